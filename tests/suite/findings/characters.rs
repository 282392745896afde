//! Characters that a text should not hold, and full-width marks in YAML.

use crate::support::{Project, Random, has_ending, repository, shown, snapshot};
use wenzhai::diag::Code;
use wenzhai::model::output::OutputFile;
use wenzhai::parse::{self, File};
use wenzhai::pipeline::Checked;

const REPORT: &str = "content/reports/demo/zh.md";

#[test]
fn an_invisible_character_is_named_and_shown() {
    let project = Project::base().edited(REPORT, "与节能服务商当面", "与节能\u{200b}服务商当面");
    let report = "content/reports/demo/zh.md:15:39: warning[ZH001]: an invisible character stands here: U+200B (zero-width space)
15 | 临清市召集[17家](figure:key-users)重点用能企业，与节能�服务商当面商谈。
   |                                                       ^
help: delete it: put the cursor after it and press Backspace once

1 warning
";
    project.run(&["check"]).gives(0, report, "");
    project
        .run(&["check", "--strict"])
        .gives(1, &report.replace("warning", "error"), "");
}

#[test]
fn traditional_characters_are_shown_with_what_to_write() {
    let project = Project::base().edited(REPORT, "与节能服务商当面", "與節能服務商当面");
    project.run_zh(&["check"]).gives(
        0,
        "content/reports/demo/zh.md:15:36: warning[ZH003]: 简体文字里混有繁体字：“與節能服務”
15 | 临清市召集[17家](figure:key-users)重点用能企业，與節能服務商当面商谈。
   |                                                 ^^^^^^^^^^
帮助：写成“与节能服务”

1 个警告
",
        "",
    );
}

#[test]
fn every_text_file_is_looked_at() {
    for path in [
        "site.yaml",
        "content/zh.md",
        "content/about/en.md",
        "content/regions.yaml",
        "content/indicators.yaml",
        "content/terms.yaml",
        "content/topics/dual-carbon/zh.md",
        "content/reports/demo/en.md",
    ] {
        let project = Project::base();
        let comment = if has_ending(path, "md") { "\n" } else { "# " };
        let text = format!("{}{comment}\u{202e}\u{fffd}专業\n", project.read(path));
        let checked = project.with(path, &text).all_findings();
        let codes: Vec<Code> = checked.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::ZH001, Code::ZH002, Code::ZH003], "{path}");
        assert!(checked.findings.iter().all(|finding| finding.location.path == path));
    }
}

#[test]
fn a_file_full_of_them_gives_a_screenful() {
    let text = format!(
        "{}\n{}\n",
        Project::base().read(REPORT),
        "甲\u{200b}業\u{fffd}".repeat(3000)
    );
    let checked = Project::base().with(REPORT, &text).all_findings();
    assert!(checked.findings.len() <= 70, "{}", checked.findings.len());
    for code in [Code::ZH001, Code::ZH002, Code::ZH003] {
        let of_code = checked.findings.iter().filter(|finding| finding.code == code);
        let counting: Vec<_> = of_code
            .filter(|finding| finding.message.en.ends_with("; and 2979 more in this file"))
            .collect();
        assert_eq!(counting.len(), 1, "{code}");
    }
}

/// What is done to a line of YAML; `None` if it has nothing of the kind.
type Slip = fn(&str) -> Option<String>;

