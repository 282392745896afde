//! A text that is no page: where its links lead.

use super::LeftOut;
use super::links::{Found, Resolver};
use super::lost_links::unknown_scheme;
use super::references::Known;
use super::reports::LostFigures;
use super::sections::Sections;
use crate::diag::{Code, Diagnostic, Location, Text};
use crate::model::body::{Body, Link, Target};
use crate::model::site::{PageText, Resolved, Site};
use crate::model::source::TranslationState;
use std::cell::OnceCell;

/// Schemes of addresses that run as a program where they are opened.
const PROGRAMS: [&str; 3] = ["javascript", "vbscript", "data"];

/// Resolves the links of a text, in a project if there is one.
///
/// Addresses that are not the site's own (files, sections, paths) stay as they are
/// written: the text may be pasted anywhere, and they belong there.
pub fn fragment(project: Option<(&Site, &[LeftOut])>, body: Body, path: &str) -> (PageText, Vec<Diagnostic>) {
    let links = match project {
        Some((site, left_out)) => {
            let resolver = Resolver {
                site,
                known: &Known::after(site, left_out),
                lost: &LostFigures::new(),
                sections: &Sections::of_site(site),
                paths: OnceCell::new(),
            };
            links(&body, path, |target, location| in_project(&resolver, target, location))
        }
        None => links(&body, path, |target, location| match target {
            Target::Figure(_) | Target::Page(..) => Some(Err(Some(no_project(location)))),
            _ => None,
        }),
    };
    let (links, findings) = links;
    let text = PageText {
        path: path.to_owned(),
        title: String::new(),
        summary: String::new(),
        translation: TranslationState::Reviewed,
        translated_from: None,
        body: body.into(),
        links,
    };
    (text, findings)
}

/// Where links lead that need the site; `None` for one that means what it says.
fn in_project(resolver: &Resolver<'_>, target: &Target, location: Location) -> Option<Found> {
    match target {
        Target::Figure(id) => Some(resolver.figure(id, None, location)),
        Target::Page(scheme, id, section) => Some(resolver.scheme(*scheme, id, section.as_deref(), location)),
        Target::File(path) => resolver.page_at(path).map(|page| Ok(Resolved::Page(page, None))),
        Target::Section(_) | Target::External(_) | Target::Unknown(_) => None,
    }
}

fn links(
    body: &Body,
    path: &str,
    into_site: impl Fn(&Target, Location) -> Option<Found>,
) -> (Vec<Resolved>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut links = Vec::with_capacity(body.links.len());
    for link in &body.links {
        let location = Location::at(path, link.span.clone());
        let found = into_site(&link.target, location.clone()).unwrap_or_else(|| {
            if let Target::Unknown(scheme) = &link.target {
                findings.push(unknown_scheme(scheme, location));
            }
            Ok(as_written(link))
        });
        links.push(found.unwrap_or_else(|finding| {
            findings.extend(finding);
            Resolved::Broken
        }));
    }
    (links, findings)
}

fn as_written(link: &Link) -> Resolved {
    match &link.target {
        Target::External(address) => Resolved::External(address.clone()),
        Target::Unknown(scheme) if PROGRAMS.contains(&scheme.to_ascii_lowercase().as_str()) => Resolved::Broken,
        _ => Resolved::AsWritten(link.address.clone()),
    }
}

fn no_project(location: Location) -> Diagnostic {
    Diagnostic::new(
        Code::LK001,
        location,
        Text::new(
            "链接通往文摘网站，而这里没有项目，只留下文字",
            "the link leads into a digest, and there is none here; only its words are left",
        ),
    )
    .with_help(Text::new(
        "在项目的文件夹里运行，或用 --root 指明项目",
        "run it in the project's folder, or name the project with --root",
    ))
}
