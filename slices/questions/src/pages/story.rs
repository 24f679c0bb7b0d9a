// SPDX-License-Identifier: EUPL-1.2
//! The story of a question in words: for the asker what they were told, for colleagues all of it.

use std::collections::BTreeMap;

use kernel::Date;
use uuid::Uuid;
use web::{Page, Words};

use super::attachments::Shown;
use crate::model::Deed;
use crate::store::deed::DeedRow;

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
    let what = page.t_of(&["vraagdaad-", row.deed.code()]);
    let what = match row.deed {
        Deed::Draft if !row.whom.is_empty() => page.t("vraagdaad-draft-meekijken"),
        _ => what,
    };
    Step {
        when: page.moment(&row.at),
        what: if helped { format!("{what} {}", page.t_of(&["geholpen-", &row.whom])) } else { what },
        whom: if helped { String::new() } else { row.whom.clone() },
        text: if hidden { page.t("vraag-afgeschermd").into() } else { page.in_dutch(&row.text) },
        due: row.due,
        by: by(page, &row.by_role),
        internal: !row.deed.is_told(),
        example: row.example,
        files,
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
