//! `wenzhai check`: everything that is wrong, and nothing written.

use super::{Failure, Invocation, Outcome, apply_strictness, drafts};
use clap::ArgMatches;
use wenzhai::diag::Tally;
use wenzhai::diag::render::{Format, summary};
use wenzhai::pipeline::{self, Options};

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let format = matches
        .get_one::<String>("format")
        .and_then(|name| name.parse().ok())
        .unwrap_or(Format::Human);
    let options = Options {
        drafts: drafts(matches),
        base_url: None,
    };
    let mut checked = pipeline::check(pipeline::load(&invocation.root)?, &options);
    // Templates fail only when they are used, so that pages are rendered, too.
    if !checked.has_errors()
        && let Err(findings) = pipeline::render(&checked)
    {
        checked.add(findings);
    }
    apply_strictness(matches, &mut checked.findings);
    invocation
        .terminal
        .findings(format, &checked.findings, &checked.input)?;
    let tally = Tally::of(&checked.findings);
    if format == Format::Human {
        let summary = summary(tally, invocation.terminal.locale);
        invocation.terminal.print(&format!("{summary}\n"))?;
    }
    Ok(if tally.errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}
