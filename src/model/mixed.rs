//! Texts in which both languages occur: where one ends and the other begins.
//!
//! Browsers choose fonts and line breaks, and screen readers a voice, by `lang`. On an
//! English page every stretch of Chinese is in a language of its own. On a Chinese page
//! two or more English words are; a single one (GDP, 5G, LED) is part of Chinese, as
//! GB/T 15834 and newspapers have it. Marks and digits between two stretches belong to
//! them; quotation marks and brackets around them do where they would otherwise be left
//! without their partner.

use super::lang::Lang;
use super::script::{is_cjk, is_han, is_shared_mark};
use memchr::{memchr2_iter, memchr3_iter};
use std::ops::Range;

/// A part of a text that is in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'t> {
    /// The language.
    pub lang: Lang,
    /// The part.
    pub text: &'t str,
}

/// The parts of a text on a page, or in an element, of `lang`. Put together they are the
/// text; two of the same language do not follow each other.
pub fn runs(text: &str, lang: Lang) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut push = |lang: Lang, range: Range<usize>| {
        if !range.is_empty() {
            let text = &text[range];
            runs.push(Run { lang, text });
        }
    };
    let mut end = 0;
    for range in foreign(text, lang) {
        push(lang, end..range.start);
        end = range.end;
        push(lang.other(), range);
    }
    push(lang, end..text.len());
    runs
}

/// The ranges of a text of `lang` that are in the other language, in order and apart.
pub fn foreign(text: &str, lang: Lang) -> Vec<Range<usize>> {
    if !may_be_mixed(text, lang) {
        return Vec::new();
    }
    let found = match lang {
        Lang::En => chinese(text),
        Lang::Zh => english(text),
    };
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        let range = with_partners(text, range);
        match ranges.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// Whether there is a Chinese character in a text.
pub fn has_chinese(text: &str) -> bool {
    has_byte(text.as_bytes(), |byte| byte >= FIRST_OF_HAN) && text.contains(is_han)
}

/// Whether the lines of a text of `lang` that has Chinese in it may have the other language
/// in them, too. Most texts do not, and are spared the search.
pub fn lines_may_be_mixed(text: &str, lang: Lang) -> bool {
    has_chinese(text) && (lang == Lang::En || has_spaced_latin(text, Lines::Apart))
}

/// Tells nearly every text of one language from the others by its bytes.
fn may_be_mixed(text: &str, lang: Lang) -> bool {
    match lang {
        Lang::En => has_byte(text.as_bytes(), |byte| byte >= FIRST_OF_HAN),
        Lang::Zh => has_spaced_latin(text, Lines::Joined),
    }
}

/// Han characters begin with this byte or a greater one in UTF-8.
const FIRST_OF_HAN: u8 = 0xE3;

/// The first byte of a no-break space.
const NO_BREAK: u8 = 0xC2;

/// Without a way out of the inner loop it is done for many bytes at once.
fn has_byte(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> bool {
    bytes
        .chunks(64)
        .any(|block| block.iter().fold(false, |found, byte| found | wanted(*byte)))
}

/// Whether the end of a line is a space between words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Joined,
    Apart,
}

/// Whether white space stands between letters of which neither is Chinese, with nothing
/// but ASCII marks and digits around it. Where there are too many of them to be sure it
/// may be so.
fn has_spaced_latin(text: &str, lines: Lines) -> bool {
    let bytes = text.as_bytes();
    // What is no ASCII may be Latin, unless it is Han.
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80;
    let decides = |byte: &u8| is_letter(*byte) || (*byte == b'\n' && lines == Lines::Apart);
    // What follows is looked at first: after most spaces there is Han.
    let may_be_between = |at: usize| {
        let after = at + if bytes[at] == NO_BREAK { 2 } else { 1 };
        let end = bytes.len().min(after + FAR);
        let goes_on = match bytes[after..end].iter().find(|byte| decides(byte)) {
            Some(next) => is_letter(*next) && *next < FIRST_OF_HAN,
            None => end < bytes.len(),
        };
        let start = at.saturating_sub(FAR);
        goes_on
            && match bytes[start..at].iter().rposition(decides) {
                Some(before) => is_letter(bytes[start + before]) && !ends_with_han(text, start + before + 1),
                None => start > 0,
            }
    };
    let mut spaces = memchr3_iter(b' ', b'\t', NO_BREAK, bytes);
    let mut line_ends = memchr2_iter(b'\n', b'\r', bytes);
    spaces.any(may_be_between) || (lines == Lines::Joined && line_ends.any(may_be_between))
}

/// How many bytes are looked through on either side of a space.
const FAR: usize = 64;

/// Whether the character that ends at `end` is of three bytes or more, as Han ones are, and
/// begins as they do.
fn ends_with_han(text: &str, end: usize) -> bool {
    let start = (0..end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.as_bytes()[start] >= FIRST_OF_HAN
}

/// Stretches of Chinese in an English text.
fn chinese(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let han = text.char_indices().filter(|(_, c)| is_han(*c));
    for (at, c) in han {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if bridges(&text[last.end..at]) => last.end = end,
            _ => found.push(at..end),
        }
    }
    for range in &mut found {
        *range = start_of_chinese(text, range.start)..end_of_chinese(text, range.end);
    }
    found
}

/// Whether what stands between two Han characters belongs to Chinese: marks, digits and
/// Latin words that no space sets apart, or digits between spaces.
fn bridges(between: &str) -> bool {
    let spaced = between.contains(char::is_whitespace);
    let mut rest = between.chars();
    while let Some(c) = rest.next() {
        let before_digit = rest.as_str().starts_with(|next: char| next.is_ascii_digit());
        let belongs = match c {
            ',' | '.' => before_digit,
            '%' | '+' | '-' | '–' | '~' => true,
            ':' | '/' | '&' | '#' | '*' | '@' => !spaced,
            c if c.is_ascii_digit() || is_cjk(c) => true,
            c if c.is_whitespace() => true,
            c => !spaced && (c.is_alphanumeric() || is_shared_mark(c)),
        };
        if !belongs {
            return false;
        }
    }
    true
}

/// Goes back over marks and over digits and capitals that are joined to the character:
/// `58.3万户`, `QR码`, `《条例》`.
fn start_of_chinese(text: &str, first: usize) -> usize {
    let mut start = first;
    for (at, c) in text[..first].char_indices().rev() {
        match c {
            c if is_joined(c) => start = at,
            c if joins_digits(c) => {}
            // The end of a word, or what follows an apostrophe, is English.
            c if c.is_alphanumeric() || matches!(c, '’' | '\'') => return first,
            _ => break,
        }
    }
    start
}

fn end_of_chinese(text: &str, last: usize) -> usize {
    let (mut end, mut word) = (last, last);
    for (at, c) in text[last..].char_indices() {
        match c {
            c if is_joined(c) => {
                end = last + at + c.len_utf8();
                if is_cjk(c) {
                    word = end;
                }
            }
            c if joins_digits(c) => {}
            // A capital that begins a word is English.
            c if c.is_alphanumeric() => return word,
            _ => break,
        }
    }
    end
}

fn is_joined(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '%' | '‰') || (is_cjk(c) && c != '\u{3000}')
}

