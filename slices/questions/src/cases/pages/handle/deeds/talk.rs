// SPDX-License-Identifier: EUPL-1.2
//! Writing down a talk: who was there, what was said, and a row for each decision.

use kernel::{Date, Error, Invalid, Result};
use people::Holder;
use villages::Team;
use web::{Input, Parser, Reply, Visit};

use super::super::forms::{self, DECISIONS, FIELDS};
use super::act;
use crate::cases::commands::{self, Held, NewDecision, Promiser};
use crate::cases::model::{DecisionKind, Deed, TalkId};
use crate::cases::story::File;
use crate::pages::{Names, names};

/// No decision has a longer text.
const LONGEST: usize = 1_000;

pub(in crate::cases::pages) async fn talk(visit: Visit) -> Result<Reply> {
    let at = super::super::find(&visit).await?;
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let file = File::read(&mut conn, tenant, at.casus).await?;
    let names = Names::read(&mut conn, tenant).await?;
    let colleagues = names::colleagues(&mut conn, tenant).await?;
    drop(conn);
    let near = forms::near(&file, &colleagues);
    let mut parser = Parser::new(&visit.input);
    let party =
        |text: &str| file.parties.iter().find(|party| party.number.to_string() == text).map(|party| party.id);
    let colleague = |text: &str| {
        near.iter().find(|one| one.person.to_string() == text).map(|one| (one.person, one.function.clone()))
    };
    let mut held = Held {
        planned: parser.opt_choice("gepland", |text| text.parse::<TalkId>().ok()),
        on: parser.date("datum").unwrap_or(visit.ctx.today()),
        parties: parser.choices("partijen", party),
        colleagues: parser.choices("collegas", colleague),
        said: parser.text("tekst", 1, 10_000),
        decisions: Vec::new(),
    };
    let mut invalid = match parser.finish() {
        Ok(()) => Invalid::default(),
        Err(Error::Invalid(invalid)) => invalid,
        Err(error) => return Err(error),
    };
    let sent = sent(&visit.input);
    let mut shown = Vec::new();
    for (number, input) in (1..).zip(sent) {
        let (decision, wrong) = read(&input, &colleagues, &names.teams, visit.ctx.today());
        // The list of mistakes above the form leads to the fields of the row.
        for error in &wrong.0 {
            invalid.add(format!("{number}-{}", error.field), error.key);
        }
        held.decisions.extend(decision);
        shown.push((input, wrong));
    }
    let rows = forms::rows(&visit.page, &shown);
    act(visit, (Deed::Talk, rows), invalid.check(), move |ctx, permit, tx| {
        let held = held.clone();
        Box::pin(async move { commands::talk(tx, &ctx, &permit, &held).await })
    })
    .await
}

/// The rows of decisions as they were sent, each as an input of its own.
fn sent(input: &Input) -> Vec<Input> {
    let of = |name: &'static str| -> Vec<String> {
        let all = input.pairs().iter().filter(|(one, _)| one.strip_suffix("[]") == Some(name));
        all.take(DECISIONS).map(|(_, value)| value.trim().to_owned()).collect()
    };
    let columns = FIELDS.map(|(name, _)| (name, of(name)));
    let row = |at: usize| {
        let cell = |(name, column): &(&'static str, Vec<String>)| {
            (*name, column.get(at).cloned().unwrap_or_default())
        };
        Input::from_pairs(columns.iter().map(cell))
    };
    (0..DECISIONS).map(row).collect()
}

/// Reads one row: nothing when it was left empty.
fn read(input: &Input, colleagues: &[Holder], teams: &[Team], today: Date) -> (Option<NewDecision>, Invalid) {
    let mut wrong = Invalid::default();
    if FIELDS.iter().all(|(name, _)| input.get(name).is_empty()) {
        return (None, wrong);
    }
    let Some(kind) = DecisionKind::parse(input.get("besluit-soort")) else {
        wrong.add("besluit-soort", "casus-besluit-soort-nodig");
        return (None, wrong);
    };
    let mut parser = Parser::new(input);
    let by = parser.opt_date("besluit-datum");
    let (text, reason) = (parser.text("besluit-tekst", 0, LONGEST), parser.text("besluit-reden", 0, LONGEST));
    for field in ["besluit-tekst", "besluit-reden"] {
        if input.get(field).chars().count() > LONGEST {
            wrong.add(field, "casus-besluit-te-lang");
        }
    }
    let decision =
        NewDecision { kind, text, reason, who: promiser(input.get("besluit-wie"), colleagues, teams), by };
    for error in decision.check(today).0 {
        let field =
            FIELDS.iter().find(|(_, rule)| *rule == error.field).map_or("besluit-tekst", |(name, _)| name);
        wrong.add(field, error.key);
    }
    (Some(decision), wrong)
}

/// Who finds something out: a colleague or a team.
fn promiser(text: &str, colleagues: &[Holder], teams: &[Team]) -> Option<Promiser> {
    let colleague = colleagues.iter().find(|one| one.person.to_string() == text);
    if let Some(one) = colleague {
        return Some(Promiser { officer: Some(one.person), team: None, words: one.function.clone() });
    }
    let team = teams.iter().find(|team| team.id.to_string() == text && team.ended_at.is_none())?;
    Some(Promiser { officer: None, team: Some(team.id), words: team.name.clone() })
}
