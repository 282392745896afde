//! The other files of the theme that a style sheet or a module asks for.

use super::{findings, script, style};
use crate::diag::Diagnostic;
use crate::model::theme::StaticFile;
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a file asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The name of a file of the theme.
    pub(super) name: String,
    /// Where the address stands.
    pub(super) span: Range<usize>,
    /// Where the last part of its path stands.
    pub(super) last: Range<usize>,
    /// Whether it is loaded whenever the file is, as a module.
    pub(super) is_imported: bool,
}

/// An address in a file, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// Where it stands, without quotation marks.
    pub(super) span: Range<usize>,
    /// What it is for.
    pub(super) kind: Kind,
}

/// What an address in a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A module that is loaded with this one.
    Import,
    /// A module that may be loaded later.
    LateImport,
    /// A file beside a module, as `new URL('…', import.meta.url)` names it.
    Beside,
    /// A picture, a font or another style sheet.
    Style,
}

/// The files that a style sheet or a module asks for, in order; nothing of any other file.
/// What leads nowhere is a finding. Addresses with a scheme and those from the server's root are
/// left as they are: they are not the theme's.
pub(super) fn references(
    name: &str,
    file: &StaticFile,
    statics: &BTreeMap<String, StaticFile>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Reference> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        return Vec::new();
    };
    let addresses = match name.rsplit_once('.') {
        Some((_, "css")) => style::addresses(text),
        Some((_, "js" | "mjs")) => script::addresses(text),
        _ => return Vec::new(),
    };
    let mut references = Vec::new();
    for Address { span, kind } in addresses {
        let written = &text[span.clone()];
        if !is_of_theme(written, kind) {
            continue;
        }
        let path = written.split(['?', '#']).next().unwrap_or(written);
        let target = resolved(name, path);
        match target.filter(|target| statics.contains_key(target)) {
            Some(target) => {
                let last = path.rfind('/').map_or(0, |slash| slash + 1);
                references.push(Reference {
                    name: target,
                    last: span.start + last..span.start + path.len(),
                    span,
                    is_imported: kind == Kind::Import,
                });
            }
            None => found.push(findings::leads_nowhere(file, span, written, name, statics.keys())),
        }
    }
    references
}

/// Whether an address leads to a file of the theme, or should.
fn is_of_theme(address: &str, kind: Kind) -> bool {
    let is_relative = address.starts_with("./") || address.starts_with("../");
    match kind {
        // A name without a path means nothing to a browser.
        Kind::Import | Kind::LateImport => !address.starts_with('/') && !has_scheme(address),
        Kind::Beside => is_relative,
        Kind::Style => !address.is_empty() && !address.starts_with(['/', '#']) && !has_scheme(address),
    }
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)))
}

/// The name of the file at a path from a file's folder; nothing if that is outside `static/`.
fn resolved(from: &str, path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_followed_from_the_folder() {
        let of = |from: &str, path: &str| resolved(from, path);
        assert_eq!(of("a.css", "img/x.png").as_deref(), Some("img/x.png"));
        assert_eq!(of("css/a.css", "../img/./x.png").as_deref(), Some("img/x.png"));
        assert_eq!(of("js/a.js", "./b.js").as_deref(), Some("js/b.js"));
        assert_eq!(of("a.css", "%E5%9B%BE.png").as_deref(), Some("图.png"));
        assert_eq!(of("a.css", "../x.png"), None);
    }

    #[test]
    fn other_peoples_addresses_are_left_alone() {
        for address in [
            "https://x.example/a.css",
            "data:image/png;base64,AA",
            "//x.example/a",
            "/a.png",
            "#filter",
            "",
        ] {
            assert!(!is_of_theme(address, Kind::Style), "{address}");
        }
        assert!(is_of_theme("a.png", Kind::Style) && is_of_theme("lodash", Kind::Import));
        assert!(!is_of_theme("/x.js", Kind::Import) && !is_of_theme("https://x.example/x.js", Kind::LateImport));
    }
}
