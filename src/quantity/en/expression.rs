//! The expression as a whole: words before the number, units, ranges, from–to, ranks and ratios.

use super::around::{Around, Form, Sign, closing, opening, reached};
use super::lex;
use super::measured::{measured, part, rank, skip_noun};
use super::noun::Reading;
use super::number::{self, Number};
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::Decimal;
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::{Direction, Qualifier};
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::Unit;

/// Reads the expression at the cursor and leaves the cursor behind it.
pub(super) fn read(cursor: &mut Cursor, reading: Reading) -> Result<Quantity, ReadError> {
    let mut ahead = *cursor;
    let opening = opening(&mut ahead)?;
    if !lex::eat(&mut ahead, "from") {
        return simple(cursor, reading);
    }
    let from = single(&mut ahead, reading)?.0;
    step_over_noun(&mut ahead, &from);
    ahead.skip_spaces();
    if !lex::eat_one(&mut ahead, &["to", "down to", "up to"]) {
        return Err(ahead.error(ReadErrorKind::UnitOrEndExpected));
    }
    let to = simple(&mut ahead, reading)?;
    *cursor = ahead;
    let from = with_unit_of(from, &to);
    let direction = opening.direction.map(reached);
    let mut change = Quantity::exact(Shape::Change {
        from: Box::new(from),
        to: Box::new(to),
    });
    change.direction = direction;
    Ok(change)
}

