//! The day of the build.

use crate::model::date::Date;
use icu_calendar::Date as Calendar;
use std::time::{SystemTime, UNIX_EPOCH};

/// China has had one time zone since 1949 and no summer time since 1991.
const SHANGHAI_OFFSET_SECONDS: u64 = 8 * 60 * 60;
const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// Today in Asia/Shanghai.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    date_of((since.as_secs() + SHANGHAI_OFFSET_SECONDS) / SECONDS_A_DAY)
}

fn date_of(days_since_1970: u64) -> Date {
    // Rata die 719 163 is 1970-01-01.
    let day = 719_163 + i64::try_from(days_since_1970).unwrap_or(0);
    let iso = Calendar::from_rata_die(icu_calendar::types::RataDie::new(day), icu_calendar::Iso);
    let year = u16::try_from(iso.year().extended_year()).unwrap_or(9999);
    Date::from_ymd(year, u16::from(iso.month().ordinal), u16::from(iso.day_of_month().0))
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date_of(0).as_str(), "1970-01-01");
        assert_eq!(date_of(18_871).as_str(), "2021-09-01");
    }
}
