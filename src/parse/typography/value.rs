//! Values of front matter that readers see: titles, summaries, notes.

use super::super::document::Document;
use super::super::yaml::{self, Node, Style, Value};
use super::{Hold, Run, may_have_marks};
use crate::diag::{Diagnostic, Step};

/// Holds a value against the rules. Its place in the file is looked up only if there is
/// something to be found.
pub(in crate::parse) fn check(document: &Document<'_>, steps: &[Step], value: &str, findings: &mut Vec<Diagnostic>) {
    if !may_have_marks(value) {
        return;
    }
    let mut run = Run::new(value);
    run.push_str(value, 0, Hold::Free);
    run.rule();
    if run.slips.is_empty() {
        return;
    }
    let Ok(Some(top)) = yaml::parse(document.text()) else {
        return;
    };
    if let Some(node) = node(&top, steps) {
        let path = document.file.path;
        match aligned(document, node) {
            Some(mut run) => {
                run.rule();
                findings.extend(run.take(path));
            }
            None => findings.extend(unplaced(document, node, run)),
        }
    }
}

fn node<'n>(top: &'n Node, steps: &[Step]) -> Option<&'n Node> {
    steps.iter().try_fold(top, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.entry(key).map(|(_, value)| value),
        (Step::Index(at), Value::List(items)) => items.get(*at),
        (Step::Index(_), _) => None,
    })
}

/// Findings about a value whose characters could not be found in the file one by one.
fn unplaced(document: &Document<'_>, node: &Node, mut run: Run<'_>) -> Vec<Diagnostic> {
    let start = document.range.start;
    run.keep_text();
    for slip in &mut run.slips {
        slip.span = start + node.span.start..start + node.span.end;
    }
    run.take(document.file.path)
}

/// The characters of a scalar with their places in the file. What is written otherwise than
/// it reads (`''`, `\"`, a line end that is a space) is fixed, and so is YAML's own quoting.
fn aligned<'a>(document: &Document<'a>, node: &Node) -> Option<Run<'a>> {
    let Value::Scalar(value, style) = &node.value else {
        return None;
    };
    let raw = document.text().get(node.span.clone())?;
    let mut run = Run::new(document.file.text);
    let start = document.range.start + node.span.start;
    // The span of a block begins with its text and ends with its line.
    let quote = raw.chars().next().filter(|c| {
        let quoted = *style == Style::Quoted && matches!(c, '"' | '\'');
        quoted && raw.len() > 1 && raw.ends_with(*c)
    });
    let mut at = quote.map_or(0, char::len_utf8);
    for c in value.chars() {
        let rest = raw.get(at..)?;
        let len = match quote {
            Some('\'') if rest.starts_with("''") => 2,
            // Of escapes only those of one character are told apart.
            Some('"') if rest.starts_with('\\') => match rest[1..].chars().next()? {
                'x' | 'u' | 'U' | '\n' | '\r' => return None,
                escaped => 1 + escaped.len_utf8(),
            },
            _ if rest.starts_with(c) && c != '\n' => {
                run.push(c, start + at, Hold::Free);
                at += c.len_utf8();
                continue;
            }
            // A line end and the indentation after it, whatever YAML makes of them.
            _ if c.is_whitespace() => {
                run.push('\n', start + at, Hold::Fixed);
                at += rest.len() - rest.trim_start().len();
                continue;
            }
            _ => return None,
        };
        run.push(c, start + at, Hold::Fixed);
        at += len;
    }
    Some(run)
}
