//! Words of English text.

use crate::quantity::cursor::Cursor;

/// Takes the longest entry of `table` that comes next and ends where a word ends.
pub(super) fn eat_longest<T: Copy>(cursor: &mut Cursor, table: &[(&str, T)]) -> Option<T> {
    let rest = cursor.rest();
    let found = table
        .iter()
        .filter(|(word, _)| begins(rest, word))
        .max_by_key(|(word, _)| word.len());
    let (word, meaning) = found?;
    cursor.advance(word.len());
    Some(*meaning)
}

/// Takes `word` and the spaces behind it if it comes next, whole.
pub(super) fn eat(cursor: &mut Cursor, word: &str) -> bool {
    let found = begins(cursor.rest(), word);
    if found {
        cursor.advance(word.len());
        cursor.skip_spaces();
    }
    found
}

/// Whether `text` begins with `word` and the word ends there: `mu` is none of `museums`.
pub(super) fn begins(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else {
        return false;
    };
    let letters = word.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
    let digits =
        word.ends_with(char::is_alphanumeric) && rest.starts_with(|c: char| c.is_ascii_digit()) && !currency(word);
    !letters && !digits
}

/// `RMB3 billion` is written without a space often enough.
fn currency(word: &str) -> bool {
    matches!(word, "rmb" | "cny" | "usd" | "eur" | "gbp" | "hkd" | "jpy")
}
