// SPDX-License-Identifier: EUPL-1.2
//! Everything that was agreed on and that decides an outcome, in words: one line each. What is not
//! set has no line. Who checks a certificate compares these lines with what was published.

use super::explained::paragraph;
use crate::election::BallotKind;
use crate::language::Language;
use crate::settings::{Completion, Increase, Limits, Minimum, Rule, Settings, Support, TieBreaking, Utility};

/// The settings, each on a line of its own that is broken at `columns`.
pub fn written(
    settings: &Settings,
    (kind, currency): (BallotKind, &str),
    language: Language,
    columns: usize,
) -> String {
    let line = |(about, what): (&str, String)| paragraph(&format!("{about}: {what}"), "", columns);
    lines(settings, (kind, currency), language).into_iter().map(line).collect()
}

fn lines(
    settings: &Settings,
    (kind, currency): (BallotKind, &str),
    language: Language,
) -> Vec<(&'static str, String)> {
    let mut lines = vec![(language.pick("Regel", "Rule"), settings.rule.words(language).to_owned())];
    if settings.rule != Rule::Phragmen {
        let utility = settings.utility.words(language).to_owned();
        lines.push((language.pick("Nut", "Utility"), utility));
    }
    lines.push((language.pick("Aanvulling", "Completion"), completion(settings, currency, language)));
    if settings.comparison {
        let compared = language.pick(
            "greedy wint als meer kiezers die uitslag beter vinden",
            "greedy wins when more voters like that outcome better",
        );
        lines.push((language.pick("Vergelijking", "Comparison step"), compared.to_owned()));
    }
    lines.push((language.pick("Gelijke stand", "Ties"), ties(&settings.tie_breaking, language)));
    let least = settings.limits.min_support.map(|least| support(least, kind, settings.utility, language));
    limits(&mut lines, &settings.limits, least, currency, language);
    lines
}

fn ties(ties: &TieBreaking, language: Language) -> String {
    let cheaper = language.pick(
        "eerst het goedkoopste project, dan dat met de meeste stemmen",
        "the cheaper project first, then the one with more votes",
    );
    match ties {
        TieBreaking::Id => language.say(
            "het project met de kleinste id gaat voor; id's zijn tekst, dus 10 komt voor 2",
            "the smallest id goes first; ids are text, so 10 comes before 2",
        ),
        TieBreaking::Cheaper { seed: None } => {
            format!("{cheaper}{}", language.pick("; er is geen loting", "; there is no lot"))
        }
        TieBreaking::Cheaper { seed: Some(seed) } => language.pick(
            format!("{cheaper}, dan het lot uit de tekst “{seed}”"),
            format!("{cheaper}, then a lot from the text \"{seed}\""),
        ),
        TieBreaking::Order(ids) => {
            format!("{} {}", language.pick("in deze volgorde:", "in this order:"), ids.join(", "))
        }
    }
}

fn limits(
    lines: &mut Vec<(&'static str, String)>,
    limits: &Limits,
    least: Option<String>,
    currency: &str,
    language: Language,
) {
    let choices = match (limits.min_choices, limits.max_choices) {
        (None, None) => None,
        (Some(least), None) => Some(language.pick(format!("{least} of meer"), format!("{least} or more"))),
        (None, Some(most)) => Some(language.pick(format!("hoogstens {most}"), format!("at most {most}"))),
        (Some(least), Some(most)) => Some(language.pick(
            format!("{least} of meer, maar hoogstens {most}"),
            format!("{least} or more, but at most {most}"),
        )),
    };
    let choices = choices
        .map(|choices| (language.pick("Keuzes op een geldig biljet", "Choices on a valid ballot"), choices));
    let least = least.map(|least| (language.pick("Nodig om mee te doen", "Needed to take part"), least));
    lines.extend(choices.into_iter().chain(least));
    for ids in &limits.exclusive {
        lines.push((language.pick("Hoogstens één wint van", "At most one wins of"), ids.join(", ")));
    }
    for Minimum { part, amount } in &limits.minima {
        let amount = language.amount(&amount.normalize().to_string(), currency);
        let part = part.words(language);
        lines.push((
            language.pick("Eerst minstens", "First at least"),
            language.pick(format!("{amount} voor {part}"), format!("{amount} for {part}")),
        ));
    }
}

/// The score of `--min-support 50-points` is in points when the ballots have them.
fn support(least: Support, kind: BallotKind, utility: Utility, language: Language) -> String {
    match least {
        Support::Score(points) if kind.has_points() || matches!(utility, Utility::Borda | Utility::Score) => {
            let number = language.number(points.into());
            let (point, points) = match (points, utility != Utility::Borda) {
                (1, true) => ("punt", "point"),
                (1, false) => ("Borda-punt", "Borda point"),
                (_, true) => ("punten", "points"),
                (_, false) => ("Borda-punten", "Borda points"),
            };
            format!("{number} {}", language.pick(point, points))
        }
        Support::Voters(1) | Support::Score(1) => language.say("1 stem", "1 vote"),
        Support::Voters(votes) | Support::Score(votes) => {
            let votes = language.number(votes.into());
            format!("{votes} {}", language.pick("stemmen", "votes"))
        }
        Support::ThirdOfCost => language.say(
            "een deel van de stemmen dat minstens een derde is van zijn deel van het budget",
            "a part of the votes that is at least a third of its part of the budget",
        ),
    }
}

/// What happens with money that is left, in words.
fn completion(settings: &Settings, currency: &str, language: Language) -> String {
    let add1 = |increase: &Increase| {
        let step = language.amount(&increase.step.normalize().to_string(), currency);
        let stop = match increase.exhaustive_stop {
            true => language.pick(
                "tot er niets meer past of de volgende stap te veel uitgeeft",
                "until nothing fits any more or the next step overspends",
            ),
            false => language.pick("tot de volgende stap te veel uitgeeft", "until the next step overspends"),
        };
        language.pick(
            format!("ieders deel groeit in stappen van {step}, {stop} (Add1)"),
            format!("every share grows in steps of {step}, {stop} (Add1)"),
        )
    };
    match &settings.completion {
        Completion::None => language.say("geen", "none"),
        Completion::Add1(increase) => add1(increase),
        Completion::Add1Greedy(increase) => {
            let then = language.pick("daarna de meeste steun eerst", "then most support first");
            format!("{}, {then}", add1(increase))
        }
        Completion::Greedy => language.say("de meeste steun eerst", "most support first"),
        Completion::AddOpt => language.say(
            "het budget groeit telkens tot de uitslag verandert (add-opt)",
            "the budget grows to where the outcome changes (add-opt)",
        ),
    }
}
