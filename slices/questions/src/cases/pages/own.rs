// SPDX-License-Identifier: EUPL-1.2
//! The private page of a party: what the casus is about, what was talked about and decided, what is promised
//! by when. Whoever has the link has the page, so nobody keeps it and it sends no referrer.

use askama::Template;
use kernel::{Actor, Error, Invalid, Result};
use web::{Form, Input, Page, Reply, Visit};

use crate::cases::model::{Deed, Number, PartyKind};
use crate::cases::store::casus::{self, CasusRow};
use crate::cases::store::party::{self, PartyRow};
use crate::cases::story::{self, File, Promised, Step};
use crate::cases::{commands, links, policy, post};
use crate::pages::names;

const FORM: &str = "casus-stop";

#[derive(Template)]
#[template(path = "questions/cases/own.html")]
struct OwnPage {
    p: Page,
    at: CasusRow,
    told: Told,
    base: String,
    /// The function of who is responsible.
    officer: String,
    made: Option<String>,
    form: Form,
    reach: String,
    kind: PartyKind,
}

/// What everybody who takes part reads.
#[derive(Default)]
pub(crate) struct Told {
    /// What was done.
    pub(crate) steps: Vec<Step>,
    /// What is promised.
    pub(crate) promises: Vec<Promised>,
    /// The days of talks that are planned.
    pub(crate) planned: Vec<kernel::Date>,
}

impl Told {
    /// Puts a casus into words for a party.
    pub(crate) fn of(page: &Page, file: &File, reader: &PartyRow) -> Self {
        Self {
            steps: story::steps(page, file, Some(reader)),
            promises: story::promises(page, file),
            planned: file.planned().map(|talk| talk.held_on).collect(),
        }
    }
}

/// The casus and the party of the address, for who has its key.
async fn find(visit: &Visit) -> Result<(CasusRow, PartyRow)> {
    let (number, party): (Number, i64) = (visit.param_as("nummer")?, visit.param_as("partij")?);
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let casus = casus::by_number(&mut conn, tenant, number).await?.ok_or(Error::NotFound)?;
    let parties = party::of(&mut conn, tenant, casus.id).await?;
    let party = parties.into_iter().find(|one| one.number == party).ok_or(Error::NotFound)?;
    policy::knows(&casus, &party, visit.param("sleutel"))?;
    Ok((casus, party))
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (casus, party) = find(&visit).await?;
    let form = Form::new(&visit.page, FORM, Input::default());
    Ok(Reply::page(&page(&visit, casus, &party, form).await?)?.unkept())
}

async fn page(visit: &Visit, casus: CasusRow, party: &PartyRow, form: Form) -> Result<OwnPage> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let file = File::read(&mut conn, tenant, casus).await?;
    let colleagues = names::colleagues(&mut conn, tenant).await?;
    let number = file.casus.number();
    let made = match file.casus.made_point_id {
        Some(point) => crate::pages::point_href(&mut conn, &visit.ctx, point).await?,
        None => None,
    };
    let mut p = visit.titled(visit.t1("casus-eigen-titel", "nummer", number.to_string()));
    p.wrong = form.is_wrong();
    Ok(OwnPage {
        told: Told::of(&p, &file, party),
        base: links::party(number, party),
        officer: colleagues
            .iter()
            .find(|one| Some(one.person) == file.casus.officer_id)
            .map(|one| one.function.clone())
            .unwrap_or_default(),
        made,
        form,
        reach: crate::post::reach(&p),
        kind: party.kind,
        p,
        at: file.casus,
    })
}

/// A party stops taking part.
pub(super) async fn leave(visit: Visit) -> Result<Reply> {
    let (casus, party) = find(&visit).await?;
    if visit.input.get("zeker") != "ja" {
        let invalid = Invalid::field("zeker", "vraag-zeker-nodig");
        let form = Form::wrong(&visit.page, FORM, visit.input.clone(), invalid);
        return Reply::invalid(&page(&visit, casus, &party, form).await?);
    }
    let is_resident = party.kind == PartyKind::Resident;
    let (number, key) = (casus.number(), visit.param("sleutel").to_owned());
    // Whoever has the key acts as the party, also when they are signed in as somebody else.
    let work = Page { ctx: visit.ctx.acting(Actor::Anonymous), ..visit.page.clone() };
    visit
        .app
        .db
        .write_unseen(move |tx| {
            let (page, party, key) = (work.clone(), party.clone(), key.clone());
            Box::pin(async move {
                let casus = casus::by_number(tx, page.ctx.tenant, number).await?.ok_or(Error::NotFound)?;
                let permit = policy::may_own(&page.ctx, Deed::Leave, casus, &party, &key)?;
                let done = commands::leave(tx, &page.ctx, &permit, party.id).await?;
                post::tell(tx, &page, &done).await
            })
        })
        .await?;
    Ok(Reply::see("/").saying(match is_resident {
        true => "melding-casus-gestopt",
        false => "melding-casus-gestopt-naam",
    }))
}
