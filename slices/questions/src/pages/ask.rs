// SPDX-License-Identifier: EUPL-1.2
//! `/vragen/nieuw`: the one front door. No account, no puzzle; what was answered before is shown first.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use villages::KernId;
use web::form::Choice;
use web::search::Hit;
use web::{Brake, Form, Input, Page, Parser, Reply, Visit, session};

use super::attachments as files;
use super::{alike, names};
use crate::attachments::{self, FIELD, Sent};
use crate::commands::{self, NewQuestion};
use crate::model::{Channel, Deed};
use crate::reveals;
use crate::sensitive::{self, Found};
use crate::settings::Rules;
use crate::store::asker::AskerRow;
use crate::store::attachment::Said;
use crate::store::deed::{self, Told};
use crate::store::question::{self, QuestionRow};
use crate::{links, policy, post};

const FORM: &str = "vraag";
/// Nobody writes a question in less time, in microseconds.
const FASTEST: i64 = 3_000_000;
/// One place on the network asks no more than this in an hour: a village hall full of people is one place,
/// and so are all who share an address of their provider.
const BRAKE: Brake = Brake { name: "questions.ask", most: 240, seconds: 3600 };
/// One address gets no more receipts in a day, whoever asks: nobody is flooded with mail in our name.
const RECEIPTS: Brake = Brake { name: "questions.receipts", most: 20, seconds: 24 * 3600 };
/// Who is not signed in puts no more links in it.
const LINKS: usize = 1;

#[derive(Template)]
#[template(path = "questions/ask.html")]
struct AskPage {
    p: Page,
    form: Form,
    /// The files that it keeps.
    kept: Vec<Choice>,
    kernen: Vec<Choice>,
    /// The point that it is about, when it is about one.
    about: Option<(String, String)>,
    /// The day by which who asks today hears.
    by: String,
    reach: String,
    /// Public answers that look like the question.
    lookalikes: Vec<Hit>,
    /// Whether somebody is still typing, or wants to send.
    typing: bool,
    /// What should not go public.
    found: Vec<Found>,
}

/// What the address or the form says that the question is about.
struct About {
    point: Option<agenda::store::point::PointRow>,
    kern: Option<String>,
    href: String,
}

async fn about(visit: &Visit, conn: &mut Conn, input: &Input) -> Result<About> {
    let (tenant, names) = (visit.ctx.tenant, villages::kern_names(conn, visit.ctx.tenant).await?);
    let kern = names.values().find(|(slug, _)| slug == input.get("kern")).map(|(slug, _)| slug.clone());
    let mut about = About { point: None, kern, href: String::new() };
    let Ok(number) = input.get("punt").parse::<i64>() else { return Ok(about) };
    let point = agenda::store::point::by_number(conn, tenant, number).await?;
    let Some(point) = point.filter(|point| !point.draft) else { return Ok(about) };
    let kernen = agenda::store::point::kernen(conn, tenant, point.id).await?;
    let first = kernen.first().and_then(|kern| names.get(kern)).map(|(slug, _)| slug.clone());
    if let Some(slug) = first {
        about.href = agenda::links::point(&slug, point.number);
        about.kern.get_or_insert(slug);
        about.point = Some(point);
    }
    Ok(about)
}

async fn page(visit: &Visit, form: Form) -> Result<AskPage> {
    let mut conn = visit.read().await?;
    let about = about(
        visit,
        &mut conn,
        &Input::from_pairs([
            ("kern", form.value("kern").to_owned()),
            ("punt", form.value("punt").to_owned()),
        ]),
    )
    .await?;
    let rules = Rules::of(&visit.place.row.settings);
    let mut p = visit.titled(visit.t("vraag-stel-titel")).about(visit.t("vraag-stel-uitleg"));
    p = p.crumb(visit.t("menu-vragen"), links::PUBLIC);
    p.wrong = form.is_wrong();
    Ok(AskPage {
        kept: files::choices(&p, &mut conn, &form).await?,
        kernen: names::kern_choices(&mut conn, visit.ctx.tenant).await?,
        about: about.point.map(|point| (point.text.title, about.href)),
        by: rules.promised(&p),
        reach: post::reach(&p),
        lookalikes: Vec::new(),
        typing: false,
        found: Vec::new(),
        form,
        p,
    })
}

