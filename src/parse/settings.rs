//! `site.yaml`.

use super::document::{Document, empty_text};
use super::scalar::Typed;
use super::schema::{Shape, not_an_id};
use super::{File, Parsed, schemas};
use crate::diag::{Code, Diagnostic, PointerPart, Text};
use crate::model::id::Id;
use crate::model::lang::{Lang, Names};
use crate::model::settings::{License, Settings};
use crate::quantity::{Percent, Style, Yuan};
use serde::Deserialize;

/// How many reports a list shows if nothing is set. Twenty fill two screens of a
/// desk and six of a phone.
const DEFAULT_PAGE_SIZE: usize = 20;
const DEFAULT_THEME: &str = "default";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSettings {
    title: Names,
    base_url: Typed,
    #[serde(default)]
    topics: Vec<Typed>,
    #[serde(default)]
    theme: Option<Typed>,
    #[serde(default)]
    page_size: Option<usize>,
    #[serde(default)]
    license: Option<RawLicense>,
    #[serde(default)]
    languages: Option<Vec<Lang>>,
    #[serde(default)]
    figure_style: RawStyle,
    #[serde(default)]
    share_images: bool,
    #[serde(default)]
    share_font: Option<Typed>,
    #[serde(default)]
    time_zone: Option<TimeZone>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLicense {
    name: Typed,
    url: Typed,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStyle {
    #[serde(default)]
    currency: RawYuan,
    #[serde(default)]
    percent: RawPercent,
}

/// Settings name the forms by what they print.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
enum RawYuan {
    #[default]
    #[serde(rename = "RMB")]
    Rmb,
    #[serde(rename = "CNY")]
    Cny,
    #[serde(rename = "yuan")]
    Word,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
enum RawPercent {
    #[default]
    #[serde(rename = "%")]
    Sign,
    #[serde(rename = "percent")]
    Percent,
    #[serde(rename = "per cent")]
    PerCent,
}

impl From<RawStyle> for Style {
    fn from(raw: RawStyle) -> Self {
        let currency = match raw.currency {
            RawYuan::Rmb => Yuan::Rmb,
            RawYuan::Cny => Yuan::Cny,
            RawYuan::Word => Yuan::Word,
        };
        let percent = match raw.percent {
            RawPercent::Sign => Percent::Sign,
            RawPercent::Percent => Percent::Percent,
            RawPercent::PerCent => Percent::PerCent,
        };
        Self { currency, percent }
    }
}

/// The time zones that a digest can be in: China has one.
#[derive(Debug, Clone, Copy, Deserialize)]
enum TimeZone {
    #[serde(rename = "Asia/Shanghai")]
    Shanghai,
}

/// Reads the settings.
pub fn settings(file: File<'_>) -> Parsed<Settings> {
    let mut findings = Vec::new();
    let document = Document::data(file, Shape::Record(schemas::SITE));
    let raw = document.read::<RawSettings>(&mut findings).value;
    let value = raw.map(|raw| {
        empty_text(&document, "base_url", &raw.base_url.0, &mut findings);
        check_languages(&document, raw.languages.as_deref(), &mut findings);
        // There is one; it is read so that a wrong one is refused.
        let _ = raw.time_zone.unwrap_or(TimeZone::Shanghai);
        let mut topics = Vec::new();
        for (at, topic) in raw.topics.iter().enumerate() {
            let location = document.at(vec!["topics".into(), at.into()], PointerPart::Value);
            findings.extend(not_an_id(location, &topic.0));
            topics.extend(Id::new(&topic.0));
        }
        let license = raw.license.map(|raw| license(&document, &raw, &mut findings));
        Settings {
            title: raw.title,
            base_url: base_url(&document, raw.base_url.0.trim(), &mut findings),
            topics,
            theme: raw.theme.map_or_else(|| DEFAULT_THEME.to_owned(), |theme| theme.0),
            page_size: raw.page_size.filter(|size| *size > 0).unwrap_or(DEFAULT_PAGE_SIZE),
            license,
            figure_style: raw.figure_style.into(),
            share_images: raw.share_images,
            share_font: raw.share_font.map(|path| path.0.trim().to_owned()),
        }
    });
    Parsed { value, findings }
}

/// The theme that settings name, from their text alone; the rest of them is read
/// later, when the theme's own files are at hand.
pub fn theme_name(file: File<'_>) -> String {
    let parsed = settings(file).value;
    parsed.map_or_else(|| DEFAULT_THEME.to_owned(), |settings| settings.theme)
}

/// An address that pages can be put under, ending with a slash.
fn base_url(document: &Document<'_>, text: &str, findings: &mut Vec<Diagnostic>) -> String {
    let sound = after_scheme(text).is_some_and(|rest| !rest.contains(['?', '#', ' ']));
    if !sound && !text.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::FM014,
                document.at(vec!["base_url".into()], PointerPart::Value),
                Text::new(
                    format!("“{text}”不是网站的完整地址"),
                    format!("“{text}” is not the full address of a site"),
                ),
            )
            .with_help(Text::new(
                "写成 https://example.org/ 的样子",
                "write it like https://example.org/",
            )),
        );
    }
    let mut url = text.to_owned();
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

/// What follows `https://` or `http://`, if anything does.
fn after_scheme(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.filter(|rest| !rest.is_empty())
}

/// A licence, whose address must be one that readers can follow.
fn license(document: &Document<'_>, raw: &RawLicense, findings: &mut Vec<Diagnostic>) -> License {
    let url = raw.url.0.trim();
    if after_scheme(url).is_none_or(|rest| rest.contains(' ')) {
        findings.push(
            Diagnostic::new(
                Code::FM014,
                document.at(vec!["license".into(), "url".into()], PointerPart::Value),
                Text::new(
                    format!("“{url}”不是网页的完整地址"),
                    format!("“{url}” is not the full address of a page"),
                ),
            )
            .with_help(Text::new(
                "写许可协议的网址，例如 https://creativecommons.org/licenses/by/4.0/",
                "write the licence's address, such as https://creativecommons.org/licenses/by/4.0/",
            )),
        );
    }
    License {
        name: raw.name.0.trim().to_owned(),
        url: url.to_owned(),
    }
}

/// A digest has both languages; a list with one of them would promise what is not so.
fn check_languages(document: &Document<'_>, languages: Option<&[Lang]>, findings: &mut Vec<Diagnostic>) {
    let complete = languages.is_none_or(|list| Lang::ALL.iter().all(|lang| list.contains(lang)));
    if !complete {
        findings.push(
            Diagnostic::new(
                Code::FM014,
                document.at(vec!["languages".into()], PointerPart::Value),
                Text::new("文摘总是中英文两种语言", "a digest is always in both languages"),
            )
            .with_help(Text::new(
                "写 languages: [zh, en]，或删去这一行",
                "write languages: [zh, en], or delete the line",
            )),
        );
    }
}
