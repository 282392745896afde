//! HTML in a form in which two writings of the same document are equal.

use html5gum::{Token, Tokenizer};
use std::collections::BTreeMap;

/// Elements beside which white space means nothing.
const BLOCKS: [&str; 25] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
    "br",
    "style",
    "script",
    "del",
    "form",
];

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A start tag with its attributes.
    Start(String, BTreeMap<String, String>),
    /// An end tag.
    End(String),
    /// Text; white space outside `pre` is one space.
    Text(String),
    /// A comment or a declaration.
    Other(String),
}

/// The parts of a document.
pub(super) fn parts(html: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut in_pre = 0_usize;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                in_pre += usize::from(name == "pre");
                let attributes = tag.attributes.iter().map(|(key, value)| (words(key), words(value)));
                parts.push(Part::Start(name, attributes.collect()));
            }
            Token::EndTag(tag) => {
                let name = words(&tag.name);
                in_pre = in_pre.saturating_sub(usize::from(name == "pre"));
                parts.push(Part::End(name));
            }
            Token::String(text) => {
                let text = words(&text);
                let text = if in_pre > 0 { text } else { collapsed(&text) };
                parts.push(Part::Text(text));
            }
            Token::Comment(text) => parts.push(Part::Other(words(&text))),
            Token::Doctype(doctype) => parts.push(Part::Other(words(&doctype.name))),
            Token::Error(_) => {}
        }
    }
    trimmed(&parts)
}

/// Without the ids of headings, which the specification's examples do not have.
pub(super) fn without_heading_ids(mut parts: Vec<Part>) -> Vec<Part> {
    for part in &mut parts {
        if let Part::Start(name, attributes) = part
            && name.len() == 2
            && name.starts_with('h')
        {
            attributes.remove("id");
        }
    }
    parts
}

/// Takes away the space at the edges of blocks.
fn trimmed(parts: &[Part]) -> Vec<Part> {
    let is_block = |part: Option<&Part>| match part {
        Some(Part::Start(name, _) | Part::End(name)) => BLOCKS.contains(&name.as_str()),
        Some(_) => false,
        None => true,
    };
    let mut in_pre = false;
    let mut out = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(text) if !in_pre => {
                let before = is_block(at.checked_sub(1).and_then(|before| parts.get(before)));
                let text = if before { text.trim_start_matches(' ') } else { text };
                let text = if is_block(parts.get(at + 1)) {
                    text.trim_end_matches(' ')
                } else {
                    text
                };
                if !text.is_empty() {
                    out.push(Part::Text(text.to_owned()));
                }
            }
            other => {
                in_pre = match other {
                    Part::Start(name, _) if name == "pre" => true,
                    Part::End(name) if name == "pre" => false,
                    _ => in_pre,
                };
                out.push(other.clone());
            }
        }
    }
    out
}

/// Each run of white space as one space. A no-break space is none.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

fn words(text: &html5gum::HtmlString) -> String {
    String::from_utf8_lossy(&text.0).into_owned()
}

#[test]
fn two_writings_are_equal_and_two_documents_are_not() {
    assert_eq!(
        parts("<ul>\n<li>\n<p>a  b</p>\n</li></ul>"),
        parts("<ul><li><p>a\nb</p></li></ul>\n")
    );
    assert_eq!(parts("<p>&quot;<br /></p>"), parts("<p>\"<br></p>"));
    for (one, other) in [
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p><em>a</em> b</p>", "<p><em>a</em>b</p>"),
        ("<pre>a\n</pre>", "<pre>a</pre>"),
        ("<a href=\"b\">a</a>", "<a href=\"c\">a</a>"),
        ("<p>a</p>", "<p>a</p><hr>"),
    ] {
        assert_ne!(parts(one), parts(other));
    }
}
