//! What `assemble` is given: parsed files, grouped by page.

use crate::model::lang::Both;
use crate::model::picture::Looked;
use crate::model::settings::Settings;
use crate::model::source::{IndicatorSource, PageSource, RegionSource, ReportRecord, TermSource, TopicRecord};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All parsed files of a project.
#[derive(Debug, Default)]
pub struct Parts {
    /// The settings.
    pub settings: Settings,
    /// The home page.
    pub home: TextParts,
    /// The about page.
    pub about: TextParts,
    /// Reports by the names of their folders.
    pub reports: BTreeMap<String, PageParts<ReportRecord>>,
    /// Topics by the names of their folders.
    pub topics: BTreeMap<String, PageParts<TopicRecord>>,
    /// The tree of places.
    pub regions: Vec<RegionSource>,
    /// Indicators.
    pub indicators: Vec<IndicatorSource>,
    /// Terms.
    pub terms: Vec<TermSource>,
    /// What the heads of pictures tell, by path from the project's root.
    pub pictures: Arc<BTreeMap<String, Looked>>,
}

/// The files of one page that has an id.
#[derive(Debug)]
pub struct PageParts<R> {
    /// The texts.
    pub texts: TextParts,
    /// The shared fields; `None` if the record could not be read.
    pub record: Option<R>,
}

/// The texts of one page.
#[derive(Debug, Default)]
pub struct TextParts {
    /// The folder, from the project's root.
    pub folder: String,
    /// Each language's file, if it is there.
    pub files: Both<Option<TextFile>>,
    /// Other files of the folder, by path from the project's root.
    pub attachments: Vec<String>,
}

/// One language's file of a page.
#[derive(Debug)]
pub struct TextFile {
    /// Its path.
    pub path: String,
    /// What it says; `None` if it could not be read.
    pub page: Option<PageSource>,
    /// Positions, in `terms.yaml`, of the terms that it uses.
    pub terms: Vec<usize>,
}

impl<R> PageParts<R> {
    /// A page that has nothing yet, in a folder given from the project's root.
    pub fn empty(folder: String) -> Self {
        let texts = TextParts {
            folder,
            ..TextParts::default()
        };
        Self { texts, record: None }
    }
}

impl TextParts {
    /// Whether one of its files can be read.
    pub fn has_text(&self) -> bool {
        let read = |file: &TextFile| file.page.is_some();
        self.files.iter().any(|(_, file)| file.as_ref().is_some_and(read))
    }

    /// Whether nothing of the page is there.
    pub fn is_empty(&self) -> bool {
        self.attachments.is_empty() && self.files.iter().all(|(_, file)| file.is_none())
    }

    /// The path of the file that holds the page's shared fields; empty if there is none.
    pub fn record_path(&self) -> &str {
        let record = self.files.zh.as_ref().or(self.files.en.as_ref());
        record.map_or("", |file| &file.path)
    }
}
