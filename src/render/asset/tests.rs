//! Tests of a theme's files and the names that they get.

use super::*;
use crate::diag::Code;

/// A theme of these static files, all of which its one template asks for by name that are in
/// `asked`.
fn made(files: &[(&str, &str)], asked: &[&str]) -> (Assets, Vec<Diagnostic>) {
    let mut theme = ThemeFiles::default();
    for (name, text) in files {
        let file = StaticFile {
            path: format!("themes/t/static/{name}"),
            bytes: text.as_bytes().to_vec(),
        };
        theme.statics.insert((*name).to_owned(), file);
    }
    let tags: Vec<String> = asked
        .iter()
        .map(|name| format!("{{{{ \"{name}\" | asset }}}}"))
        .collect();
    let file = crate::model::theme::ThemeText {
        path: "themes/t/templates/a.html".to_owned(),
        text: tags.concat(),
    };
    theme.templates.insert("a.html".to_owned(), file);
    Assets::new(&theme)
}

fn sound(files: &[(&str, &str)], asked: &[&str]) -> Assets {
    let (assets, findings) = made(files, asked);
    assert!(findings.is_empty(), "{findings:?}");
    assets
}

fn address(assets: &Assets, name: &str) -> String {
    assets
        .address("/", name)
        .unwrap_or_else(|| panic!("{name} is not there"))
}

fn text(assets: &Assets, name: &str) -> String {
    let bytes = assets.file(&address(assets, name)[1..]).expect("it is published");
    String::from_utf8(bytes.to_vec()).expect("it is text")
}

#[test]
fn a_name_tells_the_content() {
    let css = "h1 { color: red }\n";
    let one = sound(&[("style.css", css)], &["style.css"]);
    let path = address(&one, "style.css");
    // As `printf 'h1 { color: red }\n' | openssl dgst -sha384` has it.
    assert_eq!(path, format!("/style.{}.css", &hash_of(css)[..16]));
    assert_eq!(text(&one, "style.css"), css);
    let other = sound(&[("style.css", "h1 { color: blue }\n")], &["style.css"]);
    assert_ne!(address(&other, "style.css"), path);
    assert_eq!(one.files().count(), 1, "it is not there under its own name");
}

fn hash_of(text: &str) -> String {
    format!("{:x}", Sha384::digest(text.as_bytes()))
}

#[test]
fn integrity_is_that_of_the_standard() {
    // The hash of nothing, from FIPS 180's examples, in base64.
    assert_eq!(
        integrity(&Sha384::digest(b"")),
        "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
    );
}

#[test]
fn what_nobody_asks_for_stays_as_it_is() {
    let assets = sound(
        &[("a.css", "a"), ("b.css", "b"), ("favicon.ico", "i")],
        &["a.css", "favicon.ico"],
    );
    let paths: Vec<&str> = assets.files().map(|(path, ..)| path).collect();
    let [icon, a] = ["favicon.ico", "a.css"].map(|name| address(&assets, name)[1..].to_owned());
    assert_eq!(paths, [a.as_str(), "b.css", icon.as_str(), "favicon.ico"]);
    assert_eq!(address(&assets, "b.css"), "/b.css");
    assert!(assets.address("/", "c.css").is_none());
}

#[test]
fn a_style_sheet_has_the_names_of_what_it_asks_for() {
    let files = [
        (
            "css/a.css",
            "@import \"b.css\"; h1 { background: url('../img/\u{56fe} 1.svg#x') }",
        ),
        ("css/b.css", "h2 { color: red }"),
        ("img/\u{56fe} 1.svg", "<svg/>"),
        ("img/other.svg", "<svg/>"),
    ];
    let (assets, findings) = made(&files, &["css/a.css"]);
    assert!(findings.is_empty(), "{findings:?}");
    let [b, svg] = ["css/b.css", "img/\u{56fe} 1.svg"].map(|name| address(&assets, name));
    let expected = format!(
        "@import \"{}\"; h1 {{ background: url('..{svg}#x') }}",
        b.trim_start_matches("/css/")
    );
    assert_eq!(text(&assets, "css/a.css"), expected);
    assert!(svg.starts_with("/img/%E5%9B%BE%201."), "{svg}");
    assert!(assets.file("img/other.svg").is_some() && assets.file("img/\u{56fe} 1.svg").is_none());
}