/// A value, or a range of two.
fn simple(cursor: &mut Cursor, reading: Reading) -> Result<Quantity, ReadError> {
    let (first, around) = single(cursor, reading)?;
    let Shape::Amount(low) = &first.shape else {
        return Ok(first);
    };
    let mut ahead = *cursor;
    let Some(join) = join(&mut ahead, low, around.form) else {
        return Ok(first);
    };
    let start = ahead;
    let Ok((second, _)) = single(&mut ahead, reading) else {
        return Ok(first);
    };
    let Shape::Amount(high) = &second.shape else {
        return Ok(first);
    };
    let step = around.direction.is_some_and(Direction::is_step);
    // Rose by 15 % to RMB 11 billion: a step and then a level.
    if step && join == Join::To && !bare(low) {
        return Ok(first);
    }
    // RMB 500 to RMB 800 million: with a unit of its own the first number is no 500 million.
    let own_units = !bare(low) && !bare(high) && join == Join::To;
    let (low, high) = if own_units {
        let per = low.per.or(high.per);
        let with_per = |amount: &Amount| Amount { per, ..amount.clone() };
        (with_per(low), with_per(high))
    } else {
        sharing(low.clone(), high.clone())
    };
    let Some(shape) = joined(low, high, join, around.form) else {
        return if join == Join::To && reading == Reading::Whole {
            Err(start.error(ReadErrorKind::RangeEnds))
        } else {
            Ok(first)
        };
    };
    *cursor = ahead;
    let mut qualifier = (first.qualifier.combined(second.qualifier))
        .ok_or_else(|| start.error(ReadErrorKind::ContradictoryQualifiers))?;
    if join == Join::Or {
        qualifier = qualifier.combined(Qualifier::About).unwrap_or(qualifier);
    }
    Ok(Quantity {
        shape,
        qualifier,
        direction: first.direction.or(second.direction),
        basis: first.basis.or(second.basis),
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    To,
    Dash,
    And,
    Or,
}

/// What joins the number before the cursor to another one.
fn join(cursor: &mut Cursor, low: &Amount, form: Form) -> Option<Join> {
    const DASHES: &[char] = &['-', '–', '—', '~', '～', '‑', '−'];
    let mut ahead = *cursor;
    // A dash between spaces is one between thoughts, except between bare numbers.
    let found = if ahead.eat_any(DASHES) {
        Some(Join::Dash)
    } else {
        skip_noun(&mut ahead, low);
        ahead.skip_spaces();
        if lex::eat(&mut ahead, "to") {
            Some(Join::To)
        } else if form == Form::Between && lex::eat(&mut ahead, "and") {
            Some(Join::And)
        } else if low.measure.is_none() && lex::eat(&mut ahead, "or") {
            Some(Join::Or)
        } else if bare(low) && ahead.eat_any(DASHES) && ahead.rest().starts_with(' ') {
            ahead.skip_spaces();
            ahead
                .rest()
                .starts_with(|c: char| c.is_ascii_digit())
                .then_some(Join::Dash)
        } else {
            None
        }
    };
    found.inspect(|_| *cursor = ahead)
}

fn bare(amount: &Amount) -> bool {
    amount.unit == Unit::Count && amount.measure.is_none()
}

/// The two ends as one shape, if they can be one.
fn joined(low: Amount, high: Amount, join: Join, form: Form) -> Option<Shape> {
    let (from, to) = (low.value().ok()?, high.value().ok()?);
    let numbers = low.unit == Unit::Count && high.unit == Unit::Count && low.per.is_none() && bare(&low);
    if numbers && bare(&high) && (form == Form::Ratio || (join == Join::To && from > to)) {
        return Some(Shape::Ratio(vec![low.plain().ok()?, high.plain().ok()?]));
    }
    let same = low.compound().dimension() == high.compound().dimension();
    // Two or three, twenty or thirty; 20 or 300 are two numbers.
    let near = join != Join::Or || to <= from.plus(from).ok()?;
    (same && from < to && near).then_some(Shape::Range { low, high })
}

/// Gives each end of a range what only the other one writes: the unit, and for the lower end the
/// scale word, unless that would turn the ends round.
fn sharing(mut low: Amount, mut high: Amount) -> (Amount, Amount) {
    if !bare(&low) {
        low.per = low.per.or(high.per);
        high.per = high.per.or(low.per);
    }
    let high = if bare(&high) && !bare(&low) {
        Amount {
            number: high.number,
            power: high.power,
            ..low.clone()
        }
    } else {
        high
    };
    let low = if bare(&low) {
        Amount {
            number: low.number,
            power: low.power,
            ..high.clone()
        }
    } else {
        low
    };
    let scaled = Amount {
        power: high.power,
        ..low.clone()
    };
    let fits = matches!((scaled.value(), high.value()), (Ok(low), Ok(high)) if low < high);
    if low.power == 0 && fits {
        (scaled, high)
    } else {
        (low, high)
    }
}

/// One value with the words around it.
fn single(cursor: &mut Cursor, reading: Reading) -> Result<(Quantity, Around), ReadError> {
    let start = *cursor;
    let mut around = opening(cursor)?;
    if let Some(parts) = ratio(cursor)? {
        return Ok((finished(Shape::Ratio(parts), around), around));
    }
    let place = *cursor;
    let number = number::read(cursor)?;
    let shape = shape(number, place, &mut around, reading, cursor)?;
    closing(&mut around, &shape, cursor)?;
    let multiple = matches!(&shape, Shape::Amount(amount) if amount.unit == Unit::Multiple);
    if multiple && around.direction == Some(Direction::Rise) {
        return Err(place.error(ReadErrorKind::Ambiguous));
    }
    let shape = match shape {
        // The top ten is a rank without an ordinal; the top ten per cent is a share.
        Shape::Amount(amount) if around.form == Form::Top => {
            around.qualifier = Qualifier::AtMost;
            if amount.unit == Unit::Count {
                let plain = amount.plain().ok().map(Decimal::coefficient);
                let place = plain.and_then(|plain| u64::try_from(plain).ok());
                Shape::Rank {
                    place: place.ok_or_else(|| start.error(ReadErrorKind::NumberExpected))?,
                    scope: None,
                    measure: amount.measure,
                }
            } else {
                Shape::Amount(amount)
            }
        }
        Shape::Amount(mut amount) if around.sign == Sign::Negative => {
            amount.number = amount.number.negated();
            Shape::Amount(amount)
        }
        shape => shape,
    };
    Ok((finished(shape, around), around))
}

fn shape(
    number: Number,
    place: Cursor,
    around: &mut Around,
    reading: Reading,
    cursor: &mut Cursor,
) -> Result<Shape, ReadError> {
    let contradiction = || place.error(ReadErrorKind::ContradictoryQualifiers);
    let about = |around: &mut Around| {
        around.qualifier = around.qualifier.combined(Qualifier::About).ok_or_else(contradiction)?;
        Ok(())
    };
    Ok(match number {
        Number::Ordinal(place) => rank(place, reading, cursor),
        Number::Multiple(times) => multiplied(times, around),
        Number::Fold(times) => {
            to_times(times, cursor).ok_or_else(|| place.error(ReadErrorKind::Ambiguous))?;
            multiplied(times, around)
        }
        Number::Halved => {
            around.direction = Some(Direction::FallTo);
            Shape::Fraction(Fraction {
                numerator: 1,
                denominator: 2,
                unit: Unit::Multiple,
                measure: None,
            })
        }
        Number::Vague(value) => {
            // More than a dozen is a bound; thousands of are about that many.
            about(around)?;
            Shape::Amount(measured(Decimal::integer(value), 0, around.currency, reading, cursor)?)
        }
        Number::Round(power) => {
            about(around)?;
            let amount = measured(Decimal::integer(1), power, around.currency, reading, cursor)?;
            if bare(&amount) {
                return Err(place.error(ReadErrorKind::NumberExpected));
            }
            Shape::Amount(amount)
        }
        Number::Plain(number, power) => {
            let amount = measured(number, power, around.currency, reading, cursor)?;
            // A 100-billion-yuan industry is one of that order.
            let joined = place.rest().len() - cursor.rest().len();
            let adjective = amount.unit == Unit::Cny && place.rest()[..joined].contains('-');
            if adjective && matches!(number.trimmed().coefficient(), 1 | 10 | 100 | 1000) && number.scale() == 0 {
                about(around)?;
            }
            Shape::Amount(amount)
        }
        Number::Fraction(numerator, denominator) => Shape::Fraction(part(numerator, denominator, cursor)),
    })
}

fn multiplied(times: i64, around: &mut Around) -> Shape {
    around.direction = Some(Direction::RiseTo);
    Shape::Amount(Amount::new(Decimal::integer(times), 0, Unit::Multiple))
}

/// Increased fourfold, to four times the earlier level: said twice, it is clear.
fn to_times(times: i64, cursor: &mut Cursor) -> Option<()> {
    let mut ahead = *cursor;
    ahead.eat(",");
    ahead.skip_spaces();
    if !lex::eat(&mut ahead, "to") {
        return None;
    }
    let Ok(Number::Plain(number, 0)) = number::read(&mut ahead) else {
        return None;
    };
    let same = number.same_value(Decimal::integer(times)) && lex::eat(&mut ahead, "times");
    lex::eat_one(
        &mut ahead,
        &["the earlier level", "the earlier number", "the original", "what it was"],
    );
    same.then(|| *cursor = ahead)
}

fn finished(shape: Shape, around: Around) -> Quantity {
    Quantity {
        shape,
        qualifier: around.qualifier,
        direction: around.direction,
        basis: around.basis,
    }
}

fn step_over_noun(cursor: &mut Cursor, quantity: &Quantity) {
    if let Shape::Amount(amount) = &quantity.shape {
        skip_noun(cursor, amount);
    }
}

/// 10.9:53.2:35.9; `1 to 12` is a range unless someone asks for a ratio.
fn ratio(cursor: &mut Cursor) -> Result<Option<Vec<Decimal>>, ReadError> {
    let mut ahead = *cursor;
    let mut parts = Vec::new();
    if !ahead.rest().starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(None);
    }
    while let Ok(Number::Plain(number, power)) = number::read(&mut ahead) {
        let shift = i32::try_from(power).map_err(|_| ahead.error(ReadErrorKind::TooLarge))?;
        parts.push(number.shifted(shift).map_err(|overflow| ahead.error(overflow))?);
        let mut colon = ahead;
        let more = colon.eat_any(&[':', '∶', '：', '︰']) && colon.rest().starts_with(|c: char| c.is_ascii_digit());
        if !more {
            if parts.len() < 2 {
                return Ok(None);
            }
            *cursor = ahead;
            return Ok(Some(parts));
        }
        ahead = colon;
    }
    Ok(None)
}

/// from 69 to 90 square kilometers: a first value without unit has the second's.
fn with_unit_of(mut from: Quantity, to: &Quantity) -> Quantity {
    if let (Shape::Amount(before), Shape::Amount(after)) = (&mut from.shape, &to.shape) {
        let (low, _) = sharing(before.clone(), after.clone());
        if bare(before) {
            let power = if before.power == 0 { after.power } else { before.power };
            *before = Amount { power, ..low };
        }
    }
    from
}
