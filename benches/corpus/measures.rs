//! What is measured, and how its amounts are written in each language.
//!
//! Amounts are whole tenths of the Chinese unit, never floats, so that both languages
//! say exactly the same number. Ranges are the order of size that a prefecture-level
//! city reports; the amounts themselves are invented.

use super::random::Random;
use super::words::Pair;

/// An indicator.
pub(crate) struct Measure {
    /// Its name in data and addresses.
    pub(crate) id: &'static str,
    /// Its names.
    pub(crate) name: Pair,
    /// The code of its unit in the indicator table.
    pub(crate) unit: &'static str,
    /// The Chinese unit with its multiplier, as reports write it (万户).
    pub(crate) zh_unit: &'static str,
    /// How many English units one Chinese unit is.
    scale: u64,
    /// The English unit; `RMB` and `USD` stand before the number.
    pub(crate) en_unit: &'static str,
    /// The usual range in Chinese units.
    range: (u64, u64),
    /// What it means.
    pub(crate) definition: Pair,
}

/// An amount of a measure: a report's figure.
#[derive(Clone, Copy)]
pub(crate) struct Amount {
    /// What is measured.
    pub(crate) measure: &'static Measure,
    tenths: u64,
}

const PERCENT: &str = "percent";

impl Measure {
    /// Whether it is a share, whose changes are percentage points.
    pub(crate) fn is_share(&self) -> bool {
        self.unit == PERCENT
    }

    /// A likely amount.
    pub(crate) fn draw(&'static self, random: &mut Random) -> Amount {
        let (low, high) = self.range;
        let tenths = random.between(low * 10, high * 10);
        Amount {
            measure: self,
            tenths: if low < 100 { tenths } else { tenths - tenths % 10 },
        }
    }
}

impl Amount {
    /// The same measure some years before: less.
    pub(crate) fn earlier(self, random: &mut Random) -> Self {
        // Shares move slowly: nobody reports that a satisfaction rate has doubled.
        let percent = if self.measure.is_share() {
            random.between(75, 95)
        } else {
            random.between(45, 90)
        };
        let tenths = self.tenths * percent / 100;
        let whole = self.measure.range.0 >= 100;
        Self {
            tenths: if whole { tenths - tenths % 10 } else { tenths },
            ..self
        }
    }

    /// The number in Chinese units.
    pub(crate) fn zh_number(self) -> String {
        decimal(self.tenths, 1)
    }

    /// The amount as a Chinese report words it: `5.8万户`.
    pub(crate) fn zh(self) -> String {
        self.zh_number() + self.measure.zh_unit
    }

    /// The number in English units: `58,000`, `1.26 billion`.
    pub(crate) fn en_number(self) -> String {
        let tenths = self.tenths * self.measure.scale;
        if tenths >= 10_000_000_000 {
            decimal(tenths, 10) + " billion"
        } else if tenths >= 10_000_000 {
            decimal(tenths, 7) + " million"
        } else {
            grouped(&decimal(tenths, 1))
        }
    }

    /// The amount in English: `RMB 1.26 billion`, `98.5%`, `58,000`.
    pub(crate) fn en(self) -> String {
        let number = self.en_number();
        match self.measure.en_unit {
            "%" => number + "%",
            unit @ ("RMB" | "USD") => format!("{unit} {number}"),
            "" => number,
            unit => format!("{number} {unit}"),
        }
    }
}

/// A whole number with that many of its digits after the point, no zeros at the end.
pub(crate) fn decimal(digits: u64, places: u32) -> String {
    let one = 10_u64.pow(places);
    let width = usize::try_from(places).expect("a few places");
    let text = format!("{}.{:0width$}", digits / one, digits % one);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number with commas between thousands.
fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut out = String::new();
    for (at, digit) in number.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

macro_rules! measures {
    ($($id:literal, $zh:literal, $en:literal, $unit:ident, $zh_unit:literal = $scale:literal $en_unit:literal, $low:literal..$high:literal,
        $zh_definition:literal, $en_definition:literal;)*) => {
        /// The indicators that reports speak of.
        pub(crate) const MEASURES: &[Measure] = &[$(Measure {
            id: $id,
            name: Pair { zh: $zh, en: $en },
            unit: unit_code(stringify!($unit)),
            zh_unit: $zh_unit,
            scale: $scale,
            en_unit: $en_unit,
            range: ($low, $high),
            definition: Pair { zh: $zh_definition, en: $en_definition },
        },)*];
    };
}

/// Codes are written as identifiers in the table; one of them has a hyphen.
const fn unit_code(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        b"working_day" => "working-day",
        _ => identifier,
    }
}

