// SPDX-License-Identifier: EUPL-1.2
//! What Phragmén's rule tells of moments and savings, as data.

use serde::Serialize;

use super::amount::Told;
use super::explanation::View;
use super::winners::Next;
use crate::explain::{self, Early};

#[derive(Default, Serialize)]
pub struct Saving<'a> {
    /// What everybody had got by then.
    moment: Option<Told>,
    /// Supporters who had saved since the same winner was paid.
    savers: Vec<Savers<'a>>,
    /// All other supporters.
    other_savers: Option<u64>,
}

#[derive(Serialize)]
struct Savers<'a> {
    voters: u64,
    since: Option<&'a str>,
    /// Each.
    paid: Told,
}

impl<'a> View<'a> {
    pub fn saving(self, early: &Early) -> Saving<'a> {
        let group = |group: &explain::Savers| Savers {
            voters: group.voters,
            since: group.since.map(|winner| self.id(winner)),
            paid: Told::of(self.0, &group.paid),
        };
        Saving {
            moment: early.moment.as_ref().map(|moment| Told::of(self.0, moment)),
            savers: early.groups.iter().map(group).collect(),
            other_savers: early.moment.is_some().then_some(early.others),
        }
    }

    pub fn next_early(self, early: &Early) -> Option<Next<'a>> {
        let (project, moment) = early.next.as_ref()?;
        let (project, moment) = (self.id(*project), Some(Told::of(self.0, moment)));
        Some(Next::Project { project, standing: None, moment })
    }
}
