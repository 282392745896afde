//! The phases in order. Threads live here and nowhere else.
//!
//! Each phase is a function of what the one before gave; results of parallel work are
//! put together in the order of the files, so that the number of threads changes
//! nothing but the time.

mod compress;
pub mod desk;
mod fragment;
mod gather;
mod live;
mod load;
mod mend;
mod pictures;
mod places;
mod publish;
mod render;
mod search;
mod studio;
mod theme;
mod translated;
mod waive;

pub use compress::Compression;
pub use desk::desk;
pub use fragment::{Fragment, Given, Surroundings, fragment};
pub use live::{Live, Settled, Snapshot, Update};
pub use load::load;
pub use mend::{mend, write_mended};
pub use pictures::{FontProblem, font_problem};
pub use places::Places;
pub use publish::build;
pub use render::{render, try_out};
pub use translated::{Recorded, Refusal, Reviewed, reviewed, translated_pages, write_reviewed};

use crate::assemble::{self, Drafts, LeftOut, LeftOutReason};
use crate::diag::{self, Code, Diagnostic, Severity, Tally};
use crate::model::input::Input;
use crate::model::lang::{Both, Lang};
use crate::model::settings::Settings;
use crate::model::site::{Report, Site};
use crate::model::strings::Strings;
use crate::model::theme::{ThemeFiles, ThemeText};
use crate::parse::{self, File};
use crate::render::Engine;
use gather::Collection;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: Drafts,
    /// An address to publish under instead of the one in the settings.
    pub base_url: Option<String>,
}

/// A project, read and looked at.
#[derive(Debug)]
pub struct Checked {
    /// Its files.
    pub input: Input,
    /// The site; `None` if the settings could not be read.
    pub site: Option<Arc<Site>>,
    /// The theme; `None` if it has faults.
    pub engine: Option<Arc<Engine>>,
    /// Everything found, in order, with places looked up.
    pub findings: Vec<Diagnostic>,
    /// Reports that are not part of the site.
    pub left_out: Vec<LeftOut>,
    /// How many findings were taken out because an editor has waived them.
    pub waived: usize,
}

impl Checked {
    /// Whether anything found stops publication.
    pub fn has_errors(&self) -> bool {
        Tally::of(&self.findings).errors > 0
    }

    /// Adds findings and puts them into their order.
    pub fn add(&mut self, mut findings: Vec<Diagnostic>) {
        parse::pin(&mut findings, &self.input);
        self.findings.append(&mut findings);
        diag::sort(&mut self.findings);
    }
}

/// Parses and assembles a project and holds it against every rule.
pub fn check(input: Input, options: &Options) -> Checked {
    let mut findings = input.findings.clone();
    let base = base_path(&input, options).unwrap_or_default();
    let (engine, collection) = rayon::join(|| engine(&input.theme, &base), || Collection::of(&input));
    let engine = match engine {
        Ok(engine) => Some(Arc::new(engine)),
        Err(list) => {
            findings.extend(list);
            None
        }
    };
    findings.extend(collection.findings(&input));
    let mut left_out = Vec::new();
    let waivers = collection.parts().map(waive::waivers).unwrap_or_default();
    let site = collection.parts().map(|parts| {
        let assembled = assembled(parts, options, &input);
        findings.extend(assembled.findings);
        left_out = assembled.left_out;
        findings.extend(rules(&assembled.site, &input));
        Arc::new(assembled.site)
    });
    let waived = waive::apply(&mut findings, &waivers, &input, |path, code| {
        code == Code::FG016 && site.as_ref().is_some_and(|site| is_source_away(site, &input, path))
    });
    drop_drafts(&mut findings, &left_out);
    parse::pin(&mut findings, &input);
    diag::sort(&mut findings);
    Checked {
        input,
        site,
        engine,
        findings,
        left_out,
        waived,
    }
}

/// Whether the kept source of the report in a file is not at hand, so that nothing can be
/// said about the words of its figures.
fn is_source_away(site: &Site, input: &Input, path: &str) -> bool {
    let own = |report: &&Report| {
        report
            .texts
            .iter()
            .any(|(_, text)| text.as_ref().is_some_and(|t| t.path == path))
    };
    let report = site.reports.values().find(own);
    let capture = report.and_then(|report| report.source.capture_path());
    capture.is_some_and(|capture| !input.captures.contains_key(&capture))
}

/// Holds a site against every rule, rules and pages side by side.
fn rules(site: &Site, input: &Input) -> Vec<Diagnostic> {
    let (mut findings, found) = rayon::join(
        || -> Vec<Diagnostic> {
            let rules = crate::check::SITE_RULES.par_iter();
            rules.flat_map_iter(|rule| rule.check(site, input)).collect()
        },
        || -> Vec<Diagnostic> {
            let rules = crate::check::PageRules::of(site);
            let pages = rules.pages();
            pages.par_iter().flat_map_iter(|page| rules.check(page)).collect()
        },
    );
    findings.extend(found);
    findings
}

/// What a draft lacks is nobody's business until the draft is asked for. A report that is not due
/// is treated alike: half of the rules see only what is part of the site, and half an answer would
/// pass for a whole one.
fn drop_drafts(findings: &mut Vec<Diagnostic>, left_out: &[LeftOut]) {
    let drafts = left_out.iter().filter(|left| left.reason != LeftOutReason::Broken);
    let folders: Vec<String> = drafts.map(|left| format!("content/reports/{}/", left.id)).collect();
    findings.retain(|finding| !folders.iter().any(|folder| finding.location.path.starts_with(folder)));
}

/// The site that a project's files make, published where the options say.
fn assembled(parts: &assemble::Parts, options: &Options, input: &Input) -> assemble::Assembled {
    let mut assembled = assemble::assemble(parts, options.drafts, &input.today);
    publish_at(&mut assembled.site.settings, options);
    assembled
}

/// Puts the address that the options name into settings.
fn publish_at(settings: &mut Settings, options: &Options) {
    if let Some(base_url) = &options.base_url {
        settings.base_url = format!("{}/", base_url.trim_end_matches('/'));
    }
}

/// The path of the site's root, from the text of the settings alone; nothing if they cannot be
/// read, and then there is no site.
fn base_path(input: &Input, options: &Options) -> Option<String> {
    let text = input.texts.get(load::SETTINGS)?;
    let path = load::SETTINGS;
    let mut settings = parse::settings(File { path, text }).value?;
    publish_at(&mut settings, options);
    Some(settings.base_path().to_owned())
}

/// The theme, compiled for a site whose root is at a path.
fn engine(files: &ThemeFiles, base: &str) -> Result<Engine, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let strings = Both::from_fn(|lang| strings(files.strings.get(lang), lang, &mut findings));
    // A file that could not be read would give a finding for each string in it.
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(findings);
    }
    Engine::new(files, strings, base)
}

/// The words of a language: of each, what the last file says that has it.
fn strings(files: &[ThemeText], lang: Lang, findings: &mut Vec<Diagnostic>) -> Strings {
    let mut all = Strings {
        lang,
        path: String::new(),
        messages: BTreeMap::new(),
    };
    for file in files {
        let parsed = parse::strings(
            File {
                path: &file.path,
                text: &file.text,
            },
            lang,
        );
        findings.extend(parsed.findings);
        all.path.clone_from(&file.path);
        all.messages
            .extend(parsed.value.into_iter().flat_map(|strings| strings.messages));
    }
    all
}
