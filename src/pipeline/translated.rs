//! Translations that somebody has held against their originals, recorded as such.

use super::Checked;
use crate::diag::{Code, Diagnostic, Severity};
use crate::fs::{self, Replaced};
use crate::model::lang::Both;
use crate::model::site::{PageText, Site};
use crate::model::source::TranslationState;
use crate::model::translation::{SectionView, name_of, record, sections};
use crate::parse::{self, File};
use std::path::Path;

/// A translation with what it was made from written into its file, not on the disk yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The page's name, as it is typed.
    pub name: String,
    /// The path of the translation's file.
    pub path: String,
    /// The file's new text.
    pub text: String,
    /// How many sections are recorded.
    pub sections: usize,
    /// The sections that were behind until now.
    pub behind: Vec<String>,
    /// How the translation was marked until now.
    pub was: TranslationState,
    /// Whether anything was recorded before.
    pub before: Recorded,
}

/// Whether a translation had a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It had one.
    Already,
    /// It had none.
    Never,
}

/// Why a translation is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such page; these are there.
    NoSuchPage(Vec<String>),
    /// The page or its original cannot be read, or there is no translation: findings say why.
    Findings(Vec<Diagnostic>),
    /// The front matter of this file is not written in lines of its own.
    NotByLines(String),
}

/// The names of all pages that are in both languages, in the order of the site.
pub fn translated_pages(checked: &Checked) -> Vec<String> {
    let pages = checked.site.as_deref().map(pages).unwrap_or_default();
    let translations = pages.into_iter().filter_map(translation);
    translations.map(|text| name_of(&text.path)).collect()
}

/// Records a page's translation as made from its original as that is now. `name` is what
/// [`name_of`] gives, or anything that leads there: the folder, a file, an address of the page.
///
/// # Errors
/// If there is nothing to be recorded, or nowhere to write it.
pub fn reviewed(checked: &Checked, name: &str) -> Result<Reviewed, Refusal> {
    let folder = folder(name);
    let site = checked.site.as_deref();
    let pages = site.map(pages).unwrap_or_default();
    let mut own = pages.iter().filter(|texts| {
        let paths = texts.iter().filter_map(|(_, text)| text.as_ref());
        paths.into_iter().any(|text| folder_of(&text.path) == folder)
    });
    let texts = own.next().copied();
    let (Some(texts), Some(translation)) = (texts, texts.and_then(translation)) else {
        return Err(refusal(checked, &folder));
    };
    let path = &translation.path;
    let views = sections(texts);
    let file = checked.input.texts.get(path).map(|text| File { path, text });
    let made = record(texts).and_then(|record| Some((parse::reviewed(file?, &record)?, record)));
    let Some((text, record)) = made else {
        return Err(Refusal::NotByLines(path.clone()));
    };
    let behind = views.into_iter().filter(SectionView::is_behind);
    Ok(Reviewed {
        name: name_of(path),
        path: path.clone(),
        text,
        sections: record.0.len(),
        behind: behind.map(|view| view.id).collect(),
        was: translation.translation,
        before: match translation.translated_from {
            Some(_) => Recorded::Already,
            None => Recorded::Never,
        },
    })
}

/// Writes a recorded translation, unless the file is no longer what was read.
///
/// # Errors
/// If the file cannot be read or written.
pub fn write_reviewed(root: &Path, checked: &Checked, reviewed: &Reviewed) -> Result<Replaced, fs::Error> {
    let old = checked.input.texts.get(&reviewed.path).map_or("", |text| text);
    if old == reviewed.text {
        return Ok(Replaced::Yes);
    }
    fs::replace_text(root, &reviewed.path, old, &reviewed.text)
}

fn pages(site: &Site) -> Vec<&Both<Option<PageText>>> {
    let reports = site.reports.values().map(|report| &report.texts);
    let topics = site.topics.values().map(|topic| &topic.texts);
    [&site.home, &site.about]
        .into_iter()
        .chain(topics)
        .chain(reports)
        .collect()
}

/// The translation of a page that has an original.
fn translation(texts: &Both<Option<PageText>>) -> Option<&PageText> {
    texts.zh.as_ref().and(texts.en.as_ref())
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder that a name means.
fn folder(name: &str) -> String {
    let name = name.trim_matches('/');
    let name = name
        .strip_suffix("/zh.md")
        .or(name.strip_suffix("/en.md"))
        .unwrap_or(name);
    let name = name.strip_prefix("content/").unwrap_or(name);
    let name = name.strip_prefix("zh/").or(name.strip_prefix("en/")).unwrap_or(name);
    match name {
        "home" | "content" | "zh" | "en" | "" => "content".to_owned(),
        "about" => "content/about".to_owned(),
        name if name.starts_with("reports/") || name.starts_with("topics/") => format!("content/{name}"),
        name => format!("content/reports/{name}"),
    }
}

/// Why a folder has no translation to be recorded.
fn refusal(checked: &Checked, folder: &str) -> Refusal {
    let says_why = |finding: &&Diagnostic| {
        let own = folder_of(&finding.location.path) == folder;
        own && (finding.severity == Severity::Error || finding.code == Code::FM008)
    };
    let findings: Vec<Diagnostic> = checked.findings.iter().filter(says_why).cloned().collect();
    if findings.is_empty() {
        return Refusal::NoSuchPage(translated_pages(checked));
    }
    Refusal::Findings(findings)
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn a_page_is_found_by_any_of_its_names() {
        for name in [
            "demo",
            "reports/demo",
            "/en/reports/demo/",
            "content/reports/demo",
            "content/reports/demo/en.md",
        ] {
            assert_eq!(folder(name), "content/reports/demo", "{name}");
        }
        for name in ["topics/dual-carbon", "/zh/topics/dual-carbon/"] {
            assert_eq!(folder(name), "content/topics/dual-carbon", "{name}");
        }
        for name in ["home", "/en/", "content/en.md"] {
            assert_eq!(folder(name), "content", "{name}");
        }
        assert_eq!(folder("about"), "content/about");
        assert_eq!(folder("reports/about"), "content/reports/about");
    }
}
