//! FG017: parts agree with their total, within what their digits leave open.
//!
//! What is a part of what, `indicators.yaml` declares: `parts` of a sum, `part_of`, `ratio_of` and
//! `share`. Compared are figures of one report, region, period and kind; where an indicator has
//! two of them it is not clear which is meant, and nothing is said.

use crate::diag::{Code, Diagnostic, Sources, Text};
use crate::model::figure::{Figure, FigureKind};
use crate::model::site::{FigureRef, Indicator, Region, Report, Site};
use crate::model::source::Share;
use crate::model::table::Key;
use crate::quantity::{Bounds, Decimal, Dimension, Direction, Overflow, Rational, Shape};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    let concerned = concerned(site);
    for (report, value) in site.reports.iter() {
        for at in (0..value.figures.len()).map(|index| FigureRef { report, index }) {
            findings.extend(share(site, at));
        }
        for group in groups(report, value, &concerned) {
            for (indicator, at) in &group {
                let relations = &site.indicators[*indicator].relations;
                findings.extend(sum(site, &group, *at, &relations.parts));
                let total = relations.part_of.and_then(|total| group.get(&total));
                findings.extend(total.and_then(|total| part(site, *at, *total)));
                let ratio = relations.ratio_of;
                let ratio = ratio.and_then(|(part, whole)| Some((*group.get(&part)?, *group.get(&whole)?)));
                findings.extend(ratio.and_then(|(part, whole)| quotient(site, *at, part, whole)));
                for (position, part) in relations.parts.iter().enumerate() {
                    let share = group.get(part);
                    findings.extend(share.and_then(|share| in_ratio(site, *share, position, *at)));
                }
            }
            for indicator in site.indicators.values().filter(|indicator| is_whole(indicator)) {
                findings.extend(shares(site, &group, &indicator.relations.parts));
            }
        }
    }
}

/// Indicators that stand in a relation.
fn concerned(site: &Site) -> BTreeSet<Key<Indicator>> {
    let mut all = BTreeSet::new();
    for (key, indicator) in site.indicators.iter() {
        let relations = &indicator.relations;
        let ratio = relations.ratio_of.iter().flat_map(|(part, whole)| [*part, *whole]);
        let others: Vec<_> = relations
            .parts
            .iter()
            .copied()
            .chain(relations.part_of)
            .chain(ratio)
            .collect();
        if !others.is_empty() {
            all.insert(key);
            all.extend(others);
        }
    }
    all
}

/// Whether an indicator's parts are shares of one whole.
fn is_whole(indicator: &Indicator) -> bool {
    indicator.relations.share == Share::OfAWhole && !indicator.relations.parts.is_empty()
}

/// Figures that speak of one place, time and kind, by indicator.
type Group = BTreeMap<Key<Indicator>, FigureRef>;

fn groups(report: Key<Report>, value: &Report, concerned: &BTreeSet<Key<Indicator>>) -> Vec<Group> {
    type What = (Key<Region>, FigureKind, String);
    let mut all: BTreeMap<What, BTreeMap<Key<Indicator>, Vec<FigureRef>>> = BTreeMap::new();
    for (index, figure) in value.figures.iter().enumerate() {
        if concerned.contains(&figure.indicator)
            && let Some(period) = figure.period
        {
            let what = (figure.region, figure.kind, period.to_string());
            let own = all.entry(what).or_default().entry(figure.indicator).or_default();
            own.push(FigureRef { report, index });
        }
    }
    let single = |group: BTreeMap<Key<Indicator>, Vec<FigureRef>>| {
        let single = group.into_iter().filter(|(_, figures)| figures.len() == 1);
        single.map(|(indicator, figures)| (indicator, figures[0])).collect()
    };
    all.into_values().map(single).collect()
}

