// SPDX-License-Identifier: EUPL-1.2
//! The page on which a colleague handles a question: who asked what, its story, and every deed that is
//! allowed now.

mod deeds;
mod draft;
mod forms;
mod help;
mod personal;
mod spoken;

pub(super) use deeds::{
    answer, assign, close, forward, interim, make_casus, note, promote, publish, read, resume, seal, shield,
    unpublish, unshield, wait,
};
pub(super) use draft::save;
pub(super) use forms::begin;
pub(super) use personal::{export, forget};
pub(super) use spoken::spoken;

use askama::Template;
use db::Conn;
use kernel::{Error, PersonId, Result};
use people::{Absences, Holder};
use web::form::{Choice, Field};
use web::{Form, Page, Reply, Visit, Words};

use self::forms::{FORMS, form_of, offers, stands_first};
use self::help::Looked;
use self::spoken::Spoken;
use super::attachments::{self as files, Reader, Shown};
use super::names::{self, Names};
use super::story::{self, Reading, Step};
use crate::attachments::come_with;
use crate::model::{Deed, Number};
use crate::policy;
use crate::sensitive::{self, Found};
use crate::settings::Rules;
use crate::store::asker::{self, AskerRow};
use crate::store::draft::{self as drafts, DraftRow};
use crate::store::question::{self, QuestionRow};
use crate::store::{deed, public, template as templates};
use crate::{cases, links};

/// A deed that is allowed now, with its form.
struct Act {
    deed: Deed,
    name: &'static str,
    path: &'static str,
    form: Form,
    /// Whether it stands among the first; the others stand under one fold.
    first: bool,
    /// Whether it has to be mended.
    open: bool,
    /// The files that it keeps.
    kept: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "questions/handle.html")]
struct HandlePage {
    p: Page,
    at: QuestionRow,
    asker: Option<AskerRow>,
    steps: Vec<Step>,
    /// Whether earlier steps are left out.
    is_cut: bool,
    /// What came with the question itself.
    files: Vec<Shown>,
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
    /// What the asker can tell us today, and how.
    spoken: Spoken,
    shown: bool,
    /// Whether it was answered again since, so that the website shows an older answer.
    renew: bool,
    /// Whether the words of the asker are hidden.
    hidden: bool,
    found: Vec<Found>,
    about: Option<String>,
    made: Option<String>,
    /// The casus that was made of it.
    casus: Option<String>,
    most: u8,
    templates: Vec<Choice>,
    /// The partners to which it went.
    went_to: String,
    /// Who can look along.
    near: Vec<Choice>,
    draft: Option<DraftRow>,
    /// A text that was looked at before it is sent.
    looked: Option<Looked>,
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

    /// What is most likely done now, and everything else; each with whether it is the latter.
    fn groups(&self) -> [(bool, Vec<&Act>); 2] {
        let (first, more) = self.acts.iter().partition(|act| act.first);
        [(false, first), (true, more)]
    }

    /// Whether any of these has to be mended, or was looked at.
    fn asks(&self, group: &[&Act]) -> bool {
        group.iter().any(|act| act.open || self.look(act).is_some())
    }

    /// The text of this form, when it was looked at.
    fn look(&self, act: &Act) -> Option<&Looked> {
        self.looked.as_ref().filter(|looked| looked.deed == act.deed)
    }

    /// What its form does; of what the asker hears, also how when they have no e-mail address.
    fn explained(&self, act: &Act) -> String {
        let on_paper = self.asker.as_ref().is_some_and(|asker| asker.email.is_none());
        let end = match act.deed {
            Deed::Answer | Deed::Wait if on_paper => "-uitleg-brief",
            _ => "-uitleg",
        };
        self.p.t1(&[act.name, end].concat(), "aantal", self.most)
    }

    /// The function of a colleague.
    fn function(&self, person: &Option<PersonId>) -> &str {
        names::function(&self.colleagues, *person)
    }

