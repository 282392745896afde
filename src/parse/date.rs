//! Dates and periods in front matter.

use super::document::Document;
use crate::diag::{Code, Diagnostic, PointerPart, Step, Text};
use crate::model::date::{Date, DateError, DateErrorKind, Period};

/// Reads a date, or says what is wrong with it.
pub(super) fn date(
    document: &Document<'_>,
    steps: Vec<Step>,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Date> {
    match Date::parse(text.trim()) {
        Ok(date) => Some(date),
        Err(error) => {
            findings.push(finding(document, steps, text, error));
            None
        }
    }
}

/// Reads a period, or says what is wrong with it.
pub(super) fn period(
    document: &Document<'_>,
    steps: Vec<Step>,
    text: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Period> {
    match Period::parse(text.trim()) {
        Ok(period) => Some(period),
        Err(error) => {
            findings.push(finding(document, steps, text, error));
            None
        }
    }
}

fn finding(document: &Document<'_>, steps: Vec<Step>, text: &str, error: DateError) -> Diagnostic {
    let (message, help) = match error.kind {
        DateErrorKind::Form => (
            Text::new(format!("“{text}”不是日期"), format!("“{text}” is not a date")),
            form_help(text),
        ),
        DateErrorKind::Month => (
            Text::new("没有这个月份", "there is no such month"),
            Text::new(
                "月份写 01 到 12，不清楚时写 XX",
                "months run from 01 to 12; write XX if it is not known",
            ),
        ),
        DateErrorKind::Day { last } => (
            Text::new(
                format!("这个月没有这一天，只到{last}日"),
                format!("that month has only {last} days"),
            ),
            Text::new(
                "核对来源；不清楚的数字写 X",
                "check the source; write X for digits that are not known",
            ),
        ),
        DateErrorKind::Order => (
            Text::new("时段的终点在起点之前", "the period ends before it begins"),
            Text::new(
                "先写起点，后写终点，例如 2016/2020",
                "write the beginning first, for example 2016/2020",
            ),
        ),
        DateErrorKind::Interval => (
            Text::new(
                "这里只能写一个日期，不能写时段",
                "one date is wanted here, not a period",
            ),
            form_help(text),
        ),
    };
    let location = document.at(steps, PointerPart::Inside(error.span));
    Diagnostic::new(Code::FM006, location, message).with_help(help)
}

/// What the editor may have meant: `2021/9/9`, `2021年9月9日`, `20210909`.
fn form_help(text: &str) -> Text {
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let meant = match numbers.as_slice() {
        [day] if text.trim().len() == 8 => format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100),
        [year @ 1000..=9999] => format!("{year}"),
        [year @ 1000..=9999, month] => format!("{year}-{month:02}"),
        [year @ 1000..=9999, month, day] => format!("{year}-{month:02}-{day:02}"),
        _ => String::new(),
    };
    if Date::parse(&meant).is_ok() {
        return Text::new(format!("是不是想写 {meant}？"), format!("did you mean {meant}?"));
    }
    Text::new(
        "写成 2021、2021-09 或 2021-09-09；不清楚的数字写 X，时段写 2016/2020",
        "write 2021, 2021-09 or 2021-09-09, X for digits that are not known, and 2016/2020 for a period",
    )
}
