//! Targets paired with what was reported for the same indicator, place and time.
//!
//! Outcomes are looked up by indicator and place, so that the work grows with the number of
//! figures and not with its square.

use crate::model::date::{Date, Period};
use crate::model::day::{Day, day_before, days, last_day_of, last_days};
use crate::model::figure::{Figure, FigureKind};
use crate::model::promise::{Due, Evidence, Outcome, Promise};
use crate::model::site::{FigureRef, Indicator, Region, Site, Timing};
use crate::model::table::Key;
use crate::quantity::{Amount, Direction, Qualifier, Quantity, Shape, Unit, gap};
use std::collections::HashMap;

/// All targets of the site: by place, in the order of the places; then by when they are due, those
/// without a date last; then in the order of reports.
pub(super) fn promises(site: &Site, today: &Date) -> Vec<Promise> {
    let reported = Reported::of(site);
    let mut list: Vec<Promise> = figures(site)
        .filter(|(_, figure)| figure.kind == FigureKind::Target)
        .map(|(at, figure)| promise(at, figure, &reported, today))
        .collect();
    list.sort_by_cached_key(|promise| {
        let figure = site.figure(promise.target);
        let due = figure.period.map(|period| period.sort_key());
        (
            figure.region,
            due.is_none(),
            due,
            promise.target.report,
            promise.target.index,
        )
    });
    list
}

fn figures(site: &Site) -> impl Iterator<Item = (FigureRef, &Figure)> {
    site.reports.iter().flat_map(|(report, value)| {
        let figures = value.figures.iter().enumerate();
        figures.map(move |(index, figure)| (FigureRef { report, index }, figure))
    })
}

/// Outcomes by what they are about.
struct Reported<'s> {
    site: &'s Site,
    by_subject: HashMap<(Key<Indicator>, Key<Region>), Vec<FigureRef>>,
    /// The indicators that are changes of an indicator.
    changes: HashMap<Key<Indicator>, Vec<Key<Indicator>>>,
}

impl<'s> Reported<'s> {
    fn of(site: &'s Site) -> Self {
        let mut by_subject: HashMap<_, Vec<FigureRef>> = HashMap::new();
        for (at, figure) in figures(site).filter(|(_, figure)| figure.kind == FigureKind::Actual) {
            by_subject
                .entry((figure.indicator, figure.region))
                .or_default()
                .push(at);
        }
        let mut changes: HashMap<_, Vec<_>> = HashMap::new();
        for (key, indicator) in site.indicators.iter() {
            if let Some(level) = indicator.relations.change_of {
                changes.entry(level).or_default().push(key);
            }
        }
        Self {
            site,
            by_subject,
            changes,
        }
    }

    fn about(&self, indicator: Key<Indicator>, region: Key<Region>) -> impl Iterator<Item = (FigureRef, &'s Figure)> {
        let list = self.by_subject.get(&(indicator, region)).map_or(&[][..], Vec::as_slice);
        list.iter().map(|at| (*at, self.site.figure(*at)))
    }

    /// A level before and its change up to `end`, put together.
    fn reckoned(&self, target: &Figure, end: Day) -> Option<Evidence> {
        let changes = self.changes.get(&target.indicator)?;
        let mut all = changes.iter().flat_map(|key| self.about(*key, target.region));
        all.find_map(|(change, step)| {
            let [first, last] = days(&step.period?)?;
            if last != end {
                return None;
            }
            let before = day_before(first);
            let mut levels = self.about(target.indicator, target.region);
            levels.find_map(|(base, figure)| {
                let at_the_time = days(&figure.period?)?[1] == before;
                let level = at_the_time.then(|| sum(&figure.quantity, &step.quantity))??;
                Some(Evidence::Reckoned { base, change, level })
            })
        })
    }
}

fn promise(at: FigureRef, target: &Figure, reported: &Reported<'_>, today: &Date) -> Promise {
    let mut promise = Promise {
        target: at,
        due: due(target.period.as_ref(), today),
        outcomes: Vec::new(),
        later: Vec::new(),
    };
    let Some(wanted) = target.period.and_then(|period| days(&period)) else {
        return promise;
    };
    let timing = reported.site.indicators[target.indicator].timing;
    let mut later = Vec::new();
    for (at, figure) in reported.about(target.indicator, target.region) {
        let Some(told) = figure.period.and_then(|period| days(&period)) else {
            continue;
        };
        if answers(told, wanted, timing) {
            promise.outcomes.push(Outcome {
                evidence: Evidence::Reported(at),
                gap: gap(&figure.quantity, &target.quantity),
            });
        } else if told[1] > wanted[1] {
            later.push((told[1], told[0], at));
        }
    }
    if promise.outcomes.is_empty()
        && let Some(evidence) = reported.reckoned(target, wanted[1])
    {
        let gap = match &evidence {
            Evidence::Reckoned { level, .. } => gap(level, &target.quantity),
            Evidence::Reported(_) => None,
        };
        promise.outcomes.push(Outcome { evidence, gap });
    }
    later.sort_by_key(|(last, first, _)| (*last, *first));
    promise.later = later.into_iter().map(|(_, _, at)| at).collect();
    promise
}

