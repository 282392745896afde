//! One file for each command, and what they share.
//!
//! Exit status: 0 fine, 1 findings of severity error, 2 the tool could not work.

mod build;
mod check;
mod explain;
mod figure;
mod init;
mod new;
mod render;
pub(crate) mod serve;
mod terminal;
mod translated;

use clap::ArgMatches;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use terminal::Terminal;
use wenzhai::assemble::Drafts;
use wenzhai::diag::{Diagnostic, Locale, Severity};

/// What the process was given besides its arguments.
#[derive(Debug)]
pub(crate) struct Environment {
    /// The address that opens a file in the editor's program, if one was set.
    pub(crate) editor: Option<String>,
    /// Where programs of this user leave what others of theirs look for while they run.
    pub(crate) runtime: PathBuf,
}

/// What every command is given.
struct Invocation {
    /// The project's folder; empty for the current one, so that paths are shown without `./`.
    root: PathBuf,
    /// Where to write to.
    terminal: Terminal,
    /// What the process was given.
    environment: Environment,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing stands in the way.
    Fine,
    /// There are findings of severity error.
    Findings,
}

/// What keeps the tool from working.
type Failure = Box<dyn Error>;

/// Runs the command that was typed.
pub(crate) fn run(matches: &ArgMatches, locale: Locale, environment: Environment) -> ExitCode {
    let Some((name, own)) = matches.subcommand() else {
        return ExitCode::from(2);
    };
    let invocation = Invocation {
        root: PathBuf::from(own.get_one::<String>("root").map_or("", String::as_str)),
        terminal: Terminal::new(own, locale),
        environment,
    };
    let result = match name {
        "build" => build::run(&invocation, own),
        "check" => check::run(&invocation, own),
        "serve" => serve::run(&invocation, own),
        "new" => new::run(&invocation, own),
        "init" => init::run(&invocation, own),
        "render" => render::run(&invocation, own),
        "figure" => figure::run(&invocation, own),
        "translated" => translated::run(&invocation, own),
        "explain" => explain::run(&invocation, own),
        other => Err(format!("no such command: {other}").into()),
    };
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) if is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            invocation.terminal.failure(error.as_ref());
            ExitCode::from(2)
        }
    }
}

/// Prints what is wrong with what was typed, or the help that was asked for.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    // Nothing is left to be told to if the terminal is gone.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Whoever reads our output may stop reading: `wenzhai check | head`.
fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<std::io::Error>();
    io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}

fn drafts(matches: &ArgMatches) -> Drafts {
    if matches.get_flag("drafts") {
        Drafts::Show
    } else {
        Drafts::LeaveOut
    }
}

/// With `--strict` a warning is an error.
fn apply_strictness(matches: &ArgMatches, findings: &mut [Diagnostic]) {
    if matches.get_flag("strict") {
        let warnings = findings
            .iter_mut()
            .filter(|finding| finding.severity == Severity::Warning);
        warnings.for_each(|finding| finding.severity = Severity::Error);
    }
}
