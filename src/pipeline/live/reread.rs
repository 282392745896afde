//! Files that may have changed, read again.

use crate::fs::{self, EntryKind, Found};
use crate::model::hash::Sha256;
use crate::model::input::Input;
use crate::model::theme::ThemeFiles;
use crate::parse::{self, File, Place, place_of};
use crate::pipeline::load::{SETTINGS, load, read_captures};
use crate::pipeline::theme::theme_files;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The project as it is now, and the files in which that differs from `before`. `paths` are where
/// something may have changed; an empty list means anywhere.
///
/// # Errors
/// If something is there and cannot be read.
pub(super) fn reread(
    root: &Path,
    before: &Input,
    paths: &BTreeSet<String>,
) -> Result<(Input, BTreeSet<String>), fs::Error> {
    if paths.is_empty() {
        let input = load(root)?;
        let changed = differences(before, &input);
        return Ok((input, changed));
    }
    let mut reader = Reader {
        root,
        input: before.clone(),
        changed: BTreeSet::new(),
    };
    reader.input.today = fs::today();
    for path in paths {
        reader.read(path)?;
    }
    reader.theme(before, paths)?;
    reader.captures(before, paths)?;
    Ok((reader.input, reader.changed))
}

struct Reader<'a> {
    root: &'a Path,
    input: Input,
    changed: BTreeSet<String>,
}

impl Reader<'_> {
    fn read(&mut self, path: &str) -> Result<(), fs::Error> {
        if path == SETTINGS {
            return self.settings();
        }
        if path != "content" && !path.starts_with("content/") {
            return Ok(());
        }
        match fs::look(self.root, path)? {
            Found::File(kind) => self.file(path, kind),
            Found::Nothing => {
                self.forget_all(path, &BTreeSet::new());
                Ok(())
            }
            Found::Folder(entries) => {
                let there: BTreeSet<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
                self.forget_all(path, &there);
                entries.iter().try_for_each(|entry| self.file(&entry.path, entry.kind))
            }
        }
    }

    /// The settings are never forgotten: without them there is no project, and an editor that
    /// puts a new file in the place of the old one is done in a moment.
    fn settings(&mut self) -> Result<(), fs::Error> {
        let root = self.root.to_owned();
        match fs::look(self.root, SETTINGS)? {
            Found::File(_) => self.text(SETTINGS),
            _ => Err(fs::Error::NoProject { root }),
        }
    }

    fn file(&mut self, path: &str, kind: EntryKind) -> Result<(), fs::Error> {
        match kind {
            EntryKind::Text => self.text(path),
            EntryKind::Attachment => {
                if let Err(at) = self
                    .input
                    .attachments
                    .binary_search_by(|known| known.as_str().cmp(path))
                {
                    self.input.attachments.insert(at, path.to_owned());
                }
                // What is in it is read when somebody asks for it.
                self.changed.insert(path.to_owned());
                self.picture(path)
            }
        }
    }

    /// Looks at a picture's head. One that is away again is told of by the next change.
    fn picture(&mut self, path: &str) -> Result<(), fs::Error> {
        if !parse::is_picture(path) {
            return Ok(());
        }
        let pictures = Arc::make_mut(&mut self.input.pictures);
        match fs::read_bytes_if_there(self.root, path)? {
            Some(bytes) => pictures.insert(path.to_owned(), parse::picture(path, &bytes)),
            None => pictures.remove(path),
        };
        Ok(())
    }

    fn text(&mut self, path: &str) -> Result<(), fs::Error> {
        match fs::read_text_if_there(self.root, path)? {
            None => self.forget(path),
            Some(Ok(text)) => {
                if self.input.texts.get(path).is_some_and(|known| **known == *text) {
                    return Ok(());
                }
                self.forget(path);
                self.input.texts.insert(path.to_owned(), text.into());
                self.changed.insert(path.to_owned());
            }
            Some(Err(finding)) => {
                self.forget(path);
                self.input.findings.push(finding);
                let at = self.input.broken.partition_point(|known| known.as_str() < path);
                self.input.broken.insert(at, path.to_owned());
                self.changed.insert(path.to_owned());
            }
        }
        Ok(())
    }

    fn forget(&mut self, path: &str) {
        let input = &mut self.input;
        let known = input.broken.len() + input.attachments.len();
        let was_text = input.texts.remove(path).is_some();
        input.broken.retain(|other| other != path);
        input.attachments.retain(|other| other != path);
        if input.pictures.contains_key(path) {
            Arc::make_mut(&mut input.pictures).remove(path);
        }
        input.findings.retain(|finding| finding.location.path != path);
        if was_text || input.broken.len() + input.attachments.len() < known {
            self.changed.insert(path.to_owned());
        }
    }

    /// Forgets the file at a path and all in the folder at it, but for those that are there.
    fn forget_all(&mut self, path: &str, there: &BTreeSet<&str>) {
        let inside = |known: &str| known == path || known.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let input = &self.input;
        let texts = input.texts.keys().chain(&input.broken).chain(&input.attachments);
        let gone = texts.filter(|known| inside(known) && !there.contains(known.as_str()));
        let gone: Vec<String> = gone.cloned().collect();
        for path in gone {
            self.forget(&path);
        }
    }

    fn theme(&mut self, before: &Input, paths: &BTreeSet<String>) -> Result<(), fs::Error> {
        let touched = paths.iter().any(|path| path == "themes" || path.starts_with("themes/"));
        let name = theme_name(&self.input);
        if !touched && name == theme_name(before) {
            return Ok(());
        }
        let (theme, findings) = theme_files(self.root, &name)?;
        let is_theme = |path: &str| path.starts_with("themes/");
        let missing = |path: &str| path == SETTINGS;
        let own = |path: &str| is_theme(path) || missing(path);
        let unread = self.input.broken.clone();
        self.input
            .findings
            .retain(|finding| !own(&finding.location.path) || unread.contains(&finding.location.path));
        self.input.findings.extend(findings);
        let changed = theme_differences(&before.theme, &theme);
        if !changed.is_empty() || self.input.findings != before.findings {
            self.input.theme = Arc::new(theme);
            self.changed.extend(changed);
        }
        Ok(())
    }

    /// Kept sources, where they or what reports name may have changed.
    fn captures(&mut self, before: &Input, paths: &BTreeSet<String>) -> Result<(), fs::Error> {
        let touched = paths
            .iter()
            .any(|path| path == "sources" || path.starts_with("sources/"));
        let named = |input: &Input, path: &str| {
            let text = input.texts.get(path)?;
            parse::capture(File { path, text })
        };
        let reports = self.changed.iter().filter(|path| path.starts_with("content/reports/"));
        let mut reports = reports.filter(|path| matches!(place_of(path), Place::Page(..)));
        if !touched && !reports.any(|path| named(before, path) != named(&self.input, path)) {
            return Ok(());
        }
        let captures = std::mem::take(&mut self.input.captures);
        let hashes = std::mem::take(&mut self.input.hashes);
        let is_source = |path: &str| path.starts_with("sources/");
        self.input.findings.retain(|finding| !is_source(&finding.location.path));
        read_captures(self.root, &mut self.input)?;
        let now = &self.input.captures;
        let paths: BTreeSet<&String> = captures.keys().chain(now.keys()).collect();
        let differ = paths.into_iter().filter(|path| captures.get(*path) != now.get(*path));
        self.changed.extend(differ.cloned());
        self.changed.extend(hashes_that_differ(&hashes, &self.input.hashes));
        Ok(())
    }
}

