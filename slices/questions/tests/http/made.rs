// SPDX-License-Identifier: EUPL-1.2
//! A point that was made of a question leads back to it, for who handles that question, and stands with all kernen
//! of the question that its agenda is of.

use crate::town::{Town, migrations, new_agenda, whole};
use db::Db;
use kernel::{Role, Scope};

const IDEA: [(&str, &str); 2] =
    [("titel", "Een bankje bij de school"), ("tekst", "Een bankje waar ouders kunnen wachten.")];

#[db::test]
async fn who_handles_the_question_finds_it_from_the_point(db: Db) {
    let town = Town::new(db).await;
    town.ask("Losse tegels", "jan@thuis.example").await;
    let asked = town.ask("Kan er een bankje komen?", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let point = "/kernen/aadorp/agenda/1";
    town.done(&mut officer, &asked, "voorstel", &IDEA).await;
    let page = officer.get(point).await;
    whole(&page.body);
    assert!(page.body.contains("Gemaakt van vraag 2026-0002") && page.body.contains(&asked.work()));
    assert!(!page.body.contains("2026-0001"), "that is another question");
    assert_eq!(officer.get(&asked.work()).await.status, 200);
    let (_, mut other) = town.colleague("Buur", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let (_, mut alderman) = town.colleague("Wethouder", Role::Alderman, Scope::All).await;
    let (_, mut resident) = town.colleague("Inwoner", Role::Resident, Scope::All).await;
    let mut visitor = town.stage.browser();
    for browser in [&mut other, &mut alderman, &mut resident, &mut visitor] {
        let page = browser.get(point).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("Gemaakt van") && !page.body.contains("2026-0002"), "{}", page.body);
    }
}

#[db::test]
async fn a_point_stands_with_every_kern_of_the_question_that_its_agenda_is_of(db: Db) {
    let town = Town::new(db).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let mut officer = town.officer().await;
    let (team, both) = (town.team.to_string(), [town.aadorp, town.beekdorp]);
    let kernen = async |town: &Town, number: &str| {
        let point = town.question(number).await.made_point_id.unwrap();
        let mut conn = town.read().await;
        let mut of = agenda::store::point::kernen(&mut conn, town.stage.tenant, point).await.unwrap();
        of.sort();
        of
    };
    let mut sorted = both;
    sorted.sort();
    // Beekdorp has no agenda: the point stands on that of Aadorp, with Aadorp alone.
    let asked = town.ask("Kan er een fietspad komen?", "mina@thuis.example").await;
    let to = [("kern", "aadorp"), ("ook", "beekdorp"), ("team", team.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &to).await;
    town.done(&mut officer, &asked, "voorstel", &IDEA).await;
    assert_eq!(kernen(&town, &asked.number).await, [town.aadorp]);
    // An agenda of Beekdorp alone is not one of both, whichever was asked for first.
    let made = town.write(move |ctx, tx| Box::pin(async move { new_agenda(tx, &ctx, &both[1..]).await }));
    made.await.unwrap();
    for (first, other, expected) in [("aadorp", "beekdorp", both[0]), ("beekdorp", "aadorp", both[1])] {
        let asked = town.ask("Kan er een bankje komen?", &format!("{first}@thuis.example")).await;
        let to = [("kern", first), ("ook", other), ("team", team.as_str())];
        town.done(&mut boss, &asked, "toewijzen", &to).await;
        town.done(&mut boss, &asked, "voorstel", &IDEA).await;
        assert_eq!(kernen(&town, &asked.number).await, [expected], "{first}");
    }
    // An agenda of both takes the point for both.
    let made = town.write(move |ctx, tx| Box::pin(async move { new_agenda(tx, &ctx, &both).await }));
    made.await.unwrap();
    let asked = town.ask("Kan er een pad komen?", "els@thuis.example").await;
    town.done(&mut officer, &asked, "toewijzen", &to).await;
    town.done(&mut officer, &asked, "voorstel", &IDEA).await;
    assert_eq!(kernen(&town, &asked.number).await, sorted);
    let mut visitor = town.stage.browser();
    for kern in ["aadorp", "beekdorp"] {
        let list = visitor.get(&format!("/kernen/{kern}/agenda")).await;
        whole(&list.body);
        assert!(list.body.contains("Een bankje bij de school"), "{kern}: {}", list.body);
    }
    let (_, mut buur) = town.colleague("Buur", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let point = town.question(&asked.number).await.made_point_id.unwrap();
    let number = agenda::store::point::by_id(&mut town.read().await, town.stage.tenant, point).await;
    let page = buur.get(&format!("/kernen/beekdorp/agenda/{}", number.unwrap().unwrap().number)).await;
    let said = format!("Gemaakt van vraag {}", asked.number);
    assert!(page.body.contains(&said), "the officer of the other kern handles it too: {}", page.body);
}
