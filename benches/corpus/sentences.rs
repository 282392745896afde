//! Sentences in both languages from one set of facts.
//!
//! A pattern is a Chinese and an English sentence with the same slots in braces; the
//! facts are drawn once, so the two always agree in every number and name.

use super::measures::{Amount, MEASURES, decimal};
use super::random::Random;
use super::terms::{PROGRAMMES, TOOLS};
use super::words::{ACTIONS, Named, OFFICES, RESULTS};

/// Text in both languages.
#[derive(Clone, Default)]
pub(crate) struct Both {
    /// Chinese.
    pub(crate) zh: String,
    /// English.
    pub(crate) en: String,
}

impl Both {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// Where and when a report takes place.
#[derive(Clone, Copy)]
pub(crate) struct Setting {
    /// The year.
    pub(crate) year: u64,
    /// The city.
    pub(crate) city: &'static Named,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from one to twelve.
pub(crate) fn month_name(month: u64) -> &'static str {
    MONTHS[usize::try_from(month).expect("a month") - 1]
}

const PATTERNS: &[(&str, &str)] = &[
    (
        "{year}年，{city}{how}，{action}{programme}，{result}。",
        "In {year} {city}, {how}, {action} {programme}, which {result}.",
    ),
    (
        "据{office}通报，{year}年前{months}个月{measure}为{amount}，{growth}，**{programme}**{result}。",
        "{office} reported that {measure} came to {amount} in the first {months} months of {year}, {growth}; **{programme}** {result}.",
    ),
    (
        "{office}牵头{action}{programme}，{how}，带动{measure}达到{amount}。",
        "Led by {office}, the city {action} {programme} {how}; this brought {measure} to {amount}.",
    ),
    (
        "到{month}月末，{measure}达到{amount}，{growth}，“{programme}”各项工作{result}。",
        "At the end of {month} {measure} stood at {amount}, {growth}; all work on “{programme}” {result}.",
    ),
    (
        "走访企业时收集的{many}条意见中，有{few}条涉及{programme}，{office}已逐条答复，{city}{how}。",
        "Of the {many} comments gathered on visits to firms, {few} concerned {programme}; {office} has answered each, and {city} went on {how}.",
    ),
    (
        "{office}印发《{city}{programme}工作方案（{year}—{later}年）》，列出{few}项任务、{many}个项目，要求{how}，逐项抓好落实。",
        "{office} issued a work plan for {programme} in {city} ({year}–{later}) that lists {few} tasks and {many} projects, each to be carried out {how}.",
    ),
    (
        "按照规划，{later}年{measure}的目标是{amount}，{city}将{how}，把{programme}抓到底。",
        "The plan’s target for {measure} in {later} is {amount}; {city} will press on with {programme} {how}.",
    ),
    (
        "从{before}年到{year}年，{measure}由{earlier}增至{amount}，*{programme}*对增量的贡献约为{share}%。",
        "From {before} to {year} {measure} rose from {earlier} to {amount}; *{programme}* accounted for about {share}% of the rise.",
    ),
    (
        "有记者问{programme}何时覆盖全部县（市、区），{office}回应，将{how}，{month}月底前拿出时间表。",
        "Asked when {programme} would reach every county and district, {office} replied that a timetable, drawn up {how}, would be ready by the end of {month}.",
    ),
    (
        "资金方面，{city}安排{money}00万元用于{programme}，{how}，惠及{few}个县（市、区）的{many}个村和社区。",
        "As for money, {city} set aside RMB {money} million for {programme}, which reached {many} villages and neighbourhoods in {few} counties and districts {how}.",
    ),
    (
        "{city}的{measure}（{amount}）居全省第{few}位，{growth}，{office}认为{programme}起了主要作用。",
        "{city} ranked number {few} in the province for {measure} ({amount}, {growth}); {office} gives the credit to {programme}.",
    ),
];

/// A sentence about something that happened in a setting.
pub(crate) fn sentence(random: &mut Random, setting: Setting) -> Both {
    let (zh, en) = *random.pick(PATTERNS);
    let facts = facts(random, setting);
    let slots = |name: &str| -> &Both {
        &facts
            .iter()
            .find(|(slot, _)| *slot == name)
            .expect("a slot with facts")
            .1
    };
    Both {
        zh: fill(zh, |name| slots(name).zh.as_str()),
        en: capitalised(&fill(en, |name| slots(name).en.as_str())),
    }
}

/// Several sentences as a paragraph.
pub(crate) fn paragraph(random: &mut Random, setting: Setting, sentences: u64) -> Both {
    let mut text = Both::default();
    for at in 0..sentences {
        let Both { zh, en } = sentence(random, setting);
        text.zh += &zh;
        if at > 0 {
            text.en.push(' ');
        }
        text.en += &en;
    }
    text
}

/// Everything a pattern may ask for. All is drawn although a pattern uses about half:
/// the text then does not move when a pattern changes.
fn facts(random: &mut Random, setting: Setting) -> Vec<(&'static str, Both)> {
    let programme = random.pick(PROGRAMMES).prose();
    let (how, action, result) = (random.pick(TOOLS).clause, random.pick(&ACTIONS), random.pick(&RESULTS));
    let office = random.pick(&OFFICES);
    let amount = random.pick(MEASURES).draw(random);
    let earlier = amount.earlier(random);
    let name = amount.measure.name;
    let month = random.between(1, 12);
    let growth = growth(random, amount);
    let same = |number: u64| Both::new(number.to_string(), number.to_string());
    vec![
        ("year", same(setting.year)),
        ("before", same(setting.year - random.between(1, 4))),
        ("later", same(setting.year + random.between(1, 4))),
        (
            "city",
            Both::new(format!("{}市", setting.city.name.zh), setting.city.name.en),
        ),
        ("programme", Both::new(programme.0, programme.1)),
        ("how", Both::new(how.zh, how.en)),
        ("action", Both::new(action.zh, action.en)),
        ("result", Both::new(result.zh, result.en)),
        ("office", Both::new(office.zh, office.en)),
        ("measure", Both::new(name.zh, name.en)),
        ("amount", Both::new(amount.zh(), amount.en())),
        ("earlier", Both::new(earlier.zh(), earlier.en())),
        ("growth", growth),
        ("month", Both::new(month.to_string(), month_name(month))),
        ("months", same(random.between(2, 11))),
        ("few", same(random.between(2, 16))),
        ("many", same(random.between(17, 180))),
        ("share", same(random.between(12, 88))),
        ("money", same(random.between(12, 98))),
    ]
}

/// By how much an amount grew: in per cent, or in percentage points if it is a share.
fn growth(random: &mut Random, amount: Amount) -> Both {
    if amount.measure.is_share() {
        let points = decimal(random.between(3, 49), 1);
        return Both::new(
            format!("比上年提高{points}个百分点"),
            format!("up {points} percentage points on the year before"),
        );
    }
    let percent = decimal(random.between(11, 239), 1);
    Both::new(
        format!("同比增长{percent}%"),
        format!("up {percent}% on the year before"),
    )
}

/// Replaces each `{slot}` of a pattern.
pub(crate) fn fill<'a>(pattern: &str, slot: impl Fn(&str) -> &'a str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').expect("a slot is closed");
        out += before;
        out += slot(name);
        rest = tail;
    }
    out + rest
}

/// The text with a capital first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
