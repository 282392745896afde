//! Who acts, how, where it is told, and with what result.
//!
//! Offices, cities and topics exist; what the corpus says of them is invented.

/// Words that say the same in both languages.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    /// Chinese.
    pub(crate) zh: &'static str,
    /// English.
    pub(crate) en: &'static str,
}

/// Words with a name for addresses.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    /// Lower-case ASCII.
    pub(crate) id: &'static str,
    /// The words.
    pub(crate) name: Pair,
}

const fn pair(zh: &'static str, en: &'static str) -> Pair {
    Pair { zh, en }
}

const fn named(id: &'static str, zh: &'static str, en: &'static str) -> Named {
    Named {
        id,
        name: Pair { zh, en },
    }
}

/// The sixteen prefecture-level cities of Shandong, in the order of the province's lists.
pub(crate) const CITIES: [Named; 16] = [
    named("jinan", "济南", "Jinan"),
    named("qingdao", "青岛", "Qingdao"),
    named("zibo", "淄博", "Zibo"),
    named("zaozhuang", "枣庄", "Zaozhuang"),
    named("dongying", "东营", "Dongying"),
    named("yantai", "烟台", "Yantai"),
    named("weifang", "潍坊", "Weifang"),
    named("jining", "济宁", "Jining"),
    named("taian", "泰安", "Tai’an"),
    named("weihai", "威海", "Weihai"),
    named("rizhao", "日照", "Rizhao"),
    named("linyi", "临沂", "Linyi"),
    named("dezhou", "德州", "Dezhou"),
    named("liaocheng", "聊城", "Liaocheng"),
    named("binzhou", "滨州", "Binzhou"),
    named("heze", "菏泽", "Heze"),
];

/// The topics, in the order of the navigation.
pub(crate) const TOPICS: [Named; 3] = [
    named("business-environment", "营商环境", "Business environment"),
    named("rural-revitalization", "乡村振兴", "Rural revitalization"),
    named("dual-carbon", "双碳", "Dual-carbon goals"),
];

/// Offices of a city that speak and act.
pub(crate) const OFFICES: [Pair; 14] = [
    pair("市人力资源社会保障局", "the human resources and social security bureau"),
    pair("市自然资源和规划局", "the natural resources and planning bureau"),
    pair("市水利局", "the water bureau"),
    pair("市城市管理局", "the urban management bureau"),
    pair("市大数据局", "the big data bureau"),
    pair("市文化和旅游局", "the culture and tourism bureau"),
    pair("市卫生健康委", "the health commission"),
    pair("市国资委", "the state assets commission"),
    pair("市地方金融监管局", "the local financial supervision bureau"),
    pair("市教育局", "the education bureau"),
    pair("市民政局", "the civil affairs bureau"),
    pair("市应急管理局", "the emergency management bureau"),
    pair("市投资促进局", "the investment promotion bureau"),
    pair("市司法局", "the justice bureau"),
];

/// What a city or an office does with a programme; English in the past tense.
pub(crate) const ACTIONS: [Pair; 10] = [
    pair("有序推进", "moved ahead with"),
    pair("着力深化", "deepened"),
    pair("集中力量抓好", "concentrated its staff on"),
    pair("分步实施", "phased in"),
    pair("联合推动", "worked with the counties on"),
    pair("因地制宜开展", "gave local shape to"),
    pair("提前启动", "made an early start on"),
    pair("增加投入支持", "put more money into"),
    pair("以点带面推广", "rolled out"),
    pair("细化落实", "worked out the details of"),
];

/// What comes of a programme; English follows the programme's name as its subject.
pub(crate) const RESULTS: [Pair; 8] = [
    pair("进度符合计划", "kept to its timetable"),
    pair("初步见到成效", "showed its first results"),
    pair("得到企业和居民认可", "won the approval of firms and residents"),
    pair("转入常态化运行", "became part of everyday work"),
    pair("被列为全省典型案例", "was named a model case for the province"),
    pair("提前完成全年任务", "met its annual target ahead of time"),
    pair("为其他县区提供了可借鉴的做法", "gave other counties a method to follow"),
    pair("为下一阶段打好了基础", "prepared the ground for the next stage"),
];

/// Headings of sections.
pub(crate) const SECTIONS: [Named; 10] = [
    named("background", "工作背景", "Background"),
    named("progress", "进展情况", "Progress so far"),
    named("priorities", "今年重点", "Priorities for the year"),
    named("support", "支持政策", "Support measures"),
    named("feedback", "企业反馈", "What firms say"),
    named("method", "指标口径", "How the indicators are counted"),
    named("money", "经费保障", "Where the money comes from"),
    named("next-steps", "后续步骤", "What comes next"),
    named("counties", "县区做法", "Examples from the counties"),
    named("questions", "现场问答", "Questions and answers"),
];

/// Headings above a table of figures.
pub(crate) const TABLE_HEADINGS: [Named; 4] = [
    named("main-indicators", "主要指标", "Main indicators"),
    named("at-a-glance", "数据一览", "The figures at a glance"),
    named("results", "完成情况", "Results so far"),
    named("item-by-item", "分项数据", "Figures item by item"),
];

/// Who publishes; `{city}` is the city.
pub(crate) const PUBLISHERS: [Pair; 4] = [
    pair("{city}人民政府门户网站", "{city} municipal government website"),
    pair("{city}融媒体中心", "{city} media centre"),
    pair("{city}政务公开办公室", "{city} open government office"),
    pair("{city}人民政府研究室", "{city} government research office"),
];
