//! What a reader finds on a report's page besides its text, and where it leads.

use super::{Published, edition};
use crate::support::{Element, Page, Project};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;
use wenzhai::diag::Code;
use wenzhai::model::lang::Lang;
use wenzhai::model::relative::Kinship;
use wenzhai::model::site::{Report, Site};
use wenzhai::pipeline::Options;

fn page_of<'p>(published: &'p Published, lang: Lang, id: &str) -> &'p Page {
    published.page(&format!("{}/reports/{id}/index.html", lang.code()))
}

fn pages() -> impl Iterator<Item = (&'static Report, &'static Page, Lang)> {
    let reports = edition().site().reports.values();
    reports.flat_map(|report| Lang::ALL.map(|lang| (report, page_of(edition(), lang, report.id.as_str()), lang)))
}

fn with_id<'p>(page: &'p Page, id: &str) -> Option<(usize, &'p Element)> {
    page.elements
        .iter()
        .enumerate()
        .find(|(_, element)| element.get("id") == Some(id))
}

/// The elements inside the one with an id.
fn inside<'p>(page: &'p Page, id: &str) -> Vec<&'p Element> {
    let (at, _) = with_id(page, id).unwrap_or_else(|| panic!("{}: no {id}", page.path));
    page.elements
        .iter()
        .filter(|element| element.within.contains(&at))
        .collect()
}

#[test]
fn terms_in_the_text_lead_to_their_notes_and_back() {
    let mut count = 0;
    for (report, page, lang) in pages() {
        for link in page
            .elements
            .iter()
            .filter(|e| e.name == "a" && e.get("class") == Some("term"))
        {
            let href = link.get("href").unwrap_or_default();
            let id = href
                .strip_prefix("#term_")
                .unwrap_or_else(|| panic!("{}: {href}", page.path));
            let term = edition().site().terms.get(id).expect("the term is there");
            let note = inside(page, &format!("term_{id}"));
            let told: String = note
                .iter()
                .filter(|e| e.name == "dd")
                .map(|e| e.text.as_str())
                .collect();
            assert!(
                told.contains(&term.renderings.get(lang).definition),
                "{}: {told}",
                page.path
            );
            let back = note
                .iter()
                .find(|e| e.get("class") == Some("back"))
                .expect("there is a way back");
            let used = back
                .get("href")
                .and_then(|href| href.strip_prefix('#'))
                .unwrap_or_default();
            let (_, first) = with_id(page, used).expect("it leads somewhere");
            assert_eq!(first.get("href"), Some(href), "{}", page.path);
            let whole = format!("/{}/terms/{id}/", lang.code());
            assert!(
                note.iter().any(|e| e.get("href") == Some(&whole)),
                "{}: {whole}",
                page.path
            );
            count += 1;
        }
        let notes = inside(page, "page_terms").iter().filter(|e| e.name == "dt").count();
        assert_eq!(notes, report.terms.len(), "{}", page.path);
    }
    assert!(count > 300, "only {count} links were followed");
}

#[test]
fn a_long_summary_stays_whole_on_its_page() {
    let class = |page: &Page, class: &str| -> String {
        let texts = page
            .elements
            .iter()
            .filter(|e| e.name == "p" && e.get("class") == Some(class));
        texts.map(|e| e.text.clone()).collect()
    };
    let mut parted = 0;
    for (report, page, lang) in pages() {
        let (lead, rest) = (class(page, "lead"), class(page, "rest"));
        let summary = report.text(lang).0.summary.trim();
        assert!(summary.starts_with(&lead) && summary.ends_with(&rest), "{}", page.path);
        let between = summary.len() - lead.len() - rest.len();
        assert!(
            between <= 1 && !lead.ends_with(['…', ';', '；']),
            "{}: {lead}",
            page.path
        );
        parted += usize::from(!rest.is_empty());
    }
    assert!(parted > 0, "no summary is longer than three lines");
}

#[test]
fn sources_say_what_was_captured_and_its_hash() {
    for (report, page, _) in pages() {
        let hash = report
            .source
            .hash
            .expect("every report of the edition has a hash")
            .to_string();
        let shown = inside(page, "page_source");
        let code = shown
            .iter()
            .find(|e| e.get("class") == Some("hash"))
            .expect("the hash is shown");
        assert_eq!(
            (code.text.as_str(), code.get("title")),
            (hash.as_str(), Some(hash.as_str()))
        );
    }
    let page = page_of(edition(), Lang::En, "liaocheng-press-conference-2021");
    let source: String = inside(page, "page_source")
        .iter()
        .filter(|e| e.name == "dd")
        .map(|e| e.text.as_str())
        .collect();
    assert!(source.contains("29 (month not stated) 2021"), "{source}");
}

