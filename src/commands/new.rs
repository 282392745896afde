//! `wenzhai new report ID`: a report to be filled in.

use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use wenzhai::diag::Text;
use wenzhai::fs;
use wenzhai::model::id::{Id, nearest_id};
use wenzhai::pipeline;

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let own = matches.subcommand().map(|(_, own)| own);
    let name = own
        .and_then(|own| own.get_one::<String>("id"))
        .map_or("", String::as_str);
    let Some(id) = Id::new(name) else {
        return Err(not_an_id(invocation, name).into());
    };
    // The folder must be a project: a report elsewhere would be lost.
    let input = pipeline::load(&invocation.root)?;
    let folder = format!("content/reports/{id}");
    let files = [
        (format!("{folder}/zh.md"), chinese(&input.today.to_string())),
        (format!("{folder}/en.md"), english()),
    ];
    fs::create_files(&invocation.root, &files)?;
    for (path, _) in &files {
        invocation.terminal.print(&format!("{path}\n"))?;
    }
    invocation.terminal.say(&Text::new(
        "先填 zh.md；写好后删去 draft: true",
        "Fill in zh.md first; delete draft: true when it is done",
    ));
    Ok(Outcome::Fine)
}

fn not_an_id(invocation: &Invocation, name: &str) -> String {
    let near = match nearest_id(name) {
        // There is nothing to go by in a name without a Latin letter.
        near if near.is_empty() => Text::new("", ""),
        near => Text::new(format!("（例如 {near}）"), format!(" (for example {near})")),
    };
    let text = Text::new(
        format!("“{name}”不能作标识：只用小写英文字母、数字和连字符{}", near.zh),
        format!(
            "“{name}” is no id: use lower-case letters, digits and hyphens{}",
            near.en
        ),
    );
    text.get(invocation.terminal.locale).to_owned()
}

fn chinese(today: &str) -> String {
    format!(
        "---
title: 标题
summary: 一两句话，说清谁在何时发布了什么。
# event: 2021-09-09        # 事情发生的时间；不清楚的数字写 X，如 2021-XX-29
published: {today}
region: # 地区的标识，见 content/regions.yaml
topics: [] # 专题的标识，见 content/topics/
kind: news # 或 work-report、plan、policy、press-conference 等，见 docs/front-matter.zh.md
source:
  publisher: 来源
  # title: 原文标题
  # url: https://…
figures: {{}}
  # market-entities: {{indicator: market-entities, value: 58.3万户, period: 2020}}
draft: true
---

正文的第一段。

## 小标题 {{#section}}

数字写成链接：[58.3万户](figure:market-entities)。
"
    )
}

fn english() -> String {
    "---
title: Title
summary: One or two sentences that say who published what, and when.
translation: draft
---

The first paragraph.

## Heading {#section}

Figures are links: [](figure:market-entities).
"
    .to_owned()
}
