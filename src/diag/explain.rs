//! The page of a code: what it means, in both languages, with examples that run.
//!
//! A page is a text with two titles and sections. A section begins with a line
//! that starts with `@@@`, which no file of a site has, and goes on to the next:
//!
//! ```text
//! zh: 前置信息里没有这个键
//! en: A key that front matter does not have
//!
//! @@@ zh
//! 这是什么，为什么要紧，怎样改。
//!
//! @@@ en
//! What it is, why it matters, how to mend it.
//!
//! @@@ bad content/about/zh.md
//! the file as it is
//! @@@ good content/about/zh.md
//! the file as it should be
//! ```
//!
//! The files of an example lie over the small site `tests/sites/base`. Files of
//! one verdict that follow one another are one example; a path that comes again
//! begins the next. `bad-without PATH` takes a file away; `bad-bytes PATH` gives
//! its bytes in hexadecimal. The same goes for `good`.

use super::{Code, Locale};
use std::fmt::Write as _;

/// What begins a section.
const MARK: &str = "@@@ ";

/// The mark of a section that is not the first thing in its text.
const NEXT: &str = "\n@@@ ";

/// What an example shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The code fires.
    Bad,
    /// It does not.
    Good,
}

/// A site that shows a code, as what differs from the base site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the code fires in it.
    pub verdict: Verdict,
    /// The files that lie over the base site; no path stands twice.
    pub files: Vec<ExampleFile>,
}

/// One file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFile {
    /// Path from the root of the site.
    pub path: &'static str,
    /// What is to be there.
    pub content: Content,
}

/// What is at the path of an example's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(&'static str),
    /// Bytes that a text cannot hold.
    Bytes(Vec<u8>),
    /// Nothing: the base site's file is taken away.
    Absent,
}

/// The page of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    titles: [&'static str; 2],
    bodies: [&'static str; 2],
    examples: Vec<Example>,
}

impl Page {
    /// The page of a code.
    ///
    /// # Panics
    /// When the page is malformed, which a test over all codes rules out.
    pub fn of(code: Code) -> Self {
        parse(code.page_source()).expect("a test parses the page of every code")
    }

    /// What the code means, in a phrase.
    pub fn title(&self, locale: Locale) -> &'static str {
        self.titles[slot(locale)]
    }

    /// What it is, why it matters and how to mend it; lines fit a terminal.
    pub fn body(&self, locale: Locale) -> &'static str {
        self.bodies[slot(locale)]
    }

    /// The examples, in the order of the page.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }
}

/// A code's page as `wenzhai explain CODE` prints it.
pub fn print(code: Code, locale: Locale) -> String {
    let page = Page::of(code);
    let mut text = format!(
        "{code} ({}): {}\n\n{}\n",
        code.severity().as_str(),
        page.title(locale),
        page.body(locale)
    );
    for example in page.examples() {
        text.push('\n');
        text.push_str(match (example.verdict, locale) {
            (Verdict::Bad, Locale::Zh) => "这样不行：\n",
            (Verdict::Bad, Locale::En) => "Wrong:\n",
            (Verdict::Good, Locale::Zh) => "这样才对：\n",
            (Verdict::Good, Locale::En) => "Right:\n",
        });
        for file in &example.files {
            print_file(&mut text, file, locale);
        }
    }
    text
}

fn print_file(text: &mut String, file: &ExampleFile, locale: Locale) {
    let path = file.path;
    // Writing to a string cannot fail, here and below.
    let _ = match (&file.content, locale) {
        (Content::Absent, Locale::Zh) => writeln!(text, "\n  {path}（没有这个文件）"),
        (Content::Absent, Locale::En) => writeln!(text, "\n  {path} (is not there)"),
        (Content::Bytes(_), Locale::Zh) => writeln!(text, "\n  {path}（字节，十六进制）"),
        (Content::Bytes(_), Locale::En) => writeln!(text, "\n  {path} (bytes in hexadecimal)"),
        (Content::Text(_), _) => writeln!(text, "\n  {path}"),
    };
    match &file.content {
        Content::Text(content) => {
            text.push('\n');
            for line in content.lines() {
                let space = if line.is_empty() { "" } else { "    " };
                let _ = writeln!(text, "{space}{line}");
            }
        }
        Content::Bytes(bytes) => {
            text.push('\n');
            for row in bytes.chunks(16) {
                let row: Vec<String> = row.iter().map(|b| format!("{b:02x}")).collect();
                let _ = writeln!(text, "    {}", row.join(" "));
            }
        }
        Content::Absent => {}
    }
}

fn slot(locale: Locale) -> usize {
    match locale {
        Locale::Zh => 0,
        Locale::En => 1,
    }
}

/// Reads a page; the error says what is wrong with it.
fn parse(source: &'static str) -> Result<Page, String> {
    let (head, mut rest) = cut(source);
    let mut titles = [""; 2];
    for line in head.lines().filter(|line| !line.trim().is_empty()) {
        let (lang, title) = line.split_once(": ").ok_or(format!("no title: {line}"))?;
        titles[language(lang).ok_or(format!("no language: {lang}"))?] = title.trim();
    }
    let mut bodies = [""; 2];
    let mut examples = Vec::new();
    while let Some(section) = rest {
        let (section, next) = cut_after_heading(section);
        rest = next;
        let (heading, content) = section.split_once('\n').unwrap_or((section, ""));
        match heading.trim().split_once(' ') {
            None => {
                let at = language(heading.trim()).ok_or(format!("no section: {heading}"))?;
                bodies[at] = content.trim();
            }
            Some((kind, path)) => {
                let (verdict, content) = example_content(kind, content)?;
                add(&mut examples, verdict, ExampleFile { path, content });
            }
        }
    }
    if titles.contains(&"") || bodies.contains(&"") {
        return Err("a title or a body is missing in one of the languages".to_owned());
    }
    Ok(Page {
        titles,
        bodies,
        examples,
    })
}

