// SPDX-License-Identifier: EUPL-1.2
//! What can be wrong with a certificate, in English (`Display`) and in Dutch.

use std::fmt;

use super::format::MOST_BYTES;
use crate::language::Language;

/// Why a certificate is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not written as a certificate must be.
    Form(Form),
    /// It is about another election: other projects, costs, budget or ballots.
    OtherElection,
    /// Settings that have no meaning for this election, or for which there is no certificate.
    Settings(Senseless),
    /// It names a project that does not exist.
    NoProject(String),
    /// It lacks something or says something that does not belong there.
    Structure(Gap),
    /// What everybody has at this step is not the budget and the steps, divided by the voters.
    Share(u64),
    /// Amounts do not add up, in this step for this project.
    Sum {
        /// Of Add1; 0 elsewhere.
        step: u64,
        /// Its id.
        project: String,
    },
    /// Another project should have been bought, or could have been.
    NotShown {
        /// Of Add1; 0 elsewhere.
        step: u64,
        /// The one that was not bought.
        project: String,
        /// The one that was.
        before: String,
    },
    /// It ends while a project could still be bought.
    StillPayable {
        /// Of Add1; 0 elsewhere.
        step: u64,
        /// Its id.
        project: String,
    },
    /// Add1 should have stopped in another step.
    Stop(u64),
    /// The winners or their cost are not those of the proof.
    Winners,
}

/// Why a text is not a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// More than [`MOST_BYTES`].
    TooLong,
    /// JSON that is broken or has other fields, from 1.
    Json {
        /// The line; 0 when it cannot be told.
        line: usize,
        /// The column.
        column: usize,
        /// What the reader of JSON says, in English.
        detail: String,
    },
    /// A certificate is written in one way only: no spaces, fields in their order.
    OtherWay,
    /// Something changed after it was sealed.
    Seal,
}

/// What is wrong with the settings in a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Senseless {
    /// Projects are exactly equal, and there is no seed from which to draw a lot.
    NoSeed,
    /// No certificate exists for these together.
    NoCertificate,
    /// The ballots have no points, or no order.
    Utility,
    /// An order for ties that lacks a project or names one twice.
    Order,
}

/// What does not hold together in a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It tells more, or less, than there is to tell when nobody voted.
    NobodyVoted,
    /// The proof is of another rule than the settings.
    OtherRule,
    /// The completion is missing, or there is one that was not agreed on.
    Completion,
    /// The comparison step is missing, or there is one that was not agreed on.
    Comparison,
    /// Other numbers of voters like the one or the other outcome better.
    ComparedVoters,
    /// A number that is missing, or that no purchase can make.
    Number,
    /// A project is bought that does not fit in the budget.
    DoesNotFit,
    /// Phragmén's rule ends with a project that does fit.
    Fits,
    /// Runs of Add1 that do not follow on each other.
    Runs,
    /// A project is bought that was not in the race.
    NotInRace,
    /// Arguments that are not in order.
    Arguments,
    /// Steps that are proven together, while other people pay all they have.
    Payers,
    /// A project stands twice in an order, or does not take part.
    Twice,
    /// A project is missing in an order.
    Missing,
}

impl Wrong {
    /// Why the certificate is refused, in Dutch.
    #[must_use]
    pub fn dutch(&self) -> String {
        self.words(Language::Dutch)
    }

