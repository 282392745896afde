//! The command line's entry: everything else is in the library and in `commands`.

mod cli;
mod commands;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

/// A build makes and drops millions of short strings on all threads; the allocator of
/// the C library spends a quarter of the build on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let locale = cli::locale(env::args_os(), |name| env::var(name).ok());
    let matches = match cli::command(locale).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return commands::usage(&error),
    };
    commands::run(&matches, locale, environment())
}

fn environment() -> commands::Environment {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    commands::Environment {
        editor: set("WENZHAI_EDITOR").map(|value| value.to_string_lossy().into_owned()),
        runtime: set("XDG_RUNTIME_DIR").map_or_else(env::temp_dir, PathBuf::from),
    }
}
