//! The digest that this repository publishes, page by page.

mod addresses;
mod assets;
mod bodies;
mod charts;
mod cite;
mod content;
mod crawl;
mod data;
mod feeds;
mod filters;
mod heads;
mod key_figures;
mod language;
mod linked;
mod links;
mod markdown;
mod one_language;
mod order;
mod parallel;
mod pins;
mod places;
mod sources;
mod spoken;
mod targets;

use crate::support::{Page, Snapshot, has_ending, repository, shown};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use wenzhai::model::input::Input;
use wenzhai::model::output::Content;
use wenzhai::model::site::Site;
use wenzhai::pipeline::{self, Checked, Options};

/// A site with all that it publishes.
struct Published {
    checked: Checked,
    files: Snapshot,
    pages: Vec<Page>,
}

impl Published {
    /// Checks and renders the project at `root`.
    fn of(root: &Path, options: &Options) -> Self {
        let input = pipeline::load(root).expect("the project can be read");
        Self::of_input(root, input, options)
    }

    /// The same of files that were read.
    fn of_input(root: &Path, input: Input, options: &Options) -> Self {
        let checked = pipeline::check(input, options);
        let rendered = pipeline::render(&checked);
        let rendered = rendered.unwrap_or_else(|more| panic!("{:#?}{:#?}", shown(&checked.findings), shown(&more)));
        let files: Snapshot = rendered
            .into_iter()
            .map(|file| match file.content {
                Content::Bytes(bytes) => (file.path, bytes),
                Content::CopyOf(path) => (file.path, fs::read(root.join(path)).expect("an attachment can be read")),
            })
            .collect();
        let html = files.iter().filter(|(path, _)| has_ending(path, "html"));
        let pages = html.map(|(path, bytes)| Page::read(path, bytes)).collect();
        Self { checked, files, pages }
    }

    fn site(&self) -> &Site {
        self.checked.site.as_ref().expect("the settings can be read")
    }

    fn page(&self, path: &str) -> &Page {
        let page = self.pages.iter().find(|page| page.path == path);
        page.unwrap_or_else(|| panic!("there is no page {path}"))
    }
}

/// The edition, made once for all tests.
fn edition() -> &'static Published {
    static EDITION: OnceLock<Published> = OnceLock::new();
    EDITION.get_or_init(|| Published::of(&repository(), &Options::default()))
}
