//! Times of a section: years, dates, quarters, plans.
//!
//! A period can be said in several ways (前三季度, “January to September”; 十三五, “2016–2020”), and a
//! translator may name a year that the other text leaves to the sentence before. So a time is only
//! wrong if it stands against another one that fits nothing either.

use super::entry::Entry;
use super::likeness::Position;
use super::sections::Pair;
use crate::quantity::{Meaning, When};

/// A time in its section.
#[derive(Clone, Copy)]
struct Time<'s, 'a> {
    entry: Entry<'s, 'a>,
    when: When,
    position: Position,
}

/// The times of a pair of sections, compared.
pub(super) struct Times<'s, 'a> {
    /// Times that stand where the other language has another one.
    pub(super) differing: Vec<(Entry<'s, 'a>, Entry<'s, 'a>)>,
    /// Parts of a year, days and plans of the Chinese, where the English names no time at all.
    pub(super) lost: Vec<Entry<'s, 'a>>,
    /// Times that are the same and stand nearest to each other.
    pub(super) agreeing: Vec<(Entry<'s, 'a>, Entry<'s, 'a>)>,
}

/// Compares the times of a pair of sections.
pub(super) fn compared<'s, 'a>(pair: &Pair<'s, 'a>) -> Times<'s, 'a> {
    let (zh, en) = (times(&pair.zh), times(&pair.en));
    let open = |times: &[Time<'s, 'a>], others: &[Time<'s, 'a>]| -> Vec<Time<'s, 'a>> {
        let unsaid = times
            .iter()
            .filter(|time| !is_said(time.when, others) && !is_gloss(time.when, times, others));
        unsaid.copied().collect()
    };
    let (open_zh, open_en) = (open(&zh, &en), open(&en, &zh));
    let mut candidates = Vec::new();
    for (a, left) in open_zh.iter().enumerate() {
        for (b, right) in open_en.iter().enumerate() {
            let distance = left.position.distance(right.position);
            if kind(left.when) == kind(right.when) && distance <= 1 {
                candidates.push((distance, a, b));
            }
        }
    }
    candidates.sort_unstable();
    let mut used = (vec![false; open_zh.len()], vec![false; open_en.len()]);
    let mut differing = Vec::new();
    for (_, a, b) in candidates {
        if !used.0[a] && !used.1[b] {
            (used.0[a], used.1[b]) = (true, true);
            differing.push((open_zh[a].entry, open_en[b].entry));
        }
    }
    let lost = open_zh
        .iter()
        .filter(|time| en.is_empty() && kind(time.when) != Kind::Year);
    Times {
        lost: lost.map(|time| time.entry).collect(),
        differing,
        agreeing: agreeing(&zh, &en),
    }
}

fn agreeing<'s, 'a>(zh: &[Time<'s, 'a>], en: &[Time<'s, 'a>]) -> Vec<(Entry<'s, 'a>, Entry<'s, 'a>)> {
    let nearest = |time: &Time<'s, 'a>| {
        let same = en.iter().filter(|other| agree(time.when, other.when));
        same.min_by_key(|other| time.position.distance(other.position))
            .map(|other| (time.entry, other.entry))
    };
    zh.iter().filter_map(nearest).collect()
}

/// For the English times of a pair of sections: the nearest Chinese time that says the same.
pub(super) fn said_again<'s, 'a>(pair: &Pair<'s, 'a>) -> Vec<(Entry<'s, 'a>, Entry<'s, 'a>)> {
    let (zh, en) = (times(&pair.zh), times(&pair.en));
    let agreeing = agreeing(&en, &zh).into_iter();
    agreeing.map(|(en, zh)| (zh, en)).collect()
}

fn times<'s, 'a>(sections: &[&'s super::section::Section<'a>]) -> Vec<Time<'s, 'a>> {
    let total = sections.iter().map(|section| section.sentences.len()).sum();
    let mut times = Vec::new();
    let mut before = 0;
    for section in sections {
        for item in &section.items {
            if let Meaning::When(when) = item.meaning {
                times.push(Time {
                    entry: Entry { section, item },
                    when,
                    position: Position {
                        sentence: before + item.sentence,
                        sentences: total,
                    },
                });
            }
        }
        before += section.sentences.len();
    }
    times
}

#[derive(PartialEq, Eq)]
enum Kind {
    Year,
    Day,
    PartOfYear,
    Plan,
}

fn kind(when: When) -> Kind {
    match when {
        When::Year(_) => Kind::Year,
        When::Day(..) => Kind::Day,
        When::Month(..) | When::Half(_) | When::Quarters(..) => Kind::PartOfYear,
        When::Plan(_) => Kind::Plan,
    }
}

