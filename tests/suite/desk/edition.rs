//! The edition's pages, as they are and with slips.

use super::{desk, hold_one_to_one, reported};
use crate::support::{Random, repository};
use std::collections::{BTreeMap, BTreeSet};
use wenzhai::diag::Code;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::desk::{Place, State, TermState};
use wenzhai::pipeline::{self, Checked, Options};

fn addresses(checked: &Checked) -> Vec<String> {
    let site = checked.site.as_ref().expect("the settings can be read");
    let reports = site
        .reports
        .values()
        .map(|report| format!("/zh/reports/{}/", report.id));
    let topics = site.topics.values().map(|topic| format!("/en/topics/{}/", topic.id));
    reports
        .chain(topics)
        .chain(["/zh/".to_owned(), "/en/about/".to_owned()])
        .collect()
}

#[test]
fn every_figure_has_its_counterpart_or_needs_none() {
    let input = pipeline::load(&repository()).expect("the project can be read");
    let checked = pipeline::check(input, &Options::default());
    let mut tally: BTreeMap<State, usize> = BTreeMap::new();
    let (mut linked, mut matched) = (0, 0);
    for address in addresses(&checked) {
        let desk = desk(&checked, &address);
        hold_one_to_one(&desk);
        for (lang, figure) in desk
            .figures
            .iter()
            .flat_map(|(lang, own)| own.iter().map(move |one| (lang, one)))
        {
            *tally.entry(figure.state).or_default() += 1;
            let shown = format!("{address} {lang:?} {figure:#?}");
            assert!(
                matches!(
                    figure.state,
                    State::Matched | State::Repeated | State::Idle | State::Waived
                ),
                "{shown}"
            );
            // What the check finds stands in words, and so it can be shown.
            assert!(figure.place.is_some() && figure.span.is_some(), "{shown}");
            let Some(Place::Words { quote, .. }) = &figure.place else {
                continue;
            };
            assert!(quote.contains(&figure.words), "{shown}");
            linked += usize::from(figure.record.is_some() && lang == Lang::En);
        }
        matched += desk.tally.matched;
        assert_eq!((desk.tally.differing, desk.tally.alone), (0, 0), "{address}");
        assert!(
            desk.rows
                .iter()
                .all(|row| row.sides.zh.is_some() && row.sides.en.is_some()),
            "{address}"
        );
    }
    assert!(linked >= 300 && matched >= 400, "{linked} {matched} {tally:?}");
}

#[test]
fn terms_are_found_with_their_english() {
    let input = pipeline::load(&repository()).expect("the project can be read");
    let checked = pipeline::check(input, &Options::default());
    let mut states: BTreeMap<TermState, usize> = BTreeMap::new();
    for address in addresses(&checked) {
        for term in desk(&checked, &address).rows.into_iter().flat_map(|row| row.terms) {
            *states.entry(term.state).or_default() += 1;
            assert!(
                !term.wordings.zh.is_empty() && !term.preferred.is_empty(),
                "{address} {term:#?}"
            );
        }
    }
    assert!(states[&TermState::Preferred] >= 100, "{states:?}");
    assert_eq!(states.get(&TermState::Forbidden), None, "{states:?}");
}

/// Another number in place of one of a body, or a sentence that is gone.
fn slip(text: &str, random: &mut Random) -> String {
    let body = text
        .match_indices("\n---\n")
        .next()
        .map_or(0, |(at, mark)| at + mark.len());
    let digits: Vec<usize> = text[body..]
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(at, _)| body + at)
        .collect();
    let ends: Vec<usize> = text[body..]
        .match_indices(['。', '.'])
        .map(|(at, mark)| body + at + mark.len())
        .collect();
    let mut changed = text.to_owned();
    if ends.len() > 2 && random.below(4) == 0 {
        let at = random.below(ends.len() - 1);
        changed.replace_range(ends[at]..ends[at + 1], "");
    } else if !digits.is_empty() {
        let at = *random.pick(&digits);
        changed.replace_range(at..=at, &random.below(10).to_string());
    }
    changed
}

#[test]
fn slips_are_told_as_the_check_tells_them() {
    const ROUNDS: usize = 12;
    let codes = [
        Code::FG004,
        Code::FG005,
        Code::FG006,
        Code::FG007,
        Code::FG008,
        Code::FG009,
        Code::FG010,
        Code::FG011,
        Code::FG012,
        Code::FG013,
        Code::FG014,
    ];
    let original = pipeline::load(&repository()).expect("the project can be read");
    let mut random = Random::new(5);
    let mut found = 0;
    for round in 0..ROUNDS {
        let mut input = original.clone();
        for (path, text) in &mut input.texts {
            if path.ends_with("/zh.md") || path.ends_with("/en.md") {
                *text = slip(text, &mut random).into();
            }
        }
        let checked = pipeline::check(input, &Options::default());
        for address in addresses(&checked) {
            let desk = desk(&checked, &address);
            hold_one_to_one(&desk);
            let files = [&desk.sides.zh.file, &desk.sides.en.file];
            let own = checked
                .findings
                .iter()
                .filter(|finding| codes.contains(&finding.code) && files.contains(&&finding.location.path));
            let own: BTreeSet<(String, String)> = own
                .map(|finding| (finding.code.to_string(), finding.message.en.clone()))
                .collect();
            assert_eq!(reported(&desk), own, "round {round}, {address}");
            found += own.len();
        }
    }
    assert!(found >= 200, "only {found} slips were found");
}
