//! `llms.txt` (llmstxt.org): what the digest is and where its texts and data are, for programs that
//! read on somebody's behalf.
//!
//! The convention wants one title, a quotation that sums up, and lists of links under headings of
//! the second level; a list called "Optional" may be left out by who has little room.

use super::markdown::{self, link, plain, report_link};
use super::view::{feed_path, summary};
use super::words::Words;
use crate::model::lang::{Both, Lang};
use crate::model::output::{Content, OutputFile};
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use std::fmt::Write as _;

/// The file.
pub fn llms(site: &Site, words: Both<&Words>) -> OutputFile {
    let mut out = String::new();
    let titles = Lang::ALL.map(|lang| plain(site.settings.title.get(lang)));
    let _ = writeln!(out, "# {}", titles.join(" · "));
    for (lang, text) in site.home.iter() {
        if let Some(text) = text {
            let _ = write!(out, "{}> {}\n", between(&out), plain(&summary(text, lang)));
        }
    }
    for lang in Lang::ALL {
        let _ = writeln!(out, "\n{}", plain(&words.get(lang).say("llms-note", &[])));
    }
    for lang in Lang::ALL {
        reports(&mut out, site, words.get(lang));
        topics(&mut out, site, words.get(lang));
    }
    data(&mut out, site, words);
    optional(&mut out, site, words);
    OutputFile {
        path: "llms.txt".to_owned(),
        content: Content::Bytes(out.into_bytes()),
    }
}

/// What stands before a line of the quotation: two of its paragraphs are one quotation.
fn between(before: &str) -> &'static str {
    let last = before.trim_end().rsplit('\n').next().unwrap_or_default();
    if last.starts_with('>') { ">\n" } else { "\n" }
}

fn entry(out: &mut String, link: &str, note: &str) {
    let _ = match note {
        "" => writeln!(out, "- {link}"),
        note => writeln!(out, "- {link}: {}", plain(note)),
    };
}

/// Reports that have a text in the language.
fn reports(out: &mut String, site: &Site, words: &Words) {
    let lang = words.lang;
    let _ = writeln!(out, "\n## {}\n", plain(&words.say("page-reports", &[])));
    for (key, report) in site.reports.iter() {
        if let Some(text) = report.texts.get(lang) {
            entry(out, &report_link(site, &text.title, (key, lang)), &summary(text, lang));
        }
    }
}

/// Topics and the page about the digest, as far as they have texts in the language.
fn topics(out: &mut String, site: &Site, words: &Words) {
    let pages = site.topics.keys().map(Page::Topic).chain([Page::About]);
    let pages: Vec<Page> = pages.collect();
    let routes = pages.into_iter().map(|page| Route::new(words.lang, page));
    let found = routes.filter_map(|route| {
        let path = markdown::path(site, route)?;
        let text = site.texts(route.page)?.get(route.lang).as_ref()?;
        Some((text, site.settings.absolute(&path)))
    });
    let _ = writeln!(out, "\n## {}\n", plain(&words.say("llms-topics", &[])));
    for (text, address) in found {
        entry(out, &link(&text.title, &address), &summary(text, words.lang));
    }
}

/// The files of figures, described in both languages.
fn data(out: &mut String, site: &Site, words: Both<&Words>) {
    let both = |key: &str| {
        let said = Lang::ALL.map(|lang| words.get(lang).say(key, &[]));
        said.join(" / ")
    };
    let _ = writeln!(out, "\n## {}\n", plain(&both("data-title")));
    for (file, note) in [
        ("figures.csv", "data-all"),
        ("figures.json", "data-all"),
        ("datapackage.json", "data-package"),
        ("schema.json", "data-schema"),
    ] {
        let address = site.settings.absolute(&format!("/data/{file}"));
        entry(out, &link(file, &address), &both(note));
    }
}

/// What changes, and the list of all pages.
fn optional(out: &mut String, site: &Site, words: Both<&Words>) {
    out.push_str("\n## Optional\n\n");
    for lang in Lang::ALL {
        let words = words.get(lang);
        let route = Route::new(lang, Page::Home);
        let title = words.say("feed-title", &[("site", site.settings.title.get(lang))]);
        for ending in ["xml", "json"] {
            let address = site.settings.absolute(&feed_path(site, route, ending));
            entry(out, &link(&title, &address), "");
        }
    }
    let sitemap = site.settings.absolute("/sitemap.xml");
    entry(out, &link("sitemap.xml", &sitemap), "");
}
