//! What the desk is answered with; what it shows in a browser is tested there.

use crate::support::{Preview, Project};

#[test]
fn a_page_is_asked_for_as_a_desk() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let desk = preview.get("/zh/reports/demo/?desk");
    assert_eq!(desk.status, 200);
    assert!(desk.text().contains("<wenzhai-desk>"), "{}", desk.text());
    assert!(!preview.get("/zh/reports/demo/").text().contains("<wenzhai-desk>"));
    assert!(
        !preview
            .get("/zh/reports/demo/?desktop")
            .text()
            .contains("<wenzhai-desk>")
    );
    assert_eq!(preview.get("/zh/reports/none/?desk").status, 404);
    for file in ["desk.css", "desk.js", "desk-marks.js"] {
        assert_eq!(preview.get(&format!("/_wenzhai/{file}")).status, 200, "{file}");
    }
}

#[test]
fn a_desk_is_told_as_json() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let desk = preview.get("/_wenzhai/desk.json?page=%2Fen%2Freports%2Fdemo%2F");
    assert_eq!(desk.status, 200);
    let desk = desk.json();
    assert_eq!(desk["id"], "demo");
    assert_eq!(desk["sides"]["en"]["file"], "content/reports/demo/en.md");
    assert_eq!(desk["tally"]["matched"], 1);
    assert_eq!(desk["rows"][2]["state"], "unrecorded");
    assert_eq!(desk["rows"][2]["sides"]["zh"]["id"], "progress");
    assert!(desk["version"].is_u64());
    assert_eq!(preview.get("/_wenzhai/desk.json?page=/zh/terms/").status, 404);
    assert_eq!(preview.get("/_wenzhai/desk.json").status, 404);
}

#[test]
fn a_save_is_on_the_desk_when_its_browser_is_told() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser("/en/reports/demo/");
    browser.next_of("findings");
    project.write(
        "content/reports/demo/en.md",
        project
            .read("content/reports/demo/en.md")
            .replace("[17](figure", "[71](figure")
            .as_bytes(),
    );
    browser.shows("71</a>");
    let desk = preview.get("/_wenzhai/desk.json?page=/en/reports/demo/").json();
    let figures = desk["figures"]["en"].as_array().expect("a list");
    let figure = figures
        .iter()
        .find(|figure| figure["words"] == "71")
        .expect("it is there");
    assert_eq!(figure["state"], "differing");
}
