// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/rechten`: who has which right where; grant one.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, PersonId, Result, Role, Scope, Timestamp};
use uuid::Uuid;
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit, Words};

use super::words::{Places, mistakes};
use crate::directory::{self, Labels};
use crate::rights::{self, NewPerson};
use crate::store::person;
use crate::store::right::{self, Filter, RightId, RightRow};
use crate::{model, policy};

#[derive(Template)]
#[template(path = "rechten.html")]
struct ListPage {
    p: Page,
    filter: Form,
    roles: Vec<Choice>,
    places: Vec<Choice>,
    lines: Vec<Line>,
    next: String,
    previous: String,
    filtered: bool,
}

/// A right in words.
pub(super) struct Line {
    pub(super) id: RightId,
    /// None when they were erased: there is no page about them.
    pub(super) person: Option<PersonId>,
    pub(super) who: String,
    pub(super) label: String,
    pub(super) email: String,
    pub(super) role: String,
    pub(super) place: String,
    pub(super) since: Timestamp,
    pub(super) day: String,
    pub(super) by: Words,
    pub(super) reason: String,
    pub(super) ended: Option<Ended>,
}

/// How a right ended, in words.
pub(super) struct Ended {
    pub(super) at: Timestamp,
    pub(super) day: String,
    pub(super) by: Words,
    pub(super) reason: String,
}

/// The functions of whoever granted and withdrew these rights.
pub(super) async fn givers(conn: &mut Conn, page: &Page, rows: &[RightRow]) -> Result<Labels> {
    let ids: Vec<_> = rows.iter().flat_map(|row| [row.granted_by, row.withdrawn_by]).flatten().collect();
    Ok(directory::labels(conn, page.ctx.tenant, &ids).await?)
}

impl Line {
    pub(super) fn new(page: &Page, places: &Places, labels: &Labels, row: RightRow) -> Self {
        let grant = row.grant();
        let by = |id: Option<PersonId>| match id {
            Some(id) => labels.show(page, id),
            None => page.t("logboek-brink").into(),
        };
        let names = [row.name, row.email.clone().unwrap_or_default(), page.t("rechten-gewist")];
        Self {
            id: row.id,
            person: row.erased_at.is_none().then_some(row.person_id),
            who: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            label: row.label,
            email: row.email.unwrap_or_default(),
            role: grant.map_or(row.role, |grant| page.role(grant.role)),
            place: grant.map_or_else(String::new, |grant| places.words(page, grant.scope)),
            since: row.granted_at,
            day: page.short_day(page.day_of(&row.granted_at)),
            by: by(row.granted_by),
            reason: row.reason,
            ended: row.withdrawn_at.map(|at| Ended {
                at,
                day: page.short_day(page.day_of(&at)),
                by: by(row.withdrawn_by),
                reason: row.withdrawn_reason.unwrap_or_default(),
            }),
        }
    }
}

/// What the filter sends for rights that hold in the whole municipality.
const EVERYWHERE: &str = "overal";

fn role_choices(page: &Page) -> Vec<Choice> {
    Role::ALL.iter().map(|role| Choice::new(role, page.role(*role))).collect()
}

pub(crate) async fn list(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let places = Places::of(&visit, &mut conn).await?;
    let place = visit.query.get("waar");
    let filter = Filter {
        role: Role::parse(visit.query.get("rol")),
        place: if place == EVERYWHERE { Some(Scope::All) } else { places.scope(place) },
        name: visit.query.get("naam").to_owned(),
        ended: !visit.query.get("ingetrokken").is_empty(),
    };
    let page = right::list(&mut conn, visit.ctx.tenant, &filter, visit.cursor().as_ref()).await?;
    let labels = givers(&mut conn, &visit, &page.items).await?;
    let link = |cursor: Option<kernel::Cursor>| {
        cursor.map(|c| format!("?{}", visit.query.query_with("na", &c.encode()))).unwrap_or_default()
    };
    let p = visit.titled(visit.t("beheer-rechten")).crumb(visit.t("beheer-titel"), "/beheer");
    Reply::page(&ListPage {
        filter: Form::new(&p, "rechten", visit.query.clone()),
        roles: role_choices(&visit),
        places: [Choice::new(EVERYWHERE, visit.t("waar-overal"))].into_iter().chain(places.all()).collect(),
        next: link(page.next),
        previous: link(page.previous),
        filtered: ["rol", "waar", "naam", "ingetrokken"].iter().any(|f| !visit.query.get(f).is_empty()),
        lines: page.items.into_iter().map(|row| Line::new(&visit, &places, &labels, row)).collect(),
        p,
    })
}

/// A role with what it may do.
struct RoleChoice {
    role: Role,
    name: String,
    may: String,
}

