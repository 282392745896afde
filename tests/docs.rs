//! What the documents claim: modules, examples, command lines, codes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use walkdir::WalkDir;
use wenzhai::diag::explain::Page;
use wenzhai::diag::{Code, Diagnostic, Locale};
use wenzhai::model::lang::Lang;
use wenzhai::model::source::Role;
use wenzhai::parse::markdown::Highlighter;
use wenzhai::parse::{self, File, Parsed};
use wenzhai::quantity::{Compound, difference, en, zh};

/// A document: its path from the repository's root, and its text.
struct Document {
    path: String,
    text: String,
}

/// A fenced block.
struct Block<'a> {
    info: &'a str,
    text: String,
    line: usize,
}

#[test]
fn every_module_is_named_once_and_exists() {
    let map = Document::read("ARCHITECTURE.md");
    let rows = map
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let named: Vec<&str> = rows.map(|(path, _)| path).filter(|path| is_rust(path)).collect();
    let unique: BTreeSet<&str> = named.iter().copied().collect();
    assert_eq!(unique.len(), named.len(), "a module is named twice");
    let modules = modules();
    let modules: BTreeSet<&str> = modules.iter().map(String::as_str).collect();
    let missing: Vec<_> = modules.difference(&unique).collect();
    let gone: Vec<_> = unique.difference(&modules).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not named: {missing:?}; not there: {gone:?}"
    );
}

#[test]
fn every_dependency_is_explained() {
    let manifest = Document::read("Cargo.toml");
    let map = Document::read("ARCHITECTURE.md");
    let sections = manifest
        .text
        .split("\n[")
        .filter(|section| section.starts_with("dependencies]") || section.starts_with("dev-dependencies]"));
    for line in sections.flat_map(str::lines).filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ") {
            assert!(
                map.text.contains(&format!("`{name}`")),
                "ARCHITECTURE.md does not say why {name} is there"
            );
        }
    }
}

#[test]
fn examples_parse_without_findings() {
    let mut count = 0;
    for document in documents() {
        for block in document.blocks() {
            let Some(findings) = parse_example(&block) else {
                continue;
            };
            count += 1;
            let messages: Vec<String> = findings
                .iter()
                .map(|f| format!("{}: {}", f.code, f.message.en))
                .collect();
            assert!(messages.is_empty(), "{}:{}: {messages:#?}", document.path, block.line);
        }
    }
    assert!(count > 20, "only {count} examples were found: are the fences marked?");
}

#[test]
fn the_report_of_the_readme_can_be_published() {
    for path in ["README.md", "README.zh.md"] {
        let project = project();
        let folder = project.path().join("content/reports/readme-example");
        fs::create_dir_all(&folder).expect("a folder can be made");
        let document = Document::read(path);
        for (info, file) in [("markdown report", "zh.md"), ("markdown translation", "en.md")] {
            let block = document.blocks().into_iter().find(|block| block.info == info);
            let block = block.unwrap_or_else(|| panic!("{path} has no example of a {info}"));
            fs::write(folder.join(file), block.text).expect("a file can be written");
        }
        let output = run(project.path(), "wenzhai build --strict");
        assert!(output.status.success(), "{path}: {}", said(&output));
        let page = fs::read_to_string(project.path().join("public/en/reports/readme-example/index.html"));
        let page = page.expect("the report is published");
        for words in [">17<", ">about 12,000 tonnes of coal equivalent<", ">energy audit<"] {
            assert!(page.contains(words), "{path} says that {words} is filled in");
        }
    }
}