fn joins_digits(c: char) -> bool {
    matches!(c, '.' | ',' | '-' | '–' | '+' | '~' | '/')
}

/// Stretches of two or more English words in a Chinese text.
fn english(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut words = 0;
    let mut open: Range<usize> = 0..0;
    let mut rest = 0;
    while let Some(word) = next_word(text, rest) {
        rest = word.end;
        if words > 0 && separates(&text[open.end..word.start]) {
            words += 1;
            open.end = word.end;
            continue;
        }
        if words > 1 {
            found.push(open);
        }
        words = 1;
        open = word;
    }
    if words > 1 {
        found.push(open);
    }
    for range in &mut found {
        range.end = end_of_english(text, range.end);
    }
    found
}

/// The next word at or after `from`: Latin letters and digits, a letter at least among
/// them, with what joins them.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let mut from = from;
    loop {
        let start = from + text[from..].find(is_of_word)?;
        let end = start + word_length(&text[start..]);
        if text[start..end].contains(is_latin) {
            return Some(start..end);
        }
        from = end;
    }
}

fn word_length(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-' | '.' | '&' | '/' | '+' | '@' | '_')
            && chars.peek().is_some_and(|(_, next)| is_of_word(*next));
        if !is_of_word(c) && !joins {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_digit() || is_latin(c)
}

/// Latin letters, those with accents included, and the accents that stand alone.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic())
        || matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether two words with this between them belong to one English stretch: there is a
/// space, and nothing that is Chinese.
fn separates(between: &str) -> bool {
    between.contains(is_space)
        && between
            .chars()
            .all(|c| is_space(c) || c.is_ascii_punctuation() || c.is_ascii_digit() || is_shared_mark(c) || c == '–')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{A0}')
}

/// Takes in the number that ends a name (`Made in China 2025`) and the full stop of an
/// English sentence.
fn end_of_english(text: &str, last: usize) -> usize {
    let mut end = last;
    let rest = &text[last..];
    if let Some(number) = rest.strip_prefix(is_space) {
        let length = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        if length > 0 && !number[length..].starts_with(is_cjk) {
            end = text.len() - number.len() + length;
        }
    }
    let mut after = text[end..].chars();
    if after.next().is_some_and(|c| matches!(c, '.' | '!' | '?')) && after.next().is_none_or(is_space) {
        end += 1;
    }
    end
}

/// Takes in the partner of a quotation mark or bracket that is in the range, if it stands
/// right beside it.
fn with_partners(text: &str, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    for (open, close) in [('“', '”'), ('(', ')'), ('（', '）')] {
        let (mut opened, mut closed) = (0_usize, 0_usize);
        for c in text[start..end].chars() {
            if c == open {
                opened += 1;
            } else if c == close {
                match opened.checked_sub(1) {
                    Some(left) => opened = left,
                    None => closed += 1,
                }
            }
        }
        if closed > 0 && text[..start].ends_with(open) {
            start -= open.len_utf8();
        }
        if opened > 0 && text[end..].starts_with(close) {
            end += close.len_utf8();
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the other language in brackets.
    fn marked(text: &str, lang: Lang) -> String {
        let runs = runs(text, lang);
        assert_eq!(runs.iter().map(|run| run.text).collect::<String>(), text);
        assert!(runs.windows(2).all(|pair| pair[0].lang != pair[1].lang), "{runs:?}");
        let shown = runs.iter().map(|run| {
            if run.lang == lang {
                run.text.to_owned()
            } else {
                format!("⟦{}⟧", run.text)
            }
        });
        shown.collect()
    }

    #[test]
    fn chinese_is_marked_in_english() {
        for (text, wanted) in [
            (
                "Nothing but English: “1+233”, 5 – 6.",
                "Nothing but English: “1+233”, 5 – 6.",
            ),
            ("the “58.3万户” of Liaocheng", "the “⟦58.3万户⟧” of Liaocheng"),
            (
                "近 becomes “nearly”, 约 and 左右 “about”.",
                "⟦近⟧ becomes “nearly”, ⟦约⟧ and ⟦左右⟧ “about”.",
            ),
            ("《优化营商环境条例》 (2019)", "⟦《优化营商环境条例》⟧ (2019)"),
            ("(双碳), 营商环境; 4012模式", "(⟦双碳⟧), ⟦营商环境⟧; ⟦4012模式⟧"),
            ("“拿地即开工”改革 is a reform", "⟦“拿地即开工”改革⟧ is a reform"),
            ("the slogan 实现“双碳”", "the slogan ⟦实现“双碳”⟧"),
            ("growth 增长5.8%, then", "growth ⟦增长5.8%⟧, then"),
            ("完成 2,663.6 亿元 of it", "⟦完成 2,663.6 亿元⟧ of it"),
            ("建设5G基站。Next", "⟦建设5G基站。⟧Next"),
            ("𠮷野家 and 㐀", "⟦𠮷野家⟧ and ⟦㐀⟧"),
            ("China’s双碳 goals", "China’s⟦双碳⟧ goals"),
            ("营", "⟦营⟧"),
            ("", ""),
        ] {
            assert_eq!(marked(text, Lang::En), wanted);
        }
    }

    #[test]
    fn two_english_words_are_marked_in_chinese() {
        for (text, wanted) in [
            (
                "全省GDP增长5.8%，LED、5G 网络 和 AI。",
                "全省GDP增长5.8%，LED、5G 网络 和 AI。",
            ),
            ("世界银行（World Bank）的报告", "世界银行（⟦World Bank⟧）的报告"),
            ("“Made in China 2025”计划", "“⟦Made in China 2025⟧”计划"),
            ("Made in China 2025计划", "⟦Made in China⟧ 2025计划"),
            (
                "人民银行People’s Bank of China, Ltd.（央行）",
                "人民银行⟦People’s Bank of China, Ltd⟧.（央行）",
            ),
            ("他说 I can. Yes! 然后", "他说 ⟦I can. Yes!⟧ 然后"),
            ("World\nBank", "⟦World\nBank⟧"),
            ("R & D 投入", "⟦R & D⟧ 投入"),
            ("A“B C” “D E”F", "A⟦“B C” “D E”⟧F"),
            ("café crème、São Paulo", "⟦café crème⟧、⟦São Paulo⟧"),
            ("第 3 条 第 4 条", "第 3 条 第 4 条"),
            ("GDP\u{3000}LED", "GDP\u{3000}LED"),
            ("World Bank", "⟦World Bank⟧"),
            ("the World Bank (IBRD) said", "⟦the World Bank (IBRD) said⟧"),
        ] {
            assert_eq!(marked(text, Lang::Zh), wanted);
        }
    }
}
