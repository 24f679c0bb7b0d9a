// SPDX-License-Identifier: EUPL-1.2
//! What a municipality sets about questions, under Beheer.

use serde::{Deserialize, Serialize};

use web::Page;

use crate::clock::{self, Counting, Term};

/// The rules of one municipality about questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Within so many days a question is answered.
    pub termijn: u16,
    /// Which days count.
    pub telling: Counting,
    /// So often a procesantwoord may be given.
    pub procesantwoorden: u8,
    /// So many days after it ended a question is forgotten; its public answer stays.
    pub bewaren: u16,
    /// So many days before its date somebody is reminded.
    pub waarschuw: u8,
    /// After so many days an asker of whom we asked something is reminded; after twice as many a colleague.
    pub herinner: u8,
    /// Under which themes questions are sorted.
    pub themas: Vec<String>,
    /// What the receipt says besides; may be empty.
    pub ontvangst: String,
    /// The address to which one can write a letter; may be empty.
    pub postadres: String,
}

impl Default for Rules {
    fn default() -> Self {
        let themes = [
            "Wegen en verkeer",
            "Groen en spelen",
            "Afval en schoon",
            "Wonen en bouwen",
            "Zorg en welzijn",
            "Veiligheid",
            "Verenigingen en activiteiten",
            "Anders",
        ];
        Self {
            termijn: 7,
            telling: Counting::Calendar,
            procesantwoorden: 2,
            bewaren: 365,
            waarschuw: 2,
            herinner: 7,
            themas: themes.map(str::to_owned).into(),
            ontvangst: String::new(),
            postadres: String::new(),
        }
    }
}

/// Where the settings of a municipality keep them.
pub const KEY: &str = "vragen";

impl Rules {
    /// The rules in a municipality's settings; the defaults where it set none.
    pub fn of(settings: &str) -> Self {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Settings {
            vragen: Rules,
        }
        serde_json::from_str::<Settings>(settings).unwrap_or_default().vragen
    }

    /// Within how long a question is answered.
    pub fn term(&self) -> Term {
        Term { days: self.termijn.max(1), counting: self.telling }
    }

    /// The day by which who asks today hears, in words.
    pub fn promised(&self, page: &Page) -> String {
        page.day(clock::due(page.ctx.today(), self.term(), &page.ctx.calendar))
    }

    /// The theme of this name, if there is one.
    pub fn theme(&self, name: &str) -> Option<String> {
        self.themas.iter().find(|theme| *theme == name).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_set_is_as_usual() {
        let rules = Rules::of(r#"{"vragen":{"termijn":5,"telling":"werkdagen"}}"#);
        assert_eq!(rules.term(), Term { days: 5, counting: Counting::Working });
        assert_eq!(rules.bewaren, 365);
        assert_eq!(Rules::of("no json"), Rules::default());
        let text = serde_json::to_string(&rules).unwrap();
        assert_eq!(serde_json::from_str::<Rules>(&text).unwrap(), rules);
    }
}
