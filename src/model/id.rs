//! Ids: the names of reports, topics, regions, indicators, terms and figures.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An id: lower-case ASCII letters, digits and hyphens, beginning with a letter or
/// digit. It stands in addresses, so it has no characters that need escaping.
///
/// Cloning is cheap; the text is shared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// Makes an id of `text`, or nothing if it is not one.
    pub fn new(text: &str) -> Option<Self> {
        is_id(text).then(|| Self(text.into()))
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `text` has the form of an id.
pub fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inner = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
    bytes.first().is_some_and(|b| *b != b'-') && bytes.iter().all(inner)
}

/// The nearest id to a text that is not one: lower case, anything else a hyphen.
/// Empty when nothing usable is left.
pub fn nearest_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_ascii() {
        for good in ["gdp", "4012-model", "a", "1-233-system"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "GDP", "链长制", "a b", "a/b", "a.b", "a_b"] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_nearest_id_is_an_id_or_empty() {
        assert_eq!(nearest_id("Dong'e Report 2015"), "dong-e-report-2015");
        assert_eq!(nearest_id("链长制"), "");
        for text in ["A--B", "_x_", "聊城 2021!", " 9 "] {
            assert!(is_id(&nearest_id(text)), "{text}");
        }
    }
}
