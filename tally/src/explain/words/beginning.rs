// SPDX-License-Identifier: EUPL-1.2
//! How it began, and by which rule.

use num_rational::BigRational;

use super::{Words, verb};
use crate::explain::{Explanation, Promised};
use crate::outcome::Comparison;
use crate::settings::{Rule, Utility};

pub(super) fn sentences(words: &Words<'_>, told: &Explanation) -> Vec<String> {
    let (voters, budget) = (words.people(told.voters), words.minor(told.budget));
    let mut all = vec![words.say(
        format!("Het budget is {budget}. Er {} {voters} mee.", verb(told.voters, "deed", "deden")),
        format!("The budget is {budget}. {voters} took part."),
    )];
    if told.refused_ballots > 0 {
        all.push(refused(words, told.refused_ballots));
    }
    if let Some((true, both)) = told.comparison {
        all.push(compared(words, both));
    }
    all.extend(told.minima.iter().map(|promised| minimum(words, promised)));
    match told.rule {
        Rule::Greedy(_) => all.push(greedy(words, told.utility)),
        Rule::Phragmen => all.push(phragmen(words)),
        _ => {}
    }
    let Some(share) = told.share.as_ref().filter(|_| told.rule == Rule::EqualShares) else { return all };
    all.extend(shares(words, told, share));
    all.push(by_what(words, told.utility));
    all
}

fn minimum(words: &Words<'_>, promised: &Promised) -> String {
    let (amount, part) = (words.minor(promised.amount), words.part(&promised.part));
    let spent = words.minor(promised.spent);
    if promised.spent >= promised.amount {
        return words.say(
            format!(
                "Vooraf is ten minste {amount} beloofd aan {part}. Daarvoor ging eerst {spent} daarheen."
            ),
            format!("At least {amount} was promised to {part}. For that {spent} went there first."),
        );
    }
    words.say(
        format!(
            "Vooraf is ten minste {amount} beloofd aan {part}. Dat lukte niet helemaal: er ging eerst {spent} \
             daarheen, en meer projecten met steun pasten er niet."
        ),
        format!(
            "At least {amount} was promised to {part}. Not all of that could be kept: {spent} went there first, \
             and no other project with support fitted."
        ),
    )
}

fn refused(words: &Words<'_>, ballots: u64) -> String {
    let number = words.language.number(ballots.into());
    if ballots == 1 {
        return words.say(
            "1 stembiljet past niet bij de afspraken. Het telt als blanco.".into(),
            "1 ballot breaks the limits. It counts as blank.".into(),
        );
    }
    words.say(
        format!("{number} stembiljetten passen niet bij de afspraken. Zij tellen als blanco."),
        format!("{number} ballots break the limits. They count as blank."),
    )
}

fn compared(words: &Words<'_>, both: Option<Comparison>) -> String {
    let Some(Comparison { for_rule, for_greedy }) = both else {
        return words.say(
            "Meer kiezers waren beter af met de meeste stemmen. Daarom geldt die uitslag.".into(),
            "More voters were better off with the most votes. So that outcome holds.".into(),
        );
    };
    let number = |voters: u64| words.language.number(voters.into());
    let (more, fewer) = (number(for_greedy), number(for_rule));
    words.say(
        format!("Meer kiezers ({more} tegen {fewer}) waren beter af met de meeste stemmen. Daarom geldt die uitslag."),
        format!("More voters ({more} against {fewer}) were better off with the most votes. So that outcome holds."),
    )
}

