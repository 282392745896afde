//! An invented corpus of report pairs, to measure the generator with.
//!
//! All prose, numbers and sources are made up from a vocabulary; only cities, topics and
//! offices exist. The same `seed` gives the same bytes everywhere ([`random`]). Both
//! writers tell the same reports: [`wenzhai_site`] as a complete site for `wenzhai build`,
//! [`hugo_site`] as the content of the Hugo site in `benches/hugo`, which makes the same
//! kinds of pages of it.
//!
//! A report is what a long summary is: about 1,450 Chinese characters with markup and an
//! English mate, two to five sections, one table, one footnote, lists (some nested),
//! quotations, emphasis, two or three links to other reports, five figures; one in a
//! hundred has a block of code. No crate is needed, so plain `rustc` compiles it.

#![allow(
    dead_code,
    unused_imports,
    reason = "a test or bench that includes this module uses one of the writers"
)]

mod body;
mod hugo;
mod measures;
pub(crate) mod random;
mod sentences;
mod terms;
mod wenzhai;
mod words;

use measures::{Amount, MEASURES};
use random::Random;
use sentences::{Both, Setting, capitalised, fill, month_name, paragraph};
use terms::{PROGRAMMES, Programme};
use words::{CITIES, Named, PUBLISHERS, Pair, TOPICS};

pub(crate) use hugo::hugo_site;
pub(crate) use wenzhai::wenzhai_site;
#[allow(unused_imports, reason = "tests include this module for the other form")]
pub(crate) use wenzhai::wenzhai_site_without_terms;

/// The seed of published measurements.
pub(crate) const SEED: u64 = 2_026;

/// The years that reports are from: those of the digest's own sources and around.
const YEARS: (u64, u64) = (2012, 2025);

/// Kinds of documents that reports are said to be: half of those there are.
const KINDS: [&str; 5] = ["work-report", "plan", "policy", "press-conference", "news"];

/// Purposes of random streams; see [`Random::stream`].
const IDENTITY: u64 = 1;
const CONTENT: u64 = 2;
const KIND: u64 = 3;
/// The stream of a measure is this one and its place in the list.
const MEASURED: u64 = 1_000;

/// One report in both languages.
pub(crate) struct Report {
    /// Its name in addresses.
    pub(crate) id: String,
    /// The day of publication, `2019-06-12`.
    pub(crate) published: String,
    /// The id of its city.
    pub(crate) region: &'static str,
    /// The ids of its topics, one to three.
    pub(crate) topics: Vec<&'static str>,
    /// What kind of document it is said to be.
    pub(crate) kind: &'static str,
    /// Where the source is.
    pub(crate) url: String,
    /// Its figures.
    pub(crate) figures: Vec<Figure>,
    /// What the Chinese page says.
    pub(crate) zh: Text,
    /// What the English page says.
    pub(crate) en: Text,
}

/// What one language's page says.
pub(crate) struct Text {
    /// The title.
    pub(crate) title: String,
    /// Two sentences.
    pub(crate) summary: String,
    /// Who published the source.
    pub(crate) publisher: String,
    /// What the source is called.
    pub(crate) source: String,
    /// Markdown, in which `report:ID` is the address of another report.
    pub(crate) body: String,
}

/// One figure.
pub(crate) struct Figure {
    /// What and how much.
    pub(crate) amount: Amount,
    /// When.
    pub(crate) period: Period,
}

/// A year up to a month.
#[derive(Clone)]
pub(crate) struct Period {
    /// In EDTF.
    pub(crate) edtf: String,
    /// In Chinese.
    pub(crate) zh: String,
    /// In English.
    pub(crate) en: String,
}

/// What must be known of a report to link to it.
pub(crate) struct Identity {
    /// Its name in addresses.
    pub(crate) id: String,
    /// Where and when.
    pub(crate) setting: Setting,
    programme: &'static Programme,
}

/// The first `n` reports of a seed. Links lead to reports among these `n`.
pub(crate) fn reports(n: u64, seed: u64) -> impl Iterator<Item = Report> {
    (0..n).map(move |index| report(index, n, seed))
}

/// The cities.
pub(crate) fn cities() -> &'static [Named] {
    &CITIES
}

/// The topics.
pub(crate) fn topics() -> &'static [Named] {
    &TOPICS
}

fn identity(index: u64, seed: u64) -> Identity {
    let mut random = Random::stream(seed, IDENTITY, index);
    let setting = Setting {
        year: random.between(YEARS.0, YEARS.1),
        city: random.pick(&CITIES),
    };
    let programme = random.pick(PROGRAMMES);
    let id = format!("{}-{}-{:05}", setting.city.id, setting.year, index + 1);
    Identity { id, setting, programme }
}

