//! Drafts are left out, and the editor is told; `--drafts` shows them.

use crate::support::Project;

fn with_draft() -> Project {
    let zh = "---
title: 一份没有写完的报告
summary: 还没有写完。
published: 2025-08-01
region: linqing
source: {publisher: {zh: 临清市政府, en: Linqing city government}}
draft: true
---

正文还没有写完。
";
    let en = "---
title: A report that is not finished
summary: It is not finished.
---

The body is not finished.
";
    Project::base()
        .with("content/reports/unfinished/zh.md", zh)
        .with("content/reports/unfinished/en.md", en)
}

#[test]
fn a_draft_is_left_out_and_said_so() {
    let project = with_draft();
    let run = project.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let told = " N ms\nLeft out unfinished: it is a draft (--drafts includes it)\n";
    assert!(run.stderr.ends_with(told), "{}", run.stderr);
    let zh = project.run_zh(&["build"]).stderr;
    assert!(
        zh.ends_with("用时N毫秒\n未发布 unfinished：是草稿（--drafts 可一并生成）\n"),
        "{zh}"
    );
    assert_eq!(pages_with("unfinished", &project), Vec::<String>::new());
}

#[test]
fn a_draft_that_is_asked_for_is_shown_with_a_mark() {
    let project = with_draft();
    let run = project.run(&["build", "--drafts"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert!(run.stderr.starts_with("2 reports, 1 figure → "), "{}", run.stderr);
    let shown = pages_with("unfinished", &project);
    for page in [
        "en/index.html",
        "en/reports/unfinished/index.html",
        "zh/reports/unfinished/index.html",
    ] {
        assert!(
            shown.iter().any(|path| path == page),
            "{page} does not name the draft: {shown:?}"
        );
    }
    let page = project.read("public/en/reports/unfinished/index.html");
    let published = project.read("public/en/reports/demo/index.html");
    assert!(
        page.contains("draft") && !published.contains("draft"),
        "readers of a draft are told that it is one"
    );
}

#[test]
fn a_draft_is_checked_only_if_it_is_asked_for() {
    let project = with_draft().edited("content/reports/unfinished/zh.md", "region: linqing", "region: linqign");
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["check", "--drafts"]).code, 1);
}

#[test]
fn a_link_to_a_draft_is_a_finding() {
    let project = with_draft().edited(
        "content/reports/demo/zh.md",
        "当面商谈。",
        "当面商谈，见[](report:unfinished)。",
    );
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(
        run.stdout.starts_with("content/reports/demo/zh.md:15:"),
        "{}",
        run.stdout
    );
    assert_eq!(project.run(&["check", "--drafts"]).code, 0);
}

/// Published pages and feeds in which a word stands.
fn pages_with(word: &str, project: &Project) -> Vec<String> {
    let files = project.snapshot("public").into_iter();
    let with = files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(word));
    with.map(|(path, _)| path).collect()
}
