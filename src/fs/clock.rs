//! The day of the build, and for the preview the time of day.

use crate::model::date::Date;
use icu_calendar::Date as Calendar;
use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// China has had one time zone since 1949 and no summer time since 1991.
const SHANGHAI_OFFSET_SECONDS: u64 = 8 * 60 * 60;
const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// Today in Asia/Shanghai.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    date_of((since.as_secs() + SHANGHAI_OFFSET_SECONDS) / SECONDS_A_DAY)
}

/// The moment now, for measuring how long something takes or to wait until; it says nothing
/// about the time of day.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn instant() -> Instant {
    Instant::now()
}

/// Day and time now in Asia/Shanghai: `2026-11-22 09:30:05`.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> String {
    told(SystemTime::now())
}

/// When a file was last written, as [`now`] says it; nothing if there is no such file.
pub fn written(path: &Path) -> Option<String> {
    let metadata = std::fs::metadata(path).ok()?;
    Some(told(metadata.modified().ok()?))
}

fn told(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = since.as_secs() + SHANGHAI_OFFSET_SECONDS;
    let (day, rest) = (seconds / SECONDS_A_DAY, seconds % SECONDS_A_DAY);
    let (hours, minutes, seconds) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{} {hours:02}:{minutes:02}:{seconds:02}", date_of(day).as_str())
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
    use super::{date_of, told};
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn times_are_those_of_shanghai() {
        let told = |seconds| told(UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(told(0), "1970-01-01 08:00:00");
        assert_eq!(told(1_630_425_599), "2021-08-31 23:59:59");
        assert_eq!(told(1_630_425_600), "2021-09-01 00:00:00");
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date_of(0).as_str(), "1970-01-01");
        assert_eq!(date_of(18_871).as_str(), "2021-09-01");
    }
}
