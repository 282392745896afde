//! A report and its source can be cited, on the page and from files.

use super::{Published, edition};
use crate::support::{Page, Project};
use biblatex::{Bibliography, ChunksExt, Entry, PermissiveType};
use serde_json::Value;
use std::collections::BTreeSet;
use wenzhai::model::date::Date;
use wenzhai::model::lang::Lang;
use wenzhai::model::site::Report;
use wenzhai::pipeline::Options;

const BASE: &str = "https://wenzhai.example/";

/// What CSL's schema (`csl-data.json`, 1.0.2) calls the variables and kinds that are used.
const VARIABLES: [&str; 8] = ["id", "type", "title", "author", "number", "issued", "URL", "language"];
const KINDS: [&str; 3] = ["report", "webpage", "document"];

struct Files {
    bib: Bibliography,
    json: Vec<Value>,
}

fn files(published: &Published, lang: Lang, id: &str) -> Files {
    let read = |name: &str| {
        let path = format!("{}/reports/{id}/{name}", lang.code());
        let bytes = published
            .files
            .get(&path)
            .unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8(bytes.clone()).expect("it is UTF-8")
    };
    let bib = read("cite.bib");
    Files {
        bib: Bibliography::parse(&bib).unwrap_or_else(|error| panic!("{error}: {bib}")),
        json: serde_json::from_str(&read("cite.json")).expect("it is a list of items"),
    }
}

/// Every report of a site with the language of a page that it has.
fn pages(published: &Published) -> Vec<(&Report, Lang)> {
    let reports = published.site().reports.values();
    let pages = reports.flat_map(|report| Lang::ALL.map(|lang| (report, lang)));
    pages
        .filter(|(report, lang)| report.texts.get(*lang).is_some())
        .collect()
}

fn text<'v>(item: &'v Value, variable: &str) -> &'v str {
    item[variable]
        .as_str()
        .unwrap_or_else(|| panic!("{variable} of {item}"))
}

fn field(entry: &Entry, name: &str) -> Option<String> {
    entry.get(name).map(ChunksExt::format_verbatim)
}

/// The whole of what is said of one thing in both files.
fn assert_alike(item: &Value, entry: &Entry) {
    for variable in item.as_object().expect("it is an object").keys() {
        assert!(VARIABLES.contains(&variable.as_str()), "{variable} of {item}");
    }
    assert!(KINDS.contains(&text(item, "type")), "{item}");
    assert_eq!(field(entry, "title").as_deref(), Some(text(item, "title")));
    let language = match text(item, "language") {
        "zh-CN" => "chinese",
        "en-GB" => "english",
        other => panic!("{other}"),
    };
    assert_eq!(field(entry, "langid").as_deref(), Some(language), "{item}");
    let author = item["author"][0]["literal"].as_str();
    let authors = entry.author().unwrap_or_default();
    let names: Vec<&str> = authors.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, author.into_iter().collect::<Vec<_>>(), "{item}");
    assert!(
        authors.iter().all(|person| person.given_name.is_empty()),
        "a body has no given name: {item}"
    );
    assert_eq!(entry.url().ok().as_deref(), item["URL"].as_str(), "{item}");
    assert_eq!(field(entry, "number").as_deref(), item["number"].as_str(), "{item}");
    let parts = item["issued"]["date-parts"][0].as_array();
    let numbers: Vec<u64> = parts.into_iter().flatten().filter_map(Value::as_u64).collect();
    let circa = item["issued"]["circa"].as_bool().unwrap_or_default();
    match entry.date() {
        Ok(PermissiveType::Typed(date)) => {
            let biblatex::DateValue::At(at) = date.value else {
                panic!("{item} is no span of time");
            };
            let at = [
                Some(at.year.unsigned_abs().into()),
                at.month.map(|m| u64::from(m) + 1),
                at.day.map(|d| u64::from(d) + 1),
            ];
            assert_eq!(numbers, at.into_iter().flatten().collect::<Vec<_>>(), "{item}");
            assert_eq!(date.approximate, circa, "{item}");
        }
        Ok(PermissiveType::Chunks(chunks)) => panic!("{chunks:?} is no date"),
        Err(_) => assert!(numbers.is_empty(), "{item}"),
    }
    assert_eq!(field(entry, "year"), numbers.first().map(u64::to_string), "{item}");
}

#[test]
fn both_files_of_every_report_say_the_same() {
    let mut keys = BTreeSet::new();
    for (report, lang) in pages(edition()) {
        let Files { bib, json } = files(edition(), lang, report.id.as_str());
        let ids: Vec<&str> = json.iter().map(|item| text(item, "id")).collect();
        let own = format!("{}-{}", report.id, lang.code());
        assert_eq!(ids, [report.id.as_str(), &own]);
        assert_eq!(bib.len(), json.len());
        for item in &json {
            assert_alike(item, bib.get(text(item, "id")).expect("the entry is there"));
        }
        let page = bib.get(&own).expect("the entry is there");
        assert_eq!(field(page, "related").as_deref(), Some(report.id.as_str()));
        keys.extend(ids.into_iter().map(str::to_owned));
    }
    assert_eq!(keys.len(), 3 * edition().site().reports.len());
}

