//! Scalars as an editor means them.
//!
//! In YAML `2021` is a number and `2021-09` is text; to an editor both are what
//! was typed. Everything that is wanted as text is read with [`Typed`].

use super::yaml::{Node, Style, Value};
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use std::fmt;

/// Text exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Typed(pub(super) String);

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TypedVisitor)
    }
}

struct TypedVisitor;

impl Visitor<'_> for TypedVisitor {
    type Value = Typed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Typed, E> {
        Ok(Typed(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Typed, E> {
        Ok(Typed(text))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Typed, E> {
        Ok(Typed(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Typed, E> {
        Ok(Typed(number.to_string()))
    }

    /// A float has lost its digits (`1.10` is 1.1): the file is read again the slow
    /// way, where every scalar is text.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Typed, E> {
        Err(E::invalid_type(Unexpected::Float(number), &self))
    }
}

/// Whether a node is YAML's null: nothing, `~` or `null`.
pub(super) fn is_null(node: &Node) -> bool {
    match &node.value {
        Value::Scalar(text, Style::Plain) => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
        _ => false,
    }
}

/// The truth value of a node, in YAML 1.2's spelling.
pub(super) fn flag(node: &Node) -> Option<bool> {
    match &node.value {
        Value::Scalar(text, Style::Plain) => match text.as_str() {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        },
        _ => None,
    }
}
