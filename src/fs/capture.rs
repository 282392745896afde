//! Captured originals, which only some editors have.

use super::error::Error;
use super::read::{FileText, read_text};
use crate::model::hash::Sha256;
use sha2::Digest;
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

/// The hash of a kept source as it lies on the disk; `None` if it is not there.
///
/// # Errors
/// If it is there and cannot be read.
pub fn capture_hash(root: &Path, path: &str) -> Result<Option<Sha256>, Error> {
    let full = root.join(path);
    if !full.is_file() {
        return Ok(None);
    }
    let bytes = std::fs::read(&full).map_err(|error| Error::read(&full, error))?;
    Ok(Some(Sha256::new(sha2::Sha256::digest(bytes).into())))
}
