//! A project held in memory while its files change: what the preview is made of.
//!
//! [`Live`] takes in what has changed and gives [`Snapshot`]s; a snapshot never changes, so that
//! any number of readers can be served from one while the next is made.
//!
//! What is kept from one version to the next is what costs: parsed files, the terms that each
//! uses, findings about single pages, what reports show in lists. Assembling is done anew each
//! time, for it is quick and everything hangs together there; pages are rendered when somebody
//! asks for one, so that no page can be out of date.

mod checks;
mod files;
mod reread;
mod snapshot;

pub use snapshot::{Settled, Snapshot};

use super::gather::Collection;
use super::render::{Work, same_address};
use super::studio::Studio;
use super::{Options, assembled, base_path, engine, is_source_away, load, waive};
use crate::assemble::{self, Figures, LeftOut, Parts};
use crate::check::SITE_RULES;
use crate::diag::{self, Code, Diagnostic};
use crate::fs::{self, Keep};
use crate::model::date::Date;
use crate::model::input::Input;
use crate::model::site::Site;
use crate::model::theme::ThemeFiles;
use crate::parse::{self, Place, place_of};
use crate::render::Engine;
use checks::{PageChecks, Stamps, Which};
use files::{GoodTexts, is_about, is_text_of_report, reports_of};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project that is kept up to date with its files.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    options: Options,
    version: u64,
    input: Arc<Input>,
    collection: Collection,
    engine: Option<Arc<Engine>>,
    /// The path of the site's root, by the last settings that could be read.
    base: String,
    /// The last theme without faults, which the engine is compiled of.
    sound_theme: Arc<ThemeFiles>,
    site: Option<Arc<Site>>,
    work: Option<Work>,
    studio: Arc<Studio>,
    left_out: Arc<Vec<LeftOut>>,
    stamps: Stamps,
    checks: PageChecks,
    found: Found,
    /// Where something may have changed that could not be read.
    unread: BTreeSet<String>,
    /// What earlier versions were shown with. To take apart a large site takes as long as to make
    /// it, and nobody should wait for that.
    retired: Vec<Work>,
    /// Whether all figures could be used when the site was last assembled.
    figures: Figures,
    /// The reports that have changed since all findings were up to date.
    unsettled: BTreeSet<String>,
    sweep: Sweep,
    snapshot: Arc<Snapshot>,
}

/// What was found, by what it is found in.
#[derive(Debug, Default)]
struct Found {
    theme: Vec<Diagnostic>,
    assembling: Vec<Diagnostic>,
    rules: Vec<Diagnostic>,
    rendering: Vec<Diagnostic>,
}

/// Whether the addresses of the site begin with another path than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moved {
    Yes,
    No,
}

/// Which pages have not been rendered since something changed that may keep them from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sweep {
    /// At most those of reports that have changed.
    Reports,
    /// All of them.
    Everything,
}

/// What taking in changed files did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// The version of the snapshot that has them.
    pub version: u64,
    /// The files that are not what they were, by path from the project's root, in order: empty if
    /// none of them had really changed.
    pub changed: Vec<String>,
}

impl Live {
    /// Reads a project for the first time. Its findings are complete.
    ///
    /// # Errors
    /// If the folder is no project or something in it cannot be read.
    pub fn open(root: &Path, options: Options) -> Result<Self, fs::Error> {
        let input = load(root)?;
        let nothing = Arc::new(Input::empty(input.today));
        let mut live = Self {
            root: root.to_owned(),
            options,
            version: 0,
            input: Arc::clone(&nothing),
            collection: Collection::default(),
            engine: None,
            sound_theme: Arc::clone(&nothing.theme),
            base: String::new(),
            site: None,
            work: None,
            // A preview writes nothing into the project.
            studio: Arc::new(Studio::of(&input, Keep::Nothing)),
            left_out: Arc::default(),
            stamps: Stamps::default(),
            checks: PageChecks::default(),
            found: Found::default(),
            unread: BTreeSet::new(),
            retired: Vec::new(),
            figures: Figures::SomeLost,
            unsettled: BTreeSet::new(),
            sweep: Sweep::Everything,
            snapshot: Arc::new(Snapshot {
                version: 0,
                input: nothing,
                site: None,
                work: None,
                findings: Arc::default(),
                left_out: Arc::default(),
                held: Arc::default(),
                settled: Settled::Partly,
            }),
        };
        let all = input.texts.keys().chain(&input.broken).cloned().collect();
        live.take_in(input, &all);
        live.settle(&|| false);
        Ok(live)
    }

