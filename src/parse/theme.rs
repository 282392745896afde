//! `theme.yaml`.

use super::document::Document;
use super::scalar::Typed;
use super::schema::Shape;
use super::{File, Parsed, schemas};
use crate::model::lang::Names;
use crate::model::theme::Manifest;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawManifest {
    /// For people, as the title is.
    #[serde(default, rename = "name")]
    _name: Option<Typed>,
    #[serde(default, rename = "title")]
    _title: Option<Names>,
    #[serde(default)]
    extends: Option<Typed>,
    #[serde(default)]
    styles: Vec<Typed>,
}

/// Reads a theme's `theme.yaml`.
pub fn theme(file: File<'_>) -> Parsed<Manifest> {
    let mut findings = Vec::new();
    let document = Document::data(file, Shape::Record(schemas::THEME));
    let raw = document.read::<RawManifest>(&mut findings).value;
    let value = raw.map(|raw| Manifest {
        extends: raw.extends.map(|name| name.0.trim().to_owned()),
        styles: raw.styles.into_iter().map(|name| name.0.trim().to_owned()).collect(),
    });
    Parsed { value, findings }
}
