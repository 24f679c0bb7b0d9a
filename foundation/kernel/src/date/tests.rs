// SPDX-License-Identifier: EUPL-1.2
use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().expect("test date")
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i32..=3_652_058).prop_map(|days| Date::MIN.add_days(days))
}

#[test]
fn reads_what_people_type() {
    for text in [
        "3-12-2026",
        "03-12-2026",
        "3/12/2026",
        "3.12.2026",
        "2026-12-03",
        "3 december 2026",
        "3 dec. 2026",
        " 3 December 2026 ",
        "donderdag 3 december 2026",
        "Thursday, 3 Dec 2026",
    ] {
        assert_eq!(Date::parse_input(text), Ok(day("2026-12-03")), "{text}");
    }
    assert_eq!(Date::parse_input("1 mrt 2026"), Ok(day("2026-03-01")));
}

#[test]
fn refuses_what_is_unclear() {
    for (text, error) in [
        ("", DateError::Empty),
        ("31-2-2026", DateError::NoSuchDay),
        ("29 februari 2027", DateError::NoSuchDay),
        ("3-13-2026", DateError::NoSuchDay),
        ("3-12-26", DateError::NotADate),
        ("december 2026", DateError::NotADate),
        ("binnenkort", DateError::NotADate),
        ("2026-12-3x", DateError::NotADate),
        ("vrijdag 3 december 2026", DateError::WrongWeekday),
    ] {
        assert_eq!(Date::parse_input(text), Err(error), "{text}");
    }
    assert_eq!("3-12-2026".parse::<Date>(), Err(DateError::NotADate));
    assert_eq!("0000-01-01".parse::<Date>(), Err(DateError::NoSuchDay));
    assert_eq!("2026-02-30".parse::<Date>(), Err(DateError::NoSuchDay));
}

#[test]
fn writes_for_people() {
    let date = day("2026-12-03");
    assert_eq!(date.long(Locale::Nl), "donderdag 3 december 2026");
    assert_eq!(date.long(Locale::En), "Thursday 3 December 2026");
    assert_eq!(date.plain(Locale::Nl), "3 december 2026");
    assert_eq!(date.short(Locale::Nl), "3 dec 2026");
    assert_eq!(date.long_near(Locale::Nl, day("2026-01-01")), "donderdag 3 december");
    assert_eq!(date.long_near(Locale::Nl, day("2027-01-01")), "donderdag 3 december 2026");
    assert_eq!(day("2026-03-01").short(Locale::Nl), "1 mrt 2026");
}

#[test]
fn tells_the_distance() {
    let today = day("2026-12-03");
    for (days, nl, en) in [
        (0, "vandaag", "today"),
        (1, "morgen", "tomorrow"),
        (-1, "gisteren", "yesterday"),
        (3, "over 3 dagen", "in 3 days"),
        (-3, "3 dagen geleden", "3 days ago"),
        (60, "over 60 dagen", "in 60 days"),
        (61, "over 2 maanden", "in 2 months"),
        (-90, "3 maanden geleden", "3 months ago"),
        (365, "over 12 maanden", "in 12 months"),
        (730, "over 2 jaar", "in 2 years"),
        (-3653, "10 jaar geleden", "10 years ago"),
    ] {
        assert_eq!(today.add_days(days).relative(Locale::Nl, today), nl);
        assert_eq!(today.add_days(days).relative(Locale::En, today), en);
    }
}

#[test]
fn stops_at_the_ends() {
    assert_eq!(Date::MAX.add_days(1), Date::MAX);
    assert_eq!(Date::MIN.add_days(-1), Date::MIN);
    assert_eq!(Date::MIN.add_days(i32::MIN), Date::MIN);
    assert_eq!(Date::MIN.add_days(i32::MAX), Date::MAX);
    assert_eq!(Date::from_jiff(jiff::civil::Date::MIN), Date::MIN);
    assert_eq!(Date::MIN.days_until(Date::MAX), 3_652_058);
}

#[test]
fn serialises_as_iso() {
    let text = serde_json::to_string(&day("0026-02-03")).expect("json");
    assert_eq!(text, "\"0026-02-03\"");
    assert!(serde_json::from_str::<Date>("\"3-2-2026\"").is_err());
}

proptest! {
    #[test]
    fn iso_text_round_trips_and_sorts(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn adding_and_counting_agree(a in any_date(), b in any_date()) {
        prop_assert_eq!(a.add_days(a.days_until(b)), b);
        prop_assert_eq!(a.days_until(b), -b.days_until(a));
    }

    // People write a year in four digits, without zeros in front.
    #[test]
    fn written_days_are_read(days in 0_i32..=3_287_181) {
        let a = day("1000-01-01").add_days(days);
        for locale in Locale::ALL {
            prop_assert_eq!(Date::parse_input(&a.long(locale)), Ok(a));
            prop_assert_eq!(Date::parse_input(&a.short(locale)), Ok(a));
        }
    }

    #[test]
    fn any_text_is_answered(text in ".*") {
        let _ = Date::parse_input(&text);
    }
}
