// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/wissen`: erasing what is kept about somebody who cannot do it themselves.

use askama::Template;
use kernel::{Error, Invalid, PersonId, Result};
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::words::mistakes;
use crate::erase::{self, Why};
use crate::policy;
use crate::store::person;

#[derive(Template)]
#[template(path = "wissen.html")]
struct ErasePage {
    p: Page,
    form: Form,
    reasons: Vec<Choice>,
}

fn erase_page(visit: &Visit, input: Input, errors: Invalid) -> ErasePage {
    let mut p = visit.titled(visit.t("beheer-wissen")).crumb(visit.t("beheer-titel"), "/beheer");
    p.wrong = !errors.0.is_empty();
    let reason = |why: &Why| Choice::new(why.code(), visit.t_of(&["wis-reden-", why.code()]));
    ErasePage {
        form: Form::wrong(&p, "wis", input, errors),
        reasons: Why::ALL.iter().map(reason).collect(),
        p,
    }
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let mut input = Input::default();
    if let Ok(id) = visit.query.get("persoon").parse::<PersonId>() {
        let known = person::by_id(&mut visit.read().await?, visit.ctx.tenant, id).await?;
        input.set("email", known.and_then(|row| row.email).unwrap_or_default());
    }
    Reply::page(&erase_page(&visit, input, Invalid::default()))
}

pub(crate) async fn take(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let email = parser.email("email");
    let why = parser.choice("waarom", Why::parse);
    if !parser.ticked("zeker") {
        parser.wrong("zeker", "wissen-eerst");
    }
    if let Err(errors) = mistakes(parser.finish())? {
        return Reply::invalid(&erase_page(&visit, visit.input.clone(), errors));
    }
    match forget(&visit, email, why.unwrap_or(Why::Asked)).await {
        Ok(()) => Ok(Reply::see("/beheer/wissen").saying("melding-ander-gewist")),
        Err(Error::Invalid(errors)) => Reply::invalid(&erase_page(&visit, visit.input.clone(), errors)),
        Err(Error::Conflict(key)) => {
            let errors = Invalid::field("email", key);
            Reply::late(&erase_page(&visit, visit.input.clone(), errors))
        }
        Err(other) => Err(other),
    }
}

async fn forget(visit: &Visit, email: String, why: Why) -> Result<()> {
    let (app, ctx) = (visit.app.clone(), visit.ctx.clone());
    // Asked before anything is written; inside the transaction it is asked again.
    policy::erase_person(&ctx, &mut visit.read().await?, &email).await?;
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (app, ctx, email) = (app.clone(), ctx.clone(), email.clone());
            Box::pin(async move { erase::erase_address(&app.slices, &ctx, tx, &email, why).await })
        })
        .await
}
