//! The thread that keeps the project up to date: it waits for changes, takes them in, and shows
//! what has become of them.

use super::gather::{Batch, Happened};
use super::hub::{Hub, Shown};
use super::watch::{Inbox, Means, Watched};
use super::{Listener, Taken, Told};
use crate::diag::Sources;
use crate::fs::{self, Seen};
use crate::model::input::Input;
use crate::model::site::Site;
use crate::pipeline::{Live, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// How often files that cannot be read are tried again before the user is told: a sync tool or a
/// virus scanner may hold one for a moment.
const TRIES: u32 = 5;

/// What the thread works with.
pub(super) struct Keeper {
    pub(super) root: PathBuf,
    pub(super) live: Live,
    pub(super) hub: Arc<Hub>,
    pub(super) inbox: Arc<Inbox>,
    pub(super) watched: Watched,
    pub(super) tell: Listener,
    /// Files that have changed and are not shown yet, because they were being saved.
    pub(super) unfinished: BTreeSet<String>,
    /// How often in a row something could not be read.
    pub(super) tries: u32,
}

impl Keeper {
    /// Keeps the project up to date until the process ends.
    pub(super) fn run(mut self) {
        (self.tell)(&Told::Shown {
            taken: None,
            snapshot: self.live.snapshot(),
        });
        loop {
            self.inbox.wait();
            if let Some(batch) = self.next() {
                self.take_in(batch);
            }
            let shown = self.hub.shown();
            if !shown.is_settled() && shown.version() == self.live.snapshot().version() {
                self.settle(None);
            }
        }
    }

    /// What is due now.
    fn next(&self) -> Option<Batch> {
        let is_empty_file = |path: &str| fs::seen(&self.root.join(path)) == Seen::File(0);
        self.inbox.gathering().take(self.inbox.now(), is_empty_file)
    }

    fn take_in(&mut self, batch: Batch) {
        let start = fs::instant();
        let before = self.live.snapshot();
        let (paths, emptied) = self.paths(batch);
        let changed = match self.live.update(&paths) {
            Ok(update) => update.changed,
            Err(error) => return self.try_again(&error, &paths),
        };
        self.tries = 0;
        let snapshot = self.live.snapshot();
        if !changed.is_empty() {
            let assets = assets(&changed, &before, &snapshot);
            self.hub.history().take_in(snapshot.version(), &changed, assets);
        }
        let is_new = snapshot.version() != self.hub.shown().version();
        if !is_new || self.is_unfinished(&changed, &emptied, &snapshot) {
            return;
        }
        self.unfinished.clear();
        self.hub.show(Shown::new(snapshot));
        let took = start.elapsed();
        self.settle(Some(Taken { changed, took }));
    }

    /// Whether one of the files that changed is being saved again, and may have been read when it
    /// was empty or written by half. Then nothing of it is shown: the file is looked at again in a
    /// moment, and that update shows both.
    fn is_unfinished(&mut self, changed: &[String], emptied: &[String], snapshot: &Snapshot) -> bool {
        let was_unfinished = std::mem::take(&mut self.unfinished);
        let mut again = BTreeMap::new();
        for path in changed.iter().chain(&was_unfinished) {
            let Some(read) = size_as_read(snapshot.input(), path) else {
                continue;
            };
            // What was read is compared with the file, since events may be late.
            match fs::seen(&self.root.join(path)) {
                Seen::Nothing => again.insert(path.clone(), Happened::Vanished),
                Seen::File(_) if read == 0 && !emptied.contains(path) => again.insert(path.clone(), Happened::Closed),
                Seen::File(size) if size != read as u64 && changed.contains(path) => {
                    again.insert(path.clone(), Happened::Touched)
                }
                _ => None,
            };
        }
        let now = self.inbox.now();
        let mut gathering = self.inbox.gathering();
        let is_writing = gathering.is_writing(changed);
        for (path, happened) in &again {
            gathering.note(now, path, *happened);
        }
        drop(gathering);
        let is_unfinished = is_writing || !again.is_empty();
        if is_unfinished {
            self.unfinished = was_unfinished;
            self.unfinished.extend(changed.iter().cloned());
        }
        is_unfinished
    }

    /// Tries again soon what could not be read, and in the end says so and waits for a change.
    fn try_again(&mut self, error: &fs::Error, paths: &[String]) {
        self.tries += 1;
        if self.tries >= TRIES {
            self.tries = 0;
            (self.tell)(&Told::Unreadable(error));
            return;
        }
        let now = self.inbox.now();
        let mut gathering = self.inbox.gathering();
        for path in paths {
            // What is away is waited for a little.
            gathering.note(now, path, Happened::Vanished);
        }
        if paths.is_empty() {
            gathering.lose(now);
        }
    }

    /// The paths to take in, their new folders watched, and which are meant to be empty.
    fn paths(&mut self, batch: Batch) -> (Vec<String>, Vec<String>) {
        match batch {
            Batch::Paths { paths, emptied } => {
                self.watch(&paths);
                (paths, emptied)
            }
            Batch::Everything => {
                self.watch(&super::watch::FOLDERS.map(str::to_owned));
                (Vec::new(), Vec::new())
            }
        }
    }

    fn watch(&mut self, paths: &[String]) {
        let before = self.watched.means();
        self.watched.watch_new(paths);
        if before == Means::Events && self.watched.means() == Means::Polling {
            (self.tell)(&Told::Polling);
        }
    }

    /// Brings findings up to date, unless something newer comes, and shows and tells them.
    fn settle(&mut self, taken: Option<Taken>) {
        let is_over = || self.inbox.is_pressing();
        let settled = self.live.settle(&is_over);
        let snapshot = self.live.snapshot();
        if settled || taken.is_some() {
            let snapshot = Arc::clone(&snapshot);
            (self.tell)(&Told::Shown { taken, snapshot });
        }
        // Whoever sees in the browser that all is known finds it said in the terminal.
        if settled {
            self.hub.show(self.hub.shown().settled(snapshot));
        }
    }
}

/// How long a file was when it was read; nothing if it was not read, or is not of this kind.
fn size_as_read(input: &Input, path: &str) -> Option<usize> {
    if let Some(text) = input.text(path) {
        return Some(text.len());
    }
    let (_, inner) = path.strip_prefix("themes/")?.split_once("/static/")?;
    let file = input.theme.statics.get(inner).filter(|file| file.path == path)?;
    Some(file.bytes.len())
}

/// The static files of the site that are not what they were: those of the theme by their bytes,
/// since another theme may have been chosen; those beside pages if they are among the files that
/// have changed. Those that are named by their content are others at other addresses, which the
/// pages tell.
fn assets(changed: &[String], before: &Snapshot, after: &Snapshot) -> BTreeSet<String> {
    let [old, new] = [before, after].map(|snapshot| snapshot.lasting_files().collect::<BTreeSet<_>>());
    let differing = old.symmetric_difference(&new).map(|(path, _)| (*path).to_owned());
    let mut assets: BTreeSet<String> = differing.collect();
    let sites = [before, after].into_iter().filter_map(Snapshot::site);
    let attached = sites.flat_map(|site: &Site| site.attachments.iter());
    let attached = attached.filter(|attachment| holds(changed, &attachment.from));
    assets.extend(attached.map(|attachment| attachment.to.clone()));
    assets
}

/// Whether a file is among these, or in a folder among them.
fn holds(changed: &[String], file: &str) -> bool {
    let is_it = |path: &String| {
        file.strip_prefix(path.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    changed.iter().any(is_it)
}
