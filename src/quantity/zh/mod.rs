//! Chinese numeric expressions.

mod expression;
mod find;
mod fold;
mod measured;
mod number;
mod numeral;
mod place_value;
mod rank;
#[cfg(test)]
mod tests;
mod units;
mod words;

use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::shape::Quantity;

pub use find::find;

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
    let text = fold::folded(text);
    let mut cursor = Cursor::new(&text);
    cursor.skip_spaces();
    if cursor.at_end() {
        return Err(cursor.error(ReadErrorKind::Empty));
    }
    let quantity = expression::read(&mut cursor)?;
    cursor.skip_spaces();
    let quantity = if cursor.at_end() {
        quantity
    } else {
        expression::with_noun(quantity, &mut cursor)?
    };
    match quantity.values() {
        Ok(_) => Ok(quantity),
        Err(overflow) => Err(Cursor::new(&text).error(overflow)),
    }
}
