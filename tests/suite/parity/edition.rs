//! The edition: every figure of an English body is linked or has its Chinese figure, and nothing is
//! reported.

use super::is_about_parity;
use crate::support::{repository, shown};
use std::collections::BTreeMap;
use std::ops::Range;
use wenzhai::check::{PageRules, Sighting, Standing};
use wenzhai::model::lang::Lang;
use wenzhai::model::site::{PageText, Site};
use wenzhai::pipeline::{self, Checked, Options};
use wenzhai::quantity::{Meaning, Names, en};

fn edition() -> Checked {
    let input = pipeline::load(&repository()).expect("the project can be read");
    pipeline::check(input, &Options::default())
}

#[test]
fn nothing_is_reported() {
    let mut findings = edition().findings;
    findings.retain(|finding| is_about_parity(finding.code));
    assert_eq!(shown(&findings), Vec::<String>::new());
}

/// The figures of a body as a reader of running text finds them, by their places in it.
fn figures(site: &Site, text: &PageText) -> Vec<Range<usize>> {
    let renderings = site.terms.values().map(|term| &term.renderings.en);
    let names = renderings.flat_map(|own| std::iter::once(&own.preferred).chain(&own.admitted));
    let names = Names::new(names.map(String::as_str));
    let mut figures = Vec::new();
    let mut start = 0;
    for line in text.body.text.split(['\n', '\t']) {
        let found = en::find(line, &names).into_iter();
        let found = found.filter(|found| matches!(found.meaning, Meaning::Figure(_)));
        figures.extend(found.map(|found| start + found.span.start..start + found.span.end));
        start += line.len() + 1;
    }
    figures
}

#[test]
fn every_english_figure_is_linked_or_matched() {
    let checked = edition();
    let site = checked.site.as_ref().expect("the settings can be read");
    let rules = PageRules::of(site);
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let mut alone = Vec::new();
    for page in rules.pages() {
        let Some(text) = page.get(Lang::En) else { continue };
        let sightings = rules.sightings(page).en;
        for range in figures(site, text) {
            let Some(place) = text.body.in_file(range.clone()) else {
                continue;
            };
            let overlaps = |sighting: &&Sighting| {
                let span = sighting.location.span.as_ref();
                span.is_some_and(|span| span.start < place.end && place.start < span.end)
            };
            match sightings.iter().find(overlaps) {
                Some(Sighting { standing, .. }) if standing.is_wrong() => {
                    alone.push(format!("{}: {}", text.path, &text.body.text[range]));
                }
                Some(Sighting { record: Some(_), .. }) => *tally.entry("linked").or_default() += 1,
                Some(Sighting {
                    standing: Standing::Matched | Standing::Repeated,
                    ..
                }) => {
                    *tally.entry("matched").or_default() += 1;
                }
                // `one of the`, `the first`: no number of the report, and named one by one below.
                Some(Sighting {
                    standing: Standing::Idle,
                    ..
                }) => *tally.entry("idle").or_default() += 1,
                Some(_) | None => alone.push(format!("{}: {}", text.path, &text.body.text[range])),
            }
        }
    }
    assert!(alone.is_empty(), "{alone:#?}");
    assert!(tally["linked"] >= 300, "{tally:?}");
}
