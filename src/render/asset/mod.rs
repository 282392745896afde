//! The theme's files as they are published: under a name with a hash of their content, where
//! something of the theme asks for them.
//!
//! A file whose name says what is in it can be kept by browsers for ever, and its integrity can be
//! written where it is asked for. Style sheets and modules that ask for other files are made after
//! these, with the names that these have; so their own name changes with everything beneath them.
//! Whatever nobody asks for stays under its own name. Scripts lose comments and white space that parts
//! nothing.

mod asked;
mod findings;
mod lexer;
mod references;
mod script;
mod strip;
mod style;

use crate::diag::Diagnostic;
use crate::model::theme::{StaticFile, ThemeFiles};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pulldown_cmark_escape::escape_href;
use references::{Reference, references};
use sha2::{Digest, Sha384};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;
use tera::{Kwargs, State, Tera, Value};

/// How many bytes of a hash stand in a name. 64 bits: nobody gains by two files of his own theme
/// that have one name, and by chance it does not happen.
const NAME_BYTES: usize = 8;

/// Names at which programs look without being told: these files are published under them too.
const WELL_KNOWN: [&str; 4] = [
    "apple-touch-icon-precomposed.png",
    "apple-touch-icon.png",
    "favicon.ico",
    "robots.txt",
];

/// The theme's files as they are published.
#[derive(Debug, Default)]
pub(super) struct Assets {
    by_name: BTreeMap<String, Asset>,
    /// What is published, by path from the site's root.
    published: BTreeMap<String, Published>,
}

/// A file of the theme that something asks for.
#[derive(Debug)]
struct Asset {
    /// Its path from the site's root.
    path: String,
    /// Its hash as the attribute `integrity` has it.
    integrity: String,
    /// The modules that it imports, and those that they do, in the order of their loading.
    imports: Vec<String>,
}

/// A published file.
#[derive(Debug)]
struct Published {
    bytes: Arc<[u8]>,
    named: Named,
}

/// After what a published file is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Its content: what is at this address never changes.
    ByContent,
    /// The file of the theme.
    AsItIs,
}

impl Assets {
    /// Makes the files of a theme, with what is wrong in what they ask for.
    pub(super) fn new(theme: &ThemeFiles) -> (Self, Vec<Diagnostic>) {
        let mut maker = Maker {
            theme,
            assets: Self::default(),
            making: Vec::new(),
            findings: Vec::new(),
        };
        for name in asked::names(theme, &mut maker.findings) {
            maker.make(&name);
        }
        let Maker {
            mut assets, findings, ..
        } = maker;
        for (name, file) in &theme.statics {
            if !assets.by_name.contains_key(name) || WELL_KNOWN.contains(&name.as_str()) {
                let bytes = published(name, file.bytes.clone()).into();
                let named = Named::AsItIs;
                assets.published.insert(name.clone(), Published { bytes, named });
            }
        }
        let mut findings = findings;
        findings.extend(asked::beside(theme, |name| !assets.published.contains_key(name)));
        (assets, findings)
    }

    /// What is published, by path from the site's root, in order.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8], Named)> {
        let files = self.published.iter();
        files.map(|(path, file)| (path.as_str(), &*file.bytes, file.named))
    }

    /// One published file.
    pub(super) fn file(&self, path: &str) -> Option<&[u8]> {
        self.published.get(path).map(|file| &*file.bytes)
    }

    /// The address of a file below the path of the site's root, escaped for HTML.
    fn address(&self, base: &str, name: &str) -> Option<String> {
        let path = match self.by_name.get(name) {
            Some(asset) => &asset.path,
            None => self.published.get_key_value(name)?.0,
        };
        let mut html = String::new();
        // Writing to a string cannot fail.
        let _ = escape_href(&mut html, &format!("{base}{path}"));
        Some(html)
    }

    fn integrity(&self, name: &str) -> Option<String> {
        match self.by_name.get(name) {
            Some(asset) => Some(asset.integrity.clone()),
            None => self
                .published
                .get(name)
                .map(|file| integrity(&Sha384::digest(&file.bytes))),
        }
    }
}

