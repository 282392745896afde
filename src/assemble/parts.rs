//! What `assemble` is given: parsed files, grouped by page.

use crate::model::lang::Both;
use crate::model::settings::Settings;
use crate::model::source::{IndicatorSource, PageSource, RegionSource, ReportRecord, TermSource, TopicRecord};

/// All parsed files of a project.
#[derive(Debug)]
pub struct Parts {
    /// The settings.
    pub settings: Settings,
    /// The home page.
    pub home: TextParts,
    /// The about page.
    pub about: TextParts,
    /// Reports, in the order of their folders' names.
    pub reports: Vec<PageParts<ReportRecord>>,
    /// Topics, in the order of their folders' names.
    pub topics: Vec<PageParts<TopicRecord>>,
    /// The tree of places.
    pub regions: Vec<RegionSource>,
    /// Indicators.
    pub indicators: Vec<IndicatorSource>,
    /// Terms.
    pub terms: Vec<TermSource>,
}

/// The files of one page that has an id.
#[derive(Debug)]
pub struct PageParts<R> {
    /// The folder's name.
    pub name: String,
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
