//! What a translation was made from is recorded, and what has changed since is told: to editors by
//! findings, to readers by a note.

use crate::support::{Page, Project, shown};
use wenzhai::diag::Code;
use wenzhai::model::translation::{SectionView, sections};

const ZH: &str = "content/reports/demo/zh.md";
const EN: &str = "content/reports/demo/en.md";

/// The base site with all translations recorded.
fn recorded() -> Project {
    let project = Project::base();
    project.run(&["translated", "--all"]).succeeds();
    project
}

/// The codes and places of what `check` finds.
fn found(project: &Project) -> Vec<String> {
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let line = |line: &str| line.split(": ").take(2).collect::<Vec<_>>().join(" ");
    run.stdout.lines().map(line).collect()
}

#[test]
fn after_recording_nothing_is_behind() {
    let project = Project::base();
    project
        .run(&["translated", "demo"])
        .gives(0, "demo: recorded for the first time, 3 sections\n", "");
    project.run(&["check"]).gives(0, "no findings\n", "");
    let once = project.read(EN);
    project
        .run(&["translated", "demo"])
        .gives(0, "demo: nothing was behind in its 3 sections\n", "");
    assert_eq!(project.read(EN), once);
}

#[test]
fn an_edited_section_is_found_until_it_is_undone_or_recorded() {
    let project = recorded();
    let before = project.read(ZH);
    for (old, new, place) in [
        ("当面商谈", "见面商谈", "10:1"),
        ("指定了联系人", "指派了联系人", "12:1"),
        ("## 进展", "## 近况", "12:1"),
        ("推动重点用能企业", "促进重点用能企业", "2:8"),
        ("商谈节能改造。", "商谈节能。", "2:8"),
    ] {
        let project = recorded().edited(ZH, old, new);
        assert_eq!(found(&project), [format!("{EN}:{place} warning[TR001]")], "{new}");
        project.write(ZH, before.as_bytes());
        assert_eq!(found(&project), Vec::<String>::new(), "{new}, undone");
    }
    let project = project.edited(ZH, "指定了联系人", "指派了联系人");
    project
        .run(&["translated", "demo"])
        .gives(0, "demo: recorded; these were behind: progress\n", "");
    project.run(&["check"]).gives(0, "no findings\n", "");
}

#[test]
fn how_a_text_is_typed_is_not_what_it_says() {
    let project = recorded();
    let zh = project.read(ZH);
    project.write(ZH, zh.replace('\n', "\r\n").as_bytes());
    assert_eq!(found(&project), Vec::<String>::new());
    project.write(ZH, zh.replace("企业，与", "企业，\n与").as_bytes());
    assert_eq!(found(&project), Vec::<String>::new());
    // What `check --fix` mends.
    project.write(
        ZH,
        zh.replace("企业，与", "企业, 与").replace("办法，", "办法,").as_bytes(),
    );
    project.run(&["translated", "demo"]).succeeds();
    project.run(&["check", "--fix"]).succeeds();
    assert_eq!(project.read(ZH), zh);
    assert_eq!(found(&project), Vec::<String>::new());
}

#[test]
fn sections_that_come_and_go_are_found() {
    let more = "\n## 资金 {#money}\n\n市财政另有补助。\n";
    let project = recorded();
    let zh = project.read(ZH);
    project.write(ZH, format!("{zh}{more}").as_bytes());
    assert_eq!(found(&project), [format!("{EN}:12:1 warning[TR002]")]);
    // A section that is left out on purpose is recorded, too.
    project.run(&["translated", "demo"]).succeeds();
    assert_eq!(found(&project), Vec::<String>::new());
    project.write(ZH, zh.as_bytes());
    // Neither has it any more: nothing to be told.
    assert_eq!(found(&project), Vec::<String>::new());
    let (opening, _) = zh.split_once("\n## ").expect("the report has a section");
    project.write(ZH, opening.as_bytes());
    assert_eq!(found(&project), [format!("{EN}:13:1 warning[TR002]")]);
}

