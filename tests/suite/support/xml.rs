//! XML as a tree, read by a parser that refuses what is not well-formed.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// One element.
#[derive(Debug, Clone, Default)]
pub(crate) struct Xml {
    /// Its name with its prefix.
    pub(crate) name: String,
    /// Its attributes.
    pub(crate) attributes: BTreeMap<String, String>,
    /// The text that stands in it and in none of its children.
    pub(crate) text: String,
    /// The elements in it.
    pub(crate) children: Vec<Xml>,
}

impl Xml {
    /// Reads a document; gives its root.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}"));
            match &event {
                Event::Start(tag) => open.push(Self::of(path, tag)),
                Event::Empty(tag) => {
                    let element = Self::of(path, tag);
                    open.last_mut().expect("the document is open").children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop().expect("the parser checks names");
                    open.last_mut().expect("the document is open").children.push(element);
                }
                Event::Text(text) => open.last_mut().expect("the document is open").text += text,
                Event::GeneralRef(name) => {
                    let name: &str = name;
                    let character = unescape(&format!("&{name};")).map(std::borrow::Cow::into_owned);
                    let character = character.unwrap_or_else(|error| panic!("{path}: {error}"));
                    open.last_mut().expect("the document is open").text += &character;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let document = open.pop().expect("the document is open");
        assert!(open.is_empty() && document.children.len() == 1, "{path}: no one root");
        let unsound =
            |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
        assert!(!text.contains(unsound), "{path}: a character that XML cannot have");
        document.children.into_iter().next().expect("there is one")
    }

    fn of(path: &str, tag: &BytesStart<'_>) -> Self {
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
            let value = unescape(&attribute.value).unwrap_or_else(|error| panic!("{path}: {error}"));
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self {
            name: tag.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// The children of a name.
    pub(crate) fn all<'x>(&'x self, name: &'x str) -> impl Iterator<Item = &'x Xml> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of a name.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        let child = self.children.iter().find(|child| child.name == name);
        child.map(|child| child.text.as_str())
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}
