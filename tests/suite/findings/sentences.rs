//! Findings as an editor reads them: place, excerpt, caret, and what to type.

use crate::support::Project;

const REPORT: &str = "content/reports/demo/zh.md";
const ENGLISH: &str = "content/reports/demo/en.md";

fn misspelt() -> Project {
    Project::base().edited(REPORT, "\ntopics:", "\ntpoics:")
}

/// Three mistakes in two files.
fn three_mistakes() -> Project {
    Project::base()
        .edited(REPORT, "event: 2023", "event: 2021-02-30")
        .edited(
            REPORT,
            "[链长制](term:chain-chief-system)",
            "[链长制](term:chain-chief)",
        )
        .edited(ENGLISH, "(figure:key-users)", "(figure:key-user)")
}

#[test]
fn a_misspelt_key_is_found_and_corrected() {
    misspelt().run(&["check"]).gives(
        1,
        "content/reports/demo/zh.md:7:1: error[FM003]: there is no key “tpoics” here
7 | tpoics: [dual-carbon]
  | ^^^^^^
help: did you mean topics?

1 error
",
        "",
    );
    misspelt().run_zh(&["check"]).gives(
        1,
        "content/reports/demo/zh.md:7:1: error[FM003]: 没有“tpoics”这个键
7 | tpoics: [dual-carbon]
  | ^^^^^^
帮助：是不是想写 topics？

1 个错误
",
        "",
    );
}

#[test]
fn all_findings_are_shown_sorted_by_file_and_place() {
    three_mistakes().run(&["check"]).gives(
        1,
        "content/reports/demo/en.md:6:17: error[FG003]: the report has no figure “key-user”
6 | Linqing brought [17](figure:key-user) large energy users together with energy-saving contractors.
  |                 ^^^^^^^^^^^^^^^^^^^^^
help: did you mean figure:key-users?

content/reports/demo/zh.md:4:16: error[FM006]: that month has only 28 days
4 | event: 2021-02-30
  |                ^^
help: check the source; write X for digits that are not known

content/reports/demo/zh.md:19:4: error[TM001]: there is no term “chain-chief”
19 | 市里按[链长制](term:chain-chief)的办法，为每家企业指定了联系人。
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
help: check the spelling, or add it to content/terms.yaml first

3 errors
",
        "",
    );
}

#[test]
fn all_findings_are_shown_in_chinese_too() {
    three_mistakes().run_zh(&["check"]).gives(
        1,
        "content/reports/demo/en.md:6:17: error[FG003]: 这份报告没有“key-user”这个数字
6 | Linqing brought [17](figure:key-user) large energy users together with energy-saving contractors.
  |                 ^^^^^^^^^^^^^^^^^^^^^
帮助：是不是想写 figure:key-users？

content/reports/demo/zh.md:4:16: error[FM006]: 这个月没有这一天，只到28日
4 | event: 2021-02-30
  |                ^^
帮助：核对来源；不清楚的数字写 X

content/reports/demo/zh.md:19:4: error[TM001]: 没有“chain-chief”这个术语
19 | 市里按[链长制](term:chain-chief)的办法，为每家企业指定了联系人。
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
帮助：核对拼写，或先在 content/terms.yaml 里添加

3 个错误
",
        "",
    );
}

#[test]
fn the_language_comes_from_the_environment_unless_it_is_said() {
    let project = misspelt();
    let run = |language: &str, args: &[&str]| {
        let mut command = crate::support::binary();
        let output = command
            .env("LANG", language)
            .args(args)
            .current_dir(project.root())
            .output();
        String::from_utf8(output.expect("the binary can be run").stdout).expect("it is UTF-8")
    };
    let (zh, en) = ("没有“tpoics”这个键", "there is no key “tpoics” here");
    assert!(run("zh_CN.UTF-8", &["check"]).contains(zh));
    assert!(run("en_GB.UTF-8", &["check"]).contains(en));
    assert!(run("zh_CN.UTF-8", &["check", "--locale", "en"]).contains(en));
    assert!(run("C", &["--locale=zh", "check"]).contains(zh));
}

#[test]
fn a_build_with_errors_says_that_nothing_was_published() {
    misspelt().run(&["build", "--output", "out"]).gives(
        1,
        "",
        "content/reports/demo/zh.md:7:1: error[FM003]: there is no key “tpoics” here
7 | tpoics: [dual-carbon]
  | ^^^^^^
help: did you mean topics?

1 error
Nothing was published; out is as it was
",
    );
    misspelt().run_zh(&["build", "--output", "out", "--quiet"]).gives(
        1,
        "",
        "content/reports/demo/zh.md:7:1: error[FM003]: 没有“tpoics”这个键
7 | tpoics: [dual-carbon]
  | ^^^^^^
帮助：是不是想写 topics？

1 个错误
",
    );
}

#[test]
fn a_figure_that_disagrees_shows_the_record() {
    let project = Project::base().edited(REPORT, "[17家](figure:key-users)", "[18家](figure:key-users)");
    project.run(&["check"]).gives(1, DISAGREES, "");
}

const DISAGREES: &str = "content/reports/demo/zh.md:15:6: error[FG004]: “18家” is another value than the record “17家”
15 | 临清市召集[18家](figure:key-users)重点用能企业，与节能服务商当面商谈。
   |           ^^^^^^^^^^^^^^^^^^^^^^^^
content/reports/demo/zh.md:12:51: note: the record is here
12 |   key-users: {indicator: key-energy-users, value: 17家, period: 2023}
   |                                                   ----
help: check the source, then mend the words here or the value in front matter

1 error
";

#[test]
fn a_warning_lets_a_build_pass_unless_it_is_strict() {
    let project = Project::base().without("content/about/en.md");
    let warned = "content/about/zh.md: warning[FM008]: the page is not in English
help: make content/about/en.md with title, summary and body

1 warning
";
    project.run(&["check"]).gives(0, warned, "");
    let strict = warned.replace("warning", "error");
    project.run(&["check", "--strict"]).gives(1, &strict, "");
    project
        .run(&["build", "--strict", "--output", "out", "--quiet"])
        .gives(1, "", &strict);
    assert!(!project.path("out").exists());
    project
        .run(&["build", "--output", "out", "--quiet"])
        .gives(0, "", warned);
    assert!(project.path("out/zh/about/index.html").is_file());
}

#[test]
fn a_clean_project_is_said_to_be_clean() {
    Project::base().run(&["check"]).gives(0, "no findings\n", "");
    Project::base().run_zh(&["check"]).gives(0, "没有发现问题\n", "");
}

#[test]
fn a_folder_without_settings_is_no_project() {
    let run = Project::empty().run(&["check"]);
    run.gives(
        2,
        "",
        "wenzhai: . has no site.yaml; `wenzhai init DIR` starts a project\n",
    );
}

#[test]
fn a_theme_that_is_not_there_is_a_finding() {
    let project = Project::base().edited("site.yaml", "topics:", "theme: modern\ntopics:");
    project.run(&["check"]).gives(
        1,
        "site.yaml:3:8: error[TP004]: there is no theme “modern”
3 | theme: modern
  |        ^^^^^^
help: make the folder themes/modern, or write theme: default

1 error
",
        "",
    );
}

#[test]
fn colour_is_used_only_where_it_is_wanted() {
    let plain = misspelt().run(&["check", "--color", "never"]).stdout;
    let coloured = misspelt().run(&["check", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}[") && !plain.contains('\u{1b}'));
    assert_eq!(
        misspelt().run(&["check"]).stdout,
        plain,
        "standard output is no terminal here"
    );
}
