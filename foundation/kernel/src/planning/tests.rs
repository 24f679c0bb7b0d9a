// SPDX-License-Identifier: EUPL-1.2
use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().expect("test date")
}

fn any_planning() -> impl Strategy<Value = Planning> {
    planning_from(1)
}

fn planning_from(first: i16) -> impl Strategy<Value = Planning> {
    prop_oneof![
        (first..=9999).prop_map(Planning::Year),
        (first..=9999, 1_u8..=4).prop_map(|(y, q)| Planning::Quarter(y, q)),
        (first..=9999, 1_u8..=12).prop_map(|(y, m)| Planning::Month(y, m)),
        (first..=9999, 0_i32..=364)
            .prop_map(|(year, days)| { Planning::Date(Planning::Year(year).start().add_days(days)) }),
    ]
}

#[test]
fn reads_what_people_type() {
    for (text, stored) in [
        ("2026", "2026"),
        ("Q3 2026", "2026-Q3"),
        ("2026-q3", "2026-Q3"),
        ("K3 2026", "2026-Q3"),
        ("3e kwartaal 2026", "2026-Q3"),
        ("derde kwartaal van 2026", "2026-Q3"),
        ("Kwartaal 3 2026", "2026-Q3"),
        ("first quarter of 2026", "2026-Q1"),
        ("2021-09", "2021-09"),
        ("9-2021", "2021-09"),
        ("september 2021", "2021-09"),
        ("Sep. 2021", "2021-09"),
        ("1-3-2026", "2026-03-01"),
        ("1 maart 2026", "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
    ] {
        let planning = Planning::parse_input(text).map(|p| p.to_string());
        assert_eq!(planning, Ok(stored.to_owned()), "{text}");
    }
}

#[test]
fn refuses_what_is_unclear() {
    for (text, error) in [
        ("  ", PlanningError::Empty),
        ("najaar 2024", PlanningError::NotAPlanning),
        ("zo snel mogelijk", PlanningError::NotAPlanning),
        ("2024/2025", PlanningError::NotAPlanning),
        ("24", PlanningError::NotAPlanning),
        ("Q5 2026", PlanningError::OutOfRange),
        ("2026-13", PlanningError::OutOfRange),
        ("31-2-2026", PlanningError::OutOfRange),
        ("0000", PlanningError::OutOfRange),
        ("laatste kwartaal 2026", PlanningError::NotAPlanning),
    ] {
        assert_eq!(Planning::parse_input(text), Err(error), "{text}");
    }
    for text in ["Q3 2026", "2026-q3", "2026-3", "2026-Q", " 2026", "2026-Q33", "+026"] {
        assert_eq!(text.parse::<Planning>(), Err(PlanningError::NotAPlanning), "{text}");
    }
    assert_eq!("".parse::<Planning>(), Err(PlanningError::Empty));
}

#[test]
fn knows_its_first_and_last_day() {
    for (text, start, end) in [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-03-01", "2026-03-01", "2026-03-01"),
    ] {
        let planning: Planning = text.parse().expect("test planning");
        assert_eq!((planning.start(), planning.end()), (day(start), day(end)));
        assert!(planning.contains(day(end)) && !planning.is_over(day(end)));
        assert!(planning.is_over(day(end).add_days(1)));
    }
}

#[test]
fn writes_for_people() {
    let label = |text: &str, locale| text.parse::<Planning>().expect("planning").label(locale);
    assert_eq!(label("2026", Locale::Nl), "2026");
    assert_eq!(label("2026-Q3", Locale::Nl), "derde kwartaal van 2026");
    assert_eq!(label("2026-Q3", Locale::En), "third quarter of 2026");
    assert_eq!(label("2026-03", Locale::Nl), "maart 2026");
    assert_eq!(label("2026-03-01", Locale::Nl), "1 maart 2026");
    assert_eq!(label("2026-03-01", Locale::En), "1 March 2026");
}

#[test]
fn checks_its_parts() {
    assert_eq!(Planning::year(0), Err(PlanningError::OutOfRange));
    assert_eq!(Planning::quarter(2026, 0), Err(PlanningError::OutOfRange));
    assert_eq!(Planning::month(2026, 13), Err(PlanningError::OutOfRange));
    assert_eq!(Planning::quarter(2026, 3), Ok(Planning::Quarter(2026, 3)));
    let json = serde_json::to_string(&Planning::Quarter(2026, 3)).expect("json");
    assert_eq!(json, "\"2026-Q3\"");
    assert_eq!(serde_json::from_str::<Planning>(&json).expect("planning"), Planning::Quarter(2026, 3));
}

proptest! {
    #[test]
    fn text_round_trips(planning in any_planning()) {
        prop_assert_eq!(planning.to_string().parse(), Ok(planning));
        prop_assert_eq!(Planning::parse_input(&planning.to_string()), Ok(planning));
    }

    // People write a year in four digits, without zeros in front.
    #[test]
    fn labels_are_read(planning in planning_from(1000)) {
        for locale in Locale::ALL {
            prop_assert_eq!(Planning::parse_input(&planning.label(locale)), Ok(planning));
        }
    }

    #[test]
    fn ends_after_it_starts(planning in any_planning()) {
        prop_assert!(planning.end() >= planning.start());
    }

    #[test]
    fn odd_values_are_taken_as_the_nearest(year: i16, part: u8) {
        for planning in [Planning::Year(year), Planning::Quarter(year, part), Planning::Month(year, part)] {
            prop_assert!(planning.end() >= planning.start());
            prop_assert!(planning.to_string().parse::<Planning>().is_ok());
        }
    }

    #[test]
    fn any_text_is_answered(text in ".*") {
        let _ = Planning::parse_input(&text);
        let _ = text.parse::<Planning>();
    }
}
