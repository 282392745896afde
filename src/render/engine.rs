//! The theme, ready to render: templates compiled once, one engine a language.

use super::asset::{self, Assets, Named};
use super::marked;
use super::policy::Loading;
use super::view::Lists;
use super::words::{Words, required_keys};
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::lang::{Both, Lang};
use crate::model::strings::Strings;
use crate::model::theme::{ThemeFiles, ThemeText};
use pulldown_cmark_escape::escape_html;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// Templates that every theme has: one for each kind of page, and those for what many pages
/// show: a report in a list, menus.
pub(super) const TEMPLATES: [&str; 24] = [
    "404.html",
    "about.html",
    "chooser.html",
    "data.html",
    "filtered.html",
    "home.html",
    "indicator.html",
    "indicators.html",
    "item.html",
    "menu-sections.html",
    "menu-topics.html",
    "parallel.html",
    "region.html",
    "regions.html",
    "report.html",
    "reports.html",
    "search.html",
    "targets.html",
    "term.html",
    "terms.html",
    "topic.html",
    "topics.html",
    "year.html",
    "years.html",
];

/// How much room a page is given at first, in bytes: most reports fit without moving.
const TYPICAL_PAGE: usize = 32 * 1024;

/// Templates and words of a theme.
#[derive(Debug)]
pub struct Engine {
    engines: Both<Tera>,
    words: Both<Arc<Words>>,
    paths: std::collections::BTreeMap<String, String>,
    assets: Arc<Assets>,
    loading: Loading,
}

impl Engine {
    /// Compiles a theme for a site whose root is at the path `base`, with a slash at its end.
    ///
    /// # Errors
    /// Findings of severity error about its templates and words; then there is nothing
    /// to render with.
    pub fn new(theme: &ThemeFiles, strings: Both<Strings>, base: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = missing_templates(theme);
        findings.extend(missing_words(theme, &strings));
        let (assets, found) = Assets::new(theme);
        findings.extend(found);
        let assets = Arc::new(assets);
        let words = Both {
            zh: Arc::new(Words::new(strings.zh)),
            en: Arc::new(Words::new(strings.en)),
        };
        let mut zh = Tera::new();
        register(&mut zh, &words.zh);
        asset::register(&mut zh, &assets, base);
        let templates = theme
            .templates
            .iter()
            .map(|(name, file)| (name.as_str(), file.text.as_str()));
        if let Err(error) = zh.add_raw_templates(templates) {
            findings.push(template_finding(&error, theme, None));
        }
        let mut en = zh.clone();
        register(&mut en, &words.en);
        if !findings.is_empty() {
            return Err(findings);
        }
        Ok(Self {
            engines: Both { zh, en },
            words,
            paths: theme
                .templates
                .iter()
                .map(|(name, file)| (name.clone(), file.path.clone()))
                .collect(),
            assets,
            loading: Loading::of(theme),
        })
    }

    /// What pages load and may load.
    pub(super) fn loading(&self) -> &Loading {
        &self.loading
    }

    /// The theme's files as they are published, by path from the site's root, in order.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8], Named)> {
        self.assets.files()
    }

    /// The paths and bytes of the theme's published files, in order.
    pub fn statics(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.files().map(|(path, bytes, _)| (path, bytes))
    }

    /// The theme's files whose names stay when their content changes: their paths and bytes.
    pub fn lasting(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.assets.files().filter(|(.., named)| *named == Named::AsItIs);
        files.map(|(path, bytes, _)| (path, bytes))
    }

    /// One of the theme's published files, by path from the site's root.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.assets.file(path)
    }

    /// The words of a language.
    pub fn words(&self, lang: Lang) -> &Words {
        self.words.get(lang)
    }

    /// Renders a view, and values beside it, with a template.
    ///
    /// # Errors
    /// The finding that says where the template failed.
    pub(super) fn render<V: Serialize>(
        &self,
        template: &str,
        lang: Lang,
        view: &V,
        values: Lists,
    ) -> Result<Vec<u8>, Diagnostic> {
        let failed = |error: &tera::Error| {
            let path = |name: &str| self.paths.get(name).cloned();
            render_finding(error, template, path)
        };
        let mut context = Context::from_serialize(view).map_err(|error| failed(&error))?;
        for (name, value) in values {
            context.insert_value(name, value);
        }
        let mut html = Vec::with_capacity(TYPICAL_PAGE);
        let engine = self.engines.get(lang);
        engine
            .render_to(template, &context, &mut html)
            .map_err(|error| failed(&error))?;
        Ok(html)
    }
}

/// The filters that templates have beyond Tera's own.
fn register(tera: &mut Tera, words: &Arc<Words>) {
    let t = Arc::clone(words);
    let plain = plain_messages(words);
    tera.register_filter("t", move |key: &str, args: Kwargs, _: &State| {
        let ready = if args.iter().next().is_none() {
            plain.get(key)
        } else {
            None
        };
        match ready {
            Some(value) => Ok(value.clone()),
            None => message(&t, key, &args).map(Value::from),
        }
    });
    let number = Arc::clone(words);
    tera.register_filter("number", move |value: Value, _: Kwargs, _: &State| {
        number.number(&value.to_string())
    });
    let list = Arc::clone(words);
    tera.register_filter("list", move |items: Vec<String>, _: Kwargs, _: &State| {
        list.list(&items)
    });
    marked::register(tera, words.lang);
}

/// Messages without holes, escaped for HTML once. A page has thirty of them.
fn plain_messages(words: &Words) -> HashMap<String, Value> {
    let plain = words.plain().map(|(key, text)| {
        let mut html = String::with_capacity(text.len());
        // Writing to a string cannot fail.
        let _ = escape_html(&mut html, text);
        (key.to_owned(), Value::safe_string(&html))
    });
    plain.collect()
}

