//! Tests of the rules, through the Markdown parser that they see text by.

use super::super::markdown::{self, Highlighter};
use super::super::{File, report};
use crate::diag::{Code, Diagnostic, Sources, mend};
use crate::model::lang::Lang;
use crate::model::source::Role;

struct One<'t>(&'t str);

impl Sources for One<'_> {
    fn text(&self, _: &str) -> Option<&str> {
        Some(self.0)
    }
}

fn found(text: &str, lang: Lang) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let file = File { path: "a.md", text };
    markdown::body(file, 0..text.len(), lang, &Highlighter::default(), &mut findings);
    findings.retain(|finding| finding.code.as_str().starts_with("ZH"));
    findings
}

fn mended(text: &str, findings: &[Diagnostic]) -> String {
    let file = mend(findings, &One(text)).pop();
    file.map_or_else(|| text.to_owned(), |file| file.text)
}

/// Each text becomes the other, and that one has nothing to be mended.
#[track_caller]
fn becomes(cases: &[(&str, &str)]) {
    for (before, after) in cases {
        let findings = found(before, Lang::Zh);
        assert_eq!(mended(before, &findings), *after, "{before:?}: {findings:#?}");
        assert_eq!(found(after, Lang::Zh), Vec::new(), "{after:?}");
        for finding in findings {
            assert!(finding.fix.is_some(), "{before:?}: {finding:#?}");
        }
    }
}

/// Nothing is found in these texts.
#[track_caller]
fn stays(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text, Lang::Zh), Vec::new(), "{text:?}");
    }
}

/// One finding of this code, at these words, without a mend.
#[track_caller]
fn asks(cases: &[(&str, Code, &str)]) {
    for (text, code, words) in cases {
        let findings = found(text, Lang::Zh);
        let said: Vec<_> = findings
            .iter()
            .map(|f| (f.code, &text[f.location.span.clone().unwrap()], f.fix.is_some()))
            .collect();
        assert_eq!(said, [(*code, *words, false)], "{text:?}");
    }
}

#[test]
fn marks_between_chinese_characters_become_chinese() {
    becomes(&[
        ("企业,项目", "企业，项目"),
        ("企业, 项目:甲;乙?丙!丁", "企业，项目：甲；乙？丙！丁"),
        ("真的?!是", "真的？！是"),
        ("《意见》,“拿地”:甲", "《意见》，“拿地”：甲"),
        ("企业:\u{3000}\n项目", "企业：\n项目"),
        ("企业,\n项目,\r\n甲", "企业，\n项目，\r\n甲"),
        ("措施如下:\n\n- 减税;\n- 降费", "措施如下：\n\n- 减税；\n- 降费"),
        ("**企业**,*项目*", "**企业**，*项目*"),
        ("措施, **减税**。", "措施，**减税**。"),
        ("[17家](figure:a),[](topic:b)", "[17家](figure:a),[](topic:b)"),
        (
            "[17家](figure:a),比上年[^1],多\n\n[^1]: 注,释",
            "[17家](figure:a)，比上年[^1]，多\n\n[^1]: 注，释",
        ),
        (
            "| 甲,乙 | 丙:丁 |\n|:--|--:|\n| a | 戊; 己 |",
            "| 甲，乙 | 丙：丁 |\n|:--|--:|\n| a | 戊；己 |",
        ),
        ("> 甲,\n> 乙", "> 甲，\n> 乙"),
        ("全市稳定，企业增加.", "全市稳定，企业增加。"),
        ("## 甲,乙 {#a}", "## 甲，乙 {#a}"),
    ]);
}

#[test]
fn marks_beside_digits_and_latin_letters_stay() {
    stays(&[
        "上午8:00，1,000家，比例3:2",
        "GDP,增速；见A:乙",
        "增长5.8%,比上年多",
        "一. 总体要求",
        "约翰.史密斯，他来.了",
        "甲...",
        "甲 , 乙",
        "https://example.org/甲,b",
        "He said: yes, (no)! \"Why?\" It's Dong'e",
        "甲\u{3000},乙",
    ]);
}

#[test]
fn brackets_around_chinese_become_chinese() {
    becomes(&[
        ("全市(含开发区)企业", "全市（含开发区）企业"),
        ("全市 (含开发区) 企业", "全市（含开发区）企业"),
        ("全市(2021年)", "全市（2021年）"),
        ("(一)总体(二(三))", "（一）总体（二（三））"),
        ("全市（一)与(二）", "全市（一）与（二）"),
        ("([临清](region:linqing))", "（[临清](region:linqing)）"),
        ("(甲),乙", "（甲），乙"),
    ]);
    stays(&[
        "全市(GDP)",
        "全市（GDP）",
        "1)甲",
        "[甲](乙 丙)",
        "甲\\(乙)",
        "(甲",
        ":)",
    ]);
}

