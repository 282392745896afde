//! Chinese set right: emphasis, line ends, and what the two leave alone.

mod cases;
mod headings;
mod naive;
mod random_text;
mod traps;

use wenzhai::model::body::{Body, Piece, Target};
use wenzhai::model::lang::Lang;
use wenzhai::parse::File;
use wenzhai::parse::markdown::{self, Highlighter};

/// The body that Markdown gives in a language.
fn body(text: &str, lang: Lang) -> Body {
    let file = File { path: "demo.md", text };
    markdown::body(file, 0..text.len(), lang, &Highlighter::default(), &mut Vec::new())
}

/// The HTML of Markdown whose links lead out of the site.
fn html(text: &str, lang: Lang) -> String {
    let body = body(text, lang);
    let address = |at: usize| match &body.links[at].target {
        Target::External(address) | Target::File(address) => address.clone(),
        other => panic!("no address: {other:?}"),
    };
    let pieces = body.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.clone(),
        Piece::Open(at) => format!("<a href=\"{}\">", address(*at)),
        Piece::Close(_) => "</a>".to_owned(),
        Piece::Anchor { tag, id } => format!("<{tag} id=\"{id}\">"),
        Piece::Note(number) => note(*number),
        Piece::Image { link, alt, .. } => format!("<img src=\"{}\" alt=\"{alt}\">", address(*link)),
    });
    without_languages(&pieces.collect::<String>())
}

/// A mention of a footnote, as on its page.
fn note(number: usize) -> String {
    format!("<sup class=\"footnote-reference\"><a href=\"#fn-{number}\">{number}</a></sup>")
}

/// HTML without the marks of languages: which text has them is not this file's subject.
fn without_languages(html: &str) -> String {
    html.replace("<span lang=\"zh-Hans\">", "")
        .replace("<span lang=\"en\">", "")
        .replace("</span>", "")
}
