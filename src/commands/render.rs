//! `wenzhai render FILE|-`: one text as a fragment of HTML.

use super::terminal::Terminal;
use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use std::ffi::OsString;
use wenzhai::diag::Tally;
use wenzhai::model::lang::Lang;
use wenzhai::pipeline::{self, Given};

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let given = match matches.get_one::<OsString>("file") {
        Some(file) if file != "-" => Given::File(file.into()),
        _ => Given::StandardInput,
    };
    let lang = matches.get_one::<String>("lang").and_then(|code| Lang::from_code(code));
    let (fragment, input) = pipeline::fragment(&invocation.root, &given, lang)?;
    invocation.terminal.report(&fragment.findings, &input)?;
    if let Some(html) = &fragment.html {
        Terminal::hand_over(html)?;
    }
    Ok(if Tally::of(&fragment.findings).errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}
