//! Pages as Markdown say what the pages say.

use super::{Published, edition};
use crate::support::{Page, Project, Random, has_ending};
use percent_encoding::percent_decode_str;
use std::collections::BTreeSet;
use wenzhai::model::lang::Lang;
use wenzhai::model::route::Page as Route;
use wenzhai::pipeline::{Options, Surroundings};

const BASE: &str = "https://wenzhai.example/";

/// The texts of a site as Markdown: path without the file's name, and text.
fn texts(published: &Published) -> Vec<(&str, &str)> {
    let files = published.files.iter().filter(|(path, _)| has_ending(path, "md"));
    files
        .map(|(path, bytes)| {
            let folder = path.strip_suffix("index.md").expect("it lies beside its page");
            (folder, std::str::from_utf8(bytes).expect("it is UTF-8"))
        })
        .collect()
}

/// The HTML that this Markdown is, read by the site's own renderer and by nothing of the site.
fn rendered(folder: &str, text: &str) -> Page {
    let lang = Lang::from_code(&folder[..2]).expect("it is in a language's folder");
    let fragment = Surroundings::nothing().fragment("index.md", text.to_owned(), lang);
    let html = fragment.html.expect("it can be rendered");
    Page::read(folder, format!("<div>{html}</div>").as_bytes())
}

/// The summary of a page: a report's page may show it in two places.
fn summary<'p>(published: &'p Published, folder: &str) -> &'p str {
    let site = published.site();
    let parts: Vec<&str> = folder.split('/').collect();
    let (lang, page) = match parts.as_slice() {
        [lang, ""] => (lang, Route::Home),
        [lang, "about", ""] => (lang, Route::About),
        [lang, "topics", id, ""] => (lang, Route::Topic(site.topics.key(id).expect("it is a topic"))),
        [lang, "reports", id, ""] => (lang, Route::Report(site.reports.key(id).expect("it is a report"))),
        _ => panic!("{folder} is no page with a text"),
    };
    let lang = Lang::from_code(lang).expect("it is in a language's folder");
    let text = site.texts(page).and_then(|texts| texts.get(lang).as_ref());
    &text.expect("it has a text").summary
}

/// Holds every text of a site against its page; says how many there were.
fn assert_same_text(published: &Published) -> usize {
    let texts = texts(published);
    for (folder, text) in &texts {
        let page = published.page(&format!("{folder}index.html"));
        let body = page.having("data-body").next().map_or("", |body| body.text.as_str());
        let lead = summary(published, folder);
        let begins = format!("{}\n{lead}\n{}", page.the("h1").text, body.trim_end_matches('\n'));
        let read = rendered(folder, text);
        let read = read.elements[0].text.as_str();
        assert!(
            read.starts_with(begins.trim_end_matches('\n')),
            "{folder}: the page says\n{begins}\n\nand its Markdown\n{read}\n\nof\n{text}"
        );
    }
    texts.len()
}

#[test]
fn the_texts_of_the_edition_are_those_of_its_pages() {
    let count = assert_same_text(edition());
    assert_eq!(count, 2 * (14 + 3 + 2));
}

#[test]
fn every_text_is_found_from_its_page() {
    let texts: BTreeSet<String> = texts(edition())
        .into_iter()
        .map(|(folder, _)| format!("/{folder}index.md"))
        .collect();
    let mut linked = BTreeSet::new();
    for page in &edition().pages {
        let links = page
            .links("alternate")
            .filter(|link| link.get("type") == Some("text/markdown"));
        for link in links {
            let own = format!("/{}", page.path.replace("index.html", "index.md"));
            assert_eq!(link.get("href"), Some(own.as_str()), "{}", page.path);
            assert!(linked.insert(own), "{}: named twice", page.path);
        }
    }
    assert_eq!(linked, texts);
}

/// Every address of the links of a text.
fn hrefs(page: &Page) -> impl Iterator<Item = &str> {
    page.elements
        .iter()
        .filter_map(|element| element.get("href").or(element.get("src")))
}

