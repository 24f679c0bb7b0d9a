// SPDX-License-Identifier: EUPL-1.2
//! The forms on the page of a casus: what they choose from, how they begin, which fields they have.

use db::Conn;
use kernel::{Invalid, Locale, Result, Scope, ScopeKind};
use people::Holder;
use web::form::{Choice, Field};
use web::{Form, Input, Page};

use super::{Act, HandlePage};
use crate::cases::model::{DecisionKind, Deed, PartyKind};
use crate::cases::store::party::PartyRow;
use crate::cases::store::promise::PromiseRow;
use crate::cases::story::{self, File};
use crate::pages::names::{self, Names};

/// So many decisions fit in the form of a talk.
pub(super) const DECISIONS: usize = 6;
/// The form asks the policy officer to answer within so many working days.
const ADVICE_DAYS: u16 = 5;
/// The fields of a decision: what the form calls them, and what the rule does.
pub(super) const FIELDS: [(&str, &str); 5] = [
    ("besluit-soort", "soort"),
    ("besluit-tekst", "tekst"),
    ("besluit-reden", "reden"),
    ("besluit-wie", "wie"),
    ("besluit-datum", "datum"),
];

/// What the forms choose from.
pub(super) struct Choices {
    kernen: Vec<Choice>,
    people: Vec<Choice>,
    teams: Vec<Choice>,
    partners: Vec<Choice>,
    kinds: Vec<Choice>,
    parties: Vec<Choice>,
    /// Everybody, also who left: what they sent can be erased.
    all: Vec<Choice>,
    near: Vec<Choice>,
    planned: Vec<Choice>,
    promises: Vec<Choice>,
    decisions: Vec<Choice>,
    /// Colleagues and teams: who can find something out.
    promisers: Vec<Choice>,
}

impl Choices {
    pub(super) async fn read(
        conn: &mut Conn,
        page: &Page,
        file: &File,
        names: &Names,
        colleagues: &[Holder],
    ) -> Result<Self> {
        let absences = people::absences(conn, page.ctx.tenant, page.ctx.today()).await?;
        let people = names::colleague_choices(page, colleagues, &absences);
        let teams: Vec<Choice> = names.team_choices();
        let near: Vec<Holder> = near(file, colleagues).into_iter().cloned().collect();
        let here = file.parties.iter().filter(|party| party.is_here());
        let party = |party: &PartyRow| Choice::new(party.number, story::party_words(page, party, true));
        let left = |one: &PartyRow| {
            let words = story::party_words(page, one, true).and(" ");
            Choice::new(one.number, words.and(page.t1("partij-weg", "nummer", one.number)))
        };
        // An option is in one language, so its date is too.
        let promise = |one: &PromiseRow| {
            let words = format!("{} ({})", one.what, one.due.plain(Locale::Nl));
            Choice::new(one.id, page.in_dutch(words))
        };
        Ok(Self {
            kernen: names::kern_choices(conn, page.ctx.tenant).await?,
            partners: names.partner_choices(page),
            kinds: PartyKind::ALL
                .iter()
                .map(|kind| Choice::new(kind.code(), page.t_of(&["partij-", kind.code()])))
                .collect(),
            parties: here.map(party).collect(),
            all: file.parties.iter().map(|one| if one.is_here() { party(one) } else { left(one) }).collect(),
            near: names::colleague_choices(page, &near, &absences),
            planned: file.planned().map(|talk| Choice::new(talk.id, page.day(talk.held_on))).collect(),
            promises: file.open().map(promise).collect(),
            decisions: DecisionKind::ALL
                .iter()
                .map(|kind| Choice::new(kind.code(), page.t_of(&["besluit-", kind.code()])))
                .collect(),
            promisers: people.iter().chain(&teams).cloned().collect(),
            people,
            teams,
        })
    }
}

/// The colleagues who can have been at a talk: who the casus names, and whose right is for its kern or
/// team. Others join as a party.
pub(super) fn near<'h>(file: &File, colleagues: &'h [Holder]) -> Vec<&'h Holder> {
    let casus = &file.casus;
    let named = [casus.officer_id, casus.policy_id];
    let kern = casus.kern_id.map(|kern| Scope::Of(ScopeKind::Kern, kern.uuid()));
    let team = casus.team_id.map(|team| Scope::Of(ScopeKind::Team, team.uuid()));
    let is_near = |holder: &&Holder| {
        named.contains(&Some(holder.person))
            || [kern, team].into_iter().flatten().any(|scope| holder.scopes.contains(&scope))
    };
    colleagues.iter().filter(is_near).collect()
}

