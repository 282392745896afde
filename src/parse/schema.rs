//! What keys a YAML file has, and the findings about one that has others.
//!
//! Files are read by serde first. Only a file that it refuses comes here, to have
//! every fault of it named, and to be read again without them.

use super::scalar;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, Location, Text, closest};
use crate::model::id::{is_id, nearest_id};
use serde_yaml::Value as Yaml;

/// The form of a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// Text; numbers are text, too.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list of one form.
    List(&'static Shape),
    /// A mapping with fixed keys.
    Record(&'static [Field]),
    /// A mapping from ids to one form.
    Entries(&'static Shape),
    /// Text, or the mapping with fixed keys.
    TextOr(&'static [Field]),
    /// Text, or a mapping from words to text.
    Message,
}

/// A key of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// The key.
    pub(super) name: &'static str,
    /// The form of its value.
    pub(super) shape: Shape,
    /// Whether it must be there.
    pub(super) need: Need,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
}

/// Which codes a file's findings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Front matter.
    FrontMatter,
    /// A data file.
    Data,
}

impl Family {
    pub(super) fn syntax(self) -> Code {
        match self {
            Family::FrontMatter => Code::FM002,
            Family::Data => Code::CF002,
        }
    }

    pub(super) fn full_width(self) -> Code {
        match self {
            Family::FrontMatter => Code::FM009,
            Family::Data => Code::CF010,
        }
    }

    fn unknown_key(self) -> Code {
        match self {
            Family::FrontMatter => Code::FM003,
            Family::Data => Code::CF003,
        }
    }

    fn wrong_type(self) -> Code {
        match self {
            Family::FrontMatter => Code::FM004,
            Family::Data => Code::CF004,
        }
    }

    fn missing_key(self) -> Code {
        match self {
            Family::FrontMatter => Code::FM005,
            Family::Data => Code::CF005,
        }
    }
}

/// Keys that are known but belong to the other file of the page.
pub(super) type SharedKeys = &'static [&'static str];

/// Checks a document and copies what is right of it.
pub(super) struct Checker<'a> {
    /// The file's path.
    pub(super) path: &'a str,
    /// Where the document begins in the file, in bytes.
    pub(super) offset: usize,
    /// Which codes to use.
    pub(super) family: Family,
    /// Keys whose presence means that a shared field is repeated.
    pub(super) shared: SharedKeys,
    /// What was found.
    pub(super) findings: Vec<Diagnostic>,
    /// Names of entries that were left out because something in them is wrong.
    pub(super) dropped: Vec<String>,
}

