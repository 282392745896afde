//! Themes: the built-in one, and those that a project has.

use super::error::Error;
use super::read;
use crate::diag::Diagnostic;
use crate::model::theme::{BUILT_IN, ThemeFiles, ThemeLayer};
use include_dir::{Dir, include_dir};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

static DEFAULT_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files under `themes/NAME/`; nothing if there are none.
///
/// # Errors
/// If one of them cannot be read; that it is not UTF-8 is a finding.
pub fn theme_layer(root: &Path, name: &str) -> Result<(Option<ThemeLayer>, Vec<Diagnostic>), Error> {
    let folder = format!("themes/{name}");
    let entries = read::list(root, &folder)?;
    if entries.is_empty() {
        return Ok((None, Vec::new()));
    }
    let mut findings = Vec::new();
    let mut layer = ThemeLayer {
        name: name.to_owned(),
        ..ThemeLayer::default()
    };
    for entry in entries {
        let inner = entry.path[folder.len() + 1..].to_owned();
        if inner.starts_with("static/") {
            let full = root.join(&entry.path);
            let bytes = fs::read(&full).map_err(|error| Error::read(&full, error))?;
            layer.add_static(&inner, entry.path, bytes);
        } else {
            match read::read_text(root, &entry.path)? {
                Ok(text) => layer.add_text(&inner, entry.path, text),
                Err(finding) => findings.push(finding),
            }
        }
    }
    Ok((Some(layer), findings))
}

/// The names of the themes that a project has, in order.
///
/// # Errors
/// If their folder cannot be listed.
pub fn theme_names(root: &Path) -> Result<BTreeSet<String>, Error> {
    let entries = read::list(root, "themes")?;
    let names = entries.iter().filter_map(|entry| entry.path.split('/').nth(1));
    Ok(names.map(str::to_owned).collect())
}

/// The theme that is part of the program.
pub fn built_in_layer() -> ThemeLayer {
    let mut layer = ThemeLayer {
        name: BUILT_IN.to_owned(),
        ..ThemeLayer::default()
    };
    add_built_in(&mut layer, &DEFAULT_THEME);
    layer
}

/// The theme that is part of the program, with nothing over it.
pub fn built_in_theme() -> ThemeFiles {
    ThemeFiles::of(vec![(built_in_layer(), Vec::new())])
}

fn add_built_in(layer: &mut ThemeLayer, dir: &Dir<'_>) {
    for file in dir.files() {
        let inner = file.path().to_string_lossy().replace('\\', "/");
        let path = format!("default-theme:{inner}");
        match file.contents_utf8() {
            Some(text) if !inner.starts_with("static/") => layer.add_text(&inner, path, text.to_owned()),
            _ => layer.add_static(&inner, path, file.contents().to_vec()),
        }
    }
    for folder in dir.dirs() {
        add_built_in(layer, folder);
    }
}
