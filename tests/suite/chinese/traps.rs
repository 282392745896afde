//! What looks right in Chinese and is something else in Markdown is found, at its place.

use wenzhai::model::lang::Lang;
use wenzhai::parse::File;
use wenzhai::parse::markdown::{self, Highlighter};

/// Codes and excerpts of what is found in a text.
fn found(text: &str, lang: Lang) -> Vec<(&'static str, &str)> {
    let before = "---\ntitle: 甲\n---\n";
    let whole = format!("{before}{text}");
    let file = File {
        path: "demo.md",
        text: &whole,
    };
    let mut findings = Vec::new();
    let range = before.len()..whole.len();
    markdown::body(file, range, lang, &Highlighter::default(), &mut findings);
    wenzhai::diag::sort(&mut findings);
    let place = |finding: &wenzhai::diag::Diagnostic| {
        let span = finding.location.span.clone().expect("a place");
        (
            finding.code.as_str(),
            &text[span.start - before.len()..span.end - before.len()],
        )
    };
    findings.iter().map(place).collect()
}

#[test]
fn a_trap_is_found_at_its_place() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        ("2021. 年初开工", &[("MD004", "2021.")]),
        ("甲\n\n2021) 年初开工", &[("MD004", "2021)")]),
        ("> 2021. 年初开工", &[("MD004", "2021.")]),
        ("2021．年初开工", &[("MD004", "2021．")]),
        ("　　甲。\n　　乙。\n　　丙。", &[("MD005", "　　"), ("MD005", "　　")]),
        ("一、总体要求\n二、重点任务", &[("MD005", "二、")]),
        ("甲。\n（十二）乙", &[("MD005", "（十二）")]),
        ("＃＃ 标题", &[("MD006", "＃＃")]),
        ("甲\n＞ 引文", &[("MD006", "＞")]),
        ("－ 甲\n－ 乙", &[("MD006", "－"), ("MD006", "－")]),
        ("｜甲｜乙｜\n｜一｜二｜", &[("MD006", "｜"), ("MD006", "｜")]),
        ("全市＊＊重点＊＊工作", &[("MD006", "＊＊重点＊＊")]),
        (
            "见【原文】（https：//example.org/）。",
            &[("MD006", "【原文】（https：//example.org/）")],
        ),
        (
            "有[17家]（figure:key-users）。",
            &[("MD006", "[17家]（figure:key-users）")],
        ),
        ("投入3~~5万元，补助10~~20万元。", &[("MD007", "~~5万元，补助10~~")]),
        ("增长3%~5%（10%~）", &[("MD007", "~5%（10%~")]),
    ];
    for (text, wanted) in cases {
        assert_eq!(found(text, Lang::Zh), *wanted, "{text}");
    }
    assert_eq!(found("2021. In January", Lang::En), [("MD004", "2021.")]);
}

#[test]
fn what_is_no_trap_is_left_in_peace() {
    let texts = [
        "2021年初",
        "2021\\. 年初",
        "12. 甲\n13. 乙",
        "1．甲",
        "　　甲。",
        "甲，\n一、二年级",
        "甲。\n\n二、乙",
        "第一章、\n第二章",
        "【政策解读】（2021年）",
        "＊注：甲",
        "－5℃",
        "A｜B",
        "`＊＊甲＊＊`和`【原文】（https://example.org/）`",
        "```\n＃ 甲\n＊＊乙＊＊\n```",
        "增长3%~5%，10%~20%。",
        "旧值~~3万~~改为5万",
        "由~~3~~改为5",
        "12345热线\n5G基站",
    ];
    for text in texts {
        assert_eq!(found(text, Lang::Zh), [], "{text}");
    }
    assert_eq!(found("a\n　　b", Lang::En), []);
}
