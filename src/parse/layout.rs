//! What a file under `content/` is, by its path alone.

use crate::model::lang::Lang;

/// A folder that makes a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageFolder {
    /// `content/` itself: the home page.
    Home,
    /// `content/about/`.
    About,
    /// `content/reports/NAME/`.
    Report(String),
    /// `content/topics/NAME/`.
    Topic(String),
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One language's text of a page.
    Page(PageFolder, Lang),
    /// `content/regions.yaml`, `indicators.yaml` or `terms.yaml`.
    Data,
    /// A file beside a page, with its path in the page's folder.
    Beside(PageFolder, String),
    /// A file that nothing reads.
    Nowhere,
}

/// Classifies a path from the project's root.
pub fn place_of(path: &str) -> Place {
    let Some(inner) = path.strip_prefix("content/") else {
        return Place::Nowhere;
    };
    let parts: Vec<&str> = inner.split('/').collect();
    let (folder, rest) = match parts.as_slice() {
        ["regions.yaml" | "indicators.yaml" | "terms.yaml"] => return Place::Data,
        [_] => (PageFolder::Home, &parts[0..]),
        ["about", ..] => (PageFolder::About, &parts[1..]),
        ["reports", name, _, ..] => (PageFolder::Report((*name).to_owned()), &parts[2..]),
        ["topics", name, _, ..] => (PageFolder::Topic((*name).to_owned()), &parts[2..]),
        _ => return Place::Nowhere,
    };
    let file = rest.join("/");
    let lang = file.strip_suffix(".md").and_then(Lang::from_code);
    match lang {
        Some(lang) => Place::Page(folder, lang),
        None if has_text_ending(&file) || folder == PageFolder::Home => Place::Nowhere,
        None => Place::Beside(folder, file),
    }
}

/// The language that a file's name tells: `zh.md`, `notes.en.md`.
pub fn lang_of_name(path: &str) -> Option<Lang> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.strip_suffix(".md")?;
    Lang::from_code(stem.rsplit('.').next().unwrap_or(stem))
}

/// Endings of files that somebody wrote to be read by the generator.
fn has_text_ending(file: &str) -> bool {
    matches!(file.rsplit_once('.'), Some((_, "md" | "yaml" | "yml" | "txt")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_what_files_are() {
        let report = PageFolder::Report("gdp".into());
        assert_eq!(place_of("content/zh.md"), Place::Page(PageFolder::Home, Lang::Zh));
        assert_eq!(
            place_of("content/reports/gdp/en.md"),
            Place::Page(report.clone(), Lang::En)
        );
        assert_eq!(place_of("content/terms.yaml"), Place::Data);
        assert_eq!(
            place_of("content/reports/gdp/img/a.png"),
            Place::Beside(report, "img/a.png".into())
        );
        let named = [
            "zh.md",
            "a/en.md",
            "notes.en.md",
            "a.b.zh.md",
            "notes.md",
            "en.txt",
            "en",
            "-",
            "zhen.md",
        ];
        let langs: Vec<_> = named
            .iter()
            .filter_map(|name| Some((*name, lang_of_name(name)?)))
            .collect();
        let (zh, en) = (Lang::Zh, Lang::En);
        assert_eq!(
            langs,
            [("zh.md", zh), ("a/en.md", en), ("notes.en.md", en), ("a.b.zh.md", zh)]
        );
        for lost in [
            "content/reports/gdp/fr.md",
            "content/notes.txt",
            "content/x/zh.md",
            "content/reports/zh.md",
        ] {
            assert_eq!(place_of(lost), Place::Nowhere, "{lost}");
        }
    }
}
