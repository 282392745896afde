//! Years.

use super::Context;
use super::Lists;
use super::parts::Pager;
use super::promises::{DueIn, of_year};
use super::shell::{Shell, shell};
use crate::model::filter::Choice;
use crate::model::part::parts_of;
use crate::model::route::{Page, Route};
use crate::render::prepared::PreparedLang;
use crate::render::targets::Target as Link;
use serde::Serialize;

/// What `year.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct YearView {
    page: Shell,
    title: String,
    count: usize,
    /// The address of its reports with filters.
    narrow: Option<String>,
    pager: Option<Pager>,
    /// The places with targets that are due in it; on the first part only.
    targets: Vec<DueIn>,
    /// The next year that has reports.
    later: Option<Link>,
    /// The year before that has reports.
    earlier: Option<Link>,
}

/// The view of a year, or of a further part of its list.
pub(crate) fn year(context: Context<'_>, prepared: &PreparedLang, route: Route, year: u16) -> (YearView, Lists) {
    let Context { site, words, .. } = context;
    let title = words.year(year);
    let position = site.years.iter().position(|y| y.year == year);
    let reports = position.map_or(&[][..], |at| &site.years[at].reports);
    let part = parts_of(reports.len(), site.settings.page_size, route.part);
    let link = |at: Option<usize>| {
        at.and_then(|at| site.years.get(at)).map(|year| Link {
            name: words.year(year.year).into(),
            href: site
                .settings
                .href(&Route::new(route.lang, Page::Year(year.year)).path(site))
                .into(),
            lang: route.lang,
        })
    };
    let description = words.say("description-year", &[("year", &title)]);
    let lists = vec![("reports", prepared.part(reports, &part))];
    let view = YearView {
        page: shell(context, route, title.clone(), &description),
        title,
        count: reports.len(),
        narrow: context.narrow(Choice::Year(year)),
        pager: context.pager(route, &part),
        targets: if route.part == 1 {
            of_year(context, year)
        } else {
            Vec::new()
        },
        later: link(position.and_then(|at| at.checked_sub(1))),
        earlier: link(position.map(|at| at + 1)),
    };
    (view, lists)
}

/// What `years.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct YearsView {
    page: Shell,
    title: String,
    years: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: String,
    href: String,
    count: usize,
}

/// The view of the list of years, newest first.
pub(crate) fn years(context: Context<'_>, route: Route) -> YearsView {
    let Context { site, words, .. } = context;
    let title = words.say("page-years", &[]);
    let description = words.say("description-years", &[]);
    let years = site.years.iter().map(|year| Entry {
        name: words.year(year.year),
        href: site
            .settings
            .href(&Route::new(route.lang, Page::Year(year.year)).path(site)),
        count: year.reports.len(),
    });
    YearsView {
        page: shell(context, route, title.clone(), &description),
        title,
        years: years.collect(),
    }
}
