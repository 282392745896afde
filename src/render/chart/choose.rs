//! Which charts an indicator has.
//!
//! One value needs no picture. Values are drawn over time where a place has two or more periods;
//! as bars where two or more can be held against each other: of one period, or of equally long ones.

use super::data::{Point, Span, Spot};
use crate::model::date::Period;
use crate::model::site::Region;
use crate::model::table::Key;
use crate::quantity::{Compound, Unit};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many places a chart over time tells apart: as many as there are shapes and colours.
pub(super) const SERIES: usize = 6;
/// How many figures of one place it shows, the newest: more would touch on a phone.
const FIGURES_OF_SERIES: usize = 12;
/// How many bars there are: a screen of them.
const BARS: usize = 20;

/// What is drawn, and how.
#[derive(Debug)]
pub(in crate::render) enum Plan<'s> {
    /// Values over time, for each place those in the order of time.
    Time(Vec<Series<'s>>),
    /// One bar for each figure.
    Bars {
        /// The period of all of them, if it is one.
        period: Option<Period>,
        /// The figures, in the order of the bars.
        points: Vec<Point<'s>>,
    },
    /// One bar of parts for each figure.
    Parts(Vec<Point<'s>>),
}

/// The figures of one place.
#[derive(Debug)]
pub(in crate::render) struct Series<'s> {
    /// The place.
    pub(super) region: Key<Region>,
    /// Its figures with a known period, in the order of time.
    pub(super) points: Vec<Point<'s>>,
}

impl<'s> Plan<'s> {
    /// The figures in it.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point<'s>> {
        let (series, points): (&[Series<'_>], &[Point<'_>]) = match self {
            Plan::Time(series) => (series, &[]),
            Plan::Bars { points, .. } | Plan::Parts(points) => (&[], points),
        };
        series.iter().flat_map(|series| &series.points).chain(points)
    }
}

/// The charts of these figures of an indicator in that unit, the most telling first.
pub(super) fn plans(spots: Vec<Spot<'_>>, unit: Compound) -> Vec<Plan<'_>> {
    let (parts, single): (Vec<_>, Vec<_>) = spots.into_iter().partition(|spot| spot.parts > 0);
    // The first of an order has the smallest number: a bar of it would say the opposite.
    let bars = if unit.unit == Unit::Rank {
        None
    } else {
        bars(&single, unit)
    };
    let all = [time(&single, unit), structure(parts, unit), bars];
    all.into_iter().flatten().collect()
}

fn points<'s>(spots: impl IntoIterator<Item = Spot<'s>>, unit: Compound) -> Vec<Point<'s>> {
    spots.into_iter().filter_map(|spot| spot.point(unit)).collect()
}

fn structure(mut spots: Vec<Spot<'_>>, unit: Compound) -> Option<Plan<'_>> {
    // Wholes of as many parts as the newest has.
    let first = spots.first()?.parts;
    spots.retain(|spot| spot.parts == first && (2..=SERIES).contains(&first));
    spots.sort_by_key(|spot| (spot.figure.region, spot.span));
    spots.truncate(BARS);
    (spots.len() > 1).then(|| Plan::Parts(points(spots, unit)))
}

fn time<'s>(spots: &[Spot<'s>], unit: Compound) -> Option<Plan<'s>> {
    let mut places: BTreeMap<Key<Region>, Vec<Spot<'s>>> = BTreeMap::new();
    for spot in spots.iter().filter(|spot| spot.span.is_some()) {
        places.entry(spot.figure.region).or_default().push(*spot);
    }
    // Those that were measured most often; the order of the places decides among equals.
    let mut places: Vec<(usize, Key<Region>, Vec<Spot<'s>>)> = places
        .into_iter()
        .map(|(region, mut spots)| {
            spots.sort_by_key(|spot| (spot.span, spot.figure.kind));
            let periods = spots.chunk_by(|a, b| a.span == b.span).count();
            (periods, region, spots)
        })
        .collect();
    places.sort_by_key(|(periods, ..)| Reverse(*periods));
    places.truncate(SERIES);
    if places.first()?.0 < 2 {
        return None;
    }
    let series = places.into_iter().map(|(_, region, spots)| {
        let old = spots.len().saturating_sub(FIGURES_OF_SERIES);
        Series {
            region,
            points: points(spots.into_iter().skip(old), unit),
        }
    });
    Some(Plan::Time(series.collect()))
}

fn bars<'s>(spots: &[Spot<'s>], unit: Compound) -> Option<Plan<'s>> {
    let one = of_one_period(spots);
    let equal = of_equal_periods(spots);
    // Places in one period are compared best; but not two of thirty.
    let (chosen, period) = if one.len() > 1 && places(&one) * 2 >= places(&equal) {
        let period = one.first().and_then(|spot| spot.figure.period);
        (one, period)
    } else {
        (equal, None)
    };
    let mut points = points(chosen, unit);
    // The higher a place's highest, the higher it stands; its figures stay together.
    let mut highest = BTreeMap::new();
    for point in &points {
        let value = highest.entry(point.figure.region).or_insert(point.extent.value());
        *value = point.extent.value().max(*value);
    }
    points.sort_by_key(|point| {
        let region = point.figure.region;
        let value = Reverse(highest.get(&region).copied());
        (value, region, point.span, point.figure.kind)
    });
    points.truncate(BARS);
    (points.len() > 1).then_some(Plan::Bars { period, points })
}

fn places(spots: &[Spot<'_>]) -> usize {
    spots
        .iter()
        .map(|spot| spot.figure.region)
        .collect::<BTreeSet<_>>()
        .len()
}

/// The figures of the period that most places have figures of, the newest such.
fn of_one_period<'s>(spots: &[Spot<'s>]) -> Vec<Spot<'s>> {
    let mut groups: BTreeMap<Span, Vec<Spot<'s>>> = BTreeMap::new();
    for spot in spots {
        if let Some(span) = spot.span {
            groups.entry(span).or_default().push(*spot);
        }
    }
    let best = groups
        .into_iter()
        .max_by_key(|(span, group)| (places(group), group.len().min(2), *span));
    best.map_or_else(Vec::new, |(_, group)| group)
}

/// Each place's newest figures, of that length of time which most places have figures of.
/// Nothing where that is one place.
fn of_equal_periods<'s>(spots: &[Spot<'s>]) -> Vec<Spot<'s>> {
    let mut groups: BTreeMap<i32, BTreeMap<Key<Region>, Vec<Spot<'s>>>> = BTreeMap::new();
    for spot in spots {
        let Some(span) = spot.span else { continue };
        let group = groups.entry(span.length()).or_default();
        let newest = group.entry(spot.figure.region).or_default();
        let before = newest.first().and_then(|other| other.span);
        if before < Some(span) {
            newest.clear();
        }
        if before <= Some(span) {
            newest.push(*spot);
        }
    }
    let best = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .max_by_key(BTreeMap::len);
    best.map_or_else(Vec::new, |group| group.into_values().flatten().collect())
}
