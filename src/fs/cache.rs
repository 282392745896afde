//! What took long to make, kept for the next build: `.wenzhai/cache/` in the project.
//!
//! An entry has a key that says everything it was made of, so that it is never out of date; it
//! begins with a check of its bytes, so that one that was damaged is made again. Where nothing can
//! be written, nothing is kept: a build works without.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The folder, from the project's root. Its name begins with a dot: what is in it is no content.
const FOLDER: &str = ".wenzhai/cache";

/// The file that keeps version control from the folder, and what is in it.
const IGNORE: (&str, &str) = (".gitignore", "*\n");

/// How many bytes of its SHA-256 an entry begins with: enough to find damage, which is no attack.
const CHECK: usize = 8;

/// An entry that no build has asked for in thirty days goes: a branch that is looked at once a
/// month keeps its pictures.
const UNSEEN: Duration = Duration::from_hours(30 * 24);

/// How long an entry counts as just seen: its time is not written anew with every build.
const FRESH: Duration = Duration::from_hours(24);

/// Whether something is added to a cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// What is made is kept.
    Made,
    /// What others have kept is used; nothing is written into the project.
    Nothing,
}

/// A project's cache.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    keep: Keep,
    asked: Mutex<BTreeSet<String>>,
    written: AtomicUsize,
}

impl Cache {
    /// The cache of the project at `root`.
    pub fn of(root: &Path, keep: Keep) -> Self {
        Self {
            folder: root.join(FOLDER),
            keep,
            asked: Mutex::default(),
            written: AtomicUsize::new(0),
        }
    }

    /// Whether what is made is kept.
    pub fn keeps(&self) -> Keep {
        self.keep
    }

    /// What is kept under a key; nothing if there is nothing, or nothing sound. A key is a file
    /// name of ASCII letters, digits, hyphens and dots.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        if self.keep == Keep::Made {
            let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            asked.insert(key.to_owned());
        }
        let mut entry = fs::read(self.folder.join(key)).ok()?;
        let is_sound = entry.len() > CHECK && entry[..CHECK] == check(&entry[CHECK..]);
        is_sound.then(|| entry.split_off(CHECK))
    }

    /// Keeps something, where that can be done. At every moment there is the whole entry or none.
    pub fn put(&self, key: &str, bytes: &[u8]) {
        if self.keep == Keep::Nothing {
            return;
        }
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        if number == 0 && fs::create_dir_all(&self.folder).is_ok() {
            let (name, text) = IGNORE;
            let _ = fs::write(self.folder.join(name), text);
        }
        // Another process may be writing the same entry.
        let beside = self.folder.join(format!(".{}-{number}.tmp", std::process::id()));
        let entry = [&check(bytes)[..], bytes].concat();
        let written = fs::write(&beside, entry).and_then(|()| fs::rename(&beside, self.folder.join(key)));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
    }

    /// Drops entries that nobody has asked for in a long time, and notes of the others that they
    /// were asked for. To be called when everything has been asked for.
    #[expect(
        clippy::disallowed_methods,
        reason = "this module is part of the one that reads the clock"
    )]
    pub fn sweep(&self) {
        if self.keep == Keep::Nothing {
            return;
        }
        self.sweep_at(SystemTime::now());
    }

    fn sweep_at(&self, now: SystemTime) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| *name != IGNORE.0) else {
                continue;
            };
            let written = entry.metadata().and_then(|found| found.modified());
            let age = written.ok().and_then(|then| now.duration_since(then).ok());
            let age = age.unwrap_or_default();
            // That something stays, or looks older than it is, costs only room or time.
            if asked.contains(name) {
                if age > FRESH {
                    let file = File::options().append(true).open(entry.path());
                    let _ = file.and_then(|file| file.set_modified(now));
                }
            } else if age > UNSEEN {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    check.copy_from_slice(&Sha256::digest(bytes)[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cache: &Cache) -> Vec<String> {
        let entries = fs::read_dir(&cache.folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_kept_is_found_again_until_it_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(folder.path(), Keep::Made);
        assert_eq!(cache.get("a.avif"), None);
        cache.put("a.avif", b"one");
        assert_eq!(cache.get("a.avif").as_deref(), Some(&b"one"[..]));
        assert_eq!(names(&cache), [".gitignore", "a.avif"]);
        let path = cache.folder.join("a.avif");
        for damaged in [&b""[..], b"12345678one", b"12345678"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get("a.avif"), None, "{damaged:?}");
        }
        cache.put("a.avif", b"two");
        assert_eq!(cache.get("a.avif").as_deref(), Some(&b"two"[..]));
    }

    #[test]
    fn nothing_is_written_where_nothing_shall_be_or_can_be() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(folder.path(), Keep::Nothing);
        cache.put("a", b"one");
        assert!(!folder.path().join(".wenzhai").exists());
        fs::write(folder.path().join(".wenzhai"), "a file").unwrap();
        let cache = Cache::of(folder.path(), Keep::Made);
        cache.put("a", b"one");
        cache.sweep();
        assert_eq!(cache.get("a"), None);
    }

    #[test]
    fn what_nobody_asks_for_goes_after_a_month() {
        let folder = tempfile::tempdir().unwrap();
        let first = Cache::of(folder.path(), Keep::Made);
        first.put("asked", b"one");
        first.put("unasked", b"two");
        let now = fs::metadata(first.folder.join("asked")).unwrap().modified().unwrap();
        let day = Duration::from_hours(24);
        let second = Cache::of(folder.path(), Keep::Made);
        second.get("asked");
        second.sweep_at(now + 29 * day);
        assert_eq!(names(&second), [".gitignore", "asked", "unasked"]);
        second.sweep_at(now + 31 * day);
        assert_eq!(names(&second), [".gitignore", "asked"]);
        // It was seen on the 31st day.
        Cache::of(folder.path(), Keep::Made).sweep_at(now + 60 * day);
        assert_eq!(names(&second), [".gitignore", "asked"]);
        Cache::of(folder.path(), Keep::Made).sweep_at(now + 62 * day);
        assert_eq!(names(&second), [".gitignore"]);
    }
}
