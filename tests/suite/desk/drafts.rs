//! Small drafts: one language only, sections that are missing, what is waived, terms.

use super::{desk, hold_one_to_one};
use crate::support::Project;
use wenzhai::model::lang::{Both, Lang};
use wenzhai::pipeline::desk::{Desk, Place, RowPart, RowState, State, TermState};

const CHINESE: &str = "content/reports/demo/zh.md";
const ENGLISH: &str = "content/reports/demo/en.md";
const TERMS: &str = "content/terms.yaml";

fn at(project: &Project) -> Desk {
    let desk = desk(&project.check(), "/en/reports/demo/");
    hold_one_to_one(&desk);
    desk
}

/// The headings of each row, `-` where a language has none.
fn headings(desk: &Desk) -> Vec<[String; 2]> {
    let side = |row: &wenzhai::pipeline::desk::Row, lang| {
        let side = row.sides.get(lang).as_ref();
        side.map_or("-".to_owned(), |side| side.id.clone().unwrap_or_default())
    };
    let rows = desk.rows.iter();
    rows.map(|row| Lang::ALL.map(|lang| side(row, lang))).collect()
}

/// The state of each figure with these words.
fn states(desk: &Desk, lang: Lang, words: &str) -> Vec<State> {
    let own = desk.figures.get(lang).iter().filter(|figure| figure.words == words);
    own.map(|figure| figure.state).collect()
}

#[test]
fn sections_are_aligned_by_their_ids() {
    let project = Project::base()
        .edited(
            CHINESE,
            "## 进展",
            "## 背景 {#background}\n\n会议在2023年召开。\n\n## 用意 {#aim}\n\n当面谈。\n\n## 进展",
        )
        .edited(
            ENGLISH,
            "a contact for each firm.",
            "a contact.\n\n## Note {#note}\n\nA word more.",
        );
    let desk = at(&project);
    let parts: Vec<RowPart> = desk.rows.iter().map(|row| row.part).collect();
    assert_eq!(parts[..2], [RowPart::Head, RowPart::Opening]);
    let ids = headings(&desk);
    assert_eq!(ids.len(), 6);
    assert!(ids.contains(&["background".into(), "-".into()]), "{ids:?}");
    assert!(ids.contains(&["progress".into(), "progress".into()]), "{ids:?}");
    assert!(ids.contains(&["-".into(), "note".into()]), "{ids:?}");
    let lines: Vec<usize> = desk
        .rows
        .iter()
        .filter_map(|row| Some(row.sides.zh.as_ref()?.line))
        .collect();
    let text = project.read(CHINESE);
    let line_of = |words: &str| {
        1 + text
            .lines()
            .position(|line| line.starts_with(words))
            .expect("it is there")
    };
    assert_eq!(
        lines,
        [
            1,
            line_of("临清市召集["),
            line_of("## 背景"),
            line_of("## 用意"),
            line_of("## 进展")
        ]
    );
    assert_eq!(states(&desk, Lang::Zh, "2023年"), [State::Idle]);
}

#[test]
fn a_draft_in_one_language_stands_beside_an_empty_one() {
    for (gone, there) in [(ENGLISH, Lang::Zh), (CHINESE, Lang::En)] {
        let mut project = Project::base().without(gone);
        if there == Lang::En {
            // The only file holds the shared fields.
            let record = "event: 2023\npublished: 2025-07-29\nregion: linqing\ntopics: [dual-carbon]\nsource: {publisher: {zh: 临清市政府, en: Linqing}}\nfigures:\n  key-users: {indicator: key-energy-users, value: 17家, period: 2023}\n---\n\nLinqing brought";
            project = project.edited(ENGLISH, "---\n\nLinqing brought", record);
        }
        let desk = at(&project);
        assert_eq!(desk.original, there);
        assert_eq!(desk.sides.get(there.other()).file, gone);
        assert_eq!(desk.sides.get(there.other()).title, None);
        assert!(desk.rows.iter().all(|row| row.sides.get(there).is_some()));
        assert!(desk.rows.iter().all(|row| row.sides.get(there.other()).is_none()));
        assert_eq!(desk.rows.len(), 3);
        let own = desk.figures.get(there);
        assert!(!own.is_empty() && own.iter().all(|figure| figure.state == State::Uncompared));
        assert!(desk.figures.get(there.other()).is_empty());
    }
    let desk = at(&Project::base().without(ENGLISH));
    let terms = desk.rows.iter().flat_map(|row| &row.terms);
    assert_eq!(terms.map(|term| term.state).collect::<Vec<_>>(), [TermState::Waiting]);
}

