//! The desk: a page's two drafts held against each other.
//!
//! What it says of a figure is what the check says of it; here that is held over the edition, whole
//! and with random slips in it, and the rest in small drafts.

mod drafts;
mod edition;

use std::collections::BTreeSet;
use wenzhai::model::lang::{Both, Lang};
use wenzhai::pipeline::desk::{Desk, Figure, State};
use wenzhai::pipeline::{self, Checked};

/// The desk of the page at an address.
fn desk(checked: &Checked, address: &str) -> Desk {
    let site = checked.site.as_ref().expect("the settings can be read");
    pipeline::desk(site, &checked.input, &checked.findings, address).unwrap_or_else(|| panic!("{address} has drafts"))
}

/// Holds that each figure is in one pair at most, that pairs are seen from both sides, and that a
/// number is a pair's own.
fn hold_one_to_one(desk: &Desk) {
    let mut numbers = Both::from_fn(|_| BTreeSet::new());
    for lang in Lang::ALL {
        let (own, others) = (desk.figures.get(lang), desk.figures.get(lang.other()));
        for (at, figure) in own.iter().enumerate() {
            let shown = || format!("{} {at}: {figure:#?}", desk.id);
            let other = figure.other.map(|other| &others[other]);
            match figure.state {
                State::Repeated => {
                    let other = other.unwrap_or_else(|| panic!("{}", shown()));
                    assert_ne!(other.other, Some(at), "{}", shown());
                }
                State::Matched => assert!(other.is_some(), "{}", shown()),
                State::Alone | State::Idle | State::Uncompared => assert!(other.is_none(), "{}", shown()),
                State::Differing | State::Asked | State::Waived => {}
            }
            if figure.state != State::Repeated {
                if let Some(other) = other {
                    assert_eq!(other.other, Some(at), "{}", shown());
                    assert_eq!(other.number, figure.number, "{}", shown());
                }
                if let Some(number) = figure.number {
                    assert!(numbers.get_mut(lang).insert(number), "{}", shown());
                }
            }
            let is_wrong = matches!(
                figure.state,
                State::Differing | State::Asked | State::Alone | State::Waived
            );
            assert_eq!(is_wrong, !figure.findings.is_empty(), "{}", shown());
        }
    }
}

/// Everything that is wrong with the figures of a page, in the desk's words.
fn reported(desk: &Desk) -> BTreeSet<(String, String)> {
    let figures = desk.figures.iter().flat_map(|(_, own)| own);
    let open = figures.filter(|figure: &&Figure| figure.state != State::Waived);
    let findings = open.flat_map(|figure| &figure.findings);
    findings
        .map(|finding| (finding.code.to_owned(), finding.message.en.clone()))
        .collect()
}
