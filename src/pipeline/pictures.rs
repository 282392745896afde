//! Pictures that pages show, and the pictures by which pages are shared: what there is to be made.

use super::Checked;
use super::studio::Original;
use crate::fs::{self, FoundFonts};
use crate::model::body::Piece;
use crate::model::lang::Lang;
use crate::model::picture::{Picture, Variant, share_image};
use crate::model::route::Page;
use crate::model::site::{Resolved, Site};
use std::collections::BTreeMap;
use std::ops::Range;

/// A picture that some text shows.
#[derive(Debug, Clone)]
pub(super) struct ShownPicture {
    /// Its path from the root of the published site.
    pub(super) path: String,
    /// Its path from the root of the project.
    from: String,
    picture: Picture,
    /// The file of the first text that shows it, and the bytes where it does.
    pub(super) place: (String, Range<usize>),
}

impl ShownPicture {
    /// What it is made from.
    pub(super) fn original(&self) -> Original<'_> {
        Original {
            picture: &self.picture,
            from: &self.from,
        }
    }

    /// Its sizes.
    pub(super) fn variants(&self) -> Vec<Variant> {
        self.picture.variants()
    }

    /// The path of a size from the root of the published site.
    pub(super) fn path_of(&self, variant: Variant) -> String {
        self.picture.path_of(&self.path, variant)
    }
}

/// All pictures with pixels that texts show, by path.
pub(super) fn shown(site: &Site) -> Vec<ShownPicture> {
    let mut shown: BTreeMap<&str, ShownPicture> = BTreeMap::new();
    if site.pictures.is_empty() {
        return Vec::new();
    }
    for text in site.all_texts() {
        for piece in &text.body.pieces {
            let Piece::Image { link, .. } = piece else {
                continue;
            };
            if let Resolved::File(path) = &text.links[*link]
                && let Some(file) = site.pictures.get(path)
                && let Ok(picture) = &file.looked
                && picture.format.has_pixels()
            {
                shown.entry(path).or_insert_with(|| ShownPicture {
                    path: path.clone(),
                    from: file.from.clone(),
                    picture: picture.clone(),
                    place: (text.path.clone(), text.body.links[*link].span.clone()),
                });
            }
        }
    }
    shown.into_values().collect()
}

/// The pages that have a picture of their own to be shared by.
pub(super) fn shared(site: &Site) -> Vec<(Lang, Page)> {
    let pages = std::iter::once(Page::Home).chain(site.reports.keys().map(Page::Report));
    let all = pages.flat_map(|page| Lang::ALL.map(|lang| (lang, page)));
    all.filter(|(lang, page)| has_own(site, *page, *lang)).collect()
}

/// Whether a page has a picture of its own to be shared by.
pub(super) fn has_own(site: &Site, page: Page, lang: Lang) -> bool {
    site.settings.share_images
        && match page {
            Page::Home => true,
            Page::Report(key) => site.reports[key].texts.get(lang).is_some(),
            _ => false,
        }
}

/// Its path from the root of the published site.
pub(super) fn share_path(site: &Site, page: Page, lang: Lang) -> String {
    let image = share_image(site, page, lang);
    image.map_or_else(String::new, |image| image.path.trim_start_matches('/').to_owned())
}

/// Why words are missing from the pictures by which pages are shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontProblem {
    /// The font that the settings name cannot be read.
    Unreadable(String),
    /// No font with Chinese characters was found on this machine.
    NoChinese,
}

/// Whether words are missing from shared pictures for want of a font; nothing if none are drawn.
pub fn font_problem(checked: &Checked) -> Option<FontProblem> {
    let settings = &checked.site.as_ref()?.settings;
    if !settings.share_images {
        return None;
    }
    let named = settings.share_font.as_deref();
    match (fs::find_fonts(&checked.input.root, named), named) {
        (FoundFonts::Chinese(fonts), Some(named)) => {
            let is_there = fs::font_mark(&fonts.title).is_ok();
            (!is_there).then(|| FontProblem::Unreadable(named.to_owned()))
        }
        (FoundFonts::Chinese(_), None) => None,
        (FoundFonts::Latin(_) | FoundFonts::Nothing, _) => Some(FontProblem::NoChinese),
    }
}
