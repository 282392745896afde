//! Links in bodies: where they lead.

use super::lost_links::{
    figure_needs_report, id_of_a_figure, unknown_figure, unknown_path, unknown_scheme, unknown_section,
};
use super::references::{Kind, Known, Standing, unknown};
use super::reports::{LostFigures, link_to_draft, link_to_future};
use super::routes::routes;
use super::sections::Sections;
use super::{TextFile, TextParts};
use crate::diag::{Code, Diagnostic, Location, Text, closest};
use crate::model::body::{Heading, Link, PageScheme, Target};
use crate::model::lang::Both;
use crate::model::route::Page;
use crate::model::site::{FigureRef, PageText, Report, Resolved, Site};
use crate::model::table::Key;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of all pages, in the order of their tables.
pub(super) struct Texts<'p> {
    pub(super) home: &'p TextParts,
    pub(super) about: &'p TextParts,
    pub(super) topics: Vec<&'p TextParts>,
    pub(super) reports: Vec<&'p TextParts>,
}

/// The path under which a file beside a page is published: without `content/`, and
/// without a language, because both languages' pages use it.
pub(super) fn published_path(from: &str) -> String {
    from.strip_prefix("content/").unwrap_or(from).to_owned()
}

/// Resolves the links of all texts and puts the texts in their places.
pub(super) fn resolve_all(
    site: &mut Site,
    texts: Texts<'_>,
    known: &Known<'_>,
    lost: &LostFigures<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let sections = Sections::of(&texts);
    let resolver = Resolver {
        site,
        known,
        lost,
        sections: &sections,
        paths: OnceCell::new(),
    };
    let home = resolver.page(texts.home, None, findings);
    let about = resolver.page(texts.about, None, findings);
    let topics: Vec<_> = texts
        .topics
        .into_iter()
        .map(|texts| resolver.page(texts, None, findings))
        .collect();
    let mut reports = Vec::with_capacity(texts.reports.len());
    for (key, texts) in resolver.site.reports.keys().zip(texts.reports) {
        reports.push(resolver.page(texts, Some(key), findings));
    }
    site.home = home.texts;
    site.about = about.texts;
    for (topic, page) in site.topics.values_mut().zip(topics) {
        topic.texts = page.texts;
    }
    let terms: Vec<_> = site.terms.keys().collect();
    for (report, page) in site.reports.values_mut().zip(reports) {
        report.texts = page.texts;
        report.terms = page.terms.into_iter().filter_map(|at| terms.get(at).copied()).collect();
    }
}

/// The same for one report, which is to stand at a place of the resolver's site.
pub(super) fn resolve_report(
    resolver: &Resolver<'_>,
    (key, report): (Key<Report>, &mut Report),
    texts: &TextParts,
    findings: &mut Vec<Diagnostic>,
) {
    let page = resolver.page(texts, Some(key), findings);
    let terms: Vec<_> = resolver.site.terms.keys().collect();
    report.texts = page.texts;
    report.terms = page.terms.into_iter().filter_map(|at| terms.get(at).copied()).collect();
}

/// A page's texts and the terms that they use.
struct ResolvedPage {
    texts: Both<Option<PageText>>,
    terms: Vec<usize>,
}

/// Finds out where links lead.
pub(super) struct Resolver<'a> {
    pub(super) site: &'a Site,
    pub(super) known: &'a Known<'a>,
    pub(super) lost: &'a LostFigures<'a>,
    pub(super) sections: &'a Sections<'a>,
    /// Addresses of all pages, made when the first link is written as a path.
    pub(super) paths: OnceCell<BTreeMap<String, Page>>,
}

