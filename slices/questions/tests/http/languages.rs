// SPDX-License-Identifier: EUPL-1.2
//! On English pages a screen reader hears that what people typed is Dutch (WCAG 3.1.2). Everything that
//! is typed here has "Zwaluw" in it, but for names.

use crate::cases::C;
use crate::town::{Asked, Town, migrations};
use db::Db;
use kernel::{Role, Scope};
use web::testing::language::{Typed, typed_is_dutch};

const TYPED: Typed<'static> = Typed {
    words: &["Zwaluw"],
    names: &[
        "Aadorp",
        "Beekdorp",
        "Afvaldienst",
        "Anders",
        "Afval en schoon",
        "Functie Officier",
        "Functie Officier (Officier)",
        "Groen en spelen",
        "Officier",
        "Schoolstraat",
        "Team Wegen",
        "Test",
        "Veiligheid",
        "Verenigingen en activiteiten",
        "Voorbeeldstad",
        "Wegen en verkeer",
        "Wilhelmina Jansen",
        "Wonen en bouwen",
        "Zorg en welzijn",
        "mina@thuis.example",
        "kern",
        "kernen",
        "gebiedsmakelaar",
    ],
};

#[db::test]
async fn what_was_typed_about_a_question_is_dutch(db: Db) {
    let town = Town::new(db).await;
    let asked = town
        .ask_with(&[("titel", "Zwaluwtegels liggen los"), ("tekst", "De Zwaluwtegels liggen los.")])
        .await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    let fields = [("kern", "aadorp"), ("thema", "Wegen en verkeer"), ("team", team.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &fields).await;
    town.done(&mut officer, &asked, "notitie", &[("tekst", "Zwaluwnotitie.")]).await;
    let mut visitor = town.stage.browser();
    for page in ["/werk/vragen", "/werk/vragen?woorden=Zwaluwniets", &asked.work()] {
        typed_is_dutch(&mut officer, page, TYPED).await;
    }
    typed_is_dutch(&mut visitor, &asked.own, TYPED).await;
    typed_is_dutch(&mut visitor, &format!("{}/ontvangst", asked.own), TYPED).await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Zwaluwantwoord.")]).await;
    let fields = [
        ("titel", "Zwaluwtegels"),
        ("vraag", "Wanneer worden Zwaluwtegels gemaakt?"),
        ("antwoord", "De Zwaluwtegels zijn gemaakt."),
    ];
    town.done(&mut officer, &asked, "openbaar", &fields).await;
    let public = format!("/vragen/{}", asked.number);
    for page in ["/vragen", "/kernen/aadorp/vragen", public.as_str(), asked.own.as_str()] {
        typed_is_dutch(&mut visitor, page, TYPED).await;
    }
    typed_is_dutch(&mut officer, &asked.work(), TYPED).await;
}

#[db::test]
async fn files_templates_and_drafts_are_dutch(db: Db) {
    let town = Town::new(db).await;
    let mut visitor = town.stage.browser();
    let text = [("titel", "Zwaluwtegels liggen los"), ("tekst", "De Zwaluwtegels liggen los.")];
    let document = files::testing::pdf(&["x"]);
    let file = ("bijlagen", "Zwaluw.pdf", document.as_slice());
    let sent = visitor.upload("/vragen/nieuw", &crate::town::form(&text), file).await;
    let own = sent.location.strip_suffix("/ontvangst").unwrap().to_owned();
    let number = own.split('/').nth(3).unwrap().to_owned();
    let asked = Asked { own, number };
    let (_, mut boss) = town.colleague("Officier", Role::Administrator, Scope::All).await;
    let fields = [("naam", "Zwaluwsjabloon"), ("team", ""), ("tekst", "Beste {naam}, Zwaluw.")];
    assert_eq!(boss.post("/werk/vragen/sjablonen/nieuw", &fields).await.status, 303);
    let fields = [("tekst", "Zwaluwconcept."), ("opmerking", "Zwaluwopmerking."), ("versie", "0")];
    assert_eq!(boss.post(&format!("{}/concept", asked.work()), &fields).await.status, 303);
    let rows = questions::store::template::all(&mut town.read().await, town.stage.tenant).await.unwrap();
    let template = format!("/werk/vragen/sjablonen/{}", rows[0].id);
    let work = asked.work();
    for page in ["/werk/vragen/sjablonen", template.as_str(), work.as_str()] {
        typed_is_dutch(&mut boss, page, TYPED).await;
    }
    for page in [asked.own.clone(), format!("{}/ontvangst", asked.own)] {
        typed_is_dutch(&mut visitor, &page, TYPED).await;
    }
}

#[db::test]
async fn what_was_typed_about_a_casus_is_dutch(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town
        .ask_with(&[("titel", "Zwaluwbaan bij de school"), ("tekst", "Een Zwaluwbaan voor de buurt.")])
        .await;
    let fields = [("titel", "Zwaluwbaan"), ("tekst", "Buren willen een Zwaluwbaan.")];
    town.done(&mut officer, &asked, "casus", &fields).await;
    let team = town.team.to_string();
    let talk = [
        ("datum", "20-11-2026"),
        ("partijen", "1"),
        ("tekst", "Zwaluwgesprek."),
        ("besluit-soort[]", "cannot"),
        ("besluit-tekst[]", "Zwaluwdak"),
        ("besluit-reden[]", "Zwaluwreden"),
        ("besluit-wie[]", ""),
        ("besluit-datum[]", ""),
        ("besluit-soort[]", "find_out"),
        ("besluit-tekst[]", "Zwaluwvraag"),
        ("besluit-reden[]", ""),
        ("besluit-wie[]", team.as_str()),
        ("besluit-datum[]", "7-12-2026"),
    ];
    town.done_casus(&mut officer, C, "gesprek", &talk).await;
    town.done_casus(&mut officer, C, "notitie", &[("tekst", "Zwaluwnotitie.")]).await;
    let id = town.file(C).await.promises[0].id.to_string();
    let moved = [("toezegging", id.as_str()), ("datum", "14-12-2026"), ("tekst", "Zwaluwuitstel.")];
    town.done_casus(&mut officer, C, "verzetten", &moved).await;
    let plan = [("datum", "1-12-2026"), ("tekst", "Zwaluwplan.")];
    town.done_casus(&mut officer, C, "plannen", &plan).await;
    let work = format!("/werk/casussen/{C}");
    for page in ["/werk/casussen", &work] {
        typed_is_dutch(&mut officer, page, TYPED).await;
    }
    let mut visitor = town.stage.browser();
    for page in [town.party(C, 1).await, asked.own] {
        typed_is_dutch(&mut visitor, &page, TYPED).await;
    }
    town.on("2026-12-15");
    typed_is_dutch(&mut officer, "/werk", TYPED).await;
    let kept = [("toezegging", id.as_str()), ("tekst", "Zwaluwuitkomst.")];
    town.done_casus(&mut officer, C, "nagekomen", &kept).await;
    typed_is_dutch(&mut officer, &work, TYPED).await;
    typed_is_dutch(&mut visitor, &town.party(C, 1).await, TYPED).await;
}
