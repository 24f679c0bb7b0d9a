// SPDX-License-Identifier: EUPL-1.2
//! The whole way of a question: asked without an account, given to a team, put off with a reason,
//! answered, published in other words, and whether it helped.

use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use kernel::Role;
use questions::model::{Helped, State};
use web::testing::Browser;

#[db::test]
async fn from_asking_to_being_helped(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    assert_eq!(asked.number, "2026-0001");
    let mut mina = town.stage.browser();

    let receipt = mina.get(&format!("{}/ontvangst", asked.own)).await;
    whole(&receipt.body);
    for told in
        ["2026-0001", "maandag 30 november", "De tegels voor de school liggen los", "mina@thuis.example"]
    {
        assert!(receipt.body.contains(told), "{told}: {}", receipt.body);
    }
    let mails = town.mails().await;
    assert_eq!((mails.len(), mails[0].recipient.as_str()), (1, "mina@thuis.example"));
    assert!(mails[0].body.contains(&asked.own) && mails[0].body.contains("maandag 30 november 2026"));
    assert!(mails[0].body.contains("De tegels voor de school liggen los"), "a copy of the text");

    let mut officer = town.officer().await;
    is_listed(&mut officer, &asked).await;
    let team = town.team.to_string();
    town.done(
        &mut officer,
        &asked,
        "toewijzen",
        &[("kern", "aadorp"), ("thema", "Wegen en verkeer"), ("team", &team)],
    )
    .await;

    let (_, mut policy) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let fields = [("tekst", "De aannemer komt eerst kijken."), ("datum", "7-12-2026")];
    town.done(&mut policy, &asked, "procesantwoord", &fields).await;
    assert_eq!(town.question(&asked.number).await.state, State::Interim);
    let own = mina.get(&asked.own).await;
    whole(&own.body);
    for told in ["De aannemer komt eerst kijken.", "maandag 7 december", "Team Wegen", "Beleidsmedewerker"] {
        assert!(own.body.contains(told), "{told}");
    }

    town.on("2026-12-02");
    town.done(&mut policy, &asked, "antwoord", &[("tekst", "Dinsdag zijn de tegels vastgezet.")]).await;
    let last = town.mails().await.pop().unwrap();
    assert!(last.body.contains("Dinsdag zijn de tegels vastgezet."));

    let fields = [
        ("titel", "Tegels bij de school"),
        ("vraag", "Wanneer worden de losse tegels bij de school gemaakt?"),
        ("antwoord", "De tegels zijn in december vastgezet."),
    ];
    town.done(&mut policy, &asked, "openbaar", &fields).await;
    is_public_in_other_words(&mut mina).await;
    let said =
        mina.post(&format!("{}/geholpen", asked.own), &[("geholpen", "yes"), ("tekst", "Fijn!")]).await;
    assert_eq!(said.status, 303, "{}", said.body);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.helped.map(Helped::code)), (State::Closed, Some("yes")));
    let again = mina.post(&format!("{}/geholpen", asked.own), &[("geholpen", "no")]).await;
    assert_eq!(again.status, 409, "asked once");
    whole(&mina.get(&asked.own).await.body);
}

async fn is_listed(officer: &mut Browser, asked: &Asked) {
    let list = officer.get("/werk/vragen").await;
    whole(&list.body);
    assert!(list.body.contains("Losse tegels bij de school") && list.body.contains("Nieuw"));
    let page = officer.get(&asked.work()).await;
    whole(&page.body);
    assert!(page.body.contains("Wilhelmina Jansen"), "who handles it sees who asks");
}

async fn is_public_in_other_words(mina: &mut Browser) {
    let public = mina.get("/vragen/2026-0001").await;
    whole(&public.body);
    assert!(public.body.contains("De tegels zijn in december vastgezet."));
    for private in ["Wilhelmina", "mina@", "liggen los. Wanneer"] {
        assert!(!public.body.contains(private), "{private}");
    }
    for page in [
        "/vragen",
        "/vragen?woorden=tegel",
        "/vragen?kern=aadorp&thema=Wegen+en+verkeer",
        "/kernen/aadorp/vragen",
    ] {
        let list = mina.get(page).await;
        whole(&list.body);
        assert!(list.body.contains("Tegels bij de school"), "{page}");
    }
    assert!(mina.get("/kernen/aadorp").await.body.contains("Tegels bij de school"));
    assert!(!mina.get("/vragen?kern=beekdorp").await.body.contains("Tegels bij de school"));
}

#[db::test]
async fn nobody_finds_the_private_page_without_the_key(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let other = town.ask("Een kapotte lamp", "jan@thuis.example").await;
    let mut browser = town.stage.browser();
    let (base, key) = asked.own.rsplit_once('/').unwrap();
    let other_key = other.own.rsplit_once('/').unwrap().1;
    let zeros = "0".repeat(32);
    for wrong in [other_key, &key[..31], zeros.as_str(), "x"] {
        for (page, post) in [("", false), ("/ontvangst", false), ("/intrekken", true), ("/aanvullen", true)] {
            let path = format!("{base}/{wrong}{page}");
            let answer = match post {
                true => browser.post(&path, &[("zeker", "ja"), ("tekst", "Hallo daar")]).await,
                false => browser.get(&path).await,
            };
            assert_eq!(answer.status, 404, "{path}");
        }
    }
    let answer = browser.get(&asked.own).await;
    assert_eq!(answer.status, 200);
    assert!(answer.headers["cache-control"].to_str().unwrap().contains("no-store"), "{:?}", answer.headers);
}
