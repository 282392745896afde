//! Pages that are no reports: home, about, topics; and translations of any page.

use super::document::{Document, Entries, empty_text};
use super::markdown::{self, Highlighter};
use super::scalar::Typed;
use super::schema::{Family, Field, Shape, SharedKeys};
use super::waiver::{RawWaiver, waivers};
use super::{File, Parsed, front_matter, schemas, typography};
use crate::diag::Diagnostic;
use crate::model::lang::Lang;
use crate::model::source::{PageSource, Role, TopicRecord, TranslationState};
use crate::model::translation::Record;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPage {
    title: Typed,
    summary: Typed,
    #[serde(default)]
    translation: Option<RawState>,
    #[serde(default)]
    translated_from: Option<Entries<Typed>>,
    #[serde(default)]
    indicators: Vec<Typed>,
    #[serde(default)]
    waivers: Vec<RawWaiver>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawState {
    Reviewed,
    Draft,
}

/// Reads the home or about page in one language.
pub fn page(file: File<'_>, role: Role, lang: Lang, highlighter: &Highlighter) -> Parsed<PageSource> {
    match role {
        Role::Record => {
            let (page, _, findings) = read(file, lang, highlighter, schemas::PAGE, &[]);
            Parsed { value: page, findings }
        }
        Role::Translation => translation(file, lang, highlighter),
    }
}

/// Reads a topic's file in one language.
pub fn topic(
    file: File<'_>,
    role: Role,
    lang: Lang,
    highlighter: &Highlighter,
) -> Parsed<(PageSource, Option<TopicRecord>)> {
    if role == Role::Translation {
        let parsed = translation(file, lang, highlighter);
        return Parsed {
            value: parsed.value.map(|page| (page, None)),
            findings: parsed.findings,
        };
    }
    let (page, indicators, findings) = read(file, lang, highlighter, schemas::TOPIC, &[]);
    Parsed {
        value: page.map(|page| (page, Some(TopicRecord { indicators }))),
        findings,
    }
}

/// Reads a translation of any page.
pub(super) fn translation(file: File<'_>, lang: Lang, highlighter: &Highlighter) -> Parsed<PageSource> {
    let (page, _, findings) = read(file, lang, highlighter, schemas::TRANSLATION, schemas::SHARED);
    Parsed { value: page, findings }
}

fn read(
    file: File<'_>,
    lang: Lang,
    highlighter: &Highlighter,
    fields: &'static [Field],
    shared: SharedKeys,
) -> (Option<PageSource>, Vec<String>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let parts = match front_matter::split(file) {
        Ok(parts) => parts,
        Err(finding) => return (None, Vec::new(), vec![finding]),
    };
    let document = Document {
        file,
        range: parts.yaml,
        family: Family::FrontMatter,
        shape: Shape::Record(fields),
        shared,
        lang,
    };
    let raw = document.read::<RawPage>(&mut findings).value;
    let body = markdown::body(file, parts.body, lang, highlighter, &mut findings);
    let Some(raw) = raw else {
        return (None, Vec::new(), findings);
    };
    // The type has the keys of all these pages; which of them this page has, the
    // table says.
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let not_its_own = [
        (raw.translation.is_some(), "translation"),
        (raw.translated_from.is_some(), "translated_from"),
        (!raw.indicators.is_empty(), "indicators"),
    ];
    if not_its_own.iter().any(|(there, name)| *there && !has(name)) {
        document.check(&mut findings);
    }
    empty_text(&document, "title", &raw.title.0, &mut findings);
    typography(&document, lang, &raw.title.0, &raw.summary.0, &mut findings);
    let page = PageSource {
        title: raw.title.0,
        summary: raw.summary.0,
        translation: match raw.translation {
            Some(RawState::Draft) => TranslationState::Draft,
            Some(RawState::Reviewed) | None => TranslationState::Reviewed,
        },
        translated_from: raw.translated_from.map(record),
        body: body.into(),
        waivers: waivers(&document, raw.waivers, &mut findings),
    };
    let indicators = raw.indicators.into_iter().map(|typed| typed.0).collect();
    (Some(page), indicators, findings)
}

fn record(raw: Entries<Typed>) -> Record {
    let entries = raw.0.into_iter();
    Record(entries.map(|(name, fingerprint)| (name, fingerprint.0)).collect())
}

/// Holds what every page has in its front matter against the rules for Chinese text.
pub(super) fn typography(
    document: &Document<'_>,
    lang: Lang,
    title: &str,
    summary: &str,
    findings: &mut Vec<Diagnostic>,
) {
    if lang == Lang::Zh {
        for (key, value) in [("title", title), ("summary", summary)] {
            typography::value::check(document, &[key.into()], value, findings);
        }
    }
}
