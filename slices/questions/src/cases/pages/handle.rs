// SPDX-License-Identifier: EUPL-1.2
//! The page on which colleagues handle a casus: what residents want, who takes part, its promises and its
//! story, and every deed that is allowed now.

mod deeds;
mod forms;

pub(super) use deeds::{
    advise, assign, call_off, cancel, consult, join, keep, leave, note, plan, propose, read, refuse, release,
    reopen, shift, talk, withdraw,
};

use askama::Template;
use kernel::{Error, Result};
use people::Holder;
use web::{Form, Page, Reply, Visit};

use self::forms::Choices;
use crate::cases::links;
use crate::cases::model::{Deed, Number, PartyId, State};
use crate::cases::policy::{self, CasusAt};
use crate::cases::store::casus::{self, CasusRow};
use crate::cases::store::letter;
use crate::cases::store::party::PartyRow;
use crate::cases::story::{self, File, Promised, Step};
use crate::pages::names::{self, Names};

/// The deeds with a form on this page, in its order: the name of the form and the end of its address.
const FORMS: [(Deed, &str, &str); 18] = [
    (Deed::Read, "casus-gelezen", "gelezen"),
    (Deed::Advise, "casus-advies", "advies"),
    (Deed::Talk, "casus-gesprek", "gesprek"),
    (Deed::Plan, "casus-plannen", "plannen"),
    (Deed::CallOff, "casus-afgelasten", "afgelasten"),
    (Deed::Keep, "casus-nagekomen", "nagekomen"),
    (Deed::Move, "casus-verzetten", "verzetten"),
    (Deed::Cancel, "casus-vervallen", "vervallen"),
    (Deed::Join, "casus-meedoen", "meedoen"),
    (Deed::Leave, "casus-vertrek", "vertrek"),
    (Deed::Assign, "casus-toewijzen", "toewijzen"),
    (Deed::Consult, "casus-voorleggen", "voorleggen"),
    (Deed::Note, "casus-notitie", "notitie"),
    (Deed::Propose, "casus-voorstel", "voorstel"),
    (Deed::Release, "casus-zelf", "zelf"),
    (Deed::Refuse, "casus-kan-niet", "kan-niet"),
    (Deed::Withdraw, "casus-ingetrokken", "ingetrokken"),
    (Deed::Reopen, "casus-heropenen", "heropenen"),
];

/// So many deeds stand on the page itself.
const SHOWN: usize = 3;

/// The deeds that fit how a casus stands, the most fitting first: of these stand [`SHOWN`] on the page, as
/// far as they are allowed, and all others under "Meer".
fn fitting(casus: &CasusRow) -> &'static [Deed] {
    match (casus.state, casus.officer_id) {
        (State::Open, Some(_)) => {
            &[Deed::Read, Deed::Advise, Deed::Talk, Deed::Keep, Deed::Plan, Deed::Join, Deed::Note]
        }
        // Somebody has to be responsible before anything else.
        (State::Open, None) => &[Deed::Read, Deed::Assign, Deed::Talk, Deed::Keep, Deed::Plan, Deed::Note],
        _ => &[Deed::Read, Deed::Reopen, Deed::Note],
    }
}

/// The name of the form of a deed.
fn form_of(deed: Deed) -> &'static str {
    FORMS.iter().find(|(one, ..)| *one == deed).map_or("", |(_, form, _)| form)
}

/// A deed that is allowed now, with its form.
struct Act {
    deed: Deed,
    name: &'static str,
    path: &'static str,
    form: Form,
    /// The forms of the decisions of a talk.
    rows: Vec<Form>,
    /// Whether it has to be mended.
    open: bool,
}

/// A form as it was sent, to be mended.
struct Sent {
    name: &'static str,
    form: Form,
    rows: Vec<Form>,
}

#[derive(Template)]
#[template(path = "questions/cases/handle.html")]
struct HandlePage {
    p: Page,
    at: CasusRow,
    parties: Vec<PartyRow>,
    /// To whom a letter has to be posted.
    unposted: Vec<PartyId>,
    steps: Vec<Step>,
    promises: Vec<Promised>,
    planned: Vec<kernel::Date>,
    names: Names,
    colleagues: Vec<Holder>,
    /// The most fitting first.
    acts: Vec<Act>,
    /// So many of them stand on the page itself.
    shown: usize,
    /// What was typed in a form that is not on the page any more.
    gone: Option<Form>,
    choices: Choices,
    /// The question of which it was made, for who may see that: number and address.
    question: Option<(String, String)>,
    made: Option<String>,
}

impl HandlePage {
    fn base(&self) -> String {
        links::work(self.at.number())
    }

    fn function(&self, person: &Option<kernel::PersonId>) -> &str {
        names::function(&self.colleagues, *person)
    }

