//! Findings as the browser is told of them: what is wrong, where in the file, where on the page.

use super::address::address_of;
use super::hub::{Rendering, Shown};
use crate::diag::render::preview::{self, shown};
use crate::diag::{Code, Diagnostic, Severity, Tally};
use crate::model::pin::{Part, Pin};
use crate::pipeline::{Places, Snapshot};
use serde::Serialize;
use serde_json::{Value, json};

/// Codes of files that could not be read at all, so that an earlier reading is shown.
const UNREADABLE: &[Code] = &[
    Code::CF001,
    Code::CF002,
    Code::CF007,
    Code::FM001,
    Code::FM002,
    Code::FM005,
    Code::TP001,
    Code::TP002,
    Code::TP003,
    Code::TP004,
    Code::TP005,
    Code::TP006,
];

/// The message about a page's findings.
#[derive(Debug, Serialize)]
pub(super) struct Message {
    r#type: &'static str,
    version: u64,
    settled: bool,
    counts: Value,
    page: Vec<Finding>,
    blocked: Vec<Finding>,
}

/// A finding with its place on the page that is looked at, or the page to look at.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    #[serde(flatten)]
    told: preview::Shown,
    /// The address of the page that it is about.
    page: Option<String>,
    /// Where it stands on the page that asked.
    pin: Option<Value>,
}

/// What a browser that has a page open is told of findings.
pub(super) fn message(shown: &Shown, file: &str, page: Option<&Rendering>) -> Message {
    let snapshot = &shown.snapshot;
    let address = address_of(&shown.base, file);
    let placed = snapshot.site().map_or_else(Vec::new, |site| {
        Places::new(site, snapshot.input()).on_page(&address, snapshot.findings())
    });
    let blocked = blocked(snapshot, &placed, page);
    Message {
        r#type: "findings",
        version: shown.version(),
        settled: shown.is_settled(),
        counts: counts(snapshot.findings()),
        page: on_page(snapshot, &address, &placed, &blocked),
        blocked: listed(snapshot, &blocked),
    }
}

/// All findings of the site, with the pages that they are about.
pub(super) fn all(shown: &Shown) -> Vec<Finding> {
    let findings: Vec<&Diagnostic> = shown.snapshot.findings().iter().collect();
    listed(&shown.snapshot, &findings)
}

fn on_page(
    snapshot: &Snapshot,
    address: &str,
    placed: &[(usize, Option<Pin>)],
    blocked: &[&Diagnostic],
) -> Vec<Finding> {
    // The page is of an earlier reading, and places in the file are those of the newest.
    let is_stale = |path: &str| blocked.iter().any(|finding| finding.location.path == path);
    let findings = placed.iter().map(|(at, _)| &snapshot.findings()[*at]);
    let shown = shown(findings, snapshot.input());
    let with_place = |(told, (_, pin)): (preview::Shown, &(usize, Option<Pin>))| {
        let pin = pin.as_ref();
        let pin = pin.filter(|pin| !(matches!(pin, Pin::Words(_)) && is_stale(&told.path)));
        Finding {
            told,
            page: Some(address.to_owned()),
            pin: pin.map(place),
        }
    };
    shown.into_iter().zip(placed).map(with_place).collect()
}

fn listed(snapshot: &Snapshot, findings: &[&Diagnostic]) -> Vec<Finding> {
    let mut places = snapshot.site().map(|site| Places::new(site, snapshot.input()));
    let mut page_of = |finding: &Diagnostic| places.as_mut()?.page_of(&finding.location);
    let shown = shown(findings.iter().copied(), snapshot.input());
    let with_page = |(told, of): (preview::Shown, &&Diagnostic)| Finding {
        told,
        page: page_of(of),
        pin: None,
    };
    shown.into_iter().zip(findings).map(with_page).collect()
}

/// Why a page is not what its files say: what its template did, what of its own could not be
/// read, and what could not be read that every page is made with.
fn blocked<'f>(
    snapshot: &'f Snapshot,
    placed: &[(usize, Option<Pin>)],
    page: Option<&'f Rendering>,
) -> Vec<&'f Diagnostic> {
    let mut blocked: Vec<&Diagnostic> = page.map_or(&[][..], |page| &page.blocked).iter().collect();
    for (at, finding) in snapshot.findings().iter().enumerate() {
        let is_unreadable = finding.severity == Severity::Error && UNREADABLE.contains(&finding.code);
        if is_unreadable
            && !blocked.contains(&finding)
            && (is_of_all_pages(&finding.location.path) || placed.iter().any(|(own, _)| *own == at))
        {
            blocked.push(finding);
        }
    }
    blocked
}

/// Whether every page is made with a file: settings, data, theme.
fn is_of_all_pages(path: &str) -> bool {
    let is_data = |inner| matches!(inner, "terms.yaml" | "indicators.yaml" | "regions.yaml");
    path.strip_prefix("content/").is_none_or(is_data)
}

/// How many findings there are of each severity.
fn counts(findings: &[Diagnostic]) -> Value {
    let tally = Tally::of(findings);
    json!({"error": tally.errors, "warning": tally.warnings, "note": tally.notes})
}

/// A pin as JSON.
fn place(pin: &Pin) -> Value {
    match pin {
        Pin::Figure(id) => json!({"figure": id}),
        Pin::Words(words) => json!({
            "block": words.block,
            "quote": words.quote,
            "nth": words.nth,
            "before": words.before,
            "after": words.after,
        }),
        Pin::Part(part) => {
            let name = match part {
                Part::Title => "title",
                Part::Summary => "summary",
                Part::Header => "header",
            };
            json!({"part": name})
        }
    }
}