/// A sum is what all of its parts add up to, and no less than some of them do.
fn sum(site: &Site, group: &Group, total: FigureRef, parts: &[Key<Indicator>]) -> Option<Diagnostic> {
    let there: Vec<FigureRef> = parts.iter().filter_map(|part| group.get(part).copied()).collect();
    let (first, others) = there.split_first()?;
    let whole = level(site, total, *first)?;
    let mut sum = level(site, *first, total)?;
    for part in others {
        sum = sum.plus(level(site, *part, total)?).ok()?;
    }
    let fits = if there.len() == parts.len() {
        sum.meets(whole)
    } else {
        !sum.is_above(whole)
    };
    if fits {
        return None;
    }
    let wordings: Vec<&str> = there.iter().map(|part| site.figure(*part).wording.as_str()).collect();
    let (list, total_wording) = (wordings.join(" + "), &site.figure(total).wording);
    let said = if sum.is_above(whole) {
        Text::new(
            format!("各部分之和 {list} 大于总数“{total_wording}”"),
            format!("the parts, {list}, add up to more than their total “{total_wording}”"),
        )
    } else {
        Text::new(
            format!("各部分之和 {list} 小于总数“{total_wording}”"),
            format!("the parts, {list}, add up to less than their total “{total_wording}”"),
        )
    };
    Some(finding(site, total, said, &there))
}

/// Shares of one whole are a hundred per cent together at most.
fn shares(site: &Site, group: &Group, parts: &[Key<Indicator>]) -> Option<Diagnostic> {
    let there: Vec<FigureRef> = parts.iter().filter_map(|part| group.get(part).copied()).collect();
    let (first, others) = there.split_first().filter(|(_, others)| !others.is_empty())?;
    let mut sum = level(site, *first, *first)?;
    for share in others {
        sum = sum.plus(level(site, *share, *first)?).ok()?;
    }
    let is_share = site.figure(*first).quantity.unit()?.dimension() == (Dimension::Proportion, None);
    if !is_share || !sum.is_above(Bounds::exactly(Rational::ONE)) {
        return None;
    }
    let wordings: Vec<&str> = there.iter().map(|share| site.figure(*share).wording.as_str()).collect();
    let list = wordings.join(" + ");
    let said = Text::new(
        format!("各占比之和 {list} 超过了整体"),
        format!("the shares, {list}, are more than the whole"),
    );
    Some(finding(site, *first, said, others))
}

/// A share that a ratio also tells is the same there: in its place, or in some place if the
/// ratio has more parts than are declared.
fn in_ratio(site: &Site, share: FigureRef, position: usize, ratio: FigureRef) -> Option<Diagnostic> {
    let Shape::Ratio(parts) = &site.figure(ratio).quantity.shape else {
        return None;
    };
    let declared = site.indicators[site.figure(ratio).indicator].relations.parts.len();
    let candidates = if declared == parts.len() {
        &parts[position..=position]
    } else {
        parts
    };
    let told = Bounds::of(&site.figure(share).quantity)?;
    let hundredth = Bounds::exactly(Rational::new(100, 1).ok()?);
    for part in candidates {
        if Bounds::of_digits(*part).ok()?.divided_by(hundredth).ok()??.meets(told) {
            return None;
        }
    }
    let (own, all) = (&site.figure(share).wording, &site.figure(ratio).wording);
    let said = Text::new(
        format!("占比“{own}”与比例“{all}”不合"),
        format!("the share “{own}” does not go with the ratio “{all}”"),
    );
    Some(finding(site, share, said, &[ratio]))
}

/// A part is no more than what it is a part of.
fn part(site: &Site, part: FigureRef, total: FigureRef) -> Option<Diagnostic> {
    let fits = !level(site, part, total)?.is_above(level(site, total, part)?);
    let (own, whole) = (&site.figure(part).wording, &site.figure(total).wording);
    let said = || {
        Text::new(
            format!("部分“{own}”大于总数“{whole}”"),
            format!("the part “{own}” is more than its total “{whole}”"),
        )
    };
    (!fits).then(|| finding(site, part, said(), &[total]))
}

