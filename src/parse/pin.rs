//! From "the value of `topics`, second element" to bytes.

use super::File;
use super::document::bom;
use super::front_matter;
use super::full_width;
use super::yaml::Node;
use crate::diag::{Diagnostic, Location, Sources};
use std::collections::BTreeMap;

/// Looks up the places of all findings that name them by key.
pub fn pin(findings: &mut [Diagnostic], sources: &dyn Sources) {
    let mut documents = BTreeMap::new();
    for finding in findings {
        pin_location(&mut finding.location, sources, &mut documents);
        for related in &mut finding.related {
            pin_location(&mut related.location, sources, &mut documents);
        }
    }
}

/// A parsed document and where it begins in its file.
type Documents = BTreeMap<String, Option<(usize, Node)>>;

fn pin_location(location: &mut Location, sources: &dyn Sources, documents: &mut Documents) {
    let (None, Some(pointer)) = (&location.span, &location.pointer) else {
        return;
    };
    let Some(text) = sources.text(&location.path) else {
        return;
    };
    let document = documents
        .entry(location.path.clone())
        .or_insert_with(|| document(&location.path, text));
    if let Some((start, node)) = document {
        let span = node.locate(&text[*start..], pointer);
        location.span = Some(start.saturating_add(span.start)..start.saturating_add(span.end));
    } else {
        let at = bom(text);
        location.span = Some(at..at);
    }
    location.pointer = None;
}

fn document(path: &str, text: &str) -> Option<(usize, Node)> {
    let is_page = std::path::Path::new(path).extension().is_some_and(|e| e == "md");
    let range = if is_page {
        front_matter::split(File { path, text }).ok()?.yaml
    } else {
        bom(text)..text.len()
    };
    let node = full_width::mend(&text[range.clone()]).parse().ok()??;
    Some((range.start, node))
}
