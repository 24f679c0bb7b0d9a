// SPDX-License-Identifier: EUPL-1.2
//! What comes by telephone or letter: the same clock, from the day on which it came, and a letter for
//! who has no e-mail.

use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use kernel::Role;

fn call<'f>(fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("kanaal", "letter"),
        ("titel", "Een kapotte lantaarn"),
        ("tekst", "De lantaarn bij nummer 4 is stuk."),
        ("kern", "aadorp"),
        ("naam", "Jan Smit"),
        ("adres", "Dorpsstraat 4\n1234 AB Aadorp"),
        ("ontvangen", "16-11-2026"),
    ];
    let other = usual.into_iter().filter(|(name, _)| fields.iter().all(|(one, _)| one != name));
    other.chain(fields.iter().copied()).collect()
}

#[db::test]
async fn a_letter_counts_from_the_day_on_which_it_came_and_is_answered_on_paper(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    whole(&officer.get("/werk/vragen/nieuw").await.body);
    let answer = officer.post("/werk/vragen/nieuw", &call(&[])).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk/vragen/2026-0001"));
    let row = town.question("2026-0001").await;
    assert_eq!(
        (row.received_on.to_string(), row.due.to_string()),
        ("2026-11-16".into(), "2026-11-23".into())
    );
    assert!(town.mails().await.is_empty(), "there is no address for mail");
    let receipt = officer.get("/werk/vragen/2026-0001/brief").await;
    whole(&receipt.body);
    for told in
        ["Dorpsstraat 4", "2026-0001", "De lantaarn bij nummer 4 is stuk.", "maandag 23 november 2026"]
    {
        assert!(receipt.body.contains(told), "{told}: {}", receipt.body);
    }
    let asked = Asked { own: String::new(), number: "2026-0001".into() };
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    let letter = officer.get("/werk/vragen/2026-0001/brief").await;
    assert!(letter.body.contains("De lamp is vervangen.") && letter.body.contains("Beste Jan Smit"));
    assert_eq!(officer.get("/werk/vragen/2026-0001/brief?stap=3").await.status, 404);
}

#[db::test]
async fn the_desk_gets_its_mistakes_back(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    for (field, value, said) in [
        ("ontvangen", "22-11-2026", "nog niet geweest"),
        ("ontvangen", "1-9-2026", "meer dan twee maanden geleden"),
        ("adres", "", "Vul een telefoonnummer, e-mailadres of postadres in"),
        ("kanaal", "web", "vraag-balie-kanaal-fout"),
    ] {
        let answer = officer.post("/werk/vragen/nieuw", &call(&[(field, value)])).await;
        assert_eq!(answer.status, 400, "{field}");
        whole(&answer.body);
        assert!(answer.body.contains(said) && answer.body.contains("Jan Smit"), "{said}");
    }
}

#[db::test]
async fn who_entered_it_for_another_kern_can_print_the_receipt_and_no_more(db: Db) {
    let town = Town::new(db).await;
    let (_, mut desk) = town.colleague("Balie", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let answer = desk.post("/werk/vragen/nieuw", &call(&[])).await;
    assert_eq!(desk.get(&answer.location).await.status, 200);
    assert_eq!(desk.get("/werk/vragen/2026-0001/brief").await.status, 200);
    assert!(!desk.get("/werk/vragen").await.body.contains("lantaarn"));
    let asked = Asked { own: String::new(), number: "2026-0001".into() };
    assert_eq!(town.act(&mut desk, &asked, "antwoord", &[("tekst", "Ja hoor.")]).await.status, 403);
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    assert_eq!(desk.get("/werk/vragen/2026-0001").await.status, 404);
}