    /// The fields of a form, in its order.
    fn fields<'f>(&'f self, act: &'f Act) -> Vec<Field<'f>> {
        let form = &act.form;
        let mut fields = Vec::new();
        if help::fills(act.deed) && !self.templates.is_empty() {
            fields.push(form.select("sjabloon", &self.templates).optional());
        }
        fields.extend(match act.deed {
            Deed::Assign => vec![
                form.select("kern", &self.kernen).optional(),
                form.checks("ook", &self.kernen).optional(),
                form.select("thema", &self.themes).optional(),
                form.select("team", &self.teams),
                form.select("behandelaar", &self.people).optional(),
            ],
            Deed::Interim => vec![form.area("tekst"), form.date("datum")],
            Deed::Forward => vec![
                form.select("partner", &self.partners),
                form.area("bericht"),
                form.tick("vrager"),
                form.area("tekst"),
                form.tick("zelf"),
                form.hidden("gezien"),
            ],
            Deed::Add => self.spoken.fields(form),
            Deed::Promote | Deed::Case => {
                vec![form.text("titel"), form.area("tekst"), form.hidden("gezien")]
            }
            Deed::Publish => {
                vec![form.text("titel"), form.area("vraag"), form.area("antwoord"), form.hidden("gezien")]
            }
            Deed::Draft => vec![
                form.area("tekst"),
                form.select("meekijker", &self.near).optional(),
                form.area("opmerking").optional(),
            ],
            Deed::Forget => vec![form.tick("zeker")],
            Deed::Resume | Deed::Unpublish | Deed::Seal | Deed::Read | Deed::Unshield | Deed::Export => {
                Vec::new()
            }
            _ => vec![form.area("tekst")],
        });
        if come_with(act.deed) {
            fields.push(form.attached("bijlagen").optional());
            if !act.kept.is_empty() {
                fields.extend([form.checks("bewaard", &act.kept), form.hidden("concept")]);
            }
        }
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

/// The deeds that are allowed now, with the form that comes back among them; or that form alone, when it
/// is not on the page any more.
async fn acts(
    visit: &Visit,
    conn: &mut Conn,
    (p, at, names): (&Page, &QuestionRow, &Names),
    draft: Option<&DraftRow>,
    (shown, has_casus): (bool, bool),
    wrong: Option<(&'static str, Form)>,
) -> Result<(Vec<Act>, Option<Form>)> {
    let ctx = &visit.ctx;
    let (mut wrong, mut acts) = (wrong, Vec::new());
    for (deed, name, path) in FORMS {
        let fits = match deed {
            Deed::Add => spoken::is_open(ctx, at),
            deed => {
                policy::may_act(ctx, deed, at)
                    && policy::step(deed, at).is_some()
                    && offers(deed, shown, has_casus)
            }
        };
        if !fits {
            continue;
        }
        let sent = wrong.take_if(|(form, _)| *form == name);
        let kept = match &sent {
            Some((_, form)) => files::choices(p, conn, form).await?,
            None => Vec::new(),
        };
        // Who is asked to look along finds the draft open.
        let asked = deed == Deed::Draft && draft.is_some_and(|row| draft::is_asked(visit, row));
        let open = sent.is_some() || asked;
        let form = match sent {
            Some((_, form)) => form,
            None if deed == Deed::Draft => Form::new(p, name, draft::begin(visit, draft)),
            None if deed == Deed::Answer && draft.is_some() => {
                let mut input = begin(conn, ctx, at, names, deed).await?;
                input.set("tekst", draft.map(|row| row.text.clone()).unwrap_or_default());
                Form::new(p, name, input)
            }
            None => Form::new(p, name, begin(conn, ctx, at, names, deed).await?),
        };
        let first = stands_first(deed, at, draft.is_some());
        acts.push(Act { deed, name, path, form, first, open, kept });
    }
    Ok((acts, wrong.map(|(_, form)| form)))
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
    p.wrong = wrong.as_ref().is_some_and(|(_, form)| form.is_wrong());
    let shown = public::of(conn, ctx.tenant, at.id).await?.is_some();
    let renew = shown && deed::given(conn, ctx.tenant, at.id).await?.is_newer();
    let draft = drafts::of(conn, ctx.tenant, at.id).await?;
    let casus = cases::store::casus::of_question(conn, ctx.tenant, at.id).await?;
    let around = (&p, &at, &names);
    let (mut acts, gone) = acts(visit, conn, around, draft.as_ref(), (shown, casus.is_some()), wrong).await?;
    // What the website says is not what the asker was told last: that stands first of all.
    acts.iter_mut().filter(|act| renew && act.deed == Deed::Publish).for_each(|act| act.first = true);
    acts.sort_by_key(|act| !(renew && act.deed == Deed::Publish));
    let about = names::href_of(conn, ctx, at.point_id).await?;
    let made = names::href_of(conn, ctx, at.made_point_id).await?;
    let deed::Story { steps: rows, is_cut } = deed::story(conn, ctx.tenant, at.id).await?;
    let mut shown_files = files::shown(&p, conn, &at, Reader::Colleague).await?;
    Ok(HandlePage {
        asker: asker::of(conn, ctx.tenant, at.id).await?,
        files: rows.first().and_then(|row| shown_files.remove(&row.id)).unwrap_or_default(),
        is_cut,
        steps: story::steps(&p, &rows, Reading::Inside { hidden }, shown_files),
        hidden,
        acts,
        gone,
        kernen: names::kern_choices(conn, ctx.tenant).await?,
        themes: names::theme_choices(&p, &rules.themas),
        teams: names.team_choices(),
        people: names::colleague_choices(&p, &colleagues, &absences),
        partners: names.partner_choices(&p),
        spoken: Spoken::of(&p, &at),
        shown,
        renew,
        found: sensitive::scan(&format!("{}\n{}", at.title, at.body)),
        about,
        made,
        casus: casus.map(|casus| cases::links::work(casus.number())),
        most: rules.procesantwoorden,
        went_to: deed::went_to(conn, ctx.tenant, at.id).await?.join(", "),
        templates: help::choices(&p, &templates::all(conn, ctx.tenant).await?, &at),
        near: names::colleague_choices(&p, &draft::near(conn, visit, &at).await?, &absences),
        draft,
        looked: None,
        names,
        colleagues,
        absences,
        p,
        at,
    })
}
