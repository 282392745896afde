//! From the address of a request to what is asked for.

use percent_encoding::percent_decode_str;

/// What begins every address of the preview itself.
const OWN: &str = "/_wenzhai/";

/// What an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Something of the preview's own, by what follows `/_wenzhai/`.
    Own(String),
    /// A file of the site, by its path from the site's root.
    File(String),
    /// It is elsewhere.
    Redirect(String),
    /// Nothing of the site can be there.
    Outside,
}

/// What the path of an address asks for, of a site below `base` (`/`, `/digest/`).
pub(super) fn place(base: &str, path: &str) -> Place {
    if let Some(own) = path.strip_prefix(OWN) {
        return Place::Own(own.to_owned());
    }
    if base != "/" && (path == "/" || path == base.trim_end_matches('/')) {
        return Place::Redirect(base.to_owned());
    }
    match decoded(path).as_deref().and_then(|path| path.strip_prefix(base)) {
        Some(inner) if inner.is_empty() || inner.ends_with('/') => Place::File(format!("{inner}index.html")),
        Some(inner) => Place::File(inner.to_owned()),
        None => Place::Outside,
    }
}

/// The file of the site that answers the path of an address; nothing if none can.
pub(super) fn file_at(base: &str, path: &str) -> Option<String> {
    match place(base, path) {
        Place::File(file) => Some(file),
        _ => None,
    }
}

/// The path of the address at which a file of the site is found.
pub(super) fn address_of(base: &str, file: &str) -> String {
    let path = match file.rsplit_once('/') {
        Some((folder, "index.html")) => format!("{folder}/"),
        None if file == "index.html" => String::new(),
        _ => file.to_owned(),
    };
    format!("{base}{path}")
}

/// A path with its percent signs read; nothing if it is no plain path: files are found by their
/// listed names alone, so that none of these could lead anywhere, but they are answered alike.
fn decoded(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_plain = |part: &str| part != "." && part != ".." && !part.contains(['\\', '\0']);
    path.split('/').all(is_plain).then(|| path.into_owned())
}

/// What kind of file it is, for a browser.
pub(super) fn media_type(file: &str) -> &'static str {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "xml" | "csl" => "application/xml; charset=utf-8",
        "txt" | "md" | "bib" | "yaml" | "yml" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files() {
        let file = |path: &str| Place::File(path.to_owned());
        assert_eq!(place("/", "/"), file("index.html"));
        assert_eq!(place("/", "/zh/reports/x/"), file("zh/reports/x/index.html"));
        assert_eq!(place("/", "/zh/reports/x"), file("zh/reports/x"));
        assert_eq!(place("/", "/zh/%E5%9B%BE%201.png"), file("zh/图 1.png"));
        assert_eq!(place("/", "/_wenzhai/socket"), Place::Own("socket".to_owned()));
    }

    #[test]
    fn a_site_may_live_in_a_folder() {
        let there = Place::Redirect("/digest/".to_owned());
        assert_eq!(place("/digest/", "/"), there);
        assert_eq!(place("/digest/", "/digest"), there);
        assert_eq!(
            place("/digest/", "/digest/zh/"),
            Place::File("zh/index.html".to_owned())
        );
        assert_eq!(place("/digest/", "/zh/"), Place::Outside);
        assert_eq!(place("/digest/", "/_wenzhai/x"), Place::Own("x".to_owned()));
        assert_eq!(address_of("/digest/", "zh/index.html"), "/digest/zh/");
        assert_eq!(address_of("/", "index.html"), "/");
        assert_eq!(address_of("/", "404.html"), "/404.html");
    }

    #[test]
    fn nothing_leads_out() {
        for path in [
            "/../site.yaml",
            "/zh/%2e%2e/%2e%2e/site.yaml",
            "/zh/..%2fsite.yaml",
            "/zh/..%5csite.yaml",
            "/zh\\..\\site.yaml",
            "/./zh/",
            "/zh/%00",
            "/%ff",
            "zh/",
            "",
            "*",
        ] {
            assert_eq!(place("/", path), Place::Outside, "{path}");
        }
    }
}