#[test]
fn modules_import_each_other_by_their_new_names() {
    let files = [
        (
            "a.js",
            "import { b } from './b.js';\nimport './lib/c.js';\nconst d = () => import('./d.js');\n",
        ),
        ("b.js", "export { c as b } from './lib/c.js';\n"),
        ("d.js", "export const d = 1;\n"),
        ("lib/c.js", "export const c = 1;\n"),
    ];
    let assets = sound(&files, &["a.js"]);
    let [b, c, d] = ["b.js", "lib/c.js", "d.js"].map(|name| address(&assets, name));
    assert_eq!(
        text(&assets, "a.js"),
        format!("import{{b}}from '.{b}';\nimport '.{c}';\nconst d=()=>import('.{d}');\n")
    );
    // What is loaded with it, deepest first; what may be loaded later is not.
    assert_eq!(assets.by_name["a.js"].imports, ["lib/c.js", "b.js"]);
    let edited = [files[0], files[1], files[2], ("lib/c.js", "export const c = 2;\n")];
    let other = sound(&edited, &["a.js"]);
    for (name, is_same) in [("a.js", false), ("b.js", false), ("d.js", true), ("lib/c.js", false)] {
        assert_eq!(address(&assets, name) == address(&other, name), is_same, "{name}");
    }
}

#[test]
fn what_is_not_there_is_said_with_its_place() {
    let css = "h1 { background: url(seel.svg) }";
    let (_, findings) = made(&[("a.css", css), ("seal.svg", "<svg/>")], &["a.css", "b.css"]);
    let said: Vec<(Code, &str, Option<&str>)> = findings
        .iter()
        .map(|f| {
            (
                f.code,
                f.location.path.as_str(),
                f.help.as_ref().map(|help| help.en.as_str()),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (Code::TP005, "themes/t/templates/a.html", Some("did you mean a.css?")),
            (Code::TP005, "themes/t/static/a.css", Some("did you mean seal.svg?")),
        ]
    );
    let at = css.find("seel").expect("it is there");
    assert_eq!(findings[1].location.span, Some(at..at + "seel.svg".len()));
}

#[test]
fn a_circle_is_said_where_it_closes() {
    let files = [
        ("a.js", "import './b.js'"),
        ("b.js", "import './c.js'"),
        ("c.js", "import './b.js'"),
    ];
    let (_, findings) = made(&files, &["a.js"]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        (findings[0].code, findings[0].location.path.as_str()),
        (Code::TP006, "themes/t/static/c.js")
    );
    assert!(
        findings[0].message.en.ends_with("b.js → c.js → b.js"),
        "{}",
        findings[0].message.en
    );
}

#[test]
fn scripts_lose_their_comments_under_either_name() {
    let files = [
        ("a.js", "// A\nimport './b.mjs'; // b\n  a();\n"),
        ("b.mjs", "/* B */ export {};\n"),
        ("sw.js", "// S\n  s();\n"),
        ("c.css", "/* C */\n"),
    ];
    let assets = sound(&files, &["a.js"]);
    let b = address(&assets, "b.mjs");
    assert_eq!(text(&assets, "a.js"), format!("import '.{b}';\na();\n"));
    assert_eq!(text(&assets, "b.mjs"), "export{};\n");
    assert_eq!(text(&assets, "sw.js"), "s();\n");
    assert_eq!(text(&assets, "c.css"), "/* C */\n");
    // The name and the integrity are those of what is published.
    assert_eq!(b, format!("/b.{}.mjs", &hash_of("export{};\n")[..16]));
    let integrity_of = |text: &str| integrity(&Sha384::digest(text.as_bytes()));
    assert_eq!(assets.integrity("sw.js"), Some(integrity_of("s();\n")));
}
