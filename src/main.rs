//! The command line's entry: everything else is in the library and in `commands`.

mod cli;
mod commands;

use std::process::ExitCode;

/// A build makes and drops millions of short strings on all threads; the allocator of
/// the C library spends a quarter of the build on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let locale = cli::locale(std::env::args_os(), |name| std::env::var(name).ok());
    let matches = match cli::command(locale).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return commands::usage(&error),
    };
    commands::run(&matches, locale, cli::environment())
}
