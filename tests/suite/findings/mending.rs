//! `check` shows what can be mended; `check --fix` mends it.

use crate::support::{Project, assert_same};
use wenzhai::diag::Severity;
use wenzhai::pipeline;

const REPORT: &str = "content/reports/demo/zh.md";
const ENGLISH: &str = "content/about/en.md";
const TRANSLATION: &str = "content/reports/demo/en.md";

/// Five slips that can be mended, in two files, and one that cannot.
fn careless() -> Project {
    let project = Project::base().edited(REPORT, "服务商当面商谈。", "服务商(含外地)当面商谈, 推行\"先看后谈\"。");
    let report = project.read(REPORT);
    let english = project.read(ENGLISH);
    let translation = project.read(TRANSLATION);
    project
        .with(TRANSLATION, &format!("{translation}\nUse fell by 5%.\n"))
        .with(REPORT, &format!("{report}\n降了５％。\n\n甲\"乙\n"))
        .with(ENGLISH, &format!("{} \n", english.trim_end()))
}

/// The diff of [`careless`] and the mended files, as the English one ends.
fn diff(project: &Project) -> String {
    let english = project.read(ENGLISH);
    let lines: Vec<&str> = english.lines().collect();
    let (last, before) = lines.split_last().expect("the file has lines");
    let context = before[before.len() - 3..].join("\n ");
    let first = lines.len() - 3;
    format!(
        "--- a/{ENGLISH}
+++ b/{ENGLISH}
@@ -{first},4 +{first},4 @@
 {context}
-{last}
+{}
--- a/{REPORT}
+++ b/{REPORT}
@@ -12,12 +12,12 @@
   key-users: {{indicator: key-energy-users, value: 17家, period: 2023}}
 ---
 
-临清市召集[17家](figure:key-users)重点用能企业，与节能服务商(含外地)当面商谈, 推行\"先看后谈\"。
+临清市召集[17家](figure:key-users)重点用能企业，与节能服务商（含外地）当面商谈，推行“先看后谈”。
 
 ## 进展 {{#progress}}
 
 市里按[链长制](term:chain-chief-system)的办法，为每家企业指定了联系人。
 
-降了５％。
+降了5%。
 
 甲\"乙

",
        last.trim_end()
    )
}

const REMAINS: &str = "content/reports/demo/zh.md:23:2: warning[ZH005]: which of this paragraph’s straight quotation marks open and which close is not clear
23 | 甲\"乙
   |   ^
help: write “ where a quotation opens and ” where it closes

1 warning
";

#[test]
fn check_ends_with_what_could_be_mended_and_writes_nothing() {
    let project = careless();
    let before = project.snapshot("");
    let run = project.run(&["check"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let end = format!(
        "{}5 warnings, 1 note\n5 of them can be mended as shown above: wenzhai check --fix\n",
        diff(&project)
    );
    assert!(run.stdout.ends_with(&end), "{}\nwanted:\n{end}", run.stdout);
    let zh = project.run_zh(&["check"]).stdout;
    assert!(
        zh.ends_with("5 个警告，1 条提示\n其中5处可以照上面的改动改好：wenzhai check --fix\n"),
        "{zh}"
    );
    assert_same(&before, &project.snapshot(""), "check writes nothing");
}

#[test]
fn fix_shows_the_change_writes_it_and_reports_what_remains() {
    let project = careless();
    let before = project.snapshot("");
    let shown = diff(&project);
    project
        .run(&["check", "--fix"])
        .gives(0, &format!("{shown}{REMAINS}mended 5 findings in 2 files\n"), "");
    let after = project.snapshot("");
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    assert_eq!(changed, [ENGLISH, REPORT]);
    assert_eq!(before.len(), after.len(), "nothing is left lying about");
    // The second time there is nothing to do.
    project.run(&["check", "--fix"]).gives(0, REMAINS, "");
    assert_same(&after, &project.snapshot(""), "the second run writes nothing");
}

#[test]
fn fix_speaks_chinese() {
    let stdout = careless().run_zh(&["check", "--fix"]).stdout;
    assert!(stdout.ends_with("1 个警告\n改好了2个文件里的5处\n"), "{stdout}");
}

#[test]
fn the_exit_status_is_that_of_what_remains() {
    let mendable = || Project::base().edited(REPORT, "服务商当面商谈。", "服务商,当面商谈。");
    assert_eq!(mendable().run(&["check", "--strict"]).code, 1);
    assert_eq!(mendable().run(&["check", "--strict", "--fix"]).code, 0);
    assert_eq!(careless().run(&["check", "--strict", "--fix"]).code, 1);
}

#[test]
fn other_formats_have_nothing_but_findings_on_standard_output() {
    let project = careless();
    let short = project.run(&["check", "--format", "short"]);
    assert_eq!((short.stdout.lines().count(), short.stderr.as_str()), (6, ""));
    let shown = diff(&project);
    let run = project.run(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    assert_eq!(run.stderr, format!("{shown}mended 5 findings in 2 files\n"));
    let quiet = careless().run(&["check", "--fix", "--quiet"]);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), (REMAINS, ""));
}

#[test]
fn the_diff_has_colour_where_it_is_wanted() {
    let project = careless();
    let coloured = project.run(&["check", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[31m-") && coloured.contains("\u{1b}[32m+"));
    assert!(!project.run(&["check"]).stdout.contains('\u{1b}'));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let project = careless();
    let crlf = |text: String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    for path in [REPORT, ENGLISH] {
        project.write(path, crlf(project.read(path)).as_bytes());
    }
    assert_eq!(project.run(&["check", "--fix"]).code, 0);
    let other = careless();
    assert_eq!(other.run(&["check", "--fix"]).code, 0);
    for path in [REPORT, ENGLISH] {
        assert_eq!(project.read(path), crlf(other.read(path)));
    }
}

#[test]
fn a_page_differs_in_the_mended_characters_only() {
    let project = careless();
    project.run(&["build", "--quiet", "--output", "before"]);
    project.run(&["check", "--fix"]);
    project.run(&["build", "--quiet", "--output", "after"]);
    let page = "zh/reports/demo/index.html";
    let (before, after) = (
        project.read(&format!("before/{page}")),
        project.read(&format!("after/{page}")),
    );
    let mended = before
        .replace("(含外地)", "（含外地）")
        .replace("当面商谈, 推行\"先看后谈\"", "当面商谈，推行“先看后谈”")
        .replace("５％", "5%")
        // Chinese marks count in the length of a text, half-width ones do not.
        .replace("65字", "69字");
    assert_ne!(before, after);
    assert_eq!(mended, after);
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let project = careless();
    let checked = project.check();
    let mended = pipeline::mend(&checked.findings, &checked.input);
    project.write(ENGLISH, b"somebody else was here");
    let left = pipeline::write_mended(project.root(), &checked.input, &mended).expect("the project can be written to");
    assert_eq!(left, [ENGLISH]);
    assert_eq!(project.read(ENGLISH), "somebody else was here");
    let errors = project
        .check()
        .findings
        .into_iter()
        .filter(|f| f.severity == Severity::Error);
    assert!(errors.count() > 0, "the other file was written and read again");
    assert!(project.read(REPORT).contains("先看后谈”"));
}

#[test]
fn a_mend_that_would_change_the_page_is_left_to_the_editor() {
    // Without the space at the end this is the definition of a link, and no text.
    let text = format!("{}\n[甲]:\n? \u{3000}\n", Project::base().read(REPORT));
    let project = Project::base().with(REPORT, &text);
    project.run(&["check", "--fix"]);
    assert_eq!(project.read(REPORT), text);
}
