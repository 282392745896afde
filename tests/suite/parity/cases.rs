//! Phrases with right and wrong English: what is right is silent, what is wrong is reported.

use super::{Pair, beside, findings, is_reported, shown};
use crate::support::repository;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use wenzhai::diag::{Code, Diagnostic};
use wenzhai::quantity::zh;

/// How an English text is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Wrong {
    /// The number is another one.
    OtherNumber,
    /// The number is right and what is around it is not.
    SameNumber,
    /// The number is in words, or the slip is in the wording.
    Wording,
    /// A name became a number.
    Name,
}

#[derive(Debug)]
struct Case {
    name: String,
    sentence: String,
    span: String,
    right: Vec<String>,
    wrong: Vec<(Wrong, String)>,
    disputed: Vec<String>,
}

/// Our own cases, from `tests/figures/*.txt`: `=` a sentence with its span in brackets, then its
/// English: `+` right, `#` another number, `-` the same number wrong, `~` wrong in its wording, `!`
/// a name made a number, `?` to be asked.
fn own() -> Vec<Case> {
    let folder = repository().join("tests/figures");
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut cases: Vec<Case> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a text");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("//")) {
            let (mark, rest) = line.split_at(1);
            let rest = rest.trim();
            if mark == "=" {
                let (before, after) = rest.split_once('[').expect("a span begins");
                let (span, after) = after.split_once(']').expect("a span ends");
                cases.push(Case {
                    name: rest.to_owned(),
                    sentence: format!("{before}{span}{after}"),
                    span: span.to_owned(),
                    right: Vec::new(),
                    wrong: Vec::new(),
                    disputed: Vec::new(),
                });
                continue;
            }
            let case = cases.last_mut().expect("a sentence comes first");
            match mark {
                "+" => case.right.push(rest.to_owned()),
                "#" => case.wrong.push((Wrong::OtherNumber, rest.to_owned())),
                "-" => case.wrong.push((Wrong::SameNumber, rest.to_owned())),
                "~" => case.wrong.push((Wrong::Wording, rest.to_owned())),
                "!" => case.wrong.push((Wrong::Name, rest.to_owned())),
                "?" => case.disputed.push(rest.to_owned()),
                other => panic!("{}: {other}", path.display()),
            }
        }
    }
    cases
}

/// The cases that lie beside the repository, if they do.
fn open() -> Vec<Case> {
    let Some(text) = beside("figures.json") else {
        return Vec::new();
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let texts = |value: &serde_json::Value| -> Vec<String> {
        let list = value.as_array().map_or(&[][..], Vec::as_slice);
        list.iter()
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let read = |case: &serde_json::Value| {
        let types = texts(&case["en_wrong_type"]);
        let wrong = texts(&case["en_wrong"]).into_iter().enumerate().map(|(at, text)| {
            let wrong = match types.get(at).map(String::as_str) {
                Some("other_number") => Wrong::OtherNumber,
                Some("same_number") => Wrong::SameNumber,
                Some(_) => Wrong::Wording,
                None => Wrong::Name,
            };
            (wrong, text)
        });
        Case {
            name: text(&case["id"]),
            sentence: text(&case["zh"]),
            span: text(&case["span"]),
            right: texts(&case["en_ok"]),
            wrong: wrong.collect(),
            disputed: texts(&case["en_disputed"]),
        }
    };
    cases.iter().map(read).collect()
}

/// What a text should lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Expected {
    Silence,
    Asked,
    Report(Wrong),
}

struct Trial<'c> {
    case: &'c Case,
    english: &'c str,
    expected: Expected,
}

/// Right only with the words around the span: in 存款余额突破2.2万亿元 the hedge stands before it.
const RIGHT_IN_ITS_SENTENCE: [&str; 1] = ["money-16"];

/// The spans themselves, without what is right in their sentences only.
fn out_of_context(cases: &[Case]) -> Vec<Trial<'_>> {
    let mut trials = trials(cases);
    trials.retain(|trial| {
        !(trial.expected == Expected::Silence && RIGHT_IN_ITS_SENTENCE.contains(&trial.case.name.as_str()))
    });
    trials
}

fn trials(cases: &[Case]) -> Vec<Trial<'_>> {
    let mut trials = Vec::new();
    for case in cases {
        let trial = |english, expected| Trial {
            case,
            english,
            expected,
        };
        trials.extend(case.right.iter().map(|text| trial(text, Expected::Silence)));
        trials.extend(case.wrong.iter().map(|(way, text)| trial(text, Expected::Report(*way))));
        trials.extend(case.disputed.iter().map(|text| trial(text, Expected::Asked)));
    }
    trials
}

/// How many texts of each kind there are and which were not treated as expected.
#[derive(Default)]
struct Outcome {
    tried: BTreeMap<Expected, usize>,
    failed: BTreeMap<Expected, Vec<String>>,
}

impl Outcome {
    fn note(&mut self, trial: &Trial<'_>, findings: &[Diagnostic]) {
        *self.tried.entry(trial.expected).or_default() += 1;
        let as_expected = match trial.expected {
            Expected::Silence => findings.is_empty(),
            Expected::Asked => !findings.is_empty() && findings.iter().all(|finding| finding.code == Code::FG013),
            Expected::Report(_) => is_reported(findings),
        };
        if !as_expected {
            let line = format!("{}: {}{}", trial.case.name, trial.english, shown(findings));
            self.failed.entry(trial.expected).or_default().push(line);
        }
    }

