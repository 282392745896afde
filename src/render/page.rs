//! A route to a file.

use super::engine::Engine;
use super::markdown;
use super::prepared::{Prepared, PreparedLang};
use super::view::{self, Context, Lists};
use crate::diag::Diagnostic;
use crate::model::filter::Filter;
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use serde::Serialize;

/// Renders the page at a route: as HTML, and as Markdown if it has a text.
///
/// # Errors
/// The finding that says where its template failed.
pub fn page(site: &Site, engine: &Engine, prepared: &Prepared, route: Route) -> Result<Vec<OutputFile>, Diagnostic> {
    let lang = route.lang;
    let shared = prepared.get(lang)?;
    let context = Context {
        site,
        words: engine.words(lang),
        targets: &shared.targets,
    };
    let sheet = Sheet { engine, shared, route };
    let html = match route.page {
        Page::Home => sheet.lists(
            "home.html",
            view::home(context, shared, route, site.home.get(lang).as_ref()),
        ),
        Page::Reports => sheet.lists("reports.html", view::reports(context, shared, route, Filter::NONE)),
        Page::Filtered(filter) => sheet.lists("filtered.html", view::reports(context, shared, route, filter)),
        Page::Report(key) => {
            let (text, _) = site.reports[key].text(lang);
            sheet.lists("report.html", view::report(context, shared, route, key, text))
        }
        Page::Parallel(key) => {
            let rows = prepared.side_by_side(key)?;
            sheet.lists("parallel.html", view::parallel(context, rows, route, key))
        }
        Page::Topics => sheet.plain("topics.html", &view::topics(context, route)),
        Page::Topic(key) => sheet.lists("topic.html", view::topic(context, shared, route, key)),
        Page::Regions => sheet.plain("regions.html", &view::regions(context, route)),
        Page::Region(key) => sheet.lists("region.html", view::region(context, shared, route, key)),
        Page::Years => sheet.plain("years.html", &view::years(context, route)),
        Page::Year(year) => sheet.lists("year.html", view::year(context, shared, route, year)),
        Page::Targets => sheet.lists("targets.html", view::targets(context, shared, route)),
        Page::Indicators => sheet.plain("indicators.html", &view::indicators(context, route)),
        Page::Indicator(key) => sheet.lists(
            "indicator.html",
            view::indicator(context, (shared, prepared.data()), route, key),
        ),
        Page::Terms => sheet.plain("terms.html", &view::terms(context, shared, route)),
        Page::Term(key) => sheet.lists("term.html", view::term(context, shared, route, key)),
        Page::About => sheet.plain("about.html", &view::page_of_text(context, route, &site.about)),
        Page::Data => sheet.plain("data.html", &view::data(context, prepared.data(), route)),
        Page::Search => sheet.plain("search.html", &view::search(context, shared, route)),
        Page::NotFound => sheet.plain("404.html", &view::not_found(context, route)),
    }?;
    shared.check()?;
    let html = OutputFile {
        path: route.file(site),
        content: Content::Bytes(html),
    };
    Ok([html].into_iter().chain(markdown::file(context, route)).collect())
}

/// What pages of a language are rendered with.
struct Sheet<'a> {
    engine: &'a Engine,
    shared: &'a PreparedLang,
    route: Route,
}

impl Sheet<'_> {
    fn plain<V: Serialize>(&self, template: &str, view: &V) -> Result<Vec<u8>, Diagnostic> {
        self.lists(template, (view, Vec::new()))
    }

    fn lists<V: Serialize>(&self, template: &str, (view, mut values): (V, Lists)) -> Result<Vec<u8>, Diagnostic> {
        values.push(("site", self.shared.site.clone()));
        values.push(("menu", self.shared.menus.get(self.route)));
        self.engine.render(template, self.route.lang, &view, values)
    }
}

/// The two pages that are in both languages at once: the one at the site's root, which
/// chooses a language, and the one for addresses that do not exist.
///
/// # Errors
/// The finding that says where their template failed.
pub fn chooser_pages(site: &Site, engine: &Engine) -> Result<Vec<OutputFile>, Diagnostic> {
    let pages = [
        ("home", "index.html", "chooser-description"),
        ("404", "404.html", "description-not-found"),
    ];
    pages
        .into_iter()
        .map(|(kind, path, key)| {
            let description = [Lang::Zh, Lang::En]
                .map(|lang| engine.words(lang).say(key, &[]))
                .join(" ");
            let view = view::chooser((site, engine.words(Lang::Zh)), engine.loading(), kind, description);
            let html = engine.render("chooser.html", Lang::Zh, &view, Vec::new())?;
            Ok(OutputFile {
                path: path.to_owned(),
                content: Content::Bytes(html),
            })
        })
        .collect()
}
