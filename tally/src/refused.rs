// SPDX-License-Identifier: EUPL-1.2
//! What is not counted, because nobody defined what it would mean.

use crate::election::BallotKind;
use crate::language::Language;
use crate::settings::{Rule, Utility};

/// Why a count is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The ballots do not say what this utility needs.
    #[error("utility {} cannot be read from {} ballots", utility.code(), kind.code())]
    UtilityNeeds {
        /// What was asked.
        utility: Utility,
        /// What there is.
        kind: BallotKind,
    },
    /// Phragmén's rule is defined for approvals only.
    #[error("Phragmén's rule needs approvals, these are {} ballots", .0.code())]
    NeedsApprovals(BallotKind),
    /// The completion has no meaning for this rule.
    #[error("this completion is not defined for rule {}", .0.code())]
    Completion(Rule),
    /// A step of Add1 that is zero or below, or that cannot be counted exactly in time.
    #[error("shares cannot grow in steps of {0}")]
    Step(String),
    /// Minima are defined for greedy only: Equal Shares leaves no place for them.
    #[error("a minimum for part of the projects is not defined for rule {}", .0.code())]
    Minimum(Rule),
    /// A minimum that cannot be met, or two of them that share projects.
    #[error("the minimum for {0} cannot be counted")]
    ImpossibleMinimum(String),
    /// An id in the settings that no project has.
    #[error("no project has id {0}")]
    NoProject(String),
    /// An order for ties that lacks a project or names it twice.
    #[error("the order for ties must name every project once; {0} is missing or there twice")]
    Order(String),
    /// Two projects are exactly equal and only a lot can decide, but no seed was given.
    #[error("{0} and {1} are exactly equal: a lot must decide, and no seed was published")]
    NeedsSeed(String, String),
    /// Exclusions, comparison or another setting that this rule does not know.
    #[error("{what} is not defined for rule {rule}", what = .0, rule = .1.code())]
    NotDefined(&'static str, Rule),
}

impl Refused {
    /// Why a count is refused, as a sentence in Dutch.
    #[must_use]
    pub fn dutch(&self) -> String {
        let named = |rule: &Rule| rule.words(Language::Dutch);
        match self {
            Self::UtilityNeeds { utility, kind } => {
                format!(
                    "het nut {} is uit stembiljetten van soort {} niet te lezen",
                    utility.code(),
                    kind.code()
                )
            }
            Self::NeedsApprovals(kind) => format!(
                "de regel van Phragmén telt alleen keuzes zonder punten of volgorde, dit zijn stembiljetten van soort {}",
                kind.code()
            ),
            Self::Completion(rule) => format!("deze aanvulling bestaat niet voor {}", named(rule)),
            Self::Step(step) => format!("een deel kan niet groeien in stappen van {step}"),
            Self::Minimum(rule) => {
                format!("een minimum voor een deel van de projecten bestaat niet voor {}", named(rule))
            }
            Self::ImpossibleMinimum(part) => format!("het minimum voor {part} kan niet worden geteld"),
            Self::NoProject(id) => format!("er is geen project {id}"),
            Self::Order(id) => {
                format!("de volgorde moet elk project één keer noemen; {id} ontbreekt of staat er twee keer")
            }
            Self::NeedsSeed(one, other) => {
                format!(
                    "{one} en {other} staan precies gelijk: het lot moet beslissen, maar er is geen zin voor de loting"
                )
            }
            Self::NotDefined(what, rule) => {
                let what = match *what {
                    "the comparison step" => "de vergelijking met greedy",
                    "utility that differs between supporters" => "nut dat verschilt tussen stemmers",
                    other => other,
                };
                format!("{what} bestaat niet voor {}", named(rule))
            }
        }
    }
}
