//! Where a text can be cut.

use super::super::script::{is_cjk, is_han};
use std::ops::Range;

/// A place where a text can be cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    /// What is kept ends here. A clause is kept without the mark after it.
    pub(super) end: usize,
    /// What ends.
    pub(super) kind: Kind,
    /// The quotation marks that are open, the innermost last.
    pub(super) open: String,
}

/// What ends at a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sentence, with its mark and the marks that close after it.
    Sentence,
    /// A part of a sentence.
    Clause,
    /// A word.
    Word,
}

const PAIRS: [(char, char); 14] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('[', ']'),
    ('［', '］'),
    ('【', '】'),
    ('〔', '〕'),
    ('{', '}'),
];

/// How many of the pairs are quotation marks: what is quoted may be cut, while a title or
/// an aside is whole or not there.
const QUOTES: usize = 5;

/// Words that end in a full stop and do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "st", "gov", "gen", "rep", "sen", "hon", "rev", "jr", "sr", "co", "ltd",
    "inc", "corp", "bros", "dept", "vs", "cf", "ca", "approx", "et", "al",
];

/// Words that do so before a number.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "art", "arts", "sec", "fig", "figs", "vol", "vols", "p", "pp", "ch", "para", "paras", "pt", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Words that belong to what follows: parts of numbers and units, and words that promise
/// another one.
const UNFINISHED: &[&str] = &[
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "per",
    "square",
    "cubic",
    "percentage",
    "rmb",
    "standard",
    "a",
    "an",
    "the",
    "its",
    "their",
    "of",
    "and",
    "or",
    "but",
    "for",
    "to",
    "in",
    "on",
    "at",
    "by",
    "with",
    "from",
    "as",
    "than",
    "about",
    "nearly",
    "over",
    "under",
    "is",
    "are",
    "was",
    "were",
    "that",
    "which",
];

/// The partner of an opening mark.
pub(super) fn partner(open: char) -> char {
    PAIRS
        .iter()
        .find(|(own, _)| *own == open)
        .map_or(open, |(_, close)| *close)
}

/// The stops of a text, looked for as they are asked for: the best one is near the
/// beginning, mostly.
#[derive(Debug)]
pub(super) struct Stops<'t> {
    text: &'t str,
    /// The marks that have partners.
    pairs: Vec<Range<usize>>,
}

impl<'t> Stops<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let pairs = pairs(text);
        Self { text, pairs }
    }

    /// Where sentences and clauses end, in order.
    pub(super) fn at_marks(&self) -> impl Iterator<Item = Stop> {
        self.found(|_, _| None)
    }

    /// All stops, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = Stop> {
        self.found(|at, c| is_between_words(self.text, at, c).then_some((at, Kind::Word, at + c.len_utf8())))
    }

    fn found(&self, others: impl Fn(usize, char) -> Option<(usize, Kind, usize)>) -> impl Iterator<Item = Stop> {
        let text = self.text;
        let mut from = 0;
        text.char_indices().filter_map(move |(at, c)| {
            if at < from || c.is_ascii_alphanumeric() || matches!(c, HAN_FIRST..=HAN_LAST) {
                return None;
            }
            let (end, kind, next) = sentence_end(text, at, c)
                .map(|end| (end, Kind::Sentence, end))
                .or_else(|| clause_end(text, at, c).map(|next| (at, Kind::Clause, next)))
                .or_else(|| others(at, c))?;
            from = next;
            self.stop(at, end, kind)
        })
    }

    /// The stop at `at`, unless it is in what must stay whole.
    fn stop(&self, at: usize, end: usize, kind: Kind) -> Option<Stop> {
        let Self { text, pairs } = self;
        let end = text[..end].trim_end().len();
        let around = pairs.iter().filter(|pair| pair.start < end && end < pair.end);
        let open: String = around.filter_map(|pair| text[pair.start..].chars().next()).collect();
        let quoted = open
            .chars()
            .all(|open| PAIRS[..QUOTES].iter().any(|(own, _)| *own == open));
        let in_title = kind == Kind::Sentence && pairs.iter().any(|pair| is_title(text, pair) && pair.contains(&at));
        (end > 0 && quoted && !in_title).then_some(Stop { end, kind, open })
    }
}

/// Most characters of a Chinese text, and never marks.
const HAN_FIRST: char = '\u{4E00}';
const HAN_LAST: char = '\u{9FFF}';

fn is_title(text: &str, pair: &Range<usize>) -> bool {
    text[pair.clone()].starts_with(['《', '〈'])
}

/// The marks that have partners, from each to the end of its partner, in order.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() || matches!(c, ' ' | HAN_FIRST..=HAN_LAST) {
            continue;
        }
        let end = at + c.len_utf8();
        if c == '’' && joins_letters(text, at, end) {
            continue;
        }
        let opened = PAIRS
            .iter()
            .filter(|(_, close)| *close == c)
            .find_map(|(own, _)| open.iter().rposition(|(_, open)| open == own));
        if let Some(partner) = opened {
            found.push(open[partner].0..end);
            open.truncate(partner);
        } else if PAIRS.iter().any(|(own, _)| *own == c) {
            open.push((at, c));
        }
    }
    found.sort_by_key(|pair| pair.start);
    found
}

