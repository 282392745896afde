//! English numeric expressions.

mod around;
mod expression;
mod find;
mod lex;
mod measured;
mod name;
mod noun;
mod number;
mod number_word;
mod numerals;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod units;
mod when;
mod words;
mod write;
mod write_number;
mod write_units;

use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::shape::Quantity;

pub use find::find;
pub(super) use find::holds_number;
pub use write::{aid, explain, write};

/// Reads one English numeric expression, whole: `nearly RMB 3 billion`, `583,000 market entities`,
/// `from two hours to within 20 minutes`.
///
/// Case does not matter, and texts inside the result are in lower case. Words after a bare number
/// are taken for what is counted. `fourfold` and `increased by four times` are
/// [`ReadErrorKind::Ambiguous`]: half of the readers take the base into account.
///
/// # Errors
/// What is not such an expression from its first to its last character, with the place where
/// reading stopped.
pub fn read(text: &str) -> Result<Quantity, ReadError> {
    // Both replacements are one character for one, so that offsets hold.
    let lower = |c: char| {
        if c == '\u{a0}' || c == '\u{202f}' {
            ' '
        } else {
            c.to_ascii_lowercase()
        }
    };
    let text: String = text.chars().map(lower).collect();
    let mut cursor = Cursor::new(&text);
    cursor.skip_spaces();
    if cursor.at_end() {
        return Err(cursor.error(ReadErrorKind::Empty));
    }
    let quantity = expression::read(&mut cursor, noun::Reading::Whole)?;
    cursor.skip_spaces();
    if !cursor.at_end() {
        return Err(cursor.error(ReadErrorKind::EndExpected));
    }
    match quantity.values() {
        Ok(_) => Ok(quantity),
        Err(overflow) => Err(Cursor::new(&text).error(overflow)),
    }
}
