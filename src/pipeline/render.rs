//! The site as files.

use super::Checked;
use super::pictures::{ShownPicture, has_own, share_path, shared, shown};
use super::search::{STRETCHES, SearchFiles, stretch_of};
use super::studio::Studio;
use crate::assemble::{route_of, routes};
use crate::check::unshowable;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::fs::Keep;
use crate::model::lang::{Both, Lang};
use crate::model::output::{Content, OutputFile};
use crate::model::picture::{Fault, Variant};
use crate::model::route::{Page, Route};
use crate::model::site::{Report, Site};
use crate::model::table::Key;
use crate::render::{self, Earlier, Engine, Prepared, PreparedLang, Selection};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// A piece of rendering that can be done beside the others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Job {
    /// One page, as HTML and, if it has a text, as Markdown.
    Page(Route),
    /// The pages in both languages.
    Chooser,
    /// The files with citations of a report.
    Citations(Lang, Key<Report>),
    /// The feeds of a page: of a home page, a topic or a place.
    Feeds(Lang, Page),
    /// A pair of files with figures.
    Figures(Selection),
    /// The description of these files.
    Package,
    /// How browsers search a language.
    OpenSearch(Lang),
    /// One stretch of the files that the search needs, from zero.
    Search(usize),
    /// The sitemap.
    Sitemap,
    /// What programs are told of the whole site: `robots.txt` and `llms.txt`.
    Guides,
    /// The theme's own files and the files beside pages.
    Copies,
    /// The sizes of a picture that texts show, by its position among these.
    Picture(usize),
    /// The picture by which a page is shared.
    Share(Lang, Page),
    /// The headers that servers add.
    Headers,
}

/// What jobs need.
#[derive(Debug, Clone)]
pub(super) struct Work {
    site: Arc<Site>,
    engine: Arc<Engine>,
    prepared: Arc<Prepared>,
    studio: Arc<Studio>,
    /// The pictures that texts show, looked for when somebody wants to know.
    shown: Arc<OnceLock<Vec<ShownPicture>>>,
    search: Arc<SearchFiles>,
}

impl Work {
    /// The work of a site, with everything made that pages share.
    ///
    /// # Errors
    /// The finding about a template that failed already; none if there is nothing to
    /// render, or to render with.
    pub(super) fn of(checked: &Checked, keep: Keep) -> Result<Self, Vec<Diagnostic>> {
        let (Some(site), Some(engine)) = (&checked.site, &checked.engine) else {
            return Err(Vec::new());
        };
        let studio = Arc::new(Studio::of(&checked.input, keep));
        let work = Self::after((site, engine), &studio, None);
        work.fill()?;
        Ok(work)
    }

    /// The work of a site, in which what pages share is made when it is needed, or handed on.
    pub(super) fn after(
        (site, engine): (&Arc<Site>, &Arc<Engine>),
        studio: &Arc<Studio>,
        earlier: Option<(&Self, &BTreeSet<String>)>,
    ) -> Self {
        let earlier = earlier.map(|(work, changed)| Earlier {
            prepared: &work.prepared,
            changed,
        });
        Self {
            site: Arc::clone(site),
            engine: Arc::clone(engine),
            prepared: Arc::new(Prepared::new(site, engine, earlier)),
            studio: Arc::clone(studio),
            shown: Arc::default(),
            search: Arc::default(),
        }
    }

    /// The same work, whose index is made of that of other work if there is one. Whatever has
    /// changed between the two, the index comes out the same.
    pub(super) fn indexed_after(self, other: Option<&Self>) -> Self {
        let search = other.map(|other| Arc::new(other.search.after()));
        Self {
            search: search.unwrap_or_default(),
            ..self
        }
    }

