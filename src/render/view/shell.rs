//! What every page has around its content.

use super::Context;
use super::breadcrumb::breadcrumb;
use super::head::{Alternate, Share, alternates, feed_path, share};
use crate::model::cut::cut;
use crate::model::lang::Lang;
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use crate::render::data::Dataset;
use crate::render::linked::{self, Graph};
use crate::render::markdown;
use crate::render::policy::Loading;
use crate::render::targets::Target as Link;
use serde::Serialize;

/// How wide a description is at most, in Latin letters: 160, or 80 Chinese characters,
/// are what result pages of search engines have room for in two lines.
const DESCRIPTION: usize = 160;

/// How many characters the words in a browser's title bar are at most. Longer ones are cut
/// off wherever titles are shown, and html-validate's rule `long-title` has this number.
const WINDOW_TITLE: usize = 70;

/// The sections of a site, each with the kinds of the pages in it.
const SECTIONS: [(Page, &[&str]); 8] = [
    (Page::Reports, &["report", "parallel", "filtered"]),
    (Page::Topics, &["topic"]),
    (Page::Regions, &["region"]),
    (Page::Years, &["year"]),
    (Page::Targets, &[]),
    (Page::Indicators, &["indicator"]),
    (Page::Terms, &["term"]),
    (Page::About, &[]),
];

/// The frame of a page.
#[derive(Debug, Serialize)]
pub(crate) struct Shell {
    /// `zh` or `en`.
    lang: &'static str,
    /// The BCP 47 tag for the `lang` attribute.
    tag: &'static str,
    /// The page's own title.
    title: String,
    /// What stands in the browser's title bar.
    window_title: String,
    /// Whole sentences from the beginning of what the page is about, for search engines.
    description: String,
    /// The page's full address.
    canonical: String,
    /// The page in its languages, itself included, and for readers of neither; empty if it has
    /// no translation.
    alternates: Vec<Alternate>,
    /// The same page in the other language, or that language's home page.
    other: Other,
    /// The kind of page: the template's name without its ending.
    kind: &'static str,
    /// The addresses of the Atom feed of this page's reports, and of the same in JSON.
    feed: String,
    feed_json: String,
    /// The address of the page as Markdown, if it has a text.
    markdown: Option<String>,
    /// The page's path.
    path: String,
    /// The pages above it, the home page first.
    breadcrumb: Vec<Link>,
    /// What is shown of it where its address is shared.
    share: Share,
    /// JSON-LD for a `script` element.
    linked: Graph,
}

impl Shell {
    /// With a data set that the page describes.
    #[must_use]
    pub(super) fn with_dataset(mut self, dataset: Option<Dataset>) -> Self {
        self.linked.add_dataset(dataset);
        self
    }
}

/// What is the same on all pages of a language.
#[derive(Debug, Serialize)]
pub(crate) struct SiteView {
    /// The digest's name.
    title: String,
    /// The path of the site's root, with a slash at its end.
    root: String,
    /// The full address of the site's root.
    address: String,
    /// The content security policy.
    policy: String,
    /// Style sheets to load after `style.css`, by name.
    styles: Vec<String>,
    /// Addresses of the main pages.
    links: Links,
    /// Sections of the site, for the navigation.
    sections: Vec<Section>,
    /// Topics, for the navigation.
    topics: Vec<Link>,
}

