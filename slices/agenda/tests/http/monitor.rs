// SPDX-License-Identifier: EUPL-1.2
//! The uitvoeringsmonitor: the numbers, the order, the filters, the pages, the files.

use crate::desk::{A, Town, a, day, migrations, order, whole};
use agenda::model::{Outcome, Owner, Status};
use agenda::store::monitor::{self, Filter};
use agenda::store::point::PointRow;
use db::Db;
use kernel::{Audit, PageSize};

const TITLES: [&str; 6] = ["Bankje", "Drempel", "Fietspad", "Speeltuin", "Rotonde", "Zwembad"];

/// Six public points, a draft and one that was merged away. Bankje and Fietspad are late.
async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    let added = town
        .add(vec![
            a("Bankje", Status::Busy).text(|text| text.theme = Some("Groen".into())),
            a("Drempel", Status::Done).text(|text| text.planning = Some("2021".parse().unwrap())),
            a("Fietspad", Status::Planned)
                .in_both()
                .text(|text| *text = text.clone().owned_by(&[Owner::Partner])),
            a("Speeltuin", Status::Idea).in_beekdorp(),
            a("Rotonde", Status::Agreed)
                .in_beekdorp()
                .text(|text| text.planning = Some("2027-Q3".parse().unwrap())),
            a("Zwembad", Status::Agreed),
            a("Geheim", Status::Agreed).text(|text| text.draft = true),
            a("Dubbel", Status::Agreed),
        ])
        .await;
    let id = |at: usize| added[at].0;
    town.merge(id(7), id(0)).await;
    town.promise(id(0), "Een bankje plaatsen", "2026-11-18").await;
    town.promise(id(2), "Het fietspad tekenen", "2026-10-01").await;
    town.promise(id(4), "De rotonde tekenen", "2026-11-28").await;
    let kept = town.promise(id(1), "De drempel leggen", "2026-12-20").await;
    town.close(kept, Outcome::Kept).await;
    town
}