#[test]
fn every_section_of_the_edition_is_watched_by_itself() {
    let edition = Project::of_edition();
    let site = edition.check().site.expect("the edition is a site");
    let most = site.reports.values().map(|report| sections(&report.texts).len()).max();
    let mut watched = 0;
    for at in 0..most.unwrap_or(0) {
        let mut expected = Vec::new();
        for report in site.reports.values() {
            let views = sections(&report.texts);
            let Some(view) = views.get(at) else { continue };
            let zh = report.texts.zh.as_ref().expect("the edition is in both languages");
            let original = std::fs::read_to_string(crate::support::repository().join(&zh.path));
            let mut text = original.expect("the edition can be read");
            match &view.spans.zh {
                Some(span) => text.insert_str(span.end, "另有。"),
                None => text = text.replacen("title: ", "title: 另", 1),
            }
            edition.write(&zh.path, text.as_bytes());
            expected.push((report.id.to_string(), view.id.clone()));
        }
        let changed = edition.check().site.expect("the edition is a site");
        let mut behind = Vec::new();
        for report in changed.reports.values() {
            let views = sections(&report.texts).into_iter().filter(SectionView::is_behind);
            behind.extend(views.map(|view| (report.id.to_string(), view.id)));
        }
        watched += expected.len();
        assert_eq!(behind, expected);
        for report in site.reports.values() {
            let zh = report.texts.zh.as_ref().expect("the edition is in both languages");
            let original = std::fs::read(crate::support::repository().join(&zh.path));
            edition.write(&zh.path, &original.expect("the edition can be read"));
        }
    }
    assert!(watched > 60, "{watched}");
}

#[test]
fn nothing_else_of_the_file_is_touched() {
    let before = Project::base().read(EN);
    let typed = before
        .replace("---\ntitle", "---\n# seen by Li\ntitle")
        .replace("\n---\n\n", "\ntranslation: draft   # soon\nwaivers: []\n---\n\n");
    for text in [typed.clone(), typed.replace('\n', "\r\n"), format!("\u{feff}{typed}")] {
        let project = Project::base().with(EN, &text);
        project.run(&["translated", "demo"]).gives(
            0,
            "demo: recorded for the first time, 3 sections; it is no longer marked as a draft\n",
            "",
        );
        let after = project.read(EN);
        let kept: Vec<&str> = after
            .split_inclusive('\n')
            .filter(|line| !(line.starts_with("translated_from:") || line.starts_with("  ")))
            .collect();
        assert_eq!(
            kept.concat(),
            text.replace("translation: draft", "translation: reviewed")
        );
        project.run(&["check"]).gives(0, "no findings\n", "");
    }
}

#[test]
fn all_translations_but_drafts_are_recorded_at_once() {
    let project = Project::base().edited(EN, "\n---\n\n", "\ntranslation: draft\n---\n\n");
    let run = project.run(&["translated", "--all"]);
    assert_eq!(run.code, 0);
    let told: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(
        told,
        [
            "home: recorded for the first time, 2 sections",
            "about: recorded for the first time, 2 sections",
            "topics/dual-carbon: recorded for the first time, 2 sections",
        ]
    );
    assert_eq!(
        run.stderr,
        "demo: its translation is marked as a draft and was passed over; after review: wenzhai translated demo\n"
    );
    assert!(project.read(EN).contains("translation: draft\n"));
}