    fn words(&self, language: Language) -> String {
        let pick = |dutch: String, english: String| language.pick(dutch, english);
        match self {
            Self::Form(form) => form.words(language),
            Self::OtherElection => {
                language.say("het gaat over een andere stemming", "it is about another election")
            }
            Self::Settings(why) => {
                let settings = language.pick("de afspraken erin", "its settings");
                format!("{settings}: {}", why.words(language))
            }
            Self::NoProject(id) => {
                pick(format!("er is geen project {id}"), format!("there is no project {id}"))
            }
            Self::Structure(gap) => {
                let proof = language.pick("het hangt niet samen", "it does not hold together");
                format!("{proof}: {}", gap.words(language))
            }
            Self::Share(step) => pick(
                format!(
                    "stap {step}: ieders deel is niet het budget plus de stappen, gedeeld door de kiezers"
                ),
                format!(
                    "step {step}: everybody's share is not the budget and the steps divided by the voters"
                ),
            ),
            Self::Sum { step, project } => pick(
                format!("stap {step}: de som voor project {project} klopt niet"),
                format!("step {step}: the sum for project {project} is wrong"),
            ),
            Self::NotShown { step, project, before } => pick(
                format!(
                    "stap {step}: er staat niet waarom project {project} moest wachten op project {before}"
                ),
                format!(
                    "step {step}: it is not shown why project {project} had to wait for project {before}"
                ),
            ),
            Self::StillPayable { step, project } => pick(
                format!("stap {step}: er staat niet waarom project {project} niet meer te betalen was"),
                format!("step {step}: it is not shown why nobody could pay for project {project} any more"),
            ),
            Self::Stop(step) => pick(
                format!("stap {step}: de delen mochten niet doorgroeien, of moesten dat juist"),
                format!("step {step}: the shares should not have grown on, or should have"),
            ),
            Self::Winners => language.say(
                "de winnaars of hun kosten volgen er niet uit",
                "the winners, or their cost, do not follow from it",
            ),
        }
    }
}

impl std::error::Error for Wrong {}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Language::English))
    }
}

impl From<serde_json::Error> for Form {
    fn from(error: serde_json::Error) -> Self {
        let all = error.to_string();
        let detail = all.rsplit_once(" at line ").map_or(all.as_str(), |(detail, _)| detail).to_owned();
        Self::Json { line: error.line(), column: error.column(), detail }
    }
}

impl Form {
    fn words(&self, language: Language) -> String {
        let none = language.pick("dit bestand is geen bewijs", "this file is not a certificate");
        match self {
            Self::TooLong => language.pick(
                format!("{none}: het is langer dan {MOST_BYTES} bytes"),
                format!("{none}: it is longer than {MOST_BYTES} bytes"),
            ),
            Self::Json { line: 0, detail, .. } => language.pick(none.to_owned(), format!("{none}: {detail}")),
            Self::Json { line, column, detail } => language.pick(
                format!("{none}: op regel {line}, teken {column} gaat het mis"),
                format!("{none}: line {line}, column {column}: {detail}"),
            ),
            Self::OtherWay => language.say(
                "het is anders opgeschreven dan mag: er is een teken veranderd of bijgekomen",
                "it is not written in the one way that is allowed: a sign was changed or added",
            ),
            Self::Seal => language.say(
                "het zegel klopt niet: het bewijs is veranderd nadat het is gemaakt",
                "the seal is broken: it was changed after it was made",
            ),
        }
    }
}

impl Senseless {
    fn words(self, language: Language) -> &'static str {
        match self {
            Self::NoSeed => language.pick(
                "het lot moet beslissen, maar er is geen tekst voor de loting",
                "a lot must decide, and there is no seed",
            ),
            Self::NoCertificate => language.pick(
                "voor deze keuzes samen bestaat geen bewijs",
                "there is no certificate for these together",
            ),
            Self::Utility => language.pick(
                "dit nut is uit deze stembiljetten niet te lezen",
                "this utility cannot be read from these ballots",
            ),
            Self::Order => language.pick(
                "de volgorde bij gelijke stand noemt niet elk project één keer",
                "the order for ties does not name every project once",
            ),
        }
    }
}

