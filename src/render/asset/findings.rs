//! What is wrong in what a theme's files ask for.

use crate::diag::{Code, Diagnostic, Location, Text, closest};
use crate::model::theme::{StaticFile, Style};
use std::ops::Range;

/// A template asks for a file that is not there.
pub(super) fn absent<'n>(
    path: &str,
    span: Range<usize>,
    name: &str,
    names: impl Iterator<Item = &'n String>,
) -> Diagnostic {
    no_file(Location::at(path, span), name, name, names)
}

/// `theme.yaml` adds a style sheet that is not there.
pub(super) fn no_style<'n>(style: &Style, names: impl Iterator<Item = &'n String>) -> Diagnostic {
    let sheets = names.filter(|name| is_style(name));
    no_file(style.location.clone(), &style.name, &style.name, sheets)
}

/// A style sheet or a module asks for a file that is not there. `own` is its own name.
pub(super) fn leads_nowhere<'n>(
    file: &StaticFile,
    span: Range<usize>,
    written: &str,
    own: &str,
    names: impl Iterator<Item = &'n String>,
) -> Diagnostic {
    let location = Location::at(&file.path, span);
    // What is near is said as it would be written there.
    let folder = own.rfind('/').map_or("", |slash| &own[..=slash]);
    let is_module = !is_style(own);
    let near = names.filter_map(|name| {
        let inner = name.strip_prefix(folder)?;
        Some(if is_module {
            format!("./{inner}")
        } else {
            inner.to_owned()
        })
    });
    let near: Vec<String> = near.collect();
    no_file(location, written, written, near.iter())
}

/// Whether a file is a style sheet, by its name.
fn is_style(name: &str) -> bool {
    matches!(name.rsplit_once('.'), Some((_, "css")))
}

fn no_file<'n>(location: Location, name: &str, typed: &str, names: impl Iterator<Item = &'n String>) -> Diagnostic {
    let help = match closest(typed, names.map(String::as_str)) {
        Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
        None => Text::new(
            format!("把文件放进主题的 static/，或删去“{name}”"),
            format!("put the file into the theme’s static/, or take “{name}” out"),
        ),
    };
    Diagnostic::new(
        Code::TP005,
        location,
        Text::new(
            format!("主题的 static/ 里没有“{name}”"),
            format!("the theme has no “{name}” in static/"),
        ),
    )
    .with_help(help)
}

/// A template names a file by the address that it would have without a hash.
pub(super) fn plain(path: &str, span: Range<usize>, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TP005,
        Location::at(path, span),
        Text::new(
            format!("“{name}”发布时文件名里带有内容的摘要，这个地址上没有它"),
            format!("“{name}” is published under a name with a hash of its content, not at this address"),
        ),
    )
    .with_help(Text::new(
        format!("写 {{{{ \"{name}\" | asset }}}}"),
        format!("write {{{{ \"{name}\" | asset }}}}"),
    ))
}

/// Files that ask for each other: neither could have the other's name in it.
pub(super) fn circle(file: &StaticFile, span: Range<usize>, making: &[String], name: &str) -> Diagnostic {
    let from = making.iter().position(|own| own == name).unwrap_or(0);
    let way = making[from..].join(" → ");
    Diagnostic::new(
        Code::TP006,
        Location::at(&file.path, span),
        Text::new(
            format!("文件互相引用，成了一圈：{way} → {name}"),
            format!("files ask for each other in a circle: {way} → {name}"),
        ),
    )
    .with_help(Text::new(
        "把两边都用的部分移到第三个文件里",
        "move what both use into a third file",
    ))
}
