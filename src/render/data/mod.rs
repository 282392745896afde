//! Figures as files: CSV and JSON of all of them, and of each topic, region and indicator.
//!
//! A figure stands in half a dozen files. Its row is written once in each format, and files
//! are put together of rows.

mod column;
mod dataset;
mod numbers;
mod package;
mod row;

pub(super) use column::{Column, Kind, column_keys};
pub(super) use dataset::{Dataset, modified, of_indicator, of_site};
pub use package::package;

use crate::model::output::{Content, OutputFile};
use crate::model::site::{FigureRef, Indicator, Region, Report, Site, Topic};
use crate::model::table::Key;
use row::Rows;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// UTF-8's mark at the beginning of a CSV file: without it Excel reads Chinese in the
/// system's own encoding. The Data Package says `utf-8`, which allows for it.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The figures that a pair of files has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// All of them.
    All,
    /// Those of a topic's reports.
    Topic(Key<Topic>),
    /// Those about a place or a place in it.
    Region(Key<Region>),
    /// Those of an indicator.
    Indicator(Key<Indicator>),
}

/// The two formats of every file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Comma-separated values (RFC 4180).
    Csv,
    /// A list of objects.
    Json,
}

impl Format {
    /// The ending of file names.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    /// The media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv",
            Format::Json => "application/json",
        }
    }
}

impl Selection {
    /// All that a site has files of: everything, and whatever has a figure.
    pub fn all(site: &Site) -> Vec<Self> {
        let mut all = vec![Selection::All];
        all.extend(site.topics.keys().map(Selection::Topic));
        all.extend(site.regions.keys().map(Selection::Region));
        all.extend(site.indicators.keys().map(Selection::Indicator));
        all.retain(|selection| *selection == Selection::All || selection.has_figures(site));
        all
    }

    /// Whether there is anything to be downloaded.
    pub(super) fn has_figures(self, site: &Site) -> bool {
        match self {
            Selection::All => site.reports.values().any(|report| !report.figures.is_empty()),
            Selection::Topic(key) => {
                let mut reports = site.topics[key].reports.iter();
                reports.any(|key| !site.reports[*key].figures.is_empty())
            }
            Selection::Region(key) => {
                let region = &site.regions[key];
                let mut inner = region.places.iter();
                !region.figures.is_empty() || inner.any(|key| Selection::Region(*key).has_figures(site))
            }
            Selection::Indicator(key) => !site.indicators[key].figures.is_empty(),
        }
    }

    /// Its figures in the order of reports, newest first, and of each report's record.
    pub(super) fn figures(self, site: &Site) -> Vec<FigureRef> {
        let of_reports = |reports: &mut dyn Iterator<Item = Key<Report>>| {
            reports
                .flat_map(|report| {
                    (0..site.reports[report].figures.len()).map(move |index| FigureRef { report, index })
                })
                .collect()
        };
        let mut figures: Vec<FigureRef> = match self {
            Selection::All => of_reports(&mut site.reports.keys()),
            Selection::Topic(key) => of_reports(&mut site.topics[key].reports.iter().copied()),
            Selection::Region(key) => {
                let mut figures = Vec::new();
                in_and_below(site, key, &mut figures);
                figures
            }
            Selection::Indicator(key) => site.indicators[key].figures.clone(),
        };
        figures.sort_by_key(|at| (at.report, at.index));
        figures
    }

    /// The figures of the file with a path, from the root of the published site
    /// (`data/topics/ID.csv`), if there is such a file.
    pub fn of_file(site: &Site, path: &str) -> Option<Self> {
        let (stem, _) = path.strip_prefix("data/")?.rsplit_once('.')?;
        let selection = match stem.split_once('/') {
            None => (stem == "figures").then_some(Selection::All)?,
            Some(("topics", id)) => Selection::Topic(site.topics.key(id)?),
            Some(("regions", id)) => Selection::Region(site.regions.key(id)?),
            Some(("indicators", id)) => Selection::Indicator(site.indicators.key(id)?),
            Some(_) => return None,
        };
        (selection == Selection::All || selection.has_figures(site)).then_some(selection)
    }

    /// The path of a file without its ending, from the folder of the data.
    fn stem(self, site: &Site) -> String {
        match self {
            Selection::All => "figures".to_owned(),
            Selection::Topic(key) => format!("topics/{}", site.topics[key].id),
            Selection::Region(key) => format!("regions/{}", site.regions[key].id),
            Selection::Indicator(key) => format!("indicators/{}", site.indicators[key].id),
        }
    }

    /// The path of a file from the site's root: `/data/topics/dual-carbon.csv`.
    pub(super) fn path(self, site: &Site, format: Format) -> String {
        format!("/data/{}.{}", self.stem(site), format.ending())
    }
}

