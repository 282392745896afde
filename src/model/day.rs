//! Days of the calendar, for what must know when a period begins and ends.

use super::date::{Date, Period, month_end};

/// Year, month and day.
pub type Day = (u16, u16, u16);

/// The first and last day of a period, if every digit of it is known.
pub fn days(period: &Period) -> Option<[Day; 2]> {
    let open = |date: &Date| date.as_str().contains('X');
    if open(period.start()) || open(period.end()) {
        return None;
    }
    let (first, last) = period.days();
    Some([first.sort_key(), last.sort_key()])
}

/// The last day of a date, if every digit of it is known: that of a month or a year ends it.
pub fn last_day_of(date: &Date) -> Option<Day> {
    (!date.as_str().contains('X')).then(|| date.days().1.sort_key())
}

/// The earliest and the latest day that a date can end on, whatever its unknown digits are.
pub fn last_days(date: &Date) -> [Day; 2] {
    ["0", "9"].map(|digit| filled_in(date, digit))
}

fn filled_in(date: &Date, digit: &str) -> Day {
    let text = date.as_str().replace('X', digit);
    let mut fields = text.split('-').map(|field| field.parse::<u16>().unwrap_or(0));
    let year = fields.next().unwrap_or(0);
    let month = fields.next().map_or(12, |month| month.clamp(1, 12));
    let last = month_end(year, month);
    (year, month, fields.next().map_or(last, |day| day.clamp(1, last)))
}

/// The day before one, in the calendar.
pub fn day_before((year, month, day): Day) -> Day {
    match (month, day) {
        (1, 1) => (year.saturating_sub(1), 12, 31),
        (month, 1) => (year, month - 1, month_end(year, month - 1)),
        (month, day) => (year, month, day - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_begins_and_ends_on_a_day() {
        let days = |text| days(&Period::parse(text).unwrap());
        assert_eq!(days("2020"), Some([(2020, 1, 1), (2020, 12, 31)]));
        assert_eq!(days("2020-02"), Some([(2020, 2, 1), (2020, 2, 29)]));
        assert_eq!(days("2016/2020"), Some([(2016, 1, 1), (2020, 12, 31)]));
        assert_eq!(days("2021-01/2021-06"), Some([(2021, 1, 1), (2021, 6, 30)]));
        assert_eq!(days("202X"), None);
        let ends = |text| last_days(&Date::parse(text).unwrap());
        assert_eq!(ends("202X"), [(2020, 12, 31), (2029, 12, 31)]);
        assert_eq!(ends("2021-XX-29"), [(2021, 1, 29), (2021, 12, 29)]);
        assert_eq!(ends("2021-02-XX"), [(2021, 2, 1), (2021, 2, 28)]);
        assert_eq!(ends("2021-02"), [(2021, 2, 28); 2]);
    }

    #[test]
    fn days_follow_one_another() {
        for (day, before) in [
            ((2016, 1, 1), (2015, 12, 31)),
            ((2020, 3, 1), (2020, 2, 29)),
            ((2021, 3, 1), (2021, 2, 28)),
            ((2021, 9, 9), (2021, 9, 8)),
        ] {
            assert_eq!(day_before(day), before);
        }
    }
}
