//! FG019: two figures do not say two numbers of one thing.
//!
//! Which figures do is found by `assemble`, since pages show it, too. It is reported where the
//! second number came in: in the newer report, or further down in the same one.

use crate::diag::{Code, Diagnostic, Sources, Text};
use crate::model::site::{FigureRef, Site};

pub(super) fn check(site: &Site, _: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for (figure, others) in site.disagreements.iter() {
        // Reports are in their order, newest first.
        let first = |other: &&FigureRef| {
            if other.report == figure.report {
                other.index < figure.index
            } else {
                other.report > figure.report
            }
        };
        let others: Vec<FigureRef> = others.iter().filter(first).copied().collect();
        if !others.is_empty() {
            findings.push(finding(site, figure, &others));
        }
    }
}

fn finding(site: &Site, at: FigureRef, others: &[FigureRef]) -> Diagnostic {
    let wording = &site.figure(at).wording;
    let other = &site.figure(others[0]).wording;
    let indicator = &site.indicators[site.figure(at).indicator].names;
    let finding = Diagnostic::new(
        Code::FG019,
        super::record(site, at),
        Text::new(
            format!("“{}”这里是“{wording}”，另一处是“{other}”", indicator.zh),
            format!("“{}” is “{wording}” here and “{other}” elsewhere", indicator.en),
        ),
    );
    let finding = finding.with_help(Text::new(
        "先查来源；说的不是一件事的，改指标、地区或时间；来源确实不一致的，加豁免并说明，页面会两个都写出",
        "look in the sources; if they speak of two things, change indicator, region or period; if they do disagree, waive this with the reason: pages show both",
    ));
    others.iter().fold(finding, |finding, other| {
        let id = &site.reports[other.report].id;
        let said = Text::new(format!("另一个数在 {id}"), format!("the other number is in {id}"));
        finding.with_related(super::record(site, *other), said)
    })
}
