//! `regions.yaml`, `indicators.yaml` and `terms.yaml`.

use super::document::{Document, Entries};
use super::scalar::Typed;
use super::schema::not_an_id;
use super::{File, Parsed, schemas};
use crate::diag::{Code, Diagnostic, Location, PointerPart, Step, Text, closest};
use crate::model::id::Id;
use crate::model::lang::{Both, Names};
use crate::model::site::Timing;
use crate::model::source::{IndicatorSource, RegionSource, RelationsSource, Renderings, Share, TermSource};
use crate::quantity::{Compound, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegion {
    name: Names,
    #[serde(default)]
    places: Entries<RawRegion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    name: Names,
    unit: Typed,
    definition: Names,
    #[serde(default)]
    level: bool,
    #[serde(default)]
    part_names: Both<Vec<Typed>>,
    #[serde(default)]
    change_of: Option<Typed>,
    #[serde(default)]
    parts: Vec<Typed>,
    #[serde(default)]
    part_of: Option<Typed>,
    #[serde(default)]
    share: bool,
    #[serde(default)]
    ratio_of: Vec<Typed>,
    #[serde(default)]
    growth_of: Option<Typed>,
}

impl RawIndicator {
    fn relations(&self) -> RelationsSource {
        let texts = |list: &[Typed]| list.iter().map(|typed| typed.0.clone()).collect();
        let text = |typed: &Option<Typed>| typed.as_ref().map(|typed| typed.0.clone());
        RelationsSource {
            parts: texts(&self.parts),
            part_of: text(&self.part_of),
            share: if self.share { Share::OfAWhole } else { Share::Unsaid },
            ratio_of: texts(&self.ratio_of),
            growth_of: text(&self.growth_of),
            change_of: text(&self.change_of),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerm {
    zh: RawRenderings,
    en: RawRenderings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRenderings {
    preferred: Typed,
    #[serde(default)]
    admitted: Vec<Typed>,
    #[serde(default)]
    forbidden: Vec<Typed>,
    definition: Typed,
}

/// Reads the tree of places.
pub fn regions(file: File<'_>) -> Parsed<Vec<RegionSource>> {
    let mut findings = Vec::new();
    let document = Document::data(file, schemas::REGIONS_FILE);
    let read = document.read::<Entries<RawRegion>>(&mut findings);
    let value = read.value.map(|raw| places(&document, &[], raw, &mut findings));
    let mut places = value.unwrap_or_default();
    let mut seen = BTreeMap::new();
    unique_regions(&document, &mut places, &[], &mut seen, &mut findings);
    Parsed {
        value: Some(places),
        findings,
    }
}

fn places(
    document: &Document<'_>,
    above: &[Step],
    raw: Entries<RawRegion>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<RegionSource> {
    let mut list = Vec::with_capacity(raw.0.len());
    for (name, region) in raw.0 {
        let mut steps = above.to_vec();
        steps.push(name.as_str().into());
        let id = checked_id(document, steps.clone(), &name, findings);
        steps.push("places".into());
        let inner = places(document, &steps, region.places, findings);
        match id {
            Some(id) => list.push(RegionSource {
                id,
                names: region.name,
                places: inner,
            }),
            // The places in it are no worse for its name.
            None => list.extend(inner),
        }
    }
    list
}

/// An id may stand once in the whole tree: it is the place's address.
fn unique_regions(
    document: &Document<'_>,
    places: &mut Vec<RegionSource>,
    above: &[Step],
    seen: &mut BTreeMap<Id, Vec<Step>>,
    findings: &mut Vec<Diagnostic>,
) {
    places.retain_mut(|place| {
        let mut steps = above.to_vec();
        steps.push(place.id.as_str().into());
        if let Some(first) = seen.get(&place.id) {
            findings.push(same_address(document, &place.id, steps, first.clone()));
            return false;
        }
        seen.insert(place.id.clone(), steps.clone());
        steps.push("places".into());
        unique_regions(document, &mut place.places, &steps, seen, findings);
        true
    });
}

fn same_address(document: &Document<'_>, id: &Id, steps: Vec<Step>, first: Vec<Step>) -> Diagnostic {
    Diagnostic::new(
        Code::LK004,
        document.at(steps, PointerPart::Key),
        Text::new(
            format!("两个地区都叫“{id}”，网址相同"),
            format!("two places are called “{id}” and would have one address"),
        ),
    )
    .with_help(Text::new(
        format!("给其中一个加上上级地名，例如 jinan-{id}"),
        format!("put the place it lies in before one of them, for example jinan-{id}"),
    ))
    .with_related(
        document.at(first, PointerPart::Key),
        Text::new("另一个在这里", "the other is here"),
    )
}

/// Reads the indicators.
pub fn indicators(file: File<'_>) -> Parsed<Vec<IndicatorSource>> {
    let mut findings = Vec::new();
    let document = Document::data(file, schemas::INDICATORS_FILE);
    let raw = document.read::<Entries<RawIndicator>>(&mut findings).value;
    let mut list = Vec::new();
    for (name, raw) in raw.unwrap_or_default().0 {
        let id = checked_id(&document, vec![name.as_str().into()], &name, &mut findings);
        let steps = vec![name.as_str().into(), "unit".into()];
        let unit = unit(&document, steps, raw.unit.0.trim(), &mut findings);
        if !matches!(raw.ratio_of.len(), 0 | 2) {
            findings.push(not_two(&document, &name));
        }
        if let (Some(id), Some(unit)) = (id, unit) {
            let relations = raw.relations();
            let timing = if raw.level { Timing::Level } else { Timing::Span };
            list.push(IndicatorSource {
                id,
                names: raw.name,
                unit,
                definition: raw.definition,
                timing,
                relations,
                part_names: Both {
                    zh: raw.part_names.zh.into_iter().map(|part| part.0).collect(),
                    en: raw.part_names.en.into_iter().map(|part| part.0).collect(),
                },
            });
        }
    }
    Parsed {
        value: Some(list),
        findings,
    }
}

fn not_two(document: &Document<'_>, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::CF004,
        document.at(vec![name.into(), "ratio_of".into()], PointerPart::Key),
        Text::new("ratio_of 要写两个指标", "ratio_of takes two indicators"),
    )
    .with_help(Text::new(
        "先写部分，再写整体，例如 [tertiary-value-added, gdp]",
        "write the part and then the whole, for example [tertiary-value-added, gdp]",
    ))
}

fn unit(document: &Document<'_>, steps: Vec<Step>, code: &str, findings: &mut Vec<Diagnostic>) -> Option<Compound> {
    let unit = Compound::from_code(code);
    if unit.is_none() {
        let codes = || Unit::ALL.iter().map(|unit| unit.code());
        let help = match closest(code, codes()) {
            Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
            None => {
                let list = codes().collect::<Vec<_>>().join(", ");
                Text::new(format!("可写：{list}"), format!("write one of: {list}"))
            }
        };
        findings.push(
            Diagnostic::new(
                Code::FM014,
                document.at(steps, PointerPart::Value),
                Text::new(format!("没有“{code}”这个单位"), format!("there is no unit “{code}”")),
            )
            .with_help(help),
        );
    }
    unit
}

/// Reads the term base.
pub fn terms(file: File<'_>) -> Parsed<Vec<TermSource>> {
    let mut findings = Vec::new();
    let document = Document::data(file, schemas::TERMS_FILE);
    let raw = document.read::<Entries<RawTerm>>(&mut findings).value;
    let mut list = Vec::new();
    for (name, raw) in raw.unwrap_or_default().0 {
        if let Some(id) = checked_id(&document, vec![name.as_str().into()], &name, &mut findings) {
            let renderings = Both {
                zh: renderings(raw.zh),
                en: renderings(raw.en),
            };
            list.push(TermSource { id, renderings });
        }
    }
    Parsed {
        value: Some(list),
        findings,
    }
}

fn renderings(raw: RawRenderings) -> Renderings {
    let texts = |list: Vec<Typed>| list.into_iter().map(|typed| typed.0).collect();
    Renderings {
        preferred: raw.preferred.0,
        admitted: texts(raw.admitted),
        forbidden: texts(raw.forbidden),
        definition: raw.definition.0,
    }
}

fn checked_id(document: &Document<'_>, steps: Vec<Step>, name: &str, findings: &mut Vec<Diagnostic>) -> Option<Id> {
    let location: Location = document.at(steps, PointerPart::Key);
    findings.extend(not_an_id(location, name));
    Id::new(name)
}
