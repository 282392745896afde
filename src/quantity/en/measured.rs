//! What stands after an English number: the unit, its `per`, the name of what is counted.

use super::lex;
use super::noun::{Reading, noun};
use super::units::UNITS;
use super::words::{EVERY_YEAR, PREFIXES, Prefix};
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::Decimal;
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::shape::Shape;
use crate::quantity::unit::{Dimension, Unit};

/// The unit, its `per` and the name of what is counted. In running text the cursor stays before the
/// name, which is no part of the figure.
pub(super) fn measured(
    number: Decimal,
    power: u32,
    currency: Option<Unit>,
    reading: Reading,
    cursor: &mut Cursor,
) -> Result<Amount, ReadError> {
    let start = *cursor;
    let mut amount = Amount::new(number, power, currency.unwrap_or(Unit::Count));
    let mut ahead = *cursor;
    ahead.skip_spaces();
    ahead.eat("-");
    if lex::eat_one(&mut ahead, &["basis points", "basis point"]) {
        // A ten-thousandth has no unit of its own: two basis points are 0.02 per cent.
        amount.number = number.shifted(-2).map_err(|overflow| start.error(overflow))?;
        amount.unit = Unit::Percent;
        *cursor = ahead;
        return Ok(amount);
    }
    let currency_behind = |unit: Unit| {
        PREFIXES
            .iter()
            .any(|(_, prefix)| matches!(prefix, Prefix::Currency(money) if *money == unit))
    };
    // Behind an amount of money any other unit begins something new: RMB 5 million a year.
    let found = unit(&mut ahead).filter(|unit| currency.is_none() || currency_behind(*unit));
    if let Some(unit) = found {
        if currency.is_some_and(|currency| currency != unit) {
            return Err(start.error(ReadErrorKind::UnitOrEndExpected));
        }
        let word = start.rest()[..start.rest().len() - ahead.rest().len()].trim();
        let occasions = unit == Unit::Multiple && reading == Reading::Running && are_occasions(number, ahead.rest());
        amount.measure = (unit == Unit::Person || occasions).then(|| word.to_owned());
        amount.unit = if occasions { Unit::Count } else { unit };
        *cursor = ahead;
    } else if currency.is_none() {
        let noun = noun(cursor.rest(), reading);
        amount.measure = (!noun.is_empty()).then(|| noun.to_owned());
        if reading == Reading::Whole {
            skip_noun(cursor, &amount);
        }
    }
    amount.per = per(cursor, amount.unit, reading);
    Ok(amount)
}

/// Met seven times, and not seven times that of before: `behind` follows the word.
fn are_occasions(number: Decimal, behind: &str) -> bool {
    const COMPARED: &[&str] = &[
        "that", "as", "the", "those", "of", "what", "its", "their", "more", "larger", "higher", "bigger", "greater",
        "faster", "longer", "this", "last",
    ];
    let behind = behind.trim_start();
    // At the end of a sentence nothing is known: rose to five times.
    let ends = !behind.starts_with(char::is_alphabetic);
    number.scale() == 0 && !ends && !COMPARED.iter().any(|word| lex::begins(behind, word))
}

/// Steps over the name of what `amount` counts.
pub(super) fn skip_noun(cursor: &mut Cursor, amount: &Amount) {
    if let Some(measure) = amount.measure.as_deref().filter(|_| amount.unit == Unit::Count) {
        cursor.skip_spaces();
        if cursor.rest().starts_with(measure) {
            cursor.advance(measure.len());
        }
    }
}

/// Takes the unit that comes next, in the singular or the plural.
pub(super) fn unit(cursor: &mut Cursor) -> Option<Unit> {
    let rest = cursor.rest();
    let ends = |word: &str| {
        if let Some(length) = lex::matched(rest, word) {
            return Some(length);
        }
        let plural = rest.strip_prefix(word)?.strip_prefix('s')?;
        (word.len() > 2 && !plural.starts_with(char::is_alphanumeric)).then_some(word.len() + 1)
    };
    let (length, unit) = UNITS
        .beginning(rest)
        .iter()
        .filter_map(|(word, unit)| Some((ends(word)?, *unit)))
        .max_by_key(|found| found.0)?;
    // Up 500 year on year.
    let basis = ["year on year", "month on month", "quarter on quarter"];
    if basis.iter().any(|words| lex::begins(rest, words)) {
        return None;
    }
    cursor.advance(length);
    Some(unit)
}

