//! FM016: the source that was kept is the one whose hash is recorded.

use super::record_path;
use crate::diag::{Code, Diagnostic, Location, PointerPart, Sources, Text};
use crate::model::hash::Sha256;
use crate::model::site::{Report, Site};
use crate::model::source::capture_file;

pub(super) fn check(site: &Site, sources: &dyn Sources, findings: &mut Vec<Diagnostic>) {
    for report in site.reports.values() {
        let source = &report.source;
        let (Some(recorded), Some(path)) = (source.hash, source.capture.as_deref().and_then(capture_file)) else {
            continue;
        };
        let kept = sources.hash(&path).map(Sha256::new);
        if let Some(kept) = kept.filter(|kept| *kept != recorded) {
            findings.push(finding(report, &path, kept));
        }
    }
}

fn finding(report: &Report, path: &str, kept: Sha256) -> Diagnostic {
    let steps = vec!["source".into(), "hash".into()];
    let location = Location::yaml(record_path(report), steps, PointerPart::Value);
    let message = Text::new(
        format!("{path}的SHA-256不是这个值"),
        format!("this is not the SHA-256 of {path}"),
    );
    Diagnostic::new(Code::FM016, location, message).with_help(Text::new(
        format!("文件如果没有错，改成 {kept}"),
        format!("if the file is the right one, write {kept}"),
    ))
}
