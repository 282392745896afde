//! Both texts of a report side by side.

use super::{Published, edition};
use crate::support::{Element, Page, Project, has_ending};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wenzhai::model::alignment::aligned;
use wenzhai::model::body::{BlockKind, Body};
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::{Options, Places};

/// The page of a report in a language, or the one with both texts.
fn page_of<'p>(published: &'p Published, lang: Lang, id: &str, of: &str) -> &'p Page {
    published.page(&format!("{}/reports/{id}/{of}index.html", lang.code()))
}

/// A letter for each block: `P` is a paragraph, `L` a list, `T` a table, `H` a heading.
fn kinds(body: &Body, range: Range<usize>) -> String {
    let letter = |kind: BlockKind| match kind {
        BlockKind::Paragraph => 'P',
        BlockKind::Heading => 'H',
        BlockKind::List => 'L',
        BlockKind::Table => 'T',
        BlockKind::Quote => 'Q',
        BlockKind::Code => 'C',
        BlockKind::Rule => 'R',
        BlockKind::Footnote => 'F',
    };
    body.blocks[range].iter().map(|block| letter(block.kind)).collect()
}

/// The rows of a section: `H=H P=PP P=` is a heading, a paragraph that became two, and one that is in
/// Chinese only.
fn rows(published: &Published, report: &str, section: &str) -> String {
    let report = published.site().reports.get(report).expect("there is such a report");
    let texts = &report.texts;
    let body = |lang: Lang| &texts.get(lang).as_ref().expect("it is in both languages").body;
    let all = aligned(texts);
    let own = all.iter().find(|aligned| aligned.section.id == section);
    let rows = own.unwrap_or_else(|| panic!("no section {section}")).rows.iter();
    let shown = rows.map(|row| {
        let [zh, en] = Lang::ALL.map(|lang| kinds(body(lang), row.get(lang).clone()));
        format!("{zh}={en}")
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn blocks_of_the_edition_stand_beside_their_translations() {
    for report in edition().site().reports.values() {
        for aligned in aligned(&report.texts) {
            let id = format!("{} {}", report.id, aligned.section.id);
            for row in &aligned.rows {
                assert_eq!((row.zh.len(), row.en.len()), (1, 1), "{id}");
                let [zh, en] = Lang::ALL.map(|lang| {
                    let text = report.texts.get(lang).as_ref().expect("it is in both languages");
                    kinds(&text.body, row.get(lang).clone())
                });
                assert_eq!(zh, en, "{id}");
            }
        }
    }
}

/// What a translation may do to a section: its blocks, the heading first, and what becomes of them.
type Change = fn(&mut Vec<String>);

/// A report of the edition, a section of it, what is done to its English, and the rows that come of it.
const CHANGES: &[(&str, &str, Change, &str)] = &[
    // A paragraph is left out: the first, one in the middle, the last.
    (
        "liaocheng-press-conference-2021",
        "business",
        |blocks| drop(blocks.remove(1)),
        "H=H P= P=P",
    ),
    (
        "liaocheng-work-report-2016",
        "targets",
        |blocks| drop(blocks.remove(2)),
        "H=H T=T P= T=T P=P",
    ),
    (
        "yantai-reform-highlights-2021",
        "industry-sea",
        |blocks| drop(blocks.pop()),
        "H=H P=P P=P P=",
    ),
    // One is split, and two are joined.
    (
        "yantai-reform-highlights-2021",
        "framework",
        |blocks| {
            let (one, other) = blocks[2].split_once(" Government departments").expect("it says so");
            let (one, other) = (one.to_owned(), format!("Government departments{other}"));
            blocks.splice(2..3, [one, other]);
        },
        "H=H P=P P=PP",
    ),
    (
        "liaocheng-work-report-2016",
        "outcomes",
        |blocks| {
            let last = blocks.remove(3);
            blocks[2] = format!("{} {last}", blocks[2]);
        },
        "H=H P=P PP=P P=P P=P",
    ),
    // Something is said that the original does not say, before and behind.
    (
        "shizhong-quality-2021",
        "environment",
        |blocks| {
            let more = "For readers elsewhere: districts such as this one are the level of government that deals \
                    with residents and firms directly, and most of what a city decides is carried out there.";
            blocks.insert(1, more.to_owned());
        },
        "H=H =P P=P",
    ),
    (
        "liaocheng-hightech-belt-and-road",
        "two-agreements",
        |blocks| {
            blocks.push("What the second agreement costs is not said anywhere in the source.".to_owned());
        },
        "H=H L=L =P",
    ),
    // A list becomes a paragraph, known by its figures.
    (
        "liaocheng-bearing-centre-accepted",
        "results",
        |blocks| {
            blocks[2] = blocks[2].trim_start_matches("- ").replace("\n- ", " ");
        },
        "H=H P=P L=P P=P",
    ),
    // A table and what is said about it change places: one stays beside its own.
    (
        "liaocheng-bearing-centre-accepted",
        "differences",
        |blocks| blocks.swap(1, 2),
        "H=H =P T=T P=",
    ),
    // Everything under a heading goes, and with the heading.
    ("donge-work-report-2015", "plans", |blocks| blocks.truncate(1), "H=H P="),
    ("yanggu-cable-demonstration-zone", "tasks", Vec::clear, "HPL="),
];

/// The text with a change made to one of its sections.
fn with_change(text: &str, section: &str, change: Change) -> String {
    let mut sections: Vec<Vec<String>> = vec![Vec::new()];
    for block in text.split("\n\n") {
        if block.starts_with("## ") {
            sections.push(Vec::new());
        }
        let last = sections.last_mut().expect("there is one from the beginning");
        last.push(block.trim_end().to_owned());
    }
    let id = format!("{{#{section}}}");
    let own = sections.iter_mut().find(|blocks| blocks[0].ends_with(&id));
    change(own.unwrap_or_else(|| panic!("no section {section}")));
    sections.concat().join("\n\n") + "\n"
}

#[test]
fn blocks_that_are_split_joined_added_or_left_out_are_known_by_what_they_say() {
    let mut project = Project::of_edition();
    for (report, section, change, _) in CHANGES {
        let path = format!("content/reports/{report}/en.md");
        let text = with_change(&project.read(&path), section, *change);
        project = project.with(&path, &text);
    }
    // What was left out is found by the checks, and the site is there all the same.
    let checked = project.check();
    let published = Published {
        checked,
        files: BTreeMap::new(),
        pages: Vec::new(),
    };
    for (report, section, _, wanted) in CHANGES {
        assert_eq!(rows(&published, report, section), *wanted, "{report} {section}");
    }
}

/// The cells of a page in a language, in order.
fn cells(page: &Page, lang: Lang) -> Vec<(usize, &Element)> {
    let all = page.elements.iter().enumerate();
    let own =
        all.filter(|(_, element)| element.get("class") == Some("cell body") && element.get("lang") == Some(lang.tag()));
    own.collect()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn both_texts_are_there_whole_that_of_the_page_first() {
    let mut count = 0;
    for report in edition().site().reports.values() {
        for of in Lang::ALL {
            let page = page_of(edition(), of, report.id.as_str(), "parallel/");
            for lang in Lang::ALL {
                let own = page_of(edition(), lang, report.id.as_str(), "");
                let body = own.having("data-body").next().expect("a report has a body");
                let cells: String = cells(page, lang).iter().map(|(_, cell)| cell.text.as_str()).collect();
                assert_eq!(without_spaces(&cells), without_spaces(&body.text), "{}", page.path);
            }
            let tags: Vec<&str> = page
                .elements
                .iter()
                .filter(|element| element.get("class") == Some("cell body"))
                .filter_map(|element| element.get("lang"))
                .collect();
            let order = [of.tag(), of.other().tag()];
            assert!(tags.chunks(2).all(|pair| pair == order), "{}: {tags:?}", page.path);
            count += tags.len() / 2;
        }
    }
    assert!(count > 2 * 150, "only {count} rows");
}

#[test]
fn sections_have_the_id_that_both_languages_give_them() {
    for report in edition().site().reports.values() {
        for of in Lang::ALL {
            let page = page_of(edition(), of, report.id.as_str(), "parallel/");
            let begins = page
                .elements
                .iter()
                .filter(|element| element.get("class") == Some("pair begins"));
            let ids: Vec<&str> = begins.filter_map(|element| element.get("id")).collect();
            let text = report.texts.get(of).as_ref().expect("it is in both languages");
            let wanted: Vec<&str> = text.body.headings.iter().map(|heading| heading.id.as_str()).collect();
            assert_eq!(ids, wanted, "{}", page.path);
        }
    }
}

#[test]
fn figures_that_correspond_have_one_number_and_the_style_sheet_knows_it() {
    // Its hash is in its name.
    let mut files = edition().files.iter();
    let css = files.find(|(path, _)| path.starts_with("parallel.") && has_ending(path, "css"));
    let css = String::from_utf8_lossy(css.expect("there is a style sheet").1);
    let mut largest = 0;
    let mut count = 0;
    for report in edition().site().reports.values() {
        for of in Lang::ALL {
            let page = page_of(edition(), of, report.id.as_str(), "parallel/");
            let mut numbers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            let mut figures: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for figure in page.having("data-figure") {
                let (id, class) = (figure.get("data-figure"), figure.get("class"));
                let (id, class) = (id.expect("it has one"), class.expect("it has one"));
                numbers.entry(id).or_default().insert(class);
                figures.entry(class).or_default().insert(id);
                count += 1;
            }
            for (id, classes) in numbers {
                let [class] = classes.into_iter().collect::<Vec<_>>()[..] else {
                    panic!("{}: {id} is lit in two ways", page.path);
                };
                assert_eq!(figures[class].len(), 1, "{}: {class} is of two figures", page.path);
                let number = class
                    .strip_prefix("figure f")
                    .unwrap_or_else(|| panic!("{id}: {class}"));
                largest = largest.max(number.parse::<usize>().expect("it is a number"));
            }
        }
    }
    assert!(
        count > 1_400 && largest > 80,
        "{count} figures, {largest} in one report"
    );
    for number in 1..=largest {
        let rule = format!(".pairs:has(.f{number}:is(:hover, :focus)) .f{number}");
        assert!(css.contains(&rule), "no rule for {number}");
    }
}

/// The small site with a report that has footnotes, links within itself, and a figure that the English does
/// not link.
fn with_notes() -> Published {
    let zh = "\n## 附注 {#notes}\n\n见[进展](#progress)一节[^a]。\n\n[^a]: 附注在此。\n";
    let en = "\n## Notes {#notes}\n\nSee [progress](#progress).[^a]\n\n[^a]: The note.\n";
    let (zh_path, en_path) = ("content/reports/demo/zh.md", "content/reports/demo/en.md");
    let project = Project::base();
    let (zh, en) = (project.read(zh_path) + zh, project.read(en_path) + en);
    let en = en.replace("[17](figure:key-users)", "17");
    Published::of(
        project.with(zh_path, &zh).with(en_path, &en).root(),
        &Options::default(),
    )
}

#[test]
fn links_within_a_text_stay_in_it() {
    let published = with_notes();
    let mut count = 0;
    for of in Lang::ALL {
        let page = page_of(&published, of, "demo", "parallel/");
        for lang in Lang::ALL {
            for (at, _) in cells(page, lang) {
                let inside = page.elements.iter().filter(|element| element.within.contains(&at));
                for id in inside.filter_map(|element| element.get("href")?.strip_prefix('#')) {
                    let target = page.having("id").find(|element| element.get("id") == Some(id));
                    let target = target.unwrap_or_else(|| panic!("{}: no {id}", page.path));
                    assert_eq!(page.lang_of(target), Some(lang.tag()), "{}: {id}", page.path);
                    count += 1;
                }
            }
        }
    }
    assert_eq!(
        count,
        2 * 2 * 2,
        "a link to a section and one to a note, in each language, on each page"
    );
}

#[test]
fn a_figure_that_only_one_text_links_is_said_to_be_that() {
    let published = with_notes();
    for of in Lang::ALL {
        let page = page_of(&published, of, "demo", "parallel/");
        let figures: Vec<&Element> = page.having("data-figure").collect();
        let [figure] = figures[..] else {
            panic!("{}: {figures:?}", page.path);
        };
        assert_eq!(figure.get("class"), Some("figure alone"), "{}", page.path);
        assert_eq!(figure.text, "17家（英文里没有链接）", "{}", page.path);
        let href = figure.get("href");
        assert_eq!(href, Some("/zh/reports/demo/#figure-key-users"), "{}", page.path);
        let engine = published.checked.engine.as_ref().expect("the theme has no fault");
        let said = engine.words(of).count("parallel-alone", 1);
        assert!(
            page.the("main").text.contains(&said),
            "{}: readers are not told",
            page.path
        );
    }
}

#[test]
fn what_has_no_counterpart_is_said_to_have_none() {
    let en = Project::base().read("content/reports/demo/en.md");
    let (before, section) = en.split_once("\n## ").expect("it has a section");
    let (heading, _) = section.split_once('\n').expect("it has a text");
    let published = |en: &str| {
        Published::of(
            Project::base().with("content/reports/demo/en.md", en).root(),
            &Options::default(),
        )
    };
    for (en, key) in [
        (format!("{before}\n## {heading}\n"), "parallel-no-block-en"),
        (before.to_owned(), "parallel-no-section-en"),
    ] {
        let published = published(&en);
        for of in Lang::ALL {
            let page = page_of(&published, of, "demo", "parallel/");
            let engine = published.checked.engine.as_ref().expect("the theme has no fault");
            let alone: Vec<&Element> = page
                .elements
                .iter()
                .filter(|e| e.get("class") == Some("cell without"))
                .collect();
            let [alone] = alone[..] else {
                panic!("{}: {key}: {alone:?}", page.path)
            };
            assert_eq!(alone.text, engine.words(of).say(key, &[]), "{}", page.path);
            assert_eq!(page.lang_of(alone), Some(of.tag()), "{}", page.path);
        }
    }
}

#[test]
fn a_section_whose_original_has_changed_says_so() {
    let project = Project::base();
    project.run(&["translated", "demo"]).succeeds();
    let project = project.edited(
        "content/reports/demo/zh.md",
        "为每家企业指定了联系人",
        "为各家企业都指定了联系人",
    );
    let published = Published::of(project.root(), &Options::default());
    for of in Lang::ALL {
        let page = page_of(&published, of, "demo", "parallel/");
        let engine = published.checked.engine.as_ref().expect("the theme has no fault");
        let notices: Vec<&str> = page
            .elements
            .iter()
            .filter(|element| element.get("class") == Some("notice"))
            .map(|element| element.text.as_str())
            .collect();
        assert_eq!(notices, [engine.words(of).say("parallel-behind", &[])], "{}", page.path);
    }
}

#[test]
fn a_report_and_its_two_texts_lead_to_each_other() {
    for report in edition().site().reports.values() {
        let id = report.id.as_str();
        for lang in Lang::ALL {
            let code = lang.code();
            let leads = |page: &Page, to: &str| page.named("a").any(|a| a.get("href") == Some(to));
            let own = page_of(edition(), lang, id, "");
            assert!(leads(own, &format!("/{code}/reports/{id}/parallel/")), "{}", own.path);
            let both = page_of(edition(), lang, id, "parallel/");
            for to in [lang, lang.other()] {
                assert!(leads(both, &format!("/{}/reports/{id}/", to.code())), "{}", both.path);
            }
            let sitemap = String::from_utf8_lossy(&edition().files["sitemap.xml"]);
            let address = format!("<loc>https://wenzhai.example/{code}/reports/{id}/parallel/</loc>");
            assert!(sitemap.contains(&address), "{}", both.path);
        }
    }
}

#[test]
fn a_report_in_one_language_has_no_second_text_beside_it() {
    let project = Project::base().without("content/reports/demo/en.md");
    let published = Published::of(project.root(), &Options::default());
    assert!(!published.files.keys().any(|path| path.contains("/parallel/")));
    let page = page_of(&published, Lang::Zh, "demo", "");
    assert!(
        !page
            .named("a")
            .any(|a| a.get("href").is_some_and(|href| href.contains("parallel")))
    );
}

#[test]
fn a_long_report_has_contents_that_lead_into_both_languages() {
    let mut count = 0;
    for report in edition().site().reports.values() {
        for lang in Lang::ALL {
            let page = page_of(edition(), lang, report.id.as_str(), "");
            let text = report.texts.get(lang).as_ref().expect("it is in both languages");
            let at = page
                .elements
                .iter()
                .position(|element| element.get("class") == Some("contents"));
            let headings = &text.body.headings;
            assert_eq!(at.is_some(), headings.len() >= 3, "{}", page.path);
            let Some(at) = at else { continue };
            let inside = page.elements.iter().filter(|element| element.within.contains(&at));
            let hrefs: Vec<&str> = inside.filter_map(|element| element.get("href")).collect();
            let other = lang.other().code();
            let wanted = headings.iter().flat_map(|heading| {
                let id = &heading.id;
                [format!("#{id}"), format!("/{other}/reports/{}/#{id}", report.id)]
            });
            assert_eq!(hrefs, wanted.collect::<Vec<_>>(), "{}", page.path);
            count += 1;
        }
    }
    assert!(count > 20, "only {count} reports are long");
}

#[test]
fn who_cannot_go_on_in_the_other_language_is_told_at_the_link() {
    let project = Project::base().without("content/reports/demo/en.md");
    let published = Published::of(project.root(), &Options::default());
    let switch = |page: &'_ Page| {
        let link = page
            .named("a")
            .find(|a| a.get("hreflang") == Some("en") && a.text == "English");
        link.unwrap_or_else(|| panic!("{}: no switch", page.path))
            .attributes
            .clone()
    };
    let page = page_of(&published, Lang::Zh, "demo", "");
    let link = switch(page);
    let described = link
        .get("aria-describedby")
        .expect("the note is announced with the link");
    let note = page.having("id").find(|element| element.get("id") == Some(described));
    let engine = published.checked.engine.as_ref().expect("the theme has no fault");
    let said = engine.words(Lang::Zh).say("language-missing", &[]);
    assert_eq!(note.map(|note| note.text.as_str()), Some(said.as_str()));
    assert_eq!(link.get("href").map(String::as_str), Some("/en/"));
    assert!(!link.contains_key("data-keeps-place"), "there is no place to keep");
    let home = switch(published.page("zh/index.html"));
    assert!(home.contains_key("data-keeps-place") && !home.contains_key("aria-describedby"));
}

#[test]
fn what_is_found_in_either_text_is_about_the_page_of_both_and_has_no_place_there() {
    let project = Project::base().edited("content/reports/demo/en.md", "[17](figure", "[71](figure");
    let checked = project.check();
    let site = checked.site.as_ref().expect("the settings can be read");
    let on_page = |path: &str| Places::new(site, &checked.input).on_page(path, &checked.findings);
    let own = on_page("/en/reports/demo/");
    assert!(!own.is_empty() && own.iter().all(|(_, pin)| pin.is_some()), "{own:?}");
    for path in ["/zh/reports/demo/parallel/", "/en/reports/demo/parallel/"] {
        let found: Vec<usize> = on_page(path).iter().map(|(at, _)| *at).collect();
        let wanted: Vec<usize> = own.iter().map(|(at, _)| *at).collect();
        assert_eq!(found, wanted, "{path}");
        // Its rows are no blocks, and it has no table of figures.
        assert!(on_page(path).iter().all(|(_, pin)| pin.is_none()), "{path}");
    }
}
