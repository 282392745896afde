//! Failures of the tool, as opposed to findings about content.

use crate::diag::Text;
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

impl Error {
    /// What happened, in both languages, without the cause.
    pub fn text(&self) -> Text {
        let both = |path: &Path, zh: &str, en: &str| {
            // The current folder has no name of its own.
            let path = if path.as_os_str().is_empty() {
                Path::new(".")
            } else {
                path
            };
            let path = path.display().to_string();
            Text::new(zh.replace("{}", &path), en.replace("{}", &path))
        };
        match self {
            Error::Read { path, .. } => both(path, "读不了 {}", "cannot read {}"),
            Error::Write { path, .. } => both(path, "写不了 {}", "cannot write {}"),
            Error::NoProject { root } => both(
                root,
                "{} 里没有 site.yaml；新建项目用 `wenzhai init 文件夹`",
                "{} has no site.yaml; `wenzhai init DIR` starts a project",
            ),
            Error::ForeignOutput { path } => both(
                path,
                "{} 里有别的程序放的文件；把它清空，或用 --output 换一个文件夹",
                "{} holds files that wenzhai did not make; empty it or choose another --output",
            ),
            Error::Exists { path } => both(path, "{} 已经有了", "{} is there already"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
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
