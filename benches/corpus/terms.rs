//! The term base of the corpus: programmes that reports are about, and tools they use.
//!
//! Definitions say in one sentence what the word usually means in government reports.

use super::words::Pair;

/// A term.
pub(crate) struct Term {
    /// Its name in data and addresses.
    pub(crate) id: &'static str,
    /// Its preferred renderings.
    pub(crate) name: Pair,
    /// What it means.
    pub(crate) definition: Pair,
}

/// A term that reports have as their subject.
pub(crate) struct Programme {
    /// The term.
    pub(crate) term: Term,
    /// `the ` where English prose needs it before the name.
    article: &'static str,
}

impl Programme {
    /// The name as it stands in prose.
    pub(crate) fn prose(&self) -> (String, String) {
        (
            self.term.name.zh.to_owned(),
            format!("{}{}", self.article, self.term.name.en),
        )
    }
}

/// A term that reports mention as a means.
pub(crate) struct Tool {
    /// The term.
    pub(crate) term: Term,
    /// A clause with it: in Chinese what is done, in English how it is done.
    pub(crate) clause: Pair,
}

/// Every term, programmes first.
pub(crate) fn terms() -> impl Iterator<Item = &'static Term> {
    PROGRAMMES
        .iter()
        .map(|programme| &programme.term)
        .chain(TOOLS.iter().map(|tool| &tool.term))
}

macro_rules! programmes {
    ($($id:literal, $zh:literal, $article:literal $en:literal, $zh_definition:literal, $en_definition:literal;)*) => {
        /// What reports are about. English names are singular, for the verbs that follow.
        pub(crate) const PROGRAMMES: &[Programme] = &[$(Programme {
            term: Term {
                id: $id,
                name: Pair { zh: $zh, en: $en },
                definition: Pair { zh: $zh_definition, en: $en_definition },
            },
            article: $article,
        },)*];
    };
}

macro_rules! tools {
    ($($id:literal, $zh:literal, $en:literal, $zh_clause:literal, $en_clause:literal, $zh_definition:literal, $en_definition:literal;)*) => {
        /// By what means it is done.
        pub(crate) const TOOLS: &[Tool] = &[$(Tool {
            term: Term {
                id: $id,
                name: Pair { zh: $zh, en: $en },
                definition: Pair { zh: $zh_definition, en: $en_definition },
            },
            clause: Pair { zh: $zh_clause, en: $en_clause },
        },)*];
    };
}

programmes! {
    "single-window-acceptance", "一窗受理", "" "single-window acceptance",
        "各部门事项由一个综合窗口统一收件、分头办理、统一出件。", "One counter takes in requests for all departments and hands out the results.";
    "life-event-services", "一件事集成办", "" "bundled service for life events",
        "把企业和居民眼中的一件事所涉及的多个事项合并办理。", "The steps that a firm or resident sees as one matter are handled together.";
    "credit-based-supervision", "信用分级监管", "" "credit-based supervision",
        "按企业信用等级决定检查的频次和方式。", "How often and how a firm is inspected depends on its credit grade.";
    "market-access-list", "市场准入负面清单", "the " "negative list for market access",
        "清单以外的行业，各类经营主体都可以依法进入。", "Any business may enter a trade that the list does not name.";
    "chain-leader-system", "产业链链长制", "the " "industrial chain leader system",
        "由市领导分别负责一条产业链的协调与服务。", "Each industrial chain has a city leader who answers for its coordination.";
    "equipment-renewal", "大规模设备更新", "" "large-scale equipment renewal",
        "支持企业成批淘汰低效设备、换用先进设备。", "Firms receive support to replace inefficient equipment in bulk.";
    "digital-workshops", "数字化车间建设", "" "digital workshop construction",
        "用联网设备和软件管理车间的生产过程。", "Workshops run their production with connected equipment and software.";
    "specialised-firms", "专精特新企业培育", "the " "specialised small firms scheme",
        "扶持在细分领域有专长、有创新的中小企业。", "Support for small firms with skill and novelty in a narrow field.";
    "seed-industry", "现代种业提升", "" "seed industry improvement",
        "改进育种、繁种和推广，提高良种供应能力。", "Better breeding, multiplication and distribution of good seed.";
    "saline-land", "盐碱地综合利用", "" "saline land development",
        "通过改良土壤和选种耐盐作物来利用盐碱地。", "Saline land is put to use by improving soil and planting crops that bear salt.";
    "water-saving-irrigation", "节水灌溉", "" "water-saving irrigation",
        "以管道、喷灌和滴灌代替漫灌。", "Pipes, sprinklers and drip lines take the place of flooding.";
    "rural-sewage", "农村污水治理", "" "rural sewage treatment",
        "收集并处理村庄的生活污水。", "Household sewage of villages is collected and treated.";
    "village-clinics", "村卫生室标准化建设", "the " "village clinic standard",
        "村卫生室的用房、设备和人员按统一标准配备。", "Village clinics have rooms, equipment and staff to one standard.";
    "estate-renovation", "老旧小区改造", "" "old estate renovation",
        "更新建成较早的住宅小区的管线、外墙和公共设施。", "Pipes, walls and shared facilities of older housing estates are renewed.";
    "clean-heating", "冬季清洁取暖", "" "clean winter heating",
        "用电、天然气、余热等代替散煤取暖。", "Electricity, gas and waste heat take the place of loose coal.";
    "energy-storage", "新型储能", "" "new-type energy storage",
        "抽水蓄能以外的储能方式，如电化学储能和压缩空气储能。", "Storage other than pumped hydro, such as batteries and compressed air.";
    "waste-heat", "工业余热利用", "" "industrial waste heat recovery",
        "把生产中排出的热量回收用于供暖或生产。", "Heat given off in production is used for heating or production.";
    "carbon-footprint", "产品碳足迹管理", "" "product carbon footprint management",
        "核算并公布产品在整个生命周期内的碳排放。", "The emissions of a product over its life are counted and published.";
    "green-power-trading", "绿色电力交易", "" "green power trading",
        "企业通过交易平台购买风电和光伏电量。", "Firms buy wind and solar electricity on an exchange.";
    "charging-network", "充电网络建设", "the " "charging network",
        "在城乡布设电动汽车公共充电设施。", "Public charging for electric cars is set up in town and country.";
    "river-chief-system", "河湖长制", "the " "river and lake chief system",
        "每条河、每个湖都有一名负责人对其治理负责。", "Every river and lake has an official who answers for its care.";
    "waste-sorting", "生活垃圾分类", "" "household waste sorting",
        "居民按类别投放垃圾，分别运输和处理。", "Residents put out waste by kind, and it is carried and treated apart.";
    "arrears-clearance", "中小企业账款清欠", "the " "clearance of arrears to small firms",
        "督促机关和国有企业付清所欠中小企业的款项。", "Public bodies and state firms are pressed to pay what they owe small firms.";
    "rural-online-retail", "农村电商", "" "rural online retail",
        "农产品通过网络卖出，日用品通过网络进村。", "Farm produce is sold, and goods reach villages, through the internet.";
}

