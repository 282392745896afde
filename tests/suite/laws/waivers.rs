//! What can be waived is silent once it is, and nothing else is.

use crate::support::{Project, has_ending, shown};
use std::collections::BTreeSet;
use wenzhai::diag::explain::{Page, Verdict};
use wenzhai::diag::{Code, Matter};

const RECORD: &str = "content/reports/demo/zh.md";
const TRANSLATION: &str = "content/reports/demo/en.md";

/// The projects of a code's bad examples.
fn bad_examples(code: Code) -> impl Iterator<Item = Project> {
    let bad = Page::of(code).examples().to_vec().into_iter();
    bad.filter(|example| example.verdict == Verdict::Bad)
        .map(|example| Project::of_example(&example))
}

/// The text with a waiver in its front matter.
fn with_waiver(text: &str, waiver: &str) -> String {
    let (fence, rest) = text.split_once('\n').expect("a page begins with a fence");
    format!("{fence}\nwaivers: [{{{waiver}}}]\n{rest}")
}

fn waived(project: Project, path: &str, waiver: &str) -> Project {
    let text = with_waiver(&project.read(path), waiver);
    project.with(path, &text)
}

fn codes(project: &Project) -> Vec<Code> {
    project.check().findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_judgement_can_be_waived_on_its_own_example() {
    for code in Code::ALL.iter().filter(|code| code.matter() == Matter::Judgement) {
        let mut tried = 0;
        for project in bad_examples(*code) {
            let found = project.check().findings;
            // Data files have no front matter to waive anything in.
            let (own, others): (Vec<_>, Vec<_>) = found
                .iter()
                .partition(|f| f.code == *code && has_ending(&f.location.path, "md"));
            let paths: BTreeSet<&str> = own.iter().map(|f| f.location.path.as_str()).collect();
            let waiver = format!("code: {code}, reason: 照来源");
            let project = paths
                .iter()
                .fold(project, |project, path| waived(project, path, &waiver));
            let left = project.check();
            assert_eq!(
                left.findings.len(),
                others.len(),
                "{code}: {:#?}",
                shown(&left.findings)
            );
            assert_eq!(left.waived, own.len(), "{code}");
            tried += own.len();
        }
        assert!(tried > 0, "{code} was not tried");
    }
}

#[test]
fn no_fact_can_be_waived() {
    for code in Code::ALL.iter().filter(|code| code.matter() == Matter::Fact) {
        let project = waived(Project::base(), RECORD, &format!("code: {code}, reason: 照来源"));
        assert_eq!(codes(&project), [Code::WV002], "{code}");
    }
}

#[test]
fn every_waiver_that_waives_nothing_is_found() {
    for code in Code::ALL.iter().filter(|code| code.matter() == Matter::Judgement) {
        for path in [
            RECORD,
            TRANSLATION,
            "content/about/en.md",
            "content/topics/dual-carbon/zh.md",
        ] {
            let project = waived(Project::base(), path, &format!("code: {code}, reason: 照来源"));
            let found = project.check();
            assert_eq!(
                (codes(&project), found.waived),
                (vec![Code::WV001], 0),
                "{code} in {path}"
            );
            let text = &found.input.texts[path][found.findings[0].location.span.clone().expect("a place")];
            assert_eq!(text, code.as_str());
        }
    }
}

/// Two figures whose links say something else, in both languages.
fn two_slips() -> Project {
    let record = "figures:\n  key-users: {indicator: key-energy-users, value: 17家, period: 2023}";
    Project::base()
        .edited(
            RECORD,
            record,
            &format!("{record}\n  saved: {{indicator: energy-saved, value: 1吨标煤, period: 2023}}"),
        )
        .edited(
            RECORD,
            "[17家](figure:key-users)",
            "[18家](figure:key-users)[2吨标煤](figure:saved)",
        )
        .edited(
            TRANSLATION,
            "[17](figure:key-users) large energy users",
            "[18](figure:key-users) large energy users, and saved 2 tce,",
        )
}

#[test]
fn a_figure_narrows_a_waiver_and_reaches_the_translation() {
    assert_eq!(codes(&two_slips()), [Code::FG004; 3]);
    let left = |path: &str, waiver: &str| {
        let found = waived(two_slips(), path, waiver).check();
        let lines = found.findings.iter().map(|finding| {
            let span = finding.location.span.clone().expect("a place");
            found.input.texts[&finding.location.path][span].to_owned()
        });
        lines.collect::<Vec<_>>()
    };
    let users = "code: FG004, figure: key-users, reason: 照来源";
    assert_eq!(left(RECORD, users), ["[2吨标煤](figure:saved)"]);
    assert_eq!(
        left(TRANSLATION, users),
        ["[18家](figure:key-users)", "[2吨标煤](figure:saved)"]
    );
    assert_eq!(
        left(RECORD, "code: FG004, figure: saved, reason: 照来源"),
        ["[18](figure:key-users)", "[18家](figure:key-users)"]
    );
    assert_eq!(left(RECORD, "code: FG004, reason: 照来源"), ["[18](figure:key-users)"]);
    assert_eq!(
        left(RECORD, "code: FG004, at: 2吨标煤, reason: 照来源"),
        ["[18](figure:key-users)", "[18家](figure:key-users)"]
    );
}

#[test]
fn a_waiver_is_not_called_idle_while_something_cannot_be_read() {
    let project = waived(Project::base(), RECORD, "code: FG004, reason: 照来源");
    let project = project.edited(RECORD, "value: 17家", "value: 很多家");
    assert_eq!(codes(&project), [Code::FG001]);
}

#[test]
fn a_waiver_needs_a_reason() {
    for reason in ["", ", reason: ", ", reason: ''"] {
        let project = waived(Project::base(), RECORD, &format!("code: FG004{reason}"));
        assert_eq!(codes(&project), [Code::FM005], "{reason:?}");
    }
}

#[test]
fn a_draft_that_is_left_out_may_have_idle_waivers() {
    let project = waived(Project::base(), RECORD, "code: FG004, reason: 照来源");
    let project = project.edited(RECORD, "topics:", "draft: true\ntopics:");
    assert_eq!(codes(&project), []);
}

#[test]
fn the_person_is_told_how_many_are_waived_and_programs_are_not() {
    let project = waived(two_slips(), RECORD, "code: FG004, reason: 照来源");
    let project = waived(project, TRANSLATION, "code: FG004, reason: 照来源");
    project
        .run(&["check"])
        .gives(0, "no findings\n3 findings are waived in front matter\n", "");
    let said = project.run_zh(&["check"]).stdout;
    assert!(said.ends_with("\n另有3处已在前置信息里豁免\n"), "{said}");
    project.run(&["check", "--quiet"]).gives(0, "no findings\n", "");
    for format in ["json", "short", "github"] {
        project.run(&["check", "--format", format]).gives(0, "", "");
    }
    assert_eq!(project.run(&["build"]).code, 0);
}

#[test]
fn a_waiver_about_a_source_that_is_not_at_hand_is_kept() {
    let source = "  publisher: {zh: 临清市政府";
    let project = waived(Project::base(), RECORD, "code: FG016, reason: 来源缺页");
    let project = project.edited(RECORD, source, &format!("  capture: 001.txt\n{source}"));
    assert_eq!(codes(&project), []);
    let project = project.with("sources/001.txt", "共十七家。");
    let found = project.check();
    assert_eq!((found.findings.len(), found.waived), (0, 1));
    assert_eq!(codes(&project.with("sources/001.txt", "共17家。")), [Code::WV001]);
}
