//! Rendered bodies, and the figures in them.

use super::edition;
use crate::support::Page;
use std::collections::BTreeSet;
use wenzhai::model::lang::Lang;
use wenzhai::model::site::{PageText, Resolved};

/// Whether a page's content is a text that an editor wrote.
fn has_body(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(
        parts.as_slice(),
        [_, "index.html"]
            | [_, "about", _]
            | [_, "reports" | "topics", _, "index.html"]
            | [_, "reports", _, "parallel", _]
    )
}

#[test]
fn a_page_with_a_body_has_one() {
    let mut count = 0;
    for page in edition().pages.iter().filter(|page| page.path.contains('/')) {
        let bodies: Vec<_> = page.having("data-body").collect();
        let wanted = usize::from(has_body(&page.path));
        assert_eq!(bodies.len(), wanted, "{}", page.path);
        if let Some(body) = bodies.first() {
            assert!(!body.text.trim().is_empty(), "{}: its body is empty", page.path);
            assert_eq!(page.lang_of(body), page.the("html").get("lang"), "{}", page.path);
            count += 1;
        }
    }
    assert!(count >= 2 * (14 + 3 + 2), "only {count} bodies");
}

#[test]
fn every_figure_of_a_body_names_its_record() {
    let site = edition().site();
    let mut known = BTreeSet::new();
    for report in site.reports.values() {
        known.extend(
            report
                .figures
                .iter()
                .map(|figure| format!("{}#{}", report.id, figure.id)),
        );
    }
    let mut count = 0;
    for page in &edition().pages {
        let report = page.path.split('/').nth(2).filter(|_| page.path.contains("/reports/"));
        for id in page
            .having("data-figure")
            .filter_map(|element| element.get("data-figure"))
        {
            let full = if id.contains('#') {
                id.to_owned()
            } else {
                format!("{}#{id}", report.unwrap_or("?"))
            };
            assert!(known.contains(&full), "{}: there is no figure {id}", page.path);
            count += 1;
        }
    }
    assert!(count > 300, "only {count} figures are shown in bodies");
}

#[test]
fn every_figure_that_a_text_links_to_is_in_its_page() {
    for report in edition().site().reports.values() {
        for (lang, text) in report.texts.iter() {
            let text = text.as_ref().expect("the edition is in both languages");
            let page = edition().page(&format!("{}/reports/{}/index.html", lang.code(), report.id));
            assert_eq!(figures_shown(page), figures_linked(text), "{}", page.path);
        }
    }
}

#[test]
fn both_languages_show_the_same_figures() {
    for report in edition().site().reports.values() {
        let shown = |lang: Lang| {
            let path = format!("{}/reports/{}/index.html", lang.code(), report.id);
            let page = edition().page(&path);
            page.having("data-figure")
                .filter_map(|e| e.get("data-figure"))
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(shown(Lang::Zh), shown(Lang::En), "{}", report.id);
    }
}

#[test]
fn every_figure_has_its_place_in_the_table_of_its_report() {
    for report in edition().site().reports.values() {
        for lang in ["zh", "en"] {
            let page = edition().page(&format!("{lang}/reports/{}/index.html", report.id));
            for figure in &report.figures {
                let id = format!("figure-{}", figure.id);
                assert!(
                    page.having("id").any(|e| e.get("id") == Some(&id)),
                    "{}: no {id}",
                    page.path
                );
            }
        }
    }
}

fn figures_shown(page: &Page) -> usize {
    let body = page
        .elements
        .iter()
        .position(|e| e.get("data-body").is_some())
        .expect("a report has a body");
    page.having("data-figure")
        .filter(|element| element.within.contains(&body))
        .count()
}

fn figures_linked(text: &PageText) -> usize {
    text.links
        .iter()
        .filter(|link| matches!(link, Resolved::Figure(_)))
        .count()
}
