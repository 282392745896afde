//! What is served is what a build would publish.

use crate::support::{Preview, Project, snapshot};

/// The one line that follows every page.
fn script(hash: &str) -> String {
    format!("<script src=\"/_wenzhai/preview.js\" data-hash=\"{hash}\" defer></script>\n")
}

#[test]
fn every_file_is_the_one_that_a_build_writes() {
    let project = Project::of_edition();
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let output = elsewhere.path().join("public");
    let output = output.to_str().expect("the folder's name is UTF-8");
    project.run(&["build", "--output", output]).succeeds();
    let preview = Preview::of(&project);
    let built = snapshot(elsewhere.path().join("public").as_path());
    assert!(built.len() > 100, "{}", built.len());
    for (path, bytes) in &built {
        if path.starts_with('.') {
            continue;
        }
        let address = path.strip_suffix("index.html").unwrap_or(path);
        let answer = preview.get(&format!("/{address}"));
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        let tag = answer
            .header("etag")
            .expect("every file has a tag")
            .trim_matches('"')
            .to_owned();
        let mut expected = bytes.clone();
        if crate::support::has_ending(path, "html") {
            expected.extend(script(&tag).bytes());
        }
        assert!(answer.body == expected, "{path} differs");
    }
}

#[test]
fn addresses_are_answered_as_a_web_server_does() {
    let project = Project::base().with_bytes("content/reports/demo/图 1.png", b"png");
    let preview = Preview::of(&project);
    let folder = preview.get("/zh/reports/demo?x=1");
    assert_eq!(
        (folder.status, folder.header("location")),
        (302, Some("/zh/reports/demo/?x=1"))
    );
    let page = preview.get("/zh/reports/demo/?x=1");
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    for (path, lang) in [("/zh/nothing/", "zh-hans"), ("/en/nothing/", "en")] {
        let missing = preview.get(path);
        assert_eq!(missing.status, 404, "{path}");
        assert!(
            missing
                .text()
                .to_lowercase()
                .contains(&format!("<html lang=\"{lang}\"")),
            "{path}"
        );
        assert!(
            missing.text().ends_with("defer></script>\n"),
            "it comes to life when the page is made"
        );
    }
    assert_eq!(preview.get("/nothing").status, 404);
    let picture = preview.get("/reports/demo/%E5%9B%BE%201.png");
    assert_eq!(
        (picture.status, picture.header("content-type")),
        (200, Some("image/png"))
    );
    assert_eq!(picture.body, b"png");
    let style = preview.get(&style_of(&preview, "/zh/"));
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(
        preview.get("/zh/feed.xml").header("content-type"),
        Some("application/xml; charset=utf-8")
    );
    assert_eq!(
        preview.get("/_wenzhai/preview.js").header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    assert_eq!(preview.get("/_wenzhai/nothing").status, 404);
}

/// The address of the style sheet of the page at an address.
fn style_of(preview: &Preview, path: &str) -> String {
    let html = preview.get(path).text();
    let link = html.split_once("<link rel=\"stylesheet\" href=\"");
    let address = link.and_then(|(_, rest)| rest.split_once('"'));
    address.expect("the page has a style sheet").0.to_owned()
}

#[test]
fn only_reading_is_possible() {
    let preview = Preview::of(&Project::base());
    let host = &preview.address;
    let head = preview.ask(&format!(
        "HEAD /zh/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    ));
    let whole = preview.get("/zh/");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.header("content-length"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let request =
            format!("{method} /zh/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        let answer = preview.ask(&request);
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, Some("get, head")),
            "{method}"
        );
    }
}

#[test]
fn a_site_in_a_folder_of_another_is_served_there() {
    let project = Project::base().edited("site.yaml", "wenzhai.example/", "wenzhai.example/digest/");
    let preview = Preview::of(&project);
    assert!(preview.line.ends_with("/digest/\n"), "{}", preview.line);
    for path in ["/", "/digest"] {
        let answer = preview.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (302, Some("/digest/")),
            "{path}"
        );
    }
    assert_eq!(preview.get("/digest/zh/").status, 200);
    assert_eq!(preview.get("/zh/").status, 404);
    assert_eq!(preview.get(&style_of(&preview, "/digest/zh/")).status, 200);
    let mut browser = preview.browser("/digest/zh/");
    let page = browser.next_of("page");
    assert_eq!(page["path"], "/digest/zh/");
    assert!(
        page["html"]
            .as_str()
            .expect("a page is text")
            .contains("href=\"/digest/style.")
    );
}

#[test]
fn drafts_are_shown() {
    let project = Project::base().edited("content/reports/demo/zh.md", "published:", "draft: true\npublished:");
    let preview = Preview::of(&project);
    assert_eq!(preview.get("/zh/reports/demo/").status, 200);
}

#[test]
fn what_the_browser_needs_is_served_as_json() {
    let project = Project::base().edited("content/reports/demo/en.md", "[17]", "[71]");
    let preview = Preview::with(
        project.root(),
        &["--port", "0", "--follow", "--editor", "x://{path}", "--locale", "zh"],
    );
    let config = preview.get("/_wenzhai/config.json").json();
    let root = project.root().to_str().expect("the folder's name is UTF-8");
    assert_eq!(
        (
            config["root"].as_str(),
            config["editor"].as_str(),
            config["locale"].as_str(),
            config["follow"].as_bool()
        ),
        (Some(root), Some("x://{path}"), Some("zh"), Some(true))
    );
    let explained = preview.get("/_wenzhai/explain/FG004.json").json();
    assert_eq!(explained["code"], "FG004");
    assert_eq!(preview.get("/_wenzhai/explain/XX000.json").status, 404);
    let findings = preview.get("/_wenzhai/findings.json").json();
    let codes: Vec<_> = findings
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| &finding["code"])
        .collect();
    assert!(codes.iter().any(|code| *code == "FG004"), "{codes:?}");
}

#[test]
fn nothing_is_written_into_the_project() {
    let project = Project::base();
    let state = || {
        let files = project.snapshot("");
        let times = files.keys().map(|path| {
            let metadata = std::fs::metadata(project.path(path)).expect("the file is there");
            metadata.modified().expect("files have times")
        });
        let times: Vec<_> = times.collect();
        (files, times)
    };
    let before = state();
    let preview = Preview::of(&project);
    assert_eq!(preview.get("/zh/reports/demo/").status, 200);
    preview.browser("/zh/").next_of("findings");
    assert_eq!(preview.get("/_wenzhai/findings.json").status, 200);
    preview.beside(&project, &["explain", "demo"]);
    preview.end(rustix::process::Signal::INT);
    assert!(before == state(), "something was written");
}
