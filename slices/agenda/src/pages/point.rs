// SPDX-License-Identifier: EUPL-1.2
//! The page of a point: what it is, how it stands, its story, and what one can do.

use askama::Template;
use askama::filters::Safe;
use db::Conn;
use kernel::{Ctx, Date, Error, Invalid, Result};
use villages::Kern;
use villages::follow::Subject;
use web::form::Choice;
use web::reply::StatusCode;
use web::{Form, Input, Page, Reply, Visit, Words};

use super::fields;
use super::late::{self, Late};
use super::source;
use super::story::{self, Story};
use crate::links;
use crate::model::{Ending, FOLLOWED, Feasible, Owner, PointId, Status};
use crate::officers::Officers;
use crate::parties::Parties;
use crate::places::Places;
use crate::policy::{self, PointAt};
use crate::spot::Spot;
use crate::store::agenda::{self, AgendaRow};
use crate::store::photo::PhotoRow;
use crate::store::point as points;
use crate::store::promise::PromiseRow;

#[derive(Template)]
#[template(path = "point.html")]
struct PointPage {
    p: Page,
    kern: Kern,
    places: String,
    at: PointAt,
    agenda: Option<AgendaRow>,
    story: Story,
    merged: Option<(String, String)>,
    who: Vec<String>,
    officer: Option<Words>,
    map: Option<String>,
    parties: Parties,
    /// What other slices show beside it.
    beside: Vec<web::Panel>,
    supports: bool,
    rights: Rights,
    internal: bool,
    forms: Forms,
    today: Date,
}

/// What this visitor may do here.
struct Rights {
    edit: bool,
    assess: bool,
    promise: bool,
    close: bool,
    note: bool,
    photo: bool,
    take_off: bool,
    put_back: bool,
}

impl Rights {
    fn of(ctx: &Ctx, at: &PointAt) -> Self {
        Self {
            edit: at.allows(ctx, &policy::EDIT),
            assess: at.allows(ctx, &policy::ASSESS),
            promise: !at.is_merged() && at.allows(ctx, &policy::PROMISE),
            close: at.allows(ctx, &policy::PROMISE),
            note: at.allows(ctx, &policy::NOTE),
            photo: at.allows(ctx, &policy::PHOTO),
            take_off: at.point.can_be_hidden() && at.allows(ctx, &policy::MODERATE),
            put_back: at.point.is_hidden() && at.allows(ctx, &policy::MODERATE),
        }
    }
}

/// The forms for who may do more, with the one that was wrong as it was sent.
struct Forms {
    status: Form,
    note: Form,
    promise: Form,
    answer: Form,
    merge: Form,
    moves: Vec<(PromiseRow, Form, Form)>,
    statuses: Vec<Choice>,
    owners: Vec<Choice>,
    outcomes: Vec<Choice>,
    feasible: Vec<Choice>,
    teams: Vec<Choice>,
    partners: Vec<Choice>,
    groups: Vec<Choice>,
    wrong: Option<(&'static str, Option<i64>)>,
    /// What was typed in a form that is not on the page any more.
    gone: Option<Form>,
}

/// A form of this page that has to be mended.
pub(super) struct Wrong {
    /// The name of the form.
    pub form: &'static str,
    /// The number of the promise, for its forms.
    pub number: Option<i64>,
    /// What was typed.
    pub input: Input,
    /// What is wrong.
    pub invalid: Invalid,
    /// Somebody else was first.
    pub late: Option<Late>,
}

impl Wrong {
    /// Whether this form is on the page, with what was typed.
    fn is(&self, name: &str, number: Option<i64>) -> bool {
        self.form == name && self.number == number && self.late.as_ref().is_none_or(Late::is_open)
    }

    fn into_form(self, p: &Page, parties: &Parties) -> Form {
        match self.late {
            Some(late) => late.form(p, parties, self.form, self.input),
            None => Form::wrong(p, self.form, self.input, self.invalid),
        }
    }
}

impl PointPage {
    fn act(&self, act: &str) -> String {
        links::point_act(&self.kern.slug, self.at.point.number, act)
    }

    fn promise_act(&self, promise: &i64, act: &str) -> String {
        links::promise_act(&self.kern.slug, self.at.point.number, *promise, act)
    }

    fn photo(&self, photo: &PhotoRow) -> String {
        links::photo(&self.kern.slug, self.at.point.number, photo.id)
    }

    /// When a proposal was taken off the website, and in which function.
    fn off(&self) -> Option<(Date, String)> {
        let at = self.at.point.hidden_at.as_ref().filter(|_| self.at.point.is_hidden())?;
        Some((self.p.day_of(at), story::by(&self.p, &self.at.point.hidden_role)))
    }

    /// The block with which the point can be followed.
    fn follow(&self) -> Safe<String> {
        Safe(villages::follow::panel(&self.p, self.p.in_dutch(&self.at.point.title), &self.act("volgen")))
    }

