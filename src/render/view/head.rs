//! What a page tells programs about itself, in its head.

use super::Context;
use crate::model::date::Date;
use crate::model::filter::Choice;
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use serde::Serialize;

/// The size of preview images in pixels: what Facebook, `LinkedIn` and X show uncut, 1.91 to 1.
const IMAGE: (u16, u16) = (1200, 630);

/// A page in a language, for `<link rel="alternate" hreflang>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Alternate {
    /// A BCP 47 tag, or `x-default`.
    tag: &'static str,
    /// The page's full address.
    href: String,
}

impl Alternate {
    /// Its tag and its address.
    pub(crate) fn parts(&self) -> (&'static str, &str) {
        (self.tag, &self.href)
    }
}

/// A page in all its languages, itself included, by their full addresses; empty if it has no
/// translation. Lists run over as many parts in one language as in the other, so the parts of a
/// translated page are translations of each other.
///
/// `x-default` is for readers of neither language. Somebody who has come to a page wants that page:
/// its English version, since more people who read neither Chinese nor English first read English
/// second. Home pages have a version for everybody, the site's root, which lets the reader choose.
pub(crate) fn alternates(site: &Site, route: Route) -> Vec<Alternate> {
    if !site.is_translated(route.page) {
        return Vec::new();
    }
    let address = |lang| site.settings.absolute(&Route { lang, ..route }.path(site));
    let default = match route.page {
        Page::Home => site.settings.absolute("/"),
        _ => address(Lang::En),
    };
    let own = Lang::ALL.into_iter().map(|lang| (lang.tag(), address(lang)));
    own.chain([("x-default", default)])
        .map(|(tag, href)| Alternate { tag, href })
        .collect()
}

/// What is shown of a page where somebody shares its address: Open Graph (ogp.me).
#[derive(Debug, Serialize)]
pub(super) struct Share {
    /// `article` or `website`.
    kind: &'static str,
    /// The page's language and the other one that it is in, as Open Graph writes them.
    locale: &'static str,
    other_locale: Option<&'static str>,
    /// Of a report: when its source was published, and when it last changed, as far as known.
    published: Option<String>,
    modified: Option<String>,
    image: Image,
}

/// A preview image.
#[derive(Debug, Serialize)]
pub(super) struct Image {
    /// Its full address.
    href: String,
    width: u16,
    height: u16,
    /// Its description.
    alt: String,
}

/// What is shown of the page at `route`, which is called `title`.
pub(super) fn share(context: Context<'_>, route: Route, title: &str) -> Share {
    let Context { site, words, .. } = context;
    let report = match route.page {
        Page::Report(key) => Some(&site.reports[key]),
        _ => None,
    };
    let known = |date: Option<&Date>| Some(date?.as_known()?.to_owned());
    let other = Some(route.lang.other()).filter(|_| site.is_translated(route.page));
    Share {
        kind: if report.is_some() { "article" } else { "website" },
        locale: locale(route.lang),
        other_locale: other.map(locale),
        published: report.and_then(|report| known(report.issued())),
        modified: report.and_then(|report| known(report.modified())),
        image: image(site, route, words.say("share-image", &[("title", title)])),
    }
}

/// A page's preview image; `alt` says what it shows.
pub(super) fn image(site: &Site, route: Route, alt: String) -> Image {
    Image {
        href: site.settings.absolute(&share_image(site, route)),
        width: IMAGE.0,
        height: IMAGE.1,
        alt,
    }
}

/// The path of a page's preview image: a report's own, else the language's.
pub(crate) fn share_image(site: &Site, route: Route) -> String {
    let page = match route.page {
        Page::Report(key) | Page::Parallel(key) => Page::Report(key),
        _ => Page::Home,
    };
    format!("{}share.png", Route::new(route.lang, page).path(site))
}

/// A language with a country, which Open Graph asks for. English is written as in Britain.
pub(super) fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh_CN",
        Lang::En => "en_GB",
    }
}

/// The path of the feed that has a page's reports: a topic's or region's own, else the
/// language's.
pub(crate) fn feed_path(site: &Site, route: Route, ending: &str) -> String {
    let page = match route.page {
        page @ (Page::Topic(_) | Page::Region(_)) => page,
        Page::Filtered(filter) => match filter.only() {
            Some(Choice::Topic(key)) => Page::Topic(key),
            Some(Choice::Region(key)) => Page::Region(key),
            _ => Page::Home,
        },
        _ => Page::Home,
    };
    format!("{}feed.{ending}", Route::new(route.lang, page).path(site))
}
