//! What stands after an English number: the unit, its `per`, the name of what is counted.

use super::lex;
use super::units::UNITS;
use super::words::SUFFIXES;
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::Decimal;
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::shape::Shape;
use crate::quantity::unit::Unit;

/// The unit, its `per` and the name of what is counted.
pub(super) fn measured(
    number: Decimal,
    power: u32,
    currency: Option<Unit>,
    cursor: &mut Cursor,
) -> Result<Amount, ReadError> {
    let start = *cursor;
    let mut amount = Amount::new(number, power, currency.unwrap_or(Unit::Count));
    let mut ahead = *cursor;
    ahead.skip_spaces();
    ahead.eat("-");
    if let Some(unit) = unit(&mut ahead) {
        if currency.is_some_and(|currency| currency != unit) {
            return Err(start.error(ReadErrorKind::UnitOrEndExpected));
        }
        let word = start.rest()[..start.rest().len() - ahead.rest().len()].trim();
        amount.measure = (unit == Unit::Person).then(|| word.to_owned());
        amount.unit = unit;
        *cursor = ahead;
    } else if currency.is_none() {
        let noun = noun(cursor.rest());
        amount.measure = (!noun.is_empty()).then(|| noun.to_owned());
        cursor.advance(noun.len());
    }
    amount.per = per(cursor);
    Ok(amount)
}

fn unit(cursor: &mut Cursor) -> Option<Unit> {
    let rest = cursor.rest();
    let ends = |word: &str| {
        if lex::begins(rest, word) {
            return Some(word.len());
        }
        let plural = rest.strip_prefix(word)?.strip_prefix('s')?;
        (word.len() > 2 && !plural.starts_with(char::is_alphanumeric)).then_some(word.len() + 1)
    };
    let (length, unit) = UNITS
        .iter()
        .filter_map(|(word, unit)| Some((ends(word)?, *unit)))
        .max_by_key(|found| found.0)?;
    cursor.advance(length);
    Some(unit)
}

/// per mu, a day, /m³.
fn per(cursor: &mut Cursor) -> Option<Unit> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    let opened =
        ahead.eat("/") || lex::eat(&mut ahead, "per") || lex::eat(&mut ahead, "a") || lex::eat(&mut ahead, "an");
    // A year on average is a basis and belongs to what closes the expression.
    if !opened || ahead.rest().starts_with("year on average") {
        return None;
    }
    let mut found = unit(&mut ahead)?;
    let mut month = ahead;
    month.skip_spaces();
    if found == Unit::Person && (lex::eat(&mut month, "per month") || lex::eat(&mut month, "a month")) {
        found = Unit::PersonMonth;
        ahead = month;
    }
    *cursor = ahead;
    Some(found)
}

/// The words that name what is counted, up to one that belongs to the expression.
fn noun(rest: &str) -> &str {
    let stops = SUFFIXES
        .iter()
        .map(|(word, _)| *word)
        .chain(["to", "and", "per", "from", "a", "an"]);
    let stops: Vec<&str> = stops.collect();
    let mut end = 0;
    for word in rest.split_inclusive(' ') {
        let at = &rest[end..];
        if stops.iter().any(|stop| lex::begins(at, stop)) || !word.trim_end().chars().all(is_noun_like) {
            break;
        }
        end += word.len();
    }
    rest[..end].trim_end()
}

fn is_noun_like(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '-' | '\'' | '’')
}

/// of a working day, of the total: what a fraction is of.
pub(super) fn part(numerator: i128, denominator: i128, cursor: &mut Cursor) -> Fraction {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    // Half an hour does without the `of`.
    lex::eat(&mut ahead, "of");
    let article = lex::eat(&mut ahead, "a") || lex::eat(&mut ahead, "an");
    let mut fraction = Fraction {
        numerator,
        denominator,
        unit: Unit::Ratio,
        measure: None,
    };
    if let Some(unit) = unit(&mut ahead) {
        fraction.unit = unit;
        *cursor = ahead;
    } else if !article && lex::eat(&mut ahead, "what it was") {
        fraction.unit = Unit::Multiple;
        *cursor = ahead;
    }
    fraction
}

/// What follows an ordinal: place, in the province.
pub(super) fn rank(place: u64, cursor: &mut Cursor) -> Shape {
    cursor.skip_spaces();
    let words = noun(cursor.rest());
    let scoped = [
        "in",
        "among",
        "nationwide",
        "citywide",
        "provincewide",
        "worldwide",
        "out of",
    ];
    let scope_at = scoped.iter().filter_map(|word| {
        words
            .match_indices(word)
            .map(|(at, _)| at)
            .find(|&at| lex::begins(&words[at..], word) && (at == 0 || words[..at].ends_with(' ')))
    });
    let (measure, scope) = words.split_at(scope_at.min().unwrap_or(words.len()));
    cursor.advance(words.len());
    let text = |words: &str| (!words.trim().is_empty()).then(|| words.trim().to_owned());
    Shape::Rank {
        place,
        scope: text(scope),
        measure: text(measure),
    }
}
