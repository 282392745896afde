//! Whatever a text is made of, it is cut where the rule allows.

use crate::support::Random;
use wenzhai::model::cut::cut;
use wenzhai::model::lang::Lang;

const PIECES: [&str; 44] = [
    "营商",
    "环境",
    "企业",
    "𠮷林",
    "全市",
    "办理",
    "十三",
    "，",
    "。",
    "、",
    "：",
    "；",
    "？",
    "……",
    "——",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    " ",
    "\u{3000}",
    "\n",
    "the ",
    "city ",
    "World Bank ",
    "e.g. ",
    "U.S. ",
    "No. 5 ",
    "RMB 12 billion ",
    "1,000",
    "2.5",
    "20分钟",
    "10.9∶53.2∶35.9",
    ", ",
    ". ",
    "; ",
    "👍🏽",
    "e\u{301}",
];

/// What a cut text keeps: without the ellipsis and the marks that close after it.
fn kept<'t>(text: &str, result: &'t str, lang: Lang) -> (&'t str, Vec<char>) {
    if text.starts_with(result) {
        return (result, Vec::new());
    }
    let ellipsis = if lang == Lang::Zh { "……" } else { "…" };
    let (kept, closing) = result.rsplit_once(ellipsis).expect("what is cut short says so");
    (kept, closing.chars().collect())
}

/// The quotation marks and brackets that are open at the end of a text, as those close
/// that have partners in the whole.
fn open_at(text: &str, end: usize) -> Vec<char> {
    let pairs = [('“', '”'), ('‘', '’'), ('《', '》'), ('（', '）'), ('(', ')')];
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut around = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some((_, close)) = pairs.iter().find(|(own, _)| *own == c) {
            open.push((at, *close));
        } else if let Some(partner) = open.iter().rposition(|(_, close)| *close == c) {
            let word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let apostrophe =
                c == '’' && word(text[..at].chars().next_back()) && word(text[at + c.len_utf8()..].chars().next());
            if apostrophe {
                continue;
            }
            if open[partner].0 < end && end <= at {
                around.push(open[partner]);
            }
            open.truncate(partner);
        }
    }
    around.sort_unstable();
    around.iter().rev().map(|(_, close)| *close).collect()
}

#[test]
fn a_cut_divides_nothing_that_belongs_together() {
    let mut random = Random::new(3);
    let (mut shortened, mut quoted) = (0, 0);
    for _ in 0..40_000 {
        let text: String = (0..=random.below(24)).map(|_| *random.pick(&PIECES)).collect();
        let text = text.trim();
        let lang = *random.pick(&Lang::ALL);
        let limit = 4 + random.below(60);
        let result = cut(text, limit, lang);
        let (kept, closing) = kept(text, &result, lang);
        assert!(text.starts_with(kept), "{text:?} gave {result:?}");
        assert_eq!(cut(&result, usize::MAX, lang), result, "{text:?}");
        if kept.len() == text.len() {
            continue;
        }
        shortened += 1;
        quoted += usize::from(!closing.is_empty());
        let (before, after) = (kept.chars().next_back(), text[kept.len()..].trim_start().chars().next());
        let (Some(before), Some(after)) = (before, after) else {
            panic!("{text:?} gave {result:?}");
        };
        let said = format!("{text:?} at {limit} gave {result:?}");
        let is_mark = |c: char| "，。、：；？…—,.;”’》）)".contains(c);
        let at_mark = is_mark(before) || is_mark(after);
        let at_space = text[kept.len()..].starts_with(char::is_whitespace)
            && before.is_ascii_alphabetic()
            && (after.is_ascii_alphabetic() || "(“‘".contains(after));
        assert!(at_mark || at_space, "{said}");
        assert!(!(before.is_ascii_digit() && after.is_ascii_digit()), "{said}");
        for whole in [
            "1,000",
            "2.5",
            "20分钟",
            "10.9∶53.2∶35.9",
            "No. 5",
            "RMB 12 billion",
            "U.S.",
            "e.g.",
        ] {
            let alone = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
            let mut places = text.match_indices(whole).filter(|(at, _)| alone(at));
            assert!(
                !places.any(|(at, _)| at < kept.len() && kept.len() < at + whole.len()),
                "{said}: inside {whole}"
            );
        }
        assert_eq!(closing, open_at(text, kept.len()), "{said}");
    }
    assert!(
        shortened > 5_000 && quoted > 100,
        "{shortened} cut short, {quoted} of them in quotes"
    );
}

#[test]
fn what_fits_is_whole_and_what_does_not_is_no_longer_than_need_be() {
    let mut random = Random::new(4);
    for _ in 0..10_000 {
        let sentences: Vec<String> = (0..=random.below(6))
            .map(|_| "营".repeat(1 + random.below(9)) + "。")
            .collect();
        let text = sentences.concat();
        let limit = 4 + random.below(80);
        // Every character is two wide; a first sentence that is too long has no clause.
        let mut wanted = sentences[0].clone();
        for sentence in &sentences[1..] {
            if (wanted.chars().count() + sentence.chars().count()) * 2 > limit {
                break;
            }
            wanted += sentence;
        }
        assert_eq!(cut(&text, limit, Lang::Zh), wanted, "{text} at {limit}");
    }
}
