//! Figures in running English text.

use super::expression;
use crate::quantity::cursor::Cursor;
use crate::quantity::found::{Found, Meaning, Names};

/// Everything in `text` that says how much, when or which, in order and without overlaps.
#[must_use]
pub fn find(text: &str, names: &Names) -> Vec<Found> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    let mut inside_word = false;
    while let Some(character) = lower[at..].chars().next() {
        if inside_word {
            inside_word = character.is_alphanumeric();
            at += character.len_utf8();
            continue;
        }
        if let Some(name) = names.beginning(&text[at..]) {
            let span = at..at + name.len();
            at = span.end;
            if name.chars().any(char::is_numeric) {
                found.push(Found {
                    span,
                    meaning: Meaning::Name(name.to_owned()),
                });
            }
            continue;
        }
        let mut cursor = Cursor::new(&lower[at..]);
        let read = (!character.is_whitespace())
            .then(|| expression::read(&mut cursor).ok())
            .flatten();
        if let Some(quantity) = read {
            let end = lower.len() - cursor.rest().len();
            found.push(Found {
                span: at..end,
                meaning: Meaning::Figure(quantity),
            });
            at = end;
        } else {
            inside_word = character.is_alphanumeric();
            at += character.len_utf8();
        }
    }
    found
}
