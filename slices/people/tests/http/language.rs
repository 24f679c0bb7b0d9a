// SPDX-License-Identifier: EUPL-1.2
//! On English pages a screen reader hears that functions and reasons are Dutch (WCAG 3.1.2).

use db::Db;
use kernel::Role;
use web::testing::language::{Typed, typed_is_dutch, wrong_in_english};

use crate::neighbour::TRICHT;
use crate::rights::right_path;
use crate::{migrations, person, signed_in, stage};

const TYPED: Typed<'static> = Typed { words: &["Functie", "Zwaluw"], names: &[] };

#[db::test]
async fn functions_and_reasons_are_dutch(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let tricht = TRICHT.to_string();
    let fields = [
        ("rol", "area_officer"),
        ("email", "wijk@voorbeeld.example"),
        ("functie", "Zwaluwmakelaar"),
        ("waar", &tricht),
        ("reden", "Zwaluwreden"),
    ];
    assert_eq!(browser.post("/beheer/rechten/nieuw", &fields).await.status, 303);
    let right = right_path(&mut browser, "wijk").await;
    let page = browser.get(&right).await.body;
    let again =
        page.split("href=\"").find(|part| part.starts_with("/beheer/rechten/nieuw?persoon=")).unwrap();
    let again = format!("{}&rol=area_officer", again.split('"').next().unwrap());
    for path in ["/mijn", "/beheer/rechten", &right, &again, "/beheer/logboek"] {
        typed_is_dutch(&mut browser, path, TYPED).await;
    }
    browser.get("/mijn?taal=en").await;
    let fields = [("reden", "Zwaluwtijd"), ("functie", "Functie elders"), ("rol", "area_officer")];
    let wrong = browser.post("/beheer/rechten/nieuw", &fields).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("Functie elders"));
    assert_eq!(wrong_in_english(&wrong.body, TYPED), [], "what was typed comes back");
}