fn greedy(words: &Words<'_>, utility: Utility) -> String {
    match utility {
        Utility::Cost => words.say(
            "Het project met de meeste stemmen gaat voor, zolang het geld reikt.".into(),
            "The project with the most votes goes first, as far as the money goes.".into(),
        ),
        Utility::Cardinality => words.say(
            "Het project met de meeste stemmen voor zijn prijs gaat voor, zolang het geld reikt.".into(),
            "The project with the most votes for its cost goes first, as far as the money goes.".into(),
        ),
        Utility::Points => words.say(
            "Het project met de meeste punten voor zijn prijs gaat voor, zolang het geld reikt.".into(),
            "The project with the most points for its cost goes first, as far as the money goes.".into(),
        ),
        Utility::Borda => words.say(
            "Kiezers zetten projecten op volgorde. Een project krijgt van een kiezer 1 punt voor elk project \
             dat lager staat op diens lijst. Het project met de meeste punten voor zijn prijs gaat voor, \
             zolang het geld reikt."
                .into(),
            "Voters put projects in order. A project gets 1 point from a voter for each project that is \
             lower in that list. The project with the most points for its cost goes first, as far as the \
             money goes."
                .into(),
        ),
    }
}

fn phragmen(words: &Words<'_>) -> String {
    words.say(
        "Alle kiezers krijgen tegelijk beetje bij beetje evenveel geld. Zodra de kiezers van een project de \
         prijs bij elkaar hebben, kopen zij het. De telling stopt als het project dat aan de beurt is niet \
         meer past."
            .into(),
        "All voters get the same amount of money, bit by bit. As soon as the voters of a project have its \
         cost together, they buy it. The count stops when the next project does not fit any more."
            .into(),
    )
}

fn shares(words: &Words<'_>, told: &Explanation, share: &BigRational) -> Vec<String> {
    let budget = BigRational::from_integer(told.budget.into());
    let own = budget / BigRational::from_integer(told.voters.max(1).into());
    let (own_words, share_words) = (words.money(&own), words.money(share));
    let mut all = vec![words.say(
        format!("Dat is {own_words} voor iedere kiezer."),
        format!("That is {own_words} for each voter."),
    )];
    if *share > own {
        all.push(words.say(
            format!(
                "Om meer van het budget te gebruiken, is geteld alsof ieder {share_words} had. \
                 Alles samen blijft binnen het budget."
            ),
            format!(
                "To use more of the budget, we counted as if each had {share_words}. \
                 All together stays within the budget."
            ),
        ));
    }
    all
}

fn by_what(words: &Words<'_>, utility: Utility) -> String {
    match utility {
        Utility::Cost => words.say(
            "Kiezers betalen een project samen. Wie niet genoeg geld meer heeft, betaalt wat er nog is. \
             Die stem telt dan maar voor een deel. Het project met de meeste volle stemmen is aan de beurt."
                .into(),
            "Voters pay for a project together. Who does not have enough left pays what is left. Such a \
             vote counts in part only. The project with the most full votes is next."
                .into(),
        ),
        Utility::Cardinality => words.say(
            "Kiezers betalen een project samen. Het project dat voor zijn kiezers het goedkoopst is, is \
             aan de beurt."
                .into(),
            "Voters pay for a project together. The project that is cheapest for its voters is next.".into(),
        ),
        Utility::Points => words.say(
            "Kiezers betalen een project samen. Wie meer punten gaf, betaalt meer. Het project met de \
             laagste prijs per punt is aan de beurt."
                .into(),
            "Voters pay for a project together. Who gave more points pays more. The project with the \
             lowest price for a point is next."
                .into(),
        ),
        Utility::Borda => words.say(
            "Kiezers zetten projecten op volgorde. Een project krijgt van een kiezer 1 punt voor elk project \
             dat lager staat op diens lijst. Het laatste krijgt dus geen punten, en wie het daar zette, \
             betaalt er niet aan mee. Kiezers betalen een project samen. Wie het hoger zet, betaalt \
             meer. Het project met de laagste prijs per punt is aan de beurt."
                .into(),
            "Voters put projects in order. A project gets 1 point from a voter for each project that is \
             lower in that list. So the last one gets no points, and who put it there does not pay for it. \
             Voters pay for a project together. Those who put it higher pay more. The project with the \
             lowest price for a point is next."
                .into(),
        ),
    }
}
