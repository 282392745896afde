//! Every figure has a permanent link and a citation, and search engines are told of the data.

use super::edition;
use crate::support::{Element, Page};
use serde_json::Value;
use wenzhai::model::lang::Lang;
use wenzhai::model::site::Report;

const BASE: &str = "https://wenzhai.example/";

fn page_of(report: &Report, lang: Lang) -> &'static Page {
    edition().page(&format!("{}/reports/{}/index.html", lang.code(), report.id))
}

/// The row of a figure's record, with its position on the page.
fn record<'p>(page: &'p Page, id: &str) -> (usize, &'p Element) {
    let id = format!("figure-{id}");
    let mut bearers = page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.get("id") == Some(&id));
    let row = bearers.next().unwrap_or_else(|| panic!("{}: no {id}", page.path));
    assert!(bearers.next().is_none(), "{}: {id} stands twice", page.path);
    row
}

#[test]
fn every_figure_has_a_visible_permanent_link_with_a_name() {
    for report in edition().site().reports.values() {
        for lang in Lang::ALL {
            let page = page_of(report, lang);
            for figure in &report.figures {
                let (at, _) = record(page, figure.id.as_str());
                let href = format!("#figure-{}", figure.id);
                let mut links = page
                    .named("a")
                    .filter(|link| link.within.contains(&at) && link.get("href") == Some(&href));
                let link = links
                    .next()
                    .unwrap_or_else(|| panic!("{}: {href} is no link", page.path));
                assert!(
                    links.next().is_none() && !link.text.trim().is_empty(),
                    "{}: {href}",
                    page.path
                );
                let name = link.get("aria-label").unwrap_or_default();
                let indicator = edition().site().indicators[figure.indicator].names.get(lang);
                assert!(name.contains(indicator.as_str()), "{}: {name}", page.path);
            }
        }
    }
}

#[test]
fn every_figure_can_be_cited_without_scripts() {
    let site = edition().site();
    let mut count = 0;
    for report in site.reports.values() {
        for lang in Lang::ALL {
            let page = page_of(report, lang);
            let (text, _) = report.text(lang);
            for figure in &report.figures {
                let (at, _) = record(page, figure.id.as_str());
                let details = page.named("details").filter(|details| details.within.contains(&at));
                let citations: Vec<&str> = details.map(|details| details.text.as_str()).collect();
                let &[citation] = citations.as_slice() else {
                    panic!("{}: {} citations of {}", page.path, citations.len(), figure.id);
                };
                let address = format!("{BASE}{}/reports/{}/#figure-{}", lang.code(), report.id, figure.id);
                let publisher = report.source.publisher.as_ref();
                let publisher = publisher.map_or(site.settings.title.get(lang).as_str(), |names| names.get(lang).0);
                let region = site.regions[figure.region].names.get(lang);
                for part in [text.title.as_str(), publisher, region.as_str(), address.as_str()] {
                    assert!(citation.contains(part), "{}: {citation}: no {part}", page.path);
                }
                if lang == Lang::Zh {
                    assert!(citation.contains(&figure.wording), "{}: {citation}", page.path);
                }
                if lang == Lang::En {
                    // What stands after the date begins a sentence.
                    let (first, rest) = site.indicators[figure.indicator].names.get(lang).split_at(1);
                    let what = format!("). {}{rest} (", first.to_uppercase());
                    assert!(citation.contains(&what), "{}: {citation}", page.path);
                }
                count += 1;
            }
        }
    }
    assert!(count > 800, "only {count} citations were read");
}

/// What a page tells search engines about data.
pub(super) fn datasets(page: &Page) -> Vec<Value> {
    let nodes = super::linked::graph(page).into_iter();
    nodes.filter(|node| node["@type"] == "Dataset").collect()
}

#[test]
fn pages_with_data_say_so_in_json_ld() {
    let mut count = 0;
    for page in &edition().pages {
        let parts: Vec<&str> = page.path.split('/').collect();
        let wanted = match parts.as_slice() {
            [_, "data", _] => true,
            [_, "indicators", id, _] => edition().files.contains_key(&format!("data/indicators/{id}.csv")),
            _ => false,
        };
        let datasets = datasets(page);
        assert_eq!(datasets.len(), usize::from(wanted), "{}", page.path);
        for dataset in datasets {
            assert_complete(page, &dataset);
            count += 1;
        }
    }
    assert!(count > 200, "only {count} descriptions were read");
}

/// What Google's guide requires and recommends.
fn assert_complete(page: &Page, dataset: &Value) {
    assert!(
        dataset["name"].as_str().is_some_and(|name| !name.is_empty()),
        "{}",
        page.path
    );
    let length = dataset["description"].as_str().map_or(0, |text| text.chars().count());
    assert!(
        (50..=5000).contains(&length),
        "{}: a description of {length}",
        page.path
    );
    let own = format!("{BASE}{}", page.path.trim_end_matches("index.html"));
    assert_eq!(dataset["url"], own, "{}", page.path);
    assert_eq!(dataset["@id"], format!("{own}#dataset"), "{}", page.path);
    for list in ["variableMeasured", "spatialCoverage", "distribution"] {
        let filled = dataset[list].as_array().is_some_and(|list| !list.is_empty());
        assert!(filled, "{}: no {list}", page.path);
    }
    for file in dataset["distribution"].as_array().into_iter().flatten() {
        let address = file["contentUrl"].as_str().expect("it has an address");
        let path = address.strip_prefix(BASE).expect("it is on the site");
        let size = edition().files.get(path).map(Vec::len);
        let size = size.unwrap_or_else(|| panic!("{}: there is no {path}", page.path));
        assert_eq!(file["contentSize"], format!("{size} B"), "{}", page.path);
        assert!(["text/csv", "application/json"].contains(&file["encodingFormat"].as_str().unwrap_or_default()));
    }
}

#[test]
fn pages_lead_to_their_downloads() {
    for (path, csv) in [
        ("zh/indicators/gdp/index.html", "/data/indicators/gdp.csv"),
        ("en/topics/dual-carbon/index.html", "/data/topics/dual-carbon.csv"),
        ("en/regions/liaocheng/index.html", "/data/regions/liaocheng.csv"),
        ("zh/data/index.html", "/data/figures.csv"),
    ] {
        let page = edition().page(path);
        for href in [csv.to_owned(), csv.replace(".csv", ".json")] {
            assert!(
                page.named("a").any(|a| a.get("href") == Some(&href)),
                "{path}: no {href}"
            );
        }
    }
}
