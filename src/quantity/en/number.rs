//! The number of an English expression, before its unit.

use super::lex;
use super::numerals::{FOLDS, HALVED, MULTIPLES, NUMBER_WORDS, ORDINALS, SCALES, VAGUE};
use super::table::Table;
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
    /// fourfold, which is read in two ways.
    Fold(i64),
    /// halved.
    Halved,
    /// dozens of.
    Vague(i64),
    /// The hundred-billion of a hundred-billion-yuan industry: a power of ten alone.
    Round(u32),
}

/// Reads the number that comes next, and the spaces behind it.
pub(super) fn read(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let opens_with_digit = cursor
        .peek()
        .is_some_and(|c| c == '-' || c == '−' || decimal::digit(c).is_some());
    let number = if opens_with_digit {
        digits(cursor)?
    } else if let Some(number) = by_itself(cursor) {
        number
    } else {
        words(cursor)?
    };
    cursor.skip_spaces();
    Ok(number)
}

/// Words that are a number by themselves.
fn by_itself(cursor: &mut Cursor) -> Option<Number> {
    if let Some(value) = lex::eat_longest(cursor, &VAGUE) {
        let mut ahead = *cursor;
        ahead.skip_spaces();
        if lex::eat(&mut ahead, "of") {
            *cursor = ahead;
        }
        return Some(Number::Vague(value));
    }
    if HALVED.iter().any(|word| lex::eat(cursor, word)) {
        return Some(Number::Halved);
    }
    let fold = |cursor: &mut Cursor| lex::eat_longest(cursor, &FOLDS).map(Number::Fold);
    let multiple = |cursor: &mut Cursor| lex::eat_longest(cursor, &MULTIPLES).map(Number::Multiple);
    fold(cursor).or_else(|| multiple(cursor))
}

fn digits(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    let negative = cursor.eat_any(&['-', '−']);
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
    if let Some(times) = fold(cursor, number) {
        return Ok(Number::Fold(times));
    }
    let number = if negative { number.negated() } else { number };
    Ok(Number::Plain(number, scale(cursor)))
}

/// 4-fold.
fn fold(cursor: &mut Cursor, number: Decimal) -> Option<i64> {
    let mut ahead = *cursor;
    ahead.eat("-");
    let times = i64::try_from(number.coefficient()).ok()?;
    let found = number.scale() == 0 && lex::eat(&mut ahead, "fold");
    found.then(|| *cursor = ahead)?;
    Some(times)
}

/// The power of ten of the scale words that come next: hundred million is 8.
fn scale(cursor: &mut Cursor) -> u32 {
    let mut power = 0;
    loop {
        let mut ahead = *cursor;
        ahead.skip_spaces();
        // RMB 100-million-level keeps its hyphens.
        ahead.eat("-");
        match lex::eat_longest(&mut ahead, &SCALES) {
            Some(more) if power < 40 => power += more,
            _ => return power,
        }
        *cursor = ahead;
    }
}

fn words(cursor: &mut Cursor) -> Result<Number, ReadError> {
    let start = *cursor;
    if let Some(place) = lex::eat_longest(cursor, &ORDINALS) {
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
        let power = scale(cursor);
        let joined = power > 0 && cursor.rest().starts_with('-');
        return joined
            .then_some(Number::Round(power))
            .ok_or_else(|| start.error(ReadErrorKind::NumberExpected));
    };
    if let Some(denominator) = denominator(cursor) {
        return Ok(Number::Fraction(i128::from(value), denominator));
    }
    if let Some(whole) = one_in(value, cursor) {
        return Ok(Number::Fraction(1, whole));
    }
    if !article && let Some(halves) = and_a_half(value, cursor) {
        let halves = halves.map_err(|overflow| start.error(overflow))?;
        return Ok(Number::Plain(halves, scale(cursor)));
    }
    let (value, power) = composed(value, cursor).ok_or_else(|| start.error(ReadErrorKind::TooLarge))?;
    if article && power == 0 && value == 1 {
        return Err(start.error(ReadErrorKind::NumberExpected));
    }
    Ok(Number::Plain(Decimal::integer(value), power))
}

