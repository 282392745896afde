//! `opensearch.xml`: how a browser asks the site from its address bar.
//!
//! The form is `OpenSearch` 1.1, draft 6.

use super::view::opensearch_words;
use super::words::Words;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The description of a language's search.
///
/// # Panics
/// Never: memory can be written.
pub fn opensearch(site: &Site, words: &Words) -> OutputFile {
    let mut writer = Writer::new(Vec::new());
    write(&mut writer, site, words).expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    OutputFile {
        path: format!("{}/opensearch.xml", words.lang.code()),
        content: Content::Bytes(bytes),
    }
}

fn write(xml: &mut Writer<Vec<u8>>, site: &Site, words: &Words) -> io::Result<()> {
    let (name, description) = opensearch_words(site, words);
    let page = site.settings.absolute(&Route::new(words.lang, Page::Search).path(site));
    let template = format!("{page}?q={{searchTerms}}");
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("OpenSearchDescription")
        .with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"))
        .write_inner_content(|xml| {
            let mut text = |element: &str, text: &str| {
                let element = xml.create_element(element);
                element.write_text_content(BytesText::new(text)).map(|_| ())
            };
            text("ShortName", &name)?;
            text("Description", &description)?;
            text("Language", words.lang.tag())?;
            text("InputEncoding", "UTF-8")?;
            xml.create_element("Url")
                .with_attributes([("type", "text/html"), ("template", template.as_str())])
                .write_empty()?;
            Ok(())
        })?;
    Ok(())
}