fn joins_letters(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}

/// Where the sentence ends whose mark is at `at`, with the marks that close after it.
fn sentence_end(text: &str, at: usize, c: char) -> Option<usize> {
    if !matches!(c, '。' | '！' | '？' | '；' | '…' | '.' | '!' | '?' | ';') {
        return None;
    }
    let more = text[at..].trim_start_matches(['。', '！', '？', '…', '.', '!', '?', c]);
    let end = text.len() - more.len();
    let rest = more.trim_start_matches(|c| c == '"' || PAIRS.iter().any(|(_, close)| *close == c));
    let closed = rest.len() < more.len();
    let next = rest.trim_start().chars().next();
    let spaced = rest.starts_with(char::is_whitespace) || rest.is_empty();
    let ends = match c {
        '。' | '！' | '？' | '；' => !closed || !next.is_some_and(|next| "，、：；的".contains(next)),
        ';' => spaced || next.is_some_and(is_cjk),
        '.' if end == at + 1 => spaced && !next.is_some_and(char::is_lowercase) && !is_abbreviated(text, at, next),
        '!' | '?' => (spaced && !next.is_some_and(char::is_lowercase)) || next.is_some_and(is_cjk),
        _ => spaced && !next.is_some_and(char::is_lowercase),
    };
    ends.then_some(text.len() - rest.len())
}

/// Whether the full stop at `at` belongs to the word before it: `e.g.`, `U.S.`, `No. 5`,
/// or the number of a paragraph.
fn is_abbreviated(text: &str, at: usize, next: Option<char>) -> bool {
    let before = &text[..at];
    let start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '.')
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = before[start..].to_lowercase();
    let is_number = word.chars().all(|c| c.is_ascii_digit());
    if is_number || word.is_empty() {
        let sentence = before[..start].trim_end();
        return sentence.is_empty() || sentence.ends_with(['。', '.', '!', '?', ';', '：', ':']);
    }
    let initials = word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    let dotted = word.contains('.') && !word.contains(|c: char| c.is_ascii_digit());
    let before_number = next.is_some_and(|next| next.is_ascii_digit()) && BEFORE_NUMBERS.contains(&word.as_str());
    initials || dotted || before_number || ABBREVIATIONS.contains(&word.as_str())
}

/// Where the text goes on after the clause mark at `at`.
fn clause_end(text: &str, at: usize, c: char) -> Option<usize> {
    if !matches!(c, '，' | '、' | '：' | ',' | ':' | '…' | '—' | '–') {
        return None;
    }
    let after = at + c.len_utf8();
    let (before, rest) = (text[..at].trim_end(), &text[after..]);
    let next = rest.trim_start().chars().next();
    let last = before.chars().next_back();
    let in_number = is_in(last, |c| c.is_ascii_digit()) && is_in(next, |c| c.is_ascii_digit());
    let in_numeral = c == '、' && is_in(last, is_numeral) && is_in(next, is_numeral);
    let spaced = rest.starts_with(char::is_whitespace);
    let ends = match c {
        '，' | '、' | '：' => !in_number && !in_numeral,
        ',' | ':' => !in_number && (spaced || (is_in(last, is_cjk) && is_in(next, is_cjk))),
        '…' => !is_in(last, |c| c == '…'),
        // Two are a dash; one between characters or digits is a range.
        '—' if rest.starts_with('—') => !is_in(last, |c| c == '—'),
        '—' => is_in(last, is_letter) && is_in(next, is_letter),
        '–' => spaced && text[..at].ends_with(char::is_whitespace) && !in_number,
        _ => false,
    };
    ends.then(|| text.len() - rest.trim_start_matches([c, '—', '…']).len())
}

fn is_in(c: Option<char>, kind: impl Fn(char) -> bool) -> bool {
    c.is_some_and(kind)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_cjk(c)
}

/// Digits in any form: a mark between two of them is part of a figure (二、三产业).
fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "０１２３４５６７８９零〇一二两三四五六七八九十百千万亿".contains(c)
}

/// Whether the space at `at` is between two words of which neither belongs to a number.
fn is_between_words(text: &str, at: usize, c: char) -> bool {
    if !c.is_whitespace() {
        return false;
    }
    let left = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let right = text[at..].split_whitespace().next().unwrap_or_default();
    let has_digit = |word: &str| word.contains(|c: char| c.is_numeric());
    let bare = left.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let chinese = |c: char| is_cjk(c) || is_han(c);
    !left.ends_with(chinese)
        && !right.starts_with(chinese)
        && left.ends_with(|c: char| c.is_alphanumeric() || "”’)\"".contains(c))
        && right.starts_with(|c: char| c.is_alphanumeric() || "“‘(\"".contains(c))
        && !has_digit(left)
        && !has_digit(right)
        && !UNFINISHED.contains(&bare.as_str())
}
