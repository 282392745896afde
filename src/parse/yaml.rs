//! YAML with the place of everything in it.
//!
//! This is the slow way to read YAML. It is taken only when there is something to
//! find: a file that the fast way refused, or a finding whose place is wanted.

use crate::diag::{Pointer, PointerPart, Step};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::ops::Range;

/// A node of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Its bytes in the text that was parsed.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A scalar as it reads, and whether it stands in quotes or in a block.
    Scalar(String, Style),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Node, Node)>),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// In quotes or as a block.
    Quoted,
}

/// Text that is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Error {
    /// Where the parser stopped, in bytes.
    pub(super) offset: usize,
    /// What it expected, in English.
    pub(super) message: String,
}

/// How deep lists and mappings may lie in one another; deeper is no front matter.
const MAX_DEPTH: usize = 64;

/// Parses one document. `None` for an empty one.
pub(super) fn parse(text: &str) -> Result<Option<Node>, Error> {
    let mut reader = Reader {
        parser: Parser::new_from_str(text),
        offsets: Offsets::new(text),
        end: text.len(),
    };
    loop {
        match reader.next()? {
            (Event::StreamEnd, _) => return Ok(None),
            (Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing, _) => {}
            (event, span) => return reader.node(event, span, 0).map(Some),
        }
    }
}

/// Byte offsets of characters, because the parser counts characters.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn byte(&self, char_index: usize) -> usize {
        self.0[char_index.min(self.0.len() - 1)]
    }
}

struct Reader<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    offsets: Offsets,
    end: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), Error> {
        match self.parser.next_event() {
            None => Ok((Event::StreamEnd, self.end..self.end)),
            Some(Ok((event, span))) => Ok((event, self.bytes(span))),
            Some(Err(error)) => Err(Error {
                offset: self.offsets.byte(error.marker().index()),
                message: error.info().to_owned(),
            }),
        }
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        self.offsets.byte(span.start.index())..self.offsets.byte(span.end.index())
    }

    fn node(&mut self, event: Event<'t>, span: Range<usize>, depth: usize) -> Result<Node, Error> {
        let refuse = |message: &str| Error {
            offset: span.start,
            message: message.to_owned(),
        };
        if depth > MAX_DEPTH {
            return Err(refuse("nested too deeply"));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    _ => Style::Quoted,
                };
                Ok(Node {
                    span,
                    value: Value::Scalar(text.into_owned(), style),
                })
            }
            Event::SequenceStart(..) => self.list(span, depth),
            Event::MappingStart(..) => self.map(span, depth),
            Event::Alias(_) => Err(refuse("anchors and aliases are not used here")),
            _ => Err(refuse("a value was expected")),
        }
    }

    fn list(&mut self, mut span: Range<usize>, depth: usize) -> Result<Node, Error> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => {
                    span.end = last_end(items.last(), &end, span.end);
                    return Ok(Node {
                        span,
                        value: Value::List(items),
                    });
                }
                (event, at) => items.push(self.node(event, at, depth + 1)?),
            }
        }
    }

    fn map(&mut self, mut span: Range<usize>, depth: usize) -> Result<Node, Error> {
        let mut entries: Vec<(Node, Node)> = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, end) => {
                    span.end = last_end(entries.last().map(|(_, value)| value), &end, span.end);
                    return Ok(Node {
                        span,
                        value: Value::Map(entries),
                    });
                }
                (event, at) => {
                    let key = self.node(event, at, depth + 1)?;
                    let (event, at) = self.next()?;
                    let value = self.node(event, at, depth + 1)?;
                    entries.push((key, value));
                }
            }
        }
    }
}

/// A flow collection ends with its bracket; a block one ends with its last element.
fn last_end(last: Option<&Node>, end: &Range<usize>, start: usize) -> usize {
    if end.is_empty() {
        last.map_or(start, |node| node.span.end)
    } else {
        end.end
    }
}

impl Node {
    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// The entry of a mapping under a key: key node and value node.
    pub(super) fn entry(&self, key: &str) -> Option<&(Node, Node)> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(k, _)| k.text() == Some(key)),
            _ => None,
        }
    }

    /// The bytes that a pointer means. If a step leads nowhere, the last place that exists.
    pub(super) fn locate(&self, text: &str, pointer: &Pointer) -> Range<usize> {
        let mut node = self;
        let mut key_span = None;
        for step in &pointer.path {
            let next = match (step, &node.value) {
                (Step::Key(key), Value::Map(_)) => node.entry(key).map(|(k, v)| (Some(k.span.clone()), v)),
                (Step::Index(at), Value::List(items)) => items.get(*at).map(|v| (None, v)),
                _ => None,
            };
            match next {
                Some((span, value)) => {
                    key_span = span.or(key_span);
                    node = value;
                }
                None => return key_span.unwrap_or_else(|| first_of(node)),
            }
        }
        match &pointer.part {
            PointerPart::Key => key_span.unwrap_or_else(|| first_of(node)),
            PointerPart::Value => first_of(node),
            PointerPart::Inside(inner) => node.inside(text, inner),
        }
    }

    /// Bytes of a scalar's value, where it is written as it reads; else all of it.
    fn inside(&self, text: &str, inner: &Range<usize>) -> Range<usize> {
        let Value::Scalar(value, _) = &self.value else {
            return first_of(self);
        };
        match text.get(self.span.clone()).and_then(|raw| raw.find(value.as_str())) {
            Some(at) if inner.end <= value.len() => {
                let start = self.span.start + at;
                start + inner.start..start + inner.end
            }
            _ => self.span.clone(),
        }
    }
}

/// What to underline of a node: a scalar whole, of a collection its first key or element.
fn first_of(node: &Node) -> Range<usize> {
    match &node.value {
        Value::Map(entries) if !entries.is_empty() => entries[0].0.span.clone(),
        Value::List(items) if !items.is_empty() => items[0].span.clone(),
        _ => node.span.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn located(text: &str, path: Vec<Step>, part: PointerPart) -> String {
        let node = parse(text).unwrap().unwrap();
        text[node.locate(text, &Pointer { path, part })].to_owned()
    }

    #[test]
    fn values_are_found_in_bytes() {
        let text = "标题: 聊城\r\n图: {a: 甲乙, b: [一, \"二三\"]}\r\n块:\r\n  - x\r\n  - y: 末\r\n";
        let value = PointerPart::Value;
        assert_eq!(located(text, vec!["标题".into()], value.clone()), "聊城");
        assert_eq!(
            located(text, vec!["图".into(), "a".into()], PointerPart::Inside(3..6)),
            "乙"
        );
        assert_eq!(
            located(text, vec!["图".into(), "b".into(), 1.into()], PointerPart::Inside(0..3)),
            "二"
        );
        assert_eq!(
            located(text, vec!["块".into(), 1.into(), "y".into()], value.clone()),
            "末"
        );
        assert_eq!(
            located(text, vec!["块".into(), 1.into(), "y".into()], PointerPart::Key),
            "y"
        );
        assert_eq!(located(text, vec!["图".into(), "zz".into()], value), "图");
    }

    #[test]
    fn an_error_has_a_place() {
        let error = parse("a: [1, 2\nb: 3\n").unwrap_err();
        assert!(error.offset > 0);
        assert!(parse("").unwrap().is_none());
        assert!(parse("# only a comment\n").unwrap().is_none());
    }
}
