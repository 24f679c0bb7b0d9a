// SPDX-License-Identifier: EUPL-1.2
//! What Phragmén's rule tells of moments and savings, as data.

use serde::Serialize;

use super::amount::Amount;
use super::explanation::View;
use super::losers::ToldBetween;
use super::winners::Next;
use crate::explain::{self, Early};

#[derive(Default, Serialize)]
pub struct Saving<'a> {
    /// What everybody had got by then.
    moment: Option<Moment>,
    /// Supporters who had saved since the same winner was paid.
    savers: Vec<Savers<'a>>,
    /// All other supporters.
    other_savers: Option<u64>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum Moment {
    Exactly(Amount),
    Between(ToldBetween),
}

#[derive(Serialize)]
struct Savers<'a> {
    voters: u64,
    since: Option<&'a str>,
    /// Each.
    paid: Moment,
}

impl<'a> View<'a> {
    pub fn saving(self, early: &Early) -> Saving<'a> {
        let group = |group: &explain::Savers| Savers {
            voters: group.voters,
            since: group.since.map(|winner| self.id(winner)),
            paid: self.moment(&group.paid),
        };
        Saving {
            moment: early.moment.as_ref().map(|moment| self.moment(moment)),
            savers: early.groups.iter().map(group).collect(),
            other_savers: early.moment.is_some().then_some(early.others),
        }
    }

    pub fn next_early(self, early: &Early) -> Option<Next<'a>> {
        let (project, moment) = early.next.as_ref()?;
        let (project, moment) = (self.id(*project), Some(self.moment(moment)));
        Some(Next::Project { project, standing: None, moment })
    }

    fn moment(self, amount: &explain::Amount) -> Moment {
        match amount {
            explain::Amount::Exactly(amount) => Moment::Exactly(Amount::of(self.0, amount)),
            explain::Amount::Between(between) => Moment::Between(self.between(*between)),
        }
    }
}
