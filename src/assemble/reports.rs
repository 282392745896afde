//! Reports with their references resolved, newest first.

use super::lost_links::unknown_figure;
use super::references::{Kind, Lookup, resolve, unknown};
use super::{Drafts, LeftOut, LeftOutReason, PageParts, TextParts};
use crate::diag::{Code, Diagnostic, Location, PointerPart, Step, Text};
use crate::model::date::Date;
use crate::model::figure::Figure;
use crate::model::id::Id;
use crate::model::lang::Both;
use crate::model::site::{Region, Report, Term};
use crate::model::source::{ReportRecord, Status};
use crate::model::table::{Key, Table};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A report that is part of the site, still in its parts.
pub(super) struct Kept<'p> {
    id: Id,
    pub(super) texts: &'p TextParts,
    pub(super) record: &'p ReportRecord,
    /// Its status today.
    status: Status,
}

impl<'p> Kept<'p> {
    /// The report in a folder, if it is part of the site today.
    pub(super) fn of(name: &str, page: &'p PageParts<ReportRecord>, drafts: Drafts, today: &Date) -> Option<Self> {
        let mut pages = Vec::new();
        sort_out((name, page), (drafts, today), &mut pages)
            .is_none()
            .then(|| pages.pop())?
    }
}

/// Adds a report to those that are part of the site, or says why it is not.
fn sort_out<'p>(
    (name, page): (&str, &'p PageParts<ReportRecord>),
    (drafts, today): (Drafts, &Date),
    kept: &mut Vec<Kept<'p>>,
) -> Option<LeftOutReason> {
    let PageParts { texts, record } = page;
    let (Some(id), Some(record)) = (Id::new(name), record) else {
        return Some(LeftOutReason::Broken);
    };
    let status = record.status_on(today);
    let reason = LeftOutReason::of(status, drafts);
    if reason.is_none() && texts.has_text() {
        kept.push(Kept {
            id,
            texts,
            record,
            status,
        });
        return None;
    }
    Some(reason.unwrap_or(LeftOutReason::Broken))
}

/// Separates the reports that are part of the site from those that are not.
pub(super) fn keep<'p>(
    pages: &'p BTreeMap<String, PageParts<ReportRecord>>,
    drafts: Drafts,
    today: &Date,
    left_out: &mut Vec<LeftOut>,
) -> Vec<Kept<'p>> {
    let mut kept = Vec::with_capacity(pages.len());
    for (name, page) in pages {
        let reason = sort_out((name, page), (drafts, today), &mut kept);
        left_out.extend(reason.map(|reason| LeftOut {
            id: name.clone(),
            reason,
        }));
    }
    kept.sort_by_cached_key(|kept| {
        let date = kept.record.event.or(kept.record.published);
        (Reverse(date.map(|date| date.sort_key())), kept.id.clone())
    });
    kept
}

/// The reports whose editors have not said which figures stand on top.
pub(super) fn without_key_figures(kept: &[Kept<'_>]) -> BTreeSet<Id> {
    let silent = kept.iter().filter(|kept| kept.record.key_figures.is_none());
    silent.map(|kept| kept.id.clone()).collect()
}

/// The table of reports; in the same order, their texts; and what was lost.
pub(super) fn table<'p>(
    kept: Vec<Kept<'p>>,
    lookup: &Lookup<'_>,
    findings: &mut Vec<Diagnostic>,
) -> (Table<Report>, Vec<&'p TextParts>, LostFigures<'p>) {
    let mut reports = Table::default();
    let mut texts = Vec::with_capacity(kept.len());
    let mut related = Vec::with_capacity(kept.len());
    let mut lost_figures = LostFigures::new();
    for kept in kept {
        let path = kept.texts.record_path();
        let record = kept.record;
        let Some(report) = report((kept.id.clone(), kept.status), record, path, lookup, findings) else {
            continue;
        };
        let lost = lost(record, &report);
        if !lost.is_empty() {
            lost_figures.insert(kept.id.clone(), lost);
        }
        related.push((path, &record.related));
        reports.push(kept.id, report);
        texts.push(kept.texts);
    }
    let keys: Vec<Vec<Key<Report>>> = related
        .iter()
        .map(|(path, ids)| related_keys(&reports, path, ids, lookup, findings))
        .collect();
    for (report, keys) in reports.values_mut().zip(keys) {
        report.related = keys;
    }
    (reports, texts, lost_figures)
}

/// One report that is to stand among others; nothing if it cannot be made or figures of it are
/// lost.
pub(super) fn alone(
    kept: &Kept<'_>,
    among: &Table<Report>,
    lookup: &Lookup<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let path = kept.texts.record_path();
    let mut report = report((kept.id.clone(), kept.status), kept.record, path, lookup, findings)?;
    report.related = related_keys(among, path, &kept.record.related, lookup, findings);
    lost(kept.record, &report).is_empty().then_some(report)
}

/// The ids of figures of the record that the report does not have.
fn lost<'p>(record: &'p ReportRecord, report: &Report) -> Vec<&'p str> {
    let mut lost: Vec<&str> = record.unreadable.iter().map(String::as_str).collect();
    if report.figures.len() < record.figures.len() {
        let ids = record.figures.iter().map(|figure| figure.id.as_str());
        lost.extend(ids.filter(|id| !report.figures.iter().any(|figure| figure.id.as_str() == *id)));
    }
    lost
}

