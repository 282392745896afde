//! Writing the published folder so that it is never half done.
//!
//! Files that differ from what is published are written to a folder beside it
//! first. Only when all of them are on the disk are they moved into place, which
//! needs no further space and takes no time to speak of; a disk that fills up or a
//! process that is stopped before leaves the published folder as it was.
//!
//! The folder remembers what was put there in [`MANIFEST`], so that a later build
//! removes what it no longer makes and never a file of somebody else.

use super::error::Error;
use crate::model::output::{Content, OutputFile};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The list of published files, one path a line, in the published folder itself.
const MANIFEST: &str = ".wenzhai-files";

/// What publishing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Of these, files that were new or had changed.
    pub written: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// A build on its way to being published. Dropped before [`Staging::commit`], it
/// leaves no trace.
#[derive(Debug)]
pub struct Staging {
    root: PathBuf,
    output: PathBuf,
    folder: PathBuf,
    previous: BTreeSet<String>,
}

impl Staging {
    /// Begins to publish the project at `root` to `output`.
    ///
    /// # Errors
    /// If `output` holds files that no build made, or nothing can be written beside it.
    pub fn begin(root: &Path, output: &Path) -> Result<Self, Error> {
        let previous = read_manifest(output)?;
        let mut name = output.file_name().unwrap_or_default().to_owned();
        name.push(".wenzhai-new");
        let folder = output.with_file_name(name);
        clear(&folder)?;
        fs::create_dir_all(&folder).map_err(|error| Error::write(&folder, error))?;
        Ok(Self {
            root: root.to_owned(),
            output: output.to_owned(),
            folder,
            previous,
        })
    }

    /// Writes one file unless the published one is the same; says whether it wrote, and what is in
    /// the file.
    ///
    /// May be called from several threads at once.
    ///
    /// # Errors
    /// If the file cannot be written, or its original cannot be read.
    pub fn write<'f>(&self, file: &'f OutputFile) -> Result<(Wrote, Cow<'f, [u8]>), Error> {
        let bytes: Cow<'f, [u8]> = match &file.content {
            Content::Bytes(bytes) => bytes.into(),
            Content::CopyOf(path) => {
                let from = self.root.join(path);
                fs::read(&from).map_err(|error| Error::read(&from, error))?.into()
            }
        };
        if self.previous.contains(&file.path) && same(&self.output.join(&file.path), &bytes) {
            return Ok((Wrote::Nothing, bytes));
        }
        let to = self.folder.join(&file.path);
        write_in_folder(&to, &bytes).map_err(|error| Error::write(&to, error))?;
        Ok((Wrote::File, bytes))
    }

    /// Whether an earlier build published a file at this path that is still there.
    pub fn has(&self, path: &str) -> bool {
        self.previous.contains(path) && self.output.join(path).is_file()
    }

    /// Moves what was written into place and removes what is no longer made. `files` is
    /// everything that the site has, with what writing it did.
    ///
    /// # Errors
    /// If a file cannot be moved or removed.
    pub fn commit(self, files: &[(String, Wrote)]) -> Result<Published, Error> {
        let now: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        let manifest: String = now.iter().flat_map(|path| [*path, "\n"]).collect();
        let staged = self.folder.join(MANIFEST);
        fs::write(&staged, manifest).map_err(|error| Error::write(&staged, error))?;
        let written = files.iter().filter(|(_, wrote)| *wrote == Wrote::File).count();
        let mut published = Published {
            files: files.len(),
            written,
            removed: 0,
        };
        if !self.output.exists() {
            rename(&self.folder, &self.output)?;
            return Ok(published);
        }
        let stays = files.iter().filter(|(_, wrote)| *wrote == Wrote::Nothing);
        let stays: BTreeSet<&str> = stays.map(|(path, _)| path.as_str()).collect();
        for (path, _) in files.iter().filter(|(_, wrote)| *wrote == Wrote::File) {
            published.removed += self.clear_beside(path, &stays, &now)?;
            self.move_into_place(path)?;
        }
        for path in self.previous.iter().filter(|path| !now.contains(path.as_str())) {
            published.removed += remove(&self.output, path)?;
        }
        self.move_into_place(MANIFEST)?;
        Ok(published)
    }

    /// Removes what was made of a file's earlier content, before that gives way: whoever stops in
    /// between leaves no compressed file beside another text than its own.
    /// How many of them are no longer made.
    fn clear_beside(&self, path: &str, stays: &BTreeSet<&str>, now: &BTreeSet<&str>) -> Result<usize, Error> {
        // Paths that begin with a file's own follow it in their order.
        let from = format!("{path}.");
        let beside = self
            .previous
            .range(from.clone()..)
            .take_while(|other| other.starts_with(&from));
        let mut gone = 0;
        for other in beside.filter(|other| !stays.contains(other.as_str())) {
            let removed = remove(&self.output, other)?;
            if !now.contains(other.as_str()) {
                gone += removed;
            }
        }
        Ok(gone)
    }

    fn move_into_place(&self, path: &str) -> Result<(), Error> {
        let to = self.output.join(path);
        let from = self.folder.join(path);
        if fs::rename(&from, &to).is_ok() {
            return Ok(());
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
        }
        rename(&from, &to)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing depends on the folder any more; the next build clears what is left.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What writing a file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrote {
    /// The file was new or had changed.
    File,
    /// The published file is the same.
    Nothing,
}

fn read_manifest(output: &Path) -> Result<BTreeSet<String>, Error> {
    let path = output.join(MANIFEST);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if holds_anything(output)? {
                let path = output.to_owned();
                return Err(Error::ForeignOutput { path });
            }
            Ok(BTreeSet::new())
        }
        Err(error) => Err(Error::read(&path, error)),
    }
}

fn holds_anything(folder: &Path) -> Result<bool, Error> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::read(folder, error)),
    }
}

fn clear(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::write(folder, error)),
        _ => Ok(()),
    }
}

/// Writes a file, and the folder it lies in if that is not there. Most pages have a
/// folder of their own, so that it is made first and asked afterwards.
fn write_in_folder(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        match fs::create_dir(folder) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => fs::create_dir_all(folder)?,
        }
    }
    fs::write(path, bytes)
}

fn same(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|old| old == bytes)
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|error| Error::write(to, error))
}

/// Removes a file of an earlier build and the folders that it leaves empty.
fn remove(output: &Path, path: &str) -> Result<usize, Error> {
    let full = output.join(path);
    match fs::remove_file(&full) {
        Ok(()) => {}
        // Somebody removed it already; that is what was wanted.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(Error::write(&full, error)),
    }
    let mut folder = full.parent();
    while let Some(empty) = folder.filter(|f| *f != output && fs::remove_dir(f).is_ok()) {
        folder = empty.parent();
    }
    Ok(1)
}