    /// Holds every kind to the share, in per cent, that must be treated as expected.
    fn holds(&self, what: &str, shares: &[(Expected, usize)]) {
        let mut report = format!("{what}\n");
        let mut fine = true;
        for (expected, share) in shares {
            let tried = self.tried.get(expected).copied().unwrap_or_default();
            let failed = self.failed.get(expected).map_or(&[][..], Vec::as_slice);
            let _ = writeln!(report, "{expected:?}: {} of {tried} not as expected", failed.len());
            for line in failed {
                let _ = writeln!(report, "    {line}");
            }
            fine &= failed.len() * 100 <= tried * (100 - share);
        }
        assert!(fine, "{report}");
    }
}

const SHARES: [(Expected, usize); 6] = [
    (Expected::Silence, 100),
    (Expected::Asked, 100),
    (Expected::Report(Wrong::OtherNumber), 100),
    (Expected::Report(Wrong::SameNumber), 95),
    (Expected::Report(Wrong::Wording), 85),
    (Expected::Report(Wrong::Name), 60),
];

fn alone(cases: &[Case]) -> Outcome {
    let trials = out_of_context(cases);
    let pairs: Vec<Pair> = trials
        .iter()
        .map(|trial| Pair::of(&trial.case.span, trial.english))
        .collect();
    let mut outcome = Outcome::default();
    for (trial, found) in trials.iter().zip(findings(&pairs, "")) {
        outcome.note(trial, &found);
    }
    outcome
}

/// The whole sentence; what else stands in it is not what the English is about.
fn in_sentences(cases: &[Case]) -> Outcome {
    let trials: Vec<_> = trials(cases)
        .into_iter()
        .filter(|trial| trial.case.sentence.contains(&trial.case.span))
        .collect();
    let pairs: Vec<Pair> = trials
        .iter()
        .map(|trial| Pair::of(&trial.case.sentence, trial.english))
        .collect();
    let mut outcome = Outcome::default();
    for ((trial, pair), mut found) in trials.iter().zip(&pairs).zip(findings(&pairs, "")) {
        let start = pair.chinese().find("\n---\n").expect("front matter ends") + 6;
        let at = start + trial.case.sentence.find(&trial.case.span).expect("the span is in it");
        let span = at..at + trial.case.span.len();
        found.retain(|finding| {
            let places = finding
                .related
                .iter()
                .map(|related| &related.location)
                .chain([&finding.location]);
            let chinese = places
                .filter(|place| place.path.ends_with("zh.md"))
                .filter_map(|place| place.span.clone());
            let of_the_sentence = finding.code == Code::FG006;
            of_the_sentence
                || chinese
                    .into_iter()
                    .any(|place| place.start < span.end && span.start < place.end)
        });
        outcome.note(trial, &found);
    }
    outcome
}

/// The span as a record and the English as the words of its link. What is no record is left out.
fn linked(cases: &[Case]) -> Outcome {
    let mut units = BTreeMap::new();
    let mut outcome = Outcome::default();
    let mut kept = Vec::new();
    let mut pairs = Vec::new();
    for trial in out_of_context(cases) {
        let is_name = trial.case.wrong.iter().all(|(wrong, _)| *wrong == Wrong::Name);
        let (false, Ok(quantity)) = (is_name, zh::read(&trial.case.span)) else {
            continue;
        };
        let unit = quantity
            .unit()
            .map_or_else(|| "ratio".to_owned(), |unit| unit.to_string());
        let next = units.len();
        let indicator = *units.entry(unit).or_insert(next);
        let mut pair = Pair::of("[](figure:x)", &format!("[{}](figure:x)", trial.english));
        pair.record = format!(
            "figures:\n  x: {{indicator: i{indicator}, value: \"{}\"}}\n",
            trial.case.span
        );
        pairs.push(pair);
        kept.push(trial);
    }
    let mut indicators = String::new();
    for (unit, at) in units {
        let _ = write!(
            indicators,
            "\ni{at}:\n  name: {{zh: 指标{at}, en: indicator {at}}}\n  unit: {unit}\n  definition: {{zh: 一项指标。, en: An indicator.}}\n"
        );
    }
    for (trial, found) in kept.iter().zip(findings(&pairs, &indicators)) {
        outcome.note(trial, &found);
    }
    outcome
}

#[test]
fn our_cases_alone() {
    let cases = own();
    assert!(cases.len() >= 60, "{}", cases.len());
    alone(&cases).holds("alone", &SHARES);
}

#[test]
fn our_cases_in_sentences() {
    in_sentences(&own()).holds("in sentences", &SHARES);
}

#[test]
fn our_cases_as_records() {
    linked(&own()).holds("as records", &SHARES);
}

#[test]
fn open_cases_alone() {
    alone(&open()).holds("alone", &SHARES);
}

#[test]
fn open_cases_in_sentences() {
    in_sentences(&open()).holds("in sentences", &SHARES);
}

#[test]
fn open_cases_as_records() {
    linked(&open()).holds("as records", &SHARES);
}
