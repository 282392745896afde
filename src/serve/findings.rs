//! Findings as the preview sends them: what is wrong, where in the file and where on the page.

use crate::diag::render::preview::{Shown, Wordings, shown};
use crate::diag::{Code, Diagnostic, Locale, Tally, Text, explain};
use crate::model::pin::{Part, Pin};
use crate::pipeline::{Places, Snapshot};
use serde::Serialize;
use serde_json::{Value, json};

/// A finding with its place on the page that is looked at, or the page to look at.
#[derive(Debug, Serialize)]
pub struct Finding {
    #[serde(flatten)]
    shown: Shown,
    /// The address of the page that it is about.
    page: Option<String>,
    /// Where it stands on the page that asked.
    pin: Option<Value>,
}

/// The findings about what the page at an address is made of, each with its place there.
pub fn of_page(snapshot: &Snapshot, address: &str) -> Vec<Finding> {
    let Some(site) = snapshot.site() else {
        return Vec::new();
    };
    let findings = snapshot.findings();
    let placed = Places::new(site, snapshot.input()).on_page(address, findings);
    let shown = shown(placed.iter().map(|(at, _)| &findings[*at]), snapshot.input());
    let with_place = |(shown, (_, pin)): (Shown, &(usize, Option<Pin>))| Finding {
        shown,
        page: Some(address.to_owned()),
        pin: pin.as_ref().map(place),
    };
    shown.into_iter().zip(&placed).map(with_place).collect()
}

/// Findings with the pages that they are about.
pub fn listed(snapshot: &Snapshot, findings: &[Diagnostic]) -> Vec<Finding> {
    let mut places = snapshot.site().map(|site| Places::new(site, snapshot.input()));
    let mut page_of = |finding: &Diagnostic| places.as_mut()?.page_of(&finding.location);
    let shown = shown(findings, snapshot.input());
    let with_page = |(shown, finding): (Shown, &Diagnostic)| Finding {
        shown,
        page: page_of(finding),
        pin: None,
    };
    shown.into_iter().zip(findings).map(with_page).collect()
}

/// How many findings there are of each severity.
pub fn counts(findings: &[Diagnostic]) -> Value {
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

/// The page of a code, in both languages.
#[derive(Debug, Serialize)]
pub struct Explanation {
    code: &'static str,
    severity: &'static str,
    title: Wordings,
    text: Wordings,
}

/// The page of the code of this name, if there is one.
pub fn explanation(code: &str) -> Option<Explanation> {
    let code: Code = code.parse().ok()?;
    let page = explain::Page::of(code);
    let both = |of: &dyn Fn(Locale) -> String| Wordings::from(&Text::new(of(Locale::Zh), of(Locale::En)));
    Some(Explanation {
        code: code.as_str(),
        severity: code.severity().as_str(),
        title: both(&|locale| page.title(locale).to_owned()),
        text: both(&|locale| explain::print(code, locale)),
    })
}
