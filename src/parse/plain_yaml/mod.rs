//! The YAML that nearly all front matter is written in, read straight into types.
//!
//! Keys of letters, digits and hyphens; values that stand on one line; mappings by
//! indentation; lists and mappings in brackets on one line. What is written so means one
//! thing, and is read in a tenth of the time that a parser for all of YAML takes, which was
//! a seventh of a build. Everything else — and every text that does not fit its type — is
//! [`Unsure`], and is left to that parser, which also says what is wrong.

mod lines;
mod value;

use lines::Lines;
use serde::de::{DeserializeOwned, Error};
use std::fmt;

/// The value, if the text is plain and fits the type.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    if !has_plain_characters(text) {
        return None;
    }
    let mut lines = Lines::of(text);
    let first = lines.peek()?;
    let value = T::deserialize(value::Block::mapping(&mut lines, first.indent)).ok()?;
    lines.at_end().then_some(value)
}

/// The text is not plain, or does not fit its type.
#[derive(Debug)]
struct Unsure;

impl fmt::Display for Unsure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not plain YAML")
    }
}

impl std::error::Error for Unsure {}

impl Error for Unsure {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Whether all characters are ones that YAML allows and that are no line ends but line
/// feeds. Tabs are left to the other parser: they may not indent.
fn has_plain_characters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be_odd = |byte: u8| (byte < b' ' && byte != b'\n') || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF);
    bytes.iter().enumerate().all(|(at, byte)| {
        !may_be_odd(*byte)
            || match (byte, bytes.get(at + 1..).unwrap_or_default()) {
                // U+0080 to U+009F.
                (0xC2, [second, ..]) => *second >= 0xA0,
                // U+2028 and U+2029.
                (0xE2, [second, third, ..]) => (*second, third & 0xFE) != (0x80, 0xA8),
                // U+FEFF, U+FFFE and U+FFFF.
                (0xEF, [second, third, ..]) => {
                    (*second, *third) != (0xBB, 0xBF) && (*second, third & 0xFE) != (0xBF, 0xBE)
                }
                _ => false,
            }
    })
}

#[cfg(test)]
mod tests;
