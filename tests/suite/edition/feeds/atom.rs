//! The rules of Atom: RFC 4287, and what the W3C's feed validator reports beyond it
//! (validator.w3.org/feed/docs). One of its warnings is not heeded: reports of one day have one
//! moment, since nobody has recorded the hour.

use super::content::{is_language, is_moment, is_plain, is_sound, is_whole};
use super::{Verdict, holds};
use crate::support::Xml;
use std::collections::BTreeSet;

/// A feed and its own address.
pub(super) struct Feed {
    pub(super) address: String,
    pub(super) root: Xml,
}

/// What must hold, with the section of RFC 4287 or the validator's name for it.
pub(super) const RULES: &[(&str, fn(&Feed) -> Verdict)] = &[
    ("4.1.1: the root is a feed in Atom's namespace", root),
    ("4.1.1: title, id and updated stand once in the feed", parts_of_feed),
    ("4.1.1: the feed has an author, who has a name", author),
    ("4.1.2: title, id and updated stand once in an entry", parts_of_entries),
    ("4.1.2: an entry has one link to its page", page_of_entries),
    ("4.2.6: ids are whole addresses, each used once", ids),
    ("4.2.7: the feed names its own address and its page", links),
    ("4.2.7.1: links are whole addresses", addresses),
    ("4.2.2: a category has a term and a label", categories),
    ("3.3: dates are moments of RFC 3339", dates),
    ("4.2.9: nothing is updated before it is published", order_of_dates),
    ("4.2.15: the feed is as new as its newest entry", newest),
    ("3.1.1: titles and summaries are plain texts", plain),
    ("3.1.1.2: content is HTML, escaped", content),
    ("SecurityRisk, ContainsRelRef: content can be shown anywhere", sound),
    ("2: the language of feed and entries is said", languages),
    ("UndefinedElement: there is nothing else", elements),
];

fn once(element: &Xml, names: &[&str]) -> Verdict {
    names.iter().try_for_each(|name| {
        let count = element.all(name).count();
        holds(count == 1, || format!("{count} times {name}"))
    })
}

fn entries(feed: &Feed, check: impl Fn(&Xml) -> Verdict) -> Verdict {
    let all = feed.root.all("entry");
    all.into_iter().try_for_each(|entry| {
        let id = entry.text_of("id").unwrap_or("no id");
        check(entry).map_err(|reason| format!("{id}: {reason}"))
    })
}

fn root(feed: &Feed) -> Verdict {
    let namespace = feed.root.get("xmlns");
    let is_feed = feed.root.name == "feed" && namespace == Some("http://www.w3.org/2005/Atom");
    holds(is_feed, || format!("{} of {namespace:?}", feed.root.name))
}

fn parts_of_feed(feed: &Feed) -> Verdict {
    once(&feed.root, &["title", "id", "updated"])
}

fn author(feed: &Feed) -> Verdict {
    once(&feed.root, &["author"])?;
    let author = feed.root.all("author").next().ok_or("no author")?;
    is_plain(author.text_of("name"))?;
    is_whole(author.text_of("uri").unwrap_or_default())
}

fn parts_of_entries(feed: &Feed) -> Verdict {
    entries(feed, |entry| {
        once(entry, &["title", "id", "updated", "published", "summary"])?;
        holds(entry.all("content").count() <= 1, || "two contents".to_owned())
    })
}

fn page_of_entries(feed: &Feed) -> Verdict {
    entries(feed, |entry| {
        let links: Vec<_> = entry
            .all("link")
            .map(|link| (link.get("rel"), link.get("href")))
            .collect();
        let wanted = [(Some("alternate"), entry.text_of("id"))];
        holds(links == wanted, || format!("{links:?}"))
    })
}

fn ids(feed: &Feed) -> Verdict {
    let own = feed.root.all("entry").filter_map(|entry| entry.text_of("id"));
    let all: Vec<&str> = own.chain(feed.root.text_of("id")).collect();
    all.iter().try_for_each(|id| is_whole(id))?;
    let different: BTreeSet<&str> = all.iter().copied().collect();
    holds(different.len() == all.len(), || format!("{all:?}"))
}

