//! Chinese numeric expressions.

mod expression;
mod find;
mod fold;
#[cfg(test)]
mod found_tests;
mod lexicon;
mod measured;
mod named;
mod names;
mod number;
mod numeral;
mod place_value;
mod rank;
mod running;
#[cfg(test)]
mod tests;
mod time;
mod units;
mod words;
mod write;

use super::amount::Amount;
use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::found::{Found, Meaning, Names};
use super::shape::{Quantity, Shape};

pub use find::find;
pub use write::write;

/// Reads one Chinese numeric expression, whole: `近30亿元`, `由2小时压缩至20分钟内`, `全省第一`.
///
/// Traditional characters and full-width forms are read as their simplified and half-width ones,
/// and texts inside the result are given in those. 原来的 before a share makes it a multiple of
/// what there was before. 每年 and the like become the unit's `per`.
///
/// # Errors
/// What is not such an expression from its first to its last character, with the place where
/// reading stopped.
pub fn read(text: &str) -> Result<Quantity, ReadError> {
    let folded = fold::folded(text);
    let text = &*folded.text;
    let mut cursor = Cursor::new(text);
    cursor.skip_spaces();
    if cursor.at_end() {
        return Err(cursor.error(ReadErrorKind::Empty));
    }
    let quantity = match whole(&mut cursor) {
        Ok(quantity) => quantity,
        Err(error) => return Err(explained(text, error)),
    };
    if fits(&quantity) {
        Ok(quantity)
    } else {
        Err(Cursor::new(text).error(ReadErrorKind::TooLarge))
    }
}

/// Whether all values of a quantity can be worked out. Working them out takes longer than reading, so
/// numbers of ordinary size are not.
fn fits(quantity: &Quantity) -> bool {
    // With the largest and smallest factors of the units, 10^9 × 10^12 stays below 10^38.
    const ORDINARY: u128 = 1_000_000_000;
    let small = |amount: &Amount| {
        let digits = amount.number.coefficient().unsigned_abs() < ORDINARY;
        (digits && amount.number.scale() <= 12 && amount.power <= 12) || amount.value().is_ok()
    };
    match &quantity.shape {
        Shape::Amount(amount) => small(amount),
        Shape::Range { low, high } => small(low) && small(high),
        Shape::Change { from, to } => fits(from) && fits(to),
        Shape::Rank { .. } | Shape::Ratio(_) => true,
        Shape::Fraction(fraction) => fraction.value().is_ok(),
    }
}

/// The expression from here to the end of the text.
fn whole(cursor: &mut Cursor) -> Result<Quantity, ReadError> {
    let quantity = expression::read(cursor)?;
    cursor.skip_spaces();
    if cursor.at_end() {
        return Ok(quantity);
    }
    expression::with_noun(quantity, cursor)
}

/// What is wrong with a text that is no quantity, said better where it is a time or several figures.
fn explained(text: &str, error: ReadError) -> ReadError {
    let found = find(text, &Names::default());
    let place = |at: usize, kind| ReadError {
        kind,
        offset: text[..at].chars().count(),
    };
    match found.as_slice() {
        [
            Found {
                span,
                meaning: Meaning::When(_),
            },
            ..,
        ] if span.start == 0 => place(0, ReadErrorKind::Date),
        [first, second, ..] if is_figure(first) && is_figure(second) && first.span.start == 0 => {
            place(second.span.start, ReadErrorKind::SeveralFigures)
        }
        _ => error,
    }
}

const fn is_figure(found: &Found) -> bool {
    matches!(found.meaning, Meaning::Figure(_))
}
