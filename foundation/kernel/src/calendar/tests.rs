// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::locale::Locale;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().expect("test date")
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i32..=73_000).prop_map(|days| day("2014-01-01").add_days(days))
}

#[test]
fn easter_falls_where_the_church_says() {
    // The outer cases (22 March, 25 April) and recent years.
    for text in [
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2014-04-20",
        "2021-04-04",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2285-03-22",
    ] {
        assert_eq!(easter(day(text).year()), day(text));
    }
}

#[test]
fn the_holidays_of_2026() {
    let names: Vec<_> = Calendar::default()
        .holidays(2026)
        .into_iter()
        .map(|(date, holiday)| format!("{date} {}", holiday.name(Locale::Nl)))
        .collect();
    assert_eq!(
        names,
        [
            "2026-01-01 Nieuwjaarsdag",
            "2026-04-06 Tweede Paasdag",
            "2026-04-27 Koningsdag",
            "2026-05-14 Hemelvaartsdag",
            "2026-05-25 Tweede Pinksterdag",
            "2026-12-25 Eerste Kerstdag",
            "2026-12-26 Tweede Kerstdag",
        ]
    );
}

#[test]
fn kings_day_avoids_sunday() {
    assert_eq!(Holiday::KingsDay.date(2025), day("2025-04-26"));
    assert_eq!(Holiday::KingsDay.date(2026), day("2026-04-27"));
}

#[test]
fn the_municipality_chooses_two_days() {
    let plain = Calendar::default();
    assert!(plain.is_working_day(day("2026-04-03")));
    assert!(plain.is_working_day(day("2026-05-05")));
    assert_eq!(plain.holiday_on(day("2025-05-05")), Some(Holiday::LiberationDay));
    let strict = plain.with_good_friday(true).with_liberation_day(LiberationDay::Yearly);
    assert!(!strict.is_working_day(day("2026-04-03")));
    assert!(!strict.is_working_day(day("2026-05-05")));
    let never = strict.with_liberation_day(LiberationDay::Never);
    assert_eq!(never.holiday_on(day("2025-05-05")), None);
}

#[test]
fn counts_working_days() {
    let calendar = Calendar::default().closed_on([day("2026-12-24")]);
    assert!(!calendar.is_working_day(day("2026-12-24")));
    assert_eq!(calendar.next_working_day(day("2026-12-23")), day("2026-12-28"));
    assert_eq!(calendar.add_working_days(day("2026-12-23"), 5), day("2027-01-04"));
    assert_eq!(calendar.add_working_days(day("2026-12-26"), 0), day("2026-12-26"));
    assert_eq!(calendar.next_working_day(Date::MAX), Date::MAX);
    assert_eq!(calendar.add_working_days(Date::MAX, u16::MAX), Date::MAX);
}

#[test]
fn a_term_ends_on_a_day_that_counts() {
    let calendar = Calendar::default().closed_on([day("2026-12-24")]);
    assert_eq!(calendar.extend_term(day("2026-12-23")), day("2026-12-23"));
    // A closed town hall does not extend a term of law; Christmas and the weekend do.
    assert_eq!(calendar.extend_term(day("2026-12-24")), day("2026-12-24"));
    assert_eq!(calendar.extend_term(day("2026-12-25")), day("2026-12-28"));
    // Good Friday and 5 May count every year.
    assert_eq!(calendar.extend_term(day("2026-04-03")), day("2026-04-07"));
    assert_eq!(calendar.extend_term(day("2026-05-05")), day("2026-05-06"));
    assert_eq!(calendar.extend_term(day("2038-04-23")), day("2038-04-28"));
    // A royal decree can add a day.
    let bridged = calendar.equated_by_decree([day("2026-05-15")]);
    assert_eq!(bridged.extend_term(day("2026-05-14")), day("2026-05-18"));
    assert!(bridged.is_working_day(day("2026-05-15")));
}

#[test]
fn a_short_term_holds_two_days_that_count() {
    let calendar = Calendar::default();
    // Thursday before Easter to Monday: only Thursday counts, then Tuesday as well.
    let (thursday, monday) = (day("2026-04-02"), day("2026-04-06"));
    assert_eq!(calendar.extend_term_from(thursday, monday), day("2026-04-07"));
    // Friday 25 to Sunday 27 December: extended to Monday by article 1, to Tuesday by article 2.
    assert_eq!(calendar.extend_term_from(day("2026-12-25"), day("2026-12-27")), day("2026-12-29"));
    // Two days: article 2 does not apply.
    assert_eq!(calendar.extend_term_from(day("2026-12-26"), day("2026-12-27")), day("2026-12-28"));
    assert_eq!(calendar.extend_term_from(Date::MAX, Date::MAX), Date::MAX);
}

#[test]
fn a_day_ends_in_the_zone_of_the_municipality() {
    let calendar = Calendar::default();
    let end = calendar.end_of_day(day("2026-10-25"));
    assert_eq!(end.to_string(), "2026-10-25T22:59:59.999999Z");
    assert_eq!(end.date_in(calendar.zone()), day("2026-10-25"));
    assert_eq!(calendar.start_of_day(day("2026-10-25")).to_string(), "2026-10-24T22:00:00Z");
}

proptest! {
    #[test]
    fn easter_is_a_sunday_in_spring(year in 1583_i16..=9999) {
        let sunday = easter(year);
        prop_assert_eq!(sunday.weekday(), 7);
        let spring = format!("{year}-03-22")..=format!("{year}-04-25");
        prop_assert!(spring.contains(&sunday.to_string()));
    }

    #[test]
    fn terms_are_extended_once(end in any_date()) {
        let calendar = Calendar::default();
        let extended = calendar.extend_term(end);
        // The longest row: Good Friday to King's Day when Easter is on 25 April, as in 2038.
        prop_assert!(end <= extended && end.days_until(extended) <= 5);
        prop_assert!(!calendar.is_free_by_law(extended));
        prop_assert_eq!(calendar.extend_term(extended), extended);
    }

    #[test]
    fn working_days_add_up(date in any_date(), a in 0_u16..30, b in 0_u16..30) {
        let calendar = Calendar::default();
        let step = calendar.add_working_days(calendar.add_working_days(date, a), b);
        prop_assert_eq!(step, calendar.add_working_days(date, a + b));
    }

    #[test]
    fn holidays_never_panic(year: i16) {
        prop_assert!(Calendar::default().holidays(year).len() >= 7);
    }
}
