//! The site as files.

use super::Checked;
use crate::assemble::routes;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::input::ThemeFiles;
use crate::model::lang::{Both, Lang};
use crate::model::output::{Content, OutputFile};
use crate::model::route::Route;
use crate::model::site::Site;
use crate::render::{self, Data, Engine, Prepared, PreparedLang, Selection};
use rayon::prelude::*;

/// A piece of rendering that can be done beside the others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Job {
    /// One page.
    Page(Route),
    /// The pages in both languages.
    Chooser,
    /// The feeds of a language.
    Feeds(Lang),
    /// A pair of files with figures.
    Figures(Selection),
    /// The description of these files.
    Package,
    /// The sitemap.
    Sitemap,
    /// The theme's own files and the files beside pages.
    Copies,
}

/// What jobs need.
pub(super) struct Work<'a> {
    site: &'a Site,
    engine: &'a Engine,
    theme: &'a ThemeFiles,
    prepared: Prepared,
    routes: Vec<Route>,
}

impl<'a> Work<'a> {
    /// The work of a site.
    ///
    /// # Errors
    /// The finding about a template that failed already; none if there is nothing to
    /// render, or to render with.
    pub(super) fn of(checked: &'a Checked) -> Result<Self, Vec<Diagnostic>> {
        let (Some(site), Some(engine)) = (&checked.site, &checked.engine) else {
            return Err(Vec::new());
        };
        Ok(Self {
            site,
            engine,
            theme: &checked.input.theme,
            prepared: prepared(site, engine)?,
            routes: routes(site),
        })
    }

    /// Everything there is to do.
    pub(super) fn jobs(&self) -> Vec<Job> {
        let others = [
            Job::Chooser,
            Job::Feeds(Lang::Zh),
            Job::Feeds(Lang::En),
            Job::Sitemap,
            Job::Package,
            Job::Copies,
        ];
        others
            .into_iter()
            .chain(Selection::all(self.site).into_iter().map(Job::Figures))
            .chain(self.routes.iter().map(|route| Job::Page(*route)))
            .collect()
    }

    /// Does one piece.
    pub(super) fn run(&self, job: Job) -> Result<Vec<OutputFile>, Diagnostic> {
        match job {
            Job::Page(route) => render::page(self.site, self.engine, &self.prepared, route).map(|file| vec![file]),
            Job::Chooser => render::chooser_pages(self.site, self.engine),
            Job::Feeds(lang) => Ok(render::feeds(self.site, self.engine.words(lang))),
            Job::Figures(selection) => Ok(render::data_files(self.site, self.prepared.data(), selection)),
            Job::Package => {
                let words = Both::from_fn(|lang| self.engine.words(lang));
                Ok(render::data_package(self.site, self.prepared.data(), words))
            }
            Job::Sitemap => Ok(vec![render::sitemap(self.site, &self.routes)]),
            Job::Copies => Ok(self.copies()),
        }
    }

    fn copies(&self) -> Vec<OutputFile> {
        let statics = self.theme.statics.iter().map(|(path, bytes)| OutputFile {
            path: path.clone(),
            content: Content::Bytes(bytes.clone()),
        });
        let attachments = self.site.attachments.iter().map(|attachment| OutputFile {
            path: attachment.to.clone(),
            content: Content::CopyOf(attachment.from.clone()),
        });
        statics.chain(attachments).collect()
    }
}

fn prepared(site: &Site, engine: &Engine) -> Result<Prepared, Vec<Diagnostic>> {
    let prepare = |lang| PreparedLang::new(site, engine, lang);
    let (both, data) = rayon::join(
        || rayon::join(|| prepare(Lang::Zh), || prepare(Lang::En)),
        || data(site),
    );
    match both {
        (Ok(zh), Ok(en)) => Ok(Prepared::new(Both { zh, en }, data)),
        // One template failed, in one language or in both.
        (zh, en) => Err(zh.err().or(en.err()).into_iter().collect()),
    }
}

/// The rows of all reports, written.
fn data(site: &Site) -> Data {
    let reports: Vec<_> = site.reports.keys().collect();
    let rows = reports.into_par_iter();
    Data::new(rows.map(|key| render::report_rows(site, key)).collect())
}

/// Renders every file of the published site, sorted by path.
///
/// # Errors
/// Findings about templates that failed or pages with one address; or none, where a
/// finding of [`super::check`] has said already why there is nothing to render.
pub fn render(checked: &Checked) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    let work = Work::of(checked)?;
    let done: Vec<_> = work.jobs().into_par_iter().map(|job| work.run(job)).collect();
    let mut files = Vec::with_capacity(done.len() + 64);
    let mut findings = Vec::new();
    for result in done {
        match result {
            Ok(made) => files.extend(made),
            Err(finding) => findings.push(finding),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    findings.extend(same_address(files.iter().map(|file| file.path.as_str())));
    if findings.is_empty() { Ok(files) } else { Err(findings) }
}

/// Two files for one path: one of them would be lost. Paths come sorted.
pub(super) fn same_address<'p>(paths: impl Iterator<Item = &'p str>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut before = None;
    for path in paths {
        let said = findings.last().is_some_and(|finding| finding.location.path == path);
        if before == Some(path) && !said {
            findings.push(two_files(path));
        }
        before = Some(path);
    }
    findings
}

fn two_files(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::LK004,
        Location::file(path),
        Text::new(
            format!("有两个文件都要发布为“{path}”"),
            format!("two files would be published as “{path}”"),
        ),
    )
    .with_help(Text::new("给其中一个改名", "rename one of them"))
}
