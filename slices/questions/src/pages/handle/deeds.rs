// SPDX-License-Identifier: EUPL-1.2
//! What a colleague does on the page of a question: each reads its form and runs its command.

use db::Work;
use kernel::{Ctx, Date, Error, Invalid, Permit, Result};
use web::form::Theirs;
use web::{Form, Input, Parser, Reply, Visit};

use super::help::{self, Help};
use super::{form_of, page};
use crate::attachments::{self, Sent, come_with};
use crate::cases::store::sent;
use crate::commands::{self, Assignment, Done, Public};
use crate::model::{Channel, Deed, Number};
use crate::pages::ask::mark_of;
use crate::pages::attachments as files;
use crate::pages::look::look;
use crate::pages::names::{self, Names};
use crate::pages::twice::{gave_away, is_twice};
use crate::policy::{self, Step};
use crate::reveals::{self, Typed};
use crate::settings::Rules;
use crate::store::asker;
use crate::store::attachment::Said;
use crate::store::question::{self, QuestionRow};
use crate::{handed, links, post};

/// What [`act`] runs in its transaction.
type Permitted = Permit<policy::Act, Step>;

/// Does something to the question of the address and goes back to its page; or shows the page again
/// with what was typed, and what has to be mended or that somebody else was first.
async fn act<F>(visit: Visit, deed: Deed, said: &'static str, parsed: Result<()>, run: F) -> Result<Reply>
where
    F: for<'t> Fn(Ctx, Permitted, &'t mut db::Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    let seen = match seen_by(&visit, deed).await {
        // A second tap of who gave it away.
        Err(Error::NotFound) if deed == Deed::Assign && gave_away(&visit).await? => {
            return Ok(Reply::see(links::WORK).saying(said));
        }
        seen => seen?,
    };
    act_on(visit, seen, (deed, None), said, parsed, run).await
}

/// The question of the address, for who may do this to questions that lie where it lies.
async fn seen_by(visit: &Visit, deed: Deed) -> Result<QuestionRow> {
    let seen = super::find(visit).await?;
    if policy::may_act(&visit.ctx, deed, &seen) { Ok(seen) } else { Err(Error::Forbidden) }
}

/// The same for a deed of the asker, who said it in this way, when there is one.
pub(super) async fn act_on<F>(
    visit: Visit,
    seen: QuestionRow,
    (deed, spoken): (Deed, Option<(Channel, Date)>),
    said: &'static str,
    parsed: Result<()>,
    run: F,
) -> Result<Reply>
where
    F: for<'t> Fn(Ctx, Permitted, &'t mut db::Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    if let Some(asked) = Help::asked(deed, &visit.input) {
        return help::again(&visit, deed, seen, asked).await;
    }
    let (sent, wrong) = match come_with(deed) || spoken.is_some() {
        true => files::read(&visit).await?,
        false => (Sent::default(), Invalid::default()),
    };
    let outcome = match files::both(parsed, wrong) {
        Ok(()) => write(&visit, (deed, spoken), seen.number(), &sent, run).await,
        Err(error) => Err(error),
    };
    let name = form_of(deed);
    let me = visit.ctx.actor.person().map(|person| person.id);
    let says = |is_unreached| if is_unreached { "melding-vraag-druk-af" } else { said };
    match outcome {
        // Who gave it away may not see it any more.
        Ok(done) if !policy::may_see(&visit.ctx, &done.question) => Ok(Reply::see(links::WORK).saying(said)),
        Ok(done) => Ok(Reply::see(links::work(seen.number())).saying(says(done.is_unreached))),
        Err(Error::Invalid(invalid)) => {
            let input = files::keep(&visit, &sent).await?;
            let form = Form::wrong(&visit.page, name, input, invalid);
            Reply::invalid(&page(&visit, seen, Some((name, form))).await?)
        }
        Err(Error::Conflict(commands::TWICE)) => Ok(Reply::see(links::work(seen.number())).saying(said)),
        Err(Error::Conflict(_))
            if is_twice(&visit, (&super::find(&visit).await?, deed), me, sent.len()).await? =>
        {
            let lies = deed.is_mailed(None) && super::find(&visit).await?.letter_since.is_some();
            Ok(Reply::see(links::work(seen.number())).saying(says(lies)))
        }
        Err(Error::Conflict(key)) => {
            let now = super::find(&visit).await?;
            let version = Input::from_pairs([("versie", now.revision.to_string())]);
            let words = |_: &str, value: &str| visit.in_dutch(value);
            let fields: &[&str] = match deed {
                Deed::Publish => &["titel", "vraag", "antwoord"],
                Deed::Promote | Deed::Case => &["titel", "tekst"],
                Deed::Forward => &["bericht", "tekst"],
                Deed::Assign | Deed::Resume | Deed::Unpublish | Deed::Seal | Deed::Read | Deed::Unshield => {
                    &[]
                }
                _ => &["tekst"],
            };
            let theirs = Theirs { fields, now: &version, words: &words };
            let input = files::keep(&visit, &sent).await?;
            let form = Form::late_as(&visit.page, name, input, &theirs, &visit.t(key));
            Reply::late(&page(&visit, now, Some((name, form))).await?)
        }
        Err(error) => Err(error),
    }
}

