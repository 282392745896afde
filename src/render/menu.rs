//! The menus of a page, rendered once for all pages that have the same ones.
//!
//! Which section is the current one depends on the kind of a page alone, and which topic
//! is, on the page being that topic's own. On each page anew they took an eighth of the
//! templates' time.

use super::engine::Engine;
use super::view::{self, Context, MenuView};
use crate::diag::Diagnostic;
use crate::model::route::{Page, Route};
use crate::model::site::Topic;
use crate::model::table::Key;
use std::collections::BTreeMap;
use tera::Value;

/// What templates see as `menu`, for all pages of a language.
#[derive(Debug)]
pub(super) struct Menus {
    /// Those of a page in no section.
    outside: Value,
    /// By the kind of page.
    of_kind: BTreeMap<&'static str, Value>,
    /// Those of the pages of topics.
    of_topic: Vec<Value>,
}

impl Menus {
    /// Renders them.
    ///
    /// # Errors
    /// The finding that says where a template failed.
    pub(super) fn new(context: Context<'_>, engine: &Engine, site: &Value) -> Result<Self, Diagnostic> {
        let sections = |kind: &'static str| {
            let view = MenuView::of_kind(kind);
            part(context, engine, "menu-sections.html", &view, site)
        };
        let topics = |path: &str| {
            let view = MenuView::of_path(path);
            part(context, engine, "menu-topics.html", &view, site)
        };
        let menu =
            |sections: Value, topics: Value| Value::from(BTreeMap::from([("sections", sections), ("topics", topics)]));
        let no_topic = topics("")?;
        let of_kind = view::kinds()
            .into_iter()
            .map(|kind| Ok((kind, menu(sections(kind)?, no_topic.clone()))));
        let in_topics = sections("topic")?;
        let of_topic = context.site.topics.keys().map(|key: Key<Topic>| {
            let link = context.targets.get(context.site, Page::Topic(key));
            Ok(menu(in_topics.clone(), topics(&link.href)?))
        });
        Ok(Self {
            outside: menu(sections("")?, no_topic.clone()),
            of_kind: of_kind.collect::<Result<_, Diagnostic>>()?,
            of_topic: of_topic.collect::<Result<_, Diagnostic>>()?,
        })
    }

    /// The menus of the page at a route.
    pub(super) fn get(&self, route: Route) -> Value {
        let own = match route.page {
            // The further parts of its list are not the page that links lead to.
            Page::Topic(key) if route.part == 1 => self.of_topic.get(key.position()),
            page => self.of_kind.get(view::kind(page)),
        };
        own.unwrap_or(&self.outside).clone()
    }
}

fn part(
    context: Context<'_>,
    engine: &Engine,
    template: &str,
    view: &MenuView<'_>,
    site: &Value,
) -> Result<Value, Diagnostic> {
    let values = vec![("site", site.clone())];
    let html = engine.render(template, context.words.lang, view, values)?;
    Ok(Value::safe_string(String::from_utf8_lossy(&html).trim_end()))
}
