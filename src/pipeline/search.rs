//! The files that the search needs, made side by side.

use crate::diag::Diagnostic;
use crate::model::lang::{Both, Lang};
use crate::model::output::{Content, OutputFile};
use crate::model::site::Site;
use crate::render::{Engine, Prepared, Searched, search_labels, search_names};
use crate::search::{self, Branch, Corpus, Folder, Index, Page, Texts};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The folder of these files, from the root of the published site. Its name is no language's, so
/// that no page lies in it.
pub(super) const FOLDER: &str = "search/";

/// In how many pieces the files are written.
pub(super) const STRETCHES: usize = 16;

/// The files, once they have been asked for.
#[derive(Debug, Default)]
pub(super) struct SearchFiles {
    /// What was made for an earlier version of the site.
    earlier: Option<Arc<Made>>,
    made: OnceLock<Result<Arc<Made>, Diagnostic>>,
}

impl SearchFiles {
    /// The files of another version of the site, for which work of this one is taken over where it
    /// comes to the same. The files are the same as if it were done anew.
    pub(super) fn after(&self) -> Self {
        let made = self.made.get().and_then(|made| made.as_ref().ok());
        Self {
            earlier: made.or(self.earlier.as_ref()).cloned(),
            made: OnceLock::new(),
        }
    }

    /// The files, sorted by path.
    ///
    /// # Errors
    /// The finding that says where the template of a menu failed.
    pub(super) fn get(&self, site: &Site, engine: &Engine, prepared: &Prepared) -> Result<&[OutputFile], Diagnostic> {
        let made = self.made.get_or_init(|| {
            let made = Made::of(site, engine, prepared, self.earlier.as_deref());
            made.map(Arc::new)
        });
        made.as_ref().map(|made| made.files.as_slice()).map_err(Clone::clone)
    }
}

/// One stretch of the files.
pub(super) fn stretch_of(files: &[OutputFile], stretch: usize) -> Vec<OutputFile> {
    let length = files.len().div_ceil(STRETCHES);
    let stretch = files.iter().skip(stretch * length).take(length);
    stretch.cloned().collect()
}

/// The files, and what they were made of.
#[derive(Debug)]
struct Made {
    languages: Both<Language>,
    /// Sorted by path.
    files: Vec<OutputFile>,
}

/// What the files of a language were made of.
#[derive(Debug)]
struct Language {
    pages: Vec<Read>,
    /// How many of them come before all reports.
    undated: usize,
    index: Index,
    packs: Vec<(Range<usize>, Arc<[u8]>)>,
}

/// A page with its texts, folded.
#[derive(Debug)]
struct Read {
    page: Page,
    texts: Arc<Texts>,
}

impl Made {
    fn of(site: &Site, engine: &Engine, prepared: &Prepared, earlier: Option<&Self>) -> Result<Self, Diagnostic> {
        let folder = Folder::new();
        let names = Both::from_fn(|lang| search_names(site, lang));
        let shared = [
            ("names.zh.bin", search::names(&names.zh)),
            ("names.en.bin", search::names(&names.en)),
            ("readings.bin", search::readings(&names.zh)),
        ];
        let of = |lang: Lang| -> Result<(Language, Vec<OutputFile>), Diagnostic> {
            let searched = Searched::of(site, engine, prepared.get(lang)?, lang);
            let language = Language::of(&folder, &searched, earlier.map(|made| made.languages.get(lang)));
            let labels = search_labels(site, engine.words(lang));
            // Names are looked for in the other language's spelling too.
            let occurring: BTreeSet<char> = names.zh.iter().flatten().flat_map(|name| name.chars()).collect();
            let table = folder.table(|c| language.index.corpus.has(c) || occurring.contains(&c));
            let files = language.files(
                &labels,
                &table,
                shared.each_ref().map(|(_, bytes)| bytes.as_slice()),
                lang,
            );
            Ok((language, files))
        };
        let (zh, en) = rayon::join(|| of(Lang::Zh), || of(Lang::En));
        let ((zh, mut files), (en, others)) = (zh?, en?);
        files.extend(others);
        files.extend(shared.into_iter().map(|(name, bytes)| file(name, bytes)));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let languages = Both { zh, en };
        Ok(Self { languages, files })
    }
}