#[test]
fn rows_say_how_the_translation_stands() {
    let project = Project::base();
    let states = |project: &Project| {
        let desk = at(project);
        let states: Vec<(RowState, bool)> = desk.rows.iter().map(|row| (row.state, row.is_due)).collect();
        (states, desk.tally.due, desk.tally.unrecorded)
    };
    let all = |state| vec![(state, false); 3];
    assert_eq!(states(&project), (all(RowState::Unrecorded), 0, 3));
    project.run(&["translated", "demo"]).succeeds();
    assert_eq!(states(&project), (all(RowState::Current), 0, 0));
    let project = project.edited(CHINESE, "为每家企业指定", "给每家企业指定");
    let (behind, due, _) = states(&project);
    assert_eq!((behind[2], due), ((RowState::Behind, true), 1));
    let project = project.edited(CHINESE, "联系人。", "联系人。\n\n## 以后 {#later}\n\n再看。");
    let (longer, due, _) = states(&project);
    assert_eq!((longer[3], due), ((RowState::Missing, true), 2));
    project.run(&["translated", "demo"]).succeeds();
    let (reviewed, due, _) = states(&project);
    assert_eq!((reviewed[3], due), ((RowState::Missing, false), 0));
}

#[test]
fn a_section_that_was_never_translated_is_due() {
    let project = Project::base().edited(CHINESE, "联系人。", "联系人。\n\n## 以后 {#later}\n\n再看。");
    let desk = at(&project);
    let states: Vec<(RowState, bool)> = desk.rows.iter().map(|row| (row.state, row.is_due)).collect();
    assert_eq!(states[3], (RowState::Missing, true));
    assert_eq!(desk.tally.due, 1);
}

#[test]
fn what_differs_and_what_is_alone_is_told() {
    let project = Project::base()
        .edited(CHINESE, "指定了联系人。", "指定了联系人，投入8.4亿元，新增58.3万户。")
        .edited(ENGLISH, "for each firm.", "for each firm, spending RMB 8.4 billion.");
    let project = project.edited(
        ENGLISH,
        "energy-saving contractors.\n\n##",
        "energy-saving contractors in 95 parks.\n\n##",
    );
    let desk = at(&project);
    assert_eq!(states(&desk, Lang::Zh, "8.4亿元"), [State::Differing]);
    assert_eq!(states(&desk, Lang::En, "RMB 8.4 billion"), [State::Differing]);
    assert_eq!(
        states(&desk, Lang::Zh, "新增58.3万户"),
        [State::Alone],
        "{:#?}",
        desk.figures.en
    );
    assert_eq!(states(&desk, Lang::En, "95"), [State::Alone], "{:#?}", desk.figures.en);
    let tally = desk.tally;
    assert_eq!((tally.matched, tally.differing, tally.alone), (1, 1, 2));
    let text = project.read(ENGLISH);
    let figure = desk
        .figures
        .en
        .iter()
        .find(|figure| figure.words == "RMB 8.4 billion")
        .expect("it is there");
    assert_eq!(text.get(figure.span.clone().expect("a place")), Some("RMB 8.4 billion"));
    let line = text.lines().nth(figure.line - 1).expect("a line");
    assert_eq!(line.chars().skip(figure.column - 1).take(3).collect::<String>(), "RMB");
    assert_eq!(
        desk.rows[figure.row]
            .sides
            .en
            .as_ref()
            .and_then(|side| side.id.as_deref()),
        Some("progress")
    );
    let json = serde_json::to_value(&desk).expect("JSON");
    let of = |words: &str| {
        let mut figures = json["figures"]["en"].as_array().expect("a list").iter();
        figures
            .find(|figure| figure["words"] == words)
            .expect("it is there")
            .clone()
    };
    assert_eq!(of("RMB 8.4 billion")["state"], "differing");
    assert_eq!(of("RMB 8.4 billion")["findings"][0]["code"], "FG007");
    assert_eq!(of("RMB 8.4 billion")["place"]["block"], 2);
}

#[test]
fn words_that_say_another_number_than_their_record_are_told() {
    let project = Project::base().edited(ENGLISH, "[17](figure:key-users)", "[71](figure:key-users)");
    let desk = at(&project);
    assert_eq!(states(&desk, Lang::En, "71"), [State::Differing]);
    assert_eq!(states(&desk, Lang::Zh, "17家"), [State::Matched]);
    let figure = desk
        .figures
        .en
        .iter()
        .find(|figure| figure.words == "71")
        .expect("it is there");
    assert_eq!(figure.record.as_deref(), Some("key-users"));
    assert_eq!(figure.findings[0].code, "FG004");
    assert_eq!((desk.tally.matched, desk.tally.differing), (0, 1));
}

