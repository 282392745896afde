//! The expression as a whole: words before the number, units, ranges, from–to, ranks and ratios.

use super::lex;
use super::measured::{measured, part, rank};
use super::number::{self, Number};
use super::words::{PREFIXES, Prefix, SUFFIXES, Suffix};
use crate::quantity::amount::{Amount, Fraction};
use crate::quantity::cursor::Cursor;
use crate::quantity::decimal::Decimal;
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::{Basis, Direction, Qualifier};
use crate::quantity::shape::{Quantity, Shape};
use crate::quantity::unit::Unit;

/// Reads the expression at the cursor and leaves the cursor behind it.
pub(super) fn read(cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    let mut ahead = *cursor;
    let opening = opening(&mut ahead)?;
    if !lex::eat(&mut ahead, "from") {
        return simple(cursor);
    }
    let from = single(&mut ahead)?;
    ahead.skip_spaces();
    let joined = lex::eat(&mut ahead, "to") || lex::eat(&mut ahead, "down to") || lex::eat(&mut ahead, "up to");
    if !joined {
        return Err(ahead.error(ReadErrorKind::UnitOrEndExpected));
    }
    let to = simple(&mut ahead)?;
    *cursor = ahead;
    let from = with_unit_of(from, &to);
    let direction = opening.direction.map(|direction| match direction {
        Direction::Rise => Direction::RiseTo,
        Direction::Fall => Direction::FallTo,
        level => level,
    });
    let mut change = Quantity::exact(Shape::Change {
        from: Box::new(from),
        to: Box::new(to),
    });
    change.direction = direction;
    Ok(change)
}

#[derive(Clone, Copy, Debug, Default)]
struct Around {
    qualifier: Qualifier,
    direction: Option<Direction>,
    basis: Option<Basis>,
    currency: Option<Unit>,
}

/// A value, or a range of two.
fn simple(cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    let first = single(cursor)?;
    let Shape::Amount(low) = &first.shape else {
        return Ok(first);
    };
    let mut ahead = *cursor;
    ahead.skip_spaces();
    let signs = ["-", "–", "—", "~"];
    if !(lex::eat(&mut ahead, "to") || lex::eat(&mut ahead, "and") || signs.iter().any(|sign| ahead.eat(sign))) {
        return Ok(first);
    }
    let start = ahead;
    let Ok(second) = single(&mut ahead) else {
        return Ok(first);
    };
    let Shape::Amount(high) = &second.shape else {
        return Ok(first);
    };
    let (low, high) = sharing(low.clone(), high.clone());
    let same = low.compound().dimension() == high.compound().dimension();
    if !same || low.value().ok() >= high.value().ok() {
        return Err(start.error(ReadErrorKind::RangeEnds));
    }
    *cursor = ahead;
    let qualifier = (first.qualifier.combined(second.qualifier))
        .ok_or_else(|| start.error(ReadErrorKind::ContradictoryQualifiers))?;
    Ok(Quantity {
        shape: Shape::Range { low, high },
        qualifier,
        direction: first.direction.or(second.direction),
        basis: first.basis.or(second.basis),
    })
}

