// SPDX-License-Identifier: EUPL-1.2
//! Who takes part: by mail or on paper, each with a page of their own, until they stop.

use crate::cases::C;
use crate::town::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};

/// What the desk sends for a plan that came by telephone.
fn call<'f>(fields: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("titel", "Een plukroute langs de sloot"),
        ("tekst", "Bewoners willen fruitbomen planten."),
        ("kern", "aadorp"),
        ("soort", "resident"),
        ("naam", "Jan Smit"),
        ("adres", "Dorpsstraat 4\n1234 AB Aadorp"),
    ];
    let other = usual.into_iter().filter(|(name, _)| fields.iter().all(|(one, _)| one != name));
    other.chain(fields.iter().copied()).collect()
}

#[db::test]
async fn a_plan_by_telephone_is_followed_on_paper(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    whole(&officer.get("/werk/casussen/nieuw").await.body);
    for (field, value, said) in [
        ("naam", "", "Vul de naam in"),
        ("titel", "a", "Een plan"),
        ("soort", "colleague", "Kies welke collega"),
    ] {
        let answer = officer.post("/werk/casussen/nieuw", &call(&[(field, value)])).await;
        assert_eq!(answer.status, 400, "{field}");
        whole(&answer.body);
        let kept = answer.body.contains("Bewoners willen fruitbomen planten.");
        assert!(kept && (field == "titel" || answer.body.contains(said)), "{said}");
    }
    let answer = officer.post("/werk/casussen/nieuw", &call(&[])).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/werk/casussen/C-2026-001"));
    assert!(town.mails().await.is_empty());
    let page = officer.get(&answer.location).await;
    whole(&page.body);
    assert!(
        page.body.contains("verstuur de brief") && page.body.contains("Functie Officier"),
        "who entered it"
    );
    let letter = officer.get(&format!("/werk/casussen/{C}/brief?partij=1&stap=1")).await;
    whole(&letter.body);
    let own = town.party(C, 1).await;
    for told in ["Beste Jan Smit", "Dorpsstraat 4", "U doet mee aan een casus", "fruitbomen", &own] {
        assert!(letter.body.contains(told), "{told}: {}", letter.body);
    }
    town.on("2026-11-23");
    town.done_casus(&mut officer, C, "kan-niet", &[("tekst", "De sloot is van het waterschap.")]).await;
    let letter = officer.get(&format!("/werk/casussen/{C}/brief?partij=1")).await;
    whole(&letter.body);
    assert!(letter.body.contains("De sloot is van het waterschap.") && letter.body.contains("resultaat"));
    for missing in ["?partij=2", "?partij=1&stap=9", "?partij=1&stap=0"] {
        assert_eq!(officer.get(&format!("/werk/casussen/{C}/brief{missing}")).await.status, 404, "{missing}");
    }
    let page = town.stage.browser().get(&own).await;
    assert!(page.status == 200 && page.headers["cache-control"].to_str().unwrap().contains("no-store"));
}

#[db::test]
async fn parties_join_hear_of_each_step_and_do_not_read_who_lives_there(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let (adviser, _) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let (partner, adviser) = (town.partner.to_string(), adviser.to_string());
    for (fields, said) in [
        (vec![("soort", "group"), ("naam", "")], "Vul de naam in"),
        (vec![("soort", "partner")], "Kies welke partner"),
        (vec![("soort", "colleague")], "Kies welke collega"),
        (vec![("soort", "resident"), ("naam", "Mina"), ("email", "mina@thuis.example")], "doet al mee"),
        (vec![("soort", "group"), ("naam", "Buurt"), ("email", "geen adres")], "geen adres"),
    ] {
        let answer = town.act_casus(&mut officer, C, "meedoen", &fields).await;
        assert_eq!(answer.status, 400, "{fields:?}");
        whole(&answer.body);
        assert!(answer.body.contains(said), "{said}");
    }
    let group = [("soort", "group"), ("naam", "Buurtvereniging De Wilg"), ("email", "bestuur@wilg.example")];
    town.done_casus(&mut officer, C, "meedoen", &group).await;
    let partner = [("soort", "partner"), ("partner", partner.as_str()), ("email", "info@afval.example")];
    town.done_casus(&mut officer, C, "meedoen", &partner).await;
    town.done_casus(&mut officer, C, "meedoen", &[("soort", "colleague"), ("collega", &adviser)]).await;
    let neighbour = [("soort", "resident"), ("naam", "Kees Buurman")];
    town.done_casus(&mut officer, C, "meedoen", &neighbour).await;
    town.on("2026-11-23");
    let before = town.mails().await.len();
    town.talked(&mut officer, C, "7-12-2026").await;
    let mut to: Vec<String> = town.mails().await.into_iter().map(|mail| mail.recipient).collect();
    let news: Vec<String> = to.split_off(before);
    assert_eq!(news.len(), 4, "{news:?}: all but who has no e-mail");
    let page = town.stage.browser().get(&town.party(C, 2).await).await;
    whole(&page.body);
    for told in ["Buurtvereniging De Wilg", "Afvaldienst", "Functie Beleid", "een inwoner"] {
        assert!(page.body.contains(told), "{told}");
    }
    for private in ["Wilhelmina", "Kees Buurman", "mina@", "bestuur@"] {
        assert!(!page.body.contains(private), "{private}");
    }
    let paper = officer.get(&format!("/werk/casussen/{C}/brief?partij=5")).await;
    assert!(paper.body.contains("Beste Kees Buurman") && paper.body.contains("Wij liepen samen"));
}

