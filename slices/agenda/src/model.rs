// SPDX-License-Identifier: EUPL-1.2
//! What an agenda, a point and a promise are, and the rules that need no database.

use kernel::{Date, Id, Planning};
use serde::Deserialize;

/// Marker for the id of an agenda.
pub enum AgendaMarker {}
/// The id of a kernagenda.
pub type AgendaId = Id<AgendaMarker>;
/// Marker for the id of a theme.
pub enum ThemeMarker {}
/// The id of a theme of one agenda.
pub type ThemeId = Id<ThemeMarker>;
/// Marker for the id of a point.
pub enum PointMarker {}
/// The id of a point of an agenda.
pub type PointId = Id<PointMarker>;
/// Marker for the id of a promise.
pub enum PromiseMarker {}
/// The id of a promise (toezegging).
pub type PromiseId = Id<PromiseMarker>;
/// Marker for the id of a photo with a note.
pub enum PhotoMarker {}
/// The id of a photo with a note.
pub type PhotoId = Id<PhotoMarker>;
/// Marker for the id of an import.
pub enum ImportMarker {}
/// The id of one import of points.
pub type ImportId = Id<ImportMarker>;

/// As what a point is followed by e-mail.
pub const FOLLOWED: &str = "punt";

db::code! {
    /// How far an agenda is.
    pub enum AgendaState {
        /// In de maak.
        Draft = "draft",
        /// Vastgesteld.
        Adopted = "adopted",
        /// Vervangen by a newer version.
        Replaced = "replaced",
    }
}

db::code! {
    /// How a point stands.
    pub enum Status {
        /// Idee: proposed, nobody looked at it yet.
        Idea = "idea",
        /// Toetsing: it is being found out whether and how.
        Testing = "testing",
        /// Afgesproken: on the agenda.
        Agreed = "agreed",
        /// Gepland: it is known when.
        Planned = "planned",
        /// Bezig.
        Busy = "busy",
        /// Klaar.
        Done = "done",
        /// Kan niet, with a public reason.
        Impossible = "impossible",
        /// Samengevoegd with another point.
        Merged = "merged",
        /// Afgehecht: the municipality is done with it and says what can be done, and by whom.
        Settled = "settled",
    }
}

impl Status {
    /// Whether nothing more is going to happen under this status.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Impossible | Self::Merged | Self::Settled)
    }

    /// Whether it is still open what becomes of it: nothing is agreed, nothing was refused.
    pub const fn is_undecided(self) -> bool {
        matches!(self, Self::Idea | Self::Testing)
    }

    /// Whether going here needs a public reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Impossible)
    }

    /// The part of a stacked bar that the status belongs to. A bar tells what became of what was
    /// decided: undecided points are none of it, and merged ones count where they went on.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Done => Some(Part::Done),
            Self::Busy => Some(Part::Busy),
            Self::Agreed | Self::Planned => Some(Part::ToDo),
            Self::Impossible | Self::Settled => Some(Part::Ended),
            Self::Idea | Self::Testing | Self::Merged => None,
        }
    }

    /// The class of the badge in the stylesheet. What is planned is no warning, and "no" is no error.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Done => "success",
            Self::Busy => "warning",
            _ => "neutral",
        }
    }
}

/// A part of the stacked bar: statuses that mean the same to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Klaar.
    Done,
    /// Bezig.
    Busy,
    /// Afgesproken or planned, not begun.
    ToDo,
    /// Ended without being done.
    Ended,
}

impl Part {
    /// Every part, in the order of the bar.
    pub const ALL: [Part; 4] = [Part::Done, Part::Busy, Part::ToDo, Part::Ended];

    /// The class in the stylesheet and the end of the key of its text, `deel-…`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done => "klaar",
            Self::Busy => "bezig",
            Self::ToDo => "gepland",
            Self::Ended => "vervallen",
        }
    }
}

db::code! {
    /// Who has to act.
    pub enum Owner {
        /// Inwoners.
        Residents = "residents",
        /// Gemeente.
        Municipality = "municipality",
        /// Partner.
        Partner = "partner",
    }
}