#[test]
fn the_source_and_the_page_are_two_things() {
    let site = edition().site();
    for (report, lang) in pages(edition()) {
        let json = files(edition(), lang, report.id.as_str()).json;
        let [document, page] = json.as_slice() else {
            panic!("{}: {} items", report.id, json.len());
        };
        let title = report
            .source
            .title
            .as_ref()
            .expect("every source of the edition has a title");
        assert!(text(document, "title").starts_with(title.get(Lang::Zh).0), "{document}");
        assert!(text(document, "title").contains(title.get(lang).0), "{document}");
        assert_eq!(document["URL"].as_str(), report.source.url.as_deref());
        assert_eq!(text(document, "language"), "zh-CN");
        assert_eq!(text(page, "title"), report.text(lang).0.title);
        let address = format!("{BASE}{}/reports/{}/", lang.code(), report.id);
        assert_eq!(text(page, "URL"), address);
        assert_eq!(page["author"][0]["literal"], site.settings.title.get(lang).as_str());
    }
}

#[test]
fn dates_are_as_precise_as_they_are_known() {
    let issued = |id: &str| files(edition(), Lang::En, id).json[0]["issued"].to_string();
    // The source is not dated; that it tells of 2021 is.
    assert_eq!(
        issued("liaocheng-press-conference-2021"),
        r#"{"circa":true,"date-parts":[[2021]]}"#
    );
    assert_eq!(issued("shizhong-quality-2021"), r#"{"date-parts":[[2021,1,11]]}"#);
    let with = |published: &str| {
        let line = format!("published: {published}");
        let project = Project::base().edited("content/reports/demo/zh.md", "published: 2025-07-29", &line);
        let published = Published::of(project.root(), &Options::default());
        files(&published, Lang::Zh, "demo").json[0]["issued"].to_string()
    };
    assert_eq!(with("2021-XX-29"), r#"{"date-parts":[[2021]]}"#);
    assert_eq!(with("2021-03-XX"), r#"{"date-parts":[[2021,3]]}"#);
    // Of a decade nothing can be said, and the event was in 2023.
    assert_eq!(with("201X"), r#"{"circa":true,"date-parts":[[2023]]}"#);
}

/// The citations of a page in a style, the source's first.
fn cited<'p>(page: &'p Page, style: &str) -> Vec<&'p str> {
    let terms = page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, e)| e.name == "dt" && e.text.trim() == style);
    terms
        .map(|(at, term)| {
            let mut later = page.elements[at..].iter();
            let text = later.find(|e| e.name == "dd" && e.within == term.within);
            text.map(|e| e.text.as_str()).expect("a style has a text")
        })
        .collect()
}

#[test]
fn every_page_cites_both_in_both_styles() {
    for (report, lang) in pages(edition()) {
        let page = edition().page(&format!("{}/reports/{}/index.html", lang.code(), report.id));
        let address = format!("{BASE}{}/reports/{}/", lang.code(), report.id);
        let digest = edition().site().settings.title.get(lang);
        let title = report
            .source
            .title
            .as_ref()
            .expect("every source of the edition has a title");
        let year = report.published.as_ref().and_then(Date::known_year);
        let [document, own] = cited(page, "GB/T 7714")[..] else {
            panic!("{}: not two citations", page.path);
        };
        assert!(
            document.contains(&format!("{}[Z]. ", title.get(Lang::Zh).0)),
            "{document}"
        );
        assert!(
            own.contains(&format!("{}[EB/OL]. ", report.text(lang).0.title)),
            "{own}"
        );
        assert!(own.ends_with(&format!(" {address}.")), "{own}");
        let [document, own] = cited(page, "APA")[..] else {
            panic!("{}: not two citations", page.path);
        };
        let both = format!("{} [{}]", title.get(Lang::Zh).0, title.get(Lang::En).0);
        assert!(document.contains(&both), "{document}");
        if let Some(year) = year {
            assert!(document.contains(&format!("({year}, ")), "{document}");
        }
        let start = format!("{digest}. (n.d.). {}. {address}", report.text(lang).0.title);
        assert_eq!(own, start);
    }
}

#[test]
fn what_means_something_to_a_format_is_text() {
    let project = Project::base()
        .edited(
            "content/reports/demo/zh.md",
            "title: {zh: 临清市聚力能效升级, en: Linqing Focuses on Energy Efficiency}",
            "title: {zh: '100%_R&D{升级}~^\\#$', en: 'R&D <b>100%</b>'}\n  document_number: 临政发〔2023〕7号\n  url: https://a.example/x_y?a=%20&b=~#c",
        );
    let published = Published::of(project.root(), &Options::default());
    let Files { bib, json } = files(&published, Lang::Zh, "demo");
    assert_eq!(text(&json[0], "title"), "100%_R&D{升级}~^\\#$");
    assert_eq!(text(&json[0], "type"), "report");
    let entry = bib.get("demo").expect("the entry is there");
    assert_eq!(entry.url().ok().as_deref(), Some("https://a.example/x_y?a=%20&b=~#c"));
    assert_eq!(field(entry, "number").as_deref(), Some("临政发〔2023〕7号"));
    let page = published.page("zh/reports/demo/index.html");
    let [document, _] = cited(page, "GB/T 7714")[..] else {
        panic!("not two citations");
    };
    assert_eq!(
        document,
        "临清市政府. 100%_R&D{升级}~^\\#$: 临政发〔2023〕7号[Z/OL]. (2025-07-29). https://a.example/x_y?a=%20&b=~#c."
    );
}
