//! Dates and periods as precise as the source is.
//!
//! The notation is EDTF (ISO 8601-2:2019, and the Library of Congress' page of it):
//! `2021`, `2021-09`, `2021-09-09`, an `X` for each digit that is not known
//! (`2021-XX-29`, `202X`), and intervals `2016/2020`. Seasons, qualifiers and open
//! intervals of EDTF are not used by government reports and are refused.

use std::fmt;
use std::ops::Range;

/// A number of which some digits may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All digits are known.
    Known(u16),
    /// At least one digit is `X`; the value has zeros for them.
    Partly(u16),
    /// All digits are `X`.
    Unknown,
}

impl Part {
    /// The number, if every digit is known.
    pub fn known(self) -> Option<u16> {
        match self {
            Part::Known(n) => Some(n),
            Part::Partly(_) | Part::Unknown => None,
        }
    }

    /// The number with zeros for the digits that are not known.
    pub fn floor(self) -> u16 {
        match self {
            Part::Known(n) | Part::Partly(n) => n,
            Part::Unknown => 0,
        }
    }
}

/// A calendar date, as precise as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year of the common era.
    pub year: Part,
    /// The month, one to twelve; `None` when the date is a whole year.
    pub month: Option<Part>,
    /// The day of the month; `None` when the date is a whole month or year.
    pub day: Option<Part>,
    digits: [u8; 10],
    len: u8,
}

/// A span of time: a date, or all from one date to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One date.
    Date(Date),
    /// From the first to the last, both included.
    Interval(Date, Date),
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// Byte range in the text that was read.
    pub span: Range<usize>,
    /// What is wrong there.
    pub kind: DateErrorKind,
}

/// What can be wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateErrorKind {
    /// Not of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// The month is not one to twelve.
    Month,
    /// The month does not have that day.
    Day {
        /// How many days that month has.
        last: u16,
    },
    /// The interval ends before it begins.
    Order,
    /// An interval where one date is wanted.
    Interval,
}

impl Date {
    /// Reads one date.
    ///
    /// # Errors
    /// If the text is not EDTF as described above or names a day that no calendar has.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        if let Some(slash) = text.find('/') {
            return Err(error(slash..slash + 1, DateErrorKind::Interval));
        }
        parse_date(text, 0)
    }

    /// A date that is known to the day.
    ///
    /// # Panics
    /// Never for numbers that a calendar gives.
    pub fn from_ymd(year: u16, month: u16, day: u16) -> Date {
        let digit = |number: u16| b'0' + u8::try_from(number % 10).expect("a digit is below ten");
        let mut digits = *b"0000-00-00";
        for (at, number) in [(1, year / 100), (3, year), (6, month), (9, day)] {
            digits[at - 1] = digit(number / 10);
            digits[at] = digit(number);
        }
        Date {
            year: Part::Known(year),
            month: Some(Part::Known(month)),
            day: Some(Part::Known(day)),
            digits,
            len: 10,
        }
    }

    /// The date in EDTF, as it was written.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.digits[..usize::from(self.len)]).unwrap_or_default()
    }

    /// The year, if all its digits are known.
    pub fn known_year(&self) -> Option<u16> {
        self.year.known()
    }

    /// A key that sorts dates in time; what is not known counts as earliest.
    pub fn sort_key(&self) -> (u16, u16, u16) {
        let floor = |part: Option<Part>| part.map_or(0, Part::floor);
        (self.year.floor(), floor(self.month), floor(self.day))
    }

    /// The first and the last day that the notation allows: of `2021-02` the 1st and the 28th,
    /// of `2021-XX-29` 29 January and 29 December, of `202X` the first day of 2020 and the last
    /// of 2029.
    pub fn days(&self) -> (Date, Date) {
        let whole = |part: Option<Part>| part.is_none_or(|part| part.known().is_some());
        match self.year.known() {
            Some(year) if whole(self.month) && whole(self.day) => self.days_of(year),
            _ => self.days_that_fit(),
        }
    }

    /// The days of a date without unknown digits.
    fn days_of(&self, year: u16) -> (Date, Date) {
        let known = |part: Option<Part>| part.and_then(Part::known);
        let (month, day) = (known(self.month), known(self.day));
        let first = Date::from_ymd(year, month.unwrap_or(1), day.unwrap_or(1));
        let month = month.unwrap_or(12);
        let last = last_day(Part::Known(year), Some(Part::Known(month)));
        (first, Date::from_ymd(year, month, day.unwrap_or(last)))
    }

    /// The days whose digits are those that are known.
    fn days_that_fit(&self) -> (Date, Date) {
        let fields: Vec<&str> = self.as_str().split('-').collect();
        let fits = |number: u16, field: usize, width: usize| {
            fields.get(field).is_none_or(|pattern| {
                let digits = format!("{number:0width$}");
                let pairs = pattern.bytes().zip(digits.bytes());
                pairs
                    .into_iter()
                    .all(|(wanted, digit)| wanted == b'X' || wanted == digit)
            })
        };
        let day_of = |year: u16, month: u16, last: End| {
            let mut days = 1..=last_day(Part::Known(year), Some(Part::Known(month)));
            let day = match last {
                End::First => days.find(|day| fits(*day, 2, 2)),
                End::Last => days.rfind(|day| fits(*day, 2, 2)),
            };
            day.map(|day| Date::from_ymd(year, month, day))
        };
        let in_year = |year: u16, end: End| {
            let mut months = (1..=12).filter(|month| fits(*month, 1, 2));
            match end {
                End::First => months.find_map(|month| day_of(year, month, end)),
                End::Last => months.rev().find_map(|month| day_of(year, month, end)),
            }
        };
        let whole = fields[0].replace('X', "9").parse().unwrap_or(9999);
        let years = (self.year.floor()..=whole).filter(|year| fits(*year, 0, 4));
        let first = years.clone().find_map(|year| in_year(year, End::First));
        let last = years.rev().find_map(|year| in_year(year, End::Last));
        (first.unwrap_or(*self), last.unwrap_or(*self))
    }

    /// As much of it from its beginning as is known: `2021` of `2021-XX-29`; nothing of `202X`.
    pub fn as_known(&self) -> Option<&str> {
        let text = self.as_str();
        let known = match text.find('X') {
            None => text,
            Some(unknown) => &text[..text[..unknown].rfind('-')?],
        };
        Some(known)
    }

    /// The form for HTML's `datetime`, if HTML can say it: no unknown digits.
    pub fn html_datetime(&self) -> Option<&str> {
        (!self.as_str().contains('X')).then(|| self.as_str())
    }
}