/// `{{ "reports-count" | t(n=3) }}`: the message with its holes filled; `n` decides the plural.
fn message(words: &Words, key: &str, args: &Kwargs) -> tera::TeraResult<String> {
    if !words.has(key) {
        return Err(tera::Error::message(format!("there is no string `{key}`")));
    }
    if let Some(n) = args.get::<usize>("n")? {
        return Ok(words.count(key, n));
    }
    let holes: Vec<(String, String)> = args
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    let holes: Vec<(&str, &str)> = holes
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    Ok(words.say(key, &holes))
}

fn missing_templates(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let absent = TEMPLATES.iter().filter(|name| !theme.templates.contains_key(**name));
    absent
        .map(|name| {
            Diagnostic::new(
                Code::TP004,
                Location::file(format!("templates/{name}")),
                Text::new(
                    format!("主题没有模板“{name}”"),
                    format!("the theme has no template “{name}”"),
                ),
            )
        })
        .collect()
}

/// Words that the program or a template uses and a language does not have.
fn missing_words(theme: &ThemeFiles, all: &Both<Strings>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut reported = BTreeSet::new();
    for file in theme.templates.values() {
        for (at, key) in used_keys(&file.text) {
            for (lang, strings) in all.iter().filter(|(_, s)| !s.messages.contains_key(key)) {
                reported.insert((lang, key.to_owned()));
                let location = Location::at(&file.path, at..at + key.len());
                findings.push(missing_word(location, key, strings, lang));
            }
        }
    }
    for (lang, strings) in all.iter() {
        // What one language says, the other must say too.
        let other = all.get(lang.other()).messages.keys().cloned();
        let wanted = required_keys().into_iter().chain(other);
        for key in wanted.filter(|key| !strings.messages.contains_key(key)) {
            if reported.insert((lang, key.clone())) {
                findings.push(missing_word(Location::file(&strings.path), &key, strings, lang));
            }
        }
    }
    findings
}

fn missing_word(location: Location, key: &str, strings: &Strings, lang: Lang) -> Diagnostic {
    let path = &strings.path;
    let code = lang.code();
    let help = match crate::diag::closest(key, strings.messages.keys().map(String::as_str)) {
        Some(near) => Text::new(
            format!("是不是想写 {near}？否则在 i18n/{code}.yaml 里添加 {key}"),
            format!("did you mean {near}? If not, add {key} to i18n/{code}.yaml"),
        ),
        None => Text::new(
            format!("在 i18n/{code}.yaml 里加一行 {key}: …"),
            format!("add a line {key}: … to i18n/{code}.yaml"),
        ),
    };
    Diagnostic::new(
        Code::TP003,
        location,
        Text::new(
            format!("{path} 里没有“{key}”这条文字"),
            format!("{path} has no string “{key}”"),
        ),
    )
    .with_help(help)
}

/// Keys of strings in a template, `"key" | t`, with their place.
fn used_keys(template: &str) -> Vec<(usize, &str)> {
    let mut keys = Vec::new();
    let mut from = 0;
    while let Some(found) = template[from..].find('"') {
        let start = from + found + 1;
        let Some(length) = template[start..].find('"') else {
            break;
        };
        let key = &template[start..start + length];
        from = start + length + 1;
        let after = template[from..].trim_start();
        let filter = after.strip_prefix('|').map(str::trim_start);
        let is_t = filter
            .and_then(|filter| filter.strip_prefix('t'))
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        if is_t {
            keys.push((start, key));
        } else if filter.is_none() {
            // The quote may have closed a string that began elsewhere: go on from the next.
            from = start;
        }
    }
    keys
}

/// What Tera says of a template that does not compile.
fn template_finding(error: &tera::Error, theme: &ThemeFiles, template: Option<&str>) -> Diagnostic {
    let path = |name: &str| theme.templates.get(name).map(|file: &ThemeText| file.path.clone());
    finding(Code::TP001, error, template, path)
}

fn render_finding(error: &tera::Error, template: &str, path: impl Fn(&str) -> Option<String>) -> Diagnostic {
    finding(Code::TP002, error, Some(template), path)
}

fn finding(
    code: Code,
    error: &tera::Error,
    template: Option<&str>,
    path: impl Fn(&str) -> Option<String>,
) -> Diagnostic {
    let named = |name: &str| path(name).unwrap_or_else(|| format!("templates/{name}"));
    let (location, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let location = Location::at(named(report.filename()), span.range.clone());
            (location, report.message().to_owned())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (Location::file(named(tpl)), error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => (Location::file(named(current)), error.to_string()),
        _ => (Location::file(named(template.unwrap_or("?"))), error.to_string()),
    };
    let message = if code == Code::TP001 {
        Text::new(
            format!("模板有语法错误：{reason}"),
            format!("the template has a fault: {reason}"),
        )
    } else {
        let page = template.unwrap_or("?");
        Text::new(
            format!("用模板 {page} 生成页面时出错：{reason}"),
            format!("rendering a page with {page} failed: {reason}"),
        )
    };
    Diagnostic::new(code, location, message)
}

#[cfg(test)]
mod tests {
    use super::used_keys;

    #[test]
    fn keys_are_found_where_they_are_translated() {
        let template = r#"<a class="x" href="{{ h }}">{{ "nav-home" | t }}</a>{{ "n" |t(n=3) }}{{ "no" | trim }}{% if a == "b" %}{{"last"|t}}"#;
        let keys: Vec<&str> = used_keys(template).into_iter().map(|(_, key)| key).collect();
        assert_eq!(keys, ["nav-home", "n", "last"]);
    }
}
