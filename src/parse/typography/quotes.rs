//! Straight quotation marks around Chinese: “ ” and ‘ ’ by position.

use super::finding::{Kind, Slip};
use super::{Hold, Run, is_context};
use crate::model::script::is_shared_mark;

/// A straight mark and the pair that is written for it.
struct Form {
    straight: char,
    open: char,
    close: char,
}

const FORMS: [Form; 2] = [
    Form {
        straight: '"',
        open: '“',
        close: '”',
    },
    Form {
        straight: '\'',
        open: '‘',
        close: '’',
    },
];

/// Makes pairs of the marks of a paragraph, in order.
pub(super) fn rule(run: &mut Run<'_>) {
    for form in &FORMS {
        let marks = marks(run, form);
        if !is_paired(run, form, &marks) {
            continue;
        }
        for pair in marks.chunks_exact(2) {
            let &[open, close] = pair else { continue };
            if is_chinese_pair(run, open, close) && is_safe(run, &[open, close]) {
                let span = run.span(open..close + 1);
                let replacements = vec![run.replace(open, form.open, 0), run.replace(close, form.close, 0)];
                let kind = Kind::Quotes {
                    open: form.open,
                    close: form.close,
                };
                run.slips.push(Slip {
                    kind,
                    span,
                    replacements,
                });
            }
        }
    }
}

/// The finding about marks around Chinese that are still there.
pub(super) fn unpaired(run: &mut Run<'_>) {
    for form in &FORMS {
        let marks = marks(run, form);
        let around = |at: usize| [run.before(at), run.after(at)].into_iter().flatten().any(is_context);
        let last = marks.iter().rev().copied().find(|at| around(*at));
        if let Some(at) = last {
            let kind = Kind::Unpaired {
                open: form.open,
                close: form.close,
            };
            run.slips.push(Slip {
                kind,
                span: run.span(at..at + 1),
                replacements: Vec::new(),
            });
        }
    }
}

/// The atoms that are straight quotation marks and may be replaced.
fn marks(run: &Run<'_>, form: &Form) -> Vec<usize> {
    let own = run.atoms.iter().enumerate().filter(|(_, atom)| atom.c == form.straight);
    let free = own.filter(|(at, atom)| atom.hold == Hold::Free && !is_apostrophe(run, form, *at));
    free.map(|(at, _)| at).collect()
}

/// `It's`, `Dong'e`: a mark between Latin letters or digits.
fn is_apostrophe(run: &Run<'_>, form: &Form, at: usize) -> bool {
    let latin = |c: Option<&super::Atom>| c.is_some_and(|atom| atom.c.is_alphanumeric() && !is_context(atom.c));
    let before = at.checked_sub(1).and_then(|before| run.atoms.get(before));
    form.straight == '\'' && latin(before) && latin(run.atoms.get(at + 1))
}

/// Whether position alone tells what opens and what closes: an even number, none in a link,
/// no curly marks mixed in, and no space where a quotation begins or ends.
fn is_paired(run: &Run<'_>, form: &Form, marks: &[usize]) -> bool {
    let is_space = |at: usize| run.atoms.get(at).is_none_or(|atom| atom.c.is_whitespace());
    let fixed = run
        .atoms
        .iter()
        .filter(|atom| atom.hold == Hold::Fixed && atom.c == form.straight);
    let spaced = marks
        .chunks(2)
        .any(|pair| matches!(*pair, [open, close] if open + 1 == close || is_space(open + 1) || is_space(close - 1)));
    marks.len().is_multiple_of(2) && fixed.count().is_multiple_of(2) && !spaced && !is_mixed(run, form, marks)
}

/// Whether a curly mark stands inside a straight pair, or a straight one inside a curly pair.
fn is_mixed(run: &Run<'_>, form: &Form, marks: &[usize]) -> bool {
    let (mut in_straight, mut in_curly) = (false, false);
    for (at, atom) in run.atoms.iter().enumerate() {
        if marks.binary_search(&at).is_ok() {
            if in_curly {
                return true;
            }
            in_straight = !in_straight;
        } else if atom.c == form.open || atom.c == form.close {
            // A closing single mark is an apostrophe, too.
            if in_straight && (atom.c == form.open || form.straight == '"') {
                return true;
            }
            in_curly = atom.c == form.open;
        }
    }
    false
}

/// Whether Chinese stands in a pair or right beside it.
fn is_chinese_pair(run: &Run<'_>, open: usize, close: usize) -> bool {
    // An apostrophe inside says nothing.
    let chinese = |c: char| is_context(c) && !is_shared_mark(c);
    let inside = run.atoms[open + 1..close].iter().any(|atom| chinese(atom.c));
    inside
        || [run.before(open), run.after(close)]
            .into_iter()
            .flatten()
            .any(is_context)
}

fn is_safe(run: &Run<'_>, marks: &[usize]) -> bool {
    !marks.iter().any(|at| run.meets_delimiter(&run.span(*at..at + 1)))
}