    /// Makes everything that pages share.
    fn fill(&self) -> Result<(), Vec<Diagnostic>> {
        let fill = |lang| self.prepared.get(lang).and_then(PreparedLang::fill);
        let (both, ()) = rayon::join(
            || rayon::join(|| fill(Lang::Zh), || fill(Lang::En)),
            || {
                let reports: Vec<_> = self.site.reports.keys().collect();
                reports.into_par_iter().for_each(|key| {
                    self.prepared.data().fill(key);
                });
            },
        );
        match both {
            (Ok(()), Ok(())) => self.search().map(|_| ()).map_err(|finding| vec![finding]),
            // One template failed, in one language or in both.
            (zh, en) => Err(zh.err().or(en.err()).into_iter().collect()),
        }
    }

    /// One file of the published site, by its path from the site's root; nothing if there is none.
    pub(super) fn file(&self, path: &str) -> Result<Option<Content>, Diagnostic> {
        if let Some(bytes) = self.engine.file(path) {
            return Ok(Some(Content::Bytes(bytes.to_vec())));
        }
        if let Some(attachment) = self.site.attachments.iter().find(|attachment| attachment.to == path) {
            return Ok(Some(Content::CopyOf(attachment.from.clone())));
        }
        if let Some((shown, variant)) = self.size_at(path) {
            return self.size(shown, variant).map(|bytes| Some(Content::Bytes(bytes)));
        }
        if path.starts_with(super::search::FOLDER) {
            let found = self.search()?.iter().find(|file| file.path == path);
            return Ok(found.map(|file| file.content.clone()));
        }
        let Some(job) = self.job_of(path) else {
            return Ok(None);
        };
        let mut files = self.run(job)?.into_iter();
        Ok(files.find(|file| file.path == path).map(|file| file.content))
    }

    /// The work in which a file is made, if there is such a file.
    fn job_of(&self, path: &str) -> Option<Job> {
        match path {
            "index.html" | "404.html" => Some(Job::Chooser),
            "llms.txt" | "robots.txt" => Some(Job::Guides),
            _ if render::is_sitemap(path) => Some(Job::Sitemap),
            _ if render::HEADER_FILES.contains(&path) => Some(Job::Headers),
            _ if path.ends_with("/feed.xml") || path.ends_with("/feed.json") => self.feeds_at(path),
            _ if path.ends_with("/share.png") => {
                let page = format!("{}index.html", path.strip_suffix("share.png")?);
                let Route { lang, page, part } = route_of(&self.site, &page)?;
                (part == 1 && has_own(&self.site, page, lang)).then_some(Job::Share(lang, page))
            }
            "zh/opensearch.xml" => Some(Job::OpenSearch(Lang::Zh)),
            "en/opensearch.xml" => Some(Job::OpenSearch(Lang::En)),
            _ if path.starts_with("data/") => {
                let selection = Selection::of_file(&self.site, path);
                Some(selection.map_or(Job::Package, Job::Figures))
            }
            _ => {
                if let Some((lang, key)) = render::citation_of_file(&self.site, path) {
                    return Some(Job::Citations(lang, key));
                }
                // A page's Markdown is made with it.
                let page = path
                    .strip_suffix("index.md")
                    .map(|folder| format!("{folder}index.html"));
                route_of(&self.site, page.as_deref().unwrap_or(path)).map(Job::Page)
            }
        }
    }

    /// The feeds of which one has a path.
    fn feeds_at(&self, path: &str) -> Option<Job> {
        let (folder, _) = path.rsplit_once('/')?;
        let route = route_of(&self.site, &format!("{folder}/index.html"))?;
        let has_feeds = matches!(route.page, Page::Home | Page::Topic(_) | Page::Region(_));
        (has_feeds && route.part == 1).then_some(Job::Feeds(route.lang, route.page))
    }

