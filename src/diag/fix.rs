//! Mending: what a finding would have replaced, and a file with that done.
//!
//! A mend is data like the rest of a finding. Nothing here writes a file; the texts
//! come from [`Sources`] and go back to whoever asked.

use super::{Diagnostic, Sources};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of a file and what to put in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes in the whole file, at whole characters.
    pub span: Range<usize>,
    /// What stands there afterwards; empty to delete.
    pub with: String,
}

impl Ord for Replacement {
    fn cmp(&self, other: &Self) -> Ordering {
        // A range has no order of its own.
        let place = |r: &Self| (r.span.start, r.span.end);
        (place(self), &self.with).cmp(&(place(other), &other.with))
    }
}

impl PartialOrd for Replacement {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How a finding can be mended without asking anybody: all of these replacements, or
/// none, in the file that the finding is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What to replace; no two overlap.
    pub replacements: Vec<Replacement>,
}

impl Fix {
    /// A mend by one replacement.
    pub fn replace(span: Range<usize>, with: impl Into<String>) -> Self {
        let with = with.into();
        Self {
            replacements: vec![Replacement { span, with }],
        }
    }
}

/// A file as it would be with its mends made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its path from the root of the site.
    pub path: String,
    /// Its text, the same outside the replacements to the byte.
    pub text: String,
    /// How many findings are mended in it.
    pub findings: usize,
}

/// Makes the mends of all findings that have one; files in the order of their paths.
///
/// A mend that overlaps one made before it, or that does not fit into the file, is left
/// out as a whole.
pub fn mend(findings: &[Diagnostic], sources: &dyn Sources) -> Vec<Mended> {
    let mut files: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for finding in findings {
        if let Some(fix) = &finding.fix {
            files.entry(&finding.location.path).or_default().push(fix);
        }
    }
    let mended = files.into_iter().filter_map(|(path, fixes)| {
        let (text, findings) = apply(sources.text(path)?, &fixes);
        let path = path.to_owned();
        (findings > 0).then_some(Mended { path, text, findings })
    });
    mended.collect()
}

/// A text with mends made, and how many of them were.
fn apply(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut accepted: BTreeMap<usize, &Replacement> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes {
        let fits = |r: &Replacement| text.get(r.span.clone()).is_some() && is_apart(&accepted, &r.span);
        if !fix.replacements.is_empty() && fix.replacements.iter().all(fits) {
            accepted.extend(fix.replacements.iter().map(|r| (r.span.start, r)));
            count += 1;
        }
    }
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for (start, replacement) in accepted {
        new.push_str(&text[done..start]);
        new.push_str(&replacement.with);
        done = replacement.span.end;
    }
    new.push_str(&text[done..]);
    (new, count)
}

/// Whether a range shares no byte with what is accepted, nor begins where that does.
fn is_apart(accepted: &BTreeMap<usize, &Replacement>, span: &Range<usize>) -> bool {
    let before = accepted.range(..=span.start).next_back();
    let after = accepted.range(span.start..).next();
    before.is_none_or(|(start, r)| *start < span.start && r.span.end <= span.start)
        && after.is_none_or(|(start, _)| *start >= span.end && *start > span.start)
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Location, Text};
    use super::*;

    struct One(&'static str);

    impl Sources for One {
        fn text(&self, path: &str) -> Option<&str> {
            (path == "a.md").then_some(self.0)
        }
    }

    fn finding(path: &str, fix: Fix) -> Diagnostic {
        let place = Location::at(path, 0..1);
        Diagnostic::new(Code::ZH004, place, Text::new("", "")).with_fix(Some(fix))
    }

    fn mended(text: &'static str, fixes: Vec<Fix>) -> Vec<(String, usize)> {
        let findings: Vec<_> = fixes.into_iter().map(|fix| finding("a.md", fix)).collect();
        let made = mend(&findings, &One(text)).into_iter();
        made.map(|file| (file.text, file.findings)).collect()
    }

    #[test]
    fn mends_are_made_in_any_order_and_nothing_else_changes() {
        let pair = Fix {
            replacements: vec![
                Replacement {
                    span: 8..9,
                    with: "”".to_owned(),
                },
                Replacement {
                    span: 4..5,
                    with: "“".to_owned(),
                },
            ],
        };
        let text = "\u{feff}a\"甲\",b\r\n";
        let comma = Fix::replace(9..10, "，");
        let made = vec![("\u{feff}a“甲”，b\r\n".to_owned(), 2)];
        assert_eq!(mended(text, vec![pair.clone(), comma.clone()]), made);
        assert_eq!(mended(text, vec![comma, pair]), made);
    }

    #[test]
    fn what_overlaps_or_does_not_fit_is_refused_as_a_whole() {
        let both = Fix {
            replacements: vec![
                Replacement {
                    span: 0..1,
                    with: "x".to_owned(),
                },
                Replacement {
                    span: 2..4,
                    with: "y".to_owned(),
                },
            ],
        };
        assert_eq!(
            mended("abcdef", vec![Fix::replace(3..5, ""), both]),
            vec![("abcf".to_owned(), 1)]
        );
        let twice = vec![
            Fix::replace(1..1, "x"),
            Fix::replace(1..1, "y"),
            Fix::replace(1..2, "z"),
        ];
        assert_eq!(mended("abc", twice), vec![("axbc".to_owned(), 1)]);
        for fix in [
            Fix::replace(0..9, ""),
            Fix::replace(1..2, ""),
            Fix {
                replacements: Vec::new(),
            },
        ] {
            assert_eq!(mended("甲", vec![fix]), Vec::new());
        }
        assert_eq!(
            mend(&[finding("gone.md", Fix::replace(0..1, ""))], &One("a")),
            Vec::new()
        );
    }
}