impl Checker<'_> {
    /// The value without what does not fit, or nothing if it does not fit as a whole.
    pub(super) fn check(&mut self, node: &Node, shape: Shape) -> Option<Yaml> {
        match (shape, &node.value) {
            (Shape::Text | Shape::TextOr(_) | Shape::Message, Value::Scalar(text, _)) => {
                if scalar::is_null(node) {
                    return self.wrong(node, shape);
                }
                Some(Yaml::String(text.clone()))
            }
            (Shape::Word(words), Value::Scalar(text, _)) => self.word(node, text, words),
            (Shape::Flag, Value::Scalar(..)) => match scalar::flag(node) {
                Some(flag) => Some(Yaml::Bool(flag)),
                None => self.wrong(node, shape),
            },
            (Shape::Number, Value::Scalar(text, _)) => match text.parse::<u64>() {
                Ok(number) => Some(Yaml::Number(number.into())),
                Err(_) => self.wrong(node, shape),
            },
            (Shape::List(inner), Value::List(items)) => {
                let items = items.iter().filter_map(|item| self.item(item, *inner));
                Some(Yaml::Sequence(items.collect()))
            }
            (Shape::Record(fields) | Shape::TextOr(fields), Value::Map(entries)) => {
                Some(self.record(node, entries, fields))
            }
            (Shape::Entries(inner), Value::Map(entries)) => Some(self.entries(entries, *inner)),
            (Shape::Message, Value::Map(entries)) => Some(self.entries(entries, Shape::Text)),
            _ => self.wrong(node, shape),
        }
    }

    /// As [`Checker::check`] for the document as a whole: what must be there and is
    /// not is replaced by nothing (empty text, an empty list), so that the rest can
    /// be looked at. The finding about it has been made.
    pub(super) fn document(&mut self, node: &Node, shape: Shape) -> Option<Yaml> {
        let mut value = self.check(node, shape)?;
        if let (Shape::Record(fields), Yaml::Mapping(map)) = (shape, &mut value) {
            for field in fields.iter().filter(|field| field.need == Need::Required) {
                let key = Yaml::String(field.name.to_owned());
                if !map.contains_key(&key) {
                    map.insert(key, nothing(field.shape));
                }
            }
        }
        Some(value)
    }

    fn record(&mut self, node: &Node, entries: &[(Node, Node)], fields: &'static [Field]) -> Yaml {
        let mut map = serde_yaml::Mapping::new();
        for (at, (key, value)) in entries.iter().enumerate() {
            let name = key.text().unwrap_or_default();
            if self.repeats(&entries[..at], key, name) {
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.name == name) else {
                self.unknown(key, name, fields);
                continue;
            };
            if scalar::is_null(value) {
                if field.need == Need::Required {
                    self.missing(key, name);
                }
                continue;
            }
            if let Some(value) = self.check(value, field.shape) {
                map.insert(Yaml::String(name.to_owned()), value);
            }
        }
        let written = |field: &Field| entries.iter().any(|(key, _)| key.text() == Some(field.name));
        for field in fields {
            if field.need == Need::Required && !written(field) {
                self.missing(node, field.name);
            }
        }
        Yaml::Mapping(map)
    }

    /// An element of a list; without what it must have it is left out, and the rest of the
    /// file can be used.
    fn item(&mut self, node: &Node, shape: Shape) -> Option<Yaml> {
        let before = self.findings.len();
        let checked = self.check(node, shape);
        checked.filter(|_| self.is_whole_since(before))
    }

    /// Whether nothing was missing or of a wrong type in what was checked since.
    fn is_whole_since(&self, before: usize) -> bool {
        let broken = [self.family.missing_key(), self.family.wrong_type()];
        !self.findings[before..]
            .iter()
            .any(|finding| broken.contains(&finding.code))
    }

    fn entries(&mut self, entries: &[(Node, Node)], inner: Shape) -> Yaml {
        let mut map = serde_yaml::Mapping::new();
        for (at, (key, value)) in entries.iter().enumerate() {
            let name = key.text().unwrap_or_default();
            if self.repeats(&entries[..at], key, name) {
                continue;
            }
            let before = self.findings.len();
            let checked = self.check(value, inner);
            match checked {
                Some(value) if self.is_whole_since(before) => {
                    map.insert(Yaml::String(name.to_owned()), value);
                }
                _ => self.dropped.push(name.to_owned()),
            }
        }
        Yaml::Mapping(map)
    }

    fn word(&mut self, node: &Node, text: &str, words: &[&str]) -> Option<Yaml> {
        if words.contains(&text) {
            return Some(Yaml::String(text.to_owned()));
        }
        let list = words.join(", ");
        let help = match closest(text, words.iter().copied()) {
            Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
            None => Text::new(format!("可写：{list}"), format!("write one of: {list}")),
        };
        self.add(
            Diagnostic::new(
                Code::FM014,
                self.at(node),
                Text::new(
                    format!("这里不能写“{text}”"),
                    format!("“{text}” is not one of the words that can stand here"),
                ),
            )
            .with_help(help),
        );
        None
    }

    fn repeats(&mut self, before: &[(Node, Node)], key: &Node, name: &str) -> bool {
        let Some((first, _)) = before.iter().find(|(k, _)| k.text() == Some(name)) else {
            return false;
        };
        let finding = Diagnostic::new(
            Code::CF006,
            self.at(key),
            Text::new(format!("“{name}”写了两次"), format!("“{name}” stands twice")),
        )
        .with_help(Text::new("删去其中一个", "delete one of them"))
        .with_related(self.at(first), Text::new("第一次在这里", "the first is here"));
        self.add(finding);
        true
    }

    fn unknown(&mut self, key: &Node, name: &str, fields: &[Field]) {
        if self.shared.contains(&name) {
            let finding = repeated_shared(self.at(key), name);
            self.add(finding);
            return;
        }
        let names = || fields.iter().map(|field| field.name);
        let help = match closest(name, names()) {
            Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
            None => {
                let list = names().collect::<Vec<_>>().join(", ");
                Text::new(format!("可写的键：{list}"), format!("the keys are: {list}"))
            }
        };
        let finding = Diagnostic::new(
            self.family.unknown_key(),
            self.at(key),
            Text::new(format!("没有“{name}”这个键"), format!("there is no key “{name}” here")),
        );
        self.add(finding.with_help(help));
    }

    fn missing(&mut self, node: &Node, name: &str) {
        let finding = missing_key(self.family, self.at(node), name);
        self.add(finding);
    }

    fn wrong(&mut self, node: &Node, shape: Shape) -> Option<Yaml> {
        let (zh, en) = describe(shape);
        let finding = Diagnostic::new(
            self.family.wrong_type(),
            self.at(node),
            Text::new(format!("这里要写{zh}"), format!("{en} is wanted here")),
        )
        .with_help(example(shape));
        self.add(finding);
        None
    }

    fn at(&self, node: &Node) -> Location {
        let span = match &node.value {
            Value::Map(entries) if !entries.is_empty() => entries[0].0.span.clone(),
            _ => node.span.clone(),
        };
        Location::at(self.path, span.start + self.offset..span.end + self.offset)
    }

    fn add(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }
}