measures! {
    "new-business-entities", "新登记经营主体", "newly registered business entities", count, "万户" = 10_000 "", 2..12,
        "一定时期内新登记的企业、个体工商户和农民专业合作社的户数。", "Firms, sole traders and farmers’ cooperatives registered in the period.";
    "technical-upgrade-investment", "工业技术改造投资", "investment in technical upgrading", CNY, "亿元" = 100_000_000 "RMB", 5..320,
        "工业企业用于更新设备、改进工艺的固定资产投资。", "Fixed investment by industrial firms in new equipment and better processes.";
    "tax-relief", "新增减税降费", "new tax and fee relief", CNY, "万元" = 10_000 "RMB", 800..98_000,
        "因当期政策而少缴的税款和费用。", "Taxes and fees not collected because of measures of the period.";
    "water-saving-land", "新增节水灌溉面积", "land newly under water-saving irrigation", mu, "万亩" = 10_000 "mu", 2..45,
        "一定时期内新装节水灌溉设施的耕地面积。", "Farmland fitted with water-saving irrigation in the period.";
    "storage-capacity", "新型储能装机规模", "energy storage capacity", kW, "万千瓦" = 10 "MW", 2..98,
        "除抽水蓄能外，期末已并网的储能功率。", "Storage power on the grid at the end of the period, pumped hydro excluded.";
    "green-power-traded", "绿色电力成交电量", "green power traded", kWh, "亿千瓦时" = 100_000_000 "kWh", 2..64,
        "企业通过交易平台买入的风电和光伏电量。", "Wind and solar electricity that firms bought on the exchange.";
    "approval-time-cut", "压减审批用时", "approval time saved per project", working_day, "个工作日" = 1 "working days", 2..38,
        "每个项目的审批用时比改革前减少的工作日数。", "Working days by which the approval of a project became shorter than before the reform.";
    "rural-income", "农村居民人均收入", "rural income per head", CNY, "元" = 1 "RMB", 8_600..29_000,
        "农村居民平均每人可用于支出和储蓄的收入。", "Income that rural residents can spend or save, per person.";
    "energy-saved", "工业节能量", "industrial energy saved", tce, "万吨标准煤" = 10_000 "tonnes of coal equivalent", 2..86,
        "节能改造后一年少用的能源，折成标准煤。", "Energy no longer used in a year after retrofits, as coal equivalent.";
    "small-firm-loans", "普惠小微贷款余额", "outstanding loans to small firms", CNY, "亿元" = 100_000_000 "RMB", 60..980,
        "期末尚未偿还的小微企业和个体工商户贷款。", "Loans to small firms and sole traders not yet repaid at the end of the period.";
    "charging-points", "公共充电桩数量", "public charging points", count, "个" = 1 "", 320..9_800,
        "期末对公众开放的电动汽车充电桩个数。", "Charging points for electric cars open to the public at the end of the period.";
    "access-roads", "新建通户道路", "household access roads built", km, "公里" = 1 "km", 18..960,
        "一定时期内新建的、通到农户门前的硬化道路里程。", "Paved roads to rural homes built in the period.";
    "sewage-treated", "农村生活污水治理率", "village sewage treatment rate", percent, "%" = 1 "%", 34..96,
        "生活污水得到处理的行政村占全部行政村的比重。", "Villages whose household sewage is treated, as a share of all villages.";
    "firm-satisfaction", "企业服务满意率", "firms’ satisfaction rate", percent, "%" = 1 "%", 82..99,
        "回访中对政务服务表示满意的企业所占比重。", "Firms that say they are content with public services when called back.";
    "grain-output", "粮食总产量", "grain output", t, "万吨" = 10_000 "tonnes", 65..560,
        "全年夏粮和秋粮产量之和。", "Summer and autumn harvests of the year together.";
    "reclaimed-water", "再生水利用量", "reclaimed water used", m3, "万立方米" = 10_000 "cubic metres", 240..9_600,
        "处理后再次用于生产和绿化的污水量。", "Treated waste water used again in industry and for green space.";
    "skills-training", "职业技能培训", "places taken in skills training", count, "万人次" = 10_000 "", 2..28,
        "参加政府补贴性培训的人次，一人参加两次计两次。", "Attendances of subsidised training; a person who comes twice counts twice.";
    "homes-renovated", "老旧小区改造惠及户数", "homes in renovated estates", count, "万户" = 10_000 "", 2..18,
        "改造完工的老旧小区内的住户数。", "Homes in old housing estates whose renovation is complete.";
    "online-trade", "跨境电商进出口额", "cross-border online trade", USD, "亿美元" = 100_000_000 "USD", 2..76,
        "通过跨境电商平台完成的进口与出口之和。", "Imports and exports through cross-border online platforms.";
    "afforested-land", "新增造林面积", "newly afforested land", ha, "公顷" = 1 "hectares", 120..8_400,
        "一定时期内完成造林并验收合格的面积。", "Land planted with trees in the period and accepted on inspection.";
    "clean-heated-area", "清洁取暖面积", "floor space with clean heating", m2, "万平方米" = 10_000 "square metres", 150..9_900,
        "采暖季以电、天然气、余热等清洁方式供暖的建筑面积。", "Floor space heated by electricity, gas, waste heat or other clean means in the season.";
    "online-services", "可网办政务事项", "public services available online", count, "项" = 1 "", 260..2_400,
        "从申请到领取结果都能在网上完成的政务服务事项数。", "Public services that can be completed online from request to result.";
}
