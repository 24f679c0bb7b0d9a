// SPDX-License-Identifier: EUPL-1.2
//! From what was asked to [`Settings`].

use super::Failure;
use super::arguments::{BY_SCORE, Count, Other, RuleChoices};
use super::order::Order;
use crate::election::BallotKind;
use crate::language::Language;
use crate::settings::{Completion, Increase, Limits, Rule, Settings, TieBreaking, Utility};

/// What was asked, as settings.
///
/// # Errors
/// A combination that cannot be meant.
pub fn of(asked: &Count, order: Option<&Order>, language: Language) -> Result<Settings, Failure> {
    check(asked, language)?;
    let choices = &asked.rule;
    let rule = match (choices.rule, choices.misfit) {
        (Rule::Greedy(_), Some(misfit)) => Rule::Greedy(misfit),
        (rule, _) => rule,
    };
    let limits = &asked.limits;
    Ok(Settings {
        rule,
        utility: utility(choices),
        completion: completion(choices, &choices.completion),
        tie_breaking: tie_breaking(choices, order),
        limits: Limits {
            min_choices: limits.min_choices,
            max_choices: limits.max_choices,
            min_support: limits.min_support,
            exclusive: limits.exclusive.clone(),
            minima: limits.minimum.clone(),
        },
        comparison: choices.comparison_step,
    })
}

/// Cost, as everywhere in the field; Phragmén's rule counts votes, but what completes it does not.
fn utility(choices: &RuleChoices) -> Utility {
    if counts_utility(choices) { choices.utility.unwrap_or(Utility::Cost) } else { Utility::Cardinality }
}

/// Whether the utility changes anything.
pub fn counts_utility(choices: &RuleChoices) -> bool {
    choices.rule != Rule::Phragmen || choices.completion == "greedy"
}

/// As `settings`, for another rule. What only the one or the other knows is left out: the completion
/// is its own, the comparison step belongs to the rule that was asked for. The order of points is for greedy;
/// another rule beside it counts points as the ballots have them.
pub fn other(asked: &Count, (settings, kind): (&Settings, BallotKind), other: &Other) -> Settings {
    let is_greedy = matches!(other.rule, Rule::Greedy(_));
    let utility = match figured(asked) {
        _ if other.rule == Rule::Phragmen && other.completion != "greedy" => Utility::Cardinality,
        _ if other.completion == BY_SCORE => Utility::Score,
        Utility::Score if is_greedy => Utility::Score,
        Utility::Score if kind.has_points() => Utility::Points,
        Utility::Score => Utility::Borda,
        utility => utility,
    };
    Settings {
        rule: other.rule,
        utility,
        completion: completion(&asked.rule, &other.completion),
        comparison: false,
        ..settings.clone()
    }
}

/// The utility by which outcomes are compared.
pub fn figured(asked: &Count) -> Utility {
    asked.rule.utility.unwrap_or(Utility::Cost)
}

fn completion(choices: &RuleChoices, code: &str) -> Completion {
    let default = Increase::default();
    let increase =
        Increase { step: choices.step.unwrap_or(default.step), exhaustive_stop: !choices.no_exhaustive_stop };
    match code {
        "add1" => Completion::Add1(increase),
        "add1u" => Completion::Add1Greedy(increase),
        "greedy" => Completion::Greedy,
        "add-opt" => Completion::AddOpt,
        _ => Completion::None,
    }
}

/// The order that was asked for as a file.
///
/// # Errors
/// A file that cannot be read.
pub fn order(asked: &Count, language: Language) -> Result<Option<Order>, Failure> {
    match asked.rule.tie_breaking.as_str() {
        "id" | "cheaper" => Ok(None),
        file => Order::read(file.as_ref(), language).map(Some),
    }
}

fn tie_breaking(choices: &RuleChoices, order: Option<&Order>) -> TieBreaking {
    match order {
        Some(order) => TieBreaking::Order(order.ids()),
        None if choices.tie_breaking == "cheaper" => TieBreaking::Cheaper { seed: choices.seed.clone() },
        None => TieBreaking::Id,
    }
}

/// Refuses options that would do nothing.
fn check(asked: &Count, language: Language) -> Result<(), Failure> {
    let (choices, limits) = (&asked.rule, &asked.limits);
    let others = asked.output.compare.iter().map(|other| other.completion.as_str());
    let grows = others.chain([choices.completion.as_str()]).any(|code| code.starts_with("add1"));
    let belongs = |option: &str, to: &str| {
        Err(Failure::Wrong(
            language.pick(format!("{option} hoort bij {to}"), format!("{option} belongs to {to}")),
        ))
    };
    let or = language.pick("of", "or");
    let add1 = format!("--completion add1 {or} add1u");
    if choices.step.is_some() && !grows {
        return belongs("--step", &add1);
    }
    if choices.no_exhaustive_stop && !grows {
        return belongs("--no-exhaustive-stop", &add1);
    }
    if choices.seed.is_some() && choices.tie_breaking != "cheaper" {
        return belongs("--seed", "--tie-breaking cheaper");
    }
    if choices.misfit.is_some() && !matches!(choices.rule, Rule::Greedy(_)) {
        return belongs("--misfit", "--rule greedy");
    }
    if asked.output.what_if && !asked.output.explain {
        return belongs("--what-if", "--explain");
    }
    if asked.output.by.is_some() && asked.output.compare.is_empty() {
        return belongs("--by", "--compare");
    }
    if let (Some(least), Some(most)) = (limits.min_choices, limits.max_choices)
        && least > most
    {
        return Err(Failure::Wrong(language.pick(
            format!("--min-choices {least} is meer dan --max-choices {most}"),
            format!("--min-choices {least} is more than --max-choices {most}"),
        )));
    }
    Ok(())
}
