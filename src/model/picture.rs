//! Pictures: what is known of one before its pixels are looked at, the sizes in which it is
//! published, and the pictures by which pages are shared.
//!
//! Everything here follows from a picture's head and length alone, so that a page can be made
//! before any size of its pictures is.

use super::lang::Lang;
use super::route::{Page, Route};
use super::site::Site;

/// Changes when the same picture would be encoded to other bytes: it is part of every digest, and
/// so of every name and of every key of the cache.
pub const ENCODING: &str = "1";

/// How wide sizes are, in pixels: a phone's column, the same on a dense screen, and the widest
/// column of the default theme (about 700 pixels) on a screen with two pixels for one.
const STEPS: [u32; 3] = [480, 960, 1440];

/// A file of fewer bytes is published as it is: sizes of it would save less than a page's head has.
const WORTHWHILE: u64 = 16 * 1024;

/// PNGs with fewer bits a pixel than this are drawings, maps of few colours, screenshots: AVIF gains
/// little there and blurs letters, so that they are published as they are.
const DRAWING_BITS: u64 = 2;

/// PNGs with at least as many bits a pixel are photographs: without loss, WebP makes them smaller.
const PHOTOGRAPH_BITS: u64 = 8;

/// The most pixels that a picture may have: 128 million are more than cameras of phones give and a
/// map of two square metres at 150 dots an inch; decoded, they take half a gigabyte.
pub const PIXELS_AT_MOST: u64 = 128_000_000;

/// The longest side that JPEG can have and every browser shows.
pub const SIDE_AT_MOST: u32 = 32_767;

/// How a picture is written in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP, with or without loss.
    Webp,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
}

impl Format {
    /// Whether pictures of it are decoded: what is drawn anew each time, or moves, is left alone.
    pub fn has_pixels(self) -> bool {
        matches!(self, Format::Jpeg | Format::Png | Format::Webp)
    }
}

/// Width and height in pixels; both are at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Size {
    /// The same shape at another width.
    #[must_use]
    pub fn at_width(self, width: u32) -> Size {
        let exact = u64::from(self.height) * u64::from(width);
        let by = u64::from(self.width).max(1);
        let height = u32::try_from((exact + by / 2) / by).unwrap_or(u32::MAX);
        Size {
            width,
            height: height.max(1),
        }
    }

    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Whether there is memory for it: see [`PIXELS_AT_MOST`] and [`SIDE_AT_MOST`].
    pub fn is_sane(self) -> bool {
        self.pixels() <= PIXELS_AT_MOST && self.width.max(self.height) <= SIDE_AT_MOST
    }
}

/// Whether a picture moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// It stands still.
    Still,
    /// It moves: sizes would show its first moment only.
    Moving,
}

/// A picture beside a page, as far as its head tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// How it is written.
    pub format: Format,
    /// Its size as a reader sees it: turned as its camera says.
    pub size: Size,
    /// Whether it moves.
    pub motion: Motion,
    /// How many bytes its file has.
    pub bytes: u64,
    /// SHA-256 of [`ENCODING`] and the file, in hexadecimal digits.
    pub digest: String,
}

/// Why a picture cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Its file is none, or is cut short; the words are the decoder's, in English.
    Unreadable(String),
    /// It has more pixels than are read.
    TooLarge(Size),
}

/// What looking at the head of a file that should be a picture gave.
pub type Looked = Result<Picture, Fault>;

/// A file beside a page that should be a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// Its path from the root of the project.
    pub from: String,
    /// What its head tells.
    pub looked: Looked,
}

/// How a size of a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// AVIF: about half of a JPEG.
    Avif,
    /// WebP without loss, for photographs that are without loss themselves.
    Webp,
    /// JPEG, for browsers that know nothing newer.
    Jpeg,
}

impl Encoding {
    /// The ending of such a file.
    pub fn ending(self) -> &'static str {
        match self {
            Encoding::Avif => "avif",
            Encoding::Webp => "webp",
            Encoding::Jpeg => "jpg",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Encoding::Avif => "image/avif",
            Encoding::Webp => "image/webp",
            Encoding::Jpeg => "image/jpeg",
        }
    }
}

/// A size in which a picture is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// How it is written.
    pub encoding: Encoding,
    /// How large it is; never larger than the picture.
    pub size: Size,
}

impl Picture {
    /// The sizes in which it is published besides its own file, by encoding, the smallest first;
    /// none for what moves, for drawings, and for what is small already.
    pub fn variants(&self) -> Vec<Variant> {
        let encodings = self.encodings();
        let variants = encodings.iter().flat_map(|encoding| {
            // A JPEG of the picture's own size would be its own file once more, with less in it.
            let own = match encoding {
                Encoding::Jpeg => None,
                Encoding::Avif | Encoding::Webp => Some(self.size.width.min(STEPS[STEPS.len() - 1])),
            };
            let widths = STEPS.into_iter().filter(|step| is_less(*step, self.size.width));
            let widths = widths.filter(move |step| own.is_none_or(|own| is_less(*step, own)));
            widths.chain(own).map(|width| Variant {
                encoding: *encoding,
                size: self.size.at_width(width),
            })
        });
        variants.collect()
    }

