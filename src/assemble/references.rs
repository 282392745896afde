//! Ids in front matter, and the findings about those that lead nowhere.

use super::{Drafts, LeftOut, LeftOutReason, Parts};
use crate::diag::{Code, Diagnostic, Location, PointerPart, Step, Text, closest};
use crate::model::date::Date;
use crate::model::site::{Indicator, Region, Relations, Site, Topic};
use crate::model::source::{IndicatorSource, RelationsSource};
use crate::model::table::{Key, Table};
use std::collections::BTreeMap;

/// Reports that exist as folders, published or not.
#[derive(Debug)]
pub(super) struct Known<'p> {
    /// By the folder's name: whether the site has them.
    pub(super) reports: BTreeMap<&'p str, Standing>,
}

/// Whether a report is part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is.
    Published,
    /// It is a draft and left out.
    Draft,
    /// It is left out until this day.
    Future(Date),
    /// It cannot be read; its own findings say why.
    Broken,
}

impl Standing {
    fn left_out(reason: LeftOutReason) -> Self {
        match reason {
            LeftOutReason::Draft => Standing::Draft,
            LeftOutReason::Future(due) => Standing::Future(due),
            LeftOutReason::Broken => Standing::Broken,
        }
    }
}

impl<'p> Known<'p> {
    pub(super) fn of(parts: &'p Parts, drafts: Drafts, today: &Date) -> Self {
        let reports = parts.reports.iter().map(|(name, page)| {
            let status = page.record.as_ref().map(|record| record.status_on(today));
            let standing = match status {
                None => Standing::Broken,
                Some(status) => LeftOutReason::of(status, drafts).map_or(Standing::Published, Standing::left_out),
            };
            (name.as_str(), standing)
        });
        Self {
            reports: reports.collect(),
        }
    }
}

impl<'p> Known<'p> {
    /// The same of a site that is complete, and the reports that are not part of it.
    pub(super) fn after(site: &'p Site, left_out: &'p [LeftOut]) -> Self {
        let published = site.reports.ids().map(|id| (id, Standing::Published));
        let others = left_out
            .iter()
            .map(|left| (left.id.as_str(), Standing::left_out(left.reason)));
        Self {
            reports: published.chain(others).collect(),
        }
    }
}

/// Everything that front matter can refer to, other reports aside.
pub(super) struct Lookup<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) regions: &'a Table<Region>,
    pub(super) indicators: &'a Table<Indicator>,
    pub(super) topics: &'a Table<Topic>,
}

/// A thing that can be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Topic,
    Region,
    Indicator,
    Report,
    Term,
}

impl Kind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::Topic => ("专题", "topic"),
            Kind::Region => ("地区", "region"),
            Kind::Indicator => ("指标", "indicator"),
            Kind::Report => ("报告", "report"),
            Kind::Term => ("术语", "term"),
        }
    }

    /// Where one is added.
    fn home(self) -> &'static str {
        match self {
            Kind::Topic => "content/topics/",
            Kind::Region => "content/regions.yaml",
            Kind::Indicator => "content/indicators.yaml",
            Kind::Report => "content/reports/",
            Kind::Term => "content/terms.yaml",
        }
    }
}

/// The finding about an id that leads nowhere.
pub(super) fn unknown<'i>(
    code: Code,
    kind: Kind,
    id: &str,
    location: Location,
    ids: impl IntoIterator<Item = &'i str>,
) -> Diagnostic {
    let (zh, en) = kind.words();
    let help = match closest(id, ids) {
        Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
        None => Text::new(
            format!("核对拼写，或先在 {} 里添加", kind.home()),
            format!("check the spelling, or add it to {} first", kind.home()),
        ),
    };
    Diagnostic::new(
        code,
        location,
        Text::new(format!("没有“{id}”这个{zh}"), format!("there is no {en} “{id}”")),
    )
    .with_help(help)
}

/// Looks an id up; if it leads nowhere, says so. Empty ids are passed over: that
/// they are missing has been said.
pub(super) fn resolve<T>(
    table: &Table<T>,
    kind: Kind,
    code: Code,
    id: &str,
    (path, steps): (&str, Vec<Step>),
    findings: &mut Vec<Diagnostic>,
) -> Option<Key<T>> {
    let key = table.key(id.trim());
    if key.is_none() && !id.is_empty() {
        let location = Location::yaml(path, steps, PointerPart::Value);
        findings.push(unknown(code, kind, id, location, table.ids()));
    }
    key
}

/// Indicators without their figures.
pub(super) fn indicators(list: &[IndicatorSource], findings: &mut Vec<Diagnostic>) -> Table<Indicator> {
    let mut declared = Vec::with_capacity(list.len());
    let mut table = Table::new(list.iter().map(|source| {
        declared.push((&source.id, &source.relations));
        let indicator = Indicator {
            id: source.id.clone(),
            names: source.names.clone(),
            unit: source.unit,
            definition: source.definition.clone(),
            timing: source.timing,
            relations: Relations::default(),
            part_names: source.part_names.clone(),
            figures: Vec::new(),
            targets: Vec::new(),
        };
        (source.id.clone(), indicator)
    }));
    let resolved: Vec<Relations> = declared
        .iter()
        .map(|(id, source)| relations(&table, id.as_str(), source, findings))
        .collect();
    for (indicator, relations) in table.values_mut().zip(resolved) {
        indicator.relations = relations;
    }
    table
}

fn relations(
    table: &Table<Indicator>,
    id: &str,
    source: &RelationsSource,
    findings: &mut Vec<Diagnostic>,
) -> Relations {
    let mut one = |name: &str, key: &str, at: Option<usize>| {
        let steps = [Some(id.into()), Some(key.into()), at.map(Step::Index)];
        let place = ("content/indicators.yaml", steps.into_iter().flatten().collect());
        resolve(table, Kind::Indicator, Code::FM012, name, place, findings)
    };
    let mut all = |names: &[String], key: &str| -> Vec<Key<Indicator>> {
        let keys = names.iter().enumerate().map(|(at, name)| one(name, key, Some(at)));
        // What is left of a sum is no sum.
        keys.collect::<Option<_>>().unwrap_or_default()
    };
    let parts = all(&source.parts, "parts");
    let ratio_of = match all(&source.ratio_of, "ratio_of").as_slice() {
        [part, whole] => Some((*part, *whole)),
        _ => None,
    };
    Relations {
        parts,
        ratio_of,
        share: source.share,
        part_of: source.part_of.as_deref().and_then(|name| one(name, "part_of", None)),
        change_of: source
            .change_of
            .as_deref()
            .and_then(|name| one(name, "change_of", None)),
        growth_of: source
            .growth_of
            .as_deref()
            .and_then(|name| one(name, "growth_of", None)),
    }
}
