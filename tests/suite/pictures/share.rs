//! A page is shared by a picture of its own. The font is one that is not there, so that the tests
//! are the same on every machine; how words are set is tested where they are.

use crate::support::{Project, assert_same};
use wenzhai::model::lang::Lang;
use wenzhai::model::output::Content;
use wenzhai::model::picture::{SHARE_SIZE, share_image};
use wenzhai::model::route::Page;

fn sharing() -> Project {
    Project::base().edited(
        "site.yaml",
        "base_url:",
        "share_images: true\nshare_font: none.otf\nbase_url:",
    )
}

fn shared(project: &Project) -> Vec<String> {
    let files = project.render().into_iter().map(|file| file.path);
    files.filter(|path| path.ends_with("share.png")).collect()
}

#[test]
fn the_site_and_each_report_have_one_in_each_language_if_that_is_wanted() {
    assert_eq!(
        shared(&sharing()),
        [
            "en/reports/demo/share.png",
            "en/share.png",
            "zh/reports/demo/share.png",
            "zh/share.png"
        ]
    );
    assert!(shared(&Project::base()).is_empty(), "nothing is said, nothing is drawn");
}

#[test]
fn each_is_a_png_of_the_size_that_is_promised() {
    for file in sharing()
        .render()
        .iter()
        .filter(|file| file.path.ends_with("share.png"))
    {
        let Content::Bytes(bytes) = &file.content else {
            panic!("{} is no copy", file.path);
        };
        let image = image::load_from_memory(bytes).expect("it can be decoded");
        assert_eq!((image.width(), image.height()), (SHARE_SIZE.width, SHARE_SIZE.height));
        assert!(bytes.len() < 100_000, "{} has {} bytes", file.path, bytes.len());
    }
}

#[test]
fn every_page_is_told_of_a_picture_that_exists() {
    let project = sharing();
    let published = shared(&project);
    let checked = project.check();
    let site = checked.site.as_ref().expect("there is a site");
    let report = site.reports.keys().next().expect("there is a report");
    for lang in Lang::ALL {
        for page in [Page::Home, Page::Topics, Page::Report(report), Page::About] {
            let image = share_image(site, page, lang).expect("there is one");
            let path = image.path.trim_start_matches('/').to_owned();
            assert!(published.contains(&path), "{path}");
            assert_eq!(path.contains("reports"), matches!(page, Page::Report(_)), "{path}");
        }
    }
    let without = Project::base().check();
    let site = without.site.as_ref().expect("there is a site");
    assert_eq!(share_image(site, Page::Home, Lang::Zh), None);
}

#[test]
fn only_what_says_something_else_is_drawn_again() {
    let project = sharing();
    project.run(&["build"]).succeeds();
    let before = project.snapshot(".wenzhai/cache");
    let path = "content/reports/demo/en.md";
    let text = project.read(path);
    let (_, title) = text.split_once("title: ").expect("there is a title");
    let title = title.lines().next().expect("it has a line");
    let project = project.with(path, &text.replacen(title, "Another title", 1));
    project.run(&["build"]).succeeds();
    let mut after = project.snapshot(".wenzhai/cache");
    assert_eq!(after.len(), before.len() + 1);
    after.retain(|name, _| before.contains_key(name));
    assert_same(&before, &after, "what was kept");
}
