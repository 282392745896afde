//! Values as serde asks for them.

use super::Unsure;
use super::lines::Lines;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

type Result<T> = std::result::Result<T, Unsure>;

/// What follows a key or begins a text: a mapping or a list on lines of their own.
pub(super) struct Block<'l, 't> {
    lines: &'l mut Lines<'t>,
    indent: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mapping,
    List,
}

impl<'l, 't> Block<'l, 't> {
    /// A mapping whose keys are indented so.
    pub(super) fn mapping(lines: &'l mut Lines<'t>, indent: usize) -> Self {
        let kind = Kind::Mapping;
        Self { lines, indent, kind }
    }
}

impl<'de> Deserializer<'de> for Block<'_, 'de> {
    type Error = Unsure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Self { lines, indent, kind } = self;
        match kind {
            Kind::Mapping => visitor.visit_map(Entries {
                lines,
                indent,
                rest: "",
            }),
            Kind::List => visitor.visit_seq(Items { lines, indent }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The entries of a mapping on lines of their own.
struct Entries<'l, 't> {
    lines: &'l mut Lines<'t>,
    indent: usize,
    /// What stands on the line after the key that was read last.
    rest: &'t str,
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Unsure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let Some(line) = self.lines.peek().filter(|line| line.indent >= self.indent) else {
            return Ok(None);
        };
        if line.indent > self.indent {
            return Err(Unsure);
        }
        let (name, rest) = key(line.text)?;
        self.rest = rest;
        self.lines.step();
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let next = self.lines.peek();
        if !self.rest.is_empty() {
            // A line that is indented more would go on with the value.
            if next.is_some_and(|line| line.indent > self.indent) {
                return Err(Unsure);
            }
            return inline(self.rest, seed);
        }
        let line = next.filter(|line| line.indent <= usize::from(DEEPEST)).ok_or(Unsure)?;
        let is_item = line.text.starts_with("- ");
        let kind = match (is_item, line.indent) {
            (true, indent) if indent >= self.indent => Kind::List,
            (false, indent) if indent > self.indent => Kind::Mapping,
            _ => return Err(Unsure),
        };
        seed.deserialize(Block {
            lines: &mut *self.lines,
            indent: line.indent,
            kind,
        })
    }
}

/// The items of a list on lines of their own.
struct Items<'l, 't> {
    lines: &'l mut Lines<'t>,
    indent: usize,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Unsure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Some(line) = self.lines.peek().filter(|line| line.indent >= self.indent) else {
            return Ok(None);
        };
        let Some(item) = line.text.strip_prefix("- ").filter(|_| line.indent == self.indent) else {
            // The list may stand under its key without indentation; then the next key ends it.
            let ends = line.indent == self.indent && !line.text.starts_with('-');
            return if ends { Ok(None) } else { Err(Unsure) };
        };
        self.lines.step();
        if self.lines.peek().is_some_and(|next| next.indent > self.indent) {
            return Err(Unsure);
        }
        inline(item.trim_start_matches(' '), seed).map(Some)
    }
}

/// A key and what follows it.
fn key(text: &str) -> Result<(&str, &str)> {
    let length = text
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(length);
    let rest = rest.strip_prefix(':').ok_or(Unsure)?;
    let is_text = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !means_something_else(name);
    if !is_text || !(rest.is_empty() || rest.starts_with(' ')) {
        return Err(Unsure);
    }
    Ok((name, rest.trim_start_matches(' ')))
}

/// Whether a word is one of those that are no text in YAML.
fn means_something_else(word: &str) -> bool {
    ["null", "true", "false"]
        .iter()
        .any(|other| word.eq_ignore_ascii_case(other))
}

/// A value that is all of a line's rest.
fn inline<'de, V: DeserializeSeed<'de>>(text: &'de str, seed: V) -> Result<V::Value> {
    let mut rest = text;
    let value = seed.deserialize(Inline {
        rest: &mut rest,
        place: Place::Line,
    })?;
    if rest.is_empty() { Ok(value) } else { Err(Unsure) }
}

/// A value on one line; takes what it reads from the rest.
struct Inline<'r, 't> {
    rest: &'r mut &'t str,
    place: Place,
}

/// Where a value on one line stands, and so where it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// After a key or a hyphen.
    Line,
    /// In so many brackets.
    Brackets(u8),
}

/// How deep mappings and lists may lie in each other, in brackets or by indentation; each
/// costs a call.
const DEEPEST: u8 = 16;

/// A scalar, and whether it was quoted.
enum Scalar<'t> {
    Quoted(&'t str),
    Plain(&'t str),
}

impl<'t> Inline<'_, 't> {
    fn scalar(&mut self) -> Result<Scalar<'t>> {
        let text = *self.rest;
        for (quote, escape) in [(b'"', b'\\'), (b'\'', b'\'')] {
            if text.as_bytes().first() == Some(&quote) {
                let inner = &text[1..];
                let end = memchr::memchr2(quote, escape, inner.as_bytes()).ok_or(Unsure)?;
                let after = &inner[end + 1..];
                // A backslash, or a quotation mark that stands twice.
                if inner.as_bytes()[end] != quote || after.as_bytes().first() == Some(&quote) {
                    return Err(Unsure);
                }
                *self.rest = after.trim_start_matches(' ');
                return Ok(Scalar::Quoted(&inner[..end]));
            }
        }
        let end = match self.place {
            Place::Line => text.len(),
            Place::Brackets(_) => memchr::memchr3(b',', b']', b'}', text.as_bytes()).ok_or(Unsure)?,
        };
        let word = text[..end].trim_end_matches(' ');
        if !is_plain(word, self.place) {
            return Err(Unsure);
        }
        *self.rest = &text[end..];
        Ok(Scalar::Plain(word))
    }
}

