//! TR001, TR002: a translation says what its original says.
//!
//! The translation records what each section of the original said when the two were last held
//! against each other. Without a record nothing is known, and nothing is found.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Text};
use crate::model::lang::{Both, Lang};
use crate::model::site::PageText;
use crate::model::translation::{SectionState, SectionView, TITLE, TOP, name_of, sections};

pub(super) fn check(texts: &Both<Option<PageText>>, findings: &mut Vec<Diagnostic>) {
    let (Some(original), Some(translation)) = (&texts.zh, &texts.en) else {
        return;
    };
    if translation.translated_from.is_none() {
        return;
    }
    let views = sections(texts);
    for (at, view) in views.iter().enumerate() {
        if !view.is_behind() {
            continue;
        }
        // A section that is not there would be after the last one before it that is.
        let own = place(translation, view, Lang::En);
        let before = || {
            views[..at]
                .iter()
                .rev()
                .find_map(|view| place(translation, view, Lang::En))
        };
        let own = own.or_else(before).unwrap_or_else(|| title(translation));
        let finding = match view.state {
            SectionState::Missing => missing(view, own),
            SectionState::Extra => extra(view, own),
            _ => behind(view, own),
        };
        let finding = finding.with_help(help(view.state, &name_of(&translation.path)));
        findings.push(match place(original, view, Lang::Zh) {
            Some(there) => finding.with_related(there, Text::new("中文在这里", "the Chinese is here")),
            None => finding,
        });
    }
}

/// Where a section begins in a text that has it: its heading, the first words before all headings,
/// or the title.
fn place(text: &PageText, view: &SectionView<'_>, lang: Lang) -> Option<Location> {
    if view.id == TITLE {
        return Some(title(text));
    }
    let span = view.spans.get(lang).clone()?;
    let heading = view.headings.get(lang).map(|heading| heading.span.clone());
    let words = || {
        let run = text.body.runs.iter().find(|run| run.file.start >= span.start);
        run.map(|run| run.file.clone()).filter(|words| words.end <= span.end)
    };
    Some(Location::at(&text.path, heading.or_else(words).unwrap_or(span.clone())))
}

fn title(text: &PageText) -> Location {
    Location::yaml(&text.path, vec![TITLE.into()], PointerPart::Value)
}

/// A section as its language calls it.
fn called(view: &SectionView<'_>, lang: Lang) -> Text {
    match view.headings.get(lang) {
        Some(heading) => Text::new(
            format!("“{}”一节", heading.text),
            format!("the section “{}”", heading.text),
        ),
        None if view.id == TOP => Text::new("开头部分", "the section before the first heading"),
        None => Text::new("标题和摘要", "the title and summary"),
    }
}

fn behind(view: &SectionView<'_>, location: Location) -> Diagnostic {
    let Text { zh, en } = called(view, Lang::En);
    Diagnostic::new(
        Code::TR001,
        location,
        Text::new(
            format!("{zh}的中文改过，译文还没有跟着核对"),
            format!("the Chinese of {en} has changed since the translation was reviewed"),
        ),
    )
}

fn missing(view: &SectionView<'_>, location: Location) -> Diagnostic {
    let Text { zh, en } = called(view, Lang::Zh);
    Diagnostic::new(
        Code::TR002,
        location,
        Text::new(
            format!("译文缺少中文的{zh}"),
            format!("the translation lacks {en} of the Chinese text"),
        ),
    )
}

fn extra(view: &SectionView<'_>, location: Location) -> Diagnostic {
    let Text { zh, en } = called(view, Lang::En);
    Diagnostic::new(
        Code::TR002,
        location,
        Text::new(
            format!("中文已经没有{zh}"),
            format!("the Chinese text no longer has {en}"),
        ),
    )
}

fn help(state: SectionState, page: &str) -> Text {
    let (zh, en) = match state {
        SectionState::Missing => ("补译这一节", "translate it"),
        SectionState::Extra => ("删去这一节", "delete it"),
        _ => ("对照中文改好译文", "hold it against the Chinese"),
    };
    Text::new(
        format!("{zh}，再运行 wenzhai translated {page}"),
        format!("{en}, then run wenzhai translated {page}"),
    )
}
