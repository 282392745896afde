//! Figures in running Chinese text.

use super::{expression, fold};
use crate::quantity::cursor::Cursor;
use crate::quantity::found::{Found, Meaning, Names};

/// Everything in `text` that says how much, when or which, in order and without overlaps.
#[must_use]
pub fn find(text: &str, names: &Names) -> Vec<Found> {
    let folded = fold::folded(text);
    let mut found = Vec::new();
    let mut folded_at = 0;
    let mut at = 0;
    while at < text.len() {
        let step = text[at..].chars().next().map_or(1, char::len_utf8);
        let folded_step = folded[folded_at..].chars().next().map_or(1, char::len_utf8);
        if let Some(name) = names.beginning(&text[at..]) {
            let span = at..at + name.len();
            let length = text[span.clone()].chars().count();
            folded_at += folded[folded_at..]
                .chars()
                .take(length)
                .map(char::len_utf8)
                .sum::<usize>();
            at = span.end;
            let digits = name.chars().any(char::is_numeric);
            if digits {
                found.push(Found {
                    span,
                    meaning: Meaning::Name(name.to_owned()),
                });
            }
            continue;
        }
        let mut cursor = Cursor::new(&folded[folded_at..]);
        match expression::read(&mut cursor) {
            Ok(quantity) => {
                let taken = folded[folded_at..].len() - cursor.rest().len();
                let length = folded[folded_at..folded_at + taken].chars().count();
                let bytes = text[at..].chars().take(length).map(char::len_utf8).sum::<usize>();
                found.push(Found {
                    span: at..at + bytes,
                    meaning: Meaning::Figure(quantity),
                });
                at += bytes;
                folded_at += taken;
            }
            Err(_) => {
                at += step;
                folded_at += folded_step;
            }
        }
    }
    found
}