/// Which end of a span is meant.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

impl Period {
    /// The first and the last day that the notation allows.
    pub fn days(&self) -> (Date, Date) {
        (self.start().days().0, self.end().days().1)
    }

    /// Reads a date or an interval.
    ///
    /// # Errors
    /// As for [`Date::parse`], and if an interval ends before it begins.
    pub fn parse(text: &str) -> Result<Period, DateError> {
        let Some((from, to)) = text.split_once('/') else {
            return parse_date(text, 0).map(Period::Date);
        };
        let first = parse_date(from, 0)?;
        let last = parse_date(to, from.len() + 1)?;
        if last.sort_key() < first.sort_key() {
            return Err(error(0..text.len(), DateErrorKind::Order));
        }
        Ok(Period::Interval(first, last))
    }

    /// The last date of the period: the one that a level at its end belongs to.
    pub fn end(&self) -> &Date {
        match self {
            Period::Date(date) | Period::Interval(_, date) => date,
        }
    }

    /// The first date of the period.
    pub fn start(&self) -> &Date {
        match self {
            Period::Date(date) | Period::Interval(date, _) => date,
        }
    }

    /// The same period of the year before, if the year is known.
    pub fn year_before(&self) -> Option<Period> {
        let before = |date: &Date| {
            let year = date.known_year()?.checked_sub(1)?;
            Date::parse(&format!("{year:04}{}", &date.as_str()[4..])).ok()
        };
        Some(match self {
            Period::Date(date) => Period::Date(before(date)?),
            Period::Interval(first, last) => Period::Interval(before(first)?, before(last)?),
        })
    }

