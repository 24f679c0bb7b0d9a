// SPDX-License-Identifier: EUPL-1.2
//! What a question is, how it can stand, and the one table of what may be done to it when.

use std::fmt;
use std::str::FromStr;

use kernel::{Date, Id};

mod table;

use self::table::TABLE;

/// Marker for the id of a question.
pub enum QuestionMarker {}
/// The id of a question.
pub type QuestionId = Id<QuestionMarker>;

/// So many days after an answer the asker may still reopen the question, or add something: four weeks.
pub const REOPEN_DAYS: i32 = 28;

db::code! {
    /// How a question stands. That one waits for the resident is a pause beside this.
    pub enum State {
        /// Nieuw: nobody looked at it yet.
        New = "new",
        /// Toegewezen: somebody has it.
        Assigned = "assigned",
        /// Procesantwoord: the resident knows what happens, and by when.
        Interim = "interim",
        /// Beantwoord.
        Answered = "answered",
        /// Doorgestuurd to a partner, who answers.
        Forwarded = "forwarded",
        /// Gesloten.
        Closed = "closed",
        /// Heropend by the resident.
        Reopened = "reopened",
    }
}

impl State {
    /// Whether the clock has stopped for good: nobody waits for us.
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Answered | Self::Forwarded | Self::Closed)
    }

    /// The class of the badge in the stylesheet.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Answered => "success",
            Self::New | Self::Reopened => "warning",
            _ => "neutral",
        }
    }
}

db::code! {
    /// What can be done to a question. Each deed is a row of its story.
    pub enum Deed {
        /// It was asked.
        Ask = "ask",
        /// Whose it is: kern, theme, team, officer.
        Assign = "assign",
        /// A procesantwoord: what happens, and the new date.
        Interim = "interim",
        /// The answer.
        Answer = "answer",
        /// Forwarded to a partner, with what the resident is told.
        Forward = "forward",
        /// Something is asked back: the clock pauses.
        Wait = "wait",
        /// The clock runs on, without an answer of the resident.
        Resume = "resume",
        /// An internal note.
        Note = "note",
        /// A draft of the answer is saved; perhaps a colleague is asked to look along.
        Draft = "draft",
        /// Closed without an answer, with the reason.
        Close = "close",
        /// What the public may read.
        Publish = "publish",
        /// Taken off the website.
        Unpublish = "unpublish",
        /// Marked private.
        Seal = "seal",
        /// It became a proposal on a kernagenda.
        Promote = "promote",
        /// A colleague read what the resident added.
        Read = "read",
        /// The words of the asker are hidden from lists: they threaten or insult.
        Shield = "shield",
        /// They are shown again.
        Unshield = "unshield",
        /// It became a casus.
        Case = "case",
        /// A letter was posted, or the asker was told by telephone.
        Posted = "posted",
        /// What is held about the asker was given to them.
        Export = "export",
        /// Who asked and what was said are erased.
        Forget = "forget",
        /// The asker is reminded that we wait for them.
        Remind = "remind",
        /// The resident adds something.
        Add = "add",
        /// The resident withdraws it.
        Withdraw = "withdraw",
        /// The resident reopens it.
        Reopen = "reopen",
        /// The resident says whether they were helped.
        Helped = "helped",
        /// The resident agrees that it stands on the website.
        Consent = "consent",
        /// The resident agrees with that no more.
        Revoke = "revoke",
    }
}

impl Deed {
    /// The state that follows this deed; none when it may not be done in that state.
    pub fn after(self, state: State) -> Option<State> {
        let (_, steps) = TABLE.iter().find(|(deed, _)| *deed == self)?;
        steps.iter().find(|(from, _)| *from == state).map(|(_, to)| *to)
    }

    /// Whether the asker may read that it was done, and what was said with it.
    pub const fn is_told(self) -> bool {
        !matches!(
            self,
            Self::Note
                | Self::Draft
                | Self::Seal
                | Self::Publish
                | Self::Unpublish
                | Self::Read
                | Self::Shield
                | Self::Unshield
                | Self::Posted
                | Self::Export
                | Self::Forget
        )
    }

    /// Whether who does it has read what the resident added.
    pub const fn has_read(self) -> bool {
        matches!(self, Self::Read) || self.is_told() && !self.is_askers() && !matches!(self, Self::Remind)
    }

    /// Whether the asker does it: with the key of the private page, or by telling a colleague.
    pub const fn is_askers(self) -> bool {
        matches!(
            self,
            Self::Add | Self::Withdraw | Self::Reopen | Self::Helped | Self::Consent | Self::Revoke
        )
    }

    /// Whether the asker hears with it what becomes of the question: for the figures of who heard in time.
    pub const fn is_heard(self) -> bool {
        matches!(self, Self::Answer | Self::Interim | Self::Forward | Self::Promote | Self::Case)
    }