    fn encodings(&self) -> &'static [Encoding] {
        if self.motion == Motion::Moving || self.bytes < WORTHWHILE {
            return &[];
        }
        let bits = self.bytes * 8 / self.size.pixels().max(1);
        match self.format {
            Format::Jpeg => &[Encoding::Avif, Encoding::Jpeg],
            Format::Png if bits < DRAWING_BITS => &[],
            Format::Png if bits >= PHOTOGRAPH_BITS => &[Encoding::Avif, Encoding::Webp],
            Format::Png | Format::Webp => &[Encoding::Avif],
            Format::Gif | Format::Svg => &[],
        }
    }

    /// The path of a size, beside the picture's own: `reports/x/photo-960.1a2b3c4d.avif`. Eight
    /// digits of the digest keep apart the versions of one file.
    pub fn path_of(&self, own: &str, variant: Variant) -> String {
        let start = own.rfind('/').map_or(0, |at| at + 1);
        let stem = own[start..].rfind('.').map_or(own, |dot| &own[..start + dot]);
        let Variant { encoding, size } = variant;
        let digest = self.digest.get(..8).unwrap_or(&self.digest);
        format!("{stem}-{}.{digest}.{}", size.width, encoding.ending())
    }
}

/// Whether a width is less than another by a fifth: what is nearer is not worth a file.
fn is_less(step: u32, width: u32) -> bool {
    u64::from(step) * 5 <= u64::from(width) * 4
}

/// The size of every picture by which pages are shared: what networks and messengers show beside
/// a link, as the Open Graph protocol's users have agreed on.
pub const SHARE_SIZE: Size = Size {
    width: 1200,
    height: 630,
};

/// A picture by which a page is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareImage {
    /// Its path from the site's root: `/zh/reports/ID/share.png`.
    pub path: String,
    /// Its size.
    pub size: Size,
}

/// The picture by which a page is shared in a language: a report's own where it has a text in that
/// language, else that of the site. Nothing if the settings want none (`share_images`).
pub fn share_image(site: &Site, page: Page, lang: Lang) -> Option<ShareImage> {
    if !site.settings.share_images {
        return None;
    }
    let page = match page {
        Page::Report(key) if site.reports[key].texts.get(lang).is_some() => page,
        _ => Page::Home,
    };
    Some(ShareImage {
        path: format!("{}share.png", Route::new(lang, page).path(site)),
        size: SHARE_SIZE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(format: Format, (width, height): (u32, u32), bytes: u64) -> Picture {
        Picture {
            format,
            size: Size { width, height },
            motion: Motion::Still,
            bytes,
            digest: "1a2b3c4d5e".to_owned(),
        }
    }

    fn told(picture: &Picture) -> Vec<String> {
        let variants = picture.variants().into_iter();
        variants
            .map(|v| format!("{} {}x{}", v.encoding.ending(), v.size.width, v.size.height))
            .collect()
    }

    #[test]
    fn a_photograph_comes_in_three_widths_and_never_wider_than_it_is() {
        let large = picture(Format::Jpeg, (4000, 3000), 4_000_000);
        let avif = ["avif 480x360", "avif 960x720", "avif 1440x1080"];
        assert_eq!(told(&large)[..3], avif);
        assert_eq!(told(&large)[3..], ["jpg 480x360", "jpg 960x720", "jpg 1440x1080"]);
        assert_eq!(
            told(&picture(Format::Jpeg, (1000, 500), 90_000)),
            ["avif 480x240", "avif 1000x500", "jpg 480x240"]
        );
        assert_eq!(told(&picture(Format::Jpeg, (300, 900), 90_000)), ["avif 300x900"]);
        // What is nearly as wide as the next is left out.
        assert_eq!(
            told(&picture(Format::Jpeg, (1100, 1100), 90_000)),
            ["avif 480x480", "avif 1100x1100", "jpg 480x480"]
        );
    }

    #[test]
    fn what_would_not_gain_is_published_as_it_is() {
        let still = |format, bytes| told(&picture(format, (1000, 1000), bytes));
        assert!(still(Format::Jpeg, 16_000).is_empty(), "small already");
        assert!(still(Format::Png, 90_000).is_empty(), "a drawing");
        assert_eq!(still(Format::Png, 400_000), ["avif 480x480", "avif 1000x1000"]);
        assert_eq!(still(Format::Png, 2_000_000)[2..], ["webp 480x480", "webp 1000x1000"]);
        assert!(still(Format::Gif, 2_000_000).is_empty() && still(Format::Svg, 2_000_000).is_empty());
        let mut moving = picture(Format::Webp, (1000, 1000), 2_000_000);
        assert!(!told(&moving).is_empty());
        moving.motion = Motion::Moving;
        assert!(told(&moving).is_empty(), "it moves");
    }

    #[test]
    fn names_tell_width_and_version() {
        let picture = picture(Format::Jpeg, (4000, 3000), 4_000_000);
        let first = picture.variants()[0];
        let name = |own| picture.path_of(own, first);
        assert_eq!(name("reports/x/photo.jpg"), "reports/x/photo-480.1a2b3c4d.avif");
        assert_eq!(name("reports/x.y/photo"), "reports/x.y/photo-480.1a2b3c4d.avif");
    }

    #[test]
    fn shapes_stay_and_no_side_is_lost() {
        let size = Size {
            width: 30_000,
            height: 10,
        };
        assert_eq!(size.at_width(480), Size { width: 480, height: 1 });
        assert!(size.is_sane());
        assert!(!Size { width: 40_000, ..size }.is_sane());
        let square = Size {
            width: 20_000,
            height: 20_000,
        };
        assert!(!square.is_sane());
    }
}
