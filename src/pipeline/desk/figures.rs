//! The figures of both drafts, as the check pairs them.

use super::Source;
use super::place::Place;
use super::rows::{Row, RowPart};
use crate::check::{PageRules, Sighted, Sighting, Standing};
use crate::diag::{Code, Diagnostic, LineIndex, Location, Matter, Position, Severity, Sources, Text};
use crate::model::lang::{Both, Lang, Names};
use crate::model::site::{FigureRef, PageText};
use crate::parse;
use serde::Serialize;
use std::ops::Range;

/// A figure, a time or a name of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What it is.
    pub kind: Kind,
    /// The row that it stands in.
    pub row: usize,
    /// Its words; the record's where the program prints them.
    pub words: String,
    /// The id of the record that it is linked to, with the report's before it if that is another.
    pub record: Option<String>,
    /// What has become of it.
    pub state: State,
    /// The number that it shares with its counterpart, from one in the order of the original;
    /// nothing for times that agree, for what needs no counterpart, and without another draft.
    pub number: Option<usize>,
    /// The position of its counterpart, or of what says the same, in the other draft's list.
    pub other: Option<usize>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Its bytes in the file.
    pub span: Option<Range<usize>>,
    /// Its line in the file, from one.
    pub line: usize,
    /// Its column in characters, from one.
    pub column: usize,
    /// Where it is to be seen on the page.
    pub place: Option<Place>,
}

/// What is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A figure.
    Figure,
    /// A year, a date, a part of a year, a plan.
    Time,
    /// A name with digits.
    Name,
}

/// What has become of a figure, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It has its counterpart, and each is the other's only one.
    Matched,
    /// It says again what another one says.
    Repeated,
    /// It needs no counterpart.
    Idle,
    /// There is no draft in the other language.
    Uncompared,
    /// What is wrong with it is let stand by an editor.
    Waived,
    /// A person has to say whether it agrees.
    Asked,
    /// It differs from its counterpart or its record.
    Differing,
    /// It has no counterpart.
    Alone,
}

/// What is wrong with a figure, in the words of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: Names,
    /// What to type.
    pub help: Option<Names>,
}

/// The figures of both drafts.
pub(super) fn figures(source: Source<'_>, rows: &[Row]) -> Both<Vec<Figure>> {
    let sightings = PageRules::of(source.site).sightings(source.texts);
    let mut figures = Both::from_fn(|lang| {
        let own = sightings.get(lang);
        let Some(text) = source.texts.get(lang) else {
            return Vec::new();
        };
        let lines = LineIndex::new(source.input.text(&text.path).unwrap_or_default());
        let spans = spans(source, own.iter().map(|sighting| &sighting.location));
        let figures = own.iter().zip(spans);
        figures
            .map(|(sighting, span)| {
                let start = span.as_ref().map_or(0, |span| span.start);
                let position = lines.position(start);
                figure(source, rows, (text, lang), sighting, (span, position))
            })
            .collect()
    });
    number(&mut figures);
    figures
}

fn figure(
    source: Source<'_>,
    rows: &[Row],
    (text, lang): (&PageText, Lang),
    sighting: &Sighting,
    (span, position): (Option<Range<usize>>, Position),
) -> Figure {
    let words = match sighting.record {
        Some(record) if sighting.words.is_empty() => source.site.figure(record).wording.clone(),
        _ => sighting.words.clone(),
    };
    Figure {
        kind: match sighting.sighted {
            Sighted::Figure => Kind::Figure,
            Sighted::Time => Kind::Time,
            Sighted::Name => Kind::Name,
        },
        row: row_of(rows, lang, &sighting.location),
        words,
        record: sighting.record.map(|record| id_of(source, record)),
        state: state(source, sighting),
        number: None,
        other: sighting.other,
        findings: sighting.findings.iter().map(finding).collect(),
        span,
        line: position.line,
        column: position.column,
        place: Place::of(text, &sighting.location),
    }
}

