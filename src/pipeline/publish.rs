//! Files to the disk.

use crate::fs::{Error, Published, Staging, Wrote};
use crate::model::output::OutputFile;
use rayon::prelude::*;
use std::path::Path;

/// Publishes files; if anything fails, what was published before is as it was.
///
/// # Errors
/// If the output folder is not one of a build, or something cannot be written.
pub fn publish(root: &Path, output: &Path, files: &[OutputFile]) -> Result<Published, Error> {
    let staging = Staging::begin(root, output)?;
    staging.prepare(files)?;
    let wrote: Result<Vec<Wrote>, Error> = files.par_iter().map(|file| staging.write(file)).collect();
    staging.commit(files, &wrote?)
}