tools! {
    "hotline-12345", "12345热线", "12345 hotline",
        "借助12345热线汇集诉求", "with the help of requests made to the 12345 hotline",
        "受理咨询、投诉和建议的政务服务热线。", "The public line for questions, complaints and suggestions.";
    "notification-and-commitment", "告知承诺制", "notification-and-commitment system",
        "在审批环节实行告知承诺制", "under the notification-and-commitment system",
        "申请人承诺符合条件即可先行获批，事后核查。", "An applicant who pledges to meet the conditions is approved first and checked later.";
    "random-inspection", "双随机一公开", "randomised inspection",
        "以双随机一公开方式加强检查", "with checks made through randomised inspection",
        "随机抽取检查对象和检查人员，并公开结果。", "Firms and inspectors are drawn by lot, and the results are published.";
    "chief-service-officer", "首席服务员", "chief service officer",
        "为重点项目配备首席服务员", "with a chief service officer for every major project",
        "专门为某个项目或企业协调解决问题的干部。", "An official who solves problems for one project or firm.";
    "grid-management", "网格化管理", "grid management",
        "把任务纳入网格化管理", "through grid management of neighbourhoods and villages",
        "把辖区划成网格，每格有专人负责。", "A district is divided into cells, each with a person in charge.";
    "special-bonds", "专项债券", "special-purpose bonds",
        "用好专项债券资金", "with money from special-purpose bonds",
        "为有收益的公益项目发行的地方政府债券。", "Local government bonds for public projects that earn income.";
    "direct-funds", "财政直达资金", "direct-to-county funds",
        "加快拨付财政直达资金", "with direct-to-county funds paid out sooner",
        "由中央财政直接拨到市县基层的资金。", "Money that the central budget sends straight to cities and counties.";
    "per-mu-assessment", "亩均效益评价", "output-per-mu assessment",
        "依据亩均效益评价配置资源", "with resources allotted by output-per-mu assessment",
        "按每亩用地的产出和税收给企业评级。", "Firms are graded by output and tax for each mu of land.";
    "green-credit", "绿色信贷", "green credit",
        "引导银行增加绿色信贷", "with more green credit from banks",
        "银行为节能环保项目提供的贷款。", "Bank loans for projects that save energy or protect the environment.";
    "bank-firm-matching", "银企对接", "bank-firm matching",
        "每季度组织银企对接", "through quarterly bank-firm matching",
        "政府组织银行与需要融资的企业见面商谈。", "Meetings at which banks and firms in need of finance are brought together.";
    "open-challenge", "揭榜挂帅", "open-challenge contracting",
        "对关键技术实行揭榜挂帅", "with open-challenge contracting for key technologies",
        "公布技术难题，由有能力者应征攻关。", "A technical problem is made public and goes to whoever can solve it.";
    "paired-assistance", "结对帮扶", "paired assistance",
        "组织机关与村庄结对帮扶", "through paired assistance between offices and villages",
        "机关单位与困难村户结成对子给予帮助。", "Public offices each help a village or household in need.";
    "fault-tolerance", "容错纠错机制", "fault-tolerance mechanism",
        "健全容错纠错机制", "under a clearer fault-tolerance mechanism",
        "对改革中的无心之失免责并及时改正。", "Honest mistakes made in reform are put right and not punished.";
    "third-party-assessment", "第三方评估", "third-party assessment",
        "定期开展第三方评估", "with regular third-party assessment",
        "委托独立机构评价政策的执行和效果。", "An independent body judges how a policy is carried out and what it does.";
    "electronic-seals", "电子印章", "electronic seals",
        "推广使用电子印章", "with electronic seals in place of ink ones",
        "与实物印章具有同等法律效力的电子签章。", "Digital seals with the same legal force as real ones.";
    "monthly-review", "月调度机制", "monthly review",
        "建立月调度机制", "under a monthly review",
        "每月汇总进度、通报问题的工作制度。", "A routine by which progress and problems are gathered every month.";
}
