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
/// body is compared. Where it would change, the mends that change it are looked for, and left
/// to the editor.
pub fn mend(findings: &[Diagnostic], sources: &dyn Sources) -> Vec<Mended> {
    let files = diag::mend(findings, sources).into_iter();
    let kept = files.filter_map(|file| {
        let before = shape(&file.path, sources.text(&file.path)?);
        if shape(&file.path, &file.text) == before {
            return Some(file);
        }
        let own = findings
            .iter()
            .filter(|f| f.fix.is_some() && f.location.path == file.path);
        let own: Vec<Diagnostic> = own.cloned().collect();
        let harmless = harmless(&own, |kept| {
            let tried = diag::mend(kept, sources).pop();
            tried.is_some_and(|tried| shape(&file.path, &tried.text) == before)
        });
        diag::mend(&harmless, sources).pop()
    });
    kept.collect()
}

/// The findings that can be mended together; they are halved until those in the way stand
/// alone, so that one among thousands is found in a dozen steps.
fn harmless(findings: &[Diagnostic], is_fine: impl Fn(&[Diagnostic]) -> bool) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    let mut parts = vec![findings];
    while let Some(part) = parts.pop() {
        let before = kept.len();
        kept.extend_from_slice(part);
        if !is_fine(&kept) {
            kept.truncate(before);
            if part.len() > 1 {
                let (first, second) = part.split_at(part.len() / 2);
                parts.extend([second, first]);
            }
        }
    }
    kept
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
