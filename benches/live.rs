//! How long a save takes until the page that is looked at is ready, the browser aside.
//!
//! `cargo bench --bench live -- [--pairs N] [--rounds N]` edits the invented corpus on the disk,
//! takes the edit in and renders one page, for each kind of edit in turn.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock and prints what it found"
)]

mod corpus;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use wenzhai::assemble::Drafts;
use wenzhai::pipeline::{Live, Options};

/// One kind of edit: the file, what is replaced in it, and the page that is looked at.
struct Kind {
    name: &'static str,
    path: String,
    edit: fn(&str, usize) -> String,
    page: String,
}

/// As in the binary: the times of the C library's allocator are not those that an editor meets.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str, default: usize| {
        let at = arguments.iter().position(|argument| argument == name);
        let value = at.and_then(|at| arguments.get(at + 1)?.parse().ok());
        value.unwrap_or(default)
    };
    let pairs = number("--pairs", 200);
    let rounds = number("--rounds", 15);
    let folder = tempfile::tempdir().expect("there is room for files");
    let root = folder.path();
    for (path, text) in corpus::wenzhai_site(pairs as u64, corpus::SEED) {
        write(root, &path, &text);
    }
    let options = Options {
        drafts: Drafts::Show,
        ..Options::default()
    };
    let begun = Instant::now();
    let mut live = Live::open(root, options).expect("the corpus can be read");
    println!(
        "{pairs} report pairs, first reading {:.0} ms",
        milliseconds(begun.elapsed())
    );
    for kind in kinds(root) {
        let mut times: Vec<[Duration; 3]> = (0..rounds).map(|round| once(&mut live, root, &kind, round)).collect();
        let mut median = |part: usize| {
            times.sort_by_key(|time| time[part]);
            milliseconds(times[times.len() / 2][part])
        };
        println!(
            "{:<12} taken in {:7.2} ms, page {:6.2} ms, all findings {:8.2} ms",
            kind.name,
            median(0),
            median(1),
            median(2)
        );
    }
}

fn once(live: &mut Live, root: &Path, kind: &Kind, round: usize) -> [Duration; 3] {
    // Whoever has a page open has it rendered before the edit.
    live.snapshot().file(&kind.page).expect("the page can be rendered");
    let path = root.join(&kind.path);
    let text = fs::read_to_string(&path).expect("the file is there");
    fs::write(&path, (kind.edit)(&text, round)).expect("the file can be written");
    let begun = Instant::now();
    let update = live
        .update(std::slice::from_ref(&kind.path))
        .expect("the corpus can be read");
    let taken_in = begun.elapsed();
    assert_eq!(update.changed.as_slice(), std::slice::from_ref(&kind.path));
    let begun = Instant::now();
    let page = live.snapshot().file(&kind.page).expect("the page can be rendered");
    let rendered = begun.elapsed();
    assert!(page.is_some());
    let begun = Instant::now();
    live.settle(&|| false);
    [taken_in, rendered, begun.elapsed()]
}

fn kinds(root: &Path) -> Vec<Kind> {
    let reports = fs::read_dir(root.join("content/reports")).expect("there are reports");
    let mut names: Vec<String> = reports
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    let report = names[names.len() / 2].clone();
    let data = |name: &str| fs::read_to_string(root.join("content").join(name)).expect("there is such a file");
    let first = |text: &str| {
        let mut lines = text.lines().filter(|line| !line.starts_with([' ', '#']));
        lines
            .find_map(|line| line.strip_suffix(':'))
            .expect("it has an entry")
            .to_owned()
    };
    let (term, indicator) = (first(&data("terms.yaml")), first(&data("indicators.yaml")));
    let record = format!("content/reports/{report}/zh.md");
    let body: fn(&str, usize) -> String = |text, round| format!("{text}\n又一段，第{round}次。\n");
    let title: fn(&str, usize) -> String = |text, round| match text.split_once("\ntitle: ") {
        Some((before, rest)) => format!("{before}\ntitle: 第{round}次{rest}"),
        None => text.to_owned(),
    };
    let inside: fn(&str, usize) -> String =
        |text, round| text.replacen("definition: ", &format!("definition: 第{round}次，"), 1);
    let inside_of: fn(&str, usize) -> String =
        |text, round| text.replacen("definition: {zh: ", &format!("definition: {{zh: 第{round}次，"), 1);
    let kind = |name, path: &str, edit, page: &str| Kind {
        name,
        path: path.to_owned(),
        edit,
        page: page.to_owned(),
    };
    let template = "themes/default/templates/report.html";
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join(template);
    write(
        root,
        template,
        &fs::read_to_string(built_in).expect("the built-in theme has it"),
    );
    vec![
        kind("body", &record, body, &format!("zh/reports/{report}/index.html")),
        kind("title", &record, title, "zh/reports/index.html"),
        kind(
            "term",
            "content/terms.yaml",
            inside,
            &format!("zh/terms/{term}/index.html"),
        ),
        kind(
            "indicator",
            "content/indicators.yaml",
            inside_of,
            &format!("zh/indicators/{indicator}/index.html"),
        ),
        kind(
            "template",
            template,
            |text, round| {
                text.replacen(
                    "{%- endblock content %}",
                    &format!("<!-- {round} -->{{%- endblock content %}}"),
                    1,
                )
            },
            &format!("zh/reports/{report}/index.html"),
        ),
    ]
}

fn write(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    let folder = full.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("folders can be made");
    fs::write(full, text).expect("files can be written");
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
