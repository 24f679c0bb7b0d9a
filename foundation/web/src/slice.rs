// SPDX-License-Identifier: EUPL-1.2
//! What a slice offers, so that it lights up everywhere without anybody else knowing it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use db::{Conn, Migration, Tx};
use jobs::{Handler, Task};
use kernel::{Ctx, Locale, PersonId, Result, Rule, ScopeKind, TenantId, Timestamp};
use uuid::Uuid;

use crate::work::{WorkQuery, Worklist};
use crate::{App, Attached, Page, Routes, Words};

/// A boxed future of a slice's hook.
pub type Hook<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A part of the page of a kern.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Panels stand in this order; lower is higher on the page. From 200 on they stand below what
    /// changed. On the page of a kern those from 500 on stand in the narrow column; on the home page
    /// those from 900 on are doors, list items of class `kp-door`. On one’s own page all stand on top.
    pub order: u16,
    /// HTML made by a template.
    pub html: String,
}

/// An entry of the main menu, or of the page Beheer, which opens for whoever may use one of its entries.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem {
    /// Where it leads.
    pub href: &'static str,
    /// Key of its text. On the page Beheer the text `{key}-uitleg`, if there is one, stands under it.
    pub key: &'static str,
    /// Entries stand in this order.
    pub order: u16,
    /// Shown to whom this rule allows it somewhere.
    pub rule: &'static Rule,
}

/// A thing that a right can be limited to.
#[derive(Clone, Debug)]
pub struct ScopeName {
    /// Its kind.
    pub kind: ScopeKind,
    /// Its id.
    pub id: Uuid,
    /// Its short name in addresses and files.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether it is no more: rights that name it stay, new ones are not given.
    pub ended: bool,
}

/// Something that happened, for timelines, digests and feeds.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// Which kind, a key of the texts: `verandering-…`.
    pub key: &'static str,
    /// What it is about, in words.
    pub title: Words,
    /// More, in words; may be empty.
    pub detail: String,
    /// The kern or kernen, in words.
    pub place: String,
    /// Where it can be read.
    pub href: String,
    /// Stable id of the event.
    pub id: Uuid,
    /// Part of the example data of a demo.
    pub example: bool,
}

/// Which changes are asked for.
#[derive(Clone, Debug, Default)]
pub struct ChangeQuery {
    /// In this kern only.
    pub kern: Option<Uuid>,
    /// About this subject only, such as one point.
    pub subject: Option<Uuid>,
    /// After this moment only.
    pub after: Option<Timestamp>,
    /// At most so many, newest first.
    pub limit: u32,
}

/// An answer by mail, cleaned. Whoever has the mail could write it, no matter what its sender says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailAnswer {
    /// What was written above the mail that it answers; may be empty when there are files.
    pub text: String,
    /// What came along and can be kept.
    pub files: Vec<Attached>,
    /// How many other files came along.
    pub left_out: usize,
}

/// The thread of a mail that can be answered: which municipality, and a token of the slice.
pub fn thread(municipality: &str, token: &str) -> String {
    format!("{municipality}.{token}")
}

/// A department of Brink: what it owns and what it adds to shared pages. All but the name has an
/// empty default.
pub trait Slice: Send + Sync {
    /// Its name, as in `slices/<name>`.
    fn name(&self) -> &'static str;

    /// Its tables.
    fn migrations(&self) -> Vec<Migration> {
        Vec::new()
    }

    /// Its texts, a Fluent file per language.
    fn texts(&self) -> Vec<(Locale, &'static str)> {
        Vec::new()
    }

