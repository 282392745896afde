//! What pages load: little, nothing from elsewhere, and nothing that was not meant.

use super::{Published, edition};
use crate::support::{Element, Page, Project, has_ending};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha384};
use std::io::Write as _;
use wenzhai::pipeline::Options;

/// What a report's page and its style sheets may have, compressed with gzip, which is what every
/// server can do.
const PAGE: usize = 30 * 1024;
/// What all scripts may have, compressed with gzip.
const SCRIPTS: usize = 12 * 1024;

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let made = encoder.write_all(bytes).and_then(|()| encoder.finish());
    made.expect("memory can be written").len()
}

/// What a page loads: the address, and the element that asks for it.
fn loaded(page: &Page) -> Vec<(&str, &Element)> {
    let rels = ["stylesheet", "modulepreload", "preload", "icon", "manifest"];
    let mut all = Vec::new();
    for element in &page.elements {
        let address = match element.name.as_str() {
            "link" if element.get("rel").is_some_and(|rel| rels.contains(&rel)) => element.get("href"),
            "script" | "img" | "source" | "iframe" | "embed" | "audio" | "video" | "track" => element.get("src"),
            "object" => element.get("data"),
            _ => None,
        };
        all.extend(address.map(|address| (address, element)));
    }
    all
}

/// The bytes of what an address of the edition leads to.
fn bytes_at<'p>(published: &'p Published, address: &str) -> &'p [u8] {
    let path = address.trim_start_matches('/');
    let bytes = published.files.get(path);
    bytes.unwrap_or_else(|| panic!("there is nothing at {address}"))
}

#[test]
fn a_report_and_its_styles_fit_into_thirty_kilobytes() {
    let published = edition();
    let mut count = 0;
    let is_report = |page: &&Page| page.path.contains("/reports/") && page.path.split('/').count() == 4;
    for page in published.pages.iter().filter(is_report) {
        let html = &published.files[&page.path];
        let styles = page.links("stylesheet").filter_map(|link| link.get("href"));
        let styles: usize = styles.map(|address| compressed(bytes_at(published, address))).sum();
        let all = compressed(html) + styles;
        assert!(all <= PAGE, "{} has {all} bytes, {styles} of them styles", page.path);
        count += 1;
    }
    assert!(count >= 28, "only {count} reports were looked at");
}

#[test]
fn all_scripts_fit_into_twelve_kilobytes() {
    let scripts = edition().files.iter().filter(|(path, _)| has_ending(path, "js"));
    let all: usize = scripts.map(|(_, bytes)| compressed(bytes)).sum();
    assert!(all <= SCRIPTS, "scripts have {all} bytes");
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for page in &edition().pages {
        for (address, _) in loaded(page) {
            assert!(
                address.starts_with('/') && !address.starts_with("//"),
                "{} loads {address}",
                page.path
            );
        }
        for image in page.having("srcset") {
            let srcset = image.get("srcset").unwrap_or_default();
            assert!(
                srcset.split(',').all(|one| one.trim().starts_with('/')),
                "{}: {srcset}",
                page.path
            );
        }
    }
}

#[test]
fn nothing_of_a_page_is_a_script_or_a_style_but_its_files() {
    for page in &edition().pages {
        let path = &page.path;
        assert_eq!(page.having("style").count(), 0, "{path}: a style attribute");
        assert_eq!(page.named("style").count(), 0, "{path}: a style element");
        for script in page.named("script") {
            let is_data = script.get("type") == Some("application/ld+json");
            assert!(is_data || script.get("src").is_some(), "{path}: {}", script.text);
        }
        let handlers = page.elements.iter().flat_map(|element| element.attributes.keys());
        let handlers: Vec<&String> = handlers.filter(|name| name.starts_with("on")).collect();
        assert!(handlers.is_empty(), "{path}: {handlers:?}");
    }
}

