// SPDX-License-Identifier: EUPL-1.2
//! The page on which a colleague handles a question: who asked what, its story, and every deed that is
//! allowed now.

mod deeds;

pub(super) use deeds::{
    answer, assign, close, forward, interim, make_casus, note, promote, publish, resume, seal, unpublish,
    wait,
};

use agenda::model::PointId;
use askama::Template;
use db::Conn;
use kernel::{Ctx, Error, Result};
use people::Holder;
use web::form::{Choice, Field};
use web::{Form, Input, Page, Reply, Visit};

use super::names::{self, Names};
use super::story::{self, Step};
use crate::model::{Deed, Number};
use crate::policy;
use crate::sensitive::{self, Found};
use crate::settings::Rules;
use crate::store::asker::{self, AskerRow};
use crate::store::question::{self, QuestionRow};
use crate::store::{deed, public};
use crate::{cases, links};

/// The deeds with a form on this page, in its order: the name of the form and the end of its address.
const FORMS: [(Deed, &str, &str); 13] = [
    (Deed::Assign, "vraag-toewijzen", "toewijzen"),
    (Deed::Answer, "vraag-antwoord", "antwoord"),
    (Deed::Interim, "vraag-procesantwoord", "procesantwoord"),
    (Deed::Wait, "vraag-navragen", "navragen"),
    (Deed::Resume, "vraag-verder", "verder"),
    (Deed::Forward, "vraag-doorsturen", "doorsturen"),
    (Deed::Promote, "vraag-voorstel", "voorstel"),
    (Deed::Case, "vraag-casus", "casus"),
    (Deed::Note, "vraag-notitie", "notitie"),
    (Deed::Publish, "vraag-publiceren", "openbaar"),
    (Deed::Unpublish, "vraag-niet-openbaar", "niet-openbaar"),
    (Deed::Close, "vraag-sluiten", "sluiten"),
    (Deed::Seal, "vraag-prive", "prive"),
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
    acts: Vec<Act>,
    /// What was typed in a form that is not on the page any more.
    gone: Option<Form>,
    kernen: Vec<Choice>,
    themes: Vec<Choice>,
    teams: Vec<Choice>,
    people: Vec<Choice>,
    partners: Vec<Choice>,
    shown: bool,
    found: Vec<Found>,
    about: Option<String>,
    made: Option<String>,
    /// The casus that was made of it.
    casus: Option<String>,
    most: u8,
}

impl HandlePage {
    fn base(&self) -> String {
        links::work(self.at.number())
    }

    fn late(&self) -> Option<i32> {
        Some(self.at.days_late(self.p.ctx.today())).filter(|days| *days > 0)
    }

    fn who(&self) -> String {
        let all = [
            self.names.partner(self.at.partner_id),
            names::function(&self.colleagues, self.at.officer_id),
            self.names.team(self.at.team_id),
        ];
        all.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The fields of a form, in its order.
    fn fields<'f>(&'f self, act: &'f Act) -> Vec<Field<'f>> {
        let form = &act.form;
        let mut fields = match act.deed {
            Deed::Assign => vec![
                form.select("kern", &self.kernen).optional(),
                form.select("thema", &self.themes).optional(),
                form.select("team", &self.teams),
                form.select("behandelaar", &self.people).optional(),
            ],
            Deed::Interim => vec![form.area("tekst"), form.date("datum")],
            Deed::Forward => vec![form.select("partner", &self.partners), form.area("tekst")],
            Deed::Promote | Deed::Case => vec![form.text("titel"), form.area("tekst")],
            Deed::Publish => vec![form.text("titel"), form.area("vraag"), form.area("antwoord")],
            Deed::Resume | Deed::Unpublish | Deed::Seal => Vec::new(),
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
pub(crate) async fn point_href(conn: &mut Conn, ctx: &Ctx, id: PointId) -> Result<Option<String>> {
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
            input.set("thema", at.theme.as_str());
            input.set("team", at.team_id.map(|team| team.to_string()).unwrap_or_default());
            input.set("behandelaar", at.officer_id.map(|person| person.to_string()).unwrap_or_default());
        }
        Deed::Promote | Deed::Case => input.set("titel", at.title.as_str()),
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

/// Whether a form makes sense beside what is on the website and what became of the question.
const fn offers(deed: Deed, shown: bool, has_casus: bool) -> bool {
    match deed {
        Deed::Unpublish => shown,
        Deed::Case => !has_casus,
        _ => true,
    }
}

async fn page(visit: &Visit, at: QuestionRow, wrong: Option<(&'static str, Form)>) -> Result<HandlePage> {
    let (mut conn, ctx) = (visit.read().await?, &visit.ctx);
    let conn = &mut conn;
    let names = Names::read(conn, ctx.tenant).await?;
    let colleagues = names::colleagues(conn, ctx.tenant).await?;
    let rules = Rules::of(&visit.place.row.settings);
    let title = format!("{} {}", at.number(), at.title);
    let mut p = visit.titled(visit.in_dutch(title)).crumb(visit.t("menu-werk"), "/werk");
    p = p.crumb(visit.t("vragen-werk-titel"), links::WORK);
    p.path = links::work(at.number());
    p.wrong = wrong.is_some();
    let shown = public::of(conn, ctx.tenant, at.id).await?.is_some();
    let casus = cases::store::casus::of_question(conn, ctx.tenant, at.id).await?;
    let (mut wrong, mut acts) = (wrong, Vec::new());
    for (deed, name, path) in FORMS {
        let allowed = ctx.actor.may(policy::rule_of(deed), &policy::reach(&at));
        let fits = offers(deed, shown, casus.is_some()) && policy::step(deed, &at).is_some();
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
    let rows = deed::story(conn, ctx.tenant, at.id).await?;
    Ok(HandlePage {
        asker: asker::of(conn, ctx.tenant, at.id).await?,
        steps: story::steps(&p, &rows, true),
        acts,
        gone: wrong.map(|(_, form)| form),
        kernen: names::kern_choices(conn, ctx.tenant).await?,
        themes: names::theme_choices(&p, &rules.themas),
        teams: names.team_choices(),
        people: names::colleague_choices(&p, &colleagues),
        partners: names.partner_choices(),
        shown,
        found: sensitive::scan(&format!("{}\n{}", at.title, at.body)),
        about,
        made,
        casus: casus.map(|casus| cases::links::work(casus.number())),
        most: rules.procesantwoorden,
        names,
        colleagues,
        p,
        at,
    })
}
