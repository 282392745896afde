//! Single files into a whole: pairs languages, resolves references, finds
//! neighbours. Out comes a [`Site`], complete and read-only.

mod disagreements;
mod fragment;
mod key_figures;
mod links;
mod lost_links;
mod order;
mod parts;
mod patch;
mod places;
mod promises;
mod references;
mod relatives;
mod reports;
mod routes;
mod sections;
mod terms;
mod topics;

pub use fragment::fragment;
pub use parts::{PageParts, Parts, TextFile, TextParts};
pub use patch::{patch, rename};
pub use routes::{route_of, routes};
pub use terms::{TermMatcher, TermName, TermUse};

use crate::diag::Diagnostic;
use crate::model::date::Date;
use crate::model::facets::Facets;
use crate::model::picture::PictureFile;
use crate::model::site::{Attachment, Site};
use crate::model::source::Status;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Whether drafts, and reports that are not due yet, are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    /// They are left out.
    #[default]
    LeaveOut,
    /// They are shown with a mark.
    Show,
}

/// A report that is not part of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a report is not part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutReason {
    /// It is a draft.
    Draft,
    /// Its source is not published before this day.
    Future(Date),
    /// Its front matter is so broken that there is no report.
    Broken,
}

impl LeftOutReason {
    /// Why a report that can be read is left out, if it is.
    fn of(status: Status, drafts: Drafts) -> Option<Self> {
        match (status, drafts) {
            (_, Drafts::Show) | (Status::Published, _) => None,
            (Status::Draft, Drafts::LeaveOut) => Some(Self::Draft),
            (Status::Future(due), Drafts::LeaveOut) => Some(Self::Future(due)),
        }
    }
}

/// What assembling gives.
#[derive(Debug)]
pub struct Assembled {
    /// The site.
    pub site: Site,
    /// References that lead nowhere, and the like.
    pub findings: Vec<Diagnostic>,
    /// Reports that are not part of it.
    pub left_out: Vec<LeftOut>,
    /// Whether figures of some report cannot be used, so that links to them say nothing.
    pub figures: Figures,
}

/// Whether all figures of front matter could be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// They could.
    All,
    /// Some are lost; findings say why.
    SomeLost,
}

/// Makes the site as it is on the day `today`.
pub fn assemble(parts: &Parts, drafts: Drafts, today: &Date) -> Assembled {
    let mut findings = Vec::new();
    let mut left_out = Vec::new();
    let known = references::Known::of(parts, drafts, today);
    let settings = parts.settings.clone();
    let regions = places::regions(&parts.regions);
    let indicators = references::indicators(&parts.indicators, &mut findings);
    let terms = terms::table(&parts.terms, &mut findings);
    let (topics, topic_texts) = topics::table(&parts.topics, &settings, &indicators, &mut findings);
    let lookup = references::Lookup {
        known: &known,
        regions: &regions,
        indicators: &indicators,
        topics: &topics,
    };
    let kept = reports::keep(&parts.reports, drafts, today, &mut left_out);
    let unchosen = reports::without_key_figures(&kept);
    let (reports, report_texts, lost) = reports::table(kept, &lookup, &mut findings);
    let mut site = Site {
        settings,
        home: crate::model::lang::Both { zh: None, en: None },
        about: crate::model::lang::Both { zh: None, en: None },
        reports,
        topics,
        regions,
        indicators,
        terms,
        years: Vec::new(),
        facets: Arc::default(),
        promises: Arc::default(),
        attachments: Arc::default(),
        pictures: Arc::default(),
        disagreements: Arc::default(),
    };
    site.attachments = Arc::new(attachments(parts, &topic_texts, &report_texts));
    site.pictures = Arc::new(pictures(parts, &site.attachments));
    let texts = links::Texts {
        home: &parts.home,
        about: &parts.about,
        topics: topic_texts,
        reports: report_texts,
    };
    links::resolve_all(&mut site, texts, &known, &lost, &mut findings);
    key_figures::choose(&mut site, &unchosen);
    site.promises = Arc::new(promises::promises(&site, today));
    order::link_back(&mut site);
    site.facets = Arc::new(Facets::of(&site));
    site.disagreements = Arc::new(disagreements::find(&site));
    relatives::find(&mut site);
    Assembled {
        site,
        findings,
        left_out,
        figures: if lost.is_empty() {
            Figures::All
        } else {
            Figures::SomeLost
        },
    }
}

fn attachments(parts: &Parts, topics: &[&TextParts], reports: &[&TextParts]) -> Vec<Attachment> {
    let single = [&parts.home, &parts.about];
    let all = single.iter().chain(topics).chain(reports);
    all.flat_map(|texts| &texts.attachments)
        .map(|from| Attachment {
            from: from.clone(),
            to: links::published_path(from),
        })
        .collect()
}

/// Those of the files beside pages that should be pictures.
fn pictures(parts: &Parts, attachments: &[Attachment]) -> BTreeMap<String, PictureFile> {
    let pictures = attachments.iter().filter_map(|Attachment { from, to }| {
        let file = PictureFile {
            from: from.clone(),
            looked: parts.pictures.get(from)?.clone(),
        };
        Some((to.clone(), file))
    });
    pictures.collect()
}