/// Runs a command with its permit, puts the files with it, and tells the asker, in one transaction.
async fn write<F>(
    visit: &Visit,
    (deed, spoken): (Deed, Option<(Channel, Date)>),
    number: Number,
    sent: &Sent,
    run: F,
) -> Result<Done>
where
    F: for<'t> Fn(Ctx, Permitted, &'t mut db::Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    let (page, seen) = (visit.page.clone(), visit.input.get("versie").parse::<i64>().ok());
    let (run, sent) = (std::sync::Arc::new(run), sent.clone());
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (page, run, sent) = (page.clone(), run.clone(), sent.clone());
            Box::pin(async move {
                let question = question::by_number(tx, page.ctx.tenant, number).await?;
                let question = question.ok_or(Error::NotFound)?;
                let permit = match spoken {
                    Some(spoken) => policy::may_for(&page.ctx, deed, spoken, question)?,
                    None => policy::may(&page.ctx, deed, question)?,
                };
                // A note, or what the asker says, adds something to what is there, whatever that is.
                if let Some(seen) = seen.filter(|_| deed != Deed::Note && spoken.is_none()) {
                    commands::unchanged(&permit, seen)?;
                }
                let mut done = run(page.ctx.clone(), permit, tx).await?;
                commands::not_twice(tx, &page.ctx, &done, sent.len()).await?;
                // What comes with what the asker is not told stays among colleagues.
                let (question, internal) = (done.question.id, !deed.is_told());
                let said = Said { question, deed: done.step, internal };
                attachments::attach(tx, &page.ctx, said, &sent).await?;
                done.told.files = sent.len();
                if deed == Deed::Reopen {
                    handed::reopened(tx, &page, &done.question).await?;
                }
                if deed.is_mailed(done.told.due) {
                    let (at, step) = (&done.question, (deed, done.step));
                    done.is_unreached = !post::tell_or_write(tx, &page, at, step, &done.told).await?;
                }
                Ok(done)
            })
        })
        .await
}

pub(in crate::pages) async fn assign(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = Names::read(&mut conn, tenant).await?;
    let colleagues = names::colleagues(&mut conn, tenant).await?;
    drop(conn);
    let rules = Rules::of(&visit.place.row.settings);
    let mut parser = Parser::new(&visit.input);
    let kern = |slug: &str| names.kernen.iter().find(|(_, (one, _))| one == slug).map(|(id, _)| *id);
    let team = |text: &str| {
        let team = names.teams.iter().find(|team| team.id.to_string() == text && team.ended_at.is_none())?;
        Some((team.id, team.name.clone()))
    };
    let officer = |text: &str| colleagues.iter().find(|one| one.person.to_string() == text);
    let officer = parser.opt_choice("behandelaar", |text| officer(text).map(|one| one.person));
    let to = Assignment {
        kern: parser.opt_choice("kern", kern),
        also: parser.choices("ook", kern),
        theme: parser.opt_choice("thema", |name| rules.theme(name)).unwrap_or_default(),
        team: parser.opt_choice("team", team),
        officer,
        function: names::as_the_asker_reads(&visit.page, &colleagues, officer),
    };
    let parsed = parser.finish();
    let page = visit.page.clone();
    act(visit, Deed::Assign, "melding-vraag-toegewezen", parsed, move |ctx, permit, tx| {
        let (to, page) = (to.clone(), page.clone());
        Box::pin(async move {
            let done = commands::assign(tx, &ctx, &permit, &to).await?;
            handed::assigned(tx, &page, &permit.subject().question, &done.question).await?;
            Ok(done)
        })
    })
    .await
}

