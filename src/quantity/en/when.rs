//! Times in running English text: years, months, days, halves, quarters, plans.

use super::lex;
use super::measured;
use super::number;
use super::numerals::{MONTHS, ORDINALS};
use super::text::Text;
use crate::quantity::cursor::Cursor;
use crate::quantity::found::When;
use crate::quantity::unit::Dimension;
use std::ops::Range;

/// The years that a number of four digits is taken for, if nothing else speaks against it.
const YEARS: Range<u16> = 1900..2100;

/// The time that begins at `at`, or the two ends of a span of time; nothing if none does.
pub(super) fn at(text: &Text, at: usize) -> Vec<(Range<usize>, When)> {
    let block = text.block_end(at);
    let rest = &text.lower[at..block];
    let one = |found: Option<(usize, When)>| found.map(|(length, when)| vec![(at..at + length, when)]);
    let digits = rest.starts_with(|c: char| c.is_ascii_digit());
    let found = if digits {
        one(plan(rest))
            .or_else(|| one(iso(rest)))
            .or_else(|| one(day_first(text, at, rest)))
            .or_else(|| one(part_of_year(rest)))
            .or_else(|| years(text, at, rest))
    } else {
        one(plan(rest))
            .or_else(|| months(text, at, rest))
            .or_else(|| one(part_of_year(rest)))
            .or_else(|| first_months(at, rest))
    };
    found.unwrap_or_default()
}

/// Whether a Five-Year Plan begins at `at`, which no name of a term base hides.
pub(super) fn is_plan(text: &Text, at: usize) -> bool {
    plan(&text.lower[at..]).is_some()
}

/// the 14th Five-Year Plan.
fn plan(rest: &str) -> Option<(usize, When)> {
    let mut cursor = Cursor::new(rest);
    let number = ordinal(&mut cursor)?;
    cursor.skip_spaces();
    if !lex::eat(&mut cursor, "five year plan") {
        return None;
    }
    let length = rest.len() - cursor.rest().len();
    Some((rest[..length].trim_end().len(), When::Plan(u8::try_from(number).ok()?)))
}

/// 14th, fourteenth, twenty-first.
fn ordinal(cursor: &mut Cursor) -> Option<u64> {
    let rest = cursor.rest();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let value = plain(cursor)?;
        let ended = ["st", "nd", "rd", "th"].iter().any(|ending| lex::eat(cursor, ending));
        return ended.then_some(value);
    }
    let mut ahead = *cursor;
    if let Some(tens) = number::below_hundred(&mut ahead).filter(|tens| *tens >= 20) {
        ahead.eat("-");
        let ones = lex::eat_longest(&mut ahead, &ORDINALS)?;
        *cursor = ahead;
        return u64::try_from(tens + ones).ok();
    }
    u64::try_from(lex::eat_longest(cursor, &ORDINALS)?).ok()
}

/// Digits without anything around them.
fn plain(cursor: &mut Cursor) -> Option<u64> {
    let rest = cursor.rest();
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let value = rest[..length].parse().ok()?;
    cursor.advance(length);
    Some(value)
}

fn year_at(cursor: &mut Cursor) -> Option<u16> {
    let mut ahead = *cursor;
    let rest = ahead.rest();
    let value = u16::try_from(plain(&mut ahead)?)
        .ok()
        .filter(|year| YEARS.contains(year))?;
    let ends = rest.len() - ahead.rest().len() == 4 && !goes_on(ahead.rest());
    ends.then(|| *cursor = ahead)?;
    Some(value)
}

/// Whether a number goes on: 2021.5, 2,021,000, 2021st.
fn goes_on(rest: &str) -> bool {
    let mut characters = rest.chars();
    match characters.next() {
        Some('.' | ',') => characters.next().is_some_and(|c| c.is_ascii_digit()),
        Some(letter) => letter.is_alphabetic() || letter == '%' || letter == '‰',
        None => false,
    }
}

/// 2021-09-29, 2021/9/29, 2021-09.
fn iso(rest: &str) -> Option<(usize, When)> {
    let mut cursor = Cursor::new(rest);
    let year = year_at(&mut cursor)?;
    let sign = cursor.peek().filter(|c| matches!(c, '-' | '/'))?;
    cursor.advance(1);
    let two = cursor.rest().bytes().take_while(u8::is_ascii_digit).count() == 2;
    let month = u8::try_from(plain(&mut cursor)?)
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let mut ahead = cursor;
    if ahead.eat(if sign == '-' { "-" } else { "/" })
        && let Some(day) = plain(&mut ahead).and_then(|day| u8::try_from(day).ok())
        && (1..=31).contains(&day)
    {
        return Some((rest.len() - ahead.rest().len(), When::Day(Some(year), month, day)));
    }
    let ends = sign == '-' && two && !cursor.rest().starts_with(|c: char| c.is_alphanumeric());
    ends.then(|| (rest.len() - cursor.rest().len(), When::Month(Some(year), month)))
}

