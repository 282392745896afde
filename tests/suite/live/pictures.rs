//! The same of pictures, which take long to make: fewer edits, each with a picture in it.

use super::model::Held;
use crate::pictures::sizes::{photograph, with_picture};
use image::ImageFormat;
use wenzhai::diag::Code;
use wenzhai::pipeline::{Live, Options};

const PHOTO: &str = "content/reports/demo/photo.png";

#[test]
fn pictures_are_those_that_a_clean_build_makes() {
    let [first, second] = [(90, 70), (80, 80)].map(|(w, h)| photograph(w, h, ImageFormat::Png));
    let mut held = Held::new(with_picture("photo.png", &first));
    let edit = |held: &mut Held, path: &str, bytes: &[u8]| {
        held.project.write(path, bytes);
        held.take_in(&[path.to_owned()], path);
        let mut number = 0;
        held.ask_for(100, |limit| {
            number += 1;
            number % limit
        });
    };
    edit(&mut held, PHOTO, &second);
    edit(&mut held, PHOTO, b"%PDF-1.4");
    edit(&mut held, PHOTO, &first);
    let settings = held.project.read("site.yaml");
    let sharing = format!("{settings}share_images: true\nshare_font: none.otf\n");
    edit(&mut held, "site.yaml", sharing.as_bytes());
    let text = held.project.read("content/reports/demo/en.md");
    let retitled = text.replacen("title: ", "title: A new ", 1);
    edit(&mut held, "content/reports/demo/en.md", retitled.as_bytes());
    held.project.remove(PHOTO);
    held.take_in(&[PHOTO.to_owned()], "a picture that is gone");
    assert!(held.publishable > 4, "{} sites could be published", held.publishable);
}

#[test]
fn a_picture_whose_pixels_are_damaged_is_told_of_until_it_is_mended() {
    let whole = photograph(90, 70, ImageFormat::Png);
    let project = with_picture("photo.png", &whole);
    let mut live = Live::open(project.root(), Options::default()).expect("the project can be read");
    for (bytes, expected) in [(&whole[..], 0), (&whole[..whole.len() / 2], 1), (&whole[..], 0)] {
        project.write(PHOTO, bytes);
        live.update(&[PHOTO.to_owned()]).expect("the project can be read");
        assert!(live.settle(&|| false));
        let snapshot = live.snapshot();
        let told = snapshot.findings().iter().filter(|finding| finding.code == Code::IM001);
        assert_eq!(told.count(), expected, "{} bytes", bytes.len());
    }
    assert!(!project.path(".wenzhai").exists(), "a preview writes nothing");
}
