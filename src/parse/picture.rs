//! The head of a picture: format and size, and whether it moves.

use crate::model::picture::{ENCODING, Fault, Format, Looked, Motion, Picture, Size};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Cursor;

/// Whether a file of this name is a picture whose head can be read.
pub fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = ["jpg", "jpeg", "png", "webp", "gif", "svg"];
    ending.is_some_and(|ending| known.contains(&ending.as_str()))
}

/// Looks at the head of a picture. What a file is, its bytes say and not its name; only an SVG is
/// known by its name (`path`).
///
/// # Errors
/// What is wrong with a file that is no picture, or is too large for one.
pub fn picture(path: &str, bytes: &[u8]) -> Looked {
    let (format, size, motion) = if path.to_ascii_lowercase().ends_with(".svg") {
        let size = svg(bytes).ok_or_else(|| Fault::Unreadable("no width, height or viewBox".to_owned()))?;
        (Format::Svg, size, Motion::Still)
    } else {
        head(bytes)?
    };
    if size.width == 0 || size.height == 0 {
        return Err(Fault::Unreadable("it has no pixels".to_owned()));
    }
    if format != Format::Svg && !size.is_sane() {
        return Err(Fault::TooLarge(size));
    }
    Ok(Picture {
        format,
        size,
        motion,
        bytes: bytes.len() as u64,
        digest: digest(bytes),
    })
}

/// What tells some bytes from all others: SHA-256 of [`ENCODING`] and the bytes, in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(ENCODING.as_bytes());
    hasher.update(bytes);
    let mut digits = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

type Head = (Format, Size, Motion);

fn head(bytes: &[u8]) -> Result<Head, Fault> {
    let unreadable = |error: image::ImageError| Fault::Unreadable(error.to_string());
    let file = || Cursor::new(bytes);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => {
            let reader = ImageReader::with_format(file(), ImageFormat::Jpeg);
            let size = turned(reader.into_decoder().map_err(unreadable)?).map_err(unreadable)?;
            Ok((Format::Jpeg, size, Motion::Still))
        }
        Ok(ImageFormat::Png) => {
            let decoder = PngDecoder::new(file()).map_err(unreadable)?;
            let motion = motion(decoder.is_apng().map_err(unreadable)?);
            Ok((Format::Png, turned(decoder).map_err(unreadable)?, motion))
        }
        Ok(ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(file()).map_err(unreadable)?;
            let motion = motion(decoder.has_animation());
            Ok((Format::Webp, turned(decoder).map_err(unreadable)?, motion))
        }
        // Nothing of it is made anew; its size stands in bytes 6 to 9 (GIF89a, 18).
        Ok(ImageFormat::Gif) => match bytes {
            [_, _, _, _, _, _, w0, w1, h0, h1, ..] => {
                let [width, height] = [[*w0, *w1], [*h0, *h1]].map(|two| u32::from(u16::from_le_bytes(two)));
                Ok((Format::Gif, Size { width, height }, Motion::Moving))
            }
            _ => Err(Fault::Unreadable("it is cut short".to_owned())),
        },
        _ => Err(Fault::Unreadable(
            "it is no JPEG, PNG, WebP or GIF, whatever its name says".to_owned(),
        )),
    }
}

fn motion(moves: bool) -> Motion {
    if moves { Motion::Moving } else { Motion::Still }
}

/// The size after turning as the camera says.
fn turned(mut decoder: impl ImageDecoder) -> image::ImageResult<Size> {
    let (width, height) = decoder.dimensions();
    let lies = match decoder.orientation()? {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            true
        }
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => false,
    };
    let (width, height) = if lies { (height, width) } else { (width, height) };
    Ok(Size { width, height })
}

/// The size of a drawing: its width and height where they are in pixels, else its view box.
fn svg(bytes: &[u8]) -> Option<Size> {
    let mut reader = Reader::from_reader(bytes);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(root) | Event::Empty(root) => return svg_size(&root),
            Event::Eof => return None,
            _ => buffer.clear(),
        }
    }
}