/// A section of the site.
#[derive(Debug, Serialize)]
struct Section {
    name: String,
    href: String,
    /// The kind of the section's own page.
    kind: &'static str,
    /// The kinds of the pages in it.
    inner: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct Other {
    tag: &'static str,
    href: String,
    /// Whether it is the same page.
    translated: bool,
}

#[derive(Debug, Serialize)]
struct Links {
    home: String,
    reports: String,
    topics: String,
    regions: String,
    years: String,
    targets: String,
    indicators: String,
    terms: String,
    about: String,
    data: String,
    search: String,
}

/// The frame of the page at `route`.
pub(super) fn shell(context: Context<'_>, route: Route, title: String, description: &str) -> Shell {
    let Context { site, words, .. } = context;
    let lang = route.lang;
    let site_title = site.settings.title.get(lang).clone();
    let with_site = words.say("title-part", &[("page", &title), ("site", &site_title)]);
    let window_title = match route.page {
        Page::Home => site_title.clone(),
        _ if with_site.chars().count() <= WINDOW_TITLE => with_site,
        // First the digest's name goes.
        _ if title.chars().count() <= WINDOW_TITLE => title.clone(),
        _ => cut(&title, WINDOW_TITLE, lang).into_owned(),
    };
    let path = route.path(site);
    let breadcrumb = breadcrumb(context, route);
    Shell {
        lang: lang.code(),
        tag: lang.tag(),
        window_title,
        description: cut(description, DESCRIPTION, lang).into_owned(),
        canonical: site.settings.absolute(&path),
        alternates: alternates(site, route),
        other: other(site, route),
        kind: kind(route.page),
        feed: site.settings.href(&feed_path(site, route, "xml")),
        feed_json: site.settings.href(&feed_path(site, route, "json")),
        markdown: markdown::path(site, route).map(|path| site.settings.href(&path)),
        path: site.settings.href(&path),
        share: share(context, route, &title),
        linked: linked::page(context, route, (&title, description), &breadcrumb),
        breadcrumb,
        title,
    }
}

/// Whether a page exists in a language.
pub(crate) fn exists(site: &Site, page: Page, lang: Lang) -> bool {
    match page {
        Page::Report(key) => site.reports[key].texts.get(lang).is_some(),
        Page::Parallel(key) => site.reports[key].is_translated(),
        _ => true,
    }
}

fn other(site: &Site, route: Route) -> Other {
    let lang = route.lang.other();
    let translated = exists(site, route.page, lang) && route.page != Page::NotFound;
    let route = if translated {
        Route { lang, ..route }
    } else {
        Route::new(lang, Page::Home)
    };
    Other {
        tag: lang.tag(),
        href: site.settings.href(&route.path(site)),
        translated,
    }
}

fn links(site: &Site, lang: Lang) -> Links {
    let href = |page| site.settings.href(&Route::new(lang, page).path(site));
    Links {
        home: href(Page::Home),
        reports: href(Page::Reports),
        topics: href(Page::Topics),
        regions: href(Page::Regions),
        years: href(Page::Years),
        targets: href(Page::Targets),
        indicators: href(Page::Indicators),
        terms: href(Page::Terms),
        about: href(Page::About),
        data: href(Page::Data),
        search: href(Page::Search),
    }
}

/// What is the same on all pages of the context's language.
pub(crate) fn site(context: Context<'_>, loading: &Loading) -> SiteView {
    let Context { site, words, .. } = context;
    let lang = words.lang;
    let section = |page: Page, inner: &'static [&'static str]| {
        let kind = kind(page);
        Section {
            name: words.say(&format!("nav-{kind}"), &[]),
            href: site.settings.href(&Route::new(lang, page).path(site)),
            kind,
            inner,
        }
    };
    SiteView {
        title: site.settings.title.get(lang).clone(),
        root: site.settings.base_path().to_owned(),
        address: site.settings.base_url.clone(),
        policy: loading.policy.clone(),
        styles: loading.styles.clone(),
        links: links(site, lang),
        sections: SECTIONS.iter().map(|(page, inner)| section(*page, inner)).collect(),
        topics: site.topics.keys().map(|key| context.link(Page::Topic(key))).collect(),
    }
}

/// What `menu-sections.html` and `menu-topics.html` see.
#[derive(Debug, Serialize)]
pub(crate) struct MenuView<'a> {
    page: MenuPage<'a>,
}

/// What is the same on all pages that share a menu.
#[derive(Debug, Serialize)]
struct MenuPage<'a> {
    kind: &'static str,
    path: &'a str,
}

impl<'a> MenuView<'a> {
    /// For the pages of a kind.
    pub(crate) fn of_kind(kind: &'static str) -> Self {
        let page = MenuPage { kind, path: "" };
        Self { page }
    }

    /// For the page at a path.
    pub(crate) fn of_path(path: &'a str) -> Self {
        let page = MenuPage { kind: "", path };
        Self { page }
    }
}

/// The kinds of the pages that are in sections.
pub(crate) fn kinds() -> Vec<&'static str> {
    let sections = SECTIONS.iter();
    sections
        .flat_map(|(page, inner)| std::iter::once(kind(*page)).chain(inner.iter().copied()))
        .collect()
}

/// The kind of a page: its template's name without the ending.
pub(crate) fn kind(page: Page) -> &'static str {
    match page {
        Page::Home => "home",
        Page::Reports => "reports",
        Page::Filtered(_) => "filtered",
        Page::Report(_) => "report",
        Page::Parallel(_) => "parallel",
        Page::Topics => "topics",
        Page::Topic(_) => "topic",
        Page::Regions => "regions",
        Page::Region(_) => "region",
        Page::Years => "years",
        Page::Year(_) => "year",
        Page::Targets => "targets",
        Page::Indicators => "indicators",
        Page::Indicator(_) => "indicator",
        Page::Terms => "terms",
        Page::Term(_) => "term",
        Page::About => "about",
        Page::Data => "data",
        Page::Search => "search",
        Page::NotFound => "404",
    }
}
