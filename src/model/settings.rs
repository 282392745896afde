//! The digest's settings, from `site.yaml`.

use super::id::Id;
use super::lang::Names;
use crate::quantity::Style;

/// The settings of a digest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The digest's name.
    pub title: Names,
    /// Where it is published, ending with `/`.
    pub base_url: String,
    /// Topics in the order of the navigation.
    pub topics: Vec<Id>,
    /// The folder under `themes/` whose files go before the built-in theme's.
    pub theme: String,
    /// How many reports a list shows on one page.
    pub page_size: usize,
    /// Under what terms its data can be used, if it says so.
    pub license: Option<License>,
    /// How English pages write figures.
    pub figure_style: Style,
    /// Whether a picture is made by which the site and each report are shared.
    pub share_images: bool,
    /// The font that it is drawn with, by path from the project's root, if one is named.
    pub share_font: Option<String>,
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// How it is called, in both languages: `CC BY 4.0`.
    pub name: String,
    /// The address of its text.
    pub url: String,
}

impl Settings {
    /// The path of the base address: `/` for a site of its own, `/digest/` for a
    /// site in a folder of another.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        let host_and_path = &self.base_url[after_scheme..];
        host_and_path.find('/').map_or("/", |at| &host_and_path[at..])
    }

    /// The base address without its path: what a link's address is put behind to be a whole one.
    pub fn origin(&self) -> &str {
        let origin = self.base_url.strip_suffix(self.base_path());
        origin.unwrap_or(&self.base_url)
    }

    /// The whole address of a path of the site (`/zh/about/`).
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.base_url, path.trim_start_matches('/'))
    }

    /// The path of the site as it stands in links (`/zh/about/` under the base path).
    pub fn href(&self, path: &str) -> String {
        format!("{}{}", self.base_path(), path.trim_start_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_may_live_in_a_folder() {
        let mut settings = Settings {
            title: Names::default(),
            base_url: "https://example.org/".into(),
            topics: Vec::new(),
            theme: "default".into(),
            page_size: 20,
            license: None,
            figure_style: Style::default(),
            share_images: false,
            share_font: None,
        };
        assert_eq!(settings.href("/zh/"), "/zh/");
        settings.base_url = "https://example.org/digest/".into();
        assert_eq!(settings.href("/zh/"), "/digest/zh/");
        assert_eq!(settings.absolute("/zh/"), "https://example.org/digest/zh/");
        assert_eq!(settings.origin(), "https://example.org");
    }
}