/// The theme that the documents show, with which the edition is published.
#[test]
fn the_documented_theme_can_be_published() {
    for path in ["docs/themes.md", "docs/themes.zh.md"] {
        let project = project();
        let document = Document::read(path);
        let blocks = document.blocks();
        let files = blocks
            .iter()
            .filter_map(|block| Some((block.info.split_once(' ')?.1, &block.text)));
        let files: Vec<_> = files.filter(|(file, _)| file.starts_with("themes/ink/")).collect();
        assert_eq!(files.len(), 6, "{path}");
        let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
        assert!(lines <= 20, "{path}: the theme has {lines} lines");
        for (file, text) in files {
            let file = project.path().join(file);
            fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("a folder can be made");
            fs::write(file, text).expect("a file can be written");
        }
        let settings = project.path().join("site.yaml");
        let text = fs::read_to_string(&settings).expect("the edition has settings");
        fs::write(&settings, format!("{text}\ntheme: ink\n")).expect("a file can be written");
        let output = run(project.path(), "wenzhai build --strict");
        assert!(output.status.success(), "{path}: {}", said(&output));
        let page = fs::read_to_string(
            project
                .path()
                .join("public/en/reports/linqing-energy-efficiency/index.html"),
        );
        let page = page.expect("the report is published");
        let (style, ink) = (page.find("href=\"/style."), page.find("href=\"/ink."));
        assert!(style.is_some() && style < ink, "{path}: ink.css comes after style.css");
        assert!(
            page.contains("<p class=\"imprint\">Checked by the editors</p>"),
            "{path}"
        );
    }
}

/// The finding that the documents show is what the program says about two slips in the
/// small site of the tests.
#[test]
fn findings_are_shown_as_they_are() {
    for (lang, readme, findings) in [
        ("en", "README.md", "docs/findings.md"),
        ("zh", "README.zh.md", "docs/findings.zh.md"),
    ] {
        let project = tempfile::tempdir().expect("a temporary folder can be made");
        copy(&root().join("tests/sites/base"), project.path());
        slip(
            &project.path().join("content/reports/demo/en.md"),
            "[17](figure",
            "[71](figure",
        );
        slip(&project.path().join("content/reports/demo/zh.md"), "topics:", "tpoics:");
        let output = run(project.path(), &format!("wenzhai check --color never --locale {lang}"));
        let said = String::from_utf8(output.stdout).expect("findings are UTF-8");
        assert_eq!(text_block(readme), said, "{readme}");
        let (first, _) = said.split_once("\n\n").expect("there are two findings");
        assert_eq!(text_block(findings), format!("{first}\n"), "{findings}");
    }
}

fn text_block(path: &str) -> String {
    let document = Document::read(path);
    let block = document.blocks().into_iter().find(|block| block.info == "text");
    block.unwrap_or_else(|| panic!("{path} shows no finding")).text
}

fn slip(path: &Path, right: &str, wrong: &str) {
    let text = fs::read_to_string(path).expect("the small site has the file");
    assert!(text.contains(right), "{} does not say {right}", path.display());
    fs::write(path, text.replacen(right, wrong, 1)).expect("a file can be written");
}

#[test]
fn command_lines_run() {
    for document in documents() {
        let project = project();
        for block in document.blocks().iter().filter(|block| block.info == "console") {
            for line in block.text.lines().filter_map(|line| line.strip_prefix("$ wenzhai")) {
                let line = format!("wenzhai{line}");
                let output = run(project.path(), &line);
                assert!(output.status.success(), "{}: {line}: {}", document.path, said(&output));
            }
        }
    }
}

#[test]
fn all_codes_are_listed() {
    for (path, locale) in [("docs/findings.md", Locale::En), ("docs/findings.zh.md", Locale::Zh)] {
        let document = Document::read(path);
        let rows: Vec<&str> = document
            .text
            .lines()
            .filter(|line| line.starts_with("| ") && is_code(&line[2..]))
            .collect();
        let expected = Code::ALL.iter().map(|code| {
            let (severity, title) = (code.severity().as_str(), Page::of(*code).title(locale));
            format!("| {code} | {severity} | {title} |")
        });
        assert_eq!(rows, expected.collect::<Vec<_>>(), "{path}");
    }
    for document in documents() {
        for word in document
            .text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| is_code(word))
        {
            assert!(
                word.parse::<Code>().is_ok(),
                "{} names {word}, which is no code",
                document.path
            );
        }
    }
}

#[test]
fn readmes_begin_with_the_same_commands() {
    for path in ["README.md", "README.zh.md"] {
        let document = Document::read(path);
        let first = document.blocks().into_iter().next().expect("there are commands");
        assert_eq!(first.text, "$ cargo run --release -- build\n$ scripts/test\n", "{path}");
    }
}

