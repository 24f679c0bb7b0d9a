// SPDX-License-Identifier: EUPL-1.2
//! How to count: everything a municipality decides and publishes before the vote.

use rust_decimal::Decimal;

/// All choices together. [`Settings::default`] is Equal Shares with cost as utility and no completion,
/// ties by id: what the reference implementation does, and the command line without options.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub struct Settings {
    /// Who wins.
    pub rule: Rule,
    /// What a project is worth to who voted for it.
    pub utility: Utility,
    /// What happens with money that the rule leaves.
    pub completion: Completion,
    /// Who goes first when projects are exactly equal.
    pub tie_breaking: TieBreaking,
    /// What the municipality excludes or demands.
    pub limits: Limits,
    /// Keep the outcome of greedy when more voters like that better.
    pub comparison: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rule: Rule::EqualShares,
            utility: Utility::Cost,
            completion: Completion::None,
            tie_breaking: TieBreaking::Id,
            limits: Limits::default(),
            comparison: false,
        }
    }
}

/// Which rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Rule {
    /// The most utility for its cost first.
    Greedy(Misfit),
    /// Method of Equal Shares (Peters, Pierczyński, Skowron, 2008.13276).
    EqualShares,
    /// Phragmén's sequential rule (for costs: Los, Christoff, Grossi, 2203.12324).
    Phragmen,
    /// Exact Equal Shares: who pays, pays the same (Kraiczy, Robinson, Elkind; 2502.11797). For study.
    ExactEqualShares,
    /// Bounded Overspending (Papasotiropoulos et al., 2409.15005). For study.
    BoundedOverspending,
}

/// What greedy does with a project that no longer fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Misfit {
    /// Goes on with the next one (Pabulib `greedy`).
    #[default]
    Skip,
    /// Stops (Pabulib `greedy-no-skip`). What costs more than the whole budget is passed over all the same: it
    /// could never win, and cities give such a cost to a project that was withdrawn.
    Stop,
}

/// What a winning project is worth to a voter who chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Utility {
    /// One.
    Cardinality,
    /// Its cost.
    Cost,
    /// The points that the voter gave.
    Points,
    /// The number of projects that the voter put below it.
    Borda,
    /// Its cost times the points that the voter gave. For greedy only: what has most points goes first, whatever
    /// it costs. When ballots are in order, the last place of the longest one that counts gives 1 point, and each
    /// place above it 1 more: 3, 2 and 1 for three choices.
    Score,
}

/// What is done with money that a rule leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Completion {
    /// Nothing.
    None,
    /// Everybody's share grows until the next step would overspend.
    Add1(Increase),
    /// As Add1, then greedy by votes with what is left.
    Add1Greedy(Increase),
    /// Greedy, with the same utility.
    Greedy,
    /// For [`Rule::ExactEqualShares`]: jump to the next budget with another outcome.
    AddOpt,
}

/// How shares grow in Add1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub struct Increase {
    /// What each voter gets more in each step, in units of the currency; above zero.
    #[cfg_attr(feature = "certificate", serde(with = "rust_decimal::serde::str"))]
    pub step: Decimal,
    /// Stop as soon as no supported project fits in what is left. Without it shares grow on, until
    /// the budget would be exceeded: the official rule of Wieliczka 2023.
    pub exhaustive_stop: bool,
}

impl Default for Increase {
    fn default() -> Self {
        Self { step: Decimal::ONE, exhaustive_stop: true }
    }
}

/// The order of projects that are exactly equal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum TieBreaking {
    /// The smallest id, compared as text by code point ("10" comes before "2").
    Id,
    /// The cheaper one, then the one with more votes, then a lot that is drawn once for the whole
    /// count from a seed that anybody can check (see [`crate::ties::Order`]). The advice of equalshares.net.
    Cheaper {
        /// Published before it can be known who gains; without it a tie that only a lot decides is
        /// refused.
        seed: Option<String>,
    },
    /// These ids, first to last. Every project must be in it.
    Order(Vec<String>),
}

/// What a municipality sets besides the rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub struct Limits {
    /// Ballots with fewer choices do not count, but a blank one does (as blank).
    pub min_choices: Option<u32>,
    /// Ballots with more choices do not count.
    pub max_choices: Option<u32>,
    /// Projects with less support do not take part.
    pub min_support: Option<Support>,
    /// Of each of these sets (ids) at most one project wins.
    pub exclusive: Vec<Vec<String>>,
    /// What must be spent first on part of the projects.
    pub minima: Vec<Minimum>,
}

/// How much support a project needs to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Support {
    /// At least so many voters.
    Voters(u64),
    /// At least so much: points when the ballots have them, whatever the utility; else Borda points or votes, as
    /// the utility counts.
    Score(u64),
    /// At least a third of its part of the budget: votes / voters ≥ cost / (3 × budget) (Świecie 2023).
    ThirdOfCost,
}

/// At least so much for the projects of one category or place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub struct Minimum {
    /// Which projects.
    pub part: Part,
    /// At least so much money, in units of the currency, as far as its projects allow.
    #[cfg_attr(feature = "certificate", serde(with = "rust_decimal::serde::str"))]
    pub amount: Decimal,
}

/// Part of the projects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Part {
    /// Those with this category.
    Category(String),
    /// Those in this village, district or neighbourhood.
    Place(String),
}
