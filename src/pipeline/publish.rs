//! The site to the disk.

use super::Checked;
use super::compress::{Coding, Compression, is_text};
use super::render::{Work, same_address};
use crate::diag::Diagnostic;
use crate::fs::{Error, Keep, Published, Staging, Wrote};
use crate::model::output::OutputFile;
use rayon::prelude::*;
use std::path::Path;

/// Renders a site and publishes it. If anything fails, what was published before is as
/// it was.
///
/// Pages are written as they are rendered: the disk works while the processor does, and
/// no more than a few pages are in memory. So they are compressed, where that is asked for: each
/// when it is made, and not again while what is published of it is the same.
///
/// # Errors
/// If the output folder is not one of a build, or something cannot be written. That
/// templates failed or pages have one address are findings, in the result; there are
/// none where a finding of [`super::check`] has said already why nothing is rendered.
pub fn build(
    checked: &Checked,
    root: &Path,
    output: &Path,
    compression: Compression,
) -> Result<Result<Published, Vec<Diagnostic>>, Error> {
    let work = match Work::of(checked, Keep::Made) {
        Ok(work) => work,
        Err(findings) => return Ok(Err(findings)),
    };
    let staging = Staging::begin(root, output)?;
    let done: Vec<Result<Done, Error>> = work
        .jobs()
        .into_par_iter()
        .map(|job| match work.run(job) {
            Ok(files) => {
                let mut written = Vec::with_capacity(files.len());
                for file in files {
                    write(&staging, file, compression, &mut written)?;
                }
                Ok(Done::Files(written))
            }
            Err(finding) => Ok(Done::Failed(Box::new(finding))),
        })
        .collect();
    let mut files = Vec::with_capacity(done.len() + 64);
    let mut findings = Vec::new();
    for result in done {
        match result? {
            Done::Files(written) => files.extend(written),
            Done::Failed(finding) => findings.push(*finding),
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    findings.extend(same_address(files.iter().map(|(path, _)| path.as_str())));
    if !findings.is_empty() {
        return Ok(Err(findings));
    }
    let published = staging.commit(&files)?;
    work.tidy();
    Ok(Ok(published))
}

/// Writes a file, and beside it what it is compressed.
fn write(
    staging: &Staging,
    file: OutputFile,
    compression: Compression,
    written: &mut Vec<(String, Wrote)>,
) -> Result<(), Error> {
    let (wrote, bytes) = staging.write(&file)?;
    if compression == Compression::Beside && is_text(&file.path) {
        for coding in Coding::ALL {
            let path = format!("{}{}", file.path, coding.ending());
            if wrote == Wrote::Nothing && staging.has(&path) {
                written.push((path, Wrote::Nothing));
            } else if let Some(compressed) = coding.compressed(&file.path, &bytes) {
                let (wrote, _) = staging.write(&compressed)?;
                written.push((path, wrote));
            }
        }
    }
    written.push((file.path, wrote));
    Ok(())
}

/// What a job came to.
enum Done {
    /// Files, and whether they had to be written.
    Files(Vec<(String, Wrote)>),
    /// The finding about the template that failed.
    Failed(Box<Diagnostic>),
}
