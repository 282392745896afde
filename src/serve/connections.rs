//! Who is connected: everybody who comes is let in, and when there are too many, whoever has been
//! there longest without a page open has to leave.

use super::hub::Hub;
use super::respond;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// How long a request's head may take, and a connection be idle between two requests: a phone on
/// a bad network has sent it by then.
const HEAD_WITHIN: Duration = Duration::from_secs(15);

/// How large a request's head may be: addresses and cookies of a machine that much is developed
/// on, several times over.
const HEAD_AT_MOST: usize = 64 * 1024;

/// How many descriptors are kept for files, for watching and for the threads' own use.
const DESCRIPTORS_OF_OURS: usize = 256;

/// How many connections there may be if nobody knows how many descriptors there are.
const CONNECTIONS: usize = 512;

/// How many descriptors we ask for: two thousand connections and our own, with room.
#[cfg(unix)]
const DESCRIPTORS: u64 = 4096;

/// How long to wait when the system has no descriptor left for a connection. Nothing else tells
/// when there is one again, and asking at once would never end.
const PAUSE: Duration = Duration::from_millis(50);

/// The connections that are open.
#[derive(Debug, Clone)]
pub(super) struct Connections {
    open: Arc<Mutex<Open>>,
    at_most: usize,
}

#[derive(Debug, Default)]
struct Open {
    next: u64,
    guests: BTreeMap<(Kind, u64), Arc<Notify>>,
}

/// Who is asked to leave first: connections without a page that is kept open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Requests and answers.
    Requests,
    /// A page that somebody has open.
    Socket,
}

/// One connection; it is forgotten when this is dropped.
#[derive(Debug)]
pub(super) struct Guest {
    connections: Connections,
    key: (Kind, u64),
    leave: Arc<Notify>,
}

impl Guest {
    /// Ends when there are too many connections and this one is to go.
    pub(super) async fn asked_to_leave(&self) {
        self.leave.notified().await;
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.connections.lock().guests.remove(&self.key);
    }
}

impl Connections {
    /// None yet, and as many as there are descriptors for.
    pub(super) fn new() -> Self {
        Self::at_most(room())
    }

    fn at_most(at_most: usize) -> Self {
        Self {
            open: Arc::default(),
            at_most,
        }
    }

    /// Lets somebody in, and asks somebody else to leave if that is one too many.
    pub(super) fn welcome(&self, kind: Kind) -> Guest {
        let mut open = self.lock();
        if open.guests.len() >= self.at_most {
            open.send_away();
        }
        open.next += 1;
        let key = (kind, open.next);
        let leave = Arc::new(Notify::new());
        open.guests.insert(key, Arc::clone(&leave));
        drop(open);
        Guest {
            connections: self.clone(),
            key,
            leave,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn send_away(&mut self) {
        if let Some((_, leave)) = self.guests.pop_first() {
            leave.notify_one();
        }
    }
}

/// Serves whoever comes, for ever.
pub(super) async fn serve(listener: TcpListener, hub: Arc<Hub>) {
    let connections = Connections::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let guest = connections.welcome(Kind::Requests);
                tokio::spawn(attend(stream, Arc::clone(&hub), guest));
            }
            Err(error) if is_about_one_connection(&error) => {}
            Err(_) => {
                connections.lock().send_away();
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Whether it was only the one who came that has gone again.
fn is_about_one_connection(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted
    )
}

async fn attend(stream: TcpStream, hub: Arc<Hub>, guest: Guest) {
    // A message is written whole; waiting for more to send would only delay it.
    let _ = stream.set_nodelay(true);
    let Ok(local) = stream.local_addr() else {
        return;
    };
    let router = router(hub, local, guest.connections.clone());
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_AT_MOST)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .with_upgrades();
    tokio::select! {
        // An error is the other side's: there is nobody to tell.
        _ = connection => {}
        () = guest.asked_to_leave() => {}
    }
}

fn router(hub: Arc<Hub>, local: SocketAddr, connections: Connections) -> Router {
    let desk = respond::Desk {
        hub,
        local: local.ip(),
        connections,
    };
    Router::new().fallback(respond::answer).with_state(desk)
}

/// For how many connections there is room.
#[cfg(unix)]
fn room() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(DESCRIPTORS, |most| most.min(DESCRIPTORS));
    let mut current = limit.current;
    if current.is_some_and(|current| current < wanted) {
        let raised = Rlimit {
            current: Some(wanted),
            maximum: limit.maximum,
        };
        if setrlimit(Resource::Nofile, raised).is_ok() {
            current = Some(wanted);
        }
    }
    let descriptors = current.map_or(CONNECTIONS, |current| {
        usize::try_from(current.min(DESCRIPTORS)).unwrap_or(CONNECTIONS)
    });
    // Half of the descriptors at least are for connections, however few there are.
    descriptors
        .saturating_sub(DESCRIPTORS_OF_OURS)
        .max(descriptors / 2)
        .max(1)
}

#[cfg(not(unix))]
fn room() -> usize {
    CONNECTIONS
}
