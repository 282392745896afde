//! What stands around an English number: hedges, verbs, currencies before it, bases after it.

use super::lex;
use super::measured::skip_noun;
use super::words::{EVERY_YEAR, PREFIXES, Prefix, SUFFIXES, Suffix};
use crate::quantity::cursor::Cursor;
use crate::quantity::error::{ReadError, ReadErrorKind};
use crate::quantity::qualifier::{Basis, Direction, Qualifier};
use crate::quantity::shape::Shape;
use crate::quantity::unit::{Dimension, Unit};

/// How far the words before a number reach, `from` among them, from the start of `text`.
pub(super) fn reach_of_opening(text: &str) -> usize {
    let mut cursor = Cursor::new(text);
    if opening(&mut cursor).is_err() {
        return 0;
    }
    if lex::eat(&mut cursor, "from") && opening(&mut cursor).is_err() {
        return 0;
    }
    text.len() - cursor.rest().len()
}

/// The level that a step leads to.
pub(super) fn reached(direction: Direction) -> Direction {
    match direction {
        Direction::Rise => Direction::RiseTo,
        Direction::Fall => Direction::FallTo,
        level => level,
    }
}

/// How the ends of a range are joined, and whether a rank or a ratio is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Plain,
    Between,
    Ratio,
    Top,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sign {
    #[default]
    Positive,
    Negative,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    pub(super) qualifier: Qualifier,
    pub(super) direction: Option<Direction>,
    pub(super) basis: Option<Basis>,
    pub(super) currency: Option<Unit>,
    pub(super) form: Form,
    pub(super) sign: Sign,
}

/// Takes the words before the number, in any order.
pub(super) fn opening(cursor: &mut Cursor) -> Result<Around, ReadError> {
    let mut around = Around::default();
    loop {
        cursor.skip_spaces();
        let before = *cursor;
        match lex::eat_longest(cursor, &PREFIXES) {
            Some(Prefix::Qualifier(qualifier)) => {
                around.qualifier = (around.qualifier.combined(qualifier))
                    .ok_or_else(|| before.error(ReadErrorKind::ContradictoryQualifiers))?;
            }
            // In `rose, up 5 %` the last word counts.
            Some(Prefix::Direction(direction)) => around.direction = Some(direction),
            Some(Prefix::Currency(unit)) => around.currency = Some(unit),
            Some(Prefix::To) => match around.direction {
                Some(direction) if direction.is_step() => around.direction = Some(reached(direction)),
                Some(_) => {}
                None => {
                    *cursor = before;
                    return Ok(around);
                }
            },
            Some(Prefix::Between) => around.form = Form::Between,
            Some(Prefix::Ratio) => around.form = Form::Ratio,
            Some(Prefix::Top) => around.form = Form::Top,
            Some(Prefix::Minus) => around.sign = Sign::Negative,
            Some(Prefix::Filler) => {}
            None => return Ok(around),
        }
    }
}

/// Takes the words after the unit, or after the name of what is counted.
pub(super) fn closing(around: &mut Around, shape: &Shape, cursor: &mut Cursor) -> Result<(), ReadError> {
    let amount = match shape {
        Shape::Amount(amount) => Some(amount),
        _ => None,
    };
    let in_percent = amount.is_some_and(|amount| {
        let dimension = amount.unit.dimension();
        matches!(dimension, Dimension::Proportion | Dimension::PercentagePoint)
    });
    loop {
        let mut ahead = *cursor;
        ahead.skip_spaces();
        ahead.eat("-");
        let mut suffix = lex::eat_longest(&mut ahead, &SUFFIXES);
        if suffix.is_none()
            && let Some(amount) = amount
        {
            ahead = *cursor;
            skip_noun(&mut ahead, amount);
            ahead.skip_spaces();
            suffix = lex::eat_longest(&mut ahead, &SUFFIXES).filter(|suffix| matches!(suffix, Suffix::Qualifier(_)));
        }
        match suffix {
            Some(Suffix::Qualifier(qualifier)) => {
                around.qualifier = (around.qualifier.combined(qualifier))
                    .ok_or_else(|| cursor.error(ReadErrorKind::ContradictoryQualifiers))?;
            }
            Some(Suffix::Direction(direction)) => around.direction = Some(around.direction.unwrap_or(direction)),
            Some(Suffix::Basis(basis)) => around.basis = Some(basis),
            None => break,
        }
        *cursor = ahead;
    }
    let mut ahead = *cursor;
    ahead.skip_spaces();
    if in_percent && around.basis.is_none() && lex::eat_one(&mut ahead, EVERY_YEAR) {
        around.basis = Some(Basis::AnnualAverage);
        let taken = cursor.rest()[..cursor.rest().len() - ahead.rest().len()]
            .trim_end()
            .len();
        cursor.advance(taken);
    }
    Ok(())
}
