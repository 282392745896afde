//! Parsed files, grouped by page.

use crate::assemble::{PageParts, Parts, TextFile, TextParts};
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::input::Input;
use crate::model::lang::Lang;
use crate::model::settings::Settings;
use crate::model::source::{IndicatorSource, PageSource, RegionSource, ReportRecord, Role, TermSource, TopicRecord};
use crate::parse::markdown::Highlighter;
use crate::parse::{self, File, PageFolder, Parsed, Place, place_of};
use std::collections::{BTreeMap, BTreeSet};

/// A file that is to be parsed.
pub(super) struct Source<'a> {
    file: File<'a>,
    what: What,
}

enum What {
    Settings,
    Data,
    Page(PageFolder, Lang, Role),
    Nothing,
}

/// A parsed file.
pub(super) struct ParsedFile {
    path: String,
    value: Value,
    findings: Vec<Diagnostic>,
}

enum Value {
    Settings(Option<Settings>),
    Regions(Vec<RegionSource>),
    Indicators(Vec<IndicatorSource>),
    Terms(Vec<TermSource>),
    Page(PageFolder, Lang, Option<PageSource>, Record),
    Nothing,
}

/// A page's shared fields, if the file has them.
enum Record {
    None,
    Report(Box<ReportRecord>),
    Topic(TopicRecord),
}

/// All text files with what they are. The record of a page is its Chinese file, or its
/// only file.
pub(super) fn sources(input: &Input) -> Vec<Source<'_>> {
    let exists = |path: &str| input.texts.contains_key(path) || input.broken.iter().any(|broken| broken == path);
    input
        .texts
        .iter()
        .map(|(path, text)| {
            let what = match place_of(path) {
                _ if path == "site.yaml" => What::Settings,
                Place::Data => What::Data,
                Place::Page(folder, lang) => {
                    let is_translation = lang == Lang::En && exists(&path.replace("/en.md", "/zh.md"));
                    let role = if is_translation {
                        Role::Translation
                    } else {
                        Role::Record
                    };
                    What::Page(folder, lang, role)
                }
                Place::Beside(..) | Place::Nowhere => What::Nothing,
            };
            Source {
                file: File { path, text },
                what,
            }
        })
        .collect()
}

impl Source<'_> {
    /// Parses the file.
    pub(super) fn parse(&self, highlighter: &Highlighter) -> ParsedFile {
        let file = self.file;
        let (value, mut findings) = match &self.what {
            What::Settings => {
                let parsed = parse::settings(file);
                (Value::Settings(parsed.value), parsed.findings)
            }
            What::Data if file.path.ends_with("regions.yaml") => list(parse::regions(file), Value::Regions),
            What::Data if file.path.ends_with("indicators.yaml") => list(parse::indicators(file), Value::Indicators),
            What::Data => list(parse::terms(file), Value::Terms),
            What::Page(folder, lang, role) => page(file, folder.clone(), *lang, *role, highlighter),
            What::Nothing => (Value::Nothing, vec![unread(file.path)]),
        };
        if !matches!(self.what, What::Nothing) {
            findings.extend(parse::characters(file));
        }
        ParsedFile {
            path: file.path.to_owned(),
            value,
            findings,
        }
    }
}

fn list<T>(parsed: Parsed<Vec<T>>, make: fn(Vec<T>) -> Value) -> (Value, Vec<Diagnostic>) {
    (make(parsed.value.unwrap_or_default()), parsed.findings)
}

fn page(
    file: File<'_>,
    folder: PageFolder,
    lang: Lang,
    role: Role,
    highlighter: &Highlighter,
) -> (Value, Vec<Diagnostic>) {
    match &folder {
        PageFolder::Report(_) => {
            let parsed = parse::report(file, role, lang, highlighter);
            let (page, record) = parsed.value.unzip();
            let record = record
                .flatten()
                .map_or(Record::None, |record| Record::Report(Box::new(record)));
            (Value::Page(folder, lang, page, record), parsed.findings)
        }
        PageFolder::Topic(_) => {
            let parsed = parse::topic(file, role, lang, highlighter);
            let (page, record) = parsed.value.unzip();
            let record = record.flatten().map_or(Record::None, Record::Topic);
            (Value::Page(folder, lang, page, record), parsed.findings)
        }
        PageFolder::Home | PageFolder::About => {
            let parsed = parse::page(file, role, lang, highlighter);
            (Value::Page(folder, lang, parsed.value, Record::None), parsed.findings)
        }
    }
}

/// Everything parsed, grouped.
#[derive(Default)]
pub(super) struct Gathered {
    settings: Option<Settings>,
    regions: Vec<RegionSource>,
    indicators: Vec<IndicatorSource>,
    terms: Vec<TermSource>,
    pages: BTreeMap<PageFolder, (TextParts, Option<Record>)>,
    /// What was found.
    pub(super) findings: Vec<Diagnostic>,
}

