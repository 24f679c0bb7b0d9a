// SPDX-License-Identifier: EUPL-1.2
//! The private page of the asker: who has the question, what was said, what is promised, and what one
//! can do. Whoever has the link has the page, so nobody keeps it and it sends no referrer.

use askama::Template;
use db::Work;
use kernel::{Ctx, Date, Error, Invalid, Permit, Result};
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::attachments::{self as files, Reader, Shown};
use super::names::{self, Names};
use super::story::{self, Reading, Step};
use super::twice::is_twice;
use crate::attachments::{Sent, come_with};
use crate::commands::{self, Done};
use crate::model::{Deed, Helped, Number, State};
use crate::policy::{self, Act};
use crate::post::{self, Asked};
use crate::sensitive::{self, Found};
use crate::settings::Rules;
use crate::store::asker::{self, AskerRow};
use crate::store::question::{self, QuestionRow};
use crate::store::{deed, public};
use crate::{by_key, cases, links, reveals};

/// The form about the website.
const WEBSITE: &str = "vraag-website";

#[derive(Template)]
#[template(path = "questions/own.html")]
struct OwnPage {
    p: Page,
    at: QuestionRow,
    base: String,
    steps: Vec<Step>,
    /// Whether earlier steps are left out.
    is_cut: bool,
    /// What came with the question itself.
    files: Vec<Shown>,
    /// What the form keeps that comes back.
    kept: Vec<Choice>,
    /// Who has it: a team, a partner, or nobody yet.
    whose: String,
    public: Option<String>,
    /// The proposal that was made of it.
    proposal: Option<String>,
    forms: Forms,
    helped: Vec<Choice>,
    reach: String,
    /// The casus that was made of it, as long as the asker takes part: its address for them.
    casus: Option<String>,
    /// What is told of that casus.
    told: cases::Told,
    /// What should not go public, when the asker agrees that it does.
    found: Vec<Found>,
}

#[derive(Template)]
#[template(path = "questions/receipt.html")]
struct Receipt {
    p: Page,
    at: QuestionRow,
    asker: Option<AskerRow>,
    own: String,
    reach: String,
    /// What the asker said, and what was promised, whatever became of it.
    asked: Asked,
    /// When it came, in words.
    received: String,
    files: Vec<Shown>,
}

impl Receipt {
    /// The date that was promised with it.
    fn due(&self) -> Date {
        self.asked.due.unwrap_or(self.at.first_due)
    }

    /// Whether that date was over when the question was written down.
    fn is_over(&self) -> bool {
        self.due() < self.p.day_of(&self.at.received_at)
    }
}

/// The forms of this page, with the one that was wrong as it was sent.
struct Forms {
    add: Form,
    withdraw: Form,
    reopen: Form,
    helped: Form,
    website: Form,
}

impl OwnPage {
    fn can(&self, deed: &str) -> bool {
        let deed = Deed::parse(deed);
        deed.is_some_and(|deed| policy::can_ask(self.p.ctx.today(), deed, &self.at))
    }

    fn late(&self) -> Option<i32> {
        Some(self.at.days_late(self.p.ctx.today())).filter(|days| *days > 0)
    }

    /// Whether the answer did not help, or not enough.
    fn is_unhelped(&self) -> bool {
        self.at.helped.is_some_and(|helped| helped != Helped::Yes)
    }

    fn is_open(&self) -> bool {
        !self.at.state.is_ended()
    }
}

/// The question of the address, for who has its key.
async fn find(visit: &Visit) -> Result<QuestionRow> {
    let number: Number = visit.param_as("nummer")?;
    let question = question::by_number(&mut visit.read().await?, visit.ctx.tenant, number).await?;
    let question = question.ok_or(Error::NotFound)?;
    policy::knows(&question, visit.param("sleutel"))?;
    Ok(question)
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let question = find(&visit).await?;
    Ok(Reply::page(&page(&visit, question, None).await?)?.unkept())
}

