//! Fonts: text to glyphs in a row, glyphs to pixels.

use super::canvas::Coverage;
use crate::model::lang::Lang;
use crate::model::script::{is_cjk, is_han};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::text::Script;
use swash::zeno::Vector;
use swash::{CacheKey, FontDataRef, FontRef, StringId};

/// Into how many parts of a pixel the place of a glyph is rounded: four, as browsers do.
const PARTS: u8 = 4;

/// The space between a Chinese character and a Latin letter or digit, in parts of the size: as on
/// pages (`text-autospace`), an eighth.
const BETWEEN_SCRIPTS: f32 = 0.125;

/// One face of a font file for each language.
#[derive(Debug)]
pub(super) struct Font {
    bytes: Vec<u8>,
    zh: Face,
    en: Face,
    glyphs: Mutex<HashMap<Wanted, Arc<Coverage>>>,
}

#[derive(Debug, Clone, Copy)]
struct Face {
    offset: u32,
    key: CacheKey,
    number: u8,
}

/// A glyph at a size and at a part of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Wanted {
    face: u8,
    glyph: u16,
    size: u16,
    part: u8,
}

/// What shaping and scaling remember of fonts.
#[derive(Default)]
pub(super) struct Tools {
    shape: ShapeContext,
    scale: ScaleContext,
}

/// Text as glyphs.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    glyphs: Vec<Placed>,
    /// How wide it is, in pixels.
    pub(super) width: f32,
}

#[derive(Debug, Clone, Copy)]
struct Placed {
    glyph: u16,
    x: f32,
    /// The byte of the text that it begins at.
    at: usize,
}

/// Text to be set: its language and the size of its letters in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) lang: Lang,
    pub(super) size: u16,
}

impl Font {
    /// A font file, if it is one. Of a collection the face for simplified characters is taken for
    /// Chinese, and one whose quotation marks are narrow for English.
    pub(super) fn new(bytes: Vec<u8>) -> Option<Self> {
        let file = FontDataRef::new(&bytes)?;
        let faces: Vec<(Face, String)> = file
            .fonts()
            .enumerate()
            .map(|(number, font)| {
                let face = Face {
                    offset: font.offset,
                    key: font.key,
                    number: u8::try_from(number).unwrap_or(u8::MAX),
                };
                (face, family(font))
            })
            .collect();
        let first = faces.first()?.0;
        let called = |ending: &str| {
            let found = faces.iter().find(|(_, name)| name.ends_with(ending));
            found.map_or(first, |(face, _)| *face)
        };
        let (zh, en) = (called(" SC"), called(" KR"));
        Some(Self {
            zh,
            en,
            glyphs: Mutex::default(),
            bytes,
        })
    }

    fn face(&self, lang: Lang) -> Face {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    fn reference(&self, lang: Lang) -> FontRef<'_> {
        let Face { offset, key, .. } = self.face(lang);
        FontRef {
            data: &self.bytes,
            offset,
            key,
        }
    }

    /// Whether it has all characters of a text.
    pub(super) fn covers(&self, text: &str, lang: Lang) -> bool {
        let map = self.reference(lang).charmap();
        text.chars().all(|c| c.is_whitespace() || map.map(c) != 0)
    }

    /// Sets a text in one row.
    pub(super) fn set(&self, tools: &mut Tools, text: &str, setting: Setting) -> Row {
        let Setting { lang, size } = setting;
        let script = match lang {
            Lang::Zh => Script::Han,
            Lang::En => Script::Latin,
        };
        // A Chinese font's quotation marks are as wide as a character unless it is asked otherwise.
        let narrow = (lang == Lang::En).then_some(("palt", 1_u16));
        let mut shaper = tools
            .shape
            .builder(self.reference(lang))
            .script(script)
            .size(f32::from(size))
            .features(narrow)
            .build();
        shaper.add_str(text);
        let mut row = Row::default();
        let mut before = None;
        shaper.shape_with(|cluster| {
            let at = cluster.source.start as usize;
            let here = text[at..].chars().next();
            if lang == Lang::Zh && meet(before, here) {
                row.width += f32::from(size) * BETWEEN_SCRIPTS;
            }
            before = text[..cluster.source.end as usize].chars().next_back();
            for glyph in cluster.glyphs {
                row.glyphs.push(Placed {
                    glyph: glyph.id,
                    x: row.width + glyph.x,
                    at,
                });
                row.width += glyph.advance;
            }
        });
        row
    }

    /// A glyph's pixels from its origin, moved to the right by a part of a pixel.
    fn drawn(&self, tools: &mut Tools, glyph: u16, setting: Setting, part: u8) -> Arc<Coverage> {
        let wanted = Wanted {
            face: self.face(setting.lang).number,
            glyph,
            size: setting.size,
            part,
        };
        let known = self
            .glyphs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&wanted)
            .cloned();
        if let Some(known) = known {
            return known;
        }
        let reference = self.reference(setting.lang);
        let mut scaler = tools
            .scale
            .builder(reference)
            .size(f32::from(setting.size))
            .hint(false)
            .build();
        let offset = Vector::new(f32::from(part) / f32::from(PARTS), 0.0);
        let image = Render::new(&[Source::Outline])
            .offset(offset)
            .render(&mut scaler, glyph);
        let drawn = Arc::new(image.map_or_else(Coverage::default, |image| Coverage {
            left: image.placement.left,
            top: -image.placement.top,
            width: image.placement.width,
            parts: image.data,
        }));
        let mut glyphs = self.glyphs.lock().unwrap_or_else(PoisonError::into_inner);
        glyphs.insert(wanted, Arc::clone(&drawn));
        drawn
    }

    /// Draws a row that begins at `x`: `ink` gets the pixels of each glyph and where they go.
    pub(super) fn draw(
        &self,
        tools: &mut Tools,
        row: &Row,
        setting: Setting,
        x: f32,
        mut ink: impl FnMut(&Coverage, i32),
    ) {
        for placed in &row.glyphs {
            #[expect(clippy::cast_possible_truncation, reason = "a picture is 1,200 pixels wide")]
            let parts = ((x + placed.x) * f32::from(PARTS)).round() as i32;
            let part = u8::try_from(parts.rem_euclid(PARTS.into())).unwrap_or(0);
            let drawn = self.drawn(tools, placed.glyph, setting, part);
            ink(&drawn, parts.div_euclid(PARTS.into()));
        }
    }
}

impl Row {
    /// How far from its beginning each of some bytes of its text stands, in order.
    pub(super) fn places(&self, bytes: &[usize]) -> Vec<f32> {
        let mut glyphs = self.glyphs.iter().peekable();
        let place = |byte: &usize| {
            while glyphs.next_if(|placed| placed.at < *byte).is_some() {}
            glyphs.peek().map_or(self.width, |placed| placed.x)
        };
        bytes.iter().map(place).collect()
    }
}

/// Whether a Chinese character and a Latin letter or digit stand side by side.
fn meet(before: Option<char>, here: Option<char>) -> bool {
    let (Some(before), Some(here)) = (before, here) else {
        return false;
    };
    let latin = |c: char| c.is_alphanumeric() && !is_cjk(c);
    (is_han(before) && latin(here)) || (latin(before) && is_han(here)) || (before == '%' && is_han(here))
}

fn family(font: FontRef<'_>) -> String {
    let names = font.localized_strings();
    let name = names.clone().find_by_id(StringId::TypographicFamily, Some("en"));
    let name = name.or_else(|| names.find_by_id(StringId::Family, Some("en")));
    name.map_or_else(String::new, |name| name.to_string())
}

impl std::fmt::Debug for Tools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools")
    }
}
