//! Which sections of the two languages belong together.

use super::section::Section;

/// Sections of both languages whose figures are held against each other.
#[derive(Debug, Default)]
pub(super) struct Pair<'s, 'a> {
    pub(super) zh: Vec<&'s Section<'a>>,
    pub(super) en: Vec<&'s Section<'a>>,
}

/// Pairs sections by what they are: title, summary, opening, heading id. Those that are left are
/// paired by order if they are as many on both sides; else all of them are one pair, so that a
/// section that one language divides otherwise is no flood of findings.
pub(super) fn pairs<'s, 'a>(zh: &'s [Section<'a>], en: &'s [Section<'a>]) -> Vec<Pair<'s, 'a>> {
    let partner =
        |section: &Section<'_>, others: &'s [Section<'a>]| others.iter().find(|other| section.part == other.part);
    let mut pairs = Vec::with_capacity(zh.len());
    let mut rest = Pair::default();
    for section in zh {
        match partner(section, en) {
            Some(other) => pairs.push(Pair {
                zh: vec![section],
                en: vec![other],
            }),
            None => rest.zh.push(section),
        }
    }
    rest.en
        .extend(en.iter().filter(|section| partner(section, zh).is_none()));
    if rest.zh.len() == rest.en.len() {
        let by_order = rest.zh.into_iter().zip(rest.en);
        pairs.extend(by_order.map(|(zh, en)| Pair {
            zh: vec![zh],
            en: vec![en],
        }));
    } else {
        pairs.push(rest);
    }
    pairs
}
