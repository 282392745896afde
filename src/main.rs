//! The command line's entry: everything else is in the library and in `commands`.

mod cli;
mod commands;

use std::process::ExitCode;

fn main() -> ExitCode {
    let locale = cli::locale(std::env::args_os(), |name| std::env::var(name).ok());
    let matches = match cli::command(locale).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return commands::usage(&error),
    };
    commands::run(&matches, locale)
}
