//! The files that the search needs, made side by side.

use crate::diag::Diagnostic;
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::model::site::Site;
use crate::render::{Engine, Prepared, Searched, search_labels, search_names};
use crate::search::{self, Corpus, Folder, Labels, Page, Shard, Texts};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The folder of these files, from the root of the published site. Its name is no language's, so
/// that no page lies in it.
pub(super) const FOLDER: &str = "search/";

/// In how many pieces the files are written.
pub(super) const STRETCHES: usize = 16;

/// The files, once they have been asked for.
#[derive(Debug, Default)]
pub(super) struct SearchFiles(OnceLock<Result<Vec<OutputFile>, Diagnostic>>);

impl SearchFiles {
    /// The files, sorted by path.
    ///
    /// # Errors
    /// The finding that says where the template of a menu failed.
    pub(super) fn get(&self, site: &Site, engine: &Engine, prepared: &Prepared) -> Result<&[OutputFile], Diagnostic> {
        let files = self.0.get_or_init(|| files(site, engine, prepared));
        files.as_ref().map(Vec::as_slice).map_err(Clone::clone)
    }
}

/// One stretch of the files.
pub(super) fn stretch_of(files: &[OutputFile], stretch: usize) -> Vec<OutputFile> {
    let length = files.len().div_ceil(STRETCHES);
    let stretch = files.iter().skip(stretch * length).take(length);
    stretch.cloned().collect()
}

fn files(site: &Site, engine: &Engine, prepared: &Prepared) -> Result<Vec<OutputFile>, Diagnostic> {
    let folder = Folder::new();
    let names = search_names(site);
    // Names are looked for in the other language's spelling too.
    let occurring: BTreeSet<char> = names
        .iter()
        .flat_map(|name| name.zh.iter().flat_map(|name| name.chars()))
        .collect();
    let of = |lang: Lang| -> Result<Vec<OutputFile>, Diagnostic> {
        let searched = Searched::of(site, engine, prepared.get(lang)?, lang);
        let read = (0..searched.count()).into_par_iter().map(|at| {
            let page = searched.page(at);
            let texts = Texts::of(&folder, &page);
            (page, texts)
        });
        let (pages, texts): (Vec<Page>, Vec<Texts>) = read.unzip();
        let labels = search_labels(site, lang);
        Ok(of_language((&folder, &occurring), (&pages, &texts), &labels, lang))
    };
    let (zh, en) = rayon::join(|| of(Lang::Zh), || of(Lang::En));
    let mut files = zh?;
    files.extend(en?);
    files.push(file("names.bin", search::names(&names)));
    files.push(file("readings.bin", search::readings(&names)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn of_language(
    (folder, occurring): (&Folder, &BTreeSet<char>),
    (pages, texts): (&[Page], &[Texts]),
    labels: &Labels,
    lang: Lang,
) -> Vec<OutputFile> {
    let figures: Vec<usize> = pages.iter().map(|page| page.figures.len()).collect();
    let (shards, (packs, ranges)) = rayon::join(
        || {
            let corpus = Corpus::of(texts, &figures);
            let shards: Vec<Shard> = corpus
                .shares()
                .into_par_iter()
                .flat_map_iter(|share| corpus.share(share))
                .collect();
            (shards, folder.table(|c| corpus.has(c) || occurring.contains(&c)))
        },
        || {
            let ranges = search::ranges(pages);
            let packs = ranges.par_iter().map(|range| search::pack(&pages[range.clone()]));
            (packs.collect::<Vec<Vec<u8>>>(), ranges)
        },
    );
    let (shards, table) = shards;
    let contents = shards.iter().map(|shard| &shard.bytes).chain(&packs);
    let version = search::version(contents.map(Vec::as_slice));
    let head = search::head(
        pages,
        labels,
        &shards,
        (&ranges, packs.iter().map(Vec::len).sum()),
        (&table, &version),
    );
    let code = lang.code();
    let numbered = |kind: &str, list: Vec<Vec<u8>>| {
        let named = list.into_iter().enumerate();
        let files = named.map(|(number, bytes)| file(&format!("{code}/{kind}{number}.bin"), bytes));
        files.collect::<Vec<OutputFile>>()
    };
    let mut files = vec![file(&format!("{code}/head.bin"), head.bytes)];
    files.extend(numbered("i", head.ids));
    files.extend(numbered("p", packs));
    files.extend(numbered("s", shards.into_iter().map(|shard| shard.bytes).collect()));
    files
}

fn file(path: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile {
        path: format!("{FOLDER}{path}"),
        content: Content::Bytes(bytes),
    }
}
