//! Half-width commas, colons and their like between Chinese characters.

use super::finding::{Kind, Slip};
use super::{Hold, Run, is_context};
use crate::diag::Replacement;
use crate::model::script::is_han;

/// Half-width marks and the Chinese ones (GB/T 15834-2011) that are meant.
const MARKS: [(char, char); 5] = [(',', '，'), (':', '：'), (';', '；'), ('?', '？'), ('!', '！')];

/// Finds marks with Chinese before them and Chinese, or the end of the text, after them.
pub(super) fn rule(run: &mut Run<'_>) {
    let mut at = 0;
    while at < run.atoms.len() {
        let count = group(run, at);
        if count > 0 && run.before(at).is_some_and(is_context) {
            mend(run, at, count);
        }
        at += count.max(1);
    }
    full_stop(run);
}

fn chinese(c: char) -> Option<char> {
    MARKS.iter().find(|(half, _)| *half == c).map(|(_, full)| *full)
}

/// How many marks stand one after another: `?!` is judged as one.
fn group(run: &Run<'_>, start: usize) -> usize {
    let is_mark = |at: &usize| {
        let atom = run.atoms[*at];
        atom.hold == Hold::Free && chinese(atom.c).is_some() && (*at == start || run.touches(at - 1))
    };
    (start..run.atoms.len()).take_while(is_mark).count()
}

fn mend(run: &mut Run<'_>, start: usize, count: usize) {
    let last = start + count - 1;
    let mut spaces = run.spaces_from(last + 1);
    let next = last + 1 + spaces;
    let followed = match run.atoms[next..].iter().map(|atom| atom.c).find(|c| *c != '\n') {
        Some(c) => is_context(c),
        None => true,
    };
    let span = run.span(start..last + 1);
    if !followed || run.meets_delimiter(&span) {
        return;
    }
    // A space before a delimiter keeps it from closing what is open before it.
    if !run.touches(next - 1) && run.has_delimiter_before(span.start) {
        spaces = 0;
    }
    let from: String = run.atoms[start..=last].iter().map(|atom| atom.c).collect();
    let to: String = from.chars().filter_map(chinese).collect();
    let mut replacements: Vec<Replacement> = Vec::with_capacity(count);
    for (at, full) in (start..).zip(to.chars()) {
        replacements.push(run.replace(at, full, if at == last { spaces } else { 0 }));
    }
    run.slips.push(Slip {
        kind: Kind::Marks { from, to },
        span,
        replacements,
    });
}

/// A full stop is one for certain only at the end of a text that has other marks of a
/// sentence: elsewhere it may be part of a name or number a heading (`一. 总体要求`).
fn full_stop(run: &mut Run<'_>) {
    let Some(at) = run.atoms.len().checked_sub(1) else {
        return;
    };
    let last = run.atoms[at];
    let before = at.checked_sub(1).map(|before| run.atoms[before].c);
    // The first look at a text goes by the byte before a full stop, which has to be this one.
    let ends = before
        .is_some_and(|c| run.touches(at - 1) && (is_han(c) || matches!(c, '”' | '’' | '）' | '》' | '〉' | '】')));
    let sentence = run.atoms.iter().any(|atom| "，、。；：？！".contains(atom.c));
    let span = run.span(at..at + 1);
    if last.c == '.' && last.hold == Hold::Free && ends && sentence && !run.meets_delimiter(&span) {
        let replacements = vec![run.replace(at, '。', 0)];
        run.slips.push(Slip {
            kind: Kind::Marks {
                from: ".".to_owned(),
                to: "。".to_owned(),
            },
            span,
            replacements,
        });
    }
}
