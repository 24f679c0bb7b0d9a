// SPDX-License-Identifier: EUPL-1.2
//! What a point says, as an import changes and undoes it; kept as JSON with the import.

use kernel::Planning;
use serde::{Deserialize, Serialize};
use villages::KernId;

use crate::model::{AgendaId, Owner, Status};
use crate::store::point::PointRow;

/// Everything of a point that an import may change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// What it is.
    pub title: String,
    /// More about it.
    pub body: String,
    /// The name of the theme.
    pub theme: Option<String>,
    /// Codes of who acts, sorted.
    pub owners: Vec<String>,
    /// Code of the status.
    pub status: String,
    /// Why it cannot be done.
    pub reason: String,
    /// Handelingsperspectief.
    pub outlook: String,
    /// When.
    pub planning: Option<Planning>,
    /// The name of the source.
    pub source_name: Option<String>,
    /// The page of the source.
    pub source_url: Option<String>,
    /// The status in the words of the source.
    pub source_status: Option<String>,
    /// The planning in the words of the source.
    pub source_planning: Option<String>,
    /// "Stand per" of the source.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The kernen, sorted.
    pub kernen: Vec<KernId>,
    /// The agenda that it stands on; older imports did not keep that.
    #[serde(default)]
    pub agenda: Option<AgendaId>,
    /// The revision at that moment.
    pub revision: i64,
}

impl Stored {
    /// As a point is now.
    pub fn of(row: &PointRow, kernen: &[KernId]) -> Self {
        let mut kernen = kernen.to_vec();
        kernen.sort_unstable();
        Self {
            title: row.title.clone(),
            body: row.body.clone(),
            theme: row.theme.clone(),
            owners: Self::codes_of(&row.owners()),
            status: row.status.code().to_owned(),
            reason: row.reason.clone(),
            outlook: row.outlook.clone(),
            planning: row.planning,
            source_name: row.source_name.clone(),
            source_url: row.source_url.clone(),
            source_status: row.source_status.clone(),
            source_planning: row.source_planning.clone(),
            as_of: row.as_of.clone(),
            kernen,
            agenda: Some(row.agenda_id),
            revision: row.revision,
        }
    }

    /// Who acts.
    pub fn owners(&self) -> Vec<Owner> {
        self.owners.iter().filter_map(|code| Owner::parse(code)).collect()
    }

    /// The codes of who acts, sorted.
    pub fn codes_of(owners: &[Owner]) -> Vec<String> {
        let mut owners = owners.to_vec();
        owners.sort_unstable();
        owners.iter().map(|owner| owner.code().to_owned()).collect()
    }

    /// The status.
    pub fn status(&self) -> Option<Status> {
        Status::parse(&self.status)
    }

    /// Replaces the status. What cannot be done needs a reason: the words of the source.
    pub fn set_status(&mut self, status: Status, words: &str) {
        status.code().clone_into(&mut self.status);
        self.reason = reason(status, words);
        self.outlook.clear();
    }
}

/// The public reason that goes with a status from a file: its own words, where a reason is needed.
pub fn reason(status: Status, words: &str) -> String {
    if status.needs_reason() { words.to_owned() } else { String::new() }
}
