//! The theme: the built-in files, with the project's own laid over them.

use super::error::Error;
use super::read;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::input::{ThemeFiles, ThemeText};
use crate::model::lang::Lang;
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::Path;

/// The name of the theme that is part of the program.
const BUILT_IN: &str = "default";

static DEFAULT_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Loads the theme `name`: the built-in one, each file of it replaced by the file
/// of the same path under `themes/NAME/` if the project has one.
///
/// # Errors
/// If a file of the project's theme cannot be read.
pub fn load_theme(root: &Path, name: &str) -> Result<(ThemeFiles, Vec<Diagnostic>), Error> {
    let mut theme = built_in_theme();
    let mut findings = Vec::new();
    let folder = format!("themes/{name}");
    let entries = read::list(root, &folder)?;
    if entries.is_empty() && name != BUILT_IN {
        findings.push(missing(name));
    }
    for entry in entries {
        let inner = entry.path[folder.len() + 1..].to_owned();
        let full = root.join(&entry.path);
        if inner.starts_with("static/") {
            let bytes = fs::read(&full).map_err(|error| Error::read(&full, error))?;
            add_static(&mut theme, &inner, bytes);
        } else {
            match read::read_text(root, &entry.path)? {
                Ok(text) => add_text(&mut theme, &inner, entry.path, text),
                Err(finding) => findings.push(finding),
            }
        }
    }
    Ok((theme, findings))
}

/// The theme that is part of the program, as it is.
pub fn built_in_theme() -> ThemeFiles {
    let mut theme = ThemeFiles::default();
    add_built_in(&mut theme, &DEFAULT_THEME);
    theme
}

fn add_built_in(theme: &mut ThemeFiles, dir: &Dir<'_>) {
    for file in dir.files() {
        let inner = file.path().to_string_lossy().replace('\\', "/");
        match file.contents_utf8() {
            Some(text) if !inner.starts_with("static/") => {
                let path = format!("default-theme:{inner}");
                add_text(theme, &inner, path, text.to_owned());
            }
            _ => add_static(theme, &inner, file.contents().to_vec()),
        }
    }
    for folder in dir.dirs() {
        add_built_in(theme, folder);
    }
}

fn add_text(theme: &mut ThemeFiles, inner: &str, path: String, text: String) {
    let file = ThemeText { path, text };
    if let Some(name) = inner.strip_prefix("templates/") {
        theme.templates.insert(name.to_owned(), file);
    } else if let Some(name) = inner.strip_prefix("i18n/") {
        let lang = name.strip_suffix(".yaml").and_then(Lang::from_code);
        if let Some(lang) = lang {
            *theme.strings.get_mut(lang) = file;
        }
    }
}

fn add_static(theme: &mut ThemeFiles, inner: &str, bytes: Vec<u8>) {
    if let Some(name) = inner.strip_prefix("static/") {
        theme.statics.insert(name.to_owned(), bytes);
    }
}

fn missing(name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TP004,
        Location::yaml("site.yaml", vec!["theme".into()], crate::diag::PointerPart::Value),
        Text::new(format!("没有“{name}”这个主题"), format!("there is no theme “{name}”")),
    )
    .with_help(Text::new(
        format!("新建文件夹 themes/{name}，或写 theme: {BUILT_IN}"),
        format!("make the folder themes/{name}, or write theme: {BUILT_IN}"),
    ))
}
