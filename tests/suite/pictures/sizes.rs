//! A picture is published in sizes that exist, are what their names say, and are smaller than it.

use crate::support::{Page, Project, assert_same, has_ending, shown};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rayon::ThreadPoolBuilder;
use std::collections::BTreeMap;
use std::io::Cursor;
use wenzhai::model::output::{Content, OutputFile};
use wenzhai::pipeline;

const FOLDER: &str = "content/reports/demo";

/// Noise, which no encoder makes small: few pixels have many bytes, so that tests are quick.
pub(crate) fn photograph(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut seed = 7_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.to_be_bytes()[0]
    };
    let image = RgbImage::from_fn(width, height, |_, _| Rgb([noise(), noise(), noise()]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image)
        .write_to(&mut bytes, format)
        .expect("writing to memory does not fail");
    bytes.into_inner()
}

/// The base site with a picture that both texts of its report show.
pub(crate) fn with_picture(name: &str, bytes: &[u8]) -> Project {
    let project = Project::base().with_bytes(&format!("{FOLDER}/{name}"), bytes);
    let texts = [
        ("zh.md", "会场里坐着企业代表"),
        ("en.md", "Delegates of firms in the hall"),
    ];
    texts.into_iter().fold(project, |project, (file, words)| {
        let path = format!("{FOLDER}/{file}");
        let text = format!("{}\n![{words}]({name})\n", project.read(&path));
        project.with(&path, &text)
    })
}

fn files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let bytes = |file: OutputFile| match file.content {
        Content::Bytes(bytes) => (file.path, bytes),
        Content::CopyOf(from) => (file.path, std::fs::read(project.path(&from)).expect("it is there")),
    };
    project.render().into_iter().map(bytes).collect()
}

fn page(files: &BTreeMap<String, Vec<u8>>, lang: &str) -> Page {
    let path = format!("{lang}/reports/demo/index.html");
    Page::read(&path, &files[&path])
}

/// The size in an AVIF's `ispe` box (ISO/IEC 23008-12, 6.5.3), or what a decoder says.
fn size(path: &str, bytes: &[u8]) -> (u32, u32) {
    if has_ending(path, "avif") {
        let at = bytes
            .windows(4)
            .position(|four| four == b"ispe")
            .expect("it has a size")
            + 8;
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        return (number(at), number(at + 4));
    }
    let image = image::load_from_memory(bytes).expect("it can be decoded");
    (image.width(), image.height())
}

/// Addresses and widths of a list of sizes.
fn candidates(srcset: &str) -> Vec<(String, u32)> {
    let parts = srcset.split(", ").map(|part| {
        let (address, width) = part.split_once(' ').expect("an address and a width");
        let width = width.strip_suffix('w').expect("a width in pixels");
        (
            address.trim_start_matches('/').to_owned(),
            width.parse().expect("a number"),
        )
    });
    parts.collect()
}

#[test]
fn each_size_exists_and_is_what_the_page_says() {
    let original = photograph(640, 160, ImageFormat::Jpeg);
    let files = files(&with_picture("photo.jpg", &original));
    for lang in ["zh", "en"] {
        let page = page(&files, lang);
        let mut widths = Vec::new();
        for element in page
            .elements
            .iter()
            .filter(|e| ["source", "img"].contains(&e.name.as_str()))
        {
            let srcset = element.get("srcset").expect("there are sizes to choose from");
            assert!(
                element.get("sizes").is_some_and(|sizes| sizes.contains("rem")),
                "{element:?}"
            );
            for (path, width) in candidates(srcset) {
                let bytes = files.get(&path).unwrap_or_else(|| panic!("{path} is not published"));
                assert_eq!(size(&path, bytes), (width, width / 4), "{path}");
                assert!(bytes.len() <= original.len(), "{path} has {} bytes", bytes.len());
                widths.push((element.get("type").unwrap_or_default().to_owned(), width));
            }
        }
        let avif = |width| ("image/avif".to_owned(), width);
        let jpeg = |width| (String::new(), width);
        assert_eq!(widths, [avif(480), avif(640), jpeg(480), jpeg(640)]);
    }
}

#[test]
fn the_page_knows_how_large_a_picture_is_before_it_is_there() {
    let files = files(&with_picture("photo.jpg", &photograph(640, 80, ImageFormat::Jpeg)));
    let page = page(&files, "en");
    let image = page
        .elements
        .iter()
        .find(|e| e.name == "img")
        .expect("there is an image");
    let attributes = ["width", "height", "loading", "decoding", "src", "alt"].map(|name| image.get(name));
    let expected = [
        "640",
        "80",
        "lazy",
        "async",
        "/reports/demo/photo.jpg",
        "Delegates of firms in the hall",
    ];
    assert_eq!(attributes, expected.map(Some));
    let outer = image.within.last().map(|at| page.elements[*at].name.as_str());
    assert_eq!(outer, Some("picture"));
}

