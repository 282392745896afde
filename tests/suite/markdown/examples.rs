//! The examples in `tests/markdown/`.

use crate::support::repository;

/// One example.
pub(super) struct Example {
    /// Its number in its suite.
    pub(super) number: usize,
    /// The section of the specification, or the suite, that it belongs to.
    pub(super) section: String,
    /// The Markdown.
    pub(super) markdown: String,
    /// The HTML that it stands for.
    pub(super) html: String,
}

/// What an example's lines begin with that are not of the example itself.
const MARK: &str = "@@@ ";

/// The examples of a file; the form is described at its top.
pub(super) fn examples(name: &str) -> Vec<Example> {
    let path = repository().join("tests/markdown").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut examples: Vec<Example> = Vec::new();
    let mut in_html = false;
    for line in text.lines() {
        if let Some(title) = line.strip_prefix(MARK) {
            in_html = title == "html";
            if !in_html {
                examples.push(titled(title));
            }
        } else if let Some(example) = examples.last_mut() {
            let part = if in_html {
                &mut example.html
            } else {
                &mut example.markdown
            };
            part.push_str(&unseen(line));
        } else {
            assert!(
                line.starts_with('#'),
                "{name}: {line:?} stands before the first example"
            );
        }
    }
    examples
}

fn titled(title: &str) -> Example {
    let (number, section) = title.split_once(' ').expect("an example has a number and a section");
    Example {
        number: number.parse().expect("the number of an example is one"),
        section: section.to_owned(),
        markdown: String::new(),
        html: String::new(),
    }
}

/// A line with what cannot be seen in place of its pictures, and with its end.
fn unseen(line: &str) -> String {
    let (line, end) = match line.strip_suffix('␃') {
        Some(line) => (line, ""),
        None => (line, "\n"),
    };
    let restored = line.chars().map(|c| match c {
        '␠' => ' ',
        '⍽' => '\u{a0}',
        '\u{2400}'..='\u{241f}' => char::from_u32(u32::from(c) - 0x2400).expect("a control character"),
        c => c,
    });
    restored.chain(end.chars()).collect()
}

#[test]
fn what_cannot_be_seen_is_restored() {
    assert_eq!(unseen("␉a␠␠"), "\ta  \n");
    assert_eq!(unseen("a⍽␇␃"), "a\u{a0}\u{7}");
}
