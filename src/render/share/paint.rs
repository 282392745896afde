//! A card on paper.

use super::canvas::{Canvas, Colour};
use super::card::Card;
use super::font::{Font, Row, Setting, Tools};
use super::layout::lines;
use super::seal;
use crate::model::lang::Lang;
use std::sync::{Mutex, PoisonError};

/// The margin at all sides, in pixels, and the edges that it leaves.
const LEFT: u16 = 80;
const RIGHT: u16 = 1120;

/// Sizes of a title, each with the number of lines for which there is room.
const TITLE_ZH: [(u16, usize); 4] = [(72, 2), (64, 3), (56, 3), (48, 4)];
const TITLE_EN: [(u16, usize); 5] = [(68, 2), (60, 3), (54, 3), (48, 3), (44, 4)];
/// Sizes of a figure.
const FIGURE: [u16; 3] = [68, 54, 42];
const DIGEST: u16 = 34;
const SMALL: u16 = 27;

/// Greys, in parts of 255 of ink.
const SOFT: u8 = 175;
const HAIRLINE: u8 = 60;

/// Where rows stand: their base lines, from above.
const DIGEST_LINE: i32 = 114;
const TITLE_MIDDLE: f32 = 292.0;
const RULE: i32 = 446;
const FIGURE_LINE: i32 = 526;
const LAST_LINE: i32 = 572;

/// Draws cards with some fonts, from as many threads as wish to.
#[derive(Debug)]
pub struct Painter {
    title: Option<Font>,
    text: Option<Font>,
    tools: Mutex<Vec<Tools>>,
}

impl Painter {
    /// A painter with a font for titles and figures, and one for what is small, which may be away;
    /// bytes that are no font are no font.
    pub fn new(title: Option<Vec<u8>>, text: Option<Vec<u8>>) -> Self {
        Self {
            title: title.and_then(Font::new),
            text: text.and_then(Font::new),
            tools: Mutex::default(),
        }
    }

    /// Draws a card as PNG. A row of which the fonts lack a character is left out: half of a title
    /// would be worse than none.
    pub fn paint(&self, card: &Card) -> Vec<u8> {
        let pool = || self.tools.lock().unwrap_or_else(PoisonError::into_inner);
        let tools = pool().pop().unwrap_or_default();
        let mut sheet = Sheet {
            canvas: Canvas::new(),
            tools,
            lang: card.lang,
        };
        self.draw(&mut sheet, card);
        pool().push(sheet.tools);
        sheet.canvas.png()
    }

    fn draw(&self, sheet: &mut Sheet, card: &Card) {
        seal::draw(&mut sheet.canvas, (i32::from(LEFT), 64), 72.0);
        if let Some(font) = self.title.as_ref() {
            let row = sheet.set(font, &card.digest, DIGEST);
            sheet.row(font, row, At::Left(LEFT + 96), DIGEST_LINE, Colour::Ink(u8::MAX));
            sheet.title(font, &card.title);
            let (value, _) = &card.figure;
            let set = FIGURE.iter().filter_map(|size| sheet.set(font, value, *size));
            let set: Vec<_> = set.collect();
            let fitting = set.into_iter().find(|(row, _)| row.width <= f32::from(RIGHT - LEFT));
            sheet.row(font, fitting, At::Left(LEFT), FIGURE_LINE, Colour::Vermilion);
        }
        let small = [&self.text, &self.title].into_iter().flatten();
        let (_, name) = &card.figure;
        let has_lower_part = !name.is_empty() || !card.when.is_empty();
        if has_lower_part {
            sheet.canvas.rule((LEFT.into(), RIGHT.into()), (RULE, 1), HAIRLINE);
        }
        if let Some(font) = small.into_iter().next() {
            let when = sheet.set(font, &card.when, SMALL);
            let room = f32::from(RIGHT - LEFT) - when.as_ref().map_or(0.0, |(row, _)| row.width + 40.0);
            let name = sheet.set(font, name, SMALL).filter(|(row, _)| row.width <= room);
            let at = if card.figure.0.is_empty() {
                At::Left(LEFT)
            } else {
                At::Right(RIGHT)
            };
            sheet.row(font, when, at, LAST_LINE, Colour::Ink(SOFT));
            sheet.row(font, name, At::Left(LEFT), LAST_LINE, Colour::Ink(SOFT));
        }
    }
}

/// A card while it is drawn.
#[derive(Debug)]
struct Sheet {
    canvas: Canvas,
    tools: Tools,
    lang: Lang,
}

/// Where a row begins or ends.
#[derive(Debug, Clone, Copy)]
enum At {
    Left(u16),
    Right(u16),
}

type Set = Option<(Row, Setting)>;

impl Sheet {
    fn set(&mut self, font: &Font, text: &str, size: u16) -> Set {
        let setting = Setting { lang: self.lang, size };
        let can = !text.is_empty() && font.covers(text, self.lang);
        can.then(|| (font.set(&mut self.tools, text, setting), setting))
    }

    fn row(&mut self, font: &Font, set: Set, at: At, base: i32, colour: Colour) {
        let Some((row, setting)) = set else {
            return;
        };
        let x = match at {
            At::Left(x) => f32::from(x),
            At::Right(x) => f32::from(x) - row.width,
        };
        let canvas = &mut self.canvas;
        font.draw(&mut self.tools, &row, setting, x, |drawn, x| {
            canvas.fill(drawn, (x, base), colour);
        });
    }

