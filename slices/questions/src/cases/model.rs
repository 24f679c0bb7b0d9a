// SPDX-License-Identifier: EUPL-1.2
//! What a casus is, how it can stand, and the one table of what may be done to it when.

use std::fmt;
use std::str::FromStr;

use kernel::{Date, Id, Invalid};

use crate::model::{NoNumber, digits};

/// Marker for the id of a casus.
pub enum CasusMarker {}
/// The id of a casus.
pub type CasusId = Id<CasusMarker>;
/// Marker for the id of a party.
pub enum PartyMarker {}
/// The id of a party.
pub type PartyId = Id<PartyMarker>;
/// Marker for the id of a talk.
pub enum TalkMarker {}
/// The id of a talk.
pub type TalkId = Id<TalkMarker>;
/// Marker for the id of a decision.
pub enum DecisionMarker {}
/// The id of a decision.
pub type DecisionId = Id<DecisionMarker>;
/// Marker for the id of a promise.
pub enum PromiseMarker {}
/// The id of a promise.
pub type PromiseId = Id<PromiseMarker>;

/// Nobody promises or plans something further away than this, in days.
pub const FURTHEST: i32 = 366;

db::code! {
    /// How a casus stands. All but the first are results.
    pub enum State {
        /// It is talked about.
        Open = "open",
        /// It went on as a proposal on the kernagenda.
        Proposed = "proposed",
        /// The residents can do it themselves.
        Themselves = "themselves",
        /// It cannot be done.
        Cannot = "cannot",
        /// The residents withdrew it.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Whether there is a result.
    pub const fn is_ended(self) -> bool {
        !matches!(self, Self::Open)
    }

    /// The class of the badge in the stylesheet.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Proposed | Self::Themselves => "success",
            _ => "neutral",
        }
    }
}

db::code! {
    /// What can be done to a casus. Each deed is a row of its story.
    pub enum Deed {
        /// It began.
        Start = "start",
        /// Whose it is: kern, officer, policy officer, team.
        Assign = "assign",
        /// Something is asked of the policy officer.
        Consult = "consult",
        /// What the policy officer says.
        Advise = "advise",
        /// An internal note.
        Note = "note",
        /// A party joins.
        Join = "join",
        /// A party leaves.
        Leave = "leave",
        /// A talk is planned.
        Plan = "plan",
        /// A party says something.
        Say = "say",
        /// What parties said was read.
        Read = "read",
        /// A letter to a party was posted, or it was told otherwise.
        Posted = "posted",
        /// A planned talk is called off.
        CallOff = "call_off",
        /// A talk was held.
        Talk = "talk",
        /// A promise was kept.
        Keep = "keep",
        /// A promise gets a later date.
        Move = "move",
        /// A promise is cancelled.
        Cancel = "cancel",
        /// Result: it goes on as a proposal on the kernagenda.
        Propose = "propose",
        /// Result: the residents can do it themselves.
        Release = "release",
        /// Result: it cannot be done.
        Refuse = "refuse",
        /// Result: the residents withdraw it.
        Withdraw = "withdraw",
        /// It is talked about again.
        Reopen = "reopen",
    }
}

use Deed as D;
use State as S;

/// While it is talked about; it stays so.
const OPEN: &[(State, State)] = &[(S::Open, S::Open)];

/// However it stands; it stays so.
const ANY: &[(State, State)] = &[
    (S::Open, S::Open),
    (S::Proposed, S::Proposed),
    (S::Themselves, S::Themselves),
    (S::Cannot, S::Cannot),
    (S::Withdrawn, S::Withdrawn),
];

/// What may be done in which state, and which state follows. What is not here may not be done.
const TABLE: &[(Deed, &[(State, State)])] = &[
    (D::Assign, OPEN),
    (D::Consult, OPEN),
    (D::Advise, OPEN),
    (D::Note, ANY),
    (D::Join, OPEN),
    (D::Leave, ANY),
    (D::Say, ANY),
    (D::Read, ANY),
    (D::Posted, ANY),
    (D::Plan, OPEN),
    (D::CallOff, OPEN),
    (D::Talk, OPEN),
    (D::Keep, OPEN),
    (D::Move, OPEN),
    (D::Cancel, OPEN),
    (D::Propose, &[(S::Open, S::Proposed)]),
    (D::Release, &[(S::Open, S::Themselves)]),
    (D::Refuse, &[(S::Open, S::Cannot)]),
    (D::Withdraw, &[(S::Open, S::Withdrawn)]),
    // What stands on an agenda goes on there.
    (D::Reopen, &[(S::Themselves, S::Open), (S::Cannot, S::Open), (S::Withdrawn, S::Open)]),
];

impl Deed {
    /// The state that follows this deed; none when it may not be done in that state.
    pub fn after(self, state: State) -> Option<State> {
        let (_, steps) = TABLE.iter().find(|(deed, _)| *deed == self)?;
        steps.iter().find(|(from, _)| *from == state).map(|(_, to)| *to)
    }

    /// Whether the parties may read that it was done, and what was said with it. They get a mail or a
    /// letter about it too.
    pub const fn is_told(self) -> bool {
        !matches!(self, D::Assign | D::Consult | D::Advise | D::Note | D::Say | D::Read | D::Posted)
    }

    /// Whether it ends the talking.
    pub const fn is_result(self) -> bool {
        matches!(self, D::Propose | D::Release | D::Refuse | D::Withdraw)
    }

    /// Whether a party may do it with a key of its own.
    pub const fn is_partys(self) -> bool {
        matches!(self, D::Leave | D::Say)
    }
}