    /// The address of a letter to a party that has no e-mail, and what that says: it is to be posted, or can
    /// be printed again.
    fn letter(&self, party: &PartyRow) -> Option<(String, &'static str)> {
        let says = if self.unposted.contains(&party.id) { "casus-brief-nodig" } else { "casus-druk-af" };
        party.reads_on_paper().then(|| (links::letter(self.at.number(), party, None), says))
    }

    /// Whether something under "Meer" has to be mended.
    fn is_more_open(&self) -> bool {
        self.acts.iter().skip(self.shown).any(|act| act.open)
    }

    fn is_forgotten(&self) -> bool {
        self.at.forgotten_at.is_some()
    }
}

/// The casus of the address, for who may see it.
pub(super) async fn find(visit: &Visit) -> Result<CasusAt> {
    let number: Number = visit.param_as("nummer")?;
    let mut conn = visit.read().await?;
    let casus = casus::by_number(&mut conn, visit.ctx.tenant, number).await?.ok_or(Error::NotFound)?;
    let at = CasusAt::read(&mut conn, &visit.ctx, casus).await?;
    if at.may_see(&visit.ctx) { Ok(at) } else { Err(Error::NotFound) }
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let at = find(&visit).await?;
    Ok(Reply::page(&page(&visit, at, None).await?)?.unkept())
}

/// The deeds that are allowed now, the most fitting first, and how many of them stand on the page itself.
/// The form that was sent is taken from `sent`.
fn acts(page: &Page, file: &File, names: &Names, at: &CasusAt, sent: &mut Option<Sent>) -> (Vec<Act>, usize) {
    let mut acts = Vec::new();
    for (deed, name, path) in FORMS {
        let allowed = at.allows(&page.ctx, policy::rule_of(deed));
        let has_party = deed != Deed::Leave || file.parties.iter().any(PartyRow::is_here);
        if !allowed || !has_party || policy::step(deed, &at.casus).is_none() {
            continue;
        }
        let own = sent.take_if(|sent| sent.name == name);
        let open = own.is_some();
        let (form, rows) = match own {
            Some(sent) => (sent.form, sent.rows),
            None => (Form::new(page, name, forms::begin(page, file, names, deed)), Vec::new()),
        };
        let rows = if deed == Deed::Talk && rows.is_empty() { forms::rows(page, &[]) } else { rows };
        acts.push(Act { deed, name, path, form, rows, open });
    }
    let rank = |deed: Deed| fitting(&at.casus).iter().position(|one| *one == deed);
    acts.sort_by_key(|act| rank(act.deed).unwrap_or(usize::MAX));
    let shown = acts.iter().filter(|act| rank(act.deed).is_some()).count().min(SHOWN);
    (acts, shown)
}

async fn page(visit: &Visit, at: CasusAt, sent: Option<Sent>) -> Result<HandlePage> {
    let (mut conn, ctx) = (visit.read().await?, &visit.ctx);
    let (conn, tenant) = (&mut conn, ctx.tenant);
    let names = Names::read(conn, tenant).await?;
    let colleagues = names::colleagues(conn, tenant).await?;
    let number = at.casus.number();
    let title = format!("{number} {}", at.casus.title);
    let mut p = visit.titled(visit.in_dutch(title)).crumb(visit.t("menu-werk"), "/werk");
    p = p.crumb(visit.t("casussen-titel"), links::WORK);
    p.path = links::work(number);
    p.wrong = sent.is_some();
    let question = match at.casus.question_id {
        Some(id) => crate::store::question::by_id(conn, tenant, id).await?,
        None => None,
    };
    let question = question.filter(|question| crate::policy::may_see(ctx, question));
    let made = match at.casus.made_point_id {
        Some(point) => crate::pages::point_href(conn, ctx, point).await?,
        None => None,
    };
    let file = File::read(conn, tenant, at.casus.clone()).await?;
    let mut came = super::file::shown(&p, conn, &at.casus).await?;
    let mut steps = story::steps(&p, &file, None);
    for step in &mut steps {
        step.files = came.remove(&step.id).unwrap_or_default();
    }
    let unposted = letter::waiting(conn, tenant, file.casus.id).await?;
    let mut sent = sent;
    let (acts, shown) = acts(&p, &file, &names, &at, &mut sent);
    Ok(HandlePage {
        shown,
        steps,
        promises: story::promises(&p, &file),
        planned: file.planned().map(|talk| talk.held_on).collect(),
        acts,
        gone: sent.map(|sent| sent.form),
        choices: Choices::read(conn, &p, &file, &names, &colleagues).await?,
        question: question.map(|one| (one.number().to_string(), crate::links::work(one.number()))),
        made,
        names,
        colleagues,
        parties: file.parties,
        unposted: unposted.into_iter().map(|(party, _)| party).collect(),
        at: file.casus,
        p,
    })
}
