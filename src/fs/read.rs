//! Finding and reading a project's files.

use super::encoding::decode;
use super::error::Error;
use super::watched::is_passed_over;
use crate::diag::Diagnostic;
use std::fs;
use std::io::Read;
use std::path::Path;
use walkdir::WalkDir;

/// A file of a project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its path from the root, with `/` between its parts.
    pub path: String,
    /// What is to be done with it.
    pub kind: EntryKind,
}

/// What is to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// Markdown or YAML: it is read.
    Text,
    /// Anything else: it is copied where a page needs it.
    Attachment,
}

/// What reading a text file gave.
pub type FileText = Result<String, Diagnostic>;

/// All files under `folder` of the project at `root`, sorted by path.
///
/// Names of editors' and version control's own files are passed over ([`is_passed_over`]).
/// Links are followed. A folder that is not there has no files, and what vanishes while it is
/// listed is not there.
///
/// # Errors
/// If a folder cannot be listed, or links lead in a circle.
pub fn list(root: &Path, folder: &str) -> Result<Vec<Entry>, Error> {
    let top = root.join(folder);
    if !top.exists() {
        return Ok(Vec::new());
    }
    let visible = |e: &walkdir::DirEntry| e.depth() == 0 || !is_passed_over(&e.file_name().to_string_lossy());
    let mut entries = Vec::new();
    for item in WalkDir::new(&top).follow_links(true).into_iter().filter_entry(visible) {
        let item = match item {
            Ok(item) => item,
            Err(error) if error.io_error().is_some_and(is_gone) => continue,
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_owned();
                return Err(Error::read(&path, error.into()));
            }
        };
        if item.file_type().is_file() {
            let path = relative(root, item.path());
            let kind = kind_of(&path);
            entries.push(Entry { path, kind });
        }
    }
    entries.sort();
    Ok(entries)
}

/// Reads a text file of the project.
///
/// # Errors
/// If the file cannot be read; that it is not UTF-8 is a finding in the result.
pub fn read_text(root: &Path, path: &str) -> Result<FileText, Error> {
    let full = root.join(path);
    let bytes = fs::read(&full).map_err(|error| Error::read(&full, error))?;
    Ok(decode(path, bytes))
}

fn is_gone(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::NotFound
}

/// What there is at a path of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing, or something that is passed over.
    Nothing,
    /// A file.
    File(EntryKind),
    /// A folder, with all files in it.
    Folder(Vec<Entry>),
}

/// Looks what there is at a path from the root of the project.
///
/// # Errors
/// If it is a folder that cannot be listed.
pub fn look(root: &Path, path: &str) -> Result<Found, Error> {
    let full = root.join(path);
    let is_hidden = path.split('/').any(is_passed_over);
    Ok(match fs::metadata(&full) {
        _ if is_hidden => Found::Nothing,
        Ok(found) if found.is_dir() => Found::Folder(list(root, path)?),
        Ok(found) if found.is_file() => Found::File(kind_of(path)),
        _ => Found::Nothing,
    })
}

/// Reads a text file of the project, if it is still there.
///
/// # Errors
/// If it is there and cannot be read; that it is not UTF-8 is a finding in the result.
pub fn read_text_if_there(root: &Path, path: &str) -> Result<Option<FileText>, Error> {
    match read_text(root, path) {
        Ok(text) => Ok(Some(text)),
        Err(Error::Read { source, .. }) if is_gone(&source) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a text file that need not be part of a project. Findings name it as it was
/// given.
///
/// # Errors
/// If the file cannot be read; that it is not UTF-8 is a finding in the result.
pub fn read_file(path: &Path) -> Result<FileText, Error> {
    let bytes = fs::read(path).map_err(|error| Error::read(path, error))?;
    Ok(decode(&path.to_string_lossy(), bytes))
}

/// Reads standard input to its end. Findings name it `-`.
///
/// # Errors
/// If it cannot be read; that it is not UTF-8 is a finding in the result.
pub fn read_standard_input() -> Result<FileText, Error> {
    const NAME: &str = "-";
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| Error::read(Path::new(NAME), error))?;
    Ok(decode(NAME, bytes))
}

/// The path of a file from the project's root, if it lies in the project: as it is
/// written, or else where links on the disk lead.
pub fn path_in_project(root: &Path, file: &Path) -> Option<String> {
    let root = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        root
    };
    let inside = |root: &Path, file: &Path| file.starts_with(root).then(|| relative(root, file));
    let written = inside(&std::path::absolute(root).ok()?, &std::path::absolute(file).ok()?);
    // A path that goes up (`../x`) is not the name by which the project knows the file.
    match written.filter(|path| !path.split('/').any(|part| part == "..")) {
        Some(path) => Some(path),
        None => inside(&fs::canonicalize(root).ok()?, &fs::canonicalize(file).ok()?),
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn kind_of(path: &str) -> EntryKind {
    match path.rsplit_once('.') {
        Some((_, "md" | "yaml" | "yml")) => EntryKind::Text,
        _ => EntryKind::Attachment,
    }
}
