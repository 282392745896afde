//! Compressed files lie beside what they are made of, and are made again only with it.

use crate::support::{Project, Snapshot, assert_same, has_ending};
use std::io::Read as _;

const ENDINGS: [&str; 3] = ["br", "gz", "zst"];

fn build(project: &Project, args: &[&str]) -> Snapshot {
    project.run(&[&["build", "--quiet"], args].concat()).succeeds();
    project.snapshot("public")
}

fn original(path: &str) -> Option<&str> {
    let (original, ending) = path.rsplit_once('.')?;
    ENDINGS.contains(&ending).then_some(original)
}

fn decompressed(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let read = match path.rsplit('.').next() {
        Some("br") => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
        Some("gz") => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text),
        _ => zstd::stream::read::Decoder::new(bytes)
            .expect("it begins like one")
            .read_to_end(&mut text),
    };
    read.unwrap_or_else(|error| panic!("{path}: {error}"));
    text
}

/// Every compressed file is its neighbour and smaller; how many there are.
fn look_at(files: &Snapshot) -> usize {
    let compressed = files
        .iter()
        .filter_map(|(path, bytes)| Some((path, bytes, original(path)?)));
    compressed
        .map(|(path, bytes, original)| {
            assert!(decompressed(path, bytes) == files[original], "{path} is not {original}");
            assert!(bytes.len() < files[original].len(), "{path} is no smaller");
        })
        .count()
}

#[test]
fn every_text_lies_there_compressed_and_nothing_else_changes() {
    let project = Project::base().with_bytes(
        "content/reports/demo/chart.png",
        b"\x89PNG, as often as not, as not, as not",
    );
    let plain = build(&project, &[]);
    let with = build(&project, &["--compress"]);
    assert!(look_at(&with) > 100, "{:?}", with.keys());
    let without: Snapshot = with
        .iter()
        .filter(|(path, _)| original(path).is_none())
        .map(|(p, b)| (p.clone(), b.clone()))
        .collect();
    let listless = |mut files: Snapshot| {
        files.remove(".wenzhai-files");
        files
    };
    assert_same(
        &listless(plain),
        &listless(without),
        "with compressed files and without",
    );
    for path in with
        .keys()
        .filter(|path| has_ending(path, "html") || has_ending(path, "css"))
    {
        for ending in ENDINGS {
            assert!(with.contains_key(&format!("{path}.{ending}")), "{path}.{ending}");
        }
    }
    assert!(!with.contains_key("reports/demo/chart.png.gz"));
}

#[test]
fn two_builds_compress_to_the_same_bytes() {
    let project = Project::corpus(12);
    let first = build(&project, &["--compress"]);
    project
        .run(&["build", "--compress", "--quiet", "--output", "other"])
        .succeeds();
    assert_same(&first, &project.snapshot("other"), "two builds");
}

#[test]
fn what_did_not_change_is_not_compressed_again() {
    let project = Project::base();
    let first = build(&project, &["--compress"]);
    // Nobody would notice that it is made again, if it were not another one.
    project.write("public/zh/about/index.html.gz", b"kept");
    let text = project.read("content/reports/demo/zh.md");
    project.write(
        "content/reports/demo/zh.md",
        text.replace("当面商谈", "当面洽谈").as_bytes(),
    );
    let second = build(&project, &["--compress"]);
    assert_eq!(second["zh/about/index.html.gz"], b"kept");
    let page = "zh/reports/demo/index.html";
    assert_ne!(first[page], second[page]);
    for ending in ENDINGS {
        let path = format!("{page}.{ending}");
        assert_eq!(decompressed(&path, &second[&path]), second[page], "{path}");
    }
}

#[test]
fn a_build_over_another_is_what_a_clean_one_is() {
    let project = Project::base();
    build(&project, &["--compress"]);
    let text = project.read("content/about/zh.md");
    project.write("content/about/zh.md", text.replace("照录原文", "照原文录下").as_bytes());
    let over = build(&project, &["--compress"]);
    project.remove("public");
    assert_same(&over, &build(&project, &["--compress"]), "over another and clean");
    // One that is missing is made again.
    project.remove("public/zh/index.html.br");
    assert_same(&over, &build(&project, &["--compress"]), "after one was removed");
}

#[test]
fn without_the_option_they_go_again() {
    let project = Project::base();
    let plain = build(&project, &[]);
    build(&project, &["--compress"]);
    assert_same(&plain, &build(&project, &[]), "without the option again");
    // And with a change, which takes another way.
    build(&project, &["--compress"]);
    let text = project.read("content/about/zh.md");
    project.write("content/about/zh.md", text.replace("照录原文", "照原文录下").as_bytes());
    let run = project.run(&["build"]);
    run.succeeds();
    assert!(!run.stderr.contains(" 0 removed"), "{}", run.stderr);
    assert_eq!(look_at(&project.snapshot("public")), 0);
}

#[test]
fn an_attachment_of_that_name_is_a_finding() {
    let project = Project::base()
        .with("content/reports/demo/table.csv", &"甲,乙\n".repeat(100))
        .with_bytes("content/reports/demo/table.csv.gz", b"its own");
    build(&project, &[]);
    let run = project.run(&["build", "--compress"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("LK004"), "{}", run.stderr);
    assert_eq!(project.snapshot("public")["reports/demo/table.csv.gz"], b"its own");
}