/// What a role may do, in one line.
fn may(page: &Page, role: Role) -> String {
    page.t_of(&["rol-mag-", &role.code().replace('_', "-")])
}

#[derive(Template)]
#[template(path = "recht-nieuw.html")]
struct NewPage {
    p: Page,
    /// To choose from, as long as no role is chosen.
    roles: Vec<RoleChoice>,
    /// What the chosen role may do.
    may: String,
    form: Form,
    role: Option<Role>,
    places: Vec<Choice>,
    everywhere: bool,
    limited: bool,
    person: String,
}

pub(crate) async fn show_new(visit: Visit) -> Result<Reply> {
    let mut input = visit.query.clone();
    if let Ok(id) = input.get("persoon").parse::<PersonId>() {
        let mut conn = visit.read().await?;
        let known = person::by_id(&mut conn, visit.ctx.tenant, id).await?.ok_or(Error::NotFound)?;
        input.set("email", known.email.unwrap_or_default());
        input.set("naam", known.name);
        input.set("functie", known.label);
    }
    Reply::page(&new_page(&visit, input, Invalid::default()).await?)
}

async fn new_page(visit: &Visit, input: Input, errors: Invalid) -> Result<NewPage> {
    let role = Role::parse(input.get("rol")).filter(|role| policy::grantable().any(|r| r == *role));
    let mut conn = visit.read().await?;
    let places = Places::of(visit, &mut conn).await?;
    let mut p = visit
        .titled(visit.t("recht-nieuw-titel"))
        .crumb(visit.t("beheer-titel"), "/beheer")
        .crumb(visit.t("beheer-rechten"), "/beheer/rechten");
    p.wrong = !errors.0.is_empty();
    let kind = role.and_then(model::limited_by);
    Ok(NewPage {
        roles: policy::grantable()
            .map(|role| RoleChoice { role, name: visit.role(role), may: may(visit, role) })
            .collect(),
        may: role.map(|role| may(visit, role)).unwrap_or_default(),
        person: input.get("persoon").to_owned(),
        form: Form::wrong(&p, "recht", input, errors),
        places: kind.map(|kind| places.choices(kind)).unwrap_or_default(),
        everywhere: role.is_some_and(|role| kind.is_some() && model::may_be_everywhere(role)),
        limited: kind.is_some(),
        role,
        p,
    })
}

/// What the form asks for, once it is right.
struct Asked {
    person: NewPerson,
    role: Role,
    scopes: Vec<Scope>,
    reason: String,
}

fn parse(input: &Input, places: &Places) -> Result<Asked> {
    let mut parser = Parser::new(input);
    let role = parser.choice("rol", Role::parse);
    let email = parser.email("email");
    let name = parser.text("naam", 0, 80);
    let label = parser.text("functie", 0, 80);
    let reason = parser.text("reden", 3, 300);
    let mut scopes = vec![Scope::All];
    let kind = role.and_then(|role| model::limited_by(role).map(|kind| (role, kind)));
    if let Some((role, kind)) = kind
        && !(parser.ticked("overal") && model::may_be_everywhere(role))
    {
        let known = places.choices(kind);
        let chosen = parser.choices("waar", |id| {
            known.iter().find(|choice| choice.value == id)?;
            id.parse::<Uuid>().ok().map(|id| Scope::Of(kind, id))
        });
        if chosen.is_empty() {
            parser.wrong("waar", "recht-waar-leeg");
        }
        scopes = chosen;
    }
    parser.finish()?;
    let role = role.ok_or(Error::NotFound)?;
    Ok(Asked { person: NewPerson { email, name, label, ..NewPerson::default() }, role, scopes, reason })
}

pub(crate) async fn grant(visit: Visit) -> Result<Reply> {
    let places = Places::of(&visit, &mut visit.read().await?).await?;
    match mistakes(parse(&visit.input, &places))? {
        Ok(asked) => {
            let Asked { person, role, scopes, reason } = asked;
            let is_new = rights::grant_all(&visit.app, &visit.ctx, person, role, scopes, reason).await?;
            let done = match (is_new, is_shown(role)) {
                (false, _) => "melding-recht-bestaat",
                (true, true) => "melding-ambt-gegeven",
                (true, false) => "melding-recht-gegeven",
            };
            Ok(Reply::see("/beheer/rechten").saying(done))
        }
        Err(errors) => Reply::invalid(&new_page(&visit, visit.input.clone(), errors).await?),
    }
}

/// Whether the page of a kern shows who holds the role there: then its contact has to follow.
pub(super) fn is_shown(role: Role) -> bool {
    matches!(role, Role::AreaOfficer | Role::Alderman)
}
