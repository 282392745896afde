//! Places in files, found again on the rendered pages.

use super::edition;
use crate::support::{Element, Page};
use wenzhai::model::lang::Lang;
use wenzhai::model::pin::{Pin, Words};
use wenzhai::model::site::PageText;

/// Every page that shows a body, with the text that is shown.
fn bodies() -> Vec<(&'static Page, &'static PageText)> {
    let site = edition().site();
    let mut found = Vec::new();
    for lang in Lang::ALL {
        let page = |path: &str| edition().page(&format!("{}/{path}index.html", lang.code()));
        let mut add = |path: &str, text: &'static Option<PageText>| {
            found.extend(text.as_ref().map(|text| (page(path), text)));
        };
        add("", site.home.get(lang));
        add("about/", site.about.get(lang));
        for report in site.reports.values() {
            add(&format!("reports/{}/", report.id), report.texts.get(lang));
        }
        for topic in site.topics.values() {
            add(&format!("topics/{}/", topic.id), topic.texts.get(lang));
        }
    }
    found
}

/// The elements directly in the one that has the body.
fn children(page: &Page) -> Vec<&Element> {
    let body = page
        .elements
        .iter()
        .position(|element| element.get("data-body").is_some());
    let body = body.unwrap_or_else(|| panic!("{}: no body", page.path));
    let inside = page
        .elements
        .iter()
        .filter(|element| element.within.last() == Some(&body));
    inside.collect()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_body_has_as_many_blocks_as_elements() {
    let mut count = 0;
    for (page, text) in bodies() {
        let children = children(page);
        assert_eq!(text.body.blocks.len(), children.len(), "{}", page.path);
        for (block, element) in text.body.blocks.iter().zip(&children) {
            // What a link prints is in the page alone; footnotes begin with their numbers.
            let words = &text.body.text[block.text.clone()];
            let first: String = without_spaces(words).chars().take(2).collect();
            let shown = without_spaces(&element.text);
            assert!(shown.contains(&first), "{}: {first} is not in {shown}", page.path);
            count += 1;
        }
    }
    assert!(count > 200, "only {count} blocks");
}

#[test]
fn words_of_a_file_are_found_on_its_page() {
    let mut count = 0;
    for (page, text) in bodies() {
        let children = children(page);
        for run in text.body.runs.iter().filter(|run| run.text.len() == run.file.len()) {
            let words = &text.body.text[run.text.clone()];
            let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).step_by(7).collect();
            for pair in starts.windows(2) {
                let span = run.file.start + pair[0]..run.file.start + pair[1];
                let wanted = &words[pair[0]..pair[1]];
                let Some(Pin::Words(Words { block, quote, nth, .. })) = Pin::in_body(&text.body, &span) else {
                    panic!("{}: {wanted} has no place", page.path);
                };
                assert_eq!(quote, wanted.trim(), "{}", page.path);
                let shown = without_spaces(&children[block].text);
                let quote = without_spaces(&quote);
                let times = shown.char_indices().filter(|(at, _)| shown[*at..].starts_with(&quote));
                assert!(times.count() > nth, "{}: {quote} is not there {nth} times", page.path);
                count += 1;
            }
        }
    }
    assert!(count > 5000, "only {count} places");
}
