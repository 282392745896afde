//! Figures of the two languages against each other.
//!
//! `tests/figures/*.txt` holds Chinese sentences with right and wrong English for a part of them.
//! Every pair is a report of its own in one site, and the site is checked as an editor's would be.

mod cases;
mod edition;
mod finding;
mod pairs;
mod sections;
mod swapped;

use crate::support::{Project, repository};
use std::fmt::Write as _;
use std::fs;
use wenzhai::diag::{Code, Diagnostic, Severity};
use wenzhai::model::input::Input;
use wenzhai::pipeline::{self, Options};

/// A file of open cases, which lie beside the repository or where `WENZHAI_CASES` says.
#[expect(
    clippy::print_stdout,
    reason = "that nothing was checked must not look like a success"
)]
fn beside(name: &str) -> Option<String> {
    let folder = std::env::var_os("WENZHAI_CASES").map_or_else(|| repository().join("../shared/cases"), Into::into);
    let text = fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        println!("NOT CHECKED: there is no {name} beside the repository");
    }
    text
}

/// A report with nothing but these bodies.
struct Pair {
    /// Front matter beyond what every report has.
    record: String,
    zh: String,
    en: String,
}

impl Pair {
    fn of(zh: &str, en: &str) -> Self {
        Self {
            record: String::new(),
            zh: zh.to_owned(),
            en: en.to_owned(),
        }
    }

    fn chinese(&self) -> String {
        format!(
            "---\ntitle: 核对\nsummary: 核对译文。\npublished: 2025-07-29\nregion: linqing\ntopics: [dual-carbon]\nsource: {{publisher: {{zh: 临清市政府, en: Linqing city government}}}}\n{}---\n\n{}\n",
            self.record, self.zh
        )
    }

    fn english(&self) -> String {
        format!(
            "---\ntitle: Comparison\nsummary: A translation is compared.\n---\n\n{}\n",
            self.en
        )
    }
}

/// The findings about figures of each pair, in the order of the pairs.
fn findings(pairs: &[Pair], indicators: &str) -> Vec<Vec<Diagnostic>> {
    let base = Project::base();
    let mut input: Input = pipeline::load(base.root()).expect("the base site can be read");
    let all = input
        .texts
        .get_mut("content/indicators.yaml")
        .expect("it has indicators");
    *all = format!("{all}{indicators}").into();
    for (at, pair) in pairs.iter().enumerate() {
        input
            .texts
            .insert(format!("content/reports/r{at:05}/zh.md"), pair.chinese().into());
        input
            .texts
            .insert(format!("content/reports/r{at:05}/en.md"), pair.english().into());
    }
    let checked = pipeline::check(input, &Options::default());
    let mut found = vec![Vec::new(); pairs.len()];
    for finding in checked.findings {
        let path = &finding.location.path;
        let Some(at) = path.strip_prefix("content/reports/r").and_then(|rest| rest.get(..5)) else {
            continue;
        };
        assert!(
            finding.severity != Severity::Error || is_about_parity(finding.code) || finding.code == Code::FG001,
            "{}: {finding:#?}",
            pairs[at.parse::<usize>().expect("a number")].zh
        );
        if is_about_parity(finding.code) {
            found[at.parse::<usize>().expect("reports are numbered")].push(finding);
        }
    }
    found
}

fn is_about_parity(code: Code) -> bool {
    (Code::FG004..=Code::FG014).contains(&code)
}

/// What would make an editor look: all but notes.
fn is_reported(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity != Severity::Note)
}

fn shown(findings: &[Diagnostic]) -> String {
    let mut text = String::new();
    for finding in findings {
        let _ = write!(text, " [{} {}]", finding.code, finding.message.en);
    }
    text
}
