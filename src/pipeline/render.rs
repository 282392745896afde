//! The site as files.

use super::Checked;
use crate::assemble::routes;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::lang::Lang;
use crate::model::output::{Content, OutputFile};
use crate::render::{self, Engine, Targets};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Renders every file of the published site, sorted by path.
///
/// # Errors
/// Findings about templates that failed or pages with one address; or none, where a
/// finding of [`super::check`] has said already why there is nothing to render.
pub fn render(checked: &Checked) -> Result<Vec<OutputFile>, Vec<Diagnostic>> {
    let (Some(site), Some(engine)) = (&checked.site, &checked.engine) else {
        return Err(Vec::new());
    };
    let targets = Targets::new(site);
    let routes = routes(site);
    let pages: Vec<Result<OutputFile, Diagnostic>> =
        routes.par_iter().map(|route| render::page(site, engine, &targets, *route)).collect();
    let mut files = Vec::with_capacity(pages.len() + 64);
    let mut findings = Vec::new();
    for page in pages {
        match page {
            Ok(file) => files.push(file),
            Err(finding) => findings.push(finding),
        }
    }
    match render::chooser_pages(site, engine) {
        Ok(pages) => files.extend(pages),
        Err(finding) => findings.push(finding),
    }
    files.extend(feeds(checked, engine));
    files.push(render::sitemap(site, &routes));
    files.extend(copies(checked));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    findings.extend(same_address(&files));
    if findings.is_empty() { Ok(files) } else { Err(findings) }
}

fn feeds(checked: &Checked, engine: &Engine) -> Vec<OutputFile> {
    let site = checked.site.iter();
    site.flat_map(|site| Lang::ALL.map(|lang| render::feeds(site, engine.words(lang)))).flatten().collect()
}

/// The theme's own files and the files beside pages.
fn copies(checked: &Checked) -> Vec<OutputFile> {
    let statics = checked.input.theme.statics.iter().map(|(path, bytes)| OutputFile {
        path: path.clone(),
        content: Content::Bytes(bytes.clone()),
    });
    let site = checked.site.iter();
    let attachments = site.flat_map(|site| &site.attachments).map(|attachment| OutputFile {
        path: attachment.to.clone(),
        content: Content::CopyOf(attachment.from.clone()),
    });
    statics.chain(attachments).collect()
}

/// Two files for one path: one of them would be lost.
fn same_address(files: &[OutputFile]) -> Vec<Diagnostic> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        *count.entry(&file.path).or_default() += 1;
    }
    let twice = count.into_iter().filter(|(_, count)| *count > 1);
    twice
        .map(|(path, _)| {
            Diagnostic::new(
                Code::LK004,
                Location::file(path),
                Text::new(
                    format!("有两个文件都要发布为“{path}”"),
                    format!("two files would be published as “{path}”"),
                ),
            )
            .with_help(Text::new("给其中一个改名", "rename one of them"))
        })
        .collect()
}
