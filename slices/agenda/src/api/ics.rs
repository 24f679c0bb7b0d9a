// SPDX-License-Identifier: EUPL-1.2
//! iCalendar (RFC 5545) of promised dates: whole days, lines of at most 75 octets.

use std::fmt::Write as _;

use kernel::{Date, Timestamp, Zone};

use crate::model::Outcome;
use crate::store::api::DueRow;

/// The most octets on a line, without its end.
const LINE: usize = 75;

/// A calendar in the making.
struct Calendar(String);

impl Calendar {
    /// Adds a property; long ones are folded between characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if length + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a property that is text for people.
    fn text(&mut self, name: &str, value: &str) {
        self.line(name, &escape(value));
    }
}

/// Commas, semicolons, backslashes and line ends have a meaning of their own.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn moment(at: Timestamp) -> String {
    let zone = Zone::utc();
    let (hour, minute) = at.clock_in(&zone);
    let second = at.micros().div_euclid(1_000_000).rem_euclid(60);
    let mut text = day(at.date_in(&zone));
    // Writing to a string cannot fail.
    let _ = write!(text, "T{hour:02}{minute:02}{second:02}Z");
    text
}

/// What the calendar says besides the rows.
pub(super) struct Words<'w> {
    /// The name of the calendar.
    pub name: &'w str,
    /// The name of a point: "Punt 12: bomen planten".
    pub point: &'w dyn Fn(&DueRow) -> String,
    /// How a promise stands, in a sentence.
    pub state: &'w dyn Fn(&DueRow) -> String,
    /// The page of the point.
    pub url: &'w dyn Fn(&DueRow) -> String,
}

/// The calendar of these promises.
pub(super) fn calendar(rows: &[DueRow], words: &Words<'_>) -> String {
    let mut out = Calendar(String::new());
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//Brink//Toezeggingen//NL");
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.text("X-WR-CALNAME", words.name);
    if rows.is_empty() {
        zone(&mut out);
    }
    for row in rows {
        event(&mut out, row, words);
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// Dutch time. A calendar has at least one component (RFC 5545, 3.4): this is the one of a calendar
/// in which nothing is promised yet. The promises themselves are whole days and need no zone.
fn zone(out: &mut Calendar) {
    out.line("BEGIN", "VTIMEZONE");
    out.line("TZID", "Europe/Amsterdam");
    for (name, start, from, to, rule) in [
        ("DAYLIGHT", "19960331T020000", "+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        ("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ] {
        out.line("BEGIN", name);
        out.line("DTSTART", start);
        out.line("TZOFFSETFROM", from);
        out.line("TZOFFSETTO", to);
        out.line("RRULE", rule);
        out.line("END", name);
    }
    out.line("END", "VTIMEZONE");
}

fn event(out: &mut Calendar, row: &DueRow, words: &Words<'_>) {
    let changed = [row.moved_at, row.outcome_at].into_iter().flatten().fold(row.made_at, Timestamp::max);
    let sequence = row.moves + i64::from(row.outcome.is_some());
    out.line("BEGIN", "VEVENT");
    out.line("UID", &format!("toezegging-{}@brink", row.id));
    out.line("DTSTAMP", &moment(changed));
    out.line("LAST-MODIFIED", &moment(changed));
    out.line("SEQUENCE", &sequence.to_string());
    out.line("DTSTART;VALUE=DATE", &day(row.due));
    out.line("DTEND;VALUE=DATE", &day(row.due.add_days(1)));
    out.text("SUMMARY", &row.what);
    out.text("DESCRIPTION", &format!("{}\n{}", (words.point)(row), (words.state)(row)));
    out.line("URL", &(words.url)(row));
    out.line("STATUS", if row.outcome == Some(Outcome::Dropped) { "CANCELLED" } else { "CONFIRMED" });
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn row(what: &str) -> DueRow {
        DueRow {
            id: Id::from_uuid(Uuid::from_u128(7)),
            number: 1,
            what: what.to_owned(),
            due: "2026-12-31".parse().unwrap(),
            made_at: "2026-11-01T09:05:07Z".parse().unwrap(),
            outcome: None,
            outcome_at: None,
            moves: 1,
            moved_at: Some("2026-11-20T23:59:59Z".parse().unwrap()),
            point_id: kernel::Id::from_uuid(uuid::Uuid::nil()),
            point_number: 12,
            point_title: "Bomen".to_owned(),
            example: false,
        }
    }

    fn made(what: &str) -> String {
        let empty = |_: &DueRow| String::new();
        calendar(&[row(what)], &Words { name: "Tricht", point: &empty, state: &empty, url: &empty })
    }

    #[test]
    fn an_event_of_a_whole_day() {
        let text = made("Ontwerp, klaar; echt\nwaar");
        for line in [
            "UID:toezegging-00000000-0000-0000-0000-000000000007@brink",
            "DTSTAMP:20261120T235959Z",
            "SEQUENCE:1",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Ontwerp\\, klaar\\; echt\\nwaar",
            "STATUS:CONFIRMED",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn a_calendar_is_never_without_a_component() {
        let empty = |_: &DueRow| String::new();
        let text = calendar(&[], &Words { name: "Tricht", point: &empty, state: &empty, url: &empty });
        let zone = text.split("BEGIN:VTIMEZONE\r\n").nth(1).unwrap();
        assert!(zone.starts_with("TZID:Europe/Amsterdam\r\nBEGIN:DAYLIGHT\r\n"), "{text}");
        assert!(text.ends_with("END:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
        assert_eq!(text.matches("BEGIN:").count(), text.matches("END:").count());
        assert!(!made("Iets").contains("VTIMEZONE"));
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_the_text(what in "\\PC{0,200}") {
            let text = made(&what);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LINE, "{} octets", line.len());
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let unfolded = text.replace("\r\n ", "");
            let expected = format!("\r\nSUMMARY:{}\r\n", escape(&what));
            prop_assert!(unfolded.contains(&expected));
        }
    }
}
