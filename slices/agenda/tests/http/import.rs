// SPDX-License-Identifier: EUPL-1.2
//! Importing points and undoing that, on both engines; the 165 real points first.

use crate::desk::{Town, migrations};
use crate::file::{REAL, count, import_bytes, import_text, plan, titled, town_with, undo};
use agenda::commands::{self, Choice, StatusChange, Undone};
use agenda::import::{self, Fate, Field, Mapping, Options, Report};
use agenda::model::{ImportId, Owner, Status};
use agenda::policy::{self, PointAt};
use agenda::store::point::PointText;
use agenda::store::{agenda as agendas, point, story};
use db::{Db, sql};
use kernel::{Error, Planning};

async fn real(town: &Town, municipality: &str) -> Report {
    let options = Options { municipality: Some(municipality.into()), ..Options::default() };
    import_bytes(town, REAL.as_bytes().to_vec(), options).await.unwrap()
}

/// The first time everything is new, the second time nothing is.
async fn twice(town: &Town, municipality: &str, points: usize, agendas: usize) {
    let report = real(town, municipality).await;
    assert_eq!((report.added(), report.wrong(), report.left_out), (points, 0, 165 - points), "{report}");
    assert_eq!(report.new_agendas.len(), agendas);
    assert_eq!(
        report.imported.map(|done| (done.added, done.changed)),
        Some((i64::try_from(points).unwrap(), 0))
    );
    assert_eq!(count(town, "point").await, points);
    assert_eq!(count(town, "search_document").await, points);
    let again = real(town, municipality).await;
    assert_eq!((again.added(), again.changed(), again.unchanged()), (0, 0, points), "{again}");
    assert_eq!(again.imported, None);
    assert_eq!(count(town, "agenda_import").await, 1, "nothing new is no import");
}

#[db::test]
async fn the_real_points_of_west_betuwe(db: Db) {
    let town = town_with(db, crate::file::WEST_BETUWE).await;
    twice(&town, "West Betuwe", 81, 22).await;
    let tenant = town.stage.tenant;
    let mut conn = town.read().await;
    let row = titled(&town, "Kruising Gragtdijk en Voorste Gewind veiliger inrichten").await;
    assert_eq!((row.status, row.planning), (Status::Planned, Some(Planning::Year(2021))));
    assert_eq!(
        (row.source_status.as_deref(), row.source_planning.as_deref()),
        (Some("gepland"), Some("2021"))
    );
    assert_eq!(row.source_url.as_deref(), Some("https://www.westbetuwe.nl/kernagenda-heukelum"));
    assert_eq!((row.source_name.as_deref(), row.as_of.as_deref()), (Some("kernagenda"), Some("2021")));
    let agenda = agendas::by_id(&mut conn, tenant, row.agenda_id).await.unwrap().unwrap();
    assert_eq!((agenda.title.as_str(), agenda.as_of.as_str()), ("Kernagenda Heukelum", "2021"));
    let shared = agendas::all(&mut conn, tenant).await.unwrap();
    let shared = shared.iter().find(|agenda| agenda.title == "Kernagenda Heesselt en Varik").unwrap();
    assert_eq!(agendas::kernen(&mut conn, tenant, shared.id).await.unwrap().len(), 2);
    assert!(
        agendas::all(&mut conn, tenant).await.unwrap().iter().any(|a| a.title == "Aandachtspunten Tricht")
    );
}

#[db::test]
async fn the_real_points_of_buren(db: Db) {
    let town = town_with(db, crate::file::BUREN).await;
    twice(&town, "Buren", 19, 4).await;
}

const THREE: &str = "kern,titel,status\nAadorp,Bankje,loopt\nVerweg,Drempel,loopt\nBeekdorp,Fietspad,klaar\n";