#[test]
fn every_style_and_script_has_the_hash_of_what_it_leads_to() {
    assert!(look_at_hashes(edition()) > 1000);
    look_at_hashes(&Published::of(Project::base().root(), &Options::default()));
}

/// Holds what pages load against the hashes beside it; how many there are.
fn look_at_hashes(published: &Published) -> usize {
    let mut count = 0;
    for page in &published.pages {
        for (address, element) in loaded(page) {
            let is_checked = element.name == "script" || element.get("rel") != Some("icon");
            if !is_checked || element.name == "img" || element.name == "source" {
                continue;
            }
            let bytes = bytes_at(published, address);
            let hash = Sha384::digest(bytes);
            let integrity = format!("sha384-{}", STANDARD.encode(hash));
            assert_eq!(
                element.get("integrity"),
                Some(integrity.as_str()),
                "{}: {address}",
                page.path
            );
            let whole = format!("{hash:x}");
            let begins = &whole[..16];
            let name = address.rsplit('/').next().unwrap_or_default();
            // A module's own name is that of its content, with the names of what it imports.
            assert!(name.contains(begins), "{}: {address}", page.path);
            count += 1;
        }
    }
    count
}

#[test]
fn every_page_says_what_it_may_load_before_it_loads_anything() {
    let published = edition();
    let mut policies = std::collections::BTreeSet::new();
    for page in &published.pages {
        let policy = page
            .elements
            .iter()
            .position(|element| element.get("http-equiv").is_some());
        let policy = policy.unwrap_or_else(|| panic!("{} has no policy", page.path));
        let element = &page.elements[policy];
        assert_eq!(
            element.get("http-equiv"),
            Some("Content-Security-Policy"),
            "{}",
            page.path
        );
        let first = page
            .elements
            .iter()
            .position(|e| e.name == "link" || e.name == "script");
        assert!(first.is_none_or(|first| policy < first), "{}", page.path);
        policies.extend(element.get("content"));
    }
    let policies: Vec<&str> = policies.into_iter().collect();
    let [policy] = policies[..] else {
        panic!("{policies:?}");
    };
    for directive in policy.split("; ") {
        let (name, value) = directive.split_once(' ').expect("a directive has a value");
        let is_strict = value == "'none'" || value == "'self'";
        assert!(is_strict, "{name} lets in {value}");
    }
    assert!(
        policy.starts_with("default-src 'none'; ") && policy.contains("base-uri 'none'"),
        "{policy}"
    );
    // The files for servers say the same, and what no page can say.
    let whole = format!("{policy}; frame-ancestors 'none'");
    for file in ["_headers", "_headers.nginx", "_headers.caddy"] {
        let text = String::from_utf8_lossy(&published.files[file]);
        assert!(text.contains(&whole), "{file} does not say {whole}");
        for header in [
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "immutable",
        ] {
            assert!(text.contains(header), "{file} has no {header}");
        }
    }
}

#[test]
fn what_may_be_kept_for_ever_is_listed_with_its_hash() {
    let published = edition();
    let text = String::from_utf8_lossy(&published.files["_headers"]);
    let mut rules = text.lines().peekable();
    let mut kept = 0;
    while let Some(line) = rules.next() {
        let is_kept = rules.peek().is_some_and(|next| next.contains("immutable"));
        if is_kept {
            kept += 1;
            let hash = format!("{:x}", Sha384::digest(bytes_at(published, line)));
            assert!(line.contains(&format!(".{}.", &hash[..16])), "{line}");
        }
    }
    assert!(kept >= 2, "{text}");
}

#[test]
fn a_policy_lets_in_what_a_theme_has() {
    let policy_of = |project: &Project| {
        let published = Published::of(project.root(), &Options::default());
        let text = String::from_utf8_lossy(&published.files["_headers"]).into_owned();
        text.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert!(!policy_of(&Project::base()).contains("font-src"));
    let with_font = Project::base().with_bytes("themes/default/static/fonts/a.woff2", b"wOF2");
    assert!(policy_of(&with_font).contains("; font-src 'self'; "));
}
