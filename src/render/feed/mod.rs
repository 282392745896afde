//! Feeds with whole texts: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org/version/1.1), one pair
//! for each language, topic and place.
//!
//! A report is in the feeds of its language, its topics and every place that its place lies in.
//! It is written once for a language in each format, and feeds are put together of that.

mod atom;
mod json;

use super::body;
use super::prepared::Prepared;
use super::view::{Context, feed_path, share_image, summary};
use super::words::Words;
use crate::diag::Diagnostic;
use crate::model::date::{Date, Part};
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;

/// How many reports a feed has. Readers that come once a month miss none of a digest
/// of this size.
const ENTRIES: usize = 20;

/// What stands for a day that is not known: RFC 4287 wants one of every entry.
const UNDATED: &str = "1970-01-01T00:00:00+08:00";

/// A report as the feeds of a language have it.
#[derive(Debug)]
pub(super) struct Entry {
    updated: String,
    atom: Vec<u8>,
    json: String,
}

/// What both formats say of a report.
struct Item<'a> {
    title: &'a str,
    /// The page's full address, which is also its id: it never changes.
    address: String,
    /// The language of title, summary and text.
    lang: Lang,
    published: String,
    updated: String,
    summary: String,
    /// HTML; empty where a report has nothing but a summary.
    content: String,
    /// The ids and names of its topics, the names in the language of the feed.
    topics: Vec<(&'a str, &'a str)>,
    /// The full address of its preview image.
    image: String,
}

/// What both formats say of a feed.
struct Head<'a> {
    title: String,
    description: String,
    lang: Lang,
    /// The full address of the page that has the same reports.
    page: String,
    /// The feed's own.
    own: String,
    updated: String,
    /// The digest's name and the full address of its home page: the author of all.
    author: (&'a str, String),
}

/// The two feeds of a page: of a home page, a topic or a place.
///
/// # Errors
/// The finding that says where the template of a menu failed.
pub fn feeds(site: &Site, prepared: &Prepared, words: &Words, page: Page) -> Result<Vec<OutputFile>, Diagnostic> {
    let all: Vec<Key<Report>>;
    let reports = match page {
        Page::Topic(key) => &site.topics[key].reports,
        Page::Region(key) => &site.regions[key].reports,
        _ => {
            all = site.reports.keys().take(ENTRIES).collect();
            &all
        }
    };
    let shown = reports.iter().take(ENTRIES);
    let entries: Vec<&Entry> = shown
        .map(|key| prepared.entry(words.lang, *key))
        .collect::<Result<_, _>>()?;
    let route = Route::new(words.lang, page);
    let file = |ending: &str, write: fn(&Head<'_>, &[&Entry]) -> Vec<u8>| {
        let path = feed_path(site, route, ending);
        OutputFile {
            content: Content::Bytes(write(&head(site, words, route, &path, &entries), &entries)),
            path: path.trim_start_matches('/').to_owned(),
        }
    };
    Ok(vec![file("xml", atom::feed), file("json", json::feed)])
}

fn head<'a>(site: &'a Site, words: &Words, route: Route, path: &str, entries: &[&Entry]) -> Head<'a> {
    let lang = route.lang;
    let settings = &site.settings;
    let address = |page| settings.absolute(&Route::new(lang, page).path(site));
    let updated = entries.iter().map(|entry| entry.updated.as_str()).max();
    Head {
        title: title(site, words, route),
        description: description(site, words, route),
        lang,
        page: address(route.page),
        own: settings.absolute(path),
        updated: updated.unwrap_or(UNDATED).to_owned(),
        author: (settings.title.get(lang), address(Page::Home)),
    }
}

fn title(site: &Site, words: &Words, route: Route) -> String {
    let digest = site.settings.title.get(route.lang);
    let page = match route.page {
        Page::Topic(key) => site.topics[key].name(route.lang),
        Page::Region(key) => site.regions[key].names.get(route.lang),
        _ => return digest.clone(),
    };
    words.say("title-part", &[("page", page), ("site", digest)])
}

fn description(site: &Site, words: &Words, route: Route) -> String {
    match route.page {
        Page::Region(key) => {
            let name = site.regions[key].names.get(route.lang);
            words.say("description-region", &[("name", name)])
        }
        page => {
            let text = site.texts(page).and_then(|texts| texts.get(route.lang).as_ref());
            text.map_or_else(String::new, |text| summary(text, route.lang))
        }
    }
}

/// A report for the feeds of `lang`. `context` is in the language of the report's text.
pub(super) fn entry(context: Context<'_>, lang: Lang, key: Key<Report>) -> Entry {
    let site = context.site;
    let report = &site.reports[key];
    let (page, written_in) = report.text(lang);
    let route = Route::new(written_in, Page::Report(key));
    let address = site.settings.absolute(&route.path(site));
    let topics = report.topics.iter().map(|key| &site.topics[*key]);
    let item = Item {
        title: &page.title,
        lang: written_in,
        published: moment(report.issued()),
        updated: moment(report.modified()),
        summary: summary(page, written_in),
        content: body::html_away(context, (page, written_in), Some(key), &address),
        topics: topics.map(|topic| (topic.id.as_str(), topic.name(lang))).collect(),
        image: site.settings.absolute(&share_image(site, route)),
        address,
    };
    Entry {
        atom: atom::entry(&item, lang),
        json: json::item(&item),
        updated: item.updated,
    }
}

/// A day as RFC 3339 wants it, as the moment that it begins in China; what is not known of it is
/// the first of its kind.
fn moment(date: Option<&Date>) -> String {
    let Some(date) = date else {
        return UNDATED.to_owned();
    };
    let part = |part: Option<Part>| part.and_then(Part::known).unwrap_or(1);
    let (year, _, _) = date.sort_key();
    format!("{year:04}-{:02}-{:02}T00:00:00+08:00", part(date.month), part(date.day))
}
