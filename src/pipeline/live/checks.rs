//! The rules about single pages, held against a page again when something that it is made of has
//! changed.

use crate::check::PageRules;
use crate::diag::Diagnostic;
use crate::model::body::Target;
use crate::model::lang::Both;
use crate::model::site::{PageText, Site};
use crate::parse::{Place, place_of};
use crate::pipeline::load::SETTINGS;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// When files last changed, as versions of the site; those that never did count as zero.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    files: BTreeMap<String, u64>,
    /// When something changed that every page may depend on: data files, settings.
    pub(super) shared: u64,
}

impl Stamps {
    /// Notes that a file is not what it was before the version.
    pub(super) fn note(&mut self, path: &str, version: u64) {
        if is_shared(path) {
            self.shared = version;
        }
        self.files.insert(path.to_owned(), version);
    }

    fn of(&self, path: &str) -> u64 {
        self.files.get(path).copied().unwrap_or_default()
    }

    fn of_folder(&self, folder: &str) -> u64 {
        self.of(&format!("{folder}/zh.md"))
            .max(self.of(&format!("{folder}/en.md")))
    }
}

/// Whether every page may depend on a file: settings, places, indicators, terms.
fn is_shared(path: &str) -> bool {
    path == SETTINGS || matches!(place_of(path), Place::Data)
}

/// What was found on pages, and for which state of what they are made of.
#[derive(Debug, Default)]
pub(super) struct PageChecks {
    by_page: BTreeMap<String, Checked>,
}

/// A page that is to be looked at, its folder and what it is made of.
type Stale<'a> = (String, Vec<u64>, &'a Both<Option<PageText>>);

#[derive(Debug)]
struct Checked {
    stamps: Vec<u64>,
    findings: Vec<Diagnostic>,
}

/// Which pages are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which<'a> {
    /// Those made of these files.
    Of(&'a BTreeSet<String>),
    /// All of them.
    All,
}

impl PageChecks {
    /// Looks again at pages whose parts have changed; gives up between pages when `is_over`.
    /// Whether it came to an end.
    pub(super) fn refresh(
        &mut self,
        site: &Site,
        stamps: &Stamps,
        which: Which<'_>,
        is_over: &(dyn Fn() -> bool + Sync),
    ) -> bool {
        let rules = PageRules::of(site);
        let pages = rules.pages();
        let stale: Vec<Stale<'_>> = pages
            .iter()
            .filter(|texts| is_among(texts, which))
            .filter_map(|texts| {
                let folder = folder_of(texts)?;
                let stamps = stamps_of(texts, folder, stamps);
                let known = self.by_page.get(folder);
                let is_new = known.is_none_or(|known| known.stamps != stamps);
                is_new.then(|| (folder.to_owned(), stamps, *texts))
            })
            .collect();
        let done: Vec<_> = stale
            .into_par_iter()
            .filter_map(|(folder, stamps, texts)| {
                let findings = || rules.check(texts);
                (!is_over()).then(|| {
                    (
                        folder,
                        Checked {
                            stamps,
                            findings: findings(),
                        },
                    )
                })
            })
            .collect();
        self.by_page.extend(done);
        if let Which::All = which {
            let folders: BTreeSet<&str> = pages.iter().filter_map(|texts| folder_of(texts)).collect();
            self.by_page.retain(|folder, _| folders.contains(folder.as_str()));
        }
        !is_over()
    }

    /// What was found on the pages of a site.
    pub(super) fn findings<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = &'a Diagnostic> {
        let pages = PageRules::of(site).pages();
        let folders = pages.into_iter().filter_map(folder_of);
        folders.flat_map(|folder| self.by_page.get(folder).map_or(&[][..], |known| &known.findings))
    }
}

fn is_among(texts: &Both<Option<PageText>>, which: Which<'_>) -> bool {
    match which {
        Which::All => true,
        Which::Of(paths) => {
            let mut texts = texts.iter().filter_map(|(_, text)| text.as_ref());
            texts.any(|text| paths.contains(&text.path))
        }
    }
}

fn folder_of(texts: &Both<Option<PageText>>) -> Option<&str> {
    let text = texts.zh.as_ref().or(texts.en.as_ref())?;
    text.path.rsplit_once('/').map(|(folder, _)| folder)
}

/// When what a page is made of last changed: its files, what all pages share, and the reports whose
/// figures it links.
fn stamps_of(texts: &Both<Option<PageText>>, folder: &str, stamps: &Stamps) -> Vec<u64> {
    let mut all = vec![
        stamps.shared,
        stamps.of(&format!("{folder}/zh.md")),
        stamps.of(&format!("{folder}/en.md")),
    ];
    let texts = texts.iter().filter_map(|(_, text)| text.as_ref());
    for link in texts.flat_map(|text| &text.body.links) {
        if let Target::Figure(id) = &link.target
            && let Some((report, _)) = id.split_once('#')
        {
            all.push(stamps.of_folder(&format!("content/reports/{report}")));
        }
    }
    all
}
