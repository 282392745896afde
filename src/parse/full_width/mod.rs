//! Full-width marks where YAML wants ASCII, read as they were meant.
//!
//! An input method that writes Chinese writes `title：…`, and YAML then takes the line
//! for text that belongs to the one above. Only a document that was refused comes
//! here, so that nothing that is sound YAML is ever changed: colons after a key,
//! blanks around it, the dash of a list item and commas between entries in braces are
//! read as ASCII, everywhere but in values. Invisible characters are passed over where
//! they spoil a key; they have findings of their own.

mod edits;
mod scan;

use super::characters::find_invisible;
use super::yaml::{self, Node, Value};
use crate::diag::{Code, Diagnostic, Location, Text};
use edits::Edited;
use scan::{Kind, Mark, Scan};
use std::ops::Range;

/// A document with its marks put right.
pub(super) struct Mended<'t> {
    original: &'t str,
    /// Without what is invisible.
    visible: Edited,
    /// That text with its marks put right.
    meant: Edited,
    /// What was put right, the first of each line, at places of the visible text.
    marks: Vec<Mark>,
}

/// Reads full-width marks of a document as the ASCII ones that were meant.
pub(super) fn mend(text: &str) -> Mended<'_> {
    let visible = Edited::of(text, unwanted(text));
    let (marks, edits) = Scan::new(&visible.text).run();
    let meant = Edited::of(&visible.text, edits);
    let mended = Mended {
        original: text,
        visible,
        meant,
        marks,
    };
    let made_worse = !mended.is_sound() && yaml::parse(mended.text()).is_err() && yaml::parse(text).is_ok();
    if made_worse { as_it_is(text) } else { mended }
}

fn as_it_is(text: &str) -> Mended<'_> {
    Mended {
        original: text,
        visible: Edited::of(text, Vec::new()),
        meant: Edited::of(text, Vec::new()),
        marks: Vec::new(),
    }
}

/// Invisible characters that are in YAML's way: those before the first colon of a line,
/// where keys are, or before its first word, and control characters everywhere, since
/// YAML has none.
fn unwanted(text: &str) -> Vec<(Range<usize>, String)> {
    let mut unwanted = Vec::new();
    let mut found = find_invisible(text).into_iter().peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let colon = line.find([':', '：']);
        let first = colon.or_else(|| line.find(char::is_alphanumeric)).unwrap_or(line.len());
        let end = start + line.len();
        while let Some((at, c)) = found.next_if(|(at, _)| *at < end) {
            if at < start + first || c.is_control() {
                unwanted.push((at..at + c.len_utf8(), String::new()));
            }
        }
        start = end;
    }
    unwanted
}

impl Mended<'_> {
    /// The document as it was meant.
    pub(super) fn text(&self) -> &str {
        &self.meant.text
    }

    /// The document's nodes, at their places in the original.
    ///
    /// # Errors
    /// What the parser said, at its place in the original.
    pub(super) fn parse(&self) -> Result<Option<Node>, yaml::Error> {
        match yaml::parse(self.text()) {
            Ok(Some(mut node)) => {
                self.move_back(&mut node);
                Ok(Some(node))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(yaml::Error {
                offset: self.place(error.offset),
                ..error
            }),
        }
    }

    fn move_back(&self, node: &mut Node) {
        node.span = self.original(node.span.clone());
        match &mut node.value {
            Value::Scalar(..) => {}
            Value::List(items) => items.iter_mut().for_each(|item| self.move_back(item)),
            Value::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                self.move_back(key);
                self.move_back(value);
            }),
        }
    }

    fn original(&self, range: Range<usize>) -> Range<usize> {
        self.visible.original(self.meant.original(range))
    }

    /// The byte of the original that a byte of the text as it was meant comes from.
    pub(super) fn place(&self, at: usize) -> usize {
        self.original(at..at).start.min(self.original.len())
    }

    /// Whether nothing had to be put right.
    pub(super) fn is_sound(&self) -> bool {
        self.visible.is_original() && self.meant.is_original()
    }

    /// A finding for each line in which a full-width mark was put right. The document
    /// begins at byte `start` of its file.
    pub(super) fn findings(&self, code: Code, path: &str, start: usize) -> Vec<Diagnostic> {
        let finding = |mark: &Mark| {
            let span = self.visible.original(mark.span.clone());
            let (message, help) = mark.words(&self.original[span.clone()]);
            let location = Location::at(path, span.start + start..span.end + start);
            Diagnostic::new(code, location, message).with_help(help)
        };
        self.marks.iter().map(finding).collect()
    }
}