fn links(feed: &Feed) -> Verdict {
    let link = |relation: &str, kind: &str| {
        let mut all = feed.root.all("link").filter(|link| link.get("rel") == Some(relation));
        let found = all.next().filter(|link| link.get("type") == Some(kind));
        let href = found.and_then(|link| link.get("href")).map(str::to_owned);
        if all.next().is_none() { href } else { None }
    };
    let own = link("self", "application/atom+xml");
    holds(own.as_ref() == Some(&feed.address), || format!("self is {own:?}"))?;
    let page = link("alternate", "text/html");
    holds(page.as_deref() == feed.root.text_of("id"), || {
        format!("alternate is {page:?}")
    })
}

fn addresses(feed: &Feed) -> Verdict {
    let own = feed.root.all("entry").flat_map(|entry| entry.all("link"));
    let mut all = own.chain(feed.root.all("link"));
    all.try_for_each(|link| {
        is_language(link.get("hreflang"))?;
        is_whole(link.get("href").unwrap_or_default())
    })
}

fn categories(feed: &Feed) -> Verdict {
    entries(feed, |entry| {
        entry.all("category").try_for_each(|category| {
            is_plain(category.get("term"))?;
            is_plain(category.get("label"))
        })
    })
}

fn dates(feed: &Feed) -> Verdict {
    is_moment(feed.root.text_of("updated"))?;
    entries(feed, |entry| {
        is_moment(entry.text_of("updated"))?;
        is_moment(entry.text_of("published"))
    })
}

fn order_of_dates(feed: &Feed) -> Verdict {
    entries(feed, |entry| {
        holds(entry.text_of("published") <= entry.text_of("updated"), || {
            "updated before".to_owned()
        })
    })
}

fn newest(feed: &Feed) -> Verdict {
    let newest = feed
        .root
        .all("entry")
        .filter_map(|entry| entry.text_of("updated"))
        .max();
    let own = feed.root.text_of("updated");
    holds(newest.is_none() || newest == own, || format!("{own:?}, not {newest:?}"))
}

fn plain(feed: &Feed) -> Verdict {
    is_plain(feed.root.text_of("title"))?;
    let has_type = |element: &Xml| element.get("type").is_some();
    entries(feed, |entry| {
        is_plain(entry.text_of("title"))?;
        is_plain(entry.text_of("summary"))?;
        let typed = entry.all("title").chain(entry.all("summary")).any(has_type);
        holds(!typed, || "a type of its own".to_owned())
    })
}

fn content(feed: &Feed) -> Verdict {
    entries(feed, |entry| {
        entry.all("content").try_for_each(|content| {
            let is_html = content.get("type") == Some("html") && content.children.is_empty();
            holds(is_html && !content.text.trim().is_empty(), || {
                format!("{:?}", content.attributes)
            })
        })
    })
}

fn sound(feed: &Feed) -> Verdict {
    entries(feed, |entry| {
        entry.all("content").try_for_each(|content| is_sound(&content.text))
    })
}

fn languages(feed: &Feed) -> Verdict {
    is_language(feed.root.get("xml:lang"))?;
    entries(feed, |entry| is_language(entry.get("xml:lang")))
}

fn elements(feed: &Feed) -> Verdict {
    let known = |element: &Xml, names: &[&str]| {
        let mut all = element.children.iter();
        let other = all.find(|child| !names.contains(&child.name.as_str()));
        holds(other.is_none() && element.text.trim().is_empty(), || {
            format!("{other:?}")
        })
    };
    known(
        &feed.root,
        &["title", "subtitle", "id", "link", "updated", "author", "entry"],
    )?;
    let names = [
        "title",
        "id",
        "link",
        "published",
        "updated",
        "category",
        "summary",
        "content",
    ];
    entries(feed, |entry| known(entry, &names))
}
