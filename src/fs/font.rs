//! Fonts for pictures by which pages are shared: one that a project names, or what is installed.

use super::error::Error;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Where systems keep fonts that everybody on them can use.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:\\Windows\\Fonts",
];

/// Fonts with simplified Chinese and Latin letters, the most fitting first: for titles, and for
/// what is small.
const CHINESE: [(&str, &str); 9] = [
    ("NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc"),
    ("NotoSerifCJKsc-Bold.otf", "NotoSerifCJKsc-Regular.otf"),
    ("NotoSerifSC-Bold.otf", "NotoSerifSC-Regular.otf"),
    ("SourceHanSerifSC-Bold.otf", "SourceHanSerifSC-Regular.otf"),
    ("Songti.ttc", "Songti.ttc"),
    ("NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"),
    ("msyhbd.ttc", "msyh.ttc"),
    ("simhei.ttf", "simsun.ttc"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
];

/// What there is without them: Latin letters and digits.
const LATIN: [(&str, &str); 3] = [
    ("DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf"),
    ("LiberationSerif-Bold.ttf", "LiberationSerif-Regular.ttf"),
    ("georgiab.ttf", "georgia.ttf"),
];

/// How much of a font is looked at to tell it from others: the directory at its beginning, which
/// has a check of every table, and what follows it.
const BEGINNING: u64 = 64 * 1024;

/// Files of fonts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareFonts {
    /// For titles and figures.
    pub title: PathBuf,
    /// For what is small.
    pub text: PathBuf,
}

/// What there is to draw with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundFonts {
    /// Chinese and Latin letters.
    Chinese(ShareFonts),
    /// Latin letters alone.
    Latin(ShareFonts),
    /// No font that is known.
    Nothing,
}

/// The font that a project names by its path from the root, or else what is installed.
pub fn find_fonts(root: &Path, named: Option<&str>) -> FoundFonts {
    if let Some(named) = named {
        let path = root.join(named);
        let text = path.clone();
        return FoundFonts::Chinese(ShareFonts { title: path, text });
    }
    let files = FOLDERS
        .iter()
        .flat_map(|folder| WalkDir::new(folder).follow_links(true).sort_by_file_name());
    let files = files.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let mut installed: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        installed.entry(name).or_insert_with(|| file.into_path());
    }
    chosen(&installed)
}

fn chosen(installed: &BTreeMap<String, PathBuf>) -> FoundFonts {
    let first = |list: &[(&str, &str)]| {
        list.iter().find_map(|(title, text)| {
            let title = installed.get(*title)?.clone();
            let text = installed.get(*text).unwrap_or(&title).clone();
            Some(ShareFonts { title, text })
        })
    };
    let latin = || first(&LATIN).map_or(FoundFonts::Nothing, FoundFonts::Latin);
    first(&CHINESE).map_or_else(latin, FoundFonts::Chinese)
}

/// What tells a font's file from others without reading all of it: its length and its beginning.
///
/// # Errors
/// If it cannot be read.
pub fn font_mark(path: &Path) -> Result<Vec<u8>, Error> {
    let read = || {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut mark = length.to_le_bytes().to_vec();
        file.take(BEGINNING).read_to_end(&mut mark)?;
        Ok(mark)
    };
    read().map_err(|error| Error::read(path, error))
}

/// Reads a font.
///
/// # Errors
/// If it cannot be read.
pub fn read_font(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::read(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> FoundFonts {
        let installed = names.iter().map(|name| ((*name).to_owned(), PathBuf::from(name)));
        chosen(&installed.collect())
    }

    #[test]
    fn a_chinese_font_goes_before_others_and_need_not_have_two_weights() {
        let fonts = |title: &str, text: &str| ShareFonts {
            title: title.into(),
            text: text.into(),
        };
        assert_eq!(
            of(&["DejaVuSerif-Bold.ttf", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Bold.ttc"]),
            FoundFonts::Chinese(fonts("NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Bold.ttc"))
        );
        assert_eq!(
            of(&["DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf"]),
            FoundFonts::Latin(fonts("DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf"))
        );
        assert_eq!(of(&["Comic.ttf"]), FoundFonts::Nothing);
    }

    #[test]
    fn a_named_font_is_looked_for_in_the_project_and_nowhere_else() {
        let found = find_fonts(Path::new("/digest"), Some("fonts/a.otf"));
        let FoundFonts::Chinese(fonts) = found else {
            panic!("{found:?}");
        };
        assert_eq!(fonts.title, Path::new("/digest/fonts/a.otf"));
        assert_eq!(fonts.text, fonts.title);
    }

    #[test]
    fn fonts_of_another_length_or_beginning_have_other_marks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.otf");
        let mark = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            font_mark(&path).unwrap()
        };
        let marks = [mark(b"OTTO1"), mark(b"OTTO2"), mark(b"OTTO22")];
        assert!(marks[0] != marks[1] && marks[1] != marks[2]);
        assert!(font_mark(&folder.path().join("b.otf")).is_err());
    }
}
