//! What browsers are told that pages load and may load: the content security policy, and the
//! headers that servers add to it.
//!
//! The policy stands in every page, so that it holds whatever server the site lies on. Nothing in
//! it is loosened for the preview, whose own scripts come from the address of the page and whose
//! looks are style sheets that it constructs.

use super::asset::Named;
use super::engine::Engine;
use crate::model::output::{Content, OutputFile};
use crate::model::site::Site;
use crate::model::theme::ThemeFiles;
use std::fmt::Write as _;

/// The directives that every site has. Images are the site's own: an image of another site is a
/// link to it (see `body`).
const ALWAYS: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'";

/// Directives that a site has whose theme has files with such endings.
const WHERE_USED: [(&str, &[&str]); 3] = [
    ("font-src 'self'", &["woff2", "woff", "ttf", "otf"]),
    ("manifest-src 'self'", &["webmanifest"]),
    ("media-src 'self'", &["mp3", "mp4", "ogg", "wav", "webm"]),
];

/// What a page cannot say of itself: that no other page may frame it.
const IN_HEADERS: &str = "; frame-ancestors 'none'";

/// Headers of every answer, beside the policy. No page asks for any of these devices.
const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), payment=(), usb=()",
    ),
];

/// How long a browser may use what is named by its content: a year, which stands for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// How long it may use a page without asking. A page that outlived a build would ask for style
/// sheets that are no longer there, and whoever asks is told in a few bytes that nothing changed.
const NOT_AT_ALL: &str = "public, max-age=0, must-revalidate";

/// What the addresses of files that are named by their content end with, as a regular expression.
const NAMED_BY_CONTENT: &str = r"\.[0-9a-f]{16}\.[^/.]+$";

/// What pages load and may load.
#[derive(Debug)]
pub(super) struct Loading {
    /// The content security policy, without what only a header can say.
    pub(super) policy: String,
    /// The names of style sheets that pages load after `style.css`.
    pub(super) styles: Vec<String>,
}

impl Loading {
    /// What the pages of a theme load.
    pub(super) fn of(theme: &ThemeFiles) -> Self {
        let has = |endings: &[&str]| {
            let ending = |name: &str| name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            theme
                .statics
                .keys()
                .any(|name| ending(name).is_some_and(|ending| endings.contains(&ending.as_str())))
        };
        let mut policy = ALWAYS.to_owned();
        for (directive, _) in WHERE_USED.iter().filter(|(_, endings)| has(endings)) {
            policy.push_str("; ");
            policy.push_str(directive);
        }
        Self {
            policy,
            styles: theme.styles.iter().map(|style| style.name.clone()).collect(),
        }
    }
}

/// The names of the header files.
pub const HEADER_FILES: [&str; 3] = ["_headers", "_headers.caddy", "_headers.nginx"];

/// The headers of the site, written for servers: as Netlify and Cloudflare Pages read them, and
/// as pieces of the configurations of Caddy and nginx.
pub fn header_files(site: &Site, engine: &Engine) -> Vec<OutputFile> {
    let policy = format!("{}{IN_HEADERS}", engine.loading().policy);
    let mut headers = vec![("Content-Security-Policy", policy.as_str())];
    headers.extend(HEADERS);
    let texts = [listed(site, engine, &headers), caddy(&headers), nginx(&headers)];
    let files = HEADER_FILES.into_iter().zip(texts).map(|(path, text)| OutputFile {
        path: path.to_owned(),
        content: Content::Bytes(text.into_bytes()),
    });
    files.collect()
}

/// `_headers`. Where several rules fit an address, what they say of one header is put together, so
/// that no two rules about keeping may fit the same one.
fn listed(site: &Site, engine: &Engine, headers: &[(&str, &str)]) -> String {
    let at = |path: &str| site.settings.href(path);
    let mut text = format!("{}\n", at("/*"));
    for (name, value) in headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let pages = ["/", "/404.html", "/en/*", "/zh/*"].map(|path| (at(path), NOT_AT_ALL));
    let files = engine.files().filter(|(.., named)| *named == Named::ByContent);
    let files = files.map(|(path, ..)| (at(path), FOR_EVER));
    for (address, keep) in pages.into_iter().chain(files) {
        let _ = writeln!(text, "{address}\n  Cache-Control: {keep}");
    }
    text
}

fn caddy(headers: &[(&str, &str)]) -> String {
    let mut text = "# import it in the site's block\nheader {\n".to_owned();
    for (name, value) in headers {
        let _ = writeln!(text, "\t{name} \"{value}\"");
    }
    text.push_str("}\n");
    // Caddy puts directives into an order of its own, so that none may stand over another.
    for (name, not, keep) in [
        ("named_by_content", "", FOR_EVER),
        ("named_by_address", "not ", NOT_AT_ALL),
    ] {
        let _ = writeln!(text, "@{name} {not}path_regexp {NAMED_BY_CONTENT}");
        let _ = writeln!(text, "header @{name} Cache-Control \"{keep}\"");
    }
    text
}

fn nginx(headers: &[(&str, &str)]) -> String {
    let mut text = "# include it in the site's server block\n".to_owned();
    for (name, value) in headers {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    let _ = writeln!(text, "set $keep \"{NOT_AT_ALL}\";");
    let _ = writeln!(
        text,
        "if ($uri ~ \"{NAMED_BY_CONTENT}\") {{ set $keep \"{FOR_EVER}\"; }}"
    );
    // Without “always”: that there is nothing at an address is not to be kept.
    text.push_str("add_header Cache-Control $keep;\n");
    text
}
