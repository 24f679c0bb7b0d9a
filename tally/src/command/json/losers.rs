// SPDX-License-Identifier: EUPL-1.2
//! Why each of the others lost, and what would have made it win, as data.

use serde::Serialize;

use super::amount::{Amount, Told, of_ballot, points};
use super::explanation::{Tie, View};
use crate::command::explained::About;
use crate::explain::{Cheaper, Fewer, Loser, MoreVoters, NoBallot, Since, Sought, Spent, WhatIf, WhyLost};

#[derive(Serialize)]
pub struct Lost<'a> {
    project: &'a str,
    cost: String,
    votes: u64,
    points: Option<String>,
    why: Why<'a>,
    /// With Phragmén's rule: what its supporters had saved when the rule stopped.
    saved: Option<ToldSaved<'a>>,
    /// At its turn in the completion.
    left: Option<String>,
    tie: Option<Tie<'a>>,
    overtaken_by: Vec<&'a str>,
    sentences: &'a [String],
    what_if: ToldWhatIf<'a>,
}

#[derive(Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Why<'a> {
    NoSupport,
    TooLittleSupport,
    Rival {
        winner: &'a str,
    },
    TooLittleMoney {
        first: Amount,
        since: ToldSince<'a>,
        then: Option<Told>,
        last: Option<Told>,
        spent: Vec<ToldSpent<'a>>,
        is_untold: bool,
    },
    TooDear,
    DoesNotFit {
        left: String,
    },
    Stopped {
        by: Option<&'a str>,
    },
}

#[derive(Serialize)]
struct ToldSaved<'a> {
    money: Option<Told>,
    spent: Vec<ToldSpent<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum ToldSince<'a> {
    Beginning,
    Winner { winner: &'a str },
    Later,
}

#[derive(Serialize)]
struct ToldSpent<'a> {
    winner: &'a str,
    #[serde(flatten)]
    money: Told,
}

#[derive(Serialize)]
struct ToldWhatIf<'a> {
    cheaper: ToldSought<ToldCheaper, String>,
    more_voters: ToldSought<ToldMore, u128>,
    sentences: &'a [String],
}

/// What was found; with `F`, how far was looked.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum ToldSought<T, F> {
    Found(T),
    NotFound { counts: u32, farthest: F, is_all: bool },
    NotSought,
    Untold,
    Meaningless { because: &'static str },
}

#[derive(Serialize)]
struct ToldCheaper {
    wins_at: String,
    step: String,
    is_highest: bool,
}

#[derive(Serialize)]
struct ToldMore {
    wins_with: u64,
    points: Option<String>,
    fewer: &'static str,
}

impl<'a> View<'a> {
    pub fn lost(self, loser: &Loser, about: &'a About) -> Lost<'a> {
        Lost {
            project: self.id(loser.project),
            cost: self.0.money(loser.cost),
            votes: loser.votes,
            points: loser.points.as_ref().map(|number| points(self.0, number)),
            why: self.why(&loser.why),
            saved: loser.saved.as_ref().map(|saved| ToldSaved {
                money: saved.money.as_ref().map(|money| Told::of(self.0, money)),
                spent: self.spent(&saved.spent),
            }),
            left: loser.left.map(|left| self.0.money(left)),
            tie: loser.tie.map(|tie| self.tie(tie)),
            overtaken_by: loser.overtaken_by.iter().map(|winner| self.id(*winner)).collect(),
            sentences: &about.sentences,
            what_if: self.what_if(&about.found, &about.what_if),
        }
    }

    fn why(self, why: &WhyLost) -> Why<'a> {
        match why {
            WhyLost::NoSupport => Why::NoSupport,
            WhyLost::TooLittleSupport => Why::TooLittleSupport,
            WhyLost::Rival(winner) => Why::Rival { winner: self.id(*winner) },
            WhyLost::TooLittleMoney { first, then, since, last, spent, is_untold, .. } => {
                Why::TooLittleMoney {
                    first: Amount::of(self.0, first),
                    since: match since {
                        Since::TheBeginning => ToldSince::Beginning,
                        Since::Winner(winner) => ToldSince::Winner { winner: self.id(*winner) },
                        Since::Later => ToldSince::Later,
                    },
                    is_untold: *is_untold,
                    then: then.as_ref().map(|then| Told::of(self.0, then)),
                    last: last.as_ref().map(|last| Told::of(self.0, last)),
                    spent: self.spent(spent),
                }
            }
            WhyLost::TooDear => Why::TooDear,
            WhyLost::DoesNotFit { left } => Why::DoesNotFit { left: self.0.money(*left) },
            WhyLost::Stopped { by } => Why::Stopped { by: by.map(|by| self.id(by)) },
        }
    }

    fn spent(self, spent: &[Spent]) -> Vec<ToldSpent<'a>> {
        let told = |spent: &Spent| ToldSpent {
            winner: self.id(spent.winner),
            money: Told::of(self.0, &spent.money),
        };
        spent.iter().map(told).collect()
    }

    fn what_if(self, found: &WhatIf, sentences: &'a [String]) -> ToldWhatIf<'a> {
        let cheaper = |Cheaper { wins_at, step, is_highest }: Cheaper| ToldCheaper {
            wins_at: self.0.money(wins_at),
            step: self.0.money(step),
            is_highest,
        };
        let more = |more: MoreVoters| ToldMore {
            wins_with: more.wins_with,
            points: more.points.map(|given| points(self.0, &of_ballot(self.0, given))),
            fewer: match more.fewer {
                Fewer::None => "none",
                Fewer::OneLessLoses => "one-less-loses",
                Fewer::Unknown => "unknown",
            },
        };
        // As in the sentences: when the one is not told, the other is not either.
        let is_told = found.cheaper != Sought::Untold;
        ToldWhatIf {
            cheaper: sought(found.cheaper, cheaper, |cost| self.0.money(cost)),
            more_voters: match is_told {
                true => sought(found.more_voters, more, |voters| voters),
                false => ToldSought::Untold,
            },
            sentences,
        }
    }
}

fn sought<S, T, F>(sought: Sought<S>, told: impl Fn(S) -> T, far: impl Fn(u128) -> F) -> ToldSought<T, F> {
    match sought {
        Sought::Found(found) => ToldSought::Found(told(found)),
        Sought::NotFound { counts, farthest, is_all } => {
            ToldSought::NotFound { counts, farthest: far(farthest), is_all }
        }
        Sought::NotSought => ToldSought::NotSought,
        Sought::Untold => ToldSought::Untold,
        Sought::Meaningless(why) => ToldSought::Meaningless {
            because: match why {
                NoBallot::Borda => "borda",
                NoBallot::LeastChoices(_) => "min-choices",
            },
        },
    }
}