#[test]
fn what_cannot_be_recorded_is_refused_and_nothing_is_written() {
    let project = Project::base();
    let before = project.snapshot("content");
    let run = project.run(&["translated", "about", "dmeo"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "wenzhai: there is no translated page “dmeo”; did you mean demo?\n"
    );
    assert!(project.snapshot("content") == before);
    assert_eq!(project.run(&["translated"]).code, 2);
    for (broken, code) in [(EN, "FM002"), (ZH, "FM002")] {
        let project = Project::base().edited(broken, "summary: ", "summary: [");
        let before = project.snapshot("content");
        let run = project.run(&["translated", "about", "demo"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
        assert!(run.stderr.starts_with(&format!("{broken}:")), "{}", run.stderr);
        assert!(run.stderr.contains(code), "{}", run.stderr);
        assert!(run.stderr.ends_with("\nNothing was recorded\n"), "{}", run.stderr);
        assert!(project.snapshot("content") == before);
    }
    let run = Project::base().without(EN).run(&["translated", "demo"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("FM008"), "{}", run.stderr);
}

#[test]
fn readers_are_told_where_a_translation_is_older() {
    const ABOUT: &str = "content/about/zh.md";
    const TOPIC: &str = "content/topics/dual-carbon/zh.md";
    let project = recorded()
        .edited(ZH, "指定了联系人", "指派了联系人")
        .edited(ABOUT, "数字照录原文。", "数字全部照录原文。")
        .edited(TOPIC, "title: ", "title: 再说");
    let run = project.run(&["build"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(run.stderr.matches("warning[TR001]").count(), 3, "{}", run.stderr);
    assert_eq!(project.run(&["build", "--strict"]).code, 1);
    let notes = |path: &str| -> Vec<(String, String)> {
        let path = format!("public/{path}index.html");
        let page = Page::read(&path, project.read(&path).as_bytes());
        let notices = page
            .elements
            .iter()
            .enumerate()
            .filter(|(_, e)| e.get("class") == Some("notice"));
        let links = notices.flat_map(|(at, _)| page.elements.iter().filter(move |e| e.within.contains(&at)));
        let links = links.filter(|element| element.name == "a");
        links
            .map(|link| (link.text.clone(), link.get("href").unwrap_or_default().to_owned()))
            .collect()
    };
    let link = |name: &str, href: &str| vec![(name.to_owned(), href.to_owned())];
    assert_eq!(
        notes("en/reports/demo/"),
        link("Progress", "/zh/reports/demo/#progress")
    );
    assert_eq!(notes("en/about/"), link("Introduction", "/zh/about/"));
    assert_eq!(
        notes("en/topics/dual-carbon/"),
        link("Title and summary", "/zh/topics/dual-carbon/")
    );
    for path in ["zh/reports/demo/", "zh/about/", "zh/topics/dual-carbon/", "en/", "zh/"] {
        assert_eq!(notes(path), Vec::new(), "{path}");
    }
    project.run(&["translated", "--all"]).succeeds();
    project.run(&["build"]).succeeds();
    assert_eq!(notes("en/reports/demo/"), Vec::new());
}

#[test]
fn an_english_page_differs_by_its_note_only() {
    let current = recorded();
    current.run(&["build"]).succeeds();
    let behind = recorded().edited(ZH, "指定了联系人", "指派了联系人");
    behind.run(&["build"]).succeeds();
    let page = "public/en/reports/demo/index.html";
    let (before, after) = (current.read(page), behind.read(page));
    let (start, rest) = after.split_once("\n<p class=\"notice\">").expect("the page has a note");
    let (_, end) = rest.split_once("</p>").expect("the note ends");
    assert_eq!(format!("{start}{end}"), before);
}

#[test]
fn explain_says_how_a_translation_stands() {
    let project = recorded();
    let told = |project: &Project| -> String {
        let run = project.run(&["explain", "/en/reports/demo/"]);
        let line = run.stdout.lines().find_map(|line| line.strip_prefix("  translation: "));
        line.unwrap_or_default().to_owned()
    };
    assert_eq!(told(&project), "up to date with the Chinese");
    let project = project.edited(ZH, "指定了联系人", "指派了联系人");
    assert_eq!(told(&project), "behind the Chinese in progress");
    assert_eq!(told(&Project::base()), "what it was made from is not recorded");
}

#[test]
fn a_record_belongs_into_the_translation() {
    let project = Project::base().edited(
        ZH,
        "region: linqing",
        "region: linqing\ntranslated_from: {title: a1234567}",
    );
    let findings = project.check().findings;
    assert!(
        findings.iter().any(|finding| finding.code == Code::FM003),
        "{:#?}",
        shown(&findings)
    );
}

#[test]
fn findings_of_translations_cannot_be_waived() {
    let project = recorded().edited(ZH, "指定了联系人", "指派了联系人").edited(
        EN,
        "\n---\n\n",
        "\nwaivers:\n  - {code: TR001, reason: later}\n---\n\n",
    );
    let findings = project.check().findings;
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::WV002, Code::TR001], "{:#?}", shown(&findings));
}
