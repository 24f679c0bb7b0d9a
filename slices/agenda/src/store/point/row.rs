// SPDX-License-Identifier: EUPL-1.2
//! A point as it is stored. Every column is named once: statements are made from these lists.

use std::ops::Deref;

use db::{Col, DbError, FromRow, RowRef, Value};
use kernel::{Date, PersonId, Planning, Timestamp};
use villages::{GroupId, PartnerId, TeamId};

use crate::model::{AgendaId, Owner, PointId, Status, ThemeId};
use crate::parties::Named;

/// The part of a point that a form changes, as a struct and as columns of `point`.
macro_rules! text {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        /// What a point says: what a form changes of it.
        #[derive(Clone, Debug, Default)]
        pub struct PointText {
            /// The theme's name; stored as the id of a theme of its agenda.
            pub theme: Option<String>,
            $($(#[$doc])* pub $field: $type,)*
        }

        impl PointText {
            /// Its columns.
            pub(super) const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// What to store in them, in the same order.
            pub(super) fn values(&self) -> Vec<Value> {
                vec![$(self.$field.clone().into()),*]
            }
        }

        impl Col for PointText {
            fn get(row: &RowRef<'_>, _: &str) -> Result<Self, DbError> {
                Ok(Self { theme: row.get("theme")?, $($field: row.get(stringify!($field))?),* })
            }
        }
    };
}

text! {
    /// What it is.
    title: String,
    /// More about it.
    body: String,
    /// Inwoners act.
    owner_residents: bool,
    /// The municipality acts.
    owner_municipality: bool,
    /// A partner acts.
    owner_partner: bool,
    /// Which group.
    group_id: Option<GroupId>,
    /// Which team.
    team_id: Option<TeamId>,
    /// Which partner.
    partner_id: Option<PartnerId>,
    /// Which officer sees to it. Shown by function only, and only while they hold a right there.
    officer_id: Option<PersonId>,
    /// When, as precise as known.
    planning: Option<Planning>,
    /// What comes next.
    next_step: String,
    /// Where, in words.
    place: String,
    /// Longitude, WGS84.
    lon: Option<f64>,
    /// Latitude, WGS84.
    lat: Option<f64>,
    /// Not public yet.
    draft: bool,
}

impl PointText {
    /// Who exactly.
    pub(crate) fn named(&self) -> Named {
        Named { group: self.group_id, team: self.team_id, partner: self.partner_id }
    }

    /// Who has to act.
    pub fn owners(&self) -> Vec<Owner> {
        let all = [
            (self.owner_residents, Owner::Residents),
            (self.owner_municipality, Owner::Municipality),
            (self.owner_partner, Owner::Partner),
        ];
        all.into_iter().filter(|(acts, _)| *acts).map(|(_, owner)| owner).collect()
    }

    /// The same, with these who have to act.
    #[must_use]
    pub fn owned_by(mut self, owners: &[Owner]) -> Self {
        self.owner_residents = owners.contains(&Owner::Residents);
        self.owner_municipality = owners.contains(&Owner::Municipality);
        self.owner_partner = owners.contains(&Owner::Partner);
        self
    }
}

db::row! {
    /// A point: what it says, and what became of it.
    pub struct PointRow {
        /// What it says.
        pub text: PointText,
        /// Its id.
        pub id: PointId,
        /// Its number in the municipality.
        pub number: i64,
        /// Which agenda.
        pub agenda_id: AgendaId,
        /// Which theme.
        pub theme_id: Option<ThemeId>,
        /// How it stands.
        pub status: Status,
        /// Why it cannot be done; public.
        pub reason: String,
        /// Handelingsperspectief: what can be done, and by whom.
        pub outlook: String,
        /// The point that it was merged into.
        pub merged_into: Option<PointId>,
        /// Who proposed it; never shown.
        pub proposed_by: Option<PersonId>,
        /// Whether somebody proposed it; still known when their account is gone.
        pub proposed: bool,
        /// Why it was taken off the website; empty for every other point.
        pub hidden_reason: String,
        /// When that was.
        pub hidden_at: Option<Timestamp>,
        /// In which role, as its code.
        pub hidden_role: String,
        /// The name of the source.
        pub source_name: Option<String>,
        /// The page of the source.
        pub source_url: Option<String>,
        /// The status in the words of the source.
        pub source_status: Option<String>,
        /// The planning in the words of the source.
        pub source_planning: Option<String>,
        /// "Stand per" of its source; the one of its agenda holds when there is none.
        pub as_of: Option<String>,
        /// Its name in another system.
        pub external_id: Option<String>,
        /// Part of the example data of a demo.
        pub example: bool,
        /// How many people find it important too.
        pub supporters: i64,
        /// The earliest date of an open promise; 9999-12-31 when there is none.
        pub open_due: Date,
        /// When it was entered.
        pub created_at: Timestamp,
        /// When something last happened to it.
        pub touched_at: Timestamp,
        /// For edit conflicts.
        pub revision: i64,
    }
}

/// The columns of `point` that a [`PointRow`] is read from.
pub(super) fn columns() -> impl Iterator<Item = &'static str> {
    let own = PointRow::COLUMNS.iter().filter(|column| **column != "text");
    own.chain(PointText::COLUMNS).copied()
}

/// The date that means "no open promise". Sorts after every real one.
pub const NO_DUE: &str = "9999-12-31";

impl Deref for PointRow {
    type Target = PointText;
    fn deref(&self) -> &PointText {
        &self.text
    }
}

impl PointRow {
    /// Whether it was taken off the website, in contrast to a concept that was never there.
    pub fn is_hidden(&self) -> bool {
        self.draft && !self.hidden_reason.is_empty()
    }

    /// Whether it can be taken off the website: a proposal on which nothing is agreed yet.
    pub fn can_be_hidden(&self) -> bool {
        self.proposed && !self.draft && self.status.is_undecided()
    }

    /// The earliest date of an open promise.
    pub fn due(&self) -> Option<Date> {
        (self.open_due.to_string() != NO_DUE).then_some(self.open_due)
    }

    /// Days after that date; `None` when nothing is late.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        self.due().map(|due| due.days_until(today)).filter(|days| *days > 0)
    }
}