/// 29 September 2021, 29th of September.
fn day_first(text: &Text, at: usize, rest: &str) -> Option<(usize, When)> {
    let mut cursor = Cursor::new(rest);
    let day = u8::try_from(plain(&mut cursor)?)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let _ = ["st", "nd", "rd", "th"].iter().any(|ending| cursor.eat(ending));
    cursor.skip_spaces();
    lex::eat(&mut cursor, "of");
    let month = month_at(text, at + rest.len() - cursor.rest().len(), &mut cursor)?;
    let (length, year) = year_behind(rest, cursor);
    Some((length, When::Day(year, month, day)))
}

/// The name of a month, with its capital letter: `may` and `march` are verbs too.
fn month_at(text: &Text, at: usize, cursor: &mut Cursor) -> Option<u8> {
    let capital = text.original[at..].starts_with(|c: char| c.is_uppercase());
    let month = lex::eat_longest(cursor, &MONTHS).filter(|_| capital)?;
    u8::try_from(month).ok()
}

/// The year behind a month or a day, if one stands there, and how far everything reaches.
fn year_behind(rest: &str, cursor: Cursor) -> (usize, Option<u16>) {
    let mut ahead = cursor;
    ahead.eat(",");
    ahead.skip_spaces();
    lex::eat(&mut ahead, "of");
    match year_at(&mut ahead) {
        Some(year) => (rest.len() - ahead.rest().len(), Some(year)),
        None => (rest[..rest.len() - cursor.rest().len()].trim_end().len(), None),
    }
}

/// September 29, 2021; August 2021; January to September.
fn months(text: &Text, at: usize, rest: &str) -> Option<Vec<(Range<usize>, When)>> {
    let mut cursor = Cursor::new(rest);
    let month = month_at(text, at, &mut cursor)?;
    let end_of_month = rest.len() - cursor.rest().len();
    let mut ahead = cursor;
    ahead.skip_spaces();
    if let Some((length, last)) = month_after(text, at, rest, ahead) {
        let (end, year) = year_behind(rest, last.1);
        let span = |when| vec![(at..at + end, when)];
        let _ = length;
        return Some(match (month, last.0, year) {
            (1, 6, None) => span(When::Half(1)),
            (7, 12, None) => span(When::Half(2)),
            (first, last, None) if first % 3 == 1 && last % 3 == 0 => span(When::Quarters(first.div_ceil(3), last / 3)),
            (first, last_month, year) => vec![
                (at..at + end_of_month, When::Month(year, first)),
                (at + length..at + end, When::Month(year, last_month)),
            ],
        });
    }
    let one = |(length, when)| Some(vec![(at..at + length, when)]);
    let mut day = ahead;
    if let Some(number) = plain(&mut day).and_then(|day| u8::try_from(day).ok())
        && (1..=31).contains(&number)
        && !goes_on(day.rest().trim_start_matches(['s', 't', 'n', 'd', 'r', 'h']))
    {
        let _ = ["st", "nd", "rd", "th"].iter().any(|ending| day.eat(ending));
        let (length, year) = year_behind(rest, day);
        return one((length, When::Day(year, month, number)));
    }
    let (length, year) = year_behind(rest, cursor);
    // May and March alone are months after a preposition only.
    let word = &rest[..end_of_month];
    let doubtful = matches!(word, "may" | "march") && year.is_none();
    if doubtful
        && !matches!(
            text.previous_word(at),
            "in" | "of" | "by" | "since" | "until" | "from" | "to" | "last" | "next"
        )
    {
        return None;
    }
    one((length, When::Month(year, month)))
}

/// The month at the other end of a span of months, and where it begins.
fn month_after<'a>(text: &Text, at: usize, rest: &'a str, cursor: Cursor<'a>) -> Option<(usize, (u8, Cursor<'a>))> {
    let mut ahead = cursor;
    let joined = lex::eat(&mut ahead, "to") || lex::eat(&mut ahead, "through") || ahead.eat_any(&['-', '–', '—']);
    let start = rest.len() - ahead.rest().len();
    let month = joined.then(|| month_at(text, at + start, &mut ahead)).flatten()?;
    Some((start, (month, ahead)))
}

/// the first half of the year, the third quarter, the first three quarters, Q3, H1.
fn part_of_year(rest: &str) -> Option<(usize, When)> {
    let mut cursor = Cursor::new(rest);
    let number = match rest.as_bytes() {
        [letter @ (b'q' | b'h'), digit @ b'1'..=b'4', ..] => {
            cursor.advance(2);
            if cursor.rest().starts_with(|c: char| c.is_alphanumeric()) {
                return None;
            }
            let number = digit - b'0';
            return match letter {
                b'q' => Some((2, When::Quarters(number, number))),
                _ => (number <= 2).then_some((2, When::Half(number))),
            };
        }
        _ => u8::try_from(ordinal(&mut cursor)?).ok()?,
    };
    cursor.skip_spaces();
    let when = if number <= 2 && lex::eat(&mut cursor, "half") {
        // The first half of the match, the second half of them.
        let rest = cursor.rest();
        let other = lex::begins(rest, "of") && !of_a_year(rest);
        (!other).then_some(When::Half(number))?
    } else if number <= 4 && lex::eat(&mut cursor, "quarter") {
        When::Quarters(number, number)
    } else if number == 1 && lex::eat(&mut cursor, "two quarters") {
        When::Half(1)
    } else if number == 1 && lex::eat(&mut cursor, "three quarters") {
        When::Quarters(1, 3)
    } else {
        return None;
    };
    let mut ahead = cursor;
    if lex::eat_one(&mut ahead, &["of the year", "of this year", "of last year"]) {
        cursor = ahead;
    }
    let length = rest.len() - cursor.rest().len();
    Some((rest[..length].trim_end().len(), when))
}

