//! The words of the theme: everything a reader sees that no editor wrote.

use super::lang::Lang;
use std::collections::BTreeMap;

/// One message: a pattern with `{name}` holes, or one pattern per plural category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The same words for every number.
    Plain(String),
    /// By CLDR plural category (`one`, `other`, …); `other` is always there.
    Plural(BTreeMap<String, String>),
}

/// The messages of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strings {
    /// The language.
    pub lang: Lang,
    /// The file they come from, for findings.
    pub path: String,
    /// Messages by key.
    pub messages: BTreeMap<String, Message>,
}
