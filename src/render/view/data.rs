//! The page of downloads, and what other pages say of theirs.

use super::Context;
use super::parts::ShownDate;
use super::shell::{Shell, shell};
use crate::model::route::{Page, Route};
use crate::model::site::Site;
use crate::render::data::{self, Column, Data, Format, Kind, Selection};
use crate::render::targets::Target as Link;
use crate::render::words::Words;
use serde::Serialize;

/// What `data.html` sees.
#[derive(Debug, Serialize)]
pub(crate) struct DataView {
    page: Shell,
    title: String,
    /// How many figures there are.
    count: usize,
    /// The newest day that a report or a correction was published.
    updated: Option<ShownDate>,
    /// The files of all figures.
    files: Files,
    /// The files of each topic, and below of each place.
    topics: Vec<Part>,
    regions: Vec<Part>,
    /// How many indicators have files; their pages link to them.
    indicator_count: usize,
    columns: Vec<ColumnView>,
    /// The addresses of the two files that describe the others.
    package: String,
    schema: String,
    /// Under what terms they can be used, if the settings say so.
    license: Option<LicenseView>,
    /// How the whole is cited.
    citation: String,
}

/// A licence.
#[derive(Debug, Serialize)]
struct LicenseView {
    name: String,
    href: String,
}

/// The two files of some figures.
#[derive(Debug, Serialize)]
struct Files {
    csv: String,
    csv_size: String,
    json: String,
    json_size: String,
}

/// A topic or a place with its files.
#[derive(Debug, Serialize)]
struct Part {
    of: Link,
    count: usize,
    files: Files,
}

/// A column of the files.
#[derive(Debug, Serialize)]
struct ColumnView {
    name: &'static str,
    title: String,
    note: String,
    /// The type of Table Schema.
    kind: &'static str,
    /// The values that it can have; empty if they are not fixed.
    codes: &'static [&'static str],
}

/// The files of a topic, a place or an indicator, on its page.
#[derive(Debug, Serialize)]
pub(crate) struct Downloads {
    csv: String,
    json: String,
    /// The page that explains them.
    about: String,
}

impl Context<'_> {
    /// The files of a selection; none if it has no figures.
    pub(super) fn downloads(self, selection: Selection) -> Option<Downloads> {
        let site = self.site;
        selection.has_figures(site).then(|| Downloads {
            csv: href(site, selection, Format::Csv),
            json: href(site, selection, Format::Json),
            about: site.settings.href(&Route::new(self.words.lang, Page::Data).path(site)),
        })
    }

    fn part(self, data: &Data, selection: Selection, page: Page) -> Part {
        let figures = selection.figures(self.site);
        Part {
            of: self.link(page),
            count: figures.len(),
            files: self.files(data, selection),
        }
    }

    fn files(self, data: &Data, selection: Selection) -> Files {
        let figures = selection.figures(self.site);
        Files {
            csv: href(self.site, selection, Format::Csv),
            csv_size: size(self.words, data.size(&figures, Format::Csv)),
            json: href(self.site, selection, Format::Json),
            json_size: size(self.words, data.size(&figures, Format::Json)),
        }
    }
}

fn href(site: &Site, selection: Selection, format: Format) -> String {
    site.settings.href(&selection.path(site, format))
}

/// A size in thousands or millions of bytes, rounded up: no file has none.
fn size(words: &Words, bytes: usize) -> String {
    let (key, number) = if bytes < 1_000_000 {
        ("file-size-kb", bytes.div_ceil(1000).to_string())
    } else {
        let tenths = bytes.div_ceil(100_000);
        ("file-size-mb", format!("{}.{}", tenths / 10, tenths % 10))
    };
    words.say(key, &[("n", &words.number(&number))])
}

/// The view of the page of downloads.
pub(crate) fn data(context: Context<'_>, data: &Data, route: Route) -> DataView {
    let Context { site, words, .. } = context;
    let title = words.say("data-title", &[]);
    let description = words.say("description-data", &[]);
    let updated = data::modified(site).map(|day| context.date(&day));
    let mut topics = Vec::new();
    let mut regions = Vec::new();
    let mut indicator_count = 0;
    for selection in Selection::all(site) {
        match selection {
            Selection::All => {}
            Selection::Topic(key) => topics.push(context.part(data, selection, Page::Topic(key))),
            Selection::Region(key) => regions.push(context.part(data, selection, Page::Region(key))),
            Selection::Indicator(_) => indicator_count += 1,
        }
    }
    DataView {
        count: Selection::All.figures(site).len(),
        files: context.files(data, Selection::All),
        topics,
        regions,
        indicator_count,
        columns: Column::ALL.iter().map(|column| column_view(words, *column)).collect(),
        package: site.settings.href("/data/datapackage.json"),
        schema: site.settings.href("/data/schema.json"),
        license: site.settings.license.as_ref().map(|license| LicenseView {
            name: license.name.clone(),
            href: license.url.clone(),
        }),
        citation: citation(context, route),
        page: shell(context, route, title.clone(), &description).with_dataset(Some(data::of_site(site, data, words))),
        updated,
        title,
    }
}

fn column_view(words: &Words, column: Column) -> ColumnView {
    let kind = column.kind();
    ColumnView {
        name: column.name(),
        title: words.say(&column.title_key(), &[]),
        note: words.say(&column.note_key(), &[]),
        kind: kind.type_name(),
        codes: if let Kind::OneOf(codes) = kind { codes } else { &[] },
    }
}

fn citation(context: Context<'_>, route: Route) -> String {
    let Context { site, words, .. } = context;
    let title = site.settings.title.get(words.lang);
    let name = words.say("dataset-name", &[("site", title)]);
    let undated = || words.say("citation-undated", &[]);
    let date = data::modified(site).map_or_else(undated, |day| words.date(&day));
    let address = site.settings.absolute(&route.path(site));
    let parts = [
        ("site", title.as_str()),
        ("name", &name),
        ("date", &date),
        ("address", &address),
    ];
    words.say("citation-data", &parts)
}
