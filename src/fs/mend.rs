//! Mended text in place of what an editor wrote.
//!
//! Nothing that an editor wrote may be lost: a file that is no longer what was read is left
//! alone, and at every moment there is either the old file or the new one, whole.

use super::error::Error;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// What became of a file that was to be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It holds the new text.
    Yes,
    /// It is no longer what was read, and was left as it is.
    ChangedMeanwhile,
}

/// Replaces the text of a file of the project, if it still holds `old`.
///
/// The new text is written beside the file and moved over it; permissions stay. A link is
/// followed, so that it remains one.
///
/// # Errors
/// If the file is not to be written to, or cannot be read, written or replaced.
pub fn replace_text(root: &Path, path: &str, old: &str, new: &str) -> Result<Replaced, Error> {
    let named = root.join(path);
    let full = fs::canonicalize(&named).map_err(|error| Error::read(&named, error))?;
    let metadata = fs::metadata(&full).map_err(|error| Error::read(&named, error))?;
    if metadata.permissions().readonly() {
        // Moving another file over it would succeed all the same.
        return Err(Error::write(&named, io::ErrorKind::PermissionDenied.into()));
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(full.file_name().unwrap_or_default());
    name.push(".wenzhai-new");
    let beside = full.with_file_name(name);
    let written = write(&beside, new.as_bytes(), metadata.permissions());
    let written = written.and_then(|()| Ok(fs::read(&full)? == old.as_bytes()));
    let done = match written {
        Ok(true) => fs::rename(&beside, &full).map(|()| Replaced::Yes),
        Ok(false) => Ok(Replaced::ChangedMeanwhile),
        Err(error) => Err(error),
    };
    if !matches!(done, Ok(Replaced::Yes)) {
        // It is passed over by everything that reads a project, if it cannot be removed.
        let _ = fs::remove_file(&beside);
    }
    done.map_err(|error| Error::write(&named, error))
}

fn write(path: &Path, bytes: &[u8], permissions: fs::Permissions) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    file.write_all(bytes)?;
    file.set_permissions(permissions)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn names(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn a_file_is_replaced_only_if_it_is_as_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zh.md");
        fs::write(&path, "甲,乙").unwrap();
        let replace = |old, new| replace_text(folder.path(), "zh.md", old, new).unwrap();
        assert_eq!(replace("甲", "丙"), Replaced::ChangedMeanwhile);
        assert_eq!(fs::read_to_string(&path).unwrap(), "甲,乙");
        assert_eq!(replace("甲,乙", "甲，乙"), Replaced::Yes);
        assert_eq!(fs::read_to_string(&path).unwrap(), "甲，乙");
        assert_eq!(names(folder.path()), [path]);
    }

    #[test]
    fn a_file_that_is_gone_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(replace_text(folder.path(), "zh.md", "", "a").is_err());
        assert_eq!(names(folder.path()), Vec::<PathBuf>::new());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay_and_a_protected_file_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("zh.md"));
        fs::write(&real, "a").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("real.md", &link).unwrap();
        assert_eq!(replace_text(folder.path(), "zh.md", "a", "b").unwrap(), Replaced::Yes);
        assert_eq!(fs::read_to_string(&real).unwrap(), "b");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(replace_text(folder.path(), "zh.md", "b", "c").is_err());
        assert_eq!(fs::read_to_string(&real).unwrap(), "b");
    }
}
