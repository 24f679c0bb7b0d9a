// SPDX-License-Identifier: EUPL-1.2
//! What is not counted, because nobody defined what it would mean.

use crate::election::BallotKind;
use crate::language::Language;
use crate::limits::is_defined;
use crate::settings::{Completion, Increase, Part, Rule, Utility};

/// Why a count is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The ballots do not say what this utility needs.
    #[error("utility {} cannot be read from {}", utility.code(), kind.words(Language::English))]
    UtilityNeeds {
        /// What was asked.
        utility: Utility,
        /// What there is.
        kind: BallotKind,
    },
    /// Phragmén's rule is defined for approvals only.
    #[error("Phragmén's rule needs approvals, these are {}", .0.words(Language::English))]
    NeedsApprovals(BallotKind),
    /// The completion has no meaning for this rule.
    #[error("this completion is not defined for rule {}; defined are: {}", .0.code(), completions(*.0))]
    Completion(Rule),
    /// A step of Add1 that is zero or below.
    #[error("shares cannot grow in steps of {0}")]
    Step(String),
    /// A step of Add1 that is so small that it may take more than 2^53 of them.
    #[error(
        "with steps of {0} shares may have to grow more often than anybody can count; take a larger step"
    )]
    TooManySteps(String),
    /// Minima are defined for greedy only: Equal Shares leaves no place for them.
    #[error("a minimum for part of the projects is not defined for rule {}", .0.code())]
    Minimum(Rule),
    /// A minimum that cannot be counted.
    #[error("the minimum for {} is wrong: {}", part.words(Language::English), why.words(Language::English))]
    ImpossibleMinimum {
        /// For which projects.
        part: Part,
        /// Why not.
        why: Unmet,
    },
    /// An id in the settings that no project has.
    #[error("no project has id {0}")]
    NoProject(String),
    /// An order for ties that lacks a project or names it twice.
    #[error("the order for ties must name every project once; project {0} is missing or there twice")]
    Order(String),
    /// Two projects are exactly equal and only a lot can decide, but no seed was given.
    #[error("projects {0} and {1} are exactly equal: a lot must decide, and no seed was published")]
    NeedsSeed(String, String),
    /// The comparison step compares with greedy, so greedy itself has none.
    #[error("the comparison step is not defined for rule {}", .0.code())]
    Comparison(Rule),
    /// The order of points is what greedy looks at; another rule needs what a project is worth to a voter.
    #[error("utility score is the order of greedy (--rule greedy); for rule {} take points or borda", .0.code())]
    ScoreNeedsGreedy(Rule),
    /// The rule compares numbers of payers, so a project must be worth as much to each of them.
    #[error("rule {} is not defined for utilities that differ between supporters", .0.code())]
    UnevenUtility(Rule),
}

/// Why a minimum for part of the projects cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// No project is part of it.
    NoProjects,
    /// The amount is below zero.
    Negative,
    /// All minima together are more than the budget.
    OverBudget,
    /// This project (its id) is part of two minima: for which of both would it count?
    Shared(String),
}

/// The codes of the completions that are defined for a rule.
fn completions(rule: Rule) -> String {
    let increase = Increase::default;
    let all = [
        Completion::None,
        Completion::Add1(increase()),
        Completion::Add1Greedy(increase()),
        Completion::Greedy,
        Completion::AddOpt,
    ];
    let defined = all.iter().filter(|completion| is_defined(rule, completion));
    defined.map(Completion::code).collect::<Vec<_>>().join(", ")
}

impl Unmet {
    fn words(&self, language: Language) -> String {
        match self {
            Self::NoProjects => {
                language.pick("daar hoort geen project bij", "no project belongs to it").to_owned()
            }
            Self::Negative => {
                language.pick("het bedrag is minder dan nul", "its amount is below zero").to_owned()
            }
            Self::OverBudget => language
                .pick("alle minima samen zijn meer dan het budget", "all minima together exceed the budget")
                .to_owned(),
            Self::Shared(id) => language.pick(
                format!("project {id} hoort bij twee minima"),
                format!("project {id} belongs to two minima"),
            ),
        }
    }
}

impl Refused {
    /// Why a count is refused, as a sentence in Dutch.
    #[must_use]
    pub fn dutch(&self) -> String {
        let named = |rule: &Rule| rule.words(Language::Dutch);
        match self {
            Self::UtilityNeeds { utility, kind } => {
                let kind = kind.words(Language::Dutch);
                format!("het nut {} is niet te lezen uit {kind}", utility.code())
            }
            Self::NeedsApprovals(kind) => format!(
                "de regel van Phragmén telt alleen keuzes zonder punten of volgorde, dit zijn {}",
                kind.words(Language::Dutch)
            ),
            Self::Completion(rule) => {
                format!("deze aanvulling bestaat niet voor {}; wel: {}", named(rule), completions(*rule))
            }
            Self::Step(step) => {
                format!("een deel kan niet groeien in stappen van {}", step.replace('.', ","))
            }
            Self::TooManySteps(step) => format!(
                "met stappen van {} moet een deel misschien vaker groeien dan iemand kan tellen; neem een grotere stap",
                step.replace('.', ",")
            ),
            Self::Minimum(rule) => {
                format!("een minimum voor een deel van de projecten bestaat niet voor {}", named(rule))
            }
            Self::ImpossibleMinimum { part, why } => format!(
                "het minimum voor {} klopt niet: {}",
                part.words(Language::Dutch),
                why.words(Language::Dutch)
            ),
            Self::NoProject(id) => format!("er is geen project {id}"),
            Self::Order(id) => {
                format!(
                    "de volgorde moet elk project één keer noemen; project {id} ontbreekt of staat er twee keer"
                )
            }
            Self::NeedsSeed(one, other) => {
                format!(
                    "de projecten {one} en {other} staan precies gelijk: het lot moet beslissen, maar er is geen tekst voor de loting"
                )
            }
            Self::Comparison(rule) => format!("de vergelijking met greedy bestaat niet voor {}", named(rule)),
            Self::ScoreNeedsGreedy(rule) => format!(
                "het nut score is de volgorde van greedy (--rule greedy); neem voor {} points of borda",
                named(rule)
            ),
            Self::UnevenUtility(rule) => {
                format!("{} bestaat niet als een project per stemmer een ander nut heeft", named(rule))
            }
        }
    }
}
