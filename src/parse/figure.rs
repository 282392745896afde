//! Figures in front matter.

use super::date;
use super::document::Document;
use super::scalar::Typed;
use super::schema::not_an_id;
use crate::diag::{Code, Diagnostic, PointerPart, Step, Text};
use crate::model::figure::FigureKind;
use crate::model::id::Id;
use crate::model::source::FigureSource;
use crate::quantity::{ReadError, ReadErrorKind, zh};
use serde::Deserialize;

/// A figure as YAML has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFigure {
    indicator: Typed,
    value: Typed,
    #[serde(default)]
    period: Option<Typed>,
    #[serde(default)]
    kind: Option<FigureKind>,
    #[serde(default)]
    region: Option<Typed>,
}

/// Reads a figure. `None` if its wording is no quantity or its name no id; then
/// there is a finding.
pub(super) fn figure(
    document: &Document<'_>,
    name: &str,
    raw: RawFigure,
    findings: &mut Vec<Diagnostic>,
) -> Option<FigureSource> {
    let steps = |key: &str| -> Vec<Step> { vec!["figures".into(), name.into(), key.into()] };
    if let Some(finding) = not_an_id(document.at(vec!["figures".into(), name.into()], PointerPart::Key), name) {
        findings.push(finding);
    }
    let period = raw
        .period
        .and_then(|text| date::period(document, steps("period"), &text.0, findings));
    let wording = raw.value.0;
    let quantity = match zh::read(wording.trim()) {
        Ok(quantity) => quantity,
        Err(error) => {
            findings.push(unreadable(document, steps("value"), &wording, error));
            return None;
        }
    };
    Some(FigureSource {
        id: Id::new(name)?,
        indicator: raw.indicator.0,
        wording,
        quantity,
        period,
        kind: raw.kind.unwrap_or_default(),
        region: raw.region.map(|region| region.0),
    })
}

fn unreadable(document: &Document<'_>, steps: Vec<Step>, wording: &str, error: ReadError) -> Diagnostic {
    let start = wording
        .char_indices()
        .nth(error.offset)
        .map_or(wording.len(), |(at, _)| at);
    // A caret after the last character would point at nothing: show the whole wording.
    let part = if start < wording.len() {
        PointerPart::Inside(start..wording.len())
    } else {
        PointerPart::Value
    };
    let (zh, en) = reason(error.kind);
    Diagnostic::new(
        Code::FG001,
        document.at(steps, part),
        Text::new(
            format!("读不出“{wording}”是多少：{zh}"),
            format!("“{wording}” cannot be read as a figure: {en}"),
        ),
    )
    .with_help(Text::new(
        "照来源写数、单位和“近”“约”“以上”一类的字，例如 58.3万户、近30亿元、12.8%、第2位",
        "write number, unit and qualifier as the source has them, for example 58.3万户, 近30亿元, 12.8%, 第2位",
    ))
}

/// Why it cannot be read, in Chinese and English.
pub(super) fn reason(kind: ReadErrorKind) -> (&'static str, &'static str) {
    match kind {
        ReadErrorKind::Empty => ("没有写数值", "there is no value"),
        ReadErrorKind::NumberExpected => ("这里应是数字", "a number is wanted here"),
        ReadErrorKind::MalformedNumeral => ("数字写法不对", "the numeral is malformed"),
        ReadErrorKind::UnitOrEndExpected => ("这里应是单位", "a unit is wanted here"),
        ReadErrorKind::EndExpected => ("数值之后还有别的字", "there is something after the value"),
        ReadErrorKind::LeadingZero => (
            "以0开头的是编号，不是数值",
            "what begins with 0 is a number of something, not a quantity",
        ),
        ReadErrorKind::Date => ("这是日期，不是数值", "this is a date"),
        ReadErrorKind::SeveralFigures => (
            "从这里起是另一个数，一条记录只写一个",
            "another figure begins here, and a record holds one",
        ),
        ReadErrorKind::ContradictoryQualifiers => ("前后两个限定词矛盾", "its two qualifiers contradict each other"),
        ReadErrorKind::RangeEnds => ("范围的两端不能相比", "the ends of the range do not go together"),
        ReadErrorKind::ZeroDenominator => ("分母是零", "its denominator is zero"),
        ReadErrorKind::Ambiguous => ("有两种读法", "it can be read in two ways"),
        ReadErrorKind::TooLarge => ("数太大", "the number is too large"),
    }
}
