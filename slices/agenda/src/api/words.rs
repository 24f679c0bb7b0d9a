// SPDX-License-Identifier: EUPL-1.2
//! The Dutch words of the API for our codes. They are part of the contract: they do not change with
//! the words that a municipality chooses for its pages.

use crate::model::{AgendaState, Feasible, Outcome, Owner, Status};

pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Idea => "idee",
        Status::Testing => "toetsing",
        Status::Agreed => "afgesproken",
        Status::Planned => "gepland",
        Status::Busy => "bezig",
        Status::Done => "klaar",
        Status::Impossible => "kan_niet",
        Status::Merged => "samengevoegd",
        Status::Settled => "afgehecht",
    }
}

pub(crate) fn parse_status(word: &str) -> Option<Status> {
    Status::ALL.iter().copied().find(|known| status(*known) == word)
}

pub(crate) const fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Residents => "inwoners",
        Owner::Municipality => "gemeente",
        Owner::Partner => "partner",
    }
}

pub(crate) const fn feasible(feasible: Feasible) -> &'static str {
    match feasible {
        Feasible::Yes => "ja",
        Feasible::Partly => "deels",
        Feasible::No => "nee",
        Feasible::Unknown => "nog_niet_te_zeggen",
    }
}

pub(crate) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => "nagekomen",
        Outcome::Late => "te_laat",
        Outcome::Changed => "gewijzigd",
        Outcome::Dropped => "vervallen",
    }
}

pub(crate) const fn state(state: AgendaState) -> &'static str {
    match state {
        AgendaState::Draft => "in_de_maak",
        AgendaState::Adopted => "vastgesteld",
        AgendaState::Replaced => "vervangen",
    }
}

/// The function of somebody who did something; never who.
pub(crate) fn function(role: &str) -> &'static str {
    match role {
        "area_officer" => "gebiedsmakelaar",
        "policy_officer" => "beleidsmedewerker",
        "team_manager" => "teammanager",
        "alderman" => "wethouder",
        "administrator" => "functioneel_beheerder",
        "moderator" => "moderator",
        "partner" => "partner",
        "board" => "bestuur_van_een_groep",
        "member" => "lid_van_een_groep",
        "system" => "systeem",
        _ => "inwoner",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_their_status() {
        for known in Status::ALL {
            assert_eq!(parse_status(status(*known)), Some(*known));
        }
        assert_eq!(parse_status("bezig "), None);
    }
}
