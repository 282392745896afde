//! What can be rendered: files and standard input, of any form and length.

use super::alone;
use crate::support::Project;
use encoding_rs::GBK;

#[test]
fn the_shortest_texts_are_texts() {
    alone("").gives(0, "", "");
    alone("\n\n").gives(0, "", "");
    alone("\u{feff}").gives(0, "", "");
    alone("## 进展\n").gives(0, "<h2 id=\"进展\">进展</h2>\n", "");
    alone("## 进展 {#progress}").gives(0, "<h2 id=\"progress\">进展</h2>\n", "");
}

#[test]
fn what_ends_a_line_makes_no_difference() {
    let text =
        "---\ntitle: 甲\n---\n## 进展\n\n甲  \n乙\\\n丙\n\n- a\n- b\n\n```ruby\nputs 1\n```\n\n|a|b|\n|-|-|\n|c|d|\n";
    let unix = alone(text);
    assert!(unix.succeeds().stdout.contains("<table>"), "{}", unix.stdout);
    assert_eq!(alone(&text.replace('\n', "\r\n")), unix);
    assert_eq!(alone(&format!("\u{feff}{text}")), unix);
}

#[test]
fn front_matter_is_passed_over_and_rules_are_not() {
    alone("---\ntitle: [\n---\n正文\n").gives(0, "<p>正文</p>\n", "");
    alone("---\n---\n").gives(0, "<hr>\n<hr>\n", "");
    let rule = alone("---\n正文\n---\n");
    assert_eq!(rule.stdout, "<hr>\n<h2 id=\"正文\">正文</h2>\n");
}

#[test]
fn a_file_is_named_as_it_was_typed() {
    let project = Project::empty().with("a/b.md", "<b>\n");
    project.run(&["render", "a/b.md"]).gives(
        0,
        "<p>&lt;b&gt;\n</p>\n",
        "a/b.md:1:1: warning[MD001]: HTML is not used in content; readers see it as text
1 | <b>
  | ^^^
help: write Markdown; for an angle bracket itself put a backslash before it, as in \\<

1 warning
",
    );
}

#[test]
fn the_language_is_the_names_or_chinese_or_what_is_asked_for() {
    let names = ["zh.md", "en.md", "a.en.md", "a.zh.md", "a.md", "a.txt"];
    let project = names.into_iter().fold(Project::base(), |project, name| {
        project.with(name, "[](region:linqing)")
    });
    let lang = |args: &[&str]| {
        let run = project.run(&[&["render"], args].concat());
        run.succeeds().stdout.contains("/en/regions/linqing/\">Linqing<")
    };
    let english: Vec<&str> = names.into_iter().filter(|name| lang(&[name])).collect();
    assert_eq!(english, ["en.md", "a.en.md"]);
    assert!(lang(&["zh.md", "--lang", "en"]) && !lang(&["en.md", "--lang", "zh"]));
}

#[test]
fn text_that_is_not_utf8_is_a_finding() {
    let bytes = GBK
        .encode("聊城市优化营商环境，企业开办时间压缩至二十分钟以内")
        .0
        .into_owned();
    let project = Project::empty().with_bytes("a.md", &bytes);
    let file = project.run(&["render", "a.md"]);
    let input = project.run_with_input(&["render", "-"], &bytes);
    for (run, name) in [(file, "a.md"), (input, "-")] {
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        let said = format!("{name}: error[CF001]: the file is not UTF-8; it seems to be GBK\n");
        assert!(run.stderr.starts_with(&said), "{}", run.stderr);
    }
    let page = Project::base().with_bytes("content/about/zh.md", &bytes);
    let run = page.run(&["render", "content/about/zh.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.starts_with("content/about/zh.md: error[CF001]"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_file_that_is_not_there_is_a_failure() {
    let run = Project::empty().run(&["render", "a.md"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("wenzhai: cannot read a.md: "), "{}", run.stderr);
    assert_eq!(Project::base().run(&["render", "content"]).code, 2);
}

#[test]
fn nothing_but_the_fragment_is_written_and_every_byte_of_it() {
    let run = Project::empty().run_with_input(&["render", "-", "--verbose", "--color", "always"], b"a\x1b[1mb\x07c\n");
    run.gives(0, "<p>a\u{1b}[1mb\u{7}c</p>\n", "");
}

#[test]
fn megabytes_are_rendered() {
    let paragraph = "**营商环境**：全市[58.3万户](https://example.org)企业，增长`8%`。\n\n";
    let count = 5_000_000 / paragraph.len() + 1;
    let run = alone(&paragraph.repeat(count));
    assert_eq!(
        run.succeeds().stdout.matches("<p><strong>营商环境</strong>：").count(),
        count
    );
    let line = alone(&"营商环境".repeat(420_000));
    assert_eq!(line.succeeds().stdout.len(), 5_040_000 + "<p></p>\n".len());
    let headings: Vec<String> = (0..250_000).map(|n| format!("## 标题{n}\n\n")).collect();
    assert_eq!(
        alone(&headings.concat()).succeeds().stdout.matches("<h2 id=").count(),
        250_000
    );
}