fn theme_name(input: &Input) -> String {
    let text = input.texts.get(SETTINGS).map_or("", |text| text);
    parse::theme_name(File { path: SETTINGS, text })
}

/// The files in which two readings of a project differ.
fn differences(before: &Input, now: &Input) -> BTreeSet<String> {
    let texts = before.texts.keys().chain(now.texts.keys());
    let mut changed: BTreeSet<String> = texts
        .filter(|path| before.texts.get(*path) != now.texts.get(*path))
        .cloned()
        .collect();
    let lists = [(&before.broken, &now.broken), (&before.attachments, &now.attachments)];
    for (before, now) in lists {
        let [old, new]: [BTreeSet<&String>; 2] = [before, now].map(|list| list.iter().collect());
        changed.extend(old.symmetric_difference(&new).map(|path| (*path).clone()));
    }
    // What is in attachments is not known: any of them may have changed.
    changed.extend(now.attachments.iter().cloned());
    let captures = before.captures.keys().chain(now.captures.keys());
    let captures = captures.filter(|path| before.captures.get(*path) != now.captures.get(*path));
    changed.extend(captures.cloned());
    changed.extend(hashes_that_differ(&before.hashes, &now.hashes));
    changed.extend(theme_differences(&before.theme, &now.theme));
    changed
}

/// The kept sources of which two readings have not the same hash.
fn hashes_that_differ(before: &BTreeMap<String, Sha256>, now: &BTreeMap<String, Sha256>) -> BTreeSet<String> {
    let paths = before.keys().chain(now.keys());
    let differ = paths.filter(|path| before.get(*path) != now.get(*path));
    differ.cloned().collect()
}

/// The files in which two themes differ, of those that lie in a project: a built-in one comes to
/// light or goes under with one of these.
fn theme_differences(before: &ThemeFiles, now: &ThemeFiles) -> BTreeSet<String> {
    let [old, new] = [before, now].map(|theme| theme.files().collect::<BTreeSet<_>>());
    let differing = old.symmetric_difference(&new).map(|(path, _)| *path);
    differing
        .filter(|path| path.starts_with("themes/"))
        .map(str::to_owned)
        .collect()
}
