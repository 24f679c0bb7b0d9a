// SPDX-License-Identifier: EUPL-1.2
//! The answer clock: from the day of receipt to the day of the answer. Pure; `docs/questions/clock.md`
//! tells the same to civil servants and lawyers.
//!
//! A municipality promises the term itself, so the Algemene termijnenwet does not bind it here. It is
//! followed nevertheless, for that is what residents and lawyers expect: the day of receipt does not
//! count, and a term does not end on a Saturday, a Sunday or a holiday (articles 1 and 3). Terms in
//! working days skip the days on which the town hall is closed as well.

use kernel::{Calendar, Date};
use serde::{Deserialize, Serialize};

/// Which days of a term count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counting {
    /// Days on which the town hall works.
    #[serde(rename = "werkdagen")]
    Working,
    /// All days.
    #[default]
    #[serde(rename = "kalenderdagen")]
    Calendar,
}

impl Counting {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Calendar, Self::Working];

    /// Its name in forms and settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Working => "werkdagen",
            Self::Calendar => "kalenderdagen",
        }
    }

    /// The one of that name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counting| counting.code() == code)
    }
}

/// Within how long a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// So many days, at least 1.
    pub days: u16,
    /// Which days count.
    pub counting: Counting,
}

/// The last day on which an answer is in time. The day of receipt itself does not count.
pub fn due(received: Date, term: Term, calendar: &Calendar) -> Date {
    match term.counting {
        Counting::Working => ending(calendar.add_working_days(received, term.days), calendar),
        Counting::Calendar => {
            let last = received.add_days(i32::from(term.days));
            // Article 2: of a term of three days or more, at least two are not free.
            ending(calendar.extend_term_from(received.add_days(1), last), calendar)
        }
    }
}

/// The first day, from this one on, on which a term can end: not free by law, and the town hall works.
pub fn ending(day: Date, calendar: &Calendar) -> Date {
    let mut last = day;
    while last < Date::MAX && (calendar.is_free_by_law(last) || !calendar.is_working_day(last)) {
        last = last.add_days(1);
    }
    last
}

/// Whole days between the day on which we began to wait for the resident and the day on which we
/// stopped. On one day nothing is added.
pub fn paused(since: Date, until: Date) -> u16 {
    u16::try_from(since.days_until(until).max(0)).unwrap_or(u16::MAX)
}

