//! Everything that a build reads, as one value.
//!
//! `fs` makes it; nothing after it opens a file or looks at the clock. That is why
//! the same code serves the command line, the tests and the preview. Texts are shared, so that
//! an `Input` is cheap to copy while one file of it changes.

use super::date::Date;
use super::hash::Sha256;
use super::picture::Looked;
use super::theme::ThemeFiles;
use crate::diag::{Diagnostic, Sources};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The files of a project and the day of the build.
#[derive(Debug, Clone)]
pub struct Input {
    /// The project's folder, from which files beside pages are copied and the pixels of pictures
    /// are read when they are needed; empty for a text without a project.
    pub root: PathBuf,
    /// Text files by path from the root: `site.yaml`, and `.md` and `.yaml` under `content/`.
    pub texts: BTreeMap<String, Arc<str>>,
    /// Text files that are not UTF-8, by path from the root; findings say so.
    pub broken: Vec<String>,
    /// Kept sources that reports name, by path from the root; empty where the project has no
    /// folder `sources/`.
    pub captures: BTreeMap<String, Arc<str>>,
    /// The hashes of kept sources of which front matter says what they should be, by path from the
    /// root; of any file, text or not.
    pub hashes: BTreeMap<String, Sha256>,
    /// Other files under `content/`, by path from the root.
    pub attachments: Vec<String>,
    /// What the heads of those among them tell that should be pictures.
    pub pictures: Arc<BTreeMap<String, Looked>>,
    /// The theme's files.
    pub theme: Arc<ThemeFiles>,
    /// What could not be read as text.
    pub findings: Vec<Diagnostic>,
    /// Today in the site's time zone.
    pub today: Date,
}

impl Input {
    /// A project without files.
    pub fn empty(today: Date) -> Self {
        Self {
            root: PathBuf::new(),
            texts: BTreeMap::new(),
            broken: Vec::new(),
            captures: BTreeMap::new(),
            hashes: BTreeMap::new(),
            attachments: Vec::new(),
            pictures: Arc::default(),
            theme: Arc::default(),
            findings: Vec::new(),
            today,
        }
    }

    /// Whether there is a text file at a path, UTF-8 or not.
    pub fn has_file(&self, path: &str) -> bool {
        self.texts.contains_key(path) || self.broken.iter().any(|broken| broken == path)
    }
}

impl Sources for Input {
    fn text(&self, path: &str) -> Option<&str> {
        if let Some(text) = self.texts.get(path).or_else(|| self.captures.get(path)) {
            return Some(text);
        }
        self.theme.text(path)
    }

    fn has(&self, path: &str) -> bool {
        self.text(path).is_some() || self.broken.iter().any(|broken| broken == path)
    }

    fn hash(&self, path: &str) -> Option<[u8; 32]> {
        self.hashes.get(path).map(super::hash::Sha256::bytes)
    }
}
