//! `wenzhai explain PAGE` beside a running preview, and after it.

use crate::support::{Preview, Project};
use rustix::process::Signal;

#[test]
fn a_page_is_explained_with_when_and_why_it_was_rebuilt() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let explained = || {
        let text = preview.beside(&project, &["explain", "/zh/reports/demo/"]);
        let line = text.lines().find_map(|line| line.strip_prefix("  built: "));
        line.unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    assert_eq!(explained(), "not yet; it has not been looked at in the preview");
    let mut browser = preview.browser("/zh/reports/demo/");
    browser.next_of("findings");
    assert!(
        explained().ends_with(", when it was first looked at in the preview (version 1)"),
        "{}",
        explained()
    );
    let text = project.read("content/reports/demo/zh.md");
    project.write(
        "content/reports/demo/zh.md",
        text.replace("当面商谈", "面谈").as_bytes(),
    );
    browser.shows("面谈");
    let line = explained();
    assert!(
        line.ends_with(", because of content/reports/demo/zh.md") && line.contains(", in the preview (version "),
        "{line}"
    );
    let runtime = preview.beside(&project, &["explain", "/zh/reports/demo/", "--locale", "zh"]);
    assert!(runtime.contains("，因为改了 content/reports/demo/zh.md\n"), "{runtime}");
    preview.end(Signal::INT);
}

#[test]
fn without_a_preview_the_published_file_tells_when() {
    let project = Project::base();
    let built = |project: &Project| {
        let text = project.run(&["explain", "/zh/"]).stdout;
        let line = text.lines().find_map(|line| line.strip_prefix("  built: "));
        line.unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    assert_eq!(built(&project), "never");
    project.run(&["build"]).succeeds();
    let line = built(&project);
    let when = line.strip_suffix(", into public/").unwrap_or_else(|| panic!("{line}"));
    let form: String = when.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(form, "0000-00-00 00:00:00");
}
