//! A project's theme: its own files over those of the themes it rests on.

use super::load::SETTINGS;
use crate::diag::{Code, Diagnostic, Location, PointerPart, Text, closest};
use crate::fs;
use crate::model::theme::{GROUND, Style, ThemeFiles, ThemeLayer};
use crate::parse::{self, File};
use std::path::Path;

/// Reads the theme of this name and those it rests on, down to the built-in one.
///
/// # Errors
/// If a file cannot be read; what is wrong in them, or not there, are findings.
pub(super) fn theme_files(root: &Path, name: &str) -> Result<(ThemeFiles, Vec<Diagnostic>), fs::Error> {
    let mut chain = Chain::default();
    let mut wanted = name.to_owned();
    let mut by = Location::yaml(SETTINGS, vec!["theme".into()], PointerPart::Value);
    while wanted != GROUND {
        if chain.has(&wanted) {
            chain.findings.push(circle(by, &wanted, &chain));
            break;
        }
        let (layer, found) = fs::theme_layer(root, &wanted)?;
        chain.findings.extend(found);
        let Some(layer) = layer else {
            let names = fs::theme_names(root)?;
            let near = closest(&wanted, names.iter().map(String::as_str).chain([GROUND]));
            chain.findings.push(missing(by, &wanted, near));
            break;
        };
        let next = chain.add(layer);
        (wanted, by) = next.unwrap_or_else(|| (GROUND.to_owned(), by));
    }
    let (ground, found) = fs::theme_layer(root, GROUND)?;
    chain.findings.extend(found);
    if let Some((other, by)) = ground.and_then(|layer| chain.add(layer))
        && other != GROUND
    {
        chain.findings.push(no_ground(by));
    }
    chain.add(fs::built_in_layer());
    chain.layers.reverse();
    Ok((ThemeFiles::of(chain.layers), chain.findings))
}

/// Themes that rest on one another, the highest first.
#[derive(Default)]
struct Chain {
    layers: Vec<(ThemeLayer, Vec<Style>)>,
    findings: Vec<Diagnostic>,
}

impl Chain {
    fn has(&self, name: &str) -> bool {
        self.layers.iter().any(|(layer, _)| layer.name == name)
    }

    /// Adds a theme; says on which it rests, and where that stands.
    fn add(&mut self, layer: ThemeLayer) -> Option<(String, Location)> {
        let mut styles = Vec::new();
        let mut next = None;
        if let Some(file) = &layer.manifest {
            let parsed = parse::theme(File {
                path: &file.path,
                text: &file.text,
            });
            self.findings.extend(parsed.findings);
            let manifest = parsed.value.unwrap_or_default();
            styles.extend(manifest.styles.into_iter().enumerate().map(|(at, name)| Style {
                name,
                location: Location::yaml(&file.path, vec!["styles".into(), at.into()], PointerPart::Value),
            }));
            let by = Location::yaml(&file.path, vec!["extends".into()], PointerPart::Value);
            next = manifest.extends.map(|name| (name, by));
        }
        self.layers.push((layer, styles));
        next
    }
}

fn missing(by: Location, name: &str, near: Option<&str>) -> Diagnostic {
    let key = if by.path == SETTINGS { "theme" } else { "extends" };
    let instead = near.unwrap_or(GROUND);
    Diagnostic::new(
        Code::TP004,
        by,
        Text::new(format!("没有“{name}”这个主题"), format!("there is no theme “{name}”")),
    )
    .with_help(Text::new(
        format!("新建文件夹 themes/{name}，或写 {key}: {instead}"),
        format!("make the folder themes/{name}, or write {key}: {instead}"),
    ))
}

fn circle(by: Location, name: &str, chain: &Chain) -> Diagnostic {
    let names: Vec<&str> = chain.layers.iter().map(|(layer, _)| layer.name.as_str()).collect();
    let from = names.iter().position(|own| *own == name).unwrap_or(0);
    let way = names[from..].join(" → ");
    Diagnostic::new(
        Code::TP006,
        by,
        Text::new(
            format!("主题互相继承，成了一圈：{way} → {name}"),
            format!("themes extend one another in a circle: {way} → {name}"),
        ),
    )
    .with_help(Text::new(
        format!("让其中一个写 extends: {GROUND}"),
        format!("let one of them say extends: {GROUND}"),
    ))
}

fn no_ground(by: Location) -> Diagnostic {
    Diagnostic::new(
        Code::TP006,
        by,
        Text::new(
            format!("{GROUND} 是其他主题的底子，自己不能继承别的主题"),
            format!("{GROUND} is what other themes rest on and cannot extend another"),
        ),
    )
    .with_help(Text::new(
        "删去这一行，或给主题另起一个名字",
        "delete the line, or give the theme another name",
    ))
}
