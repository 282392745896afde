//! What the editors wrote: how much there is, and that nothing is wrong with it.

use super::edition;
use crate::support::{repository, shown, snapshot};
use wenzhai::model::lang::Lang;
use wenzhai::model::site::Report;
use wenzhai::parse::{self, File};

/// Reports whose sources are long: at least twenty figures each.
const LONG: [&str; 6] = [
    "liaocheng-press-conference-2021",
    "donge-work-report-2015",
    "liaocheng-work-report-2016",
    "shizhong-quality-2021",
    "yantai-reform-highlights-2021",
    "liaocheng-work-report-2023",
];

/// Reports whose sources give no number (“数十个”, dozens, is none), so that there is nothing to record.
const WITHOUT_FIGURES: [&str; 1] = ["liaocheng-online-investment"];

/// Summaries that may be longer than the others.
const MAY_BE_LONGER: [&str; 3] = [
    "donge-work-report-2015",
    "liaocheng-work-report-2016",
    "yantai-reform-highlights-2021",
];

#[test]
fn the_edition_has_no_finding() {
    assert_eq!(shown(&edition().checked.findings), Vec::<String>::new());
    assert_eq!(edition().checked.left_out, []);
}

#[test]
fn the_theme_has_no_character_that_a_text_should_not_have() {
    let files = snapshot(&repository().join("themes"));
    let mut count = 0;
    for (path, bytes) in &files {
        if let Ok(text) = std::str::from_utf8(bytes) {
            assert_eq!(shown(&parse::characters(File { path, text })), Vec::<String>::new());
            count += 1;
        }
    }
    assert!(count >= 20, "only {count} files of text");
}

#[test]
fn the_reports_of_the_launch_are_there_in_both_languages() {
    let launch = [
        "liaocheng-press-conference-2021",
        "donge-work-report-2015",
        "liaocheng-work-report-2016",
        "liaocheng-forest-city",
        "liaocheng-bearing-platform-recognised",
        "liaocheng-online-investment",
        "linqing-energy-efficiency",
        "liaocheng-hightech-belt-and-road",
        "liaocheng-bearing-centre-accepted",
        "yanggu-cable-demonstration-zone",
        "liaocheng-beijing-investment",
        "shizhong-quality-2021",
        "yantai-reform-highlights-2021",
        "liaocheng-work-report-2023",
    ];
    for id in launch {
        let report = report(id);
        assert!(
            report.texts.zh.is_some() && report.texts.en.is_some(),
            "{id} is not in both languages"
        );
    }
}

#[test]
fn summaries_have_the_length_that_was_agreed() {
    let mut wrong = Vec::new();
    for report in edition().site().reports.values() {
        let id = report.id.as_str();
        let page = edition().page(&format!("zh/reports/{id}/index.html"));
        let body = page.having("data-body").next().expect("a report has a body");
        let length = characters(&body.text);
        if length < 400 || (length > 900 && !MAY_BE_LONGER.contains(&id)) {
            wrong.push(format!("{id}: {length}"));
        }
    }
    assert!(wrong.is_empty(), "not 400 to 900 characters: {wrong:?}");
}

/// As word processors count Chinese: each character and each mark of punctuation is one,
/// and so is each number and each foreign word.
fn characters(text: &str) -> usize {
    let foreign = |c: char| c.is_ascii_graphic();
    let (mut count, mut within_word) = (0, false);
    for c in text.chars() {
        let continues = within_word && foreign(c);
        count += usize::from(!c.is_whitespace() && !continues);
        within_word = foreign(c);
    }
    count
}

#[test]
fn characters_are_counted_as_editors_count_them() {
    assert_eq!(characters("聊城市58.3万户，\nGDP 12.8%。"), 10);
}

#[test]
fn translations_say_about_as_much() {
    for report in edition().site().reports.values() {
        let length = |lang: Lang| {
            report
                .texts
                .get(lang)
                .as_ref()
                .map_or(0, |text| text.body.text.chars().count())
        };
        let (zh, en) = (length(Lang::Zh), length(Lang::En));
        // English needs two and a half to four letters for a character.
        assert!(
            (2 * zh..5 * zh).contains(&en),
            "{}: {zh} characters and {en} letters",
            report.id
        );
    }
}

