//! `wenzhai build`: the site into its folder.

use super::{Failure, Invocation, Outcome, apply_strictness, drafts};
use clap::ArgMatches;
use std::path::PathBuf;
use std::time::Instant;
use wenzhai::assemble::{LeftOut, LeftOutReason};
use wenzhai::diag::Text;
use wenzhai::fs::Published;
use wenzhai::model::site::Site;
use wenzhai::pipeline::{self, Checked, Options};

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    #[expect(clippy::disallowed_methods, reason = "the user is told how long it took")]
    let start = Instant::now();
    let root = &invocation.root;
    let output = matches
        .get_one::<String>("output")
        .map_or_else(|| root.join("public"), PathBuf::from);
    let options = Options {
        drafts: drafts(matches),
        base_url: matches.get_one::<String>("base-url").cloned(),
    };
    let mut checked = pipeline::check(pipeline::load(root)?, &options);
    apply_strictness(matches, &mut checked.findings);
    let built = if checked.has_errors() {
        Err(Vec::new())
    } else {
        pipeline::build(&checked, root, &output)?
    };
    let published = match built {
        Ok(published) => published,
        Err(findings) => {
            checked.add(findings);
            invocation.terminal.report(&checked.findings, &checked.input)?;
            invocation.terminal.say(&Text::new(
                format!("没有发布；{} 保持原样", output.display()),
                format!("Nothing was published; {} is as it was", output.display()),
            ));
            return Ok(Outcome::Findings);
        }
    };
    invocation.terminal.report(&checked.findings, &checked.input)?;
    tell_left_out(invocation, &checked.left_out);
    if let Some(site) = &checked.site {
        tell(
            invocation,
            &checked,
            site,
            published,
            &output.display().to_string(),
            start.elapsed().as_millis(),
        );
    }
    // The process ends here; the system takes its memory back faster than we could give
    // back each string of a thousand reports.
    std::mem::forget(checked);
    Ok(Outcome::Fine)
}

fn tell(invocation: &Invocation, checked: &Checked, site: &Site, published: Published, output: &str, millis: u128) {
    let reports = site.reports.len();
    let figures: usize = site.reports.values().map(|report| report.figures.len()).sum();
    let Published {
        files,
        written,
        removed,
    } = published;
    invocation.terminal.say(&Text::new(
        format!("{reports}份报告、{figures}个数字 → {output}：{files}个文件，写入{written}个，删除{removed}个，用时{millis}毫秒"),
        format!(
            "{}, {} → {output}: {}, {written} written, {removed} removed, {millis} ms",
            counted(reports, "report"),
            counted(figures, "figure"),
            counted(files, "file")
        ),
    ));
    invocation.terminal.say_more(&Text::new(
        format!("读取{}个文件", checked.input.texts.len()),
        format!("{} files read", checked.input.texts.len()),
    ));
}

/// `1 report`, `14 reports`: for nouns whose plural is an s.
fn counted(n: usize, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{ending}")
}

fn tell_left_out(invocation: &Invocation, left_out: &[LeftOut]) {
    for report in left_out {
        let (zh, en) = match report.reason {
            LeftOutReason::Draft => ("是草稿（--drafts 可一并生成）", "it is a draft (--drafts includes it)"),
            LeftOutReason::Broken => ("前置信息有错", "its front matter is broken"),
        };
        let id = &report.id;
        invocation
            .terminal
            .say(&Text::new(format!("未发布 {id}：{zh}"), format!("Left out {id}: {en}")));
    }
}
