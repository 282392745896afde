//! What the rules for Chinese cost: Markdown read by them and by `CommonMark` alone, in
//! turn, in one run.
//!
//! `cargo bench --bench markdown` prints medians for three corpora: the edition's Chinese
//! texts, invented ones, and invented ones broken at every thirtieth character with
//! emphasis beside punctuation in every line, which is the most that the rules have to do.
//! Without cargo's `--bench` (as under `cargo test --all-targets`) each is read once.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock and prints what it found"
)]

mod corpus;

use pulldown_cmark::{Options, Parser};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use wenzhai::model::lang::Lang;
use wenzhai::parse::File;
use wenzhai::parse::markdown::{Highlighter, Rules, body_by};

/// Rounds of the full run, after one that warms the caches.
const ROUNDS: usize = 41;
/// Times that each corpus is read in a round.
const REPEATS: usize = 20;
/// Invented reports.
const REPORTS: u64 = 100;
/// Characters in a line of the third corpus.
const LINE: usize = 30;

fn main() {
    let quick = !std::env::args().any(|argument| argument == "--bench");
    let (rounds, repeats) = if quick { (1, 1) } else { (ROUNDS, REPEATS) };
    let invented: Vec<String> = corpus::reports(REPORTS, corpus::SEED)
        .map(|report| report.zh.body)
        .collect();
    let broken = invented.iter().map(|text| broken(text)).collect();
    for (name, texts) in [
        ("the edition", edition()),
        ("invented", invented),
        ("broken lines", broken),
    ] {
        compare(name, &texts, rounds, repeats);
    }
}

/// The Chinese texts of the edition's reports.
fn edition() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/reports");
    let reports = fs::read_dir(folder).expect("the edition has reports");
    let mut files: Vec<_> = reports
        .map(|entry| entry.expect("it can be listed").path().join("zh.md"))
        .collect();
    files.sort();
    let body = |text: String| text.splitn(3, "---\n").nth(2).expect("front matter").to_owned();
    files
        .into_iter()
        .map(|file| body(fs::read_to_string(file).expect("a report is in Chinese")))
        .collect()
}

fn broken(text: &str) -> String {
    let mut broken = String::new();
    for paragraph in text.split("\n\n") {
        let chars: Vec<char> = paragraph.chars().filter(|c| *c != '\n').collect();
        let is_prose = chars.first().is_some_and(|c| c.is_alphanumeric());
        for line in chars.chunks(LINE) {
            broken.extend(line);
            broken.push_str(if is_prose { "**（重点）**\n" } else { "" });
        }
        broken.push_str("\n\n");
    }
    broken
}

fn compare(name: &str, texts: &[String], rounds: usize, repeats: usize) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..=rounds {
        times[0].push(timed(texts, repeats, parse));
        times[1].push(timed(texts, repeats, |text| read(Rules::CommonMark, text)));
        times[2].push(timed(texts, repeats, |text| read(Rules::EmphasisAndBreaks, text)));
        times[3].push(timed(texts, repeats, |text| read(Rules::Chinese, text)));
    }
    let [parse, plain, rules, chinese] = times.map(|mut times| {
        times.remove(0);
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64() / f64::from(u32::try_from(repeats).expect("few repeats"))
    });
    let more = |time: f64| (time - plain) / plain * 100.0;
    println!(
        "{name}: {} texts, {} KB; the parser's events {:.0} µs, HTML by CommonMark {:.0} µs; with emphasis and line ends \
         of Chinese {:.0} µs ({:+.1} %), with all findings and changes of language {:.0} µs ({:+.1} %)",
        texts.len(),
        bytes / 1000,
        parse * 1e6,
        plain * 1e6,
        rules * 1e6,
        more(rules),
        chinese * 1e6,
        more(chinese),
    );
}

fn timed(texts: &[String], repeats: usize, mut read: impl FnMut(&str)) -> Duration {
    let start = Instant::now();
    for _ in 0..repeats {
        for text in texts {
            read(text);
        }
    }
    start.elapsed()
}

fn parse(text: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    for event in Parser::new_ext(text, options).into_offset_iter() {
        black_box(event);
    }
}

fn read(rules: Rules, text: &str) {
    let file = File { path: "zh.md", text };
    let mut findings = Vec::new();
    let body = body_by(
        rules,
        file,
        0..text.len(),
        Lang::Zh,
        &Highlighter::default(),
        &mut findings,
    );
    black_box((body, findings));
}
