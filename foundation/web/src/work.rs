// SPDX-License-Identifier: EUPL-1.2
//! What waits for somebody, as slices tell it to the worklist.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Date;
use uuid::Uuid;

use crate::Words;

/// Under which heading a work item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Past its date.
    Overdue,
    /// Its date comes within the warning time.
    Soon,
    /// Waits for an answer of the officer.
    ToDecide,
    /// Nobody wrote for too long.
    Silent,
    /// Begun, not finished.
    Draft,
}

/// One line of an officer's worklist.
#[derive(Clone, Debug)]
pub struct WorkItem {
    /// Which heading.
    pub urgency: Urgency,
    /// What it is, in words.
    pub title: Words,
    /// Where it lies, in words.
    pub place: String,
    /// Why it is on the list, in words.
    pub reason: Words,
    /// The day it counts from: due date, last note or arrival.
    pub since: Date,
    /// What is said instead of that day, when nobody knows it.
    pub about: Option<String>,
    /// Where it can be done.
    pub href: String,
    /// What can be done in one tap: key of the text and the address that takes the POST.
    pub actions: Vec<(&'static str, String)>,
    /// What takes more than one tap: key of the text and the address of its form.
    pub links: Vec<(&'static str, String)>,
    /// What bulk work needs of it, when the item takes part in that.
    pub bulk: Option<Bulk>,
}

/// A thing that can be changed together with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// Which.
    pub id: Uuid,
    /// Its version, so that what somebody else changed meanwhile is not replaced unseen.
    pub version: i64,
}

/// Whose work is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// What the actor of the page sees to.
    Mine,
    /// What nobody sees to.
    Nobodys,
}

/// Which part of a worklist is asked for.
#[derive(Clone, Copy, Debug)]
pub struct WorkQuery {
    /// In this kern only.
    pub kern: Option<Uuid>,
    /// Of whom; of everybody when there is none.
    pub whose: Option<Whose>,
    /// At most so many lines under each heading, the first ones.
    pub limit: u32,
    /// At most so many under this one.
    pub more: Option<(Urgency, u32)>,
}

impl WorkQuery {
    /// At most so many lines are wanted under this heading.
    pub fn most(&self, heading: Urgency) -> u32 {
        match self.more {
            Some((one, most)) if one == heading => most,
            _ => self.limit,
        }
    }
}

/// What waits: the lines that were asked for, and how much there is. The numbers are counted apart, so
/// that they tell the truth however few lines are shown.
#[derive(Clone, Debug, Default)]
pub struct Worklist {
    /// The first lines under each heading, by the day they count from.
    pub items: Vec<WorkItem>,
    /// How many lines there are under each heading.
    pub totals: BTreeMap<Urgency, usize>,
    /// The kernen in which something waits for the actor, whatever part was asked for.
    pub kernen: BTreeSet<Uuid>,
}

impl Worklist {
    /// Adds so many lines to the number under a heading.
    pub fn count(&mut self, heading: Urgency, lines: usize) {
        *self.totals.entry(heading).or_default() += lines;
    }

    /// Adds what another slice says.
    pub fn add(&mut self, other: Self) {
        self.items.extend(other.items);
        for (heading, lines) in other.totals {
            self.count(heading, lines);
        }
        self.kernen.extend(other.kernen);
    }
}
