//! What a chart says: its title, its description, the words at its axis and its marks.

use super::choose::Plan;
use super::data::Point;
use super::scale::Ticks;
use crate::model::lang::Lang;
use crate::model::site::{Indicator, Region};
use crate::model::table::Key;
use crate::quantity::{Amount, Compound, Decimal, Quantity, Rational, Scale, Shape};
use crate::render::figure;
use crate::render::view::Context;
use crate::render::words::Words;
use std::collections::BTreeMap;

/// How many figures a description names one by one.
const NAMED: usize = 12;

/// The numbers of an axis with one word for their size and their unit, `RMB billion`.
pub(super) struct Axis {
    /// The unit; empty for plain numbers.
    pub(super) unit: String,
    /// What stands at each tick.
    pub(super) labels: Vec<String>,
}

/// The axis in words.
pub(super) fn axis(context: Context<'_>, ticks: &Ticks, unit: Compound) -> Axis {
    let words = context.words;
    let scale = scale(words.lang, ticks);
    let power = i32::try_from(scale.power()).unwrap_or(0);
    let label = |tick: &Decimal| match tick.shifted(-power) {
        Ok(number) => words.number(&number.trimmed().to_string()),
        Err(_) => words.number(&tick.to_string()),
    };
    Axis {
        unit: unit_of_axis(context, unit, scale),
        labels: ticks.values().iter().map(label).collect(),
    }
}

/// The largest that the highest tick reaches, so that labels are short.
fn scale(lang: Lang, ticks: &Ticks) -> Scale {
    let scales = match lang {
        Lang::Zh => [Scale::TenThousand, Scale::HundredMillion, Scale::Trillion],
        Lang::En => [Scale::Million, Scale::Billion, Scale::Trillion],
    };
    let size = |tick: &Decimal| {
        let value = Rational::from(*tick);
        value.max(value.negated())
    };
    let highest = ticks.values().iter().map(size).max();
    let reached = |scale: &Scale| Some(Rational::from(Decimal::integer(10_i64.pow(scale.power())))) <= highest;
    scales.into_iter().rev().find(reached).unwrap_or(Scale::One)
}

/// The wording of an amount without its number: `RMB 2 billion` makes `RMB billion`.
fn unit_of_axis(context: Context<'_>, unit: Compound, scale: Scale) -> String {
    let amount = Amount {
        per: unit.per,
        ..Amount::new(Decimal::integer(2), scale.power(), unit.unit)
    };
    let text = figure::quantity(context, &Quantity::exact(Shape::Amount(amount)));
    let text = text.replacen('2', "", 1);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The label above the axis, if there is one.
pub(super) fn caption(words: &Words, axis: &Axis) -> Option<String> {
    let unit = axis.unit.as_str();
    (!unit.is_empty()).then(|| words.say("chart-unit", &[("unit", unit)]))
}

/// What a chart is called.
pub(super) fn title(context: Context<'_>, indicator: &Indicator, plan: &Plan<'_>) -> String {
    let Context { site, words, .. } = context;
    let name = indicator.names.get(words.lang).as_str();
    let mut regions = plan.points().map(|point| point.figure.region);
    let first = regions.next();
    let place = first.filter(|first| regions.all(|region| region == *first));
    let period = match plan {
        Plan::Bars { period, .. } => period.as_ref().map(|period| words.period(period)),
        _ => None,
    };
    let title = match (plan, &period) {
        (Plan::Time(_), _) => words.say("chart-title-time", &[("indicator", name)]),
        (_, None) if place.is_none() => words.say("chart-title-places", &[("indicator", name)]),
        (_, None) => name.to_owned(),
        (_, Some(period)) if place.is_none() => {
            words.say("chart-title-places-period", &[("indicator", name), ("period", period)])
        }
        (_, Some(period)) => words.say("chart-title-period", &[("indicator", name), ("period", period)]),
    };
    match place {
        None => title,
        Some(place) => {
            let place = site.regions[place].names.get(words.lang).as_str();
            words.say("chart-title-place", &[("place", place), ("title", &title)])
        }
    }
}

/// What a chart shows: each figure, or if these are many, how many there are and between which.
pub(super) fn description(context: Context<'_>, plan: &Plan<'_>) -> String {
    let words = context.words;
    let points: Vec<&Point<'_>> = plan.points().collect();
    if points.len() > NAMED && !matches!(plan, Plan::Parts(_)) {
        return summary(context, &points);
    }
    let mut places: Vec<(Key<Region>, Vec<String>)> = Vec::new();
    for point in points {
        let text = value_and_period(context, point);
        match places.last_mut() {
            Some((region, texts)) if *region == point.figure.region => texts.push(text),
            _ => places.push((point.figure.region, vec![text])),
        }
    }
    let sentences = places.iter().map(|(region, values)| {
        let place = context.site.regions[*region].names.get(words.lang).as_str();
        words.say("chart-sentence", &[("place", place), ("values", &words.list(values))])
    });
    let join = |first: String, second: String| words.say("chart-sentences", &[("first", &first), ("second", &second)]);
    sentences.reduce(join).unwrap_or_default()
}

fn summary(context: Context<'_>, points: &[&Point<'_>]) -> String {
    let words = context.words;
    let by_value = |point: &&&Point<'_>| point.extent.value();
    let (Some(low), Some(high)) = (points.iter().min_by_key(by_value), points.iter().max_by_key(by_value)) else {
        return String::new();
    };
    let mut counts = BTreeMap::new();
    for point in points {
        *counts.entry(point.figure.region).or_insert(0_usize) += 1;
    }
    let whole = |point: &Point<'_>| {
        let place = context.site.regions[point.figure.region].names.get(words.lang).as_str();
        words.say(
            "chart-value-of-place",
            &[("place", place), ("value", &value_and_period(context, point))],
        )
    };
    let holes = [
        ("figures", &words.count("count-figures", points.len())),
        ("places", &words.count("count-places", counts.len())),
        ("low", &whole(low)),
        ("high", &whole(high)),
    ];
    words.say("chart-summary", &holes.map(|(name, value)| (name, value.as_str())))
}

fn value_and_period(context: Context<'_>, point: &Point<'_>) -> String {
    let words = context.words;
    let value = figure::figure(context, point.figure);
    let period = point.figure.period.as_ref().map(|period| words.period(period));
    let key = match (point.is_target(), &period) {
        (false, Some(_)) => "chart-value-period",
        (true, Some(_)) => "chart-value-period-target",
        (true, None) => "chart-value-target",
        (false, None) => return value,
    };
    words.say(
        key,
        &[("value", &value), ("period", period.as_deref().unwrap_or_default())],
    )
}

/// What stands beside a bar: place, period unless the title has it, and whether it is a target.
pub(super) fn bar_label(context: Context<'_>, point: &Point<'_>, plan: &Plan<'_>) -> String {
    let words = context.words;
    let place = context.site.regions[point.figure.region].names.get(words.lang).clone();
    let period = point.figure.period.as_ref().map(|period| words.period(period));
    let label = match (plan, period) {
        (Plan::Bars { period: Some(_), .. }, _) | (_, None) => place,
        (_, Some(period)) => words.say("chart-label-period", &[("place", &place), ("period", &period)]),
    };
    if point.is_target() {
        return words.say("chart-label-target", &[("label", &label)]);
    }
    label
}