#[db::test]
async fn a_wrong_row_leaves_nothing_unless_the_right_ones_were_chosen(db: Db) {
    let town = Town::new(db).await;
    let report = import_text(&town, THREE, Choice::All).await;
    assert_eq!((report.added(), report.wrong(), report.imported), (2, 1, None));
    assert_eq!(count(&town, "point").await, 0);
    let refused = store(&town, THREE, Choice::All).await;
    assert!(matches!(refused, Err(Error::Invalid(wrong)) if wrong.0[0].key == "import-niet-alles-goed"));
    let report = import_text(&town, THREE, Choice::OnlyRight).await;
    assert_eq!(report.imported.map(|done| done.added), Some(2));
    assert_eq!(
        (count(&town, "point").await, count(&town, "agenda").await),
        (2, 2),
        "their agendas were there"
    );
}

async fn store(town: &Town, text: &str, choice: Choice) -> kernel::Result<Option<commands::Imported>> {
    let plan = plan(town, text, None).await;
    town.write(move |ctx, tx| {
        let plan = plan.clone();
        Box::pin(
            async move { commands::import_points(tx, &ctx, &policy::may_import(&ctx)?, &plan, choice).await },
        )
    })
    .await
}

#[db::test]
async fn what_fails_half_way_leaves_nothing(db: Db) {
    let town = Town::new(db).await;
    let mut plan = plan(&town, &THREE.replace("Verweg", "Aadorp"), None).await;
    // A kern that went in the meantime: the database refuses the last row.
    let gone = town.stage.system().id();
    plan.rows[2].point.as_mut().unwrap().kernen = vec![gone];
    let tables =
        ["point", "point_event", "point_kern", "agenda", "agenda_import", "search_document", "theme"];
    let mut before = Vec::new();
    for table in tables {
        before.push(count(&town, table).await);
    }
    let outcome = town
        .write(move |ctx, tx| {
            let plan = plan.clone();
            Box::pin(async move {
                commands::import_points(tx, &ctx, &policy::may_import(&ctx)?, &plan, Choice::All).await
            })
        })
        .await;
    assert!(outcome.is_err());
    for (table, before) in tables.iter().zip(before) {
        assert_eq!(count(&town, table).await, before, "{table}");
    }
}

#[db::test]
async fn a_changed_row_changes_what_the_file_says_and_no_more(db: Db) {
    let town = Town::new(db).await;
    let first = "id,kern,titel,status,wie,planning,thema\nx1,Aadorp,Bankje,loopt,gemeente,2026,Groen\n";
    import_text(&town, first, Choice::All).await;
    let second = "id,kern,titel,status,planning\nx1,Aadorp en Beekdorp,Twee bankjes,gerealiseerd,2027-Q1\n";
    let report = import_text(&town, second, Choice::All).await;
    let changed = vec![Field::Title, Field::Kern, Field::Status, Field::Planning];
    assert_eq!(report.rows[0].fate, Fate::Changed(changed));
    let row = titled(&town, "Twee bankjes").await;
    assert_eq!((row.status, row.theme.as_deref()), (Status::Done, Some("Groen")), "no column for the theme");
    assert_eq!(
        (row.owners(), row.source_status.as_deref()),
        (vec![Owner::Municipality], Some("gerealiseerd"))
    );
    let mut conn = town.read().await;
    let events = story::events(&mut conn, town.stage.tenant, row.id).await.unwrap();
    assert_eq!(events.iter().map(|event| event.status).collect::<Vec<_>>(), [Status::Busy, Status::Done]);
    assert_eq!(point::kernen(&mut conn, town.stage.tenant, row.id).await.unwrap().len(), 2);
}

#[db::test]
async fn old_news_does_not_undo_a_decision(db: Db) {
    let town = Town::new(db).await;
    let text = "id,kern,titel,status\nx1,Aadorp,Bankje,loopt\n";
    import_text(&town, text, Choice::All).await;
    set_status(&town, "Bankje", Status::Done).await;
    let report = import_text(&town, text, Choice::All).await;
    assert_eq!(report.rows[0].fate, Fate::Unchanged);
    assert_eq!(report.rows[0].notes[0].key, "import-status-hier");
    assert_eq!(titled(&town, "Bankje").await.status, Status::Done);
    import_text(&town, &text.replace("loopt", "gaat niet door"), Choice::All).await;
    let row = titled(&town, "Bankje").await;
    assert_eq!((row.status, row.reason.as_str()), (Status::Impossible, "gaat niet door"), "new words do");
}

