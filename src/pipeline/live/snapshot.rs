//! The site as it was at one moment, its files rendered when they are asked for.

use crate::assemble::LeftOut;
use crate::diag::Diagnostic;
use crate::model::input::Input;
use crate::model::output::{Content, OutputFile};
use crate::model::site::Site;
use crate::pipeline::{Checked, render};
use std::sync::OnceLock;

/// The site as it was at one moment.
#[derive(Debug)]
pub struct Snapshot {
    version: u64,
    checked: Checked,
    files: OnceLock<Result<Vec<OutputFile>, Vec<Diagnostic>>>,
}

impl Snapshot {
    pub(super) fn new(version: u64, checked: Checked) -> Self {
        Self {
            version,
            checked,
            files: OnceLock::new(),
        }
    }

    /// Counts up with every change that is taken in; the first is 1.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The files that it was made from; excerpts of findings come from here.
    pub fn input(&self) -> &Input {
        &self.checked.input
    }

    /// The digest; nothing if there were never settings that could be read.
    pub fn site(&self) -> Option<&Site> {
        self.checked.site.as_ref()
    }

    /// What is wrong, in order, with places looked up.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.checked.findings
    }

    /// Reports that are not part of the site.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.checked.left_out
    }

    /// The paths of all files of the published site, sorted.
    ///
    /// # Errors
    /// The findings that say why there is nothing to render.
    pub fn paths(&self) -> Result<Vec<String>, Vec<Diagnostic>> {
        let files = self.files()?;
        Ok(files.iter().map(|file| file.path.clone()).collect())
    }

    /// One file of the published site, by its path from the site's root
    /// (`zh/reports/ID/index.html`), as a build would write it; nothing if there is none.
    ///
    /// # Errors
    /// The findings about the template that failed.
    pub fn file(&self, path: &str) -> Result<Option<Content>, Vec<Diagnostic>> {
        let files = self.files()?;
        let at = files.binary_search_by(|file| file.path.as_str().cmp(path)).ok();
        Ok(at.map(|at| files[at].content.clone()))
    }

    fn files(&self) -> Result<&[OutputFile], Vec<Diagnostic>> {
        let files = self.files.get_or_init(|| render(&self.checked));
        files.as_deref().map_err(Clone::clone)
    }
}
