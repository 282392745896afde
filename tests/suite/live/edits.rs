//! Edits of every kind that a preview lives through.

use super::shared;
use crate::support::{Project, Random, repository};

/// One kind of edit: of this project, at a place left to chance, as the so-many-th edit. It gives
/// the paths at which something changed, or nothing where there was nothing to be edited.
pub(super) type Edit = fn(&Project, &mut Random, usize) -> Vec<String>;

/// All of them. What breaks a file is undone by an edit that puts it right, which comes twice as
/// often.
pub(super) const KINDS: &[(&str, Edit)] = &[
    ("a paragraph", paragraph),
    ("a sentence with a figure", sentence),
    ("a title", title),
    ("a heading", heading),
    ("a value", value),
    ("a new figure", figure),
    ("a link to a figure of another report", figure_link),
    ("a link to a page", page_link),
    ("a place", place),
    ("another topic", topic),
    ("another kind", kind),
    ("a draft", draft),
    ("a copied report", copied),
    ("a renamed report", renamed),
    ("a removed report", removed),
    ("a removed language", removed_language),
    ("a restored language", restored_language),
    ("a term", shared::term),
    ("the name of a term", shared::term_name),
    ("a region", shared::region),
    ("an indicator", shared::indicator),
    ("settings", shared::settings),
    ("a template", shared::template),
    ("a broken template", shared::broken_template),
    ("a string", shared::string),
    ("a static file", shared::static_file),
    ("an attachment", attachment),
    ("a removed attachment", removed_attachment),
    ("a stray file", stray),
    ("broken front matter", broken_front_matter),
    ("a file that is not text", not_text),
    ("an emptied file", emptied),
    ("broken data", shared::broken_data),
    ("broken settings", shared::broken_settings),
    ("everything put right", shared::put_right),
    ("broken things mended", shared::mended),
    ("a waiver", waiver),
];

pub(super) fn files(project: &Project, ending: &str) -> Vec<String> {
    let all = project.snapshot("content/reports");
    let named = all.keys().filter(|path| path.ends_with(ending));
    named.map(|path| format!("content/reports/{path}")).collect()
}

pub(super) fn any_file(project: &Project, random: &mut Random, ending: &str) -> Option<String> {
    let files = files(project, ending);
    (!files.is_empty()).then(|| random.pick(&files).clone())
}

/// The text of a file, if it is one.
pub(super) fn text(project: &Project, path: &str) -> Option<String> {
    String::from_utf8(std::fs::read(project.path(path)).ok()?).ok()
}

pub(super) fn change(project: &Project, path: Option<String>, edit: impl Fn(&str) -> String) -> Vec<String> {
    let Some((path, text)) = path.and_then(|path| Some((path.clone(), text(project, &path)?))) else {
        return Vec::new();
    };
    project.write(&path, edit(&text).as_bytes());
    vec![path]
}

fn paragraph(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let name = *random.pick(&["zh.md", "en.md"]);
    let path = any_file(project, random, name);
    change(project, path, |text| {
        format!("{text}\n第{number}次修改 edit {number}.\n")
    })
}

fn sentence(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let path = any_file(project, random, "zh.md");
    change(project, path, |text| {
        format!("{text}\n新增企业{number}家，链长制覆盖全市。\n")
    })
}

fn title(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let name = *random.pick(&["zh.md", "en.md"]);
    let path = any_file(project, random, name);
    change(project, path, |text| match text.split_once("\nsummary:") {
        Some((_, rest)) => format!("---\ntitle: 标题{number}\nsummary:{rest}"),
        None => text.to_owned(),
    })
}

fn heading(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let name = *random.pick(&["zh.md", "en.md"]);
    let path = any_file(project, random, name);
    let id = number % 7;
    change(project, path, |text| {
        format!("{text}\n## 一节{number} {{#section-{id}}}\n\n段落。\n")
    })
}

