//! A body lists the elements that it consists of: held against what is written, for every
//! example of the suites.

use super::examples::examples;
use super::suites::FILES;
use crate::support::Page;
use wenzhai::model::body::{Body, Piece};
use wenzhai::model::lang::Lang;
use wenzhai::parse::File;
use wenzhai::parse::markdown::{Highlighter, body};

/// A body's elements by name, in order, with something in place of each hole.
fn elements(body: &Body) -> Vec<String> {
    let pieces = body.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.clone(),
        Piece::Open(_) => "<a>".to_owned(),
        Piece::Close(_) => "</a>".to_owned(),
        Piece::Image { .. } => "<img>".to_owned(),
        Piece::Anchor { tag, .. } => format!("<{tag}>"),
        Piece::Note(number) => format!("<sup>{number}</sup>"),
    });
    let html = format!("<div>{}</div>", pieces.collect::<String>());
    // The tokenizer is strict about characters that no page should have.
    let html = html.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "");
    let page = Page::read("-", html.as_bytes());
    let inside = page.elements.iter().filter(|element| element.within == [0]);
    inside.map(|element| element.name.clone()).collect()
}

#[test]
fn every_element_of_a_body_is_listed_with_its_place() {
    let highlighter = Highlighter::default();
    let mut count = 0;
    for name in FILES {
        for example in examples(name) {
            let text = &example.markdown;
            for lang in Lang::ALL {
                let body = body(
                    File { path: "-", text },
                    0..text.len(),
                    lang,
                    &highlighter,
                    &mut Vec::new(),
                );
                let elements = elements(&body);
                assert_eq!(body.blocks.len(), elements.len(), "{name} {}: {text}", example.number);
                let (mut end, mut piece) = (0, 0);
                for block in &body.blocks {
                    assert!(block.text.start >= end && block.text.end >= block.text.start, "{text}");
                    assert!(block.file.end <= text.len() && !block.file.is_empty(), "{text}");
                    assert_eq!(block.pieces.start, piece, "a piece is in no block or in two: {text}");
                    (end, piece) = (block.text.end, block.pieces.end);
                    count += 1;
                }
                assert_eq!(piece, body.pieces.len(), "a piece is in no block: {text}");
            }
        }
    }
    assert!(count > 2000, "only {count} elements");
}
