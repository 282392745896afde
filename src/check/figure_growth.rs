//! FG018: a growth rate agrees with the two levels that are recorded.
//!
//! Only for growth rates that `indicators.yaml` declares to be of a level (`growth_of`), which is
//! right for nominal ones. Real growth, as that of GDP, does not follow from levels at the
//! prices of two years.

use crate::diag::{Code, Diagnostic, Sources, Text};
use crate::model::date::Period;
use crate::model::figure::{Figure, FigureKind};
use crate::model::site::{FigureRef, Indicator, Region, Site};
use crate::model::table::Key;
use crate::quantity::{Basis, Bounds, Dimension, Direction, Overflow, Rational};
use std::collections::BTreeMap;

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for indicator in site.indicators.values() {
        let Some(level) = indicator.relations.growth_of else {
            continue;
        };
        let levels = Levels::of(site, level);
        let rates = indicator.figures.iter().filter(|at| is_rate(site.figure(**at)));
        findings.extend(rates.filter_map(|at| levels.judge(site, *at)));
    }
}

/// A rate on the year before, not on the month before and not of several years.
fn is_rate(figure: &Figure) -> bool {
    let quantity = &figure.quantity;
    let is_share = |unit: crate::quantity::Compound| unit.dimension() == (Dimension::Proportion, None);
    quantity.unit().is_some_and(is_share)
        && quantity.direction.is_none_or(Direction::is_step)
        && matches!(quantity.basis, None | Some(Basis::YearOnYear))
}

/// What a level is recorded under: region, period as written, kind.
type Place = (Key<Region>, String, FigureKind);

/// The figures of a level.
struct Levels(BTreeMap<Place, Vec<FigureRef>>);

impl Levels {
    fn of(site: &Site, level: Key<Indicator>) -> Self {
        let mut places: BTreeMap<_, Vec<FigureRef>> = BTreeMap::new();
        for at in &site.indicators[level].figures {
            let figure = site.figure(*at);
            if let Some(period) = figure.period {
                let place = (figure.region, period.to_string(), figure.kind);
                places.entry(place).or_default().push(*at);
            }
        }
        Self(places)
    }

    fn at(&self, rate: &Figure, period: Period, kind: FigureKind) -> &[FigureRef] {
        let place = (rate.region, period.to_string(), kind);
        self.0.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The finding about a rate that no pair of levels agrees with.
    fn judge(&self, site: &Site, at: FigureRef) -> Option<Diagnostic> {
        let rate = site.figure(at);
        let told = Bounds::of(&rate.quantity)?;
        let period = rate.period?;
        let mut first = None;
        for now in self.at(rate, period, rate.kind) {
            // A target starts from what was reached.
            for before in self.at(rate, period.year_before()?, FigureKind::Actual) {
                let grown = growth(site.figure(*now), site.figure(*before)).ok()??;
                if grown.meets(told) {
                    return None;
                }
                first = first.or(Some((grown, *now, *before)));
            }
        }
        let (grown, now, before) = first?;
        Some(finding(site, at, grown, now, before))
    }
}

/// The growth that two levels leave possible, as a number: a tenth for 10 %.
fn growth(now: &Figure, before: &Figure) -> Result<Option<Bounds>, Overflow> {
    let same = |unit: crate::quantity::Compound| before.quantity.unit().is_some_and(|other| unit.accepts(other));
    if !now.quantity.unit().is_some_and(same) {
        return Ok(None);
    }
    let (Some(now), Some(before)) = (Bounds::of(&now.quantity), Bounds::of(&before.quantity)) else {
        return Ok(None);
    };
    match now.divided_by(before)? {
        Some(multiple) => multiple.plus(Bounds::exactly(Rational::ONE.negated())).map(Some),
        None => Ok(None),
    }
}

fn finding(site: &Site, at: FigureRef, grown: Bounds, now: FigureRef, before: FigureRef) -> Diagnostic {
    let wording = |at: FigureRef| &site.figure(at).wording;
    let (rate, from, to) = (wording(at), wording(before), wording(now));
    let computed = super::percentages(grown);
    let here = |zh: &str, en: &str| Text::new(format!("{zh}在这里"), format!("the level of {en} is here"));
    Diagnostic::new(
        Code::FG018,
        super::record(site, at),
        Text::new(
            format!("增速记作“{rate}”，由“{from}”到“{to}”算得{computed}"),
            format!("the growth is recorded as “{rate}”, and from “{from}” to “{to}” it is {computed}"),
        ),
    )
    .with_help(Text::new(
        "查来源改数；增速按可比口径或不变价算的，去掉 indicators.yaml 里的 growth_of，或加豁免",
        "check the sources; if the rate is at comparable scope or constant prices, take growth_of out of indicators.yaml or waive this",
    ))
    .with_related(super::record(site, now), here("这一期的数", "that period"))
    .with_related(super::record(site, before), here("上年同期的数", "the year before"))
}
