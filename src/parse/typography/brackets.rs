//! Half-width brackets around Chinese: (一) is （一）.

use super::finding::{Kind, Slip};
use super::{Hold, Run, has_han, is_context};

/// Finds pairs of round brackets, of which at least one is half-width, with Chinese in them.
pub(super) fn rule(run: &mut Run<'_>) {
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < run.atoms.len() {
        match run.atoms[at].c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                if let Some(start) = open.pop()
                    && is_wrong(run, start, at)
                {
                    at -= mend(run, start, at);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_wrong(run: &Run<'_>, open: usize, close: usize) -> bool {
    let (first, last) = (run.atoms[open], run.atoms[close]);
    let half = |c: char| matches!(c, '(' | ')');
    let free = |atom: super::Atom| !half(atom.c) || atom.hold == Hold::Free;
    // What follows a square bracket was to be a link.
    let linked = first.c == '(' && run.text[..first.at].ends_with(']');
    // A single `)` is looked for only after a character that is not ASCII, since nearly
    // every other one ends a link and the first look at a text goes by that.
    let seen = first.c == '(' || (run.touches(close - 1) && !run.atoms[close - 1].c.is_ascii());
    (half(first.c) || half(last.c))
        && free(first)
        && free(last)
        && !linked
        && seen
        && has_han(&run.atoms[open + 1..close])
        && ![open, close]
            .iter()
            .any(|at| run.meets_delimiter(&run.span(*at..at + 1)))
}

/// Replaces a pair; says how many atoms before the closing one went with it.
fn mend(run: &mut Run<'_>, open: usize, close: usize) -> usize {
    let span = run.span(open..close + 1);
    let mut replacements = Vec::new();
    if run.atoms[close].c == ')' {
        let spaces = run.spaces_from(close + 1);
        let next = run.atoms.get(close + 1 + spaces).map(|atom| atom.c);
        let joins = next.is_some_and(is_context) && run.touches(close + spaces);
        replacements.push(run.replace(close, '）', if joins { spaces } else { 0 }));
    }
    let mut gone = 0;
    if run.atoms[open].c == '(' {
        gone = spaces_before(run, open);
        let start = open - gone;
        replacements.insert(0, {
            let replacement = run.replace(start, '（', gone);
            run.atoms[start].hold = Hold::Fixed;
            replacement
        });
    }
    run.slips.push(Slip {
        kind: Kind::Brackets,
        span,
        replacements,
    });
    gone
}

/// The number of spaces between Chinese and an opening bracket.
fn spaces_before(run: &Run<'_>, open: usize) -> usize {
    let is_space = |at: &usize| run.atoms[*at].c == ' ' && run.atoms[*at].hold == Hold::Free && run.touches(*at);
    let count = (0..open).rev().take_while(is_space).count();
    let joins = (open - count)
        .checked_sub(1)
        .is_some_and(|before| is_context(run.atoms[before].c) && run.touches(before));
    if joins { count } else { 0 }
}
