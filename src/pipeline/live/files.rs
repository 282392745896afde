//! To what the files of a project belong, and the texts that what is shown was made of.

use crate::diag::{Diagnostic, Sources};
use crate::model::input::Input;
use crate::parse::{PageFolder, Place, place_of};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The reports to which files belong.
pub(super) fn reports_of(paths: &BTreeSet<String>) -> BTreeSet<String> {
    paths
        .iter()
        .filter_map(|path| report_of(path))
        .map(str::to_owned)
        .collect()
}

/// Whether a finding is about one of these files, or a file of one of these reports.
pub(super) fn is_about(finding: &Diagnostic, files: &BTreeSet<String>, reports: &BTreeSet<String>) -> bool {
    let path = &finding.location.path;
    let is_data =
        matches!(place_of(path), Place::Data) && files.iter().any(|path| matches!(place_of(path), Place::Data));
    is_data || report_of(path).is_some_and(|id| reports.contains(id))
}

/// The report to which a file belongs.
fn report_of(path: &str) -> Option<&str> {
    let (id, _) = path.strip_prefix("content/reports/")?.split_once('/')?;
    Some(id)
}

/// Whether a file is one language's text of a report.
pub(super) fn is_text_of_report(path: &str) -> bool {
    matches!(place_of(path), Place::Page(PageFolder::Report(_), _))
}

/// The files of a project, the last good text in the place of one that cannot be read.
pub(super) struct GoodTexts<'a> {
    pub(super) input: &'a Input,
    pub(super) held: &'a BTreeMap<String, Arc<str>>,
}

impl Sources for GoodTexts<'_> {
    fn text(&self, path: &str) -> Option<&str> {
        match self.held.get(path) {
            Some(text) => Some(text),
            None => self.input.text(path),
        }
    }

    fn has(&self, path: &str) -> bool {
        self.input.has(path)
    }

    fn hash(&self, path: &str) -> Option<[u8; 32]> {
        self.input.hash(path)
    }
}