/// Whether an address of the site leads to a file and, if it names one, to an element of a page.
fn leads_somewhere(published: &Published, address: &str) -> bool {
    let Some(inner) = address.strip_prefix(BASE) else {
        return true;
    };
    let inner = percent_decode_str(inner).decode_utf8_lossy();
    let (place, fragment) = inner
        .split_once('#')
        .map_or((&*inner, None), |(place, id)| (place, Some(id)));
    let file = if place.ends_with('/') {
        format!("{place}index.html")
    } else {
        place.to_owned()
    };
    published.files.contains_key(&file)
        && fragment.is_none_or(|id| {
            published
                .page(&file)
                .having("id")
                .any(|element| element.get("id") == Some(id))
        })
}

#[test]
fn links_are_whole_addresses_that_lead_somewhere() {
    let mut count = 0;
    for (folder, text) in texts(edition()) {
        let page = rendered(folder, text);
        for address in hrefs(&page) {
            count += 1;
            assert!(
                address.starts_with("https://") || address.starts_with("http://"),
                "{folder}: {address}"
            );
            assert!(leads_somewhere(edition(), address), "{folder}: {address} leads nowhere");
        }
    }
    assert!(count > 1_500, "only {count} links");
}

#[test]
fn figures_stand_in_a_table_with_their_wording() {
    let mut count = 0;
    for report in edition().site().reports.values() {
        for lang in Lang::ALL {
            let folder = format!("{}/reports/{}/", lang.code(), report.id);
            let text = String::from_utf8_lossy(&edition().files[&format!("{folder}index.md")]);
            let page = rendered(&folder, &text);
            let html = edition().page(&format!("{folder}index.html"));
            for figure in &report.figures {
                let address = format!("{BASE}{folder}#figure-{}", figure.id);
                // Texts have tables with figures, too: that of all figures is the last.
                let rows = page
                    .elements
                    .iter()
                    .enumerate()
                    .rev()
                    .filter(|(_, row)| row.name == "tr");
                let row = rows.into_iter().find_map(|(at, row)| {
                    let mut links = page.named("a").filter(|link| link.within.contains(&at));
                    links
                        .find(|link| link.get("href") == Some(&address))
                        .map(|link| (row, link))
                });
                let (row, link) = row.unwrap_or_else(|| panic!("{folder}: {} is in no row", figure.id));
                assert!(row.text.contains(&figure.wording), "{folder}: {}", row.text);
                let id = format!("figure-{}", figure.id);
                let of_page = html.having("id").find(|element| element.get("id") == Some(&id));
                let of_page = of_page.expect("the page has it");
                assert!(
                    of_page.text.contains(&link.text),
                    "{folder}: {} is not what the page prints",
                    link.text
                );
                count += 1;
            }
        }
    }
    assert!(count > 800, "only {count} figures");
}

#[test]
fn what_stands_in_front_says_where_it_comes_from() {
    for report in edition().site().reports.values() {
        for lang in Lang::ALL {
            let path = format!("{}/reports/{}/index.md", lang.code(), report.id);
            let text = String::from_utf8_lossy(&edition().files[&path]);
            let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
            let (front, _) = front.expect("it has front matter");
            let front: serde_json::Value =
                serde_yaml::from_str(front).unwrap_or_else(|error| panic!("{path}: {error}"));
            let (page, _) = report.text(lang);
            let address = |lang: Lang| format!("{BASE}{}/reports/{}/", lang.code(), report.id);
            assert_eq!(front["title"], page.title.as_str(), "{path}");
            assert_eq!(front["language"], lang.tag(), "{path}");
            assert_eq!(front["address"], address(lang), "{path}");
            assert_eq!(
                front["translation"],
                format!("{}index.md", address(lang.other())),
                "{path}"
            );
            let date = |date: &Option<wenzhai::model::date::Date>| date.as_ref().map(ToString::to_string);
            let said = |value: &serde_json::Value| value.as_str().map(str::to_owned);
            assert_eq!(said(&front["published"]), date(&report.published), "{path}");
            assert_eq!(said(&front["event"]), date(&report.event), "{path}");
            let source = &front["source"];
            assert_eq!(said(&source["address"]), report.source.url, "{path}");
            assert_eq!(
                said(&source["document_number"]),
                report.source.document_number,
                "{path}"
            );
            let publisher = report
                .source
                .publisher
                .as_ref()
                .map(|names| names.get(lang).0.to_owned());
            assert_eq!(said(&source["publisher"]), publisher, "{path}");
        }
    }
}

