//! The site as it was at one moment, its files rendered when they are asked for.

use crate::assemble::LeftOut;
use crate::diag::Diagnostic;
use crate::model::input::Input;
use crate::model::output::{Content, OutputFile};
use crate::model::site::Site;
use crate::pipeline::render::Work;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The site as it was at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) version: u64,
    pub(super) input: Arc<Input>,
    pub(super) site: Option<Arc<Site>>,
    pub(super) work: Option<Work>,
    pub(super) findings: Arc<Vec<Diagnostic>>,
    pub(super) left_out: Arc<Vec<LeftOut>>,
    pub(super) held: Arc<BTreeMap<String, Arc<str>>>,
    pub(super) settled: Settled,
}

/// Whether all findings are up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Those about files that changed are; others may still be the earlier ones.
    Partly,
    /// All are.
    Wholly,
}

impl Snapshot {
    /// Counts up with every change that is taken in; the first is 1.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The files that it was made from; excerpts of findings come from here.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// The digest; nothing if there were never settings that could be read.
    pub fn site(&self) -> Option<&Site> {
        self.site.as_deref()
    }

    /// What is wrong, in order, with places looked up.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Whether these are all findings of this version.
    pub fn settled(&self) -> Settled {
        self.settled
    }

    /// Reports that are not part of the site.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// Files that cannot be read as they are, by path from the project's root, with the last text
    /// that could: what is shown was made of it.
    pub fn held(&self) -> &BTreeMap<String, Arc<str>> {
        &self.held
    }

    /// Every file of the published site, sorted by path.
    ///
    /// # Errors
    /// The findings that say why it cannot be rendered; none where [`Snapshot::findings`] says it.
    pub fn files(&self) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
        self.work.as_ref().map_or(Err(Vec::new()), Work::all)
    }

    /// The theme's files whose address stays when their content changes: their paths from the
    /// site's root, and what is in them.
    pub fn lasting_files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.work.iter().flat_map(Work::lasting_files)
    }

    /// One file of the published site, by its path from the site's root
    /// (`zh/reports/ID/index.html`), as a build would write it; nothing if there is none.
    ///
    /// # Errors
    /// The findings about the template that failed; none where [`Snapshot::findings`] says why
    /// nothing can be rendered.
    pub fn file(&self, path: &str) -> Result<Option<Content>, Vec<Diagnostic>> {
        let work = self.work.as_ref().ok_or_else(Vec::new)?;
        work.file(path).map_err(|finding| vec![finding])
    }
}
