//! The preview's own files, below `/_wenzhai/`.

use super::address::{file_at, media_type};
use super::hub::{Hub, Shown};
use super::respond::{bytes_response, plain};
use super::{Follow, desk, findings};
use crate::diag::{Code, Locale, explain};
use axum::http::StatusCode;
use axum::response::Response;
use include_dir::{Dir, include_dir};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use serde_json::json;

/// What runs in the browser.
static CLIENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/client");

/// Answers a request for one of the preview's own files, by what follows `/_wenzhai/`.
pub(super) fn answer(hub: &Hub, shown: &Shown, name: &str, query: &str) -> Response {
    if let Some(file) = CLIENT.get_file(name) {
        return bytes_response(media_type(name), file.contents().to_vec());
    }
    let json = match name {
        "config.json" => written(&config(hub, shown)),
        "findings.json" => written(&findings::all(shown)),
        "desk.json" => parameter(query, "page").and_then(|page| written(&desk::told(shown, &page)?)),
        "built.json" => {
            let page = parameter(query, "page").and_then(|page| file_at(&shown.base, &page));
            page.and_then(|file| written(&hub.built(shown, &file)))
        }
        _ => name
            .strip_prefix("explain/")
            .and_then(|name| name.strip_suffix(".json")?.parse::<Code>().ok())
            .and_then(|code| written(&explained(code))),
    };
    match json {
        Some(bytes) => bytes_response("application/json; charset=utf-8", bytes),
        None => plain(StatusCode::NOT_FOUND, "404\n"),
    }
}

fn config(hub: &Hub, shown: &Shown) -> serde_json::Value {
    let settings = &hub.settings;
    json!({
        "root": settings.root.to_string_lossy(),
        "editor": settings.editor,
        "locale": match settings.locale {
            Locale::Zh => "zh",
            Locale::En => "en",
        },
        "follow": settings.follow == Follow::Yes,
        "base": shown.base,
        "version": shown.version(),
    })
}

fn explained(code: Code) -> serde_json::Value {
    let page = explain::Page::of(code);
    let both = |of: fn(&explain::Page, Locale) -> &'static str| json!({"zh": of(&page, Locale::Zh), "en": of(&page, Locale::En)});
    json!({
        "code": code.as_str(),
        "title": both(explain::Page::title),
        "body": both(explain::Page::body),
        "text": {"zh": explain::print(code, Locale::Zh), "en": explain::print(code, Locale::En)},
    })
}

/// A value of an address's query.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(key, _)| *key == name)?;
    let value = value.replace('+', " ");
    Some(percent_decode_str(&value).decode_utf8().ok()?.into_owned())
}

fn written(value: &impl Serialize) -> Option<Vec<u8>> {
    serde_json::to_vec(value).ok()
}

#[cfg(test)]
mod tests {
    use super::CLIENT;

    #[test]
    fn what_a_script_imports_is_there() {
        let mut count = 0;
        for file in CLIENT.files() {
            let text = file.contents_utf8().expect("scripts are text");
            let own = text.split(" from './").skip(1);
            for rest in own.chain(text.split("import('/_wenzhai/").skip(1)) {
                let wanted = rest.split('\'').next().unwrap_or_default();
                assert!(CLIENT.get_file(wanted).is_some(), "{:?} imports {wanted}", file.path());
                count += 1;
            }
        }
        assert!(count >= CLIENT.files().count() - 1, "only {count} imports");
    }
}
