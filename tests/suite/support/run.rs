//! The binary, run to its end.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run of the binary gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its exit status.
    pub(crate) code: i32,
    /// All of its standard output.
    pub(crate) stdout: String,
    /// All of its standard error, with durations as `N ms` and `用时N毫秒`.
    pub(crate) stderr: String,
}

impl Run {
    /// Compares everything.
    #[track_caller]
    pub(crate) fn gives(&self, code: i32, stdout: &str, stderr: &str) {
        assert_eq!(
            self.stdout, stdout,
            "standard output; standard error was:\n{}",
            self.stderr
        );
        assert_eq!(self.stderr, stderr, "standard error");
        assert_eq!(self.code, code, "exit status");
    }

    /// Asserts success, and says what went wrong otherwise.
    #[track_caller]
    pub(crate) fn succeeds(&self) -> &Self {
        assert_eq!(self.code, 0, "{}{}", self.stdout, self.stderr);
        self
    }
}

/// The binary, with nothing of this machine's language settings.
pub(crate) fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wenzhai"));
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "CLICOLOR",
    ] {
        command.env_remove(name);
    }
    command.env("LANG", "C");
    command
}

/// Runs the binary in a folder.
pub(crate) fn run_in(folder: &Path, args: &[&str]) -> Run {
    let output = binary()
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the binary can be run");
    ended(output)
}

/// Runs the binary in a folder with this standard input.
pub(crate) fn run_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut child = binary()
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be run");
    // The binary reads all of its input before it writes anything.
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    stdin.write_all(input).expect("the binary reads its input");
    drop(stdin);
    ended(child.wait_with_output().expect("the binary ends"))
}

fn ended(output: Output) -> Run {
    Run {
        code: output.status.code().expect("the binary was not killed"),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: without_durations(&String::from_utf8(output.stderr).expect("standard error is UTF-8")),
    }
}

/// How long a build took is the one thing that differs from run to run.
fn without_durations(text: &str) -> String {
    let lines = text.lines().map(|line| {
        if let Some((before, number)) = line.strip_suffix(" ms").and_then(|rest| rest.rsplit_once(' ')) {
            assert!(number.bytes().all(|b| b.is_ascii_digit()), "{line}");
            return format!("{before} N ms\n");
        }
        if let Some((before, number)) = line.strip_suffix("毫秒").and_then(|rest| rest.rsplit_once("用时")) {
            assert!(number.bytes().all(|b| b.is_ascii_digit()), "{line}");
            return format!("{before}用时N毫秒\n");
        }
        format!("{line}\n")
    });
    lines.collect()
}