    /// Who may do what. Every route names one of these rules.
    fn rules(&self) -> Vec<&'static Rule> {
        Vec::new()
    }

    /// Its pages and API.
    fn routes(&self) -> Routes {
        Routes::new()
    }

    /// What it adds to the description of the API, `/api/v1/openapi.json`.
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        None
    }

    /// Its entries in the main menu.
    fn menu(&self) -> Vec<MenuItem> {
        Vec::new()
    }

    /// Its entries on the page Beheer.
    fn admin(&self) -> Vec<MenuItem> {
        Vec::new()
    }

    /// Its handlers of jobs, by kind.
    fn jobs(&self) -> Vec<(&'static str, Handler)> {
        Vec::new()
    }

    /// Its handlers of jobs that show what other slices know, such as digests.
    fn page_jobs(&self, _: &Arc<App>) -> Vec<(&'static str, Handler)> {
        Vec::new()
    }

    /// Its tasks that come back.
    fn tasks(&self) -> Vec<Task> {
        Vec::new()
    }

    /// What it shows on the page of a kern.
    fn village_panels<'a>(&'a self, _: &'a Page, _: &'a mut Conn, _kern: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What it shows beside a point of an agenda.
    fn point_panels<'a>(&'a self, _: &'a Page, _: &'a mut Conn, _point: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What it shows beside a group of residents.
    fn group_panels<'a>(&'a self, _: &'a Page, _: &'a mut Conn, _group: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What it shows on the home page of the municipality.
    fn home_panels<'a>(&'a self, _: &'a Page, _: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What it shows somebody on their own page, `/mijn`: what became of what they contributed.
    fn own_panels<'a>(&'a self, _: &'a Page, _: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What waits for the actor of the page.
    fn worklist<'a>(&'a self, _: &'a Page, _: &'a mut Conn, _: &'a WorkQuery) -> Hook<'a, Worklist> {
        Box::pin(async { Ok(Worklist::default()) })
    }

    /// What happened, public things only, newest first.
    fn changes<'a>(&'a self, _: &'a Page, _: &'a mut Conn, _: &'a ChangeQuery) -> Hook<'a, Vec<Change>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What it holds about a person: a heading and the facts under it, as JSON.
    fn export<'a>(
        &'a self,
        _: &'a Ctx,
        _: &'a mut Conn,
        _: PersonId,
    ) -> Hook<'a, Vec<(&'static str, serde_json::Value)>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Forgets a person: deletes what is theirs, and unnames what stays.
    fn erase<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx, _: PersonId) -> Hook<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    /// Forgets what it keeps under an e-mail address alone, for somebody without an account. Returns
    /// how much that was.
    fn erase_address<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx, _email: &'a str) -> Hook<'a, u64> {
        Box::pin(async { Ok(0) })
    }

    /// Takes an answer to a mail whose thread began with [`thread`]; `token` is what followed there.
    /// False when that is no mail of this slice, or none that can be answered any more.
    fn answered<'a>(
        &'a self,
        _: &'a Arc<App>,
        _: &'a Ctx,
        _token: &'a str,
        _: &'a MailAnswer,
    ) -> Hook<'a, bool> {
        Box::pin(async { Ok(false) })
    }

    /// The things that a right can be limited to: kernen, teams, groups, partners; also those that
    /// ended.
    fn scopes<'a>(&'a self, _: TenantId, _: &'a mut Conn) -> Hook<'a, Vec<ScopeName>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Loads its part of a demo world from the world's files.
    fn load<'a>(&'a self, _: &'a Ctx, _: &'a mut Tx, _: &'a World) -> Hook<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}

/// The files of a demo world, by name: `kernen.json` and so on.
pub struct World {
    /// Its folder name.
    pub slug: String,
    /// Name and text of each file.
    pub files: Vec<(String, String)>,
    /// A drawn picture, as a file: it stands where a photo would.
    pub picture: Vec<u8>,
}

impl World {
    /// A world of these files.
    pub fn new(slug: &str, files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Self { slug: slug.to_owned(), files, picture: Vec::new() }
    }

    /// Its picture, as a photo is kept.
    ///
    /// # Errors
    /// When it has none, or one that cannot be read.
    pub async fn picture(&self) -> Result<files::Picture> {
        let refused = |refusal| kernel::Error::internal(format!("{}: picture: {refusal:?}", self.slug));
        files::picture::clean(self.picture.clone()).await.map_err(refused)
    }

    /// Whether it has a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.files.iter().any(|(file, _)| file == name)
    }

    /// Reads one of its JSON files.
    ///
    /// # Errors
    /// When the file is missing or has another shape.
    pub fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T> {
        let found = self.files.iter().find(|(file, _)| file == name);
        let (_, text) = found.ok_or_else(|| kernel::Error::internal(format!("{}: no {name}", self.slug)))?;
        serde_json::from_str(text)
            .map_err(|cause| kernel::Error::internal(format!("{}/{name}: {cause}", self.slug)))
    }
}
