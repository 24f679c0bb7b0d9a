// SPDX-License-Identifier: EUPL-1.2
//! A question about more than one kern.

use crate::town::{Town, migrations, whole};
use db::Db;
use kernel::Role;

#[db::test]
async fn a_question_about_two_kernen_stands_with_both(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Een fietspad tussen de dorpen", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let (_, mut other) = town.colleague("Buur", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert_eq!(other.get(&asked.work()).await.status, 404, "it is not theirs yet");
    let team = town.team.to_string();
    let fields = [("kern", "aadorp"), ("ook", "beekdorp"), ("ook", "aadorp"), ("team", team.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &fields).await;
    assert_eq!(town.question(&asked.number).await.also.0, [town.beekdorp], "the first is not another");

    for address in ["/werk/vragen", "/werk/vragen?kern=beekdorp", "/werk/vragen?kern=aadorp"] {
        let list = other.get(address).await.body;
        whole(&list);
        assert!(list.contains("Aadorp, Beekdorp"), "{address}: {list}");
    }
    let page = other.get(&asked.work()).await.body;
    assert!(page.contains("Aadorp, Beekdorp"));
    let ticked = page.split("value=\"beekdorp\"").nth(2).unwrap_or_default();
    assert!(ticked[..ticked.find('>').unwrap()].contains("checked"), "the form begins as it is");
    town.on("2026-12-02");
    let worklist = other.get("/werk").await.body;
    assert!(worklist.contains("Een fietspad") && worklist.contains("Beekdorp"));

    town.done(&mut other, &asked, "antwoord", &[("tekst", "Daar werken wij aan.")]).await;
    let public = [
        ("titel", "Een fietspad tussen de dorpen"),
        ("vraag", "Komt er een fietspad?"),
        ("antwoord", "Daar werken wij aan."),
    ];
    town.done(&mut other, &asked, "openbaar", &public).await;
    let mut browser = town.stage.browser();
    for kern in ["aadorp", "beekdorp"] {
        for address in [format!("/kernen/{kern}/vragen"), format!("/vragen?kern={kern}")] {
            let body = browser.get(&address).await.body;
            assert!(body.contains("Een fietspad tussen de dorpen"), "{address}");
        }
    }
    let body = browser.get(&format!("/vragen/{}", asked.number)).await.body;
    let link = "href=\"/kernen/aadorp/vragen\">Vragen over Aadorp</a>";
    assert!(body.contains(link), "a link says where it leads: {body}");
}

#[db::test]
async fn without_a_first_kern_there_is_no_other(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Over alles", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    let fields = [("kern", ""), ("ook", "beekdorp"), ("team", team.as_str())];
    let answer = town.act(&mut officer, &asked, "toewijzen", &fields).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert!(answer.body.contains("Kies eerst"), "{}", answer.body);
}