db::code! {
    /// What became of a promise.
    pub enum Outcome {
        /// Nagekomen.
        Kept = "kept",
        /// Te laat, but done.
        Late = "late",
        /// Gewijzigd: something else was done.
        Changed = "changed",
        /// Vervallen.
        Dropped = "dropped",
    }
}

db::code! {
    /// What somebody says that a promise came to. Kept or late is not theirs to choose: the day on
    /// which it was done decides.
    pub enum Ending {
        /// Gedaan, in time or not.
        Done = "done",
        /// Gewijzigd: something else was done.
        Changed = "changed",
        /// Vervallen.
        Dropped = "dropped",
    }
}

impl Ending {
    /// The outcome of a promise that was due on `due` and, when it was done, done on `on`.
    pub fn outcome(self, due: Date, on: Date) -> Outcome {
        match self {
            Self::Done => outcome_when_done(due, on),
            Self::Changed => Outcome::Changed,
            Self::Dropped => Outcome::Dropped,
        }
    }
}

db::code! {
    /// How exactly it is known when something happened.
    pub enum Precision {
        /// To the day.
        Day = "day",
        /// The year.
        Year = "year",
        /// Not at all.
        Unknown = "unknown",
    }
}

db::code! {
    /// Whether a proposal can be done.
    pub enum Feasible {
        /// Ja.
        Yes = "yes",
        /// Voor een deel.
        Partly = "partly",
        /// Nee.
        No = "no",
        /// Nog niet te zeggen.
        Unknown = "unknown",
    }
}

/// The rules of the game of one municipality; changed under Beheer, without code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Spelregels {
    /// First day of the yearly window for new points, `MM-DD`.
    pub venster_van: String,
    /// Last day of it, `MM-DD`. From 01-01 to 12-31 means all year.
    pub venster_tot: String,
    /// An agenda is made anew after so many years.
    pub vernieuwen_na_jaren: u8,
    /// A point on which nobody wrote for so many days is silent.
    pub stil_na_dagen: u16,
    /// So many days before its date a promise is nearly due.
    pub waarschuw_dagen: u16,
}

impl Default for Spelregels {
    fn default() -> Self {
        Self {
            venster_van: "01-01".into(),
            venster_tot: "12-31".into(),
            vernieuwen_na_jaren: 4,
            stil_na_dagen: 90,
            waarschuw_dagen: 14,
        }
    }
}

impl Spelregels {
    /// The rules in a municipality's settings; the defaults where it set none.
    pub fn of(settings: &str) -> Self {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Settings {
            spelregels: Spelregels,
        }
        serde_json::from_str::<Settings>(settings).unwrap_or_default().spelregels
    }

    /// Whether new points are taken on this day. A window may span the turn of the year.
    pub fn window_is_open(&self, today: Date) -> bool {
        let day = format!("{:02}-{:02}", today.month(), today.day());
        let (from, to) = (self.venster_van.as_str(), self.venster_tot.as_str());
        if from <= to {
            from <= day.as_str() && day.as_str() <= to
        } else {
            from <= day.as_str() || day.as_str() <= to
        }
    }

    /// The next day on which the window opens, from tomorrow on.
    pub fn window_opens(&self, today: Date) -> Option<Date> {
        let (month, day) = self.venster_van.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        let this_year = Date::new(today.year(), month, day).ok()?;
        if this_year > today { Some(this_year) } else { Date::new(today.year() + 1, month, day).ok() }
    }

    /// The last day on which the window that is open now takes new points; `None` when it is closed,
    /// or open all year.
    pub fn window_closes(&self, today: Date) -> Option<Date> {
        let all_year = self.venster_van == "01-01" && self.venster_tot == "12-31";
        if all_year || !self.window_is_open(today) {
            return None;
        }
        let (month, day) = self.venster_tot.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        let this_year = Date::new(today.year(), month, day).ok()?;
        if this_year >= today { Some(this_year) } else { Date::new(today.year() + 1, month, day).ok() }
    }
}

/// Days after its date, for an open promise; 0 or less when it is not late.
pub fn days_late(due: Date, today: Date) -> i32 {
    due.days_until(today)
}

