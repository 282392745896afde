//! FM008: a page exists in both languages.

use crate::diag::{Code, Diagnostic, Location, Sources, Text};
use crate::model::lang::{Both, Lang};
use crate::model::site::{PageText, Site};

pub(super) fn check(site: &Site, sources: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    let reports = site.reports.values().map(|report| &report.texts);
    let topics = site.topics.values().map(|topic| &topic.texts);
    for texts in [&site.home, &site.about].into_iter().chain(topics).chain(reports) {
        findings.extend(finding(texts, sources));
    }
}

/// A page without any text is a folder that is not there, and a file that is there cannot
/// be read as a page; those are other findings.
fn finding(texts: &Both<Option<PageText>>, sources: &dyn Sources) -> Option<Diagnostic> {
    let (lang, text) = match (&texts.zh, &texts.en) {
        (Some(zh), None) => (Lang::En, zh),
        (None, Some(en)) => (Lang::Zh, en),
        _ => return None,
    };
    let (folder, _) = text.path.rsplit_once('/').unwrap_or(("", &text.path));
    let path = format!("{folder}/{}.md", lang.code());
    if sources.has(&path) {
        return None;
    }
    let (zh, en) = match lang {
        Lang::Zh => ("中文", "Chinese"),
        Lang::En => ("英文", "English"),
    };
    let finding = Diagnostic::new(
        Code::FM008,
        Location::file(&text.path),
        Text::new(format!("这一页没有{zh}"), format!("the page is not in {en}")),
    );
    Some(finding.with_help(Text::new(
        format!("新建 {path}，写 title、summary 和正文"),
        format!("make {path} with title, summary and body"),
    )))
}
