//! A report's file.

use super::document::{Document, Entries, Read, empty_text};
use super::figure::{RawFigure, figure};
use super::markdown::{self, Highlighter};
use super::scalar::Typed;
use super::schema::{Family, Shape};
use super::waiver::{RawWaiver, waivers};
use super::{File, Parsed, date, front_matter, page, schemas, typography};
use crate::diag::{Diagnostic, Step};
use crate::model::lang::{Lang, Names, Wording};
use crate::model::report_kind::ReportKind;
use crate::model::source::{self, Change, PageSource, ReportRecord, Role, SourceBox, Status, TranslationState};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReport {
    title: Typed,
    summary: Typed,
    #[serde(default)]
    event: Option<Typed>,
    #[serde(default)]
    published: Option<Typed>,
    region: Typed,
    #[serde(default)]
    topics: Vec<Typed>,
    #[serde(default)]
    kind: Option<ReportKind>,
    source: RawSource,
    #[serde(default)]
    figures: Entries<RawFigure>,
    #[serde(default)]
    key_figures: Option<Vec<Typed>>,
    #[serde(default)]
    related: Vec<Typed>,
    #[serde(default)]
    changes: Vec<RawChange>,
    #[serde(default)]
    draft: bool,
    #[serde(default)]
    waivers: Vec<RawWaiver>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    #[serde(default)]
    publisher: Option<Wording>,
    #[serde(default)]
    title: Option<Wording>,
    #[serde(default)]
    url: Option<Typed>,
    #[serde(default)]
    document_number: Option<Typed>,
    #[serde(default)]
    capture: Option<Typed>,
    #[serde(default)]
    unreadable: Option<Names>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChange {
    date: Typed,
    note: Names,
}

/// Reads a report's file in one language.
pub fn report(
    file: File<'_>,
    role: Role,
    lang: Lang,
    highlighter: &Highlighter,
) -> Parsed<(PageSource, Option<ReportRecord>)> {
    if role == Role::Translation {
        let parsed = page::translation(file, lang, highlighter);
        return Parsed {
            value: parsed.value.map(|page| (page, None)),
            findings: parsed.findings,
        };
    }
    let mut findings = Vec::new();
    let parts = match front_matter::split(file) {
        Ok(parts) => parts,
        Err(finding) => {
            return Parsed {
                value: None,
                findings: vec![finding],
            };
        }
    };
    let document = Document {
        file,
        range: parts.yaml,
        family: Family::FrontMatter,
        shape: Shape::Record(schemas::REPORT),
        shared: &[],
        lang,
    };
    let Read { value, dropped } = document.read::<RawReport>(&mut findings);
    let body = markdown::body(file, parts.body, lang, highlighter, &mut findings);
    let value = value.map(|mut raw| {
        empty_text(&document, "title", &raw.title.0, &mut findings);
        page::typography(&document, lang, &raw.title.0, &raw.summary.0, &mut findings);
        let page = PageSource {
            title: raw.title.0.clone(),
            summary: raw.summary.0.clone(),
            translation: TranslationState::Reviewed,
            translated_from: None,
            body: body.into(),
            waivers: waivers(&document, std::mem::take(&mut raw.waivers), &mut findings),
        };
        (page, Some(record(&document, raw, dropped, &mut findings)))
    });
    Parsed { value, findings }
}

/// Where the kept source that a page's file names would lie; nothing for a file that names
/// none or cannot be read.
pub fn capture_path(file: File<'_>) -> Option<String> {
    #[derive(Deserialize)]
    struct Page {
        source: Named,
    }
    #[derive(Deserialize)]
    struct Named {
        capture: Typed,
    }
    let yaml = &file.text[front_matter::split(file).ok()?.yaml];
    if !yaml.contains("capture") {
        return None;
    }
    let page: Page = serde_yaml::from_str(yaml).ok()?;
    source::capture_path(&page.source.capture.0)
}

fn record(
    document: &Document<'_>,
    raw: RawReport,
    mut unreadable: Vec<String>,
    findings: &mut Vec<Diagnostic>,
) -> ReportRecord {
    let mut read_date = |key: &str, text: Option<Typed>| {
        text.and_then(|text| date::date(document, vec![key.into()], &text.0, findings))
    };
    let event = read_date("event", raw.event);
    let published = read_date("published", raw.published);
    let mut figures = Vec::with_capacity(raw.figures.0.len());
    for (name, raw) in raw.figures.0 {
        match figure(document, &name, raw, findings) {
            Some(figure) => figures.push(figure),
            None => unreadable.push(name),
        }
    }
    ReportRecord {
        event,
        published,
        region: raw.region.0,
        topics: texts(raw.topics),
        kind: raw.kind,
        source: source_box(raw.source),
        figures,
        unreadable,
        key_figures: raw.key_figures.map(texts),
        related: texts(raw.related),
        changes: changes(document, raw.changes, findings),
        status: if raw.draft { Status::Draft } else { Status::Published },
    }
}

fn changes(document: &Document<'_>, raw: Vec<RawChange>, findings: &mut Vec<Diagnostic>) -> Vec<Change> {
    let mut changes = Vec::with_capacity(raw.len());
    for (at, change) in raw.into_iter().enumerate() {
        let note: [Step; 4] = ["changes".into(), at.into(), "note".into(), "zh".into()];
        typography::value::check(document, &note, &change.note.zh, findings);
        let steps: Vec<Step> = vec!["changes".into(), at.into(), "date".into()];
        if let Some(date) = date::date(document, steps, &change.date.0, findings) {
            changes.push(Change {
                date,
                note: change.note,
            });
        }
    }
    changes
}

fn source_box(raw: RawSource) -> SourceBox {
    let text = |typed: Option<Typed>| typed.map(|typed| typed.0);
    SourceBox {
        publisher: raw.publisher,
        title: raw.title,
        url: text(raw.url),
        document_number: text(raw.document_number),
        capture: text(raw.capture),
        unreadable: raw.unreadable,
    }
}

fn texts(typed: Vec<Typed>) -> Vec<String> {
    typed.into_iter().map(|typed| typed.0).collect()
}
