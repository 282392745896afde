//! Ports, the line with the address, and how a preview ends.

use crate::support::{Preview, Project, binary};
use rustix::process::Signal;
use std::net::TcpListener;

#[test]
fn a_signal_ends_it_with_a_line() {
    for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
        let project = Project::base();
        let preview = Preview::of(&project);
        assert_eq!(preview.signals(), 1, "other commands find it");
        // It ends with connections open, too: one that is used, one that is silent, and a socket.
        let mut browser = preview.browser("/zh/");
        browser.next_of("findings");
        let _silent = preview.connect();
        assert_eq!(preview.get("/zh/").status, 200);
        let (code, stdout, stderr) = preview.end(signal);
        assert_eq!((code, stdout.as_str()), (Some(0), ""), "{signal:?}: {stderr}");
        assert!(stderr.ends_with("The preview has ended\n"), "{stderr}");
    }
}

#[test]
fn it_says_so_in_chinese() {
    let project = Project::base();
    let preview = Preview::with(project.root(), &["--port", "0", "--locale", "zh"]);
    let (_, _, stderr) = preview.end(Signal::INT);
    assert!(stderr.ends_with("预览已结束\n"), "{stderr}");
}

#[test]
fn a_port_in_use_gives_the_next_one_and_says_so() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let project = Project::base();
    let preview = Preview::with(project.root(), &["--port", &port.to_string()]);
    assert_eq!(preview.get("/zh/").status, 200);
    let other = preview
        .address
        .rsplit_once(':')
        .expect("an address has a port")
        .1
        .to_owned();
    assert_ne!(other, port.to_string());
    let (_, _, stderr) = preview.end(Signal::INT);
    assert!(
        stderr.contains(&format!("Port {port} is in use; using {other}\n")),
        "{stderr}"
    );
}

#[test]
fn a_host_that_was_given_is_warned_of() {
    let project = Project::base();
    let preview = Preview::with(project.root(), &["--port", "0", "--host", "0.0.0.0"]);
    assert!(preview.address.starts_with("127.0.0.1:"), "{}", preview.line);
    assert_eq!(preview.get("/zh/").status, 200);
    let host = preview.address.clone();
    let foreign = preview.ask("GET /zh/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(foreign.status, 403, "{host}");
    let (_, _, stderr) = preview.end(Signal::INT);
    assert!(
        stderr.contains("everybody on the same network can see this preview"),
        "{stderr}"
    );
}

#[test]
fn without_a_project_there_is_no_preview() {
    let run = Project::empty().run(&["serve", "--port", "0"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains("has no site.yaml"), "{}", run.stderr);
}

#[test]
fn a_missing_browser_is_no_failure() {
    let project = Project::base();
    let nowhere = tempfile::tempdir().expect("a temporary folder can be made");
    let mut command = binary();
    command.env("PATH", nowhere.path());
    let preview = Preview::run(command, project.root(), &["--port", "0", "--open"]);
    assert_eq!(preview.get("/zh/").status, 200);
    assert_eq!(preview.end(Signal::INT).0, Some(0));
}
