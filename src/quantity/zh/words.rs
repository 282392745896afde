//! The words of Chinese numeric expressions, in simplified characters (see `fold`).

use super::lexicon::lexicon;
use crate::quantity::qualifier::{Basis, Direction, Qualifier};
use crate::quantity::unit::Unit;

/// What a word before the number contributes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Prefix {
    Qualifier(Qualifier),
    Direction(Direction),
    Basis(Basis),
    Per(Unit),
    /// The unit when none is written after the number.
    Currency(Unit),
    /// 标煤1800吨: the mass is one of coal equivalent.
    Coal,
    /// 原来的: the share is one of what there was before.
    Before,
    /// 减半 is a number by itself, not half of something by which it fell.
    Halving,
    /// A word that changes nothing here: 共, 为, 累计.
    Filler,
}

use Direction::{Fall, FallTo, Reach, Rise, RiseTo};
use Qualifier::{About, AtLeast, AtMost, Magnitude, Nearly, Over, Under};

use Prefix as P;

lexicon! {
    /// Words before the number.
    PREFIXES: Prefix = &[
        ("约 大约 约有 约为 约占 大体 大致 大概 平均约", P::Qualifier(About)),
        ("近 将近 接近 逼近 近乎", P::Qualifier(Nearly)),
        ("超 超过 超出 逾 突破 破 高于 大于 多于 已超 过 高过", P::Qualifier(Over)),
        ("不低于 不少于 不小于 至少 最少 最低 起码", P::Qualifier(AtLeast)),
        ("不超过 不高于 不多于 不大于 至多 最多 最高 不超 少于等于 最长", P::Qualifier(AtMost)),
        ("不到 不足 低于 少于 小于 未满 不满 未达", P::Qualifier(Under)),
        (
            "增长 增加 增 提高 提升 上升 上涨 涨 升 回升 扩大 新增 净增 增速 增幅 增速达 增幅达 高 \
             高出 快 加快 多 增收 涨幅 改善 多出 上浮 上调 递增 攀升 跃升 延长",
            P::Direction(Rise),
        ),
        (
            "下降 减少 降低 降 减 缩短 压缩 压减 缩减 削减 收窄 回落 下滑 下跌 跌 降幅 降幅达 慢 低 少 \
             放缓 精简 节约 节省 减幅 下调 下浮 压降 减排 缩小 递减",
            P::Direction(Fall),
        ),
        ("同比 比上年 较上年 比上年同期 较上年同期 比去年 较去年 比去年同期 较去年同期", P::Basis(Basis::YearOnYear)),
        ("环比 环比上月 较上月 比上月", P::Basis(Basis::PreviousPeriod)),
        ("年均 年平均 年均复合", P::Basis(Basis::AnnualAverage)),
        ("人均 每人", P::Per(Unit::Person)),
        ("亩均 亩产", P::Per(Unit::Mu)),
        ("日均 每日 每天", P::Per(Unit::Day)),
        ("月均 每月", P::Per(Unit::Month)),
        ("户均 每户", P::Per(Unit::Count)),
        ("每人每月", P::Per(Unit::PersonMonth)),
        ("每人每年", P::Per(Unit::PersonYear)),
        ("每周", P::Per(Unit::Week)),
        ("每年", P::Per(Unit::Year)),
        ("每个工作日", P::Per(Unit::WorkingDay)),
        ("人民币 RMB ¥ CNY", P::Currency(Unit::Cny)),
        ("US$ USD $", P::Currency(Unit::Usd)),
        ("€", P::Currency(Unit::Eur)),
        ("£", P::Currency(Unit::Gbp)),
        ("HK$", P::Currency(Unit::Hkd)),
        ("标煤 标准煤", P::Coal),
        (
            "共 共计 合计 总计 累计 为 是 有 已 了 首次 连续 占 平均 幅度 多达 分别 均 各 仅 只 就 才 \
             将 可 可达 又 再 还 大幅 年初的 此前的 以前的 过去的 最初的 之前的 改革前的 原先",
            P::Filler,
        ),
        ("原来的 原有的 原来 原先的", P::Before),
        ("减半", P::Halving),
    ]
}

