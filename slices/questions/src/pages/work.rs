// SPDX-License-Identifier: EUPL-1.2
//! `/werk/vragen`: triage and everything else that waits, within the reach of a colleague.

use std::collections::BTreeMap;

use askama::Template;
use db::Conn;
use kernel::Result;
use people::Holder;
use villages::KernId;
use web::form::Choice;
use web::{Page, Reply, Visit, Words};

use super::names::{self, Names};
use super::turn::Turn;
use crate::links;
use crate::model::{Number, QuestionId};
use crate::policy::{self, WORKERS};
use crate::store::also;
use crate::store::list::{self as store, Mine, Officer, Part, Wanted};
use crate::store::looked::Looked;
use crate::store::question::{self, QuestionRow};

/// No number of a question in its year is higher.
const LAST_NUMBER: i64 = 999_999;
/// So many questions stand on one page.
const SHOWN: i64 = 25;

#[derive(Template)]
#[template(path = "questions/work.html")]
struct WorkPage {
    p: Page,
    rows: Vec<QuestionRow>,
    /// The other kernen of those of several.
    also: BTreeMap<QuestionId, Vec<KernId>>,
    turn: Turn,
    asked: String,
    kern: String,
    team: String,
    /// What was typed to look for.
    words: String,
    parts: Vec<Choice>,
    kernen: Vec<Choice>,
    teams: Vec<Choice>,
    mine: bool,
    names: Names,
    colleagues: Vec<Holder>,
}

impl WorkPage {
    fn href(&self, row: &QuestionRow) -> String {
        links::work(row.number())
    }

    fn kern(&self, row: &QuestionRow) -> String {
        self.names.kernen(&row.kern_id, self.also.get(&row.id).map_or(&[], Vec::as_slice))
    }

    fn title(&self, row: &QuestionRow) -> Words {
        names::title(&self.p, row)
    }

    fn late(&self, row: &QuestionRow) -> Option<i32> {
        Some(row.days_late(self.p.ctx.today())).filter(|days| *days > 0)
    }

    /// Who has it: a partner, a colleague by function, or a team.
    fn who(&self, row: &QuestionRow) -> String {
        let all = [
            self.names.partner(row.partner_id),
            names::function(&self.colleagues, row.officer_id),
            self.names.team(row.team_id),
        ];
        let known: Vec<&str> = all.into_iter().filter(|name| !name.is_empty()).collect();
        known.join(", ")
    }

    /// What is shown when no part is chosen: with words what ended too.
    fn all_of_it(&self) -> &'static str {
        if self.words.is_empty() { "vragen-stand-open" } else { "vragen-stand-alles" }
    }

    fn is_filtered(&self) -> bool {
        let chosen = [&self.asked, &self.kern, &self.team, &self.words];
        self.mine || chosen.iter().any(|choice| !choice.is_empty())
    }
}

/// The question with the number that was typed, in full or without its year, when the actor may see it: that of
/// this year first, then the one before.
async fn numbered(visit: &Visit, conn: &mut Conn, typed: &str) -> Result<Option<Number>> {
    let year = i64::from(visit.ctx.today().year());
    let full: Option<Number> = typed.parse().ok();
    let short = typed.parse().ok().filter(|number: &i64| (1..=LAST_NUMBER).contains(number));
    let short = short.into_iter().flat_map(|number| [year, year - 1].map(|year| Number { year, number }));
    for number in full.into_iter().chain(short) {
        let found = question::by_number(conn, visit.ctx.tenant, number).await?;
        if found.is_some_and(|found| policy::may_see(&visit.ctx, &found)) {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = Names::read(&mut conn, tenant).await?;
    let kern = names.kernen.iter().find(|(_, (slug, _))| slug == visit.query.get("kern"));
    let mine = visit.query.get("wie") == "mij";
    let typed = visit.query.get("woorden").trim().to_owned();
    if let Some(number) = numbered(&visit, &mut conn, &typed).await? {
        return Ok(Reply::see(links::work(number)).unkept());
    }
    let words = Looked::of(&typed);
    let team = names.teams.iter().find(|team| team.id.to_string() == visit.query.get("team"));
    let asked = Part::parse(visit.query.get("stand")).filter(|part| Part::CHOICES.contains(part));
    let wanted = Wanted {
        // Who looks for something finds all that they may see.
        mine: match words {
            Some(_) => Mine::of(&visit.ctx, WORKERS).with_entered(),
            None => Mine::of(&visit.ctx, WORKERS),
        },
        kern: kern.map(|(id, _)| *id),
        officer: if mine { Officer::acting(&visit.ctx) } else { Officer::Any },
        team: team.map(|team| team.id),
        words,
        part: asked,
        today: visit.ctx.today(),
        soon: visit.ctx.today(),
    };
    let mut turn = Turn::of(&visit, links::WORK, SHOWN);
    turn.count(store::count(&mut conn, tenant, &wanted).await?);
    let rows = turn.cut(store::list(&mut conn, tenant, &wanted, turn.lines()).await?);
    let also = also::of(&mut conn, tenant, rows.iter().map(|row| row.id)).await?;
    let parts = Part::CHOICES
        .iter()
        .map(|part| Choice::new(part.code(), visit.t_of(&["vragen-stand-", part.code()])));
    // Who is asked for what: questions of residents, so nothing of this stays in a browser.
    let page = WorkPage {
        rows,
        also,
        turn,
        asked: asked.map(|part| part.code().to_owned()).unwrap_or_default(),
        kern: kern.map(|(_, (slug, _))| slug.clone()).unwrap_or_default(),
        team: team.map(|team| team.id.to_string()).unwrap_or_default(),
        words: typed,
        teams: names.teams.iter().map(|team| Choice::new(team.id, team.name.as_str())).collect(),
        parts: parts.collect(),
        kernen: names::kern_choices(&mut conn, tenant).await?,
        mine,
        colleagues: names::colleagues(&mut conn, tenant).await?,
        names,
        p: visit.titled(visit.t("vragen-werk-titel")).crumb(visit.t("menu-werk"), "/werk"),
    };
    Ok(Reply::page(&page)?.unkept())
}
