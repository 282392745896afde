//! From what the system tells of files to what may matter for the site.

use super::gather::{Gathering, Happened};
use crate::fs::{self, Link, Seen, is_passed_over};
use notify::event::{AccessKind, AccessMode, ModifyKind, RemoveKind, RenameMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The folders of a project that a site is made of.
pub(super) const FOLDERS: [&str; 3] = ["content", "themes", "sources"];
const SETTINGS: &str = "site.yaml";

/// How often everything is looked at where the system cannot tell of changes: often enough to
/// wait for, rarely enough to leave a processor alone with thousands of files.
const POLL: Duration = Duration::from_secs(1);

/// What is due within this time is waited for: less than it takes to look at a whole site, more
/// than a save takes from its first event to its last.
const SOON: Duration = Duration::from_millis(50);

/// What has been gathered, and who waits for it.
#[derive(Debug)]
pub(super) struct Inbox {
    start: Instant,
    gathering: Mutex<Gathering>,
    arrived: Condvar,
}

impl Inbox {
    pub(super) fn new() -> Self {
        Self {
            start: fs::instant(),
            gathering: Mutex::default(),
            arrived: Condvar::new(),
        }
    }

    /// The time that events are noted with.
    pub(super) fn now(&self) -> Duration {
        self.start.elapsed()
    }

    /// What has been gathered so far.
    pub(super) fn gathering(&self) -> MutexGuard<'_, Gathering> {
        // Nothing in there can be left half done.
        self.gathering.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something is due, or for something to happen; it may also return early.
    pub(super) fn wait(&self) {
        let gathering = self.gathering();
        match gathering.due() {
            None => drop(self.arrived.wait(gathering)),
            Some(due) => {
                let left = due.saturating_sub(self.now());
                if !left.is_zero() {
                    drop(self.arrived.wait_timeout(gathering, left));
                }
            }
        }
    }

    /// Whether something is about to be due, so that what takes long is not worth going on with.
    pub(super) fn is_pressing(&self) -> bool {
        self.gathering().due().is_some_and(|due| due <= self.now() + SOON)
    }

    fn note(&self, paths: &BTreeSet<String>, happened: Happened) {
        if paths.is_empty() {
            return;
        }
        let now = self.now();
        let mut gathering = self.gathering();
        for path in paths {
            gathering.note(now, path, happened);
        }
        drop(gathering);
        self.arrived.notify_one();
    }

    fn lose(&self) {
        self.gathering().lose(self.now());
        self.arrived.notify_one();
    }
}

/// How changes are found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The system tells at once.
    Events,
    /// Everything is looked at again and again, because the system has no room for more watches.
    Polling,
}

/// Makes the two kinds of watchers; tests put others in their place.
pub(super) trait Makers {
    /// One that the system tells of changes.
    fn events(&self, handle: Handler) -> notify::Result<Box<dyn Watcher + Send>>;
    /// One that looks for itself.
    fn polling(&self, handle: Handler) -> notify::Result<Box<dyn Watcher + Send>>;
}

/// What a watcher calls.
pub(super) type Handler = Box<dyn FnMut(notify::Result<Event>) + Send>;

/// The watchers of this system.
pub(super) struct Native;

impl Makers for Native {
    fn events(&self, handle: Handler) -> notify::Result<Box<dyn Watcher + Send>> {
        Ok(Box::new(RecommendedWatcher::new(handle, Config::default())?))
    }

    fn polling(&self, handle: Handler) -> notify::Result<Box<dyn Watcher + Send>> {
        // Comparing contents: times of files are compared by the second only.
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        Ok(Box::new(PollWatcher::new(handle, config)?))
    }
}

/// A project that is watched.
pub(super) struct Watched {
    root: PathBuf,
    inbox: Arc<Inbox>,
    names: Arc<Mutex<Names>>,
    watcher: Box<dyn Watcher + Send>,
    makers: Box<dyn Makers + Send>,
    means: Means,
}

