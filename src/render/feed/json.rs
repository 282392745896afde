//! Feeds in JSON (JSON Feed 1.1).

use super::{Entry, Head, Item};
use serde::Serialize;

/// What a feed says of itself, but for its items.
#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'static str,
    authors: [Author<'a>; 1],
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Report<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    /// An item must have a content; of a report without a text it is the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    image: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    language: &'static str,
}

/// A feed of these items. They are whole objects already, so that nothing but the marks of the
/// list is put around them.
pub(super) fn feed(head: &Head<'_>, entries: &[&Entry]) -> Vec<u8> {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &head.title,
        home_page_url: &head.page,
        feed_url: &head.own,
        description: &head.description,
        language: head.lang.tag(),
        authors: [Author {
            name: head.author.0,
            url: &head.author.1,
        }],
    };
    let size: usize = entries.iter().map(|entry| entry.json.len() + 2).sum();
    let mut json = String::with_capacity(size + 1024);
    json.push_str(&written(&feed));
    json.truncate(json.trim_end_matches('}').len());
    json.push_str(",\"items\":[");
    for (number, entry) in entries.iter().enumerate() {
        json.push_str(if number > 0 { ",\n" } else { "\n" });
        json.push_str(&entry.json);
    }
    json.push_str("\n]}\n");
    json.into_bytes()
}

/// A report as an item.
pub(super) fn item(item: &Item<'_>) -> String {
    let has_text = !item.content.is_empty();
    written(&Report {
        id: &item.address,
        url: &item.address,
        title: item.title,
        summary: &item.summary,
        content_html: has_text.then_some(item.content.as_str()),
        content_text: (!has_text).then_some(item.summary.as_str()),
        image: &item.image,
        date_published: &item.published,
        date_modified: &item.updated,
        tags: item.topics.iter().map(|(_, name)| *name).collect(),
        language: item.lang.tag(),
    })
}

fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("texts and lists of texts can be written")
}
