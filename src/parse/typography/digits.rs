//! Full-width digits: １２３ is 123.

use super::finding::{Kind, Slip};
use super::{Hold, Run, is_delimiter, is_wide_alphanumeric};
use crate::diag::Replacement;
use std::ops::Range;

/// The distance from a full-width form to its ASCII character (Unicode, block FF00).
const WIDTH: u32 = 0xFEE0;

/// Finds runs of full-width letters and digits that hold a digit.
pub(super) fn rule(run: &mut Run<'_>) {
    let mut at = 0;
    while at < run.atoms.len() {
        let end = end_of(run, at);
        if end > at && run.atoms[at..end].iter().any(|atom| is_wide_digit(atom.c)) {
            mend(run, at..end);
        }
        at = end.max(at + 1);
    }
}

/// The end of the run that begins with an atom. A full stop belongs to it between
/// digits, a per cent sign after one.
fn end_of(run: &Run<'_>, start: usize) -> usize {
    let free = |at: usize| {
        run.atoms
            .get(at)
            .filter(|atom| atom.hold == Hold::Free)
            .map(|atom| atom.c)
    };
    let digit = |at: usize| free(at).is_some_and(is_wide_digit);
    let mut at = start;
    while let Some(c) = free(at) {
        let after_digit = at > start && digit(at - 1);
        let belongs =
            is_wide_alphanumeric(c) || (c == '％' && after_digit) || (c == '．' && after_digit && digit(at + 1));
        if !belongs || (at > start && !run.touches(at - 1)) {
            break;
        }
        at += 1;
    }
    at
}

fn mend(run: &mut Run<'_>, atoms: Range<usize>) {
    let span = run.span(atoms.clone());
    let from = run.text[span.clone()].to_owned();
    let to: String = from.chars().map(narrow).collect();
    let mut replacements = Vec::new();
    if is_safe(run, &atoms, &span) {
        replacements.push(Replacement {
            span: span.clone(),
            with: to.clone(),
        });
    }
    for atom in &mut run.atoms[atoms] {
        // What is not mended must not be found twice.
        atom.hold = Hold::Fixed;
        if !replacements.is_empty() {
            atom.c = narrow(atom.c);
        }
    }
    run.slips.push(Slip {
        kind: Kind::Digits { from, to },
        span,
        replacements,
    });
}

/// Whether ASCII digits mean nothing to Markdown here: they make a list at the start of
/// a line, the name of a link or note in brackets, an entity after `&#`, and beside a
/// delimiter they are no longer wide characters.
fn is_safe(run: &Run<'_>, atoms: &Range<usize>, span: &Range<usize>) -> bool {
    let special = |c: char| is_delimiter(c) || matches!(c, '[' | ']' | '^' | '&' | '#');
    let digit = |c: char| c.is_ascii_digit();
    let mut before_digits = run.atoms[..atoms.start].iter().rev().map(|atom| atom.c);
    let first = before_digits.find(|c| !digit(*c)).is_none_or(|c| c == '\n');
    let (before, after) = (&run.text[..span.start], &run.text[span.end..]);
    // Before another rule widens the mark and after, the answer is the same.
    let makes_list = first && after.trim_start_matches(digit).starts_with(['.', ')', '。', '）']);
    !(makes_list || before.ends_with(special) || after.starts_with(special))
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

fn narrow(c: char) -> char {
    char::from_u32(u32::from(c) - WIDTH).unwrap_or(c)
}