impl Watched {
    /// Begins to watch the project at an absolute path.
    ///
    /// # Errors
    /// If not even polling works.
    pub(super) fn start(root: &Path, inbox: &Arc<Inbox>, makers: Box<dyn Makers + Send>) -> notify::Result<Self> {
        let names = Arc::new(Mutex::new(Names::of(root)));
        let events = makers.events(handler(Arc::clone(inbox), Arc::clone(&names), Means::Events));
        let told = events.and_then(|mut watcher| {
            watch_all(root, watcher.as_mut(), &names)?;
            Ok(watcher)
        });
        let (watcher, means) = match told {
            Ok(watcher) => (watcher, Means::Events),
            Err(_) => {
                let handle = handler(Arc::clone(inbox), Arc::clone(&names), Means::Polling);
                let mut watcher = makers.polling(handle)?;
                watch_all(root, watcher.as_mut(), &names)?;
                (watcher, Means::Polling)
            }
        };
        Ok(Self {
            root: root.to_owned(),
            inbox: Arc::clone(inbox),
            names,
            watcher,
            makers,
            means,
        })
    }

    /// How changes are found out now.
    pub(super) fn means(&self) -> Means {
        self.means
    }

    /// Watches those of these paths that are folders now, before they are read: what is put into
    /// them afterwards is told of. Links among them are followed from now on.
    pub(super) fn watch_new(&mut self, paths: &[String]) {
        for path in paths {
            let full = self.root.join(path);
            if fs::seen(&full) != Seen::Folder {
                continue;
            }
            lock(&self.names).add(&self.root, path);
            if let Err(error) = self.watcher.watch(&full, RecursiveMode::Recursive)
                && is_full(&error)
            {
                self.fall_back();
                return;
            }
        }
    }

    /// Looks for changes itself from now on.
    pub(super) fn fall_back(&mut self) {
        if self.means == Means::Polling {
            return;
        }
        let handle = handler(Arc::clone(&self.inbox), Arc::clone(&self.names), Means::Polling);
        if let Ok(mut watcher) = self.makers.polling(handle)
            && watch_all(&self.root, watcher.as_mut(), &self.names).is_ok()
        {
            self.watcher = watcher;
            self.means = Means::Polling;
            // What happened while nobody looked is not known.
            self.inbox.lose();
        }
    }
}

/// Whether there is no room for more watches. A folder that is gone already is none of our
/// business: that it is gone is told as well.
pub(super) fn is_full(error: &notify::Error) -> bool {
    matches!(error.kind, notify::ErrorKind::MaxFilesWatch)
}

fn watch_all(root: &Path, watcher: &mut dyn Watcher, names: &Mutex<Names>) -> notify::Result<()> {
    // Settings are replaced by a rename, so that it is their folder that tells of them.
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS {
        let full = root.join(folder);
        if fs::seen(&full) == Seen::Folder {
            watcher.watch(&full, RecursiveMode::Recursive)?;
        }
    }
    // A link to a file says nothing when the file is replaced; the folder that it lies in does.
    let targets = lock(names).file_targets();
    for folder in targets {
        watcher.watch(&folder, RecursiveMode::NonRecursive)?;
    }
    Ok(())
}

fn handler(inbox: Arc<Inbox>, names: Arc<Mutex<Names>>, means: Means) -> Handler {
    Box::new(move |told| match told {
        Ok(event) if event.need_rescan() => inbox.lose(),
        Ok(event) => {
            if let Some(happened) = happened(&event, means) {
                let names = lock(&names);
                let each: Vec<_> = event.paths.iter().map(|path| names.of_path(path)).collect();
                drop(names);
                match (happened, each.as_slice()) {
                    // The new name is told of by an event of its own.
                    (Happened::Renamed, [from, to]) if !to.is_empty() => inbox.note(from, happened),
                    (Happened::Renamed, _) => {}
                    _ => each.iter().for_each(|paths| inbox.note(paths, happened)),
                }
            }
        }
        // A watch that there was no room for: reading everything finds the folder again, and
        // watching it then fails where it can be dealt with.
        Err(_) => inbox.lose(),
    })
}

/// What an event says; nothing if it is only that a file was read.
fn happened(event: &Event, means: Means) -> Option<Happened> {
    Some(match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Happened::Closed,
        EventKind::Access(_) | EventKind::Remove(RemoveKind::Other) => return None,
        EventKind::Create(_) => Happened::Appeared,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Happened::Vanished,
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Happened::Replaced,
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => Happened::Renamed,
        EventKind::Modify(ModifyKind::Data(_)) if means == Means::Events && closes_are_told() => Happened::Written,
        _ => Happened::Touched,
    })
}

