//! Output: what is asked for goes to standard output, everything else to standard error.

use anstream::AutoStream;
use anstream::ColorChoice;
use clap::ArgMatches;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use wenzhai::diag::render::Format;
use wenzhai::diag::{self, Diagnostic, Locale, Mended, Sources, Tally, Text};

/// The user's terminal and how much to say there.
#[derive(Clone)]
pub(super) struct Terminal {
    /// The language to speak.
    pub(super) locale: Locale,
    color: ColorChoice,
    loudness: Loudness,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Loudness {
    Quiet,
    Normal,
    Verbose,
}

impl Terminal {
    pub(super) fn new(matches: &ArgMatches, locale: Locale) -> Self {
        let color = match matches.get_one::<String>("color").map(String::as_str) {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        let loudness = match (matches.get_flag("quiet"), matches.get_flag("verbose")) {
            (true, _) => Loudness::Quiet,
            (_, true) => Loudness::Verbose,
            _ => Loudness::Normal,
        };
        Self {
            locale,
            color,
            loudness,
        }
    }

    /// Writes to standard output.
    pub(super) fn print(&self, text: &str) -> io::Result<()> {
        let mut out = AutoStream::new(io::stdout().lock(), self.color);
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Writes a document to standard output, every byte as it is: colour choices are
    /// about words for people.
    pub(super) fn hand_over(document: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(document.as_bytes())?;
        out.flush()
    }

    /// Tells how the work went, unless `--quiet`.
    pub(super) fn say(&self, text: &Text) {
        if self.loudness > Loudness::Quiet {
            self.line(text.get(self.locale));
        }
    }

    /// Tells more, if `--verbose`.
    pub(super) fn say_more(&self, text: &Text) {
        if self.loudness > Loudness::Normal {
            self.line(text.get(self.locale));
        }
    }

    /// Writes findings in a format to standard output.
    pub(super) fn findings(&self, format: Format, findings: &[Diagnostic], sources: &dyn Sources) -> io::Result<()> {
        let mut out = BufWriter::new(AutoStream::new(io::stdout().lock(), self.color));
        diag::render::write(&mut out, format, findings, sources, self.locale)?;
        out.flush()
    }

    /// Writes what mending changes: for a person to standard output, beside other formats to
    /// standard error; nothing if `--quiet`.
    pub(super) fn changes(&self, format: Format, files: &[Mended], sources: &dyn Sources) -> io::Result<()> {
        if files.is_empty() || self.loudness == Loudness::Quiet {
            return Ok(());
        }
        let mut text = Vec::new();
        diag::render::diff::write(&mut text, files, sources)?;
        text.push(b'\n');
        if format == Format::Human {
            let mut out = AutoStream::new(io::stdout().lock(), self.color);
            out.write_all(&text)?;
            out.flush()
        } else {
            AutoStream::new(io::stderr().lock(), self.color).write_all(&text)
        }
    }

    /// Adds a line to what was asked for, unless `--quiet`.
    pub(super) fn remark(&self, text: &Text) -> io::Result<()> {
        match self.loudness {
            Loudness::Quiet => Ok(()),
            _ => self.print(&format!("{}\n", text.get(self.locale))),
        }
    }

    /// Tells what the user has to know in any case.
    pub(super) fn warn(&self, text: &Text) {
        self.line(text.get(self.locale));
    }

    /// Writes findings for a person to standard error, and how many there are.
    pub(super) fn report(&self, findings: &[Diagnostic], sources: &dyn Sources) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        // Nothing between here and the system gathers what is written in small pieces.
        let mut err = BufWriter::new(AutoStream::new(io::stderr().lock(), self.color));
        diag::render::write(&mut err, Format::Human, findings, sources, self.locale)?;
        writeln!(err, "{}", diag::render::summary(Tally::of(findings), self.locale))?;
        err.flush()
    }

    /// Writes findings in a format to standard error, and nothing else.
    pub(super) fn remarks(&self, format: Format, findings: &[Diagnostic], sources: &dyn Sources) -> io::Result<()> {
        let mut err = BufWriter::new(AutoStream::new(io::stderr().lock(), self.color));
        diag::render::write(&mut err, format, findings, sources, self.locale)?;
        err.flush()
    }

    /// Tells why the tool could not work, with the chain of causes.
    pub(super) fn failure(&self, error: &(dyn Error + 'static)) {
        let own = error.downcast_ref::<wenzhai::fs::Error>();
        let told = own.map_or_else(|| error.to_string(), |error| error.text().get(self.locale).to_owned());
        let mut text = format!("wenzhai: {told}");
        let mut cause = error.source();
        while let Some(inner) = cause {
            let _ = write!(text, ": {inner}");
            cause = inner.source();
        }
        self.line(&text);
    }

    fn line(&self, text: &str) {
        let mut err = AutoStream::new(io::stderr().lock(), self.color);
        // Nothing is left to be told to if standard error is gone.
        let _ = writeln!(err, "{text}");
    }
}
