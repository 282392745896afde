//! A body alone, without the page around it.

use super::body;
use super::targets::Targets;
use super::view::Context;
use super::words::Words;
use crate::model::site::{PageText, Report, Site};
use crate::model::table::Key;

/// The HTML that stands in the element `data-body` of a page with this text. `own` is
/// the report that the text belongs to.
pub fn fragment(site: &Site, words: &Words, text: &PageText, own: Option<Key<Report>>) -> String {
    let context = Context {
        site,
        words,
        targets: &Targets::new(site, words.lang),
    };
    body::html(context, (text, words.lang), own)
}