    /// Why it is not done, as far as somebody wrote that down.
    fn why(&self) -> Words {
        match self.at.point.reason.as_str() {
            "" if self.at.point.outlook.is_empty() => source::why(&self.p, &self.at.point),
            reason => self.p.in_dutch(reason),
        }
    }

    /// "Stand per" of its own source, else of its agenda; empty when neither says, and for what
    /// somebody proposed here.
    fn stand(&self) -> &str {
        let agenda = self.agenda.as_ref().filter(|_| !self.at.point.proposed);
        let of_agenda = || agenda.map_or("", |agenda| agenda.as_of.as_str());
        self.at.point.as_of.as_deref().filter(|text| !text.is_empty()).unwrap_or_else(of_agenda)
    }

    fn source_lines(&self) -> Vec<Words> {
        source::lines(&self.p, &self.at.point)
    }

    fn has_source(&self) -> bool {
        let point = &self.at.point;
        point.source_url.is_some() || point.source_name.is_some() || !self.source_lines().is_empty()
    }

    fn planning(&self) -> String {
        self.at.point.planning.map(|planning| planning.label(self.p.ctx.locale)).unwrap_or_default()
    }

    fn money(&self, promise: &PromiseRow) -> String {
        promise.amount.map(|amount| amount.format(self.p.ctx.locale)).unwrap_or_default()
    }

    /// Days after the first promised date, for a point that is late.
    fn days_late(&self) -> Option<i32> {
        self.at.point.days_late(self.today)
    }

    fn late(&self, promise: &PromiseRow) -> Option<i32> {
        let days = promise.due.days_until(self.today);
        (promise.outcome.is_none() && days > 0).then_some(days)
    }

    /// Who does what was promised: the owner, and who exactly.
    fn promised_by(&self, promise: &PromiseRow) -> String {
        self.parties.words(&self.p, promise.owner, promise.named())
    }

    /// Whether the form has to be mended.
    fn is_open(&self, form: &str) -> bool {
        self.forms.wrong.is_some_and(|(name, _)| name == form)
    }

    /// Whether a form of this promise has to be mended.
    fn is_open_for(&self, promise: &i64) -> bool {
        self.forms.wrong.is_some_and(|(_, number)| number == Some(*promise))
    }
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    match super::kern_and_point(&visit, &mut conn).await {
        Ok((kern, at)) => Reply::page(&page(&visit, &mut conn, kern, at, None).await?),
        Err(Error::NotFound) => moved(&visit, &mut conn).await,
        Err(error) => Err(error),
    }
}

/// A point can come to be about other kernen than when its address was written down: the way to where
/// it is now.
async fn moved(visit: &Visit, conn: &mut Conn) -> Result<Reply> {
    let (kern, tenant) = (super::kern(visit, conn).await?, visit.ctx.tenant);
    let point = points::by_number(conn, tenant, visit.param_as("nummer")?).await?.ok_or(Error::NotFound)?;
    let places = Places::read(conn, tenant, &[point.id]).await?;
    let (href, kernen) = (places.href(point.id, point.number), places.kernen(point.id).to_vec());
    let at = PointAt { point, kernen };
    if at.kernen.contains(&kern.id) || href.is_empty() || !at.is_visible(&visit.ctx) {
        return Err(Error::NotFound);
    }
    Ok(Reply::see(href).status(StatusCode::FOUND))
}

/// Takes the wish to follow the point by e-mail.
pub(super) async fn follow(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at) = super::kern_and_point(&visit, &mut conn).await?;
    drop(conn);
    if at.is_merged() {
        return Err(Error::Conflict("punt-is-samengevoegd"));
    }
    let page = super::under_agenda(&visit, visit.in_dutch(&at.point.title), &kern);
    let places = Places::read(&mut visit.read().await?, visit.ctx.tenant, &[at.point.id]).await?;
    let href = places.href(at.point.id, at.point.number);
    let subject = Subject { kind: FOLLOWED, id: at.point.id.uuid(), name: at.point.text.title, href };
    villages::follow::take(&visit, page, subject).await
}

/// The page again, with a form that has to be mended, or that came too late.
pub(super) async fn wrong(visit: &Visit, kern: Kern, at: PointAt, wrong: Wrong) -> Result<Reply> {
    let (mut conn, is_late) = (visit.read().await?, wrong.late.is_some());
    let page = page(visit, &mut conn, kern, at, Some(wrong)).await?;
    if is_late { Reply::late(&page) } else { Reply::invalid(&page) }
}