impl Mark {
    fn words(&self, written: &str) -> (Text, Text) {
        let key = &self.key;
        match self.kind {
            Kind::Colon => (
                Text::new("这里的冒号是全角的“：”", "the colon after this key is full-width: “：”"),
                Text::new(
                    format!("写成`{key}: `，用半角冒号，后面空一格"),
                    format!("write `{key}: `, with an ASCII colon and a space"),
                ),
            ),
            Kind::Comma => (
                Text::new(
                    format!("分隔两项的逗号是全角的“{written}”"),
                    format!("the comma between these entries is full-width: “{written}”"),
                ),
                Text::new(
                    format!("写成`, {key}: `，用半角逗号，后面空一格"),
                    format!("write `, {key}: `, with an ASCII comma and a space"),
                ),
            ),
            Kind::Dash => (
                Text::new(
                    "列表项前的短横是全角的“－”",
                    "the dash of this list item is full-width: “－”",
                ),
                Text::new(
                    "写成`- `，用半角连字符，后面空一格",
                    "write `- `, an ASCII hyphen and a space",
                ),
            ),
            Kind::Blank => (
                Text::new("这里的空格不是半角空格", "the space here is not an ASCII space"),
                Text::new(
                    "换成半角空格：关掉全角输入，删去它再按空格键",
                    "turn off full-width input, delete it and press the space bar",
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mended text, and each mark with the text that it is.
    fn mended(text: &str) -> (String, Vec<&str>) {
        let mended = mend(text);
        let places = mended
            .marks
            .iter()
            .map(|mark| mended.visible.original(mark.span.clone()));
        let marks = places.map(|place| &text[place]).collect();
        (mended.text().to_owned(), marks)
    }

    #[test]
    fn each_mark_is_read_as_it_was_meant() {
        let cases = [
            (
                "title：甲\nsummary: 乙：丙\n",
                "title: 甲\nsummary: 乙：丙\n",
                vec!["："],
            ),
            ("title： 甲\n", "title: 甲\n", vec!["："]),
            ("title　：　甲\n", "title : 甲\n", vec!["\u{3000}"]),
            ("title:　甲\n", "title: 甲\n", vec!["\u{3000}"]),
            ("title:\u{a0}甲\n", "title: 甲\n", vec!["\u{a0}"]),
            (
                "source:\n　title: 甲\n  url: 乙\n",
                "source:\n  title: 甲\n  url: 乙\n",
                vec!["\u{3000}"],
            ),
            ("topics:\n  － a\n  －b\n", "topics:\n  - a\n  - b\n", vec!["－", "－"]),
            ("topics:\n-　a\n- b: 1\n", "topics:\n-  a\n- b: 1\n", vec!["\u{3000}"]),
            ("a: {zh：甲，en： 乙}\n", "a: {zh: 甲, en: 乙}\n", vec!["："]),
            (
                "a: {zh: 甲、 en: 乙,　x: [1]}\n",
                "a: {zh: 甲, en: 乙, x: [1]}\n",
                vec!["、"],
            ),
            (
                "a: [{\n  zh：甲,\n  en：乙}]\n",
                "a: [{\n  zh: 甲,\n  en: 乙}]\n",
                vec!["：", "："],
            ),
            (
                "- date：2026\n  note：甲\n",
                "- date: 2026\n  note: 甲\n",
                vec!["：", "："],
            ),
            (
                "places：\r\n　\r\n  x: 1\r\n",
                "places: \r\n  \r\n  x: 1\r\n",
                vec!["：", "\u{3000}"],
            ),
        ];
        for (text, meant, marks) in cases {
            assert_eq!(mended(text), (meant.to_owned(), marks), "{text:?}");
            assert!(yaml::parse(meant).is_ok(), "{meant:?}");
        }
    }

    #[test]
    fn a_line_of_wide_blanks_is_indented_as_its_neighbours() {
        let cases = [
            ("title: 甲\n　summary: 乙\n", "title: 甲\nsummary: 乙\n"),
            ("source: {url: 甲}\n　　title：乙\n", "source: {url: 甲}\ntitle: 乙\n"),
            ("summary: 甲\n　　第二段\n", "summary: 甲\n    第二段\n"),
            ("summary: |\n　　第一段：甲\n", "summary: |\n    第一段：甲\n"),
            (
                "figures:\n　a: {x: 1}\n　b: {x: 1}\n",
                "figures:\n  a: {x: 1}\n  b: {x: 1}\n",
            ),
        ];
        for (text, meant) in cases {
            assert_eq!(mended(text).0, meant, "{text:?}");
            assert!(yaml::parse(meant).is_ok(), "{meant:?}");
        }
    }

    #[test]
    fn invisible_characters_are_passed_over_beside_keys() {
        let text = "\u{200b}title\u{200b}：甲\u{200b}乙\u{1}\n";
        assert_eq!(mended(text), ("title: 甲\u{200b}乙\n".to_owned(), vec!["："]));
        let text = "a:\n\u{200b}- 乙\u{200b}\n- \u{200b}丙：丁\u{200b}\n";
        assert_eq!(mended(text).0, "a:\n- 乙\u{200b}\n- 丙：丁\u{200b}\n");
        let node = mend("\u{200b}a\u{200b}: 甲\n").parse().unwrap().unwrap();
        let (key, value) = node.entry("a").unwrap();
        assert_eq!((key.span.clone(), value.span.clone()), (3..4, 9..12));
    }

    #[test]
    fn values_stay_as_they_are() {
        let texts = [
            "title: 甲：乙\n",
            "title: 甲\n  gdp：乙\n  　接着\n",
            "title: |\n  gdp：乙\n\n  － 丙\n",
            "- summary: >-\n    gdp：乙\n    　丙\n",
            "title: '甲\n  gdp：乙\n'\nb: \"c\\\"\n  d：e\"\n",
            "a: {zh: '甲，en：乙', en: 丙，丁：戊, x: 'it''s，en：a'}\n",
            "a: [甲，en：乙, 'x']\n",
            "- 甲：乙\n- gdp：丙\n",
            "# title：甲\n",
            "GDP：甲\n",
            "标题：甲\n",
            "－－甲\n",
            "a: b\u{3000}\n",
        ];
        for text in texts {
            assert_eq!(mended(text), (text.to_owned(), Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn nothing_is_put_right_if_that_would_spoil_a_sound_document() {
        let text = "a: {b：c: d}\n";
        assert!(yaml::parse(text).is_ok());
        assert!(yaml::parse("a: {b: c: d}\n").is_err());
        assert_eq!(mended(text), (text.to_owned(), Vec::new()));
    }

    #[test]
    fn places_are_those_of_the_original() {
        let text = "title：甲\n　x： {zh：乙，en：丙}\nend: 丁\n";
        let mended = mend(text);
        for word in ["title", "甲", "x", "{", "zh", "乙", "en", "丙", "end", "丁"] {
            let at = mended.text().find(word).unwrap();
            assert_eq!(mended.place(at), text.find(word).unwrap(), "{word}");
        }
        assert_eq!(mended.place(mended.text().len()), text.len());
        let node = mend("a：\n  b：甲\n").parse().unwrap().unwrap();
        let (key, inner) = node.entry("a").unwrap();
        let (_, value) = inner.entry("b").unwrap();
        assert_eq!((key.span.clone(), value.span.clone()), (0..1, 11..14));
    }
}
