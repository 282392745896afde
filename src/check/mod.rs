//! Rules about the whole site, one file each.
//!
//! What a rule is about, why, and an example that fires it stand on its page under
//! `diag/pages/`; `wenzhai explain CODE` prints it and the tests run it.

mod figure_source;
mod figure_unit;
mod figure_wording;
mod term_forbidden;
mod translation_missing;

use crate::diag::{Diagnostic, Sources};
use crate::model::lang::Lang;
use crate::model::site::{PageText, Site};

/// A rule: what it finds on a site.
type Rule = fn(&Site, &dyn Sources, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    figure_source::check,
    figure_unit::check,
    figure_wording::check,
    term_forbidden::check,
    translation_missing::check,
];

/// Runs every rule.
pub fn check(site: &Site, sources: &dyn Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(site, sources, &mut findings);
    }
    findings
}

/// Runs the rules that are about a single text on one that is no page of the site.
pub fn fragment(site: &Site, text: &PageText, lang: Lang, sources: &dyn Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    figure_wording::check_text(site, text, lang, &mut findings);
    term_forbidden::check_text(site, text, lang, sources, &mut findings);
    findings
}

/// The path of the file that holds a report's shared fields.
fn record_path(report: &crate::model::site::Report) -> &str {
    let texts = &report.texts;
    let record = texts.zh.as_ref().or(texts.en.as_ref());
    record.map_or("", |text| &text.path)
}
