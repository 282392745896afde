//! Findings that editors let stand.
//!
//! A waiver covers the findings of its code in the file that it stands in. With `figure` it
//! covers those about that figure, wherever they stand: in the translation, or in the report
//! whose number is another. With `at` it covers those at these words only.

use crate::assemble::{Parts, TextParts};
use crate::diag::{self, Code, Diagnostic, Location, Matter, Pointer, PointerPart, Severity, Sources, Step, Text};
use crate::model::source::Waiver;
use crate::parse;

/// The waivers of one file.
pub(super) struct FileWaivers {
    path: String,
    waivers: Vec<Waiver>,
}

/// The waivers of all pages, files without any left out.
pub(super) fn waivers(parts: &Parts) -> Vec<FileWaivers> {
    let reports = parts.reports.values().map(|page| &page.texts);
    let topics = parts.topics.values().map(|page| &page.texts);
    let pages = reports.chain(topics).chain([&parts.home, &parts.about]);
    pages.flat_map(of_page).collect()
}

fn of_page(texts: &TextParts) -> impl Iterator<Item = FileWaivers> + '_ {
    let files = texts.files.iter().filter_map(|(_, file)| file.as_ref());
    files.filter_map(|file| {
        let waivers = file.page.as_ref()?.waivers.clone();
        (!waivers.is_empty()).then(|| FileWaivers {
            path: file.path.clone(),
            waivers,
        })
    })
}

/// Takes out what is waived and adds a finding for each waiver that waives nothing. Gives
/// how many findings were taken out.
///
/// `undecided` tells of which codes a file may have findings that could not be looked for
/// here; a waiver of one is kept for the place where they can.
pub(super) fn apply(
    findings: &mut Vec<Diagnostic>,
    files: &[FileWaivers],
    sources: &dyn Sources,
    undecided: impl Fn(&str, Code) -> bool,
) -> usize {
    if files.is_empty() {
        return 0;
    }
    let mut used = vec![Vec::new(); files.len()];
    let mut waived = Vec::new();
    findings.retain(|finding| {
        let mut covered = false;
        for (file, used) in files.iter().zip(&mut used) {
            for waiver in &file.waivers {
                if covers(file, waiver, finding, sources) {
                    used.push(waiver.position);
                    covered = true;
                }
            }
        }
        if covered {
            waived.push(finding.clone());
        }
        !covered
    });
    diag::sort(&mut waived);
    // What cannot be read has not been looked at, and a waiver may be about that.
    let all_read = !findings
        .iter()
        .any(|finding| finding.severity == Severity::Error && finding.code.matter() == Matter::Fact);
    if all_read {
        for (file, used) in files.iter().zip(&used) {
            let idle = |waiver: &&Waiver| !used.contains(&waiver.position) && !undecided(&file.path, waiver.code);
            findings.extend(
                file.waivers
                    .iter()
                    .filter(idle)
                    .map(|waiver| unused(&file.path, waiver)),
            );
        }
    }
    waived.len()
}

fn covers(file: &FileWaivers, waiver: &Waiver, finding: &Diagnostic, sources: &dyn Sources) -> bool {
    if finding.code != waiver.code || finding.code.matter() != Matter::Judgement {
        return false;
    }
    let meant = match waiver.figure.as_deref() {
        Some(id) => is_about(finding, id, &file.path, sources),
        None => finding.location.path == file.path,
    };
    meant
        && waiver
            .words
            .as_deref()
            .is_none_or(|words| is_at(finding, words, sources))
}

/// Whether one of the finding's places is the figure's record, or a link in this file to it.
fn is_about(finding: &Diagnostic, id: &str, path: &str, sources: &dyn Sources) -> bool {
    let related = finding.related.iter().map(|related| &related.location);
    let mut places = std::iter::once(&finding.location).chain(related);
    places.any(|place| place.path == path && figure_at(place, sources) == Some(id))
}

/// The figure that a place is about.
fn figure_at<'f>(place: &'f Location, sources: &'f dyn Sources) -> Option<&'f str> {
    if let Some(pointer) = &place.pointer {
        return figure_of(pointer);
    }
    let link = sources.text(&place.path)?.get(place.span.clone()?)?;
    let (_, target) = link.rsplit_once("](figure:")?;
    target.strip_suffix(')')
}

fn figure_of(pointer: &Pointer) -> Option<&str> {
    match pointer.path.as_slice() {
        [Step::Key(list), Step::Key(id), ..] if list == "figures" => Some(id),
        _ => None,
    }
}

/// Whether the finding's place touches the words.
fn is_at(finding: &Diagnostic, words: &str, sources: &dyn Sources) -> bool {
    let mut placed = [finding.clone()];
    parse::pin(&mut placed, sources);
    let [Diagnostic { location, .. }] = &placed;
    let (Some(text), Some(span)) = (sources.text(&location.path), &location.span) else {
        return false;
    };
    text.match_indices(words)
        .any(|(start, words)| start < span.end.max(span.start + 1) && span.start < start + words.len())
}

fn unused(path: &str, waiver: &Waiver) -> Diagnostic {
    let code = waiver.code;
    let steps = vec!["waivers".into(), waiver.position.into(), "code".into()];
    Diagnostic::new(
        Code::WV001,
        Location::yaml(path, steps, PointerPart::Value),
        Text::new(
            format!("这里没有 {code} 可豁免"),
            format!("there is no {code} here to be waived"),
        ),
    )
    .with_help(Text::new(
        "删去这一条；问题还在别处的，改正 figure、at，或移到那个文件",
        "delete it; if the finding is elsewhere, mend figure or at, or move the waiver to that file",
    ))
}