/// The name of the group that the address asks about, and its kern when it has only one.
async fn about_group(visit: &Visit, conn: &mut Conn) -> Result<Option<(String, Option<KernId>)>> {
    let tenant = visit.ctx.tenant;
    let group = villages::group_by_slug(conn, tenant, visit.query.get("groep")).await?;
    let Some(group) = group.filter(|group| group.ended_at.is_none()) else { return Ok(None) };
    let kernen = villages::kernen_of_group(conn, tenant, group.id).await?;
    Ok(Some((group.name, Some(kernen).filter(|kernen| kernen.len() == 1).map(|kernen| kernen[0]))))
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let mut about = about(&visit, &mut conn, &visit.query).await?;
    let group = about_group(&visit, &mut conn).await?;
    if let Some(kern) = group.as_ref().and_then(|(_, kern)| *kern) {
        let names = villages::kern_names(&mut conn, visit.ctx.tenant).await?;
        about.kern = about.kern.or_else(|| names.get(&kern).map(|(slug, _)| slug.clone()));
    }
    drop(conn);
    let email = match visit.ctx.actor.person() {
        Some(person) => people::contact(&mut visit.read().await?, visit.ctx.tenant, person.id).await?,
        None => None,
    };
    let input = Input::from_pairs([
        ("kern", about.kern.unwrap_or_default()),
        ("punt", about.point.map(|point| point.number.to_string()).unwrap_or_default()),
        ("plek", group.map(|(name, _)| name).unwrap_or_default()),
        ("naam", email.as_ref().map(|contact| contact.name.clone()).unwrap_or_default()),
        ("email", email.map(|contact| contact.email).unwrap_or_default()),
        ("sinds", visit.ctx.now().micros().to_string()),
    ]);
    // It holds the moment at which it was shown, so nobody else gets it.
    Ok(Reply::page(&page(&visit, Form::new(&visit.page, FORM, input)).await?)?.unkept())
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    if let Some(question) = sent_before(&visit).await? {
        return Ok(receipt(&question));
    }
    // Who fills in what people do not see is a machine: of those no file is read.
    let (sent, wrong) = match visit.input.get("website") {
        "" => files::read(&visit).await?,
        _ => (Sent::default(), Invalid::default()),
    };
    let new = match files::both(read(&visit).await, wrong) {
        Ok(new) => new,
        Err(Error::Invalid(invalid)) => {
            let mut input = files::keep(&visit, &sent).await?;
            if moment(&visit).is_none() {
                input.set("sinds", visit.ctx.now().micros().to_string());
            }
            return Reply::invalid(&page(&visit, Form::wrong(&visit.page, FORM, input, invalid)).await?);
        }
        Err(error) => return Err(error),
    };
    let looked = looked_at(&new);
    if visit.input.get("gezien") != looked {
        let (lookalikes, found) = before_sending(&visit, &new).await?;
        if !lookalikes.is_empty() || !found.is_empty() {
            let mut input = files::keep(&visit, &sent).await?;
            input.set("gezien", looked);
            let mut again = Invalid::default();
            if input.file_fields().next().is_some() {
                again.add(FIELD, "veld-bestand-opnieuw");
            }
            let page = page(&visit, Form::wrong(&visit.page, FORM, input, again)).await?;
            return Ok(Reply::page(&AskPage { lookalikes, found, ..page })?.unkept());
        }
    }
    if let Some(place) = visit.asker {
        visit.app.brake(BRAKE, (visit.ctx.tenant.uuid(), place), visit.ctx.now())?;
    }
    if let Some(email) = &new.asker.email {
        visit.app.brake(RECEIPTS, (visit.ctx.tenant.uuid(), email), visit.ctx.now())?;
    }
    let question = match store(&visit, new, &sent).await {
        Err(Error::Invalid(invalid)) => {
            let input = files::keep(&visit, &Sent { kept: Vec::new(), ..sent }).await?;
            return Reply::invalid(&page(&visit, Form::wrong(&visit.page, FORM, input, invalid)).await?);
        }
        outcome => outcome?,
    };
    Ok(receipt(&question))
}

fn receipt(question: &QuestionRow) -> Reply {
    Reply::see(format!("{}/ontvangst", links::own(question)))
}

/// A mark of the form as it was sent: when it was shown and what stands in it. None when it does not tell.
pub(crate) fn mark(visit: &Visit) -> Option<Vec<u8>> {
    moment(visit).map(|_| mark_of("", visit))
}

/// A mark of what stands in a form that was sent, for this purpose.
pub(crate) fn mark_of(purpose: &str, visit: &Visit) -> Vec<u8> {
    let mut whole = format!("{purpose}\0");
    for (name, value) in visit.input.pairs() {
        whole.push_str(&format!("{name}\0{value}\0"));
    }
    for file in visit.input.files("bijlagen") {
        whole.push_str(&format!("{}\0{}\0", file.name, file.bytes.len()));
    }
    session::hash(whole.as_bytes())
}

/// The question that this form became already: a second tap on the button asks nothing anew.
pub(super) async fn sent_before(visit: &Visit) -> Result<Option<QuestionRow>> {
    let Some(mark) = mark(visit) else { return Ok(None) };
    Ok(question::by_mark(&mut visit.read().await?, visit.ctx.tenant, &mark).await?)
}

/// A mark of what was looked at before it is sent: what is about something else, or says something else,
/// is looked at anew. The first part is of what earlier answers are sought with.
fn looked_at(new: &NewQuestion) -> String {
    let consent = if new.may_publish { "ja" } else { "" };
    let all = reveals::mark([new.title.as_str(), &new.body, &new.place, consent]);
    format!("{}.{all}", reveals::mark([new.title.as_str()]))
}