#[test]
fn a_report_says_at_once_that_it_was_corrected() {
    let zh = "content/reports/demo/zh.md";
    let one = "changes:\n  - {date: 2026-11-20, note: {zh: 改正了企业数。, en: Corrected the number of firms.}}\n";
    let two = format!("{one}  - {{date: 2026-11-22, note: {{zh: 改正了地名。, en: Corrected a name.}}}}\n");
    let lines = |changes: &str| {
        let project = Project::base().edited(zh, "figures:\n", &format!("{changes}figures:\n"));
        let published = Published::of(project.root(), &Options::default());
        Lang::ALL.map(|lang| {
            let page = page_of(&published, lang, "demo");
            let line = page.elements.iter().find(|e| e.get("class") == Some("corrected"));
            let leading = page
                .elements
                .iter()
                .find(|e| e.get("href") == Some("#page_corrections"));
            assert_eq!(line.is_some(), leading.is_some());
            assert_eq!(line.is_some(), with_id(page, "page_corrections").is_some());
            line.map(|e| e.text.trim().to_owned())
        })
    };
    let said = |zh: &str, en: &str| [Some(zh.to_owned()), Some(en.to_owned())];
    assert_eq!(lines(""), [None, None]);
    assert_eq!(
        lines(one),
        said("更正于2026年11月20日", "Corrected on 20 November 2026")
    );
    let often = said(
        "更正2次，最近一次在2026年11月22日",
        "Corrected 2 times, last on 22 November 2026",
    );
    assert_eq!(lines(&two), often);
}

fn kinships<'s>(site: &'s Site, id: &str) -> Vec<(&'s str, &'s Kinship)> {
    let report = site.reports.get(id).expect("the report is there");
    let relatives = report.relatives.iter();
    relatives
        .map(|relative| (site.reports[relative.report].id.as_str(), &relative.kinship))
        .collect()
}

#[test]
fn two_accounts_of_one_event_stand_beside_each_other() {
    let pair = [
        "liaocheng-bearing-centre-accepted",
        "liaocheng-bearing-platform-recognised",
    ];
    for (one, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
        let found = kinships(edition().site(), one);
        assert_eq!(found[0], (other, &Kinship::Account), "{found:?}");
    }
}

#[test]
fn every_report_leads_on_to_few_others_and_says_why() {
    for (report, page, _) in pages() {
        assert!((1..=5).contains(&report.relatives.len()), "{}", page.path);
        let shown = inside(page, "page_related");
        let items: Vec<&&Element> = shown.iter().filter(|e| e.name == "li").collect();
        assert_eq!(items.len(), report.relatives.len(), "{}", page.path);
        let reasons = shown.iter().filter(|e| e.get("class") == Some("reason"));
        assert!(
            reasons.filter(|e| e.text.chars().count() > 3).count() == items.len(),
            "{}",
            page.path
        );
    }
}

/// A project with these reports beside `demo`: id, and what stands in place of lines of `demo`.
fn beside(reports: &[(&str, &[(&str, &str)])]) -> Project {
    let demo = ["zh", "en"].map(|lang| Project::base().read(&format!("content/reports/demo/{lang}.md")));
    reports.iter().fold(Project::base(), |project, (id, edits)| {
        let text = edits.iter().fold(demo[0].clone(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replace(old, new)
        });
        let english = if text.contains("term:") {
            demo[1].clone()
        } else {
            demo[1].replace("[chain-chief system](term:chain-chief-system)", "usual practice")
        };
        project
            .with(&format!("content/reports/{id}/zh.md"), &text)
            .with(&format!("content/reports/{id}/en.md"), &english)
    })
}

const SAME_DAY: (&str, &str) = ("event: 2023\n", "event: 2023-05-04\n");

#[test]
fn relatives_come_in_the_order_of_what_they_share() {
    let elsewhere = ("region: linqing", "region: liaocheng");
    let other_topic = ("topics: [dual-carbon]", "topics: []");
    let termless = ("[链长制](term:chain-chief-system)", "分管领导负责");
    let project = beside(&[
        ("a-topic", &[elsewhere, termless]),
        ("b-terms", &[elsewhere, other_topic]),
        ("c-place", &[other_topic, termless]),
        ("d-both", &[termless]),
        ("e-chosen", &[elsewhere, other_topic, termless]),
        ("f-event", &[SAME_DAY, other_topic, termless]),
        ("own", &[SAME_DAY, ("figures:\n", "related: [e-chosen]\nfigures:\n")]),
    ]);
    let checked = project
        .without("content/reports/demo/zh.md")
        .without("content/reports/demo/en.md")
        .check();
    let site = checked.site.as_ref().expect("there is a site");
    let found = kinships(site, "own");
    let ids: Vec<&str> = found.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        ids,
        ["e-chosen", "f-event", "d-both", "b-terms", "a-topic"],
        "{found:?}"
    );
    let kinds: Vec<bool> = [
        matches!(found[0].1, Kinship::Chosen),
        matches!(found[1].1, Kinship::Account),
        matches!(found[2].1, Kinship::TopicAndPlace(_)),
        matches!(found[3].1, Kinship::Terms(_)),
        matches!(found[4].1, Kinship::Topic(_)),
    ]
    .to_vec();
    assert_eq!(kinds, [true; 5], "{found:?}");
    assert_eq!(
        kinships(site, "c-place").last().map(|(_, kinship)| *kinship),
        Some(&Kinship::Place)
    );
}