impl Gap {
    fn words(self, language: Language) -> &'static str {
        match self {
            Self::NobodyVoted => language.pick(
                "niemand heeft gestemd, en daar past dit niet bij",
                "nobody voted, and this does not go with that",
            ),
            Self::OtherRule => {
                language.pick("het is een bewijs voor een andere regel", "this proof is for another rule")
            }
            Self::Completion => language.pick(
                "de aanvulling ontbreekt, of is niet afgesproken",
                "the completion is missing, or was not agreed on",
            ),
            Self::Comparison => language.pick(
                "de vergelijking ontbreekt, of is niet afgesproken",
                "the comparison step is missing, or was not agreed on",
            ),
            Self::ComparedVoters => language.pick(
                "andere aantallen kiezers zijn beter af met de regel of met greedy",
                "other numbers of voters are better off with the rule or with greedy",
            ),
            Self::Number => language.pick(
                "een getal ontbreekt, of is langer dan het kan zijn",
                "a number is missing, or longer than it can be",
            ),
            Self::DoesNotFit => language
                .pick("er wint een project dat niet meer past", "a project wins that does not fit any more"),
            Self::Fits => language.pick(
                "het eindigt met een project dat nog wel past",
                "it ends with a project that still fits",
            ),
            Self::Runs => language.pick("de stappen volgen niet op elkaar", "steps do not follow each other"),
            Self::NotInRace => {
                language.pick("er wint een project dat niet meer meedoet", "a project wins that is out of it")
            }
            Self::Arguments => {
                language.pick("de argumenten staan niet op volgorde", "the arguments are not in order")
            }
            Self::Payers => language.pick(
                "stappen staan samen, maar niet in elke stap betalen dezelfde mensen al hun geld",
                "steps stand together, but not in each of them the same people pay all they have",
            ),
            Self::Twice => language.pick(
                "een project staat twee keer in een volgorde, of doet niet mee",
                "a project is twice in an order, or takes no part",
            ),
            Self::Missing => {
                language.pick("een project ontbreekt in een volgorde", "a project is missing in an order")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence in Dutch has no word of its English twin that is no Dutch word as well.
    #[test]
    fn nothing_english_stands_in_a_dutch_sentence() {
        use Gap::{
            Arguments, ComparedVoters, Comparison, Completion, DoesNotFit, Fits, Missing, NobodyVoted,
            NotInRace, Number, OtherRule, Payers, Runs, Twice,
        };
        let gaps = [
            Arguments,
            Comparison,
            ComparedVoters,
            Completion,
            DoesNotFit,
            Fits,
            Missing,
            NobodyVoted,
            NotInRace,
            Number,
            OtherRule,
            Payers,
            Runs,
            Twice,
        ];
        let senseless = [Senseless::NoSeed, Senseless::NoCertificate, Senseless::Utility, Senseless::Order];
        let project = || "7".to_owned();
        let json = |line| Form::Json { line, column: 2, detail: "expected value".into() };
        let forms = [Form::TooLong, json(0), json(1), Form::OtherWay, Form::Seal];
        let others = [
            Wrong::OtherElection,
            Wrong::NoProject(project()),
            Wrong::Share(3),
            Wrong::Sum { step: 3, project: project() },
            Wrong::NotShown { step: 3, project: project(), before: project() },
            Wrong::StillPayable { step: 3, project: project() },
            Wrong::Stop(3),
            Wrong::Winners,
        ];
        let all = gaps.map(Wrong::Structure).into_iter().chain(senseless.map(Wrong::Settings));
        let all = all.chain(forms.map(Wrong::Form)).chain(others);
        let both = [
            "is", "project", "7", "7:", "3:", "bytes", "greedy", "in", "die", "of", "lot", "1,", "2:",
            "budget",
        ];
        for wrong in all {
            let (dutch, english) = (wrong.dutch(), wrong.to_string());
            let same = english.split(' ').filter(|word| dutch.split(' ').any(|other| other == *word));
            let same = same.filter(|word| !both.contains(word) && *word != MOST_BYTES.to_string());
            assert_eq!(same.collect::<Vec<_>>(), Vec::<&str>::new(), "{dutch} / {english}");
        }
    }
}
