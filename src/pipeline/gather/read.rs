//! One file of a project to what it says.

use super::missing::unread;
use crate::diag::Diagnostic;
use crate::model::input::Input;
use crate::model::lang::Lang;
use crate::model::settings::Settings;
use crate::model::source::{IndicatorSource, PageSource, RegionSource, ReportRecord, Role, TermSource, TopicRecord};
use crate::parse::markdown::Highlighter;
use crate::parse::{self, File, PageFolder, Parsed, Place, place_of};
use crate::pipeline::load::SETTINGS;

/// A file that is to be parsed.
pub(super) struct Source<'a> {
    file: File<'a>,
    what: What,
}

enum What {
    Settings,
    Regions,
    Indicators,
    Terms,
    Page(PageFolder, Lang, Role),
    Nothing,
}

/// A parsed file.
pub(super) struct ParsedFile {
    pub(super) path: String,
    pub(super) value: Value,
    pub(super) findings: Vec<Diagnostic>,
}

/// What a file says; nothing in it where it cannot be read.
pub(super) enum Value {
    Settings(Option<Settings>),
    Regions(Option<Vec<RegionSource>>),
    Indicators(Option<Vec<IndicatorSource>>),
    Terms(Option<Vec<TermSource>>),
    Page(PageFolder, Lang, Role, Option<(PageSource, Record)>),
    Nothing,
}

/// A page's shared fields, if the file has them.
pub(super) enum Record {
    None,
    Report(Box<ReportRecord>),
    Topic(TopicRecord),
}

/// What a file is, by its path. The record of a page is its Chinese file, or its only file.
fn what(input: &Input, path: &str) -> What {
    match place_of(path) {
        _ if path == SETTINGS => What::Settings,
        Place::Data if path.ends_with("regions.yaml") => What::Regions,
        Place::Data if path.ends_with("indicators.yaml") => What::Indicators,
        Place::Data => What::Terms,
        Place::Page(folder, lang) => {
            let is_translation = lang == Lang::En && input.has_file(&path.replace("/en.md", "/zh.md"));
            let role = if is_translation {
                Role::Translation
            } else {
                Role::Record
            };
            What::Page(folder, lang, role)
        }
        Place::Beside(..) | Place::Nowhere => What::Nothing,
    }
}

impl<'a> Source<'a> {
    /// The file at a path, if it is text.
    pub(super) fn of(input: &'a Input, path: &'a str) -> Option<Self> {
        let file = File {
            path,
            text: input.texts.get(path)?,
        };
        let what = what(input, path);
        Some(Self { file, what })
    }

    /// Parses the file.
    pub(super) fn parse(self, highlighter: &Highlighter) -> ParsedFile {
        let file = self.file;
        let is_read = !matches!(self.what, What::Nothing);
        let (value, mut findings) = match self.what {
            What::Settings => value(parse::settings(file), Value::Settings),
            What::Regions => value(parse::regions(file), Value::Regions),
            What::Indicators => value(parse::indicators(file), Value::Indicators),
            What::Terms => value(parse::terms(file), Value::Terms),
            What::Page(folder, lang, role) => page(file, folder, lang, role, highlighter),
            What::Nothing => (Value::Nothing, vec![unread(file.path)]),
        };
        if is_read {
            findings.extend(parse::characters(file));
        }
        ParsedFile {
            path: file.path.to_owned(),
            value,
            findings,
        }
    }
}

fn value<T>(parsed: Parsed<T>, make: fn(Option<T>) -> Value) -> (Value, Vec<Diagnostic>) {
    (make(parsed.value), parsed.findings)
}

fn page(
    file: File<'_>,
    folder: PageFolder,
    lang: Lang,
    role: Role,
    highlighter: &Highlighter,
) -> (Value, Vec<Diagnostic>) {
    let (read, findings) = match &folder {
        PageFolder::Report(_) => {
            let Parsed { value, findings } = parse::report(file, role, lang, highlighter);
            let read = value.map(|(page, record)| {
                let record = record.map_or(Record::None, |record| Record::Report(Box::new(record)));
                (page, record)
            });
            (read, findings)
        }
        PageFolder::Topic(_) => {
            let Parsed { value, findings } = parse::topic(file, role, lang, highlighter);
            let read = value.map(|(page, record)| (page, record.map_or(Record::None, Record::Topic)));
            (read, findings)
        }
        PageFolder::Home | PageFolder::About => {
            let Parsed { value, findings } = parse::page(file, role, lang, highlighter);
            (value.map(|page| (page, Record::None)), findings)
        }
    };
    (Value::Page(folder, lang, role, read), findings)
}
