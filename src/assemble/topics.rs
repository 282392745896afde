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
use std::collections::BTreeMap;

/// The table of topics and, in the same order, their texts.
pub(super) fn table<'p>(
    pages: &'p BTreeMap<String, PageParts<TopicRecord>>,
    settings: &Settings,
    indicators: &Table<Indicator>,
    findings: &mut Vec<Diagnostic>,
) -> (Table<Topic>, Vec<&'p TextParts>) {
    let place = |name: &str| settings.topics.iter().position(|id| id.as_str() == name);
    let mut pages: Vec<_> = pages.iter().collect();
    pages.sort_by_key(|(name, _)| (place(name).unwrap_or(usize::MAX), *name));
    let mut topics = Table::default();
    let mut texts = Vec::new();
    for (name, page) in pages {
        let (Some(id), true) = (Id::new(name), page.texts.has_text()) else {
            continue;
        };
        let main_ids = page.record.as_ref().map_or(&[][..], |record| &record.indicators);
        let path = page.texts.record_path();
        let mut main = Vec::new();
        for (at, indicator) in main_ids.iter().enumerate() {
            let steps: Vec<Step> = vec!["indicators".into(), at.into()];
            main.extend(resolve(
                indicators,
                Kind::Indicator,
                Code::FM012,
                indicator,
                (path, steps),
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
        texts.push(&page.texts);
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