#[db::test]
async fn the_answer_counts_what_is_public(db: Db) {
    let town = town(db).await;
    let page = town.stage.browser().get("/uitvoering").await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    assert!(
        page.body.contains("Van de 5 punten waarover is besloten, zijn er 1 klaar en 4 niet."),
        "{}",
        page.body
    );
    assert!(page.body.contains("Over 1 punt is nog niet besloten."), "the proposal stands apart");
    assert!(page.body.contains("Bij 2 punten is een toezegging over tijd."));
    for words in ["2 zijn over tijd en nog niet gedaan.", "1 loopt nog", "1 is op tijd nagekomen."] {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(!page.body.contains("Geheim") && !page.body.contains("Dubbel"));
    let english = town.stage.browser().get("/uitvoering?taal=en").await;
    whole(&english.body);
    assert!(english.body.contains("Of the 5 points that were decided on, 1 are done and 4 are not."));
}

#[db::test]
async fn the_worst_kern_and_the_latest_point_come_first(db: Db) {
    let town = town(db).await;
    let body = town.stage.browser().get("/uitvoering").await.body;
    assert_eq!(order(&body, &TITLES)[..3], ["Fietspad", "Bankje", "Rotonde"]);
    // Both kernen have the same latest promise; Beekdorp has nothing done.
    let first = body.split("kp-ranking__row").nth(1).unwrap();
    assert!(first.contains("/uitvoering/beekdorp"), "{first}");
    assert!(body.contains("51 dagen te laat"));
    assert!(body.contains("0 van 2 klaar") && body.contains("1 van 4 klaar"));
}

#[db::test]
async fn an_old_planning_is_no_lateness(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Oud plan", Status::Planned).text(|text| text.planning = Some("2021".parse().unwrap()))])
        .await;
    let body = town.stage.browser().get("/uitvoering?tijd=te-laat").await.body;
    assert!(body.contains("Geen toezegging is over tijd.") && body.contains("Geen punt past bij uw keuze."));
    assert!(town.stage.browser().get("/uitvoering?jaar=2021").await.body.contains("Oud plan"));
}

#[db::test]
async fn filters_combine_and_stay_in_the_form(db: Db) {
    let town = town(db).await;
    let found = async |query: &str| {
        let page = town.stage.browser().get(&format!("/uitvoering?{query}")).await;
        whole(&page.body);
        let titles: Vec<String> = order(&page.body, &TITLES).into_iter().map(str::to_owned).collect();
        (titles, page.body)
    };
    let (titles, body) = found("kern=aadorp&status=niet-klaar").await;
    assert_eq!(titles, ["Fietspad", "Bankje", "Zwembad"]);
    assert!(
        body.contains("<option value=\"niet-klaar\" selected>") && body.contains("punten.csv?kern=aadorp")
    );
    assert_eq!(found("kern=aadorp&status=niet-klaar&tijd=te-laat&thema=Groen").await.0, ["Bankje"]);
    assert_eq!(found("eigenaar=partner").await.0, ["Fietspad"]);
    assert_eq!(found("tijd=deze-maand").await.0, ["Rotonde"]);
    assert_eq!(found("tijd=geen-datum").await.0, ["Zwembad"]);
    assert_eq!(found("status=nog-niet-besloten").await.0, ["Speeltuin"]);
    assert_eq!(found("status=loopt&kern=beekdorp").await.0, ["Fietspad", "Rotonde"]);
    assert_eq!(found("jaar=2027").await.0, ["Rotonde"]);
    assert_eq!(found("woorden=ROTON").await.0, ["Rotonde"]);
    assert_eq!(found("woorden=%25").await.0, Vec::<String>::new());
    // What nobody offers asks for everything.
    assert_eq!(found("kern=nergens&status=merged&jaar=1700").await.0.len(), 6);
}

#[db::test]
async fn a_team_finds_its_own_points(db: Db) {
    let town = Town::new(db).await;
    let team = town.team;
    town.add(vec![
        a("Drempel", Status::Busy).text(|text| text.team_id = Some(team)),
        a("Bankje", Status::Busy),
    ])
    .await;
    let body = town.stage.browser().get("/uitvoering?team=wegen").await.body;
    assert_eq!(order(&body, &TITLES), ["Drempel"]);
}

#[db::test]
async fn who_promised_something_is_found_too_and_only_their_own_promises(db: Db) {
    let town = Town::new(db).await;
    let team = town.team;
    let of_team = a("Drempel", Status::Busy).text(|text| text.team_id = Some(team));
    let nobody = |title| a(title, Status::Busy).text(|text| *text = text.clone().owned_by(&[]));
    let added = town.add(vec![of_team, nobody("Bankje"), nobody("Fietspad"), nobody("Rotonde")]).await;
    town.promise(added[0].0, "In niemands naam", "2026-12-01").await;
    town.promise_of_team(added[1].0, "Van het team", "2026-12-02").await;
    town.promise_of_team(added[2].0, "Vervallen van het team", "2026-12-03").await;
    town.close(3, Outcome::Dropped).await;
    town.promise(added[1].0, "Van niemand", "2026-12-04").await;
    let mut browser = town.stage.browser();
    let mut found = async |query: &str| {
        let page = browser.get(&format!("/uitvoering?{query}")).await.body;
        order(&page, &TITLES).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found("team=wegen").await, ["Drempel", "Bankje"], "by the point, and by a promise");
    assert_eq!(found("eigenaar=municipality").await, ["Drempel", "Bankje"]);
    assert_eq!(found("eigenaar=partner").await, Vec::<String>::new());
    let points = browser.get("/uitvoering/punten.csv?team=wegen").await.body;
    assert!(points.contains("Bankje") && !points.contains("Rotonde") && !points.contains("Fietspad"));
    let promises = browser.get("/uitvoering/toezeggingen.csv?team=wegen").await.body;
    assert!(promises.contains(";Van het team;"), "{promises}");
    assert!(promises.contains("Vervallen van het team") && !promises.contains("Van niemand"));
    assert!(promises.contains("In niemands naam"), "on a point of the team: {promises}");
    let late = browser.get("/uitvoering/toezeggingen.csv?tijd=deze-maand").await.body;
    assert_eq!(late.lines().count(), 1, "none is promised for this month: {late}");
}

#[db::test]
async fn pages_have_no_gaps_and_no_doubles(db: Db) {
    let town = Town::new(db).await;
    let statuses = [Status::Done, Status::Idea, Status::Agreed, Status::Settled, Status::Busy];
    let many: Vec<A> = (0..23).map(|n| a(&format!("Punt {n}"), statuses[n % 5])).collect();
    let added = town.add(many).await;
    for (id, number) in added.iter().take(10) {
        town.promise(*id, "Iets doen", &format!("2026-11-{:02}", 10 + number % 3)).await;
    }
    let (mut conn, tenant, today) = (town.read().await, town.stage.tenant, day("2026-11-21"));
    let filter = Filter::default();
    let size = PageSize::new(4);
    let place = |point: &PointRow| {
        let (closed, undecided) = (point.status.is_closed(), point.status.is_undecided());
        (point.open_due, closed, undecided, point.number)
    };
    let (mut forward, mut at, mut last) = (Vec::new(), None, None);
    loop {
        let page = monitor::list(&mut conn, tenant, &filter, today, at.as_ref(), size).await.unwrap();
        forward.extend(page.items.iter().map(place));
        last = page.previous.or(last);
        at = page.next;
        if at.is_none() {
            break;
        }
    }
    let mut sorted = forward.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(forward, sorted);
    assert_eq!(forward.len(), 23);
    // And back again: the page before the last one is as it was.
    let before = monitor::list(&mut conn, tenant, &filter, today, last.as_ref(), size).await.unwrap();
    let back: Vec<_> = before.items.iter().map(place).collect();
    assert_eq!(back, forward[16..20]);
}

#[db::test]
async fn what_is_not_done_stands_before_what_is(db: Db) {
    let town = Town::new(db).await;
    let points = [
        ("Bankje", Status::Done),
        ("Drempel", Status::Idea),
        ("Fietspad", Status::Impossible),
        ("Speeltuin", Status::Agreed),
        ("Rotonde", Status::Testing),
        ("Zwembad", Status::Busy),
    ];
    town.add(points.iter().map(|(title, status)| a(title, *status)).collect()).await;
    let body = town.stage.browser().get("/uitvoering").await.body;
    assert_eq!(order(&body, &TITLES), ["Speeltuin", "Zwembad", "Drempel", "Rotonde", "Bankje", "Fietspad"]);
}

#[db::test]
async fn a_new_proposal_makes_nobody_look_worse(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![
        a("Bankje", Status::Done),
        a("Drempel", Status::Done),
        a("Fietspad", Status::Busy),
        a("Rotonde", Status::Done).in_beekdorp(),
        a("Zwembad", Status::Busy).in_beekdorp(),
    ])
    .await;
    let ranked = async || {
        let body = town.stage.browser().get("/uitvoering").await.body;
        let rows: Vec<String> = body
            .split("kp-ranking__words\">")
            .skip(1)
            .map(|row| row.split("</span>").next().unwrap().to_owned())
            .collect();
        rows
    };
    let before = ranked().await;
    assert_eq!(before, ["1 van 2 klaar", "2 van 3 klaar"], "the smallest share first");
    town.add((0..9).map(|n| a(&format!("Wens {n}"), Status::Idea)).collect()).await;
    assert_eq!(ranked().await, before);
    let page = town.stage.browser().get("/uitvoering").await.body;
    assert!(page.contains("Van de 5 punten waarover is besloten, zijn er 3 klaar en 2 niet."), "{page}");
    assert!(page.contains("Over 9 punten is nog niet besloten.") && page.contains("Idee: 9</a>"));
    assert!(!page.contains("<desc id=\"stand-balk-uitleg\">Klaar: 3. Mee bezig: 2. I"), "no part of the bar");
    let found = town.stage.browser().get("/uitvoering?status=niet-klaar").await.body;
    assert!(found.contains("2 punten passen bij uw keuze."), "the list is what the sentence counts: {found}");
    for path in ["/", "/kernen/aadorp", "/uitvoering/aadorp"] {
        let page = town.stage.browser().get(path).await.body;
        whole(&page);
        assert!(page.contains("Over 9 punten is nog niet besloten."), "{path}: {page}");
    }
}

