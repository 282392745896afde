//! Captured originals, which only some editors have.

use super::error::Error;
use super::read::{FileText, read_text};
use std::path::Path;

/// Whether the project at `root` has kept sources at all.
pub fn has_sources(root: &Path) -> bool {
    root.join("sources").is_dir()
}

/// Reads a kept source; `None` if it is not there.
///
/// # Errors
/// If it is there and cannot be read; that it is not UTF-8 is a finding in the result.
pub fn read_capture(root: &Path, path: &str) -> Result<Option<FileText>, Error> {
    if root.join(path).is_file() {
        read_text(root, path).map(Some)
    } else {
        Ok(None)
    }
}
