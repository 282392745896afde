//! A route to a file.

use super::engine::Engine;
use super::targets::Targets;
use super::view::{self, Context};
use crate::diag::Diagnostic;
use crate::model::lang::{Both, Lang};
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::{PageText, Site};

/// Renders the page at a route.
///
/// # Errors
/// The finding that says where its template failed.
pub fn page(site: &Site, engine: &Engine, targets: &Targets, route: Route) -> Result<OutputFile, Diagnostic> {
    let words = engine.words(route.lang);
    let context = Context { site, words, targets };
    let lang = route.lang;
    let html = match route.page {
        Page::Home => engine.render("home.html", lang, &view::home(context, route, site.home.get(lang).as_ref())),
        Page::Reports => engine.render("reports.html", lang, &view::reports(context, route)),
        Page::Report(key) => {
            let (text, _) = site.reports[key].text(lang);
            engine.render("report.html", lang, &view::report(context, route, key, text))
        }
        Page::Topics => engine.render("topics.html", lang, &view::topics(context, route)),
        Page::Topic(key) => engine.render("topic.html", lang, &view::topic(context, route, key)),
        Page::Regions => engine.render("regions.html", lang, &view::regions(context, route)),
        Page::Region(key) => engine.render("region.html", lang, &view::region(context, route, key)),
        Page::Years => engine.render("years.html", lang, &view::years(context, route)),
        Page::Year(year) => engine.render("year.html", lang, &view::year(context, route, year)),
        Page::Indicators => engine.render("indicators.html", lang, &view::indicators(context, route)),
        Page::Indicator(key) => engine.render("indicator.html", lang, &view::indicator(context, route, key)),
        Page::Terms => engine.render("terms.html", lang, &view::terms(context, route)),
        Page::Term(key) => engine.render("term.html", lang, &view::term(context, route, key)),
        Page::About => {
            let text = own_or_other(&site.about, lang);
            engine.render("about.html", lang, &view::page_of_text(context, route, text))
        }
        Page::NotFound => engine.render("404.html", lang, &view::not_found(context, route)),
    }?;
    Ok(OutputFile {
        path: route.file(site),
        content: Content::Bytes(html.into_bytes()),
    })
}

fn own_or_other(texts: &Both<Option<PageText>>, lang: Lang) -> Option<(&PageText, Lang)> {
    let text = |lang: Lang| texts.get(lang).as_ref().map(|text| (text, lang));
    text(lang).or_else(|| text(lang.other()))
}

/// The two pages that are in both languages at once: the one at the site's root, which
/// chooses a language, and the one for addresses that do not exist.
///
/// # Errors
/// The finding that says where their template failed.
pub fn chooser_pages(site: &Site, engine: &Engine) -> Result<Vec<OutputFile>, Diagnostic> {
    let pages = [("home", "index.html", "chooser-description"), ("404", "404.html", "description-not-found")];
    pages
        .into_iter()
        .map(|(kind, path, key)| {
            let description = [Lang::Zh, Lang::En].map(|lang| engine.words(lang).say(key, &[])).join(" ");
            let view = view::chooser(site, kind, description);
            let html = engine.render("chooser.html", Lang::Zh, &view)?;
            Ok(OutputFile {
                path: path.to_owned(),
                content: Content::Bytes(html.into_bytes()),
            })
        })
        .collect()
}
