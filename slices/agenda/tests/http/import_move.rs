// SPDX-License-Identifier: EUPL-1.2
//! A file that says of a point that it is about another kern: it goes on in the agenda of that kern, and
//! comes back when the import is undone.

use crate::desk::{Town, migrations};
use crate::file::{import_text, titled, undo};
use agenda::commands::{self, Choice};
use agenda::model::{AgendaId, AgendaState};
use agenda::policy;
use agenda::store::agenda::{self as agendas, AgendaRow, AgendaText};
use agenda::store::point;
use db::{Db, sql};
use kernel::Audit;

const HEAD: &str = "id,kern,titel,status,thema\n";

async fn agenda_of(town: &Town, title: &str) -> AgendaRow {
    let id = titled(town, title).await.agenda_id;
    agendas::by_id(&mut town.read().await, town.stage.tenant, id).await.unwrap().unwrap()
}

/// The themes of an agenda.
async fn themes(town: &Town, id: AgendaId) -> Vec<String> {
    let rows = agendas::themes(&mut town.read().await, town.stage.tenant, id).await.unwrap();
    rows.into_iter().map(|theme| theme.name).collect()
}

#[db::test]
async fn a_point_goes_to_the_agenda_of_its_new_kern_and_back(db: Db) {
    let town = Town::new(db).await;
    import_text(&town, &format!("{HEAD}x1,Aadorp,Bankje,loopt,Groen\n"), Choice::All).await;
    let before = agenda_of(&town, "Bankje").await;
    let moved = import_text(&town, &format!("{HEAD}x1,Beekdorp,Bankje,loopt,Groen\n"), Choice::All).await;
    assert!(moved.new_agendas.is_empty(), "Beekdorp has one");
    let after = agenda_of(&town, "Bankje").await;
    assert_eq!((before.slug.as_str(), after.slug.as_str()), ("aadorp", "beekdorp"));
    assert_eq!(themes(&town, after.id).await, ["Groen"], "its theme went along");
    let mut public = town.stage.browser();
    let page = public.get("/kernen/beekdorp/agenda").await.body;
    assert!(page.contains(">Bankje</a>") && page.contains("Groen"), "{page}");
    assert!(!public.get("/kernen/aadorp/agenda").await.body.contains(">Bankje</a>"));

    undo(&town, moved.imported.unwrap().id).await.unwrap();
    let row = titled(&town, "Bankje").await;
    assert_eq!((row.agenda_id, row.theme.as_deref()), (before.id, Some("Groen")));
    assert!(themes(&town, after.id).await.is_empty(), "the theme that the import made went");
    assert!(public.get("/kernen/aadorp/agenda").await.body.contains(">Bankje</a>"));
    assert!(!public.get("/kernen/beekdorp/agenda").await.body.contains(">Bankje</a>"));
}

