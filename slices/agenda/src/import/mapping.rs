// SPDX-License-Identifier: EUPL-1.2
//! Which column of a file holds what: guessed from the names of the columns, changed by people.

use std::collections::BTreeMap;

use kernel::Invalid;
use serde::{Deserialize, Serialize};
use sheet::Table;

use super::status::norm;

db::code! {
    /// Something that a column can hold. The code is also the name of the form field.
    pub enum Field {
        /// What the point is.
        Title = "titel",
        /// The kern or kernen.
        Kern = "kern",
        /// The theme.
        Theme = "thema",
        /// Who has to act.
        Owner = "eigenaar",
        /// How it stands, in the words of the source.
        Status = "status",
        /// When, in the words of the source.
        Planning = "planning",
        /// More about it.
        Text = "tekst",
        /// Its name in another system.
        ExternalId = "kenmerk",
        /// The page of the source.
        SourceUrl = "bronadres",
        /// The name of the source.
        SourceName = "bronnaam",
        /// What sort of list the source is.
        SourceKind = "bronsoort",
        /// The year or day of which the source tells.
        AsOf = "standper",
        /// The municipality, in a file of several.
        Municipality = "gemeente",
    }
}

impl Field {
    /// Without these there are no points.
    pub const NEEDED: [Field; 2] = [Field::Title, Field::Kern];

    /// Names of columns that mean this field, the plainest first; as [`norm`] makes them.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["titel", "title", "punt", "agendapunt", "naam", "name", "onderwerp", "actie"],
            Self::Kern => &["kern", "kernen", "dorp", "village", "plaats", "woonplaats"],
            Self::Theme => &["thema", "theme", "categorie", "category", "rubriek"],
            Self::Owner => &["eigenaar", "owner", "trekker", "wie", "wie doet het", "actiehouder"],
            Self::Status => &["status", "stand van zaken", "stand", "voortgang", "state"],
            Self::Planning => &["planning", "wanneer", "planned", "termijn", "uitvoering", "due"],
            Self::Text => &["tekst", "text", "toelichting", "omschrijving", "beschrijving", "description"],
            Self::ExternalId => {
                &["kenmerk", "extern id", "external id", "extern kenmerk", "id", "zaaknummer", "reference"]
            }
            Self::SourceUrl => &["bron url", "source url", "bronadres", "link", "url", "webadres"],
            Self::SourceName => &["bron naam", "bronnaam", "source name", "bron", "source"],
            Self::SourceKind => &["bron soort", "bronsoort", "source type", "soort bron", "soort lijst"],
            Self::AsOf => &["stand per", "standper", "jaar", "year", "peildatum", "as of"],
            Self::Municipality => &["gemeente", "municipality", "gemeentenaam"],
        }
    }
}

/// Which column holds what, which municipality is meant, and what words for a status mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The name of a column, by the code of the field.
    pub columns: BTreeMap<String, String>,
    /// Only rows of this municipality; all rows when it is `None`.
    pub municipality: Option<String>,
    /// Codes of our statuses by the words of the source, where somebody said so; see
    /// [`super::status::meaning`].
    pub statuses: BTreeMap<String, String>,
}

impl Mapping {
    /// What the names of the columns suggest. In a file of several municipalities the rows of
    /// `municipality` are meant.
    pub fn guess(header: &[String], municipality: Option<&str>) -> Self {
        let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let mut taken = vec![false; header.len()];
        let mut columns = BTreeMap::new();
        for field in Field::ALL {
            let found = field.names().iter().find_map(|name| {
                names.iter().enumerate().position(|(at, column)| !taken[at] && column == name)
            });
            if let Some(at) = found {
                taken[at] = true;
                columns.insert(field.code().to_owned(), header[at].clone());
            }
        }
        let several = columns.contains_key(Field::Municipality.code());
        let municipality = municipality.filter(|_| several).map(str::to_owned);
        Self { columns, municipality, statuses: BTreeMap::new() }
    }

    /// The name of the column that holds a field.
    pub fn column_name(&self, field: Field) -> Option<&str> {
        self.columns.get(field.code()).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The place of the column that holds a field, from 0.
    pub fn column(&self, field: Field, table: &Table) -> Option<usize> {
        table.column(self.column_name(field)?)
    }

    /// What is wrong with the choice of columns: needed ones missing, columns that the file has not,
    /// one column for two things.
    pub fn refusals(&self, table: &Table) -> Invalid {
        let mut invalid = Invalid::default();
        let mut seen: Vec<usize> = Vec::new();
        for field in Field::ALL {
            let Some(name) = self.column_name(*field) else {
                if Field::NEEDED.contains(field) {
                    invalid.add(field.code(), "import-kolom-nodig");
                }
                continue;
            };
            match table.column(name) {
                None => {
                    invalid.add_with(field.code(), "import-kolom-weg", vec![("kolom", name.to_owned())]);
                }
                Some(at) if seen.contains(&at) => {
                    invalid.add_with(field.code(), "import-kolom-dubbel", vec![("kolom", name.to_owned())]);
                }
                Some(at) => seen.push(at),
            }
        }
        invalid
    }
}

/// The name of a column as [`Field::names`] has it: `Source_URL` becomes `source url`.
fn plain(name: &str) -> String {
    norm(&name.replace(['_', '-', '.', ':'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_real_file_maps_itself() {
        let names = [
            "municipality",
            "kern",
            "theme",
            "title",
            "owner",
            "status",
            "planning",
            "year",
            "source_type",
            "source_url",
        ];
        let mapping = Mapping::guess(&header(&names), Some("Buren"));
        let found: Vec<&str> = Field::ALL.iter().filter_map(|field| mapping.column_name(*field)).collect();
        assert_eq!(found.len(), names.len());
        assert_eq!(mapping.column_name(Field::SourceKind), Some("source_type"));
        assert_eq!(mapping.column_name(Field::AsOf), Some("year"));
        assert_eq!(mapping.municipality.as_deref(), Some("Buren"));
    }

    #[test]
    fn dutch_names_in_any_dress() {
        let mapping =
            Mapping::guess(&header(&["Dorp", "Agendapunt", "Stand van zaken", "BRON-URL"]), Some("Buren"));
        assert_eq!(mapping.column_name(Field::Title), Some("Agendapunt"));
        assert_eq!(mapping.column_name(Field::Kern), Some("Dorp"));
        assert_eq!(mapping.column_name(Field::Status), Some("Stand van zaken"));
        assert_eq!(mapping.column_name(Field::SourceUrl), Some("BRON-URL"));
        assert_eq!(mapping.municipality, None, "a file of one municipality");
    }

    #[test]
    fn refusals_name_the_field() {
        let table = Table { header: header(&["a", "b"]), ..Table::default() };
        let mut mapping = Mapping::default();
        let fields = |mapping: &Mapping| -> Vec<(String, &'static str)> {
            mapping.refusals(&table).0.into_iter().map(|e| (e.field, e.key)).collect()
        };
        let needed = "import-kolom-nodig";
        assert_eq!(fields(&mapping), [("titel".to_owned(), needed), ("kern".to_owned(), needed)]);
        mapping.columns =
            [("titel", "a"), ("kern", "A"), ("thema", "z")].map(|(f, c)| (f.into(), c.into())).into();
        let expected = [("kern".to_owned(), "import-kolom-dubbel"), ("thema".to_owned(), "import-kolom-weg")];
        assert_eq!(fields(&mapping), expected);
    }
}
