// SPDX-License-Identifier: EUPL-1.2
//! The story of a question in words: for the asker what they were told, for colleagues all of it.

use std::collections::BTreeMap;

use kernel::Date;
use uuid::Uuid;
use web::{Page, Words};

use super::attachments::Shown;
use crate::model::{Channel, Deed};
use crate::store::deed::{self, DeedRow};

/// One step.
pub struct Step {
    /// The day and the time.
    pub when: String,
    /// What was done.
    pub what: String,
    /// Whom it concerns: a team or a partner, by name; empty for none.
    pub whom: String,
    /// What was said with it.
    pub text: Words,
    /// By when an answer was promised with it.
    pub due: Option<Date>,
    /// In which function.
    pub by: String,
    /// Whether only colleagues read it.
    pub internal: bool,
    /// Part of the example data of a demo.
    pub example: bool,
    /// What came with it.
    pub files: Vec<Shown>,
}

/// Who reads a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Who asked: what they were told.
    Asker,
    /// A colleague: everything, without the words of the asker when those are hidden.
    Inside {
        /// Whether they are.
        hidden: bool,
    },
}

/// The steps with their files, the oldest first.
pub fn steps(
    page: &Page,
    deeds: &[DeedRow],
    reading: Reading,
    mut files: BTreeMap<Uuid, Vec<Shown>>,
) -> Vec<Step> {
    let told = deeds.iter().filter(|row| reading != Reading::Asker || row.deed.is_told());
    told.map(|row| step(page, row, reading, files.remove(&row.id).unwrap_or_default())).collect()
}

fn step(page: &Page, row: &DeedRow, reading: Reading, files: Vec<Shown>) -> Step {
    let hidden = reading == Reading::Inside { hidden: true } && row.deed.is_askers();
    let files = if hidden { Vec::new() } else { files };
    let hidden = hidden && !row.text.is_empty();
    let helped = row.deed == Deed::Helped;
    let what = named(page, row, reading);
    let what = match row.deed {
        Deed::Draft if !row.whom.is_empty() => page.t("vraagdaad-draft-meekijken"),
        Deed::Posted if row.channel == Some(Channel::Phone) => page.t("vraagdaad-posted-gebeld"),
        _ => what,
    };
    Step {
        when: page.moment(&row.at),
        what: if helped { format!("{what} {}", page.t_of(&["geholpen-", &row.whom])) } else { what },
        whom: if helped { String::new() } else { row.whom.clone() },
        text: if hidden { page.t("vraag-afgeschermd").into() } else { page.in_dutch(&row.text) },
        due: row.due,
        by: signed(page, row, reading),
        internal: !row.deed.is_told(),
        example: row.example,
        files,
    }
}

/// What was done: some of it has other words for who asked.
fn named(page: &Page, row: &DeedRow, reading: Reading) -> String {
    let own = format!("vraagdaad-{}-u", row.deed.code());
    match reading {
        Reading::Asker if page.has_text(&own) => page.t(&own),
        _ => page.t_of(&["vraagdaad-", row.deed.code()]),
    }
}

/// Who did it; and who wrote it down for the asker, who told it otherwise.
fn signed(page: &Page, row: &DeedRow, reading: Reading) -> String {
    let role = by(page, &row.by_role);
    let asker = if reading == Reading::Asker { "vraag-door-u" } else { "vraag-door-vrager" };
    match row.channel.filter(|_| row.deed.is_askers()) {
        Some(channel) => {
            let args = [
                ("wie", page.t(asker).into()),
                ("hoe", page.t_of(&["vraag-hoe-", channel.code()]).into()),
                ("functie", role.into()),
            ];
            page.ta("vraag-opgeschreven", &args)
        }
        None if row.by_role == deed::ASKER => page.t(asker),
        None => role,
    }
}

/// The function of who did something.
pub(crate) fn by(page: &Page, role: &str) -> String {
    match role {
        "asker" => page.t("vraag-door-vrager"),
        "system" => page.t("vraag-door-brink"),
        role => page.t(&format!("rol-{}", role.replace('_', "-"))),
    }
}