fn svg_size(root: &BytesStart<'_>) -> Option<Size> {
    if root.local_name().as_ref() != "svg" {
        return None;
    }
    let text = |name: &str| {
        let attribute = root.try_get_attribute(name).ok()??;
        Some(attribute.value.into_owned())
    };
    let own = |name: &str| whole(text(name)?.trim().trim_end_matches("px"));
    let size = match (own("width"), own("height")) {
        (Some(width), Some(height)) => Size { width, height },
        _ => {
            let view = text("viewBox")?;
            let mut numbers = view
                .split([' ', ',', '\n', '\t'])
                .filter(|part| !part.is_empty())
                .skip(2);
            Size {
                width: whole(numbers.next()?)?,
                height: whole(numbers.next()?)?,
            }
        }
    };
    Some(size)
}

/// A length in whole pixels, at least one.
fn whole(number: &str) -> Option<u32> {
    let (before, after) = number.split_once('.').unwrap_or((number, ""));
    if !after.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    before.parse::<u32>().ok().map(|whole| whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(looked: &Looked) -> Option<(u32, u32)> {
        let size = looked.as_ref().ok()?.size;
        Some((size.width, size.height))
    }

    fn written(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(7, 5).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with an Exif segment that says how to turn it.
    fn jpeg_turned(orientation: u8) -> Vec<u8> {
        let jpeg = written(ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn sizes_are_read_whatever_the_name_says() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            assert_eq!(size(&picture("a.gif", &written(format))), Some((7, 5)), "{format:?}");
        }
        assert_eq!(size(&picture("a.gif", b"GIF89a\x07\0\x05\x01")), Some((7, 261)));
    }

    #[test]
    fn what_is_turned_by_a_quarter_is_as_high_as_it_was_wide() {
        for (orientation, expected) in [(1, (7, 5)), (3, (7, 5)), (6, (5, 7)), (8, (5, 7))] {
            let looked = picture("a.jpg", &jpeg_turned(orientation));
            assert_eq!(size(&looked), Some(expected), "orientation {orientation}");
        }
    }

    #[test]
    fn a_drawing_has_the_size_of_its_view_box() {
        let size = |svg: &str| size(&picture("a.SVG", svg.as_bytes()));
        assert_eq!(
            size("<?xml version='1.0'?>\n<svg viewBox='0 0 32 16.5'/>"),
            Some((32, 16))
        );
        assert_eq!(
            size("<svg viewBox='0,0,32,16' width='64px' height='32'></svg>"),
            Some((64, 32))
        );
        assert_eq!(
            size("<svg viewBox='0 0 32 16' width='100%' height='2em'/>"),
            Some((32, 16))
        );
        assert_eq!(size("<svg/>"), None);
        assert_eq!(size("<html/>"), None);
    }

    #[test]
    fn what_is_no_picture_or_absurdly_large_is_refused() {
        for bytes in [
            &b""[..],
            b"%PDF-1.4",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"GIF89a\x01",
        ] {
            let looked = picture("a.png", bytes);
            assert!(matches!(looked, Err(Fault::Unreadable(_))), "{bytes:?}: {looked:?}");
        }
        // A head of a few bytes that promises 60,000 by 60,000 pixels.
        let mut bomb = written(ImageFormat::Png);
        let side = 60_000_u32.to_be_bytes();
        bomb[16..20].copy_from_slice(&side);
        bomb[20..24].copy_from_slice(&side);
        let check = crc32(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&check);
        let looked = picture("a.png", &bomb);
        assert!(matches!(looked, Err(Fault::TooLarge(_))), "{looked:?}");
    }

    /// The check of a PNG's chunk (ISO 3309).
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }

    #[test]
    fn a_digest_is_of_the_bytes() {
        let [one, other] =
            [b"<svg viewBox='0 0 1 1'/>", b"<svg viewBox='0 0 1 2'/>"].map(|svg| picture("a.svg", svg).unwrap().digest);
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
    }
}