async fn page(
    visit: &Visit,
    conn: &mut Conn,
    kern: Kern,
    at: PointAt,
    wrong: Option<Wrong>,
) -> Result<PointPage> {
    let ctx = &visit.ctx;
    let all: Vec<PointId> = [Some(at.point.id), at.point.merged_into].into_iter().flatten().collect();
    let lies = Places::read(conn, ctx.tenant, &all).await?;
    let merged = match at.point.merged_into {
        Some(id) => story::visible(conn, visit, &[id]).await?.pop(),
        None => None,
    };
    let supports = match ctx.actor.person() {
        Some(person) => crate::store::support::supports(conn, ctx.tenant, at.point.id, person.id).await?,
        None => false,
    };
    let parties = Parties::read(conn, ctx.tenant).await?;
    let officer = Officers::shown(visit, conn, &at).await?;
    let map = match fields::spot_of(&at.point) {
        Some(Spot { lon, lat }) => {
            Some(villages::spot_map(visit, conn, &at.kernen, [lon, lat], &at.point.title).await?)
        }
        None => None,
    };
    let story = story::read(visit, conn, &at, &parties).await?;
    let mut p =
        super::under_agenda(visit, visit.in_dutch(&at.point.title), &kern).about(at.point.body.clone());
    p = p.with_canonical(lies.href(at.point.id, at.point.number));
    p.wrong = wrong.is_some();
    if p.wrong {
        p = late::at_home(p, &kern, &at.point);
    }
    if let Some(newest) = story.gallery().next().filter(|_| !at.point.draft) {
        p = p.with_image(links::photo(&kern.slug, at.point.number, newest.id));
    }
    Ok(PointPage {
        beside: beside(visit, conn, &at).await?,
        agenda: agenda::by_id(conn, ctx.tenant, at.point.agenda_id).await?,
        who: who(visit, &at, &parties),
        officer,
        map,
        merged: merged.map(|into| (lies.href(into.point.id, into.point.number), into.point.text.title)),
        places: lies.words(at.point.id),
        forms: forms(&p, &story.promises, &parties, &at, wrong),
        today: ctx.today(),
        parties,
        internal: at.shows_internal(ctx),
        rights: Rights::of(ctx, &at),
        p,
        kern,
        at,
        story,
        supports,
    })
}

/// What other slices show beside a point that everybody can see.
async fn beside(page: &Page, conn: &mut Conn, at: &PointAt) -> Result<Vec<web::Panel>> {
    let mut beside = Vec::new();
    if !at.point.draft && !at.is_merged() {
        for slice in &page.app.slices {
            beside.extend(slice.point_panels(page, conn, at.point.id.uuid()).await?);
        }
    }
    beside.sort_by_key(|panel| panel.order);
    Ok(beside)
}

/// Whose the point is: owners, and the group, team or partner by name.
fn who(page: &Page, at: &PointAt, parties: &Parties) -> Vec<String> {
    let point = &at.point;
    let owners = point.owners();
    let owners = owners.iter().map(|owner| page.t_of(&["eigenaar-", owner.code()]));
    owners.chain(parties.names(point.named())).collect()
}

fn forms(
    p: &Page,
    promises: &[PromiseRow],
    parties: &Parties,
    at: &PointAt,
    mut wrong: Option<Wrong>,
) -> Forms {
    let mark = wrong.as_ref().map(|wrong| (wrong.form, wrong.number));
    let version = Input::from_pairs([("versie", at.point.revision.to_string())]);
    let mut form = |name: &'static str, number: Option<i64>, start: Input| {
        let hit = wrong.as_ref().is_some_and(|wrong| wrong.is(name, number));
        let form = match wrong.take_if(|_| hit) {
            Some(wrong) => wrong.into_form(p, parties),
            None => Form::new(p, name, start),
        };
        match number {
            Some(number) => form.numbered(number),
            None => form,
        }
    };
    let open = promises.iter().filter(|promise| promise.outcome.is_none());
    let moves = open
        .map(|promise| {
            let (due, version) = (promise.due.to_string(), ("versie", promise.due.to_string()));
            let begin = Input::from_pairs([("datum", due), version.clone()]);
            let shift = form("verzet", Some(promise.number), begin);
            (promise.clone(), shift, form("uitkomst", Some(promise.number), Input::from_pairs([version])))
        })
        .collect();
    Forms {
        status: form("punt-status", None, late::of_point(&at.point)),
        note: form("bericht", None, Input::from_pairs([("openbaar", "ja".to_owned())])),
        promise: form("toezegging", None, Input::default()),
        answer: form("antwoord", None, version.clone()),
        merge: form("samenvoegen", None, version),
        moves,
        statuses: choices(
            p,
            "status-",
            Status::ALL.iter().filter(|s| **s != Status::Merged).map(|s| s.code()),
        ),
        owners: choices(p, "eigenaar-", Owner::ALL.iter().map(|o| o.code())),
        outcomes: choices(p, "uitkomst-", Ending::ALL.iter().map(|ending| ending.code())),
        feasible: choices(p, "haalbaar-", Feasible::ALL.iter().map(|f| f.code())),
        teams: parties.teams(None),
        partners: parties.partners(None),
        groups: parties.groups(None),
        wrong: mark,
        gone: wrong.map(|wrong| wrong.into_form(p, parties)),
    }
}

/// Choices from codes, with the texts `{prefix}{code}`.
pub(super) fn choices<'c>(p: &Page, prefix: &str, codes: impl Iterator<Item = &'c str>) -> Vec<Choice> {
    codes.map(|code| Choice::new(code, p.t_of(&[prefix, code]))).collect()
}
