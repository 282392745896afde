//! The keys of every YAML file, in one place.
//!
//! The tables are what a refused file is checked against, where "did you mean"
//! looks, and what the tests compare the documents with.

use super::schema::Need::{Optional, Required};
use super::schema::{Field, Need, Shape, SharedKeys};
use crate::model::report_kind::ReportKind;

const fn field(name: &'static str, shape: Shape, need: Need) -> Field {
    Field { name, shape, need }
}

const NAMES: &[Field] = &[field("zh", Shape::Text, Required), field("en", Shape::Text, Required)];

const SOURCE: &[Field] = &[
    field("publisher", Shape::TextOr(NAMES), Optional),
    field("title", Shape::TextOr(NAMES), Optional),
    field("url", Shape::Text, Optional),
    field("archive", Shape::Text, Optional),
    field("document_number", Shape::Text, Optional),
    field("capture", Shape::Text, Optional),
    field("hash", Shape::Text, Optional),
    field("unreadable", Shape::Record(NAMES), Optional),
];

const FIGURE: &[Field] = &[
    field("indicator", Shape::Text, Required),
    // That it is missing is FG015, which says what to type.
    field("value", Shape::Text, Optional),
    field("period", Shape::Text, Optional),
    field("kind", Shape::Word(&["actual", "target"]), Optional),
    field("region", Shape::Text, Optional),
];

const CHANGE: &[Field] = &[
    field("date", Shape::Text, Required),
    field("note", Shape::Record(NAMES), Required),
];

const WAIVER: &[Field] = &[
    field("code", Shape::Text, Required),
    field("reason", Shape::Text, Required),
    field("figure", Shape::Text, Optional),
    field("at", Shape::Text, Optional),
];

/// What the front matter of every page may have.
const WAIVERS: Field = field("waivers", Shape::List(&Shape::Record(WAIVER)), Optional);

/// Front matter of a report's record.
pub(super) const REPORT: &[Field] = &[
    field("title", Shape::Text, Required),
    field("summary", Shape::Text, Required),
    field("event", Shape::Text, Optional),
    field("published", Shape::Text, Optional),
    field("region", Shape::Text, Required),
    field("topics", Shape::List(&Shape::Text), Optional),
    field("kind", Shape::Word(&ReportKind::NAMES), Optional),
    field("source", Shape::Record(SOURCE), Required),
    field("figures", Shape::Entries(&Shape::Record(FIGURE)), Optional),
    field("key_figures", Shape::List(&Shape::Text), Optional),
    field("related", Shape::List(&Shape::Text), Optional),
    field("changes", Shape::List(&Shape::Record(CHANGE)), Optional),
    field("draft", Shape::Flag, Optional),
    WAIVERS,
];

/// Keys of a record that its translation shares and must not repeat.
pub(super) const SHARED: SharedKeys = &[
    "event",
    "published",
    "region",
    "topics",
    "kind",
    "source",
    "figures",
    "key_figures",
    "related",
    "changes",
    "draft",
    "indicators",
];

/// Front matter of a translation, whatever the page.
pub(super) const TRANSLATION: &[Field] = &[
    field("title", Shape::Text, Required),
    field("summary", Shape::Text, Required),
    field("translation", Shape::Word(&["reviewed", "draft"]), Optional),
    field("translated_from", Shape::Entries(&Shape::Text), Optional),
    WAIVERS,
];

/// Front matter of the home and about pages in the language of the record.
pub(super) const PAGE: &[Field] = &[
    field("title", Shape::Text, Required),
    field("summary", Shape::Text, Required),
    WAIVERS,
];

/// Front matter of a topic's record.
pub(super) const TOPIC: &[Field] = &[
    field("title", Shape::Text, Required),
    field("summary", Shape::Text, Required),
    field("indicators", Shape::List(&Shape::Text), Optional),
    WAIVERS,
];