/// A ratio is what dividing gives.
fn quotient(site: &Site, ratio: FigureRef, part: FigureRef, whole: FigureRef) -> Option<Diagnostic> {
    let told = Bounds::of(&site.figure(ratio).quantity)?;
    let computed = level(site, part, whole)?.divided_by(level(site, whole, part)?).ok()??;
    if computed.meets(told) {
        return None;
    }
    let [own, above, below] = [ratio, part, whole].map(|at| &site.figure(at).wording);
    let percent = super::percentages(computed);
    let said = Text::new(
        format!("占比记作“{own}”，“{above}”除以“{below}”得{percent}"),
        format!("the share is recorded as “{own}”, and “{above}” of “{below}” is {percent}"),
    );
    Some(finding(site, ratio, said, &[part, whole]))
}

/// A share is a hundred per cent at most, and the parts of a ratio are a hundred.
fn share(site: &Site, at: FigureRef) -> Option<Diagnostic> {
    let figure = site.figure(at);
    if site.indicators[figure.indicator].relations.share == Share::Unsaid {
        return None;
    }
    let wording = &figure.wording;
    if let Shape::Ratio(parts) = &figure.quantity.shape {
        let sum = parts.iter().try_fold(Decimal::integer(0), |sum, part| sum.plus(*part));
        let sum = sum.ok()?;
        let said = || {
            Text::new(
                format!("“{wording}”各部分合计是{sum}，不是100"),
                format!("the parts of “{wording}” add up to {sum} and not to 100"),
            )
        };
        return (!is_a_hundred(parts).ok()?).then(|| finding(site, at, said(), &[]));
    }
    let is_level = figure.quantity.direction.is_none_or(|direction| !direction.is_step());
    let is_proportion = figure
        .quantity
        .unit()
        .is_some_and(|unit| unit.dimension() == (Dimension::Proportion, None));
    let above = is_level && is_proportion && Bounds::of(&figure.quantity)?.is_above(Bounds::exactly(Rational::ONE));
    let said = || {
        Text::new(
            format!("占比“{wording}”超过了整体"),
            format!("the share “{wording}” is more than the whole"),
        )
    };
    above.then(|| finding(site, at, said(), &[]))
}

fn is_a_hundred(parts: &[Decimal]) -> Result<bool, Overflow> {
    let mut sum = Bounds::exactly(Rational::new(0, 1)?);
    for part in parts {
        sum = sum.plus(Bounds::of_digits(*part)?)?;
    }
    Ok(sum.meets(Bounds::exactly(Rational::new(100, 1)?)))
}

/// What a figure leaves open, if it can be added to the other one: a level in a unit of the
/// same kind.
fn level(site: &Site, at: FigureRef, beside: FigureRef) -> Option<Bounds> {
    let (figure, other): (&Figure, &Figure) = (site.figure(at), site.figure(beside));
    let is_level = figure.quantity.direction.is_none_or(|way| way != Direction::Fall);
    let same = figure.quantity.unit()?.accepts(other.quantity.unit()?);
    (is_level && same).then(|| Bounds::of(&figure.quantity)).flatten()
}

fn finding(site: &Site, at: FigureRef, said: Text, others: &[FigureRef]) -> Diagnostic {
    let finding = Diagnostic::new(Code::FG017, super::record(site, at), said).with_help(Text::new(
        "查来源改数；口径不同的，改指标，或改 indicators.yaml 里声明的关系；来源如此的，加豁免",
        "check the source; if the scope differs, change the indicator or the relation declared in indicators.yaml; if the source has it so, waive this",
    ));
    others.iter().fold(finding, |finding, other| {
        let id = &site.figure(*other).id;
        let said = Text::new(
            format!("与它相比的“{id}”"),
            format!("“{id}”, with which it is compared"),
        );
        finding.with_related(super::record(site, *other), said)
    })
}
