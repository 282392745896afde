//! Themes that rest on one another, and files that are asked for.

use crate::support::{Page, Project, shown};
use wenzhai::model::output::Content;

/// The base site in a theme of its own.
fn themed(files: &[(&str, &str)]) -> Project {
    let project = Project::base().edited("site.yaml", "topics:", "theme: mine\ntopics:");
    files.iter().fold(project, |project, (path, text)| {
        project.with(&format!("themes/{path}"), text)
    })
}

fn text(project: &Project, path: &str) -> String {
    let files = project.render();
    let file = files.into_iter().find(|file| file.path == path);
    match file.unwrap_or_else(|| panic!("there is no {path}")).content {
        Content::Bytes(bytes) => String::from_utf8(bytes).expect("it is text"),
        Content::CopyOf(from) => panic!("{path} is a copy of {from}"),
    }
}

fn page(project: &Project, path: &str) -> Page {
    Page::read(path, text(project, path).as_bytes())
}

/// Files of a theme, and what the one finding about them says.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

/// Findings as code, place and help.
fn found(project: &Project) -> Vec<String> {
    shown(&project.all_findings().findings)
}

#[test]
fn one_string_is_enough() {
    let project = themed(&[("mine/i18n/en.yaml", "nav-about: Who we are\n")]);
    let html = text(&project, "en/about/index.html");
    assert!(html.contains(">Who we are<") && html.contains(">Reports<"), "{html}");
    assert!(text(&project, "zh/about/index.html").contains(">关于本刊<"));
}

#[test]
fn one_template_is_enough_and_may_extend_the_one_it_replaces() {
    let own = "{% extends \"default/about.html\" %}\n{% block content %}\n{{ super() }}\n<p id=\"own\">{{ \"nav-terms\" | t }}</p>\n{% endblock content %}\n";
    let project = themed(&[
        ("mine/theme.yaml", "extends: default\n"),
        ("mine/templates/about.html", own),
    ]);
    let about = page(&project, "en/about/index.html");
    assert_eq!(about.elements.iter().filter(|e| e.get("id") == Some("own")).count(), 1);
    assert!(!about.the("h1").text.is_empty(), "what the default says is there too");
}

#[test]
fn a_project_may_lay_its_files_over_the_built_in_theme_and_extend_that() {
    let own = "{% extends \"built-in/about.html\" %}\n{% block content %}<h1>X</h1>{% endblock content %}\n";
    let project = Project::base().with("themes/default/templates/about.html", own);
    assert_eq!(page(&project, "en/about/index.html").the("h1").text, "X");
}

#[test]
fn themes_extend_themes() {
    let project = themed(&[
        ("mine/theme.yaml", "extends: house\nstyles: [mine.css]\n"),
        ("mine/static/mine.css", "h1 { color: red }\n"),
        ("mine/i18n/en.yaml", "nav-about: Mine\n"),
        ("house/theme.yaml", "styles: [house.css]\n"),
        ("house/static/house.css", "h1 { background: url(img/seal.svg) }\n"),
        (
            "house/static/img/seal.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
        ),
        ("house/i18n/en.yaml", "nav-about: House\nnav-terms: Words\n"),
        (
            "default/i18n/en.yaml",
            "nav-terms: Default words\nnav-years: Default years\n",
        ),
    ]);
    let about = page(&project, "en/about/index.html");
    let sheets: Vec<&str> = about.links("stylesheet").filter_map(|link| link.get("href")).collect();
    let stems: Vec<&str> = sheets
        .iter()
        .map(|href| href.split('.').next().unwrap_or_default())
        .collect();
    assert_eq!(stems, ["/style", "/house", "/mine"], "in the order of the themes");
    let nav = about
        .named("nav")
        .next()
        .map(|nav| nav.text.clone())
        .unwrap_or_default();
    for words in ["Mine", "Words", "Default years"] {
        assert!(nav.contains(words), "{nav}");
    }
    let house = text(&project, &sheets[1][1..]);
    let address = house
        .split_once("url(")
        .and_then(|(_, rest)| rest.split_once(')'))
        .expect("it has an address")
        .0;
    assert!(
        address.starts_with("img/seal.") && address != "img/seal.svg",
        "{address}"
    );
    assert!(text(&project, address).starts_with("<svg"));
}

#[test]
fn a_style_sheet_may_take_the_place_of_the_default() {
    let project = themed(&[("mine/static/style.css", "h1 { color: red }\n")]);
    let about = page(&project, "en/about/index.html");
    let sheet = about.links("stylesheet").next().and_then(|link| link.get("href"));
    assert_eq!(
        text(&project, &sheet.expect("there is one")[1..]),
        "h1 { color: red }\n"
    );
}