/// Groups parsed files by page.
pub(super) fn gather(input: &Input, files: Vec<ParsedFile>) -> Gathered {
    let mut gathered = Gathered::default();
    gathered.findings.extend(missing_files(input));
    for file in files {
        gathered.findings.extend(file.findings);
        match file.value {
            Value::Settings(settings) => gathered.settings = settings,
            Value::Regions(regions) => gathered.regions = regions,
            Value::Indicators(indicators) => gathered.indicators = indicators,
            Value::Terms(terms) => gathered.terms = terms,
            Value::Page(folder, lang, page, record) => gathered.add_page(folder, lang, file.path, page, record),
            Value::Nothing => {}
        }
    }
    for path in &input.attachments {
        match place_of(path) {
            Place::Beside(folder, _) => gathered.folder(folder).0.attachments.push(path.clone()),
            _ => gathered.findings.push(unread(path)),
        }
    }
    gathered.check_names();
    gathered
}

impl Gathered {
    fn folder(&mut self, folder: PageFolder) -> &mut (TextParts, Option<Record>) {
        let path = match &folder {
            PageFolder::Home => "content".to_owned(),
            PageFolder::About => "content/about".to_owned(),
            PageFolder::Report(name) => format!("content/reports/{name}"),
            PageFolder::Topic(name) => format!("content/topics/{name}"),
        };
        self.pages.entry(folder).or_insert_with(|| {
            let texts = TextParts {
                folder: path,
                ..TextParts::default()
            };
            (texts, None)
        })
    }

    fn add_page(&mut self, folder: PageFolder, lang: Lang, path: String, page: Option<PageSource>, record: Record) {
        let (texts, shared) = self.folder(folder);
        *texts.files.get_mut(lang) = Some(TextFile {
            path,
            page,
            terms: Vec::new(),
        });
        if !matches!(record, Record::None) {
            *shared = Some(record);
        }
    }

    /// Folders whose names cannot stand in an address.
    fn check_names(&mut self) {
        let mut findings = Vec::new();
        for (folder, (texts, _)) in &self.pages {
            if let PageFolder::Report(name) | PageFolder::Topic(name) = folder {
                let path = texts
                    .files
                    .iter()
                    .find_map(|(_, file)| Some(file.as_ref()?.path.clone()));
                let path = path.unwrap_or_else(|| texts.folder.clone());
                findings.extend(parse::not_an_id(Location::file(path), name));
            }
        }
        self.findings.extend(findings);
    }

    /// The parts of a site, if there are settings to make one with.
    pub(super) fn into_parts(self) -> Option<Parts> {
        let mut parts = Parts {
            settings: self.settings?,
            home: TextParts::default(),
            about: TextParts::default(),
            reports: Vec::new(),
            topics: Vec::new(),
            regions: self.regions,
            indicators: self.indicators,
            terms: self.terms,
        };
        for (folder, (texts, record)) in self.pages {
            match folder {
                PageFolder::Home => parts.home = texts,
                PageFolder::About => parts.about = texts,
                PageFolder::Report(name) => {
                    let record = match record {
                        Some(Record::Report(record)) => Some(*record),
                        _ => None,
                    };
                    parts.reports.push(PageParts { name, texts, record });
                }
                PageFolder::Topic(name) => {
                    let record = match record {
                        Some(Record::Topic(record)) => Some(record),
                        _ => None,
                    };
                    parts.topics.push(PageParts { name, texts, record });
                }
            }
        }
        Some(parts)
    }
}

/// Files that every project has.
fn missing_files(input: &Input) -> Vec<Diagnostic> {
    const DATA: [&str; 3] = ["content/regions.yaml", "content/indicators.yaml", "content/terms.yaml"];
    const PAGES: [&str; 2] = ["content", "content/about"];
    let present: BTreeSet<&str> = input.texts.keys().chain(&input.broken).map(String::as_str).collect();
    let mut missing: Vec<String> = DATA
        .iter()
        .filter(|path| !present.contains(**path))
        .map(|p| (*p).to_owned())
        .collect();
    for folder in PAGES {
        let files = Lang::ALL.map(|lang| format!("{folder}/{}.md", lang.code()));
        if !files.iter().any(|file| present.contains(file.as_str())) {
            missing.push(files[0].clone());
        }
    }
    missing.iter().map(|path| missing_file(path)).collect()
}

fn missing_file(path: &str) -> Diagnostic {
    let is_page = std::path::Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "md");
    let help = if is_page {
        Text::new("写 title 和 summary", "write it with title and summary")
    } else {
        Text::new("没有条目时，写一行 {}", "while it has no entries, write one line: {}")
    };
    Diagnostic::new(
        Code::CF007,
        Location::file(path),
        Text::new("缺少这个文件", "this file is missing"),
    )
    .with_help(help)
}

fn unread(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::CF009,
        Location::file(path),
        Text::new("没有什么会读这个文件", "nothing reads this file"),
    )
    .with_help(Text::new(
        "正文放在页面文件夹的 zh.md、en.md 里，图片和附件放在旁边；不用的文件移出 content/",
        "texts are zh.md and en.md in the folder of a page, with images and attachments beside them; move other files out of content/",
    ))
}