#[db::test]
async fn who_stops_is_forgotten_at_once_and_the_link_closes(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.begun(&mut officer).await;
    let own = town.party(C, 1).await;
    let mut mina = town.stage.browser();
    let unsure = mina.post(&format!("{own}/vertrek"), &[]).await;
    assert_eq!(unsure.status, 400);
    whole(&unsure.body);
    let other = own.replace("/1/", "/2/");
    let last = if own.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{last}", &own[..own.len() - 1]);
    for path in [other.as_str(), &wrong, "/casus/C-2026-002/1/00"] {
        assert_eq!(mina.get(path).await.status, 404, "{path}");
        let leave = mina.post(&format!("{path}/vertrek"), &[("zeker", "ja")]).await;
        assert_eq!(leave.status, 404, "{path}");
    }
    assert_eq!(mina.post(&format!("{own}/vertrek"), &[("zeker", "ja")]).await.status, 303);
    assert_eq!(mina.get(&own).await.status, 404);
    let party = town.file(C).await.parties.remove(0);
    assert_eq!((party.name.as_str(), party.email, party.left_on.is_some()), ("", None, true));
    let question = mina.get(&asked.own).await;
    assert!(question.status == 200 && !question.body.contains("casus-verloop"), "no story any more");
    let before = town.mails().await.len();
    town.done_casus(&mut officer, C, "notitie", &[("tekst", "Mina stopt.")]).await;
    town.done_casus(&mut officer, C, "plannen", &[("datum", "1-12-2026"), ("tekst", "Om 20 uur.")]).await;
    assert_eq!(town.mails().await.len(), before, "nobody is left to be told");
    let page = officer.get(&format!("/werk/casussen/{C}")).await;
    whole(&page.body);
    assert!(page.body.contains("Doet niet meer mee"));
    // Staff can do the same.
    let group = [("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example")];
    town.done_casus(&mut officer, C, "meedoen", &group).await;
    town.done_casus(&mut officer, C, "vertrek", &[("partij", "2")]).await;
    let party = town.file(C).await.parties.remove(1);
    assert_eq!((party.name.as_str(), party.email), ("De Wilg", None), "a group stays named");
}

#[db::test]
async fn what_colleagues_say_among_themselves_stays_inside(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.begun(&mut officer).await;
    let (adviser, mut browser) = town.colleague("Beleid", Role::PolicyOfficer, Scope::All).await;
    let early =
        town.act_casus(&mut officer, C, "voorleggen", &[("tekst", "Mag dit?"), ("datum", "1-12-2026")]).await;
    assert_eq!(early.status, 409, "nobody is named to ask");
    let (me, adviser) = (officer_id(&town).await, adviser.to_string());
    let fields = [("behandelaar", me.as_str()), ("beleid", adviser.as_str()), ("kern", "aadorp")];
    town.done_casus(&mut officer, C, "toewijzen", &fields).await;
    for (due, said) in [("20-11-2026", "al voorbij"), ("1-1-2028", "binnen een jaar"), ("", "datum")] {
        let wrong = [("tekst", "Is de grond van ons?"), ("datum", due)];
        let answer = town.act_casus(&mut officer, C, "voorleggen", &wrong).await;
        assert!(answer.status == 400 && answer.body.contains(said), "{due}: {}", answer.body);
        assert!(answer.body.contains("Is de grond van ons?"), "what was typed stays");
    }
    let ask = [("tekst", "Is de grond van ons?"), ("datum", "1-12-2026")];
    town.done_casus(&mut officer, C, "voorleggen", &ask).await;
    let work = browser.get("/werk").await;
    whole(&work.body);
    assert!(
        work.body.contains(C) && work.body.contains("wacht op advies"),
        "on the worklist of who is asked"
    );
    let without = [("behandelaar", me.as_str()), ("kern", "aadorp")];
    assert_eq!(town.act_casus(&mut officer, C, "toewijzen", &without).await.status, 400, "who answers then?");
    town.done_casus(&mut browser, C, "advies", &[("tekst", "Ja, de grond is van ons.")]).await;
    assert!(town.casus(C).await.asked_on.is_none());
    let page = officer.get(&format!("/werk/casussen/{C}")).await;
    assert!(page.body.contains("Ja, de grond is van ons.") && page.body.contains("Is de grond van ons?"));
    let mut mina = town.stage.browser();
    for path in [town.party(C, 1).await, asked.own] {
        let page = mina.get(&path).await;
        assert!(page.status == 200 && !page.body.contains("grond"), "{path}");
    }
    assert!(town.mails().await.iter().all(|mail| !mail.body.contains("grond")));
}

