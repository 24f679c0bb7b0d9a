// SPDX-License-Identifier: EUPL-1.2
//! `/werk/casussen/nieuw`: a colleague enters a plan that came by telephone or in the village hall.

use askama::Template;
use kernel::{Error, Result};
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::party::{self, Known};
use crate::cases::commands::{self, NewCasus};
use crate::cases::model::PartyKind;
use crate::cases::store::casus::CasusRow;
use crate::cases::store::sent;
use crate::cases::{links, policy, post};
use crate::pages::ask::mark;
use crate::pages::{Names, names};

const FORM: &str = "casus-nieuw";

#[derive(Template)]
#[template(path = "questions/cases/desk.html")]
struct DeskPage {
    p: Page,
    form: Form,
    kinds: Vec<Choice>,
    kernen: Vec<Choice>,
    people: Vec<Choice>,
    teams: Vec<Choice>,
}

async fn page(visit: &Visit, form: Form) -> Result<DeskPage> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let mut p = visit.titled(visit.t("casus-nieuw-kop")).crumb(visit.t("menu-werk"), "/werk");
    p = p.crumb(visit.t("casussen-titel"), links::WORK);
    p.wrong = form.is_wrong();
    let kind = |kind: PartyKind| Choice::new(kind.code(), visit.t_of(&["partij-", kind.code()]));
    let colleagues = names::colleagues(&mut conn, tenant).await?;
    let absences = people::absences(&mut conn, tenant, visit.ctx.today()).await?;
    Ok(DeskPage {
        kinds: [PartyKind::Resident, PartyKind::Group].map(kind).into(),
        kernen: names::kern_choices(&mut conn, tenant).await?,
        people: names::colleague_choices(&p, &colleagues, &absences),
        teams: Names::read(&mut conn, tenant).await?.team_choices(),
        form,
        p,
    })
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    policy::may_enter(&visit.ctx)?;
    let since = visit.ctx.now().micros().to_string();
    let input = Input::from_pairs([("soort", PartyKind::Resident.code().to_owned()), ("sinds", since)]);
    Ok(Reply::page(&page(&visit, Form::new(&visit.page, FORM, input)).await?)?.unkept())
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    policy::may_enter(&visit.ctx)?;
    let stored = match read(&visit).await {
        Ok(new) => store(&visit.page, new).await,
        Err(error) => Err(error),
    };
    if let (Err(Error::Conflict(_)), Some(mark)) = (&stored, mark(&visit)) {
        // A second tap on the button: the first one began it.
        let casus = sent::of(&mut visit.read().await?, visit.ctx.tenant, &mark).await?;
        let casus = casus.ok_or(Error::Conflict("casus-is-er-al"))?;
        return Ok(Reply::see(links::work(casus.number())).saying("melding-casus-begonnen"));
    }
    match stored {
        Ok(casus) => Ok(Reply::see(links::work(casus.number())).saying("melding-casus-begonnen")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, FORM, visit.input.clone(), invalid);
            Reply::invalid(&page(&visit, form).await?)
        }
        Err(error) => Err(error),
    }
}

async fn read(visit: &Visit) -> Result<NewCasus> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = Names::read(&mut conn, tenant).await?;
    let known = Known::read(&mut conn, tenant).await?;
    drop(conn);
    let mut parser = Parser::new(&visit.input);
    let kern = |slug: &str| names.kernen.iter().find(|(_, (one, _))| one == slug).map(|(id, _)| *id);
    let team = |text: &str| {
        let team = names.teams.iter().find(|team| team.id.to_string() == text && team.ended_at.is_none());
        team.map(|team| team.id)
    };
    let person =
        |text: &str| known.colleagues.iter().find(|one| one.person.to_string() == text).map(|one| one.person);
    let new = NewCasus {
        title: parser.text("titel", 5, 120),
        body: parser.text("tekst", 10, 5000),
        place: parser.text("plek", 0, 200),
        kern: parser.opt_choice("kern", kern),
        team: parser.opt_choice("team", team),
        officer: parser.opt_choice("behandelaar", person),
        policy: None,
        question: None,
        first: Some(party::read(&mut parser, &known)),
        mark: mark(visit),
        example: false,
    };
    parser.finish()?;
    Ok(new)
}

/// Stores the casus and tells who brings it, in one transaction.
async fn store(page: &Page, new: NewCasus) -> Result<CasusRow> {
    let work = page.clone();
    page.app
        .db
        .write_unseen(move |tx| {
            let (page, new) = (work.clone(), new.clone());
            Box::pin(async move {
                let permit = policy::may_enter(&page.ctx)?;
                let done = commands::start(tx, &page.ctx, &permit, &new).await?;
                post::tell(tx, &page, &done).await?;
                Ok(done.casus)
            })
        })
        .await
}