/// A deed with one text.
macro_rules! with_text {
    ($(#[$doc:meta])* $name:ident, $deed:ident, $said:literal) => {
        $(#[$doc])*
        pub(in crate::pages) async fn $name(visit: Visit) -> Result<Reply> {
            let mut parser = Parser::new(&visit.input);
            let text = parser.text("tekst", 1, 10_000);
            let parsed = parser.finish();
            act(visit, Deed::$deed, $said, parsed, move |ctx, permit, tx| {
                let text = text.clone();
                Box::pin(async move { commands::$name(tx, &ctx, &permit, &text).await })
            })
            .await
        }
    };
}
with_text!(answer, Answer, "melding-vraag-beantwoord");
with_text!(wait, Wait, "melding-vraag-navragen");
with_text!(note, Note, "melding-vraag-notitie");
with_text!(close, Close, "melding-vraag-gesloten");

pub(in crate::pages) async fn shield(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let text = parser.text("tekst", 1, 10_000);
    let (parsed, page) = (parser.finish(), visit.page.clone());
    act(visit, Deed::Shield, "melding-vraag-afgeschermd", parsed, move |ctx, permit, tx| {
        let (text, page) = (text.clone(), page.clone());
        Box::pin(async move {
            let done = commands::shield(tx, &ctx, &permit, &text).await?;
            handed::shielded(tx, &page, &done.question).await?;
            Ok(done)
        })
    })
    .await
}

pub(in crate::pages) async fn interim(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let (text, due) = (parser.text("tekst", 1, 10_000), parser.date("datum"));
    let parsed = parser.finish();
    let (rules, due) = (Rules::of(&visit.place.row.settings), due.unwrap_or(kernel::Date::MIN));
    act(visit, Deed::Interim, "melding-vraag-procesantwoord", parsed, move |ctx, permit, tx| {
        let (text, rules) = (text.clone(), rules.clone());
        Box::pin(async move { commands::interim(tx, &ctx, &permit, &rules, &text, due).await })
    })
    .await
}

pub(in crate::pages) async fn forward(mut visit: Visit) -> Result<Reply> {
    let partners = villages::partners(&mut visit.read().await?, visit.ctx.tenant).await?;
    let mut parser = Parser::new(&visit.input);
    let partner = parser.choice("partner", |text| {
        let is_it = |one: &&villages::Partner| one.id.to_string() == text && one.ended_at.is_none();
        partners.iter().find(is_it).cloned()
    });
    let (message, text) = (parser.text("bericht", 1, 10_000), parser.text("tekst", 1, 10_000));
    let (with_asker, by_hand) = (parser.ticked("vrager"), parser.ticked("zelf"));
    let parsed = parser.finish();
    let at = seen_by(&visit, Deed::Forward).await?;
    // What the partner reads names nobody, but when it is meant to.
    let looked = visit.input.get("gezien").to_owned();
    let parsed = match with_asker {
        true => parsed,
        false => look_for_asker(&mut visit, &at, parsed, &[("bericht", &message)]).await?,
    };
    let page = visit.page.clone();
    act_on(visit, at, (Deed::Forward, None), "melding-vraag-doorgestuurd", parsed, move |ctx, permit, tx| {
        let (partner, text, page) = (partner.clone(), text.clone(), page.clone());
        let (message, looked) = (message.clone(), looked.clone());
        Box::pin(async move {
            let partner = partner.ok_or(Error::NotFound)?;
            let asker = asker::with_place(tx, ctx.tenant, &permit.subject().question).await?;
            if !with_asker {
                reveals::looked_at(asker.as_slice(), &[("bericht", &message)], &looked)?;
            }
            let passed_on = match with_asker {
                true => asker::of(tx, ctx.tenant, permit.subject().question.id).await?,
                false => None,
            };
            let note = match with_asker {
                true => format!("{message}\n\n{}", page.t("vraag-partner-kent-vrager")),
                false => message.clone(),
            };
            let note = format!("{}\n\n{note}", page.t1("vraag-partner-leest", "partner", &partner.name));
            // The asker is told that the partner knows who they are.
            let text = match &passed_on {
                Some(asker) => {
                    format!("{text}\n\n{}", post::page_of(&page, asker).t("vraag-partner-kent-u"))
                }
                None => text,
            };
            let done = commands::forward(tx, &ctx, &permit, &partner, (&text, &note), by_hand).await?;
            let to_read = (message.as_str(), passed_on.as_ref());
            post::to_partner(tx, &page, &done.question, &partner, to_read).await?;
            Ok(done)
        })
    })
    .await
}

pub(in crate::pages) async fn promote(mut visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let (title, body) = (parser.text("titel", 5, 120), parser.text("tekst", 10, 3000));
    let parsed = parser.finish();
    let at = seen_by(&visit, Deed::Promote).await?;
    let looked = visit.input.get("gezien").to_owned();
    let parsed = look_for_asker(&mut visit, &at, parsed, &[("titel", &title), ("tekst", &body)]).await?;
    act_on(visit, at, (Deed::Promote, None), "melding-vraag-voorstel", parsed, move |ctx, permit, tx| {
        let words = (title.clone(), body.clone(), looked.clone());
        Box::pin(async move { commands::promote(tx, &ctx, &permit, (&words.0, &words.1), &words.2).await })
    })
    .await
}

/// Looks texts through for who asked this question.
async fn look_for_asker(
    visit: &mut Visit,
    at: &QuestionRow,
    parsed: Result<()>,
    texts: &[Typed<'_>],
) -> Result<Result<()>> {
    let asker = asker::with_place(&mut visit.read().await?, visit.ctx.tenant, at).await?;
    Ok(look(visit, asker.as_slice(), parsed, texts))
}

pub(in crate::pages) async fn make_casus(mut visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let (title, body) = (parser.text("titel", 5, 120), parser.text("tekst", 10, 5000));
    let parsed = parser.finish();
    // The same words about another question are another casus.
    let at = seen_by(&visit, Deed::Case).await?;
    let mark = mark_of(&format!("casus {}", at.number()), &visit);
    if sent::of(&mut visit.read().await?, visit.ctx.tenant, &mark).await?.is_some() {
        // A second tap on the button: the first one made it.
        return Ok(Reply::see(links::work(at.number())).saying("melding-vraag-casus"));
    }
    let looked = visit.input.get("gezien").to_owned();
    let parsed = look_for_asker(&mut visit, &at, parsed, &[("titel", &title), ("tekst", &body)]).await?;
    act_on(visit, at, (Deed::Case, None), "melding-vraag-casus", parsed, move |ctx, permit, tx| {
        let (words, form) = ((title.clone(), body.clone()), (looked.clone(), mark.clone()));
        Box::pin(async move {
            commands::make_casus(tx, &ctx, &permit, (&words.0, &words.1), (&form.0, form.1)).await
        })
    })
    .await
}

pub(in crate::pages) async fn publish(mut visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let public = Public {
        title: parser.text("titel", 5, 120),
        question: parser.text("vraag", 10, 5000),
        answer: parser.text("antwoord", 10, 10_000),
    };
    let parsed = parser.finish();
    let looked = visit.input.get("gezien").to_owned();
    let at = seen_by(&visit, Deed::Publish).await?;
    let parsed = look_for_asker(&mut visit, &at, parsed, &public.texts()).await?;
    act_on(visit, at, (Deed::Publish, None), "melding-vraag-openbaar", parsed, move |ctx, permit, tx| {
        let (public, looked) = (public.clone(), looked.clone());
        Box::pin(async move { commands::publish(tx, &ctx, &permit, &public, &looked).await })
    })
    .await
}

/// A deed that is one button.
macro_rules! bare {
    ($name:ident, $deed:ident, $said:literal) => {
        pub(in crate::pages) async fn $name(visit: Visit) -> Result<Reply> {
            act(visit, Deed::$deed, $said, Ok(()), move |ctx, permit, tx| {
                Box::pin(async move { commands::$name(tx, &ctx, &permit).await })
            })
            .await
        }
    };
}
bare!(resume, Resume, "melding-vraag-verder");
bare!(unpublish, Unpublish, "melding-vraag-niet-openbaar");
bare!(seal, Seal, "melding-vraag-prive");
bare!(read, Read, "melding-vraag-gelezen");
bare!(unshield, Unshield, "melding-vraag-weer-getoond");