/// Whether the system says when a file that was written is closed.
fn closes_are_told() -> bool {
    cfg!(any(target_os = "linux", target_os = "android"))
}

fn lock(names: &Mutex<Names>) -> MutexGuard<'_, Names> {
    names.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Under which paths from the project's root a file is known.
#[derive(Debug)]
struct Names {
    root: PathBuf,
    real_root: PathBuf,
    links: Vec<Link>,
}

impl Names {
    fn of(root: &Path) -> Self {
        let mut names = Self {
            root: root.to_owned(),
            real_root: fs::real_path(root).unwrap_or_else(|| root.to_owned()),
            links: Vec::new(),
        };
        for folder in FOLDERS {
            names.add(root, folder);
        }
        names
    }

    fn add(&mut self, root: &Path, folder: &str) {
        for link in fs::links(root, folder) {
            if !self.links.contains(&link) {
                self.links.push(link);
            }
        }
    }

    /// Folders of files that links lead to.
    fn file_targets(&self) -> BTreeSet<PathBuf> {
        let files = self.links.iter().filter(|link| fs::seen(&link.target) != Seen::Folder);
        files
            .filter_map(|link| Some(link.target.parent()?.to_owned()))
            .collect()
    }

    /// The paths of a file that matter to the site: one, as a rule, more if links lead to it.
    fn of_path(&self, path: &Path) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut add = |inner: Option<String>| found.extend(inner.filter(|inner| matters(inner)));
        add(below(&self.root, path));
        if !self.links.is_empty()
            && let Some(real) = real(path)
        {
            add(below(&self.real_root, &real));
            for link in &self.links {
                add(below(&link.target, &real).map(|rest| join(&link.at, &rest)));
            }
        }
        found
    }
}

/// The one path of a file that may be gone by now, in a folder that is still there. The file
/// itself may be a link that is told of as such.
fn real(path: &Path) -> Option<PathBuf> {
    Some(fs::real_path(path.parent()?)?.join(path.file_name()?))
}

fn below(folder: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(folder).ok()?;
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    Some(parts.join("/"))
}

fn join(folder: &str, rest: &str) -> String {
    if rest.is_empty() {
        folder.to_owned()
    } else {
        format!("{folder}/{rest}")
    }
}

/// Whether a site can be made of a file or folder at this path from the project's root.
fn matters(path: &str) -> bool {
    let (first, _) = path.split_once('/').unwrap_or((path, ""));
    (path == SETTINGS || FOLDERS.contains(&first)) && !path.split('/').any(is_passed_over)
}

#[cfg(test)]
mod tests {
    use super::super::gather::Batch;
    use super::*;
    use notify::WatcherKind;
    use notify::event::{CreateKind, DataChange, MetadataKind};

