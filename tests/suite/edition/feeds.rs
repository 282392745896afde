//! Feeds hold the rules of their formats, and have the reports of their page with whole texts.

mod atom;
mod content;
mod json;

use super::{Published, edition};
use crate::support::{Project, Xml};
use content::text_of;
use serde_json::Value;
use std::collections::BTreeSet;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::Options;

const BASE: &str = "https://wenzhai.example/";

/// What a rule says of a feed that breaks it.
type Verdict = Result<(), String>;

fn holds(is_so: bool, reason: impl FnOnce() -> String) -> Verdict {
    if is_so { Ok(()) } else { Err(reason()) }
}

/// The feeds of a site, by their paths without the ending: those of both languages, of every topic
/// and of every place.
fn stems(published: &Published) -> Vec<String> {
    let site = published.site();
    let topics = site.topics.values().map(|topic| format!("topics/{}/", topic.id));
    let regions = site.regions.values().map(|region| format!("regions/{}/", region.id));
    let folders: Vec<String> = [String::new()].into_iter().chain(topics).chain(regions).collect();
    let in_lang = |lang: Lang| {
        folders
            .iter()
            .map(move |folder| format!("{}/{folder}feed", lang.code()))
    };
    Lang::ALL.into_iter().flat_map(in_lang).collect()
}

fn atom_of(published: &Published, stem: &str) -> Xml {
    let path = format!("{stem}.xml");
    Xml::read(&path, &published.files[&path])
}

