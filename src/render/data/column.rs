//! The columns of the files: their names, their order and what may stand in them.
//!
//! Everything that tells of columns is made of this list: the header of the CSV files, the
//! keys of the JSON ones, the Table Schema and the table that readers see.

use crate::model::figure::FigureKind;
use crate::quantity::{Basis, Direction, Qualifier};

/// What the values of a column are, in the words of Table Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text.
    Text,
    /// An id: `liaocheng`.
    Id,
    /// The ids of a report and of a figure in it: `liaocheng-work-report-2016#gdp`.
    FullId,
    /// An address.
    Address,
    /// A date or period in EDTF.
    Edtf,
    /// A day: `2021-06-30`.
    Day,
    /// A number in plain decimal digits.
    Number,
    /// A fraction of two whole numbers: `1/3`.
    Fraction,
    /// A unit by its code: `CNY/mu`.
    Unit,
    /// Several texts with a semicolon between them.
    List,
    /// One of some codes.
    OneOf(&'static [&'static str]),
}

/// Whether a value may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// In every row.
    Always,
    /// Where there is something to be said.
    Optional,
}

impl Kind {
    /// The type in Table Schema.
    pub(crate) fn type_name(self) -> &'static str {
        match self {
            Kind::Day => "date",
            Kind::Number => "number",
            _ => "string",
        }
    }

    /// The regular expression that whole values match, where their type says less.
    pub(super) fn pattern(self) -> Option<&'static str> {
        match self {
            Kind::Id => Some("[a-z0-9][a-z0-9-]*"),
            Kind::FullId => Some("[a-z0-9][a-z0-9-]*#[a-z0-9][a-z0-9-]*"),
            Kind::Edtf => Some("[0-9X]{4}(-[0-9X]{2}){0,2}(/[0-9X]{4}(-[0-9X]{2}){0,2})?"),
            Kind::Fraction => Some("[0-9]+/[0-9]+"),
            Kind::Unit => Some("[A-Za-z0-9-]+(/[A-Za-z0-9-]+)?"),
            Kind::List => Some("[a-z0-9.-]+(;[a-z0-9.-]+)*"),
            _ => None,
        }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $column:ident $name:literal $presence:ident $kind:expr;)*) => {
        /// A column.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Column { $($(#[$doc])* $column,)* }

        impl Column {
            /// All columns in their order.
            pub(crate) const ALL: &[Self] = &[$(Self::$column,)*];

            /// Its name in files.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$column => $name,)* }
            }

            /// What its values are.
            pub(crate) fn kind(self) -> Kind {
                match self { $(Self::$column => $kind,)* }
            }

            /// Whether it has a value in every row.
            pub(super) fn presence(self) -> Presence {
                match self { $(Self::$column => Presence::$presence,)* }
            }
        }
    };
}

const KINDS: &[&str] = &[FigureKind::Actual.as_str(), FigureKind::Target.as_str()];

/// The codes of shapes, in the order of [`crate::quantity::Shape`].
pub(super) const SHAPES: &[&str] = &["amount", "fraction", "rank", "ratio", "range", "change"];

const QUALIFIERS: &[&str] = &codes_of_qualifiers();
const DIRECTIONS: &[&str] = &codes_of_directions();
const BASES: &[&str] = &[
    Basis::YearOnYear.code(),
    Basis::PreviousPeriod.code(),
    Basis::AnnualAverage.code(),
];

const fn codes_of_qualifiers() -> [&'static str; Qualifier::ALL.len()] {
    let mut codes = [""; Qualifier::ALL.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = Qualifier::ALL[at].code();
        at += 1;
    }
    codes
}

const fn codes_of_directions() -> [&'static str; Direction::ALL.len()] {
    let mut codes = [""; Direction::ALL.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = Direction::ALL[at].code();
        at += 1;
    }
    codes
}

