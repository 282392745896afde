//! The corpus as the content of the Hugo site in `benches/hugo`.
//!
//! Translations are told apart by file name. Hugo has no tables of names, so places and
//! topics come as a data file that its templates look words up in.

use super::sentences::Both;
use super::words::Named;
use super::{Report, Text, cities, quoted, reports, topics};
use std::fmt::Write as _;

/// Path and text of every file that depends on the corpus; the rest of the site is in
/// `benches/hugo`.
pub(crate) fn hugo_site(n: u64, seed: u64) -> Vec<(String, String)> {
    let mut files = vec![("data/names.yaml".to_owned(), names())];
    for report in reports(n, seed) {
        let stem = format!("content/reports/{}", report.id);
        files.push((format!("{stem}.md"), page(&report, &report.zh, Side::Zh)));
        files.push((format!("{stem}.en.md"), page(&report, &report.en, Side::En)));
    }
    files
}

#[derive(Clone, Copy)]
enum Side {
    Zh,
    En,
}

impl Side {
    fn of(self, both: &Both) -> &str {
        match self {
            Self::Zh => &both.zh,
            Self::En => &both.en,
        }
    }

    /// Hugo leaves the first language at the root.
    fn reports(self) -> &'static str {
        match self {
            Self::Zh => "](/reports/",
            Self::En => "](/en/reports/",
        }
    }
}

fn names() -> String {
    let table = |name: fn(&Named) -> &str| {
        let words = cities().iter().chain(topics());
        words.fold(String::new(), |mut out, named| {
            let _infallible = writeln!(out, "  {}: {}", named.id, quoted(name(named)));
            out
        })
    };
    format!(
        "zh:\n{}en:\n{}",
        table(|named| named.name.zh),
        table(|named| named.name.en)
    )
}

fn page(report: &Report, text: &Text, side: Side) -> String {
    let mut out = format!(
        "---\ntitle: {}\ndate: {}\nsummary: {}\ntopics: [{}]\nregions: [{}]\nsource:\n  name: {}\n  url: {}\nfigures:\n",
        quoted(&text.title),
        report.published,
        quoted(&text.summary),
        report.topics.join(", "),
        report.region,
        quoted(&text.publisher),
        quoted(&report.url),
    );
    for figure in &report.figures {
        let (amount, period) = (figure.amount, &figure.period);
        let measure = amount.measure;
        let name = Both::new(measure.name.zh, measure.name.en);
        let number = Both::new(amount.zh_number(), amount.en_number());
        let unit = Both::new(measure.zh_unit, measure.en_unit);
        let when = Both::new(&*period.zh, &*period.en);
        let [name, number, unit, when] = [&name, &number, &unit, &when].map(|both| quoted(side.of(both)));
        let _infallible = writeln!(
            out,
            "  - name: {name}\n    value: {number}\n    unit: {unit}\n    period: {when}"
        );
    }
    out + "---\n\n" + &resolved(&text.body, side)
}

/// The body with plain addresses for `report:ID`.
fn resolved(body: &str, side: Side) -> String {
    let mut parts = body.split("](report:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once(')').expect("a link is closed");
        out = out + side.reports() + id + "/)" + rest;
    }
    out
}