/// The finding about a key that must be there.
pub(super) fn missing_key(family: Family, location: Location, name: &str) -> Diagnostic {
    Diagnostic::new(
        family.missing_key(),
        location,
        Text::new(format!("缺少“{name}”"), format!("“{name}” is missing")),
    )
    .with_help(Text::new(format!("加一行 {name}: …"), format!("add a line {name}: …")))
}

fn repeated_shared(location: Location, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::FM007,
        location,
        Text::new(
            format!("译文重复了两种语言共用的“{name}”"),
            format!("the translation repeats “{name}”, which both languages share"),
        ),
    )
    .with_help(Text::new(
        "删去这一行；共用的内容只写在原文文件里",
        "delete the line; what is shared stands in the original's file only",
    ))
}

/// The finding about a name that should be an id.
pub fn not_an_id(location: Location, name: &str) -> Option<Diagnostic> {
    if is_id(name) {
        return None;
    }
    let near = nearest_id(name);
    let help = if near.is_empty() {
        Text::new(
            "用小写英文字母、数字和连字符起名，例如 market-entities",
            "use lower-case letters, digits and hyphens, for example market-entities",
        )
    } else {
        Text::new(format!("可改为 {near}"), format!("it could be {near}"))
    };
    let finding = Diagnostic::new(
        Code::CF008,
        location,
        Text::new(
            format!("“{name}”不能作标识：标识只用小写英文字母、数字和连字符"),
            format!("“{name}” is no id: ids are lower-case letters, digits and hyphens"),
        ),
    );
    Some(finding.with_help(help))
}

fn nothing(shape: Shape) -> Yaml {
    match shape {
        Shape::List(_) => Yaml::Sequence(Vec::new()),
        Shape::Record(_) | Shape::Entries(_) => Yaml::Mapping(serde_yaml::Mapping::new()),
        Shape::Flag => Yaml::Bool(false),
        Shape::Number => Yaml::Number(0.into()),
        Shape::Text | Shape::Word(_) | Shape::TextOr(_) | Shape::Message => Yaml::String(String::new()),
    }
}

fn describe(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Text | Shape::Word(_) => ("文字", "text"),
        Shape::Flag => ("true 或 false", "true or false"),
        Shape::Number => ("整数", "a whole number"),
        Shape::List(_) => ("列表", "a list"),
        Shape::Record(_) | Shape::Entries(_) => ("若干“键: 值”", "keys and values"),
        Shape::TextOr(_) => ("文字，或分语言的 {zh: …, en: …}", "text, or {zh: …, en: …},"),
        Shape::Message => ("文字，或按复数分的 {one: …, other: …}", "text, or {one: …, other: …},"),
    }
}

fn example(shape: Shape) -> Text {
    let same = |example: &str| Text::new(format!("例如 {example}"), format!("for example {example}"));
    match shape {
        Shape::Text | Shape::Word(_) => Text::new("在冒号后写一行文字", "write a line of text after the colon"),
        Shape::Flag => same("true"),
        Shape::Number => same("20"),
        Shape::List(_) => same("[dual-carbon, rural-revitalization]"),
        Shape::Record(fields) | Shape::TextOr(fields) => {
            let keys: Vec<String> = fields.iter().map(|f| format!("{}: …", f.name)).collect();
            same(&format!("{{{}}}", keys.join(", ")))
        }
        Shape::Entries(_) => same("market-entities: {…}"),
        Shape::Message => same("{one: \"{n} report\", other: \"{n} reports\"}"),
    }
}