/// `key: value` with a full-width colon.
fn colon(line: &str) -> Option<String> {
    let blanks = line.len() - line.trim_start_matches([' ', '-']).len();
    let key = line[blanks..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
    let (before, after) = line.split_at(blanks + key);
    let value = after.strip_prefix(':').filter(|value| value.starts_with([' ', '\n']))?;
    (key > 0).then(|| format!("{before}：{}", value.strip_prefix(' ').unwrap_or(value)))
}

/// All keys in braces with full-width colons, and full-width commas before them.
fn braces(line: &str) -> Option<String> {
    let names = [
        "zh",
        "en",
        "indicator",
        "value",
        "period",
        "kind",
        "region",
        "name",
        "preferred",
        "definition",
    ];
    let mut changed = line.to_owned();
    for name in names {
        changed = changed.replace(&format!("{{{name}: "), &format!("{{{name}："));
        changed = changed.replace(&format!(", {name}: "), &format!("，{name}："));
    }
    (changed != line && !line.contains('"') && !line.contains('\'')).then_some(changed)
}

/// A list of one item below its key, with a full-width dash before it.
fn dash(line: &str) -> Option<String> {
    let (key, list) = line.split_once(": [")?;
    let item = list
        .trim_end()
        .strip_suffix(']')
        .filter(|item| !item.is_empty() && !item.contains(','))?;
    Some(format!("{key}:\n    － {item}\n"))
}

/// Full-width blanks for indentation, each for two ASCII ones.
fn indent(line: &str) -> Option<String> {
    let inner = line.trim_start_matches(' ');
    let columns = line.len() - inner.len();
    (columns > 0 && columns.is_multiple_of(2)).then(|| format!("{}{inner}", "　".repeat(columns / 2)))
}

/// A text with a slip in every line of its YAML that can have one, and their number.
fn slipped(path: &str, text: &str, slip: Slip) -> (String, usize) {
    let is_page = has_ending(path, "md");
    let (mut fences, mut count, mut changed) = (0, 0, String::new());
    for line in text.split_inclusive('\n') {
        let is_fence = is_page && line.trim_end() == "---";
        fences += usize::from(is_fence);
        let in_yaml = !is_fence && !line.starts_with('#') && (!is_page || fences == 1);
        let new = if in_yaml { slip(line) } else { None };
        count += usize::from(new.is_some());
        changed.push_str(new.as_deref().unwrap_or(line));
    }
    (changed, count)
}

fn pages(checked: &Checked) -> Vec<OutputFile> {
    wenzhai::pipeline::render(checked).unwrap_or_else(|findings| panic!("{:#?}", shown(&findings)))
}

/// The digest of this repository with slips in all files: nothing is found but the
/// slips, one for a line, each at its place, and the site is the same.
#[test]
fn full_width_marks_are_found_alone_and_read_as_they_were_meant() {
    let mut edition = Project::empty();
    let texts = snapshot(&repository().join("content"));
    let texts = texts.iter().map(|(path, bytes)| (format!("content/{path}"), bytes));
    let settings = std::fs::read(repository().join("site.yaml")).expect("there are settings");
    for (path, bytes) in texts.chain([("site.yaml".to_owned(), &settings)]) {
        edition = edition.with_bytes(&path, bytes);
    }
    let sound = edition.check();
    assert_eq!(shown(&sound.findings), Vec::<String>::new());
    let published = pages(&sound);
    let slips: [(&str, Slip, &[&str]); 4] = [
        ("colon", colon, &["："]),
        ("braces", braces, &["：", "，"]),
        ("dash", dash, &["－"]),
        ("indent", indent, &["　"]),
    ];
    for (name, slip, marks) in slips {
        let mut project = Project::empty();
        let mut slips = 0;
        for (path, text) in &sound.input.texts {
            let (text, count) = slipped(path, text, slip);
            project = project.with(path, &text);
            slips += count;
        }
        assert!(slips > 10, "{name}: {slips}");
        let checked = project.check();
        let (right, wrong): (Vec<_>, Vec<_>) = checked.findings.iter().partition(|finding| {
            let span = finding.location.span.clone().expect("a mark has a place");
            let is_mark = marks.contains(&&checked.input.texts[&finding.location.path][span]);
            is_mark && matches!(finding.code, Code::FM009 | Code::CF010)
        });
        let wrong: Vec<_> = wrong.into_iter().cloned().collect();
        assert_eq!(shown(&wrong), Vec::<String>::new(), "{name}");
        assert_eq!(right.len(), slips, "{name}");
        assert!(pages(&checked) == published, "{name}: the site is another");
    }
}

#[test]
fn lines_of_a_chinese_text_are_joined_in_a_file_with_slips_too() {
    let project = Project::base().edited(REPORT, "\ntitle: ", "\ntitle：");
    let project = project.edited(REPORT, "对接，商谈节能改造", "对接，\n  商谈节能改造");
    let checked = project.check();
    let codes: Vec<Code> = checked.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::FM009]);
    let site = checked.site.expect("the settings can be read");
    let report = site.reports.values().next().expect("there is a report");
    let text = report.texts.zh.as_ref().expect("it is in Chinese");
    assert!(text.summary.contains("对接，商谈节能改造"), "{}", text.summary);
}

/// Whatever a file holds, nothing panics and every finding has its place.
#[test]
fn places_are_in_the_text_whatever_it_holds() {
    let pieces = [
        "zh", "title", "甲", "業", "国", "：", ":", ": ", "，", "、", ", ", "　", "\u{a0}", " ", "  ", "－", "- ",
        "\n", "\n", "\r\n", "{", "}", "[", "]", "'", "\"", "\\", "|", ">", "#", "&", "\u{200b}", "\u{feff}", "\u{1}",
        "\u{fffd}", "\u{200d}", "👩", "\t",
    ];
    let mut random = Random::new(3);
    let (mut marks, mut findings) = (0, 0);
    for _ in 0..20_000 {
        let length = random.below(30);
        let text: String = (0..length).map(|_| *random.pick(&pieces)).collect();
        let file = File {
            path: "site.yaml",
            text: &text,
        };
        for finding in parse::settings(file)
            .findings
            .into_iter()
            .chain(parse::characters(file))
        {
            let span = finding.location.span;
            assert!(
                span.is_none_or(|span| text.get(span).is_some()),
                "{text:?}: {:?}",
                finding.code
            );
            marks += usize::from(finding.code == Code::CF010);
            findings += 1;
        }
    }
    assert!(marks > 1000 && findings > 20_000, "{marks} of {findings}");
}
