//! Pictures: pixels to the sizes in which they are published.
//!
//! What comes out depends on nothing but the picture, so that it can be kept; one thread makes a
//! size, since the encoder of AVIF cuts a picture into as many tiles as it has threads.

use crate::model::picture::{Encoding, Fault, PIXELS_AT_MOST, SIDE_AT_MOST, Size, Variant};
use image::codecs::avif::AvifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// How hard the encoder of AVIF tries, from 1 (slowest) to 10; `cargo bench --bench pictures` says
/// what each step takes and saves.
const AVIF_SPEED: u8 = 8;

/// Qualities to be tried in turn until a size is smaller than the picture's own file.
const AVIF_QUALITIES: [u8; 4] = [62, 50, 38, 26];
const JPEG_QUALITIES: [u8; 4] = [78, 66, 54, 42];
/// WebP is without loss.
const WEBP_QUALITIES: [u8; 1] = [100];

/// The pixels of a picture: turned as its camera says, in the colours of sRGB, eight bits each.
#[derive(Debug)]
pub struct Pixels(DynamicImage);

/// Decodes a picture. Nothing of what its file says besides pixels is kept.
///
/// # Errors
/// If it cannot be decoded.
pub fn decode(bytes: &[u8]) -> Result<Pixels, Fault> {
    decoded(bytes).map_err(|error| Fault::Unreadable(error.to_string()))
}

fn decoded(bytes: &[u8]) -> image::ImageResult<Pixels> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_AT_MOST);
    limits.max_image_height = Some(SIDE_AT_MOST);
    // Up to four channels of two bytes each.
    limits.max_alloc = Some(PIXELS_AT_MOST * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let profile = decoder.icc_profile()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image = if image.color().has_alpha() && has_holes(&image) {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    };
    if let Some(profile) = profile {
        into_srgb(&mut image, &profile);
    }
    image.apply_orientation(orientation);
    Ok(Pixels(image))
}

/// Whether anything behind a picture is seen through it.
fn has_holes(image: &DynamicImage) -> bool {
    let opaque = |pixels: &image::RgbaImage| pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    match image {
        DynamicImage::ImageRgba8(pixels) => !opaque(pixels),
        other => !opaque(&other.to_rgba8()),
    }
}

/// Colours of a wide screen (Display P3, Adobe RGB) as those that every screen has: sizes carry no
/// profile. One that cannot be understood, or is about ink or greys, is left out of account.
fn into_srgb(image: &mut DynamicImage, profile: &[u8]) {
    let Ok(own) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if own.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if image.color().has_alpha() {
        Layout::Rgba
    } else {
        Layout::Rgb
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = own.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return;
    };
    let before = image.as_bytes().to_vec();
    let samples: Option<&mut [u8]> = match image {
        DynamicImage::ImageRgb8(pixels) => Some(&mut *pixels),
        DynamicImage::ImageRgba8(pixels) => Some(&mut *pixels),
        _ => None,
    };
    if let Some(samples) = samples {
        // It fails where lengths differ, and then has done nothing.
        let _ = transform.transform(&before, samples);
    }
}

/// Makes one size of a picture whose file has `at_most` bytes, in no more bytes.
///
/// A size that would be larger than the picture's own file is of less quality, and in the end of
/// fewer pixels: to a page it is the same, because the page says how large it is shown.
///
/// # Errors
/// If the encoder refuses.
pub fn encode(pixels: &Pixels, variant: Variant, at_most: u64) -> Result<Vec<u8>, Fault> {
    let qualities: &[u8] = match variant.encoding {
        Encoding::Avif => &AVIF_QUALITIES,
        Encoding::Webp => &WEBP_QUALITIES,
        Encoding::Jpeg => &JPEG_QUALITIES,
    };
    let mut size = variant.size;
    loop {
        let image = resized(&pixels.0, size);
        for quality in qualities {
            let bytes = encoded(&image, variant.encoding, *quality);
            let bytes = bytes.map_err(|error| Fault::Unreadable(error.to_string()))?;
            let is_least = size.width == 1 && *quality == qualities[qualities.len() - 1];
            if bytes.len() as u64 <= at_most || is_least {
                return Ok(bytes);
            }
        }
        size = size.at_width((size.width * 3 / 4).max(1));
    }
}

fn resized(image: &DynamicImage, size: Size) -> DynamicImage {
    let Size { width, height } = size;
    if (image.width(), image.height()) == (width, height) {
        return image.clone();
    }
    // Averaging is quick and does for the greater part of the way; the filter keeps edges.
    let coarse = (image.width() > width * 2 && image.height() > height * 2)
        .then(|| image.thumbnail_exact(width * 2, height * 2));
    let image = coarse.as_ref().unwrap_or(image);
    image.resize_exact(width, height, FilterType::CatmullRom)
}