/// Whether some times say one of the other language, each by itself or together.
fn is_said(when: When, others: &[Time<'_, '_>]) -> bool {
    if others.iter().any(|other| agree(when, other.when)) {
        return true;
    }
    let month = |month: u8| {
        others
            .iter()
            .any(|other| matches!(other.when, When::Month(_, m) if m == month))
    };
    let year = |year: u16| others.iter().any(|other| year_of(other.when) == Some(year));
    let quarters = |a: u8, b: u8| others.iter().any(|other| other.when == When::Quarters(a, b));
    let half = |h: u8| others.iter().any(|other| other.when == When::Half(h));
    match when {
        When::Half(h @ 1..=2) => (month(h * 6 - 5) && month(h * 6)) || quarters(h * 2 - 1, h * 2),
        When::Quarters(a, b @ 1..=4) if (1..=b).contains(&a) => {
            (month(a * 3 - 2) && month(b * 3)) || (b - a == 1 && a % 2 == 1 && half(b / 2))
        }
        // The first or the last month of a period that the other language names.
        When::Month(_, m) => {
            let bounds = |first: u8, last: u8| m == first || m == last;
            others.iter().any(|other| match other.when {
                When::Half(h @ 1..=2) => bounds(h * 6 - 5, h * 6),
                When::Quarters(a @ 1..=4, b @ 1..=4) => bounds(a * 3 - 2, b * 3),
                _ => false,
            })
        }
        When::Plan(plan) => plan_years(plan).is_some_and(|(first, last)| year(first) && year(last)),
        _ => false,
    }
}

/// Whether a year only glosses a plan that the other language names: (2016–2020) after “13th
/// Five-Year Plan”. Both its years have to stand there.
fn is_gloss(when: When, own: &[Time<'_, '_>], others: &[Time<'_, '_>]) -> bool {
    let When::Year(year) = when else { return false };
    let has = |year: u16| own.iter().any(|time| time.when == When::Year(year));
    others.iter().any(|other| match other.when {
        When::Plan(plan) => {
            plan_years(plan).is_some_and(|(first, last)| (year == first || year == last) && has(first) && has(last))
        }
        _ => false,
    })
}

/// Whether two times may be one: what one of them leaves open, the other may say.
fn agree(one: When, other: When) -> bool {
    let open = |one: Option<u16>, other: Option<u16>| one.is_none() || other.is_none() || one == other;
    let years = || open(year_of(one), year_of(other));
    match (one, other) {
        (When::Month(_, month), When::Month(_, other) | When::Day(_, other, _))
        | (When::Day(_, other, _), When::Month(_, month)) => month == other && years(),
        (When::Day(_, month, day), When::Day(_, other_month, other_day)) => {
            (month, day) == (other_month, other_day) && years()
        }
        (When::Year(year), other) | (other, When::Year(year)) => year_of(other) == Some(year),
        _ => one == other,
    }
}

fn year_of(when: When) -> Option<u16> {
    match when {
        When::Year(year) => Some(year),
        When::Month(year, _) | When::Day(year, _, _) => year,
        When::Half(_) | When::Quarters(..) | When::Plan(_) => None,
    }
}

/// Whether some times span so many years: a plan, or its first and its last year.
pub(super) fn span_years(years: i128, items: &[&super::section::Item]) -> bool {
    let times = || {
        items.iter().filter_map(|item| match item.meaning {
            Meaning::When(when) => Some(when),
            _ => None,
        })
    };
    if years == 5 && times().any(|when| matches!(when, When::Plan(_))) {
        return true;
    }
    let known: Vec<i128> = times().filter_map(year_of).map(i128::from).collect();
    known.iter().any(|first| {
        known
            .iter()
            .any(|last| last - first == years - 1 || last - first == years)
    })
}

/// The first and the last year of a Five-Year Plan: the tenth began in 2001, and each has followed
/// on the one before.
fn plan_years(plan: u8) -> Option<(u16, u16)> {
    let first = 2001 + 5 * (u16::from(plan).checked_sub(10)?);
    Some((first, first + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_have_their_years() {
        assert_eq!(plan_years(13), Some((2016, 2020)));
        assert_eq!(plan_years(14), Some((2021, 2025)));
        assert_eq!(plan_years(9), None);
    }

    #[test]
    fn what_one_leaves_open_the_other_may_say() {
        assert!(agree(When::Year(2021), When::Month(Some(2021), 8)));
        assert!(agree(When::Month(None, 8), When::Month(Some(2021), 8)));
        assert!(!agree(When::Month(Some(2020), 8), When::Month(Some(2021), 8)));
        assert!(!agree(When::Day(None, 9, 29), When::Day(None, 9, 9)));
        assert!(!agree(When::Half(1), When::Half(2)));
    }
}
