//! What can stand after `#` in a link to a page.

use super::links::Texts;
use crate::model::site::Site;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The sections of pages that links can name: heading ids by page folder.
pub(super) struct Sections<'t>(BTreeMap<Cow<'t, str>, Vec<&'t str>>);

impl<'t> Sections<'t> {
    /// Those of texts that are still to be resolved.
    pub(super) fn of(texts: &Texts<'t>) -> Self {
        let pages = texts.topics.iter().chain(&texts.reports).copied();
        Self(
            pages
                .map(|page| {
                    let files = page.files.iter().filter_map(|(_, file)| file.as_ref()?.page.as_ref());
                    let ids = files
                        .flat_map(|page| &page.body.headings)
                        .map(|heading| heading.id.as_str());
                    (Cow::Borrowed(page.folder.as_str()), ids.collect())
                })
                .collect(),
        )
    }

    /// The same of a site that is complete.
    pub(super) fn of_site(site: &'t Site) -> Self {
        let topics = site.topics.values().map(|topic| ("topics", &topic.id, &topic.texts));
        let reports = site
            .reports
            .values()
            .map(|report| ("reports", &report.id, &report.texts));
        let sections = topics.chain(reports).map(|(kind, id, texts)| {
            let texts = texts.iter().filter_map(|(_, text)| text.as_ref());
            let ids = texts
                .flat_map(|text| &text.body.headings)
                .map(|heading| heading.id.as_str());
            (Cow::Owned(format!("content/{kind}/{id}")), ids.collect())
        });
        Self(sections.collect())
    }

    /// Those of the page in a folder.
    pub(super) fn of_folder(&self, folder: &str) -> &[&'t str] {
        self.0.get(folder).map_or(&[], Vec::as_slice)
    }
}
