//! Reading one YAML document, fast where it is right and thoroughly where it is not.

use super::File;
use super::fold;
use super::full_width::{self, Mended};
use super::plain_yaml;
use super::schema::{Checker, Family, Shape, SharedKeys};
use super::yaml;
use crate::diag::{Code, Diagnostic, Location, Pointer, PointerPart, Step, Text};
use crate::model::lang::Lang;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Where a document stands and what it should be.
pub(super) struct Document<'a> {
    /// The file.
    pub(super) file: File<'a>,
    /// The document's bytes in it.
    pub(super) range: Range<usize>,
    /// Which codes its findings have.
    pub(super) family: Family,
    /// The form that it should have.
    pub(super) shape: Shape,
    /// Keys that belong to the page's other file.
    pub(super) shared: SharedKeys,
    /// The language of its texts, but for those under the key of the other language.
    pub(super) lang: Lang,
}

/// What reading gave.
pub(super) struct Read<T> {
    /// The value, without what was wrong.
    pub(super) value: Option<T>,
    /// Names of entries that were left out.
    pub(super) dropped: Vec<String>,
}

impl<'a> Document<'a> {
    /// A data file as a whole.
    pub(super) fn data(file: File<'a>, shape: Shape) -> Self {
        Self {
            file,
            range: bom(file.text)..file.text.len(),
            family: Family::Data,
            shape,
            shared: &[],
            lang: Lang::Zh,
        }
    }

    /// The document's text.
    pub(super) fn text(&self) -> &'a str {
        &self.file.text[self.range.clone()]
    }

    /// Reads the document.
    pub(super) fn read<T: DeserializeOwned>(&self, findings: &mut Vec<Diagnostic>) -> Read<T> {
        let text = fold::joined(self.text(), self.lang);
        let value = match plain_yaml::read::<T>(&text) {
            Some(value) => Ok(value),
            None => serde_yaml::from_str::<T>(&text),
        };
        match value {
            Ok(value) => Read {
                value: Some(value),
                dropped: Vec::new(),
            },
            Err(refusal) => self.read_as_meant(refusal, findings),
        }
    }

    /// Reads a refused document with its full-width marks put right.
    fn read_as_meant<T: DeserializeOwned>(
        &self,
        mut refusal: serde_yaml::Error,
        findings: &mut Vec<Diagnostic>,
    ) -> Read<T> {
        let mended = full_width::mend(self.text());
        findings.extend(mended.findings(self.family.full_width(), self.file.path, self.range.start));
        let text = fold::joined(mended.text(), self.lang);
        if !mended.is_sound() {
            match serde_yaml::from_str::<T>(&text) {
                Ok(value) => {
                    return Read {
                        value: Some(value),
                        dropped: Vec::new(),
                    };
                }
                Err(error) => refusal = error,
            }
        }
        self.read_thoroughly(&mended, &refusal, &text, findings)
    }

    fn read_thoroughly<T: DeserializeOwned>(
        &self,
        mended: &Mended<'_>,
        refusal: &serde_yaml::Error,
        joined: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Read<T> {
        let mut read = Read {
            value: None,
            dropped: Vec::new(),
        };
        let node = match mended.parse() {
            Ok(Some(node)) => node,
            Ok(None) => yaml::Node {
                span: 0..0,
                value: yaml::Value::Map(Vec::new()),
            },
            Err(error) => {
                findings.push(self.not_yaml(error.offset, &error.message));
                return read;
            }
        };
        let mut checker = self.checker();
        let mut pruned = checker.document(&node, self.shape);
        if joined.len() < mended.text().len()
            && let Ok(Some(node)) = yaml::parse(joined)
        {
            // The same values with lines joined; their places mean nothing.
            pruned = self.checker().document(&node, self.shape);
        }
        let found = !checker.findings.is_empty();
        findings.append(&mut checker.findings);
        read.dropped = checker.dropped;
        match pruned.map(serde_yaml::from_value::<T>) {
            Some(Ok(value)) => read.value = Some(value),
            // The table and the type disagree, or the YAML dialects do. Say what serde
            // said rather than lose the file without a word.
            _ if !found => {
                let at = refusal.location().map_or(0, |location| location.index());
                findings.push(self.not_yaml(mended.place(at), &refusal.to_string()));
            }
            _ => {}
        }
        read
    }

    /// Holds a document that serde accepted against its table, for what the type
    /// allows and the table does not.
    pub(super) fn check(&self, findings: &mut Vec<Diagnostic>) {
        if let Ok(Some(node)) = full_width::mend(self.text()).parse() {
            let mut checker = self.checker();
            checker.document(&node, self.shape);
            findings.append(&mut checker.findings);
        }
    }

    /// Whether a scalar stands there as it is, without quotes.
    pub(super) fn is_plain(&self, path: Vec<Step>) -> bool {
        let Ok(Some(node)) = full_width::mend(self.text()).parse() else {
            return false;
        };
        let pointer = Pointer {
            path,
            part: PointerPart::Value,
        };
        let written = &self.text()[node.locate(self.text(), &pointer)];
        !written.starts_with(['"', '\'', '“', '”', '‘', '’'])
    }

    fn checker(&self) -> Checker<'a> {
        Checker {
            path: self.file.path,
            offset: self.range.start,
            family: self.family,
            shared: self.shared,
            findings: Vec::new(),
            dropped: Vec::new(),
        }
    }

    /// A place in the document, by keys.
    pub(super) fn at(&self, steps: Vec<Step>, part: PointerPart) -> Location {
        Location::yaml(self.file.path, steps, part)
    }

    fn not_yaml(&self, offset: usize, reason: &str) -> Diagnostic {
        let text = self.text();
        // The parser stops at the character after the fault; at the end of the text
        // the last character is what can be shown.
        let at = text.floor_char_boundary(offset.min(text.len()));
        let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let start = self.range.start;
        Diagnostic::new(
            self.family.syntax(),
            Location::at(self.file.path, start + at..start + end),
            Text::new(
                format!("这里不合YAML格式（{reason}）"),
                format!("this is not YAML: {reason}"),
            ),
        )
        .with_help(Text::new(
            "每行写“键: 值”，冒号用半角，后面空一格；值里有冒号或引号时，整个值用单引号括起来",
            "write “key: value” with an ASCII colon and a space; put a value that holds a colon or quotes into single quotes",
        ))
    }
}

/// The length of a byte order mark at the start of a text.
pub(super) fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    }
}

/// The finding about a required text that is empty.
pub(super) fn empty_text(document: &Document<'_>, key: &str, text: &str, findings: &mut Vec<Diagnostic>) {
    if text.trim().is_empty() && !findings.iter().any(|f| f.code == Code::FM005 || f.code == Code::CF005) {
        let location = document.at(vec![key.into()], PointerPart::Key);
        findings.push(super::schema::missing_key(document.family, location, key));
    }
}

/// A mapping from names to values in the order of the file; a name that comes twice
/// is refused, which a map of the standard library would swallow.
#[derive(Debug)]
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let mut entries: Vec<(String, T)> = Vec::with_capacity(map.size_hint().unwrap_or(8));
        let mut names = std::collections::BTreeSet::new();
        while let Some((key, value)) = map.next_entry::<super::scalar::Typed, T>()? {
            if !names.insert(key.0.clone()) {
                return Err(A::Error::custom("a name stands twice"));
            }
            entries.push((key.0, value));
        }
        Ok(Entries(entries))
    }
}