#[test]
fn straight_quotation_marks_become_curly_by_position() {
    becomes(&[
        ("推行\"拿地即开工\"改革", "推行“拿地即开工”改革"),
        ("推行\"4012\"模式和'一窗'", "推行“4012”模式和‘一窗’"),
        ("\"甲'乙'丙\"", "“甲‘乙’丙”"),
        ("\"甲\",\"乙\"", "“甲”，“乙”"),
        ("\"甲\n乙\"", "“甲\n乙”"),
        ("**\"拿地\"** 改革", "**“拿地”** 改革"),
        ("\"[双碳](topic:a)\"行动", "“[双碳](topic:a)”行动"),
        ("(\"ABC\":乙)", "（“ABC”：乙）"),
        ("\"甲\"在Dong'e", "“甲”在Dong'e"),
    ]);
    stays(&["\"Hello\" and 'bye'", "Dong'e的", "\\\"甲\\\"", "“甲”‘乙’"]);
}

#[test]
fn quotation_marks_without_a_pair_are_for_the_editor() {
    asks(&[
        ("推行\"拿地改革", Code::ZH005, "\""),
        ("\"甲\"和\"乙", Code::ZH005, "\""),
        ("\"甲“乙\"丙", Code::ZH005, "\""),
        ("推行 \" 甲\"", Code::ZH005, "\""),
        ("推行'拿地", Code::ZH005, "'"),
        ("A**\"甲\"**B", Code::ZH005, "\""),
        ("甲\" 乙 \"丙", Code::ZH005, "\""),
    ]);
    // Each paragraph is judged by itself.
    becomes(&[("\"甲\"\n\n\"乙\"", "“甲”\n\n“乙”")]);
}

#[test]
fn full_width_digits_become_half_width() {
    becomes(&[
        ("完成２６６３．６亿元，增长５％", "完成2663.6亿元，增长5%"),
        ("第１季度Ａ１级", "第1季度A1级"),
        ("上午８:００", "上午8:00"),
        ("１,０００家", "1,000家"),
        ("２０２１年，好.", "2021年，好。"),
        ("## 第１章 {#one}", "## 第1章 {#one}"),
    ]);
    stays(&["Ａ股", "甲．乙％", "`１`", "[１](x)"]);
    asks(&[
        ("１. 甲", Code::ZH007, "１"),
        ("2１0. 甲", Code::ZH007, "１"),
        ("甲[１]", Code::ZH007, "１"),
        ("甲~１", Code::ZH007, "１"),
        ("## 第１章", Code::ZH007, "１"),
    ]);
}

#[test]
fn ends_of_lines_are_trimmed_in_both_languages() {
    let cases = [
        ("a \nb\t\r\nc\u{3000}\n", "a\nb\r\nc\n"),
        ("a\n \t\n\nb  ", "a\n\n\nb"),
        ("- a \n\n  b \n", "- a\n\n  b\n"),
        ("| a | \n|---| \n| b | \n", "| a |\n|---|\n| b |\n"),
        ("## a {#b} \n", "## a {#b}\n"),
        ("> a \n> b", "> a\n> b"),
    ];
    for (before, after) in cases {
        for lang in Lang::ALL {
            let findings = found(before, lang);
            assert!(findings.iter().all(|finding| finding.code == Code::ZH006));
            assert_eq!(mended(before, &findings), after);
            assert_eq!(found(after, lang), Vec::new(), "{after:?}");
        }
    }
    stays(&[
        "甲  \n乙   \r\n丙\t  \n丁",
        "甲\\ \n乙",
        "```  \n甲 \n \n```",
        "    甲 \n    \n    乙 \n",
        "`甲 \n乙`",
        "[甲 \n乙](x)",
        "[a]: x \"甲 \n乙\"\n",
    ]);
    asks(&[
        ("甲\n\u{3000}\u{3000}\n乙", Code::ZH006, "\u{3000}\u{3000}"),
        ("> 甲\n> \u{3000}\n> 乙", Code::ZH006, " \u{3000}"),
        ("甲\n=\u{3000}", Code::ZH006, "\u{3000}"),
    ]);
}

