// SPDX-License-Identifier: EUPL-1.2
//! The front door: what is refused, what is asked once more, and that typed text is kept.

use crate::settings::value_of;
use crate::town::{Town, form, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use web::testing::Stage;

#[db::test]
async fn mistakes_come_back_at_their_fields_with_what_was_typed(db: Db) {
    let town = Town::new(db).await;
    let mut browser = town.stage.browser();
    let page = browser.get("/vragen/nieuw?kern=aadorp").await;
    whole(&page.body);
    assert!(page.body.contains("<option value=\"aadorp\" selected>"), "the kern is filled in");
    let fields = form(&[("titel", "a"), ("email", "geen adres"), ("kern", "nergens")]);
    let answer = browser.post("/vragen/nieuw", &fields).await;
    assert_eq!(answer.status, 400);
    whole(&answer.body);
    for kept in ["geen adres", "De tegels voor de school liggen los", "Wilhelmina Jansen", "vraag-kern-fout"]
    {
        assert!(answer.body.contains(kept), "{kept}");
    }
    let fields = form(&[("email", ""), ("telefoon", "")]);
    let answer = browser.post("/vragen/nieuw", &fields).await;
    assert!(answer.body.contains("Vul een e-mailadres of een telefoonnummer in"));
    assert!(town.mails().await.is_empty());
}

#[db::test]
async fn machines_are_kept_out_without_puzzles(db: Db) {
    let town = Town::new(db).await;
    let mut browser = town.stage.browser();
    let now = town.stage.system().now().micros();
    let (soon, later) = ((now - 1_000_000).to_string(), (now + 1).to_string());
    let links = "Kijk op https://a.example en https://b.example voor meer.";
    for wrong in [
        [("website", "https://reclame.example")],
        [("sinds", "")],
        [("sinds", soon.as_str())],
        [("sinds", later.as_str())],
        [("tekst", links)],
    ] {
        let answer = browser.post("/vragen/nieuw", &form(&wrong)).await;
        assert_eq!(answer.status, 400, "{wrong:?}");
        whole(&answer.body);
        assert!(answer.body.contains("Wilhelmina Jansen"), "what was typed is kept");
    }
    // An address that asked before is treated as any other, or one could find out which did.
    town.ask("Losse tegels", "mina@thuis.example").await;
    let known = form(&[("titel", "Meer tegels"), ("tekst", links)]);
    assert_eq!(town.stage.browser().post("/vragen/nieuw", &known).await.status, 400);
    let (_, mut resident) = town.colleague("Inwoner", Role::Resident, Scope::All).await;
    assert_eq!(resident.post("/vragen/nieuw", &known).await.status, 303, "who is signed in may send links");
}

#[db::test]
async fn a_village_hall_full_of_people_asks_from_one_place(db: Db) {
    // As many forms in a minute as in a municipality.
    let town = Town::with(db, Stage::setup()).await;
    let mut hall = town.stage.browser();
    hall.from = Some("192.0.2.1".parse().unwrap());
    for number in 0..241 {
        let (title, email) = (format!("Vraag nummer {number}"), format!("inwoner{number}@thuis.example"));
        let fields = form(&[("titel", title.as_str()), ("email", &email)]);
        let answer = hall.post("/vragen/nieuw", &fields).await;
        assert_eq!(answer.status, if number < 240 { 303 } else { 429 }, "{number}: {}", answer.body);
        if number == 240 {
            let kept = "De tegels voor de school liggen los. Wanneer komt iemand dat maken?</blockquote>";
            assert!(answer.body.contains(kept), "{}", answer.body);
        }
    }
}

#[db::test]
async fn earlier_answers_and_personal_things_are_shown_before_sending(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Wij komen dinsdag.")]).await;
    let fields = [
        ("titel", "Losse tegels melden"),
        ("vraag", "Waar meld ik losse tegels?"),
        ("antwoord", "Losse tegels meldt u op de website."),
    ];
    town.done(&mut officer, &asked, "openbaar", &fields).await;
    let mut browser = town.stage.browser();
    let new = form(&[("titel", "Er liggen losse tegels voor mijn deur")]);
    let shown = browser.post("/vragen/nieuw", &new).await;
    assert_eq!(shown.status, 200);
    whole(&shown.body);
    assert!(shown.body.contains("/vragen/2026-0001") && shown.body.contains("Losse tegels melden"));
    assert_eq!(town.mails().await.len(), 2, "nothing was stored yet");
    let looked = value_of(&shown.body, "gezien");
    let seen = [new.clone(), vec![("gezien", looked.as_str())]].concat();
    assert_eq!(browser.post("/vragen/nieuw", &seen).await.status, 303);
    // A citizen service number, whether it may be public or not.
    let bsn = form(&[("titel", "Mijn toeslag"), ("tekst", "Mijn nummer is 111222333."), ("openbaar", "")]);
    let shown = browser.post("/vragen/nieuw", &bsn).await;
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("burgerservicenummer kan zijn"));
    let looked = value_of(&shown.body, "gezien");
    let seen = [bsn, vec![("gezien", looked.as_str())]].concat();
    assert_eq!(browser.post("/vragen/nieuw", &seen).await.status, 303);
}