fn value(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let path = any_file(project, random, "zh.md");
    change(project, path, |text| match text.split_once("value: ") {
        Some((before, rest)) => {
            let end = rest.find([',', '}', '\n']).unwrap_or(rest.len());
            format!("{before}value: {number}家{}", &rest[end..])
        }
        None => text.to_owned(),
    })
}

fn figure(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let path = any_file(project, random, "zh.md");
    let indicators = text(project, "content/indicators.yaml").unwrap_or_default();
    let ids = indicators.lines().filter_map(|line| line.strip_suffix(':'));
    let ids: Vec<&str> = ids.filter(|id| !id.starts_with(' ')).collect();
    let indicator = if ids.is_empty() { "none" } else { *random.pick(&ids) };
    let year = 2018 + number % 6;
    let line = format!("  edit-{number}: {{indicator: {indicator}, value: {number}家, period: {year}}}\n");
    change(project, path, |text| {
        text.replacen("figures:\n", &format!("figures:\n{line}"), 1)
    })
}

fn figure_link(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let name = *random.pick(&["zh.md", "en.md"]);
    let path = any_file(project, random, name);
    let Some(other) = any_file(project, random, "zh.md") else {
        return Vec::new();
    };
    let report = other.split('/').nth(2).unwrap_or_default().to_owned();
    let id = text(project, &other)
        .and_then(|text| {
            let (_, figures) = text.split_once("figures:\n  ")?;
            Some(figures.split_once(':')?.0.to_owned())
        })
        .unwrap_or_else(|| format!("none-{number}"));
    change(project, path, |text| format!("{text}\n[](figure:{report}#{id})\n"))
}

fn page_link(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let path = any_file(project, random, "en.md");
    let report = any_file(project, random, "zh.md").unwrap_or_default();
    let report = report.split('/').nth(2).unwrap_or("none").to_owned();
    let targets = [
        format!("report:{report}#section-{}", number % 7),
        format!("report:{report}"),
        format!("term:edit-{}", number % 40),
        format!("region:edit-{}", number % 40),
        "topic:dual-carbon".to_owned(),
        "scan.pdf".to_owned(),
        "/zh/about/".to_owned(),
    ];
    let target = random.pick(&targets).clone();
    change(project, path, |text| format!("{text}\nSee [here]({target}).\n"))
}

fn place(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let path = any_file(project, random, "zh.md");
    let place = *random.pick(&["linqing", "liaocheng", "shandong", "nowhere"]);
    let _ = number;
    change(project, path, |text| line(text, "region:", place))
}

/// A text with another value in the line of a key.
fn line(text: &str, key: &str, value: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        if line.starts_with(key) {
            format!("{key} {value}\n")
        } else {
            line.to_owned()
        }
    });
    lines.collect()
}

fn topic(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    if number.is_multiple_of(3) {
        let name = *random.pick(&["zh.md", "en.md"]);
        let path = Some(format!("content/topics/dual-carbon/{name}"));
        return change(project, path, |text| line(text, "title:", &format!("双碳{number}")));
    }
    let path = any_file(project, random, "zh.md");
    let topics = *random.pick(&["[dual-carbon]", "[]", "[none]"]);
    change(project, path, |text| line(text, "topics:", topics))
}

fn kind(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let path = any_file(project, random, "zh.md");
    let kind = *random.pick(&["news", "plan", "speech", "rumour"]);
    change(project, path, |text| {
        if text.contains("\nkind:") {
            line(text, "kind:", kind)
        } else {
            text.replacen("\nregion:", &format!("\nkind: {kind}\nregion:"), 1)
        }
    })
}

fn draft(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let path = any_file(project, random, "zh.md");
    change(project, path, |text| {
        if text.contains("\ndraft: true\n") {
            text.replacen("\ndraft: true\n", "\n", 1)
        } else {
            text.replacen("\nfigures:\n", "\ndraft: true\nfigures:\n", 1)
        }
    })
}