/// Says that an agenda no longer holds.
async fn end(town: &Town, slug: &'static str) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let end = "UPDATE agenda SET state = 'replaced' WHERE tenant_id = $1 AND slug = $2";
            tx.run(sql!(end, ctx.tenant, slug)).await?;
            Ok(tx.audit(&ctx, Audit::new("test.agenda", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn a_kern_without_an_agenda_gets_one_and_the_report_says_so(db: Db) {
    let town = Town::new(db).await;
    import_text(&town, &format!("{HEAD}x1,Aadorp,Bankje,loopt,\n"), Choice::All).await;
    end(&town, "beekdorp").await;
    let moved = import_text(&town, &format!("{HEAD}x1,Beekdorp,Bankje,loopt,\n"), Choice::All).await;
    assert_eq!(moved.new_agendas, ["Beekdorp"]);
    let made = agenda_of(&town, "Bankje").await;
    assert_eq!((made.slug.as_str(), made.version, made.state), ("beekdorp", 2, AgendaState::Draft));
    undo(&town, moved.imported.unwrap().id).await.unwrap();
    assert_eq!(agenda_of(&town, "Bankje").await.slug, "aadorp");
    let left = agendas::by_id(&mut town.read().await, town.stage.tenant, made.id).await.unwrap();
    assert!(left.is_none(), "the agenda that the import made went");
}

#[db::test]
async fn an_import_from_before_agendas_were_kept_is_undone_too(db: Db) {
    let town = Town::new(db).await;
    import_text(&town, &format!("{HEAD}x1,Aadorp,Bankje,loopt,\n"), Choice::All).await;
    let moved = import_text(&town, &format!("{HEAD}x1,Beekdorp,Bankje,loopt,\n"), Choice::All).await;
    town.write(|ctx, tx| {
        Box::pin(async move {
            let rows: Vec<(String,)> = tx
                .all(sql!(
                    "SELECT previous FROM agenda_import_row WHERE tenant_id = $1 AND previous IS NOT NULL",
                    ctx.tenant
                ))
                .await?;
            let mut previous: serde_json::Value = serde_json::from_str(&rows[0].0).unwrap();
            previous.as_object_mut().unwrap().remove("agenda").unwrap();
            let old =
                "UPDATE agenda_import_row SET previous = $2 WHERE tenant_id = $1 AND previous IS NOT NULL";
            tx.run(sql!(old, ctx.tenant, previous.to_string())).await?;
            Ok(tx.audit(&ctx, Audit::new("test.forget", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    undo(&town, moved.imported.unwrap().id).await.unwrap();
    let row = titled(&town, "Bankje").await;
    assert_eq!(agenda_of(&town, "Bankje").await.slug, "aadorp");
    let kernen = point::kernen(&mut town.read().await, town.stage.tenant, row.id).await.unwrap();
    assert_eq!(kernen, [town.aadorp]);
}

#[db::test]
async fn new_points_come_on_the_agenda_that_holds_and_not_on_its_next_draft(db: Db) {
    let town = Town::new(db).await;
    let kern = town.aadorp;
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let text = AgendaText {
                title: "De volgende".into(),
                state: AgendaState::Draft,
                period_from: None,
                period_to: None,
                as_of: "2026".into(),
                document_url: None,
                source_name: None,
                source_url: None,
                explanation: String::new(),
            };
            let permit = policy::may_edit_agenda(&ctx, &[kern])?;
            commands::add_agenda(tx, &ctx, &permit, &text, &[kern], false).await
        })
    })
    .await
    .unwrap();
    import_text(&town, &format!("{HEAD}x1,Aadorp,Bankje,loopt,\n"), Choice::All).await;
    assert_eq!(agenda_of(&town, "Bankje").await.state, AgendaState::Adopted);
    // A resident who proposes something means the same agenda.
    let fields = [("titel", "Een schommel"), ("tekst", "Dat willen alle kinderen graag.")];
    let mut resident = town.signed_in(kernel::Role::Resident, kernel::Scope::All);
    let sent = resident.post("/kernen/aadorp/agenda/voorstel", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_eq!(agenda_of(&town, "Een schommel").await.state, AgendaState::Adopted);
}

#[db::test]
async fn points_that_move_together_come_on_one_new_agenda(db: Db) {
    let town = Town::new(db).await;
    import_text(&town, &format!("{HEAD}x1,Aadorp,Bankje,loopt,\nx2,Aadorp,Heg,loopt,\n"), Choice::All).await;
    end(&town, "beekdorp").await;
    let rows = "x1,Beekdorp,Bankje,loopt,\nx2,Beekdorp,Heg,loopt,\n";
    let moved = import_text(&town, &format!("{HEAD}{rows}"), Choice::All).await;
    assert_eq!(moved.new_agendas, ["Beekdorp"]);
    let made = agenda_of(&town, "Bankje").await;
    assert_eq!((made.slug.as_str(), made.version), ("beekdorp", 2));
    assert_eq!(agenda_of(&town, "Heg").await.id, made.id);
}

/// How many statements an import takes in which so many points come to be about another kern, or not.
async fn statements(town: &Town, points: usize, first: usize, kern: &str) -> u64 {
    let file = |kern: &str, word: &str| {
        let rows = (first..first + points).map(|n| format!("x{n},{kern},{word} {n},loopt,\n"));
        format!("{HEAD}{}", rows.collect::<String>())
    };
    import_text(town, &file("Aadorp", "Punt"), Choice::All).await;
    let before = town.stage.app.db.statements();
    import_text(town, &file(kern, "Plek"), Choice::All).await;
    town.stage.app.db.statements() - before
}

#[db::test]
async fn where_points_go_on_is_looked_up_once(db: Db) {
    let town = Town::new(db).await;
    let mut each = Vec::new();
    for (kern, first) in [("Aadorp", 0), ("Beekdorp", 100)] {
        let few = statements(&town, 2, first, kern).await;
        each.push((statements(&town, 22, first + 50, kern).await - few) / 20);
    }
    // Another kern is written with two statements: the old one goes, the new one comes.
    assert_eq!(each[1] - each[0], 2, "{each:?}");
}
