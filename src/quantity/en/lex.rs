//! Words of English text.

use super::table::Table;
use crate::quantity::cursor::Cursor;

/// Takes the longest entry of `table` that comes next and ends where a word ends.
pub(super) fn eat_longest<T: Copy, const N: usize>(cursor: &mut Cursor, table: &Table<T, N>) -> Option<T> {
    let rest = cursor.rest();
    let found = (table.beginning(rest).iter())
        .filter_map(|(word, meaning)| Some((matched(rest, word)?, *meaning)))
        .max_by_key(|found| found.0);
    let (length, meaning) = found?;
    cursor.advance(length);
    Some(meaning)
}

/// Takes `word` and the spaces behind it if it comes next, whole.
pub(super) fn eat(cursor: &mut Cursor, word: &str) -> bool {
    let found = matched(cursor.rest(), word);
    if let Some(length) = found {
        cursor.advance(length);
        cursor.skip_spaces();
    }
    found.is_some()
}

/// Takes the first of `words` that comes next, and the spaces behind it.
pub(super) fn eat_one(cursor: &mut Cursor, words: &[&str]) -> bool {
    words.iter().any(|word| eat(cursor, word))
}

/// Whether `text` begins with `word` and the word ends there: `mu` is none of `museums`.
pub(super) fn begins(text: &str, word: &str) -> bool {
    matched(text, word).is_some()
}

/// How many bytes of `text` are `word`, if it begins with it and the word ends there. A space of
/// `word` stands for any white space and for a hyphen: lines of a source end within phrases, and
/// `year on year` is written both ways.
pub(super) fn matched(text: &str, word: &str) -> Option<usize> {
    // Most tries end here, without a call.
    let (given, wanted) = (text.as_bytes(), word.as_bytes());
    let second = wanted
        .get(1)
        .is_none_or(|byte| *byte == b' ' || given.get(1) == Some(byte));
    if given.first() != wanted.first() || !second {
        return None;
    }
    let length = if text.as_bytes().starts_with(word.as_bytes()) {
        word.len()
    } else if word.contains(' ') {
        spaced(text, word)?
    } else {
        return None;
    };
    let rest = &text[length..];
    let letters = word.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
    let digits =
        word.ends_with(char::is_alphanumeric) && rest.starts_with(|c: char| c.is_ascii_digit()) && !currency(word);
    (!letters && !digits).then_some(length)
}

fn spaced(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (index, word) in phrase.split(' ').enumerate() {
        if index > 0 {
            let trimmed = match rest.strip_prefix(['-', '‑']) {
                Some(trimmed) => trimmed,
                None => rest.trim_start(),
            };
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = rest.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

/// `RMB3 billion` is written without a space often enough.
fn currency(word: &str) -> bool {
    matches!(word, "rmb" | "cny" | "usd" | "eur" | "gbp" | "hkd" | "jpy")
}
