//! What was taken in when, and what came of it: which static files changed, which pages were
//! rebuilt and why, and which page was being edited.

use super::address::address_of;
use crate::fs;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};

/// How many updates are remembered one by one: an hour of steady work. A page that has not been
/// looked at for longer has been changed by more files than anybody would read the names of.
const UPDATES: usize = 1000;

/// How many files are named for one update: a branch switch is told by its first ones.
const NAMED: usize = 20;

/// When and why a page was last rebuilt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Built {
    /// Its address.
    pub page: String,
    /// Day and time, in Shanghai; nothing if it was not rendered yet.
    pub at: Option<String>,
    /// The version of the site that it was new in.
    pub version: u64,
    /// Files that had changed since it was rendered before, by path from the project's root, in
    /// order: empty if that was the first time.
    pub because: Vec<String>,
}

/// What was taken in at once.
#[derive(Debug)]
struct Taken {
    version: u64,
    changed: Vec<String>,
}

/// What has happened since the preview began.
#[derive(Debug, Default)]
pub(super) struct History {
    updates: VecDeque<Taken>,
    /// Static files that have changed, each with the version that it last changed in.
    assets: BTreeMap<String, u64>,
    /// Pages that have been rendered, by file, each with its hash and the version up to which it
    /// is known.
    pages: BTreeMap<String, (String, u64, Built)>,
    /// The page that was edited last, by file, and the version that shows it.
    edited: Option<(u64, String)>,
}

impl History {
    /// Notes an update: the project's files that changed, and static files of the site.
    pub(super) fn take_in(&mut self, version: u64, changed: &[String], assets: impl IntoIterator<Item = String>) {
        self.assets.extend(assets.into_iter().map(|asset| (asset, version)));
        if let Some(page) = edited_page(changed) {
            self.edited = Some((version, page));
        }
        if self.updates.len() == UPDATES {
            self.updates.pop_front();
        }
        self.updates.push_back(Taken {
            version,
            changed: changed.iter().take(NAMED).cloned().collect(),
        });
    }

    /// The files that have changed after a version, in order.
    pub(super) fn changed_since(&self, version: u64) -> Vec<String> {
        let later = self.updates.iter().filter(|taken| taken.version > version);
        let mut files: Vec<String> = later.flat_map(|taken| taken.changed.iter().cloned()).collect();
        files.sort();
        files.dedup();
        files
    }

    /// The static files that have changed after a version, in order.
    pub(super) fn assets_since(&self, version: u64) -> Vec<String> {
        let later = self.assets.iter().filter(|(_, changed)| **changed > version);
        later.map(|(path, _)| path.clone()).collect()
    }

    /// The page that was edited last, by file, if that was after a version.
    pub(super) fn edited_since(&self, version: u64) -> Option<&str> {
        let later = self.edited.as_ref().filter(|(edited, _)| *edited > version);
        later.map(|(_, page)| page.as_str())
    }

    /// Notes that a page was rendered.
    pub(super) fn rendered(&mut self, base: &str, file: &str, hash: &str, version: u64) {
        let because = match self.pages.get_mut(file) {
            Some((known, up_to, _)) if known == hash => {
                *up_to = version.max(*up_to);
                return;
            }
            Some((_, up_to, _)) if *up_to > version => return,
            Some((_, up_to, _)) => {
                let up_to = *up_to;
                self.changed_since(up_to)
            }
            None => Vec::new(),
        };
        let built = Built {
            page: address_of(base, file),
            at: Some(fs::now()),
            version,
            because: because.into_iter().take(NAMED).collect(),
        };
        self.pages.insert(file.to_owned(), (hash.to_owned(), version, built));
    }

    /// When and why a page was last rebuilt, by file.
    pub(super) fn built(&self, file: &str) -> Option<&Built> {
        self.pages.get(file).map(|(_, _, built)| built)
    }
}

/// The file of the one page that an update is about, if it is about one: a branch switch should
/// not lead anywhere. Where both languages changed it is the Chinese one, the record.
fn edited_page(changed: &[String]) -> Option<String> {
    let texts: Vec<(&str, &str)> = changed.iter().filter_map(|path| text_of_page(path)).collect();
    let (folder, _) = texts.first()?;
    if texts.iter().any(|(other, _)| other != folder) {
        return None;
    }
    let lang = texts.iter().map(|(_, lang)| *lang).max()?;
    let folder = folder.trim_start_matches("content").trim_start_matches('/');
    let slash = if folder.is_empty() { "" } else { "/" };
    Some(format!("{lang}/{folder}{slash}index.html"))
}

/// The folder and the language of a page's text.
fn text_of_page(path: &str) -> Option<(&str, &str)> {
    let (folder, name) = path.rsplit_once('/')?;
    let lang = name.strip_suffix(".md").filter(|lang| matches!(*lang, "zh" | "en"))?;
    folder.starts_with("content").then_some((folder, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(paths: &[&str]) -> Vec<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn a_page_that_is_edited_is_found() {
        let edited = |changed: &[&str]| edited_page(&paths(changed));
        assert_eq!(edited(&["content/zh.md"]).unwrap(), "zh/index.html");
        assert_eq!(edited(&["content/reports/x/en.md"]).unwrap(), "en/reports/x/index.html");
        assert_eq!(
            edited(&["content/about/en.md", "content/about/zh.md", "content/terms.yaml"]).unwrap(),
            "zh/about/index.html"
        );
        assert_eq!(edited(&["content/reports/x/en.md", "content/reports/y/en.md"]), None);
        assert_eq!(
            edited(&["content/terms.yaml", "site.yaml", "content/reports/x/chart.png"]),
            None
        );
    }

    #[test]
    fn a_page_is_rebuilt_because_of_what_changed_since() {
        let mut history = History::default();
        history.rendered("/", "zh/index.html", "a", 1);
        assert_eq!(history.built("zh/index.html").unwrap().because, paths(&[]));
        history.take_in(2, &paths(&["content/zh.md"]), ["style.css".to_owned()]);
        history.rendered("/", "zh/index.html", "a", 2);
        assert_eq!(history.built("zh/index.html").unwrap().version, 1, "it is the same");
        history.take_in(3, &paths(&["site.yaml"]), []);
        history.take_in(4, &paths(&["content/terms.yaml"]), []);
        history.rendered("/", "zh/index.html", "b", 4);
        let built = history.built("zh/index.html").unwrap();
        assert_eq!((built.version, built.page.as_str()), (4, "/zh/"));
        assert_eq!(built.because, paths(&["content/terms.yaml", "site.yaml"]));
        assert_eq!(history.assets_since(1), ["style.css"]);
        assert!(history.assets_since(2).is_empty());
        assert_eq!(history.edited_since(1), Some("zh/index.html"));
        assert_eq!(history.edited_since(2), None);
    }
}