pub(super) async fn receipt(visit: Visit) -> Result<Reply> {
    let at = find(&visit).await?;
    let mut conn = visit.read().await?;
    let asker = asker::of(&mut conn, visit.ctx.tenant, at.id).await?;
    let asked = Asked::read(&mut conn, visit.ctx.tenant, &at).await?;
    let p = visit.titled(visit.t1("vraag-ontvangst-titel", "nummer", at.number().to_string()));
    let (own, reach, received) = (links::own(&at), post::reach(&p), post::received(&p, &at));
    let files = files::shown(&p, &mut conn, &at, Reader::Asker).await?.into_values().flatten().collect();
    Ok(Reply::page(&Receipt { p, at, asker, own, reach, asked, received, files })?.unkept())
}

/// What has to be mended, or why it came too late.
type Wrong = (&'static str, Form);

async fn page(visit: &Visit, at: QuestionRow, wrong: Option<Wrong>) -> Result<OwnPage> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let deed::Story { steps: rows, is_cut } = deed::story(&mut conn, tenant, at.id).await?;
    let names = Names::read(&mut conn, tenant).await?;
    let mut p = visit.titled(visit.t1("vraag-volg-titel", "nummer", at.number().to_string()));
    p.wrong = wrong.as_ref().is_some_and(|(_, form)| form.is_wrong());
    let shown = public::by_number(&mut conn, tenant, at.number()).await?;
    let proposal = names::href_of(&mut conn, &visit.ctx, at.made_point_id).await?;
    let (mut wrong, fresh) = (wrong, Input::default());
    let mut form = |name: &'static str| match wrong.take_if(|(hit, _)| *hit == name) {
        Some((_, form)) => form,
        None => Form::new(&p, name, fresh.clone()),
    };
    let forms = Forms {
        add: form("vraag-aanvullen"),
        withdraw: form("vraag-intrekken"),
        reopen: form("vraag-heropenen"),
        helped: form("vraag-geholpen"),
        website: form(WEBSITE),
    };
    let kept = files::choices(&p, &mut conn, &forms.add).await?;
    let mut shown_files = files::shown(&p, &mut conn, &at, Reader::Asker).await?;
    let asked = rows.first().and_then(|row| shown_files.remove(&row.id)).unwrap_or_default();
    let whose = match (at.state, at.team_id, at.officer_id) {
        (State::Forwarded, ..) => names.partner(at.partner_id).to_owned(),
        (_, None, Some(officer)) => {
            let colleagues = names::colleagues(&mut conn, visit.ctx.tenant).await?;
            names::as_the_asker_reads(&p, &colleagues, Some(officer))
        }
        (_, team, _) => names.team(team).to_owned(),
    };
    let (casus, told) = cases::of_asker(&p, &mut conn, at.id).await?.unzip();
    let told = told.unwrap_or_default();
    Ok(OwnPage {
        base: links::own(&at),
        is_cut,
        steps: story::steps(&p, &rows, Reading::Asker, shown_files),
        files: asked,
        kept,
        whose,
        public: shown.map(|row| links::public(row.number())),
        proposal,
        helped: Helped::ALL
            .iter()
            .map(|one| Choice::new(one.code(), p.t_of(&["geholpen-", one.code()])))
            .collect(),
        reach: post::reach(&p),
        casus,
        told,
        found: Vec::new(),
        forms,
        p,
        at,
    })
}

