//! Projects in temporary folders, the binary run on them, and folders compared.

mod html;
mod preview;
mod random;
mod run;
mod xml;

pub(crate) use html::{Element, Page};
pub(crate) use preview::{Answer, Preview};
pub(crate) use random::Random;
pub(crate) use run::{Run, binary, run_in, run_with_input};
pub(crate) use xml::Xml;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;
use wenzhai::diag::Diagnostic;
use wenzhai::diag::explain::{Content, Example};
use wenzhai::model::output::OutputFile;
use wenzhai::pipeline::{self, Checked, Options};

/// The bytes of all files of a folder, by path.
pub(crate) type Snapshot = BTreeMap<String, Vec<u8>>;

/// The repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A project in a folder of its own, gone when it is dropped.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder }
    }

    /// The small site of `tests/sites/base`.
    pub(crate) fn base() -> Self {
        Self::copy_of(&repository().join("tests/sites/base"))
    }

    /// The edition of this repository, without what is kept beside it.
    pub(crate) fn of_edition() -> Self {
        let original = repository();
        let mut project = Self::empty();
        for folder in ["content", "themes"] {
            for (path, bytes) in snapshot(&original.join(folder)) {
                project = project.with_bytes(&format!("{folder}/{path}"), &bytes);
            }
        }
        let settings = fs::read(original.join("site.yaml")).expect("the edition has settings");
        project.with_bytes("site.yaml", &settings)
    }

    /// The base site with an example's files laid over it.
    pub(crate) fn of_example(example: &Example) -> Self {
        example
            .files
            .iter()
            .fold(Self::base(), |project, file| match &file.content {
                Content::Text(text) => project.with(file.path, text),
                Content::Bytes(bytes) => project.with_bytes(file.path, bytes),
                Content::Absent => project.without(file.path),
            })
    }

    /// The invented corpus with `pairs` reports.
    pub(crate) fn corpus(pairs: u64) -> Self {
        let files = crate::corpus::wenzhai_site(pairs, crate::corpus::SEED);
        files
            .iter()
            .fold(Self::empty(), |project, (path, text)| project.with(path, text))
    }

    fn copy_of(original: &Path) -> Self {
        let project = Self::empty();
        for (path, bytes) in snapshot(original) {
            project.write(&path, &bytes);
        }
        project
    }

    /// With a text file, in place of the one that may be there.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        self.with_bytes(path, text.as_bytes())
    }

    /// With a file of these bytes.
    pub(crate) fn with_bytes(self, path: &str, bytes: &[u8]) -> Self {
        self.write(path, bytes);
        self
    }

    /// With a replacement made in a text file, which must hold `old` once.
    pub(crate) fn edited(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{path} does not hold {old:?} once");
        self.with(path, &text.replace(old, new))
    }

    /// Without a file or folder.
    pub(crate) fn without(self, path: &str) -> Self {
        self.remove(path);
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let full = self.path(path);
        let folder = full.parent().expect("every file lies in the project's folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(full, bytes).expect("a file can be written");
    }

    /// Removes a file or folder.
    pub(crate) fn remove(&self, path: &str) {
        let full = self.path(path);
        let removed = if full.is_dir() {
            fs::remove_dir_all(full)
        } else {
            fs::remove_file(full)
        };
        removed.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// The project's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The full path of a file.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files of a folder of the project.
    pub(crate) fn snapshot(&self, folder: &str) -> Snapshot {
        snapshot(&self.path(folder))
    }

    /// Runs the binary in the project's folder, in English.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        run_in(self.root(), args)
    }

    /// Runs the binary in the project's folder, in Chinese.
    pub(crate) fn run_zh(&self, args: &[&str]) -> Run {
        let args: Vec<&str> = args.iter().copied().chain(["--locale", "zh"]).collect();
        run_in(self.root(), &args)
    }

    /// Runs the binary in the project's folder, in English, with this standard input.
    pub(crate) fn run_with_input(&self, args: &[&str], input: &[u8]) -> Run {
        run_with_input(self.root(), args, input)
    }

    /// What the library finds.
    pub(crate) fn check(&self) -> Checked {
        self.check_with(&Options::default())
    }

    /// What the library finds, with options.
    pub(crate) fn check_with(&self, options: &Options) -> Checked {
        let input = pipeline::load(self.root()).expect("the project can be read");
        pipeline::check(input, options)
    }

    /// All that `wenzhai check` would find: templates fail only when pages are rendered.
    pub(crate) fn all_findings(&self) -> Checked {
        let mut checked = self.check();
        if !checked.has_errors()
            && let Err(findings) = pipeline::render(&checked)
        {
            checked.add(findings);
        }
        checked
    }

    /// The published site's files.
    pub(crate) fn render(&self) -> Vec<OutputFile> {
        let checked = self.check();
        assert_eq!(shown(&checked.findings), Vec::<String>::new());
        pipeline::render(&checked).unwrap_or_else(|findings| panic!("{:#?}", shown(&findings)))
    }
}

/// The files of a folder, however deep.
pub(crate) fn snapshot(folder: &Path) -> Snapshot {
    let mut files = Snapshot::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("the folder can be listed");
        if entry.file_type().is_file() {
            let inner = entry
                .path()
                .strip_prefix(folder)
                .expect("what is in a folder begins with its path");
            let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(parts.join("/"), fs::read(entry.path()).expect("the file can be read"));
        }
    }
    files
}

/// Whether a file's name has an ending, given without its dot.
pub(crate) fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == ending)
}

/// Says which files differ, without printing what is in them.
pub(crate) fn assert_same(one: &Snapshot, other: &Snapshot, what: &str) {
    let all: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing: Vec<&String> = all
        .into_iter()
        .filter(|path| one.get(*path) != other.get(*path))
        .collect();
    assert!(differing.is_empty(), "{what}: these files differ: {differing:?}");
}

/// Findings as short lines, for messages of tests.
pub(crate) fn shown(findings: &[Diagnostic]) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let place = &finding.location;
        let help = finding.help.as_ref().map_or("", |help| &help.en);
        format!(
            "{} {} {:?}: {} / {help}",
            finding.code, place.path, place.span, finding.message.en
        )
    };
    findings.iter().map(line).collect()
}
