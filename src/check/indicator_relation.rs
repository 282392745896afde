//! CF011: indicators that are said to hang together can be computed with one another.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Sources, Step, Text};
use crate::model::site::{Indicator, Site};
use crate::model::source::Share;
use crate::model::table::Key;
use crate::quantity::{Compound, Dimension, Unit};

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for (own, indicator) in site.indicators.iter() {
        let mut judge = |unit: Compound, other: Compound, key: &str, at: Option<usize>| {
            if !unit.accepts(other) {
                findings.push(finding(indicator, (unit, other), key, at));
            }
        };
        let unit = |key: Key<Indicator>| site.indicators[key].unit;
        let relations = &indicator.relations;
        for (at, part) in relations.parts.iter().enumerate() {
            judge(unit(own), unit(*part), "parts", Some(at));
        }
        if let Some(total) = relations.part_of {
            judge(unit(own), unit(total), "part_of", None);
        }
        let share = Compound::from(Unit::Ratio);
        if let Some((part, whole)) = relations.ratio_of {
            judge(unit(part), unit(whole), "ratio_of", Some(1));
            judge(unit(own), share, "ratio_of", None);
        }
        if relations.growth_of.is_some() {
            judge(unit(own), share, "growth_of", None);
        }
        if relations.share == Share::OfAWhole {
            judge(unit(own), share, "share", None);
        }
    }
}

fn finding(indicator: &Indicator, (unit, other): (Compound, Compound), key: &str, at: Option<usize>) -> Diagnostic {
    let steps = [
        Some(Step::from(indicator.id.as_str())),
        Some(key.into()),
        at.map(Step::Index),
    ];
    let part = if at.is_some() {
        PointerPart::Value
    } else {
        PointerPart::Key
    };
    let place = Location::yaml("content/indicators.yaml", steps.into_iter().flatten().collect(), part);
    let said = if other.dimension() == (Dimension::Proportion, None) {
        Text::new(
            format!("{key} 只用于以百分比或比例计的指标，这里的单位是{unit}"),
            format!("{key} is for indicators in per cent or the like, and the unit here is {unit}"),
        )
    } else {
        Text::new(
            format!("单位是{unit}和{other}的指标不能一起算"),
            format!("indicators in {unit} and in {other} cannot be computed with one another"),
        )
    };
    Diagnostic::new(Code::CF011, place, said).with_help(Text::new(
        "换成单位同类的指标，或删去这一行",
        "name an indicator whose unit is of the same kind, or delete the line",
    ))
}
