//! What a browser is told when files are saved, in all the ways in which programs save.

use crate::support::{Preview, Project};
use std::fs::{self, OpenOptions};
use std::io::Write;

const ZH: &str = "content/reports/demo/zh.md";
const PAGE: &str = "/zh/reports/demo/";

fn with_words(project: &Project, words: &str) -> String {
    project.read(ZH).replace("当面商谈", words)
}

#[test]
fn a_save_is_told_however_it_is_made() {
    let project = Project::base();
    let original = project.read(ZH);
    let text = |words: &str| original.replace("当面商谈", words);
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    browser.shows("当面商谈");
    let path = project.path(ZH);

    fs::write(&path, text("在位改写")).expect("the file can be written");
    let message = browser.shows("在位改写");
    assert_eq!(message["edited"], serde_json::json!([ZH]));
    assert_eq!(message["path"], PAGE);

    let temporary = project.path("content/reports/demo/zh.md.x7f3a");
    fs::write(&temporary, text("改名覆盖")).expect("a file can be written");
    fs::rename(&temporary, &path).expect("a file can be renamed");
    browser.shows("改名覆盖");

    fs::rename(&path, project.path("content/reports/demo/zh.md~")).expect("a file can be renamed");
    fs::write(&path, text("先挪走旧的")).expect("a file can be written");
    browser.shows("先挪走旧的");

    fs::remove_file(&path).expect("a file can be removed");
    fs::write(&path, text("先删除旧的")).expect("a file can be written");
    browser.shows("先删除旧的");

    let mut file = OpenOptions::new()
        .write(true)
        .truncate(true)
        .open(&path)
        .expect("the file can be opened");
    for part in text("一点一点写").as_bytes().chunks(64) {
        file.write_all(part).expect("the file can be written");
        file.flush().expect("the file can be written");
    }
    drop(file);
    browser.shows("一点一点写");
}

#[test]
fn an_emptied_template_is_never_shown_empty() {
    let project = Project::base();
    let style = "themes/default/templates/report.html";
    let template = fs::read_to_string(crate::support::repository().join(style)).expect("the theme has it");
    assert!(template.contains("data-body"));
    project.write(style, template.as_bytes());
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    browser.next_of("page");
    for n in 0..20 {
        // First emptied and closed, as a shell does it, then written.
        fs::write(project.path(style), "").expect("the file can be emptied");
        let marked = template.replace("data-body", &format!("data-body data-n=\"{n}\""));
        fs::write(project.path(style), marked).expect("the file can be written");
    }
    loop {
        let message = browser.next_of("page");
        let html = message["html"].as_str().expect("a page is text");
        assert!(html.contains("data-body"), "an empty page was shown");
        if html.contains("data-n=\"19\"") {
            break;
        }
    }
}

#[test]
fn what_others_show_of_a_page_changes_with_it() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut home = preview.browser("/zh/");
    let mut list = preview.browser("/zh/reports/");
    let mut other = preview.browser("/en/reports/demo/");
    for browser in [&mut home, &mut list, &mut other] {
        browser.next_of("page");
    }
    let title = project.read(ZH).replace("临清市推动重点", "临清推动更多重点");
    project.write(ZH, title.as_bytes());
    home.shows("临清推动更多重点");
    list.shows("临清推动更多重点");
}

#[test]
fn a_page_that_goes_and_comes_back_is_told() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    browser.next_of("page");
    fs::rename(project.path("content/reports/demo"), project.path("demo")).expect("a folder can be moved away");
    assert_eq!(browser.next_of("gone")["path"], PAGE);
    assert_eq!(preview.get(PAGE).status, 404);
    fs::rename(project.path("demo"), project.path("content/reports/demo")).expect("a folder can be moved back");
    browser.shows("临清市");
    assert_eq!(preview.get(PAGE).status, 200);
    // What is in a folder that came back is watched.
    project.write(ZH, with_words(&project, "回来以后").as_bytes());
    browser.shows("回来以后");
}

#[test]
fn a_new_report_appears_where_it_is_waited_for() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser("/zh/reports/new/");
    assert_eq!(browser.next_of("gone")["path"], "/zh/reports/new/");
    for lang in ["zh", "en"] {
        let text = project.read(&format!("content/reports/demo/{lang}.md"));
        project.write(&format!("content/reports/new/{lang}.md"), text.as_bytes());
    }
    browser.shows("临清市");
    let text = project
        .read("content/reports/new/zh.md")
        .replace("当面商谈", "又改了一次");
    project.write("content/reports/new/zh.md", text.as_bytes());
    browser.shows("又改了一次");
}