/// What the asker sees before it is sent: earlier answers, and what should not go public.
async fn before_sending(visit: &Visit, new: &NewQuestion) -> Result<(Vec<Hit>, Vec<Found>)> {
    let mut conn = visit.read().await?;
    let before = visit.input.get("gezien").split_once('.').map(|(title, _)| title);
    let mut lookalikes = match before == Some(&reveals::mark([new.title.as_str()])) {
        true => Vec::new(),
        false => alike::of(&mut conn, visit.ctx.tenant, &new.title).await?,
    };
    // Who typed with script has seen these already.
    let shown: Vec<&str> = visit.input.get("getoond").split(' ').collect();
    lookalikes.retain(|hit| !shown.contains(&hit.url.as_str()));
    let mut found = sensitive::scan(&format!("{}\n{}\n{}", new.title, new.body, new.place));
    found.retain(|found| new.may_publish || matches!(found, Found::Bsn | Found::Iban));
    Ok((lookalikes, found))
}

/// When the form was shown, if it says so and that can be.
fn moment(visit: &Visit) -> Option<i64> {
    let now = visit.ctx.now().micros();
    visit.input.get("sinds").parse().ok().filter(|since| (0..=now).contains(since))
}

async fn read(visit: &Visit) -> Result<NewQuestion> {
    let mut conn = visit.read().await?;
    let tenant = visit.ctx.tenant;
    let kernen = villages::kernen(&mut conn, tenant).await?;
    let mut parser = Parser::new(&visit.input);
    let kern = |slug: &str| kernen.iter().find(|kern| kern.slug == slug).map(|kern| kern.id);
    let kern: Option<KernId> = parser.opt_choice("kern", kern);
    let new = NewQuestion {
        title: parser.text("titel", 5, 120),
        body: parser.text("tekst", 10, 5000),
        place: parser.text("plek", 0, 200),
        theme: String::new(),
        channel: Channel::Web,
        kern,
        point: about(visit, &mut conn, &visit.input).await?.point.map(|point| point.id),
        may_publish: parser.ticked("openbaar"),
        asker: AskerRow {
            name: parser.text("naam", 2, 120),
            email: parser.opt_email("email"),
            phone: parser.opt_text("telefoon", 30),
            address: None,
            language: visit.lang().to_owned(),
        },
        received: visit.ctx.today(),
        mark: mark(visit),
        example: false,
    };
    if new.asker.email.is_none() && new.asker.phone.is_none() {
        parser.wrong("email", "vraag-bereik-nodig");
    }
    if parser.ticked("website") {
        parser.wrong("website", "vraag-veld-leeg-laten");
    }
    if moment(visit).is_none_or(|since| visit.ctx.now().micros() - since < FASTEST) {
        parser.wrong("tekst", "vraag-te-snel");
    }
    let links = |text: &str| text.matches("://").count() + text.matches("www.").count();
    // Whether an address asked before is nobody's business, so only who is signed in may put in more.
    let stranger = visit.ctx.actor.person().is_none();
    if stranger && links(&new.body) + links(&new.title) > LINKS {
        parser.wrong("tekst", "vraag-te-veel-links");
    }
    parser.finish()?;
    Ok(new)
}

/// Stores the question with its files and queues its receipt, in one transaction. No public page shows
/// it, so the pages that are kept stay good.
pub(super) async fn store(visit: &Visit, new: NewQuestion, sent: &Sent) -> Result<QuestionRow> {
    let (work, sent) = (visit.page.clone(), sent.clone());
    let stored = visit
        .app
        .db
        .write_unseen(move |tx| {
            let (page, new, sent) = (work.clone(), new.clone(), sent.clone());
            Box::pin(async move {
                let permit = match new.channel {
                    Channel::Web => policy::may_ask(&page.ctx)?,
                    _ => policy::may_enter(&page.ctx)?,
                };
                let rules = Rules::of(&db::tenant::settings(tx, page.ctx.tenant).await?);
                let question = commands::ask(tx, &page.ctx, &permit, &rules, &new).await?;
                let deed = deed::asked(tx, page.ctx.tenant, question.id).await?;
                let said = Said { question: question.id, deed, internal: false };
                attachments::attach(tx, &page.ctx, said, &sent).await?;
                let told = Told { due: Some(question.due), files: sent.len(), ..Told::default() };
                // Who asks on the website has the receipt on the screen.
                match new.channel {
                    Channel::Web => post::tell(tx, &page, &question, Deed::Ask, &told).await?,
                    _ => post::tell_or_write(tx, &page, &question, (Deed::Ask, deed), &told).await?,
                };
                Ok(question)
            })
        })
        .await;
    match stored {
        // Two taps at the same moment: the other one stored it.
        Err(error) => sent_before(visit).await?.ok_or(error),
        stored => stored,
    }
}