/// The due date after a pause: as many days later as were paused, and then a day on which it can end.
pub fn resumed(due: Date, paused: u16, calendar: &Calendar) -> Date {
    if paused == 0 { due } else { ending(due.add_days(i32::from(paused)), calendar) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::calendar::{ClosedDays, LiberationDay};
    use kernel::{Timestamp, Zone};
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn of(days: u16, counting: Counting) -> Term {
        Term { days, counting }
    }

    fn week(received: &str) -> String {
        due(day(received), of(7, Counting::Calendar), &Calendar::default()).to_string()
    }

    fn working(received: &str, days: u16) -> String {
        due(day(received), of(days, Counting::Working), &Calendar::default()).to_string()
    }

    #[test]
    fn a_week_from_monday_ends_on_monday() {
        assert_eq!(week("2026-11-23"), "2026-11-30");
        assert_eq!(working("2026-11-23", 5), "2026-11-30", "the day of receipt does not count");
    }

    #[test]
    fn what_comes_in_a_weekend_ends_on_the_monday_after_the_next() {
        assert_eq!(week("2026-11-21"), "2026-11-30");
        assert_eq!(week("2026-11-22"), "2026-11-30");
        assert_eq!(working("2026-11-21", 1), "2026-11-23");
    }

    #[test]
    fn easter_is_skipped() {
        // 3 April 2026 is Good Friday, 5 and 6 April are Easter.
        assert_eq!(week("2026-03-27"), "2026-04-07", "Good Friday, Saturday, Easter");
        assert_eq!(week("2026-03-30"), "2026-04-07");
        assert_eq!(
            working("2026-04-02", 1),
            "2026-04-07",
            "the town hall works on Good Friday, no term ends on it"
        );
        assert_eq!(working("2026-04-02", 2), "2026-04-07");
        let closed = ClosedDays { goede_vrijdag: true, ..ClosedDays::default() };
        let two = due(day("2026-04-02"), of(2, Counting::Working), &Calendar::of(&closed));
        assert_eq!(two.to_string(), "2026-04-08", "closed on Good Friday, it does not count");
    }

    #[test]
    fn ascension_and_whitsun_are_skipped() {
        // Thursday 14 May 2026; Whit Monday is 25 May.
        assert_eq!(week("2026-05-07"), "2026-05-15");
        assert_eq!(week("2026-05-18"), "2026-05-26");
        assert_eq!(working("2026-05-13", 1), "2026-05-15");
    }

    #[test]
    fn the_kings_day_moves_when_the_27th_is_a_sunday() {
        assert_eq!(week("2026-04-20"), "2026-04-28", "Monday 27 April 2026");
        // In 2025 the 27th was a Sunday, so it was on Saturday the 26th; Monday the 28th is as any.
        assert_eq!(week("2025-04-21"), "2025-04-28");
        assert_eq!(working("2025-04-25", 1), "2025-04-28");
    }

    #[test]
    fn a_bridge_day_of_the_town_hall_moves_the_end() {
        let closed = ClosedDays {
            dagen: [day("2026-05-15")].into(),
            bevrijdingsdag: LiberationDay::Never,
            ..ClosedDays::default()
        };
        let calendar = Calendar::of(&closed);
        assert_eq!(due(day("2026-05-07"), of(7, Counting::Calendar), &calendar), day("2026-05-18"));
        let tuesday = due(day("2026-04-28"), of(7, Counting::Calendar), &calendar);
        assert_eq!(tuesday, day("2026-05-06"), "5 May is a holiday by law every year, also when one works");
    }

    #[test]
    fn the_turn_of_the_year_is_as_any() {
        // Christmas 2026 is on Friday and Saturday, 1 January 2027 on Friday.
        assert_eq!(week("2026-12-25"), "2027-01-04");
        assert_eq!(week("2026-12-24"), "2026-12-31");
        assert_eq!(working("2026-12-24", 5), "2027-01-04");
    }

    #[test]
    fn of_three_days_two_count() {
        // Friday, Saturday and Sunday of Easter: it would end on Tuesday, with one day that counts.
        let three = due(day("2026-04-02"), of(3, Counting::Calendar), &Calendar::default());
        assert_eq!(three, day("2026-04-08"));
    }

    #[test]
    fn summer_time_moves_no_day() {
        let zone = Zone::amsterdam();
        // In 2026 the clock goes forward on 29 March and back on 25 October.
        for (before, after, expected) in [
            ("2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", ["2026-04-07", "2026-04-07"]),
            ("2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z", ["2026-04-07", "2026-04-07"]),
            ("2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", ["2026-11-02", "2026-11-02"]),
            ("2026-10-26T22:59:59Z", "2026-10-26T23:00:00Z", ["2026-11-02", "2026-11-03"]),
        ] {
            let day_of = |text: &str| text.parse::<Timestamp>().unwrap().date_in(&zone);
            assert_eq!(day_of(before).add_days(1), day_of(after), "midnight lies between them");
            assert_eq!([week(&day_of(before).to_string()), week(&day_of(after).to_string())], expected);
        }
        let calendar = Calendar::default();
        let hours = |date: &str| {
            let (start, end) = (calendar.start_of_day(day(date)), calendar.end_of_day(day(date)));
            (end.micros() - start.micros() + 1) / 3_600_000_000
        };
        assert_eq!([hours("2026-03-29"), hours("2026-10-25"), hours("2026-07-01")], [23, 25, 24]);
    }

    #[test]
    fn waiting_for_the_resident_moves_the_end() {
        let calendar = Calendar::default();
        let since = day("2026-11-24");
        assert_eq!(paused(since, since), 0);
        assert_eq!(resumed(day("2026-11-30"), 0, &calendar), day("2026-11-30"));
        assert_eq!(paused(since, day("2026-11-27")), 3);
        assert_eq!(resumed(day("2026-11-30"), 3, &calendar), day("2026-12-03"));
        assert_eq!(resumed(day("2026-11-30"), 5, &calendar), day("2026-12-07"), "no term ends on Saturday");
        assert_eq!(paused(day("2026-11-27"), since), 0, "never earlier");
    }

    proptest! {
        #[test]
        fn a_term_ends_on_a_day_on_which_one_can_be_answered(
            start in 0..4000_i32, days in 1..60_u16, working in any::<bool>(),
        ) {
            let calendar = Calendar::default();
            let received = day("2024-01-01").add_days(start);
            let counting = if working { Counting::Working } else { Counting::Calendar };
            let end = due(received, of(days, counting), &calendar);
            prop_assert!(calendar.is_working_day(end) && !calendar.is_free_by_law(end));
            prop_assert!(received.days_until(end) >= i32::from(days), "nobody gets less than was promised");
            let longer = due(received, of(days + 1, counting), &calendar);
            prop_assert!(longer >= end, "a longer term does not end earlier");
            let later = due(received.add_days(1), of(days, counting), &calendar);
            prop_assert!(later >= end, "who asks later does not hear earlier");
        }

        #[test]
        fn a_pause_never_brings_the_end_nearer(start in 0..4000_i32, days in 0..100_u16) {
            let calendar = Calendar::default();
            let end = ending(day("2024-01-01").add_days(start), &calendar);
            prop_assert!(end.days_until(resumed(end, days, &calendar)) >= i32::from(days));
        }
    }
}