/// The year under which a point is counted: of its planning.
pub fn year_of(planning: Option<Planning>) -> Option<i16> {
    planning.map(|planning| planning.end().year())
}

/// The outcome of a promise that was done on this day: kept, or late.
pub fn outcome_when_done(due: Date, on: Date) -> Outcome {
    if on <= due { Outcome::Kept } else { Outcome::Late }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn window(from: &str, to: &str) -> Spelregels {
        Spelregels { venster_van: from.into(), venster_tot: to.into(), ..Spelregels::default() }
    }

    #[test]
    fn what_was_decided_is_no_mere_proposal() {
        let open: Vec<Status> = Status::ALL.iter().copied().filter(|s| s.is_undecided()).collect();
        assert_eq!(open, [Status::Idea, Status::Testing]);
        assert!(open.iter().all(|status| status.part().is_none()), "and is no part of a bar");
        let parts: Vec<Part> = Status::ALL.iter().filter_map(|status| status.part()).collect();
        assert!(Part::ALL.iter().all(|part| parts.contains(part)));
    }

    #[test]
    fn only_work_that_runs_stands_out_among_what_is_not_done() {
        let badge_of = |badge| Status::ALL.iter().copied().filter(move |status| status.badge() == badge);
        assert!(badge_of("warning").eq([Status::Busy]), "a plan is no trouble");
        assert_eq!(badge_of("error").count(), 0, "an answer is no mistake of ours");
    }

    #[test]
    fn a_window_may_span_the_turn_of_the_year() {
        let rules = window("11-15", "01-31");
        assert!(rules.window_is_open(date("2026-12-31")) && rules.window_is_open(date("2027-01-31")));
        assert!(!rules.window_is_open(date("2027-02-01")) && !rules.window_is_open(date("2026-11-14")));
    }

    #[test]
    fn the_next_opening_is_never_today() {
        let rules = window("10-01", "11-30");
        assert_eq!(rules.window_opens(date("2026-10-01")), Some(date("2027-10-01")));
        assert_eq!(rules.window_opens(date("2026-09-30")), Some(date("2026-10-01")));
    }

    #[test]
    fn the_last_day_of_the_window_is_told_while_it_is_open() {
        let rules = window("11-15", "01-31");
        assert_eq!(rules.window_closes(date("2026-12-31")), Some(date("2027-01-31")));
        assert_eq!(rules.window_closes(date("2027-01-31")), Some(date("2027-01-31")));
        assert_eq!(rules.window_closes(date("2027-02-01")), None);
        assert_eq!(Spelregels::default().window_closes(date("2026-12-31")), None);
    }

    #[test]
    fn done_on_the_day_itself_is_kept() {
        assert_eq!(outcome_when_done(date("2026-11-21"), date("2026-11-21")), Outcome::Kept);
        assert_eq!(outcome_when_done(date("2026-11-20"), date("2026-11-21")), Outcome::Late);
    }

    #[test]
    fn only_of_what_was_done_the_day_matters() {
        let (due, after) = (date("2026-11-20"), date("2026-11-21"));
        let outcomes = Ending::ALL.iter().map(|ending| ending.outcome(due, after));
        assert!(outcomes.eq([Outcome::Late, Outcome::Changed, Outcome::Dropped]));
        assert_eq!(Ending::Done.outcome(due, due), Outcome::Kept);
    }

    #[test]
    fn rules_come_from_the_settings() {
        let rules = Spelregels::of(r#"{"spelregels":{"stil_na_dagen":30},"thema":{}}"#);
        assert_eq!((rules.stil_na_dagen, rules.waarschuw_dagen), (30, 14));
        assert_eq!(Spelregels::of("no json"), Spelregels::default());
    }

    proptest! {
        #[test]
        fn all_year_is_always_open(days in 0..4000_i32) {
            prop_assert!(Spelregels::default().window_is_open(date("2024-01-01").add_days(days)));
        }

        #[test]
        fn late_is_the_mirror_of_early(days in -500..500_i32) {
            let due = date("2026-11-21");
            prop_assert_eq!(days_late(due, due.add_days(days)), days);
        }
    }
}