impl Resolver<'_> {
    fn page(&self, parts: &TextParts, report: Option<Key<Report>>, findings: &mut Vec<Diagnostic>) -> ResolvedPage {
        let mut terms = Vec::new();
        let TextParts {
            folder,
            files,
            attachments,
        } = parts;
        let context = Context {
            report,
            folder,
            attachments,
        };
        let mut text = |file: Option<&TextFile>| {
            let file = file?;
            terms.extend_from_slice(&file.terms);
            let page = file.page.as_ref()?;
            let headings: Vec<&str> = page.body.headings.iter().map(|h| h.id.as_str()).collect();
            findings.extend(self.taken_by_figures(&page.body.headings, &file.path, context.report));
            let links = page.body.links.iter();
            let links = links
                .map(|link| self.link(link, &file.path, &headings, &context, findings))
                .collect();
            Some(PageText {
                path: file.path.clone(),
                title: page.title.clone(),
                summary: page.summary.clone(),
                translation: page.translation,
                translated_from: page.translated_from.clone(),
                body: Arc::clone(&page.body),
                links,
            })
        };
        let texts = Both {
            zh: text(files.zh.as_ref()),
            en: text(files.en.as_ref()),
        };
        terms.sort_unstable();
        terms.dedup();
        ResolvedPage { texts, terms }
    }

    /// Headings whose id is the place of a figure on the same page.
    fn taken_by_figures(&self, headings: &[Heading], path: &str, report: Option<Key<Report>>) -> Vec<Diagnostic> {
        let figures = report.map_or(&[][..], |key| self.site.reports[key].figures.as_slice());
        let taken = headings.iter().filter(|heading| {
            let figure = heading.id.strip_prefix("figure-");
            figure.is_some_and(|id| figures.iter().any(|f| f.id.as_str() == id))
        });
        taken.map(|heading| id_of_a_figure(heading, path)).collect()
    }

    fn link(
        &self,
        link: &Link,
        path: &str,
        headings: &[&str],
        context: &Context<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Resolved {
        let location = || Location::at(path, link.span.clone());
        let result = match &link.target {
            Target::Figure(id) => self.figure(id, context.report, location()),
            Target::Page(scheme, id, section) => self.scheme(*scheme, id, section.as_deref(), location()),
            Target::Section(id) => self.section(id, headings, context.report, location()),
            Target::File(file) if file.starts_with('/') => self.rooted(file, location()),
            Target::File(file) => context.file(file, location()),
            Target::External(address) => Ok(Resolved::External(address.clone())),
            Target::Unknown(scheme) => Err(Some(unknown_scheme(scheme, location()))),
        };
        result.unwrap_or_else(|finding| {
            findings.extend(finding);
            Resolved::Broken
        })
    }

    pub(super) fn figure(&self, id: &str, own: Option<Key<Report>>, location: Location) -> Found {
        let (report, figure) = match id.split_once('#') {
            Some((report, figure)) => match self.site.reports.key(report) {
                Some(key) => (key, figure),
                None => return self.missing_report(report, location),
            },
            None => match own {
                Some(key) => (key, id),
                None => return Err(Some(figure_needs_report(id, location))),
            },
        };
        let figures = &self.site.reports[report].figures;
        if let Some(index) = figures.iter().position(|f| f.id.as_str() == figure) {
            return Ok(Resolved::Figure(FigureRef { report, index }));
        }
        let lost = self.lost.get(&self.site.reports[report].id);
        if lost.is_some_and(|lost| lost.contains(&figure)) {
            return Err(None);
        }
        let ids = figures.iter().map(|f| f.id.as_str());
        Err(Some(unknown_figure(figure, "figure:", location, ids)))
    }

    pub(super) fn scheme(&self, scheme: PageScheme, id: &str, section: Option<&str>, location: Location) -> Found {
        let site = self.site;
        let found = match scheme {
            PageScheme::Report => site.reports.key(id).map(Page::Report),
            PageScheme::Topic => site.topics.key(id).map(Page::Topic),
            PageScheme::Region => site.regions.key(id).map(Page::Region),
            PageScheme::Indicator => site.indicators.key(id).map(Page::Indicator),
            PageScheme::Term => site.terms.key(id).map(Page::Term),
        };
        let Some(page) = found else {
            return match scheme {
                PageScheme::Report => self.missing_report(id, location),
                PageScheme::Topic => Err(Some(unknown(Code::LK001, Kind::Topic, id, location, site.topics.ids()))),
                PageScheme::Region => Err(Some(unknown(
                    Code::LK001,
                    Kind::Region,
                    id,
                    location,
                    site.regions.ids(),
                ))),
                PageScheme::Indicator => Err(Some(unknown(
                    Code::LK001,
                    Kind::Indicator,
                    id,
                    location,
                    site.indicators.ids(),
                ))),
                PageScheme::Term => Err(Some(unknown(Code::TM001, Kind::Term, id, location, site.terms.ids()))),
            };
        };
        if let Some(section) = section {
            let folder = match page {
                Page::Report(_) => format!("content/reports/{id}"),
                _ => format!("content/topics/{id}"),
            };
            let own = self.sections.of_folder(&folder);
            let report = if let Page::Report(key) = page { Some(key) } else { None };
            self.section(section, &own, report, location)?;
        }
        Ok(Resolved::Page(page, section.map(str::to_owned)))
    }

    fn missing_report(&self, id: &str, location: Location) -> Found {
        Err(match self.known.reports.get(id) {
            Some(Standing::Broken | Standing::Published) => None,
            Some(Standing::Draft) => Some(link_to_draft(id, location)),
            Some(Standing::Future(due)) => Some(link_to_future(id, *due, location)),
            None => Some(unknown(
                Code::LK001,
                Kind::Report,
                id,
                location,
                self.site.reports.ids(),
            )),
        })
    }

    fn section(&self, id: &str, headings: &[&str], report: Option<Key<Report>>, location: Location) -> Found {
        let figure = id.strip_prefix("figure-");
        let is_figure = figure.is_some_and(|figure| {
            let figures = report.map_or(&[][..], |key| self.site.reports[key].figures.as_slice());
            figures.iter().any(|f| f.id.as_str() == figure)
        });
        if is_figure || headings.contains(&id) {
            return Ok(Resolved::Section(id.to_owned()));
        }
        Err(Some(unknown_section(id, location, headings)))
    }

    /// A link written as a path of the site, such as `/zh/about/`.
    fn rooted(&self, path: &str, location: Location) -> Found {
        match self.page_at(path) {
            Some(page) => Ok(Resolved::Page(page, None)),
            None => Err(Some(unknown_path(
                path,
                location,
                self.paths().keys().map(String::as_str),
            ))),
        }
    }

    /// The page that has an address.
    pub(super) fn page_at(&self, path: &str) -> Option<Page> {
        self.paths().get(path).copied()
    }

    fn paths(&self) -> &BTreeMap<String, Page> {
        self.paths.get_or_init(|| {
            let all = routes(self.site).into_iter();
            all.map(|route| (route.path(self.site), route.page)).collect()
        })
    }
}

/// Where a link leads, or the finding that says that it leads nowhere (`None` when
/// that has been said elsewhere).
pub(super) type Found = Result<Resolved, Option<Diagnostic>>;

/// What a page's links are relative to.
struct Context<'a> {
    report: Option<Key<Report>>,
    folder: &'a str,
    attachments: &'a [String],
}

impl Context<'_> {
    fn file(&self, file: &str, location: Location) -> Found {
        let (name, _) = file.split_once(['?', '#']).unwrap_or((file, ""));
        let path = format!("{}/{}", self.folder, name.trim_start_matches("./"));
        if self.attachments.contains(&path) {
            return Ok(Resolved::File(published_path(&path)));
        }
        let names = self.attachments.iter().filter_map(|path| path.rsplit('/').next());
        let help = match closest(name, names) {
            Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
            None => Text::new(
                format!("把文件放进 {}/", self.folder),
                format!("put the file into {}/", self.folder),
            ),
        };
        let message = Text::new(format!("没有“{name}”这个文件"), format!("there is no file “{name}”"));
        Err(Some(Diagnostic::new(Code::LK002, location, message).with_help(help)))
    }
}
