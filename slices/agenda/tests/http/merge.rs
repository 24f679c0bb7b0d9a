// SPDX-License-Identifier: EUPL-1.2
//! Merging points: who may, with which, and what everybody reads of it.

use crate::desk::{Town, a, migrations, whole};
use agenda::commands;
use agenda::model::{Outcome, Owner, PointId, Status};
use agenda::policy::{self, PointAt};
use agenda::store::point;
use agenda::store::promise::NewPromise;
use db::fixture::NOON;
use db::{Db, sql};
use kernel::{Role, Scope, Timestamp};
use villages::store::follower;

const MERGE: &str = "/kernen/aadorp/agenda/1/samenvoegen";
const REASON: (&str, &str) = ("reden", "Dit is hetzelfde.");

#[db::test]
async fn both_points_must_be_of_the_officer(db: Db) {
    let town = Town::new(db).await;
    let added = town
        .add(vec![
            a("Een bankje", Status::Agreed),
            a("Een stoel", Status::Busy).in_beekdorp(),
            a("Een kruk", Status::Busy).in_both(),
        ])
        .await;
    let mut officer = town.officer();
    let refused = officer.post(MERGE, &[("nummer", "2"), REASON]).await;
    assert_eq!(refused.status, 400, "the other point is of another kern");
    assert!(
        refused.body.contains("Dit punt hoort bij een kern waar u geen recht heeft."),
        "{}",
        refused.body
    );
    assert!(refused.body.contains("value=\"2\"") && refused.body.contains("Dit is hetzelfde."));
    whole(&refused.body);
    assert_eq!(town.status_of(added[0].0).await, Status::Agreed);
    let theirs = town.stage.browser().get("/kernen/beekdorp/agenda/2").await.body;
    assert!(!theirs.contains("Een bankje") && !theirs.contains("Dit is hetzelfde."));
    // A point of two kernen is of both officers.
    assert_eq!(officer.post(MERGE, &[("nummer", "3"), REASON]).await.status, 303);
    assert_eq!(town.status_of(added[0].0).await, Status::Merged);
}

/// Makes a point a concept again.
async fn hide(town: &Town, point: PointId) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let hide = "UPDATE point SET draft = TRUE WHERE tenant_id = $1 AND id = $2";
            tx.run(sql!(hide, ctx.tenant, point)).await?;
            tx.audit(&ctx, kernel::Audit::new("test.hide", "punt", point)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn a_concept_is_not_merged_in_either_direction(db: Db) {
    let town = Town::new(db).await;
    let hidden = a("Geheim plan", Status::Agreed).text(|text| text.draft = true);
    let added = town.add(vec![a("Een bankje", Status::Agreed), hidden]).await;
    let mut officer = town.officer();
    for (from, into) in [("1", "2"), ("2", "1")] {
        let path = format!("/kernen/aadorp/agenda/{from}/samenvoegen");
        let refused = officer.post(&path, &[("nummer", into), REASON]).await;
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains("Een concept kunt u niet samenvoegen."), "{}", refused.body);
        whole(&refused.body);
    }
    for (id, _) in added {
        assert_eq!(town.status_of(id).await, Status::Agreed);
    }
    // Who may not see the concept does not learn that it is there.
    let mut elsewhere = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    town.add(vec![a("Een stoel", Status::Busy).in_beekdorp()]).await;
    let refused = elsewhere.post("/kernen/beekdorp/agenda/3/samenvoegen", &[("nummer", "2"), REASON]).await;
    assert!(refused.status == 400 && refused.body.contains("Dit nummer bestaat niet."), "{}", refused.body);
}