fn of_a_year(rest: &str) -> bool {
    let mut cursor = Cursor::new(rest);
    lex::eat(&mut cursor, "of");
    let year = ["the year", "this year", "last year", "that year", "next year", "the"];
    lex::eat_one(&mut cursor, &year) || year_at(&mut cursor).is_some()
}

/// the first nine months.
fn first_months(at: usize, rest: &str) -> Option<Vec<(Range<usize>, When)>> {
    let mut cursor = Cursor::new(rest);
    if !lex::eat(&mut cursor, "first") {
        return None;
    }
    let start = rest.len() - cursor.rest().len();
    let count = number::below_hundred(&mut cursor)
        .or_else(|| plain(&mut cursor).and_then(|count| i64::try_from(count).ok()))
        .and_then(|count| u8::try_from(count).ok())
        .filter(|count| (2..12).contains(count))?;
    cursor.skip_spaces();
    let opens = lex::eat(&mut cursor, "months");
    let mut ahead = cursor;
    if lex::eat_one(&mut ahead, &["of the year", "of this year", "of last year"]) {
        cursor = ahead;
    }
    let end = at + rest[..rest.len() - cursor.rest().len()].trim_end().len();
    opens.then(|| match count {
        3 => vec![(at..end, When::Quarters(1, 1))],
        6 => vec![(at..end, When::Half(1))],
        9 => vec![(at..end, When::Quarters(1, 3))],
        _ => vec![
            (at..at + "first".len(), When::Month(None, 1)),
            (at + start..end, When::Month(None, count)),
        ],
    })
}

/// 2021, 2016–20, 2022–2025.
fn years(text: &Text, at: usize, rest: &str) -> Option<Vec<(Range<usize>, When)>> {
    let mut cursor = Cursor::new(rest);
    let year = year_at(&mut cursor)?;
    let end = rest.len() - cursor.rest().len();
    // The [2022] of a document number.
    if text.lower[..at].ends_with('[') && cursor.rest().starts_with(']') {
        return None;
    }
    let mut found = vec![(at..at + end, When::Year(year))];
    let mut ahead = cursor;
    if ahead.eat_any(&['-', '–', '—', '/']) {
        let start = rest.len() - ahead.rest().len();
        let digits = ahead.rest().bytes().take_while(u8::is_ascii_digit).count();
        let last = plain(&mut ahead).and_then(|last| u16::try_from(last).ok());
        let last = last.and_then(|last| match digits {
            4 => Some(last),
            2 => Some(year / 100 * 100 + last),
            _ => None,
        });
        if let Some(last) = last.filter(|last| *last > year && YEARS.contains(last) && !goes_on(ahead.rest())) {
            let end = rest.len() - ahead.rest().len();
            found.push((at + start..at + end, When::Year(last)));
        }
    }
    let told = found.len() == 2 || is_told_as_year(text, at, cursor);
    told.then_some(found)
}

/// Whether a number of four digits stands where years do and not where figures do.
fn is_told_as_year(text: &Text, at: usize, behind: Cursor) -> bool {
    let before = text.previous_word(at);
    if matches!(
        before,
        "rmb" | "cny" | "usd" | "us" | "eur" | "gbp" | "than" | "nearly" | "about" | "some" | "least"
    ) || text.lower[..at].ends_with(['$', '¥', '€', '£', '+', '#'])
    {
        return false;
    }
    !is_measured(behind, before)
}

fn is_measured(behind: Cursor, before: &str) -> bool {
    let mut ahead = behind;
    ahead.skip_spaces();
    let word = ahead.rest();
    let Some(unit) = measured::unit(&mut ahead) else {
        return false;
    };
    let taken = &word[..word.len() - ahead.rest().len()];
    // In 2020 people, 2016 second-hand: words that begin something else.
    let loose = matches!(
        taken,
        "people" | "second" | "point" | "quarter" | "time" | "times" | "residents" | "points" | "t" | "m" | "g"
    );
    let dated = matches!(
        before,
        "in" | "by" | "since" | "until" | "during" | "year" | "before" | "after" | "on"
    );
    unit.dimension() != Dimension::Rank && !(loose || dated && taken.len() < 3)
}
