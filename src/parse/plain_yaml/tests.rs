//! Whatever is read here is read by the other parser in the same way.

use super::read;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value of any kind, with its kind.
#[derive(Debug, PartialEq)]
enum Seen {
    Text(String),
    Number(u64),
    Truth(bool),
    List(Vec<Seen>),
    Mapping(Vec<(Seen, Seen)>),
    Other,
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SeenVisitor)
    }
}

struct SeenVisitor;

impl<'de> Visitor<'de> for SeenVisitor {
    type Value = Seen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Seen, E> {
        Ok(Seen::Text(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Seen, E> {
        Ok(Seen::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_unit<E>(self) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Seen, E> {
        Ok(Seen::Truth(truth))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Seen, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Seen::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seen, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Seen::Mapping(entries))
    }
}

/// Every type that a value of front matter has.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Typed {
    a: String,
    #[serde(default)]
    b: Option<String>,
    #[serde(default)]
    c: Vec<String>,
    #[serde(default)]
    d: bool,
    #[serde(default)]
    e: Option<Kind>,
    #[serde(default)]
    f: Option<Either>,
    #[serde(default)]
    g: Option<usize>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    A,
    True,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(untagged)]
enum Either {
    One(String),
    Two { a: String, b: Option<String> },
}

#[track_caller]
fn same(text: &str) -> usize {
    let mut plain = 0;
    if let Some(value) = read::<Seen>(text) {
        plain += 1;
        assert_eq!(Some(value), serde_yaml::from_str(text).ok(), "{text}");
    }
    if let Some(value) = read::<Typed>(text) {
        plain += 1;
        assert_eq!(Some(value), serde_yaml::from_str(text).ok(), "{text}");
    }
    plain
}

#[test]
fn what_editors_write_is_plain() {
    for text in [
        "title: 临清市\nsummary: \"一两句话：‘说’清。\"\n",
        "\nevent: 2023\npublished: 2025-07-29\nwhen: 2021-XX-29\n\n",
        "source:\n  publisher: {zh: \"办公室\", en: 'Office'}\n  url: https://a.example/b#c\n  x: 58.3万户\n",
        "figures:\n  a-b: {indicator: gdp, value: 42.8%, period: \"2012-01/2012-04\", kind: target}\ntopics: [a, b]\n",
        "topics:\n- a\n- {b: c, d: [e, []]}\nrelated:\n  - \"x\"\n  - 约1.2万吨\ndraft: true",
        "  a: it's, [no] {list} \"here\" — a#1\n",
    ] {
        assert!(read::<Seen>(text).is_some(), "{text}");
        same(text);
    }
    assert!(read::<Typed>("a: 2021\nb: x\nc: [y]\nd: true\ne: true\nf: {a: b}\ng: 7\n").is_some());
}

const NOT_PLAIN: [&str; 62] = [
    "",
    "a",
    "a:",
    "a: ",
    "a: ~",
    "a: null",
    "a: True",
    "a: 1.5",
    "a: 012",
    "a: 0",
    "a: 1e3",
    "a: 0x1f",
    "a: -1",
    "a: b: c",
    "a: b #c",
    "a: 'b''c'",
    "a: \"b\\n\"",
    "a: |\n  b",
    "a: b\n  c",
    "a: \"b\n  c\"",
    "a: {b: c\n}",
    "a: [b,\n  c]",
    "a: &b c",
    "a: *b",
    "a: !b c",
    "a:\tb",
    "a: b\r\nc: d",
    "a: b\u{85}c",
    "a: b\u{2028}c",
    "\u{feff}a: b",
    "a: b\u{7}",
    "? a\n: b",
    "\"a\": b",
    "a :b",
    "a:b",
    "null: a",
    "1: a",
    "a: [b, c",
    "a: [b, ]",
    "a: {b}",
    "a: {b:c}",
    "a: [b?]",
    "- a",
    "---\na: b",
    "a: b\n...",
    "a: b\n---\na: c",
    "# a\nb: c",
    "a: # b\n  c",
    "a: b\n c: d",
    "  a: b\nc: d",
    "a:\n    b: c\n  d: e",
    "a: 12:30",
    "a: b:",
    "a: {b: c:}",
    "a: - b",
    "a:\n- b\n  c",
    "a:\n- b: c",
    "a:\n-\n",
    "a: \"b\" c",
    "a: [\"b\" c]",
    "a: {b: c}}",
    "a: ]",
];

#[test]
fn what_means_something_else_is_not() {
    for text in NOT_PLAIN {
        assert!(read::<Seen>(text).is_none(), "{text:?}");
    }
    assert!(read::<Typed>("a: b\na: c\n").is_none() && read::<Typed>("a: b\nz: c\n").is_none());
    // Nothing is so deep that reading it would fail.
    let deep = 100_000;
    assert!(read::<Seen>(&format!("a: {}{}", "[".repeat(deep), "]".repeat(deep))).is_none());
    let stairs = (0..400).map(|depth| " ".repeat(depth) + "a:\n").collect::<String>();
    assert!(read::<Seen>(&stairs).is_none());
}

const PIECES: [&str; 56] = [
    "a: ",
    "b: ",
    "c: ",
    "d: ",
    "e: ",
    "f: ",
    "g: ",
    "a:",
    "\n",
    "\n",
    "\n",
    "\n",
    "  ",
    "  ",
    " ",
    "- ",
    "a",
    "b",
    "甲",
    "true",
    "null",
    "~",
    "2021",
    "2021-09",
    "2021-09-29",
    "0",
    "07",
    "1.5",
    "58.3万",
    "12%",
    "1e3",
    "inf",
    "-",
    ":",
    "://",
    "#",
    " #",
    "\"",
    "'",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "?",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "“",
    "\t",
];

/// Texts put together at random from what may go wrong, from a fixed seed (Knuth's linear
/// congruential generator, MMIX).
#[test]
fn what_is_plain_is_read_as_by_the_other_parser() {
    let mut state: u64 = 20_211_122;
    let mut below = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % bound as u64).unwrap()
    };
    let values = [
        "a",
        "甲乙",
        "\"a, b\"",
        "'a: b'",
        "[a, b]",
        "{a: b}",
        "{a: [b], c: \"d\"}",
        "2021",
        "2021-09",
        "true",
        "12%",
        "a:/b",
    ];
    let mut plain = 0;
    for _ in 0..60_000 {
        let mut text = String::new();
        for _ in 0..=below(5) {
            text.push_str(["a: ", "b: ", "c:\n  - ", "f:\n  a: ", "d: ", "e: ", "g: ", "c:\n- "][below(8)]);
            text.push_str(values[below(values.len())]);
            text.push('\n');
        }
        // One change or none.
        for _ in 0..below(3) {
            let at = text.floor_char_boundary(below(text.len()));
            text.insert_str(at, PIECES[below(PIECES.len())]);
        }
        plain += same(&text);
    }
    assert!(plain > 20_000, "{plain}");
}
