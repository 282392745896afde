//! Every code's page holds: its bad examples fire it, its good ones do not.

use crate::support::{Project, shown};
use std::collections::BTreeSet;
use wenzhai::diag::explain::{Example, Page, Verdict};
use wenzhai::diag::{Code, Diagnostic, Locale, Location, Sources, Text};
use wenzhai::pipeline::Checked;

/// Findings that are about a file as such: it has no place that could be pointed at.
const ABOUT_A_FILE: &[(Code, &str)] = &[
    (Code::CF001, "its bytes are no characters yet"),
    (Code::CF007, "it is not there"),
    (Code::CF008, "the name of a folder is not in a file"),
    (Code::CF009, "it is in the wrong place"),
    (Code::FM008, "its translation is missing"),
    (Code::LK004, "its name is the address"),
    (Code::TP003, "the string is missing from it"),
    (Code::TP004, "it is not there"),
];

/// Findings of which only the author can know how to mend them.
const WITHOUT_HELP: &[(Code, &str)] = &[
    (Code::TP001, "Tera's sentence says what it expected"),
    (Code::TP002, "Tera's sentence says what it lacked"),
];

#[test]
fn the_base_site_has_no_finding() {
    assert_eq!(shown(&Project::base().all_findings().findings), Vec::<String>::new());
}

#[test]
fn bad_examples_fire_their_code() {
    each_example(Verdict::Bad, |code, checked, example| {
        let fired = checked.findings.iter().any(|finding| finding.code == code);
        assert!(
            fired,
            "{code} does not fire in {:?}: {:#?}",
            paths(example),
            shown(&checked.findings)
        );
    });
}

#[test]
fn good_examples_do_not_fire_their_code_and_have_no_error() {
    each_example(Verdict::Good, |code, checked, example| {
        let fired = checked.findings.iter().any(|finding| finding.code == code);
        let fine = !fired && !checked.has_errors();
        assert!(fine, "{code} in {:?}: {:#?}", paths(example), shown(&checked.findings));
    });
}

#[test]
fn every_finding_of_an_example_can_be_acted_upon() {
    for verdict in [Verdict::Bad, Verdict::Good] {
        each_example(verdict, |_, checked, _| {
            for finding in &checked.findings {
                acted_upon(finding, checked);
            }
        });
    }
}

#[test]
fn the_severity_of_a_code_is_that_of_its_findings() {
    each_example(Verdict::Bad, |_, checked, _| {
        for finding in &checked.findings {
            assert_eq!(finding.severity, finding.code.severity(), "{}", finding.code);
        }
    });
}

#[test]
fn a_page_that_promises_a_second_place_keeps_its_word() {
    let mut promised = 0;
    each_example(Verdict::Bad, |code, checked, example| {
        if Page::of(code).body(Locale::En).contains("shows the") {
            let mut fired = checked.findings.iter().filter(|finding| finding.code == code);
            assert!(
                fired.all(|finding| !finding.related.is_empty()),
                "{code} in {:?}",
                paths(example)
            );
        }
    });
    for code in Code::ALL {
        promised += usize::from(Page::of(*code).body(Locale::En).contains("shows the"));
    }
    assert!(promised >= 4, "only {promised} pages promise a second place");
}

#[test]
fn every_sentence_is_said_once_for_each_code() {
    let titles: BTreeSet<_> = Code::ALL.iter().map(|code| Page::of(*code).title(Locale::En)).collect();
    assert_eq!(titles.len(), Code::ALL.len(), "two codes have one title");
}

fn each_example(verdict: Verdict, hold: impl Fn(Code, &Checked, &Example)) {
    for code in Code::ALL {
        let page = Page::of(*code);
        let examples = page.examples().iter().filter(|example| example.verdict == verdict);
        let mut count = 0;
        for example in examples {
            hold(*code, &Project::of_example(example).all_findings(), example);
            count += 1;
        }
        assert!(count > 0, "{code} has no {verdict:?} example");
    }
}

fn acted_upon(finding: &Diagnostic, checked: &Checked) {
    let code = finding.code;
    said_in_both_languages(code, &finding.message);
    match &finding.help {
        Some(help) => said_in_both_languages(code, help),
        None => assert!(
            excused(WITHOUT_HELP, code),
            "{code} gives no help: {}",
            finding.message.en
        ),
    }
    placed(finding, &finding.location, checked);
    for related in &finding.related {
        said_in_both_languages(code, &related.message);
        placed(finding, &related.location, checked);
    }
}

fn said_in_both_languages(code: Code, text: &Text) {
    let Text { zh, en } = text;
    assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{code}: {zh:?}, {en:?}");
    for sentence in [zh, en] {
        let ends = sentence.trim() == sentence && !sentence.ends_with(['.', '。']) && !sentence.contains('\n');
        assert!(ends, "{code}: a message is one line without a full stop: {sentence:?}");
    }
}

/// The place is inside its file, at whole characters.
fn placed(finding: &Diagnostic, location: &Location, checked: &Checked) {
    let code = finding.code;
    assert!(
        !location.path.is_empty() && location.pointer.is_none(),
        "{code}: {location:?}"
    );
    match (&location.span, checked.input.text(&location.path)) {
        (Some(span), Some(text)) => {
            assert!(
                text.get(span.clone()).is_some(),
                "{code}: {location:?} is not in a text of {} bytes",
                text.len()
            );
        }
        (Some(span), None) => panic!("{code}: {span:?} of {}, which was not read", location.path),
        (None, _) => assert!(excused(ABOUT_A_FILE, code), "{code} has no place in {}", location.path),
    }
}

fn excused(list: &[(Code, &str)], code: Code) -> bool {
    list.iter().any(|(excused, _)| *excused == code)
}

fn paths(example: &Example) -> Vec<&'static str> {
    example.files.iter().map(|file| file.path).collect()
}
