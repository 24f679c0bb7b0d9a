// SPDX-License-Identifier: EUPL-1.2
//! `/werk/vragen/nieuw`: a colleague enters what came by telephone, by letter, by mail or in the village
//! hall. Few fields, and the same clock: it runs from the day on which the question came.

use askama::Template;
use kernel::{Error, Result};
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::{ask, attachments as files, names};
use crate::commands::NewQuestion;
use crate::model::Channel;
use crate::settings::Rules;
use crate::store::asker::AskerRow;
use crate::{links, policy};

const FORM: &str = "vraag-balie";
/// A question that came longer ago than this was not entered late, but typed wrong; in days.
const LONGEST: i32 = 60;

#[derive(Template)]
#[template(path = "questions/desk.html")]
struct DeskPage {
    p: Page,
    form: Form,
    /// The files that it keeps.
    kept: Vec<Choice>,
    channels: Vec<Choice>,
    kernen: Vec<Choice>,
    themes: Vec<Choice>,
}

async fn page(visit: &Visit, form: Form) -> Result<DeskPage> {
    let rules = Rules::of(&visit.place.row.settings);
    let mut p = visit.titled(visit.t("vraag-balie-kop")).crumb(visit.t("menu-werk"), "/werk");
    p = p.crumb(visit.t("vragen-werk-titel"), links::WORK);
    p.wrong = form.is_wrong();
    let channel =
        |channel: Channel| Choice::new(channel.code(), visit.t_of(&["kanaal-vraag-", channel.code()]));
    let mut conn = visit.read().await?;
    Ok(DeskPage {
        kept: files::choices(&p, &mut conn, &form).await?,
        channels: Channel::DESK.map(channel).into(),
        kernen: names::kern_choices(&mut conn, visit.ctx.tenant).await?,
        themes: names::theme_choices(visit, &rules.themas),
        form,
        p,
    })
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    policy::may_enter(&visit.ctx)?;
    let today = visit.ctx.today().plain(visit.ctx.locale);
    let since = visit.ctx.now().micros().to_string();
    let input = Input::from_pairs([
        ("kanaal", Channel::Phone.code().to_owned()),
        ("ontvangen", today),
        ("sinds", since),
    ]);
    Reply::page(&page(&visit, Form::new(&visit.page, FORM, input)).await?)
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    policy::may_enter(&visit.ctx)?;
    if let Some(question) = ask::sent_before(&visit).await? {
        return Ok(Reply::see(links::work(question.number())).saying("melding-vraag-ingevoerd"));
    }
    let (sent, wrong) = files::read(&visit).await?;
    let stored = match files::both(read(&visit).await, wrong) {
        Ok(new) => ask::store(&visit, new, &sent).await,
        Err(error) => Err(error),
    };
    match stored {
        Ok(question) => Ok(Reply::see(links::work(question.number())).saying("melding-vraag-ingevoerd")),
        Err(Error::Invalid(invalid)) => {
            let input = files::keep(&visit, &sent).await?;
            let form = Form::wrong(&visit.page, FORM, input, invalid);
            Reply::invalid(&page(&visit, form).await?)
        }
        Err(error) => Err(error),
    }
}

async fn read(visit: &Visit) -> Result<NewQuestion> {
    let kernen = villages::kernen(&mut visit.read().await?, visit.ctx.tenant).await?;
    let (rules, today) = (Rules::of(&visit.place.row.settings), visit.ctx.today());
    let mut parser = Parser::new(&visit.input);
    let channel = |code: &str| Channel::parse(code).filter(|channel| Channel::DESK.contains(channel));
    let channel = parser.choice("kanaal", channel).unwrap_or(Channel::Phone);
    let received = parser.opt_date("ontvangen").unwrap_or(today);
    if received > today {
        parser.wrong("ontvangen", "vraag-ontvangen-later");
    } else if received.days_until(today) > LONGEST {
        parser.wrong("ontvangen", "vraag-ontvangen-lang-geleden");
    }
    let kern = |slug: &str| kernen.iter().find(|kern| kern.slug == slug).map(|kern| kern.id);
    let new = NewQuestion {
        channel,
        received,
        title: parser.text("titel", 5, 120),
        body: parser.text("tekst", 5, 5000),
        kern: parser.opt_choice("kern", kern),
        place: String::new(),
        theme: parser.opt_choice("thema", |name| rules.theme(name)).unwrap_or_default(),
        point: None,
        mark: ask::mark(visit),
        asker: AskerRow {
            name: parser.text("naam", 0, 120),
            email: parser.opt_email("email"),
            phone: parser.opt_text("telefoon", 30),
            address: parser.opt_text("adres", 300),
            language: kernel::Locale::Nl.code().to_owned(),
        },
        may_publish: parser.ticked("openbaar"),
        example: false,
    };
    let asker = &new.asker;
    if asker.email.is_none() && asker.phone.is_none() && asker.address.is_none() {
        parser.wrong("telefoon", "vraag-bereik-nodig-balie");
    }
    parser.finish()?;
    Ok(new)
}
