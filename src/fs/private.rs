//! A small file outside the project that only the user can read: where a running preview is found.

use super::error::Error;
use std::fs::{self, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

/// More than such a file ever holds; what is longer is somebody else's.
const LONGEST: u64 = 64 * 1024;

/// Writes a file that nobody else can read, in place of an earlier one.
///
/// # Errors
/// If it cannot be written.
pub fn keep_private(path: &Path, text: &str) -> Result<(), Error> {
    // Never into a file that is there: in a folder for everybody it could be another's, or a link.
    let _ = fs::remove_file(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Error::write(path, error))
}

/// Reads a file that [`keep_private`] wrote; nothing if there is none, or one that others may
/// have written.
pub fn read_private(path: &Path) -> Option<String> {
    let metadata = fs::symlink_metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > LONGEST || !is_private(&metadata) {
        return None;
    }
    let mut text = String::new();
    fs::File::open(path)
        .ok()?
        .take(LONGEST)
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

/// Removes such a file if it still holds this text: another may have taken its place.
pub fn remove_private(path: &Path, text: &str) {
    if read_private(path).as_deref() == Some(text) {
        // A file that stays behind is found to be stale by whoever reads it.
        let _ = fs::remove_file(path);
    }
}

/// Whether only its owner can read it, who then is whoever has just read it.
#[cfg(unix)]
fn is_private(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    const OTHERS: u32 = 0o077;
    let others = metadata.mode() & OTHERS;
    others == 0
}

#[cfg(not(unix))]
fn is_private(_metadata: &fs::Metadata) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn only_what_is_private_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.json");
        assert_eq!(read_private(&path), None);
        keep_private(&path, "一").unwrap();
        keep_private(&path, "二").unwrap();
        assert_eq!(read_private(&path).as_deref(), Some("二"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        remove_private(&path, "一");
        assert_eq!(read_private(&path).as_deref(), Some("二"), "it is another's");
        let link = folder.path().join("link.json");
        symlink(&path, &link).unwrap();
        assert_eq!(read_private(&link), None, "a link may lead anywhere");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(read_private(&path), None, "others can read it");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        remove_private(&path, "二");
        assert!(!path.exists());
    }
}
