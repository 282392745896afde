//! The suites of CommonMark and of pulldown-cmark, in both languages.

use super::documented::{documented, has_raw_html, pulldown, without_colours};
use super::examples::{Example, examples};
use super::plain::{parts, without_heading_ids};
use wenzhai::model::lang::Lang;
use wenzhai::model::script;
use wenzhai::pipeline::Surroundings;

/// The files of examples.
pub(super) const FILES: [&str; 6] = [
    "commonmark.txt",
    "tables.txt",
    "strikethrough.txt",
    "footnotes.txt",
    "headings.txt",
    "regressions.txt",
];

/// What holding a suite against our HTML showed.
#[derive(Default)]
struct Held {
    /// Examples compared.
    compared: usize,
    /// Languages of code that had colours.
    coloured: Vec<String>,
    /// What differs.
    wrong: Vec<String>,
}

/// Holds each example against pulldown-cmark, to see that both mean the same document,
/// and our HTML in both languages against pulldown-cmark's, byte for byte, with the
/// documented differences made in it.
fn hold(name: &str) -> Held {
    let mut held = Held::default();
    let mut surroundings = Surroundings::nothing();
    for example in examples(name) {
        held.compared += 1;
        let plain = pulldown(&example.markdown);
        if parts(&example.html) != parts(&plain) {
            held.differs(
                name,
                &example,
                "pulldown-cmark against the example",
                &example.html,
                &plain,
            );
        }
        let wanted = documented(&example.markdown);
        for lang in Lang::ALL {
            let fragment = surroundings.fragment("-", example.markdown.clone(), lang);
            let ours = fragment.html.expect("a text without a project is rendered");
            let (ours, coloured) = without_colours(&ours);
            held.coloured.extend(coloured);
            if ours != wanted {
                held.differs(name, &example, lang.code(), &wanted, &ours);
            }
        }
    }
    held
}

impl Held {
    fn differs(&mut self, name: &str, example: &Example, what: &str, wanted: &str, got: &str) {
        let Example {
            number,
            section,
            markdown,
            ..
        } = example;
        self.wrong.push(format!(
            "{name} {number} ({section}), {what}:\n{markdown}--- wanted\n{wanted}--- got\n{got}"
        ));
    }

    /// Asserts how much was compared, and that nothing differs.
    #[track_caller]
    fn is(&self, compared: usize, coloured: &[&str]) {
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
        assert_eq!(self.compared, compared);
        assert_eq!(self.coloured, coloured, "languages whose code has colours");
    }
}

#[test]
fn commonmark() {
    // Two examples say that their code is Ruby, and each is on pages of two languages.
    hold("commonmark.txt").is(652, &["ruby"; 4]);
}

/// The same without pulldown-cmark between: our HTML and the specification's are one
/// document, raw HTML and the ids of headings aside.
#[test]
fn commonmark_itself() {
    let (mut compared, mut raw_html) = (0, 0);
    let mut surroundings = Surroundings::nothing();
    for example in examples("commonmark.txt") {
        if has_raw_html(&example.markdown) {
            raw_html += 1;
            continue;
        }
        compared += 1;
        for lang in Lang::ALL {
            let fragment = surroundings.fragment("-", example.markdown.clone(), lang);
            let ours = fragment.html.expect("a text without a project is rendered");
            let ours = without_heading_ids(parts(&without_colours(&ours).0));
            assert_eq!(ours, parts(&example.html), "{}:\n{}", example.number, example.markdown);
        }
    }
    assert_eq!((compared, raw_html), (580, 72));
}

#[test]
fn commonmark_is_numbered_as_the_specification_is() {
    let numbers: Vec<usize> = examples("commonmark.txt")
        .iter()
        .map(|example| example.number)
        .collect();
    let wanted: Vec<usize> = (1..=652).collect();
    assert_eq!(numbers, wanted);
}

#[test]
fn tables() {
    hold("tables.txt").is(37, &[]);
}

#[test]
fn strikethrough() {
    hold("strikethrough.txt").is(18, &[]);
}

#[test]
fn footnotes() {
    hold("footnotes.txt").is(29, &[]);
}

#[test]
fn heading_attributes() {
    hold("headings.txt").is(42, &[]);
}

#[test]
fn regressions() {
    hold("regressions.txt").is(199, &[]);
}

/// What the suites do not have: links without words, and footnotes in descriptions.
#[test]
fn texts_of_our_own() {
    let texts = [
        "[](https://example.org/?a&b) [](HTTP://example.org) [](mailto:a@example.org) [](tel:+1) [](a.pdf) [![](b.png)](c)\n",
        "![a[^n] `b` *c* <i>\n d](e.png \"f\")[^m][^n]\n\n[^m]: g\n\n[^n]: h\n",
        "# a-b  C! {#d .e f=g}\n\n## 1 `h`\n\n### ![i](j) <b>\n",
        "|a|b|c|d|\n|:-|:-:|-:|-|\n|\"|<br>|~~e~~|f|\n",
    ];
    let mut surroundings = Surroundings::nothing();
    for text in texts {
        for lang in Lang::ALL {
            let ours = surroundings.fragment("-", text.to_owned(), lang).html;
            assert_eq!(ours.as_deref(), Some(documented(text).as_str()), "{text}");
        }
    }
}

/// Lines that end as on another system are the same lines. pulldown-cmark makes two spaces
/// of such an end inside a code span and leaves it as it is inside an HTML tag; ours does
/// the same, and these are the examples that have one there.
#[test]
fn commonmark_with_other_line_ends() {
    let mut surroundings = Surroundings::nothing();
    let mut differing = Vec::new();
    for example in examples("commonmark.txt") {
        let text = example.markdown.replace('\n', "\r\n");
        let mut html = |text: &str| surroundings.fragment("-", text.to_owned(), Lang::En).html;
        let ours = html(&text);
        if ours != html(&example.markdown) {
            differing.push(example.number);
            let (ours, _) = without_colours(&ours.expect("a text without a project is rendered"));
            assert_eq!(ours, documented(&text), "{}:\n{}", example.number, example.markdown);
        }
    }
    let code_spans = [121, 335, 336, 337, 640, 641];
    let tags = [491, 615, 616, 625, 642, 643];
    let mut known = [code_spans, tags].concat();
    known.sort_unstable();
    assert_eq!(differing, known);
}

/// Text without Chinese is what the suites are about. These few examples have a wide
/// character or a mark that Chinese shares with English, none of them beside a line end
/// or a delimiter of emphasis, so that they are the same on Chinese pages, too.
#[test]
fn examples_with_a_sign_of_chinese_are_known() {
    let mut found = Vec::new();
    for name in FILES {
        for example in examples(name) {
            if example
                .markdown
                .contains(|c| script::is_cjk(c) || script::is_shared_mark(c))
            {
                found.push((name, example.number));
            }
        }
    }
    assert_eq!(
        found,
        [
            ("tables.txt", 10),
            ("tables.txt", 11),
            ("tables.txt", 24),
            ("headings.txt", 42)
        ]
    );
}
