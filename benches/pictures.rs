//! What pictures cost: sizes of photographs and drawings by encoder, share images of 1,000 pairs.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock and prints what it found"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pictures are made up here, of pixels that fit"
)]

mod corpus;

use image::codecs::avif::AvifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use std::time::Instant;
use wenzhai::pipeline::{self, Compression, Options};

/// As in the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    encoders();
    drawings();
    share_images();
}

fn encoders() {
    let photograph = photograph(2400, 1600);
    println!("a photograph of 960 by 640 pixels");
    let small = photograph.resize_exact(960, 640, FilterType::CatmullRom);
    for speed in [4, 6, 7, 8, 9, 10] {
        let (bytes, millis) = timed(|| avif(&small, speed, 62));
        let per_pixel = millis / 0.6144;
        println!("  AVIF, speed {speed:2}: {bytes:7} bytes, {per_pixel:6.0} ms a megapixel");
    }
    for quality in [70, 78, 85] {
        let (bytes, millis) = timed(|| jpeg(&small, quality));
        println!(
            "  JPEG {quality}: {bytes:7} bytes, {:6.0} ms a megapixel",
            millis / 0.6144
        );
    }
    let (bytes, millis) = timed(|| webp(&small));
    println!(
        "  WebP without loss: {bytes:7} bytes, {:6.0} ms a megapixel",
        millis / 0.6144
    );
    println!("  PNG: {} bytes", png(&small).len());
}

fn drawings() {
    for detail in [4, 12, 40, 160] {
        let drawing = drawing(1600, 900, detail);
        let own = png(&drawing).len();
        let bits = own as f64 * 8.0 / 1_440_000.0;
        println!("a drawing with {detail} curves: PNG {own} bytes, {bits:.2} bits a pixel");
        for width in [480, 960, 1440] {
            let sized = drawing.resize_exact(width, width * 9 / 16, FilterType::CatmullRom);
            let (avif, webp) = (avif(&sized, 8, 62).len(), webp(&sized).len());
            println!(
                "  {width:4} wide: AVIF {avif:6}, WebP without loss {webp:6}, PNG {:6}",
                png(&sized).len()
            );
        }
    }
}

fn timed(make: impl Fn() -> Vec<u8>) -> (usize, f64) {
    let start = Instant::now();
    let bytes = make();
    (bytes.len(), start.elapsed().as_secs_f64() * 1000.0)
}

fn write(image: &DynamicImage, encoder: impl ImageEncoder) {
    let written = encoder.write_image(image.as_bytes(), image.width(), image.height(), ExtendedColorType::Rgb8);
    written.expect("writing to memory does not fail");
}

fn avif(image: &DynamicImage, speed: u8, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = AvifEncoder::new_with_speed_quality(&mut bytes, speed, quality);
    write(image, encoder.with_num_threads(Some(1)));
    bytes
}

fn jpeg(image: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(image, JpegEncoder::new_with_quality(&mut bytes, quality));
    bytes
}

fn webp(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(image, WebPEncoder::new_lossless(&mut bytes));
    bytes
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(image, PngEncoder::new(&mut bytes));
    bytes
}

/// Noise in which every octave is half as strong as the one before, as in photographs, with a
/// little of a sensor's own.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let value = |x: u32, y: u32, seed: u32| -> f32 {
        let mut hash = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
        hash ^= hash >> 15;
        hash = hash.wrapping_mul(0x2c1b_3c6d);
        hash ^= hash >> 12;
        (hash & 0xffff) as f32 / 65_535.0
    };
    let smooth = |x: f32, y: f32, seed: u32| {
        let (left, top) = (x.floor(), y.floor());
        let ease = |part: f32| part * part * (3.0 - 2.0 * part);
        let (across, down) = (ease(x - left), ease(y - top));
        let at = |dx: u32, dy: u32| value(left as u32 + dx, top as u32 + dy, seed);
        let upper = at(0, 0) + (at(1, 0) - at(0, 0)) * across;
        let lower = at(0, 1) + (at(1, 1) - at(0, 1)) * across;
        upper + (lower - upper) * down
    };
    let image = RgbImage::from_fn(width, height, |x, y| {
        let channel = |seed: u32| {
            let octaves = (0..9_u8).map(|octave| {
                let scale = 512.0 / f32::from(2_u16.pow(u32::from(octave)));
                smooth(x as f32 / scale, y as f32 / scale, seed + u32::from(octave)) / 1.9_f32.powi(i32::from(octave))
            });
            let noise = value(x, y, seed + 99) * 0.03;
            ((octaves.sum::<f32>() + noise) * 120.0).clamp(0.0, 255.0) as u8
        };
        let light = channel(1);
        let warm = |seed: u32, part: f32| (f32::from(light) * (1.0 - part) + f32::from(channel(seed)) * part) as u8;
        Rgb([warm(20, 0.3), light, warm(40, 0.4)])
    });
    image.into()
}

/// Curves of three colours on white: a chart, a map.
fn drawing(width: u32, height: u32, curves: u32) -> DynamicImage {
    let colours = [Rgb([0, 114, 178]), Rgb([199, 83, 0]), Rgb([29, 28, 26])];
    let image = RgbImage::from_fn(width, height, |x, y| {
        let hit = (0..curves).find(|curve| {
            let phase = *curve as f32;
            let middle = height as f32 * (0.5 + 0.45 * (x as f32 / (60.0 + 9.0 * phase) + phase).sin());
            (y as f32 - middle).abs() < 2.0
        });
        let grid = y % 100 == 0 || x % 160 == 0;
        let ground = if grid {
            Rgb([222, 218, 212])
        } else {
            Rgb([255, 255, 255])
        };
        hit.map_or(ground, |curve| colours[curve as usize % 3])
    });
    image.into()
}

/// A clean build of 1,000 invented pairs: without share images, with all to be drawn, with all kept,
/// and after one title has changed.
fn share_images() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = folder.path();
    for (path, text) in corpus::wenzhai_site(1000, corpus::SEED) {
        let full = root.join(&path);
        std::fs::create_dir_all(full.parent().expect("it is in a folder")).expect("a folder can be made");
        std::fs::write(full, text).expect("a file can be written");
    }
    let settings = std::fs::read_to_string(root.join("site.yaml")).expect("there are settings");
    for (name, share) in [
        ("without share images", "false"),
        ("all drawn", "true"),
        ("all kept", "true"),
        ("all kept", "true"),
        ("without share images", "false"),
    ] {
        std::fs::write(root.join("site.yaml"), format!("{settings}share_images: {share}\n"))
            .expect("it can be written");
        let output = root.join("public");
        if output.exists() {
            std::fs::remove_dir_all(&output).expect("a folder can be removed");
        }
        let start = Instant::now();
        let input = pipeline::load(root).expect("the project can be read");
        let checked = pipeline::check(input, &Options::default());
        let built = pipeline::build(&checked, root, &output, Compression::None).expect("the disk works");
        let millis = start.elapsed().as_millis();
        let files = built.map_or(0, |published| published.files);
        println!("1,000 pairs, {name}: {millis} ms, {files} files");
    }
    let kept = std::fs::read_dir(root.join(".wenzhai/cache")).expect("something is kept");
    let bytes: u64 = kept
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|found| found.len())
        .sum();
    println!("the cache has {} KB", bytes / 1024);
}
