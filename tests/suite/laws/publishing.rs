//! The published folder is as it was, or it is the new site; nobody else's file is touched.

use crate::support::{Project, Snapshot, assert_same};
use std::fs;
use std::time::{Duration, SystemTime};

/// A page that has an error.
const BROKEN: &str = "---\ntitle: 关于\nsumary: 少了一个字母。\n---\n\n正文。\n";

#[test]
fn a_build_with_errors_leaves_public_as_it_was() {
    let project = Project::base();
    project.run(&["build"]).succeeds();
    let before = project.snapshot("public");
    project.write("content/about/zh.md", BROKEN.as_bytes());
    assert_eq!(project.run(&["build"]).code, 1);
    assert_same(&before, &project.snapshot("public"), "after a build with errors");
    assert_eq!(beside_public(&project), ["content", "public", "site.yaml"]);
}

#[test]
fn a_template_that_fails_leaves_public_as_it_was() {
    let project = Project::base();
    project.run(&["build"]).succeeds();
    let before = project.snapshot("public");
    project.write(
        "themes/default/templates/term.html",
        b"<p>{{ nothing_of_the_kind }}</p>",
    );
    assert_eq!(project.run(&["build"]).code, 1);
    assert_same(&before, &project.snapshot("public"), "after a template failed");
}

#[test]
fn a_first_build_with_errors_makes_no_folder() {
    let project = Project::base().with("content/about/zh.md", BROKEN);
    assert_eq!(project.run(&["build"]).code, 1);
    assert_eq!(beside_public(&project), ["content", "site.yaml"]);
}

#[test]
fn an_attachment_that_cannot_be_read_leaves_public_as_it_was() {
    let project = Project::base();
    project.run(&["build"]).succeeds();
    let before = project.snapshot("public");
    let mut input = wenzhai::pipeline::load(project.root()).expect("the project can be read");
    // It was there when the folder was listed.
    input.attachments.push("content/reports/demo/gone.pdf".to_owned());
    let checked = wenzhai::pipeline::check(input, &wenzhai::pipeline::Options::default());
    let error = wenzhai::pipeline::build(
        &checked,
        project.root(),
        &project.path("public"),
        wenzhai::pipeline::Compression::None,
    );
    let error = error.expect_err("a file is missing").to_string();
    assert!(
        error.starts_with("cannot read ") && error.ends_with("gone.pdf"),
        "{error}"
    );
    assert_same(
        &before,
        &project.snapshot("public"),
        "after a build that could not be finished",
    );
    assert_eq!(beside_public(&project), ["content", "public", "site.yaml"]);
}

#[test]
fn files_of_others_stay() {
    let project = Project::base();
    project.run(&["build"]).succeeds();
    project.write("public/CNAME", b"digest.example\n");
    project.write("public/zh/reports/demo/scan.pdf", b"%PDF-1.4");
    let others = ["CNAME", "zh/reports/demo/scan.pdf"];
    let rest = project
        .read("content/reports/demo/zh.md")
        .replace("draft: false", "draft: true");
    project.write("content/reports/second/zh.md", rest.as_bytes());
    project.run(&["build"]).succeeds();
    project.remove("content/reports/second");
    project.remove("content/reports/demo");
    project.run(&["build"]).succeeds();
    let published = project.snapshot("public");
    for path in others {
        assert!(published.contains_key(path), "{path} was removed");
    }
    assert!(
        !published.contains_key("zh/reports/demo/index.html"),
        "the report is gone"
    );
    assert!(
        !project.path("public/zh/reports/second").exists(),
        "its folder is gone, too"
    );
}

#[test]
fn a_foreign_folder_is_refused() {
    let project = Project::base();
    project.write("elsewhere/thesis.docx", b"years of work");
    let before = project.snapshot("");
    project.run(&["build", "--output", "elsewhere"]).gives(
        2,
        "",
        "wenzhai: elsewhere holds files that wenzhai did not make; empty it or choose another --output\n",
    );
    assert_same(&before, &project.snapshot(""), "after a refused build");
}

#[test]
fn an_empty_folder_is_used() {
    let project = Project::base();
    fs::create_dir(project.path("out")).expect("a folder can be made");
    project.run(&["build", "--output", "out"]).succeeds();
    assert!(project.path("out/zh/index.html").is_file());
}

#[test]
fn what_did_not_change_is_not_written() {
    let project = Project::base();
    project.run(&["build"]).succeeds();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let before = project.snapshot("public");
    for path in before.keys() {
        let file = fs::File::options()
            .write(true)
            .open(project.path("public").join(path))
            .expect("it is there");
        file.set_modified(long_ago).expect("its time can be set");
    }
    let project = project.edited("content/about/en.md", "Editors write", "Our editors write");
    project.run(&["build"]).succeeds();
    let after = project.snapshot("public");
    let written = |path: &&String| {
        let data = fs::metadata(project.path("public").join(path)).expect("it is there");
        data.modified().expect("times are kept") != long_ago
    };
    let changed: Vec<&String> = differing(&before, &after);
    let written: Vec<&String> = after
        .keys()
        .filter(|path| *path != ".wenzhai-files")
        .filter(written)
        .collect();
    assert_eq!(written, changed);
    // The page, and what of the index holds its words.
    let (index, pages): (Vec<&String>, Vec<&String>) = changed.iter().partition(|path| path.starts_with("search/"));
    assert_eq!(pages, ["en/about/index.html", "en/about/index.md"]);
    let all = after.keys().filter(|path| path.starts_with("search/en/")).count();
    assert!(
        index.iter().all(|path| path.starts_with("search/en/")) && index.len() < all,
        "{index:?}"
    );
}

fn differing<'s>(before: &Snapshot, after: &'s Snapshot) -> Vec<&'s String> {
    after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect()
}

fn beside_public(project: &Project) -> Vec<String> {
    let entries = fs::read_dir(project.root()).expect("the folder can be listed");
    let names = entries.map(|entry| {
        entry
            .expect("it can be listed")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
