// SPDX-License-Identifier: EUPL-1.2
//! How a winner stood, and which project was next best.

use num_rational::BigRational;

use super::Words;
use crate::explain::{Next, Payment, Round, Standing};
use crate::settings::Utility;

/// Whether a price is for each point, and not the same for everybody.
pub(super) fn by_points(utility: Utility) -> bool {
    matches!(utility, Utility::Points | Utility::Borda)
}

/// At this moment: the next winner may be another one.
pub(super) fn second_place(words: &Words<'_>, second: usize, with: &str) -> String {
    let second = words.name(second);
    words.say(
        format!("Op de tweede plaats stond toen {second}{with}."),
        format!("The runner-up at that moment was {second}{with}."),
    )
}

pub(super) fn standing_of(words: &Words<'_>, utility: Utility, payment: &Payment, all: &mut Vec<String>) {
    // The price was told before.
    let is_told = utility != Utility::Cost && payment.price.is_some();
    match payment.standing.as_ref().filter(|_| !is_told) {
        Some(Standing::Price { low, high }) => {
            let each = prices(words, low, high);
            let (dutch, english) = if by_points(utility) { (" per punt", " a point") } else { ("", " each") };
            all.push(words.say(
                format!("Wie genoeg had, betaalde {each}{dutch}."),
                format!("Those who had enough paid {each}{english}."),
            ));
        }
        Some(own) => {
            let own = standing(words, utility, own);
            all.push(words.say(format!("Het had {own}."), format!("It had {own}.")));
        }
        None => {}
    }
}

pub(super) fn next(
    words: &Words<'_>,
    utility: Utility,
    round: &Round,
    payment: &Payment,
    all: &mut Vec<String>,
) {
    match &payment.next {
        Next::Project(second, _) if round.ties.iter().any(|tie| tie.with == *second) => {}
        Next::Project(second, stands) => {
            let stands = match stands {
                None => String::new(),
                // A range cannot tell them apart.
                Some(Standing::EffectiveVotes { at_least, below })
                    if at_least < below && stands == &payment.standing =>
                {
                    words.say(
                        ", met evenveel of iets minder".into(),
                        ", with as many or slightly fewer".into(),
                    )
                }
                Some(stands) => {
                    let stands = standing(words, utility, stands);
                    words.say(format!(", met {stands}"), format!(", with {stands}"))
                }
            };
            all.push(second_place(words, *second, &stands));
        }
        Next::Untold => {}
        Next::Nobody => all.push(words.say(
            "Voor geen ander project was op dat moment genoeg geld bij elkaar.".into(),
            "No other project had enough money together at that moment.".into(),
        )),
    }
}

/// One price, or two to whole minor units, outward.
fn prices(words: &Words<'_>, low: &BigRational, high: &BigRational) -> String {
    if low == high {
        return words.money(low);
    }
    let (low, high) = (words.money(&low.floor()), words.money(&high.ceil()));
    words.say(format!("tussen {low} en {high}"), format!("between {low} and {high}"))
}

fn standing(words: &Words<'_>, utility: Utility, standing: &Standing) -> String {
    match standing {
        Standing::EffectiveVotes { at_least, below } => {
            let (low, high) = (words.language.number(*at_least), words.language.number(*below));
            if at_least == below {
                let one = *at_least == 1;
                return words.say(
                    format!("{low} volle {}", if one { "stem" } else { "stemmen" }),
                    format!("{low} full {}", if one { "vote" } else { "votes" }),
                );
            }
            if *at_least == 0 {
                return words.say(
                    format!("minder dan {high} volle stemmen"),
                    format!("fewer than {high} full votes"),
                );
            }
            words.say(format!("{low} tot {high} volle stemmen"), format!("{low} to {high} full votes"))
        }
        Standing::Price { low, high } => {
            let money = prices(words, low, high);
            if by_points(utility) {
                return words
                    .say(format!("een prijs van {money} per punt"), format!("a price of {money} a point"));
            }
            words.say(format!("een prijs van {money} per kiezer"), format!("a price of {money} for a voter"))
        }
    }
}