#[db::test]
async fn what_became_a_concept_is_not_named_to_the_public(db: Db) {
    let town = Town::new(db).await;
    let points = ["Oud bankje", "Geheim bankje", "Oude stoel", "Nieuwe stoel"];
    let added = town.add(points.iter().map(|title| a(title, Status::Agreed)).collect()).await;
    town.merge(added[0].0, added[1].0).await;
    town.merge(added[2].0, added[3].0).await;
    let mut public = town.stage.browser();
    assert!(public.get("/kernen/aadorp/agenda/1").await.body.contains("Geheim bankje"));
    assert!(public.get("/api/v1/agendapunten/1").await.body.contains("\"samengevoegdMet\":2"));
    hide(&town, added[1].0).await;
    hide(&town, added[2].0).await;
    let source = public.get("/kernen/aadorp/agenda/1?x=1").await.body;
    assert!(!source.contains("Geheim bankje") && source.contains("Dit is samengevoegd"), "{source}");
    let open = public.get("/api/v1/agendapunten/1?x=1").await.body;
    assert!(
        open.contains("\"status\":\"samengevoegd\"") && !open.contains("\"samengevoegdMet\":2"),
        "{open}"
    );
    let target = public.get("/kernen/aadorp/agenda/4?x=1").await.body;
    assert!(
        !target.contains("Oude stoel") && target.contains("Een ander punt is hierbij gevoegd"),
        "{target}"
    );
    whole(&target);
    let mut elsewhere = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    assert!(!elsewhere.get("/kernen/aadorp/agenda/1").await.body.contains("Geheim bankje"));
    let officer = town.signed_in(Role::AreaOfficer, Scope::All).get("/kernen/aadorp/agenda/1").await.body;
    assert!(officer.contains("Dit punt gaat verder in:") && officer.contains("Geheim bankje"));
}

#[db::test]
async fn without_a_number_the_form_asks_for_one(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Een bankje", Status::Agreed)]).await;
    for number in ["", "abc", "0", "-3"] {
        let refused = town.officer().post(MERGE, &[("nummer", number), REASON]).await;
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains("Vul het nummer van het andere punt in."), "{}", refused.body);
        assert!(!refused.body.contains("9223372036854775807"));
    }
}

#[db::test]
async fn a_point_on_which_something_is_promised_is_not_merged_away(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een bankje", Status::Busy), a("Een stoel", Status::Busy)]).await;
    let number = town.promise(added[0].0, "Het hout leveren", "2026-11-01").await;
    let mut officer = town.officer();
    let refused = officer.post(MERGE, &[("nummer", "2"), REASON]).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    let field = refused.body.split("id=\"samenvoegen-nummer").nth(1).unwrap();
    assert!(field.starts_with("-fout"), "the message stands at the field: {field:.200}");
    assert!(
        field.contains("Op dit punt loopt nog een toezegging. Zeg eerst wat ervan kwam."),
        "{field:.400}"
    );
    assert!(refused.body.contains("value=\"2\"") && refused.body.contains("Dit is hetzelfde."));
    assert_eq!(town.status_of(added[0].0).await, Status::Busy, "nothing of it was stored");
    assert!(!town.stage.browser().get("/kernen/aadorp/agenda/2").await.body.contains("hierbij gevoegd"));
    town.close(number, Outcome::Late).await;
    assert_eq!(officer.post(MERGE, &[("nummer", "2"), REASON]).await.status, 303);
    let monitor = town.stage.browser().get("/uitvoering").await.body;
    assert!(
        monitor.contains("Geen toezegging is over tijd.") && monitor.contains("1 is gedaan, maar te laat.")
    );
}

#[db::test]
async fn nothing_is_promised_on_a_point_that_was_merged_away(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een bankje", Status::Busy), a("Een stoel", Status::Busy)]).await;
    let new = [("wat", "Het hout leveren"), ("eigenaar", "municipality"), ("datum", "2026-12-01")];
    let path = "/kernen/aadorp/agenda/1/toezeggingen";
    let mut officer = town.officer();
    assert!(officer.get("/kernen/aadorp/agenda/1").await.body.contains("Zeg iets toe"));
    // Somebody else merges it while this officer writes.
    let (id, tenant) = (added[0].0, town.stage.tenant);
    let before = point::by_id(&mut town.read().await, tenant, id).await.unwrap().unwrap();
    town.merge(added[0].0, added[1].0).await;
    let late = town.write(move |ctx, tx| {
        let at = PointAt { point: before.clone(), kernen: Vec::new() };
        Box::pin(async move {
            let permit = policy::may_promise(&ctx, at)?;
            let (group, team, partner, amount) = (None, None, None, None);
            let (what, owner, due) = ("Het hout leveren".into(), Owner::Municipality, ctx.today());
            let new = NewPromise { what, owner, group, team, partner, amount, due };
            commands::make_promise(tx, &ctx, &permit, &new).await
        })
    });
    assert!(matches!(late.await, Err(kernel::Error::Conflict("punt-is-samengevoegd"))));
    let refused = officer.post(path, &new).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Dit punt is intussen samengevoegd"), "{}", refused.body);
    let page = officer.get("/kernen/aadorp/agenda/1").await.body;
    assert!(page.contains("Schrijf een bericht") && !page.contains("Zeg iets toe"), "{page}");
    assert!(!page.contains("Het hout leveren"));
    assert_eq!(officer.post("/kernen/aadorp/agenda/2/toezeggingen", &new).await.status, 303);
}