fn in_and_below(site: &Site, key: Key<Region>, figures: &mut Vec<FigureRef>) {
    let region = &site.regions[key];
    figures.extend_from_slice(&region.figures);
    for inner in &region.places {
        in_and_below(site, *inner, figures);
    }
}

/// The rows of one report, written.
#[derive(Debug, Default)]
pub struct ReportRows {
    csv: Written,
    json: Written,
}

/// Rows one after the other, and where each ends.
#[derive(Debug, Default)]
struct Written {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Written {
    fn range(&self, index: usize) -> Range<usize> {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        start..self.ends[index]
    }
}

/// Writes the rows of a report.
///
/// # Panics
/// Never: memory can be written.
fn report_rows(site: &Site, key: Key<Report>) -> ReportRows {
    let rows = Rows::new(site, key);
    let mut csv = Written::default();
    let mut json = Written::default();
    let mut writer = csv_writer(Vec::new());
    for row in rows.all() {
        writer
            .write_record(row.values())
            .expect("writing to memory does not fail");
        writer.flush().expect("writing to memory does not fail");
        csv.ends.push(writer.get_ref().len());
        serde_json::to_writer(&mut json.bytes, &row).expect("writing to memory does not fail");
        json.ends.push(json.bytes.len());
    }
    csv.bytes = writer.into_inner().expect("writing to memory does not fail");
    ReportRows { csv, json }
}

fn csv_writer(bytes: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(bytes)
}

/// All rows of a site, those of a report written when they are first asked for.
#[derive(Debug)]
pub struct Data {
    header: Vec<u8>,
    reports: Vec<Arc<OnceLock<ReportRows>>>,
    site: Arc<Site>,
}

impl Data {
    /// The rows of all reports, in the order of the site's. `earlier` gives those of the report at
    /// a position where they have been made before.
    ///
    /// # Panics
    /// Never: memory can be written.
    pub(super) fn new(site: &Arc<Site>, earlier: impl Fn(usize) -> Option<Arc<OnceLock<ReportRows>>>) -> Self {
        let mut writer = csv_writer(MARK.to_vec());
        let names = Column::ALL.iter().map(|column| column.name());
        writer.write_record(names).expect("writing to memory does not fail");
        let header = writer.into_inner().expect("writing to memory does not fail");
        let reports = (0..site.reports.len()).map(|at| earlier(at).unwrap_or_default());
        Self {
            header,
            reports: reports.collect(),
            site: Arc::clone(site),
        }
    }

    /// The rows of the report at a position, to be handed on.
    pub(super) fn of_report(&self, at: usize) -> Option<Arc<OnceLock<ReportRows>>> {
        self.reports.get(at).map(Arc::clone)
    }

    /// Writes the rows of a report, if that has not been done.
    pub fn fill(&self, report: Key<Report>) -> &ReportRows {
        self.reports[report.position()].get_or_init(|| report_rows(&self.site, report))
    }

    fn row(&self, at: FigureRef, format: Format) -> &[u8] {
        let rows = self.fill(at.report);
        let written = match format {
            Format::Csv => &rows.csv,
            Format::Json => &rows.json,
        };
        &written.bytes[written.range(at.index)]
    }

    /// How many bytes the file of these figures has.
    pub(super) fn size(&self, figures: &[FigureRef], format: Format) -> usize {
        let rows: usize = figures.iter().map(|at| self.row(*at, format).len()).sum();
        match format {
            Format::Csv => self.header.len() + rows,
            Format::Json => {
                rows + JSON_START.len() + JSON_BETWEEN.len() * figures.len().saturating_sub(1) + JSON_END.len()
            }
        }
    }

    /// The file of these figures.
    fn bytes(&self, figures: &[FigureRef], format: Format) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.size(figures, format));
        match format {
            Format::Csv => {
                bytes.extend_from_slice(&self.header);
                for at in figures {
                    bytes.extend_from_slice(self.row(*at, format));
                }
            }
            // Each row is a whole object: only the marks of the list are between them.
            Format::Json => {
                bytes.extend_from_slice(JSON_START);
                for (number, at) in figures.iter().enumerate() {
                    if number > 0 {
                        bytes.extend_from_slice(JSON_BETWEEN);
                    }
                    bytes.extend_from_slice(self.row(*at, format));
                }
                bytes.extend_from_slice(JSON_END);
            }
        }
        bytes
    }
}

const JSON_START: &[u8] = b"[\n";
const JSON_BETWEEN: &[u8] = b",\n";
const JSON_END: &[u8] = b"\n]\n";

/// The two files of a selection.
pub fn files(site: &Site, data: &Data, selection: Selection) -> Vec<OutputFile> {
    let figures = selection.figures(site);
    let file = |format| OutputFile {
        path: selection.path(site, format).trim_start_matches('/').to_owned(),
        content: Content::Bytes(data.bytes(&figures, format)),
    };
    vec![file(Format::Csv), file(Format::Json)]
}