/// An entry of `regions.yaml`; the places in it have the same form.
static REGION: [Field; 2] = [
    field("name", Shape::Record(NAMES), Required),
    field("places", Shape::Entries(&REGION_SHAPE), Optional),
];
static REGION_SHAPE: Shape = Shape::Record(&REGION);

const INDICATOR: &[Field] = &[
    field("name", Shape::Record(NAMES), Required),
    field("unit", Shape::Text, Required),
    field("definition", Shape::Record(NAMES), Required),
    field("level", Shape::Flag, Optional),
    field("change_of", Shape::Text, Optional),
    field("parts", Shape::List(&Shape::Text), Optional),
    field("part_of", Shape::Text, Optional),
    field("share", Shape::Flag, Optional),
    field("ratio_of", Shape::List(&Shape::Text), Optional),
    field("growth_of", Shape::Text, Optional),
    field("part_names", Shape::Record(PART_NAMES), Optional),
];

const PART_NAMES: &[Field] = &[
    field("zh", Shape::List(&Shape::Text), Required),
    field("en", Shape::List(&Shape::Text), Required),
];

const RENDERINGS: &[Field] = &[
    field("preferred", Shape::Text, Required),
    field("admitted", Shape::List(&Shape::Text), Optional),
    field("forbidden", Shape::List(&Shape::Text), Optional),
    field("definition", Shape::Text, Required),
];

const TERM: &[Field] = &[
    field("zh", Shape::Record(RENDERINGS), Required),
    field("en", Shape::Record(RENDERINGS), Required),
];

/// `regions.yaml`.
pub(super) const REGIONS_FILE: Shape = Shape::Entries(&REGION_SHAPE);
/// `indicators.yaml`.
pub(super) const INDICATORS_FILE: Shape = Shape::Entries(&Shape::Record(INDICATOR));
/// `terms.yaml`.
pub(super) const TERMS_FILE: Shape = Shape::Entries(&Shape::Record(TERM));
/// `i18n/LANG.yaml` of a theme.
pub(super) const STRINGS_FILE: Shape = Shape::Entries(&Shape::Message);

const LICENSE: &[Field] = &[
    field("name", Shape::Text, Required),
    field("url", Shape::Text, Required),
];

const FIGURE_STYLE: &[Field] = &[
    field("currency", Shape::Word(&["RMB", "CNY", "yuan"]), Optional),
    field("percent", Shape::Word(&["%", "percent", "per cent"]), Optional),
];

/// `site.yaml`.
pub(super) const SITE: &[Field] = &[
    field("title", Shape::Record(NAMES), Required),
    field("base_url", Shape::Text, Required),
    field("topics", Shape::List(&Shape::Text), Optional),
    field("theme", Shape::Text, Optional),
    field("page_size", Shape::Number, Optional),
    field("license", Shape::Record(LICENSE), Optional),
    field("languages", Shape::List(&Shape::Word(&["zh", "en"])), Optional),
    field("figure_style", Shape::Record(FIGURE_STYLE), Optional),
    field("share_images", Shape::Flag, Optional),
    field("share_font", Shape::Text, Optional),
    field("time_zone", Shape::Word(&["Asia/Shanghai"]), Optional),
];

/// `theme.yaml` of a theme.
pub(super) const THEME: &[Field] = &[
    field("name", Shape::Text, Optional),
    field("title", Shape::Record(NAMES), Optional),
    field("extends", Shape::Text, Optional),
    field("styles", Shape::List(&Shape::Text), Optional),
];

/// Whether any record of any file has a key.
pub(super) fn is_key(name: &str) -> bool {
    let tables = [
        NAMES,
        SOURCE,
        FIGURE,
        CHANGE,
        WAIVER,
        REPORT,
        TRANSLATION,
        TOPIC,
        &REGION,
        INDICATOR,
        RENDERINGS,
        TERM,
        LICENSE,
        FIGURE_STYLE,
        SITE,
        THEME,
    ];
    tables
        .iter()
        .any(|fields| fields.iter().any(|field| field.name == name))
}