fn encoded(image: &DynamicImage, encoding: Encoding, quality: u8) -> image::ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let (samples, width, height) = (image.as_bytes(), image.width(), image.height());
    let color = image.color().into();
    match encoding {
        Encoding::Avif => AvifEncoder::new_with_speed_quality(&mut bytes, AVIF_SPEED, quality)
            .with_num_threads(Some(1))
            .write_image(samples, width, height, color)?,
        Encoding::Webp => WebPEncoder::new_lossless(&mut bytes).write_image(samples, width, height, color)?,
        Encoding::Jpeg => {
            JpegEncoder::new_with_quality(&mut bytes, quality).write_image(samples, width, height, color)?;
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage, RgbaImage};

    /// Waves with a little noise: what a photograph is to an encoder.
    fn waves(width: u32, height: u32) -> RgbImage {
        let mut seed = 7_u32;
        RgbImage::from_fn(width, height, |x, y| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let wave = (x * x / 97 + y * 3 + x * y / 61) % 200;
            let value = u8::try_from(wave + (seed >> 28)).unwrap();
            Rgb([value, value / 2 + 40, 255 - value])
        })
    }

    fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn variant(encoding: Encoding, width: u32, height: u32) -> Variant {
        let size = Size { width, height };
        Variant { encoding, size }
    }

    /// The size in an AVIF's `ispe` box (ISO/IEC 23008-12, 6.5.3).
    fn avif_size(bytes: &[u8]) -> (u32, u32) {
        let at = bytes.windows(4).position(|four| four == b"ispe").unwrap() + 8;
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (number(at), number(at + 4))
    }

    #[test]
    fn each_size_has_its_pixels_and_is_smaller_than_the_picture() {
        let file = png(waves(300, 200));
        let pixels = decode(&file).unwrap();
        let most = file.len() as u64;
        for encoding in [Encoding::Avif, Encoding::Webp, Encoding::Jpeg] {
            let bytes = encode(&pixels, variant(encoding, 120, 80), most).unwrap();
            let size = match encoding {
                Encoding::Avif => avif_size(&bytes),
                _ => {
                    let image = image::load_from_memory(&bytes).unwrap();
                    (image.width(), image.height())
                }
            };
            assert_eq!(size, (120, 80), "{encoding:?}");
            assert!(bytes.len() < file.len(), "{encoding:?}: {} of {most}", bytes.len());
        }
    }

    #[test]
    fn no_size_has_more_bytes_than_it_may() {
        let pixels = decode(&png(waves(200, 200))).unwrap();
        for (encoding, most) in [(Encoding::Webp, 9_000), (Encoding::Jpeg, 2_000), (Encoding::Avif, 900)] {
            let bytes = encode(&pixels, variant(encoding, 160, 160), most).unwrap();
            assert!(bytes.len() as u64 <= most, "{encoding:?}: {} of {most}", bytes.len());
        }
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes() {
        let file = png(waves(90, 60));
        let make = || encode(&decode(&file).unwrap(), variant(Encoding::Avif, 60, 40), 1 << 20).unwrap();
        assert_eq!(make(), make());
    }

    #[test]
    fn a_picture_is_turned_as_its_camera_says() {
        let mut image = RgbImage::new(40, 20);
        image.put_pixel(0, 0, Rgb([255, 0, 0]));
        let mut jpeg = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 100);
        // Exif with one entry, Orientation (0x0112): 6, to be turned a quarter to the right.
        let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        encoder.set_exif_metadata(exif.to_vec()).unwrap();
        encoder.encode_image(&image).unwrap();
        let Pixels(turned) = decode(&jpeg).unwrap();
        assert_eq!((turned.width(), turned.height()), (20, 40));
        let red = |x, y| turned.to_rgb8().get_pixel(x, y).0[0];
        assert!(red(19, 0) > 60, "the corner has gone to the right");
        assert!(red(0, 0) < 30);
        let small = encode(&Pixels(turned), variant(Encoding::Jpeg, 20, 40), 1 << 20).unwrap();
        assert!(
            !small.windows(4).any(|four| four == b"Exif"),
            "nothing but pixels is kept"
        );
    }

    #[test]
    fn wide_colours_become_those_of_every_screen() {
        let mut jpeg = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 100);
        let wide = ColorProfile::new_display_p3().encode().unwrap();
        encoder.set_icc_profile(wide).unwrap();
        encoder
            .encode_image(&RgbImage::from_pixel(16, 16, Rgb([200, 80, 60])))
            .unwrap();
        let Pixels(image) = decode(&jpeg).unwrap();
        // In sRGB the same red needs more of it.
        let Rgb([red, _, _]) = *image.to_rgb8().get_pixel(8, 8);
        assert!(red > 208, "{red}");
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let mut image = RgbaImage::from_pixel(8, 8, image::Rgba([1, 2, 3, 255]));
        assert!(!decode(&png(image.clone())).unwrap().0.color().has_alpha());
        image.put_pixel(3, 3, image::Rgba([1, 2, 3, 9]));
        assert!(decode(&png(image)).unwrap().0.color().has_alpha());
    }

    #[test]
    fn a_picture_that_is_cut_short_is_a_fault() {
        let file = png(waves(90, 60));
        for length in [0, 8, 40, file.len() / 2] {
            assert!(decode(&file[..length]).is_err(), "{length} bytes");
        }
    }
}