    fn set(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn only_what_a_site_is_made_of_matters() {
        for path in [
            "site.yaml",
            "content",
            "content/reports/x/zh.md",
            "themes/default/static/style.css",
            "sources/a.txt",
        ] {
            assert!(matters(path), "{path}");
        }
        for path in [
            "",
            "public/index.html",
            ".git/index",
            "target/x",
            "README.md",
            "content/.zh.md.swp",
            "content/.git/x",
            "content/reports/x/zh.md~",
            "content/4913",
            "site.yaml.tmp",
            "contents/zh.md",
        ] {
            assert!(!matters(path), "{path}");
        }
    }

    #[test]
    fn reading_a_file_is_no_event() {
        let said = |kind, means| happened(&Event::new(kind), means);
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(said(open, Means::Events), None);
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        if closes_are_told() {
            assert_eq!(said(written, Means::Events), Some(Happened::Written));
        }
        assert_eq!(
            said(written, Means::Polling),
            Some(Happened::Touched),
            "no poll sees a file closed"
        );
        let touched = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        assert_eq!(said(touched, Means::Events), Some(Happened::Touched));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_behind_links_is_known_by_all_its_names() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().canonicalize().unwrap();
        let (root, elsewhere) = (base.join("site"), base.join("elsewhere"));
        std::fs::create_dir_all(root.join("content/reports/x")).unwrap();
        std::fs::create_dir_all(elsewhere.join("y")).unwrap();
        std::fs::write(elsewhere.join("terms.yaml"), "{}").unwrap();
        symlink(elsewhere.join("y"), root.join("content/reports/y")).unwrap();
        symlink(root.join("content/reports/x"), root.join("content/reports/z")).unwrap();
        symlink(elsewhere.join("terms.yaml"), root.join("content/terms.yaml")).unwrap();
        let names = Names::of(&root);
        let known = |path: PathBuf| names.of_path(&path);
        assert_eq!(known(root.join("content/zh.md")), set(&["content/zh.md"]));
        let both = set(&["content/reports/x/zh.md", "content/reports/z/zh.md"]);
        assert_eq!(known(root.join("content/reports/x/zh.md")), both);
        assert_eq!(known(root.join("content/reports/z/zh.md")), both);
        assert_eq!(
            known(root.join("content/reports/y/zh.md")),
            set(&["content/reports/y/zh.md"])
        );
        assert_eq!(known(elsewhere.join("y/zh.md")), set(&["content/reports/y/zh.md"]));
        assert_eq!(known(elsewhere.join("terms.yaml")), set(&["content/terms.yaml"]));
        assert_eq!(known(elsewhere.join("other.yaml")), set(&[]));
        assert_eq!(names.file_targets(), BTreeSet::from([elsewhere]));
    }

    /// A system with room for a few watches only.
    struct Crowded {
        room: usize,
    }

    struct Limited {
        room: usize,
    }

    impl Makers for Crowded {
        fn events(&self, _: Handler) -> notify::Result<Box<dyn Watcher + Send>> {
            Ok(Box::new(Limited { room: self.room }))
        }

        fn polling(&self, _: Handler) -> notify::Result<Box<dyn Watcher + Send>> {
            Ok(Box::new(Limited { room: usize::MAX }))
        }
    }

    impl Watcher for Limited {
        fn new<F: notify::EventHandler>(_: F, _: Config) -> notify::Result<Self> {
            Ok(Self { room: 0 })
        }

        fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
            let left = self.room.checked_sub(1);
            self.room = left.ok_or_else(|| notify::Error::new(notify::ErrorKind::MaxFilesWatch))?;
            Ok(())
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    fn watched(room: usize) -> (tempfile::TempDir, Arc<Inbox>, Watched) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("content/reports")).unwrap();
        let inbox = Arc::new(Inbox::new());
        let watched = Watched::start(folder.path(), &inbox, Box::new(Crowded { room })).unwrap();
        (folder, inbox, watched)
    }

    #[test]
    fn without_room_for_watches_files_are_looked_at() {
        assert_eq!(watched(1).2.means(), Means::Polling);
        let (_folder, inbox, mut watched) = watched(2);
        assert_eq!(watched.means(), Means::Events);
        watched.watch_new(&["content/zh.md".to_owned()]);
        assert_eq!(watched.means(), Means::Events, "it is no folder");
        watched.watch_new(&["content/reports".to_owned()]);
        assert_eq!(watched.means(), Means::Polling);
        let batch = inbox.gathering().take(Duration::MAX, |_| false);
        assert_eq!(batch, Some(Batch::Everything), "what happened meanwhile is not known");
    }

    #[test]
    fn what_a_watcher_says_is_gathered() {
        let folder = tempfile::tempdir().unwrap();
        let inbox = Arc::new(Inbox::new());
        let names = Arc::new(Mutex::new(Names::of(folder.path())));
        let mut handle = handler(Arc::clone(&inbox), names, Means::Events);
        let mut say = |kind, paths: &[&str]| {
            let event = paths
                .iter()
                .fold(Event::new(kind), |event, path| event.add_path(folder.path().join(path)));
            handle(Ok(event));
        };
        say(EventKind::Create(CreateKind::File), &["public/index.html"]);
        say(EventKind::Modify(ModifyKind::Name(RenameMode::From)), &["content/a.md"]);
        say(EventKind::Modify(ModifyKind::Name(RenameMode::To)), &["content/a.md~"]);
        say(
            EventKind::Modify(ModifyKind::Name(RenameMode::Both)),
            &["content/a.md", "content/a.md~"],
        );
        let due = inbox.gathering().due().unwrap();
        assert!(due > inbox.now(), "it was put aside, and comes back in a moment");
        handle(Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)));
        let batch = inbox.gathering().take(Duration::MAX, |_| false);
        assert_eq!(batch, Some(Batch::Everything));
    }
}