#[test]
fn code_links_images_html_and_escapes_are_never_touched() {
    stays(&[
        "`甲,乙` `\"甲\"` `１`",
        "```\n甲,乙 \"甲\"\n```",
        "    甲,乙１",
        "[甲,乙](x \"丙,丁\") [\"甲\"](y) [１](z)",
        "![甲,乙](a.png \"丙,丁\")",
        "<https://example.org/甲,乙>",
        "[甲,乙][a]\n\n[a]: x \"丙,丁\"",
        "甲\\,乙\\:丙 \\(甲\\) \\'甲\\'",
        "甲&#44;乙&quot;丙&quot;",
    ]);
    let html: Vec<_> = found("<i title=\"甲,乙\">丙,丁</i>\n\n<div>\n甲,乙 \n</div>", Lang::Zh);
    assert_eq!(html.len(), 1, "{html:#?}");
    // An even number of backslashes escapes nothing more.
    becomes(&[("甲\\\\,乙", "甲\\\\,乙"), ("甲\\*，乙,丙", "甲\\*，乙，丙")]);
}

#[test]
fn english_text_keeps_its_marks() {
    for text in ["企业,项目", "\"甲\"", "１２３", "(甲)"] {
        assert_eq!(found(text, Lang::En), Vec::new());
    }
}

fn front_matter(yaml: &str, lang: Lang) -> (String, Vec<Diagnostic>) {
    let text = format!("\u{feff}---\r\n{yaml}\n---\n");
    let role = if lang == Lang::Zh {
        Role::Record
    } else {
        Role::Translation
    };
    let file = File {
        path: "zh.md",
        text: &text,
    };
    let findings = report(file, role, lang, &Highlighter::default()).findings;
    (mended(&text, &findings), findings)
}

#[test]
fn titles_summaries_and_notes_are_mended_where_they_stand() {
    let rest = "region: a\nsource: {publisher: 甲,乙, title: \"丙,丁１\"}\nfigures:\n  a: {indicator: b, value: '１,０００家', period: 2021}";
    let rest = rest.replace("甲,乙", "'甲,乙'");
    let cases = [
        ("title: 甲, 乙\nsummary: 丙\"丁\"１", "title: 甲，乙\nsummary: 丙“丁”1"),
        (
            "title: '甲,乙'\nsummary: \"丙,丁\"",
            "title: '甲，乙'\nsummary: \"丙，丁\"",
        ),
        (
            "title: '甲''乙'',丙'\nsummary: \"丙\\\"丁\\\",戊,己\"",
            "title: '甲''乙'',丙'\nsummary: \"丙\\\"丁\\\",戊，己\"",
        ),
        (
            "title: 甲\nsummary: >\n  丙,\n  丁,戊\n",
            "title: 甲\nsummary: >\n  丙，\n  丁，戊\n",
        ),
        (
            "title: 甲\nsummary: |-\n  丙,丁\n\n  戊,己\n",
            "title: 甲\nsummary: |-\n  丙，丁\n\n  戊，己\n",
        ),
        (
            "title: 甲\nsummary: 丙,\n  丁,戊\n",
            "title: 甲\nsummary: 丙，\n  丁，戊\n",
        ),
        (
            "title: 甲\nsummary: '丙,\n\n  丁,戊'\n",
            "title: 甲\nsummary: '丙，\n\n  丁，戊'\n",
        ),
        (
            "title: 甲\nsummary: 乙\nchanges: [{date: 2021, note: {zh: '改,正', en: 'a,b'}}]",
            "title: 甲\nsummary: 乙\nchanges: [{date: 2021, note: {zh: '改，正', en: 'a,b'}}]",
        ),
    ];
    for (before, after) in cases {
        let whole = |yaml: &str| format!("\u{feff}---\r\n{yaml}\n{rest}\n---\n");
        let (text, findings) = front_matter(&format!("{before}\n{rest}"), Lang::Zh);
        assert_eq!(text, whole(after), "{findings:#?}");
        for finding in findings.iter().filter(|finding| finding.fix.is_none()) {
            assert_eq!(finding.code, Code::ZH005, "{finding:#?}");
        }
    }
    let english = front_matter("title: 甲,乙\nsummary: \"丙,丁\"", Lang::En).1;
    assert_eq!(english, Vec::new());
}

#[test]
fn a_value_that_cannot_be_followed_is_found_and_left() {
    let (text, findings) = front_matter("title: \"甲\\u4e00,乙\"\nsummary: a\nregion: a\nsource: {}", Lang::Zh);
    let [finding] = findings.as_slice() else {
        panic!("{findings:#?}")
    };
    assert_eq!((finding.code, finding.fix.as_ref()), (Code::ZH004, None));
    assert_eq!(&text[finding.location.span.clone().unwrap()], "\"甲\\u4e00,乙\"");
}
