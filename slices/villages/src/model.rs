// SPDX-License-Identifier: EUPL-1.2
//! What a kern, a team, a partner and a group are. Plain data and pure rules.

pub mod area;
mod contact;
pub mod place;

use db::{Col, DbError, RowRef, Value};
use kernel::{Date, Id, Timestamp};

pub use contact::{Channel, ChannelKind, Contact, Office};

/// Marker for the id of a kern.
pub enum KernMarker {}
/// The id of a kern.
pub type KernId = Id<KernMarker>;

/// Marker for the id of a team.
pub enum TeamMarker {}
/// The id of a team of the municipality.
pub type TeamId = Id<TeamMarker>;

/// Marker for the id of a partner.
pub enum PartnerMarker {}
/// The id of a partner organisation.
pub type PartnerId = Id<PartnerMarker>;

/// Marker for the id of a group.
pub enum GroupMarker {}
/// The id of a group of residents.
pub type GroupId = Id<GroupMarker>;

/// How far the way of working has come in a kern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Beginsituatie.
    Beginning,
    /// Start.
    Start,
    /// Uitvoering.
    Execution,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: &'static [Phase] = &[Phase::Beginning, Phase::Start, Phase::Execution];

    /// 1, 2 or 3.
    pub const fn number(self) -> i64 {
        match self {
            Phase::Beginning => 1,
            Phase::Start => 2,
            Phase::Execution => 3,
        }
    }

    /// The phase with this number, if there is one.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|phase| phase.number() == number)
    }

    /// The phase with this number, as a form sends it.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().and_then(Self::from_number)
    }

    /// Key of its name in the texts.
    pub const fn key(self) -> &'static str {
        match self {
            Phase::Beginning => "fase-1",
            Phase::Start => "fase-2",
            Phase::Execution => "fase-3",
        }
    }
}

impl Col for Phase {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        let number: i64 = row.get(column)?;
        Self::from_number(number).ok_or_else(|| db::unknown_code(column, &number.to_string()))
    }
}

impl From<Phase> for Value {
    fn from(phase: Phase) -> Self {
        Value::from(phase.number())
    }
}

db::row! {
    /// A kern without its area: light enough to list all of them.
    pub struct Kern {
        /// Which.
        pub id: KernId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Degrees east.
        pub lon: f64,
        /// Degrees north.
        pub lat: f64,
        /// How many people live there, when a source says so.
        pub residents: Option<i64>,
        /// The day of that count.
        pub residents_on: Option<Date>,
        /// What has to be known about that count, with its source.
        pub residents_note: Option<String>,
        /// Where the kern is named as one.
        pub source_url: Option<String>,
        /// Why it is not sure that this is a kern of the municipality.
        pub uncertain: Option<String>,
        /// How far the way of working has come.
        pub phase: Phase,
        /// What has to be known about the phase.
        pub phase_note: Option<String>,
        /// A sentence about the kern.
        pub intro: Option<String>,
        /// The code of the CBS wijk.
        pub cbs_wijk: Option<String>,
        /// Its phase was invented for the demo.
        pub example: bool,
        /// Rises with every change, to notice that two people edit at once.
        pub version: i64,
        /// Since when it is no kern of its own any more; offer only those without.
        pub ended_at: Option<Timestamp>,
        /// Why it ended, for everybody to read.
        pub ended_reason: Option<String>,
        /// The kern that it became part of.
        pub successor_id: Option<KernId>,
    }
}

impl Kern {
    /// A kern of which nothing else is known.
    pub fn new(id: KernId, name: impl Into<String>, slug: impl Into<String>, place: place::Place) -> Self {
        Self {
            id,
            slug: slug.into(),
            name: name.into(),
            lon: place.lon,
            lat: place.lat,
            residents: None,
            residents_on: None,
            residents_note: None,
            source_url: None,
            uncertain: None,
            phase: Phase::Beginning,
            phase_note: None,
            intro: None,
            cbs_wijk: None,
            example: false,
            version: 1,
            ended_at: None,
            ended_reason: None,
            successor_id: None,
        }
    }
}

