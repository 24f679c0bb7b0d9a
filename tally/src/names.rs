// SPDX-License-Identifier: EUPL-1.2
//! What rules, utilities and completions are called: one code for programs, and words for people.

use crate::election::BallotKind;
use crate::language::Language;
use crate::settings::{Completion, Misfit, Part, Rule, Utility};

impl Rule {
    /// All rules; greedy as it is by default.
    pub const ALL: [Self; 5] = [
        Self::Greedy(Misfit::Skip),
        Self::EqualShares,
        Self::Phragmen,
        Self::ExactEqualShares,
        Self::BoundedOverspending,
    ];

    /// The code of the rule.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Greedy(_) => "greedy",
            Self::EqualShares => "equal-shares",
            Self::Phragmen => "phragmen",
            Self::ExactEqualShares => "exact-equal-shares",
            Self::BoundedOverspending => "bounded-overspending",
        }
    }

    /// The rule in words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        match self {
            Self::Greedy(Misfit::Skip) => {
                language.pick("de meeste steun eerst (greedy)", "most support first (greedy)")
            }
            Self::Greedy(Misfit::Stop) => language.pick(
                "de meeste steun eerst, tot er een niet past (greedy)",
                "most support first, until one does not fit (greedy)",
            ),
            Self::EqualShares => {
                language.pick("de methode van gelijke delen (Equal Shares)", "the Method of Equal Shares")
            }
            Self::Phragmen => language.pick("de regel van Phragmén", "Phragmén's sequential rule"),
            Self::ExactEqualShares => {
                language.pick("precies gelijke delen (Exact Equal Shares)", "Exact Equal Shares")
            }
            Self::BoundedOverspending => language
                .pick("gelijke delen met begrensd tekort (Bounded Overspending)", "Bounded Overspending"),
        }
    }
}

impl Utility {
    /// All utilities.
    pub const ALL: [Self; 5] = [Self::Cardinality, Self::Cost, Self::Points, Self::Borda, Self::Score];

    /// The code of the utility.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Cardinality => "cardinality",
            Self::Cost => "cost",
            Self::Points => "points",
            Self::Borda => "borda",
            Self::Score => "score",
        }
    }

    /// What a project is worth to who chose it, in words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        match self {
            Self::Cardinality => {
                language.pick("elk project telt even zwaar", "every project counts the same")
            }
            Self::Cost => {
                language.pick("een project telt voor wat het kost", "a project counts for what it costs")
            }
            Self::Points => {
                language.pick("een project telt voor zijn punten", "a project counts for its points")
            }
            Self::Borda => language.pick(
                "een project telt voor zijn plaats op de lijst",
                "a project counts for its place in the list",
            ),
            Self::Score => language.pick(
                "een project telt voor zijn punten, wat het ook kost",
                "a project counts for its points, whatever it costs",
            ),
        }
    }
}

impl Completion {
    /// The code of the completion.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Add1(_) => "add1",
            Self::Add1Greedy(_) => "add1u",
            Self::Greedy => "greedy",
            Self::AddOpt => "add-opt",
        }
    }
}

impl BallotKind {
    /// The code of the kind, as in Pabulib.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::ChooseOne => "choose-1",
            Self::Ordinal => "ordinal",
            Self::Cumulative => "cumulative",
            Self::Scoring => "scoring",
        }
    }

    /// Such ballots, with the code: `cijfers per project (scoring)` and `scoring ballots`.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        let (dutch, code) = (self.dutch(), self.code());
        language.pick(format!("{dutch} ({code})"), format!("{code} ballots"))
    }

    fn dutch(self) -> &'static str {
        match self {
            Self::Approval => "keuzes zonder volgorde of punten",
            Self::ChooseOne => "biljetten met één keuze",
            Self::Ordinal => "lijsten op volgorde",
            Self::Cumulative => "punten die kiezers verdelen",
            Self::Scoring => "cijfers per project",
        }
    }
}

impl Part {
    /// Which projects, in words: `thema groen`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::Category(name) => language.pick(format!("thema {name}"), format!("category {name}")),
            Self::Place(name) => language.pick(format!("kern of wijk {name}"), format!("place {name}")),
        }
    }
}
