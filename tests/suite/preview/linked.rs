//! Folders and files that are links.
#![cfg(unix)]

use crate::support::{Preview, Project};
use std::fs;
use std::os::unix::fs::symlink;

const ZH: &str = "content/reports/demo/zh.md";
const PAGE: &str = "/zh/reports/demo/";

fn moved_out(project: &Project, path: &str) -> tempfile::TempDir {
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let target = elsewhere.path().join("there");
    fs::rename(project.path(path), &target).expect("it can be moved");
    symlink(&target, project.path(path)).expect("a link can be made");
    elsewhere
}

#[test]
fn a_folder_behind_a_link_is_watched() {
    for folder in ["content/reports/demo", "content/reports", "content"] {
        let project = Project::base();
        let elsewhere = moved_out(&project, folder);
        let preview = Preview::of(&project);
        let mut browser = preview.browser(PAGE);
        browser.next_of("page");
        let real = elsewhere
            .path()
            .join("there")
            .join(ZH.strip_prefix(folder).expect("it is in there").trim_start_matches('/'));
        let text = fs::read_to_string(&real).expect("the file can be read");
        fs::write(&real, text.replace("当面商谈", "链接后面")).expect("the file can be written");
        browser.shows("链接后面");
    }
}

#[test]
fn a_link_that_is_made_later_is_followed() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser("/zh/reports/linked/");
    browser.next_of("gone");
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let text = project.read(ZH);
    fs::write(elsewhere.path().join("zh.md"), &text).expect("a file can be written");
    symlink(elsewhere.path(), project.path("content/reports/linked")).expect("a link can be made");
    browser.shows("临清市");
    fs::write(elsewhere.path().join("zh.md"), text.replace("当面商谈", "后来的链接")).expect("a file can be written");
    browser.shows("后来的链接");
}

#[test]
fn a_file_behind_a_link_is_watched_even_if_it_is_replaced() {
    let project = Project::base();
    let elsewhere = moved_out(&project, ZH);
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    browser.next_of("page");
    let real = elsewhere.path().join("there");
    let text = fs::read_to_string(&real).expect("the file can be read");
    for words in ["第一次", "第二次"] {
        let temporary = elsewhere.path().join("new");
        fs::write(&temporary, text.replace("当面商谈", words)).expect("a file can be written");
        fs::rename(&temporary, &real).expect("a file can be renamed");
        browser.shows(words);
    }
}

#[test]
fn a_project_behind_a_link_is_a_project() {
    let project = Project::base();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let link = folder.path().join("digest");
    symlink(project.root(), &link).expect("a link can be made");
    let preview = Preview::with(&link, &["--port", "0"]);
    let mut browser = preview.browser(PAGE);
    browser.next_of("page");
    project.write(ZH, project.read(ZH).replace("当面商谈", "两条路").as_bytes());
    browser.shows("两条路");
}
