//! Front matter of a translation with what it was made from written into it.
//!
//! Only the keys `translated_from` and `translation` are touched: comments, the order of keys and
//! how everything else is written are the editor's.

use super::yaml::{self, Node, Value};
use super::{File, front_matter};
use crate::diag::Replacement;
use crate::model::translation::Record;
use std::ops::Range;

const KEY: &str = "translated_from";
const STATE: &str = "translation";

/// The text of a translation's file after a review: with this record, and marked as a draft no
/// longer. Nothing if its front matter is not a mapping on lines of its own, or would be read as
/// something else afterwards.
pub fn reviewed(file: File<'_>, record: &Record) -> Option<String> {
    let yaml = front_matter::split(file).ok()?.yaml;
    let front = Front {
        text: &file.text[yaml.clone()],
        node: yaml::parse(&file.text[yaml.clone()]).ok()??,
    };
    let mut replacements = front.replacements(record)?;
    // What is put in at a place stands before what is taken away from there.
    replacements.sort_by_key(|replacement| (replacement.span.start, replacement.span.end));
    let mut made = String::with_capacity(front.text.len() + 256);
    let mut at = 0;
    for replacement in &replacements {
        made.push_str(front.text.get(at..replacement.span.start)?);
        made.push_str(&replacement.with);
        at = replacement.span.end;
    }
    made.push_str(&front.text[at..]);
    is_sound(front.text, &made, record).then(|| [&file.text[..yaml.start], &made, &file.text[yaml.end..]].concat())
}

/// Whether the new front matter says what the old one said, and the record: read by the parser
/// that reads pages, and not by the one that found the places.
fn is_sound(old: &str, new: &str, record: &Record) -> bool {
    let read = |text: &str| serde_yaml::from_str::<serde_yaml::Mapping>(text).ok();
    let (Some(mut old), Some(mut new)) = (read(old), read(new)) else {
        return false;
    };
    let recorded: serde_yaml::Mapping = record
        .0
        .iter()
        .map(|(name, fingerprint)| (name.as_str().into(), fingerprint.as_str().into()))
        .collect();
    let written = new.remove(KEY);
    let state = new.remove(STATE);
    old.remove(KEY);
    let before = old.remove(STATE);
    let kept = state == before || (before == Some("draft".into()) && state == Some("reviewed".into()));
    kept && old == new && written == Some(recorded.into())
}

/// Front matter with the places of what is in it.
struct Front<'t> {
    text: &'t str,
    node: Node,
}

impl Front<'_> {
    fn replacements(&self, record: &Record) -> Option<Vec<Replacement>> {
        let is_block = !self.text[self.node.span.start..].starts_with('{');
        let Value::Map(entries) = &self.node.value else {
            return None;
        };
        let (first, _) = entries.first().filter(|_| is_block)?;
        let indent = self.indent(first.span.start)?;
        let mut replacements = Vec::new();
        let state = self.node.entry(STATE);
        if let Some((_, value)) = state.filter(|(_, value)| value.text() == Some("draft")) {
            replacements.push(replace(value.span.clone(), "reviewed"));
        }
        match self.node.entry(KEY) {
            Some((key, value)) => match &value.value {
                Value::Map(own) if !own.is_empty() && !self.text[value.span.start..].starts_with('{') => {
                    self.change(own, record, &mut replacements)?;
                }
                _ => {
                    // As it was not written by us, it is written anew.
                    let end = if value.span.is_empty() {
                        key.span.end + 1
                    } else {
                        value.span.end
                    };
                    let block = self.block(indent, record);
                    let own = block.trim_end().trim_start();
                    replacements.push(replace(key.span.start..end, own));
                }
            },
            None => {
                let at = state.map_or(self.text.len(), |(_, value)| self.line_end(value.span.end));
                replacements.push(replace(at..at, &self.block(indent, record)));
            }
        }
        Some(replacements)
    }

    /// Brings a record's lines up to date, each where it stands.
    fn change(&self, own: &[(Node, Node)], record: &Record, replacements: &mut Vec<Replacement>) -> Option<()> {
        let (first, _) = own.first()?;
        let indent = self.indent(first.span.start)?;
        let mut next = first.span.start - indent.len();
        for (name, fingerprint) in &record.0 {
            let entry = own.iter().find(|(key, _)| key.text() == Some(name));
            if let Some((_, value)) = entry {
                if value.text() != Some(fingerprint) {
                    replacements.push(replace(value.span.clone(), fingerprint));
                }
                next = self.line_end(value.span.end);
            } else {
                replacements.push(replace(next..next, &self.line(indent, name, fingerprint)));
            }
        }
        for (key, value) in own {
            if key.text().is_none_or(|name| record.get(name).is_none()) {
                let start = key.span.start - self.indent(key.span.start)?.len();
                replacements.push(replace(start..self.line_end(value.span.end), ""));
            }
        }
        Some(())
    }

    /// The key with a whole record.
    fn block(&self, indent: &str, record: &Record) -> String {
        let inner = format!("{indent}  ");
        let lines = record.0.iter().map(|(name, value)| self.line(&inner, name, value));
        let head = format!("{indent}{KEY}:{}", self.break_());
        [head].into_iter().chain(lines).collect()
    }

    fn line(&self, indent: &str, name: &str, fingerprint: &str) -> String {
        format!("{indent}{}: {fingerprint}{}", scalar(name), self.break_())
    }

    /// How lines of this file end.
    fn break_(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// The spaces before what begins a line; nothing if anything else stands before it.
    fn indent(&self, at: usize) -> Option<&str> {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &self.text[start..at];
        before.bytes().all(|byte| byte == b' ').then_some(before)
    }

    /// Where the line that holds a place ends, with its line end.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        rest.find('\n').map_or(self.text.len(), |length| at + length + 1)
    }
}