/// Whether what was told of one time is an outcome for another: the same days, or for a level,
/// which is what it is at the end of a time, the same last day.
fn answers(told: [Day; 2], wanted: [Day; 2], timing: Timing) -> bool {
    match timing {
        Timing::Span => told == wanted,
        Timing::Level => told[1] == wanted[1],
    }
}

/// A period is over when its last day is. `20XX` may be over or not, so that nothing is said.
fn due(period: Option<&Period>, today: &Date) -> Due {
    let (Some(period), Some(today)) = (period, last_day_of(today)) else {
        return Due::Undated;
    };
    let [earliest, latest] = last_days(period.end());
    match () {
        () if latest < today => Due::Passed,
        () if earliest >= today => Due::NotYet,
        () => Due::Unclear,
    }
}

/// A percentage and percentage points added to it, if both are plain numbers without a hedge.
fn sum(base: &Quantity, change: &Quantity) -> Option<Quantity> {
    let plain = |quantity: &Quantity, unit: Unit| {
        let amount = quantity.amount().filter(|amount| amount.compound() == unit.into())?;
        let number = amount.plain().ok()?;
        (quantity.qualifier == Qualifier::Exact).then_some(number)
    };
    let step = plain(change, Unit::PercentagePoint)?;
    let step = match change.direction {
        Some(Direction::Fall) => step.negated(),
        None | Some(Direction::Rise) => step,
        Some(_) => return None,
    };
    let level = plain(base, Unit::Percent)?.plus(step).ok()?;
    Some(Quantity::exact(Shape::Amount(Amount::new(level, 0, Unit::Percent))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::Id;
    use crate::model::lang::{Both, Names};
    use crate::model::site::{Relations, Report};
    use crate::model::source::{SourceBox, Status};
    use crate::quantity::{Compound, Relation, zh};

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    /// A site with a share, its change and new jobs, in two places.
    fn empty() -> Site {
        let mut site = Site::empty();
        let mut indicator = |name: &str, unit: &str, timing, change_of| {
            let indicator = Indicator {
                id: id(name),
                names: Names::default(),
                unit: Compound::from_code(unit).expect("a unit"),
                definition: Names::default(),
                timing,
                part_names: Both::default(),
                relations: Relations {
                    change_of,
                    ..Relations::default()
                },
                figures: Vec::new(),
                targets: Vec::new(),
            };
            site.indicators.push(id(name), indicator)
        };
        let share = indicator("share", "percent", Timing::Level, None);
        indicator("share-change", "percentage-point", Timing::Span, Some(share));
        indicator("jobs", "count", Timing::Span, None);
        for name in ["here", "there"] {
            let region = Region {
                id: id(name),
                names: Names::default(),
                parent: None,
                places: Vec::new(),
                depth: 0,
                reports: Vec::new(),
                figures: Vec::new(),
                targets: Vec::new(),
            };
            site.regions.push(id(name), region);
        }
        site
    }

    /// A row of `indicator region wording period kind` as a figure.
    fn figure(site: &Site, row: &str) -> Figure {
        let fields: Vec<&str> = row.split(' ').collect();
        Figure {
            id: id("figure"),
            indicator: site.indicators.key(fields[0]).expect("an indicator"),
            wording: fields[2].to_owned(),
            quantity: zh::read(fields[2]).expect("a wording"),
            period: Period::parse(fields[3]).ok(),
            kind: if fields[4] == "target" {
                FigureKind::Target
            } else {
                FigureKind::Actual
            },
            region: site.regions.key(fields[1]).expect("a region"),
        }
    }

    /// A site with a report for each row.
    fn site(rows: &[&str]) -> Site {
        let mut site = empty();
        for (at, row) in rows.iter().enumerate() {
            let figure = figure(&site, row);
            let report = Report {
                id: id(&format!("r{at}")),
                texts: Both { zh: None, en: None },
                event: None,
                published: None,
                region: figure.region,
                topics: Vec::new(),
                kind: None,
                source: SourceBox::default(),
                figures: vec![figure],
                key_figures: Vec::new(),
                related: Vec::new(),
                terms: Vec::new(),
                changes: Vec::new(),
                status: Status::Published,
            };
            site.reports.push(id(&format!("r{at}")), report);
        }
        site
    }

    /// For each target: its wording, the outcomes and what is later, and whether it is due.
    fn paired(rows: &[&str]) -> Vec<(String, Vec<String>, Vec<String>, Due)> {
        let site = site(rows);
        let today = Date::parse("2022-06-30").expect("a date");
        let wording = |at: FigureRef| site.figure(at).wording.clone();
        let list = promises(&site, &today).into_iter();
        list.map(|promise| {
            let outcomes = promise.outcomes.iter().map(|outcome| match &outcome.evidence {
                Evidence::Reported(at) => wording(*at),
                Evidence::Reckoned { base, change, level } => {
                    let number = level.amount().expect("an amount").number;
                    format!("{}+{}={number}", wording(*base), wording(*change))
                }
            });
            let later = promise.later.iter().map(|at| wording(*at)).collect();
            (wording(promise.target), outcomes.collect(), later, promise.due)
        })
        .collect()
    }

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_target_meets_what_was_reported_for_its_time_and_place() {
        let pairs = paired(&[
            "jobs here 4.5万人 2020 target",
            "jobs here 4.6万人 2020 actual",
            "jobs there 1万人 2020 actual",
            "jobs here 4万人 2019 actual",
            "jobs here 5万人 2021 actual",
            "jobs here 3万人 2021-01/2021-06 actual",
            "jobs here 21万人 2016/2020 actual",
            "jobs here 2万人 202X actual",
            "share here 30% 2020 actual",
        ]);
        let later = texts(&["3万人", "5万人"]);
        assert_eq!(pairs, [("4.5万人".to_owned(), texts(&["4.6万人"]), later, Due::Passed)]);
    }

    #[test]
    fn only_a_level_meets_what_was_reported_for_the_end_of_its_time() {
        let pairs = paired(&[
            "share here 35%以上 2016/2020 target",
            "share here 36.2% 2020 actual",
            "share here 36% 2020-12 actual",
            "share here 37% 2020-11 actual",
            "jobs here 21万人 2016/2020 target",
            "jobs here 5万人 2020 actual",
        ]);
        let of = |at: usize| (pairs[at].0.as_str(), pairs[at].1.clone());
        assert_eq!(of(0), ("35%以上", texts(&["36.2%", "36%"])));
        assert_eq!(of(1), ("21万人", Vec::new()));
    }

    #[test]
    fn two_ways_of_writing_the_same_days_are_the_same_time() {
        let pairs = paired(&["jobs here 5万人 2020 target", "jobs here 6万人 2020-01/2020-12 actual"]);
        assert_eq!(pairs[0].1, texts(&["6万人"]));
    }

    #[test]
    fn a_level_is_reckoned_from_the_one_before_and_its_change() {
        let rows = [
            "share here 35%以上 2020 target",
            "share here 26.3% 2015 actual",
            "share-change here 15.8个百分点 2016/2020 actual",
        ];
        assert_eq!(paired(&rows)[0].1, texts(&["26.3%+15.8个百分点=42.1"]));
        let site = site(&rows);
        let today = Date::parse("2022-06-30").expect("a date");
        let gap = promises(&site, &today)[0].outcomes[0].gap.expect("comparable");
        assert_eq!(gap.relation, Some(Relation::AtLeast));
        assert_eq!(gap.size().expect("fits").0.to_string(), "7.1");
        let with = |changed: &str| paired(&[rows[0], rows[1], changed])[0].1.clone();
        assert_eq!(
            with("share-change here 下降1.3个百分点 2016/2020 actual"),
            texts(&["26.3%+下降1.3个百分点=25.0"])
        );
        for other in [
            "share-change here 15.8个百分点 2017/2020 actual",
            "share-change here 15.8个百分点 2016/2019 actual",
            "share-change there 15.8个百分点 2016/2020 actual",
            "share-change here 约15.8个百分点 2016/2020 actual",
            "share-change here 15.8个百分点 2016/2020 target",
        ] {
            assert_eq!(with(other), Vec::<String>::new(), "{other}");
        }
        let told = paired(&[rows[0], rows[1], rows[2], "share here 41% 2020 actual"]);
        assert_eq!(told[0].1, texts(&["41%"]), "what is told goes before what is reckoned");
    }

    #[test]
    fn whether_a_target_is_due_depends_on_the_day() {
        let due = |period: &str| paired(&[&format!("jobs here 5万人 {period} target")])[0].3;
        assert_eq!(due("2021"), Due::Passed);
        assert_eq!(due("2022-06-29"), Due::Passed);
        assert_eq!(due("2022-06-30"), Due::NotYet);
        assert_eq!(due("2022"), Due::NotYet);
        assert_eq!(due("2020/2024"), Due::NotYet);
        assert_eq!(due("201X"), Due::Passed);
        assert_eq!(due("203X"), Due::NotYet);
        assert_eq!(due("20XX"), Due::Unclear);
        assert_eq!(due("-"), Due::Undated);
    }

    #[test]
    fn targets_stand_by_place_then_by_the_end_of_their_time() {
        let order: Vec<String> = paired(&[
            "jobs there 1万人 2019 target",
            "jobs here 2万人 - target",
            "jobs here 3万人 2020 target",
            "jobs here 4万人 2016 target",
        ])
        .into_iter()
        .map(|(wording, ..)| wording)
        .collect();
        assert_eq!(order, ["4万人", "3万人", "2万人", "1万人"]);
    }

    #[test]
    fn what_cannot_be_compared_is_shown_all_the_same() {
        let site = site(&["jobs here 5万人 2020 target", "jobs here 4-6万人 2020 actual"]);
        let today = Date::parse("2022-06-30").expect("a date");
        let list = promises(&site, &today);
        assert_eq!((list[0].outcomes.len(), list[0].outcomes[0].gap), (1, None));
    }
}
