//! The direction of imports, as `ARCHITECTURE.md` and the design have it.

use super::source::{Source, is_name};
use std::collections::{BTreeMap, BTreeSet};

/// What each module of the crate may name, besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("quantity", &[]),
    ("diag", &[]),
    ("search", &[]),
    ("model", &["quantity", "diag"]),
    ("fs", &["model", "diag"]),
    ("parse", &["model", "quantity", "diag"]),
    ("assemble", &["model", "quantity", "diag"]),
    ("check", &["model", "quantity", "diag"]),
    ("render", &["model", "quantity", "diag", "search"]),
    (
        "pipeline",
        &[
            "parse", "assemble", "check", "render", "search", "fs", "model", "quantity", "diag",
        ],
    ),
    ("serve", &["pipeline", "fs", "model", "diag"]),
    // The binary sees the library as anybody else does.
    ("cli", &["wenzhai"]),
    ("commands", &["wenzhai"]),
    ("main", &["cli", "commands", "wenzhai"]),
    ("lib", &[]),
];

/// Parts of other crates that one module keeps for itself, with the reason.
const ONE_OWNER: &[(&str, &[&str], &str)] = &[
    ("std::fs", &["fs"], "nothing else touches the disk"),
    ("SystemTime", &["fs"], "nothing else looks at the clock"),
    ("walkdir", &["fs"], "nothing else touches the disk"),
    ("rayon", &["pipeline"], "work is shared out there and nowhere else"),
    (
        "std::thread",
        &["pipeline", "serve"],
        "what runs beside something else is decided there",
    ),
    ("tokio", &["serve"], "only the preview waits for anybody"),
    ("axum", &["serve"], "only the preview answers requests"),
    ("notify", &["serve"], "only the preview watches files"),
    ("tera", &["render"], "templates are one phase's business"),
    ("pulldown_cmark", &["parse"], "Markdown is one phase's business"),
    (
        "flate2",
        &["pipeline", "search"],
        "what is compressed is the index, and what a server would compress",
    ),
    ("pinyin", &["search"], "readings are for searching"),
    (
        "clap",
        &["cli", "commands"],
        "the library does not know the command line",
    ),
    (
        "std::env",
        &["main", "cli"],
        "what the process was given is read at its entry",
    ),
];

#[test]
fn imports_go_in_one_direction() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in Source::all() {
        let top = source.module()[0];
        let allowed = allowed
            .get(top)
            .unwrap_or_else(|| panic!("{top} has no place in the house: add it to MAY_IMPORT"));
        for name in imported(&source) {
            if name != top && !allowed.contains(&name.as_str()) {
                wrong.push(format!("src/{} imports {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_of_the_library_has_its_place() {
    let sources = Source::all();
    let lib = sources
        .iter()
        .find(|source| source.path == "lib.rs")
        .expect("there is a library");
    let declared = lib
        .code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let declared: BTreeSet<&str> = declared.collect();
    let binary = ["cli", "commands", "main", "lib"];
    let placed: BTreeSet<&str> = MAY_IMPORT
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !binary.contains(name))
        .collect();
    assert_eq!(declared, placed);
}

#[test]
fn no_module_leaves_itself_by_super() {
    let mut wrong = Vec::new();
    for source in Source::all() {
        let inline = source.inline_modules();
        for (at, _) in source.code.match_indices("super::") {
            let climbs_further = source.code[..at].ends_with("super::");
            let steps = source.code[at..]
                .split("super::")
                .take_while(|between| between.is_empty())
                .count();
            let depth = source.module().len() + inline.iter().filter(|range| range.contains(&at)).count();
            if !climbs_further && steps >= depth {
                wrong.push(format!("src/{}: byte {at}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_has_one_owner_is_used_by_nobody_else() {
    let mut wrong = Vec::new();
    for source in Source::all() {
        let top = source.module()[0];
        for (name, owners, reason) in ONE_OWNER {
            if !owners.contains(&top) && names(source.without_tests(), name) {
                wrong.push(format!("src/{} uses {name}, but {reason}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The first names of all paths that lead out of the file's own module.
fn imported(source: &Source) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in source.code.match_indices("crate::") {
        let rest = &source.code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let close = source.closing(at + "crate::{".len() - 1) - (source.code.len() - group.len());
            names.extend(group_heads(&group[..close]));
        } else {
            names.insert(head(rest));
        }
    }
    if source
        .code
        .match_indices("wenzhai::")
        .any(|(at, _)| !source.code[..at].ends_with(is_name))
    {
        names.insert("wenzhai".to_owned());
    }
    names
}

/// The first name of each path in a group: `a::b, c::{d, e}` has `a` and `c`.
fn group_heads(group: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut heads = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(String::new()),
            c => heads.last_mut().expect("it begins with one").push(c),
        }
    }
    let heads = heads.iter().map(|path| head(path.trim()));
    heads.filter(|head| !head.is_empty()).collect()
}

fn head(path: &str) -> String {
    path.chars().take_while(|c| is_name(*c)).collect()
}

/// Whether a path is named, as a whole and not as the end of another name.
fn names(code: &str, path: &str) -> bool {
    let mut found = code.match_indices(path);
    found.any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        !before.is_some_and(|c| is_name(c) || c == ':') && !after.is_some_and(is_name)
    })
}

#[test]
fn groups_and_single_paths_are_seen() {
    let source = Source::of("x/y.rs", "use crate::{a::{b, c}, d}; crate::e::f(); use wenzhai::fs;");
    assert_eq!(Vec::from_iter(imported(&source)), ["a", "d", "e", "wenzhai"]);
    assert!(names("use rayon::prelude::*;", "rayon") && !names("crayon::x", "rayon") && !names("a::rayon", "rayon"));
}
