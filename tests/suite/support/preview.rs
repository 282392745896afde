//! The preview, running, and browsers without a screen.

use super::Project;
use super::run::binary;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// How long anything may take before a test gives up: long enough for a machine that does ten
/// other things.
const PATIENCE: Duration = Duration::from_mins(2);

/// A preview that runs until it is dropped.
pub(crate) struct Preview {
    child: Child,
    stdout: BufReader<ChildStdout>,
    runtime: TempDir,
    /// `127.0.0.1:4600`.
    pub(crate) address: String,
    /// The line that it printed.
    pub(crate) line: String,
}

/// An answer to a request.
#[derive(Debug)]
pub(crate) struct Answer {
    /// 200.
    pub(crate) status: u16,
    /// All of its head, in lower case.
    pub(crate) head: String,
    /// What follows.
    pub(crate) body: Vec<u8>,
}

impl Preview {
    /// A preview of a project at any port.
    pub(crate) fn of(project: &Project) -> Self {
        Self::with(project.root(), &["--port", "0"])
    }

    /// A preview of a folder with these arguments.
    pub(crate) fn with(root: &Path, args: &[&str]) -> Self {
        Self::run(binary(), root, args)
    }

    /// A preview that may have this many descriptors and no more.
    pub(crate) fn limited(root: &Path, descriptors: u32) -> Self {
        let mut shell = Command::new("sh");
        let program = binary().get_program().to_owned();
        shell
            .arg("-c")
            .arg(format!("ulimit -n {descriptors} && exec \"$0\" \"$@\""))
            .arg(program);
        shell.env("LANG", "C");
        Self::run(shell, root, &["--port", "0"])
    }

    /// A preview that is started so.
    pub(crate) fn run(mut command: Command, root: &Path, args: &[&str]) -> Self {
        let runtime = tempfile::tempdir().expect("a temporary folder can be made");
        let mut child = command
            .arg("serve")
            .args(args)
            .current_dir(root)
            .env("XDG_RUNTIME_DIR", runtime.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary can be run");
        let mut stdout = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("standard output can be read");
        let address = line
            .trim()
            .strip_prefix("http://")
            .and_then(|rest| rest.split('/').next());
        Self {
            address: address.unwrap_or_default().to_owned(),
            child,
            stdout,
            runtime,
            line,
        }
    }

    /// Runs another command on the same project, as the same user.
    pub(crate) fn beside(&self, project: &Project, args: &[&str]) -> String {
        let output = binary()
            .args(args)
            .current_dir(project.root())
            .env("XDG_RUNTIME_DIR", self.runtime.path())
            .output()
            .expect("the binary can be run");
        String::from_utf8(output.stdout).expect("standard output is UTF-8")
    }

    /// The files that tell other commands where the preview is.
    pub(crate) fn signals(&self) -> usize {
        std::fs::read_dir(self.runtime.path())
            .expect("the folder can be listed")
            .count()
    }

    /// Asks for an address.
    pub(crate) fn get(&self, path: &str) -> Answer {
        let host = &self.address;
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    }

    /// Sends a request as it is written.
    pub(crate) fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("a request can be sent");
        let mut answer = Vec::new();
        // A server may close before it has read what it does not like.
        let _ = stream.read_to_end(&mut answer);
        Answer::of(&answer)
    }

    /// A connection on which nothing was said yet.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("the preview listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        stream
    }

    /// A browser that has a page open, and has nothing of it yet.
    pub(crate) fn browser(&self, path: &str) -> Browser {
        self.browser_with(path, "")
    }

    /// A browser that has a page open and its bytes of this hash.
    pub(crate) fn browser_with(&self, path: &str, hash: &str) -> Browser {
        let mut stream = self.connect();
        let request = self.upgrade("");
        stream.write_all(request.as_bytes()).expect("a request can be sent");
        let head = read_head(&mut stream);
        assert!(head.starts_with("http/1.1 101 "), "{head}");
        let mut browser = Browser { stream };
        browser.watch(path, hash);
        browser
    }

    /// The request that opens a socket, with further headers.
    pub(crate) fn upgrade(&self, headers: &str) -> String {
        let host = &self.address;
        format!(
            "GET /_wenzhai/socket HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: d2VuemhhaSB3ZW56aGFpIQ==\r\n{headers}\r\n"
        )
    }

    /// Sends a signal, and gives the exit status, the rest of standard output, and all of standard
    /// error.
    pub(crate) fn end(mut self, signal: Signal) -> (Option<i32>, String, String) {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, signal).expect("the preview runs");
        let status = self.child.wait().expect("the preview ends");
        let mut stdout = String::new();
        self.stdout
            .read_to_string(&mut stdout)
            .expect("standard output is UTF-8");
        let mut stderr = String::new();
        let pipe = self.child.stderr.as_mut().expect("standard error is a pipe");
        pipe.read_to_string(&mut stderr).expect("standard error is UTF-8");
        assert_eq!(self.signals(), 0, "nothing is left behind");
        (status.code(), stdout, stderr)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let split = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = match split {
            Some(at) => (&bytes[..at], &bytes[at + 4..]),
            None => (bytes, &b""[..]),
        };
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        Self {
            status: head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0),
            head,
            body: body.to_vec(),
        }
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

/// A browser that has a page open.
pub(crate) struct Browser {
    stream: TcpStream,
}

impl Browser {
    /// Says which page is open, and the hash of what it has of it.
    pub(crate) fn watch(&mut self, path: &str, hash: &str) {
        let ask = serde_json::json!({"type": "watch", "path": path, "hash": hash, "desk": false});
        self.send(&ask.to_string());
    }

    /// Sends a text, masked as browsers do it.
    pub(crate) fn send(&mut self, text: &str) {
        const TEXT: u8 = 0x81;
        const MASKED: u8 = 0x80;
        // The length stands in the two bytes that follow.
        const LONG: u8 = 0x7e;
        let length = u16::try_from(text.len()).expect("a short text");
        let mut frame = vec![TEXT];
        match u8::try_from(length) {
            Ok(short @ 0..126) => frame.push(MASKED | short),
            _ => {
                frame.push(MASKED | LONG);
                frame.extend(length.to_be_bytes());
            }
        }
        // A mask of zeros is one.
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.stream.write_all(&frame).expect("the socket is open");
    }

    /// The next message.
    pub(crate) fn next(&mut self) -> Value {
        let mut two = [0; 2];
        self.stream.read_exact(&mut two).expect("a message comes");
        let length = match two[1] & 0x7f {
            126 => {
                let mut length = [0; 2];
                self.stream.read_exact(&mut length).expect("a message has a length");
                u64::from(u16::from_be_bytes(length))
            }
            127 => {
                let mut length = [0; 8];
                self.stream.read_exact(&mut length).expect("a message has a length");
                u64::from_be_bytes(length)
            }
            short => u64::from(short),
        };
        let mut text = vec![0; usize::try_from(length).expect("a message fits into memory")];
        self.stream.read_exact(&mut text).expect("a message is whole");
        serde_json::from_slice(&text).expect("messages are JSON")
    }

    /// The next message of a type; others are passed over.
    pub(crate) fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next();
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// The next message of a type that is as it is waited for.
    pub(crate) fn until(&mut self, kind: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.next_of(kind);
            if is_it(&message) {
                return message;
            }
        }
    }

    /// The page, when it holds these words.
    pub(crate) fn shows(&mut self, words: &str) -> Value {
        self.until("page", |message| {
            message["html"].as_str().is_some_and(|html| html.contains(words))
        })
    }
}

fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).expect("an answer has a head");
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).to_ascii_lowercase()
}
