//! What is shown now, shared by the thread that builds and the one that serves.

use super::history::{Built, History};
use super::stand_in;
use super::{Settings, address};
use crate::diag::{Diagnostic, Severity};
use crate::model::output::Content;
use crate::pipeline::{Settled, Snapshot};
use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// How many pages are remembered as they last could be rendered: more than anybody has open.
const GOOD_PAGES: usize = 128;

/// The site as it is shown: a snapshot, and those of its pages that somebody has asked for.
#[derive(Debug)]
pub(super) struct Shown {
    /// What there is to show.
    pub(super) snapshot: Arc<Snapshot>,
    /// The path below which the site lives, with a slash at both ends.
    pub(super) base: String,
    pages: Mutex<BTreeMap<String, Option<Arc<Rendering>>>>,
}

impl Shown {
    /// Shows a snapshot.
    pub(super) fn new(snapshot: Arc<Snapshot>) -> Self {
        let base = snapshot.site().map_or("/", |site| site.settings.base_path()).to_owned();
        Self {
            snapshot,
            base,
            pages: Mutex::default(),
        }
    }

    /// The same pages, all of whose findings are known now.
    pub(super) fn settled(&self, snapshot: Arc<Snapshot>) -> Self {
        let is_same = snapshot.version() == self.version();
        let settled = Self::new(snapshot);
        if is_same {
            lock(&settled.pages).clone_from(&lock(&self.pages));
        }
        settled
    }

    /// Whether all findings are known.
    pub(super) fn is_settled(&self) -> bool {
        self.snapshot.settled() == Settled::Wholly
    }

    /// The version of what is shown.
    pub(super) fn version(&self) -> u64 {
        self.snapshot.version()
    }

    /// Whether a page, or that there is none, is known already.
    pub(super) fn has(&self, file: &str) -> bool {
        lock(&self.pages).contains_key(file)
    }

    /// The page that answers addresses without a page: one for each language, one for the rest.
    pub(super) fn not_found(file: &str) -> String {
        match file.split('/').next() {
            Some(lang @ ("zh" | "en")) => format!("{lang}/404.html"),
            _ => "404.html".to_owned(),
        }
    }
}

/// A page as it is shown.
#[derive(Debug)]
pub(super) struct Rendering {
    /// Its bytes, as a build would publish them.
    pub(super) html: Vec<u8>,
    /// Their hash.
    pub(super) hash: String,
    /// Why it is the last good one and not the newest; empty for the newest.
    pub(super) blocked: Vec<Diagnostic>,
    /// Whether it stands in for a page that never could be rendered.
    pub(super) stands_in: bool,
}

/// Everything that is shared.
#[derive(Debug)]
pub(super) struct Hub {
    pub(super) settings: Settings,
    shown: watch::Sender<Arc<Shown>>,
    /// How many browsers have a page open, by its file.
    watched: Mutex<BTreeMap<String, usize>>,
    /// Pages as they last could be rendered, the newest last.
    good: Mutex<VecDeque<(String, Arc<Rendering>)>>,
    history: Mutex<History>,
}

impl Hub {
    pub(super) fn new(settings: Settings, snapshot: Arc<Snapshot>) -> Self {
        Self {
            settings,
            shown: watch::Sender::new(Arc::new(Shown::new(snapshot))),
            watched: Mutex::default(),
            good: Mutex::default(),
            history: Mutex::default(),
        }
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// What is shown from now on; whoever is slow sees only the newest.
    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }

    /// Shows this from now on. Pages that somebody has open are rendered first.
    pub(super) fn show(&self, shown: Shown) {
        let open: Vec<String> = lock(&self.watched).keys().cloned().collect();
        for file in open {
            self.page(&shown, &file);
        }
        self.shown.send_replace(Arc::new(shown));
    }

    /// What has happened.
    pub(super) fn history(&self) -> MutexGuard<'_, History> {
        lock(&self.history)
    }

    /// Notes that a browser has opened a page, or left it.
    pub(super) fn open(&self, file: &str) {
        *lock(&self.watched).entry(file.to_owned()).or_default() += 1;
    }

    /// Notes that a browser has left a page.
    pub(super) fn close(&self, file: &str) {
        let mut watched = lock(&self.watched);
        if let Some(count) = watched.get_mut(file) {
            *count -= 1;
            if *count == 0 {
                watched.remove(file);
            }
        }
    }

    /// A page, rendered if it has not been; nothing if there is none. While a page cannot be
    /// rendered it is the last good one.
    pub(super) fn page(&self, shown: &Shown, file: &str) -> Option<Arc<Rendering>> {
        if let Some(known) = lock(&shown.pages).get(file) {
            return known.clone();
        }
        let page = self.rendered(shown, file).map(Arc::new);
        lock(&shown.pages).insert(file.to_owned(), page.clone());
        let mut good = lock(&self.good);
        good.retain(|(known, _)| known != file);
        if let Some(page) = &page {
            if good.len() == GOOD_PAGES {
                good.pop_front();
            }
            if !page.stands_in {
                good.push_back((file.to_owned(), Arc::clone(page)));
            }
            self.history().rendered(&shown.base, file, &page.hash, shown.version());
        }
        page
    }

    fn rendered(&self, shown: &Shown, file: &str) -> Option<Rendering> {
        let mut blocked = match shown.snapshot.file(file) {
            Ok(Some(Content::Bytes(html))) => {
                return Some(Rendering {
                    hash: hash(&html),
                    html,
                    blocked: Vec::new(),
                    stands_in: false,
                });
            }
            Ok(_) => return None,
            Err(findings) => findings,
        };
        if blocked.is_empty() {
            // A finding of the check has said why there is nothing to render.
            let all = shown.snapshot.findings().iter();
            blocked = all
                .filter(|finding| finding.severity == Severity::Error)
                .cloned()
                .collect();
        }
        let good = lock(&self.good);
        let last = good.iter().find(|(known, _)| known == file).map(|(_, page)| page);
        Some(match last {
            Some(last) => Rendering {
                html: last.html.clone(),
                hash: last.hash.clone(),
                blocked,
                stands_in: false,
            },
            None => stand_in::rendering(blocked, shown, self.settings.locale),
        })
    }

    /// When and why a page was last rebuilt, by its file.
    pub(super) fn built(&self, shown: &Shown, file: &str) -> Built {
        let built = self.history().built(file).cloned();
        built.unwrap_or_else(|| Built {
            page: address::address_of(&shown.base, file),
            at: None,
            version: shown.version(),
            because: Vec::new(),
        })
    }
}

/// A hash for telling whether a file is another: compared within one run, and after a restart at
/// worst different where nothing has changed.
pub(super) fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

/// Nothing that is locked here can be left half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
