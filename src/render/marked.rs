//! Texts as HTML, with `lang` on every change of language.

use crate::model::lang::Lang;
use crate::model::mixed::{foreign, runs};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use std::fmt::Write as _;
use tera::{Kwargs, State, Tera, Value};

/// Writes a text into an element of `lang`.
pub(super) fn write(html: &mut String, text: &str, lang: Lang) {
    for run in runs(text, lang) {
        if run.lang == lang {
            // Writing to a string cannot fail.
            let _ = escape_html_body_text(&mut *html, run.text);
        } else {
            let _ = write!(html, "<span lang=\"{}\">", run.lang.tag());
            let _ = escape_html_body_text(&mut *html, run.text);
            html.push_str("</span>");
        }
    }
}

/// What `{{ text | lang }}` prints in an element of `lang`, as a value that is HTML.
pub(super) fn value(text: &str, lang: Lang) -> Value {
    let mut html = String::with_capacity(text.len() + 32);
    if foreign(text, lang).is_empty() {
        // As the engine escapes texts; writing to a string cannot fail.
        let _ = escape_html(&mut html, text);
    } else {
        write(&mut html, text, lang);
    }
    Value::safe_string(&html)
}

/// Gives templates `{{ text | lang }}`, for texts of the page's language, and
/// `{{ text | lang(tag=…) }}` for an element that has a `lang` of its own. A text of
/// one language alone is given back as it is; what is HTML already, too.
pub(super) fn register(tera: &mut Tera, page: Lang) {
    tera.register_filter("lang", move |value: Value, args: Kwargs, _: &State| {
        let around = match args.get::<&str>("tag")? {
            None => page,
            Some(tag) => Lang::ALL
                .into_iter()
                .find(|lang| lang.tag() == tag)
                .ok_or_else(|| tera::Error::message(format!("no language has the tag `{tag}`")))?,
        };
        let mixed = value
            .as_str()
            .filter(|text| !value.is_safe() && !foreign(text, around).is_empty());
        let html = mixed.map(|text| {
            let mut html = String::with_capacity(text.len() + 32);
            write(&mut html, text, around);
            Value::safe_string(&html)
        });
        Ok::<Value, tera::Error>(html.unwrap_or(value))
    });
}
