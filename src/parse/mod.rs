//! One file's text into one value, and findings.
//!
//! Parsing never fails and sees no other file: whatever can be understood is
//! returned, and whatever cannot is a finding.

mod characters;
mod data;
mod date;
mod document;
mod expression;
mod figure;
mod fold;
mod fragment;
mod front_matter;
mod full_width;
mod keys;
mod layout;
pub mod markdown;
mod page;
mod picture;
mod pin;
mod plain_yaml;
mod report;
mod scalar;
mod schema;
mod schemas;
mod settings;
mod strings;
mod theme;
mod translation;
mod typography;
mod waiver;
mod yaml;

pub use characters::characters;
pub use data::{indicators, regions, terms};
pub use expression::expression;
pub use fragment::fragment;
pub use keys::Keys;
pub use layout::{PageFolder, Place, lang_of_name, place_of};
pub use page::{page, topic};
pub use picture::{digest, is_picture, picture};
pub use pin::pin;
pub use report::{Capture, capture, report};
pub use schema::not_an_id;
pub use settings::{settings, theme_name};
pub use strings::strings;
pub use theme::theme;
pub use translation::reviewed;

use crate::diag::Diagnostic;

/// A value, if one could be made of the file, and what was found on the way.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The value; `None` when so much is missing that there is none.
    pub value: Option<T>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

/// A text file: where it is and what it says.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its path from the root.
    pub path: &'a str,
    /// Its text, whole.
    pub text: &'a str,
}
