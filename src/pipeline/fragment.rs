//! One text to the HTML that a page would have of it.

use super::{Checked, Options, check, engine, load};
use crate::assemble::{self, Drafts, LeftOutReason};
use crate::diag::{self, Diagnostic, Severity};
use crate::fs;
use crate::model::input::Input;
use crate::model::lang::Lang;
use crate::model::site::{PageText, Report, Site};
use crate::model::table::Key;
use crate::parse::markdown::Highlighter;
use crate::parse::{self, File, PageFolder, Place, place_of};
use crate::render;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Standard input.
    StandardInput,
    /// A file, in a project or not.
    File(PathBuf),
}

/// A text as HTML.
#[derive(Debug)]
pub struct Fragment {
    /// What would stand in the element `data-body` of its page; `None` if the text or
    /// the project around it could not be read.
    pub html: Option<String>,
    /// What is wrong with the text, or else what keeps the project from being read.
    pub findings: Vec<Diagnostic>,
}

/// What a text is rendered in: a project that it may link into, or nothing.
#[derive(Debug)]
pub struct Surroundings {
    checked: Checked,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Project,
    Nothing,
}

/// Renders one text. A text of the project at `root` is rendered as the page that it is;
/// another with `lang`, or else in the language that its name tells, or in Chinese.
/// The second value holds the texts that findings point into.
///
/// # Errors
/// If the text or the project cannot be read from the disk.
pub fn fragment(root: &Path, given: &Given, lang: Option<Lang>) -> Result<(Fragment, Input), fs::Error> {
    let input = match load(root) {
        Ok(input) => Some(input),
        Err(fs::Error::NoProject { .. }) => None,
        Err(error) => return Err(error),
    };
    let (path, read) = match given {
        Given::StandardInput => ("-".to_owned(), fs::read_standard_input()?),
        Given::File(file) => {
            if let Some(input) = &input
                && let Some(path) = fs::path_in_project(root, file)
                && let Place::Page(folder, own) = place_of(&path)
                && (input.texts.contains_key(&path) || input.broken.contains(&path))
                && lang.is_none_or(|lang| lang == own)
            {
                return Ok(of_page(input, &folder, own, &path));
            }
            (file.to_string_lossy().into_owned(), fs::read_file(file)?)
        }
    };
    let mut surroundings = match input {
        Some(input) => Surroundings::of(input, Drafts::LeaveOut),
        None => Surroundings::nothing(),
    };
    let lang = lang.or_else(|| parse::lang_of_name(&path)).unwrap_or(Lang::Zh);
    let fragment = match read {
        Ok(text) => surroundings.fragment(&path, text, lang),
        Err(finding) => Fragment {
            html: None,
            findings: vec![finding],
        },
    };
    Ok((fragment, surroundings.checked.input))
}

/// Renders a text that is a page of the project.
fn of_page(input: &Input, folder: &PageFolder, lang: Lang, path: &str) -> (Fragment, Input) {
    let mut surroundings = Surroundings::of(input.clone(), Drafts::LeaveOut);
    if surroundings
        .checked
        .left_out
        .iter()
        .any(|left| left.reason != LeftOutReason::Broken && *folder == PageFolder::Report(left.id.clone()))
    {
        surroundings = Surroundings::of(input.clone(), Drafts::Show);
    }
    let checked = &surroundings.checked;
    let own = |finding: &&Diagnostic| finding.location.path == path;
    let findings: Vec<Diagnostic> = checked.findings.iter().filter(own).cloned().collect();
    let page = checked.site.as_ref().and_then(|site| text_of(site, folder, lang));
    let fragment = match (&checked.site, &checked.engine, page, input.texts.get(path)) {
        (Some(site), Some(engine), Some((text, own)), _) => Fragment {
            html: Some(render::fragment(site, engine.words(lang), text, own)),
            findings,
        },
        (_, _, _, None) => Fragment { html: None, findings },
        // Its front matter, or that of its record, is so broken that there is no page.
        (_, _, _, Some(text)) => {
            let alone = surroundings.fragment(path, text.to_string(), lang);
            let told = alone.html.is_some() && !findings.is_empty();
            Fragment {
                findings: if told { findings } else { alone.findings },
                ..alone
            }
        }
    };
    (fragment, surroundings.checked.input)
}

/// The text of a page, and the report that it is.
fn text_of<'s>(site: &'s Site, folder: &PageFolder, lang: Lang) -> Option<(&'s PageText, Option<Key<Report>>)> {
    let (texts, own) = match folder {
        PageFolder::Home => (&site.home, None),
        PageFolder::About => (&site.about, None),
        PageFolder::Topic(id) => (&site.topics.get(id)?.texts, None),
        PageFolder::Report(id) => {
            let key = site.reports.key(id)?;
            (&site.reports[key].texts, Some(key))
        }
    };
    texts.get(lang).as_ref().map(|text| (text, own))
}

impl Surroundings {
    /// No project: the words of the built-in theme, and a site with nothing in it.
    pub fn nothing() -> Self {
        let input = Input {
            theme: fs::built_in_theme().into(),
            ..Input::empty(fs::today())
        };
        let engine = engine(&input.theme, "/");
        Self {
            checked: Checked {
                input,
                site: Some(Arc::new(Site::empty())),
                engine: engine.ok().map(Arc::new),
                findings: Vec::new(),
                left_out: Vec::new(),
                waived: 0,
            },
            kind: Kind::Nothing,
        }
    }

    /// The project of an input.
    pub fn of(input: Input, drafts: Drafts) -> Self {
        let options = Options { drafts, base_url: None };
        Self {
            checked: check(input, &options),
            kind: Kind::Project,
        }
    }

    /// Renders a text that is no page. `path` is how findings name it.
    pub fn fragment(&mut self, path: &str, text: String, lang: Lang) -> Fragment {
        let Checked {
            input,
            site,
            engine,
            findings,
            left_out,
            ..
        } = &mut self.checked;
        let (Some(site), Some(engine)) = (site.as_deref(), engine.as_deref()) else {
            return Fragment {
                html: None,
                findings: in_the_way(findings),
            };
        };
        let file = File { path, text: &text };
        let parsed = parse::fragment(file, lang, &Highlighter::default());
        let mut findings = parsed.findings;
        let project = (self.kind == Kind::Project).then_some((site, left_out.as_slice()));
        let (page, found) = assemble::fragment(project, parsed.value.unwrap_or_default(), path);
        findings.extend(found);
        input.texts.insert(path.to_owned(), text.into());
        findings.extend(crate::check::fragment(site, &page, lang, input));
        parse::pin(&mut findings, input);
        diag::sort(&mut findings);
        Fragment {
            html: Some(render::fragment(site, engine.words(lang), &page, None)),
            findings,
        }
    }
}

/// What keeps a project from being a site: faults of its settings and theme.
fn in_the_way(findings: &[Diagnostic]) -> Vec<Diagnostic> {
    let all = findings.iter().filter(|finding| finding.severity == Severity::Error);
    all.filter(|finding| !finding.location.path.starts_with("content/"))
        .cloned()
        .collect()
}
