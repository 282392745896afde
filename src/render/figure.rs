//! Figures in words.
//!
//! On a Chinese page a figure is the source's own wording. On an English page it is
//! written anew from what the wording says, in the style of the settings, with mu and
//! jin explained. The wording itself is `quantity`'s, because checks print it too.

use super::view::Context;
use crate::model::figure::Figure;
use crate::model::lang::Lang;
use crate::quantity::en;

/// A figure as a page of the context's language prints it.
pub(super) fn figure(context: Context<'_>, figure: &Figure) -> String {
    match context.words.lang {
        Lang::Zh => figure.wording.clone(),
        Lang::En => en::explain(&figure.quantity, &context.site.settings.figure_style),
    }
}