lexicon! {
    /// Verbs that lead to a level. They open an expression (`降至4%`) or join two (`由…压缩至…`).
    ARRIVALS: Direction = &[
        (
            "增至 增到 增长到 增长至 增加到 增加至 提高到 提高至 提升到 提升至 上升到 上升至 上升为 \
             升至 升到 涨到 涨至 上涨到 上涨至 扩大到 扩大至 扩展到 扩展至 拓展到 拓展至 延长到 延长至 \
             跃升至 跃升到 跃居 增加为 提高为 发展到 壮大到 高达 增为 攀升至 攀升到 扩容至 扩容到 \
             扩大为 提至 提升为 上调至 上调为 上调到 回升至 回升到 跃升为",
            RiseTo,
        ),
        (
            "降至 降到 下降到 下降至 下降为 降低到 降低至 降为 减至 减到 减少到 减少至 减少为 压缩到 \
             压缩至 压缩为 压减到 压减至 压减为 压至 缩短到 缩短至 缩短为 缩减到 缩减至 缩减为 缩小到 \
             缩小至 精简到 精简至 精简为 回落到 回落至 收窄到 收窄至 跌至 跌到 下跌至 下滑至 低至 \
             下调至 下调为 下调到 压降至 压缩成 缩至 缩到 缩小为 下滑到 下跌到 降低为",
            FallTo,
        ),
        (
            "达到 达 达到了 完成 实现 控制在 保持在 稳定在 维持在 定为 调整为 调整到 调整至 变为 变成 \
             优化为 优化到 优化至 改为 转为 控制到 升级为 调至 变更为",
            Reach,
        ),
    ]
}

lexicon! {
    /// Words after the unit, and words that only begin like one (3个内地城市).
    SUFFIXES: Option<Qualifier> = &[
        ("左右 上下 前后", Some(About)),
        ("以上 及以上 或以上 之上", Some(AtLeast)),
        ("以下 及以下 或以下 以内 之内 内", Some(AtMost)),
        ("多 余 有余 开外", Some(Over)),
        (
            "内地 内部 内容 内外 内蒙 内涵 内需 内陆 内设 内河 内生 内存 内资 内销 内贸 内科 内涝 内环 \
             内控 内循环 内在 多元 多家 多地 多个 多次 多方 多种 多样 多项 多层 多功能 多头 多式 多规 \
             多部 多措 多点 多维 多年 多月 余下 余额 余热 余粮 余杭 余姚 余电 上下游 上下班 上下联 \
             上下级 上下一 上下功 上下同 前后端 左右手 左右两 左右岸 以下简 以下几 以下三 以下四 \
             以下五 以下六 以下七 以下八 以下九 以下十 以下问 以下方 以下内 以下措 以下主 以上率 \
             以内部",
            None,
        ),
    ]
}

lexicon! {
    /// Between the ends of a range.
    RANGE_SIGNS: () = &[("- – — —— ― ─ ~ 〜 ～ － − 至 到", ())]
}

lexicon! {
    /// Between the parts of a ratio.
    RATIO_SIGNS: () = &[(": ： ∶ ︰ ﹕ 比", ())]
}

lexicon! {
    /// Before a rank.
    RANK_VERBS: () = &[("居 位居 稳居 列 位列 名列 排名 排 位次 并列 居于 排在 均居 均列 均位居", ())]
}

lexicon! {
    /// What stands inside a number: 2300多亿元, 1.2万余.
    HEDGES: Option<Qualifier> = &[
        ("多 余 几", Some(Over)),
        ("来", Some(About)),
        // Words that only begin like one.
        (
            "多样 余下 余额 余热 余粮 余杭 余姚 来自 来源 来看 来说 来到 来了 来临 几乎 几何",
            None,
        ),
    ]
}

lexicon! {
    /// Before a power of ten that alone is known: 数十, 上万.
    VAGUE: Qualifier = &[("数 几 好几", About), ("上 成", Magnitude)]
}

lexicon! {
    /// Between the two ends of a from–to.
    ADVERBS: () = &[("大幅 逐步 进一步 平均 整体 直接 稳步 迅速 快速 持续 逐年 再 已 也 一下子 一次性", ())]
}
