//! How fast figures are found and read: Chinese and English texts of the edition, with its term base.
//!
//! `cargo bench --bench figures` prints megabytes a second, the median of several rounds, for finding
//! in running text and for reading single expressions (those that are found). Set `FIGURES_TEXTS` to
//! a folder to add its `.txt` files to the Chinese texts. Without cargo's `--bench` everything is run
//! once.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock and prints what it found"
)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use wenzhai::quantity::{Found, Meaning, Names, en, zh};

/// Rounds of the full run, after one that warms the caches.
const ROUNDS: usize = 21;
/// Bytes that a round goes through at least.
const BYTES: usize = 4_000_000;

fn main() {
    let quick = !std::env::args().any(|argument| argument == "--bench");
    let rounds = if quick { 1 } else { ROUNDS };
    let terms = terms();
    let names = Names::new(terms.iter().map(String::as_str));
    let mut chinese = edition("zh.md");
    if let Ok(folder) = std::env::var("FIGURES_TEXTS") {
        chinese.extend(texts(Path::new(&folder)));
    }
    let english = edition("en.md");
    let wordings = wordings(&chinese, &names);
    println!("{} names of the term base", terms.len());
    measure("zh::find", &chinese, rounds, |text| zh::find(text, &names).len());
    measure("zh::read", &wordings, rounds, |text| {
        usize::from(zh::read(text).is_ok())
    });
    measure("en::find", &english, rounds, |text| en::find(text, &names).len());
}

/// The bodies of the edition's reports in one language.
fn edition(file: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/reports");
    let reports = fs::read_dir(folder).expect("the edition has reports");
    let mut files: Vec<_> = reports
        .map(|entry| entry.expect("it can be listed").path().join(file))
        .collect();
    files.sort();
    let body = |text: String| text.splitn(3, "---\n").nth(2).expect("front matter").to_owned();
    let read = files
        .into_iter()
        .map(|file| body(fs::read_to_string(file).expect("a report is in both languages")));
    read.collect()
}

fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    files.sort();
    let text = |file: &Path| file.extension().is_some_and(|extension| extension == "txt");
    let read = files.into_iter().filter(|file| text(file)).map(fs::read_to_string);
    read.map(|text| text.expect("a text is UTF-8")).collect()
}

/// The term base's Chinese names.
fn terms() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/terms.yaml");
    let text = fs::read_to_string(file).expect("the edition has a term base");
    let terms: serde_yaml::Value = serde_yaml::from_str(&text).expect("it is YAML");
    let mut names = Vec::new();
    for (_, term) in terms.as_mapping().expect("terms have ids") {
        let zh = &term["zh"];
        names.extend(zh["preferred"].as_str().map(str::to_owned));
        let admitted = zh["admitted"].as_sequence().into_iter().flatten();
        names.extend(admitted.filter_map(|name| name.as_str().map(str::to_owned)));
    }
    names
}

/// The words of every figure in some texts.
fn wordings(texts: &[String], names: &Names) -> Vec<String> {
    let figures = |text: &String| {
        let found = zh::find(text, names).into_iter();
        let figures = found.filter(|one: &Found| matches!(one.meaning, Meaning::Figure(_)));
        let words = figures.map(|one| text[one.span].to_owned());
        words.collect::<Vec<_>>()
    };
    texts.iter().flat_map(figures).collect()
}

fn measure(what: &str, texts: &[String], rounds: usize, run: impl Fn(&str) -> usize) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let repeats = if rounds == 1 { 1 } else { BYTES / bytes + 1 };
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..=rounds {
        let start = Instant::now();
        for _ in 0..repeats {
            found = texts.iter().map(|text| black_box(run(text))).sum();
        }
        times.push(start.elapsed());
    }
    times.remove(0);
    times.sort_unstable();
    let seconds = times[times.len() / 2].as_secs_f64() / f64::from(u32::try_from(repeats).expect("few repeats"));
    let size = f64::from(u32::try_from(bytes).expect("small texts"));
    println!(
        "{what}: {} texts, {} KB, {found} found: {:.1} MB/s",
        texts.len(),
        bytes / 1000,
        size / seconds / 1e6,
    );
}
