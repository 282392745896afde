//! Words and names with numerals that are no figures.
//!
//! The first character of a figure is often the first of a word: 百姓 are no hundred families and
//! 签约20个项目 leaves nothing to 约. What stands here is stepped over where it begins. Numerals
//! alone (三, 百, 十大) and 一 with a measure word are no figures by rule and need no entry; what
//! stands in quotation marks is seen to elsewhere. The lists are sorted by code point.

use super::lexicon::lexicon;

/// What is no figure although it holds numerals, or begins like a hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary word; nothing is found.
    Word,
    /// A name of something; it is found as one.
    Name,
}

lexicon! {
    /// Words and names that are no figures.
    NO_FIGURES: Kind = &[
        // Verbs and nouns that end in a character which before a number would be a hedge or a direction:
        // 签约20个项目 are twenty, not about twenty.
        (
            "上下 上升 上市 上年 上报 上海 上级 下达 不过 个数 临近 亲近 人数 从业 从严 从事 以上率 件数 \
             众多 会上 传达 低保 低收入 低碳 倍数 偏低 偏高 做过 公约 减污 减碳 减税 减负 减量 几乎 几何 \
             分数 列为 列入 列车 到达 制约 加快建设 升级 去过 参数 反超 发达 合约 周边近 地上 基数 基础上 \
             增值税 增加值 增强 增收节支 增设 增进 增量 多万 多亿 多元 多家 多少 多层次 多数 多方 多样 多次 \
             多渠道 多点 多种 多部门 多项 大多 完成率 少年 少数 就近 尽快 居住 居委 居家 居民 履约 岁数 度过 \
             很多 很少 很快 很高 快速 总数 户数 手上 打破 抵达 拉近 指数 排放 排查 排水 排污 提升工程 提升年 \
             提升行动 数字 数据 数控 数智 数码 数量 数额 新近 早上 晚上 更低 更多 更快 更高 最大 最快 最慢 \
             最近 有过 条约 次数 海上 涨价 渡过 爆破 特约 由于 直达 相约 相近 看过 破产 破解 签约 简约 系数 \
             繁多 线上 经过 续约 缔约 缺少 网上 自主 自动 自己 自治 自然 自贸 节约型 街上 表达 见过 解约 \
             许多 诸多 贴近 走过 走近 赶超 超前 超声 超大 超市 超标 超级 超额 越过 跨过 路上 路过 身上 转达 \
             较低 较快 较高 达产 达成 达标 过低 过去 过快 过渡 过程 过高 近代 近岸 近平 近年 近日 近期 近来 \
             近海 违约 送达 透过 通达 通过 逾期 邀约 邻近 错过 附近 陆上 降本 降碳 集约 靠近 预约 高层次 \
             高效 高新 高标准 高校 高水平 高端 高质量 高速 高铁",
            Kind::Word,
        ),
        // Words in which a numeral means one, the same or every.
        (
            "一下 一丝不苟 一举 一些 一代 一以贯之 一体 一体化 一侧 一共 一再 一切 一刻 一口气 一同 一向 \
             一味 一天到晚 一天天 一头 一如既往 一定 一对一 一年一度 一年到头 一年四季 一年年 一律 一心 \
             一心一意 一成不变 一手 一把手 一揽子 一方面 一日千里 一旦 一时 一时间 一本通 一条龙 一样 一概 \
             一次性 一步一 一步到位 一流 一片 一生 一番 一番事业 一盘棋 一目了然 一直 一窝蜂 一站式 一端 \
             一系列 一级 一线 一经 一股脑 一致 一般 一贯 一起 一路 一身 一辈 一边 一道 一部分 一键 一门心思 \
             一面 一马当先 七上八下 万一 万丈 万事 万人空巷 万众 万全 万千 万民 万水千山 万物 万能 万象 万里 \
             三天两头 三心二意 三番五次 三言两语 下一步 不一 专一 之一 五湖四海 五花八门 亿万 任一 再三 \
             十全十美 十足 千万不 千万要 千丝万缕 千军万马 千千万 千千万万 千家万户 千山万水 千年 千方百计 \
             千秋 千载 千辛万苦 千里 半导体 半山 半岛 半径 半成品 半挂 半边天 单一 另一 另一方面 同一 周一 \
             周三 周二 周五 周六 周四 周日 唯一 唯一一 四周 四季 四海 四面八方 成千上万 成百上千 星期一 \
             星期三 星期二 星期五 星期六 星期四 某一 每一 百姓 百家争鸣 百尺竿头 百年 百废待兴 百战 百折不挠 \
             百科 百花 百货 百里挑一 第一步 第一线 统一 老百姓 这一 进一步 逐一 那一",
            Kind::Word,
        ),
        // Ordinals without a place in an order: 第一书记, 第三产业.
        (
            "一二三产 一二三产业 一二线 一产 一等奖 七一 七夕 三产 三伏 三八 三四线 三孩 三峡 三文鱼 \
             三次产业 三等奖 三维 三联动 三胎 三角 三轮 三门峡 九州 二三线 二产 二十四史 二十四节气 二孩 \
             二手 二次 二等奖 二级 二维 二维码 二胎 五一 五台山 五四 五金 八一 八仙 八项规定 六一 六盘水 \
             十一假期 十一黄金周 十二生肖 十八洞 四川 国庆十一 第一主体 第一书记 第一产业 第一人称 第一代 \
             第一动力 第一台阶 第一战役 第一把手 第一方阵 第一时间 第一梯队 第一生产力 第一站 第一粒扣子 \
             第一要务 第一要素 第一议题 第一课堂 第一责任 第一责任人 第一资源 第三产业 第三代 第三方 \
             第二产业 第二代 第二天 第二战役 第二课堂 第五代 第四代",
            Kind::Word,
        ),
        // Place names and firms that begin like a figure.
        (
            "一加一 一汽 万事达 万人计划 万华 万和 万寿 万盛 万福 万科 万象城 万达 万通 三一重工 三亚 三元桥 \
             三明 三星 三沙 九三 九寨沟 九江 九龙 二七 二连浩特 五征 五棵松 五粮液 五莲 亿利 亿嘉 亿联 八里 \
             六合 六安 十堰 十里 千乘 千人计划 千佛山 千千佳 千岛 千岛湖 千禧 千金 双十一 四平 张百顺 百世 \
             百丽 百事 百人会 百度 百胜 百色 百里",
            Kind::Word,
        ),
        // Programmes, slogans and set phrases: the numeral counts what the reader is told elsewhere.
        (
            "1+1 7X24小时 7x24小时 7×24小时 一业一策 一业一证 一中全会 一事一议 一人一档 一人一策 一件事 \
             一企一档 一企一策 一体两翼 一卡通 一厂一策 一县一业 一县一园 一口清 一园一业一平台 一圈一带 \
             一城两带 一对一帮扶 一岗双责 一带一城 一带一路 一府两院 一张图 一张网 一张表 一户一策 一本账 \
             一村一品 一校一策 一核两翼 一次办好 一次办成 一次通办 一河一策 一湖一环 一片多极 一盏灯 一码通 \
             一窗受理 一窗通办 一类创新药 一类新药 一网通办 一老一小 一老一幼 一肩挑 一谷一区一市一岛 \
             一轴两带 一违一档 一链办理 一镇一业 一门式 七中全会 七五普法 七通一平 万人助万企 万企 万元GDP \
             万元国内生产总值 万元地区生产总值 万元工业产值 万元工业增加值 万元生产总值 万村整治 三下乡 \
             三严三实 三个代表 三中全会 三会一课 三位一体 三供一业 三八红旗手 三公 三农 三农工作 三包 \
             三区三线 三医联动 三去一降一补 三同时 三品一标 三品认证 三大全会 三大攻坚战 三大革命 三招三引 \
             三支一扶 三权分置 三步走 三治 三治融合 三百工程 三级联动 三线一单 三网融合 三讲 三证 三证合一 \
             三通一平 三重一大 三链融合 三高一低 世界500强 两不愁三保障 两业融合 两个一百年 两个健全 \
             两个毫不动摇 两个确立 两个维护 两优一先 两会 两区 两委 两学一做 两山 两手抓 两手都要硬 两癌 \
             两院 两项补贴 中国500强 九年一贯制 九年义务教育 二中全会 二十四字 二十大 五一劳动奖章 五个一百 \
             五中全会 五位一体 五保 五减 五减改革 五四青年奖章 五大振兴 五星级 五证合一 五通十有 五险一金 \
             八五普法 八抓20条 六个一工程 六中全会 六保 六税两费 六稳 十一连增 十七大 十九大 十八大 十六大 \
             十强 十强产业 千亩方 千企 千村示范 双一流 双万 双百 双随机、一公开 双随机一公开 四上企业 \
             四不两直 四个全面 四个意识 四个自信 四中全会 四位一体 四史 四园两区 四大班子 四好农村路 四新 \
             四新经济 四梁八柱 四荒 四证联办 四轮驱动 四风 多规合一 多证合一 工业4.0 放管服 新三板 \
             百万大裁军 百亿工程 百企 百千万 百千万工程 百团大战 百强 百强区 百强县 百日会战 百日攻坚 \
             百日行动 百箱计划",
            Kind::Name,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<&str> = NO_FIGURES.entries().iter().map(|(word, _)| *word).collect();
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