    /// The theme's files whose address stays when their content changes.
    pub(super) fn lasting_files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.engine.lasting()
    }

    /// Everything there is to do.
    pub(super) fn jobs(&self) -> Vec<Job> {
        let others = [
            Job::Chooser,
            Job::OpenSearch(Lang::Zh),
            Job::OpenSearch(Lang::En),
            Job::Sitemap,
            Job::Guides,
            Job::Package,
            Job::Copies,
            Job::Headers,
        ];
        // Beside pages that come last, in the same order.
        let citations = routes(&self.site).into_iter().filter_map(|route| match route.page {
            Page::Report(key) => Some(Job::Citations(route.lang, key)),
            _ => None,
        });
        let topics = self.site.topics.keys().map(Page::Topic);
        let regions = self.site.regions.keys().map(Page::Region);
        let with_feeds: Vec<Page> = [Page::Home].into_iter().chain(topics).chain(regions).collect();
        let feeds = |lang| with_feeds.iter().map(move |page| Job::Feeds(lang, *page));
        // What takes longest begins first.
        let pictures = (0..self.shown().len()).map(Job::Picture);
        pictures
            .chain(others)
            .chain(Lang::ALL.into_iter().flat_map(feeds))
            .chain((0..STRETCHES).map(Job::Search))
            .chain(Selection::all(&self.site).into_iter().map(Job::Figures))
            .chain(routes(&self.site).into_iter().map(Job::Page))
            .chain(citations)
            .chain(
                shared(&self.site)
                    .into_iter()
                    .map(|(lang, page)| Job::Share(lang, page)),
            )
            .collect()
    }

    /// Does one piece.
    pub(super) fn run(&self, job: Job) -> Result<Vec<OutputFile>, Diagnostic> {
        match job {
            Job::Page(route) => render::page(&self.site, &self.engine, &self.prepared, route),
            Job::Citations(lang, key) => Ok(render::citation_files(&self.site, self.engine.words(lang), key)),
            Job::Chooser => render::chooser_pages(&self.site, &self.engine),
            Job::Feeds(lang, page) => render::feeds(&self.site, &self.prepared, self.engine.words(lang), page),
            Job::Figures(selection) => Ok(render::data_files(&self.site, self.prepared.data(), selection)),
            Job::Package => {
                let words = Both::from_fn(|lang| self.engine.words(lang));
                Ok(render::data_package(&self.site, self.prepared.data(), words))
            }
            Job::Sitemap => Ok(render::sitemap(&self.site, &routes(&self.site))),
            Job::Guides => Ok(self.guides()),
            Job::OpenSearch(lang) => Ok(vec![render::opensearch(&self.site, self.engine.words(lang))]),
            Job::Search(stretch) => self.search().map(|files| stretch_of(files, stretch)),
            Job::Copies => Ok(self.copies()),
            Job::Headers => Ok(render::header_files(&self.site, &self.engine)),
            Job::Picture(at) => self.sizes(&self.shown()[at]),
            Job::Share(lang, page) => Ok(vec![self.share(lang, page)]),
        }
    }

    /// Finds out whether a piece can be done, at less cost than doing it where that is dear; gives
    /// the paths of the files that it makes.
    pub(super) fn try_out(&self, job: Job) -> Result<Vec<String>, Diagnostic> {
        match job {
            Job::Picture(at) => {
                let shown = &self.shown()[at];
                let tried = self.studio.try_out(shown.original());
                tried.map_err(|fault| unshowable_at(shown, &fault))?;
                Ok(shown
                    .variants()
                    .into_iter()
                    .map(|variant| shown.path_of(variant))
                    .collect())
            }
            // Nothing keeps it from being drawn.
            Job::Share(lang, page) => Ok(vec![share_path(&self.site, page, lang)]),
            _ => Ok(self.run(job)?.into_iter().map(|file| file.path).collect()),
        }
    }

    /// What is wrong with pictures that texts show.
    pub(super) fn try_pictures(&self) -> Vec<Diagnostic> {
        let jobs = (0..self.shown().len()).into_par_iter();
        jobs.filter_map(|at| self.try_out(Job::Picture(at)).err()).collect()
    }

    /// What an earlier build kept and nobody wants goes.
    pub(super) fn tidy(&self) {
        self.studio.tidy();
    }

    fn shown(&self) -> &[ShownPicture] {
        self.shown.get_or_init(|| shown(&self.site))
    }

    /// The size of a picture that has a path.
    fn size_at(&self, path: &str) -> Option<(&ShownPicture, Variant)> {
        let is_size = [".avif", ".webp", ".jpg"].iter().any(|ending| path.ends_with(ending));
        let shown = if is_size { self.shown() } else { &[] };
        shown.iter().find_map(|shown| {
            let mut variants = shown.variants().into_iter();
            Some((shown, variants.find(|variant| shown.path_of(*variant) == path)?))
        })
    }

    fn size(&self, shown: &ShownPicture, variant: Variant) -> Result<Vec<u8>, Diagnostic> {
        let made = self.studio.sizes(shown.original(), &[variant]);
        let mut made = made.map_err(|fault| unshowable_at(shown, &fault))?;
        Ok(made.pop().unwrap_or_default())
    }

    fn sizes(&self, shown: &ShownPicture) -> Result<Vec<OutputFile>, Diagnostic> {
        let variants = shown.variants();
        let original = shown.original();
        let made = if variants.is_empty() {
            self.studio.try_out(original).map(|()| Vec::new())
        } else {
            self.studio.sizes(original, &variants)
        };
        let made = made.map_err(|fault| unshowable_at(shown, &fault))?;
        let files = variants.into_iter().zip(made).map(|(variant, bytes)| OutputFile {
            path: shown.path_of(variant),
            content: Content::Bytes(bytes),
        });
        Ok(files.collect())
    }

    fn share(&self, lang: Lang, page: Page) -> OutputFile {
        let site = &self.site;
        let card = render::share::card(site, &self.engine, &self.prepared, page, lang);
        let bytes = card.map(|card| self.studio.share(&card, site.settings.share_font.as_deref()));
        OutputFile {
            path: share_path(site, page, lang),
            content: Content::Bytes(bytes.unwrap_or_default()),
        }
    }

    /// The files that the search needs, made when they are first asked for.
    fn search(&self) -> Result<&[OutputFile], Diagnostic> {
        self.search.get(&self.site, &self.engine, &self.prepared)
    }

    /// Every file, sorted by path.
    pub(super) fn all(&self) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
        let done: Vec<_> = self.jobs().into_par_iter().map(|job| self.run(job)).collect();
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

    /// Those that the theme has none of its own of.
    fn guides(&self) -> Vec<OutputFile> {
        let words = Both::from_fn(|lang| self.engine.words(lang));
        let mut guides = vec![render::robots(&self.site), render::llms(&self.site, words)];
        guides.retain(|file| self.engine.statics().all(|(path, _)| path != file.path));
        guides
    }

    fn copies(&self) -> Vec<OutputFile> {
        let statics = self.engine.statics().map(|(path, bytes)| OutputFile {
            path: path.to_owned(),
            content: Content::Bytes(bytes.to_vec()),
        });
        let attachments = self.site.attachments.iter().map(|attachment| OutputFile {
            path: attachment.to.clone(),
            content: Content::CopyOf(attachment.from.clone()),
        });
        statics.chain(attachments).collect()
    }
}

/// Renders every file of the published site, sorted by path.
///
/// # Errors
/// Findings about templates that failed or pages with one address; or none, where a
/// finding of [`super::check`] has said already why there is nothing to render.
pub fn render(checked: &Checked) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    Work::of(checked, Keep::Nothing)?.all()
}

/// Finds out whether every file of the published site can be made, without making pictures.
///
/// # Errors
/// As those of [`render`].
pub fn try_out(checked: &Checked) -> Result<(), Vec<Diagnostic>> {
    let work = Work::of(checked, Keep::Nothing)?;
    let tried: Vec<_> = work.jobs().into_par_iter().map(|job| work.try_out(job)).collect();
    let mut paths = Vec::new();
    let mut findings = Vec::new();
    for result in tried {
        match result {
            Ok(made) => paths.extend(made),
            Err(finding) => findings.push(finding),
        }
    }
    paths.sort_unstable();
    findings.extend(same_address(paths.iter().map(String::as_str)));
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

/// The finding about a picture whose pixels cannot be read.
fn unshowable_at(shown: &ShownPicture, fault: &Fault) -> Diagnostic {
    let (path, span) = &shown.place;
    unshowable(fault, shown.original().from, Location::at(path, span.clone()))
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