#[db::test]
async fn where_nothing_is_decided_the_list_stands_all_the_same(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Bankje", Status::Idea), a("Drempel", Status::Busy).in_beekdorp()]).await;
    let page = town.stage.browser().get("/uitvoering/aadorp").await.body;
    whole(&page);
    assert!(page.contains("Er is nog over geen enkel punt besloten."), "{page}");
    assert!(page.contains("Over 1 punt is nog niet besloten."));
    let page = town.stage.browser().get("/uitvoering").await.body;
    let last = page.split("kp-ranking__row").nth(2).unwrap();
    assert!(
        last.contains("Aadorp") && last.contains("nog niets besloten"),
        "no share is not the worst: {last}"
    );
    assert_eq!(order(&page, &TITLES), ["Drempel", "Bankje"]);
}

#[db::test]
async fn a_long_list_is_turned_over_by_links(db: Db) {
    let town = Town::new(db).await;
    town.add((0..55).map(|n| a(&format!("Punt nummer {n}."), Status::Agreed)).collect()).await;
    let first = town.stage.browser().get("/uitvoering?kern=aadorp").await.body;
    let next = first.split("href=\"?").find(|rest| rest.contains("rel=\"next\"")).unwrap();
    let query = next.split("#alle").next().unwrap().replace("&#38;", "&");
    let second = town.stage.browser().get(&format!("/uitvoering?{query}")).await.body;
    assert!(query.starts_with("kern=aadorp"), "{query}");
    let count = |body: &str| body.matches("Punt nummer").count();
    assert_eq!((count(&first), count(&second)), (50, 5));
    assert_eq!(town.stage.browser().get("/uitvoering?na=onzin").await.status, 200);
}

