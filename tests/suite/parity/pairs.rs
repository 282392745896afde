//! Sentences with several figures: the good translation is silent, each bad one is reported.

use super::{Pair, beside, findings, is_reported, shown};
use crate::support::repository;
use std::fs;

struct Case {
    chinese: String,
    good: Vec<String>,
    bad: Vec<String>,
}

fn own() -> Vec<Case> {
    let text = fs::read_to_string(repository().join("tests/figures/pairs.sentences")).expect("a text");
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let (mark, rest) = line.split_at(1);
        let rest = rest.trim().to_owned();
        match mark {
            "=" => cases.push(Case {
                chinese: rest,
                good: Vec::new(),
                bad: Vec::new(),
            }),
            "+" => cases.last_mut().expect("a sentence comes first").good.push(rest),
            "-" => cases.last_mut().expect("a sentence comes first").bad.push(rest),
            other => panic!("{other}"),
        }
    }
    cases
}

fn open() -> Vec<Case> {
    let Some(text) = beside("figure-pairs.json") else {
        return Vec::new();
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let read = |case: &serde_json::Value| Case {
        chinese: text(&case["zh"]),
        good: list(&case["en_good"]).iter().map(text).collect(),
        bad: list(&case["en_bad"]).iter().map(|bad| text(&bad["en"])).collect(),
    };
    cases.iter().map(read).collect()
}

fn hold(cases: &[Case]) {
    let mut pairs = Vec::new();
    let mut expected = Vec::new();
    for case in cases {
        for (texts, reported) in [(&case.good, false), (&case.bad, true)] {
            for text in texts {
                pairs.push(Pair::of(&case.chinese, text));
                expected.push(reported);
            }
        }
    }
    let mut wrong = Vec::new();
    for ((pair, reported), found) in pairs.iter().zip(expected).zip(findings(&pairs, "")) {
        let fine = if reported {
            is_reported(&found)
        } else {
            found.is_empty()
        };
        if !fine {
            wrong.push(format!("{} | {}{}", pair.zh, pair.en, shown(&found)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn our_sentences() {
    let cases = own();
    assert!(cases.len() >= 12, "{}", cases.len());
    hold(&cases);
}

#[test]
fn open_sentences() {
    hold(&open());
}
