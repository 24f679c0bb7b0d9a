// SPDX-License-Identifier: EUPL-1.2
//! Rights in words: the names of kernen, teams, groups and partners that other slices keep.

use db::Conn;
use kernel::{Error, Invalid, Result, Scope, ScopeKind};
use web::form::Choice;
use web::{Page, ScopeName};

/// The names of everything that a right can be limited to.
pub(crate) struct Places(Vec<ScopeName>);

impl Places {
    /// Asks every slice.
    pub(crate) async fn of(page: &Page, conn: &mut Conn) -> Result<Self> {
        let mut all = Vec::new();
        for slice in &page.app.slices {
            all.extend(slice.scopes(page.ctx.tenant, conn).await?);
        }
        Ok(Self(all))
    }

    /// Everything of every kind, to choose from, also what ended.
    pub(crate) fn all(&self) -> Vec<Choice> {
        self.0.iter().map(|place| Choice::new(place.id, place.name.clone())).collect()
    }

    /// The scope that this id names.
    pub(crate) fn scope(&self, id: &str) -> Option<Scope> {
        let place = self.0.iter().find(|place| place.id.to_string() == id)?;
        Some(Scope::Of(place.kind, place.id))
    }

    /// "Tricht", or "de hele gemeente".
    pub(crate) fn words(&self, page: &Page, scope: Scope) -> String {
        match scope {
            Scope::All => page.t("waar-overal"),
            Scope::Of(_, id) => self.name(id).map_or_else(|| page.t("waar-onbekend"), str::to_owned),
        }
    }

    /// The name of the thing with this id.
    pub(crate) fn name(&self, id: uuid::Uuid) -> Option<&str> {
        self.0.iter().find(|place| place.id == id).map(|place| place.name.as_str())
    }

    /// The things of one kind that are there, to choose from.
    pub(crate) fn choices(&self, kind: ScopeKind) -> Vec<Choice> {
        let of_kind = self.0.iter().filter(|place| place.kind == kind && !place.ended);
        of_kind.map(|place| Choice::new(place.id, place.name.clone())).collect()
    }
}

/// Keeps mistakes in a form apart from other failures: the page shows the first, the server the
/// second.
pub(crate) fn mistakes<T>(outcome: Result<T>) -> Result<Result<T, Invalid>> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Invalid(invalid)) => Ok(Err(invalid)),
        Err(other) => Err(other),
    }
}