#[test]
fn figures_that_are_printed_are_told_apart() {
    let project = Project::base()
        .edited(ENGLISH, "[17](figure:key-users) large", "[](figure:key-users) large")
        .edited(ENGLISH, "for each firm.", "for each of the [](figure:key-users) firms.");
    let desk = at(&project);
    let places: Vec<Option<Place>> = desk.figures.en.iter().map(|figure| figure.place.clone()).collect();
    let place = |nth| {
        Some(Place::Figure {
            figure: "key-users".to_owned(),
            nth,
        })
    };
    assert!(places.contains(&place(0)) && places.contains(&place(1)), "{places:?}");
    // The second time it says again what it has said.
    assert_eq!(
        desk.figures
            .en
            .iter()
            .map(|figure| figure.words.as_str())
            .collect::<Vec<_>>(),
        ["17家", "17家"]
    );
}

#[test]
fn what_an_editor_lets_stand_is_waived() {
    let waiver = "waivers:\n  - {code: FG006, at: 95 parks, reason: 来源的附件里有}\n---\n\nLinqing";
    let project = Project::base()
        .edited(ENGLISH, "for each firm.", "for each firm in 95 parks and 96 towns.")
        .edited(ENGLISH, "---\n\nLinqing", waiver);
    let desk = at(&project);
    assert_eq!(states(&desk, Lang::En, "95"), [State::Waived]);
    assert_eq!(states(&desk, Lang::En, "96"), [State::Alone]);
    assert_eq!((desk.tally.waived, desk.tally.alone), (1, 1));
}

#[test]
fn the_english_of_a_term_is_judged() {
    let terms = "chain-chief-system:
  zh: {preferred: 链长制, admitted: [产业链链长制], definition: 由一位市领导牵头一条产业链的工作制度。}
  en: {preferred: chain-chief system, admitted: [chain leader system], forbidden: [chain length system], definition: An arrangement.}
";
    let project = |english: &str| {
        Project::base()
            .with(TERMS, terms)
            .edited(ENGLISH, "[chain-chief system](term:chain-chief-system)", english)
    };
    let state = |english: &str| {
        let desk = at(&project(english));
        let terms: Vec<_> = desk.rows.iter().flat_map(|row| &row.terms).collect();
        assert_eq!(terms.len(), 1, "{english}");
        terms[0].state
    };
    assert_eq!(state("chain-chief system"), TermState::Preferred);
    assert_eq!(state("Chain-chief systems"), TermState::Preferred);
    assert_eq!(state("chain leader system"), TermState::Admitted);
    assert_eq!(state("chain length system"), TermState::Forbidden);
    assert_eq!(state("[arrangement](term:chain-chief-system)"), TermState::Linked);
    assert_eq!(state("[](term:chain-chief-system)"), TermState::Preferred);
    assert_eq!(state("practice"), TermState::Missing);
    let desk = at(&project("practice").edited(ENGLISH, "large energy users", "energy users (chain-chief system)"));
    let term = &desk.rows[2].terms[0];
    assert_eq!(term.state, TermState::Elsewhere);
    assert_eq!((desk.tally.terms, desk.tally.terms_open), (1, 0));
    assert_eq!(term.wordings.zh[0].words, "链长制");
    assert_eq!(term.admitted, ["chain leader system"]);
    let preferred = Both {
        zh: "/zh/terms/chain-chief-system/".to_owned(),
        en: "/en/terms/chain-chief-system/".to_owned(),
    };
    assert_eq!(term.address, preferred);
}

#[test]
fn only_pages_with_texts_of_their_own_have_a_desk() {
    let checked = Project::base().check();
    let site = checked.site.as_ref().expect("the settings can be read");
    let is_there = |address: &str| wenzhai::pipeline::desk(site, &checked.input, &checked.findings, address).is_some();
    for address in [
        "/zh/",
        "/en/",
        "/en/about/",
        "/zh/topics/dual-carbon/",
        "/zh/reports/demo/",
        "/zh/reports/demo",
    ] {
        assert!(is_there(address), "{address}");
    }
    for address in [
        "",
        "/",
        "/fr/",
        "/zh/reports/",
        "/zh/reports/none/",
        "/zh/reports/demo/parallel/",
        "/zh/terms/",
    ] {
        assert!(!is_there(address), "{address}");
    }
}
