//! `sitemap.xml`, with the translations of each page, and `robots.txt`, which names it.

use super::view::{alternates, is_indexed};
use crate::model::date::Date;
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io;

/// How much one sitemap may hold (sitemaps.org/protocol.html).
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Addresses.
    urls: usize,
    /// Bytes, without compression.
    bytes: usize,
}

const LIMITS: Limits = Limits {
    urls: 50_000,
    bytes: 50 * 1024 * 1024,
};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const START: &str =
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">";
const END: &str = "</urlset>\n";

/// The sitemap of all pages but those that search engines should not list: the one for wrong
/// addresses, and lists of reports that other pages have too. More than one, and an index of them,
/// where one would be too large.
///
/// # Panics
/// Never: memory can be written.
pub fn sitemap(site: &Site, routes: &[Route]) -> Vec<OutputFile> {
    let pages = routes.iter().filter(|route| is_indexed(route.page));
    let pages = pages.map(|route| url(site, *route).expect("writing to memory does not fail"));
    let mut urls = vec![root(site).expect("writing to memory does not fail")];
    urls.extend(pages);
    files(site, &urls, LIMITS)
}

/// Whether a path is that of a sitemap.
pub fn is_sitemap(path: &str) -> bool {
    let number = path.strip_prefix("sitemap").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// `robots.txt`: everything may be read, and here is the list of it.
pub fn robots(site: &Site) -> OutputFile {
    let sitemap = site.settings.absolute("/sitemap.xml");
    OutputFile {
        path: "robots.txt".to_owned(),
        content: Content::Bytes(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()),
    }
}

/// Entries in as few files as may hold them.
fn files(site: &Site, urls: &[Vec<u8>], limits: Limits) -> Vec<OutputFile> {
    let room = limits.bytes - DECLARATION.len() - START.len() - END.len();
    let mut parts: Vec<(usize, Vec<u8>)> = Vec::new();
    for url in urls {
        match parts.last_mut() {
            Some((count, part)) if *count < limits.urls && part.len() + url.len() <= room => {
                *count += 1;
                part.extend_from_slice(url);
            }
            _ => parts.push((1, url.clone())),
        }
    }
    let file = |path: String, inner: &[u8], start: &str, end: &str| OutputFile {
        path,
        content: Content::Bytes([DECLARATION.as_bytes(), start.as_bytes(), inner, end.as_bytes()].concat()),
    };
    if let [(_, all)] = parts.as_slice() {
        return vec![file("sitemap.xml".to_owned(), all, START, END)];
    }
    let named = parts.iter().zip(1..);
    let mut files: Vec<OutputFile> = named
        .map(|((_, part), number)| file(format!("sitemap-{number}.xml"), part, START, END))
        .collect();
    let mut index = Writer::new(Vec::new());
    for part in &files {
        let address = site.settings.absolute(&part.path);
        index
            .create_element("sitemap")
            .write_inner_content(|xml| text(xml, "loc", &address))
            .expect("writing to memory does not fail");
    }
    let start = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    let index = file(
        "sitemap.xml".to_owned(),
        &index.into_inner(),
        start,
        "</sitemapindex>\n",
    );
    files.push(index);
    files
}

/// The root, which is for readers of any language what the home pages are for those of one.
fn root(site: &Site) -> io::Result<Vec<u8>> {
    let home = Route::new(Lang::Zh, Page::Home);
    entry(site, &site.settings.absolute("/"), home)
}

fn url(site: &Site, route: Route) -> io::Result<Vec<u8>> {
    entry(site, &site.settings.absolute(&route.path(site)), route)
}

/// The entry of an address with what belongs to a route.
fn entry(site: &Site, address: &str, route: Route) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::with_capacity(512));
    xml.create_element("url").write_inner_content(|xml| {
        text(xml, "loc", address)?;
        if let Some(day) = modified(site, route.page).and_then(Date::as_known) {
            text(xml, "lastmod", day)?;
        }
        for alternate in alternates(site, route) {
            let (tag, href) = alternate.parts();
            xml.create_element("xhtml:link")
                .with_attributes([("rel", "alternate"), ("hreflang", tag), ("href", href)])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn text(xml: &mut Writer<Vec<u8>>, element: &str, content: &str) -> io::Result<()> {
    xml.create_element(element)
        .write_text_content(BytesText::new(content))?;
    Ok(())
}

/// When a page last changed, as far as a digest says: a report when it was published or corrected,
/// and a list when one of its reports was. Of other pages nothing is known.
fn modified(site: &Site, page: Page) -> Option<&Date> {
    let newest = |reports: &[Key<Report>]| {
        let dates = reports.iter().filter_map(|key| site.reports[*key].modified());
        dates.max_by_key(|date| date.sort_key())
    };
    match page {
        Page::Report(key) => site.reports[key].modified(),
        Page::Topic(key) => newest(&site.topics[key].reports),
        Page::Region(key) => newest(&site.regions[key].reports),
        Page::Term(key) => newest(&site.terms[key].reports),
        Page::Year(year) => newest(&site.years.iter().find(|known| known.year == year)?.reports),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(urls: &[&str], limits: Limits) -> Vec<(String, String)> {
        let urls: Vec<Vec<u8>> = urls.iter().map(|url| url.as_bytes().to_vec()).collect();
        let files = files(&Site::empty(), &urls, limits);
        let text = |file: OutputFile| match file.content {
            Content::Bytes(bytes) => (file.path, String::from_utf8(bytes).unwrap()),
            Content::CopyOf(_) => unreachable!(),
        };
        files.into_iter().map(text).collect()
    }

    #[test]
    fn what_fits_is_one_file() {
        let files = split(&["<url>a</url>", "<url>b</url>"], LIMITS);
        let [(path, text)] = files.as_slice() else {
            panic!("{files:?}");
        };
        assert_eq!(path, "sitemap.xml");
        assert!(text.ends_with("<url>a</url><url>b</url></urlset>\n"), "{text}");
    }

    #[test]
    fn too_many_addresses_or_bytes_are_split() {
        let around = DECLARATION.len() + START.len() + END.len();
        let by_count = Limits { urls: 2, ..LIMITS };
        let by_size = Limits {
            bytes: around + 25,
            ..LIMITS
        };
        for limits in [by_count, by_size] {
            let files = split(&["<url>a</url>", "<url>b</url>", "<url>c</url>"], limits);
            let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
            assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
            assert!(paths.into_iter().all(is_sitemap));
            assert!(files[0].1.ends_with("<url>a</url><url>b</url></urlset>\n"));
            assert!(files[1].1.ends_with("<url>c</url></urlset>\n"));
            assert!(files[2].1.contains(
                "<sitemap><loc>sitemap-1.xml</loc></sitemap><sitemap><loc>sitemap-2.xml</loc></sitemap></sitemapindex>"
            ));
            assert!(
                files
                    .iter()
                    .all(|(_, text)| text.len() <= limits.bytes || limits.urls == 2)
            );
        }
    }
}