fn report(index: u64, n: u64, seed: u64) -> Report {
    let identity = identity(index, seed);
    let mut random = Random::stream(seed, CONTENT, index);
    let Setting { year, city } = identity.setting;
    let (month, day) = (random.between(1, 12), random.between(1, 28));
    let topics = draw_topics(&mut random);
    let title = title(&identity, index + 1);
    let publisher = publisher(random.pick(&PUBLISHERS), city);
    let figures = draw_figures(&mut random, identity.setting, month, seed);
    let related = draw_related(&mut random, index, n, seed);
    let summary = paragraph(&mut random, identity.setting, 2);
    let footnote = Both::new(
        format!("数据来源：{}，{year}年{month}月{day}日。", publisher.zh),
        format!("Source: {}, {day} {} {year}.", publisher.en, month_name(month)),
    );
    let plan = body::Plan {
        identity: &identity,
        figures: &figures,
        related: &related,
        footnote,
    };
    let body = body::write(&mut random, &plan);
    let text = |title: String, summary: &str, publisher: String, body: String| Text {
        source: title.clone(),
        // A summary is plain text.
        summary: summary.replace('*', ""),
        title,
        publisher,
        body,
    };
    Report {
        published: format!("{year}-{month:02}-{day:02}"),
        region: city.id,
        topics,
        kind: Random::stream(seed, KIND, index).pick::<&str>(&KINDS),
        url: format!(
            "https://{}.example/{year}/{month:02}/{day:02}/{:05}.html",
            city.id,
            index + 1
        ),
        figures,
        zh: text(title.zh, &summary.zh, publisher.zh, body.zh),
        en: text(title.en, &summary.en, publisher.en, body.en),
        id: identity.id,
    }
}

fn title(identity: &Identity, number: u64) -> Both {
    let Identity {
        setting: Setting { year, city },
        programme,
        ..
    } = identity;
    let (zh, en) = programme.prose();
    Both::new(
        format!("{}市{zh}{year}年进展通报（第{number}号）", city.name.zh),
        format!("{} reports on {en} in {year} (no. {number})", city.name.en),
    )
}

fn publisher(words: &Pair, city: &Named) -> Both {
    let zh_city = format!("{}市", city.name.zh);
    Both::new(
        fill(words.zh, |_| &zh_city),
        capitalised(&fill(words.en, |_| city.name.en)),
    )
}

/// Half of all reports have one topic, a third two, the rest all three.
fn draw_topics(random: &mut Random) -> Vec<&'static str> {
    let count = match random.below(100) {
        0..50 => 1,
        50..85 => 2,
        _ => 3,
    };
    let chosen: Vec<&str> = random
        .sample(&TOPICS, count)
        .into_iter()
        .map(|topic| topic.id)
        .collect();
    TOPICS
        .iter()
        .map(|topic| topic.id)
        .filter(|id| chosen.contains(id))
        .collect()
}

/// Two reports about one city and period say one number: if they did not, each would be a finding.
fn draw_figures(random: &mut Random, setting: Setting, month: u64, seed: u64) -> Vec<Figure> {
    let period = period(setting.year, month);
    let is_here = |city: &Named| city.id == setting.city.id;
    let city = CITIES.iter().position(is_here).expect("the city is one of the list");
    let what = (setting.year * 12 + month) * 100 + number(city);
    let places: Vec<usize> = (0..MEASURES.len()).collect();
    let figure = |place: &usize| Figure {
        amount: MEASURES[*place].draw(&mut Random::stream(seed, MEASURED + number(*place), what)),
        period: period.clone(),
    };
    random.sample(&places, 5).into_iter().map(figure).collect()
}

fn number(place: usize) -> u64 {
    u64::try_from(place).expect("a place fits in 64 bits")
}

/// Two or three other reports; the report itself only if there is no other.
fn draw_related(random: &mut Random, index: u64, n: u64, seed: u64) -> Vec<Identity> {
    let count = random.between(2, 3);
    let others = (0..count).map(|_| (index + 1 + random.below((n - 1).max(1))) % n);
    others.map(|other| identity(other, seed)).collect()
}

/// From January to a month, as reports say it: the first month and the whole year have
/// names of their own.
fn period(year: u64, month: u64) -> Period {
    let (edtf, zh, en) = match month {
        1 => (format!("{year}-01"), format!("{year}年1月"), format!("January {year}")),
        12 => (format!("{year}"), format!("{year}年全年"), format!("all of {year}")),
        _ => (
            format!("{year}-01/{year}-{month:02}"),
            format!("{year}年1—{month}月"),
            format!("January to {} {year}", month_name(month)),
        ),
    };
    Period { edtf, zh, en }
}

/// A string for YAML in double quotes, in which only two characters need escaping.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
