//! How long a clean build takes, as an editor and a publisher meet it: the whole process.
//!
//! `cargo bench --bench build` times 1,000 invented report pairs; `-- --quick` builds a
//! few pairs once, to see that the bench still works. Without cargo's `--bench` (as under
//! `cargo test --all-targets`) it is quick too.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock and prints what it found"
)]

mod corpus;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Pairs of the full run: the size that the comparison with Hugo is made at.
const PAIRS: u64 = 1_000;
/// Timed runs of the full run, after one that warms the file cache.
const RUNS: usize = 9;
/// Pairs of the quick run: enough for a second page of a list (20 a page).
const QUICK_PAIRS: u64 = 40;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = |name: &str| arguments.iter().any(|argument| argument == name);
    let (pairs, runs) = if given("--quick") || !given("--bench") {
        (QUICK_PAIRS, 1)
    } else {
        (PAIRS, RUNS)
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (root, output) = (folder.path().join("site"), folder.path().join("public"));
    write_site(&root, pairs);
    clean_build(&root, &output);
    let mut times: Vec<Duration> = (0..runs).map(|_| clean_build(&root, &output)).collect();
    times.sort_unstable();
    println!(
        "clean build of {pairs} pairs: median {:.3} s, {:.3} to {:.3} s, {runs} runs",
        times[runs / 2].as_secs_f64(),
        times[0].as_secs_f64(),
        times[runs - 1].as_secs_f64(),
    );
}

fn write_site(root: &Path, pairs: u64) {
    for (path, text) in corpus::wenzhai_site(pairs, corpus::SEED) {
        let path = root.join(path);
        let folder = path.parent().expect("every file lies in the site's folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
}

/// The time of one build into a folder that is not there yet.
fn clean_build(root: &Path, output: &Path) -> Duration {
    if output.exists() {
        fs::remove_dir_all(output).expect("the last output can be removed");
    }
    let mut build = Command::new(env!("CARGO_BIN_EXE_wenzhai"));
    build
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .arg("--output")
        .arg(output);
    let start = Instant::now();
    let status = build.status().expect("the binary can be run");
    let time = start.elapsed();
    assert!(status.success(), "the corpus does not build: {status}");
    time
}
