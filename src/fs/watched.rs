//! What the preview has to know of the disk while it watches a project.

use super::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What is at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A folder, or a link to one.
    Folder,
    /// A file of this many bytes, or a link to one.
    File(u64),
    /// Nothing, or nothing that can be reached.
    Nothing,
}

/// A link in a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its path from the project's root.
    pub at: String,
    /// Where it leads in the end, as the one path without links.
    pub target: PathBuf,
}

/// Whether a file or folder of this name is no content: what begins with a dot, and what editors
/// and downloads leave beside a file while it is saved.
pub fn is_passed_over(name: &str) -> bool {
    // Endings: Vim's swap files, the copies of Emacs, nano, gedit and Kate, what many programs
    // write before they rename it, JetBrains' safe writes, unfinished downloads of browsers.
    const ENDINGS: [&str; 11] = [
        "~",
        ".swp",
        ".swo",
        ".swx",
        ".tmp",
        ".temp",
        ".bak",
        "___jb_tmp___",
        "___jb_old___",
        ".part",
        ".crdownload",
    ];
    // The file that Vim makes to find out whether it can write into a folder.
    const VIM_PROBE: &str = "4913";
    name.starts_with('.')
        || name == VIM_PROBE
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// What is at a path now, links followed.
pub fn seen(path: &Path) -> Seen {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Seen::Folder,
        Ok(metadata) => Seen::File(metadata.len()),
        Err(_) => Seen::Nothing,
    }
}

/// All links under `folder` of the project at `root`, those in linked folders too, in order.
/// What cannot be listed or leads in a circle is passed over: reading says so.
pub fn links(root: &Path, folder: &str) -> Vec<Link> {
    let visible = |e: &walkdir::DirEntry| e.depth() == 0 || !is_passed_over(&e.file_name().to_string_lossy());
    let entries = WalkDir::new(root.join(folder)).follow_links(true).sort_by_file_name();
    let found = entries.into_iter().filter_entry(visible).filter_map(Result::ok);
    let links = found.filter(walkdir::DirEntry::path_is_symlink).filter_map(|entry| {
        let inner = entry.path().strip_prefix(root).ok()?;
        let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        Some(Link {
            at: parts.join("/"),
            target: fs::canonicalize(entry.path()).ok()?,
        })
    });
    links.collect()
}

/// A path from the root of the disk, links left as they are.
///
/// # Errors
/// If the current folder is gone.
pub fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    let whole = std::path::absolute(path).map_err(|error| Error::read(path, error))?;
    // `/a/.` and `/a` are one folder and must have one name.
    Ok(whole.components().collect())
}

/// The one path without links of what is at a path; nothing if nothing is there.
pub fn real_path(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Reads a file of the project as it is.
///
/// # Errors
/// If it cannot be read.
pub fn read_bytes(root: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let full = root.join(path);
    fs::read(&full).map_err(|error| Error::read(&full, error))
}

/// Reads a file of the project as it is, if it is still there.
///
/// # Errors
/// If it is there and cannot be read.
pub fn read_bytes_if_there(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Error> {
    match read_bytes(root, path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Error::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::is_passed_over;

    #[test]
    fn what_editors_leave_is_passed_over() {
        for name in [
            ".git",
            ".zh.md.swp",
            "zh.md~",
            "#zh.md#",
            ".#zh.md",
            "4913",
            "zh.md.tmp",
            "zh.md___jb_tmp___",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["zh.md", "en.md", "#", "chart.png", "terms.yaml", "bak", "49130"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }
}
