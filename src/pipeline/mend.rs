//! What was found, mended: first in memory, then on the disk.

use crate::diag::{self, Diagnostic, Mended, Sources};
use crate::fs::{self, Replaced};
use crate::model::input::Input;
use crate::parse::markdown::{Structure, structure};
use crate::parse::{File, Place, place_of};
use std::path::Path;

/// The files in which something can be mended, as they would be.
///
/// A page is to differ in the mended characters and nowhere else, so the structure of each
/// body is compared. Where it would change, mends are tried one by one, and those that change
/// it are left to the editor.
pub fn mend(findings: &[Diagnostic], sources: &dyn Sources) -> Vec<Mended> {
    let files = diag::mend(findings, sources).into_iter();
    let kept = files.filter_map(|file| {
        let before = shape(&file.path, sources.text(&file.path)?);
        if shape(&file.path, &file.text) == before {
            return Some(file);
        }
        let own = |finding: &&Diagnostic| finding.fix.is_some() && finding.location.path == file.path;
        let mut harmless: Vec<Diagnostic> = Vec::new();
        for finding in findings.iter().filter(own) {
            harmless.push(finding.clone());
            let tried = diag::mend(&harmless, sources).pop();
            if tried.is_none_or(|tried| shape(&file.path, &tried.text) != before) {
                harmless.pop();
            }
        }
        diag::mend(&harmless, sources).pop()
    });
    kept.collect()
}

/// Writes mended files, unless they are no longer what was read; says which were left alone.
///
/// # Errors
/// If a file cannot be read or written; those before it are mended then.
pub fn write_mended(root: &Path, input: &Input, files: &[Mended]) -> Result<Vec<String>, fs::Error> {
    let mut left = Vec::new();
    for file in files {
        let old = input.text(&file.path).unwrap_or_default();
        if fs::replace_text(root, &file.path, old, &file.text)? == Replaced::ChangedMeanwhile {
            left.push(file.path.clone());
        }
    }
    Ok(left)
}

/// The structure of a page's body; `None` for a file that is no page.
fn shape(path: &str, text: &str) -> Option<Structure> {
    match place_of(path) {
        Place::Page(_, lang) => structure(File { path, text }, lang),
        _ => None,
    }
}