    /// A key that sorts periods by their end, then by their beginning.
    pub fn sort_key(&self) -> [(u16, u16, u16); 2] {
        [self.end().sort_key(), self.start().sort_key()]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Date(date) => date.fmt(f),
            Period::Interval(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

fn error(span: Range<usize>, kind: DateErrorKind) -> DateError {
    DateError { span, kind }
}

fn parse_date(text: &str, offset: usize) -> Result<Date, DateError> {
    let whole = offset..offset + text.len();
    let form = || error(whole.clone(), DateErrorKind::Form);
    let mut fields = text.split('-');
    let year = part(fields.next().unwrap_or_default(), 4).ok_or_else(form)?;
    let month = fields.next().map(|f| part(f, 2).ok_or_else(form)).transpose()?;
    let day = fields.next().map(|f| part(f, 2).ok_or_else(form)).transpose()?;
    if fields.next().is_some() {
        return Err(form());
    }
    if let Some(Part::Known(m)) = month
        && !(1..=12).contains(&m)
    {
        return Err(error(offset + 5..offset + 7, DateErrorKind::Month));
    }
    if let Some(Part::Known(d)) = day {
        let last = last_day(year, month);
        if d == 0 || d > last {
            return Err(error(offset + 8..offset + 10, DateErrorKind::Day { last }));
        }
    }
    let mut digits = [0; 10];
    digits[..text.len()].copy_from_slice(text.as_bytes());
    let len = u8::try_from(text.len()).map_err(|_| form())?;
    Ok(Date {
        year,
        month,
        day,
        digits,
        len,
    })
}

fn part(text: &str, width: usize) -> Option<Part> {
    if text.len() != width {
        return None;
    }
    let mut value = 0;
    let mut unknown = 0;
    for b in text.bytes() {
        value *= 10;
        match b {
            b'0'..=b'9' => value += u16::from(b - b'0'),
            b'X' => unknown += 1,
            _ => return None,
        }
    }
    Some(match unknown {
        0 => Part::Known(value),
        n if n == width => Part::Unknown,
        _ => Part::Partly(value),
    })
}

/// The last day of a month.
pub(super) fn month_end(year: u16, month: u16) -> u16 {
    last_day(Part::Known(year), Some(Part::Known(month)))
}

/// The last day that the month can have; generous where year or month is not known.
fn last_day(year: Part, month: Option<Part>) -> u16 {
    match month.and_then(Part::known) {
        Some(2) => match year.known() {
            Some(y) if !is_leap(y) => 28,
            _ => 29,
        },
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_before_is_the_same_part_of_it() {
        let before = |text: &str| Period::parse(text).unwrap().year_before().map(|p| p.to_string());
        assert_eq!(before("2015"), Some("2014".to_owned()));
        assert_eq!(before("2021-01/2021-06"), Some("2020-01/2020-06".to_owned()));
        assert_eq!((before("202X"), before("2020-02-29")), (None, None));
    }

    #[test]
    fn what_is_written_is_what_is_shown() {
        for text in [
            "2021",
            "2021-09",
            "2021-09-09",
            "2021-XX-29",
            "202X",
            "2016/2020",
            "2021-01/2021-06",
        ] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        let kind = |text| Date::parse(text).unwrap_err().kind;
        assert_eq!(kind("2021-02-30"), DateErrorKind::Day { last: 28 });
        assert_eq!(kind("2020-02-30"), DateErrorKind::Day { last: 29 });
        assert_eq!(kind("2021-13-01"), DateErrorKind::Month);
        assert_eq!(kind("2021-00"), DateErrorKind::Month);
        assert_eq!(kind("2021/2020"), DateErrorKind::Interval);
        for form in ["", "21", "20210229", "2021-9", "2021年", "2021-09-09-01", "二〇二一"] {
            assert_eq!(kind(form), DateErrorKind::Form, "{form}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_exists_once() {
        let mut days = 0;
        for year in 1800..2200 {
            for month in 1..=13 {
                for day in 0..=32 {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    days += usize::from(Date::parse(&text).is_ok());
                }
            }
        }
        assert_eq!(days, 146_097);
    }

    #[test]
    fn what_is_known_ends_before_the_first_open_digit() {
        let known = |text: &str| Date::parse(text).unwrap().as_known().map(str::to_owned);
        for (text, expected) in [
            ("2021-09-09", Some("2021-09-09")),
            ("2021-09", Some("2021-09")),
            ("2021-09-XX", Some("2021-09")),
            ("2021-0X-09", Some("2021")),
            ("2021-XX-29", Some("2021")),
            ("202X", None),
            ("20XX-05", None),
        ] {
            assert_eq!(known(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_open_has_a_first_and_a_last_day() {
        for (text, first, last) in [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2021-09-09", "2021-09-09", "2021-09-09"),
            ("2021-XX-29", "2021-01-29", "2021-12-29"),
            ("2021-XX-31", "2021-01-31", "2021-12-31"),
            ("2021-1X", "2021-10-01", "2021-12-31"),
            ("2021-04-3X", "2021-04-30", "2021-04-30"),
            ("202X", "2020-01-01", "2029-12-31"),
            ("202X-02-29", "2020-02-29", "2028-02-29"),
            ("2016/2020", "2016-01-01", "2020-12-31"),
            ("2021-01/2021-06", "2021-01-01", "2021-06-30"),
        ] {
            let (from, to) = Period::parse(text).unwrap().days();
            assert_eq!((Date::parse(first), Date::parse(last)), (Ok(from), Ok(to)), "{text}");
            assert_eq!((from.as_str(), to.as_str()), (first, last), "{text}");
        }
    }

    #[test]
    fn an_interval_runs_forward() {
        assert_eq!(Period::parse("2020/2016").unwrap_err().kind, DateErrorKind::Order);
        let period = Period::parse("2016/2020").unwrap();
        assert_eq!(period.end().known_year(), Some(2020));
    }
}