#[test]
fn another_number_for_a_figure_is_a_reason() {
    let project = beside(&[(
        "other",
        &[
            ("17家", "19家"),
            ("region: linqing", "region: liaocheng"),
            ("period: 2023}", "period: 2023, region: linqing}"),
        ],
    )]);
    let checked = project.check();
    let site = checked.site.as_ref().expect("there is a site");
    let found = kinships(site, "demo");
    assert!(matches!(found[0], ("other", Kinship::Figures(_))), "{found:?}");
}

#[test]
fn neighbours_are_those_under_each_topic() {
    let mut count = 0;
    for (report, page, _) in pages() {
        let around = page
            .elements
            .iter()
            .enumerate()
            .filter(|(_, e)| e.get("class") == Some("around"));
        let around: Vec<(usize, &Element)> = around.collect();
        assert_eq!(around.len(), report.topics.len().max(1), "{}", page.path);
        for ((at, nav), topic) in around.into_iter().zip(&report.topics) {
            let name = edition().site().topics[*topic].name(if page.path.starts_with("zh") {
                Lang::Zh
            } else {
                Lang::En
            });
            assert!(
                nav.get("aria-label").is_some_and(|label| label.contains(name)),
                "{}",
                page.path
            );
            let links = page.elements.iter().filter(|e| e.name == "a" && e.within.contains(&at));
            let reports = links.filter_map(|e| e.get("href")?.split("/reports/").nth(1)?.strip_suffix('/'));
            for id in reports {
                let other = edition().site().reports.get(id).expect("it is a report");
                assert!(
                    other.topics.contains(topic) && other.id != report.id,
                    "{}: {id}",
                    page.path
                );
                count += 1;
            }
        }
    }
    assert!(count > 20, "only {count} neighbours");
}

#[test]
fn a_page_can_be_passed_on_without_anybody_else() {
    for (report, page, lang) in pages() {
        let address = format!("https://wenzhai.example/{}/reports/{}/", lang.code(), report.id);
        let shared = inside(page, "page_share");
        assert!(shared.iter().any(|e| e.get("href") == Some(&address)), "{}", page.path);
        let letter = shared
            .iter()
            .filter_map(|e| e.get("href"))
            .find(|href| href.starts_with("mailto:?subject="));
        let letter = letter.expect("a letter can be sent");
        assert!(
            letter.is_ascii() && letter.contains(&format!("reports%2F{}%2F", report.id)),
            "{letter}"
        );
        // What needs a script is not shown before one has come.
        assert!(
            shared
                .iter()
                .filter(|e| e.name == "button")
                .all(|e| e.get("hidden").is_some())
        );
    }
}

#[test]
fn a_hash_that_differs_is_told_with_the_right_one() {
    let bytes = b"\x25PDF not a text \xff";
    let zh = "content/reports/demo/zh.md";
    let wrong = format!("sha256:{}", "0".repeat(64));
    let capture = |name: &str| {
        let lines = format!("  capture: {name}\n  hash: {wrong}\nfigures:");
        Project::base().edited(zh, "figures:", &lines)
    };
    let findings = |project: Project| project.check().findings;
    assert_eq!(findings(capture("a.pdf")), [], "without the file nothing is known");
    let found = findings(capture("a.pdf").with_bytes("sources/a.pdf", bytes));
    assert_eq!(
        found.iter().map(|finding| finding.code).collect::<Vec<_>>(),
        [Code::FM016]
    );
    let help = found[0].help.as_ref().expect("there is help").en.clone();
    let right = help
        .split(' ')
        .find(|word| word.starts_with("sha256:"))
        .expect("it says the hash");
    let mended = capture("a.pdf")
        .edited(zh, &wrong, right)
        .with_bytes("sources/a.pdf", bytes);
    assert_eq!(findings(mended), []);
}

/// The most that a report's page and its style sheet may weigh on their way, in bytes.
const LIMIT: usize = 30 * 1024;

#[test]
fn the_largest_report_is_light() {
    let weight = |bytes: &[u8]| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).expect("memory can be written");
        gzip.finish().expect("memory can be written").len()
    };
    let styles = edition()
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("style.") && path.rsplit('.').next() == Some("css"));
    let style = styles
        .map(|(_, bytes)| weight(bytes))
        .max()
        .expect("there is a style sheet");
    for (_, page, _) in pages() {
        let html = weight(&edition().files[&page.path]);
        assert!(style + html < LIMIT, "{}: {html} + {style} bytes", page.path);
    }
}
