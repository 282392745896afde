//! `sitemap.xml`, with the translations of each page.

use super::view::{exists, is_indexed};
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::route::Route;
use crate::model::site::Site;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The sitemap of all pages but those that search engines should not list: the one for wrong
/// addresses, and lists of reports that other pages have too.
///
/// # Panics
/// Never: memory can be written.
pub fn sitemap(site: &Site, routes: &[Route]) -> OutputFile {
    let mut writer = Writer::new(Vec::new());
    write(&mut writer, site, routes).expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    OutputFile {
        path: "sitemap.xml".to_owned(),
        content: Content::Bytes(bytes),
    }
}

fn write(xml: &mut Writer<Vec<u8>>, site: &Site, routes: &[Route]) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .with_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"))
        .write_inner_content(|xml| {
            for route in routes.iter().filter(|route| is_indexed(route.page)) {
                url(xml, site, *route)?;
            }
            Ok(())
        })?;
    Ok(())
}

fn url(xml: &mut Writer<Vec<u8>>, site: &Site, route: Route) -> io::Result<()> {
    let address = |route: Route| site.settings.absolute(&route.path(site));
    let both = Lang::ALL.iter().all(|lang| exists(site, route.page, *lang));
    xml.create_element("url").write_inner_content(|xml| {
        xml.create_element("loc")
            .write_text_content(BytesText::new(&address(route)))?;
        for lang in Lang::ALL.into_iter().filter(|_| both) {
            let other = address(Route { lang, ..route });
            xml.create_element("xhtml:link")
                .with_attributes([("rel", "alternate"), ("hreflang", lang.tag()), ("href", other.as_str())])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