/// Pieces of Markdown, each hard in its own way.
const PIECES: &[&str] = &[
    "[](figure:key-users)",
    "[17](figure:key-users)",
    "[](figure:demo#key-users)",
    "[](term:chain-chief-system)",
    "**[甲](term:chain-chief-system)**乙",
    "[](report:demo)",
    "[](report:demo#progress)",
    "[](topic:dual-carbon \"a \\\"题\\\" & b\")",
    "[`code ] here`](region:linqing)",
    "[a\\]b](region:linqing)",
    "[*强*调](region:linqing)",
    "[甲\n乙](region:linqing)",
    "[参见][ref]",
    "[ref][]",
    "[ref]",
    "[外][out]",
    "[上](#progress)",
    "[文件](scan.pdf)",
    "![图](scan.pdf)",
    "![图 *强*](scan.pdf 'x')",
    "![][file]",
    "[![图](scan.pdf)](region:linqing)",
    "[外 ](https://example.org/a_(b)?c=1&d=2)",
    "[](https://example.org/)",
    "<https://example.org/>",
    "<report:demo>",
    "<a@example.org>",
    "[邮](mailto:a@example.org)",
    "~~[删](region:linqing)~~",
    // A link right after a note is no link for the parser, if it has words: editors see that.
    "脚注[^n]。",
    "a < b & c > d &amp; &#35; \\* \\[x\\](y)",
    "3%~5%与**“甲”：**乙",
    "`[](figure:key-users)`",
    "<b>原样</b>",
    "\n\n## 题 [](term:chain-chief-system) {#own-N}\n\n",
    "\n\n- 项[](figure:key-users)\n- [](region:linqing)\n\n",
    "\n\n1. 一\n2. [二](report:demo)\n\n",
    "\n\n> 引[参见][ref]\n\n",
    "\n\n| 甲 | 乙 |\n|---|--:|\n| [](figure:key-users) | [a\\|b](region:linqing) |\n\n",
    "\n\n    [code](report:demo)\n\n",
    "\n\n```\n[code](report:demo)\n[ref]: x\n```\n\n",
    "\n\n---\n\n",
    "\\\n",
    "\n",
    " ",
    "，",
];

/// What the pieces refer to.
const DEFINITIONS: &str = "\n\n[ref]: report:demo#progress '题'\n[out]: <https://example.org/x>\n[file]: scan.pdf\n\n[^n]: 注[](figure:key-users)。\n";

#[test]
fn texts_of_hard_pieces_are_those_of_their_pages() {
    let english = Project::base().read("content/reports/demo/en.md");
    let chinese = Project::base().read("content/reports/demo/zh.md");
    let mut random = Random::new(20_261_128);
    let mut project = Project::base().with_bytes("content/reports/demo/scan.pdf", b"%PDF-1.4");
    for number in 0..60 {
        let folder = format!("content/reports/hard-{number}");
        for (file, text) in [("zh.md", &chinese), ("en.md", &english)] {
            let count = 1 + random.below(12);
            let pieces: String = (0..count)
                .map(|at| random.pick(PIECES).replace("own-N", &format!("own-{at}")))
                .collect();
            let text = format!("{text}\n{pieces}{DEFINITIONS}");
            project = project.with(&format!("{folder}/{file}"), &text);
        }
        project = project.with_bytes(&format!("{folder}/scan.pdf"), b"%PDF-1.4");
    }
    let published = Published::of(project.root(), &Options::default());
    assert!(assert_same_text(&published) >= 122);
    for (folder, text) in texts(&published) {
        let page = rendered(folder, text);
        for address in hrefs(&page) {
            let is_whole = ["https://", "mailto:", "#fn-"]
                .iter()
                .any(|start| address.starts_with(start));
            assert!(
                is_whole && leads_somewhere(&published, address),
                "{folder}: {address}\n{text}"
            );
        }
    }
}
