//! The theme's words.

use super::document::{Document, Entries};
use super::scalar::Typed;
use super::{File, Parsed, schemas};
use crate::diag::{PointerPart, Text};
use crate::model::lang::Lang;
use crate::model::strings::{Message, Strings};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum RawMessage {
    Plain(Typed),
    Plural(Entries<Typed>),
}

/// CLDR's plural categories.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Reads `i18n/LANG.yaml`.
pub fn strings(file: File<'_>, lang: Lang) -> Parsed<Strings> {
    let mut findings = Vec::new();
    let document = Document {
        lang,
        ..Document::data(file, schemas::STRINGS_FILE)
    };
    let raw = document.read::<Entries<RawMessage>>(&mut findings).value;
    let mut messages = std::collections::BTreeMap::new();
    for (key, raw) in raw.unwrap_or_default().0 {
        let message = match raw {
            RawMessage::Plain(text) => Message::Plain(text.0),
            RawMessage::Plural(forms) => {
                let forms: std::collections::BTreeMap<String, String> =
                    forms.0.into_iter().map(|(category, text)| (category, text.0)).collect();
                let sound = forms.contains_key("other") && forms.keys().all(|c| CATEGORIES.contains(&c.as_str()));
                if !sound {
                    findings.push(no_plural(&document, &key));
                    continue;
                }
                Message::Plural(forms)
            }
        };
        messages.insert(key, message);
    }
    let path = file.path.to_owned();
    Parsed {
        value: Some(Strings { lang, path, messages }),
        findings,
    }
}

fn no_plural(document: &Document<'_>, key: &str) -> crate::diag::Diagnostic {
    crate::diag::Diagnostic::new(
        crate::diag::Code::CF004,
        document.at(vec![key.into()], PointerPart::Key),
        Text::new(
            format!("“{key}”的复数形式不全"),
            format!("“{key}” does not have the plural forms it needs"),
        ),
    )
    .with_help(Text::new(
        "写 {one: …, other: …}；other 必须有，其余可用 zero、two、few、many",
        "write {one: …, other: …}; other must be there, zero, two, few and many may be",
    ))
}
