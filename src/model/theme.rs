//! Themes: what pages are made with, and how one theme rests on another.

use super::lang::{Both, Lang};
use crate::diag::Location;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the theme that all others rest on.
pub const GROUND: &str = "default";

/// By what name templates call those that are part of the program, also where a project has
/// files of its own under `themes/default/`.
pub const BUILT_IN: &str = "built-in";

/// The files of a theme, those of the themes it rests on beneath its own.
#[derive(Debug, Clone, Default)]
pub struct ThemeFiles {
    /// Templates by name (`report.html`), and under the name of their theme
    /// (`default/report.html`) those that another template asks for so.
    pub templates: BTreeMap<String, ThemeText>,
    /// The files of messages of each language, the lowest first: a message of a later one takes
    /// the place of the same in an earlier one.
    pub strings: Both<Vec<ThemeText>>,
    /// Files to publish, by path from the root of the published site.
    pub statics: BTreeMap<String, StaticFile>,
    /// Style sheets that pages load after `style.css`, in order.
    pub styles: Vec<Style>,
    /// What `theme.yaml` of each theme says, the lowest first.
    pub manifests: Vec<ThemeText>,
}

/// A text file of a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeText {
    /// Its path as findings name it: from the root, or `default-theme:` for a built-in file.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A file that a theme publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticFile {
    /// Its path as findings name it.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A style sheet that a theme adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Its path under `static/`.
    pub name: String,
    /// Where `theme.yaml` says so.
    pub location: Location,
}

/// The files of one theme alone.
#[derive(Debug, Clone, Default)]
pub struct ThemeLayer {
    /// By what name templates of other themes call its own.
    pub name: String,
    /// `theme.yaml`.
    pub manifest: Option<ThemeText>,
    /// Templates by name.
    pub templates: BTreeMap<String, ThemeText>,
    /// The files of messages.
    pub strings: Both<Option<ThemeText>>,
    /// Files under `static/`, by path from there.
    pub statics: BTreeMap<String, StaticFile>,
}

/// What `theme.yaml` says that a build needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The theme that it rests on.
    pub extends: Option<String>,
    /// Style sheets of its own that pages load after `style.css`.
    pub styles: Vec<String>,
}

impl ThemeFiles {
    /// Lays themes over one another, the lowest first, each with the style sheets that it adds.
    pub fn of(layers: Vec<(ThemeLayer, Vec<Style>)>) -> Self {
        let mut files = Self::default();
        let mut named = BTreeMap::new();
        for (layer, styles) in layers {
            for (name, file) in &layer.templates {
                named.insert(format!("{}/{name}", layer.name), file.clone());
                if layer.name == BUILT_IN {
                    named.insert(format!("{GROUND}/{name}"), file.clone());
                }
            }
            files.templates.extend(layer.templates);
            for lang in Lang::ALL {
                files.strings.get_mut(lang).extend(layer.strings.get(lang).clone());
            }
            files.statics.extend(layer.statics);
            files.manifests.extend(layer.manifest);
            for style in styles {
                if files.styles.iter().all(|known| known.name != style.name) {
                    files.styles.push(style);
                }
            }
        }
        files.add_named(&named);
        files
    }

    /// Adds the templates that others ask for by the name of their theme. Those that nobody asks
    /// for are left out: what they define would be there twice.
    fn add_named(&mut self, named: &BTreeMap<String, ThemeText>) {
        let themes: BTreeSet<&str> = named.keys().filter_map(|name| Some(name.split_once('/')?.0)).collect();
        let mut asking: Vec<ThemeText> = self.templates.values().cloned().collect();
        while let Some(file) = asking.pop() {
            if !themes.iter().any(|theme| file.text.contains(&format!("{theme}/"))) {
                continue;
            }
            for (name, wanted) in named {
                let quoted = ['"', '\''].map(|quote| format!("{quote}{name}{quote}"));
                let is_asked_for = quoted.iter().any(|name| file.text.contains(name));
                if is_asked_for && !self.templates.contains_key(name) {
                    self.templates.insert(name.clone(), wanted.clone());
                    asking.push(wanted.clone());
                }
            }
        }
    }

    /// Every file, by its path as findings name it.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let strings = self.strings.iter().flat_map(|(_, files)| files);
        let texts = self.templates.values().chain(strings).chain(&self.manifests);
        let texts = texts.map(|file| (file.path.as_str(), file.text.as_bytes()));
        let statics = self.statics.values();
        texts.chain(statics.map(|file| (file.path.as_str(), file.bytes.as_slice())))
    }

    /// The text of a file, by its path as findings name it.
    pub fn text(&self, path: &str) -> Option<&str> {
        let (_, bytes) = self.files().find(|(own, _)| *own == path)?;
        std::str::from_utf8(bytes).ok()
    }
}

impl ThemeLayer {
    /// Adds a text file, by its path in the theme's folder. What is none of a theme's files is
    /// passed over.
    pub fn add_text(&mut self, inner: &str, path: String, text: String) {
        let file = ThemeText { path, text };
        if inner == "theme.yaml" {
            self.manifest = Some(file);
        } else if let Some(name) = inner.strip_prefix("templates/") {
            self.templates.insert(name.to_owned(), file);
        } else if let Some(name) = inner.strip_prefix("i18n/") {
            let lang = name.strip_suffix(".yaml").and_then(Lang::from_code);
            if let Some(lang) = lang {
                *self.strings.get_mut(lang) = Some(file);
            }
        }
    }

    /// Adds a file to publish, by its path in the theme's folder.
    pub fn add_static(&mut self, inner: &str, path: String, bytes: Vec<u8>) {
        if let Some(name) = inner.strip_prefix("static/") {
            self.statics.insert(name.to_owned(), StaticFile { path, bytes });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(name: &str, templates: &[(&str, &str)]) -> (ThemeLayer, Vec<Style>) {
        let mut layer = ThemeLayer {
            name: name.to_owned(),
            ..ThemeLayer::default()
        };
        for (file, text) in templates {
            layer.add_text(
                &format!("templates/{file}"),
                format!("{name}:{file}"),
                (*text).to_owned(),
            );
        }
        (layer, Vec::new())
    }

    #[test]
    fn templates_are_there_by_name_where_another_asks_for_them() {
        let theme = ThemeFiles::of(vec![
            layer(BUILT_IN, &[("a.html", "a"), ("b.html", "b"), ("c.html", "c")]),
            layer(
                "mine",
                &[("a.html", "{% extends \"default/a.html\" %}"), ("b.html", "own")],
            ),
        ]);
        let names: Vec<(&str, &str)> = theme
            .templates
            .iter()
            .map(|(name, file)| (name.as_str(), file.path.as_str()))
            .collect();
        assert_eq!(
            names,
            [
                ("a.html", "mine:a.html"),
                ("b.html", "mine:b.html"),
                ("c.html", "built-in:c.html"),
                ("default/a.html", "built-in:a.html"),
            ]
        );
    }
}
