//! `wenzhai explain CODE|PAGE`.

use crate::support::Project;
use wenzhai::diag::{Code, Locale, explain};

#[test]
fn a_code_is_explained_in_any_case_and_both_languages() {
    let page = explain::print(Code::FM003, Locale::En);
    assert!(
        page.starts_with("FM003 (error): A key that front matter does not have\n\n"),
        "{page}"
    );
    assert!(
        page.contains("\nWrong:\n\n  content/reports/demo/zh.md\n") && page.contains("    tpoics: [dual-carbon]\n")
    );
    let project = Project::empty();
    project.run(&["explain", "FM003"]).gives(0, &page, "");
    project.run(&["explain", "fm003"]).gives(0, &page, "");
    let page = explain::print(Code::FM003, Locale::Zh);
    assert!(page.starts_with("FM003 (error): 前置信息里没有这个键\n\n"), "{page}");
    project.run_zh(&["explain", "fm003"]).gives(0, &page, "");
}

#[test]
fn every_code_can_be_explained() {
    let project = Project::empty();
    for code in Code::ALL {
        project
            .run(&["explain", code.as_str()])
            .gives(0, &explain::print(*code, Locale::En), "");
        project
            .run_zh(&["explain", code.as_str()])
            .gives(0, &explain::print(*code, Locale::Zh), "");
    }
}

#[test]
fn an_address_is_explained() {
    Project::base().run(&["explain", "/zh/"]).gives(
        0,
        "/zh/
  template: home.html
  made of: content/zh.md
  published: yes
  built: never
",
        "",
    );
    Project::base().run_zh(&["explain", "/en/topics/dual-carbon/"]).gives(
        0,
        "/en/topics/dual-carbon/
  模板: topic.html
  来自: content/topics/dual-carbon/zh.md, content/topics/dual-carbon/en.md, content/reports/ (1)
  译文: 没有记下照什么译成
  发布: 是
  生成: 从未
",
        "",
    );
}

#[test]
fn a_report_is_explained_with_both_of_its_pages() {
    Project::base().run(&["explain", "demo"]).gives(
        0,
        "/zh/reports/demo/
  template: report.html
  made of: content/reports/demo/zh.md
  figures: 1
  terms: 1
  published: yes
  built: never

/en/reports/demo/
  template: report.html
  made of: content/reports/demo/zh.md, content/reports/demo/en.md
  figures: 1
  terms: 1
  translation: what it was made from is not recorded
  published: yes
  built: never
",
        "",
    );
}

#[test]
fn a_page_that_is_not_published_says_why() {
    let project = Project::base().edited("content/about/zh.md", "summary:", "sumary:");
    project.run(&["explain", "/zh/"]).gives(
        0,
        "/zh/
  template: home.html
  made of: content/zh.md
  published: no: the site has errors (2); run wenzhai check
  built: never
",
        "",
    );
    let draft = Project::base().edited("content/reports/demo/zh.md", "published:", "draft: true\npublished:");
    let reason = "demo: not published, because its front matter says draft: true\n";
    draft.run(&["explain", "demo"]).gives(0, reason, "");
    draft
        .run_zh(&["explain", "demo"])
        .gives(0, "demo：不发布，因为前置信息里写了 draft: true\n", "");
}

#[test]
fn a_report_in_one_language_says_that_it_has_no_translation() {
    let project = Project::base().without("content/reports/demo/en.md");
    project.run(&["explain", "demo"]).gives(
        0,
        "/zh/reports/demo/
  template: report.html
  made of: content/reports/demo/zh.md
  figures: 1
  terms: 1
  translation: none
  published: yes
  built: never
",
        "",
    );
}

#[test]
fn what_is_unknown_is_said_to_be() {
    let project = Project::base();
    project
        .run(&["explain", "FM03"])
        .gives(2, "", "wenzhai: there is no code FM03; did you mean FM003?\n");
    project
        .run_zh(&["explain", "FM03"])
        .gives(2, "", "wenzhai: 没有“FM03”这个代码；是不是想查 FM003？\n");
    project
        .run(&["explain", "nothing"])
        .gives(2, "", "wenzhai: there is no page or code “nothing”\n");
    project
        .run_zh(&["explain", "/zh/nothing/"])
        .gives(2, "", "wenzhai: 没有“/zh/nothing/”这个页面或代码\n");
}
