// SPDX-License-Identifier: EUPL-1.2
//! What others than the asker and who handles a question come to read of it.

use crate::cases::C;
use crate::settings::value_of;
use crate::town::{BY_HAND, Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};

#[db::test]
async fn the_same_words_about_two_questions_are_two_casussen(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let words = [("titel", "Samen een speeltuin"), ("tekst", "Bewoners willen samen een speeltuin maken.")];
    let first = town.ask("Een speeltuin", "mina@thuis.example").await;
    let second = town.ask("Nog een speeltuin", "kees@thuis.example").await;
    for asked in [&first, &second] {
        town.done(&mut officer, asked, "casus", &words).await;
        assert!(officer.get(&asked.work()).await.body.contains("/werk/casussen/"), "each has one");
        assert!(town.question(&asked.number).await.ended_on.is_some());
    }
    let list = officer.get("/werk/casussen").await.body;
    assert_eq!(list.matches("Samen een speeltuin").count(), 2);
    // A second tap on the button is told what the first one did.
    let fields = [("titel", words[0].1), ("tekst", words[1].1), ("versie", "1")];
    let tapped = officer.post(&format!("{}/casus", second.work()), &fields).await;
    assert!(tapped.status == 303 || tapped.status == 409, "{}", tapped.status);
    let (_, mut far) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert_eq!(far.post(&format!("{}/casus", second.work()), &fields).await.status, 404);
}

#[db::test]
async fn what_becomes_public_or_is_read_by_others_does_not_name_the_asker(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let fields = [("titel", "Een bankje voor mijn moeder"), ("plek", "Dorpsstraat 12"), ("openbaar", "")];
    let asked = town.ask_with(&fields).await;
    let page = officer.get(&asked.work()).await.body;
    assert!(!page.contains("value=\"Een bankje voor mijn moeder\""), "words of their own are not offered");
    for act in ["voorstel", "casus"] {
        for (title, body) in [
            ("Een bankje voor Wilhelmina Jansen", "Een bankje waar ouders kunnen wachten."),
            ("Een bankje bij de school", "Vraag het aan nummer 111222333 en wacht daar."),
        ] {
            let answer = town.act(&mut officer, &asked, act, &[("titel", title), ("tekst", body)]).await;
            assert_eq!(answer.status, 400, "{act}: {title}");
            whole(&answer.body);
        }
    }
    let words = [("titel", "Een bankje bij de school"), ("tekst", "Een bankje waar ouders kunnen wachten.")];
    town.done(&mut officer, &asked, "casus", &words).await;
    let page = officer.get(&asked.work()).await.body;
    let link = page.split("href=\"/werk/casussen/").nth(1).unwrap().split('"').next().unwrap();
    let casus = officer.get(&format!("/werk/casussen/{link}")).await.body;
    assert!(casus.contains("Een bankje bij de school") && !casus.contains("Dorpsstraat 12"));
}

#[db::test]
async fn what_may_tell_who_asked_is_looked_at_before_it_becomes_a_casus(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.ask_with(&[("plek", "Dorpsstraat 12"), ("telefoon", "06-12345678")]).await;
    let mut send = async |title: &str, body: &str, seen: &str| {
        let fields = [("titel", title), ("tekst", body), ("gezien", seen)];
        town.act(&mut officer, &asked, "casus", &fields).await
    };
    let seen_in = |body: &str| value_of(&body[body.find("/casus\" method=\"post\"").unwrap()..], "gezien");
    let (title, plan) = ("Bel 0344-123456 over de speeltuin", "Bewoners willen samen een speeltuin maken.");
    for (title, body, warning) in [
        (title, plan, "Hier staat een telefoonnummer"),
        ("Een speeltuin van Wilhelmina", plan, "een deel van de naam"),
        ("Een speeltuin", "Bij Dorpsstraat 12 komt een speeltuin.", "Hier staat het adres"),
    ] {
        let warned = send(title, body, "").await;
        whole(&warned.body);
        assert!(warned.status == 400 && warned.body.contains(warning), "{warning}: {}", warned.body);
        let kept = warned.body.contains(&format!("value=\"{title}\"")) && warned.body.contains(body);
        assert!(kept && !seen_in(&warned.body).is_empty(), "{}", warned.body);
    }
    let refused = send("Een speeltuin van Wilhelmina Jansen", plan, "").await;
    assert_eq!((refused.status, seen_in(&refused.body).as_str()), (400, ""), "nothing was only looked at");
    let seen = seen_in(&send(title, plan, "").await.body);
    let other = send("Mail jan@thuis.example over de speeltuin", plan, &seen).await;
    assert_eq!(other.status, 400, "these are other words");
    assert_eq!(town.question(&asked.number).await.ended_on, None, "nothing was made yet");
    assert_eq!(send(title, plan, &seen).await.status, 303);
    assert_eq!(town.casus(C).await.title, title);
}

#[db::test]
async fn the_asker_reads_who_has_it_and_that_it_came_back_from_a_partner(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Een volle container", "mina@thuis.example").await;
    let (person, mut officer) = town.colleague("Officier", Role::AreaOfficer, Scope::All).await;
    let person = person.to_string();
    let mine = [("kern", "aadorp"), ("behandelaar", person.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &mine).await;
    let own = town.stage.browser().get(&asked.own).await.body;
    whole(&own);
    assert!(!own.contains("Wij kijken wie uw vraag"), "somebody has it: {own}");
    assert!(!own.contains("Officier (voorbeeld)"), "by function");
    let partner = town.partner.to_string();
    let fields =
        [("partner", partner.as_str()), ("tekst", "Zij legen hem deze week."), BY_HAND[0], BY_HAND[1]];
    town.done(&mut officer, &asked, "doorsturen", &fields).await;
    town.done(&mut officer, &asked, "toewijzen", &mine).await;
    let mails = town.mails().await;
    let is_it =
        |mail: &&jobs::mail::Queued| mail.recipient == "mina@thuis.example" && mail.subject.contains("weer");
    let mail = mails.iter().find(is_it).unwrap();
    assert!(mail.body.contains("weer bij de gemeente"), "{}", mail.body);
}
