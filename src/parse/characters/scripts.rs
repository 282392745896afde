//! Simplified and traditional characters, told apart by lists.
//!
//! Both lists are of the block U+4E00–9FFF and were made once, by rule, from three
//! published tables; each line of either is words between spaces, in the order of
//! code points.
//!
//! `traditional.txt`: a character that only traditional text has, then the simplified
//! forms that it may stand for, the likeliest first. It is every character that has a
//! simplified form by `OpenCC`'s `TSCharacters` or by Unihan's `kSimplifiedVariant` or
//! `kTraditionalVariant`, or that `OpenCC`'s `HKVariants` or `TWVariants` give for one of
//! those, and that is not itself in the standard list of simplified text,
//! 通用规范汉字表 (2013; Unihan's `kTGH`). So 乾, 著, 瞭, 藉, 於, 夥 and 徵, which the
//! standard keeps in some of their senses, are not there; 後 is, since it has 后 only. Forms are those
//! of the standard, in `OpenCC`'s order. Left out are characters that `OpenCC` keeps as
//! they are; those with a form in a supplementary plane, which few can type, so that
//! printed standards keep the full form (二噁英); and 摺, which the standard's notes
//! allow where 折 would be misread.
//!
//! `simplified.txt`: the characters that only simplified text has: in `kTGH`, with
//! another character as `kTraditionalVariant` and in `OpenCC`'s `STCharacters`, and in
//! none of the lists that traditional text is written by: the frequent half of Big5
//! (`kBigFive` below C940), Hong Kong's characters (`kHKGlyph`) and what
//! `STCharacters`, `HKVariants` and `TWVariants` convert to. So 后, 里, 台 and 云 are
//! not there.
//!
//! Sources: Unihan 15.0 (Unicode License), `OpenCC`'s data 1.4.1 (Apache License 2.0);
//! what is taken is which character belongs to which.

use super::super::File;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::script::is_han;
use std::ops::Range;

const TRADITIONAL: &str = include_str!("traditional.txt");
const SIMPLIFIED: &str = include_str!("simplified.txt");

/// The first code point of the block that the lists are of.
const FIRST: u32 = 0x4E00;

/// A bit for each character of the block up to U+9FFF.
type Bits = [u64; (0xA000 - FIRST as usize) / 64];

static IS_TRADITIONAL: Bits = first_characters(TRADITIONAL);
static IS_SIMPLIFIED: Bits = first_characters(SIMPLIFIED);

/// The first characters of all words of a list, each of three bytes in UTF-8.
const fn first_characters(list: &str) -> Bits {
    let mut bits = [0; (0xA000 - FIRST as usize) / 64];
    let bytes = list.as_bytes();
    let mut at = 0;
    let mut begins = true;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            begins = true;
            at += 1;
        } else {
            if begins {
                let code = code_point([bytes[at], bytes[at + 1], bytes[at + 2]]);
                let index = (code - FIRST) as usize;
                bits[index / 64] |= 1 << (index % 64);
            }
            begins = false;
            at += 3;
        }
    }
    bits
}

/// The code point of a character that has three bytes in UTF-8.
pub(super) const fn code_point([first, second, third]: [u8; 3]) -> u32 {
    ((first as u32 & 0x0F) << 12) | ((second as u32 & 0x3F) << 6) | (third as u32 & 0x3F)
}

fn has(bits: &Bits, code: u32) -> bool {
    let Some(index) = code.checked_sub(FIRST).map(|index| index as usize) else {
        return false;
    };
    bits.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
}

/// Whether only traditional text has the character with this code point.
pub(super) fn is_traditional(code: impl Into<u32>) -> bool {
    has(&IS_TRADITIONAL, code.into())
}

/// Whether only simplified text has the character with this code point.
pub(super) fn is_simplified(code: impl Into<u32>) -> bool {
    has(&IS_SIMPLIFIED, code.into())
}

/// The simplified forms of a character, the likeliest first; none if it is not in the
/// list.
fn forms(c: char) -> impl Iterator<Item = char> {
    let mut words = TRADITIONAL.split_ascii_whitespace();
    let word = words.find(|word| word.starts_with(c)).unwrap_or_default();
    word.chars().skip(1)
}

/// Where traditional characters stand, in bytes: each run goes from one of them to the
/// last before a mark, a letter or a character that only simplified text has.
pub(super) fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        if is_traditional(c) {
            run.get_or_insert(at..at).end = at + c.len_utf8();
        } else if !is_han(c) || is_simplified(c) {
            runs.extend(run.take());
        }
    }
    runs.extend(run);
    runs
}