/// The fields of a form as they begin.
pub(super) fn begin(page: &Page, file: &File, names: &Names, deed: Deed) -> Input {
    let at = &file.casus;
    let mut input = Input::from_pairs([("versie", at.revision.to_string())]);
    match deed {
        Deed::Assign => {
            let kern = at.kern_id.and_then(|kern| names.kernen.get(&kern));
            input.set("kern", kern.map(|(slug, _)| slug.as_str()).unwrap_or_default());
            input.set("plek", at.place.as_str());
            input.set("behandelaar", at.officer_id.map(|person| person.to_string()).unwrap_or_default());
            input.set("beleid", at.policy_id.map(|person| person.to_string()).unwrap_or_default());
            input.set("team", at.team_id.map(|team| team.to_string()).unwrap_or_default());
        }
        Deed::Propose => input.set("titel", at.title.as_str()),
        Deed::Talk => {
            input.set("datum", page.ctx.today().plain(page.ctx.locale));
            if let Some(talk) = file.planned().next().filter(|talk| talk.held_on <= page.ctx.today()) {
                input.set("gepland", talk.id.to_string());
                input.set("datum", talk.held_on.plain(page.ctx.locale));
            }
        }
        Deed::Consult => {
            let due = page.ctx.calendar.add_working_days(page.ctx.today(), ADVICE_DAYS);
            input.set("datum", due.plain(page.ctx.locale));
        }
        Deed::Join => input.set("soort", PartyKind::Resident.code()),
        Deed::Keep | Deed::Move | Deed::Cancel => {
            let mut open = file.open();
            if let (Some(only), None) = (open.next(), open.next()) {
                input.set("toezegging", only.id.to_string());
            }
        }
        _ => {}
    }
    input
}

/// The forms of the decisions, as they were sent.
pub(super) fn rows(page: &Page, sent: &[(Input, Invalid)]) -> Vec<Form> {
    let row = |at: usize| {
        let number = i64::try_from(at + 1).unwrap_or_default();
        let form = match sent.get(at) {
            Some((input, invalid)) => Form::wrong(page, "casus-gesprek", input.clone(), invalid.clone()),
            None => Form::new(page, "casus-gesprek", Input::default()),
        };
        form.row(number)
    };
    (0..DECISIONS).map(row).collect()
}

impl HandlePage {
    /// The fields of a form, in its order.
    pub(super) fn fields<'f>(&'f self, act: &'f Act) -> Vec<Field<'f>> {
        let (form, choices) = (&act.form, &self.choices);
        let mut fields = match act.deed {
            Deed::Assign => vec![
                form.select("behandelaar", &choices.people),
                form.select("beleid", &choices.people).optional(),
                form.select("team", &choices.teams).optional(),
                form.select("kern", &choices.kernen).optional(),
                form.text("plek").optional(),
            ],
            Deed::Join => vec![
                form.radios("soort", &choices.kinds),
                form.text("naam"),
                form.select("partner", &choices.partners),
                form.select("collega", &choices.people),
                form.email("email").optional(),
                form.text("telefoon").optional(),
                form.text("adres").optional(),
            ],
            Deed::Leave => vec![form.select("partij", &choices.all), form.tick("wis")],
            Deed::Plan => vec![form.date("datum"), form.area("tekst")],
            Deed::Consult => vec![form.area("tekst"), form.date("datum")],
            Deed::Read => Vec::new(),
            Deed::CallOff => vec![form.select("gepland", &choices.planned), form.area("tekst")],
            Deed::Talk => self.talk_fields(form),
            Deed::Keep | Deed::Cancel => {
                vec![form.select("toezegging", &choices.promises), form.area("tekst")]
            }
            Deed::Move => {
                let promise = form.select("toezegging", &choices.promises);
                vec![promise, form.date("datum"), form.area("tekst")]
            }
            Deed::Propose => vec![form.text("titel"), form.area("tekst"), form.hidden("gezien")],
            _ => vec![form.area("tekst")],
        };
        fields.push(form.hidden("versie"));
        fields
    }

    fn talk_fields<'f>(&'f self, form: &'f Form) -> Vec<Field<'f>> {
        let choices = &self.choices;
        let mut fields = Vec::new();
        if !choices.planned.is_empty() {
            fields.push(form.select("gepland", &choices.planned).optional());
        }
        fields.push(form.date("datum"));
        if !choices.parties.is_empty() {
            fields.push(form.checks("partijen", &choices.parties));
        }
        if !choices.near.is_empty() {
            fields.push(form.checks("collegas", &choices.near));
        }
        fields.push(form.area("tekst"));
        fields
    }

    /// The fields of a decision.
    pub(super) fn decision<'f>(&'f self, row: &'f Form) -> Vec<Field<'f>> {
        let choices = &self.choices;
        vec![
            row.select("besluit-soort", &choices.decisions),
            row.text("besluit-tekst"),
            row.text("besluit-reden"),
            row.select("besluit-wie", &choices.promisers),
            row.date("besluit-datum"),
        ]
    }
}
