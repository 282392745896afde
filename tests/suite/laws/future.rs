//! A report whose source is not published yet is left out, and the editor is told;
//! `--drafts` shows it.

use crate::support::Project;

const ZH: &str = "content/reports/demo/zh.md";
const PAGE: &str = "public/en/reports/demo/index.html";

/// The base site, its report published on a date.
fn published(date: &str) -> Project {
    Project::base().edited(ZH, "published: 2025-07-29", &format!("published: {date}"))
}

#[test]
fn a_report_that_is_not_due_is_left_out_and_said_so() {
    let project = published("2999-03-01");
    let run = project.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    let told = " N ms\nLeft out demo: it is not published before 2999-03-01 (--drafts includes it)\n";
    assert!(run.stderr.ends_with(told), "{}", run.stderr);
    let zh = project.run_zh(&["build"]).stderr;
    assert!(
        zh.ends_with("毫秒\n未发布 demo：要到2999-03-01才发布（--drafts 可一并生成）\n"),
        "{zh}"
    );
    for (path, bytes) in project.snapshot("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("reports/demo"), "{path}");
    }
}

#[test]
fn one_that_is_asked_for_is_shown_with_a_mark_and_its_day() {
    let project = published("2999-03-01");
    project.run(&["build", "--drafts"]).succeeds();
    assert!(project.read(PAGE).contains("not published before 1 March 2999"));
    assert!(
        project
            .read("public/zh/reports/demo/index.html")
            .contains("要到2999年3月1日才发布")
    );
    for list in ["public/en/index.html", "public/en/topics/dual-carbon/index.html"] {
        assert!(project.read(list).contains(">Not yet published<"), "{list}");
    }
    assert!(project.read("public/zh/index.html").contains(">待发布<"));
    let published = Project::base();
    published.run(&["build", "--drafts"]).succeeds();
    assert!(!published.read(PAGE).contains("not published before"));
    assert!(!published.read("public/en/index.html").contains("Not yet published"));
}

#[test]
fn only_what_cannot_be_published_yet_is_held_back() {
    // All but the first may be past, as far as is said.
    for (date, held) in [("2999", true), ("202X", false), ("2025-XX-29", false), ("2025", false)] {
        let project = published(date);
        project.run(&["build"]).succeeds();
        assert_eq!(!project.path(PAGE).exists(), held, "{date}");
    }
    let announced = Project::base().edited(ZH, "event: 2023", "event: 2999-01-01");
    announced.run(&["build"]).succeeds();
    assert!(announced.path(PAGE).exists(), "an event may lie ahead");
}

#[test]
fn a_draft_is_a_draft_whatever_its_date() {
    let project = published("2999-03-01").edited(ZH, "region: linqing", "region: linqing\ndraft: true");
    let run = project.run(&["build"]);
    assert!(
        run.stderr
            .ends_with("Left out demo: it is a draft (--drafts includes it)\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn links_to_it_are_findings() {
    let project = published("2999-03-01").edited(
        "content/about/zh.md",
        "数字照录原文。",
        "数字照录原文，见[](report:demo)。",
    );
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stdout.contains("LK001"), "{}", run.stdout);
    assert!(run.stdout.contains("2999-03-01"), "{}", run.stdout);
    assert_eq!(project.run(&["check", "--drafts"]).code, 0);
}

#[test]
fn explain_says_when_it_is_due() {
    let project = published("2999-03-01");
    for page in ["demo", "/en/reports/demo/"] {
        project.run(&["explain", page]).gives(
            0,
            "demo: not published before 2999-03-01, because that is when its front matter says its source is published\n",
            "",
        );
    }
    project.run_zh(&["explain", "demo"]).gives(
        0,
        "demo：2999-03-01以前不发布，因为前置信息里的 published 是将来的日期\n",
        "",
    );
}

#[test]
fn no_more_than_a_handful_is_named() {
    let demo = Project::base().read(ZH);
    let draft = demo.replace("region: linqing", "region: linqing\ndraft: true");
    let project = (1..=8).fold(Project::base(), |project, n| {
        project.with(&format!("content/reports/draft-{n}/zh.md"), &draft)
    });
    let run = project.run(&["build"]);
    let lines: Vec<&str> = run.stderr.lines().collect();
    let (_, told) = lines.split_at(lines.len() - 6);
    assert!(told[0].starts_with("Left out draft-1:"), "{told:?}");
    assert!(told[4].starts_with("Left out draft-5:"), "{told:?}");
    assert_eq!(told[5], "… and 3 more");
}
