// SPDX-License-Identifier: EUPL-1.2
//! The page on which a colleague handles a question: who asked what, its story, and every deed that is
//! allowed now.

mod deeds;

pub(super) use deeds::{
    answer, assign, close, forward, interim, note, promote, publish, read, resume, seal, shield, unpublish,
    unshield, wait,
};

use agenda::model::PointId;
use askama::Template;
use db::Conn;
use kernel::{Ctx, Error, Result};
use people::{Absences, Holder};
use web::form::{Choice, Field};
use web::{Form, Input, Page, Reply, Visit, Words};

use super::names::{self, Names};
use super::story::{self, Step};
use crate::links;
use crate::model::{Deed, Number};
use crate::policy;
use crate::sensitive::{self, Found};
use crate::settings::Rules;
use crate::store::asker::{self, AskerRow};
use crate::store::question::{self, QuestionRow};
use crate::store::{deed, public};

/// The deeds with a form on this page, in its order: the name of the form and the end of its address.
const FORMS: [(Deed, &str, &str); 15] = [
    (Deed::Read, "vraag-gelezen", "gelezen"),
    (Deed::Assign, "vraag-toewijzen", "toewijzen"),
    (Deed::Answer, "vraag-antwoord", "antwoord"),
    (Deed::Interim, "vraag-procesantwoord", "procesantwoord"),
    (Deed::Wait, "vraag-navragen", "navragen"),
    (Deed::Resume, "vraag-verder", "verder"),
    (Deed::Forward, "vraag-doorsturen", "doorsturen"),
    (Deed::Promote, "vraag-voorstel", "voorstel"),
    (Deed::Note, "vraag-notitie", "notitie"),
    (Deed::Publish, "vraag-publiceren", "openbaar"),
    (Deed::Unpublish, "vraag-niet-openbaar", "niet-openbaar"),
    (Deed::Close, "vraag-sluiten", "sluiten"),
    (Deed::Seal, "vraag-prive", "prive"),
    (Deed::Shield, "vraag-afschermen", "afschermen"),
    (Deed::Unshield, "vraag-tonen", "tonen"),
];

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
    /// Whether it has to be mended.
    open: bool,
}

#[derive(Template)]
#[template(path = "questions/handle.html")]
struct HandlePage {
    p: Page,
    at: QuestionRow,
    asker: Option<AskerRow>,
    steps: Vec<Step>,
    names: Names,
    colleagues: Vec<Holder>,
    /// Who of them is away today.
    absences: Absences,
    acts: Vec<Act>,
    /// What was typed in a form that is not on the page any more.
    gone: Option<Form>,
    kernen: Vec<Choice>,
    themes: Vec<Choice>,
    teams: Vec<Choice>,
    people: Vec<Choice>,
    partners: Vec<Choice>,
    shown: bool,
    /// Whether the words of the asker are hidden.
    hidden: bool,
    found: Vec<Found>,
    about: Option<String>,
    made: Option<String>,
    most: u8,
}

impl HandlePage {
    fn base(&self) -> String {
        links::work(self.at.number())
    }

    fn late(&self) -> Option<i32> {
        Some(self.at.days_late(self.p.ctx.today())).filter(|days| *days > 0)
    }

    fn who(&self) -> Words {
        let dutch = |name: &str| self.p.in_dutch(name);
        let note = self.at.officer_id.and_then(|officer| self.absences.note(&self.p, officer));
        let officer = dutch(names::function(&self.colleagues, self.at.officer_id));
        let officer = match note.filter(|_| !officer.is_empty()) {
            Some(note) => officer.and(" ").and(note),
            None => officer,
        };
        let (partner, team) = (self.names.partner(self.at.partner_id), self.names.team(self.at.team_id));
        let all = [dutch(partner), officer, dutch(team)];
        Words::join(all.into_iter().filter(|name| !name.is_empty()), ", ")
    }

    /// The fields of a form, in its order.
    fn fields<'f>(&'f self, act: &'f Act) -> Vec<Field<'f>> {
        let form = &act.form;
        let mut fields = match act.deed {
            Deed::Assign => vec![
                form.select("kern", &self.kernen).optional(),
                form.checks("ook", &self.kernen).optional(),
                form.select("thema", &self.themes).optional(),
                form.select("team", &self.teams),
                form.select("behandelaar", &self.people).optional(),
            ],
            Deed::Interim => vec![form.area("tekst"), form.date("datum")],
            Deed::Forward => {
                vec![form.select("partner", &self.partners), form.area("tekst"), form.tick("vrager")]
            }
            Deed::Promote => vec![form.text("titel"), form.area("tekst")],
            Deed::Publish => vec![form.text("titel"), form.area("vraag"), form.area("antwoord")],
            Deed::Resume | Deed::Unpublish | Deed::Seal | Deed::Read | Deed::Unshield => Vec::new(),
            _ => vec![form.area("tekst")],
        };
        fields.push(form.hidden("versie"));
        fields
    }
}

