//! Home, about, and the pages that are in no language's folder.

use super::Context;
use super::Lists;
use super::browse::browse;
use super::head::{Image, image, locale};
use super::parts::summary as in_list;
use super::promises;
use super::shell::{Shell, shell};
use super::translation::behind;
use crate::model::lang::{Both, Lang};
use crate::model::part::parts_of;
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Site};
use crate::model::table::Key;
use crate::render::body;
use crate::render::linked::{self, Graph};
use crate::render::policy::Loading;
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use crate::render::words::Words;
use serde::Serialize;
use std::sync::Arc;

/// How many targets with an outcome the home page shows: what fits on a screen. The page of targets
/// has all of them.
const ANSWERED: usize = 4;

/// What `home.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct HomeView {
    page: Shell,
    title: String,
    summary: String,
    /// HTML.
    body: String,
    topics: Vec<TopicCard>,
    report_count: usize,
    figure_count: usize,
    term_count: usize,
    indicator_count: usize,
    target_count: usize,
    /// The sections in which its translation is behind the original.
    behind: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct TopicCard {
    name: Arc<str>,
    href: Arc<str>,
    summary: String,
    count: usize,
}

/// The view of the home page.
pub(crate) fn home(
    context: Context<'_>,
    prepared: &PreparedLang,
    route: Route,
    text: Option<&PageText>,
) -> (HomeView, Lists) {
    let Context { site, words, .. } = context;
    let lang = words.lang;
    let title = site.settings.title.get(lang).clone();
    let summary = text.map_or_else(String::new, |text| text.summary.clone());
    let all: Vec<_> = site.reports.keys().collect();
    let part = parts_of(all.len(), site.settings.page_size, 1);
    let lists = vec![
        ("browse", browse(context, prepared)),
        ("reports", prepared.part(&all, &part)),
        ("answered", promises::answered(context, prepared, ANSWERED)),
    ];
    let view = HomeView {
        page: shell(context, route, title.clone(), &summary),
        title,
        summary,
        body: text.map_or_else(String::new, |text| body::html(context, (text, lang), None)),
        topics: site.topics.keys().map(|key| card(context, key)).collect(),
        report_count: all.len(),
        figure_count: site.reports.values().map(|report| report.figures.len()).sum(),
        term_count: site.terms.len(),
        indicator_count: site.indicators.len(),
        target_count: site.promises.len(),
        behind: behind(context, route, &site.home),
    };
    (view, lists)
}

fn card(context: Context<'_>, key: Key<crate::model::site::Topic>) -> TopicCard {
    let topic = &context.site.topics[key];
    let link = context.link(Page::Topic(key));
    let text = topic.texts.get(context.words.lang).as_ref();
    TopicCard {
        name: link.name,
        href: link.href,
        summary: text.map_or_else(String::new, |text| in_list(text, context.words.lang)),
        count: topic.reports.len(),
    }
}

/// What `about.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct TextView {
    page: Shell,
    title: String,
    summary: String,
    /// HTML.
    body: String,
    /// The language of title, summary and body.
    tag: &'static str,
    /// Whether that is not the page's language.
    foreign: bool,
    /// The sections in which its translation is behind the original.
    behind: Vec<Link>,
}

/// The view of a page that is nothing but text, in the other language if there is no
/// text in this one.
pub(crate) fn page_of_text(context: Context<'_>, route: Route, texts: &Both<Option<PageText>>) -> TextView {
    let words = context.words;
    let text = |lang: Lang| texts.get(lang).as_ref().map(|text| (text, lang));
    let text = text(words.lang).or_else(|| text(words.lang.other()));
    let own = |f: fn(&PageText) -> String| text.map_or_else(String::new, |(text, _)| f(text));
    let lang = text.map_or(words.lang, |(_, lang)| lang);
    let title = own(|text| text.title.clone());
    let summary = own(|text| text.summary.clone());
    TextView {
        page: shell(context, route, title.clone(), &summary),
        title,
        summary,
        body: text.map_or_else(String::new, |text| body::html(context, text, None)),
        tag: lang.tag(),
        foreign: lang != words.lang,
        behind: behind(context, route, texts),
    }
}

/// What `404.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct NotFoundView {
    page: Shell,
    title: String,
}

/// The view of what is shown at a wrong address.
pub(crate) fn not_found(context: Context<'_>, route: Route) -> NotFoundView {
    let title = context.words.say("page-not-found", &[]);
    let description = context.words.say("description-not-found", &[]);
    NotFoundView {
        page: shell(context, route, title.clone(), &description),
        title,
    }
}

/// What `chooser.html` sees: a page in both languages at once.
#[derive(Debug, Serialize)]
pub(crate) struct ChooserView {
    /// `home`, or `404` for the page that stands for every wrong address.
    kind: &'static str,
    /// The path of the site's root.
    root: String,
    /// The content security policy.
    policy: String,
    /// Style sheets to load after `style.css`.
    styles: Vec<String>,
    canonical: String,
    description: String,
    choices: Vec<Choice>,
    /// Its preview image.
    image: Image,
    /// JSON-LD for a `script` element.
    linked: Graph,
}

#[derive(Debug, Serialize)]
struct Choice {
    lang: &'static str,
    tag: &'static str,
    /// The language as Open Graph writes it.
    locale: &'static str,
    href: String,
    absolute: String,
    title: String,
    summary: String,
}

/// The view of a page in both languages, with the preview image of the language of `words`.
pub(crate) fn chooser(
    (site, words): (&Site, &Words),
    loading: &Loading,
    kind: &'static str,
    description: String,
) -> ChooserView {
    let title = site.settings.title.get(words.lang);
    let alt = words.say("share-image", &[("title", title)]);
    let choices = Lang::ALL.into_iter().map(|lang| {
        let path = Route::new(lang, Page::Home).path(site);
        let text = site.home.get(lang).as_ref();
        Choice {
            lang: lang.code(),
            tag: lang.tag(),
            locale: locale(lang),
            href: site.settings.href(&path),
            absolute: site.settings.absolute(&path),
            title: site.settings.title.get(lang).clone(),
            summary: text.map_or_else(String::new, |text| text.summary.clone()),
        }
    });
    ChooserView {
        kind,
        root: site.settings.base_path().to_owned(),
        policy: loading.policy.clone(),
        styles: loading.styles.clone(),
        canonical: site.settings.absolute("/"),
        description,
        choices: choices.collect(),
        image: image(site, Route::new(words.lang, Page::Home), alt),
        linked: linked::root(site),
    }
}