/// Follows a point with this address, and confirms when that is wanted.
async fn follow(town: &Town, point: i64, email: &str, confirms: bool) {
    let path = format!("/kernen/aadorp/agenda/{point}/volgen");
    let sent = town.stage.browser().post(&path, &[("email", email), ("hoe-vaak", "daily")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let mails = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 100).await.unwrap();
    let title = format!("{point}.");
    let mail = mails.iter().find(|mail| mail.recipient == email && mail.body.contains(&title)).unwrap();
    let link = mail.body.lines().find(|line| line.contains("/volgen/")).unwrap().trim();
    if confirms {
        let path = link.split_once(".localhost").unwrap().1;
        assert_eq!(town.stage.browser().post(path, &[]).await.status, 303);
    }
}

#[db::test]
async fn whoever_followed_the_point_follows_the_one_in_which_it_goes_on(db: Db) {
    let town = Town::new(db).await;
    let titles = ["Bankje 1.", "Stoel 2.", "Kruk 3."];
    let added = town.add(titles.iter().map(|title| a(title, Status::Busy)).collect()).await;
    let only = "een@voorbeeld.example";
    follow(&town, 1, only, true).await;
    for (email, from, into) in [
        ("beide@voorbeeld.example", true, true),
        ("eerst@voorbeeld.example", true, false),
        ("later@voorbeeld.example", false, true),
    ] {
        follow(&town, 1, email, from).await;
        follow(&town, 2, email, into).await;
    }
    follow(&town, 3, "ander@voorbeeld.example", true).await;
    town.merge(added[0].0, added[1].0).await;
    let followed = async |email: &str| {
        let all = follower::of_email(&mut town.read().await, town.stage.tenant, email).await.unwrap();
        all.iter()
            .map(|one| (one.subject_name.clone(), one.subject_href.clone(), one.confirmed_at.is_some()))
            .collect::<Vec<_>>()
    };
    let stool = ("Stoel 2.".to_owned(), "/kernen/aadorp/agenda/2".to_owned(), true);
    for email in [only, "beide@voorbeeld.example", "eerst@voorbeeld.example", "later@voorbeeld.example"] {
        let all = followed(email).await;
        assert!(all.iter().eq([&stool]), "{email}: {all:?}");
    }
    assert_eq!(followed("ander@voorbeeld.example").await[0].0, "Kruk 3.");
    let news = || mails_about(&town, only, "Dubbel.");
    assert_eq!(news().await, 0);
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + 86_400_000_000));
    digest(&town).await;
    assert_eq!(news().await, 1, "the digest tells that another point was added");
    // Nobody can begin to follow what is no longer there.
    let mut public = town.stage.browser();
    let page = public.get("/kernen/aadorp/agenda/1").await.body;
    assert!(page.contains("gaat verder in") && !page.contains("/kernen/aadorp/agenda/1/volgen"), "{page}");
    let fields = [("email", "nieuw@voorbeeld.example"), ("hoe-vaak", "daily")];
    assert_eq!(public.post("/kernen/aadorp/agenda/1/volgen", &fields).await.status, 409);
}

async fn mails_about(town: &Town, email: &str, words: &str) -> usize {
    let mails = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 100).await.unwrap();
    mails.iter().filter(|mail| mail.recipient == email && mail.body.contains(words)).count()
}

async fn digest(town: &Town) {
    let handlers = town.stage.app.handlers();
    let (ctx, db) = (town.stage.system(), town.stage.app.db.clone());
    let running = jobs::Running { ctx, db, payload: serde_json::Value::Null };
    handlers[villages::digest::DAILY](running).await.unwrap();
}