/// Figures that stand in front matter and cannot be used; findings say why. Links to
/// them are no further findings.
pub(super) type LostFigures<'p> = BTreeMap<Id, Vec<&'p str>>;

fn report(
    (id, status): (Id, Status),
    record: &ReportRecord,
    path: &str,
    lookup: &Lookup<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let region = resolve(
        lookup.regions,
        Kind::Region,
        Code::FM011,
        &record.region,
        (path, vec!["region".into()]),
        findings,
    );
    let mut topics = Vec::with_capacity(record.topics.len());
    for (at, topic) in record.topics.iter().enumerate() {
        let steps: Vec<Step> = vec!["topics".into(), at.into()];
        topics.extend(resolve(
            lookup.topics,
            Kind::Topic,
            Code::FM010,
            topic,
            (path, steps),
            findings,
        ));
    }
    topics.sort();
    topics.dedup();
    // A report whose place is unknown has a finding and nothing is published; any
    // place stands in for it so that the rest of it can be looked at.
    let region = region.or_else(|| lookup.regions.keys().next())?;
    let figures = figures(record, region, path, lookup, findings);
    let key_figures = key_figures(record, &figures, path, findings);
    let mut changes = record.changes.clone();
    changes.sort_by_key(|change| Reverse(change.date.sort_key()));
    Some(Report {
        id,
        texts: Both { zh: None, en: None },
        event: record.event,
        published: record.published,
        region,
        topics,
        kind: record.kind,
        source: record.source.clone(),
        figures,
        key_figures,
        related: Vec::new(),
        terms: Vec::<Key<Term>>::new(),
        changes,
        status,
    })
}

/// Positions of the key figures. Those that cannot be used for a reason of their own have had
/// their finding.
fn key_figures(record: &ReportRecord, figures: &[Figure], path: &str, findings: &mut Vec<Diagnostic>) -> Vec<usize> {
    let mut positions = Vec::new();
    for (at, id) in record.key_figures.iter().flatten().enumerate() {
        if let Some(position) = figures.iter().position(|figure| figure.id.as_str() == id) {
            if !positions.contains(&position) {
                positions.push(position);
            }
            continue;
        }
        let recorded = record.figures.iter().any(|figure| figure.id.as_str() == id);
        if !recorded && !record.unreadable.contains(id) {
            let location = Location::yaml(path, vec!["key_figures".into(), at.into()], PointerPart::Value);
            let ids = record.figures.iter().map(|figure| figure.id.as_str());
            findings.push(unknown_figure(id, "", location, ids));
        }
    }
    positions
}

fn figures(
    record: &ReportRecord,
    report_region: Key<Region>,
    path: &str,
    lookup: &Lookup<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Figure> {
    let mut figures = Vec::with_capacity(record.figures.len());
    for source in &record.figures {
        let steps = |key: &str| -> Vec<Step> { vec!["figures".into(), source.id.as_str().into(), key.into()] };
        let indicator = resolve(
            lookup.indicators,
            Kind::Indicator,
            Code::FM012,
            &source.indicator,
            (path, steps("indicator")),
            findings,
        );
        let region = source.region.as_ref().and_then(|region| {
            resolve(
                lookup.regions,
                Kind::Region,
                Code::FM011,
                region,
                (path, steps("region")),
                findings,
            )
        });
        if let Some(indicator) = indicator {
            figures.push(Figure {
                id: source.id.clone(),
                indicator,
                wording: source.wording.clone(),
                // What the wording leaves open (a bare number, 吨 for 吨标煤) the indicator says.
                quantity: source.quantity.clone().under(lookup.indicators[indicator].unit),
                period: source.period,
                kind: source.kind,
                region: region.unwrap_or(report_region),
            });
        }
    }
    figures
}

fn related_keys(
    reports: &Table<Report>,
    path: &str,
    ids: &[String],
    lookup: &Lookup<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Key<Report>> {
    let mut keys = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        if let Some(key) = reports.key(id) {
            keys.push(key);
            continue;
        }
        let location = Location::yaml(path, vec!["related".into(), at.into()], PointerPart::Value);
        // A draft may be related already; it is listed once it is published. What is wrong
        // with a broken report has been said.
        if !lookup.known.reports.contains_key(id.as_str()) {
            findings.push(unknown(Code::FM013, Kind::Report, id, location, reports.ids()));
        }
    }
    keys
}

/// The finding about a link to a report that is not published yet.
pub(super) fn link_to_draft(id: &str, location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::LK001,
        location,
        Text::new(
            format!("报告“{id}”还是草稿，发布后这个链接是断的"),
            format!("the report “{id}” is a draft; this link would lead nowhere"),
        ),
    )
    .with_help(Text::new(
        "等它发布后再链接，或把它的 draft: true 去掉",
        "link to it once it is published, or remove its draft: true",
    ))
}

/// The finding about a link to a report whose source is not published yet.
pub(super) fn link_to_future(id: &str, due: Date, location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::LK001,
        location,
        Text::new(
            format!("报告“{id}”要到{due}才发布，此前这个链接是断的"),
            format!("the report “{id}” is not published before {due}; until then this link would lead nowhere"),
        ),
    )
    .with_help(Text::new(
        "等它发布后再链接，或改正它的 published",
        "link to it once it is published, or mend its published date",
    ))
}
