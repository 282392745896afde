//! Who is let in, what nobody gets to see, and that nobody can keep others out.

use crate::support::{Answer, Preview, Project};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::io::Write;

fn with_host(preview: &Preview, host: &str, headers: &str) -> Answer {
    preview.ask(&format!(
        "GET /zh/ HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"
    ))
}

#[test]
fn a_foreign_host_or_origin_is_refused() {
    let preview = Preview::of(&Project::base());
    let port = preview
        .address
        .rsplit_once(':')
        .expect("an address has a port")
        .1
        .to_owned();
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(with_host(&preview, &format!("{host}:{port}"), "").status, 200, "{host}");
    }
    // A name that its owner lets lead here, as in DNS rebinding.
    let foreign = [
        format!("evil.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("192.168.1.5:{port}"),
        String::new(),
    ];
    for host in foreign {
        assert_eq!(with_host(&preview, &host, "").status, 403, "{host}");
    }
    let own = preview.address.clone();
    assert_eq!(
        with_host(&preview, &own, &format!("Origin: http://{own}\r\n")).status,
        200
    );
    for origin in [
        "http://evil.example",
        "null",
        "https://localhost",
        &format!("http://localhost:{port}.evil.example"),
    ] {
        assert_eq!(
            with_host(&preview, &own, &format!("Origin: {origin}\r\n")).status,
            403,
            "{origin}"
        );
        let upgrade = preview.upgrade(&format!("Origin: {origin}\r\n"));
        assert_eq!(preview.ask(&upgrade).status, 403, "{origin}");
    }
    let elsewhere = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n";
    assert_eq!(with_host(&preview, &own, elsewhere).status, 403);
    // The target may name a host of its own, and then two have to be right.
    let absolute = preview.ask(&format!(
        "GET http://evil.example/zh/ HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n"
    ));
    assert_eq!(absolute.status, 403);
    assert_eq!(preview.ask("GET /zh/ HTTP/1.0\r\n\r\n").status, 403, "no host at all");
    let twice = format!("{own}\r\nHost: evil.example");
    assert!([400, 403].contains(&with_host(&preview, &twice, "").status));
}

#[test]
fn nothing_leads_out_of_the_site() {
    let project = Project::base()
        .with("secret.txt", "sekret")
        .with("content/reports/demo/.hidden", "sekret")
        .with("sources/a.txt", "sekret");
    #[cfg(unix)]
    std::os::unix::fs::symlink(project.path("secret.txt"), project.path("public")).expect("a link can be made");
    let preview = Preview::of(&project);
    let host = preview.address.clone();
    let targets = [
        "/../secret.txt",
        "/zh/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/zh/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/zh/..\\..\\secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/secret.txt",
        "/secret.txt%00.html",
        "/%00",
        "/%ff%fe",
        "/%",
        "/public",
        "/public/index.html",
        "/site.yaml",
        "/content/zh.md",
        "/sources/a.txt",
        "/reports/demo/.hidden",
        "/_wenzhai/../secret.txt",
        "/_wenzhai/%2e%2e/%2e%2e/secret.txt",
        "/_wenzhai/explain/..%2f..%2fsite.json",
        "/etc/passwd",
        "/file:///etc/passwd",
    ];
    for target in targets {
        let answer = preview.ask(&format!(
            "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ));
        assert!([400, 404].contains(&answer.status), "{target}: {}", answer.status);
        let text = answer.text();
        assert!(
            !text.contains("sekret") && !text.contains("base_url") && !text.contains("root:"),
            "{target}: {text}"
        );
    }
    assert_eq!(preview.get("/zh/").status, 200, "and it is still there");
}

#[test]
fn a_head_without_end_is_not_read_for_ever() {
    let preview = Preview::of(&Project::base());
    let mut stream = preview.connect();
    let mut sent = stream.write_all(b"GET /zh/ HTTP/1.1\r\n");
    let line = format!("X-Filler: {}\r\n", "x".repeat(8 * 1024));
    for _ in 0..10_000 {
        sent = sent.and_then(|()| stream.write_all(line.as_bytes()));
    }
    assert!(sent.is_err(), "eighty megabytes of headers were taken");
    assert_eq!(preview.get("/zh/").status, 200);
}

/// Gives this process room for more open connections, as far as the system lets it.
fn make_room() {
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(4096, |most| most.min(4096));
    if limit.current.is_some_and(|current| current < wanted) {
        let raised = Rlimit {
            current: Some(wanted),
            maximum: limit.maximum,
        };
        setrlimit(Resource::Nofile, raised).expect("a limit can be raised to what is allowed");
    }
}

#[test]
fn a_thousand_open_connections_keep_nobody_out() {
    make_room();
    let preview = Preview::of(&Project::base());
    let upgrade = preview.upgrade("");
    let mut open = Vec::new();
    for n in 0..1000 {
        let mut stream = preview.connect();
        // Some say nothing, some stop in the middle, some ask and never read, some keep a socket.
        let said = match n % 4 {
            0 => "",
            1 => "GET /zh/ HTTP/1.1\r\nHost: 127",
            2 => &format!("GET /zh/ HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address),
            _ => &upgrade,
        };
        stream.write_all(said.as_bytes()).expect("the connection was accepted");
        open.push(stream);
    }
    assert_eq!(preview.get("/zh/reports/demo/").status, 200);
    let mut browser = preview.browser("/zh/reports/demo/");
    assert_eq!(browser.next_of("page")["path"], "/zh/reports/demo/");
    drop(open);
    assert_eq!(preview.get("/en/").status, 200);
}

#[test]
fn with_few_descriptors_the_oldest_idle_connections_give_way() {
    make_room();
    let project = Project::base();
    // A shell sets the limit that the preview then cannot raise.
    let preview = Preview::limited(project.root(), 200);
    let mut first = preview.browser("/zh/reports/demo/");
    first.next_of("page");
    let open: Vec<_> = (0..600).map(|_| preview.connect()).collect();
    assert_eq!(preview.get("/zh/").status, 200);
    let path = "content/reports/demo/zh.md";
    project.write(path, project.read(path).replace("当面商谈", "仍在收听").as_bytes());
    first.shows("仍在收听");
    drop(open);
}
