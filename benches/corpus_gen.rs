//! Writes the invented corpus to a folder.
//!
//! `cargo bench --bench corpus_gen -- --format hugo|wenzhai|wenzhai-without-terms --n 1000 --out DIR [--seed N]`
//!
//! It is a bench target, so that neither the crate nor its package carries it; plain
//! `rustc --edition 2024 -O benches/corpus_gen.rs` compiles it too.

mod corpus;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: corpus_gen --format hugo|wenzhai|wenzhai-without-terms --n COUNT --out DIR [--seed NUMBER]";

struct Wanted {
    write: fn(u64, u64) -> Vec<(String, String)>,
    n: u64,
    seed: u64,
    out: PathBuf,
}

#[expect(clippy::print_stderr, reason = "a program of its own, not the generator")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(wanted) = read(&arguments) else {
        // Cargo runs every bench without arguments when none is named: nothing is asked.
        if arguments.iter().all(|argument| argument == "--bench") {
            return ExitCode::SUCCESS;
        }
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    for (path, text) in (wanted.write)(wanted.n, wanted.seed) {
        if let Err(error) = save(&wanted.out.join(&path), &text) {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn read(arguments: &[String]) -> Option<Wanted> {
    let (mut write, mut n, mut seed, mut out) = (None, None, corpus::SEED, None);
    // Cargo adds --bench of its own accord.
    let mut rest = arguments.iter().filter(|argument| *argument != "--bench");
    while let Some(name) = rest.next() {
        let value = rest.next()?;
        match (name.as_str(), value.as_str()) {
            ("--format", "hugo") => write = Some(corpus::hugo_site as fn(u64, u64) -> _),
            ("--format", "wenzhai-without-terms") => {
                write = Some(corpus::wenzhai_site_without_terms as fn(u64, u64) -> _);
            }
            ("--format", "wenzhai") => write = Some(corpus::wenzhai_site as fn(u64, u64) -> _),
            ("--n", count) => n = count.parse().ok().filter(|n| *n > 0),
            ("--seed", number) => seed = number.parse().ok()?,
            ("--out", folder) => out = Some(PathBuf::from(folder)),
            _ => return None,
        }
    }
    Some(Wanted {
        write: write?,
        n: n?,
        seed,
        out: out?,
    })
}

fn save(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
