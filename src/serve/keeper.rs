//! The thread that keeps the project up to date: it waits for changes, takes them in, and shows
//! what has become of them.

use super::gather::Batch;
use super::hub::{Hub, Shown};
use super::watch::{Inbox, Means, Watched};
use super::{Taken, Told};
use crate::fs::{self, Seen};
use crate::model::site::Site;
use crate::pipeline::{Live, Snapshot};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What the thread works with.
pub(super) struct Keeper {
    pub(super) root: PathBuf,
    pub(super) live: Live,
    pub(super) hub: Arc<Hub>,
    pub(super) inbox: Arc<Inbox>,
    pub(super) watched: Watched,
    pub(super) tell: Arc<dyn Fn(&Told) + Send + Sync>,
    /// Files that could not be read, to be tried again.
    pub(super) unread: BTreeSet<String>,
}

impl Keeper {
    /// Keeps the project up to date until the process ends.
    pub(super) fn run(mut self) {
        self.settle(None);
        loop {
            self.inbox.wait();
            if let Some(batch) = self.next() {
                self.take_in(batch);
            }
            if !self.hub.shown().settled {
                self.settle(None);
            }
        }
    }

    /// What is due now.
    fn next(&self) -> Option<Batch> {
        let is_empty_file = |path: &str| fs::look(&self.root.join(path)) == Seen::File(0);
        self.inbox.gathering().take(self.inbox.now(), is_empty_file)
    }

    fn take_in(&mut self, batch: Batch) {
        let start = fs::instant();
        let before = self.live.snapshot();
        let lost = batch == Batch::Everything;
        let paths = self.paths(batch);
        let updated = self.live.update(&paths);
        let update = match updated {
            Ok(update) => update,
            Err(error) => {
                (self.tell)(&Told::Unreadable(error));
                self.unread.extend(paths);
                return;
            }
        };
        if lost {
            self.inbox.gathering().reread(update.changed.len());
        }
        if update.changed.is_empty() {
            return;
        }
        let snapshot = self.live.snapshot();
        let assets = assets(&update.changed, [&before, &snapshot]);
        self.hub.history().take_in(snapshot.version(), &update.changed, assets);
        if self.inbox.gathering().is_writing(&update.changed) {
            // One of them is being saved again, and may have been read when it was empty: the
            // next update, which is about to come, shows both.
            return;
        }
        self.hub.show(Shown::new(Arc::clone(&snapshot), false));
        let taken = Taken {
            changed: update.changed,
            took: start.elapsed(),
        };
        self.settle(Some((taken, start)));
    }

    /// The paths to take in, their new folders watched.
    fn paths(&mut self, batch: Batch) -> Vec<String> {
        let paths = match batch {
            Batch::Paths(mut paths) => {
                paths.extend(std::mem::take(&mut self.unread));
                paths.sort();
                paths.dedup();
                self.watch(&paths);
                paths
            }
            Batch::Everything => {
                self.unread.clear();
                self.watch(&super::watch::FOLDERS.map(str::to_owned));
                Vec::new()
            }
        };
        paths
    }

    fn watch(&mut self, paths: &[String]) {
        let before = self.watched.means();
        self.watched.watch_new(paths);
        if before == Means::Events && self.watched.means() == Means::Polling {
            (self.tell)(&Told::Polling);
        }
    }

    /// Brings findings up to date, unless something newer comes, and shows and tells them.
    fn settle(&mut self, taken: Option<(Taken, Instant)>) {
        let is_over = || !self.inbox.gathering().is_empty();
        let settled = self.live.settle(&is_over);
        let snapshot = self.live.snapshot();
        if settled {
            self.hub.show(self.hub.shown().settled(Arc::clone(&snapshot)));
        }
        let (taken, after) = match taken {
            Some((taken, start)) => (Some(taken), start.elapsed()),
            None => (None, Duration::ZERO),
        };
        if settled || taken.is_some() {
            (self.tell)(&Told::Shown { taken, after, snapshot });
        }
    }
}

/// The static files of the site among files of the project that have changed.
fn assets(changed: &[String], snapshots: [&Snapshot; 2]) -> BTreeSet<String> {
    let sites: Vec<&Site> = snapshots.iter().filter_map(|snapshot| snapshot.site()).collect();
    let mut assets = BTreeSet::new();
    for path in changed {
        let mut parts = path.splitn(4, '/');
        if let (Some("themes"), Some(_), Some("static"), Some(inner)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            assets.insert(inner.to_owned());
        }
    }
    let attached = sites.iter().flat_map(|site| &site.attachments);
    let attached = attached.filter(|attachment| changed.binary_search(&attachment.from).is_ok());
    assets.extend(attached.map(|attachment| attachment.to.clone()));
    assets
}
