// SPDX-License-Identifier: EUPL-1.2
//! What the monitor finds by date and by whose it is, what it tells when the agendas of now are empty,
//! and that its files are whole.

use crate::desk::{Town, a, migrations, order, whole};
use agenda::commands;
use agenda::model::{Owner, PointId, PromiseMarker, Status};
use agenda::policy::{self, PointAt};
use agenda::store::agenda as agendas;
use agenda::store::point;
use agenda::store::promise::NewPromise;
use db::{Db, Sql};
use kernel::Audit;

const TITLES: [&str; 4] = ["Bankje", "Drempel", "Fietspad", "Rotonde"];

async fn found(town: &Town, query: &str) -> Vec<String> {
    let page = town.stage.browser().get(&format!("/uitvoering?{query}")).await.body;
    whole(&page);
    order(&page, &TITLES).into_iter().map(str::to_owned).collect()
}

/// Lets something be done thirty days ago.
async fn earlier(town: &Town, work: impl Future<Output = ()>) {
    let now = kernel::ctx::Clock::now(&*town.stage.clock);
    town.stage.clock.set(kernel::Timestamp::from_micros(now.micros() - 30 * 86_400_000_000));
    work.await;
    town.stage.clock.set(now);
}

/// Promises something in the name of a partner.
async fn promise_of_partner(town: &Town, id: PointId, due: &str) {
    let (due, partner) = (crate::desk::day(due), Some(town.partner));
    let made = town.write(move |ctx, tx| {
        Box::pin(async move {
            let point = point::by_id(tx, ctx.tenant, id).await?.unwrap();
            let kernen = point::kernen(tx, ctx.tenant, id).await?;
            let permit = policy::may_promise(&ctx, PointAt { point, kernen })?;
            let (what, group, team, amount) = ("Van de partner".into(), None, None, None);
            let new = NewPromise { what, owner: Owner::Partner, group, team, partner, amount, due };
            commands::make_promise(tx, &ctx, &permit, &new).await
        })
    });
    made.await.unwrap();
}

/// What is late: the words of the page about the choice, the lines of the table of points with days
/// late, and those of the files of points and of promises.
async fn late(town: &Town, query: &str) -> (i64, usize, usize, usize) {
    let mut browser = town.stage.browser();
    let page = browser.get(&format!("/uitvoering?{query}")).await.body;
    let about = page.split("role=\"status\">").nth(1).unwrap().split("</p>").next().unwrap();
    let said = about.split("<strong>Bij ").nth(1).map_or(0, |rest| {
        rest.split(' ').next().unwrap().parse().unwrap() // "Bij 2 punten is …"
    });
    let rows = page.split("id=\"alle\"").nth(1).unwrap();
    let rows = rows.split("<tr").filter(|row| row.contains("kp-late\">")).count();
    let mut lines = async |name: &str| {
        let file = browser.get(&format!("/uitvoering/{name}.csv?{query}&tijd=te-laat")).await.body;
        file.lines().count() - 1
    };
    (said, rows, lines("punten").await, lines("toezeggingen").await)
}

#[db::test]
async fn what_slips_by_another_team_is_not_theirs(db: Db) {
    let town = Town::new(db).await;
    let team = town.team;
    let of_team = |title: &str| a(title, Status::Busy).text(|text| text.team_id = Some(team));
    let nobody = |title: &str| a(title, Status::Busy).text(|text| *text = text.clone().owned_by(&[]));
    let points = vec![nobody("Bankje"), of_team("Drempel"), nobody("Fietspad"), of_team("Rotonde")];
    let added = town.add(points).await;
    // On the bench the team promised something for later; what is late is somebody else's.
    town.promise(added[0].0, "Het hout leveren", "2026-11-11").await;
    town.promise_of_team(added[0].0, "De fundering", "2026-12-24").await;
    // Whatever the municipality promised on a point of the team in nobody's name is theirs.
    town.promise(added[1].0, "De drempel leggen", "2026-11-12").await;
    earlier(&town, town.promise_of_team(added[2].0, "Van het team", "2026-11-13")).await;
    // What a partner promised there is the partner's.
    earlier(&town, promise_of_partner(&town, added[3].0, "2026-11-14")).await;
    assert_eq!(found(&town, "tijd=te-laat").await, TITLES);
    assert_eq!(found(&town, "tijd=te-laat&team=wegen").await, ["Drempel", "Fietspad"]);
    assert_eq!(found(&town, "tijd=te-laat&eigenaar=partner").await, ["Rotonde"]);
    assert_eq!(found(&town, "team=wegen").await, TITLES);
    let file = town.stage.browser().get("/uitvoering/punten.csv?tijd=te-laat&team=wegen").await.body;
    assert!(file.contains("Drempel") && !file.contains("Bankje"), "{file}");
    // The number, the table, and both files say the same.
    assert_eq!(late(&town, "team=wegen").await, (2, 2, 2, 2));
    assert_eq!(late(&town, "eigenaar=partner").await, (1, 1, 1, 1));
    assert_eq!(late(&town, "eigenaar=municipality").await, (3, 3, 3, 3));
    assert_eq!(late(&town, "eigenaar=partner&team=wegen").await, (0, 0, 0, 0));
    let all = late(&town, "kern=aadorp").await;
    assert_eq!(all, (4, 4, 4, 4));
    let page = town.stage.browser().get("/uitvoering?team=wegen").await.body;
    let row = page.split("<tr").find(|row| row.contains(">Bankje</a>")).unwrap();
    assert!(row.contains("datetime=\"2026-12-24\""), "their own date: {row}");
}

