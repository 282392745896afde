//! Building over what was published before gives what a clean build gives, after any edit.

use crate::support::{Project, Random, assert_same};

/// How many edits are tried.
const EDITS: usize = 72;

/// One kind of edit: of this project, at a place left to chance, as the so-many-th edit.
type Edit = fn(&Project, &mut Random, usize);

const KINDS: &[(&str, Edit)] = &[
    ("body", body),
    ("title", title),
    ("figure", figure),
    ("new report", new_report),
    ("removed report", removed_report),
    ("removed translation", removed_translation),
    ("term", term),
    ("region", region),
    ("template", template),
    ("string", string),
    ("static file", static_file),
    ("attachment", attachment),
];

#[test]
fn building_over_an_older_site_is_building_anew() {
    let project = Project::corpus(30);
    project.run(&["build", "--quiet"]).succeeds();
    let mut random = Random::new(20_210_909);
    let mut changed = 0;
    for number in 0..EDITS {
        let before = project.snapshot("public");
        // Every kind comes in turn, so that each is tried; where is left to chance.
        let (kind, edit) = KINDS[number % KINDS.len()];
        edit(&project, &mut random, number);
        project.run(&["build", "--quiet"]).succeeds();
        let over = project.snapshot("public");
        project.run(&["build", "--quiet", "--output", "clean"]).succeeds();
        assert_same(&over, &project.snapshot("clean"), &format!("edit {number}, {kind}"));
        project.remove("clean");
        changed += usize::from(over != before);
    }
    assert!(
        changed > EDITS * 9 / 10,
        "only {changed} of {EDITS} edits changed the site"
    );
}

/// A file of the corpus that is there and is named so.
fn any_file(project: &Project, random: &mut Random, name: &str) -> String {
    let reports = project.snapshot("content/reports");
    let files: Vec<&String> = reports.keys().filter(|path| path.ends_with(name)).collect();
    format!("content/reports/{}", random.pick(&files))
}

fn change(project: &Project, path: &str, edit: impl Fn(&str) -> String) {
    let text = project.read(path);
    let edited = edit(&text);
    assert_ne!(edited, text, "the edit of {path} does nothing");
    project.write(path, edited.as_bytes());
}

fn body(project: &Project, random: &mut Random, number: usize) {
    let path = any_file(project, random, "zh.md");
    change(project, &path, |text| format!("{text}\n第{number}次修改后的一段。\n"));
}

fn title(project: &Project, random: &mut Random, number: usize) {
    let path = any_file(project, random, "en.md");
    change(project, &path, |text| {
        let (_, rest) = text.split_once("\nsummary:").expect("there is a summary");
        format!("---\ntitle: Title after edit {number}\nsummary:{rest}")
    });
}

fn figure(project: &Project, random: &mut Random, number: usize) {
    let path = any_file(project, random, "zh.md");
    // A figure that no text links to, so that wording and record cannot disagree.
    let line = format!(
        "  edit-{number}: {{indicator: counted-in-edits, value: {}.5万户, period: 2021}}\n",
        number + 1
    );
    change(project, &path, |text| {
        text.replacen("figures:\n", &format!("figures:\n{line}"), 1)
    });
    let indicators = project.read("content/indicators.yaml");
    if !indicators.contains("counted-in-edits:") {
        let entry = "counted-in-edits:\n  name: {zh: 修改次数, en: edits}\n  unit: count\n  definition: {zh: 测试中的修改。, en: Edits of a test.}\n";
        project.write("content/indicators.yaml", format!("{indicators}{entry}").as_bytes());
    }
}

fn new_report(project: &Project, random: &mut Random, number: usize) {
    let original = any_file(project, random, "zh.md");
    for name in ["zh.md", "en.md"] {
        let path = original.replace("zh.md", name);
        // An edit before may have removed the translation.
        if project.path(&path).exists() {
            let text = project.read(&path);
            project.write(&format!("content/reports/edit-{number}/{name}"), text.as_bytes());
        }
    }
}

/// Removes a report that an edit added: nothing links to it.
fn removed_report(project: &Project, _: &mut Random, _: usize) {
    let reports = project.snapshot("content/reports");
    let added = reports.keys().find(|path| path.starts_with("edit-"));
    let added = added
        .and_then(|path| path.split('/').next())
        .expect("a report was added before");
    project.remove(&format!("content/reports/{added}"));
}

fn removed_translation(project: &Project, random: &mut Random, _: usize) {
    let path = any_file(project, random, "en.md");
    project.remove(&path);
}

fn term(project: &Project, random: &mut Random, number: usize) {
    let word = random.pick(&["企业", "项目", "农村"]);
    change(project, "content/terms.yaml", |text| {
        let zh = format!("zh: {{preferred: {word}{number}号, definition: 测试用的术语。}}");
        let en = format!("en: {{preferred: edit number {number}, definition: A term for a test.}}");
        format!("{text}edit-{number}:\n  {zh}\n  {en}\n")
    });
}

fn region(project: &Project, _: &mut Random, number: usize) {
    change(project, "content/regions.yaml", |text| {
        format!("{text}edit-{number}:\n  name: {{zh: 测试{number}, en: Test {number}}}\n")
    });
}

fn template(project: &Project, random: &mut Random, number: usize) {
    let name = random.pick(&["about.html", "terms.html", "report.html", "404.html"]);
    let inner = format!("themes/default/templates/{name}");
    let original = crate::support::repository().join(&inner);
    let text = std::fs::read_to_string(original).expect("the built-in theme has it");
    // Outside its blocks a template that extends another may say nothing.
    let end = "{%- endblock content %}";
    assert!(text.contains(end), "{name} fills the page's main part");
    project.write(
        &inner,
        text.replace(end, &format!("<!-- edit {number} -->{end}")).as_bytes(),
    );
}

fn string(project: &Project, _: &mut Random, number: usize) {
    let inner = "themes/default/i18n/en.yaml";
    let original = crate::support::repository().join(inner);
    let text = std::fs::read_to_string(original).expect("the built-in theme has it");
    let line = text
        .lines()
        .find(|line| line.starts_with("nav-about:"))
        .expect("the theme has this string");
    project.write(
        inner,
        text.replace(line, &format!("nav-about: About us {number}")).as_bytes(),
    );
}

fn static_file(project: &Project, random: &mut Random, number: usize) {
    let name = random.pick(&["a.css", "b.css"]);
    let text = format!("/* edit {number} */\n");
    project.write(&format!("themes/default/static/{name}"), text.as_bytes());
}

fn attachment(project: &Project, random: &mut Random, number: usize) {
    let path = any_file(project, random, "zh.md").replace("zh.md", "scan.pdf");
    project.write(&path, format!("%PDF-1.4 {number}").as_bytes());
}
