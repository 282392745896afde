//! Code blocks in colour.

use std::sync::OnceLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Colours code by its language. The grammars take 2 ms to load, so they are loaded
/// when the first block comes.
#[derive(Default)]
pub struct Highlighter {
    grammars: OnceLock<SyntaxSet>,
}

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Highlighter")
    }
}

impl Highlighter {
    /// HTML for a block of code with a class on each kind of token; `None` if the
    /// language is not known.
    pub(super) fn html(&self, language: &str, code: &str) -> Option<String> {
        let grammars = self.grammars.get_or_init(SyntaxSet::load_defaults_newlines);
        let syntax = grammars.find_syntax_by_token(language)?;
        let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
        let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, grammars, style);
        for line in LinesWithEndings::from(code) {
            generator.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(generator.finalize())
    }
}
