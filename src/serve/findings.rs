//! Findings as the browser is told of them.

use super::hub::{Rendering, Shown};
use crate::diag::{Diagnostic, LineIndex, Position, Sources, Tally, Text};
use serde::Serialize;

/// The message about a page's findings.
#[derive(Debug, Serialize)]
pub(super) struct Message {
    r#type: &'static str,
    version: u64,
    settled: bool,
    counts: Counts,
    page: Vec<Finding>,
    blocked: Vec<Finding>,
}

#[derive(Debug, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    code: &'static str,
    severity: &'static str,
    message: Both,
    help: Option<Both>,
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    excerpt: Option<String>,
    pin: Option<()>,
}

#[derive(Debug, Serialize)]
struct Both {
    zh: String,
    en: String,
}

/// What a browser that has a page open is told of findings.
pub(super) fn message(shown: &Shown, file: &str, page: Option<&Rendering>) -> Message {
    let snapshot = &shown.snapshot;
    let tally = Tally::of(snapshot.findings());
    let files = files_of(file);
    let own = snapshot.findings().iter();
    let own = own.filter(|finding| files.contains(&finding.location.path));
    let blocked = page.map_or(&[][..], |page| &page.blocked);
    Message {
        r#type: "findings",
        version: shown.version(),
        settled: shown.is_settled(),
        counts: Counts {
            error: tally.errors,
            warning: tally.warnings,
            note: tally.notes,
        },
        page: own.map(|finding| Finding::of(finding, snapshot.input())).collect(),
        blocked: blocked
            .iter()
            .map(|finding| Finding::of(finding, snapshot.input()))
            .collect(),
    }
}

/// All findings of the site.
pub(super) fn all(shown: &Shown) -> Vec<Finding> {
    let snapshot = &shown.snapshot;
    let findings = snapshot.findings().iter();
    findings.map(|finding| Finding::of(finding, snapshot.input())).collect()
}

impl Finding {
    fn of(finding: &Diagnostic, sources: &dyn Sources) -> Self {
        let location = &finding.location;
        let index = sources.text(&location.path).map(LineIndex::new);
        let range = location
            .span
            .as_ref()
            .and_then(|span| Some(index.as_ref()?.range(span)));
        let (start, end): (Option<Position>, Option<Position>) = range.unzip();
        let excerpt = index
            .as_ref()
            .and_then(|index| Some(index.line(start?.line).1.to_owned()));
        Self {
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            message: Both::of(&finding.message),
            help: finding.help.as_ref().map(Both::of),
            path: location.path.clone(),
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
            excerpt,
            pin: None,
        }
    }
}

impl Both {
    fn of(text: &Text) -> Self {
        Self {
            zh: text.zh.clone(),
            en: text.en.clone(),
        }
    }
}

/// The project's files that a page is made of, by the page's file.
fn files_of(file: &str) -> Vec<String> {
    let parts: Vec<&str> = file.split('/').collect();
    let texts = |folder: String, lang: &str| vec![format!("{folder}/zh.md"), format!("{folder}/{lang}.md")];
    match parts.as_slice() {
        [lang, "index.html"] => texts("content".to_owned(), lang),
        [lang, "about", "index.html"] => texts("content/about".to_owned(), lang),
        [lang, kind @ ("reports" | "topics"), id, "index.html"] => texts(format!("content/{kind}/{id}"), lang),
        [_, kind @ ("regions" | "indicators" | "terms"), ..] => vec![format!("content/{kind}.yaml")],
        _ => Vec::new(),
    }
}