/// Does something with the key of the address, and goes back to the page.
async fn act<F>(
    visit: Visit,
    deed: Deed,
    form: &'static str,
    said: &'static str,
    parsed: Result<()>,
    run: F,
) -> Result<Reply>
where
    F: for<'t> Fn(Ctx, Permit<Act, policy::Step>, &'t mut db::Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    let question = find(&visit).await?;
    let (sent, wrong) =
        if come_with(deed) { files::read(&visit).await? } else { (Sent::default(), Invalid::default()) };
    let at = (question.number(), visit.param("sleutel"));
    let outcome = match files::both(parsed, wrong) {
        Ok(()) => by_key::act(&visit.page, deed, at, &sent, run).await,
        Err(error) => Err(error),
    };
    let back = |visit: &Visit| -> Result<Number> { visit.param_as("nummer") };
    match outcome {
        Ok(_) => Ok(Reply::see(links::own(&question)).saying(said)),
        Err(Error::Invalid(invalid)) => {
            let input = files::keep(&visit, &sent).await?;
            let form = (form, Form::wrong(&visit.page, form, input, invalid));
            Reply::invalid(&page(&visit, question, Some(form)).await?)
        }
        Err(Error::Conflict(commands::TWICE)) => Ok(Reply::see(links::own(&question)).saying(said)),
        Err(Error::Conflict(_)) if is_twice(&visit, (&question, deed), None, sent.len()).await? => {
            Ok(Reply::see(links::own(&question)).saying(said))
        }
        Err(Error::Conflict(key)) => {
            let now = question::by_number(&mut visit.read().await?, visit.ctx.tenant, back(&visit)?).await?;
            let words = |_: &str, value: &str| visit.in_dutch(value);
            let theirs = Theirs { fields: &["tekst"], now: &Input::default(), words: &words };
            let input = files::keep(&visit, &sent).await?;
            let late = Form::late_as(&visit.page, form, input, &theirs, &visit.t(key));
            Reply::late(&page(&visit, now.ok_or(Error::NotFound)?, Some((form, late))).await?)
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn add(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let text = parser.text("tekst", 1, 5000);
    let parsed = parser.finish();
    act(visit, Deed::Add, "vraag-aanvullen", "melding-vraag-aangevuld", parsed, move |ctx, permit, tx| {
        let text = text.clone();
        Box::pin(async move { commands::add(tx, &ctx, &permit, &text).await })
    })
    .await
}

pub(super) async fn withdraw(visit: Visit) -> Result<Reply> {
    let parsed = if visit.input.get("zeker") == "ja" {
        Ok(())
    } else {
        Err(Error::Invalid(Invalid::field("zeker", "vraag-zeker-nodig")))
    };
    let said = "melding-vraag-ingetrokken";
    act(visit, Deed::Withdraw, "vraag-intrekken", said, parsed, move |ctx, permit, tx| {
        Box::pin(async move { commands::withdraw(tx, &ctx, &permit, "").await })
    })
    .await
}

pub(super) async fn reopen(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let text = parser.text("tekst", 1, 5000);
    let parsed = parser.finish();
    let rules = Rules::of(&visit.place.row.settings);
    let said = "melding-vraag-heropend";
    act(visit, Deed::Reopen, "vraag-heropenen", said, parsed, move |ctx, permit, tx| {
        let (text, rules) = (text.clone(), rules.clone());
        Box::pin(async move { commands::reopen(tx, &ctx, &permit, &rules, &text).await })
    })
    .await
}

pub(super) async fn helped(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let helped = parser.choice("geholpen", Helped::parse).unwrap_or(Helped::Yes);
    let line = parser.text("tekst", 0, 500);
    let parsed = parser.finish();
    let said = "melding-vraag-geholpen";
    act(visit, Deed::Helped, "vraag-geholpen", said, parsed, move |ctx, permit, tx| {
        let line = line.clone();
        Box::pin(async move { commands::helped(tx, &ctx, &permit, helped, &line).await })
    })
    .await
}

/// Whether it may stand on the website: as easily taken back as given. Who says yes is warned first, as who
/// said so with the question.
pub(super) async fn website(visit: Visit) -> Result<Reply> {
    let (deed, said) = match visit.input.get("openbaar") {
        "ja" => (Deed::Consent, "melding-vraag-mag-openbaar"),
        _ => (Deed::Revoke, "melding-vraag-mag-niet-openbaar"),
    };
    if deed == Deed::Consent
        && let Some(page) = warned(&visit).await?
    {
        return Ok(page);
    }
    act(visit, deed, WEBSITE, said, Ok(()), move |ctx, permit, tx| {
        Box::pin(async move { commands::consent(tx, &ctx, &permit, "").await })
    })
    .await
}

/// The page with what should not go public of the question; none when there is nothing, or when the asker saw it
/// before they sent this.
async fn warned(visit: &Visit) -> Result<Option<Reply>> {
    let at = find(visit).await?;
    let texts = [at.title.as_str(), &at.body, &at.place];
    let (found, mark) = (sensitive::scan(&texts.join("\n")), reveals::mark(texts));
    let is_asked = policy::can_ask(visit.ctx.today(), Deed::Consent, &at);
    if !is_asked || found.is_empty() || visit.input.get("gezien") == mark {
        return Ok(None);
    }
    let seen = Form::new(&visit.page, WEBSITE, Input::from_pairs([("gezien", mark)]));
    Ok(Some(Reply::page(&OwnPage { found, ..page(visit, at, Some((WEBSITE, seen))).await? })?.unkept()))
}
