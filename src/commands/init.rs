//! `wenzhai init DIR`: a small digest that builds.

use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use std::path::Path;
use wenzhai::diag::Text;
use wenzhai::fs;

/// The files of a new project.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", include_str!("init/site.yaml")),
    (".gitignore", "/public\n/sources\n"),
    ("content/zh.md", include_str!("init/content/zh.md")),
    ("content/en.md", include_str!("init/content/en.md")),
    ("content/regions.yaml", include_str!("init/content/regions.yaml")),
    ("content/indicators.yaml", include_str!("init/content/indicators.yaml")),
    ("content/terms.yaml", include_str!("init/content/terms.yaml")),
    ("content/about/zh.md", include_str!("init/content/about/zh.md")),
    ("content/about/en.md", include_str!("init/content/about/en.md")),
    (
        "content/topics/business-environment/zh.md",
        include_str!("init/content/topics/business-environment/zh.md"),
    ),
    (
        "content/topics/business-environment/en.md",
        include_str!("init/content/topics/business-environment/en.md"),
    ),
    (
        "content/reports/first-report/zh.md",
        include_str!("init/content/reports/first-report/zh.md"),
    ),
    (
        "content/reports/first-report/en.md",
        include_str!("init/content/reports/first-report/en.md"),
    ),
];

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let dir = matches.get_one::<String>("dir").map_or(".", String::as_str);
    let files: Vec<(String, String)> = FILES
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    fs::create_files(Path::new(dir), &files)?;
    invocation.terminal.say(&Text::new(
        format!("新项目在 {dir}；接着运行：wenzhai build --root {dir}"),
        format!("The digest is in {dir}; next: wenzhai build --root {dir}"),
    ));
    Ok(Outcome::Fine)
}