db::row! {
    /// A phase that a kern came to.
    pub struct PhaseNote {
        /// Which.
        pub id: uuid::Uuid,
        /// Of which kern.
        pub kern_id: KernId,
        /// The phase.
        pub phase: Phase,
        /// What was said about it.
        pub note: Option<String>,
        /// Since when.
        pub at: Timestamp,
        /// The kern was in this phase when Brink got to know it: `at` only keeps the order.
        pub from_start: bool,
        /// Invented for the demo.
        pub example: bool,
    }
}

db::row! {
    /// A team of the municipality.
    pub struct Team {
        /// Which.
        pub id: TeamId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its page.
        pub website: Option<String>,
        /// Its shared mailbox, of nobody in person.
        pub email: Option<String>,
        /// What has to be known about it.
        pub note: Option<String>,
        /// Invented for the demo.
        pub example: bool,
        /// Since when it is no more; offer only those without.
        pub ended_at: Option<Timestamp>,
        /// Rises with every change.
        pub version: i64,
    }
}

db::row! {
    /// A partner organisation.
    pub struct Partner {
        /// Which.
        pub id: PartnerId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its page.
        pub website: Option<String>,
        /// Its shared mailbox, of nobody in person: what is forwarded goes there.
        pub email: Option<String>,
        /// What has to be known about it.
        pub note: Option<String>,
        /// Invented for the demo.
        pub example: bool,
        /// Since when it takes part no more; offer only those without.
        pub ended_at: Option<Timestamp>,
        /// Rises with every change.
        pub version: i64,
    }
}

db::code! {
    /// What sort of group residents made.
    pub enum GroupKind {
        /// Dorpsraad, wijkraad or stadsraad.
        VillageCouncil = "dorpsraad",
        /// Dorpstafel.
        VillageTable = "dorpstafel",
        /// Werkgroep.
        WorkingGroup = "werkgroep",
        /// Vereniging.
        Association = "vereniging",
        /// Stichting.
        Foundation = "stichting",
        /// Platform or website of the village.
        Platform = "platform",
    }
}

db::row! {
    /// A group of residents, with what is public about it.
    pub struct Group {
        /// Which.
        pub id: GroupId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// What sort.
        pub kind: GroupKind,
        /// Its website.
        pub website: Option<String>,
        /// Its public address.
        pub email: Option<String>,
        /// The public page that names it.
        pub source_url: Option<String>,
        /// The source in words, when there is no page.
        pub source: Option<String>,
        /// What has to be known about it.
        pub note: Option<String>,
        /// Invented for the demo.
        pub example: bool,
        /// Since when it is no more; offer only those without.
        pub ended_at: Option<Timestamp>,
        /// Rises with every change.
        pub version: i64,
    }
}

/// Whether this can be the name of a kern: it has letters, and begins with one, with a digit (1e
/// Exloërmond) or with an apostrophe ('s-Gravenmoer). A formula of a spreadsheet does not.
pub fn is_name(text: &str) -> bool {
    let first = text.trim_start_matches(['\'', '’', '‘']).chars().next();
    first.is_some_and(char::is_alphanumeric) && text.chars().any(char::is_alphabetic)
}

/// Whether something with this name needs the mark "voorbeeld": not when the name says so itself.
pub fn needs_mark(example: bool, name: &str) -> bool {
    example && !name.trim_end().ends_with("(voorbeeld)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_no_name() {
        for name in ["Tricht", "'s-Gravenmoer", "’t Veld", "1e Exloërmond", "Eck en Wiel"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["=1+1", "=SOM(A1)", "+Tricht", "@Tricht", "123", "'", "-"] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn an_example_is_marked_once() {
        assert!(needs_mark(true, "Dorpsraad Voorbeeldstad"));
        assert!(!needs_mark(true, "Gebiedsmakelaar 3 (voorbeeld)"));
        assert!(!needs_mark(false, "Gebiedsmakelaar 3"));
    }

    #[test]
    fn phases_are_one_to_three() {
        for phase in Phase::ALL {
            assert_eq!(Phase::from_number(phase.number()), Some(*phase));
        }
        for bad in ["", "0", "4", "-1", "een"] {
            assert_eq!(Phase::parse(bad), None, "{bad}");
        }
        assert_eq!(Phase::parse("2"), Some(Phase::Start));
    }
}