/// The finding about a run.
pub(super) fn finding(file: File<'_>, span: &Range<usize>) -> Diagnostic {
    let run = &file.text[span.clone()];
    let simplified: String = run.chars().map(|c| forms(c).next().unwrap_or(c)).collect();
    let (mut zh, mut en) = (format!("写成“{simplified}”"), format!("write “{simplified}”"));
    let mut told = String::new();
    for c in run.chars().filter(|c| is_traditional(*c)) {
        let others: Vec<String> = forms(c).skip(1).map(|form| format!("“{form}”")).collect();
        if !others.is_empty() && !told.contains(c) {
            told.push(c);
            zh = format!("{zh}；“{c}”也可能是{}", others.join("或"));
            en = format!("{en}; “{c}” may also stand for {}", others.join(" or "));
        }
    }
    Diagnostic::new(
        Code::ZH003,
        Location::at(file.path, span.clone()),
        Text::new(
            format!("简体文字里混有繁体字：“{run}”"),
            format!("traditional characters among simplified ones: “{run}”"),
        ),
    )
    .with_help(Text::new(zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use character_converter::{simplified_to_traditional, traditional_to_simplified};

    fn words(list: &'static str) -> impl Iterator<Item = (char, &'static str)> {
        list.split_ascii_whitespace().map(|word| {
            let first = word.chars().next().unwrap();
            (first, &word[first.len_utf8()..])
        })
    }

    #[test]
    fn lists_are_sorted_and_share_nothing() {
        let traditional: Vec<char> = words(TRADITIONAL).map(|(c, _)| c).collect();
        let simplified: Vec<char> = words(SIMPLIFIED).map(|(c, _)| c).collect();
        assert_eq!((traditional.len(), simplified.len()), (2783, 2372));
        for list in [&traditional, &simplified] {
            assert!(list.is_sorted_by(|a, b| a < b));
            assert!(list.iter().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)));
        }
        assert!(simplified.iter().all(|c| is_simplified(*c) && !is_traditional(*c)));
        assert!(traditional.iter().all(|c| is_traditional(*c) && !is_simplified(*c)));
        assert!(words(SIMPLIFIED).all(|(_, forms)| forms.is_empty()));
        let bits = |bits: &Bits| bits.iter().map(|word| word.count_ones()).sum::<u32>();
        assert_eq!((bits(&IS_TRADITIONAL), bits(&IS_SIMPLIFIED)), (2783, 2372));
    }

    #[test]
    fn every_form_is_han_and_nothing_that_only_traditional_text_has() {
        for (c, forms) in words(TRADITIONAL) {
            assert!(!forms.is_empty(), "{c}");
            assert!(forms.chars().all(|form| is_han(form) && !is_traditional(form)), "{c}");
        }
    }

    #[test]
    fn characters_that_simplified_text_may_have_are_not_traditional() {
        let kept = "乾坤著瞭藉於馀夥徵剋吒幺麽瑙苧釐阪摺噁后里只台云余干斗发面谷松丑范姜叶沈";
        assert!(kept.chars().all(|c| !is_traditional(c)));
    }

    #[test]
    fn characters_that_traditional_text_may_have_are_not_simplified() {
        assert!(
            "后里只台云余干斗面谷松丑范姜着税群峰"
                .chars()
                .all(|c| !is_simplified(c))
        );
        assert!(!is_simplified('a') && !is_traditional('a') && !is_simplified('\u{A000}'));
    }

    #[test]
    fn common_pairs_are_there() {
        let pairs =
            "萬万億亿個个國国發发業业產产優优營营環环經经濟济區区質质裏里裡里後后復复為为爲为線线綫线衛卫衞卫佈布灣湾";
        let pairs: Vec<char> = pairs.chars().collect();
        for pair in pairs.chunks(2) {
            assert!(is_traditional(pair[0]), "{}", pair[0]);
            assert_eq!(forms(pair[0]).next(), Some(pair[1]));
        }
        assert!("亿个国发业产优营环经济区质这过为线卫湾".chars().all(is_simplified));
    }

    /// Another table, made from a dictionary by others.
    #[test]
    fn an_independent_table_agrees() {
        let convert = |c: char, how: fn(&str) -> std::borrow::Cow<'_, str>| how(&c.to_string()).into_owned();
        let (mut same, mut other) = (0, Vec::new());
        for (c, forms) in words(TRADITIONAL) {
            let theirs = convert(c, traditional_to_simplified);
            if theirs == c.to_string() {
                continue;
            }
            if forms.contains(&theirs) {
                same += 1;
            } else {
                other.push(format!("{c}{forms}/{theirs}"));
            }
        }
        assert!(same > 2400 && other.len() < 30, "{same} the same; {other:?}");
        let changed = words(SIMPLIFIED).filter(|(c, _)| convert(*c, simplified_to_traditional) != c.to_string());
        let changed = changed.count();
        assert!(changed > 1900, "{changed}");
    }

    #[test]
    fn runs_end_at_marks_and_at_simplified_characters() {
        let shown = |text: &'static str| -> Vec<&str> { runs(text).into_iter().map(|run| &text[run]).collect() };
        assert_eq!(shown("推进優化營商環境，個體户"), ["優化營商環", "個體"]);
        assert_eq!(shown("发展質量和效率"), ["質"]);
        assert_eq!(shown("質a量經"), ["質", "經"]);
        assert_eq!(shown("没有"), Vec::<&str>::new());
    }

    #[test]
    fn help_says_what_to_type() {
        let text = "国麼會";
        let found = finding(File { path: "a", text }, &(3..9)).help.unwrap();
        assert_eq!(found.en, "write “么会”; “麼” may also stand for “麽”");
        assert_eq!(found.zh, "写成“么会”；“麼”也可能是“麽”");
    }
}
