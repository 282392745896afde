//! The HTML in feeds, and what both formats have in common: addresses and moments.

use super::{Verdict, holds};
use crate::support::Page;
use wenzhai::model::date::Date;

/// Elements that the W3C's feed validator lets pass in HTML, as far as a text can have them.
const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Attributes that it lets pass. `id` is one of them, and yet ids of several texts would meet.
const ATTRIBUTES: &[&str] = &["alt", "class", "href", "hreflang", "lang", "src", "start", "title"];

fn page(html: &str) -> Page {
    Page::read("-", format!("<div>{html}</div>").as_bytes())
}

/// The text of HTML.
pub(super) fn text_of(html: &str) -> String {
    page(html).elements[0].text.trim_end().to_owned()
}

/// Whether HTML can be shown anywhere: nothing but texts, and whole addresses.
pub(super) fn is_sound(html: &str) -> Verdict {
    let page = page(html);
    for element in &page.elements[1..] {
        let name = element.name.as_str();
        holds(ELEMENTS.contains(&name), || format!("the element {name}"))?;
        for (attribute, value) in &element.attributes {
            holds(ATTRIBUTES.contains(&attribute.as_str()), || {
                format!("{name} has {attribute}")
            })?;
            if ["href", "src"].contains(&attribute.as_str()) {
                is_whole(value)?;
            }
        }
    }
    Ok(())
}

/// Whether an address is a whole one, written with the characters of addresses only.
pub(super) fn is_whole(address: &str) -> Verdict {
    let has_scheme = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    let is_plain = address
        .chars()
        .all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c));
    holds(has_scheme && is_plain, || format!("the address {address}"))
}

/// Whether a text is a moment as RFC 3339 writes it, on a day that exists.
pub(super) fn is_moment(text: Option<&str>) -> Verdict {
    let day = text.and_then(|text| text.strip_suffix("T00:00:00+08:00"));
    let date = day.and_then(|day| Date::parse(day).ok());
    let is_whole = date.is_some_and(|date| date.day.is_some() && date.html_datetime().is_some());
    holds(is_whole, || format!("the moment {text:?}"))
}

/// Whether a text says something and has no markup in it.
pub(super) fn is_plain(text: Option<&str>) -> Verdict {
    let text = text.unwrap_or_default();
    holds(!text.trim().is_empty() && !text.contains('<'), || {
        format!("the text {text:?}")
    })
}

/// Whether a tag names a language of the digest.
pub(super) fn is_language(tag: Option<&str>) -> Verdict {
    holds(matches!(tag, Some("zh-Hans" | "en")), || {
        format!("the language {tag:?}")
    })
}