fn and_a_half(value: i64, cursor: &mut Cursor) -> Option<Result<Decimal, crate::quantity::Overflow>> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    lex::eat(&mut ahead, "and a half").then(|| {
        *cursor = ahead;
        Decimal::new(i128::from(value) * 10 + 5, 1)
    })
}

/// one in five, one in two thousand; `one in 2020` is something else.
fn one_in(value: i64, cursor: &mut Cursor) -> Option<i128> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    if value != 1 || !lex::eat(&mut ahead, "in") {
        return None;
    }
    let every = below_hundred(&mut ahead)?;
    let (value, power) = composed(every, &mut ahead)?;
    let whole = i128::from(value).checked_mul(10_i128.checked_pow(power)?)?;
    (whole > 1).then(|| *cursor = ahead)?;
    Some(whole)
}

pub(super) fn below_hundred(cursor: &mut Cursor) -> Option<i64> {
    let tens = lex::eat_longest(cursor, &NUMBER_WORDS)?;
    let mut ahead = *cursor;
    if tens >= 20
        && tens % 10 == 0
        && (ahead.eat("-") || ahead.eat(" "))
        && let Some(ones) = lex::eat_longest(&mut ahead, &NUMBER_WORDS).filter(|ones| (1..10).contains(ones))
    {
        *cursor = ahead;
        return Some(tens + ones);
    }
    Some(tens)
}

/// What `value`, already read, begins: three thousand five hundred, two hundred and fifty thousand,
/// two million. A single scale word stays a power of ten.
fn composed(value: i64, cursor: &mut Cursor) -> Option<(i64, u32)> {
    let (mut group, mut power) = with_hundreds(value, cursor)?;
    let mut total: i64 = 0;
    loop {
        let mut ahead = *cursor;
        ahead.skip_spaces();
        lex::eat(&mut ahead, "and");
        // Something smaller than the last scale word follows it: one thousand two hundred.
        let next = (power >= 3).then(|| below_hundred(&mut ahead)).flatten();
        let Some(next) = next else { break };
        let (next, next_power) = with_hundreds(next, &mut ahead)?;
        let fits = next < 1000 && next_power < power;
        if !fits {
            break;
        }
        total = total.checked_add(group.checked_mul(10_i64.checked_pow(power)?)?)?;
        (group, power) = (next, next_power);
        *cursor = ahead;
    }
    if total == 0 {
        return Some((group, power));
    }
    let last = group.checked_mul(10_i64.checked_pow(power)?)?;
    Some((total.checked_add(last)?, 0))
}

/// two hundred and fifty, and the scale word behind it.
fn with_hundreds(value: i64, cursor: &mut Cursor) -> Option<(i64, u32)> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    ahead.eat("-");
    if !lex::eat(&mut ahead, "hundred") {
        return Some((value, scale(cursor)));
    }
    let mut tail = ahead;
    lex::eat(&mut tail, "and");
    let Some(rest) = below_hundred(&mut tail) else {
        // The space behind the word is not of the number.
        cursor.skip_spaces();
        cursor.eat("-");
        cursor.advance("hundred".len());
        return Some((value, 2 + scale(cursor)));
    };
    let power = scale(&mut tail);
    *cursor = tail;
    Some((value.checked_mul(100)?.checked_add(rest)?, power))
}

/// Denominators that are no ordinals.
static PARTS: Table<i64, 4> = Table::new([("half", 2), ("halves", 2), ("quarter", 4), ("quarters", 4)]);

/// quarter, third, fifths: the denominator after a number word.
fn denominator(cursor: &mut Cursor) -> Option<i128> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    ahead.eat("-");
    let found = lex::eat_longest(&mut ahead, &PARTS).or_else(|| {
        let fits = |word: &str| {
            let rest = ahead.rest();
            let rest = rest
                .strip_prefix(word)
                .or_else(|| rest.strip_prefix(&*word.replace(' ', "-")))?;
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