const WHOLE: &str =
    "id,kern,titel,status,wie,planning,thema,tekst\nx1,Aadorp,Bankje,loopt,gemeente,,Groen,\n";

/// The officer corrects a point.
async fn correct(town: &Town, title: &str, change: fn(&mut PointText)) {
    let point = titled(town, title).await;
    let kernen = point::kernen(&mut town.read().await, town.stage.tenant, point.id).await.unwrap();
    town.write(move |ctx, tx| {
        let at = PointAt { point: point.clone(), kernen: kernen.clone() };
        let (mut text, revision) = (point.text.clone(), point.revision);
        change(&mut text);
        Box::pin(async move {
            let change = commands::PointChange { revision, text, kernen: None, published: String::new() };
            commands::change_point(tx, &ctx, &policy::may_edit(&ctx, at)?, &change).await
        })
    })
    .await
    .unwrap();
}

/// All that an officer can correct of what a file says.
fn corrected(text: &mut PointText) {
    *text = text.clone().owned_by(&[Owner::Residents]);
    text.title = "Twee bankjes".into();
    text.body = "Bij de kerk.".into();
    text.theme = Some("Zitten".into());
    text.planning = Some(Planning::Year(2027));
}

#[db::test]
async fn the_same_file_leaves_alone_what_was_changed_here(db: Db) {
    let town = Town::new(db).await;
    import_text(&town, WHOLE, Choice::All).await;
    correct(&town, "Bankje", corrected).await;
    let before = titled(&town, "Twee bankjes").await;
    let report = import_text(&town, WHOLE, Choice::All).await;
    assert_eq!((&report.rows[0].fate, report.imported), (&Fate::Unchanged, None));
    let kept: Vec<_> = report.rows[0].notes.iter().map(|note| (note.column.as_str(), note.key)).collect();
    let here = ["titel", "thema", "wie", "planning", "tekst"].map(|column| (column, "import-veld-hier"));
    assert_eq!(kept, here, "empty cells wipe nothing");
    let said = report.to_string();
    assert!(said.contains("Rij 2, kolom ‘titel’: ‘titel’ is hier intussen gewijzigd. Dat blijft"), "{said}");
    let after = titled(&town, "Twee bankjes").await;
    assert_eq!(format!("{after:?}"), format!("{before:?}"));
    // What the file changes is followed; what was changed here is not.
    let news = WHOLE.replace("Bankje,loopt,gemeente,,Groen", "Bank,klaar,partner,2026,Groen");
    let report = import_text(&town, &news, Choice::All).await;
    // Of the planning only the words of the source are new.
    assert_eq!(report.rows[0].fate, Fate::Changed(vec![Field::Status, Field::Planning]));
    let row = titled(&town, "Twee bankjes").await;
    assert_eq!(row.source_planning.as_deref(), Some("2026"));
    assert_eq!((row.status, row.planning, row.owners()), (Status::Done, before.planning, before.owners()));
    // Undoing that import does not make the memory of the one before it go.
    undo(&town, id_of(&report)).await.unwrap();
    let report = import_text(&town, WHOLE, Choice::All).await;
    assert_eq!((&report.rows[0].fate, report.rows[0].notes.len()), (&Fate::Unchanged, 5));
}

#[db::test]
async fn an_import_from_before_it_was_remembered_changes_only_what_nobody_touched(db: Db) {
    let town = Town::new(db).await;
    let text = "id,kern,titel,status,thema\nx1,Aadorp,Bankje,loopt,Groen\nx2,Aadorp,Heg,loopt,Groen\n";
    import_text(&town, text, Choice::All).await;
    forget(&town).await;
    correct(&town, "Heg", |text| text.theme = Some("Bomen".into())).await;
    let report = import_text(&town, &text.replace("Groen", "Natuur"), Choice::All).await;
    assert_eq!(report.rows[0].fate, Fate::Changed(vec![Field::Theme]));
    assert_eq!((&report.rows[1].fate, report.rows[1].notes[0].column.as_str()), (&Fate::Unchanged, "thema"));
}

