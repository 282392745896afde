//! An English text that is being searched: its words, its blocks, what stands before a number.

use super::around;
use super::numerals::{FOLDS, MONTHS, MULTIPLES, NUMBER_WORDS, ORDINALS, VAGUE};
use super::table::Table;
use crate::quantity::found::Names;
use std::ops::Range;

/// The text twice: as written, and in lower case with the same byte offsets.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) original: &'a str,
    pub(super) lower: String,
}

/// Why a word is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trigger {
    /// 583,000, 5G.
    Digits,
    /// Letters with digits behind them: PM2.5, RMB3.
    Mixed,
    /// twenty, hundreds, half.
    Number,
    /// The a of a quarter.
    Article,
    /// second.
    Ordinal,
    /// doubled, fourfold.
    Multiple,
    Month,
    /// The around of around the clock.
    Clock,
    /// A name of the term base may begin here.
    Name,
    /// Nothing of it is looked at: an address of the web.
    Skip,
}

/// How many words before a number are tried: `to no less than RMB` and a verb.
const OPENING_WORDS: usize = 8;

impl<'a> Text<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        Self {
            original,
            lower: original.to_ascii_lowercase(),
        }
    }

    /// The next word from `at` on that may begin a number, a time or a name.
    pub(super) fn next_trigger(&self, at: usize, names: &Names) -> Option<(Range<usize>, Trigger)> {
        let bytes = self.lower.as_bytes();
        let mut at = at;
        loop {
            while at < bytes.len() && !self.in_word(at) {
                at += 1;
            }
            if at >= bytes.len() {
                return None;
            }
            let start = at;
            let mut digits = false;
            while at < bytes.len() && self.in_word(at) {
                digits |= bytes[at].is_ascii_digit();
                at += 1;
            }
            let word = &self.lower[start..at];
            let trigger = if bytes[start].is_ascii_digit() {
                Some(Trigger::Digits)
            } else if digits {
                Some(Trigger::Mixed)
            } else {
                trigger(word)
            };
            let web =
                matches!(word, "http" | "https" | "www") && bytes.get(at).is_some_and(|b| matches!(b, b':' | b'.'));
            if web {
                let rest = &self.lower[start..];
                let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
                return Some((start..end, Trigger::Skip));
            }
            match trigger {
                Some(trigger) => return Some((start..at, trigger)),
                None if names.may_begin_with_byte(bytes[start]) => return Some((start..at, Trigger::Name)),
                None => {}
            }
        }
    }

    /// Whether the byte is of a word: a letter or a digit, or a part of a letter beyond ASCII.
    /// Marks beyond ASCII (dashes, quotes, no-break spaces) are not.
    pub(super) fn in_word(&self, at: usize) -> bool {
        let bytes = self.lower.as_bytes();
        let byte = bytes[at];
        if byte < 0x80 {
            return byte.is_ascii_alphanumeric();
        }
        let mut start = at;
        while !self.lower.is_char_boundary(start) {
            start -= 1;
        }
        self.lower[start..].chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Where the paragraph or the item of a list that holds `at` ends.
    pub(super) fn block_end(&self, at: usize) -> usize {
        let mut from = at;
        while let Some(line) = self.lower[from..].find('\n') {
            let next = from + line + 1;
            let rest = self.lower[next..].trim_start_matches([' ', '\t', '>']);
            if rest.is_empty() || rest.starts_with(['\n', '-', '*', '#', '|', '+']) {
                return next - 1;
            }
            from = next;
        }
        self.lower.len()
    }

    /// Where the clause that holds `at` begins: behind the last mark that ends one.
    pub(super) fn clause_start(&self, at: usize) -> usize {
        let end = self.lower[..at].trim_end_matches(['(', ' ', '\'', '"', '“', '‘']).len();
        self.lower[..end]
            .rfind(['.', ',', ';', ':', '(', ')', '\n'])
            .map_or(0, |mark| mark + 1)
    }

    /// The places before `number` from which a figure with that number may be read, the longest
    /// first, the number itself last. None is before `floor`.
    pub(super) fn openings(&self, number: usize, floor: usize) -> Vec<usize> {
        let number = self.sign_before(number);
        let mut starts = vec![number];
        let mut start = number;
        for _ in 0..OPENING_WORDS {
            let Some(word) = self.word_before(start).filter(|word| *word >= floor) else {
                break;
            };
            start = word;
            if around::reach_of_opening(&self.lower[start..number]) == number - start {
                starts.push(start);
            }
        }
        starts.reverse();
        starts
    }

    /// The number with its minus sign, if it has one.
    fn sign_before(&self, number: usize) -> usize {
        let before = &self.lower[..number];
        let Some(unsigned) = before.strip_suffix(['-', '−']) else {
            return number;
        };
        let opens = unsigned.is_empty() || unsigned.ends_with([' ', '(', '\n', '\u{a0}']);
        if opens && self.lower[number..].starts_with(|c: char| c.is_ascii_digit()) {
            unsigned.len()
        } else {
            number
        }
    }

    /// Where the word or currency sign before `at` begins, if nothing but spaces is between.
    fn word_before(&self, at: usize) -> Option<usize> {
        let before = &self.lower[..at];
        let trimmed = before.trim_end_matches([' ', '\n', '\u{a0}', '\u{202f}']);
        if before[trimmed.len()..].matches('\n').count() > 1 {
            return None;
        }
        let sign = trimmed.trim_end_matches(['$', '¥', '￥', '€', '£']);
        let letters = sign.trim_end_matches(|c: char| c.is_alphabetic() || c == '-' || c == '.');
        let start = letters.len();
        // A full stop ends a sentence; only that of an abbreviation is inside a word.
        let word = &trimmed[start..];
        let abbreviated = word == "approx." || !word.contains('.');
        (start < trimmed.len() && abbreviated).then_some(start)
    }

    /// `start` moved behind words that change nothing (the, by), which are no part of the figure.
    pub(super) fn without_fillers(&self, start: usize, number: usize) -> usize {
        self.without(&["the ", "by ", "to ", "further "], start, number)
    }

    /// `start` moved behind those of `words` that stand there, in their order.
    pub(super) fn without(&self, words: &[&str], start: usize, number: usize) -> usize {
        words.iter().fold(start, |start, word| {
            let there = start < number && self.lower[start..number].starts_with(word);
            start + if there { word.len() } else { 0 }
        })
    }

    /// RMB3 billion, USD7,185: where the digits begin.
    pub(super) fn currency_before_digits(&self, word: &Range<usize>) -> Option<usize> {
        let text = &self.lower[word.clone()];
        let letters = text.find(|c: char| c.is_ascii_digit())?;
        matches!(&text[..letters], "rmb" | "cny" | "usd" | "eur" | "gbp" | "hkd" | "jpy")
            .then_some(word.start + letters)
    }

    /// The word before `at`, in lower case, if only spaces are between.
    pub(super) fn previous_word(&self, at: usize) -> &str {
        let before = self.lower[..at].trim_end_matches([' ', '\n', '\u{a0}']);
        let start = before
            .trim_end_matches(|c: char| c.is_alphanumeric() || c == '.' || c == '-')
            .len();
        &before[start..]
    }

    /// The word after `at`, in lower case, if only spaces are between.
    pub(super) fn next_word(&self, at: usize) -> &str {
        let rest = self.lower[at..].trim_start_matches([' ', '\n', '\u{a0}']);
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\''))
            .unwrap_or(rest.len());
        &rest[..end]
    }

    /// Whether the letter at `at` is a capital one inside of a sentence.
    pub(super) fn is_capital_within(&self, at: usize) -> bool {
        let capital = self.original[at..].starts_with(|c: char| c.is_uppercase());
        let before = self.lower[..at].trim_end_matches([' ', '\u{a0}']);
        let opens = before.is_empty()
            || before.ends_with([
                '.', '!', '?', ':', ';', '\n', '|', '(', '“', '"', '‘', '•', '#', '>', '–', '—',
            ])
            || before.ends_with("\n-")
            || before == "-";
        capital && !opens
    }
}

