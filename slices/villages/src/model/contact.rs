// SPDX-License-Identifier: EUPL-1.2
//! Whom the people of a kern can reach, and by what the kern spreads news.

use kernel::{PersonId, Role};

use super::KernId;

db::code! {
    /// The two offices that every kern has somebody for.
    pub enum Office {
        /// Gebiedsmakelaar or kernambtenaar.
        AreaOfficer = "area_officer",
        /// (Kern)wethouder.
        Alderman = "alderman",
    }
}

impl Office {
    /// The role that goes with the office.
    pub const fn role(self) -> Role {
        match self {
            Office::AreaOfficer => Role::AreaOfficer,
            Office::Alderman => Role::Alderman,
        }
    }
}

db::row! {
    /// How people reach the officer or the wethouder of a kern. Public.
    pub struct Contact {
        /// Which.
        pub id: uuid::Uuid,
        /// Of which kern.
        pub kern_id: KernId,
        /// In which office.
        pub office: Office,
        /// Who, when that person has an account.
        pub person_id: Option<PersonId>,
        /// A function or name, as the municipality wants it shown.
        pub label: String,
        /// A telephone number.
        pub phone: Option<String>,
        /// An e-mail address.
        pub email: Option<String>,
        /// When they are in the dorpshuis.
        pub hours: Option<String>,
        /// Invented for the demo.
        pub example: bool,
    }
}

impl Contact {
    /// Whether the mark "voorbeeld" belongs beside its name.
    pub fn needs_mark(&self) -> bool {
        super::needs_mark(self.example, &self.label)
    }
}

db::code! {
    /// By what a kern spreads news.
    pub enum ChannelKind {
        /// Lichtkrant.
        Sign = "lichtkrant",
        /// Website.
        Website = "website",
        /// App.
        App = "app",
        /// Hulppunt or dorpshuis.
        HelpPoint = "hulppunt",
        /// Krant on paper.
        Paper = "krant",
        /// Anything else.
        Other = "overig",
    }
}

db::row! {
    /// A way in which a kern spreads news.
    pub struct Channel {
        /// Which.
        pub id: uuid::Uuid,
        /// Of which kern.
        pub kern_id: KernId,
        /// By what.
        pub kind: ChannelKind,
        /// Its name.
        pub name: String,
        /// Its address on the web.
        pub url: Option<String>,
        /// Invented for the demo.
        pub example: bool,
    }
}
