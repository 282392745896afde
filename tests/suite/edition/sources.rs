//! Every figure stands in its source as its record words it.
//!
//! The captured originals are not part of the repository. They are looked for under
//! `sources/`, then beside the project; where they are not at hand, nothing is checked
//! and the output says so.

use super::edition;
use crate::support::{Project, repository, shown, snapshot};
use character_converter::traditional_to_simplified;
use std::fs;
use std::path::{Path, PathBuf};
use wenzhai::diag::Code;
use wenzhai::model::figure::Figure;

fn captures() -> Option<PathBuf> {
    let places = [repository().join("sources"), repository().join("../shared/sources")];
    places.into_iter().find(|folder| folder.is_dir())
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "that nothing was checked must not look like a success"
)]
fn every_figure_is_worded_as_in_its_source() {
    let Some(folder) = captures() else {
        println!("NOT CHECKED: no captured originals under sources/");
        return;
    };
    let mut missing = Vec::new();
    let mut count = 0;
    for report in edition().site().reports.values() {
        let capture = report
            .source
            .capture
            .as_deref()
            .expect("every report names its capture");
        let text = normalised(&read(&folder, capture));
        for figure in &report.figures {
            count += 1;
            if !text.contains(&normalised(&figure.wording)) {
                missing.push(format!(
                    "{}#{}: {} is not in {capture}",
                    report.id, figure.id, figure.wording
                ));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(count >= 200, "only {count} figures");
}

/// The rule FG016 on the edition with the captures where editors keep them.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "that nothing was checked must not look like a success"
)]
fn the_rule_finds_what_is_not_in_a_capture_and_nothing_else() {
    let Some(folder) = captures() else {
        println!("NOT CHECKED: no captured originals under sources/");
        return;
    };
    let mut project = Project::of_edition();
    for (name, text) in snapshot(&folder) {
        project = project.with_bytes(&format!("sources/{name}"), &text);
    }
    assert_eq!(shown(&project.check().findings), Vec::<String>::new());
    // One digit of one figure of each report is wrong.
    let mut slips = 0;
    for report in edition().site().reports.values() {
        let path = format!("content/reports/{}/zh.md", report.id);
        // A wrong digit that stands elsewhere in the source would be no slip to the rule.
        let source = report
            .source
            .capture
            .as_deref()
            .map(|name| normalised(&read(&folder, name)));
        let slip = |wording: &str| wording.replacen('1', "7", 1);
        let shows = |figure: &&Figure| {
            let elsewhere = source
                .as_ref()
                .is_some_and(|text| text.contains(&slip(&figure.wording)));
            figure.wording.contains('1') && !elsewhere
        };
        let Some(figure) = report.figures.iter().find(shows) else {
            continue;
        };
        let record = format!(" value: {}, ", figure.wording);
        let text = project.read(&path);
        let wrong = text.replacen(&record, &record.replace(&figure.wording, &slip(&figure.wording)), 1);
        assert_ne!(text, wrong, "{path}");
        slips += 1;
        project = project.with(&path, &wrong);
    }
    let found = project.check().findings;
    let own: Vec<_> = found.iter().filter(|finding| finding.code == Code::FG016).collect();
    assert!(slips > 8 && own.len() == slips, "{slips} slips: {:#?}", shown(&found));
}

fn read(folder: &Path, capture: &str) -> String {
    let text = fs::read_to_string(folder.join(capture)).unwrap_or_else(|error| panic!("{capture}: {error}"));
    // Only this one was put into traditional characters on its way.
    if capture.starts_with("002_") {
        traditional_to_simplified(&without_pronunciations(&text)).into_owned()
    } else {
        text
    }
}

/// Spaces and line breaks aside.
fn normalised(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Without the `(zhì)` that follows many characters.
fn without_pronunciations(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        out.push_str(&rest[..open]);
        let inner = &rest[open + 1..];
        let letters = inner
            .find(|c: char| !c.is_alphabetic() || ('一'..='鿿').contains(&c))
            .unwrap_or(inner.len());
        if letters > 0 && inner[letters..].starts_with(')') {
            rest = &inner[letters + 1..];
        } else {
            out.push('(');
            rest = inner;
        }
    }
    out + rest
}

#[test]
fn pronunciations_are_taken_out() {
    assert_eq!(
        without_pronunciations("品質(zhì)市中(2020年)(市)"),
        "品質市中(2020年)(市)"
    );
    assert_eq!(traditional_to_simplified("發展品質"), "发展品质");
}
