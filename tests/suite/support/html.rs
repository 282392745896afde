//! A page of HTML as a flat list of elements, cut by a tokenizer that follows the standard.

use html5gum::{HtmlString, Token, Tokenizer};
use std::collections::BTreeMap;

/// Elements that have no end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// One element.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: String,
    /// Its attributes.
    pub(crate) attributes: BTreeMap<String, String>,
    /// All text in it.
    pub(crate) text: String,
    /// The positions of the elements that it lies in, the outermost first.
    pub(crate) within: Vec<usize>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// A page.
#[derive(Debug)]
pub(crate) struct Page {
    /// Where it is in the published site.
    pub(crate) path: String,
    /// Its elements in the order of their start tags.
    pub(crate) elements: Vec<Element>,
    /// Its runs of text, each with the position of the element that it stands in.
    pub(crate) texts: Vec<(usize, String)>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(path: &str, html: &[u8]) -> Self {
        let html = std::str::from_utf8(html).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut texts = Vec::new();
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => {
                    let name = words(&tag.name);
                    let attributes = tag.attributes.into_iter().map(|(k, v)| (words(&k), words(&v)));
                    elements.push(Element {
                        name: name.clone(),
                        attributes: attributes.collect(),
                        text: String::new(),
                        within: open.clone(),
                    });
                    if !tag.self_closing && !VOID.contains(&name.as_str()) {
                        open.push(elements.len() - 1);
                    }
                }
                Token::String(text) => {
                    texts.extend(open.last().map(|at| (*at, words(&text))));
                    for at in &open {
                        elements[*at].text += &words(&text);
                    }
                }
                Token::EndTag(tag) => {
                    let at = open
                        .pop()
                        .unwrap_or_else(|| panic!("{path}: nothing is open at </{}>", words(&tag.name)));
                    assert_eq!(elements[at].name, words(&tag.name), "{path}: an element is not closed");
                }
                Token::Error(error) => panic!("{path}: {:?}", error.value),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
        assert!(open.is_empty(), "{path}: an element is not closed");
        Self {
            path: path.to_owned(),
            elements,
            texts,
        }
    }

    /// All elements of a name.
    pub(crate) fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// All elements that have an attribute.
    pub(crate) fn having<'p>(&'p self, attribute: &'p str) -> impl Iterator<Item = &'p Element> {
        self.elements
            .iter()
            .filter(move |element| element.get(attribute).is_some())
    }

    /// The one element of a name.
    #[track_caller]
    pub(crate) fn the<'p>(&'p self, name: &'p str) -> &'p Element {
        let mut all = self.named(name);
        let first = all.next().unwrap_or_else(|| panic!("{}: no {name}", self.path));
        assert!(all.next().is_none(), "{}: more than one {name}", self.path);
        first
    }

    /// The addresses of `<link rel=REL>`.
    pub(crate) fn links<'p>(&'p self, rel: &'p str) -> impl Iterator<Item = &'p Element> {
        self.named("link").filter(move |link| link.get("rel") == Some(rel))
    }

    /// The language of an element: the nearest `lang` around it.
    pub(crate) fn lang_of<'p>(&'p self, element: &'p Element) -> Option<&'p str> {
        let around = element
            .within
            .iter()
            .rev()
            .find_map(|at| self.elements[*at].attributes.get("lang"));
        element.get("lang").or(around.map(String::as_str))
    }
}

fn words(text: &HtmlString) -> String {
    String::from_utf8_lossy(&text.0).into_owned()
}