columns! {
    /// `report#figure`. It comes first so that a program that takes the byte order mark
    /// for a part of the first name loses a column that two others repeat.
    Id "id" Always Kind::FullId;
    /// The report's id.
    Report "report" Always Kind::Id;
    /// The figure's id in its report.
    Figure "figure" Always Kind::Id;
    /// The figure's address on the Chinese page.
    UrlZh "url_zh" Optional Kind::Address;
    /// The figure's address on the English page.
    UrlEn "url_en" Optional Kind::Address;
    /// The indicator's id.
    Indicator "indicator" Always Kind::Id;
    /// The indicator's name in Chinese.
    IndicatorZh "indicator_zh" Always Kind::Text;
    /// The indicator's name in English.
    IndicatorEn "indicator_en" Always Kind::Text;
    /// The place's id.
    Region "region" Always Kind::Id;
    /// The place's name in Chinese.
    RegionZh "region_zh" Always Kind::Text;
    /// The place's name in English.
    RegionEn "region_en" Always Kind::Text;
    /// The period in EDTF.
    Period "period" Optional Kind::Edtf;
    /// The period's first day.
    PeriodStart "period_start" Optional Kind::Day;
    /// The period's last day.
    PeriodEnd "period_end" Optional Kind::Day;
    /// Reported or promised.
    Kind "kind" Always Kind::OneOf(KINDS);
    /// The source's words.
    WordingZh "wording_zh" Always Kind::Text;
    /// The same in English.
    WordingEn "wording_en" Always Kind::Text;
    /// What form the number has.
    Shape "shape" Always Kind::OneOf(SHAPES);
    /// How the writer hedged.
    Qualifier "qualifier" Always Kind::OneOf(QUALIFIERS);
    /// Which way the value moved.
    Direction "direction" Optional Kind::OneOf(DIRECTIONS);
    /// What a change is measured against.
    Basis "basis" Optional Kind::OneOf(BASES);
    /// The number; the lower end of a range, the value after a change.
    Value "value" Optional Kind::Number;
    /// The upper end of a range.
    ValueHigh "value_high" Optional Kind::Number;
    /// A fraction as it was written.
    ValueFraction "value_fraction" Optional Kind::Fraction;
    /// The parts of a ratio.
    Parts "parts" Optional Kind::List;
    /// The unit of these numbers.
    Unit "unit" Always Kind::Unit;
    /// The value before a change.
    FromValue "from_value" Optional Kind::Number;
    /// The upper end of a range before a change.
    FromValueHigh "from_value_high" Optional Kind::Number;
    /// The parts of a ratio before a change.
    FromParts "from_parts" Optional Kind::List;
    /// The unit of the value before a change.
    FromUnit "from_unit" Optional Kind::Unit;
    /// How the writer hedged the value before a change.
    FromQualifier "from_qualifier" Optional Kind::OneOf(QUALIFIERS);
    /// Among whom a rank is.
    RankAmong "rank_among" Optional Kind::Text;
    /// The indicator's unit.
    IndicatorUnit "indicator_unit" Always Kind::Unit;
    /// `value` in the indicator's unit.
    ValueInIndicatorUnit "value_in_indicator_unit" Optional Kind::Number;
    /// `value_high` in the indicator's unit.
    ValueHighInIndicatorUnit "value_high_in_indicator_unit" Optional Kind::Number;
    /// `from_value` in the indicator's unit.
    FromValueInIndicatorUnit "from_value_in_indicator_unit" Optional Kind::Number;
    /// The topics of the report.
    Topics "topics" Optional Kind::List;
    /// Who published the source, in Chinese.
    SourcePublisherZh "source_publisher_zh" Optional Kind::Text;
    /// Who published the source, in English.
    SourcePublisherEn "source_publisher_en" Optional Kind::Text;
    /// The source's title, in Chinese.
    SourceTitleZh "source_title_zh" Optional Kind::Text;
    /// The source's title, in English.
    SourceTitleEn "source_title_en" Optional Kind::Text;
    /// The source's address.
    SourceUrl "source_url" Optional Kind::Text;
    /// The source's document number.
    DocumentNumber "document_number" Optional Kind::Text;
    /// When the source was published.
    Published "published" Optional Kind::Edtf;
    /// When what is reported took place.
    Event "event" Optional Kind::Edtf;
}

impl Column {
    /// The key of its title among the theme's words.
    pub(crate) fn title_key(self) -> String {
        format!("data-column.{}", self.name())
    }

    /// The key of the sentence about it.
    pub(crate) fn note_key(self) -> String {
        format!("data-note.{}", self.name())
    }
}

/// The keys of words that columns need in every theme.
pub(crate) fn column_keys() -> impl Iterator<Item = String> {
    Column::ALL
        .iter()
        .flat_map(|column| [column.title_key(), column.note_key()])
}
