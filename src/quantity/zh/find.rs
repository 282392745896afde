//! Figures in running Chinese text.
//!
//! The text is gone through from left to right. At every character that something can begin with, in
//! this order: a name of the term base, a Latin word, quotation marks, a word that is no figure
//! ([`NO_FIGURES`]), a time, a name with a number in it ([`named`]), and last an expression, which
//! [`running`] may refuse. What is found is stepped over whole.

use super::fold;
use super::lexicon::Characters;
use super::named;
use super::names::{Kind, NO_FIGURES};
use super::number::SHARES;
use super::rank::SCOPES;
use super::running::{self, Verdict};
use super::time::{self, Time};
use super::words::{ARRIVALS, PREFIXES, Prefix, RANK_VERBS, VAGUE};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal;
use crate::quantity::found::{Found, Meaning, Names};
use std::ops::Range;

/// Everything in `text` that says how much, when or which, in order and without overlaps.
#[must_use]
pub fn find(text: &str, names: &Names) -> Vec<Found> {
    found_by(text, names, next_start)
}

/// What is found if the finder goes on from a place where nothing begins to the place that `next`
/// returns.
pub(super) fn found_by(text: &str, names: &Names, next: fn(&str, usize, &Names) -> usize) -> Vec<Found> {
    let folded = fold::folded(text);
    let mut finder = Finder {
        text: &folded.text,
        names,
        found: Vec::new(),
    };
    let mut at = 0;
    loop {
        at = next(finder.text, at, names);
        if at >= finder.text.len() {
            break;
        }
        at = finder.step(at);
    }
    let mut found = finder.found;
    for one in &mut found {
        one.span = folded.original(one.span.start)..folded.original(one.span.end);
    }
    found
}

/// Every character with which something can begin that is found.
static STARTS: Characters = {
    let mut starts = Characters::of(
        "0123456789０１２３４５６７８９-−－abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ“‘「『\"]{\
         零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌由从自每翻半第前上下首榜",
    );
    let mut index = 0;
    let prefixes = PREFIXES.entries();
    while index < prefixes.len() {
        if !matches!(prefixes[index].1, Prefix::Filler) {
            starts = starts.with_first_of(prefixes[index].0);
        }
        index += 1;
    }
    starts = ARRIVALS.mark(starts);
    starts = RANK_VERBS.mark(starts);
    starts = SCOPES.mark(starts);
    starts = VAGUE.mark(starts);
    starts = SHARES.mark(starts);
    NO_FIGURES.mark(starts)
};

/// The next place, from `at` on, at which something can begin.
fn next_start(text: &str, at: usize, names: &Names) -> usize {
    let begins = |character: char| STARTS.has(u32::from(character)) || names.may_begin_with(character);
    text[at..].find(begins).map_or(text.len(), |skipped| at + skipped)
}

struct Finder<'a> {
    text: &'a str,
    names: &'a Names,
    found: Vec<Found>,
}

impl Finder<'_> {
    /// Looks at what begins at `at` and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let Some(character) = rest.chars().next() else {
            return self.text.len();
        };
        if let Some(end) = self.term(at) {
            return end;
        }
        let behind = at + character.len_utf8();
        if character.is_ascii_alphabetic() {
            return self.latin(at);
        }
        match character {
            '“' | '‘' | '「' | '『' | '"' => return self.quoted(at, character),
            ']' | '{' => return at + named::target(rest).unwrap_or(character.len_utf8()),
            _ => {}
        }
        if let Some((length, kind)) = NO_FIGURES.longest(rest) {
            if kind == Kind::Name {
                self.push(at..at + length, Meaning::Name(rest[..length].to_owned()));
            }
            return at + length;
        }
        let mut cursor = Cursor::new(rest);
        if let Some(time) = time::read(&mut cursor, &self.text[..at]) {
            let end = self.text.len() - cursor.rest().len();
            if let Time::Said(when) = time {
                self.push(at..end, Meaning::When(when));
            }
            return end;
        }
        if let Some(length) = named::number(rest, &self.text[..at]) {
            return self.name(at..at + length);
        }
        if let Some(end) = self.figure(at) {
            return end;
        }
        // Digits that are no figure are none from the second on either.
        let is_digit = |c: char| decimal::digit(c).is_some();
        if is_digit(character) {
            at + rest.len() - rest.trim_start_matches(is_digit).len()
        } else {
            behind
        }
    }

    fn push(&mut self, span: Range<usize>, meaning: Meaning) {
        self.found.push(Found { span, meaning });
    }

    fn name(&mut self, span: Range<usize>) -> usize {
        let end = span.end;
        let name = self.text[span.clone()].to_owned();
        self.push(span, Meaning::Name(name));
        end
    }

    /// A name of the term base. Plans are times wherever they stand.
    fn term(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let name = self.names.beginning(rest)?;
        if time::plan(&mut Cursor::new(rest)).is_some() {
            return None;
        }
        let numbered = |c: char| c.is_numeric() || super::numeral::is_symbol(c);
        let end = at + name.len();
        if name.contains(numbered) {
            self.name(at..end);
        }
        Some(end)
    }

    /// A word in Latin letters: a name if digits belong to it (PM2.5), a figure after a currency's.
    fn latin(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        if let Some((_, Prefix::Currency(_))) = PREFIXES.longest(rest)
            && let Some(end) = self.figure(at)
        {
            return end;
        }
        let length = named::latin(rest);
        if rest[..length].contains(|c: char| c.is_ascii_digit()) && !named::is_address(&rest[..length]) {
            return self.name(at..at + length);
        }
        at + length
    }

    /// What quotation marks make a name: “4012”, “百千万工程”. Otherwise they are passed.
    fn quoted(&mut self, at: usize, mark: char) -> usize {
        let inside = at + mark.len_utf8();
        let Some(length) = named::quotation(&self.text[at..], mark) else {
            return inside;
        };
        let span = inside..inside + length;
        if let Some(plan) = time::quoted_plan(&self.text[span.clone()]) {
            let end = span.end;
            self.push(span, Meaning::When(plan));
            return end;
        }
        if named::is_quoted_name(&self.text[span.clone()]) {
            return self.name(span);
        }
        inside
    }

    /// The expression at `at`, if it is one that counts in running text.
    fn figure(&mut self, at: usize) -> Option<usize> {
        let (before, rest) = self.text.split_at(at);
        let (length, verdict) = running::read(rest, before)?;
        let span = at..at + length;
        let meaning = match verdict {
            Verdict::Figure(quantity) => Meaning::Figure(quantity),
            Verdict::Open(kind) => Meaning::Open(kind),
            Verdict::Name => Meaning::Name(rest[..length].to_owned()),
            Verdict::Time(when) => Meaning::When(when),
            Verdict::Nothing => return Some(span.end),
        };
        let end = span.end;
        self.push(span, meaning);
        Some(end)
    }
}
