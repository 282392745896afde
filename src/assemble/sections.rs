//! What can stand after `#` in a link to a page.

use super::links::Texts;
use crate::model::site::Site;
use std::collections::BTreeMap;

/// The sections of pages that links can name: heading ids by page folder.
pub(super) struct Sections(BTreeMap<String, Vec<String>>);

impl Sections {
    /// Those of texts that are still to be resolved.
    pub(super) fn of(texts: &Texts) -> Self {
        let pages = texts.topics.iter().chain(&texts.reports);
        Self(
            pages
                .map(|page| {
                    let files = page.files.iter().filter_map(|(_, file)| file.as_ref()?.page.as_ref());
                    let ids = files
                        .flat_map(|page| &page.body.headings)
                        .map(|heading| heading.id.clone());
                    (page.folder.clone(), ids.collect())
                })
                .collect(),
        )
    }

    /// The same of a site that is complete.
    pub(super) fn of_site(site: &Site) -> Self {
        let topics = site.topics.values().map(|topic| ("topics", &topic.id, &topic.texts));
        let reports = site
            .reports
            .values()
            .map(|report| ("reports", &report.id, &report.texts));
        let sections = topics.chain(reports).map(|(kind, id, texts)| {
            let texts = texts.iter().filter_map(|(_, text)| text.as_ref());
            let ids = texts
                .flat_map(|text| &text.body.headings)
                .map(|heading| heading.id.clone());
            (format!("content/{kind}/{id}"), ids.collect())
        });
        Self(sections.collect())
    }

    /// Those of the page in a folder.
    pub(super) fn of_folder(&self, folder: &str) -> &[String] {
        self.0.get(folder).map_or(&[], Vec::as_slice)
    }
}
