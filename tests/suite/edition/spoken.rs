//! Every change of language is said in the markup: screen readers choose a voice by it,
//! browsers fonts and line breaks.

use super::{Published, edition};
use crate::support::{Page, Project};
use wenzhai::pipeline::Options;

/// Texts of a page that are in another language than their element says.
fn unsaid(page: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, text) in &page.texts {
        let element = &page.elements[*at];
        // A title holds no markup, and neither code nor what programs read is in a language.
        let in_code = element
            .within
            .iter()
            .chain([at])
            .any(|at| matches!(page.elements[*at].name.as_str(), "code" | "pre" | "script"));
        if element.name == "title" || in_code {
            continue;
        }
        let lang = page.lang_of(element).unwrap_or_default();
        let other = match lang {
            "zh-Hans" => has_two_english_words(text),
            "en" => text.contains(is_han),
            _ => true,
        };
        if other {
            wrong.push(format!("{}: {lang}: {}", page.path, text.trim()));
        }
    }
    wrong
}

/// Han characters as regular expressions of the web have them.
fn is_han(c: char) -> bool {
    matches!(c, '〇' | '㐀'..='䶿' | '一'..='鿿' | '\u{20000}'..='\u{3FFFD}')
}

/// Whether two words of Latin letters stand beside each other with white space alone
/// between them.
fn has_two_english_words(text: &str) -> bool {
    let ascii_only = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic());
    let mut before = false;
    text.split_ascii_whitespace().any(|piece| {
        let first = piece
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        let last = piece
            .rsplit(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        let both = before && ascii_only(first);
        before = ascii_only(last);
        both
    })
}

fn assert_said(published: &Published) -> usize {
    let wrong: Vec<String> = published.pages.iter().flat_map(unsaid).collect();
    assert!(wrong.is_empty(), "{} texts: {wrong:#?}", wrong.len());
    let marks = published.pages.iter().flat_map(|page| page.named("span"));
    marks.filter(|span| span.get("lang").is_some()).count()
}

#[test]
fn every_change_of_language_is_said() {
    let marks = assert_said(edition());
    assert!(marks > 100, "only {marks} changes of language are marked");
}

/// The small site with both languages wherever an editor can write them.
fn mixed() -> Project {
    let changes = [
        ("content/regions.yaml", "zh: ", "zh: Silk Road"),
        ("content/regions.yaml", "en: ", "en: 丝路 "),
        ("content/indicators.yaml", "zh: ", "zh: Old Town"),
        ("content/indicators.yaml", "en: ", "en: 老城 "),
        (
            "content/terms.yaml",
            "zh: {preferred: ",
            "zh: {admitted: [Big Wig, 旗手], preferred: New Town",
        ),
        (
            "content/terms.yaml",
            "en: {preferred: ",
            "en: {admitted: [旗手, wig], preferred: 新城 ",
        ),
        ("content/terms.yaml", "definition: ", "definition: 以Chain Chief为 "),
        ("content/topics/dual-carbon/zh.md", "title: ", "title: Green Deal"),
        ("content/topics/dual-carbon/en.md", "title: ", "title: 绿色 "),
        ("content/topics/dual-carbon/zh.md", "summary: ", "summary: On Time"),
        ("content/topics/dual-carbon/en.md", "summary: ", "summary: 准时 "),
        ("content/reports/demo/zh.md", "\ntitle: ", "\ntitle: Made in China与"),
        ("content/reports/demo/en.md", "\ntitle: ", "\ntitle: 临清 (双碳) & "),
        ("content/reports/demo/zh.md", "summary: ", "summary: 见World Bank。"),
        ("content/reports/demo/en.md", "summary: ", "summary: 双碳 in short. "),
        ("content/reports/demo/zh.md", "zh: ", "zh: Big City"),
        ("content/reports/demo/zh.md", "en: ", "en: 大城 "),
        (
            "content/reports/demo/zh.md",
            "figures:",
            "changes: [{date: 2025-08-01, note: {zh: 改Big Hole, en: 改 it}}]\nfigures:",
        ),
        (
            "content/reports/demo/zh.md",
            "\nsource:",
            "\nsource:\n  unreadable: {zh: 缺First Page, en: 缺 page}",
        ),
        (
            "content/reports/demo/zh.md",
            "## ",
            "见 [World Bank](report:demo)。\n\n## Big Leap",
        ),
        (
            "content/reports/demo/en.md",
            "## ",
            "| 列 | a |\n|---|---|\n| b 双碳 | **改** |\n\n## 跃进 ",
        ),
        ("site.yaml", "zh: ", "zh: The Digest"),
        ("site.yaml", "en: ", "en: 文摘 "),
    ];
    changes.into_iter().fold(Project::base(), |project, (path, old, new)| {
        let text = project.read(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        project.with(path, &text.replace(old, new))
    })
}

#[test]
fn texts_of_editors_may_be_mixed_anywhere() {
    let published = Published::of(mixed().root(), &Options::default());
    let marks = assert_said(&published);
    assert!(marks > 200, "only {marks} changes of language are marked");
    let heading = published.page("en/reports/demo/index.html").the("h1");
    assert!(heading.text.starts_with("临清 (双碳) & Linqing"), "{}", heading.text);
}

#[test]
fn a_text_in_the_other_language_is_in_it_throughout() {
    let about = "---\ntitle: Of it all\nsummary: What 山东 is.\n---\n\nText of the 山东 desk, [](figure:demo#F), [](region:shandong).\n";
    let base = Project::base();
    let report = base.read("content/reports/demo/zh.md");
    let figures = report.split("figures:\n").nth(1).expect("the demo has figures");
    let id = figures.trim_start().split(':').next().expect("a figure has an id");
    let project = base
        .without("content/about")
        .with("content/about/en.md", &about.replace('F', id));
    let published = Published::of(project.root(), &Options::default());
    assert_said(&published);
    let page = published.page("zh/about/index.html");
    let body = page.having("data-body").next().expect("it has a body");
    assert_eq!(page.lang_of(body), Some("en"));
    assert!(body.text.contains("山东省"), "{}", body.text);
}

#[test]
fn two_words_are_told_from_one() {
    assert!(has_two_english_words("见World Bank") && has_two_english_words("a b") && has_two_english_words("in\nit，"));
    assert!(
        !has_two_english_words("GDP，5G 网络") && !has_two_english_words("GDP 2 LED") && !has_two_english_words("")
    );
}
