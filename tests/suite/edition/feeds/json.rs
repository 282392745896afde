//! The rules of JSON Feed 1.1 (jsonfeed.org/version/1.1).

use super::content::{is_language, is_moment, is_plain, is_sound, is_whole};
use super::{Verdict, holds};
use serde_json::Value;
use std::collections::BTreeSet;

/// A feed and its own address.
pub(super) struct Feed {
    pub(super) address: String,
    pub(super) root: Value,
}

/// What must hold.
pub(super) const RULES: &[(&str, fn(&Feed) -> Verdict)] = &[
    ("version is the address of the version", version),
    ("title is required, and a text", title),
    ("items is required, and a list of objects", items_are_objects),
    ("feed_url is the feed's own address", own_address),
    ("home_page_url is the page that the feed is of", home_page),
    ("authors is a list, each with a name or an address", authors),
    (
        "author and other names of version 1 are gone, and nothing is made up",
        names,
    ),
    ("language is a tag of RFC 5646", language),
    ("an item's id is required, a text, and used once", ids),
    ("an item has content_html or content_text", content),
    ("content_html is HTML that can be shown anywhere", sound),
    ("title and summary are plain texts", plain),
    ("url and image are whole addresses", addresses),
    ("date_published and date_modified are moments of RFC 3339", dates),
    ("tags is a list of texts", tags),
];

fn items(feed: &Feed) -> &[Value] {
    feed.root["items"].as_array().map_or(&[], Vec::as_slice)
}

fn each(feed: &Feed, check: impl Fn(&Value) -> Verdict) -> Verdict {
    items(feed)
        .iter()
        .try_for_each(|item| check(item).map_err(|reason| format!("{}: {reason}", item["id"])))
}

fn version(feed: &Feed) -> Verdict {
    let version = &feed.root["version"];
    holds(version == "https://jsonfeed.org/version/1.1", || version.to_string())
}

fn title(feed: &Feed) -> Verdict {
    is_plain(feed.root["title"].as_str())
}

fn items_are_objects(feed: &Feed) -> Verdict {
    let items = feed.root["items"].as_array();
    let sound = items.is_some_and(|items| items.iter().all(Value::is_object));
    holds(sound, || "no list of objects".to_owned())
}

fn own_address(feed: &Feed) -> Verdict {
    let own = &feed.root["feed_url"];
    holds(*own == feed.address.as_str(), || own.to_string())
}

fn home_page(feed: &Feed) -> Verdict {
    let page = feed.address.strip_suffix("feed.json");
    let own = feed.root["home_page_url"].as_str();
    holds(own.is_some() && own == page, || format!("{own:?}"))
}

fn authors(feed: &Feed) -> Verdict {
    let authors = feed.root["authors"].as_array().ok_or("no list")?;
    holds(!authors.is_empty(), || "an empty list".to_owned())?;
    authors.iter().try_for_each(|author| {
        is_plain(author["name"].as_str())?;
        is_whole(author["url"].as_str().unwrap_or_default())
    })
}

fn names(feed: &Feed) -> Verdict {
    let known = |value: &Value, names: &[&str]| {
        let object = value.as_object().ok_or("no object")?;
        let other = object.keys().find(|name| !names.contains(&name.as_str()));
        holds(other.is_none(), || format!("{other:?}"))
    };
    let of_feed = [
        "version",
        "title",
        "home_page_url",
        "feed_url",
        "description",
        "language",
        "authors",
        "items",
    ];
    known(&feed.root, &of_feed)?;
    let of_item = [
        "id",
        "url",
        "title",
        "summary",
        "content_html",
        "content_text",
        "image",
        "date_published",
        "date_modified",
        "tags",
        "language",
    ];
    each(feed, |item| known(item, &of_item))
}

fn language(feed: &Feed) -> Verdict {
    is_language(feed.root["language"].as_str())?;
    each(feed, |item| is_language(item["language"].as_str()))
}

fn ids(feed: &Feed) -> Verdict {
    let ids: Vec<&str> = items(feed).iter().filter_map(|item| item["id"].as_str()).collect();
    let different: BTreeSet<&str> = ids.iter().copied().filter(|id| !id.is_empty()).collect();
    holds(different.len() == items(feed).len(), || format!("{ids:?}"))
}

fn content(feed: &Feed) -> Verdict {
    each(feed, |item| {
        let contents = ["content_html", "content_text"];
        let filled = |key: &&str| item[*key].as_str().is_some_and(|text| !text.trim().is_empty());
        holds(contents.iter().any(filled), || "no content".to_owned())
    })
}

fn sound(feed: &Feed) -> Verdict {
    each(feed, |item| item["content_html"].as_str().map_or(Ok(()), is_sound))
}

fn plain(feed: &Feed) -> Verdict {
    each(feed, |item| {
        is_plain(item["title"].as_str())?;
        is_plain(item["summary"].as_str())
    })
}

fn addresses(feed: &Feed) -> Verdict {
    each(feed, |item| {
        holds(item["url"] == item["id"], || item["url"].to_string())?;
        is_whole(item["url"].as_str().unwrap_or_default())?;
        is_whole(item["image"].as_str().unwrap_or_default())
    })
}

fn dates(feed: &Feed) -> Verdict {
    each(feed, |item| {
        is_moment(item["date_published"].as_str())?;
        is_moment(item["date_modified"].as_str())
    })
}

fn tags(feed: &Feed) -> Verdict {
    each(feed, |item| {
        let tags = item
            .get("tags")
            .map_or(Some(&[][..]), |tags| tags.as_array().map(Vec::as_slice));
        let sound = tags.is_some_and(|tags| tags.iter().all(Value::is_string));
        holds(sound, || item["tags"].to_string())
    })
}