#[db::test]
async fn what_cannot_be_done_says_why(db: Db) {
    let town = town(db).await;
    let (id, _) =
        town.add(vec![a("Tunnel", Status::Agreed).text(|text| text.body = "Diep.".into())]).await[0];
    let mut officer = town.officer();
    let (reason, id) = ("Te duur voor ons.", id.to_string());
    let fields = [("punt", id.as_str()), ("status", "impossible"), ("reden", reason)];
    assert_eq!(officer.post("/werk/status", &fields).await.status, 303);
    for page in ["/uitvoering?status=impossible", "/uitvoering/aadorp", "/uitvoering/punten.csv"] {
        assert!(town.stage.browser().get(page).await.body.contains(reason), "{page}");
    }
}

#[db::test]
async fn a_kern_has_its_figures(db: Db) {
    let town = town(db).await;
    let page = town.stage.browser().get("/uitvoering/aadorp").await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    assert!(page.body.contains("Van de 4 punten waarover is besloten, zijn er 1 klaar en 3 niet."));
    assert!(page.body.contains("Kernagenda in de raad") && page.body.contains("Stand per 2026"));
    assert!(!page.body.contains("Speeltuin") && page.body.contains("Fietspad"));
    assert_eq!(town.stage.browser().get("/uitvoering/nergens").await.status, 404);
    whole(&town.stage.browser().get("/uitvoering/aadorp?taal=en").await.body);
}

#[db::test]
async fn an_empty_municipality_says_what_will_stand_here(db: Db) {
    let town = Town::new(db).await;
    for (path, words) in
        [("/uitvoering", "Er zijn nog geen punten."), ("/uitvoering/aadorp", "Er zijn nog geen punten.")]
    {
        let page = town.stage.browser().get(path).await;
        assert!(page.status == 200 && page.body.contains(words), "{path}: {}", page.body);
        whole(&page.body);
    }
}

#[db::test]
async fn files_hold_what_was_asked_and_calculate_nothing(db: Db) {
    let town = town(db).await;
    town.add(vec![a("=1+1", Status::Busy)]).await;
    let mut browser = town.stage.browser();
    let csv = browser.get("/uitvoering/punten.csv?kern=aadorp").await;
    assert!(csv.body.contains("'=1+1") && !csv.body.contains(";=1+1"), "{}", csv.body);
    assert!(csv.body.contains("Bankje") && !csv.body.contains("Speeltuin") && !csv.body.contains("Geheim"));
    assert!(csv.body.contains("Kernagenda in de raad") && csv.body.contains("/kernen/aadorp/agenda/"));
    let name = csv.headers["content-disposition"].to_str().unwrap();
    assert_eq!(name, "attachment; filename=\"punten-voorbeeldstad-2026-11-21.csv\"");
    whole(&csv.body);
    let promises = browser.get("/uitvoering/toezeggingen.csv").await;
    whole(&promises.body);
    assert!(promises.body.contains("Het fietspad tekenen") && promises.body.contains("2026-10-01"));
    for path in ["/uitvoering/punten.xlsx", "/uitvoering/toezeggingen.xlsx?kern=beekdorp"] {
        let file = browser.get(path).await;
        assert!(file.status == 200 && file.body.starts_with("PK"), "{path}");
    }
}

#[db::test]
async fn files_hold_every_line(db: Db) {
    let town = Town::new(db).await;
    town.add((0..430).map(|n| a(&format!("Regel {n}."), Status::Agreed)).collect()).await;
    let csv = town.stage.browser().get("/uitvoering/punten.csv").await;
    assert_eq!(csv.body.lines().count(), 431);
}

#[db::test]
async fn promises_of_merged_points_stay_promises(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Weg", Status::Busy), a("Blijft", Status::Busy)]).await;
    let number = town.promise(added[0].0, "Beloofd", "2026-11-01").await;
    town.close(number, Outcome::Late).await;
    town.merge(added[0].0, added[1].0).await;
    let (mut conn, tenant, today) = (town.read().await, town.stage.tenant, day("2026-11-21"));
    let all = monitor::standing(&mut conn, tenant, &Filter::default(), today).await.unwrap();
    assert_eq!((all.standing.late, all.standing.total(), all.made_up), (1, 1, 0));
}

#[db::test]
async fn a_promise_of_a_demo_is_marked_wherever_it_counts(db: Db) {
    let town = town(db).await;
    let page = |body: String| body.matches("kp-example").count();
    assert_eq!(page(town.stage.browser().get("/uitvoering").await.body), 0);
    town.write(|ctx, tx| {
        Box::pin(async move {
            tx.run(db::sql!("UPDATE promise SET example = TRUE WHERE tenant_id = $1", ctx.tenant)).await?;
            tx.audit(&ctx, Audit::new("test.example", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    // The sentence, the promises, both kernen and the three open points with a date.
    assert_eq!(page(town.stage.browser().get("/uitvoering").await.body), 7);
    let csv = town.stage.browser().get("/uitvoering/punten.csv").await.body;
    assert_eq!(csv.matches(";voorbeeld;").count(), 3);
}