/// The question of the address, for who may see it.
async fn find(visit: &Visit) -> Result<QuestionRow> {
    let number: Number = visit.param_as("nummer")?;
    let question = question::by_number(&mut visit.read().await?, visit.ctx.tenant, number).await?;
    question.filter(|question| policy::may_see(&visit.ctx, question)).ok_or(Error::NotFound)
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let question = find(&visit).await?;
    Ok(Reply::page(&page(&visit, question, None).await?)?.unkept())
}

/// The address of a point, when it has one.
pub(super) async fn point_href(conn: &mut Conn, ctx: &Ctx, id: PointId) -> Result<Option<String>> {
    let tenant = ctx.tenant;
    let Some(point) = agenda::store::point::by_id(conn, tenant, id).await? else { return Ok(None) };
    let kernen = agenda::store::point::kernen(conn, tenant, id).await?;
    let names = villages::kern_names(conn, tenant).await?;
    let slug = kernen.first().and_then(|kern| names.get(kern)).map(|(slug, _)| slug);
    Ok(slug.map(|slug| agenda::links::point(slug, point.number)))
}

/// The fields of a form as they begin.
async fn begin(conn: &mut Conn, ctx: &Ctx, at: &QuestionRow, names: &Names, deed: Deed) -> Result<Input> {
    let mut input = Input::from_pairs([("versie", at.revision.to_string())]);
    match deed {
        Deed::Assign => {
            let kern = at.kern_id.and_then(|kern| names.kernen.get(&kern));
            input.set("kern", kern.map(|(slug, _)| slug.as_str()).unwrap_or_default());
            for (slug, _) in at.also.0.iter().filter_map(|kern| names.kernen.get(kern)) {
                input.push("ook", slug.as_str());
            }
            input.set("thema", at.theme.as_str());
            input.set("team", at.team_id.map(|team| team.to_string()).unwrap_or_default());
            input.set("behandelaar", at.officer_id.map(|person| person.to_string()).unwrap_or_default());
        }
        Deed::Promote if !at.shielded => input.set("titel", at.title.as_str()),
        Deed::Publish => {
            if let Some(public) = public::of(conn, ctx.tenant, at.id).await? {
                input.set("titel", public.title);
                input.set("vraag", public.question);
                input.set("antwoord", public.answer);
            }
        }
        _ => {}
    }
    Ok(input)
}

async fn page(visit: &Visit, at: QuestionRow, wrong: Option<(&'static str, Form)>) -> Result<HandlePage> {
    let (mut conn, ctx) = (visit.read().await?, &visit.ctx);
    let conn = &mut conn;
    let names = Names::read(conn, ctx.tenant).await?;
    let colleagues = names::colleagues(conn, ctx.tenant).await?;
    let absences = people::absences(conn, ctx.tenant, ctx.today()).await?;
    let rules = Rules::of(&visit.place.row.settings);
    let hidden = at.shielded && visit.query.get("toon") != "ja";
    let title = if hidden { at.number().to_string() } else { format!("{} {}", at.number(), at.title) };
    let mut p = visit.titled(visit.in_dutch(title)).crumb(visit.t("menu-werk"), "/werk");
    p = p.crumb(visit.t("vragen-werk-titel"), links::WORK);
    p.path = links::work(at.number());
    p.wrong = wrong.is_some();
    let shown = public::of(conn, ctx.tenant, at.id).await?.is_some();
    let (mut wrong, mut acts) = (wrong, Vec::new());
    for (deed, name, path) in FORMS {
        let allowed = ctx.actor.may(policy::rule_of(deed), &policy::reach(&at));
        let fits = policy::step(deed, &at).is_some() && (deed != Deed::Unpublish || shown);
        if !(allowed && fits) {
            continue;
        }
        let sent = wrong.take_if(|(form, _)| *form == name);
        let open = sent.is_some();
        let form = match sent {
            Some((_, form)) => form,
            None => Form::new(&p, name, begin(conn, ctx, &at, &names, deed).await?),
        };
        acts.push(Act { deed, name, path, form, open });
    }
    let about = match at.point_id {
        Some(point) => point_href(conn, ctx, point).await?,
        None => None,
    };
    let made = match at.made_point_id {
        Some(point) => point_href(conn, ctx, point).await?,
        None => None,
    };
    Ok(HandlePage {
        asker: asker::of(conn, ctx.tenant, at.id).await?,
        steps: story::steps(&p, &deed::story(conn, ctx.tenant, at.id).await?, true, hidden),
        hidden,
        acts,
        gone: wrong.map(|(_, form)| form),
        kernen: names::kern_choices(conn, ctx.tenant).await?,
        themes: names::theme_choices(&p, &rules.themas),
        teams: names.team_choices(),
        people: names::colleague_choices(&p, &colleagues, &absences),
        partners: names.partner_choices(&p),
        shown,
        found: sensitive::scan(&format!("{}\n{}", at.title, at.body)),
        about,
        made,
        most: rules.procesantwoorden,
        names,
        colleagues,
        absences,
        p,
        at,
    })
}