#[test]
fn modules_are_named_before_the_script_that_imports_them() {
    let own =
        "{% extends \"default/about.html\" %}\n{% block head %}{{ <script name=\"a.js\" /> }}{% endblock head %}\n";
    let project = themed(&[
        ("mine/templates/about.html", own),
        ("mine/static/a.js", "import './lib/b.js';\n"),
        ("mine/static/lib/b.js", "export {};\n"),
    ]);
    let about = page(&project, "en/about/index.html");
    let preload = about
        .links("modulepreload")
        .find(|link| link.get("href").is_some_and(|href| href.starts_with("/lib/b.")));
    let own = about
        .named("script")
        .find(|script| script.get("src").is_some_and(|src| src.starts_with("/a.")));
    let [module, script] = [preload, own].map(|element| {
        let element = element.expect("it is there");
        assert!(element.get("integrity").is_some_and(|hash| hash.starts_with("sha384-")));
        element.get("href").or(element.get("src")).expect("it leads somewhere")
    });
    assert_eq!(text(&project, &script[1..]), format!("import '.{module}';\n"));
    assert_eq!(text(&project, &module[1..]), "export{};\n");
}

#[test]
fn addresses_are_below_the_root_of_the_site() {
    let project = Project::base().edited("site.yaml", "wenzhai.example/", "wenzhai.example/digest/");
    let about = page(&project, "en/about/index.html");
    let sheet = about.links("stylesheet").next().and_then(|link| link.get("href"));
    assert!(
        sheet.is_some_and(|href| href.starts_with("/digest/style.")),
        "{sheet:?}"
    );
    let headers = text(&project, "_headers");
    assert!(
        headers.starts_with("/digest/*\n") && headers.contains("\n/digest/style."),
        "{headers}"
    );
}

#[test]
fn what_a_theme_says_wrongly_is_said_where_it_stands() {
    let cases: [Case<'_>; 5] = [
        (
            &[("mine/theme.yaml", "extend: default\n")],
            &["CF003 themes/mine/theme.yaml", "extends"],
        ),
        (
            &[
                ("mine/theme.yaml", "extends: huose\n"),
                ("house/theme.yaml", "name: house\n"),
            ],
            &["TP004 themes/mine/theme.yaml Some(9..14)", "extends: house"],
        ),
        (
            &[
                ("mine/theme.yaml", "extends: house\n"),
                ("house/theme.yaml", "extends: mine\n"),
            ],
            &["TP006 themes/house/theme.yaml Some(9..13)", "mine → house → mine"],
        ),
        (
            &[
                ("mine/theme.yaml", "styles: [mien.css]\n"),
                ("mine/static/mine.css", ""),
            ],
            &["TP005 themes/mine/theme.yaml Some(9..17)", "did you mean mine.css?"],
        ),
        (
            &[("mine/templates/about.html", "{{ \"stile.css\" | integrity }}")],
            &[
                "TP005 themes/mine/templates/about.html Some(4..13)",
                "did you mean style.css?",
            ],
        ),
    ];
    for (files, words) in cases {
        let found = found(&themed(files));
        assert_eq!(found.len(), 1, "{found:#?}");
        for words in words {
            assert!(found[0].contains(words), "{} does not say {words}", found[0]);
        }
    }
}

#[test]
fn a_name_that_is_only_known_when_a_page_is_made_is_found_then() {
    let own = "{% set name = \"no\" ~ \".css\" %}<p>{{ name | asset }}</p>\n";
    let project = themed(&[("mine/templates/about.html", own)]);
    let found = found(&project);
    assert!(
        !found.is_empty()
            && found
                .iter()
                .all(|one| one.starts_with("TP002 themes/mine/templates/about.html")),
        "{found:#?}"
    );
    let own = "{% set name = \"ex\" ~ \"tra.css\" %}<!DOCTYPE html><html lang=en><link rel=stylesheet href=\"{{ name | asset }}\" integrity=\"{{ name | integrity }}\"></html>\n";
    let project = themed(&[("mine/templates/about.html", own), ("mine/static/extra.css", "")]);
    let html = text(&project, "en/about/index.html");
    assert!(
        html.contains(
            "href=\"/extra.css\" integrity=\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\""
        ),
        "nobody could know that it is asked for, so it has its own name: {html}"
    );
}
