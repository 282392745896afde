//! Where a running preview is found by other commands: a small file outside the project.

use super::history::Built;
use super::hub::hash;
use crate::fs;
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a preview of this machine may take to accept a connection, and to answer: it renders
/// nothing for the answer. Where nobody listens the system says so at once.
const CONNECTED_WITHIN: Duration = Duration::from_millis(500);
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);

/// More than an answer ever has.
const ANSWER_AT_MOST: u64 = 1024 * 1024;

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Signal {
    /// The project's one path.
    root: PathBuf,
    /// Where its preview listens.
    address: SocketAddr,
}

/// The file that says where a preview is found; it is removed when this is dropped.
#[derive(Debug)]
pub struct Beacon {
    path: PathBuf,
    text: String,
}

impl Beacon {
    /// Says where the preview of the project at `root` is found, in the folder `runtime`. Nothing
    /// if that folder cannot be written to: then other commands do not find it, and that is all.
    pub fn light(runtime: &Path, root: &Path, address: SocketAddr) -> Option<Self> {
        let signal = Signal {
            root: project(root)?,
            address: nearest(address),
        };
        let path = place(runtime, &signal.root);
        let text = serde_json::to_string(&signal).ok()?;
        fs::keep_private(&path, &text).ok()?;
        Some(Self { path, text })
    }
}

impl Drop for Beacon {
    fn drop(&mut self) {
        fs::remove_private(&self.path, &self.text);
    }
}

/// What the running preview of the project at `root` says of a page, by its address; nothing if
/// there is no such preview.
pub fn built_by_preview(runtime: &Path, root: &Path, page: &str) -> Option<Built> {
    let root = project(root)?;
    let signal: Signal = serde_json::from_str(&fs::read_private(&place(runtime, &root))?).ok()?;
    if signal.root != root {
        return None;
    }
    let answer = get(signal.address, &format!("/_wenzhai/built.json?page={page}"))?;
    serde_json::from_str(&answer).ok()
}

fn project(root: &Path) -> Option<PathBuf> {
    fs::real_path(&fs::absolute(root).ok()?)
}

fn place(runtime: &Path, root: &Path) -> PathBuf {
    let name = hash(root.as_os_str().as_encoded_bytes());
    runtime.join(format!("wenzhai-{name}.json"))
}

/// The address at which this machine reaches one that listens at all of its own.
fn nearest(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// The body of an answer with status 200.
fn get(address: SocketAddr, target: &str) -> Option<String> {
    let mut stream = TcpStream::connect_timeout(&address, CONNECTED_WITHIN).ok()?;
    stream.set_read_timeout(Some(ANSWERED_WITHIN)).ok()?;
    stream.set_write_timeout(Some(ANSWERED_WITHIN)).ok()?;
    let request = format!("GET {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.take(ANSWER_AT_MOST).read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    head.starts_with("HTTP/1.1 200 ").then(|| body.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_preview_is_found_while_it_runs() {
        let folder = tempfile::tempdir().unwrap();
        let (runtime, root) = (folder.path().join("run"), folder.path().join("site"));
        std::fs::create_dir(&runtime).unwrap();
        std::fs::create_dir(&root).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let built = Built {
            page: "/zh/".to_owned(),
            at: Some("2026-11-22 09:30:05".to_owned()),
            version: 3,
            because: vec!["content/zh.md".to_owned()],
        };
        assert_eq!(built_by_preview(&runtime, &root, "/zh/"), None, "there is none");
        let beacon = Beacon::light(&runtime, &root, address).unwrap();
        let body = serde_json::to_string(&built).unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 1024];
            let n = stream.read(&mut request).unwrap();
            write!(stream, "HTTP/1.1 200 OK\r\n\r\n{body}").unwrap();
            String::from_utf8_lossy(&request[..n]).into_owned()
        });
        assert_eq!(built_by_preview(&runtime, &root, "/zh/"), Some(built));
        let request = server.join().unwrap();
        assert!(
            request.starts_with("GET /_wenzhai/built.json?page=/zh/ HTTP/1.1\r\n"),
            "{request}"
        );
        // Nobody listens any more: what the file says is stale.
        assert_eq!(built_by_preview(&runtime, &root, "/zh/"), None);
        drop(beacon);
        assert_eq!(std::fs::read_dir(&runtime).unwrap().count(), 0, "the file is removed");
    }
}
