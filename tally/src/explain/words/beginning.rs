// SPDX-License-Identifier: EUPL-1.2
//! How it began, and by which rule.

use num_rational::BigRational;

use super::{Words, verb};
use crate::election::BallotKind;
use crate::explain::{Explanation, Promised};
use crate::outcome::{Comparison, Phase};
use crate::privacy::Privacy;
use crate::settings::{Rule, Utility};

pub(super) fn sentences(words: &Words<'_>, told: &Explanation) -> Vec<String> {
    let (voters, budget) = (words.people(told.voters), words.minor(told.budget));
    let mut all = vec![words.say(
        format!("Het budget is {budget}. Er {} {voters} mee.", verb(told.voters, "deed", "deden")),
        format!("The budget is {budget}. {voters} took part."),
    )];
    let shares = told.share.as_ref().filter(|_| told.rule == Rule::EqualShares);
    let shares = shares.map(|share| (share, own_share(told)));
    if let Some((_, own)) = &shares {
        let own = words.money(own);
        all.push(
            words.say(format!("Dat is {own} voor iedere kiezer."), format!("That is {own} for each voter.")),
        );
    }
    if told.refused_ballots > 0 {
        all.push(refused(words, told.privacy, told.refused_ballots));
    }
    if let Some((is_greedy, both)) = told.comparison {
        all.push(compared(words, is_greedy, both));
    }
    all.extend(told.minima.iter().map(|promised| minimum(words, promised)));
    match told.rule {
        Rule::Greedy(_) => all.push(greedy(words, told.utility)),
        Rule::Phragmen => all.push(phragmen(words)),
        _ => {}
    }
    if let Some((share, own)) = shares {
        all.extend((*share > own).then(|| grown(words, share)));
        all.push(by_what(words, told.utility));
    }
    let is_completed = told.rounds.iter().any(|round| round.by == Phase::Completion);
    if is_completed || told.losers.iter().any(|loser| loser.left.is_some()) {
        all.push(words.say(
            "Daarna volgt een aanvulling: wat nog past in het geld dat over is, kan ook winnen.".into(),
            "Then comes the completion: what still fits in the money that is left can win as well.".into(),
        ));
    }
    all
}

/// What each voter has of the budget, in minor units.
fn own_share(told: &Explanation) -> BigRational {
    BigRational::new(told.budget.into(), told.voters.max(1).into())
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

fn refused(words: &Words<'_>, privacy: Privacy, ballots: u64) -> String {
    if privacy.is_small(ballots) {
        return words.say(
            "Een paar stembiljetten passen niet bij de afspraken. Die tellen als blanco.".into(),
            "A few ballots break the limits. They count as blank.".into(),
        );
    }
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

fn compared(words: &Words<'_>, is_greedy: bool, both: Option<Comparison>) -> String {
    let numbers = both.map_or(String::new(), |Comparison { for_rule, for_greedy }| {
        let number = |voters: u64| words.language.number(voters.into());
        let (greedy, rule) = (number(for_greedy), number(for_rule));
        words.say(format!(" ({greedy} tegen {rule})"), format!(" ({greedy} against {rule})"))
    });
    if is_greedy {
        return words.say(
            format!(
                "Er is ook geteld met de meeste stemmen. Daarmee waren meer kiezers beter af{numbers}. \
                 Daarom geldt die uitslag."
            ),
            format!(
                "We also counted with the most votes. More voters were better off with that{numbers}. \
                 So that outcome holds."
            ),
        );
    }
    words.say(
        format!(
            "Er is ook geteld met de meeste stemmen. Daarmee waren niet meer kiezers beter af{numbers}. \
             Daarom geldt die uitslag niet."
        ),
        format!(
            "We also counted with the most votes. No more voters were better off with that{numbers}. \
             So that outcome does not hold."
        ),
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
            "Kiezers zetten projecten op volgorde. Een project krijgt 1 punt voor elk project dat een kiezer \
             lager op de lijst zet. Het project met de meeste punten voor zijn prijs gaat voor, \
             zolang het geld reikt."
                .into(),
            "Voters put projects in order. A project gets 1 point for each project that a voter puts lower \
             in the list. The project with the most points for its cost goes first, as far as the \
             money goes."
                .into(),
        ),
        Utility::Score if words.election.kind() == BallotKind::Ordinal => words.say(
            "Kiezers zetten projecten op volgorde. De laatste plaats op de langste lijst geeft 1 punt, en elke \
             plaats hoger 1 punt meer. Het project met de meeste punten gaat voor, zolang het geld reikt."
                .into(),
            "Voters put projects in order. The last place in the longest list gives 1 point, and each place \
             above it 1 point more. The project with the most points goes first, as far as the money goes."
                .into(),
        ),
        Utility::Score => words.say(
            "Het project met de meeste punten gaat voor, zolang het geld reikt.".into(),
            "The project with the most points goes first, as far as the money goes.".into(),
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

fn grown(words: &Words<'_>, share: &BigRational) -> String {
    let share = words.money(share);
    words.say(
        format!(
            "Om meer van het budget te gebruiken, is geteld alsof ieder {share} had. \
             Alles samen blijft binnen het budget."
        ),
        format!(
            "To use more of the budget, we counted as if each voter had {share}. \
             The total stays within the budget."
        ),
    )
}

fn by_what(words: &Words<'_>, utility: Utility) -> String {
    match utility {
        Utility::Cost => words.say(
            "Kiezers betalen een project samen. Wie niet genoeg geld meer heeft, betaalt wat er nog is. \
             Die stem telt dan maar voor een deel. Het project met de meeste volle stemmen is aan de beurt."
                .into(),
            "Voters pay for a project together. Voters who do not have enough left pay what they have. \
             Their votes count only in part. The project with the most full votes is next."
                .into(),
        ),
        Utility::Cardinality => words.say(
            "Kiezers betalen een project samen. Het project dat voor zijn kiezers het goedkoopst is, is \
             aan de beurt."
                .into(),
            "Voters pay for a project together. The project that is cheapest for its voters is next.".into(),
        ),
        // Greedy, which nobody pays for, is the only rule that goes by score.
        Utility::Points | Utility::Score => words.say(
            "Kiezers betalen een project samen. Wie meer punten gaf, betaalt meer. Het project met de \
             laagste prijs per punt is aan de beurt."
                .into(),
            "Voters pay for a project together. Voters who gave more points pay more. The project with the \
             lowest price for a point is next."
                .into(),
        ),
        Utility::Borda => words.say(
            "Kiezers zetten projecten op volgorde. Een project krijgt 1 punt voor elk project dat een kiezer \
             lager op de lijst zet. Het laatste krijgt dus geen punten, en wie het daar zette, betaalt \
             er niet aan mee. Kiezers betalen een project samen. Wie het hoger zet, betaalt meer. Het project met de laagste prijs per punt is aan de beurt."
                .into(),
            "Voters put projects in order. A project gets 1 point for each project that a voter puts lower \
             in the list. So the last one gets no points, and voters who put it there do not pay for it. \
             Voters pay for a project together. Those who put it higher pay more. The project with the \
             lowest price for a point is next."
                .into(),
        ),
    }
}