#[db::test]
async fn what_slips_by_another_owner_is_not_theirs(db: Db) {
    let town = Town::new(db).await;
    let of_partner =
        |title: &str| a(title, Status::Busy).text(|text| *text = text.clone().owned_by(&[Owner::Partner]));
    let added = town.add(vec![of_partner("Bankje")]).await;
    town.promise(added[0].0, "Het hout leveren", "2026-11-11").await;
    assert_eq!(found(&town, "eigenaar=partner").await, ["Bankje"]);
    assert_eq!(found(&town, "eigenaar=partner&tijd=te-laat").await, Vec::<String>::new());
    assert_eq!(found(&town, "eigenaar=municipality&tijd=te-laat").await, ["Bankje"]);
}

#[db::test]
async fn this_month_is_found_behind_what_is_late_already(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Bankje", Status::Busy), a("Drempel", Status::Busy)]).await;
    town.promise(added[0].0, "Het hout leveren", "2026-11-11").await;
    town.promise(added[0].0, "Het bankje plaatsen", "2026-11-28").await;
    town.promise(added[1].0, "De drempel leggen", "2026-12-01").await;
    assert_eq!(found(&town, "tijd=deze-maand").await, ["Bankje"]);
}

#[db::test]
async fn no_promise_is_without_a_date(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Bankje", Status::Busy), a("Drempel", Status::Busy)]).await;
    let kept = town.promise(added[0].0, "Het hout leveren", "2026-12-01").await;
    town.close(kept, agenda::model::Outcome::Kept).await;
    let mut public = town.stage.browser();
    let page = public.get("/uitvoering/toezeggingen").await.body;
    assert!(page.contains("value=\"te-laat\"") && !page.contains("value=\"geen-datum\""), "{page}");
    let page = public.get("/uitvoering/toezeggingen?tijd=geen-datum").await.body;
    assert!(page.contains("Geen toezegging past bij uw keuze."), "{page}");
    let file = public.get("/uitvoering/toezeggingen.csv?tijd=geen-datum").await.body;
    assert_eq!(file.lines().count(), 1, "{file}");
    assert!(public.get("/uitvoering").await.body.contains("value=\"geen-datum\""));
    assert_eq!(found(&town, "tijd=geen-datum").await, ["Bankje", "Drempel"]);
}

#[db::test]
async fn only_themes_of_what_everybody_reads_are_offered(db: Db) {
    let town = Town::new(db).await;
    let under =
        |title: &str, theme: &str| a(title, Status::Busy).text(|text| text.theme = Some(theme.to_owned()));
    let hidden = under("Drempel", "Geheime verkoop").text(|text| text.draft = true);
    let added = town.add(vec![under("Bankje", "Groen"), hidden, under("Dubbel", "Oud thema")]).await;
    town.merge(added[2].0, added[0].0).await;
    town.promise(added[0].0, "Het hout leveren", "2026-12-01").await;
    for path in ["/uitvoering", "/uitvoering/toezeggingen"] {
        let page = town.stage.browser().get(path).await.body;
        assert!(page.contains("<option value=\"Groen\""), "{page}");
        assert!(!page.contains("Geheime verkoop") && !page.contains("Oud thema"), "{page}");
    }
    assert_eq!(found(&town, "thema=Geheime+verkoop").await, ["Bankje"], "what nobody offers is ignored");
}

