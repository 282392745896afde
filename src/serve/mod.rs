//! The preview: a project that is watched, built in memory and shown in browsers at once.
//!
//! One thread, the keeper, owns the project: it waits for changes, gathers them as long as a
//! burst lasts, takes them in and shows what has become of them. Another answers browsers. Between
//! them is the [`hub`](self), which holds only what is shown now. When nothing happens nothing
//! runs, and nothing is ever written into the project.

mod address;
mod beacon;
mod connections;
mod desk;
mod findings;
mod gather;
mod guard;
mod history;
mod hub;
mod keeper;
mod own;
mod port;
mod respond;
mod socket;
mod stand_in;
mod watch;

pub use beacon::{Beacon, built_by_preview};
pub use history::Built;
pub use watch::Means;

use crate::diag::Locale;
use crate::fs;
use crate::pipeline::{Live, Snapshot};
use hub::Hub;
use keeper::Keeper;
use std::collections::BTreeSet;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use watch::{Inbox, Native, Watched};

/// Whether browsers go to the page that is being edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// They go there.
    Yes,
    /// They stay where they are.
    No,
}

/// What a preview is asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The port to listen at, or the next one that is free; 0 for any.
    pub port: u16,
    /// The address or name to listen at in place of the loopback's.
    pub host: Option<String>,
    /// The language to speak to the editor in.
    pub locale: Locale,
    /// Whether browsers go to the page that is being edited.
    pub follow: Follow,
    /// The address that opens a file in the editor's program, with `{path}`, `{line}` and
    /// `{column}` in it.
    pub editor: String,
}

/// What the parts of a preview share of the wish, once it is known what came of it.
#[derive(Debug)]
struct Settings {
    root: PathBuf,
    port: u16,
    host: Option<String>,
    locale: Locale,
    follow: Follow,
    editor: String,
}

/// What the user is told while the preview runs.
#[derive(Debug)]
pub enum Told<'a> {
    /// A version is shown, the first or one with changes; or all findings of it are known.
    Shown {
        /// What was taken in; nothing if only findings are new.
        taken: Option<Taken>,
        /// What is shown.
        snapshot: Arc<Snapshot>,
    },
    /// Something could not be read; what was shown before stays.
    Unreadable(&'a fs::Error),
    /// The system has no room for more watches, so that files are looked at again and again.
    Polling,
}

/// What was taken in at once.
#[derive(Debug)]
pub struct Taken {
    /// The files that changed, by path from the project's root, in order.
    pub changed: Vec<String>,
    /// How long it took until browsers were told.
    pub took: Duration,
}

/// Hears what the user is to be told; it is called from the thread that builds.
pub type Listener = Arc<dyn Fn(&Told<'_>) + Send + Sync>;

/// A preview that is about to begin: its port is taken, so that whoever asks is answered as soon
/// as it runs.
pub struct Preview {
    listener: TcpListener,
    address: SocketAddr,
    means: Means,
    hub: Arc<Hub>,
    keeper: Keeper,
}

impl Preview {
    /// Takes a port and begins to watch a project that has been read.
    ///
    /// # Errors
    /// If no port is free, or files cannot be watched in any way.
    pub fn begin(root: PathBuf, live: Live, wish: Wish, tell: Listener) -> io::Result<Self> {
        let listener = port::listen(wish.host.as_deref(), wish.port)?;
        let address = listener.local_addr()?;
        let inbox = Arc::new(Inbox::new());
        let watched = Watched::start(&root, &inbox, Box::new(Native)).map_err(io::Error::other)?;
        let settings = Settings {
            root: root.clone(),
            port: address.port(),
            host: wish.host,
            locale: wish.locale,
            follow: wish.follow,
            editor: wish.editor,
        };
        let hub = Arc::new(Hub::new(settings, live.snapshot()));
        let means = watched.means();
        let keeper = Keeper {
            root,
            live,
            hub: Arc::clone(&hub),
            inbox,
            watched,
            tell,
            unfinished: BTreeSet::new(),
            tries: 0,
        };
        Ok(Self {
            listener,
            address,
            means,
            hub,
            keeper,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The path below which the site lives, with a slash at both ends.
    pub fn base(&self) -> String {
        self.hub.shown().base.clone()
    }

    /// How changes are found out.
    pub fn means(&self) -> Means {
        self.means
    }

    /// Runs until the process is told to end, by Ctrl-C or a signal. `ready` is called when
    /// requests are answered.
    ///
    /// # Errors
    /// If the system gives no threads or refuses to tell of signals, or `ready` fails.
    pub fn run(self, ready: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            // Rendering uses all processors by itself.
            .max_blocking_threads(4)
            .build()?;
        let Self {
            listener, hub, keeper, ..
        } = self;
        let ended = runtime.block_on(async {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let end = told_to_end()?;
            // Nothing is ever sent: that the thread has ended is all there is to hear.
            let (works, ended) = tokio::sync::oneshot::channel::<()>();
            std::thread::Builder::new().name("keeper".to_owned()).spawn(move || {
                let _works = works;
                keeper.run();
            })?;
            ready()?;
            tokio::select! {
                () = connections::serve(listener, hub) => Ok(()),
                () = end => Ok(()),
                // A preview that does not change any more must not look like one that does.
                _ = ended => Err(io::Error::other("the thread that builds has ended")),
            }
        });
        // Whatever is under way is of no use any more, and connections end with the process.
        runtime.shutdown_background();
        ended
    }
}

/// Ends when the process is told to end.
#[cfg(unix)]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    })
}

/// Ends when the process is told to end.
#[cfg(not(unix))]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // An error means that nobody will ever tell; the process can still be ended otherwise.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
