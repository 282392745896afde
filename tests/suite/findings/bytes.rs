//! Files as editors on other systems leave them.

use crate::support::{Project, assert_same, has_ending};
use encoding_rs::{BIG5, GBK};

/// What is done to a text.
type Change = fn(&str) -> String;

fn is_text(path: &str) -> bool {
    has_ending(path, "md") || has_ending(path, "yaml")
}

/// The base site with every text file changed.
fn every_text(change: Change) -> Project {
    let project = Project::base();
    let mut changed = 0;
    for (path, bytes) in project.snapshot("").into_iter().filter(|(path, _)| is_text(path)) {
        let text = String::from_utf8(bytes).expect("the base site is text");
        let new = change(&text);
        assert_ne!(new, text, "{path} is as it was");
        project.write(&path, new.as_bytes());
        changed += 1;
    }
    assert!(changed >= 10, "only {changed} files were changed");
    project
}

#[test]
fn line_ends_marks_and_missing_last_line_ends_are_harmless() {
    let original = Project::base();
    original.run(&["build", "--quiet"]).gives(0, "", "");
    let pages = original.snapshot("public");
    let variants: [(&str, Change); 5] = [
        ("CRLF", |text| text.replace('\n', "\r\n")),
        ("byte order mark", |text| format!("\u{feff}{text}")),
        ("no final newline", |text| text.trim_end_matches('\n').to_owned()),
        ("all three", |text| {
            format!("\u{feff}{}", text.trim_end_matches('\n').replace('\n', "\r\n"))
        }),
        ("lines at the end", |text| format!("{text}\n\n")),
    ];
    for (name, change) in variants {
        let project = every_text(change);
        project.run(&["check"]).gives(0, "no findings\n", "");
        project.run(&["build", "--quiet"]).gives(0, "", "");
        assert_same(&pages, &project.snapshot("public"), name);
    }
}

#[test]
fn places_are_the_same_whatever_ends_a_line() {
    let changes: [Change; 2] = [|text| text.replace('\n', "\r\n"), |text| format!("\u{feff}{text}")];
    for change in changes {
        let project = every_text(change).edited("content/reports/demo/zh.md", "topics:", "tpoics:");
        project.run(&["check", "--format", "short"]).gives(
            1,
            "content/reports/demo/zh.md:7:1: error[FM003]: there is no key “tpoics” here\n",
            "",
        );
    }
}

const ZH: &str = "---\ntitle: 关于本站\nsummary: 本站怎样编写，哪些地方尚不清楚。\n---\n\n每篇摘要都由编辑重新写成，数字照录原文。\n";
const TRADITIONAL: &str = "---\ntitle: 關於本站\nsummary: 本站怎樣編寫，哪些地方尚不清楚。\n---\n\n每篇摘要都由編輯重新寫成，數字照錄原文。\n";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn a_file_in_another_encoding_is_named_with_it() {
    let cases = [
        ("GBK", GBK.encode(ZH).0.into_owned()),
        ("Big5", BIG5.encode(TRADITIONAL).0.into_owned()),
        ("UTF-16LE", utf16(&format!("\u{feff}{ZH}"), u16::to_le_bytes)),
        ("UTF-16BE", utf16(&format!("\u{feff}{ZH}"), u16::to_be_bytes)),
        ("UTF-16LE", utf16(ZH, u16::to_le_bytes)),
    ];
    for (name, bytes) in cases {
        let project = Project::base().with_bytes("content/about/zh.md", &bytes);
        let convert = format!("iconv -f {name} -t UTF-8 content/about/zh.md");
        project.run(&["check"]).gives(
            1,
            &format!(
                "content/about/zh.md: error[CF001]: the file is not UTF-8; it seems to be {name}
help: save it as UTF-8 in your editor, or run: {convert} > new-file

1 error
"
            ),
            "",
        );
        project.run_zh(&["check"]).gives(
            1,
            &format!(
                "content/about/zh.md: error[CF001]: 文件不是UTF-8编码，看来是{name}
帮助：在编辑器中用“另存为UTF-8”保存，或运行：{convert} > 新文件

1 个错误
"
            ),
            "",
        );
    }
}

#[test]
fn data_and_settings_in_another_encoding_are_named_too() {
    for path in [
        "content/terms.yaml",
        "content/regions.yaml",
        "site.yaml",
        "content/reports/demo/zh.md",
    ] {
        let text = Project::base().read(path);
        let project = Project::base().with_bytes(path, &GBK.encode(&text).0);
        let run = project.run(&["check", "--format", "short"]);
        let expected = format!("{path}: error[CF001]: the file is not UTF-8; it seems to be GBK\n");
        assert!(
            run.code == 1 && run.stdout.contains(&expected),
            "{path}: {}",
            run.stdout
        );
    }
}

#[test]
fn the_encoding_is_recognised_whatever_the_text() {
    let texts = crate::support::snapshot(&crate::support::repository().join("content"));
    let chinese = texts
        .iter()
        .filter(|(path, _)| path.ends_with("zh.md") || has_ending(path, "yaml"));
    let (mut simplified, mut traditional) = (Project::base(), Project::base());
    let mut count = 0;
    for (path, bytes) in chinese {
        let path = format!("content/{path}");
        let text = String::from_utf8_lossy(bytes);
        simplified = simplified.with_bytes(&path, &GBK.encode(&text).0);
        let converted = character_converter::simplified_to_traditional(&text).into_owned();
        traditional = traditional.with_bytes(&path, &BIG5.encode(&converted).0);
        count += 1;
    }
    assert!(count >= 20, "only {count} texts");
    for (project, name) in [(simplified, "GBK"), (traditional, "Big5")] {
        let stdout = project.run(&["check", "--format", "short"]).stdout;
        let said = stdout.lines().filter(|line| line.contains("error[CF001]"));
        let (right, wrong): (Vec<&str>, Vec<&str>) = said.partition(|line| line.ends_with(&format!("to be {name}")));
        assert_eq!((right.len(), wrong), (count, Vec::new()), "{name}");
    }
}
