//! Texts of a project come out as their pages have them.

use crate::support::{Project, repository};
use wenzhai::model::output::Content;
use wenzhai::pipeline::{self, Given, Options};

/// The contents of a page's element `data-body`, if they are this HTML.
fn is_body(page: &str, html: &str) -> bool {
    let (_, after) = page.split_once(" data-body ").expect("the page has a body");
    let (_, body) = after.split_once('>').expect("a tag ends");
    body.strip_prefix(html).is_some_and(|rest| rest.starts_with("</div>"))
}

/// The page of a report with its links to notes on terms leading to the pages of these terms, which is
/// where they lead in a text that is pasted elsewhere.
fn without_notes(page: &str, lang: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<a class=\"term\"") {
        let (attributes, behind) = after.split_once('>').expect("a tag ends");
        out.push_str(before);
        out.push_str("<a class=\"term\"");
        for attribute in attributes.split_inclusive('"').collect::<Vec<_>>().chunks(2) {
            let attribute = attribute.concat();
            if let Some(id) = attribute.strip_prefix(" href=\"#term_") {
                let id = id.trim_end_matches('"');
                for part in [" href=\"/", lang, "/terms/", id, "/\""] {
                    out.push_str(part);
                }
            } else if !attribute.starts_with(" id=\"use_") {
                out.push_str(&attribute);
            }
        }
        out.push('>');
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// `content/reports/x/zh.md` is published as `zh/reports/x/index.html`.
fn page_of(path: &str) -> Option<String> {
    let (folder, name) = path.strip_prefix("content/")?.rsplit_once('/').unwrap_or(("", path));
    let lang = name.trim_start_matches("content/").strip_suffix(".md")?;
    Some(format!("{lang}/{folder}/index.html").replace("//", "/"))
}

#[test]
fn every_text_of_the_edition_is_what_its_page_has() {
    let root = repository();
    let checked = pipeline::check(pipeline::load(&root).expect("it can be read"), &Options::default());
    let files = pipeline::render(&checked).expect("the edition has no findings");
    let mut count = 0;
    for path in checked.input.texts.keys() {
        let Some(page) = page_of(path) else { continue };
        let file = files.iter().find(|file| file.path == page);
        let Some(Content::Bytes(bytes)) = file.map(|file| &file.content) else {
            panic!("{path}: there is no {page}");
        };
        let given = Given::File(root.join(path));
        let (fragment, _) = pipeline::fragment(&root, &given, None).expect("it can be read");
        let html = fragment.html.expect("the text is rendered");
        let published = without_notes(&String::from_utf8_lossy(bytes), &page[..2]);
        assert!(is_body(&published, &html), "{path}:\n{html}");
        assert!(fragment.findings.is_empty(), "{path}");
        count += 1;
    }
    assert!(count >= 38, "only {count} texts");
}

#[test]
fn figures_of_the_page_itself_are_known() {
    let zh = Project::base().run(&["render", "content/reports/demo/zh.md"]);
    zh.gives(
        0,
        "<p>临清市召集<a class=\"figure\" data-figure=\"key-users\" href=\"#figure-key-users\">17家</a>重点用能企业，与节能服务商当面商谈。</p>\n\
         <h2 id=\"progress\">进展</h2>\n\
         <p>市里按<a class=\"term\" href=\"/zh/terms/chain-chief-system/\">链长制</a>的办法，为每家企业指定了联系人。</p>\n",
        "",
    );
}

#[test]
fn a_page_is_known_from_wherever_the_command_is_typed() {
    let project = Project::base();
    let folder = project.path("content/reports/demo");
    let wanted = project.run(&["render", "content/reports/demo/en.md"]);
    assert!(wanted.succeeds().stdout.contains("data-figure=\"key-users\""));
    let root = project.root().to_string_lossy();
    let full = folder.join("en.md");
    for file in ["en.md", "./en.md", "../demo/en.md", &full.to_string_lossy()] {
        let run = crate::support::run_in(&folder, &["render", file, "--root", &root]);
        assert_eq!(run, wanted, "{file}");
    }
}

#[test]
fn a_draft_is_rendered_and_what_it_lacks_is_said() {
    let draft = Project::base()
        .edited("content/reports/demo/zh.md", "event: 2023", "event: 2023\ndraft: true")
        .edited(
            "content/reports/demo/zh.md",
            "(term:chain-chief-system)",
            "(term:chain-chef-system)",
        );
    let run = draft.run(&["render", "content/reports/demo/zh.md"]);
    assert!(run.stdout.contains("data-figure=\"key-users\""), "{}", run.stdout);
    assert!(run.stdout.contains("市里按链长制的办法"), "{}", run.stdout);
    assert!(run.stderr.contains("zh.md:20:4: error[TM001]"), "{}", run.stderr);
    assert_eq!(run.code, 1);
}

#[test]
fn what_is_wrong_elsewhere_is_not_said() {
    let project = Project::base().edited("content/reports/demo/en.md", "[17](figure", "[71](figure");
    project
        .run(&["render", "content/reports/demo/zh.md", "--quiet"])
        .succeeds();
    let english = project.run(&["render", "content/reports/demo/en.md"]);
    assert!(english.stderr.contains("error[FG004]"), "{}", english.stderr);
    assert_eq!(english.code, 1);
}

#[test]
fn a_page_with_broken_front_matter_has_its_text() {
    let project = Project::base().edited(
        "content/reports/demo/zh.md",
        "topics: [dual-carbon]",
        "topics: [dual-carbon",
    );
    let run = project.run(&["render", "content/reports/demo/zh.md"]);
    assert!(
        run.stdout.starts_with("<p>临清市召集17家重点用能企业"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("error[FM002]"), "{}", run.stderr);
    assert!(!run.stderr.contains("FG003"), "{}", run.stderr);
    assert_eq!(run.code, 1);
}

#[test]
fn without_settings_nothing_is_rendered() {
    let project = Project::base().with("site.yaml", "title: 只有一个\n");
    let run = project.run_with_input(&["render", "-"], "正文".as_bytes());
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("site.yaml:"), "{}", run.stderr);
}
