//! Texts in Markdown: an editor's, with its links resolved, and plain ones, with what would be
//! read as Markdown escaped.

use crate::model::body::{Body, Link};
use crate::model::site::{PageText, Report, Resolved};
use crate::model::table::Key;
use crate::render::body as html;
use crate::render::view::Context;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

/// What cannot stand in a link's address as it is. A percent sign can: addresses that editors
/// write have their own.
const OUTSIDE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What means something in a line of Markdown, or in a cell of a table.
const MEANING: &[char] = &[
    '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '&', '~', '|', '!', '"',
];

/// Bytes of a text and what stands in their place.
struct Edit {
    range: Range<usize>,
    text: String,
}

/// The body of a page: what the editor wrote, with whole addresses in the links and the words that
/// a page prints in those that have none. A link that is written as a reference (`[words][name]`)
/// has its address with it, and what names the addresses is left out.
pub(super) fn body(context: Context<'_>, page: &PageText, own: Option<Key<Report>>, address: &str) -> String {
    let body = &*page.body;
    let mut edits: Vec<Edit> = Vec::new();
    for (link, resolved) in body.links.iter().zip(&page.links) {
        let leads_to = html::address(context, resolved, own, address);
        let printed = html::printed(context, resolved).map(|(text, _)| text);
        edits.extend(edits_of(body, link, leads_to.as_deref(), printed.as_deref(), resolved));
    }
    edits.extend(body.definitions.iter().map(|range| Edit {
        range: range.clone(),
        text: String::new(),
    }));
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let markdown = &body.markdown;
    let mut out = String::with_capacity(markdown.len() + 64 * edits.len());
    let mut done = 0;
    for edit in edits {
        // Nothing lies within a definition; what overlaps else would be a link in a link.
        if edit.range.start >= done {
            out.push_str(&markdown[done..edit.range.start]);
            out.push_str(&edit.text);
            done = edit.range.end;
        }
    }
    out.push_str(&markdown[done..]);
    // Not spaces: four of them at the start are a block of code. How an editor's machine ends lines
    // is no part of the text.
    out.replace("\r\n", "\n").trim_matches(['\n', '\r']).to_owned()
}

/// What is changed of one link.
fn edits_of(body: &Body, link: &Link, leads_to: Option<&str>, printed: Option<&str>, resolved: &Resolved) -> Vec<Edit> {
    let markdown = &body.markdown;
    let whole = link.span.start - body.start..link.span.end - body.start;
    let text = &markdown[whole.clone()];
    if text.starts_with('<') {
        return edit_of_bare(whole, link, leads_to, resolved).into_iter().collect();
    }
    let is_image = text.starts_with('!');
    let words_start = whole.start + if is_image { "![".len() } else { "[".len() };
    let after = link.words_end - body.start;
    let Some(bracket) = markdown[after..whole.end].find(']') else {
        return Vec::new();
    };
    let end = after + bracket;
    // The parser leaves the second pair of brackets of `[name][]` out of the link's bytes.
    let is_collapsed = end + 1 == whole.end && markdown[whole.end..].starts_with("[]");
    let whole_end = whole.end + if is_collapsed { "[]".len() } else { 0 };
    let has_words = is_image || !link.words.is_empty();
    let shown = if has_words { "" } else { printed.unwrap_or_default() };
    let Some(to) = leads_to else {
        // Its words are shown as text, or that they are missing.
        let shown = if has_words { "" } else { "…" };
        return vec![
            Edit {
                range: whole.start..words_start,
                text: String::new(),
            },
            Edit {
                range: end..whole_end,
                text: shown.to_owned(),
            },
        ];
    };
    let mut tail = format!("{}]({}", words(shown), destination(to));
    if !link.title.is_empty() {
        let _ = write!(tail, " \"{}\"", words(&link.title));
    }
    tail.push(')');
    vec![Edit {
        range: end..whole_end,
        text: tail,
    }]
}

/// What is changed of an address that is its own words; one out of the site is a whole one.
fn edit_of_bare(whole: Range<usize>, link: &Link, leads_to: Option<&str>, resolved: &Resolved) -> Option<Edit> {
    let words = words(&link.words);
    let text = match leads_to {
        Some(_) if matches!(resolved, Resolved::External(_)) => return None,
        Some(to) => format!("[{words}]({})", destination(to)),
        None => words.into_owned(),
    };
    Some(Edit { range: whole, text })
}

/// An address as a link has it.
pub(super) fn destination(address: &str) -> Cow<'_, str> {
    utf8_percent_encode(address, OUTSIDE).into()
}

/// A plain text within a line.
pub(super) fn words(text: &str) -> Cow<'_, str> {
    if !text.contains(MEANING) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if MEANING.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped.into()
}

/// A plain text as one line, whatever line ends it has.
fn line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    words(&lines.collect::<Vec<_>>().join(" ")).into_owned()
}

/// A plain text as a heading.
pub(super) fn heading(text: &str) -> String {
    line(text)
}

/// A plain text as the cell of a table.
pub(super) fn cell(text: &str) -> String {
    line(text)
}

/// A plain text as a paragraph: what begins a list at the start of a line is escaped, too.
pub(super) fn paragraph(text: &str) -> String {
    let line = line(text);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let at = match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'-' | b'+' | b'=') if digits == 0 => 0,
        _ => return line,
    };
    format!("{}\\{}", &line[..at], &line[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_stay_plain() {
        let cases = [
            ("2021. A year", "2021\\. A year"),
            ("- 3 %", "\\- 3 %"),
            ("3%~5% of [a]*", "3%\\~5% of \\[a\\]\\*"),
            ("一行\n另一行", "一行 另一行"),
            ("2021 was", "2021 was"),
        ];
        for (text, expected) in cases {
            assert_eq!(paragraph(text), expected);
        }
    }

    #[test]
    fn addresses_cannot_end_their_link() {
        let address = "https://example.org/图 (1).png?a=%20&b#c";
        let expected = "https://example.org/%E5%9B%BE%20%281%29.png?a=%20&b#c";
        assert_eq!(destination(address), expected);
    }
}
