//! FG004: words that are linked to a figure say what its record says.

use crate::diag::{Code, Diagnostic, Location, PointerPart, Sources, Text};
use crate::model::lang::Lang;
use crate::model::site::{FigureRef, Indicator, PageText, Resolved, Site};
use crate::model::table::Key;
use crate::quantity::{Difference, Quantity, difference, en, zh};

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    let reports = site.reports.values().map(|report| &report.texts);
    let topics = site.topics.values().map(|topic| &topic.texts);
    for texts in reports.chain(topics).chain([&site.home, &site.about]) {
        for (lang, text) in texts.iter() {
            if let Some(text) = text {
                check_text(site, text, lang, findings);
            }
        }
    }
}

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
        let finding = match read(site, words, lang, figure.indicator) {
            None => Some(unreadable(words, &figure.wording, location)),
            Some(said) => difference(&figure.quantity, &said).map(|way| differs(words, &figure.wording, way, location)),
        };
        let here = || Text::new("记录在这里", "the record is here");
        findings.extend(finding.map(|finding| finding.with_related(record(site, *at), here())));
    }
}

fn record(site: &Site, at: FigureRef) -> Location {
    let id = site.figure(at).id.as_str();
    let steps = vec!["figures".into(), id.into(), "value".into()];
    Location::yaml(super::record_path(&site.reports[at.report]), steps, PointerPart::Value)
}

fn read(site: &Site, words: &str, lang: Lang, indicator: Key<Indicator>) -> Option<Quantity> {
    let read = match lang {
        Lang::Zh => zh::read(words),
        Lang::En => en::read(words),
    };
    read.ok()
        .map(|quantity| quantity.under(site.indicators[indicator].unit))
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

fn differs(words: &str, wording: &str, way: Difference, location: Location) -> Diagnostic {
    let (zh, en) = match way {
        Difference::Shape => ("说法不是一类", "is another kind of number than"),
        Difference::Unit => ("单位不同", "has another unit than"),
        Difference::Value => ("数值不同", "is another value than"),
        Difference::Direction => ("增减的方向不同", "goes another way than"),
        Difference::Basis => ("比较的基期不同", "is compared with another period than"),
        Difference::Qualifier => ("限定词不同", "is hedged otherwise than"),
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
