// SPDX-License-Identifier: EUPL-1.2
//! The private page of a party: what the casus is about, what was talked about and decided, what is promised
//! by when. Whoever has the link has the page, so nobody keeps it and it sends no referrer.

use askama::Template;
use kernel::{Actor, Error, Invalid, Result};
use web::form::Theirs;
use web::{Form, Input, Page, Parser, Reply, Visit};

use crate::cases::model::{Deed, Number, PartyKind};
use crate::cases::store::casus::{self, CasusRow};
use crate::cases::store::deed;
use crate::cases::store::party::{self, PartyRow};
use crate::cases::story::{self, File, Promised, Step};
use crate::cases::{commands, links, policy, post};
use crate::commands::once_more;
use crate::pages::names;

const STOP: &str = "casus-stop";
const SAY: &str = "casus-bericht";

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
    /// To say something, as long as colleagues read it.
    say: Option<Form>,
    stop: Form,
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
    Ok(Reply::page(&page(&visit, casus, &party, None).await?)?.unkept())
}

async fn page(
    visit: &Visit,
    casus: CasusRow,
    party: &PartyRow,
    wrong: Option<(&'static str, Form)>,
) -> Result<OwnPage> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let file = File::read(&mut conn, tenant, casus).await?;
    let colleagues = names::colleagues(&mut conn, tenant).await?;
    let number = file.casus.number();
    let made = match file.casus.made_point_id {
        Some(point) => crate::pages::point_href(&mut conn, &visit.ctx, point).await?,
        None => None,
    };
    let mut p = visit.titled(visit.t1("casus-eigen-titel", "nummer", number.to_string()));
    p.wrong = wrong.is_some();
    let (name, form) = wrong.unzip();
    let fresh = |form: &'static str| Form::new(&p, form, Input::default());
    let (say, stop) = match name {
        Some(SAY) => (form, None),
        _ => (None, form),
    };
    let can_say = policy::may_own(&visit.ctx, Deed::Say, file.casus.clone(), party, &party.key()).is_ok();
    Ok(OwnPage {
        say: say.or_else(|| can_say.then(|| fresh(SAY))),
        stop: stop.unwrap_or_else(|| fresh(STOP)),
        told: Told::of(&p, &file, party),
        base: links::party(number, party),
        officer: colleagues
            .iter()
            .find(|one| Some(one.person) == file.casus.officer_id)
            .map(|one| one.function.clone())
            .unwrap_or_default(),
        made,
        reach: crate::post::reach(&p),
        kind: party.kind,
        p,
        at: file.casus,
    })
}

/// A party says something: colleagues read it, the other parties do not.
pub(super) async fn say(visit: Visit) -> Result<Reply> {
    let (casus, party) = find(&visit).await?;
    let back = links::party(casus.number(), &party);
    let mut parser = Parser::new(&visit.input);
    let text = parser.text("tekst", 1, 5000);
    let outcome = match parser.finish() {
        Ok(()) => once_more(commands::CHANGED, || write(&visit, casus.number(), &party, &text)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Reply::see(back).saying("melding-casus-bericht")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, SAY, visit.input.clone(), invalid);
            Reply::invalid(&page(&visit, casus, &party, Some((SAY, form))).await?)
        }
        Err(Error::Conflict(key)) => {
            let words = |_: &str, value: &str| visit.in_dutch(value);
            let theirs = Theirs { fields: &["tekst"], now: &Input::default(), words: &words };
            let form = Form::late_as(&visit.page, SAY, visit.input.clone(), &theirs, &visit.t(key));
            let (now, party) = find(&visit).await?;
            Reply::late(&page(&visit, now, &party, Some((SAY, form))).await?)
        }
        Err(error) => Err(error),
    }
}

/// Keeps what a party says, once: a second tap on the button says nothing new.
async fn write(visit: &Visit, number: Number, party: &PartyRow, text: &str) -> Result<()> {
    let ctx = visit.ctx.acting(Actor::Anonymous);
    let (number_of, key, text) = (party.number, visit.param("sleutel").to_owned(), text.to_owned());
    visit
        .app
        .db
        .write_unseen(move |tx| {
            let (ctx, key, text) = (ctx.clone(), key.clone(), text.clone());
            Box::pin(async move {
                let casus = casus::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)?;
                let (id, parties) = (casus.id, party::of(tx, ctx.tenant, casus.id).await?);
                let party = parties.iter().find(|one| one.number == number_of).ok_or(Error::NotFound)?;
                let permit = policy::may_own(&ctx, Deed::Say, casus, party, &key)?;
                if deed::was_just_said(tx, &ctx, (id, party.id), &text).await? {
                    return Ok(());
                }
                commands::say(tx, &ctx, &permit, (party.id, &text), &[]).await.map(|_| ())
            })
        })
        .await
}

/// A party stops taking part.
pub(super) async fn leave(visit: Visit) -> Result<Reply> {
    let (casus, party) = find(&visit).await?;
    if visit.input.get("zeker") != "ja" {
        let invalid = Invalid::field("zeker", "vraag-zeker-nodig");
        let form = Form::wrong(&visit.page, STOP, visit.input.clone(), invalid);
        return Reply::invalid(&page(&visit, casus, &party, Some((STOP, form))).await?);
    }
    let (is_resident, wholly) = (party.kind == PartyKind::Resident, !visit.input.get("wis").is_empty());
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
                let done = commands::leave(tx, &page.ctx, &permit, (party.id, wholly)).await?;
                post::tell(tx, &page, &done).await
            })
        })
        .await?;
    Ok(Reply::see("/").saying(match is_resident {
        true => "melding-casus-gestopt",
        false => "melding-casus-gestopt-naam",
    }))
}