async fn officer_id(town: &Town) -> String {
    let holders =
        people::holders(&mut town.read().await, town.stage.tenant, Role::AreaOfficer).await.unwrap();
    holders[0].person.to_string()
}

#[db::test]
async fn a_casus_shows_nowhere_else(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let mut browser = town.stage.browser();
    for path in ["/", "/zoeken?q=boules", "/kernen/aadorp", "/kernen/aadorp/vragen", "/vragen?woorden=boules"]
    {
        let page = browser.get(path).await;
        assert!(page.status == 200 && !page.body.contains("boulesbaan"), "{path}");
    }
    let (_, mut far) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert!(!far.get("/werk/casussen").await.body.contains("boules"));
    for path in ["", "/brief?partij=1"] {
        assert_eq!(far.get(&format!("/werk/casussen/{C}{path}")).await.status, 404);
    }
    assert_eq!(town.act_casus(&mut far, C, "notitie", &[("tekst", "Hallo.")]).await.status, 404);
    let entries = db::audit::list(&mut town.read().await, town.stage.tenant, None, 1_000).await.unwrap();
    let facts: String = entries.iter().map(|entry| entry.facts.as_str()).collect();
    for word in ["boules", "Wilhelmina", "mina@", "leiding", C] {
        assert!(!facts.contains(word), "{word}: {facts}");
    }
}

#[db::test]
async fn a_colleague_without_a_function_is_named_nowhere_outside(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.begun(&mut officer).await;
    let scope = town.in_team();
    let piet = town.write(move |ctx, tx| {
        Box::pin(async move {
            let (email, name) = ("piet@gemeente.example".to_owned(), "Piet Ambtenaar".to_owned());
            let new = people::NewPerson { email, name, label: String::new(), demo: true };
            let person = people::add_person(tx, &ctx, new).await?;
            let role = Role::PolicyOfficer;
            let grant = people::NewGrant { person, role, scope, reason: "Test".into() };
            people::grant(tx, &ctx, grant).await.map(|()| person)
        })
    });
    let piet = piet.await.unwrap().to_string();
    let me = officer_id(&town).await;
    let team = town.team.to_string();
    let assign = [("behandelaar", me.as_str()), ("team", team.as_str()), ("kern", "aadorp")];
    town.done_casus(&mut officer, C, "toewijzen", &assign).await;
    town.done_casus(&mut officer, C, "meedoen", &[("soort", "colleague"), ("collega", &piet)]).await;
    let talk = [
        ("datum", "20-11-2026"),
        ("collegas", piet.as_str()),
        ("tekst", "Wij spraken."),
        ("besluit-soort[]", "find_out"),
        ("besluit-tekst[]", "Of het mag."),
        ("besluit-reden[]", ""),
        ("besluit-wie[]", piet.as_str()),
        ("besluit-datum[]", "7-12-2026"),
    ];
    town.done_casus(&mut officer, C, "gesprek", &talk).await;
    let mut mina = town.stage.browser();
    for path in [town.party(C, 1).await, asked.own] {
        let page = mina.get(&path).await;
        whole(&page.body);
        let words = page.body.matches("een medewerker van de gemeente").count();
        assert!(words >= 3 && !page.body.contains("Piet"), "{path}: {words}");
    }
    let mails = town.mails().await;
    assert!(
        mails
            .iter()
            .filter(|mail| mail.recipient.starts_with("mina"))
            .all(|mail| !mail.body.contains("Piet"))
    );
}
