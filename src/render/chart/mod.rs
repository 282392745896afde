//! Charts: figures of an indicator as drawings.
//!
//! A chart is SVG with a title and a description in the page's language, classes for the theme to
//! colour, and no number that its page does not also have in a table. `docs/figures.md` says what
//! is drawn when.

mod bars;
mod choose;
mod data;
mod frame;
mod scale;
mod svg;
mod text;
mod time;
mod words;

pub(super) use choose::Plan;

use super::view::Context;
use crate::model::site::{FigureRef, Indicator, Site};
use crate::model::table::Key;
use std::collections::BTreeSet;
use svg::Heading;

/// A chart, ready for a page.
pub(super) struct Chart {
    /// What it is called.
    pub(super) title: String,
    /// The drawing, markup to stand in HTML.
    pub(super) svg: String,
    /// The figures in it.
    pub(super) figures: Vec<FigureRef>,
}

/// The charts that an indicator's figures make, the most telling first.
pub(super) fn plans(site: &Site, key: Key<Indicator>) -> Vec<Plan<'_>> {
    let indicator = &site.indicators[key];
    choose::plans(data::spots(site, indicator), indicator.unit)
}

/// Draws one.
pub(super) fn draw(context: Context<'_>, key: Key<Indicator>, plan: &Plan<'_>) -> Chart {
    let indicator = &context.site.indicators[key];
    let kind = match plan {
        Plan::Time(_) => "time",
        Plan::Bars { .. } => "places",
        Plan::Parts(_) => "parts",
    };
    let title = words::title(context, indicator, plan);
    // Ids of headings have hyphens and never underscores.
    let heading = Heading {
        id: &format!("chart_{}_{kind}", indicator.id),
        title: &title,
        description: &words::description(context, plan),
    };
    let svg = match plan {
        Plan::Time(series) => time::draw(context, indicator, plan, series, &heading),
        Plan::Bars { .. } => bars::draw(context, indicator, plan, &heading),
        Plan::Parts(_) => bars::draw_parts(context, indicator, plan, &heading),
    };
    let figures = plan.points().map(|point| point.at).collect();
    Chart { title, svg, figures }
}

/// How many different figures these charts show.
pub(super) fn drawn(plans: &[Plan<'_>]) -> usize {
    let all = plans.iter().flat_map(Plan::points);
    all.map(|point| (point.at.report, point.at.index))
        .collect::<BTreeSet<_>>()
        .len()
}