#[test]
fn a_picture_before_all_words_is_fetched_at_once() {
    let project = with_picture("photo.jpg", &photograph(640, 80, ImageFormat::Jpeg));
    let path = format!("{FOLDER}/en.md");
    let text = project
        .read(&path)
        .replacen("\n---\n", "\n---\n\n![The hall, empty](photo.jpg)\n", 1);
    let files = files(&project.with(&path, &text));
    let images = page(&files, "en").elements;
    let loading = images.iter().filter(|e| e.name == "img").map(|e| e.get("loading"));
    assert_eq!(loading.collect::<Vec<_>>(), [None, Some("lazy")]);
}

#[test]
fn what_has_no_sizes_has_its_own() {
    let moving = b"GIF89a\x40\x01\xf0\x00rest";
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 150'></svg>";
    let small = photograph(40, 30, ImageFormat::Png);
    for (name, bytes, expected) in [
        ("moving.gif", &moving[..], ("320", "240")),
        ("drawing.svg", drawing, ("300", "150")),
        ("small.png", &small, ("40", "30")),
    ] {
        let files = files(&with_picture(name, bytes));
        let page = page(&files, "zh");
        let image = page
            .elements
            .iter()
            .find(|e| e.name == "img")
            .expect("there is an image");
        assert_eq!(
            (image.get("width"), image.get("height")),
            (Some(expected.0), Some(expected.1))
        );
        assert_eq!(image.get("srcset"), None, "{name}");
        assert!(!page.elements.iter().any(|e| e.name == "picture"), "{name}");
        let beside = files.keys().filter(|path| path.starts_with("reports/demo/"));
        assert_eq!(beside.count(), 1, "{name} alone is published");
    }
}

#[test]
fn a_picture_that_no_text_shows_is_copied_and_no_more() {
    let bytes = photograph(640, 80, ImageFormat::Jpeg);
    let files = files(&Project::base().with_bytes(&format!("{FOLDER}/photo.jpg"), &bytes));
    let own = files.keys().filter(|path| path.contains("photo"));
    assert_eq!(own.collect::<Vec<_>>(), ["reports/demo/photo.jpg"]);
}

#[test]
fn an_empty_a_full_and_a_damaged_cache_give_the_same_bytes() {
    let project = with_picture("photo.jpg", &photograph(620, 80, ImageFormat::Jpeg));
    let project = project.edited(
        "site.yaml",
        "base_url:",
        "share_images: true\nshare_font: none.otf\nbase_url:",
    );
    let build = |output: &str| {
        project.run(&["build", "--output", output]).succeeds();
        project.snapshot(output)
    };
    let empty = build("empty");
    let cache = ".wenzhai/cache";
    let kept = project.snapshot(cache);
    assert_eq!(kept[".gitignore"], b"*\n");
    let ending = |ending: &str| kept.keys().filter(|name| has_ending(name, ending)).count();
    assert_eq!(
        (ending("avif"), ending("jpg"), ending("png")),
        (2, 1, 4),
        "{:?}",
        kept.keys()
    );
    assert_same(&empty, &build("full"), "an empty and a full cache");
    assert_same(&kept, &project.snapshot(cache), "what is kept stays");
    for name in kept.keys() {
        project.write(&format!("{cache}/{name}"), b"12345678damaged");
    }
    assert_same(&empty, &build("damaged"), "an empty and a damaged cache");
    project.remove(".wenzhai");
    project.write(".wenzhai", b"nothing can be kept here");
    assert_same(&empty, &build("without"), "a cache and none");
}

#[test]
fn check_writes_nothing() {
    let project = with_picture("photo.jpg", &photograph(620, 80, ImageFormat::Jpeg));
    project.run(&["check"]).succeeds();
    assert!(!project.path(".wenzhai").exists());
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let project = with_picture("photo.jpg", &photograph(1500, 60, ImageFormat::Jpeg));
    let [one, three] = [1, 3].map(|threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be started").install(|| files(&project))
    });
    assert_same(&one, &three, "one thread and three");
}

#[test]
fn a_picture_whose_pixels_are_damaged_is_told_of_where_it_is_shown() {
    let whole = photograph(200, 100, ImageFormat::Png);
    let project = with_picture("photo.png", &whole[..whole.len() / 2]);
    let checked = project.check();
    assert_eq!(shown(&checked.findings), Vec::<String>::new(), "its head is sound");
    for found in [pipeline::try_out(&checked), pipeline::render(&checked).map(drop)] {
        let findings = found.expect_err("it cannot be published");
        let [finding] = findings.as_slice() else {
            panic!("{:#?}", shown(&findings));
        };
        assert_eq!(finding.code.as_str(), "IM001");
        let text = project.read(&finding.location.path);
        let span = finding.location.span.clone().expect("it has a place");
        assert_eq!(&text[span], "![会场里坐着企业代表](photo.png)");
    }
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!project.path("public").exists());
}