#[test]
fn long_reports_have_twenty_figures_and_short_ones_have_some() {
    for report in edition().site().reports.values() {
        let id = report.id.as_str();
        let wanted = if LONG.contains(&id) {
            20
        } else {
            usize::from(!WITHOUT_FIGURES.contains(&id))
        };
        assert!(
            report.figures.len() >= wanted,
            "{}: {} figures",
            report.id,
            report.figures.len()
        );
    }
}

#[test]
fn every_report_has_a_source_a_place_and_a_date() {
    for report in edition().site().reports.values() {
        let source = &report.source;
        assert!(source.capture.is_some(), "{}: which capture?", report.id);
        assert!(
            source.publisher.is_some() || source.title.is_some(),
            "{}: whose report?",
            report.id
        );
        assert!(report.date().is_some(), "{}: when?", report.id);
    }
}

#[test]
fn reports_of_one_event_link_to_each_other() {
    let pair = [
        "liaocheng-bearing-platform-recognised",
        "liaocheng-bearing-centre-accepted",
    ];
    for [one, other] in [pair, [pair[1], pair[0]]] {
        for lang in ["zh", "en"] {
            let page = edition().page(&format!("{lang}/reports/{one}/index.html"));
            let to = format!("/{lang}/reports/{other}/");
            assert!(
                page.named("a").any(|a| a.get("href") == Some(&to)),
                "{} does not link to {to}",
                page.path
            );
        }
    }
}

#[test]
fn there_are_a_hundred_terms_and_reports_use_them() {
    let terms = &edition().site().terms;
    let used = terms.values().filter(|term| !term.reports.is_empty()).count();
    assert!(used >= 100, "{used} of {} terms are used by a report", terms.len());
    for id in ["4012", "chain-chief", "12345"] {
        assert!(
            terms.values().any(|term| term.id.as_str().contains(id)),
            "no term with {id}"
        );
    }
}

#[test]
fn every_term_is_named_and_defined_in_both_languages() {
    for term in edition().site().terms.values() {
        for (lang, renderings) in term.renderings.iter() {
            let sentence = renderings.definition.trim_end();
            let ends = sentence.ends_with(if lang == Lang::Zh { '。' } else { '.' });
            assert!(
                !renderings.preferred.is_empty() && ends,
                "{} in {}: {sentence}",
                term.id,
                lang.code()
            );
        }
    }
}

#[test]
fn three_topics_have_reports_and_an_introduction() {
    let topics = &edition().site().topics;
    let ids: Vec<&str> = topics.values().map(|topic| topic.id.as_str()).collect();
    assert_eq!(ids, ["business-environment", "rural-revitalization", "dual-carbon"]);
    for topic in topics.values() {
        assert!(
            topic.reports.len() >= 2,
            "{}: {} reports",
            topic.id,
            topic.reports.len()
        );
        for (lang, text) in topic.texts.iter() {
            let text = text.as_ref().expect("it is in both languages");
            let least = if lang == Lang::Zh { 80 } else { 250 };
            assert!(
                text.body.text.chars().count() >= least,
                "{} in {}",
                topic.id,
                lang.code()
            );
        }
    }
}

#[test]
fn places_are_a_tree() {
    let regions = &edition().site().regions;
    let parent = |id: &str| {
        let region = regions.values().find(|region| region.id.as_str() == id);
        let parent = region.unwrap_or_else(|| panic!("there is no place {id}")).parent;
        parent.map(|key| regions[key].id.as_str())
    };
    assert_eq!(parent("shandong"), None);
    for city in ["liaocheng", "yantai", "jinan"] {
        assert_eq!(parent(city), Some("shandong"));
    }
    for county in ["donge", "linqing", "yanggu"] {
        assert_eq!(parent(county), Some("liaocheng"));
    }
    assert_eq!(parent("jinan-shizhong"), Some("jinan"));
}

fn report(id: &str) -> &'static Report {
    let mut reports = edition().site().reports.values();
    reports
        .find(|report| report.id.as_str() == id)
        .unwrap_or_else(|| panic!("there is no report {id}"))
}
