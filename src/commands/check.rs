//! `wenzhai check`: everything that is wrong. Only with `--fix` is anything written, and only
//! what can be mended without asking.

use super::{Failure, Invocation, Outcome, apply_strictness, drafts};
use clap::ArgMatches;
use wenzhai::diag::render::{Format, summary};
use wenzhai::diag::{Mended, Tally, Text};
use wenzhai::pipeline::{self, Checked, Options};

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let format = matches
        .get_one::<String>("format")
        .and_then(|name| name.parse().ok())
        .unwrap_or(Format::Human);
    let mut checked = look(invocation, matches)?;
    let fix = matches.get_flag("fix");
    let mended = match format {
        Format::Human => pipeline::mend(&checked.findings, &checked.input),
        _ if fix => pipeline::mend(&checked.findings, &checked.input),
        _ => Vec::new(),
    };
    let told = if mended.is_empty() {
        None
    } else if fix {
        invocation.terminal.changes(format, &mended, &checked.input)?;
        let told = write(invocation, &checked, &mended)?;
        checked = look(invocation, matches)?;
        Some(told)
    } else {
        Some(mendable(&mended))
    };
    let terminal = &invocation.terminal;
    terminal.findings(format, &checked.findings, &checked.input)?;
    let tally = Tally::of(&checked.findings);
    if format == Format::Human {
        if !fix {
            terminal.changes(format, &mended, &checked.input)?;
        }
        terminal.print(&format!("{}\n", summary(tally, terminal.locale)))?;
        if checked.waived > 0 {
            terminal.remark(&waived(checked.waived))?;
        }
        if let Some(told) = told {
            terminal.remark(&told)?;
        }
    } else if let Some(told) = told {
        terminal.say(&told);
    }
    Ok(if tally.errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// Reads the project and finds everything that is wrong with it.
fn look(invocation: &Invocation, matches: &ArgMatches) -> Result<Checked, Failure> {
    let options = Options {
        drafts: drafts(matches),
        base_url: None,
    };
    let mut checked = pipeline::check(pipeline::load(&invocation.root)?, &options);
    // Templates fail only when they are used, so that pages are rendered, too.
    if !checked.has_errors()
        && let Err(findings) = pipeline::try_out(&checked)
    {
        checked.add(findings);
    }
    apply_strictness(matches, &mut checked.findings);
    Ok(checked)
}

/// Writes the mended files and says what became of them.
fn write(invocation: &Invocation, checked: &Checked, mended: &[Mended]) -> Result<Text, Failure> {
    let left = pipeline::write_mended(&invocation.root, &checked.input, mended)?;
    for path in &left {
        invocation.terminal.warn(&Text::new(
            format!("{path} 在检查时又改过，没有动它；请再运行一次"),
            format!("{path} has changed while it was checked and was left alone; run this again"),
        ));
    }
    let written = || mended.iter().filter(|file| !left.contains(&file.path));
    let (files, findings) = (written().count(), written().map(|file| file.findings).sum::<usize>());
    let counted = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    Ok(Text::new(
        format!("改好了{files}个文件里的{findings}处"),
        format!("mended {} in {}", counted(findings, "finding"), counted(files, "file")),
    ))
}

/// How many findings are not shown because front matter waives them.
fn waived(findings: usize) -> Text {
    let verb = if findings == 1 { "finding is" } else { "findings are" };
    Text::new(
        format!("另有{findings}处已在前置信息里豁免"),
        format!("{findings} {verb} waived in front matter"),
    )
}

/// What `--fix` would do.
fn mendable(mended: &[Mended]) -> Text {
    let findings: usize = mended.iter().map(|file| file.findings).sum();
    Text::new(
        format!("其中{findings}处可以照上面的改动改好：wenzhai check --fix"),
        format!("{findings} of them can be mended as shown above: wenzhai check --fix"),
    )
}
