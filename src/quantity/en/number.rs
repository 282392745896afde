//! The number of an English expression, before its unit.

use super::lex;
use super::words::{FOLDS, MULTIPLES, NUMBER_WORDS, ORDINALS, SCALES, VAGUE};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::{self, Decimal};
use crate::quantity::error::{ReadError, ReadErrorKind};

/// A number without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    /// Digits or words, and the power of ten of million and its like.
    Plain(Decimal, u32),
    /// 1/4, a quarter, two thirds.
    Fraction(i128, i128),
    /// 25th, second.
    Ordinal(u64),
    /// doubled, twice.
    Multiple(i64),
    /// halved.
    Halved,
    /// dozens of.
    Vague(i64),
}

/// Reads the number that comes next, and the spaces behind it.
pub(super) fn read(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    if FOLDS.iter().any(|fold| lex::begins(cursor.rest(), fold)) {
        return Err(start.error(ReadErrorKind::Ambiguous));
    }
    let multiple = lex::eat_longest(cursor, MULTIPLES).map(Number::Multiple);
    let whole = multiple.or_else(|| lex::eat_longest(cursor, VAGUE).map(Number::Vague));
    if let Some(number) = whole {
        cursor.skip_spaces();
        return Ok(number);
    }
    if lex::eat(cursor, "halved") {
        return Ok(Number::Halved);
    }
    let opens_with_digit = cursor.peek().is_some_and(|c| c == '-' || decimal::digit(c).is_some());
    let number = if opens_with_digit {
        digits(cursor)?
    } else {
        words(cursor)?
    };
    cursor.skip_spaces();
    Ok(number)
}

fn digits(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    let negative = cursor.eat("-");
    let (number, used) = decimal::scan(cursor.rest()).map_err(|error| cursor.error(error))?;
    let written = &cursor.rest()[..used];
    if written.starts_with('0') && written[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return Err(start.error(ReadErrorKind::LeadingZero));
    }
    cursor.advance(used);
    let whole = number.scale() == 0;
    if whole && ["st", "nd", "rd", "th"].iter().any(|ending| lex::eat(cursor, ending)) {
        let place = u64::try_from(number.coefficient())
            .ok()
            .filter(|&place| place > 0 && !negative);
        return place
            .map(Number::Ordinal)
            .ok_or_else(|| start.error(ReadErrorKind::MalformedNumeral));
    }
    if whole && cursor.rest().starts_with('/') {
        let mut ahead = *cursor;
        ahead.eat("/");
        if ahead.peek().and_then(decimal::digit).is_some() {
            let (denominator, used) = decimal::scan(ahead.rest()).map_err(|error| ahead.error(error))?;
            if denominator.is_zero() || denominator.scale() > 0 {
                return Err(ahead.error(ReadErrorKind::ZeroDenominator));
            }
            ahead.advance(used);
            *cursor = ahead;
            return Ok(Number::Fraction(number.coefficient(), denominator.coefficient()));
        }
    }
    let number = if negative { number.negated() } else { number };
    Ok(Number::Plain(number, scale(cursor)))
}

/// The power of ten of the scale words that come next: hundred million is 8.
fn scale(cursor: &mut Cursor) -> u32 {
    let mut power = 0;
    loop {
        let mut ahead = *cursor;
        ahead.skip_spaces();
        // RMB 100-million-level keeps its hyphens.
        ahead.eat("-");
        match lex::eat_longest(&mut ahead, SCALES) {
            Some(more) if power < 40 => power += more,
            _ => return power,
        }
        *cursor = ahead;
    }
}

fn words(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    if let Some(place) = lex::eat_longest(cursor, ORDINALS) {
        let place = u64::try_from(place).map_err(|_| start.error(ReadErrorKind::MalformedNumeral))?;
        return Ok(Number::Ordinal(place));
    }
    if lex::eat(cursor, "half") {
        return Ok(Number::Fraction(1, 2));
    }
    if lex::eat(cursor, "quarter") {
        return Ok(Number::Fraction(1, 4));
    }
    let article = lex::eat(cursor, "a") || lex::eat(cursor, "an");
    let value = if article { Some(1) } else { below_hundred(cursor) };
    let Some(value) = value else {
        return Err(start.error(ReadErrorKind::NumberExpected));
    };
    if let Some(denominator) = denominator(cursor) {
        return Ok(Number::Fraction(i128::from(value), denominator));
    }
    let mut ahead = *cursor;
    ahead.skip_spaces();
    if !article && lex::eat(&mut ahead, "and a half") {
        *cursor = ahead;
        let halves = Decimal::new(i128::from(value) * 10 + 5, 1);
        return Ok(Number::Plain(
            halves.map_err(|overflow| start.error(overflow))?,
            scale(cursor),
        ));
    }
    let (value, power) = with_hundreds(value, cursor);
    if article && power == 0 && value == 1 {
        return Err(start.error(ReadErrorKind::NumberExpected));
    }
    Ok(Number::Plain(Decimal::integer(value), power))
}

fn below_hundred(cursor: &mut Cursor) -> Option<i64> {
    let tens = lex::eat_longest(cursor, NUMBER_WORDS)?;
    let mut ahead = *cursor;
    if tens >= 20
        && tens % 10 == 0
        && (ahead.eat("-") || ahead.eat(" "))
        && let Some(ones) = lex::eat_longest(&mut ahead, NUMBER_WORDS).filter(|ones| (1..10).contains(ones))
    {
        *cursor = ahead;
        return Some(tens + ones);
    }
    Some(tens)
}

/// two hundred and fifty thousand: what follows a hundred is added to it.
fn with_hundreds(value: i64, cursor: &mut Cursor) -> (i64, u32) {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    if !lex::eat(&mut ahead, "hundred") {
        return (value, scale(cursor));
    }
    let mut tail = ahead;
    lex::eat(&mut tail, "and");
    let Some(rest) = below_hundred(&mut tail) else {
        let power = 2 + scale(&mut ahead);
        *cursor = ahead;
        return (value, power);
    };
    let power = scale(&mut tail);
    *cursor = tail;
    (value * 100 + rest, power)
}

/// quarter, third, fifths: the denominator after a number word.
fn denominator(cursor: &mut Cursor) -> Option<i128> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    ahead.eat("-");
    let halves = [("half", 2), ("halves", 2), ("quarter", 4), ("quarters", 4)];
    let found = lex::eat_longest(&mut ahead, &halves).or_else(|| {
        let fits = |word: &str| {
            let rest = ahead.rest().strip_prefix(word)?;
            let rest = rest.strip_prefix('s').unwrap_or(rest);
            (!rest.starts_with(char::is_alphabetic)).then_some(ahead.rest().len() - rest.len())
        };
        // one second is a length of time, and one first is nothing.
        let table = ORDINALS.iter().filter(|(_, value)| *value > 2);
        let (length, value) = table.filter_map(|(word, value)| Some((fits(word)?, *value))).max()?;
        ahead.advance(length);
        Some(value)
    })?;
    *cursor = ahead;
    Some(i128::from(found))
}
