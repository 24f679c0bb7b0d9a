// SPDX-License-Identifier: EUPL-1.2
//! Moments in time, and the zones in which people live through them.

use crate::date::Date;
use crate::locale::Locale;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// A moment: microseconds since 1970-01-01T00:00:00Z, between 0001-01-02 and 9999-12-30 (a day
/// off both ends of [`Date`], so that every moment has a date in every zone). Written as RFC 3339
/// text in UTC (`2026-12-03T13:05:00Z`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// A text is no RFC 3339 moment, or one outside the range of [`Timestamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 timestamp")]
pub struct TimestampError;

impl TimestampError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        "timestamp-unreadable"
    }
}

impl Timestamp {
    /// The earliest moment, 0001-01-02T00:00:00Z.
    pub const MIN: Self = Self(-62_135_510_400_000_000);
    /// The latest moment, 9999-12-30T00:00:00Z.
    pub const MAX: Self = Self(253_402_128_000_000_000);

    /// The moment so many microseconds after 1970 began in UTC; stops at [`Timestamp::MIN`] and
    /// [`Timestamp::MAX`].
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        if micros < Self::MIN.0 {
            Self::MIN
        } else if micros > Self::MAX.0 {
            Self::MAX
        } else {
            Self(micros)
        }
    }

    /// Microseconds since 1970 began in UTC; the form in which moments are stored.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The same moment of jiff, cut to microseconds.
    #[must_use]
    pub fn from_jiff(moment: jiff::Timestamp) -> Self {
        Self::from_micros(moment.as_microsecond())
    }

    /// The same moment as jiff's type.
    #[must_use]
    pub fn to_jiff(self) -> jiff::Timestamp {
        // The range of this type lies within jiff's, so the fallback is never reached.
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    /// The day it is in a zone at this moment.
    #[must_use]
    pub fn date_in(self, zone: &Zone) -> Date {
        Date::from_jiff(self.to_jiff().to_zoned(zone.0.clone()).date())
    }

    /// The hour (0 to 23) and minute (0 to 59) on the clock in a zone at this moment.
    #[must_use]
    pub fn clock_in(self, zone: &Zone) -> (i8, i8) {
        let local = self.to_jiff().to_zoned(zone.0.clone());
        (local.hour(), local.minute())
    }

    /// The moment so much later; stops at [`Timestamp::MAX`].
    #[must_use]
    pub fn saturating_add(self, duration: Duration) -> Self {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self::from_micros(self.0.saturating_add(micros))
    }

    /// The moment so much earlier; stops at [`Timestamp::MIN`].
    #[must_use]
    pub fn saturating_sub(self, duration: Duration) -> Self {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Self::from_micros(self.0.saturating_sub(micros))
    }

    /// The time that passed since an earlier moment; zero when that moment is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        let micros = u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0);
        Duration::from_micros(micros)
    }

    /// The moment in full, by the clock of a zone: `donderdag 3 december 2026 om 14.05 uur`,
    /// `Thursday 3 December 2026 at 14:05`.
    #[must_use]
    pub fn format_long(self, locale: Locale, zone: &Zone) -> String {
        let day = self.date_in(zone).long(locale);
        match locale {
            Locale::Nl => format!("{day} om {}", self.format_time(locale, zone)),
            Locale::En => format!("{day} at {}", self.format_time(locale, zone)),
        }
    }

    /// The time of day, by the clock of a zone: `14.05 uur`, `14:05`.
    #[must_use]
    pub fn format_time(self, locale: Locale, zone: &Zone) -> String {
        let (hour, minute) = self.clock_in(zone);
        match locale {
            Locale::Nl => format!("{hour}.{minute:02} uur"),
            Locale::En => format!("{hour:02}:{minute:02}"),
        }
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(moment: jiff::Timestamp) -> Self {
        Self::from_jiff(moment)
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(moment: Timestamp) -> Self {
        moment.to_jiff()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_jiff().to_string())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads RFC 3339 text with `Z` or an offset; more precise than microseconds is cut.
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        let moment: jiff::Timestamp = text.parse().map_err(|_| TimestampError)?;
        let micros = moment.as_microsecond();
        let clamped = Self::from_micros(micros);
        if clamped.0 == micros { Ok(clamped) } else { Err(TimestampError) }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A time zone with its history of offsets. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// The time zone database knows no zone by that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown time zone")]
pub struct ZoneError;

impl ZoneError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        "zone-unknown"
    }
}

impl Zone {
    /// The zone of the European part of the Netherlands.
    #[must_use]
    pub fn amsterdam() -> Self {
        // The database is compiled in, so the fallback (today's rule, without history) is for show.
        Self::named("Europe/Amsterdam")
            .unwrap_or_else(|_| Self(TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC)))
    }

    /// Coordinated universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// A zone by its IANA name, such as `Europe/Amsterdam` or `America/Kralendijk`. The machine's
    /// database goes before the one that is compiled in, because it may be newer.
    ///
    /// # Errors
    /// [`ZoneError`] when neither knows the name.
    pub fn named(name: &str) -> Result<Self, ZoneError> {
        TimeZone::get(name)
            .or_else(|_| TimeZoneDatabase::bundled().get(name))
            .map(Self)
            .map_err(|_| ZoneError)
    }

    /// The IANA name, or `UTC` for a zone without one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The first moment of a day: usually midnight, later where the clock skips it.
    #[must_use]
    pub fn start_of_day(&self, date: Date) -> Timestamp {
        date.to_jiff()
            .to_zoned(self.0.clone())
            .map_or(Timestamp::MAX, |start| Timestamp::from_jiff(start.timestamp()))
    }

    /// The last microsecond of a day: a deadline on that day is met while `now <= end_of_day`.
    #[must_use]
    pub fn end_of_day(&self, date: Date) -> Timestamp {
        let next = date.add_days(1);
        if next == date {
            return Timestamp::MAX;
        }
        self.start_of_day(next).saturating_sub(Duration::from_micros(1))
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::amsterdam()
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests;