/// per mu, a day, /m³.
fn per(cursor: &mut Cursor, measured: Unit, reading: Reading) -> Option<Unit> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    // A year on average is a basis and belongs to what closes the expression.
    let every_year = EVERY_YEAR.iter().any(|words| lex::begins(ahead.rest(), words));
    let share = matches!(measured.dimension(), Dimension::Proportion | Dimension::PercentagePoint);
    if every_year && (share || reading == Reading::Running && measured.dimension() != Dimension::Duration) {
        return None;
    }
    if reading == Reading::Running {
        per_material(&mut ahead);
    }
    let opened =
        ahead.eat("/") || lex::eat(&mut ahead, "per") || lex::eat(&mut ahead, "a") || lex::eat(&mut ahead, "an");
    if !opened || ahead.rest().starts_with("year on average") {
        return None;
    }
    let mut found = unit(&mut ahead)?;
    let mut month = ahead;
    month.skip_spaces();
    if found == Unit::Person && (lex::eat(&mut month, "per month") || lex::eat(&mut month, "a month")) {
        found = Unit::PersonMonth;
        ahead = month;
    } else if found == Unit::Person && (lex::eat(&mut month, "per year") || lex::eat(&mut month, "a year")) {
        found = Unit::PersonYear;
        ahead = month;
    }
    *cursor = ahead;
    Some(found)
}

/// Steps over the `of coal` of 302 grams of coal per kilowatt-hour.
fn per_material(cursor: &mut Cursor) {
    let mut ahead = *cursor;
    if !lex::eat(&mut ahead, "of") {
        return;
    }
    let words = ahead.rest();
    let length = words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len());
    ahead.advance(length);
    ahead.skip_spaces();
    if lex::begins(ahead.rest(), "per") {
        *cursor = ahead;
    }
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
    ahead.eat("-");
    if lex::eat_one(&mut ahead, &["what it was", "the earlier level", "the original"]) {
        fraction.unit = Unit::Multiple;
        *cursor = ahead;
    } else if let Some(unit) = unit(&mut ahead).filter(|unit| article || !is_people(*unit)) {
        fraction.unit = unit;
        *cursor = ahead;
    }
    fraction
}

/// Half of residents are a share of them, and half a person is nobody.
fn is_people(unit: Unit) -> bool {
    unit == Unit::Person
}

/// What follows an ordinal: place, in the province.
pub(super) fn rank(place: u64, reading: Reading, cursor: &mut Cursor) -> Shape {
    cursor.skip_spaces();
    let (measure, scope) = match reading {
        Reading::Whole => {
            let words = noun(cursor.rest(), reading);
            cursor.advance(words.len());
            words.split_at(scope_at(words).unwrap_or(words.len()))
        }
        Reading::Running => {
            let measure = measure_of_rank(cursor);
            (measure, scope(cursor))
        }
    };
    let text = |words: &str| (!words.trim().is_empty()).then(|| words.trim().to_owned());
    Shape::Rank {
        place,
        scope: text(scope),
        measure: text(measure),
    }
}

const SCOPES: &[&str] = &[
    "nationwide",
    "nationally",
    "citywide",
    "provincewide",
    "worldwide",
    "globally",
];

fn scope_at(words: &str) -> Option<usize> {
    let openers = ["in", "among", "out of", "of"];
    let scoped = openers.iter().chain(SCOPES);
    let starts = |word: &str| {
        words
            .match_indices(word)
            .map(|(at, _)| at)
            .find(|&at| lex::begins(&words[at..], word) && (at == 0 || words[..at].ends_with(' ')))
    };
    scoped.filter_map(|word| starts(word)).min()
}

/// The word for what is ordered, where it makes the ordinal a place in an order.
pub(super) const ORDERED: &[&str] = &["place", "batch", "group", "round", "tranche", "position", "year"];

fn measure_of_rank<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let rest = cursor.rest();
    let found = ORDERED.iter().find_map(|word| lex::matched(rest, word));
    let length = found.unwrap_or(0);
    cursor.advance(length);
    cursor.skip_spaces();
    &rest[..length]
}

/// nationwide, in the province, in Shandong.
pub(super) fn scope<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let rest = cursor.rest();
    let mut ahead = *cursor;
    ahead.skip_spaces();
    let whole = SCOPES.iter().any(|word| lex::eat(&mut ahead, word));
    if !whole {
        let places = [
            "the country",
            "the nation",
            "the province",
            "the city",
            "the county",
            "the district",
            "the region",
            "the world",
            "china",
            "shandong",
        ];
        let inside = lex::eat(&mut ahead, "in") && places.iter().any(|place| lex::eat(&mut ahead, place));
        if !inside {
            return "";
        }
    }
    let taken = rest[..rest.len() - ahead.rest().len()].trim_end().len();
    cursor.advance(taken);
    &rest[..taken]
}