/// Says that the agendas of Aadorp and Beekdorp no longer hold.
async fn replace_all(town: &Town) {
    town.write(|ctx, tx| {
        Box::pin(async move {
            for row in agendas::all(tx, ctx.tenant).await? {
                let kernen = agendas::kernen(tx, ctx.tenant, row.id).await?;
                let text = agendas::AgendaText {
                    title: row.title.clone(),
                    state: agenda::model::AgendaState::Replaced,
                    period_from: None,
                    period_to: None,
                    as_of: row.as_of.clone(),
                    document_url: None,
                    source_name: None,
                    source_url: None,
                    explanation: String::new(),
                };
                let permit = policy::may_edit_agenda(&ctx, &kernen)?;
                commands::change_agenda(tx, &ctx, &permit, row.id, row.revision, &text).await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn promises_on_replaced_agendas_stay_told(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Bankje", Status::Busy)]).await;
    let number = town.promise(added[0].0, "Het hout leveren", "2026-11-11").await;
    town.close(number, agenda::model::Outcome::Late).await;
    replace_all(&town).await;
    let mut public = town.stage.browser();
    for path in ["/uitvoering", "/uitvoering/aadorp"] {
        let page = public.get(path).await.body;
        whole(&page);
        assert!(page.contains("1 is gedaan, maar te laat."), "{path}: {page}");
        assert!(page.contains("Op de agenda’s van nu staan nog geen punten."), "{path}: {page}");
    }
    let found = public.get("/uitvoering?agenda=vorige").await.body;
    assert!(found.contains(">Bankje</a>"), "{found}");
    for path in ["/", "/kernen/aadorp"] {
        let page = public.get(path).await.body;
        whole(&page);
        assert!(page.contains("Wat eerder is toegezegd, telt nog mee."), "{path}: {page}");
    }
    // Where nothing was ever promised it says what will stand there.
    let other = public.get("/uitvoering/beekdorp").await.body;
    assert!(other.contains("Hier komt te staan hoeveel punten van Beekdorp klaar zijn."), "{other}");
}

#[db::test]
async fn a_kern_with_points_on_the_agenda_of_another_shows_its_figures(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Fietspad", Status::Done).in_both()]).await;
    town.write(|ctx, tx| {
        Box::pin(async move {
            for text in [
                "DELETE FROM agenda_kern WHERE tenant_id = $1 AND agenda_id IN
                   (SELECT id FROM agenda WHERE tenant_id = $1 AND slug = 'beekdorp')",
                "DELETE FROM agenda WHERE tenant_id = $1 AND slug = 'beekdorp'",
            ] {
                tx.run(Sql::new(text).with(ctx.tenant)).await?;
            }
            Ok(tx.audit(&ctx, Audit::new("test.agenda", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    let page = town.stage.browser().get("/kernen/beekdorp").await.body;
    whole(&page);
    assert!(page.contains("Over 1 punt is besloten. Daarvan is er 1 klaar."), "{page}");
    assert!(
        page.contains("href=\"/kernen/beekdorp/agenda\"") && !page.contains("Er is nog geen kernagenda.")
    );
}

/// Adds promises as nobody would by hand: more than a file once held.
async fn pile_up(town: &Town, point: PointId, count: i64) {
    const AT_ONCE: i64 = 2_000;
    town.write(move |ctx, tx| {
        Box::pin(async move {
            for first in (0..count).step_by(2_000) {
                let mut sql = Sql::new(
                    "INSERT INTO promise (tenant_id, id, number, point_id, what, owner, first_due, due, made_at, by_role) VALUES ",
                );
                for number in first..(first + AT_ONCE).min(count) {
                    sql.push(if number == first { "(" } else { ", (" }).bind(ctx.tenant).push(", ");
                    sql.bind(ctx.id::<PromiseMarker>()).push(", ").bind(number + 1).push(", ").bind(point);
                    sql.push(", 'Iets', 'municipality', '2026-01-01', '2026-01-01', 0, 'system')");
                }
                tx.run(sql).await?;
            }
            Ok(tx.audit(&ctx, Audit::new("test.pile", "punt", point)).await?)
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn a_file_is_whole_however_long(db: Db) {
    const COUNT: i64 = 21_500;
    let town = Town::new(db).await;
    let added = town.add(vec![a("Bankje", Status::Busy)]).await;
    pile_up(&town, added[0].0, COUNT).await;
    let file = town.stage.browser().get("/uitvoering/toezeggingen.csv").await;
    assert_eq!(file.status, 200);
    assert_eq!(file.body.lines().count(), 1 + usize::try_from(COUNT).unwrap());
}
