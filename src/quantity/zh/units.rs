//! Units and measure words as Chinese writes them, in simplified characters (see `fold`).

use super::lexicon::lexicon;
use crate::quantity::unit::Unit;

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Unit(Unit),
    /// A measure word, or a noun that counts like one.
    Measure,
    /// A word that only begins like one of those: 3方案 are no cubic metres.
    Other,
}

lexicon! {
    /// Units, measure words and blockers as written after a number. 强 (世界500强) and 号 are not here: they name.
    TAILS: Word = &[
        ("元 元人民币 人民币 块钱 RMB", Word::Unit(Unit::Cny)),
        ("美元 美金", Word::Unit(Unit::Usd)),
        ("欧元", Word::Unit(Unit::Eur)),
        ("英镑", Word::Unit(Unit::Gbp)),
        ("港元 港币", Word::Unit(Unit::Hkd)),
        ("日元", Word::Unit(Unit::Jpy)),
        ("亩", Word::Unit(Unit::Mu)),
        ("公顷", Word::Unit(Unit::Hectare)),
        ("英亩", Word::Unit(Unit::Acre)),
        ("平方米 平米 ㎡ m² m2", Word::Unit(Unit::SquareMetre)),
        ("平方公里 平方千米 km² km2", Word::Unit(Unit::SquareKilometre)),
        ("斤 市斤", Word::Unit(Unit::Jin)),
        ("公斤 千克 kg", Word::Unit(Unit::Kilogram)),
        ("克 g", Word::Unit(Unit::Gram)),
        ("毫克 mg", Word::Unit(Unit::Milligram)),
        ("微克 μg µg ug", Word::Unit(Unit::Microgram)),
        ("吨 t", Word::Unit(Unit::Tonne)),
        ("吨标煤 吨标准煤 吨标准煤当量 tce", Word::Unit(Unit::TonneCoal)),
        ("千克标准煤 公斤标准煤 千克标煤 公斤标煤", Word::Unit(Unit::KilogramCoal)),
        ("克标准煤 克标煤", Word::Unit(Unit::GramCoal)),
        ("立方米 立方 方 m³ m3", Word::Unit(Unit::CubicMetre)),
        ("升 公升 L", Word::Unit(Unit::Litre)),
        ("米 延米 m", Word::Unit(Unit::Metre)),
        ("公里 千米 km", Word::Unit(Unit::Kilometre)),
        ("英里", Word::Unit(Unit::Mile)),
        ("厘米 cm", Word::Unit(Unit::Centimetre)),
        ("毫米 mm", Word::Unit(Unit::Millimetre)),
        ("千瓦时 千瓦小时 度电 kWh", Word::Unit(Unit::KilowattHour)),
        ("兆瓦时 MWh", Word::Unit(Unit::MegawattHour)),
        ("吉瓦时 GWh", Word::Unit(Unit::GigawattHour)),
        ("千瓦 kW", Word::Unit(Unit::Kilowatt)),
        ("兆瓦 MW", Word::Unit(Unit::Megawatt)),
        ("吉瓦 GW", Word::Unit(Unit::Gigawatt)),
        ("秒 秒钟", Word::Unit(Unit::Second)),
        ("分钟", Word::Unit(Unit::Minute)),
        ("小时 个小时 钟头 个钟头 h", Word::Unit(Unit::Hour)),
        ("天 日", Word::Unit(Unit::Day)),
        ("工作日 个工作日", Word::Unit(Unit::WorkingDay)),
        ("周 星期 个星期", Word::Unit(Unit::Week)),
        ("个月", Word::Unit(Unit::Month)),
        ("个季度", Word::Unit(Unit::Quarter)),
        ("年", Word::Unit(Unit::Year)),
        ("% ％", Word::Unit(Unit::Percent)),
        ("‰", Word::Unit(Unit::Permille)),
        ("个百分点 百分点", Word::Unit(Unit::PercentagePoint)),
        ("倍", Word::Unit(Unit::Multiple)),
        ("级", Word::Unit(Unit::Grade)),
        ("分", Word::Unit(Unit::Point)),
        ("人 名 位", Word::Unit(Unit::Person)),
        (
            "个 家 户 件 条 处 座 项 套 所 张 辆 部 批 批次 场 场次 起 次 人次 人口 户次 艘 架 台 台套 \
             台次 台（套） 台(套) 栋 幢 间 株 棵 头 只 口 尾 匹 羽 种 类 款 篇 本 册 份 封 宗 例 笔 单 片 \
             块 段 根 节 层 班 趟 列 班次 标段 支 门 期 届 对 组 团 队 支队 路 线 盏 把 枚 颗 盆 袋 桶 瓶 \
             箱 桩 轮 步 道 面 幅 首 集 卷 页 字 村 县 市 省 区 镇 乡 国 校 院 园 馆 站 点 床 张床位 床位 \
             车次 车位 户家庭 名单 家次 件次 例次 标准箱 标箱 机组 户数 成员 岗位 企业 群众 居民 学生 农户 \
             用户 项目 村民 人份 剂次 剂 平台 课时 学时 个年头 章 款项 环 圈 代 岁 步骤 环节 窗口 事项 证 \
             链 网 方面 位次 片区 园区 场馆 线路 网格 村居 市场 节目 部分 部门 领域 阶段 类别 周年 单位 集团 小区 社区 乡镇 县区 街道 村庄 家庭 学校 \
             医院 公司 高校 机构 城市 国家 地区 县市 市县 乡村 行政村 贫困户 贫困村 点位 站点 网点 泊位 \
             车间 生产线 案件 商户 品种 品牌 种类 门类 大类 中类 小类 眼 棚 株系 畦 垛 池 井 桩位 席 人家 \
             句 句话 老人 儿童 职工 农民 员工 党员 干部 专家 博士 人才 团队",
            Word::Measure,
        ),
        (
            "位数 省道 国道 县道 方案 方式 方向 方位 方法 方便 方针 方圆 方言 方程 方舱 分别 分布 分工 分类 分析 分局 分行 \
             分期 分散 分管 分会 分院 分校 分店 分支 分子 分厂 分红 分享 分批 分流 分级 分片 分区 分公司 \
             分之 分布式 分成 升级 升至 升到 升温 升学 升值 升高 升为 升华 升降 克服 克难 米粮 米饭 米兰 \
             米面 人员 人民 人力 人士 人物 人居 人类 人数 人文 人生 人身 人性 人心 \
             人气 人像 人造 人社 人防 年级 年代 年度 年龄 年轻 年均 年薪 年底 年末 年初 \
             年终 天然 天津 天气 天河 天桥 天下 天空 天地 日均 日常 日照 日本 日报 日益 \
             日子 周边 周转 周期 周岁 周村 周口 周围 周密 部署 部长 部件 部队 项下 件套 处理 处置 处长 \
             处级 处于 处罚 条件 条例 条款 区域 区间 区划 道德 道理 面积 面向 面临 面对 面貌 面试 面包 \
             期间 期待 期末 期初 期货 期望 期限 门户 门槛 口径 口岸 口碑 位置 位居 位于 位列 名录 \
             名称 名列 名额 名牌 名片 名誉 线上 线下 线索 路线 路径 路演 对比 对应 对接 对象 \
             对口 对外 对于 对标 对照 对策 组织 组建 组合 组长 层面 层次 层级 班子 班组 站位 单独 \
             单一 次数 次要 代表 代理 代替 代码 代办 代建 集中 集群 集体 集聚 集成 集约 集合 本科 本地 \
             本市 本省 本县 本着 本土 本级 本次 本期 台湾 台阶 台账 台风 台儿庄 只有 只能 只要 只是 把握 \
             把关 支持 支付 支部 支行 支出 支撑 支援 支农 支柱 成为 成功 成立 成绩 成长 成熟 成交 成都 \
             成效 成品 成分 成本 成人 成就 成果 成套 成型 成片 成品油 级别 点亮 点击 点评 点燃 点明 点出 \
             份额 例外 例如 笔记 笔试 单纯 片面 块状 段落 根据 根本 根植 \
             节约 节能 节点 节假日 节日 班级 团结 团员 队员 队伍 路上 路面 路灯 路网 市民 市区 \
             市委 市政 市直 市级 市域 市长 市辖 市值 市属 省级 省委 省政府 省直 省会 省外 省内 县级 \
             县委 县域 县政府 县城 县长 国内 国外 国有 国家级 国际 国资 国企 国防 国税 国土 校园 校长 \
             校企 院士 院校 院长 园林 馆长 馆藏 字样 村级 村委 村支 村干部 镇村 镇级 乡里 乡亲 \
             乡贤 区县 区委 区政府 区级 区位 区块 轮训 轮番 轮流 步入 步伐 步行 道口 幅度 幅员 首先 首批 \
             首次 首个 集贸 卷入 页岩 岁月 代际 网络 网上 网站 网民 证书 证明 证券 证监 链条 链接 \
             链长 环境 环保 环比 环节点 环球 圈层 章程 章节 羽绒 头部 头号 张店 张家 张力 座谈 座位 座无 \
             只身 起来 起步 起草 起到 起点 起重 起源 场所 场地 场景 场内 场外 批准 批复 批发 批评 \
             批示 套路 套餐 套种 所有 所在 所属 所得 所谓 所以 家长 家电 家具 家居 家园 家禽 家族 家属 \
             家国 家门 家里 家用 家畜 家政 家风 户籍 户型 户口 件件 度假 度过 度夏 元素 元旦 元宵 \
             元宇宙 元件 元器件 元月 斤两 吨位 克拉 亩均 亩产",
            Word::Other,
        ),
    ]
}

lexicon! {
    /// What stands after 每 or a slash besides the words of [`TAILS`].
    PER_UNITS: Unit = &[
        ("月", Unit::Month),
        ("人·月", Unit::PersonMonth),
        ("人·年", Unit::PersonYear),
        ("户 个", Unit::Count),
    ]
}