fn replace(span: Range<usize>, with: &str) -> Replacement {
    let with = with.to_owned();
    Replacement { span, with }
}

/// A key as YAML has it: as it is, or in quotes where it would not be text.
fn scalar(name: &str) -> String {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_plain = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        && !WORDS.iter().any(|word| name.eq_ignore_ascii_case(word));
    if is_plain {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(entries: &[(&str, &str)]) -> Record {
        let entries = entries.iter();
        Record(
            entries
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    fn after(text: &str, entries: &[(&str, &str)]) -> Option<String> {
        reviewed(File { path: "en.md", text }, &record(entries))
    }

    const RECORD: &[(&str, &str)] = &[("title", "a1234567"), ("who-met", "b7654321")];

    #[test]
    fn a_record_is_added_and_nothing_else_is_touched() {
        let text =
            "---\n# note\ntitle:  T   # kept\nsummary: 'S'\ntranslation: draft # soon\nwaivers: []\n---\n\nBody.\n";
        let expected = "---\n# note\ntitle:  T   # kept\nsummary: 'S'\ntranslation: reviewed # soon\n\
                        translated_from:\n  title: a1234567\n  who-met: b7654321\nwaivers: []\n---\n\nBody.\n";
        assert_eq!(after(text, RECORD).as_deref(), Some(expected));
        assert_eq!(after(expected, RECORD).as_deref(), Some(expected));
        let bare = "---\ntitle: T\nsummary: S\n---\n";
        let expected = "---\ntitle: T\nsummary: S\ntranslated_from:\n  title: a1234567\n  who-met: b7654321\n---\n";
        assert_eq!(after(bare, RECORD).as_deref(), Some(expected));
    }

    #[test]
    fn lines_end_as_they_do_in_the_file() {
        let text = "\u{feff}---\r\ntitle: T\r\nsummary: S\r\n---\r\nBody.\r\n";
        let made = after(text, RECORD).unwrap();
        assert_eq!(
            made,
            "\u{feff}---\r\ntitle: T\r\nsummary: S\r\ntranslated_from:\r\n  title: a1234567\r\n  who-met: b7654321\r\n---\r\nBody.\r\n"
        );
        assert_eq!(after(&made, RECORD).as_deref(), Some(made.as_str()));
    }

    #[test]
    fn a_record_is_changed_line_by_line() {
        let text = "---\ntitle: T\ntranslated_from:\n    title: a1234567  # seen by Li\n    # the rest\n    gone: c0000000\n    who-met: d0000000\nsummary: S\n---\n";
        let made = after(
            text,
            &[("title", "a1234567"), ("new", "e0000000"), ("who-met", "b7654321")],
        );
        let expected = "---\ntitle: T\ntranslated_from:\n    title: a1234567  # seen by Li\n    new: e0000000\n    # the rest\n    who-met: b7654321\nsummary: S\n---\n";
        assert_eq!(made.as_deref(), Some(expected));
        // Nothing of the old record is left.
        let made = after(
            "---\ntitle: T\ntranslated_from:\n  gone: c0000000\nsummary: S\n---\n",
            RECORD,
        );
        let expected = "---\ntitle: T\ntranslated_from:\n  title: a1234567\n  who-met: b7654321\nsummary: S\n---\n";
        assert_eq!(made.as_deref(), Some(expected));
    }

    #[test]
    fn a_record_of_another_form_is_written_anew() {
        let expected = "---\ntitle: T\ntranslated_from:\n  title: a1234567\n  who-met: b7654321\nsummary: S\n---\n";
        for form in [" {title: x, gone: y}", " {}", "", " ''", " null", "\n  - a"] {
            let text = format!("---\ntitle: T\ntranslated_from:{form}\nsummary: S\n---\n");
            assert_eq!(after(&text, RECORD).as_deref(), Some(expected), "{form:?}");
        }
    }

    #[test]
    fn names_that_are_no_text_are_quoted() {
        for name in ["2021", "no", "null", "a'b: c", "-", "谁来开会", "#x"] {
            let made = after("---\ntitle: T\n---\n", &[(name, "a1234567")]);
            assert!(made.is_some(), "{name}");
        }
        let made = after("---\ntitle: T\n---\n", &[("谁来开会", "a1234567"), ("no", "b1234567")]).unwrap();
        assert!(made.contains("\n  谁来开会: a1234567\n  'no': b1234567\n"), "{made}");
    }

    #[test]
    fn what_cannot_be_changed_with_care_is_refused() {
        for text in [
            "",
            "Body.",
            "---\n{title: T}\n---\n",
            "---\n- a\n---\n",
            "---\ntitle: [T\n---\n",
            "---\n---\n",
        ] {
            assert_eq!(after(text, RECORD), None, "{text:?}");
        }
    }
}
