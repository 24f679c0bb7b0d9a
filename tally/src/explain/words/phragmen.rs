// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's rule in sentences.

use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::losers::{amount, rows};
use super::named::Named;
use super::winners::after;
use super::{MANY, Words, verb};
use crate::explain::{Amount, Early, Loser, Round, Saved, Savers, WhyLost};

/// Why a project won.
pub(super) fn won(words: &Words<'_>, round: &Round, early: &Early) -> Vec<String> {
    let mut all = Vec::new();
    if round.votes == 0 {
        all.push(words.say(
            "Niemand steunde het; het paste nog.".into(),
            "Nobody supported it; it still fitted.".into(),
        ));
        return all;
    }
    if round.cost > 0 && round.votes > 1 {
        all.push(words.say(
            "De kiezers ervan hadden het eerst genoeg geld bij elkaar.".into(),
            "Its voters were the first to have enough money together.".into(),
        ));
    }
    if round.cost > 0 {
        all.extend(paid(words, round, early));
    }
    let next = early.next.as_ref().map(|(second, moment)| (*second, amount(words, moment)));
    let (second, moment) = next.unzip();
    let with = moment.map(|moment| {
        words.say(
            format!(", dat {moment} voor iedere kiezer nodig had"),
            format!(", which needed {moment} for each voter"),
        )
    });
    after(words, round, (second, &with.unwrap_or_default()), early.left, &mut all);
    all
}

fn paid(words: &Words<'_>, round: &Round, early: &Early) -> Vec<String> {
    let Some(moment) = &early.moment else { return vec![together(words, round, false)] };
    let moment = amount(words, moment);
    let mut all = vec![words.say(
        format!("Iedere kiezer had toen {moment} gekregen."),
        format!("By then every voter had got {moment}."),
    )];
    if early.groups.is_empty() {
        all.push(together(words, round, true));
    } else {
        all.extend(groups(words, round, early));
    }
    all.push(words.say("Zij hielden niets over.".into(), "After that they had nothing left.".into()));
    all
}

/// What follows from cost and votes.
fn together(words: &Words<'_>, round: &Round, with_mean: bool) -> String {
    if round.votes == 1 {
        return words.say("De kiezer ervan betaalde het.".into(), "Its voter paid it.".into());
    }
    if !with_mean {
        return words
            .say("De kiezers ervan betaalden het samen.".into(), "Its voters paid for it together.".into());
    }
    let (cost, votes) = (round.cost.into(), round.votes.max(1).into());
    let mean = words.money(&BigRational::new(cost, votes));
    words.say(
        format!("De kiezers ervan betaalden het samen, gemiddeld {mean}."),
        format!("Its voters paid for it together, {mean} on average."),
    )
}

/// Who had spent nothing yet, and the largest of the other groups.
fn groups(words: &Words<'_>, round: &Round, early: &Early) -> Vec<String> {
    let mut order = early.groups.iter().collect::<Vec<_>>();
    order.sort_by_key(|group| (group.since.is_some(), std::cmp::Reverse(group.voters)));
    let rest = order.split_off(order.len().min(MANY));
    let mut all = order.into_iter().map(|group| savers(words, round, group)).collect::<Vec<_>>();
    let rest = rest.iter().map(|group| group.voters).sum::<u64>();
    if rest > 0 {
        let number = words.language.number(rest.into());
        all.push(words.say(
            format!("{number} anderen hadden gespaard sinds de betaling van andere projecten."),
            format!("{number} others had saved since other projects were paid."),
        ));
    }
    if early.others > 0 {
        let number = words.language.number(early.others.into());
        all.push(words.say(
            format!("De andere {number} betaalden de rest."),
            format!("The other {number} paid the rest."),
        ));
    }
    all
}

fn savers(words: &Words<'_>, round: &Round, group: &Savers) -> String {
    let people = match group.voters == round.votes {
        true if group.voters == 1 => words.say("De kiezer ervan".into(), "Its voter".into()),
        true => words.say("Alle kiezers ervan".into(), "All of its voters".into()),
        false => words.people(group.voters),
    };
    let (had, paid) =
        (verb(group.voters, "had", "hadden"), verb(group.voters, "betaalde", "betaalden ieder"));
    let (each, money) = (verb(group.voters, "", " each"), amount(words, &group.paid));
    match group.since.map(|since| words.name(since)) {
        None => words.say(
            format!("{people} {had} nog niets uitgegeven en {paid} {money}."),
            format!("{people} had spent nothing yet and paid {money}{each}."),
        ),
        Some(since) => words.say(
            format!("{people} {had} gespaard sinds de betaling van {since} en {paid} {money}."),
            format!("{people} had saved since {since} was paid and paid {money}{each}."),
        ),
    }
}

/// What the supporters of a loser had, and what took their money.
pub(super) fn lost(words: &Words<'_>, named: &mut Named, loser: &Loser, saved: &Saved) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(money) = saved.money.as_ref().filter(|_| !matches!(loser.why, WhyLost::DoesNotFit { .. })) {
        let told = amount(words, money);
        all.push(words.say(
            format!("De kiezers ervan hadden toen samen {told} gespaard."),
            format!("Its voters had saved {told} together by then."),
        ));
        all.push(short(words, loser.cost, money));
    }
    if !saved.spent.is_empty() {
        let rows = rows(words, named, &saved.spent);
        all.push(words.say(
            format!("Geld van de kiezers ervan ging onder meer naar {rows}."),
            format!("Money of its voters went, among others, to {rows}."),
        ));
    }
    all
}

fn short(words: &Words<'_>, cost: u128, money: &Amount) -> String {
    if let Amount::Exactly(money) = money {
        let missing = words.money(&(BigRational::from_integer(cost.into()) - money));
        return words.say(format!("Er ontbrak {missing}."), format!("{missing} was missing."));
    }
    let (low, high) = money.bounds();
    let missing = |money: BigRational| cost.saturating_sub(money.to_integer().to_u128().unwrap_or(cost));
    let (least, most) = (missing(high), words.minor(missing(low)));
    if least == 0 {
        return words.say(format!("Er ontbrak hoogstens {most}."), format!("At most {most} was missing."));
    }
    let least = words.minor(least);
    words.say(
        format!("Er ontbrak tussen {least} en {most}."),
        format!("Between {least} and {most} was missing."),
    )
}
