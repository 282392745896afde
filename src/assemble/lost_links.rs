//! Findings about links that lead nowhere.

use crate::diag::{Code, Diagnostic, Location, Text, closest};
use crate::model::body::Heading;

/// The finding about a heading whose id is the place of a figure.
pub(super) fn id_of_a_figure(heading: &Heading, path: &str) -> Diagnostic {
    let id = &heading.id;
    Diagnostic::new(
        Code::MD002,
        Location::at(path, heading.span.clone()),
        Text::new(
            format!("锚点“{id}”是这份报告一个数字的位置"),
            format!("“{id}” is the place of a figure of this report"),
        ),
    )
    .with_help(Text::new(
        "给标题换一个锚点，译文也换成同样的",
        "give the heading another id, and the same in the translation",
    ))
}

/// The finding about a link of a kind that means nothing here.
pub(super) fn unknown_scheme(scheme: &str, location: Location) -> Diagnostic {
    const SCHEMES: [&str; 9] = [
        "figure",
        "report",
        "topic",
        "region",
        "indicator",
        "term",
        "http",
        "https",
        "mailto",
    ];
    let help = match closest(scheme, SCHEMES) {
        Some(near) => Text::new(format!("是不是想写 {near}:？"), format!("did you mean {near}:?")),
        None => {
            let list = SCHEMES.join(":, ");
            Text::new(format!("可用：{list}:"), format!("links begin with one of: {list}:"))
        }
    };
    Diagnostic::new(
        Code::LK005,
        location,
        Text::new(
            format!("不认识“{scheme}:”开头的链接"),
            format!("links that begin with “{scheme}:” mean nothing here"),
        ),
    )
    .with_help(help)
}

/// The finding about a figure that a report does not have; `scheme` is what stands before ids in
/// the place where it was asked for.
pub(super) fn unknown_figure<'i>(
    id: &str,
    scheme: &str,
    location: Location,
    ids: impl Iterator<Item = &'i str>,
) -> Diagnostic {
    let help = match closest(id, ids) {
        Some(near) => Text::new(
            format!("是不是想写 {scheme}{near}？"),
            format!("did you mean {scheme}{near}?"),
        ),
        None => Text::new(
            format!("先在 figures: 下添加 {id}，写明指标和来源里的数"),
            format!("add {id} under figures: first, with its indicator and the source's wording"),
        ),
    };
    Diagnostic::new(
        Code::FG003,
        location,
        Text::new(
            format!("这份报告没有“{id}”这个数字"),
            format!("the report has no figure “{id}”"),
        ),
    )
    .with_help(help)
}

/// The finding about a figure on a page that is no report.
pub(super) fn figure_needs_report(id: &str, location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::FG003,
        location,
        Text::new(
            "这一页不是报告，没有自己的数字",
            "this page is no report and has no figures of its own",
        ),
    )
    .with_help(Text::new(
        format!("写明是哪份报告的：figure:报告标识#{id}"),
        format!("name the report: figure:REPORT#{id}"),
    ))
}

/// The finding about a section that a page does not have.
pub(super) fn unknown_section(id: &str, location: Location, headings: &[&str]) -> Diagnostic {
    let help = match closest(id, headings.iter().copied()) {
        Some(near) => Text::new(format!("是不是想写 #{near}？"), format!("did you mean #{near}?")),
        None => Text::new(
            format!("在那个标题后写 {{#{id}}}"),
            format!("put {{#{id}}} after the heading that is meant"),
        ),
    };
    Diagnostic::new(
        Code::LK003,
        location,
        Text::new(
            format!("那一页没有“{id}”这一节"),
            format!("that page has no section “{id}”"),
        ),
    )
    .with_help(help)
}

/// The finding about an address that the site does not have.
pub(super) fn unknown_path<'p>(path: &str, location: Location, paths: impl Iterator<Item = &'p str>) -> Diagnostic {
    let help = match closest(path, paths) {
        Some(near) => Text::new(format!("是不是想写 {near}？"), format!("did you mean {near}?")),
        None => Text::new(
            "链接到报告写 report:标识，专题写 topic:标识",
            "write report:ID for a report, topic:ID for a topic",
        ),
    };
    Diagnostic::new(
        Code::LK001,
        location,
        Text::new(
            format!("网站没有“{path}”这个地址"),
            format!("the site has no address “{path}”"),
        ),
    )
    .with_help(help)
}