/// What stands before the first mark, and what follows that mark.
fn cut(text: &'static str) -> (&'static str, Option<&'static str>) {
    if let Some(rest) = text.strip_prefix(MARK) {
        return ("", Some(rest));
    }
    cut_after_heading(text)
}

/// As [`cut`], where the text does not begin with a mark.
fn cut_after_heading(text: &'static str) -> (&'static str, Option<&'static str>) {
    match text.find(NEXT) {
        Some(at) => (&text[..=at], Some(&text[at + NEXT.len()..])),
        None => (text, None),
    }
}

fn language(name: &str) -> Option<usize> {
    match name {
        "zh" => Some(slot(Locale::Zh)),
        "en" => Some(slot(Locale::En)),
        _ => None,
    }
}

fn example_content(kind: &str, text: &'static str) -> Result<(Verdict, Content), String> {
    let (verdict, form) = kind.split_once('-').unwrap_or((kind, "text"));
    let verdict = match verdict {
        "bad" => Verdict::Bad,
        "good" => Verdict::Good,
        _ => return Err(format!("no verdict: {kind}")),
    };
    let content = match form {
        "text" => Content::Text(text),
        "without" => Content::Absent,
        "bytes" => {
            let bytes = text.split_whitespace().map(|b| u8::from_str_radix(b, 16));
            let bytes = bytes.collect::<Result<_, _>>();
            Content::Bytes(bytes.map_err(|error| format!("no bytes: {error}"))?)
        }
        _ => return Err(format!("no form of a file: {kind}")),
    };
    Ok((verdict, content))
}

/// Adds a file to the example that it belongs to.
fn add(examples: &mut Vec<Example>, verdict: Verdict, file: ExampleFile) {
    if let Some(last) = examples.last_mut()
        && last.verdict == verdict
        && last.files.iter().all(|other| other.path != file.path)
    {
        last.files.push(file);
        return;
    }
    examples.push(Example {
        verdict,
        files: vec![file],
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_page_is_read_section_by_section() {
        let page = parse(
            "zh: 题\nen: Title\n\n@@@ zh\n正文。\n\n@@@ en\nBody.\n\n\
             @@@ bad a.md\n## en\n\n@@@x\n@@@ bad-without b.md\n@@@ bad a.md\n2\n\
             @@@ good a.md\n@@@ good-bytes b.md\nc1 c4\n",
        )
        .unwrap();
        assert_eq!(page.title(Locale::Zh), "题");
        assert_eq!(page.body(Locale::En), "Body.");
        let file = |path, content| ExampleFile { path, content };
        let example = |verdict, files| Example { verdict, files };
        assert_eq!(
            page.examples(),
            [
                example(
                    Verdict::Bad,
                    vec![
                        file("a.md", Content::Text("## en\n\n@@@x\n")),
                        file("b.md", Content::Absent)
                    ]
                ),
                example(Verdict::Bad, vec![file("a.md", Content::Text("2\n"))]),
                example(
                    Verdict::Good,
                    vec![
                        file("a.md", Content::Text("")),
                        file("b.md", Content::Bytes(vec![0xc1, 0xc4]))
                    ]
                ),
            ]
        );
    }

    #[test]
    fn a_malformed_page_is_refused() {
        assert!(parse("").is_err());
        assert!(parse("zh: 题\nen: Title\n@@@ zh\n正文。\n").is_err());
        assert!(parse("zh: 题\nen: T\n@@@ zh\n文\n@@@ en\nB\n@@@ worse a.md\n").is_err());
        assert!(parse("zh: 题\nen: T\n@@@ zh\n文\n@@@ en\nB\n@@@ bad-bytes a\nxyz\n").is_err());
    }

    #[test]
    fn every_code_has_a_page_with_a_bad_and_a_good_example() {
        for code in Code::ALL {
            let page = parse(code.page_source()).unwrap_or_else(|error| panic!("{code}: {error}"));
            for verdict in [Verdict::Bad, Verdict::Good] {
                let found = page.examples().iter().any(|e| e.verdict == verdict);
                assert!(found, "{code} has no {verdict:?} example");
            }
            for file in page.examples().iter().flat_map(|e| &e.files) {
                assert!(!file.path.starts_with('/') && !file.path.contains(' '));
            }
            let chinese = |text: &str| text.contains(|c| ('一'..='鿿').contains(&c));
            assert!(chinese(page.title(Locale::Zh)) && chinese(page.body(Locale::Zh)));
            assert!(!chinese(page.title(Locale::En)), "{code}");
        }
    }

    #[test]
    fn the_prose_of_every_page_fits_a_terminal() {
        for code in Code::ALL {
            let page = Page::of(*code);
            for locale in [Locale::Zh, Locale::En] {
                let lines: Vec<&str> = page.body(locale).lines().collect();
                assert!((3..=8).contains(&lines.len()), "{code} {locale:?}");
                for line in lines {
                    assert!(line.width() <= 80, "{code}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_page_is_printed_with_its_examples() {
        let text = print(Code::CF007, Locale::En);
        let title = format!("CF007 (error): {}\n\n", Page::of(Code::CF007).title(Locale::En));
        assert!(text.starts_with(&title), "{text}");
        assert!(text.contains("\nWrong:\n\n  content/regions.yaml (is not there)\n"));
        assert!(text.contains("\nRight:\n\n  content/regions.yaml\n\n    shandong:\n"));
        assert!(print(Code::CF001, Locale::Zh).contains("（字节，十六进制）\n\n    "));
    }
}
