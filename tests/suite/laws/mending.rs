//! What `--fix` may change, on texts thrown together by chance: marks, digits and spaces, and
//! nothing else; and once is enough.

use crate::support::Random;
use std::collections::BTreeMap;
use wenzhai::diag::{Diagnostic, Sources};
use wenzhai::model::lang::Lang;
use wenzhai::model::source::Role;
use wenzhai::parse::markdown::{Highlighter, structure};
use wenzhai::parse::{File, page};
use wenzhai::pipeline::mend;

/// How many texts are tried.
const TEXTS: usize = 8_000;

/// What the texts are made of: what the rules look for, and what they must keep out of.
const PIECES: &[&str] = &[
    "甲",
    "乙",
    "企业",
    "是",
    "A",
    "b",
    "1",
    "，",
    "。",
    "《",
    "》",
    ",",
    ",",
    ":",
    ";",
    "?",
    "!",
    ".",
    "(",
    ")",
    "（",
    "）",
    "\"",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\u{3000}",
    "\t",
    "**",
    "**",
    "*",
    "_",
    "~",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "](x)",
    "[甲,乙](y)",
    "![丙,丁](z)",
    "[](topic:a)",
    "\\",
    "&amp;",
    "&",
    "<b>",
    "<https://a.b/,甲>",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|\n|-|\n",
    "## ",
    "１",
    "２",
    "．",
    "％",
    "ａ",
    "```\n",
    "    ",
    "[^1]",
    "\n\n[^1]: ",
    "\n\n[甲]: ",
    "#",
    "{#a}",
    "=",
];

/// Where the texts stand: in a Chinese page.
const PATH: &str = "content/about/zh.md";

struct One<'t>(&'t str);

impl Sources for One<'_> {
    fn text(&self, _: &str) -> Option<&str> {
        Some(self.0)
    }
}

fn any_text(random: &mut Random) -> String {
    let length = 1 + random.below(24);
    let body: String = (0..length).map(|_| *random.pick(PIECES)).collect();
    format!("---\ntitle: 甲\nsummary: 乙\n---\n\n{body}")
}

fn mendable(text: &str) -> Vec<Diagnostic> {
    let file = File { path: PATH, text };
    let mut findings = page(file, Role::Record, Lang::Zh, &Highlighter::default()).findings;
    findings.retain(|finding| finding.fix.is_some());
    findings
}

/// A text without what mending may change.
fn bare(text: &str) -> String {
    let pairs: BTreeMap<char, char> = "，,：:；;？?！!。.（(）)“\"”\"‘'’'％%．."
        .chars()
        .collect::<Vec<_>>()
        .chunks(2)
        .map(|pair| (pair[0], pair[1]))
        .collect();
    let wide = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).expect("it is ASCII"),
        c => pairs.get(&c).copied().unwrap_or(c),
    };
    text.chars()
        .filter(|c| !matches!(c, ' ' | '\t' | '\u{3000}'))
        .map(wide)
        .collect()
}

#[test]
fn only_marks_digits_and_spaces_change_and_once_is_enough() {
    let mut random = Random::new(20_201_126);
    let (mut changed, mut held_back) = (0, 0);
    for _ in 0..TEXTS {
        let before = any_text(&mut random);
        let findings = mendable(&before);
        let Some(file) = mend(&findings, &One(&before)).pop() else {
            continue;
        };
        held_back += findings.len() - file.findings;
        let after = file.text;
        assert_eq!(bare(&before), bare(&after), "{before:?}");
        let shape = |text: &str| structure(File { path: PATH, text }, Lang::Zh);
        assert_eq!(shape(&before), shape(&after), "{before:?} became {after:?}");
        let again = mend(&mendable(&after), &One(&after));
        assert_eq!(again, Vec::new(), "{before:?} became {after:?}");
        changed += 1;
    }
    assert!(changed > TEXTS / 4, "only {changed} of {TEXTS} texts were mended");
    assert!(
        held_back < changed / 100,
        "{held_back} mends were held back in {changed} texts"
    );
}
