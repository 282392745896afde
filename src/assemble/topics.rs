//! Topics in the order of the settings.

use super::references::{Kind, resolve};
use super::{PageParts, TextParts};
use crate::diag::{Code, Diagnostic, Step};
use crate::model::id::Id;
use crate::model::lang::Both;
use crate::model::settings::Settings;
use crate::model::site::{Indicator, Topic};
use crate::model::source::TopicRecord;
use crate::model::table::Table;

/// The table of topics and, in the same order, their texts.
pub(super) fn table(
    mut pages: Vec<PageParts<TopicRecord>>,
    settings: &Settings,
    indicators: &Table<Indicator>,
    findings: &mut Vec<Diagnostic>,
) -> (Table<Topic>, Vec<TextParts>) {
    let place = |name: &str| settings.topics.iter().position(|id| id.as_str() == name);
    pages.sort_by_key(|page| (place(&page.name).unwrap_or(usize::MAX), page.name.clone()));
    let mut topics = Table::default();
    let mut texts = Vec::new();
    for page in pages {
        let has_text = page
            .texts
            .files
            .iter()
            .any(|(_, file)| file.as_ref().is_some_and(|f| f.page.is_some()));
        let (Some(id), true) = (Id::new(&page.name), has_text) else {
            continue;
        };
        let record = page.record.unwrap_or_default();
        let path = record_path(&page.texts);
        let mut main = Vec::new();
        for (at, indicator) in record.indicators.iter().enumerate() {
            let steps: Vec<Step> = vec!["indicators".into(), at.into()];
            main.extend(resolve(
                indicators,
                Kind::Indicator,
                Code::FM012,
                indicator,
                (&path, steps),
                findings,
            ));
        }
        let topic = Topic {
            id: id.clone(),
            texts: Both { zh: None, en: None },
            indicators: main,
            reports: Vec::new(),
        };
        topics.push(id, topic);
        texts.push(page.texts);
    }
    for (at, id) in settings.topics.iter().enumerate() {
        let steps: Vec<Step> = vec!["topics".into(), at.into()];
        resolve(
            &topics,
            Kind::Topic,
            Code::FM010,
            id.as_str(),
            ("site.yaml", steps),
            findings,
        );
    }
    (topics, texts)
}

/// The path of the file that holds a page's shared fields.
pub(super) fn record_path(texts: &TextParts) -> String {
    let files = &texts.files;
    let record = files.zh.as_ref().or(files.en.as_ref());
    record.map_or_else(String::new, |file| file.path.clone())
}