/// Gives each end of a range what only the other one writes: the unit, and for the lower end the
/// scale word, unless that would turn the ends round.
fn sharing(low: Amount, high: Amount) -> (Amount, Amount) {
    let bare = |amount: &Amount| amount.unit == Unit::Count && amount.measure.is_none();
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
fn single(cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    let start = *cursor;
    let mut around = opening(cursor)?;
    if let Some(parts) = ratio(cursor)? {
        return Ok(finished(Shape::Ratio(parts), around));
    }
    let place = *cursor;
    let number = number::read(cursor)?;
    let shape = match number {
        Number::Ordinal(place) => return Ok(finished(rank(place, cursor), around)),
        Number::Multiple(times) => {
            around.direction = Some(Direction::RiseTo);
            Shape::Amount(Amount::new(Decimal::integer(times), 0, Unit::Multiple))
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
            around.qualifier = around
                .qualifier
                .combined(Qualifier::About)
                .ok_or_else(|| start.error(ReadErrorKind::ContradictoryQualifiers))?;
            Shape::Amount(measured(Decimal::integer(value), 0, around.currency, cursor)?)
        }
        Number::Plain(number, power) => Shape::Amount(measured(number, power, around.currency, cursor)?),
        Number::Fraction(numerator, denominator) => Shape::Fraction(part(numerator, denominator, cursor)),
    };
    closing(&mut around, cursor)?;
    let multiple = matches!(&shape, Shape::Amount(amount) if amount.unit == Unit::Multiple);
    if multiple && around.direction == Some(Direction::Rise) {
        return Err(place.error(ReadErrorKind::Ambiguous));
    }
    // The top ten is a rank without an ordinal.
    if let (Shape::Amount(amount), true) = (
        &shape,
        start.rest().starts_with("top ") || start.rest().starts_with("the top "),
    ) {
        let place = amount
            .plain()
            .ok()
            .and_then(|plain| u64::try_from(plain.coefficient()).ok());
        let place = place.ok_or_else(|| start.error(ReadErrorKind::NumberExpected))?;
        return Ok(finished(
            Shape::Rank {
                place,
                scope: None,
                measure: amount.measure.clone(),
            },
            around,
        ));
    }
    Ok(finished(shape, around))
}

fn finished(shape: Shape, around: Around) -> Quantity {
    Quantity {
        shape,
        qualifier: around.qualifier,
        direction: around.direction,
        basis: around.basis,
    }
}

/// Takes the words before the number, in any order.
fn opening(cursor: &mut Cursor) -> Result<Around, ReadError> {
    let mut around = Around::default();
    loop {
        cursor.skip_spaces();
        let before = *cursor;
        match lex::eat_longest(cursor, PREFIXES) {
            Some(Prefix::Qualifier(qualifier)) => {
                around.qualifier = (around.qualifier.combined(qualifier))
                    .ok_or_else(|| before.error(ReadErrorKind::ContradictoryQualifiers))?;
            }
            Some(Prefix::Direction(direction)) => around.direction = Some(direction),
            Some(Prefix::Currency(unit)) => around.currency = Some(unit),
            Some(Prefix::Filler) => {}
            None => return Ok(around),
        }
    }
}

/// Takes the words after the unit.
fn closing(around: &mut Around, cursor: &mut Cursor) -> Result<(), ReadError> {
    loop {
        let mut ahead = *cursor;
        ahead.skip_spaces();
        match lex::eat_longest(&mut ahead, SUFFIXES) {
            Some(Suffix::Qualifier(qualifier)) => {
                around.qualifier = (around.qualifier.combined(qualifier))
                    .ok_or_else(|| cursor.error(ReadErrorKind::ContradictoryQualifiers))?;
            }
            Some(Suffix::Direction(direction)) => around.direction = Some(direction),
            Some(Suffix::Basis(basis)) => around.basis = Some(basis),
            None => return Ok(()),
        }
        *cursor = ahead;
    }
}

/// 10.9:53.2:35.9; `1 to 12` is a range unless someone asks for a ratio.
fn ratio(cursor: &mut Cursor) -> Result<Option<Vec<Decimal>>, ReadError> {
    let mut ahead = *cursor;
    let mut parts = Vec::new();
    while let Ok(Number::Plain(number, power)) = number::read(&mut ahead) {
        let shift = i32::try_from(power).map_err(|_| ahead.error(ReadErrorKind::TooLarge))?;
        parts.push(number.shifted(shift).map_err(|overflow| ahead.error(overflow))?);
        if !ahead.eat_any(&[':', '∶', '：']) {
            if parts.len() < 2 {
                return Ok(None);
            }
            *cursor = ahead;
            return Ok(Some(parts));
        }
    }
    Ok(None)
}

/// from 69 to 90 square kilometers: a first value without unit has the second's.
fn with_unit_of(mut from: Quantity, to: &Quantity) -> Quantity {
    if let (Shape::Amount(before), Shape::Amount(after)) = (&mut from.shape, &to.shape) {
        let (low, _) = sharing(before.clone(), after.clone());
        if before.unit == Unit::Count && before.measure.is_none() {
            let power = if before.power == 0 { after.power } else { before.power };
            *before = Amount { power, ..low };
        }
    }
    from
}
