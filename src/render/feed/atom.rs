//! Feeds in Atom (RFC 4287).

use super::{Entry, Head, Item};
use crate::model::lang::Lang;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io;

type Xml = Writer<Vec<u8>>;

/// A feed of these entries.
pub(super) fn feed(head: &Head<'_>, entries: &[&Entry]) -> Vec<u8> {
    let size: usize = entries.iter().map(|entry| entry.atom.len()).sum();
    let mut xml = Writer::new(Vec::with_capacity(size + 1024));
    write_feed(&mut xml, head, entries).expect("writing to memory does not fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write_feed(xml: &mut Xml, head: &Head<'_>, entries: &[&Entry]) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", head.lang.tag())];
    xml.write_event(Event::Start(BytesStart::new("feed").with_attributes(attributes)))?;
    text(xml, "title", &head.title)?;
    if !head.description.is_empty() {
        text(xml, "subtitle", &head.description)?;
    }
    text(xml, "id", &head.page)?;
    let html = [
        ("rel", "alternate"),
        ("type", "text/html"),
        ("href", head.page.as_str()),
    ];
    link(xml, html, head.lang)?;
    let own = [
        ("rel", "self"),
        ("type", "application/atom+xml"),
        ("href", head.own.as_str()),
    ];
    link(xml, own, head.lang)?;
    text(xml, "updated", &head.updated)?;
    xml.create_element("author").write_inner_content(|xml| {
        text(xml, "name", head.author.0)?;
        text(xml, "uri", &head.author.1)
    })?;
    for entry in entries {
        xml.get_mut().extend_from_slice(&entry.atom);
    }
    xml.write_event(Event::End(BytesEnd::new("feed")))
}

/// A report in the feeds of `lang`.
pub(super) fn entry(item: &Item<'_>, lang: Lang) -> Vec<u8> {
    // Markup takes three more bytes for each angle bracket.
    let mut xml = Writer::new(Vec::with_capacity(item.content.len() * 3 / 2 + 1024));
    write_entry(&mut xml, item, lang).expect("writing to memory does not fail");
    xml.into_inner()
}

fn write_entry(xml: &mut Xml, item: &Item<'_>, lang: Lang) -> io::Result<()> {
    xml.create_element("entry")
        .with_attribute(("xml:lang", item.lang.tag()))
        .write_inner_content(|xml| {
            text(xml, "title", item.title)?;
            text(xml, "id", &item.address)?;
            let html = [
                ("rel", "alternate"),
                ("type", "text/html"),
                ("href", item.address.as_str()),
            ];
            link(xml, html, item.lang)?;
            text(xml, "published", &item.published)?;
            text(xml, "updated", &item.updated)?;
            for (id, name) in &item.topics {
                xml.create_element("category")
                    .with_attributes([("xml:lang", lang.tag()), ("term", id), ("label", name)])
                    .write_empty()?;
            }
            text(xml, "summary", &item.summary)?;
            if !item.content.is_empty() {
                xml.create_element("content")
                    .with_attribute(("type", "html"))
                    .write_text_content(escaped(&sound(&item.content)))?;
            }
            Ok(())
        })?;
    Ok(())
}

fn text(xml: &mut Xml, element: &str, content: &str) -> io::Result<()> {
    xml.create_element(element)
        .write_text_content(escaped(&sound(content)))?;
    Ok(())
}

fn link(xml: &mut Xml, attributes: [(&str, &str); 3], lang: Lang) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes(attributes)
        .with_attribute(("hreflang", lang.tag()))
        .write_empty()?;
    Ok(())
}

/// A text in which nothing is markup; quotation marks, of which markup of HTML is full, are none.
fn escaped(text: &str) -> BytesText<'_> {
    BytesText::from_escaped(partial_escape(text))
}

/// A text without characters that XML 1.0 cannot have (section 2.2), escaped or not: HTML can have
/// some that an editor's keyboard put there.
fn sound(text: &str) -> Cow<'_, str> {
    let is_unsound =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    if text.contains(is_unsound) {
        text.replace(is_unsound, "").into()
    } else {
        text.into()
    }
}
