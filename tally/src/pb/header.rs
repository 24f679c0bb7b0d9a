// SPDX-License-Identifier: EUPL-1.2
//! What a Pabulib file says beside the election itself.

use rust_decimal::Decimal;

use super::asked::Limit;
use super::number::number;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The column of VOTES whose values become the labels of groups of voters
    /// ([`crate::Election::labels`]), such as `neighborhood` or `sex`; of `age` the classes of
    /// ten years (`30-39`). Without it all voters are one group.
    pub group_by: Option<String>,
}

/// What the file says about one project that a count does not need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// Column `votes`: how many people voted for it.
    pub votes: Option<Decimal>,
    /// Column `score`: how many points it got.
    pub score: Option<Decimal>,
    /// Column `selected`: 1 when it was chosen, 0 when it was not; other numbers have a meaning
    /// that the description of the file gives.
    pub selected: Option<Decimal>,
}

/// Something that does not stop the count, but that whoever counts should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// META says another number than there are rows.
    Number {
        /// `num_votes` or `num_projects`.
        key: &'static str,
        /// What META says.
        said: String,
        /// What was counted.
        counted: u64,
    },
    /// Ballots that name a project twice. In points the last one counts, elsewhere the first.
    Twice {
        /// How many ballots.
        ballots: u64,
        /// Where the first one is.
        line: u64,
    },
    /// Ballots of a kind with points that list projects but have no points: they are blank.
    NoPoints {
        /// How many ballots.
        ballots: u64,
        /// Where the first one is.
        line: u64,
    },
    /// Rows of VOTES in which no cell says anything, such as a spreadsheet leaves: voters with a blank ballot.
    Nothing {
        /// How many rows.
        ballots: u64,
        /// Where the first one is.
        line: u64,
    },
    /// Ids of voters that stand in VOTES more than once. Each row is a voter.
    SameVoter {
        /// How many ids.
        ids: u64,
        /// In how many rows.
        rows: u64,
    },
    /// An amount with one to three digits, a point or comma and three digits, such as `7.200`: it is
    /// read as 7.2, but thousands may be meant.
    Thousands {
        /// Where the first one is.
        line: u64,
        /// What stands there.
        text: String,
        /// As it is read.
        value: Decimal,
    },
    /// A key that stands in META more than once, with different values. The one that
    /// [`Header::get`] gives counts.
    Repeated {
        /// The key, in small letters.
        key: String,
        /// Where the value stands that counts.
        line: u64,
        /// The value that counts.
        value: String,
    },
    /// Ballots that break a limit that the file itself tells. They count as they are.
    Outside {
        /// Which limit.
        limit: Limit,
        /// How much it is.
        value: Decimal,
        /// How many ballots; blank ones are none of them.
        ballots: u64,
        /// Where the first one is.
        line: u64,
    },
}

/// Where a name stands: the last of those that are written so, else of those in another case.
pub(super) fn position<'a>(
    names: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator + Clone,
    name: &str,
) -> Option<usize> {
    let exact = names.clone().rposition(|other| other == name);
    exact.or_else(|| names.clone().rposition(|other| other.eq_ignore_ascii_case(name)))
}

/// Whether there is another one of the name that [`position`] finds.
pub(super) fn is_twice<'a>(names: impl Iterator<Item = &'a str> + Clone, name: &str) -> bool {
    let exact = names.clone().filter(|other| *other == name).count();
    exact > 1 || exact == 0 && names.filter(|other| other.eq_ignore_ascii_case(name)).count() > 1
}

/// What stands in META, in order, and what the file says about the outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Rows of META: key and value.
    pub meta: Vec<(String, String)>,
    /// For each project of the election, in the same order.
    pub claimed: Vec<Claimed>,
    /// The columns of PROJECTS that an election has no place for: the name, and a cell for each project of the
    /// election, in the same order.
    pub columns: Vec<(String, Vec<String>)>,
    /// What to know about the file.
    pub notes: Vec<Note>,
}

impl Header {
    /// The value of a key of META; the last one when it is there twice, and one that is written in
    /// another case only when there is no other.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.position(key).map(|at| self.meta[at].1.as_str())
    }

    /// Where the row of a key stands in META.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        position(self.meta.iter().map(|(name, _)| name.as_str()), key)
    }

    /// The value of a key of META, when it is a number.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<Decimal> {
        number(self.get(key)?).ok()
    }

    /// The currency of all amounts, such as `EUR`.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.get("currency")
    }

    /// The rule by which the real election was decided, such as `greedy` or `equalshares/add1`.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        self.get("rule")
    }

    /// How many projects a voter had to choose at least.
    #[must_use]
    pub fn min_length(&self) -> Option<usize> {
        self.get("min_length")?.parse().ok()
    }

    /// How many projects a voter could choose at most.
    #[must_use]
    pub fn max_length(&self) -> Option<usize> {
        self.get("max_length")?.parse().ok()
    }

    /// How many votes (or points) a project needed to be considered at all.
    #[must_use]
    pub fn min_project_score_threshold(&self) -> Option<Decimal> {
        self.number("min_project_score_threshold")
    }

    /// How many voters META claims.
    #[must_use]
    pub fn num_votes(&self) -> Option<u64> {
        self.get("num_votes")?.parse().ok()
    }
}
