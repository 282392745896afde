//! Why an expression could not be read.

use super::decimal::DecimalError;
use super::rational::Overflow;

/// Why a numeric expression could not be read, and where.
///
/// There is no sentence for people in here: whoever reports the error words it, in the reader's
/// language, from `kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// Where: the number of characters, not bytes, before the place.
    pub offset: usize,
}

/// What is wrong with a numeric expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadErrorKind {
    /// There is no text.
    Empty,
    /// A number was expected.
    NumberExpected,
    /// The numeral breaks the rules of its notation: `十百`, `二五`.
    MalformedNumeral,
    /// A unit, a measure word or the end was expected; the text goes on otherwise.
    UnitOrEndExpected,
    /// The end was expected; the text goes on.
    EndExpected,
    /// The number begins with a zero that is no digit of a quantity: `007` is a serial number.
    LeadingZero,
    /// A calendar year or a date, which is not a quantity: `2021年`.
    Date,
    /// There are two figures or more, which are recorded one by one: `10万千瓦/20万千瓦时`.
    SeveralFigures,
    /// Two qualifiers contradict each other: `近100余家`.
    ContradictoryQualifiers,
    /// The ends of a range do not have comparable units or are in the wrong order.
    RangeEnds,
    /// A fraction with denominator zero.
    ZeroDenominator,
    /// The wording is read in two ways by native readers, so that a person has to decide:
    /// `increased fourfold`.
    Ambiguous,
    /// The number is larger than the arithmetic allows (about 10³⁸).
    TooLarge,
}

impl ReadErrorKind {
    /// The stable name of the kind, for messages and machine output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NumberExpected => "number-expected",
            Self::MalformedNumeral => "malformed-numeral",
            Self::UnitOrEndExpected => "unit-or-end-expected",
            Self::EndExpected => "end-expected",
            Self::LeadingZero => "leading-zero",
            Self::Date => "date",
            Self::SeveralFigures => "several-figures",
            Self::ContradictoryQualifiers => "contradictory-qualifiers",
            Self::RangeEnds => "range-ends",
            Self::ZeroDenominator => "zero-denominator",
            Self::Ambiguous => "ambiguous",
            Self::TooLarge => "too-large",
        }
    }
}

impl From<Overflow> for ReadErrorKind {
    fn from(_: Overflow) -> Self {
        Self::TooLarge
    }
}

impl From<DecimalError> for ReadErrorKind {
    fn from(error: DecimalError) -> Self {
        match error {
            DecimalError::TooLong => Self::TooLarge,
            DecimalError::Digit(_) | DecimalError::Trailing(_) => Self::NumberExpected,
        }
    }
}