/// The bytes of some places, those of front matter looked up all at once.
fn spans<'l>(source: Source<'_>, locations: impl Iterator<Item = &'l Location>) -> Vec<Option<Range<usize>>> {
    let holder = |location: &Location| Diagnostic::new(Code::FG005, location.clone(), Text::new("", ""));
    let mut holders: Vec<Diagnostic> = locations.map(holder).collect();
    parse::pin(&mut holders, source.input);
    holders.into_iter().map(|holder| holder.location.span).collect()
}

fn row_of(rows: &[Row], lang: Lang, location: &Location) -> usize {
    let Some(span) = location.span.as_ref().filter(|_| location.pointer.is_none()) else {
        return 0;
    };
    let starts = rows.iter().enumerate().filter_map(|(at, row)| {
        let side = row.sides.get(lang).as_ref().filter(|_| row.part != RowPart::Head)?;
        (side.start <= span.start).then_some((side.start, at))
    });
    starts.max().map_or(0, |(_, at)| at)
}

fn id_of(source: Source<'_>, record: FigureRef) -> String {
    let report = &source.site.reports[record.report];
    let id = &source.site.figure(record).id;
    if std::ptr::eq(&raw const report.texts, source.texts) {
        id.to_string()
    } else {
        format!("{}#{id}", report.id)
    }
}

fn finding(finding: &Diagnostic) -> Finding {
    let names = |text: &Text| Names {
        zh: text.zh.clone(),
        en: text.en.clone(),
    };
    Finding {
        code: finding.code.as_str(),
        severity: Severity::as_str(finding.severity),
        message: names(&finding.message),
        help: finding.help.as_ref().map(names),
    }
}

fn state(source: Source<'_>, sighting: &Sighting) -> State {
    match sighting.standing {
        Standing::Matched => State::Matched,
        Standing::Repeated => State::Repeated,
        Standing::Idle => State::Idle,
        Standing::Uncompared => State::Uncompared,
        _ if is_waived(source, &sighting.findings) => State::Waived,
        Standing::Differing => State::Differing,
        Standing::Asked => State::Asked,
        Standing::Alone => State::Alone,
    }
}

/// Whether an editor lets all of some findings stand: the page's files hold waivers, and the findings
/// are not among those of the site.
fn is_waived(source: Source<'_>, own: &[Diagnostic]) -> bool {
    let texts = source.texts.iter().filter_map(|(_, text)| text.as_ref());
    let mut files = texts.filter_map(|text| source.input.texts.get(&text.path));
    if own.is_empty() || !files.any(|file| file.contains("waivers")) {
        return false;
    }
    let spans = spans(source, own.iter().map(|finding| &finding.location));
    own.iter().zip(spans).all(|(finding, span)| {
        let is_reported = source.findings.iter().any(|reported| {
            reported.code == finding.code
                && reported.message == finding.message
                && reported.location.path == finding.location.path
                && reported.location.span == span
        });
        finding.code.matter() == Matter::Judgement && !is_reported
    })
}

/// Numbers pairs, in the order of the Chinese list, and then what stands alone in the English one.
fn number(figures: &mut Both<Vec<Figure>>) {
    let is_numbered = |figure: &Figure| match figure.state {
        State::Idle | State::Repeated | State::Uncompared => false,
        State::Matched => figure.kind == Kind::Figure,
        _ => true,
    };
    let mut next = 0;
    for lang in Lang::ALL {
        for at in 0..figures.get(lang).len() {
            let own = &figures.get(lang)[at];
            if own.number.is_some() || !is_numbered(own) {
                continue;
            }
            next += 1;
            let other = own.other;
            figures.get_mut(lang)[at].number = Some(next);
            if let Some(other) = other.and_then(|other| figures.get_mut(lang.other()).get_mut(other))
                && other.other == Some(at)
            {
                other.number = Some(next);
            }
        }
    }
    for lang in Lang::ALL {
        for at in 0..figures.get(lang).len() {
            let own = &figures.get(lang)[at];
            if own.state == State::Repeated {
                let number = own.other.and_then(|other| figures.get(lang.other()).get(other)?.number);
                figures.get_mut(lang)[at].number = number;
            }
        }
    }
}