db::code! {
    /// What a party is.
    pub enum PartyKind {
        /// Somebody who lives there.
        Resident = "resident",
        /// A group or a club.
        Group = "group",
        /// A partner of the municipality.
        Partner = "partner",
        /// A colleague, by function.
        Colleague = "colleague",
    }
}

db::code! {
    /// How a talk stands.
    pub enum TalkState {
        /// It is to come.
        Planned = "planned",
        /// It was held.
        Held = "held",
        /// It was called off.
        Off = "off",
    }
}

db::code! {
    /// What was decided in a talk.
    pub enum DecisionKind {
        /// It can be done.
        Can = "can",
        /// It cannot be done, with a reason.
        Cannot = "cannot",
        /// Somebody finds out, by a date: a promise.
        FindOut = "find_out",
    }
}

db::code! {
    /// What became of a promise.
    pub enum Outcome {
        /// It was kept.
        Kept = "kept",
        /// It was cancelled, with a reason.
        Cancelled = "cancelled",
    }
}

/// What a decision needs beside its text.
///
/// # Errors
/// The fields that have to be mended, as the form has them.
pub fn check_decision(
    kind: DecisionKind,
    (text, reason): (&str, &str),
    (has_who, by): (bool, Option<Date>),
    today: Date,
) -> Invalid {
    let mut invalid = Invalid::default();
    if text.trim().is_empty() {
        invalid.add("tekst", "casus-besluit-tekst-nodig");
    }
    match kind {
        DecisionKind::Can => {}
        DecisionKind::Cannot if reason.trim().is_empty() => invalid.add("reden", "casus-reden-nodig"),
        DecisionKind::Cannot => {}
        DecisionKind::FindOut => {
            if !has_who {
                invalid.add("wie", "casus-wie-nodig");
            }
            match by {
                None => invalid.add("datum", "casus-datum-nodig"),
                Some(by) if by < today => invalid.add("datum", "casus-datum-voorbij"),
                Some(by) if today.days_until(by) > FURTHEST => invalid.add("datum", "casus-datum-te-ver"),
                Some(_) => {}
            }
        }
    }
    invalid
}

/// The number that people see: `C-2026-001`, from 1 on in each year of a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The year in which it began.
    pub year: i64,
    /// Which of that year.
    pub number: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "C-{}-{:03}", self.year, self.number)
    }
}

impl FromStr for Number {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        let (year, number) = text.strip_prefix("C-").and_then(|rest| rest.split_once('-')).ok_or(NoNumber)?;
        let parsed = Self { year: digits(year)?, number: digits(number)? };
        // One address per casus: `C-2026-0001` is none.
        if parsed.to_string() == text { Ok(parsed) } else { Err(NoNumber) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_table_is_as_it_was_reviewed() {
        let mut table = String::new();
        for deed in Deed::ALL {
            for state in State::ALL {
                if let Some(after) = deed.after(*state) {
                    table.push_str(&format!("{} {} -> {}\n", deed.code(), state.code(), after.code()));
                }
            }
        }
        let reviewed = include_str!("../../tests/cases_deeds.txt");
        assert_eq!(table, reviewed, "when this is meant, change tests/cases_deeds.txt");
    }

    #[test]
    fn only_results_end_a_casus_and_each_stands_in_the_table_once() {
        for (deed, steps) in TABLE {
            assert_eq!(TABLE.iter().filter(|(other, _)| other == deed).count(), 1, "{deed:?}");
            for (from, to) in *steps {
                assert_eq!(!from.is_ended() && to.is_ended(), deed.is_result(), "{deed:?} {from:?}");
                assert_eq!(from.is_ended() && !to.is_ended(), *deed == Deed::Reopen, "{deed:?} {from:?}");
            }
        }
    }

    #[test]
    fn what_cannot_needs_a_reason_and_what_is_found_out_a_name_and_a_date() {
        let today = day("2026-11-23");
        let wrong = |kind, reason, who, by| {
            let found = check_decision(kind, ("Het bankje", reason), (who, by), today);
            found.0.into_iter().map(|error| error.key).collect::<Vec<_>>()
        };
        assert!(wrong(DecisionKind::Can, "", false, None).is_empty());
        assert_eq!(wrong(DecisionKind::Cannot, " ", false, None), ["casus-reden-nodig"]);
        assert!(wrong(DecisionKind::Cannot, "Er ligt een leiding.", false, None).is_empty());
        assert_eq!(wrong(DecisionKind::FindOut, "", false, None), ["casus-wie-nodig", "casus-datum-nodig"]);
        let by = |text| Some(day(text));
        assert!(wrong(DecisionKind::FindOut, "", true, by("2026-11-23")).is_empty(), "today still can be");
        assert_eq!(wrong(DecisionKind::FindOut, "", true, by("2026-11-22")), ["casus-datum-voorbij"]);
        assert_eq!(wrong(DecisionKind::FindOut, "", true, by("2028-01-01")), ["casus-datum-te-ver"]);
        assert_eq!(check_decision(DecisionKind::Can, ("", ""), (false, None), today).0.len(), 1);
    }

    #[test]
    fn a_number_has_one_address() {
        let number = Number { year: 2026, number: 1 };
        assert_eq!((number.to_string().as_str(), "C-2026-001".parse()), ("C-2026-001", Ok(number)));
        assert_eq!("C-2026-1000".parse(), Ok(Number { year: 2026, number: 1000 }));
        for bad in
            ["", "C-", "2026-001", "C-2026-1", "C-2026-0001", "c-2026-001", "C-2026--01", "C-+2026-001"]
        {
            assert_eq!(bad.parse::<Number>(), Err(NoNumber), "{bad}");
        }
    }
}