/// Whether a word in lower case is one of a number.
pub(super) fn is_number(word: &str) -> bool {
    let numeral =
        trigger(word).filter(|trigger| !matches!(trigger, Trigger::Month | Trigger::Article | Trigger::Clock));
    numeral.is_some()
}

/// The words of other tables, and some that only begin a phrase.
static OPENERS: Table<Trigger, 17> = Table::new([
    ("a", Trigger::Article),
    ("an", Trigger::Article),
    ("around", Trigger::Clock),
    ("half", Trigger::Number),
    ("quarter", Trigger::Number),
    ("hundred", Trigger::Number),
    ("thousand", Trigger::Number),
    ("million", Trigger::Number),
    ("billion", Trigger::Number),
    ("trillion", Trigger::Number),
    ("tens", Trigger::Number),
    ("nil", Trigger::Number),
    ("halved", Trigger::Multiple),
    ("halves", Trigger::Multiple),
    ("halving", Trigger::Multiple),
    ("halve", Trigger::Multiple),
    ("sept", Trigger::Month),
]);

fn trigger(word: &str) -> Option<Trigger> {
    const LONGEST: usize = "seventeenth".len();
    if word.len() > LONGEST {
        return None;
    }
    if let Some(opener) = OPENERS.get(word) {
        return Some(opener);
    }
    if NUMBER_WORDS.get(word).is_some() || VAGUE.get(word).is_some() {
        Some(Trigger::Number)
    } else if ORDINALS.get(word).is_some() {
        Some(Trigger::Ordinal)
    } else if MULTIPLES.get(word).is_some() || FOLDS.get(word).is_some() {
        Some(Trigger::Multiple)
    } else if MONTHS
        .beginning(word)
        .iter()
        .any(|(month, _)| month.strip_suffix('.').unwrap_or(month) == word)
    {
        Some(Trigger::Month)
    } else {
        None
    }
}