/// As imports of an earlier version left it.
async fn forget(town: &Town) {
    town.write(|ctx, tx| {
        Box::pin(async move {
            tx.run(db::sql!("UPDATE agenda_import_row SET written = NULL WHERE tenant_id = $1", ctx.tenant))
                .await?;
            tx.audit(&ctx, kernel::Audit::new("test.forget", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn set_status(town: &Town, title: &str, status: Status) {
    let point = titled(town, title).await;
    town.write(move |ctx, tx| {
        let at = PointAt { point: point.clone(), kernen: Vec::new() };
        Box::pin(async move {
            let change = StatusChange { status, reason: String::new(), outlook: String::new() };
            let revision = at.point.revision;
            commands::change_status(tx, &ctx, &policy::may_edit(&ctx, at)?, revision, &change).await
        })
    })
    .await
    .unwrap();
}

fn id_of(report: &Report) -> ImportId {
    report.imported.unwrap().id
}

#[db::test]
async fn undo_takes_away_what_was_added(db: Db) {
    let town = town_with(db, crate::file::WEST_BETUWE).await;
    let tables = [
        "point",
        "point_event",
        "point_kern",
        "agenda",
        "theme",
        "search_document",
        "search_term",
        "follower",
    ];
    let mut before = Vec::new();
    for table in tables {
        before.push(count(&town, table).await);
    }
    let import = id_of(&real(&town, "West Betuwe").await);
    let one = sql!(
        "SELECT k.slug, p.number FROM point p
         JOIN point_kern at ON at.tenant_id = p.tenant_id AND at.point_id = p.id
         JOIN kern k ON k.tenant_id = at.tenant_id AND k.id = at.kern_id WHERE p.tenant_id = $1 LIMIT 1",
        town.stage.tenant
    );
    let (kern, number): (String, i64) = town.read().await.one(one).await.unwrap();
    let follow = format!("/kernen/{kern}/agenda/{number}/volgen");
    let fields = [("email", "volger@voorbeeld.example"), ("hoe-vaak", "weekly")];
    let asked = town.stage.browser().post(&follow, &fields).await;
    assert_eq!((asked.status, count(&town, "follower").await), (303, 1), "{}", asked.body);
    assert_eq!(undo(&town, import).await.unwrap(), Undone { removed: 81, restored: 0 });
    for (table, before) in tables.iter().zip(before) {
        assert_eq!(count(&town, table).await, before, "{table}");
    }
    assert!(matches!(undo(&town, import).await, Err(Error::Conflict("import-al-terug"))));
    assert_eq!(real(&town, "West Betuwe").await.added(), 81, "it can be imported again");
}

#[db::test]
async fn undo_gives_changed_points_back_what_they_said(db: Db) {
    let town = Town::new(db).await;
    let first = "id,kern,titel,status,thema\nx1,Aadorp,Bankje,loopt,Groen\nx2,Aadorp,Drempel,loopt,Verkeer\n";
    let one = id_of(&import_text(&town, first, Choice::All).await);
    let own = titled(&town, "Bankje").await.agenda_id;
    let second =
        "id,kern,titel,status,thema\nx1,Beekdorp,Twee bankjes,klaar,Zitten\nx3,Aadorp,Heg,loopt,Groen\n";
    let two = id_of(&import_text(&town, second, Choice::All).await);
    assert_ne!(titled(&town, "Twee bankjes").await.agenda_id, own, "it went along to Beekdorp");
    let refused = undo(&town, one).await;
    assert!(matches!(refused, Err(Error::Invalid(wrong)) if wrong.0[0].args == [("aantal", "1".to_owned())]));
    assert_eq!(undo(&town, two).await.unwrap(), Undone { removed: 1, restored: 1 });
    let row = titled(&town, "Bankje").await;
    assert_eq!(
        (row.status, row.theme.as_deref(), row.source_status.as_deref()),
        (Status::Busy, Some("Groen"), Some("loopt"))
    );
    assert_eq!(row.agenda_id, own, "and came back");
    let mut conn = town.read().await;
    assert_eq!(point::kernen(&mut conn, town.stage.tenant, row.id).await.unwrap(), [town.aadorp]);
    let story = story::events(&mut conn, town.stage.tenant, row.id).await.unwrap();
    let story: Vec<Status> = story.iter().map(|event| event.status).collect();
    assert_eq!(story, [Status::Busy, Status::Done, Status::Busy], "history is appended to");
    drop(conn);
    assert_eq!(count(&town, "theme").await, 2, "the theme that nothing uses went");
    let refused = undo(&town, one).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "the story of Bankje goes on, so it is not removed");
}

#[db::test]
async fn undo_refuses_when_something_else_happened(db: Db) {
    let town = Town::new(db).await;
    let text = "kern,titel,status\nAadorp,Bankje,loopt\nAadorp,Drempel,loopt\nAadorp,Heg,loopt\n";
    let import = id_of(&import_text(&town, text, Choice::All).await);
    set_status(&town, "Drempel", Status::Done).await;
    let heg = titled(&town, "Heg").await;
    town.promise(heg.id, "De heg snoeien", "2026-12-20").await;
    let refused = undo(&town, import).await;
    assert!(matches!(refused, Err(Error::Invalid(wrong)) if wrong.0[0].args == [("aantal", "2".to_owned())]));
    assert_eq!(count(&town, "point").await, 3);
    assert!(matches!(undo(&town, town.stage.system().id()).await, Err(Error::NotFound)));
}

#[db::test]
async fn the_user_says_what_unknown_words_mean(db: Db) {
    let town = Town::new(db).await;
    let text = "kern,titel,status\nAadorp,Bankje,Zweeft\nAadorp,Drempel,zweeft\n";
    let first = plan(&town, text, None).await;
    let unknown: Vec<_> = first.words.iter().filter(|word| word.is_unknown()).collect();
    assert_eq!((unknown[0].text.as_str(), unknown[0].rows, unknown.len()), ("Zweeft", 2, 1));
    let mut mapping = Mapping::guess(&["kern".into(), "titel".into(), "status".into()], None);
    mapping.statuses.insert("zweeft".into(), "testing".into());
    let second = plan(&town, text, Some(mapping)).await;
    assert!(second.points().all(|point| point.status == Status::Testing) && second.points().count() == 2);
}

#[db::test]
async fn the_terminal_says_it_in_dutch(db: Db) {
    let town = Town::new(db).await;
    let report = import_text(&town, THREE, Choice::All).await.to_string();
    assert!(report.contains("Rij 3, kolom ‘kern’: Deze kern kennen wij niet: ‘Verweg’."), "{report}");
    assert!(report.contains("  ‘loopt’: Mee bezig (2×)\n  ‘klaar’: Klaar (1×)\n"), "{report}");
    assert!(report.ends_with("Er is niets bewaard.") && !report.contains('⟦'), "{report}");
    let error =
        import_bytes(&town, b"kern;titel\n\"Aadorp;x\n".to_vec(), Options::default()).await.unwrap_err();
    assert!(import::explain(&error).starts_with("In rij 2 begint een aanhalingsteken"), "{error}");
    let error = import_bytes(&town, vec![b'x'; 11_000_000], Options::default()).await.unwrap_err();
    assert!(import::explain(&error).starts_with("Het bestand is te groot."), "{error}");
    let error = import_bytes(&town, b"kern;iets\nAadorp;x\n".to_vec(), Options::default()).await.unwrap_err();
    let asked = "Wij missen een kolom: Titel. Zeg welke het is met --kolom \"titel=…\".";
    assert_eq!(import::explain(&error), asked);
}
