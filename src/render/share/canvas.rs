//! A canvas of sixteen colours: paper, ink and vermilion, with what lies between them.
//!
//! Nothing but soft edges lies between three colours, and for those a few shades do. Four bits a
//! pixel are quickly compressed: with zlib's lowest level a file has 22 to 27 KB, where 256 shades
//! take 36 to 49.

use crate::model::picture::SHARE_SIZE;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

const PAPER: [u8; 3] = [0xfb, 0xf9, 0xf5];
const INK: [u8; 3] = [0x1d, 0x1c, 0x1a];
const VERMILION: [u8; 3] = [0xb3, 0x32, 0x1c];

/// Shades of a colour on another: the first in the palette, and how many there are, the last of
/// which is the colour itself. The palette's first entry is paper.
#[derive(Debug, Clone, Copy)]
struct Shades {
    first: u8,
    count: u8,
}

const INK_ON_PAPER: Shades = Shades { first: 1, count: 8 };
const VERMILION_ON_PAPER: Shades = Shades { first: 9, count: 4 };
const PAPER_ON_VERMILION: Shades = Shades { first: 13, count: 3 };

impl Shades {
    /// The palette's entry for so many of 255 parts of the colour; nothing if that is too little to
    /// be seen.
    fn of(self, parts: u8) -> Option<u8> {
        let step = (u16::from(parts) * u16::from(self.count) + 127) / 255;
        let step = u8::try_from(step).unwrap_or(self.count);
        (step > 0).then(|| self.first + step - 1)
    }
}

/// A colour on what lies below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// Ink on paper, of so many parts of 255.
    Ink(u8),
    /// Vermilion on paper.
    Vermilion,
    /// Paper on vermilion.
    Carved,
}

/// A drawing.
#[derive(Debug)]
pub(super) struct Canvas {
    pixels: Vec<u8>,
}

/// How much of each pixel of a rectangle is covered, of 255 parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Coverage {
    /// Where the rectangle begins.
    pub(super) left: i32,
    /// Where it begins, from above.
    pub(super) top: i32,
    /// How wide it is.
    pub(super) width: u32,
    /// Row by row.
    pub(super) parts: Vec<u8>,
}

impl Canvas {
    /// Paper.
    pub(super) fn new() -> Self {
        let pixels = SHARE_SIZE.width * SHARE_SIZE.height;
        Self {
            pixels: vec![0; pixels as usize],
        }
    }

    /// Colours what is covered, moved by `x` and `y`; what lies outside is lost.
    pub(super) fn fill(&mut self, coverage: &Coverage, (x, y): (i32, i32), colour: Colour) {
        if coverage.width == 0 {
            return;
        }
        let (shades, strength) = match colour {
            Colour::Ink(strength) => (INK_ON_PAPER, strength),
            Colour::Vermilion => (VERMILION_ON_PAPER, u8::MAX),
            Colour::Carved => (PAPER_ON_VERMILION, u8::MAX),
        };
        // Each part of 255 as a shade, once for all pixels; letters that touch keep the darker of
        // two edges, and what is too faint leaves what is there.
        let shade: [u8; 256] = std::array::from_fn(|part| {
            let parts = (part * usize::from(strength) + 127) / 255;
            shades.of(u8::try_from(parts).unwrap_or(u8::MAX)).unwrap_or(0)
        });
        for (row, parts) in (0_i32..).zip(coverage.parts.chunks_exact(coverage.width as usize)) {
            let Some(line) = self.row(coverage.top + y + row) else {
                continue;
            };
            for (column, part) in (0_i32..).zip(parts) {
                let at = usize::try_from(coverage.left + x + column).ok();
                if let Some(pixel) = at.and_then(|at| line.get_mut(at)) {
                    *pixel = shade[usize::from(*part)].max(*pixel);
                }
            }
        }
    }

