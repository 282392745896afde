//! FG004: words that are linked to a figure say what its record says.

use super::figure_agreement::{Said, Slip, Verdict, recorded, verdict, verdict_within};
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::figure::Figure;
use crate::model::lang::Lang;
use crate::model::site::{Indicator, PageText, Resolved, Site};
use crate::model::table::Key;
use crate::quantity::{Meaning, Names, Quantity, ReadErrorKind, en, zh};

pub(super) fn check_text(site: &Site, text: &PageText, lang: Lang, findings: &mut Vec<Diagnostic>) {
    for (link, resolved) in text.body.links.iter().zip(&text.links) {
        let Resolved::Figure(at) = resolved else {
            continue;
        };
        let words = link.words.trim();
        let figure = site.figure(*at);
        // The record's own words need no reading.
        if words.is_empty() || words == figure.wording {
            continue;
        }
        let location = Location::at(&text.path, link.span.clone());
        let finding = match compared(site, words, lang, figure) {
            Compared::Same => None,
            Compared::Unreadable => Some(unreadable(words, &figure.wording, location)),
            Compared::Asked => Some(asked(words, &figure.wording, location)),
            Compared::Different(way) => Some(differs(words, &figure.wording, way, location)),
        };
        let here = || Text::new("记录在这里", "the record is here");
        findings.extend(finding.map(|finding| finding.with_related(super::record(site, *at), here())));
    }
}

enum Compared {
    Same,
    Unreadable,
    /// They may say the same, depending on how a reader takes one of them.
    Asked,
    Different(Slip),
}

fn compared(site: &Site, words: &str, lang: Lang, figure: &Figure) -> Compared {
    let said = match read(site, words, lang, figure.indicator) {
        Ok(said) => Some(said),
        Err(ReadErrorKind::Ambiguous) => None,
        Err(_) => return Compared::Unreadable,
    };
    let record = Said {
        quantity: Some(&figure.quantity),
        words: &figure.wording,
        around: Vec::new(),
        sentence: "",
    };
    let said = Said {
        quantity: said.as_ref(),
        words,
        around: Vec::new(),
        sentence: "",
    };
    let verdict = match lang {
        Lang::Zh => verdict_within(&record, &said),
        Lang::En => verdict(&record, &said),
    };
    match verdict {
        Verdict::Same => Compared::Same,
        Verdict::Asked => Compared::Asked,
        Verdict::Differ(_) if said.quantity.is_none() => Compared::Unreadable,
        Verdict::Differ(way) => Compared::Different(way),
    }
}

fn read(site: &Site, words: &str, lang: Lang, indicator: Key<Indicator>) -> Result<Quantity, ReadErrorKind> {
    let read = match lang {
        Lang::Zh => zh::read(words),
        Lang::En => en::read(words),
    };
    let quantity = match read {
        Ok(quantity) => quantity,
        Err(error) => only_figure(words, lang).unwrap_or(Err(error.kind))?,
    };
    Ok(recorded(quantity, words, site.indicators[indicator].unit))
}

/// The figure of words that are more than a figure (“the decline narrowed by …”), if they hold one
/// only.
fn only_figure(words: &str, lang: Lang) -> Option<Result<Quantity, ReadErrorKind>> {
    let found = match lang {
        Lang::Zh => zh::find(words, &Names::default()),
        Lang::En => en::find(words, &Names::default()),
    };
    let mut figures = found.into_iter().filter_map(|found| match found.meaning {
        Meaning::Figure(quantity) => Some(Ok(quantity)),
        Meaning::Open(kind) => Some(Err(kind)),
        Meaning::When(_) | Meaning::Name(_) => None,
    });
    figures.next().filter(|_| figures.next().is_none())
}

fn unreadable(words: &str, wording: &str, location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::FG004,
        location,
        Text::new(
            format!("读不出“{words}”是多少，没法同记录“{wording}”核对"),
            format!("“{words}” cannot be read as a figure and compared with the record “{wording}”"),
        ),
    )
    .with_help(Text::new(
        "链接里只放数、单位和限定词；或留空 []，由程序写出",
        "link number, unit and qualifier only, or leave the words empty, [], to have them written",
    ))
}

fn differs(words: &str, wording: &str, way: Slip, location: Location) -> Diagnostic {
    let (zh, en) = match way {
        Slip::Shape => ("说法不是一类，或次序不同", "is of another kind or order than"),
        Slip::Unit => ("单位不同", "has another unit than"),
        Slip::Points => ("百分数与百分点不同", "mixes up per cent and percentage points of"),
        Slip::Number => ("数值不同", "is another value than"),
        Slip::Way => (
            "是增减还是水平、方向或基期不同",
            "takes another direction, basis or level than",
        ),
        Slip::Hedge => ("限定词不同", "is hedged otherwise than"),
    };
    Diagnostic::new(
        Code::FG004,
        location,
        Text::new(
            format!("“{words}”与记录“{wording}”{zh}"),
            format!("“{words}” {en} the record “{wording}”"),
        ),
    )
    .with_help(Text::new(
        "照来源核对，改这里或改前置信息里的 value",
        "check the source, then mend the words here or the value in front matter",
    ))
}

fn asked(words: &str, wording: &str, location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::FG013,
        location,
        Text::new(
            format!("“{words}”与记录“{wording}”可以有两种理解，请人判断"),
            format!("“{words}” for the record “{wording}” can be read in two ways"),
        ),
    )
    .with_help(Text::new(
        "写成不会误解的说法，例如 grew by more than 400%",
        "say it so that it has one meaning, such as “grew by more than 400%”",
    ))
}
