//! A project's files, read from the disk.

use super::theme::theme_files;
use crate::fs::{self, EntryKind};
use crate::model::input::Input;
use crate::model::picture::Looked;
use crate::parse::{self, Capture, File};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The file without which a folder is no project.
pub(super) const SETTINGS: &str = "site.yaml";

/// Reads a project's files.
///
/// # Errors
/// If the folder is no project or something in it cannot be read.
pub fn load(root: &Path) -> Result<Input, fs::Error> {
    if !root.join(SETTINGS).is_file() {
        let root = root.to_owned();
        return Err(fs::Error::NoProject { root });
    }
    let entries = fs::list(root, "content")?;
    let (texts, attachments): (Vec<_>, Vec<_>) = entries.into_iter().partition(|e| e.kind == EntryKind::Text);
    let mut paths: Vec<String> = texts.into_iter().map(|entry| entry.path).collect();
    paths.push(SETTINGS.to_owned());
    let read: Vec<_> = paths.par_iter().map(|path| fs::read_text(root, path)).collect();
    let mut input = Input::empty(fs::today());
    root.clone_into(&mut input.root);
    input.attachments = attachments.into_iter().map(|entry| entry.path).collect();
    input.pictures = Arc::new(look_at_pictures(root, &input.attachments)?);
    for (path, text) in paths.into_iter().zip(read) {
        match text? {
            Ok(text) => {
                input.texts.insert(path, text.into());
            }
            Err(finding) => {
                input.findings.push(finding);
                input.broken.push(path);
            }
        }
    }
    let settings = input.texts.get(SETTINGS).map_or("", |text| text);
    let name = parse::theme_name(File {
        path: SETTINGS,
        text: settings,
    });
    let (theme, findings) = theme_files(root, &name)?;
    input.theme = theme.into();
    input.findings.extend(findings);
    read_captures(root, &mut input)?;
    Ok(input)
}

/// Looks at the heads of all pictures among the files beside pages.
fn look_at_pictures(root: &Path, attachments: &[String]) -> Result<BTreeMap<String, Looked>, fs::Error> {
    let pictures = attachments.par_iter().filter(|path| parse::is_picture(path));
    let looked = pictures.map(|path| {
        let bytes = fs::read_bytes(root, path)?;
        Ok((path.clone(), parse::picture(path, &bytes)))
    });
    looked.collect()
}

/// Reads the kept sources that reports name, where their folder is at hand.
pub(super) fn read_captures(root: &Path, input: &mut Input) -> Result<(), fs::Error> {
    if !fs::has_sources(root) {
        return Ok(());
    }
    let pages = input
        .texts
        .par_iter()
        .filter(|(path, _)| path.starts_with("content/reports/"));
    let named = pages.filter_map(|(path, text)| parse::capture(File { path, text }));
    let named: Vec<Capture> = named.collect();
    let paths = |wanted: fn(&Capture) -> bool| -> BTreeSet<String> {
        let wanted = named.iter().filter(|capture| wanted(capture));
        wanted.map(|capture| capture.path.clone()).collect()
    };
    for path in paths(|capture| capture.is_hashed) {
        if let Some(hash) = fs::capture_hash(root, &path)? {
            input.hashes.insert(path, hash);
        }
    }
    for path in paths(|capture| capture.is_text) {
        match fs::read_capture(root, &path)? {
            Some(Ok(text)) => {
                input.captures.insert(path, text.into());
            }
            Some(Err(finding)) => input.findings.push(finding),
            None => {}
        }
    }
    Ok(())
}