    /// A line of ink from edge to edge of a rectangle.
    pub(super) fn rule(&mut self, (left, right): (usize, usize), (top, height): (i32, i32), strength: u8) {
        let shade = INK_ON_PAPER.of(strength).unwrap_or(0);
        for row in top..top + height {
            if let Some(line) = self.row(row) {
                line[left..right].fill(shade);
            }
        }
    }

    fn row(&mut self, row: i32) -> Option<&mut [u8]> {
        let width = SHARE_SIZE.width as usize;
        let start = usize::try_from(row).ok()? * width;
        self.pixels.get_mut(start..start + width)
    }

    /// The drawing as PNG.
    pub(super) fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(32 * 1024);
        let mut encoder = Encoder::new(&mut bytes, SHARE_SIZE.width, SHARE_SIZE.height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette());
        // The lowest level. The one made for differences of photographs (fdeflate), which is faster
        // still, leaves more than twice as much: nothing here is a difference.
        encoder.set_deflate_compression(DeflateCompression::Level(1));
        // Numbers of colours are no brightnesses: what lies left or above foretells nothing.
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header().expect("writing to memory does not fail");
        let packed: Vec<u8> = self.pixels.chunks_exact(2).map(|two| (two[0] << 4) | two[1]).collect();
        writer
            .write_image_data(&packed)
            .expect("there are four bits for each pixel");
        writer.finish().expect("writing to memory does not fail");
        bytes
    }
}

fn palette() -> Vec<u8> {
    let rows = [
        (PAPER, INK, INK_ON_PAPER),
        (PAPER, VERMILION, VERMILION_ON_PAPER),
        (VERMILION, PAPER, PAPER_ON_VERMILION),
    ];
    let shades = rows.into_iter().flat_map(|(from, to, Shades { count, .. })| {
        (1..=count).flat_map(move |step| {
            let between = move |channel: usize| {
                let [from, to] = [from, to].map(|colour| i32::from(colour[channel]));
                let shade = from + (to - from) * i32::from(step) / i32::from(count);
                u8::try_from(shade).unwrap_or_default()
            };
            [between(0), between(1), between(2)]
        })
    });
    PAPER.into_iter().chain(shades).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_goes_from_paper_to_ink_and_to_vermilion() {
        let palette = palette();
        let colour = |at: usize| [palette[at * 3], palette[at * 3 + 1], palette[at * 3 + 2]];
        assert_eq!(palette.len(), 48);
        assert_eq!([0, 8, 12, 15].map(colour), [PAPER, INK, VERMILION, PAPER]);
        let step = |shades: Shades, parts| shades.of(parts);
        assert_eq!(
            [0, 15, 17, 255].map(|parts| step(INK_ON_PAPER, parts)),
            [None, None, Some(1), Some(8)]
        );
        assert_eq!(step(PAPER_ON_VERMILION, 128), Some(14));
    }

    #[test]
    fn what_lies_outside_is_lost() {
        let mut canvas = Canvas::new();
        let coverage = Coverage {
            left: -1,
            top: -1,
            width: 2,
            parts: vec![255; 4],
        };
        canvas.fill(&coverage, (0, 0), Colour::Vermilion);
        canvas.fill(&coverage, (1200, 630), Colour::Ink(255));
        assert_eq!(canvas.pixels[0], 12);
        assert_eq!(canvas.pixels[1200 * 630 - 1], 8);
        assert_eq!(canvas.pixels.iter().filter(|pixel| **pixel > 0).count(), 2);
    }

    #[test]
    fn the_file_is_a_png_of_its_size() {
        let mut canvas = Canvas::new();
        canvas.rule((80, 1120), (300, 1), 64);
        let bytes = canvas.png();
        let image = image::load_from_memory(&bytes).expect("it can be decoded");
        assert_eq!((image.width(), image.height()), (SHARE_SIZE.width, SHARE_SIZE.height));
        assert_eq!(image.to_rgb8().get_pixel(0, 0).0, PAPER);
    }
}