    /// Takes in files that may have changed, been added or removed, by path from the project's
    /// root; a folder stands for everything in it, an empty list for everything there is.
    ///
    /// Afterwards the [`Snapshot`] shows what a build would publish, and has the findings about
    /// these files; those about others may still be the earlier ones until [`Live::settle`]. A file
    /// that cannot be understood keeps its last good reading.
    ///
    /// # Errors
    /// If something cannot be read for a reason other than that it is gone. It is tried again
    /// with the next change.
    pub fn update(&mut self, paths: &[String]) -> Result<Update, fs::Error> {
        let mut wanted: BTreeSet<String> = paths.iter().cloned().collect();
        if !wanted.is_empty() {
            wanted.append(&mut self.unread);
        }
        let (input, changed) = match reread::reread(&self.root, &self.input, &wanted) {
            Ok(read) => read,
            Err(error) => {
                self.unread = wanted;
                return Err(error);
            }
        };
        if !changed.is_empty() || input.today != self.input.today || input.findings != self.input.findings {
            self.take_in(input, &changed);
        }
        Ok(Update {
            version: self.version,
            changed: changed.into_iter().collect(),
        })
    }

    /// What there is to show now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot)
    }

    fn take_in(&mut self, input: Input, changed: &BTreeSet<String>) {
        self.version += 1;
        let before = std::mem::replace(&mut self.input, Arc::new(input));
        for path in changed {
            self.stamps.note(path, self.version);
        }
        let is_content = |path: &&String| path.starts_with("content/") || *path == super::load::SETTINGS;
        let content: BTreeSet<String> = changed.iter().filter(is_content).cloned().collect();
        let themed = !Arc::ptr_eq(&before.theme, &self.input.theme);
        let base = base_path(&self.input, &self.options);
        let is_moved = base.as_ref().is_some_and(|base| *base != self.base);
        self.base = base.unwrap_or_else(|| std::mem::take(&mut self.base));
        if themed || is_moved {
            self.take_theme(if is_moved { Moved::Yes } else { Moved::No });
        }
        if before.today != self.input.today {
            // Whether a report is due is part of how lists show it.
            self.work = None;
        }
        if !content.is_empty() || self.site.is_none() || before.today != self.input.today {
            self.collection.take_in(&self.input, &before, &content);
            self.assemble(changed, &before.today);
        } else if themed {
            self.render_anew();
        }
        self.unsettled.extend(reports_of(&content));
        if themed || self.stamps.shared == self.version {
            self.sweep = Sweep::Everything;
        }
        let never = || false;
        if let Some(site) = &self.site {
            self.checks.refresh(site, &self.stamps, Which::Of(&content), &never);
        }
        self.publish(Settled::Partly);
    }

    /// Compiles the theme; one with faults leaves the earlier one in its place.
    /// That one is compiled again where addresses have another base now.
    fn take_theme(&mut self, moved: Moved) {
        match engine(&self.input.theme, &self.base) {
            Ok(engine) => {
                self.engine = Some(Arc::new(engine));
                self.sound_theme = Arc::clone(&self.input.theme);
                self.found.theme = Vec::new();
            }
            Err(findings) => {
                self.found.theme = findings;
                if moved == Moved::Yes && self.engine.is_some() {
                    // A theme that compiled does so again: its base is no part of its templates.
                    let again = engine(&self.sound_theme, &self.base).ok();
                    self.engine = again.map(Arc::new);
                }
            }
        }
    }

    fn assemble(&mut self, changed: &BTreeSet<String>, then: &Date) {
        let Some(parts) = self.collection.parts() else {
            return;
        };
        let reports = reports_of(changed);
        let site = match self.patched(parts, changed, &reports, then) {
            Some((site, findings)) => {
                self.found
                    .assembling
                    .retain(|finding| !is_about(finding, changed, &reports));
                self.found.assembling.extend(findings);
                site
            }
            None => {
                let assembled = assembled(parts, &self.options, &self.input);
                self.found.assembling = assembled.findings;
                self.left_out = Arc::new(assembled.left_out);
                self.figures = assembled.figures;
                assembled.site
            }
        };
        let site = Arc::new(site);
        self.site = Some(Arc::clone(&site));
        let shared = |path: &String| !path.starts_with("content/reports/") && !path.starts_with("sources/");
        let earlier = self.work.take();
        let alike = earlier.as_ref().filter(|_| !changed.iter().any(shared));
        let studio = &self.studio;
        let work = |engine| {
            Work::after((&site, engine), studio, alike.map(|work| (work, &reports))).indexed_after(earlier.as_ref())
        };
        self.work = self.engine.as_ref().map(work);
        self.retired.extend(earlier);
    }

    /// The site with what changed put into it, if nothing else hangs on that.
    fn patched(
        &self,
        parts: &Parts,
        changed: &BTreeSet<String>,
        reports: &BTreeSet<String>,
        then: &Date,
    ) -> Option<(Site, Vec<Diagnostic>)> {
        let today = &self.input.today;
        let site = self
            .site
            .as_ref()
            .filter(|_| then == today && self.figures == Figures::All)?;
        if changed.iter().all(|path| is_text_of_report(path)) {
            assemble::patch(site, parts, reports, (self.options.drafts, today))
        } else if changed.iter().all(|path| matches!(place_of(path), Place::Data)) {
            assemble::rename(site, parts)
        } else {
            None
        }
    }

    /// The same site in another theme.
    fn render_anew(&mut self) {
        if let (Some(site), Some(engine)) = (&self.site, &self.engine) {
            let work = Work::after((site, engine), &self.studio, None).indexed_after(self.work.as_ref());
            self.retired.extend(self.work.replace(work));
        }
    }

    /// Brings all findings up to date, those of templates too; gives up when `is_over` says that
    /// something newer has come. Whether it has finished.
    ///
    /// Where nothing but reports has changed, only their own pages are rendered to see whether a
    /// template fails on them: a template that works on all pages of a kind seldom fails on one
    /// because of another page, and thousands of pages would be rendered for each word.
    pub fn settle(&mut self, is_over: &(dyn Fn() -> bool + Sync)) -> bool {
        self.retired.clear();
        let Some(site) = self.site.clone() else {
            self.publish(Settled::Wholly);
            return true;
        };
        if !self.checks.refresh(&site, &self.stamps, Which::All, is_over) {
            return false;
        }
        let sources = self.sources();
        let rules = SITE_RULES.par_iter();
        let rules = rules.filter(|_| !is_over());
        self.found.rules = rules.flat_map_iter(|rule| rule.check(&site, &sources)).collect();
        if is_over() || !self.sweep(is_over) {
            return false;
        }
        self.unsettled.clear();
        self.sweep = Sweep::Reports;
        self.publish(Settled::Wholly);
        true
    }

    /// Renders what may fail; whether it came to an end.
    fn sweep(&mut self, is_over: &(dyn Fn() -> bool + Sync)) -> bool {
        let Some(work) = &self.work else {
            return true;
        };
        match self.sweep {
            Sweep::Everything => {
                let jobs = work.jobs().into_par_iter();
                let done: Vec<_> = jobs.filter(|_| !is_over()).map(|job| work.try_out(job)).collect();
                let mut paths = Vec::new();
                let mut findings = Vec::new();
                for result in done {
                    match result {
                        Ok(made) => paths.extend(made),
                        Err(finding) => findings.push(finding),
                    }
                }
                paths.sort_unstable();
                findings.extend(same_address(paths.iter().map(String::as_str)));
                findings.dedup();
                self.found.rendering = findings;
            }
            Sweep::Reports => {
                let pages = self.unsettled.iter().flat_map(|id| {
                    ["zh", "en"]
                        .into_iter()
                        .flat_map(move |lang| ["", "parallel/"].map(|of| format!("{lang}/reports/{id}/{of}index.html")))
                });
                let failed: Vec<Diagnostic> = pages.filter_map(|path| work.file(&path).err()).collect();
                // Pictures may be others now.
                self.found.rendering.retain(|finding| finding.code != Code::IM001);
                let failed = failed.into_iter().chain(work.try_pictures());
                let new = failed.filter(|one| !self.found.rendering.contains(one));
                let new: Vec<Diagnostic> = new.collect();
                self.found.rendering.extend(new);
            }
        }
        !is_over()
    }

    /// The texts that what is shown was made of.
    fn sources(&self) -> GoodTexts<'_> {
        GoodTexts {
            input: &self.input,
            held: self.collection.held(),
        }
    }

    /// Makes the snapshot of what there is now.
    fn publish(&mut self, settled: Settled) {
        let held = self.collection.held();
        // What is found in the last good reading of a file has no place in the file as it is.
        let has_place = |finding: &&Diagnostic| !held.contains_key(&finding.location.path);
        let mut findings = self.input.findings.clone();
        findings.extend(self.found.theme.iter().cloned());
        findings.extend(self.collection.findings(&self.input));
        findings.extend(self.found.assembling.iter().filter(has_place).cloned());
        if let Some(site) = &self.site {
            findings.extend(self.checks.findings(site).filter(has_place).cloned());
        }
        findings.extend(self.found.rules.iter().filter(has_place).cloned());
        findings.extend(self.found.rendering.iter().cloned());
        let waivers = self.collection.parts().map(waive::waivers).unwrap_or_default();
        let site = self.site.as_deref();
        waive::apply(&mut findings, &waivers, &*self.input, |path, code| {
            code == Code::FG016 && site.is_some_and(|site| is_source_away(site, &self.input, path))
        });
        parse::pin(&mut findings, &*self.input);
        diag::sort(&mut findings);
        self.snapshot = Arc::new(Snapshot {
            version: self.version,
            input: Arc::clone(&self.input),
            site: self.site.clone(),
            work: self.work.clone(),
            findings: Arc::new(findings),
            left_out: Arc::clone(&self.left_out),
            held: Arc::new(held.clone()),
            settled,
        });
    }
}