#[test]
fn styles_and_pictures_are_told_as_assets() {
    let project = Project::base().with_bytes("content/reports/demo/chart.png", b"one");
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    browser.next_of("findings");
    // The folder of the project's own theme is new, too.
    // A style sheet that pages ask for is at another address then, which the page says.
    project.write("themes/default/static/style.css", b"body { color: red }");
    let page = browser.next_of("page");
    let html = page["html"].as_str().expect("a page is text");
    let (_, rest) = html
        .split_once("<link rel=\"stylesheet\" href=\"")
        .expect("it has a style sheet");
    let (address, _) = rest.split_once('"').expect("it ends");
    assert_eq!(preview.get(address).body, b"body { color: red }");
    // One that nobody asks for stays where it is.
    project.write("themes/default/static/own.css", b"body { color: blue }");
    let message = browser.next_of("asset");
    assert_eq!(message["paths"], serde_json::json!(["/own.css"]));
    assert_eq!(preview.get("/own.css").body, b"body { color: blue }");
    project.write("content/reports/demo/chart.png", b"two");
    let message = browser.next_of("asset");
    assert_eq!(message["paths"], serde_json::json!(["/reports/demo/chart.png"]));
    assert_eq!(preview.get("/reports/demo/chart.png").body, b"two");
}

#[test]
fn settings_that_are_replaced_are_taken_in() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser("/zh/");
    browser.next_of("page");
    let settings = project.read("site.yaml").replace("zh: 文摘", "zh: 政策文摘");
    project.write("site.yaml.new", settings.as_bytes());
    fs::rename(project.path("site.yaml.new"), project.path("site.yaml")).expect("a file can be renamed");
    browser.shows("政策文摘");
}

#[test]
fn many_files_at_once_end_in_the_newest_state() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser("/zh/reports/");
    browser.next_of("page");
    let (zh, en) = (project.read(ZH), project.read("content/reports/demo/en.md"));
    for n in 0..300 {
        let title = zh.replace("临清市推动", &format!("第{n}份：临清市推动"));
        project.write(&format!("content/reports/many-{n}/zh.md"), title.as_bytes());
        project.write(&format!("content/reports/many-{n}/en.md"), en.as_bytes());
        if n % 3 == 0 {
            // Files that are gone before they could be read.
            project.remove(&format!("content/reports/many-{n}"));
        }
    }
    let all = |html: &str| {
        (0..300)
            .filter(|n| n % 3 != 0)
            .all(|n| html.contains(&format!("many-{n}/")))
    };
    project.write(
        "content/reports/demo/zh.md",
        zh.replace("临清市推动", "最后：临清市推动").as_bytes(),
    );
    let mut pages = preview.browser("/sitemap.xml");
    // The list runs over several pages; the sitemap has them all.
    loop {
        let map = preview.get("/sitemap.xml").text();
        if all(&map) && !map.contains("many-0/") {
            break;
        }
        pages.next();
    }
}

#[test]
fn a_browser_that_comes_back_catches_up() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    let hash = browser.next_of("page")["hash"]
        .as_str()
        .expect("a hash is text")
        .to_owned();
    assert_eq!(preview.get(PAGE).header("etag"), Some(format!("\"{hash}\"").as_str()));
    // It has the newest: nothing is sent but findings.
    let mut same = preview.browser_with(PAGE, &hash);
    assert_eq!(same.next()["type"], "findings");
    drop(browser);
    project.write(ZH, with_words(&project, "不在的时候").as_bytes());
    same.shows("不在的时候");
    let mut back = preview.browser_with(PAGE, &hash);
    back.shows("不在的时候");
    // The same socket serves another page after navigation.
    back.watch("/en/", "");
    assert_eq!(back.next_of("page")["path"], "/en/");
}

#[test]
fn a_browser_that_talks_nonsense_is_put_up_with() {
    let project = Project::base();
    let preview = Preview::of(&project);
    let mut browser = preview.browser(PAGE);
    browser.next_of("findings");
    for nonsense in [
        "",
        "{",
        "[]",
        "{\"type\":\"dance\"}",
        "{\"type\":\"watch\"}",
        "{\"type\":\"watch\",\"path\":7}",
    ] {
        browser.send(nonsense);
    }
    browser.watch("/../../etc/passwd", "");
    assert_eq!(browser.next_of("gone")["path"], "/../../etc/passwd");
    browser.watch(PAGE, "");
    browser.shows("临清市");
}

#[test]
fn browsers_follow_the_page_that_is_edited() {
    let project = Project::base();
    let preview = Preview::with(project.root(), &["--port", "0", "--follow"]);
    let mut browser = preview.browser("/zh/");
    browser.next_of("findings");
    let en = "content/reports/demo/en.md";
    let text = project.read(en).replace("together", "face to face");
    project.write(en, text.as_bytes());
    assert_eq!(browser.next_of("follow")["path"], "/en/reports/demo/");
}
