// SPDX-License-Identifier: EUPL-1.2
//! The draft of an answer, on which colleagues work together before it is sent.

use db::Conn;
use kernel::{Error, Result, Role, Scope, ScopeKind};
use people::Holder;
use web::form::Theirs;
use web::{Form, Input, Parser, Reply, Visit};

use super::help::{self, Help};
use super::{form_of, page};
use crate::commands::{self, NewDraft};
use crate::links;
use crate::model::Deed;
use crate::policy;
use crate::store::draft::{self, DraftRow};
use crate::store::question::{self, QuestionRow};

/// The colleagues who may look along: those whose rights reach the question, but for who asks.
pub(super) async fn near(conn: &mut Conn, visit: &Visit, at: &QuestionRow) -> Result<Vec<Holder>> {
    let kern = at.kern_id.map(|kern| Scope::Of(ScopeKind::Kern, kern.uuid()));
    let team = at.team_id.map(|team| Scope::Of(ScopeKind::Team, team.uuid()));
    let me = visit.ctx.actor.person().map(|person| person.id);
    let mut all: Vec<Holder> = Vec::new();
    for role in [Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager] {
        for holder in people::holders(conn, visit.ctx.tenant, role).await? {
            let reaches = [kern, team, Some(Scope::All)].into_iter().flatten().any(|at| holder.covers(at));
            if reaches && Some(holder.person) != me && all.iter().all(|one| one.person != holder.person) {
                all.push(holder);
            }
        }
    }
    all.sort_by(|a, b| a.label.cmp(&b.label).then(a.name.cmp(&b.name)));
    Ok(all)
}

/// How the form begins.
pub(super) fn begin(visit: &Visit, draft: Option<&DraftRow>) -> Input {
    let mut input = Input::from_pairs([("versie", "0".to_owned())]);
    let Some(draft) = draft else { return input };
    input.set("tekst", draft.text.as_str());
    input.set("versie", draft.version.to_string());
    // Who looked along gives it back to who asked.
    if is_asked(visit, draft) {
        input.set("meekijker", draft.by_person.map(|person| person.to_string()).unwrap_or_default());
    }
    input
}

/// Whether the actor is asked to look along, or somebody from whom they take over.
pub(super) fn is_asked(visit: &Visit, draft: &DraftRow) -> bool {
    visit.ctx.actor.acts_for(draft.asked_person)
}

pub(in crate::pages) async fn save(visit: Visit) -> Result<Reply> {
    let seen = super::find(&visit).await?;
    if !policy::may_do(&visit.ctx, policy::rule_of(Deed::Draft), &seen) {
        return Err(Error::Forbidden);
    }
    if let Some(asked) = Help::asked(Deed::Draft, &visit.input) {
        return help::again(&visit, Deed::Draft, seen, asked).await;
    }
    let outcome = match read(&visit, &seen).await {
        Ok(new) => match write(&visit, &seen, new.clone()).await {
            // A second tap: what was typed stands there, in one's own name.
            Err(Error::Conflict(_)) if is_mine(&visit, &seen, &new).await? => Ok(()),
            outcome => outcome,
        },
        Err(error) => Err(error),
    };
    let name = form_of(Deed::Draft);
    match outcome {
        Ok(()) => Ok(Reply::see(links::work(seen.number())).saying("melding-vraag-concept")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, name, visit.input.clone(), invalid);
            Reply::invalid(&page(&visit, seen, Some((name, form))).await?)
        }
        Err(Error::Conflict(key)) => {
            let (now, draft) = {
                let mut conn = visit.read().await?;
                let draft = draft::of(&mut conn, visit.ctx.tenant, seen.id).await?;
                (super::find(&visit).await?, draft)
            };
            let words = |_: &str, value: &str| visit.in_dutch(value);
            let theirs = Input::from_pairs([
                ("tekst", draft.as_ref().map(|draft| draft.text.clone()).unwrap_or_default()),
                ("versie", draft.map_or(0, |draft| draft.version).to_string()),
            ]);
            let theirs = Theirs { fields: &["tekst"], now: &theirs, words: &words };
            let input = visit.input.clone();
            let form = match key {
                "vraag-concept-veranderd" => Form::late(&visit.page, name, input, &theirs),
                key => Form::late_as(&visit.page, name, input, &theirs, &visit.t(key)),
            };
            Reply::late(&page(&visit, now, Some((name, form))).await?)
        }
        Err(error) => Err(error),
    }
}

async fn is_mine(visit: &Visit, seen: &QuestionRow, new: &NewDraft) -> Result<bool> {
    let draft = draft::of(&mut visit.read().await?, visit.ctx.tenant, seen.id).await?;
    let me = visit.ctx.actor.person().map(|person| person.id);
    let asked = new.asked.as_ref().map(|(person, _)| *person);
    Ok(draft.is_some_and(|draft| {
        draft.by_person == me
            && draft.text == new.text
            && draft.asked_person == asked
            && new.remark.is_empty()
    }))
}

async fn read(visit: &Visit, seen: &QuestionRow) -> Result<NewDraft> {
    let near = near(&mut visit.read().await?, visit, seen).await?;
    let mut parser = Parser::new(&visit.input);
    let colleague = |text: &str| {
        let found = near.iter().find(|one| one.person.to_string() == text)?;
        // The function stays in the story, so never the name.
        Some((found.person, found.function.clone()))
    };
    let new = NewDraft {
        text: parser.text("tekst", 1, 10_000),
        asked: parser.opt_choice("meekijker", colleague),
        remark: parser.text("opmerking", 0, 2_000),
        seen: visit.input.get("versie").parse().unwrap_or_default(),
    };
    parser.finish()?;
    Ok(new)
}

async fn write(visit: &Visit, seen: &QuestionRow, new: NewDraft) -> Result<()> {
    let (ctx, number) = (visit.ctx.clone(), seen.number());
    visit
        .app
        .db
        .write_unseen(move |tx| {
            let (ctx, new) = (ctx.clone(), new.clone());
            Box::pin(async move {
                let question = question::by_number(tx, ctx.tenant, number).await?;
                let permit = policy::may(&ctx, Deed::Draft, question.ok_or(Error::NotFound)?)?;
                commands::save_draft(tx, &ctx, &permit, &new).await.map(|_| ())
            })
        })
        .await
}
