//! A numeric expression alone, as someone types it.

use super::File;
use super::figure::reason;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::lang::Lang;
use crate::quantity::{Found, Meaning, Names, Quantity, ReadError, ReadErrorKind, en, zh};

/// Reads one expression in a language, whole.
///
/// # Errors
/// The finding FG001, with its place in the text: what is a time or a name, what can be read in two
/// ways, and a sentence, of which the help names the part that can be read.
pub fn expression(file: File<'_>, lang: Lang) -> Result<Quantity, Box<Diagnostic>> {
    let text = file.text;
    let (read, found) = match lang {
        Lang::Zh => (zh::read(text), zh::find(text, &Names::default())),
        Lang::En => (en::read(text), en::find(text, &Names::default())),
    };
    let figure = found.iter().find(|found| matches!(found.meaning, Meaning::Figure(_)));
    let other = (found.iter()).find(|found| matches!(found.meaning, Meaning::When(_) | Meaning::Name(_)));
    match (read, figure, other) {
        (_, None, Some(other)) => Err(Box::new(no_figure(file, other))),
        (Ok(quantity), _, _) => Ok(quantity),
        (Err(error), figure, _) => Err(Box::new(unreadable(file, error, figure))),
    }
}

fn finding(file: File<'_>, span: std::ops::Range<usize>, zh: &str, en: &str) -> Diagnostic {
    let text = file.text;
    Diagnostic::new(
        Code::FG001,
        Location::at(file.path, span),
        Text::new(
            format!("读不出“{text}”是多少：{zh}"),
            format!("“{text}” cannot be read as a figure: {en}"),
        ),
    )
}

fn no_figure(file: File<'_>, found: &Found) -> Diagnostic {
    let (zh, en) = match found.meaning {
        Meaning::When(_) => ("这是时间，不是数值", "this is a time"),
        _ => ("这是带数字的名称，不是数值", "this is a name that holds digits"),
    };
    finding(file, found.span.clone(), zh, en)
}

fn unreadable(file: File<'_>, error: ReadError, part: Option<&Found>) -> Diagnostic {
    let (zh, en) = reason(error.kind);
    let text = file.text;
    let start = text.char_indices().nth(error.offset).map_or(text.len(), |(at, _)| at);
    // A caret after the last character would point at nothing: show the whole text.
    let span = if start < text.len() {
        start..text.len()
    } else {
        0..text.len()
    };
    let partly = |part: &&Found| part.span.len() < text.trim().len() && error.kind != ReadErrorKind::Date;
    if let Some(part) = part.filter(partly) {
        let words = &text[part.span.clone()];
        let around = finding(
            file,
            part.span.clone(),
            "数值之外还有别的字",
            "there is more in it than one figure",
        );
        return around.with_help(Text::new(
            format!("只写数值，例如：{words}"),
            format!("give the figure alone: {words}"),
        ));
    }
    let finding = finding(file, span, zh, en);
    match error.kind {
        ReadErrorKind::Ambiguous => finding.with_help(Text::new(
            "写明是增加了多少（by 400%），还是到了原来的多少倍（to five times）",
            "say by how much it rose (by 400%) or to how many times (to five times)",
        )),
        _ => finding.with_help(Text::new(
            "写数、单位和限定词，例如 近30亿元、12.8%、nearly RMB 3 billion",
            "give number, unit and qualifier, such as 近30亿元, 12.8%, nearly RMB 3 billion",
        )),
    }
}