/// Whether a scalar without quotation marks is text and nothing else in all of YAML.
fn is_plain(word: &str, place: Place) -> bool {
    let bytes = word.as_bytes();
    let Some(first) = bytes.first() else {
        return false;
    };
    if !first.is_ascii_alphanumeric() && first.is_ascii() {
        return false;
    }
    // A colon or a number sign beside a space is no part of the text, and in brackets
    // a few more marks are none.
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b':' => bytes.get(at + 1) == Some(&b'/'),
        b'#' => bytes[at - 1] != b' ',
        b'[' | b'{' | b'?' => place == Place::Line,
        _ => true,
    })
}

/// How a scalar that begins with a digit is to be taken.
fn number(word: &str) -> Result<Option<u64>> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // With a nought before it it is text, or a number, by the version of YAML.
        let is_sure = !word.starts_with('0') && word.len() < 19;
        return if is_sure {
            word.parse().map(Some).map_err(|_| Unsure)
        } else {
            Err(Unsure)
        };
    }
    // A day, a month, a measure: no form of a number has a hyphen after a digit, or a
    // character that is not ASCII.
    let is_date = word
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'0'..=b'9', b'-']));
    let is_text = is_date
        || word
            .bytes()
            .any(|byte| byte >= 0x80 || matches!(byte, b'%' | b'/' | b' '));
    if is_text { Ok(None) } else { Err(Unsure) }
}

impl<'de> Deserializer<'de> for Inline<'_, 'de> {
    type Error = Unsure;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        match self.rest.as_bytes().first() {
            Some(b'[') => {
                let value = visitor.visit_seq(Bracketed::open(self.rest, self.place)?)?;
                close(self.rest, ']').map(|()| value)
            }
            Some(b'{') => {
                let value = visitor.visit_map(Bracketed::open(self.rest, self.place)?)?;
                close(self.rest, '}').map(|()| value)
            }
            _ => match self.scalar()? {
                Scalar::Quoted(text) => visitor.visit_borrowed_str(text),
                Scalar::Plain(word) if word.as_bytes()[0].is_ascii_digit() => match number(word)? {
                    Some(number) => visitor.visit_u64(number),
                    None => visitor.visit_borrowed_str(word),
                },
                Scalar::Plain("true") => visitor.visit_bool(true),
                Scalar::Plain("false") => visitor.visit_bool(false),
                Scalar::Plain(word) if means_something_else(word) => Err(Unsure),
                Scalar::Plain(word) => visitor.visit_borrowed_str(word),
            },
        }
    }

    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        match self.scalar()? {
            // As text a number is what was typed, but whether null is text is not clear.
            Scalar::Plain(word) if means_something_else(word) => Err(Unsure),
            Scalar::Quoted(text) | Scalar::Plain(text) => visitor.visit_borrowed_str(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let (Scalar::Quoted(name) | Scalar::Plain(name)) = self.scalar()?;
        visitor.visit_enum(name.into_deserializer())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn close(rest: &mut &str, bracket: char) -> Result<()> {
    let after = rest.strip_prefix(bracket).ok_or(Unsure)?;
    *rest = after.trim_start_matches(' ');
    Ok(())
}

/// What stands in brackets, up to the closing one.
struct Bracketed<'r, 't> {
    rest: &'r mut &'t str,
    place: Place,
    begun: bool,
}

impl<'r, 't> Bracketed<'r, 't> {
    /// Steps over the opening bracket.
    fn open(rest: &'r mut &'t str, around: Place) -> Result<Self> {
        let depth = match around {
            Place::Line => 1,
            Place::Brackets(DEEPEST..) => return Err(Unsure),
            Place::Brackets(depth) => depth + 1,
        };
        *rest = rest[1..].trim_start_matches(' ');
        let place = Place::Brackets(depth);
        Ok(Self {
            rest,
            place,
            begun: false,
        })
    }

    /// Whether there is a further element; steps over the comma before it.
    fn goes_on(&mut self, bracket: char) -> Result<bool> {
        if self.rest.starts_with(bracket) {
            return Ok(false);
        }
        if std::mem::replace(&mut self.begun, true) {
            let after = self.rest.strip_prefix(',').ok_or(Unsure)?;
            *self.rest = after.trim_start_matches(' ');
        }
        Ok(true)
    }

    fn value<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value> {
        seed.deserialize(Inline {
            rest: &mut *self.rest,
            place: self.place,
        })
    }
}

impl<'de> SeqAccess<'de> for Bracketed<'_, 'de> {
    type Error = Unsure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if self.goes_on(']')? {
            self.value(seed).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Bracketed<'_, 'de> {
    type Error = Unsure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if !self.goes_on('}')? {
            return Ok(None);
        }
        let (name, rest) = key(self.rest)?;
        // The colon needs the space, or its value would be part of the key.
        if rest.len() + name.len() + 1 == self.rest.len() {
            return Err(Unsure);
        }
        *self.rest = rest;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.value(seed)
    }
}