#[db::test]
async fn a_kern_and_a_point_lead_to_the_front_door(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Kan er een bankje komen?", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let fields = [("titel", "Een bankje bij de school"), ("tekst", "Een bankje waar ouders kunnen wachten.")];
    town.done(&mut officer, &asked, "voorstel", &fields).await;
    let mut browser = town.stage.browser();
    assert!(browser.get("/").await.body.contains("/vragen/nieuw"));
    assert!(browser.get("/kernen/aadorp").await.body.contains("/vragen/nieuw?kern=aadorp"));
    assert!(browser.get("/kernen/aadorp/agenda/1").await.body.contains("/vragen/nieuw?punt=1"));
    let form = browser.get("/vragen/nieuw?punt=1").await;
    whole(&form.body);
    assert!(
        form.body.contains("Een bankje bij de school")
            && form.body.contains("<option value=\"aadorp\" selected>")
    );
    let about =
        town.ask_with(&[("titel", "Wanneer komt dat bankje?"), ("punt", "1"), ("gezien", "ja")]).await;
    assert!(town.question(&about.number).await.point_id.is_some());
    assert!(officer.get(&about.work()).await.body.contains("/kernen/aadorp/agenda/1"));
    let unknown = town.ask_with(&[("titel", "Iets anders"), ("punt", "99"), ("gezien", "ja")]).await;
    assert!(town.question(&unknown.number).await.point_id.is_none());
}

#[db::test]
async fn two_taps_on_the_button_ask_one_question(db: Db) {
    let town = Town::new(db).await;
    let (mut one, mut two) = (town.stage.browser(), town.stage.browser());
    let (first, second) = (form(&[]), form(&[]));
    let (a, b) = tokio::join!(one.post("/vragen/nieuw", &first), two.post("/vragen/nieuw", &second));
    assert_eq!((a.status, b.status), (303, 303), "{} {}", a.body, b.body);
    assert_eq!(a.location, b.location);
    let again = one.post("/vragen/nieuw", &form(&[])).await;
    assert_eq!(again.location, a.location);
    assert_eq!(town.mails().await.len(), 1, "and one receipt");
    let other = one.post("/vragen/nieuw", &form(&[("sinds", "1")])).await;
    assert_ne!(other.location, a.location, "asked again from a new form, it is a question of its own");

    let (_, mut desk) = town.colleague("Balie", Role::PolicyOfficer, town.in_team()).await;
    let page = desk.get("/werk/vragen/nieuw").await.body;
    let since = page.split("name=\"sinds\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let call = [
        ("kanaal", "phone"),
        ("sinds", since),
        ("titel", "Losse tegels"),
        ("tekst", "Ze liggen los."),
        ("telefoon", "0345 000 000"),
    ];
    let (a, b) = (desk.post("/werk/vragen/nieuw", &call).await, desk.post("/werk/vragen/nieuw", &call).await);
    assert_eq!((a.status, &a.location), (303, &b.location));
}
