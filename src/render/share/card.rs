//! What stands on a shared picture, in words.

use crate::model::cut::cut;
use crate::model::figure::FigureKind;
use crate::model::lang::Lang;
use crate::model::route::Page;
use crate::model::site::{FigureRef, Report, Site};
use crate::model::table::Key;
use crate::render::engine::Engine;
use crate::render::figure;
use crate::render::prepared::Prepared;
use crate::render::view::Context;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Changes when the same words would be drawn in another way: part of what a picture is kept under.
const DRAWING: &str = "1";

/// How wide a title is at most, in Latin letters: four lines of the smallest letters.
const TITLE: usize = 150;

/// What a picture says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The language of all of it.
    pub lang: Lang,
    /// The digest's name.
    pub digest: String,
    /// What the page is called.
    pub title: String,
    /// Place and date; empty for the site as a whole.
    pub when: String,
    /// The first key figure, and what it is; empty if there is none.
    pub figure: (String, String),
}

impl Card {
    /// What the picture is kept under, if it is drawn with fonts of these marks.
    pub fn key(&self, fonts: &str) -> String {
        let (value, name) = &self.figure;
        let mut hasher = Sha256::new();
        let parts = [
            DRAWING,
            fonts,
            self.lang.code(),
            &self.digest,
            &self.title,
            &self.when,
            value,
            name,
        ];
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut key = String::with_capacity(40);
        for byte in &hasher.finalize()[..16] {
            let _ = write!(key, "{byte:02x}");
        }
        key.push_str(".png");
        key
    }
}

/// What the picture of a page says: a report's, or that of the site as a whole.
pub fn card(site: &Site, engine: &Engine, prepared: &Prepared, page: Page, lang: Lang) -> Option<Card> {
    let shared = prepared.get(lang).ok()?;
    let context = Context {
        site,
        words: engine.words(lang),
        targets: &shared.targets,
    };
    let digest = site.settings.title.get(lang).clone();
    let card = match page {
        Page::Report(key) => Card {
            lang,
            title: cut(&site.reports[key].text(lang).0.title, TITLE, lang).into_owned(),
            when: when(context, &site.reports[key]),
            figure: first_figure(context, key),
            digest,
        },
        _ => {
            let home = site.home.get(lang).as_ref();
            Card {
                lang,
                title: home.map_or_else(String::new, |home| cut(&home.summary, TITLE, lang).into_owned()),
                when: String::new(),
                figure: (String::new(), String::new()),
                digest,
            }
        }
    };
    Some(card)
}

fn when(context: Context<'_>, report: &Report) -> String {
    let place = context.site.regions[report.region].names.get(context.words.lang);
    match report.date() {
        Some(date) => format!("{place} · {}", context.words.date(date)),
        None => place.clone(),
    }
}

/// The figure that stands first on top of a report, and what it is; a target says so.
fn first_figure(context: Context<'_>, key: Key<Report>) -> (String, String) {
    let Some(index) = context.site.reports[key].key_figures.first() else {
        return (String::new(), String::new());
    };
    let record = context.site.figure(FigureRef {
        report: key,
        index: *index,
    });
    let words = context.words;
    let name = context.site.indicators[record.indicator].names.get(words.lang);
    let name = match record.kind {
        FigureKind::Actual => name.clone(),
        FigureKind::Target => words.say("chart-label-target", &[("label", name)]),
    };
    (figure::figure(context, record), name)
}