impl Language {
    fn of(folder: &Folder, searched: &Searched<'_>, earlier: Option<&Self>) -> Self {
        let before: BTreeMap<&str, &Read> = earlier
            .map(|earlier| earlier.pages.iter().map(|read| (read.page.id.as_str(), read)).collect())
            .unwrap_or_default();
        let read = (0..searched.count()).into_par_iter().map(|at| {
            let page = searched.page(at);
            let same = before.get(page.id.as_str()).filter(|read| read.page == page);
            let texts = same.map_or_else(|| Arc::new(Texts::of(folder, &page)), |read| Arc::clone(&read.texts));
            Read { page, texts }
        });
        let pages: Vec<Read> = read.collect();
        let (index, packs) = rayon::join(
            || {
                let texts: Vec<Arc<Texts>> = pages.iter().map(|read| Arc::clone(&read.texts)).collect();
                index(&texts, earlier.map(|earlier| &earlier.index))
            },
            || packs(&pages, earlier),
        );
        let undated = searched.undated();
        Self {
            pages,
            undated,
            index,
            packs,
        }
    }

    fn files(
        &self,
        labels: &search::Labels,
        table: &[(char, char)],
        shared: [&[u8]; 3],
        lang: Lang,
    ) -> Vec<OutputFile> {
        let shards = &self.index.shards;
        let all = || {
            shards
                .iter()
                .map(|shard| shard.bytes.as_slice())
                .chain(self.packs.iter().map(|(_, pack)| &**pack))
        };
        let pages: Vec<&Page> = self.pages.iter().map(|read| &read.page).collect();
        let packs: Vec<Range<usize>> = self.packs.iter().map(|(range, _)| range.clone()).collect();
        let head = search::head(&search::Contents {
            pages: &pages,
            undated: self.undated,
            labels,
            shards,
            packs: &packs,
            bytes: all().map(<[u8]>::len).sum(),
            table,
            version: &search::version(all().chain(shared)),
        });
        let numbered = |kind: char, list: &mut dyn Iterator<Item = Vec<u8>>| -> Vec<OutputFile> {
            let named = list.enumerate();
            named
                .map(|(number, bytes)| file(&format!("{}/{kind}{number}.bin", lang.code()), bytes))
                .collect()
        };
        let mut files = vec![file(&format!("{}/head.bin", lang.code()), head.bytes)];
        files.extend(numbered('f', &mut head.figures.into_iter()));
        files.extend(numbered('i', &mut head.ids.into_iter()));
        files.extend(numbered('l', &mut head.lists.into_iter()));
        files.extend(numbered('p', &mut self.packs.iter().map(|(_, pack)| pack.to_vec())));
        files.extend(numbered('s', &mut shards.iter().map(|shard| shard.bytes.clone())));
        files
    }
}

/// Indexes texts. What comes to the same as in an earlier index is taken over from it.
fn index(texts: &[Arc<Texts>], earlier: Option<&Index>) -> Index {
    let corpus = Corpus::of(texts);
    let branches = corpus.branches().into_par_iter();
    let branches: Vec<Branch> = branches.map(|branch| Branch::of(&corpus, branch, earlier)).collect();
    let shards = search::plans(&branches).into_par_iter();
    let shards = shards.map(|plan| plan.shard(earlier)).collect();
    Index {
        corpus,
        branches,
        shards,
    }
}

/// The packs of pages. What an earlier version has compressed already is taken from it.
fn packs(pages: &[Read], earlier: Option<&Language>) -> Vec<(Range<usize>, Arc<[u8]>)> {
    let all: Vec<&Page> = pages.iter().map(|read| &read.page).collect();
    let pack = |range: &Range<usize>| {
        let same = earlier.and_then(|earlier| {
            let at = earlier
                .packs
                .binary_search_by_key(&range.start, |(range, _)| range.start)
                .ok()?;
            let (before, pack) = &earlier.packs[at];
            let is_same = before == range
                && earlier.pages[range.clone()]
                    .iter()
                    .zip(&pages[range.clone()])
                    .all(|(a, b)| a.page == b.page);
            is_same.then(|| Arc::clone(pack))
        });
        (
            range.clone(),
            same.unwrap_or_else(|| search::pack(&all[range.clone()]).into()),
        )
    };
    search::ranges(&all).par_iter().map(pack).collect()
}

fn file(path: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile {
        path: format!("{FOLDER}{path}"),
        content: Content::Bytes(bytes),
    }
}
