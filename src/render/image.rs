//! Pictures in a body: one element with all sizes, so that a browser takes what fits.

use crate::model::picture::{Encoding, Picture, Size, Variant};
use crate::model::site::Site;
use pulldown_cmark_escape::{escape_href, escape_html};
use std::fmt::Write as _;

/// How wide a body's pictures are shown: the default theme's column is about 44 rem wide and has a
/// margin on narrow screens. It is a hint for choosing a file, so that a theme with another column
/// loses a little sharpness or a few bytes and nothing else.
const SIZES: &str = "(min-width: 48rem) 44rem, 94vw";

/// An image as the editor wrote it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Image<'a> {
    /// Its description.
    pub(super) alt: &'a str,
    /// Its title; empty if it has none.
    pub(super) title: &'a str,
    /// When a browser fetches it.
    pub(super) loading: Loading,
}

/// When a browser fetches an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loading {
    /// With the page: it stands before all words of a body, where a reader looks first.
    AtOnce,
    /// When a reader comes near it.
    Later,
}

/// Writes the image at a path of the site.
pub(super) fn write(html: &mut String, site: &Site, path: &str, image: Image<'_>) {
    let picture = site.pictures.get(path).and_then(|file| file.looked.as_ref().ok());
    Element { html, site }.picture(path, picture, image);
}

struct Element<'a> {
    html: &'a mut String,
    site: &'a Site,
}

impl Element<'_> {
    fn picture(&mut self, path: &str, picture: Option<&Picture>, image: Image<'_>) {
        let own = self.site.settings.href(path);
        let Some(picture) = picture else {
            self.img(&own, image, |element| element.loading(image.loading));
            return;
        };
        let variants = picture.variants();
        let of = |encoding: Encoding| -> Vec<Variant> {
            let own = variants.iter().filter(|variant| variant.encoding == encoding);
            own.copied().collect()
        };
        self.html.push_str(if variants.is_empty() { "" } else { "<picture>" });
        for encoding in [Encoding::Avif, Encoding::Webp] {
            let sizes = of(encoding);
            if !sizes.is_empty() {
                let _ = write!(self.html, "<source type=\"{}\"", encoding.media_type());
                self.srcset(path, picture, &sizes);
                self.html.push('>');
            }
        }
        let others = of(Encoding::Jpeg);
        self.img(&own, image, |element| {
            if !others.is_empty() {
                element.srcset(path, picture, &others);
            }
            let Size { width, height } = picture.size;
            let _ = write!(element.html, " width=\"{width}\" height=\"{height}\"");
            element.loading(image.loading);
        });
        self.html.push_str(if variants.is_empty() { "" } else { "</picture>" });
    }

    /// The sizes to choose from: `srcset` and `sizes`. A picture that is not much wider than its
    /// widest JPEG is itself among them.
    fn srcset(&mut self, path: &str, picture: &Picture, variants: &[Variant]) {
        self.html.push_str(" srcset=\"");
        for (number, variant) in variants.iter().enumerate() {
            self.html.push_str(if number == 0 { "" } else { ", " });
            self.candidate(&picture.path_of(path, *variant), variant.size.width);
        }
        let is_jpeg = variants.iter().all(|variant| variant.encoding == Encoding::Jpeg);
        let widest = variants.iter().map(|variant| variant.size.width).max();
        if is_jpeg && widest.is_some_and(|widest| picture.size.width < widest.max(960) * 2) {
            self.html.push_str(", ");
            self.candidate(path, picture.size.width);
        }
        let _ = write!(self.html, "\" sizes=\"{SIZES}\"");
    }

    fn candidate(&mut self, path: &str, width: u32) {
        // In a list of addresses a comma would end one.
        let href = self.site.settings.href(path).replace(',', "%2C");
        let _ = escape_href(&mut *self.html, &href);
        let _ = write!(self.html, " {width}w");
    }

    /// The element `img`, with what `inner` adds to it.
    fn img(&mut self, address: &str, image: Image<'_>, inner: impl FnOnce(&mut Self)) {
        self.html.push_str("<img src=\"");
        let _ = escape_href(&mut *self.html, address);
        self.html.push('"');
        inner(self);
        self.html.push_str(" alt=\"");
        let _ = escape_html(&mut *self.html, image.alt);
        self.html.push('"');
        if !image.title.is_empty() {
            self.html.push_str(" title=\"");
            let _ = escape_html(&mut *self.html, image.title);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn loading(&mut self, loading: Loading) {
        if loading == Loading::Later {
            self.html.push_str(" loading=\"lazy\"");
        }
        self.html.push_str(" decoding=\"async\"");
    }
}
