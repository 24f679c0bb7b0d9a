// SPDX-License-Identifier: EUPL-1.2
//! A form that is sent twice makes one thing.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};

const CONTACT: &[(&str, &str)] = &[("ambt", "area_officer"), ("naam", "Balie"), ("telefoon", "14 0345")];
const CHANNEL: &[(&str, &str)] = &[("soort", "app"), ("naam", "Buurtapp")];
const GROUP: &[(&str, &str)] = &[("soort", "werkgroep"), ("naam", "Kring")];
const LISTED: &[(&str, &str)] = &[("naam", "Water en Groen")];

#[db::test]
async fn a_double_click_makes_one(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    for (path, fields) in [
        ("/beheer/kernen/ceedorp/contact/nieuw", CONTACT),
        ("/beheer/kernen/ceedorp/kanaal/nieuw", CHANNEL),
        ("/beheer/groepen/nieuw", GROUP),
        ("/beheer/teams/nieuw", LISTED),
        ("/beheer/partners/nieuw", LISTED),
    ] {
        let (mut one, mut two) = (town.administrator(), town.administrator());
        let (one, two) = tokio::join!(one.post(path, fields), two.post(path, fields));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [303, 400], "{path}: {} {}", one.body, two.body);
        let again = if one.status == 400 { one } else { two };
        whole(&again.body);
        assert!(
            again.body.contains("-naam-fout\"") && again.body.contains("Deze naam staat hier al."),
            "{path}"
        );
        let name = value_of(&again.body, "naam");
        assert!(fields.contains(&("naam", &name)), "what was typed stays");
    }
}

#[db::test]
async fn the_same_name_in_another_place_is_no_twin(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let base = "/beheer/kernen/ceedorp";
    for (path, fields) in [
        (format!("{base}/contact/nieuw"), CONTACT.to_vec()),
        (format!("{base}/contact/nieuw"), vec![("ambt", "alderman"), ("naam", "Balie")]),
        ("/beheer/kernen/aadorp/contact/nieuw".to_owned(), CONTACT.to_vec()),
        (format!("{base}/kanaal/nieuw"), CHANNEL.to_vec()),
        (format!("{base}/kanaal/nieuw"), vec![("soort", "website"), ("naam", "Buurtapp")]),
    ] {
        assert_eq!(beheer.post(&path, &fields).await.status, 303, "{path} {fields:?}");
    }
}

#[db::test]
async fn a_name_that_is_free_again_can_be_used(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    assert_eq!(beheer.post("/beheer/teams/nieuw", LISTED).await.status, 303);
    let own = "/beheer/teams/water-en-groen";
    let ended = [("naam", "Water en Groen"), ("beeindigd", "ja"), ("versie", "1")];
    assert_eq!(beheer.post(own, &ended).await.status, 303);
    assert_eq!(beheer.post("/beheer/teams/nieuw", LISTED).await.status, 303);
    let back = [("naam", "Water en Groen"), ("versie", "2")];
    assert_eq!(beheer.post(own, &back).await.status, 400, "now another one has the name");
    let same = [("naam", "Water en Groen"), ("website", "https://voorbeeld.example"), ("versie", "1")];
    assert_eq!(beheer.post(&format!("{own}-2"), &same).await.status, 303, "it keeps its own");
}