    /// Whether it answers the question, here or elsewhere.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Answer | Self::Promote | Self::Case)
    }

    /// Whether nobody waits for us after it, because the asker heard something.
    pub const fn ends(self) -> bool {
        self.is_answer() || matches!(self, Self::Forward)
    }

    /// Whether the asker gets a mail about it, when it promises this date. Whose a question is, is told with
    /// a date only: when it came back from a partner.
    pub const fn is_mailed(self, due: Option<Date>) -> bool {
        matches!(self, Self::Assign) && due.is_some()
            || matches!(
                self,
                Self::Interim
                    | Self::Answer
                    | Self::Forward
                    | Self::Wait
                    | Self::Remind
                    | Self::Close
                    | Self::Promote
                    | Self::Case
                    | Self::Reopen
            )
    }
}

db::code! {
    /// How a question came.
    pub enum Channel {
        /// By the website.
        Web = "web",
        /// By telephone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// By e-mail.
        Email = "email",
        /// In the village hall.
        Hall = "hall",
    }
}

impl Channel {
    /// Those that the desk enters.
    pub const DESK: [Self; 4] = [Self::Phone, Self::Letter, Self::Email, Self::Hall];
}

db::code! {
    /// "Bent u geholpen?"
    pub enum Helped {
        /// Ja.
        Yes = "yes",
        /// Voor een deel.
        Partly = "partly",
        /// Nee.
        No = "no",
    }
}

/// The number that people see: `2026-0001`, from 1 on in each year of a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The year of receipt.
    pub year: i64,
    /// Which of that year.
    pub number: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.year, self.number)
    }
}

/// The text is no number of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

/// The number that these digits are; at most nine, and nothing else.
pub(crate) fn digits(text: &str) -> Result<i64, NoNumber> {
    let fits = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().map_err(|_| NoNumber) } else { Err(NoNumber) }
}

impl FromStr for Number {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        let (year, number) = text.split_once('-').ok_or(NoNumber)?;
        let parsed = Self { year: digits(year)?, number: digits(number)? };
        // One address per question: `2026-00001` is none.
        if year.len() >= 4 && parsed.to_string() == text { Ok(parsed) } else { Err(NoNumber) }
    }
}

/// Whether a question that ended on this day still takes words of the asker.
pub fn is_recent(ended_on: Date, today: Date) -> bool {
    ended_on.days_until(today) <= REOPEN_DAYS
}

/// Whether the asker may still reopen a question that ended on this day.
pub fn may_reopen(ended_on: Date, reopened: i64, today: Date) -> bool {
    reopened == 0 && is_recent(ended_on, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        let reviewed = include_str!("../tests/deeds.txt");
        assert_eq!(table, reviewed, "when this is meant, change tests/deeds.txt");
    }

    #[test]
    fn from_every_state_a_question_can_come_to_an_end_and_nothing_is_done_twice_in_the_table() {
        for state in State::ALL {
            let ends = |deed: &Deed| deed.after(*state).is_some_and(State::is_ended);
            assert!(Deed::ALL.iter().any(ends), "{state:?}");
        }
        for (deed, steps) in TABLE {
            assert_eq!(TABLE.iter().filter(|(other, _)| other == deed).count(), 1, "{deed:?}");
            for (from, _) in *steps {
                assert_eq!(steps.iter().filter(|(other, _)| other == from).count(), 1, "{deed:?} {from:?}");
            }
        }
    }

    #[test]
    fn only_the_asker_opens_again_what_was_answered() {
        for deed in Deed::ALL.iter().filter(|deed| !deed.is_askers()) {
            for state in [State::Answered, State::Closed] {
                assert!(deed.after(state).is_none_or(State::is_ended), "{deed:?} {state:?}");
            }
        }
    }

    #[test]
    fn a_question_is_reopened_once_within_four_weeks() {
        let on = |text: &str| text.parse::<Date>().unwrap();
        assert!(may_reopen(on("2026-11-21"), 0, on("2026-12-19")));
        assert!(!may_reopen(on("2026-11-21"), 0, on("2026-12-20")));
        assert!(!may_reopen(on("2026-11-21"), 1, on("2026-11-22")));
    }

    #[test]
    fn a_number_has_one_way_to_write_it() {
        assert_eq!("2026-0001".parse(), Ok(Number { year: 2026, number: 1 }));
        assert_eq!("2026-12345".parse(), Ok(Number { year: 2026, number: 12_345 }));
        for bad in ["", "2026", "2026-1", "2026-00001", "26-0001", "2026-0001 ", "2026-+001", "2026-0001-1"] {
            assert_eq!(bad.parse::<Number>(), Err(NoNumber), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn numbers_round_trip(year in 2000..9999_i64, number in 1..99_999_i64) {
            let number = Number { year, number };
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }
}
