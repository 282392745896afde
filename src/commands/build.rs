//! `wenzhai build`: the site into its folder.

use super::{Failure, Invocation, Outcome, apply_strictness, drafts};
use clap::ArgMatches;
use std::path::PathBuf;
use std::time::Instant;
use wenzhai::assemble::{LeftOut, LeftOutReason};
use wenzhai::diag::Text;
use wenzhai::fs::Published;
use wenzhai::model::site::Site;
use wenzhai::pipeline::{self, Checked, Compression, FontProblem, Options};

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
    let compression = if matches.get_flag("compress") {
        Compression::Beside
    } else {
        Compression::None
    };
    let mut checked = pipeline::check(pipeline::load(root)?, &options);
    apply_strictness(matches, &mut checked.findings);
    let built = if checked.has_errors() {
        Err(Vec::new())
    } else {
        pipeline::build(&checked, root, &output, compression)?
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
    tell_left_out(invocation, &checked.left_out);
    if let Some(problem) = pipeline::font_problem(&checked) {
        tell_font_problem(invocation, &problem);
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

/// How many reports that were left out are named: as many as can be taken in at a glance.
const NAMED: usize = 5;

fn tell_left_out(invocation: &Invocation, left_out: &[LeftOut]) {
    for LeftOut { id, reason } in left_out.iter().take(NAMED) {
        let Text { zh, en } = match reason {
            LeftOutReason::Draft => Text::new("是草稿（--drafts 可一并生成）", "it is a draft (--drafts includes it)"),
            LeftOutReason::Future(due) => Text::new(
                format!("要到{due}才发布（--drafts 可一并生成）"),
                format!("it is not published before {due} (--drafts includes it)"),
            ),
            LeftOutReason::Broken => Text::new("前置信息有错", "its front matter is broken"),
        };
        invocation
            .terminal
            .say(&Text::new(format!("未发布 {id}：{zh}"), format!("Left out {id}: {en}")));
    }
    let further = left_out.len().saturating_sub(NAMED);
    if further > 0 {
        invocation.terminal.say(&Text::new(
            format!("另有{further}份未发布"),
            format!("… and {further} more"),
        ));
    }
}

fn tell_font_problem(invocation: &Invocation, problem: &FontProblem) {
    let text = match problem {
        FontProblem::Unreadable(path) => Text::new(
            format!("分享图上没有文字：读不了 share_font 指定的字体 {path}"),
            format!("There are no words on share images: the font {path}, named by share_font, cannot be read"),
        ),
        FontProblem::NoChinese => Text::new(
            "分享图上没有汉字：这台机器上没有中文字体；装上 Noto Serif CJK（Debian 的 fonts-noto-cjk），或在 site.yaml 里写 share_font: 字体文件",
            "There is no Chinese on share images: this machine has no Chinese font; install Noto Serif CJK (Debian: fonts-noto-cjk), or write share_font: FILE in site.yaml",
        ),
    };
    invocation.terminal.warn(&text);
}
