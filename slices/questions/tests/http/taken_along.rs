// SPDX-License-Identifier: EUPL-1.2
//! What an asker takes along says what was promised and agreed, how it came, what was sent, and to whom it went; and
//! who erases is told which partner has it too.

use crate::cases::C;
use crate::cases_mail::{answer, token};
use crate::town::{Asked, BY_HAND, Town, form, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use serde_json::{Value, json};
use web::{Attached, Slice};

#[db::test]
async fn the_file_tells_who_got_it_what_was_promised_and_whether_it_helped(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let document = files::testing::pdf(&["x"]);
    let file = ("bijlagen", "Plattegrond.pdf", document.as_slice());
    let sent = town.stage.browser().upload("/vragen/nieuw", &form(&[]), file).await;
    let own = sent.location.strip_suffix("/ontvangst").unwrap().to_owned();
    let asked = Asked { number: own.split('/').nth(3).unwrap().to_owned(), own };
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let (team, partner) = (town.team.to_string(), town.partner.to_string());
    let erase = "Deze gegevens gingen naar";
    assert!(!boss.get(&asked.work()).await.body.contains(erase), "it went nowhere yet");
    let forward =
        [&[("partner", partner.as_str()), ("tekst", "De Afvaldienst maakt dit.")], &BY_HAND[..]].concat();
    town.done(&mut boss, &asked, "doorsturen", &forward).await;
    town.on("2026-11-24");
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let later = [("tekst", "De aannemer komt eerst kijken."), ("datum", "14-12-2026")];
    town.done(&mut boss, &asked, "procesantwoord", &later).await;
    town.on("2026-11-25");
    town.done(&mut boss, &asked, "antwoord", &[("tekst", "Zij liggen vast.")]).await;
    let mut mina = town.stage.browser();
    for (what, field, value) in [("website", "openbaar", "nee"), ("geholpen", "geholpen", "partly")] {
        let answer = mina.post(&format!("{}/{what}", asked.own), &[(field, value)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    let file = boss.post(&format!("{}/gegevens", asked.work()), &[]).await;
    assert_eq!(file.status, 200, "{}", file.body);
    let all: Value = serde_json::from_str(&file.body).unwrap();
    for (key, value) in [
        ("kwam_per", json!("web")),
        ("ontvangen_op", json!("2026-11-23")),
        ("antwoord_uiterlijk", json!("2026-12-14")),
        ("mag_op_website", json!(false)),
        ("geholpen", json!("partly")),
        ("ging_naar", json!(["Afvaldienst"])),
    ] {
        assert_eq!(all[key], value, "{key}: {}", file.body);
    }
    assert_eq!(all["bestanden"][0]["naam"], "Plattegrond", "{}", file.body);
    let step = |what: &str| {
        let steps = all["verloop"].as_array().unwrap();
        steps.iter().find(|step| step["wat"] == what).unwrap_or_else(|| panic!("{what}")).clone()
    };
    assert_eq!(step("ask")["antwoord_beloofd_op"], "2026-11-30");
    assert_eq!(step("helped")["wie"], "", "whether it helped is nobody's name");
    assert_eq!(step("interim")["antwoord_beloofd_op"], "2026-12-14");
    assert_eq!(
        (&step("forward")["wie"], &step("assign")["wie"]),
        (&json!("Afvaldienst"), &json!("Team Wegen"))
    );
    let page = boss.get(&asked.work()).await.body;
    whole(&page);
    let at = page.find(&format!("{erase} Afvaldienst.")).unwrap_or_else(|| panic!("{page}"));
    let button = page[at..].find("/wissen\"").unwrap();
    assert!(!page[at..at + button].contains("</details>"), "it stands beside the button: {page}");
    let officer = town.officer().await.get(&asked.work()).await.body;
    assert!(!officer.contains(erase), "who cannot erase does not read it");
}

#[db::test]
async fn what_came_by_telephone_says_so(db: Db) {
    let town = Town::new(db).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let fields = [
        ("kanaal", "phone"),
        ("titel", "Een kapotte lantaarn"),
        ("tekst", "De lantaarn bij nummer 4 is stuk."),
        ("kern", "aadorp"),
        ("naam", "Jan Smit"),
        ("telefoon", "0345 000 000"),
        ("ontvangen", "20-11-2026"),
    ];
    let entered = boss.post("/werk/vragen/nieuw", &fields).await;
    assert_eq!(entered.status, 303, "{}", entered.body);
    let said = [("kanaal", "letter"), ("soort", "add"), ("tekst", "De lamp ook.")];
    let added = boss.post(&format!("{}/namens", entered.location), &said).await;
    assert_eq!(added.status, 303, "{}", added.body);
    let file = boss.post(&format!("{}/gegevens", entered.location), &[]).await;
    let all: Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!((&all["kwam_per"], &all["ontvangen_op"]), (&json!("phone"), &json!("2026-11-20")));
    assert_eq!((&all["geholpen"], &all["ging_naar"]), (&Value::Null, &json!([])));
    let steps = all["verloop"].as_array().unwrap();
    assert_eq!(steps.last().unwrap()["zei_het_per"], "letter", "{}", file.body);
}

#[db::test]
async fn who_has_an_account_takes_the_same_along(db: Db) {
    let town = Town::new(db).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let (me, _) = town.colleague("Els", Role::Resident, Scope::All).await;
    let asked = town.ask("Een kapotte lamp", "els@gemeente.example").await;
    let partner = town.partner.to_string();
    let forward =
        [&[("partner", partner.as_str()), ("tekst", "De Afvaldienst maakt dit.")], &BY_HAND[..]].concat();
    town.done(&mut boss, &asked, "doorsturen", &forward).await;
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    assert_eq!(facts[0].1[0]["ging_naar"], json!(["Afvaldienst"]), "{facts:?}");
}

/// What somebody takes along of casussen by their account.
async fn by_account(town: &Town, me: kernel::PersonId) -> Value {
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    facts.into_iter().find(|(name, _)| *name == "casussen").unwrap().1
}

/// A casus in which Els and a group say something, that is talked about, and that goes on after Els left.
async fn left(town: &Town) -> Asked {
    let mut officer = town.officer().await;
    let asked = town.ask("Mogen wij een moestuin?", "els@gemeente.example").await;
    let plan = [("titel", "Een moestuin van de buurt"), ("tekst", "Buren willen samen groente telen.")];
    town.done(&mut officer, &asked, "casus", &plan).await;
    town.on("2026-11-23");
    let group = [("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example")];
    town.done_casus(&mut officer, C, "meedoen", &group).await;
    let drawing = Attached::of("Tekening.pdf", files::testing::pdf(&["x"])).await.unwrap();
    let els = token(town, "els@gemeente.example").await;
    assert!(answer(town, &els, "Hier is mijn plan.", vec![drawing]).await.unwrap());
    let wilg = token(town, "bestuur@wilg.example").await;
    assert!(answer(town, &wilg, "Een geheim van de Wilg.", Vec::new()).await.unwrap());
    town.on("2026-11-24");
    town.talked(&mut officer, C, "7-12-2026").await;
    let next = [("datum", "1-12-2026"), ("tekst", "Om 20 uur in het dorpshuis.")];
    town.done_casus(&mut officer, C, "plannen", &next).await;
    town.on("2026-11-25");
    let leave = format!("{}/vertrek", town.party(C, 1).await);
    assert_eq!(town.stage.browser().post(&leave, &[("zeker", "ja")]).await.status, 303);
    town.on("2026-12-01");
    let file = town.file(C).await;
    let promise = file.promises[0].id.to_string();
    let later = [("toezegging", &*promise), ("datum", "14-12-2026"), ("tekst", "Het lab is vol.")];
    town.done_casus(&mut officer, C, "verzetten", &later).await;
    let (planned, team) = (file.planned().next().unwrap().id.to_string(), town.team.to_string());
    let talk = [
        ("gepland", planned.as_str()),
        ("datum", "1-12-2026"),
        ("partijen", "2"),
        ("tekst", "Later spraken wij over de grond."),
        ("besluit-soort[]", "find_out"),
        ("besluit-tekst[]", "Of de grond schoon is."),
        ("besluit-reden[]", ""),
        ("besluit-wie[]", &team),
        ("besluit-datum[]", "15-12-2026"),
    ];
    town.done_casus(&mut officer, C, "gesprek", &talk).await;
    asked
}

#[db::test]
async fn who_left_a_casus_takes_along_what_they_sent_and_were_told_until_then(db: Db) {
    let town = Town::new(db).await;
    let (me, _) = town.colleague("Els", Role::Resident, Scope::All).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let asked = left(&town).await;
    let own = by_account(&town, me).await;
    let text = own.to_string();
    for told in [
        "Een moestuin van de buurt",
        "Buren willen samen groente telen.",
        "Hier is mijn plan.",
        "Tekening",
        "Wij liepen samen",
        "Er ligt een leiding",
        "Of er een vergunning nodig is.",
        "\"2026-12-07\"",
        "Om 20 uur",
        "\"tot\":\"2026-11-25\"",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    for later in ["Later spraken", "de grond schoon", "2026-12-14", "Het lab", "Een geheim van de Wilg."] {
        assert!(!text.contains(later), "{later}: {text}");
    }
    let file = boss.post(&format!("{}/gegevens", asked.work()), &[]).await;
    let all: Value = serde_json::from_str(&file.body).unwrap();
    assert_eq!(own, json!([all["casus"]]), "by account as by number");
}

#[db::test]
async fn who_takes_part_takes_along_all_that_is_told_once(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let (me, _) = town.colleague("Els", Role::Resident, Scope::All).await;
    let asked = town.ask("Mogen wij een moestuin?", "els@gemeente.example").await;
    let plan = [("titel", "Een moestuin van de buurt"), ("tekst", "Buren willen samen groente telen.")];
    town.done(&mut officer, &asked, "casus", &plan).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let promise = town.file(C).await.promises[0].id.to_string();
    let later = [("toezegging", &*promise), ("datum", "14-12-2026"), ("tekst", "Het lab is vol.")];
    town.done_casus(&mut officer, C, "verzetten", &later).await;
    let own = by_account(&town, me).await;
    assert_eq!(own.as_array().map(Vec::len), Some(1), "who asked and takes part does so once: {own}");
    let text = own.to_string();
    assert!(text.contains("\"2026-12-14\"") && text.contains("els@gemeente.example"), "{text}");
}
