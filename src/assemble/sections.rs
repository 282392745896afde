//! What can stand after `#` in a link to a page.

use super::links::Texts;
use crate::model::lang::Both;
use crate::model::site::{PageText, Site};
use std::collections::BTreeMap;

/// The sections of pages that links can name.
pub(super) enum Sections<'t> {
    /// Heading ids by page folder, of texts that are still to be resolved.
    Listed(BTreeMap<&'t str, Vec<&'t str>>),
    /// Those of a site that is complete.
    OfSite(&'t Site),
}

impl<'t> Sections<'t> {
    /// Those of texts that are still to be resolved.
    pub(super) fn of(texts: &Texts<'t>) -> Self {
        let pages = texts.topics.iter().chain(&texts.reports).copied();
        Self::Listed(
            pages
                .map(|page| {
                    let files = page.files.iter().filter_map(|(_, file)| file.as_ref()?.page.as_ref());
                    let ids = files
                        .flat_map(|page| &page.body.headings)
                        .map(|heading| heading.id.as_str());
                    (page.folder.as_str(), ids.collect())
                })
                .collect(),
        )
    }

    /// The same of a site that is complete.
    pub(super) fn of_site(site: &'t Site) -> Self {
        Self::OfSite(site)
    }

    /// Those of the page in a folder.
    pub(super) fn of_folder(&self, folder: &str) -> Vec<&'t str> {
        match self {
            Self::Listed(folders) => folders.get(folder).cloned().unwrap_or_default(),
            Self::OfSite(site) => {
                let id = folder.rsplit('/').next().unwrap_or(folder);
                let texts = if folder.starts_with("content/reports/") {
                    site.reports.get(id).map(|report| &report.texts)
                } else {
                    site.topics.get(id).map(|topic| &topic.texts)
                };
                texts.map(headings).unwrap_or_default()
            }
        }
    }
}

fn headings(texts: &Both<Option<PageText>>) -> Vec<&str> {
    let texts = texts.iter().filter_map(|(_, text)| text.as_ref());
    texts
        .flat_map(|text| &text.body.headings)
        .map(|heading| heading.id.as_str())
        .collect()
}
