//! FG019: two figures do not say two numbers of one thing.
//!
//! Which figures do is found by `assemble`, since pages show it, too. It is reported where the
//! second number came in: in the newer report, or further down in the same one.

use crate::diag::{Code, Diagnostic, Sources, Text};
use crate::model::disagreements::Others;
use crate::model::site::{FigureRef, Site};

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    let later = site.disagreements.with_earlier();
    findings.extend(later.map(|(figure, earlier)| finding(site, figure, earlier)));
}

fn finding(site: &Site, at: FigureRef, others: &Others) -> Diagnostic {
    let wording = &site.figure(at).wording;
    let other = &site.figure(others.named()[0]).wording;
    let indicator = &site.indicators[site.figure(at).indicator].names;
    let (zh, en) = match others.further() {
        0 => (String::new(), String::new()),
        more => (format!("，还有{more}处也不同"), format!(", and {more} more disagree")),
    };
    let finding = Diagnostic::new(
        Code::FG019,
        super::record(site, at),
        Text::new(
            format!("“{}”这里是“{wording}”，另一处是“{other}”{zh}", indicator.zh),
            format!("“{}” is “{wording}” here and “{other}” elsewhere{en}", indicator.en),
        ),
    );
    let finding = finding.with_help(Text::new(
        "先查来源；说的不是一件事的，改指标、地区或时间；来源确实不一致的，加豁免并说明，页面会两个都写出",
        "look in the sources; if they speak of two things, change indicator, region or period; if they do disagree, waive this with the reason: pages show both",
    ));
    others.named().iter().fold(finding, |finding, other| {
        let id = &site.reports[other.report].id;
        let said = Text::new(format!("另一个数在 {id}"), format!("the other number is in {id}"));
        finding.with_related(super::record(site, *other), said)
    })
}