    fn title(&mut self, font: &Font, text: &str) {
        if text.is_empty() || !font.covers(text, self.lang) {
            return;
        }
        let (sizes, leading) = match self.lang {
            Lang::Zh => (&TITLE_ZH[..], 1.32),
            Lang::En => (&TITLE_EN[..], 1.2),
        };
        let set = lines(font, &mut self.tools, (text, self.lang), sizes, f32::from(RIGHT - LEFT));
        let size = f32::from(set.setting.size);
        let height = size * leading;
        let lines = f32::from(u8::try_from(set.rows.len()).unwrap_or(u8::MAX));
        // The middle of capitals and of characters is about a third of the size above their line.
        let mut base = TITLE_MIDDLE + size * 0.36 - (lines - 1.0) / 2.0 * height;
        for row in set.rows {
            #[expect(clippy::cast_possible_truncation, reason = "a picture is 630 pixels high")]
            let line = base as i32;
            self.row(
                font,
                Some((row, set.setting)),
                At::Left(LEFT),
                line,
                Colour::Ink(u8::MAX),
            );
            base += height;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::share::block;
    use image::RgbImage;

    const SEAL: [u8; 3] = [0xb3, 0x32, 0x1c];
    const INK: [u8; 3] = [0x1d, 0x1c, 0x1a];

    fn card(title: &str) -> Card {
        Card {
            lang: Lang::Zh,
            digest: "山东政策文摘".to_owned(),
            title: title.to_owned(),
            when: "聊城 · 2021年9月".to_owned(),
            figure: ("58.3万户".to_owned(), "市场主体".to_owned()),
        }
    }

    fn letters(card: &Card) -> String {
        [
            card.digest.as_str(),
            &card.title,
            &card.when,
            &card.figure.0,
            &card.figure.1,
            " ",
        ]
        .concat()
    }

    fn drawn(card: &Card, characters: &str) -> RgbImage {
        let painter = Painter::new(Some(block::font(characters)), None);
        image::load_from_memory(&painter.paint(card)).unwrap().to_rgb8()
    }

    /// How many pixels of a colour there are between two heights, and where the last of them is.
    fn count(image: &RgbImage, colour: [u8; 3], (top, bottom): (u32, u32)) -> (usize, u32) {
        let rows = image.enumerate_pixels().filter(|(_, y, _)| (top..bottom).contains(y));
        let own = rows.filter(|(_, _, pixel)| pixel.0 == colour);
        own.fold((0, 0), |(count, right), (x, _, _)| (count + 1, right.max(x)))
    }

    #[test]
    fn a_title_stays_between_the_margins_whatever_its_length() {
        for length in [1, 14, 15, 40, 60, 75] {
            let card = card(&"聊".repeat(length));
            let (pixels, right) = count(&drawn(&card, &letters(&card)), INK, (160, 440));
            assert!(right < 1120, "{length} characters reach {right}");
            // Each square is eight tenths as wide and as high as the letters' size, 48 at least.
            assert!(pixels > length * 36 * 36, "{length} characters: {pixels} pixels");
        }
    }

    #[test]
    fn the_figure_is_as_red_as_the_seal() {
        let whole = card("聊城");
        let image = drawn(&whole, &letters(&whole));
        let (seal, figure) = (count(&image, SEAL, (64, 136)).0, count(&image, SEAL, (460, 540)).0);
        assert!(seal > 3000, "{seal}");
        // Six characters of 68.
        assert!(figure > 6 * 50 * 50, "{figure}");
    }

    #[test]
    fn a_row_of_which_a_character_is_missing_is_left_out() {
        let whole = card("聊城");
        let image = drawn(&whole, &letters(&whole).replace('户', ""));
        assert_eq!(count(&image, SEAL, (460, 540)).0, 0);
        assert!(count(&image, INK, (160, 440)).0 > 0);
    }

    #[test]
    fn without_a_font_there_are_seal_and_paper() {
        let bytes = Painter::new(Some(b"no font".to_vec()), None).paint(&card("聊城"));
        let image = image::load_from_memory(&bytes).unwrap().to_rgb8();
        assert!(count(&image, SEAL, (64, 136)).0 > 3000);
        assert_eq!(count(&image, INK, (0, 630)).0, 0);
    }

    #[test]
    fn one_painter_gives_the_same_bytes_again() {
        let whole = card("聊城市优化营商环境");
        let painter = Painter::new(Some(block::font(&letters(&whole))), None);
        let first = painter.paint(&whole);
        painter.paint(&card("城"));
        assert_eq!(painter.paint(&whole), first);
    }

    #[test]
    fn a_key_is_of_the_words_and_the_fonts() {
        let keys = [
            card("聊城").key("a"),
            card("聊城").key("b"),
            card("聊").key("a"),
            Card {
                digest: "山东政策文摘聊".to_owned(),
                ..card("城")
            }
            .key("a"),
        ];
        let unlike: std::collections::BTreeSet<&String> = keys.iter().collect();
        assert_eq!(unlike.len(), keys.len());
    }
}
