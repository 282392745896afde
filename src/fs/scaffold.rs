//! New files for `new` and `init`.

use super::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

/// Creates files under `root`, and the folders they need.
///
/// # Errors
/// If one of them exists already (then none is written) or cannot be written.
pub fn create_files(root: &Path, files: &[(String, String)]) -> Result<(), Error> {
    for (path, _) in files {
        let full = root.join(path);
        if full.exists() {
            return Err(Error::Exists { path: full });
        }
    }
    for (path, text) in files {
        let full = root.join(path);
        if let Some(folder) = full.parent() {
            fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
        }
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).open(&full);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| Error::write(&full, error))?;
    }
    Ok(())
}
