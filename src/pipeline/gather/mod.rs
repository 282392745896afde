//! Parsed files, grouped by page, kept so that one can take another's place.

mod missing;
mod read;

use crate::assemble::{PageParts, Parts, TermMatcher, TextFile, TextParts};
use crate::diag::{Diagnostic, Location};
use crate::model::input::Input;
use crate::model::lang::Lang;
use crate::model::source::{PageSource, Role, TermSource};
use crate::parse::markdown::Highlighter;
use crate::parse::{self, PageFolder, Place, place_of};
use missing::{missing_files, unread};
use rayon::prelude::*;
use read::{ParsedFile, Record, Source, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All files of a project as far as they can be read.
#[derive(Debug, Default)]
pub(super) struct Collection {
    parts: Parts,
    /// Whether there are settings; `parts` has none of its own otherwise.
    settings: Settled,
    matcher: TermMatcher,
    /// What is wrong with each file; files without findings left out.
    findings: BTreeMap<String, Vec<Diagnostic>>,
    /// The last texts that could be read of files that cannot be read now.
    held: BTreeMap<String, Arc<str>>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Settled {
    #[default]
    Never,
    Once,
}

impl Collection {
    /// All files of a project.
    pub(super) fn of(input: &Input) -> Self {
        let mut collection = Self::default();
        let paths = input.texts.keys().chain(&input.broken).cloned().collect();
        collection.take_in(input, &Input::empty(input.today), &paths);
        collection
    }

    /// Takes in the files at `paths`, which are not what they were in `before`: added, changed
    /// or gone. A file that cannot be read keeps its last good reading, so that pages stay while
    /// somebody types.
    pub(super) fn take_in(&mut self, input: &Input, before: &Input, paths: &BTreeSet<String>) {
        let terms = self.parts.terms.clone();
        let (paths, turned) = with_translations(input, before, paths);
        let highlighter = Highlighter::default();
        let sources: Vec<Source<'_>> = paths.iter().filter_map(|path| Source::of(input, path)).collect();
        let mut parsed: Vec<ParsedFile> = sources
            .into_par_iter()
            .map(|source| source.parse(&highlighter))
            .collect();
        for path in &paths {
            self.findings.remove(path);
            if !input.has_file(path) {
                self.held.remove(path);
                self.remove(path);
            } else if !input.texts.contains_key(path) {
                self.hold_page(path, before, &turned);
            }
        }
        for file in &mut parsed {
            let findings = std::mem::take(&mut file.findings);
            if !findings.is_empty() {
                self.findings.insert(file.path.clone(), findings);
            }
        }
        let changed = self.place_all(parsed, before, &turned);
        if names(&terms) == names(&self.parts.terms) {
            self.match_terms(&changed);
        } else {
            self.match_terms_anew();
        }
        self.parts.pictures = Arc::clone(&input.pictures);
        if input.attachments != before.attachments {
            self.attach(&input.attachments);
        }
    }

    /// Puts what was read in its place; gives the folders of reports among it.
    fn place_all(&mut self, parsed: Vec<ParsedFile>, before: &Input, turned: &BTreeSet<String>) -> BTreeSet<String> {
        let mut reports = BTreeSet::new();
        for file in parsed {
            let path = file.path;
            let reading = match file.value {
                Value::Settings(value) => {
                    let reading = if value.is_none() && self.settings == Settled::Once {
                        Reading::Held
                    } else {
                        Reading::Own
                    };
                    if let Some(settings) = value {
                        self.parts.settings = settings;
                        self.settings = Settled::Once;
                    }
                    reading
                }
                Value::Regions(value) => put(&mut self.parts.regions, value),
                Value::Indicators(value) => put(&mut self.parts.indicators, value),
                Value::Terms(value) => put(&mut self.parts.terms, value),
                Value::Page(folder, lang, role, read) => {
                    if let PageFolder::Report(name) = &folder {
                        reports.insert(name.clone());
                    }
                    if turned.contains(&path) {
                        self.forget(&folder, lang);
                    }
                    self.place(&folder, lang, role, &path, read)
                }
                Value::Nothing => Reading::Own,
            };
            match reading {
                Reading::Own => {
                    self.held.remove(&path);
                }
                Reading::Held => self.hold(&path, before),
            }
        }
        reports
    }

    /// Notes the text that stands for a file that cannot be read now.
    fn hold(&mut self, path: &str, before: &Input) {
        if let Some(text) = before.texts.get(path) {
            self.held.entry(path.to_owned()).or_insert_with(|| Arc::clone(text));
        }
    }

    /// A file that is not text any more.
    fn hold_page(&mut self, path: &str, before: &Input, turned: &BTreeSet<String>) {
        let Place::Page(folder, lang) = place_of(path) else {
            self.hold(path, before);
            return;
        };
        let has_reading = self
            .texts(&folder)
            .and_then(|texts| texts.files.get(lang).as_ref())
            .is_some_and(|file| file.page.is_some());
        if has_reading && !turned.contains(path) {
            self.hold(path, before);
        } else {
            self.held.remove(path);
            self.remove(path);
        }
    }

    fn texts(&mut self, folder: &PageFolder) -> Option<&mut TextParts> {
        match folder {
            PageFolder::Home => Some(&mut self.parts.home),
            PageFolder::About => Some(&mut self.parts.about),
            PageFolder::Report(name) => self.parts.reports.get_mut(name).map(|page| &mut page.texts),
            PageFolder::Topic(name) => self.parts.topics.get_mut(name).map(|page| &mut page.texts),
        }
    }

    /// Drops what a file of a page says.
    fn forget(&mut self, folder: &PageFolder, lang: Lang) {
        if let Some(texts) = self.texts(folder) {
            *texts.files.get_mut(lang) = None;
        }
    }

    /// Puts one language's text of a page in its place, and its shared fields if it has them.
    fn place(
        &mut self,
        folder: &PageFolder,
        lang: Lang,
        role: Role,
        path: &str,
        read: Option<(PageSource, Record)>,
    ) -> Reading {
        let (page, record) = read.unzip();
        let parts = &mut self.parts;
        let (file, report, topic) = match folder {
            PageFolder::Home => (&mut parts.home, None, None),
            PageFolder::About => (&mut parts.about, None, None),
            PageFolder::Report(name) => {
                let page = parts.reports.entry(name.clone());
                let page = page.or_insert_with(|| PageParts::empty(format!("content/reports/{name}")));
                (&mut page.texts, Some(&mut page.record), None)
            }
            PageFolder::Topic(name) => {
                let page = parts.topics.entry(name.clone());
                let page = page.or_insert_with(|| PageParts::empty(format!("content/topics/{name}")));
                (&mut page.texts, None, Some(&mut page.record))
            }
        };
        let slot = file.files.get_mut(lang);
        if page.is_none() && slot.as_ref().is_some_and(|file| file.page.is_some()) {
            return Reading::Held;
        }
        *slot = Some(TextFile {
            path: path.to_owned(),
            page,
            terms: Vec::new(),
        });
        if role == Role::Record {
            if let Some(report) = report {
                *report = match record {
                    Some(Record::Report(record)) => Some(*record),
                    _ => None,
                };
            } else if let Some(topic) = topic {
                *topic = match record {
                    Some(Record::Topic(record)) => Some(record),
                    _ => None,
                };
            }
        }
        Reading::Own
    }

    /// Takes out a file that is gone.
    fn remove(&mut self, path: &str) {
        let parts = &mut self.parts;
        match place_of(path) {
            Place::Data if path.ends_with("regions.yaml") => parts.regions = Vec::new(),
            Place::Data if path.ends_with("indicators.yaml") => parts.indicators = Vec::new(),
            Place::Data => parts.terms = Vec::new(),
            Place::Page(folder, lang) => {
                self.forget(&folder, lang);
                match &folder {
                    PageFolder::Report(name) => forget_record(&mut self.parts.reports, name),
                    PageFolder::Topic(name) => forget_record(&mut self.parts.topics, name),
                    PageFolder::Home | PageFolder::About => {}
                }
            }
            Place::Beside(..) | Place::Nowhere => {}
        }
    }

    /// Notes for every text which terms it uses.
    fn match_terms_anew(&mut self) {
        self.matcher = TermMatcher::new(&self.parts.terms);
        let matcher = &self.matcher;
        let reports: Vec<_> = self.parts.reports.values_mut().collect();
        reports
            .into_par_iter()
            .for_each(|report| find_terms(matcher, &mut report.texts));
    }

    fn match_terms(&mut self, reports: &BTreeSet<String>) {
        for name in reports {
            if let Some(report) = self.parts.reports.get_mut(name) {
                find_terms(&self.matcher, &mut report.texts);
            }
        }
    }

    /// Puts the files beside pages with them.
    fn attach(&mut self, attachments: &[String]) {
        let parts = &mut self.parts;
        let reports = parts.reports.values_mut().map(|page| &mut page.texts);
        let topics = parts.topics.values_mut().map(|page| &mut page.texts);
        let pages = reports.chain(topics).chain([&mut parts.home, &mut parts.about]);
        pages.for_each(|texts| texts.attachments.clear());
        for path in attachments {
            let Place::Beside(folder, _) = place_of(path) else {
                continue;
            };
            let texts = match folder {
                PageFolder::Home => &mut parts.home,
                PageFolder::About => &mut parts.about,
                PageFolder::Report(name) => {
                    let folder = format!("content/reports/{name}");
                    &mut parts
                        .reports
                        .entry(name)
                        .or_insert_with(|| PageParts::empty(folder))
                        .texts
                }
                PageFolder::Topic(name) => {
                    let folder = format!("content/topics/{name}");
                    &mut parts
                        .topics
                        .entry(name)
                        .or_insert_with(|| PageParts::empty(folder))
                        .texts
                }
            };
            texts.attachments.push(path.clone());
        }
        parts.reports.retain(|_, page| !page.texts.is_empty());
        parts.topics.retain(|_, page| !page.texts.is_empty());
    }

    /// The parts of a site, if there are settings to make one with.
    pub(super) fn parts(&self) -> Option<&Parts> {
        (self.settings == Settled::Once).then_some(&self.parts)
    }

    /// The files that cannot be read now, with the last texts that could.
    pub(super) fn held(&self) -> &BTreeMap<String, Arc<str>> {
        &self.held
    }

    /// What is wrong with single files, and which files are missing or superfluous.
    pub(super) fn findings(&self, input: &Input) -> Vec<Diagnostic> {
        let mut findings = missing_files(input);
        findings.extend(self.findings.values().flatten().cloned());
        let beside = |path: &&String| matches!(place_of(path), Place::Beside(..));
        let unused = input.attachments.iter().filter(|path| !beside(path));
        findings.extend(unused.map(|path| unread(path)));
        findings.extend(self.names());
        findings
    }

    /// Folders whose names cannot stand in an address.
    fn names(&self) -> Vec<Diagnostic> {
        let reports = self.parts.reports.iter().map(|(name, page)| (name, &page.texts));
        let topics = self.parts.topics.iter().map(|(name, page)| (name, &page.texts));
        let wrong = reports.chain(topics).filter_map(|(name, texts)| {
            let path = match texts.record_path() {
                "" => texts.folder.as_str(),
                path => path,
            };
            parse::not_an_id(Location::file(path), name)
        });
        wrong.collect()
    }
}

/// Where what is known of a file comes from.
enum Reading {
    /// From its text as it is.
    Own,
    /// From its last text that could be read.
    Held,
}

/// Takes a list over, if it can be read or there was none.
fn put<T>(place: &mut Vec<T>, value: Option<Vec<T>>) -> Reading {
    match value {
        Some(value) => *place = value,
        None if place.is_empty() => {}
        None => return Reading::Held,
    }
    Reading::Own
}

/// The files to be read: a translation becomes a record, or stops being one, with the Chinese
/// file. Also those for which that is so.
fn with_translations(input: &Input, before: &Input, paths: &BTreeSet<String>) -> (BTreeSet<String>, BTreeSet<String>) {
    let turned = paths
        .iter()
        .filter(|path| input.has_file(path) != before.has_file(path))
        .filter_map(|path| Some(format!("{}/en.md", path.strip_suffix("/zh.md")?)))
        .filter(|path| input.has_file(path));
    let turned: BTreeSet<String> = turned.collect();
    let all = paths.union(&turned).cloned().collect();
    (all, turned)
}

fn forget_record<R>(pages: &mut BTreeMap<String, PageParts<R>>, name: &str) {
    let Some(page) = pages.get_mut(name) else {
        return;
    };
    if page.texts.files.iter().all(|(_, file)| file.is_none()) {
        page.record = None;
    }
    if page.texts.is_empty() {
        pages.remove(name);
    }
}

/// What terms are found by, in their order.
fn names(terms: &[TermSource]) -> Vec<[&str; 2]> {
    let names = terms.iter().flat_map(|term| {
        let of_lang = |lang: Lang| {
            let renderings = term.renderings.get(lang);
            let all = std::iter::once(&renderings.preferred).chain(&renderings.admitted);
            all.map(move |name| [lang.code(), name.as_str()])
        };
        let id = std::iter::once(["", term.id.as_str()]);
        id.chain(Lang::ALL.into_iter().flat_map(of_lang))
    });
    names.collect()
}

fn find_terms(matcher: &TermMatcher, texts: &mut TextParts) {
    for lang in Lang::ALL {
        if let Some(file) = texts.files.get_mut(lang)
            && let Some(page) = &file.page
        {
            file.terms = matcher.used_in(page, lang);
        }
    }
}
