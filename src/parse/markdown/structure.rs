//! What a body is made of, its words aside.

use super::super::{File, front_matter};
use super::{Highlighter, body};
use crate::model::body::{Link, Piece};
use crate::model::lang::Lang;

/// The elements, links and headings of a body, to be compared with those of another.
#[derive(Debug, PartialEq, Eq)]
pub struct Structure {
    /// Tags with their attributes, and holes.
    elements: Vec<Element>,
    /// Ids of headings.
    headings: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
enum Element {
    Tag(String),
    /// A link's address, title and words.
    Link(String),
    Close,
}

/// The structure of a page's body; `None` if the file has no front matter before it.
pub fn structure(file: File<'_>, lang: Lang) -> Option<Structure> {
    let parts = front_matter::split(file).ok()?;
    let body = body(file, parts.body, lang, &Highlighter::default(), &mut Vec::new());
    let link = |link: &Link| Element::Link(format!("{:?} {} {}", link.target, link.title, link.words));
    let mut elements = Vec::new();
    for piece in &body.pieces {
        match piece {
            // In what the writer writes, angle brackets belong to tags: it escapes others.
            Piece::Html(html) => {
                let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
                elements.extend(tags.map(|(tag, _)| Element::Tag(tag.to_owned())));
            }
            Piece::Open(at) => elements.push(link(&body.links[*at])),
            Piece::Image { link: at, alt, .. } => {
                elements.push(link(&body.links[*at]));
                elements.push(Element::Tag(alt.clone()));
            }
            Piece::Close(_) => elements.push(Element::Close),
            Piece::Anchor { tag, id } => elements.push(Element::Tag(format!("{tag} {id}"))),
            Piece::Note(number) => elements.push(Element::Link(format!("[{number}]"))),
        }
    }
    let headings = body.headings.into_iter().map(|heading| heading.id).collect();
    Some(Structure { elements, headings })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Option<Structure> {
        let text = format!("---\ntitle: a\n---\n{body}");
        structure(
            File {
                path: "a.md",
                text: &text,
            },
            Lang::Zh,
        )
    }

    #[test]
    fn words_do_not_count_and_everything_else_does() {
        assert_eq!(of("甲,乙 <b> [a](x)"), of("甲，乙 <i> [a](x)"));
        let base = of("## 甲\n\n乙 **丙** [丁](x) ![戊](y)");
        assert!(base.is_some());
        for other in [
            "## 乙\n\n乙 **丙** [丁](x) ![戊](y)",
            "### 甲\n\n乙 **丙** [丁](x) ![戊](y)",
            "## 甲\n\n乙 *丙* [丁](x) ![戊](y)",
            "## 甲\n\n乙 **丙** [己](x) ![戊](y)",
            "## 甲\n\n乙 **丙** [丁](z) ![戊](y)",
            "## 甲\n\n乙 **丙** [丁](x) ![己](y)",
            "## 甲\n\n乙\n\n**丙** [丁](x) ![戊](y)",
        ] {
            assert_ne!(of(other), base, "{other}");
        }
        assert_eq!(
            structure(
                File {
                    path: "a.md",
                    text: "甲"
                },
                Lang::Zh
            ),
            None
        );
    }
}
