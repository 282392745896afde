//! One line a finding, for editors and for grep.

use super::super::{Diagnostic, Locale, Sources};
use super::excerpt::printable;
use super::lines::Lines;
use std::io::{self, Write};

/// Writes `path:line:col: error[CODE]: message` for each finding.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, findings: &[Diagnostic], sources: &dyn Sources, locale: Locale) -> io::Result<()> {
    let mut lines = Lines::new(sources);
    for finding in findings {
        writeln!(
            out,
            "{}: {}[{}]: {}",
            lines.address(&finding.location),
            finding.severity.as_str(),
            finding.code,
            printable(finding.message.get(locale)),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{REPORT, finding, written};
    use super::*;

    #[test]
    fn a_finding_is_a_line() {
        let findings = [finding(REPORT, "聊城"), finding(REPORT, "18家")];
        assert_eq!(
            written(write, &findings, REPORT, Locale::Zh),
            "content/reports/x/zh.md:2:8: error[FG004]: 与记录不符\n\
             content/reports/x/zh.md:7:2: error[FG004]: 与记录不符\n"
        );
    }
}