#[test]
fn wordings_of_figures_are_read_and_mean_what_the_english_says() {
    for path in ["docs/figures.md", "docs/figures.zh.md"] {
        let document = Document::read(path);
        let mut count = 0;
        for line in document.text.lines() {
            let cells: Vec<&str> = line.split(" | ").collect();
            let &[wording, unit, english, _] = cells.as_slice() else {
                continue;
            };
            let (Some(wording), Some(unit)) = (code_span(wording), code_span(unit)) else {
                continue;
            };
            count += 1;
            let unit = Compound::from_code(unit).unwrap_or_else(|| panic!("{path}: no unit {unit}"));
            let source = zh::read(wording)
                .unwrap_or_else(|error| panic!("{path}: {wording}: {error:?}"))
                .under(unit);
            let fits = source.unit().is_none_or(|own| unit.accepts(own));
            assert!(fits, "{path}: {wording} is not in {unit}");
            let written = en::read(english)
                .unwrap_or_else(|error| panic!("{path}: {english}: {error:?}"))
                .under(unit);
            assert_eq!(difference(&source, &written), None, "{path}: {wording}, {english}");
        }
        assert!(count > 20, "{path}: only {count} wordings were found");
    }
}

#[test]
fn every_unit_is_listed() {
    for path in ["docs/figures.md", "docs/figures.zh.md"] {
        let document = Document::read(path);
        for unit in wenzhai::quantity::Unit::ALL {
            let code = format!("`{}`", unit.code());
            assert!(document.text.contains(&code), "{path} does not list {code}");
        }
    }
}

#[test]
fn every_field_that_templates_see_is_listed() {
    let mut count = 0;
    for path in ["docs/themes.md", "docs/themes.zh.md"] {
        let document = Document::read(path);
        let words: BTreeSet<&str> = document
            .text
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .collect();
        for module in modules().iter().filter(|module| module.starts_with("render/view/")) {
            for field in view_fields(&Document::read(&format!("src/{module}")).text) {
                count += 1;
                assert!(
                    words.contains(field.as_str()),
                    "{path} does not list {field} of {module}"
                );
            }
        }
    }
    assert!(count > 200, "only {count} fields were found");
}

/// The fields of the structs that are serialized, in source that rustfmt has laid out.
fn view_fields(source: &str) -> Vec<String> {
    let structs = source
        .split("Serialize)]\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("\n}"));
    let lines = structs.flat_map(|(body, _)| body.lines().skip(1));
    let fields = lines.filter_map(|line| line.strip_prefix("    ")?.split_once(": "));
    let names = fields.map(|(name, _)| name.trim_start_matches("pub(super) ").to_owned());
    names
        .filter(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        .collect()
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in documents() {
        let folder = root()
            .join(&document.path)
            .parent()
            .expect("a file is in a folder")
            .to_owned();
        let targets = document
            .text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split_once(')'));
        for (target, _) in targets {
            let (file, _) = target.split_once('#').unwrap_or((target, ""));
            let is_document = Path::new(file).extension().is_some_and(|e| e == "md");
            if is_document && !file.contains(':') {
                assert!(folder.join(file).is_file(), "{} links to {target}", document.path);
            }
        }
    }
}

#[test]
fn documents_come_in_both_languages() {
    for document in documents() {
        let other = match document.path.strip_suffix(".zh.md") {
            Some(stem) => format!("{stem}.md"),
            None => document.path.replace(".md", ".zh.md"),
        };
        let other = Document::read(&other);
        let shape = |document: &Document| -> Vec<String> {
            document.blocks().iter().map(|block| block.info.to_owned()).collect()
        };
        assert_eq!(
            shape(&document),
            shape(&other),
            "blocks of {} and {}",
            document.path,
            other.path
        );
        let headings = |document: &Document| document.text.lines().filter(|line| line.starts_with("## ")).count();
        assert_eq!(
            headings(&document),
            headings(&other),
            "headings of {} and {}",
            document.path,
            other.path
        );
    }
}

