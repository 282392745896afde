//! What mending would change, as a unified diff that `patch -p1` and `git apply` read.
//!
//! A Chinese paragraph is one long line, in which a comma is hard to find: where there is
//! colour, the characters that change are marked in it.

use super::super::{Mended, Sources};
use super::excerpt::push_visible;
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, DiffOp, DiffTag, TextDiff};
use std::fmt::Write as _;
use std::io::{self, Write};

const FILE: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// Lines around a change: as many as `diff -u` shows.
const CONTEXT: usize = 3;

/// The longest line, in bytes, in which single characters are compared: the time that
/// takes grows with the square of the changes.
const COMPARED: usize = 20_000;

/// Writes the changes of all files. Colours are written always; the caller's stream takes
/// them out where they are not wanted.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, files: &[Mended], sources: &dyn Sources) -> io::Result<()> {
    for file in files {
        let before = sources.text(&file.path).unwrap_or_default();
        let diff = TextDiff::from_lines(before, &file.text);
        writeln!(out, "{FILE}--- a/{}{FILE:#}", file.path)?;
        writeln!(out, "{FILE}+++ b/{}{FILE:#}", file.path)?;
        for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
            writeln!(out, "{HUNK}{}{HUNK:#}", hunk.header())?;
            for op in hunk.ops() {
                one(out, &diff, op)?;
            }
        }
    }
    Ok(())
}

fn one(out: &mut dyn Write, diff: &TextDiff<'_, '_, str>, op: &DiffOp) -> io::Result<()> {
    let (tag, old, new) = op.as_tag_tuple();
    let before = |at: usize| diff.old_slice(old.start + at).unwrap_or_default();
    let after = |at: usize| diff.new_slice(new.start + at).unwrap_or_default();
    if tag == DiffTag::Equal {
        return (0..old.len()).try_for_each(|at| line(out, ' ', &plain(before(at)), Style::new()));
    }
    // Lines that were replaced one by one stand opposite one another.
    let is_paired = old.len() == new.len();
    let compare = |from: &str, to: &str, own: Style| if is_paired { marked(from, to, own) } else { plain(from) };
    for at in 0..old.len() {
        line(out, '-', &compare(before(at), after(at), OLD), OLD)?;
    }
    for at in 0..new.len() {
        line(out, '+', &compare(after(at), before(at), NEW), NEW)?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, sign: char, text: &str, style: Style) -> io::Result<()> {
    let (content, end) = match text.strip_suffix('\n') {
        Some(content) => (content, ""),
        None => (text, "\n\\ No newline at end of file"),
    };
    writeln!(out, "{style}{sign}{content}{style:#}{end}")
}

/// A line with the characters marked that the other does not have.
fn marked(line: &str, other: &str, style: Style) -> String {
    if line.len() > COMPARED || other.len() > COMPARED {
        return plain(line);
    }
    let diff = TextDiff::from_chars(line, other);
    let mark = style.invert();
    let mut text = String::with_capacity(line.len() + 64);
    for change in diff
        .iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Insert)
    {
        let shown = plain(change.value());
        if change.tag() == ChangeTag::Delete {
            // Writing to a string cannot fail.
            let _ = write!(text, "{mark}{shown}{mark:#}{style}");
        } else {
            text.push_str(&shown);
        }
    }
    text
}

/// A line in which nothing moves the cursor but tabs and line ends, which have to be as they
/// are for the diff to be applied.
fn plain(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' | '\r' | '\n' => shown.push(c),
            c => push_visible(c, &mut shown),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::super::testing::{One, PATH};
    use super::*;

    fn written(before: &'static str, after: &str) -> String {
        let file = Mended {
            path: PATH.to_owned(),
            text: after.to_owned(),
            findings: 1,
        };
        let mut out = Vec::new();
        write(&mut out, &[file], &One(before)).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn uncoloured(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn changes_stand_among_the_lines_around_them() {
        let text = uncoloured(&written(
            "1\n2\n3\n4\n甲,乙 \r\n6\n7\n8\n9",
            "1\n2\n3\n4\n甲，乙\r\n6\n7\n8\n9",
        ));
        assert_eq!(
            text,
            "--- a/content/reports/x/zh.md\n+++ b/content/reports/x/zh.md\n\
             @@ -2,7 +2,7 @@\n 2\n 3\n 4\n-甲,乙 \r\n+甲，乙\r\n 6\n 7\n 8\n"
        );
    }

    #[test]
    fn a_last_line_without_an_end_is_said_to_be_one() {
        let text = uncoloured(&written("甲 ", "甲"));
        let last = "\\ No newline at end of file";
        assert!(
            text.ends_with(&format!("@@ -1 +1 @@\n-甲 \n{last}\n+甲\n{last}\n")),
            "{text}"
        );
    }

    #[test]
    fn what_changes_in_a_line_is_marked() {
        let text = written("甲,\u{1b}乙\n", "甲，\u{1b}乙\n");
        let (old, new) = (OLD.invert(), NEW.invert());
        assert!(text.contains(&format!("-甲{old},{old:#}{OLD}␛乙")), "{text:?}");
        assert!(text.contains(&format!("+甲{new}，{new:#}{NEW}␛乙")), "{text:?}");
    }
}
