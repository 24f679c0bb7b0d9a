// SPDX-License-Identifier: EUPL-1.2
use super::*;
use proptest::prelude::*;

fn moment(text: &str) -> Timestamp {
    text.parse().expect("test moment")
}

fn day(text: &str) -> Date {
    text.parse().expect("test date")
}

fn any_moment() -> impl Strategy<Value = Timestamp> {
    (Timestamp::MIN.0..=Timestamp::MAX.0).prop_map(Timestamp)
}

#[test]
fn the_range_is_as_documented() {
    assert_eq!(Timestamp::MIN.to_string(), "0001-01-02T00:00:00Z");
    assert_eq!(Timestamp::MAX.to_string(), "9999-12-30T00:00:00Z");
    assert_eq!(Timestamp::from_micros(i64::MIN), Timestamp::MIN);
    assert_eq!(Timestamp::from_micros(i64::MAX), Timestamp::MAX);
    assert_eq!(Timestamp::from_jiff(jiff::Timestamp::MAX), Timestamp::MAX);
    assert_eq!("9999-12-31T00:00:00Z".parse::<Timestamp>(), Err(TimestampError));
}

#[test]
fn reads_and_writes_rfc3339() {
    let text = "2026-12-03T13:05:00.000001Z";
    assert_eq!(moment(text).to_string(), text);
    assert_eq!(moment("2026-12-03T14:05:00+01:00").to_string(), "2026-12-03T13:05:00Z");
    assert_eq!("2026-12-03T14:05:00".parse::<Timestamp>(), Err(TimestampError));
    assert_eq!("2026-12-03".parse::<Timestamp>(), Err(TimestampError));
    let json = serde_json::to_string(&moment(text)).expect("json");
    assert_eq!(json, format!("\"{text}\""));
    assert_eq!(serde_json::from_str::<Timestamp>(&json).expect("moment"), moment(text));
}

#[test]
fn the_day_depends_on_the_zone() {
    let late = moment("2026-12-03T23:30:00Z");
    assert_eq!(late.date_in(&Zone::utc()), day("2026-12-03"));
    assert_eq!(late.date_in(&Zone::amsterdam()), day("2026-12-04"));
    let bonaire = Zone::named("America/Kralendijk").expect("zone");
    assert_eq!(late.date_in(&bonaire), day("2026-12-03"));
    assert_eq!(Zone::named("Europe/Tiel"), Err(ZoneError));
    assert_eq!(Zone::amsterdam().name(), "Europe/Amsterdam");
    assert_eq!(Zone::utc().name(), "UTC");
}

#[test]
fn writes_for_people() {
    let noon = moment("2026-12-03T13:05:00Z");
    let zone = Zone::amsterdam();
    assert_eq!(noon.format_long(Locale::Nl, &zone), "donderdag 3 december 2026 om 14.05 uur");
    assert_eq!(noon.format_long(Locale::En, &zone), "Thursday 3 December 2026 at 14:05");
    assert_eq!(moment("2026-07-01T06:05:00Z").format_time(Locale::Nl, &zone), "8.05 uur");
}

#[test]
fn days_have_23_to_25_hours() {
    let zone = Zone::amsterdam();
    let hours = |date: &str| {
        let (start, end) = (zone.start_of_day(day(date)), zone.end_of_day(day(date)));
        end.since(start).saturating_add(Duration::from_micros(1)).as_secs() / 3600
    };
    assert_eq!(hours("2026-03-29"), 23);
    assert_eq!(hours("2026-10-25"), 25);
    assert_eq!(hours("2026-12-03"), 24);
    assert_eq!(zone.end_of_day(day("2026-03-29")).to_string(), "2026-03-29T21:59:59.999999Z");
    assert_eq!(zone.end_of_day(Date::MAX), Timestamp::MAX);
}

#[test]
fn arithmetic_stops_at_the_ends() {
    let hour = Duration::from_secs(3600);
    assert_eq!(Timestamp::MAX.saturating_add(hour), Timestamp::MAX);
    assert_eq!(Timestamp::MIN.saturating_sub(Duration::MAX), Timestamp::MIN);
    assert_eq!(Timestamp::MIN.since(Timestamp::MAX), Duration::ZERO);
    let noon = moment("2026-12-03T12:00:00Z");
    assert_eq!(noon.saturating_add(hour).since(noon), hour);
}

proptest! {
    #[test]
    fn text_round_trips(a in any_moment()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert!(a.to_string().ends_with('Z'));
    }

    #[test]
    fn a_moment_lies_within_its_day(a in any_moment()) {
        let zone = Zone::amsterdam();
        let date = a.date_in(&zone);
        prop_assert!(zone.start_of_day(date) <= a);
        prop_assert!(a <= zone.end_of_day(date));
    }
}
