//! Failures of the tool, as opposed to findings about content.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The tool could not work.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The file or folder could not be read.
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file or folder could not be written.
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder has no `site.yaml`, so it is not a project.
    NoProject {
        /// The folder.
        root: PathBuf,
    },
    /// The output folder holds files that no build made.
    ForeignOutput {
        /// The folder.
        path: PathBuf,
    },
    /// A file that was to be created is there already.
    Exists {
        /// Which.
        path: PathBuf,
    },
}

impl Error {
    pub(super) fn read(path: &Path, source: io::Error) -> Self {
        Error::Read {
            path: path.to_owned(),
            source,
        }
    }

    pub(super) fn write(path: &Path, source: io::Error) -> Self {
        Error::Write {
            path: path.to_owned(),
            source,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Read { path, .. } => write!(f, "cannot read {}", path.display()),
            Error::Write { path, .. } => write!(f, "cannot write {}", path.display()),
            Error::NoProject { root } => write!(
                f,
                "{} has no site.yaml; `wenzhai init DIR` starts a project",
                root.display()
            ),
            Error::ForeignOutput { path } => write!(
                f,
                "{} holds files that wenzhai did not make; empty it or choose another --output",
                path.display()
            ),
            Error::Exists { path } => write!(f, "{} is there already", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Read { source, .. } | Error::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}