impl Document {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self {
            path: path.to_owned(),
            text,
        }
    }

    /// Its fenced blocks, in order.
    fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        let mut open: Option<Block<'_>> = None;
        for (at, line) in self.text.lines().enumerate() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(info)) => {
                    open = Some(Block {
                        info,
                        text: String::new(),
                        line: at + 1,
                    });
                }
                (None, None) => {}
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (Some(block), None) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
        }
        assert!(open.is_none(), "{}: a block is not closed", self.path);
        blocks
    }
}

/// What is found in an example; `None` if the block is not marked as one.
fn parse_example(block: &Block<'_>) -> Option<Vec<Diagnostic>> {
    let (form, kind) = block.info.split_once(' ')?;
    if kind.starts_with("themes/") {
        // These files are built together.
        return None;
    }
    let text = match form {
        "yaml" if matches!(kind, "report" | "translation" | "topic" | "page") => format!("---\n{}---\n", block.text),
        "yaml" | "markdown" => block.text.clone(),
        _ => return None,
    };
    let file = File {
        path: "example",
        text: &text,
    };
    let highlighter = Highlighter::default();
    Some(match kind {
        "report" => found(parse::report(file, Role::Record, Lang::Zh, &highlighter)),
        "translation" => found(parse::report(file, Role::Translation, Lang::En, &highlighter)),
        "topic" => found(parse::topic(file, Role::Record, Lang::Zh, &highlighter)),
        "page" => found(parse::page(file, Role::Record, Lang::Zh, &highlighter)),
        "site" => found(parse::settings(file)),
        "regions" => found(parse::regions(file)),
        "indicators" => found(parse::indicators(file)),
        "terms" => found(parse::terms(file)),
        _ => panic!("line {}: no kind of file is called {kind}", block.line),
    })
}

fn found<T>(parsed: Parsed<T>) -> Vec<Diagnostic> {
    assert!(parsed.value.is_some() || !parsed.findings.is_empty());
    parsed.findings
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The documents that are for editors and come in both languages.
fn documents() -> Vec<Document> {
    let mut paths = vec!["README.md".to_owned(), "README.zh.md".to_owned()];
    for entry in fs::read_dir(root().join("docs")).expect("there are documents") {
        let name = entry
            .expect("docs can be listed")
            .file_name()
            .to_string_lossy()
            .into_owned();
        if Path::new(&name).extension().is_some_and(|e| e == "md") {
            paths.push(format!("docs/{name}"));
        }
    }
    paths.sort();
    paths.iter().map(|path| Document::read(path)).collect()
}

/// All source files, by path from `src/`.
fn modules() -> Vec<String> {
    let source = root().join("src");
    let entries = WalkDir::new(&source)
        .into_iter()
        .map(|entry| entry.expect("src can be listed"));
    let paths = entries.map(|entry| {
        let inner = entry.path().strip_prefix(&source).expect("it is in src").to_owned();
        inner
            .iter()
            .map(|part| part.to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    });
    paths.filter(|path| is_rust(path)).collect()
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == "rs")
}

/// Whether a text begins with a code, and the code ends there.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 5
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..5].iter().all(u8::is_ascii_digit)
        && bytes.get(5).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// The text between the backticks of a table's cell.
fn code_span(cell: &str) -> Option<&str> {
    cell.trim_start_matches("| ").strip_prefix('`')?.strip_suffix('`')
}

/// A copy of the repository's own project.
fn project() -> TempDir {
    let project = tempfile::tempdir().expect("a temporary folder can be made");
    for name in ["site.yaml", "content", "themes"] {
        copy(&root().join(name), &project.path().join(name));
    }
    project
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.expect("the project can be listed");
        let inner = entry.path().strip_prefix(from).expect("it is in the project");
        let to = if inner.as_os_str().is_empty() {
            to.to_owned()
        } else {
            to.join(inner)
        };
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
}

/// Runs a command line of the documents in a folder.
fn run(folder: &Path, line: &str) -> Output {
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("wenzhai"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_wenzhai"));
    command
        .args(words)
        .current_dir(folder)
        .output()
        .expect("the binary can be run")
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