/// The filters by which templates ask for files: `asset`, `integrity` and `imports`.
pub(super) fn register(tera: &mut Tera, assets: &Arc<Assets>, base: &str) {
    let ready = |of: &dyn Fn(&str) -> Option<String>| -> BTreeMap<String, Value> {
        let names = assets.by_name.keys();
        let values = names.filter_map(|name| Some((name.clone(), Value::safe_string(&of(name)?))));
        values.collect()
    };
    let addresses = ready(&|name| assets.address(base, name));
    let (own, root) = (Arc::clone(assets), base.to_owned());
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State| {
        let late = || own.address(&root, name).map(|address| Value::safe_string(&address));
        addresses.get(name).cloned().or_else(late).ok_or_else(|| absent(name))
    });
    let hashes = ready(&|name| assets.integrity(name));
    let own = Arc::clone(assets);
    tera.register_filter("integrity", move |name: &str, _: Kwargs, _: &State| {
        let late = || own.integrity(name).map(|hash| Value::safe_string(&hash));
        hashes.get(name).cloned().or_else(late).ok_or_else(|| absent(name))
    });
    let own = Arc::clone(assets);
    tera.register_filter("imports", move |name: &str, _: Kwargs, _: &State| {
        let imports = match own.by_name.get(name) {
            Some(asset) => asset.imports.clone(),
            None if own.published.contains_key(name) => Vec::new(),
            None => return Err(absent(name)),
        };
        Ok(Value::from(imports))
    });
}

fn absent(name: &str) -> tera::Error {
    tera::Error::message(format!("the theme has no file `static/{name}`"))
}

/// Makes files, each after those it asks for.
struct Maker<'a> {
    theme: &'a ThemeFiles,
    assets: Assets,
    /// What is being made, each for the sake of the one before it.
    making: Vec<String>,
    findings: Vec<Diagnostic>,
}

impl Maker<'_> {
    /// Makes a file that is there.
    fn make(&mut self, name: &str) {
        let Some(file) = self.theme.statics.get(name) else {
            return;
        };
        if self.assets.by_name.contains_key(name) {
            return;
        }
        self.making.push(name.to_owned());
        let references = references(name, file, &self.theme.statics, &mut self.findings);
        for reference in &references {
            if self.making.contains(&reference.name) {
                self.findings.push(findings::circle(
                    file,
                    reference.span.clone(),
                    &self.making,
                    &reference.name,
                ));
            } else {
                self.make(&reference.name);
            }
        }
        self.making.pop();
        let bytes = self.rewritten(name, file, &references);
        let digest = Sha384::digest(&bytes);
        let path = hashed_name(name, &digest);
        let asset = Asset {
            path: path.clone(),
            integrity: integrity(&digest),
            imports: self.imports(&references),
        };
        self.assets.by_name.insert(name.to_owned(), asset);
        let named = Named::ByContent;
        self.assets.published.insert(path, Published { bytes, named });
    }

    /// A file with the names that what it asks for is published under. Both lie in the folders
    /// that they lay in, so that nothing but the last part of an address is another.
    fn rewritten(&self, name: &str, file: &StaticFile, references: &[Reference]) -> Arc<[u8]> {
        let mut bytes = Vec::with_capacity(file.bytes.len() + references.len() * NAME_BYTES * 2);
        let mut from = 0;
        for reference in references.iter().filter(|reference| reference.name != name) {
            let Some(asset) = self.assets.by_name.get(&reference.name) else {
                continue;
            };
            let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
            bytes.extend_from_slice(&file.bytes[from..reference.last.start]);
            let mut address = String::new();
            // Writing to a string cannot fail.
            let _ = escape_href(&mut address, &last(&asset.path));
            bytes.extend_from_slice(address.as_bytes());
            from = reference.last.end;
        }
        bytes.extend_from_slice(&file.bytes[from..]);
        published(name, bytes).into()
    }

    /// The modules that are loaded with one, deepest first, each once.
    fn imports(&self, references: &[Reference]) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut imports = Vec::new();
        for reference in references.iter().filter(|reference| reference.is_imported) {
            let beneath = self.assets.by_name.get(&reference.name);
            let beneath = beneath.map_or(&[][..], |asset| &asset.imports).iter();
            for name in beneath.chain([&reference.name]) {
                if seen.insert(name.clone()) {
                    imports.push(name.clone());
                }
            }
        }
        imports
    }
}

/// What is published of a file's bytes: of a script what is run, of any other file all.
fn published(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let is_script = matches!(name.rsplit_once('.'), Some((_, "js" | "mjs")));
    match std::str::from_utf8(&bytes) {
        Ok(text) if is_script => strip::stripped(text).into_bytes(),
        _ => bytes,
    }
}

/// `sha384-…`, as the attribute `integrity` has it.
fn integrity(digest: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(digest))
}

/// A name with the beginning of the hash before its ending: `style.css` is `style.3f2a….css`.
fn hashed_name(name: &str, digest: &[u8]) -> String {
    let mut hash = String::with_capacity(NAME_BYTES * 2);
    for byte in &digest[..NAME_BYTES] {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    let (folder, file) = name.rfind('/').map_or(("", name), |at| name.split_at(at + 1));
    match file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) {
        Some((stem, ending)) => format!("{folder}{stem}.{hash}.{ending}"),
        None => format!("{folder}{file}.{hash}"),
    }
}

#[cfg(test)]
mod tests;
