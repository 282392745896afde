//! Files that a project should have, and those that it has for nothing.

use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::input::Input;
use crate::model::lang::Lang;

/// Files that every project has.
pub(super) fn missing_files(input: &Input) -> Vec<Diagnostic> {
    const DATA: [&str; 3] = ["content/regions.yaml", "content/indicators.yaml", "content/terms.yaml"];
    const PAGES: [&str; 2] = ["content", "content/about"];
    let mut missing: Vec<String> = DATA
        .iter()
        .filter(|path| !input.has_file(path))
        .map(|p| (*p).to_owned())
        .collect();
    for folder in PAGES {
        let files = Lang::ALL.map(|lang| format!("{folder}/{}.md", lang.code()));
        if !files.iter().any(|file| input.has_file(file)) {
            missing.push(files[0].clone());
        }
    }
    missing.iter().map(|path| missing_file(path)).collect()
}

fn missing_file(path: &str) -> Diagnostic {
    let is_page = std::path::Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "md");
    let help = if is_page {
        Text::new("写 title 和 summary", "write it with title and summary")
    } else {
        Text::new("没有条目时，写一行 {}", "while it has no entries, write one line: {}")
    };
    Diagnostic::new(
        Code::CF007,
        Location::file(path),
        Text::new("缺少这个文件", "this file is missing"),
    )
    .with_help(help)
}

/// The finding about a file that nothing reads.
pub(super) fn unread(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::CF009,
        Location::file(path),
        Text::new("没有什么会读这个文件", "nothing reads this file"),
    )
    .with_help(Text::new(
        "正文放在页面文件夹的 zh.md、en.md 里，图片和附件放在旁边；不用的文件移出 content/",
        "texts are zh.md and en.md in the folder of a page, with images and attachments beside them; move other files out of content/",
    ))
}
