//! `wenzhai init DIR` and `wenzhai new report ID`: beginnings, and nothing overwritten.

use crate::support::{Project, assert_same};

#[test]
fn a_new_digest_builds_anywhere() {
    let folder = Project::empty();
    folder
        .run(&["init", "demo"])
        .gives(0, "", "The digest is in demo; next: wenzhai build --root demo\n");
    assert!(
        !folder.root().starts_with(env!("CARGO_MANIFEST_DIR")),
        "the theme must come from the binary"
    );
    folder.run(&["check", "--root", "demo"]).gives(0, "no findings\n", "");
    folder.run(&["build", "--root", "demo", "--quiet"]).gives(0, "", "");
    for page in [
        "index.html",
        "zh/index.html",
        "en/reports/first-report/index.html",
        "_headers",
        "404.html",
    ] {
        assert!(folder.path("demo/public").join(page).is_file(), "{page}");
    }
    // Version control should not see what is made.
    assert_eq!(folder.read("demo/.gitignore"), "/public\n/sources\n");
}

#[test]
fn a_new_digest_speaks_chinese() {
    let run = Project::empty().run_zh(&["init", "demo"]);
    run.gives(0, "", "新项目在 demo；接着运行：wenzhai build --root demo\n");
}

#[test]
fn a_digest_is_not_begun_over_another() {
    let folder = Project::empty().with("demo/content/terms.yaml", "{}\n");
    let before = folder.snapshot("");
    folder
        .run(&["init", "demo"])
        .gives(2, "", "wenzhai: demo/content/terms.yaml is there already\n");
    assert_same(&before, &folder.snapshot(""), "after a refused init");
}

#[test]
fn a_new_report_is_a_draft_to_be_filled_in() {
    let project = Project::base();
    project.run(&["new", "report", "yanggu-2024"]).gives(
        0,
        "content/reports/yanggu-2024/zh.md\ncontent/reports/yanggu-2024/en.md\n",
        "Fill in zh.md first; delete draft: true when it is done\n",
    );
    let record = project.read("content/reports/yanggu-2024/zh.md");
    assert!(
        record.starts_with("---\ntitle: 标题\n") && record.contains("\ndraft: true\n"),
        "{record}"
    );
    let filled = project.edited("content/reports/yanggu-2024/zh.md", "\nregion: ", "\nregion: linqing ");
    filled.run(&["check"]).gives(0, "no findings\n", "");
}

#[test]
fn a_new_report_does_not_stand_in_the_way_of_a_build() {
    let project = Project::base();
    project.run(&["new", "report", "yanggu-2024"]).succeeds();
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr
            .ends_with("Left out yanggu-2024: it is a draft (--drafts includes it)\n"),
        "{}",
        run.stderr
    );
    project.run(&["check", "--drafts", "--format", "short"]).gives(
        1,
        "content/reports/yanggu-2024/en.md:11:20: error[FG003]: the report has no figure “market-entities”
content/reports/yanggu-2024/zh.md:6:1: error[FM005]: “region” is missing
content/reports/yanggu-2024/zh.md:22:8: error[FG003]: the report has no figure “market-entities”
",
        "",
    );
}

#[test]
fn an_existing_report_is_not_touched() {
    let project = Project::base();
    let before = project.snapshot("");
    let run = project.run_zh(&["new", "report", "demo"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("content/reports/demo/zh.md"), "{}", run.stderr);
    assert_same(&before, &project.snapshot(""), "after a refused report");
}

#[test]
fn an_id_that_could_not_stand_in_an_address_is_refused() {
    let project = Project::base();
    let before = project.snapshot("");
    let wants = "use lower-case letters, digits and hyphens";
    project.run(&["new", "report", "Yanggu_2024"]).gives(
        2,
        "",
        &format!("wenzhai: “Yanggu_2024” is no id: {wants} (for example yanggu-2024)\n"),
    );
    for id in ["阳谷", "../escape", "a/b", ".hidden", ""] {
        let run = project.run(&["new", "report", id]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{id}");
        assert!(!run.stderr.contains("(for example )"), "{}", run.stderr);
    }
    let wants = "只用小写英文字母、数字和连字符";
    project
        .run_zh(&["new", "report", "阳谷"])
        .gives(2, "", &format!("wenzhai: “阳谷”不能作标识：{wants}\n"));
    assert_same(&before, &project.snapshot(""), "after refused ids");
}

#[test]
fn a_report_needs_a_project() {
    let folder = Project::empty();
    assert_eq!(folder.run(&["new", "report", "demo"]).code, 2);
    assert!(folder.snapshot("").is_empty());
}
