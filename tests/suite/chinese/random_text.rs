//! Random paragraphs, read by the program and by the naive rules.

use super::{html, naive};
use crate::support::Random;
use wenzhai::model::lang::Lang;

/// What texts are made of; what comes often stands often.
const PARTS: &[&str] = &[
    "营",
    "营商",
    "商",
    "𠮷",
    "あ",
    "가",
    "，",
    "。",
    "（",
    "）",
    "《",
    "：",
    "％",
    "“",
    "”",
    "—",
    "…",
    "·",
    "a",
    "B",
    "1",
    "5",
    "é",
    ".",
    ",",
    "(",
    ")",
    "%",
    "\"",
    "😀",
    "€",
    " ",
    " ",
    "\n",
    "\n",
    "  \n",
    "\\\n",
    "*",
    "*",
    "**",
    "**",
    "**",
    "***",
    "****",
    "_",
    "__",
    "~",
    "~~",
    "~~",
    "~~~",
    "`",
    "``",
    "\\",
    "\\*",
    "\u{3000}",
    "\u{FE00}",
    "\u{FE01}",
    "\u{E0100}",
];

fn text(random: &mut Random) -> String {
    let length = 1 + random.below(14);
    (0..length).map(|_| *random.pick(PARTS)).collect()
}

/// Whether Markdown sees one paragraph in a text, all of which the naive rules know.
fn is_paragraph(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    let sound = |line: &&str| {
        let line = line.trim_matches(' ');
        let first = line.chars().next();
        let only = |mark: char| line.chars().all(|c| c == mark || c == ' ');
        !(line.is_empty()
            || only('*')
            || only('_')
            || line.starts_with("~~~")
            || line.starts_with("* ")
            // An ordered list, and code fences.
            || (first.is_some_and(|c| c.is_ascii_digit()) && line.contains(['.', ')']))
            || line.starts_with("```"))
    };
    lines.iter().all(sound) && !text.starts_with(' ') && !text.ends_with(['\\', ' '])
}

#[test]
fn random_paragraphs_are_read_as_the_rules_say() {
    let mut random = Random::new(20_261_122);
    let mut read = 0;
    while read < 60_000 {
        let text = text(&mut random);
        if !is_paragraph(&text) {
            continue;
        }
        read += 1;
        for lang in Lang::ALL {
            assert_eq!(html(&text, lang), naive::html(&text, lang), "{lang:?} {text:?}");
        }
    }
}
