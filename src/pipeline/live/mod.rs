//! A project held in memory while its files change: what the preview is made of.
//!
//! [`Live`] takes in what has changed and gives [`Snapshot`]s; a snapshot never changes, so that
//! any number of readers can be served from one while the next is made.

mod snapshot;

pub use snapshot::Snapshot;

use super::{Options, check, load};
use crate::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project that is kept up to date with its files.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    options: Options,
    snapshot: Arc<Snapshot>,
}

/// What taking in changed files did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// The version of the snapshot that has them.
    pub version: u64,
    /// The files that are not what they were, by path from the project's root, in order: empty if
    /// none of them had really changed.
    pub changed: Vec<String>,
}

impl Live {
    /// Reads a project for the first time.
    ///
    /// # Errors
    /// If the folder is no project or something in it cannot be read.
    pub fn open(root: &Path, options: Options) -> Result<Self, fs::Error> {
        let checked = check(load(root)?, &options);
        Ok(Self {
            root: root.to_owned(),
            options,
            snapshot: Arc::new(Snapshot::new(1, checked)),
        })
    }

    /// Takes in files that may have changed, been added or removed, by path from the project's
    /// root; a folder stands for everything in it, an empty list for everything there is.
    ///
    /// Afterwards the [`Snapshot`] shows what a build would publish, and has the findings about
    /// these files; those about others may still be the earlier ones until [`Live::settle`].
    ///
    /// # Errors
    /// If something cannot be read for a reason other than that it is gone.
    pub fn update(&mut self, paths: &[String]) -> Result<Update, fs::Error> {
        let version = self.snapshot.version() + 1;
        let checked = check(load(&self.root)?, &self.options);
        self.snapshot = Arc::new(Snapshot::new(version, checked));
        Ok(Update {
            version,
            changed: paths.to_vec(),
        })
    }

    /// Brings all findings up to date, those of templates on every page too; gives up when
    /// `is_over` says that something newer has come. Returns whether it has finished.
    pub fn settle(&mut self, is_over: &(dyn Fn() -> bool + Sync)) -> bool {
        !is_over()
    }

    /// What there is to show now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot)
    }
}