fn json_of(published: &Published, stem: &str) -> Value {
    let path = format!("{stem}.json");
    serde_json::from_slice(&published.files[&path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Holds every feed of a site against every rule; says how many entries there were.
fn assert_valid(published: &Published, base: &str) -> usize {
    let mut broken = Vec::new();
    let mut entries = 0;
    for stem in stems(published) {
        let feed = atom::Feed {
            address: format!("{base}{stem}.xml"),
            root: atom_of(published, &stem),
        };
        entries += feed.root.all("entry").count();
        for (rule, check) in atom::RULES {
            broken.extend(check(&feed).err().map(|reason| format!("{stem}.xml: {rule}: {reason}")));
        }
        let feed = json::Feed {
            address: format!("{base}{stem}.json"),
            root: json_of(published, &stem),
        };
        for (rule, check) in json::RULES {
            broken.extend(
                check(&feed)
                    .err()
                    .map(|reason| format!("{stem}.json: {rule}: {reason}")),
            );
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    entries
}

#[test]
fn every_feed_of_the_edition_is_valid() {
    let entries = assert_valid(edition(), BASE);
    assert!(entries > 60, "only {entries} entries");
}

#[test]
fn every_feed_of_a_site_in_a_folder_is_valid() {
    let base = "https://example.org/digest/2026/";
    let options = Options {
        base_url: Some(base.to_owned()),
        ..Options::default()
    };
    assert_valid(&Published::of(Project::base().root(), &options), base);
}

#[test]
fn there_are_no_other_feeds() {
    let wanted: BTreeSet<String> = stems(edition())
        .into_iter()
        .flat_map(|stem| [format!("{stem}.xml"), format!("{stem}.json")])
        .collect();
    let is_feed = |path: &&String| path.ends_with("feed.xml") || path.ends_with("feed.json");
    let found: BTreeSet<String> = edition().files.keys().filter(is_feed).cloned().collect();
    assert_eq!(found, wanted);
}

/// The addresses of reports of a feed, in its order.
fn listed(published: &Published, stem: &str) -> Vec<String> {
    let feed = atom_of(published, stem);
    let ids = feed.all("entry").filter_map(|entry| entry.text_of("id"));
    ids.map(str::to_owned).collect()
}

#[test]
fn a_feed_has_the_reports_of_its_page_newest_first() {
    let site = edition().site();
    for lang in Lang::ALL {
        let of = |keys: &mut dyn Iterator<Item = usize>| -> Vec<String> {
            let all: Vec<_> = site.reports.values().collect();
            keys.map(|at| format!("{BASE}{}/reports/{}/", lang.code(), all[at].id))
                .collect()
        };
        let all = of(&mut (0..site.reports.len()));
        assert_eq!(listed(edition(), &format!("{}/feed", lang.code())), all);
        for topic in site.topics.values() {
            let stem = format!("{}/topics/{}/feed", lang.code(), topic.id);
            let own = of(&mut topic.reports.iter().map(|key| key.position()));
            assert_eq!(listed(edition(), &stem), own);
        }
        for region in site.regions.values() {
            let stem = format!("{}/regions/{}/feed", lang.code(), region.id);
            let own = of(&mut region.reports.iter().map(|key| key.position()));
            assert_eq!(listed(edition(), &stem), own);
        }
    }
}

#[test]
fn both_formats_say_the_same() {
    for stem in stems(edition()) {
        let atom = atom_of(edition(), &stem);
        let json = json_of(edition(), &stem);
        assert_eq!(atom.text_of("title"), json["title"].as_str(), "{stem}");
        let entries: Vec<&Xml> = atom.all("entry").collect();
        let items = json["items"].as_array().expect("there are items");
        assert_eq!(entries.len(), items.len(), "{stem}");
        for (entry, item) in entries.into_iter().zip(items) {
            for (element, key) in [
                ("id", "id"),
                ("title", "title"),
                ("summary", "summary"),
                ("content", "content_html"),
                ("published", "date_published"),
                ("updated", "date_modified"),
            ] {
                assert_eq!(entry.text_of(element), item[key].as_str(), "{stem}: {key}");
            }
            let labels: Vec<&str> = entry.all("category").filter_map(|topic| topic.get("label")).collect();
            let tags: Vec<&str> = item["tags"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            assert_eq!(labels, tags, "{stem}");
        }
    }
}

#[test]
fn a_feed_has_the_whole_text_of_each_report() {
    let mut count = 0;
    for report in edition().site().reports.values() {
        for lang in Lang::ALL {
            let page = edition().page(&format!("{}/reports/{}/index.html", lang.code(), report.id));
            let body = page.having("data-body").next().expect("a report has a body");
            let feed = json_of(edition(), &format!("{}/feed", lang.code()));
            let address = format!("{BASE}{}/reports/{}/", lang.code(), report.id);
            let mut items = feed["items"].as_array().into_iter().flatten();
            let item = items
                .find(|item| item["id"] == address.as_str())
                .expect("it is in the feed");
            let content = item["content_html"].as_str().expect("it has a text");
            assert_eq!(text_of(content), body.text.trim_end(), "{address}");
            count += 1;
        }
    }
    assert!(count >= 28, "only {count} texts were compared");
}

#[test]
fn a_feed_leads_to_pages_and_is_found_from_them() {
    for page in edition().pages.iter().filter(|page| page.path.contains('/')) {
        let lang = page.path.split('/').next().expect("it is in a language's folder");
        // The parts of a list have the feed of the whole.
        let folder = page.path.split("page/").next().unwrap_or_default();
        // A list of all reports that is narrowed to a topic or a place has that one's.
        let narrowed: Vec<&str> = folder.trim_end_matches("index.html").split('/').collect();
        let own = match narrowed.as_slice() {
            [lang, "reports", of @ ("topic" | "region"), id, ""] => format!("{lang}/{of}s/{id}/feed"),
            _ => format!("{}feed", folder.trim_end_matches("index.html")),
        };
        let stem = if edition().files.contains_key(&format!("{own}.xml")) {
            own
        } else {
            format!("{lang}/feed")
        };
        for (kind, ending) in [("application/atom+xml", "xml"), ("application/feed+json", "json")] {
            let hrefs = page.links("alternate").filter(|link| link.get("type") == Some(kind));
            let hrefs: Vec<_> = hrefs.map(|link| link.get("href")).collect();
            let wanted = format!("/{stem}.{ending}");
            assert_eq!(hrefs, [Some(wanted.as_str())], "{}", page.path);
        }
    }
}

/// A report whose text has everything that a page can do and a feed cannot, beside one that is in
/// English only.
fn with_everything() -> Published {
    let text = Project::base().read("content/reports/demo/zh.md");
    let more = "\n## 小节 {#own}\n\n见[上文](#progress)、[报告](report:demo#own)、[](term:chain-chief-system)、[](figure:key-users)、[表](scan.pdf \"题\")、[外](https://example.org/?a=1&b=2)。脚注[^1]。![图](图 1.png)\n\n- 甲乙\n\n| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |\n\n```yaml\na: <b>\n```\n\n[^1]: 注 <script>alert(1)</script>。\n";
    let more = more.replace("(图 1.png)", "(<图 1.png>)");
    let english = "---\ntitle: Only here\nsummary: Not in Chinese.\npublished: 2025-07-30\nregion: linqing\ntopics: [dual-carbon]\nsource: {publisher: City}\n---\n\nText.\n";
    let bare = "---\ntitle: 只有摘要\nsummary: 没有正文。\nregion: linqing\ntopics: []\nsource: {publisher: 市}\n---\n";
    let project = Project::base()
        .with("content/reports/demo/zh.md", &format!("{text}{more}"))
        .with_bytes("content/reports/demo/图 1.png", b"\x89PNG")
        .with_bytes("content/reports/demo/scan.pdf", b"%PDF-1.4")
        .with("content/reports/other/en.md", english)
        .with("content/reports/bare/zh.md", bare);
    Published::of(project.root(), &Options::default())
}

#[test]
fn a_feed_of_texts_with_everything_is_valid() {
    let published = with_everything();
    assert!(assert_valid(&published, BASE) >= 6);
    let feed = json_of(&published, "zh/feed");
    let items = feed["items"].as_array().expect("there are items");
    let content = |id: &str| {
        let mut items = items.iter();
        let item = items.find(|item| item["id"].as_str().is_some_and(|own| own.ends_with(id)));
        item.expect("it is in the feed").clone()
    };
    let demo = content("/reports/demo/")["content_html"].to_string();
    for part in [
        "https://wenzhai.example/zh/reports/demo/#progress",
        "https://wenzhai.example/zh/reports/demo/#own",
        "https://wenzhai.example/zh/reports/demo/#fn-1",
        "https://wenzhai.example/zh/reports/demo/#figure-key-users",
        "https://wenzhai.example/reports/demo/scan.pdf",
        "https://wenzhai.example/reports/demo/%E5%9B%BE%201.png",
        "&lt;script&gt;",
    ] {
        assert!(demo.contains(part), "no {part} in {demo}");
    }
    // What has no text is there with its summary, and with a day although it has none.
    let bare = content("/reports/bare/");
    assert_eq!(bare["content_text"], "没有正文。");
    assert!(bare["content_html"].is_null());
    assert_eq!(bare["date_published"], "1970-01-01T00:00:00+08:00");
}

#[test]
fn a_feed_says_which_language_each_part_is_in() {
    let published = with_everything();
    let feed = atom_of(&published, "zh/feed");
    let langs: Vec<_> = feed
        .all("entry")
        .map(|entry| (entry.get("xml:lang"), entry.text_of("title")))
        .collect();
    assert_eq!(feed.get("xml:lang"), Some("zh-Hans"));
    assert!(langs.contains(&(Some("en"), Some("Only here"))), "{langs:?}");
    assert!(langs.contains(&(Some("zh-Hans"), Some("只有摘要"))), "{langs:?}");
    // The labels of topics are in the language of the feed.
    for topic in feed.all("entry").flat_map(|entry| entry.all("category")) {
        assert_eq!(
            (topic.get("xml:lang"), topic.get("label")),
            (Some("zh-Hans"), Some("双碳"))
        );
    }
    let items = json_of(&published, "zh/feed");
    let mut items = items["items"].as_array().into_iter().flatten();
    let english = items
        .find(|item| item["title"] == "Only here")
        .expect("it is in the feed");
    assert_eq!(english["language"], "en");
    assert_eq!(english["content_html"], "<p>Text.</p>\n");
}

#[test]
fn a_correction_is_an_update() {
    let text = Project::base().read("content/reports/demo/zh.md");
    let changes = "changes:\n  - {date: 2025-08-01, note: {zh: 改, en: Mended}}\n---\n";
    let project = Project::base().with(
        "content/reports/demo/zh.md",
        &text.replacen("\n---\n", &format!("\n{changes}"), 1),
    );
    let published = Published::of(project.root(), &Options::default());
    let feed = atom_of(&published, "en/feed");
    let entry = feed.all("entry").next().expect("there is one");
    assert_eq!(entry.text_of("updated"), Some("2025-08-01T00:00:00+08:00"));
    assert_ne!(entry.text_of("published"), entry.text_of("updated"));
    assert_eq!(feed.text_of("updated"), entry.text_of("updated"));
}
