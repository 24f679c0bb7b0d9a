// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues when something is theirs from now on, or when they have to know of it: by number and
//! date alone, for the rest is the words of residents.

use db::Tx;
use jobs::mail::{self, Mail};
use kernel::{PersonId, Result, Role, Scope, ScopeKind};
use people::Holder;
use villages::Team;
use web::Page;

use crate::links;
use crate::pages::Names;
use crate::store::question::QuestionRow;

/// The key with which the texts of a mail begin.
#[derive(Clone, Copy, Debug)]
struct About(&'static str);

async fn write(tx: &mut Tx, page: &Page, at: &QuestionRow, about: About, to: &str) -> Result<()> {
    let (number, due) = (at.number().to_string(), at.due);
    let args = [("nummer", number.as_str().into()), ("datum", due.long(page.ctx.locale).into())];
    let link = format!("{}{}", page.origin, links::work(at.number()));
    let body = format!(
        "{}\n\n{}\n{link}\n",
        page.t("vraagherinnering-aanhef"),
        page.ta(&[about.0, "-tekst"].concat(), &args)
    );
    let subject = page.ta(&[about.0, "-onderwerp"].concat(), &args);
    let mail = Mail { to: to.to_owned(), subject, body, unsubscribe: None, thread: None };
    mail::queue(tx, &page.ctx, mail).await?;
    Ok(())
}

/// The same to colleagues, each in their language, but not to who does it.
async fn write_to(tx: &mut Tx, page: &Page, at: &QuestionRow, about: About, all: &[Holder]) -> Result<()> {
    let me = page.ctx.actor.person().map(|person| person.id);
    for holder in all.iter().filter(|holder| Some(holder.person) != me && !holder.email.is_empty()) {
        let mut page = page.clone();
        if let Some(contact) = people::contact(tx, page.ctx.tenant, holder.person).await? {
            page.ctx.locale = contact.language;
        }
        write(tx, &page, at, about, &holder.email).await?;
    }
    Ok(())
}

/// Tells whoever has the question from now on: the colleague, or who takes over from them today; without one
/// the mailbox of the team, when it has one. Who had it already hears nothing.
///
/// # Errors
/// Whatever the database refuses.
pub async fn assigned(tx: &mut Tx, page: &Page, before: &QuestionRow, at: &QuestionRow) -> Result<()> {
    let had_it = match at.officer_id {
        Some(_) => before.officer_id == at.officer_id,
        None => before.team_id == at.team_id && before.officer_id.is_none(),
    };
    if had_it { Ok(()) } else { to_holder(tx, page, at, About("vraagpost-gegeven")).await }
}

/// Tells whoever has a question that its asker opened it again: the colleague, or who takes over today;
/// without one the mailbox of the team.
///
/// # Errors
/// Whatever the database refuses.
pub async fn reopened(tx: &mut Tx, page: &Page, at: &QuestionRow) -> Result<()> {
    to_holder(tx, page, at, About("vraagpost-heropend")).await
}

/// Writes to who has a question, or takes over from them today; when nobody does, to the mailbox of the team,
/// when it has one.
async fn to_holder(tx: &mut Tx, page: &Page, at: &QuestionRow, about: About) -> Result<()> {
    if let Some(officer) = at.officer_id {
        let all = acting_for(tx, page, officer).await?;
        if !all.is_empty() {
            return write_to(tx, page, at, about, &all).await;
        }
    }
    let names = Names::read(tx, page.ctx.tenant).await?;
    let is_it = |team: &&Team| Some(team.id) == at.team_id && team.ended_at.is_none();
    let Some(to) = names.teams.iter().find(is_it).and_then(|team| team.email.clone()) else { return Ok(()) };
    write(tx, page, at, about, &to).await
}

/// Who acts for a colleague today: themselves, or who takes over.
async fn acting_for(tx: &mut Tx, page: &Page, officer: PersonId) -> Result<Vec<Holder>> {
    for role in [Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager] {
        let all = people::holders_on(tx, page.ctx.tenant, role, page.ctx.today()).await?;
        if let Some(one) = all.into_iter().find(|holder| holder.acts_for(officer)) {
            return Ok(vec![one]);
        }
    }
    Ok(Vec::new())
}

/// Tells that words were reported that threaten or insult: the managers of the team that has the question,
/// else the administrators.
///
/// # Errors
/// Whatever the database refuses.
pub async fn shielded(tx: &mut Tx, page: &Page, at: &QuestionRow) -> Result<()> {
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let team = at.team_id.map(|team| Scope::Of(ScopeKind::Team, team.uuid()));
    let mut all = people::holders_on(tx, tenant, Role::TeamManager, today).await?;
    all.retain(|holder| team.is_some_and(|team| holder.covers(team)) && !holder.email.is_empty());
    if all.is_empty() {
        all = people::holders_on(tx, tenant, Role::Administrator, today).await?;
    }
    write_to(tx, page, at, About("vraagpost-agressie"), &all).await
}
