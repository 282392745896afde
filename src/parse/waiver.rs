//! Waivers in front matter.

use super::document::Document;
use super::scalar::Typed;
use super::schema::missing_key;
use crate::diag::{Code, Diagnostic, Location, Matter, PointerPart, Step, Text, closest};
use crate::model::source::Waiver;
use serde::Deserialize;

/// A waiver as YAML has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWaiver {
    code: Typed,
    reason: Typed,
    #[serde(default)]
    figure: Option<Typed>,
    #[serde(default)]
    at: Option<Typed>,
}

/// Reads a page's waivers. One whose code is unknown or cannot be waived, or that gives no
/// reason, waives nothing; then there is a finding.
pub(super) fn waivers(document: &Document<'_>, raw: Vec<RawWaiver>, findings: &mut Vec<Diagnostic>) -> Vec<Waiver> {
    let mut list = Vec::with_capacity(raw.len());
    for (position, raw) in raw.into_iter().enumerate() {
        let steps = |key: &str| -> Vec<Step> { vec!["waivers".into(), position.into(), key.into()] };
        if raw.reason.0.trim().is_empty() {
            let place = document.at(steps("reason"), PointerPart::Key);
            findings.push(missing_key(document.family, place, "reason"));
            continue;
        }
        match code(&raw.code.0, document.at(steps("code"), PointerPart::Value)) {
            Ok(code) => list.push(Waiver {
                position,
                code,
                figure: given(raw.figure),
                words: given(raw.at),
            }),
            Err(finding) => findings.push(finding),
        }
    }
    list
}

/// What is written; an empty text narrows nothing down.
fn given(typed: Option<Typed>) -> Option<String> {
    let text = typed?.0.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn code(text: &str, location: Location) -> Result<Code, Diagnostic> {
    let text = text.trim();
    let waivable = || Code::ALL.iter().filter(|code| code.matter() == Matter::Judgement);
    let Ok(code) = text.parse::<Code>() else {
        let help = match closest(text, waivable().map(|code| code.as_str())) {
            Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
            None => Text::new(
                "代码照 wenzhai check 所示抄写，例如 FG004",
                "copy the code from wenzhai check, for example FG004",
            ),
        };
        let said = Text::new(format!("没有“{text}”这个代码"), format!("there is no code “{text}”"));
        return Err(Diagnostic::new(Code::WV002, location, said).with_help(help));
    };
    if code.matter() == Matter::Judgement {
        return Ok(code);
    }
    let said = Text::new(format!("{code} 不能豁免"), format!("{code} cannot be waived"));
    Err(Diagnostic::new(Code::WV002, location, said).with_help(Text::new(
        format!("删去这一条，照 wenzhai explain {code} 所说去改"),
        format!("delete it, and mend what wenzhai explain {code} tells of"),
    )))
}