fn copied(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let Some(original) = any_file(project, random, "zh.md") else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    for name in ["zh.md", "en.md"] {
        if let Some(text) = text(project, &original.replace("zh.md", name)) {
            let path = format!("content/reports/edit-{number}/{name}");
            project.write(&path, text.as_bytes());
            paths.push(path);
        }
    }
    paths
}

fn folder_of(path: &str) -> String {
    path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
}

fn renamed(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let Some(from) = any_file(project, random, ".md").map(|path| folder_of(&path)) else {
        return Vec::new();
    };
    let to = format!("content/reports/renamed-{number}");
    std::fs::rename(project.path(&from), project.path(&to)).expect("folders can be renamed");
    vec![from, to]
}

/// Few reports stay, so that a build of them takes no time.
fn removed(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let mut paths = Vec::new();
    while files(project, "zh.md").len() > 5 || paths.is_empty() {
        let Some(path) = any_file(project, random, ".md") else {
            break;
        };
        let folder = folder_of(&path);
        project.remove(&folder);
        paths.push(folder);
    }
    if files(project, "zh.md").is_empty() {
        let path = "content/reports/demo/zh.md";
        let text = std::fs::read(repository().join("tests/sites/base").join(path)).expect("the base site has it");
        project.write(path, &text);
        paths.push(path.to_owned());
    }
    paths
}

fn removed_language(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let name = *random.pick(&["zh.md", "en.md"]);
    let path = any_file(project, random, name);
    path.inspect(|path| project.remove(path)).into_iter().collect()
}

fn restored_language(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let base = repository().join("tests/sites/base/content/reports/demo");
    let mut paths = Vec::new();
    let Some(folder) = any_file(project, random, ".md").map(|path| folder_of(&path)) else {
        return paths;
    };
    for name in ["zh.md", "en.md"] {
        let path = format!("{folder}/{name}");
        if !project.path(&path).exists() {
            let text = std::fs::read(base.join(name)).expect("the base site has it");
            project.write(&path, &text);
            paths.push(path);
        }
    }
    paths
}

fn attachment(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let Some(folder) = any_file(project, random, ".md").map(|path| folder_of(&path)) else {
        return Vec::new();
    };
    let path = format!("{folder}/{}", random.pick(&["scan.pdf", "maps/a.png"]));
    project.write(&path, format!("%PDF-1.4 {number}").as_bytes());
    vec![path]
}

fn removed_attachment(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let path = any_file(project, random, "scan.pdf");
    path.inspect(|path| project.remove(path)).into_iter().collect()
}

fn stray(project: &Project, _: &mut Random, number: usize) -> Vec<String> {
    let path = "content/notes.yaml".to_owned();
    if number.is_multiple_of(2) || !project.path(&path).exists() {
        project.write(&path, b"a: 1\n");
    } else {
        project.remove(&path);
    }
    vec![path]
}

fn broken_front_matter(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let path = any_file(project, random, ".md");
    let broken = *random.pick(&["---\ntitle: [\n---\n\n正文。\n", "---\ntitle: 没有结尾\n", "没有开头\n"]);
    change(project, path, |_| broken.to_owned())
}

fn not_text(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let Some(path) = any_file(project, random, ".md") else {
        return Vec::new();
    };
    // 山东 in GB 18030.
    project.write(&path, b"---\ntitle: \xc9\xbd\xb6\xab\n---\n");
    vec![path]
}

fn emptied(project: &Project, random: &mut Random, _: usize) -> Vec<String> {
    let path = any_file(project, random, ".md");
    change(project, path, |_| String::new())
}

fn waiver(project: &Project, random: &mut Random, number: usize) -> Vec<String> {
    let path = any_file(project, random, "en.md");
    let code = *random.pick(&["FG005", "FG019", "LK001"]);
    change(project, path, |text| {
        let waiver = format!("\nwaivers:\n  - {{code: {code}, reason: edit {number}}}\n---\n");
        if text.contains("\nwaivers:") {
            text.to_owned()
        } else {
            text.replacen("\n---\n", &waiver, 1)
        }
    })
}
