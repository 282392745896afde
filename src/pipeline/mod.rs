//! The phases in order. Threads live here and nowhere else.
//!
//! Each phase is a function of what the one before gave; results of parallel work are
//! put together in the order of the files, so that the number of threads changes
//! nothing but the time.

pub mod desk;
mod fragment;
mod gather;
mod live;
mod mend;
mod places;
mod publish;
mod render;
mod translated;
mod waive;

pub use desk::desk;
pub use fragment::{Fragment, Given, Surroundings, fragment};
pub use live::{Live, Snapshot, Update};
pub use mend::{mend, write_mended};
pub use places::Places;
pub use publish::build;
pub use render::render;
pub use translated::{Recorded, Refusal, Reviewed, reviewed, translated_pages, write_reviewed};

use crate::assemble::{self, Drafts, LeftOut, LeftOutReason, TermMatcher};
use crate::diag::{self, Code, Diagnostic, Severity, Tally};
use crate::fs::{self, EntryKind};
use crate::model::input::Input;
use crate::model::site::{Report, Site};
use crate::parse::markdown::Highlighter;
use crate::parse::{self, File};
use crate::render::Engine;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

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
    pub site: Option<Site>,
    /// The theme; `None` if it has faults.
    pub engine: Option<Engine>,
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

/// Reads a project's files.
///
/// # Errors
/// If the folder is no project or something in it cannot be read.
pub fn load(root: &Path) -> Result<Input, fs::Error> {
    const SETTINGS: &str = "site.yaml";
    if !root.join(SETTINGS).is_file() {
        let root = root.to_owned();
        return Err(fs::Error::NoProject { root });
    }
    let entries = fs::list(root, "content")?;
    let (texts, attachments): (Vec<_>, Vec<_>) = entries.into_iter().partition(|e| e.kind == EntryKind::Text);
    let mut paths: Vec<String> = texts.into_iter().map(|entry| entry.path).collect();
    paths.push(SETTINGS.to_owned());
    let read: Vec<_> = paths.par_iter().map(|path| fs::read_text(root, path)).collect();
    let mut input = Input {
        texts: BTreeMap::new(),
        broken: Vec::new(),
        captures: BTreeMap::new(),
        attachments: attachments.into_iter().map(|entry| entry.path).collect(),
        theme: crate::model::input::ThemeFiles::default(),
        findings: Vec::new(),
        today: fs::today(),
    };
    for (path, text) in paths.into_iter().zip(read) {
        match text? {
            Ok(text) => {
                input.texts.insert(path, text);
            }
            Err(finding) => {
                input.findings.push(finding);
                input.broken.push(path);
            }
        }
    }
    let settings = input.texts.get(SETTINGS).map_or("", String::as_str);
    let name = parse::theme_name(File {
        path: SETTINGS,
        text: settings,
    });
    let (theme, findings) = fs::load_theme(root, &name)?;
    input.theme = theme;
    input.findings.extend(findings);
    read_captures(root, &mut input)?;
    Ok(input)
}

/// Reads the kept sources that reports name, where their folder is at hand.
fn read_captures(root: &Path, input: &mut Input) -> Result<(), fs::Error> {
    if !fs::has_sources(root) {
        return Ok(());
    }
    let pages = input
        .texts
        .par_iter()
        .filter(|(path, _)| path.starts_with("content/reports/"));
    let named = pages.filter_map(|(path, text)| parse::capture_path(File { path, text }));
    let named: BTreeSet<String> = named.collect();
    for path in named {
        match fs::read_capture(root, &path)? {
            Some(Ok(text)) => {
                input.captures.insert(path, text);
            }
            Some(Err(finding)) => input.findings.push(finding),
            None => {}
        }
    }
    Ok(())
}

/// Parses and assembles a project and holds it against every rule.
pub fn check(input: Input, options: &Options) -> Checked {
    let mut findings = input.findings.clone();
    let (engine, parts) = rayon::join(|| theme(&input), || parts(&input, options));
    let engine = match engine {
        Ok(engine) => Some(engine),
        Err(list) => {
            findings.extend(list);
            None
        }
    };
    let (parts, found) = parts;
    findings.extend(found);
    let mut left_out = Vec::new();
    let waivers = parts.as_ref().map(waive::waivers).unwrap_or_default();
    let site = parts.map(|parts| {
        let assembled = assemble::assemble(parts, options.drafts, &input.today);
        findings.extend(assembled.findings);
        left_out = assembled.left_out;
        findings.extend(rules(&assembled.site, &input));
        assembled.site
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

fn theme(input: &Input) -> Result<Engine, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let strings = crate::model::lang::Both::from_fn(|lang| {
        let file = input.theme.strings.get(lang);
        let parsed = parse::strings(
            File {
                path: &file.path,
                text: &file.text,
            },
            lang,
        );
        findings.extend(parsed.findings);
        parsed.value.unwrap_or_else(|| crate::model::strings::Strings {
            lang,
            path: file.path.clone(),
            messages: BTreeMap::new(),
        })
    });
    // A file that could not be read would give a finding for each string in it.
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(findings);
    }
    Engine::new(&input.theme, strings)
}

fn parts(input: &Input, options: &Options) -> (Option<assemble::Parts>, Vec<Diagnostic>) {
    let highlighter = Highlighter::default();
    let files: Vec<gather::Source<'_>> = gather::sources(input);
    let parsed: Vec<gather::ParsedFile> = files.par_iter().map(|file| file.parse(&highlighter)).collect();
    let mut gathered = gather::gather(input, parsed);
    let mut findings = std::mem::take(&mut gathered.findings);
    let Some(mut parts) = gathered.into_parts() else {
        return (None, findings);
    };
    if let Some(base_url) = &options.base_url {
        parts.settings.base_url = format!("{}/", base_url.trim_end_matches('/'));
    }
    find_terms(&mut parts);
    findings.sort_by(|a, b| a.location.cmp(&b.location));
    (Some(parts), findings)
}

/// Notes for every text which terms it uses.
fn find_terms(parts: &mut assemble::Parts) {
    let matcher = TermMatcher::new(&parts.terms);
    parts.reports.par_iter_mut().for_each(|report| {
        for lang in crate::model::lang::Lang::ALL {
            if let Some(file) = report.texts.files.get_mut(lang)
                && let Some(page) = &file.page
            {
                file.terms = matcher.used_in(page, lang);
            }
        }
    });
}
