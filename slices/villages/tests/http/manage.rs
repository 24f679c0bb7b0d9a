// SPDX-License-Identifier: EUPL-1.2
//! Beheer, through HTTP.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use kernel::{Role, Scope, ScopeKind};

#[db::test]
async fn every_page_of_beheer_has_its_texts(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    for path in [
        "/beheer/kernen",
        "/beheer/kernen/nieuw",
        "/beheer/kernen-uit-bestand",
        "/beheer/kernen/aadorp",
        "/beheer/kernen/aadorp/einde",
        "/beheer/kernen/aadorp/contact/nieuw",
        "/beheer/kernen/aadorp/kanaal/nieuw",
        "/beheer/groepen",
        "/beheer/groepen/nieuw",
        "/beheer/groepen/dorpsraad-aadorp",
        "/beheer/teams",
        "/beheer/teams/nieuw",
        "/beheer/teams/verkeer",
        "/beheer/partners",
        "/beheer/partners/nieuw",
        "/beheer/instellingen",
    ] {
        for language in ["nl", "en"] {
            let answer = beheer.get(&format!("{path}?taal={language}")).await;
            assert_eq!(answer.status, 200, "{path}");
            whole(&answer.body);
        }
        assert_eq!(town.stage.browser().get(path).await.status, 303, "{path} is not for everybody");
        let mut resident = town.signed_in(Role::Resident, Scope::All);
        assert_eq!(resident.get(path).await.status, 403, "{path} is not for residents");
    }
}

#[db::test]
async fn an_officer_describes_their_own_kern_only(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let kern = town.kern("aadorp").await;
    let mut officer = town.signed_in(Role::AreaOfficer, Scope::Of(ScopeKind::Kern, kern.id.uuid()));
    let list = officer.get("/beheer/kernen").await;
    assert!(list.body.contains("/beheer/kernen/aadorp") && !list.body.contains("/beheer/kernen/beekdorp"));
    let form = officer.get("/beheer/kernen/aadorp").await;
    assert!(!form.body.contains("name=\"fase\""));
    let fields = [("intro", "Dorp aan de Aa."), ("fase", "1"), ("naam", "Elders"), ("versie", "1")];
    assert_eq!(officer.post("/beheer/kernen/aadorp", &fields).await.status, 303);
    let after = town.kern("aadorp").await;
    assert_eq!(
        (after.intro.as_deref(), &*after.name, after.phase),
        (Some("Dorp aan de Aa."), "Aadorp", kern.phase)
    );
    for path in ["/beheer/kernen/beekdorp", "/beheer/kernen/beekdorp/contact/nieuw"] {
        assert_eq!(officer.get(path).await.status, 403, "{path}");
        assert_eq!(officer.post(path, &fields).await.status, 403, "{path}");
    }
}

#[db::test]
async fn an_officer_has_a_door_to_what_they_manage(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let kern = town.kern("aadorp").await;
    let scope = Scope::Of(ScopeKind::Kern, kern.id.uuid());
    let mut officer = town.signed_in(Role::AreaOfficer, scope);
    assert!(officer.get("/kernen").await.body.contains("href=\"/beheer\""));
    let page = officer.get("/beheer").await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    assert!(page.body.contains("href=\"/beheer/kernen\"") && !page.body.contains("href=\"/beheer/rechten\""));
    let mut policy = town.signed_in(Role::PolicyOfficer, Scope::All);
    assert_eq!(policy.get("/beheer").await.status, 403);
    assert!(!policy.get("/kernen").await.body.contains("href=\"/beheer\""));
}

#[db::test]
async fn the_log_tells_an_end_only_when_there_is_one(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    for path in ["/beheer/groepen/nieuw", "/beheer/teams/nieuw"] {
        let fields = [("naam", "Nieuwelingen"), ("soort", "werkgroep"), ("versie", "0")];
        assert_eq!(beheer.post(path, &fields).await.status, 303, "{path}");
    }
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 2).await.unwrap();
    assert!(log.iter().all(|entry| !format!("{entry:?}").contains("beeindigd")), "{log:?}");
}

#[db::test]
async fn two_editors_see_both_versions(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (mut one, mut two) = (town.administrator(), town.administrator());
    let version = value_of(&one.get("/beheer/kernen/aadorp").await.body, "versie");
    let fields = |intro| {
        [
            ("naam", "Aadorp"),
            ("intro", intro),
            ("plek", "52.1, 5.1"),
            ("fase", "3"),
            ("fase-toelichting", ""),
            ("versie", &*version),
        ]
    };
    assert_eq!(one.post("/beheer/kernen/aadorp", &fields("Van de een.")).await.status, 303);
    let both = two.post("/beheer/kernen/aadorp", &fields("Van de ander.")).await;
    assert_eq!(both.status, 409);
    whole(&both.body);
    assert!(both.body.contains("Van de een.") && both.body.contains("Van de ander."));
    assert_eq!(town.kern("aadorp").await.intro.as_deref(), Some("Van de een."));
    let newer = value_of(&both.body, "versie");
    let mut again = fields("Van de ander.");
    again[5].1 = &newer;
    assert_eq!(two.post("/beheer/kernen/aadorp", &again).await.status, 303);
    assert_eq!(town.kern("aadorp").await.intro.as_deref(), Some("Van de ander."));
}

#[db::test]
async fn what_was_typed_stays_when_something_is_wrong(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let fields =
        [("naam", ""), ("soort", "werkgroep"), ("website", "javascript:x"), ("toelichting", "Nieuw.")];
    let answer = beheer.post("/beheer/groepen/nieuw", &fields).await;
    assert_eq!(answer.status, 400);
    whole(&answer.body);
    for text in ["javascript:x", "Nieuw.", "Schrijf het zo: https://", "<title>Fout:", "Vul dit in: ‘Naam"]
    {
        assert!(answer.body.contains(text), "{text}");
    }
    let kern = beheer.post("/beheer/kernen/aadorp", &[("naam", ""), ("fase", "9"), ("intro", "Kort.")]).await;
    assert_eq!(kern.status, 400);
    assert!(kern.body.contains("Kort."));
}

#[db::test]
async fn groups_come_change_and_end(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let kern = town.kern("ceedorp").await.id.to_string();
    let mut fields = vec![("naam", "Werkgroep Lantaarns"), ("soort", "werkgroep"), ("kern", &*kern)];
    assert_eq!(beheer.post("/beheer/groepen/nieuw", &fields).await.status, 303);
    let twice = beheer.post("/beheer/groepen/nieuw", &fields).await;
    assert_eq!(twice.status, 400, "sent twice");
    whole(&twice.body);
    assert!(twice.body.contains("id=\"groep-naam-fout\"") && twice.body.contains("Deze naam staat hier al."));
    let elsewhere = town.kern("beekdorp").await.id.to_string();
    let other = [("naam", "Werkgroep lantaarns"), ("soort", "werkgroep"), ("kern", &*elsewhere)];
    let added = beheer.post("/beheer/groepen/nieuw", &other).await;
    assert_eq!(added.status, 303, "groups of different kernen may have one name");
    assert_eq!(beheer.get("/beheer/groepen/werkgroep-lantaarns-2").await.status, 200);
    let kern = town.stage.browser().get("/kernen/ceedorp").await;
    assert!(kern.body.contains("href=\"/groepen/werkgroep-lantaarns\""));
    let page = town.stage.browser().get("/groepen/werkgroep-lantaarns").await;
    whole(&page.body);
    assert!(page.body.contains("Werkgroep Lantaarns") && page.body.contains("href=\"/kernen/ceedorp\""));
    assert!(town.stage.browser().get("/zoeken?q=lantaarns").await.body.contains("Werkgroep Lantaarns"));
    assert!(
        town.stage
            .browser()
            .get("/zoeken?q=lantaarns")
            .await
            .body
            .contains("href=\"/groepen/werkgroep-lantaarns\"")
    );
    for slug in ["werkgroep-lantaarns", "werkgroep-lantaarns-2"] {
        let mut ended = if slug.ends_with('2') { other.to_vec() } else { fields.clone() };
        ended.extend([("beeindigd", "ja"), ("versie", "1")]);
        assert_eq!(beheer.post(&format!("/beheer/groepen/{slug}"), &ended).await.status, 303);
    }
    assert!(!town.stage.browser().get("/kernen/ceedorp").await.body.contains("Werkgroep Lantaarns"));
    assert!(
        !town
            .stage
            .browser()
            .get("/zoeken?q=lantaarns")
            .await
            .body
            .contains("href=\"/groepen/werkgroep-lantaarns\"")
    );
    let gone = town.stage.browser().get("/groepen/werkgroep-lantaarns").await;
    whole(&gone.body);
    assert!(gone.status == 200 && gone.body.contains("Deze groep is gestopt op"), "links to it stay whole");
    assert_eq!(town.stage.browser().get("/groepen/bestaat-niet").await.status, 404);
    fields.push(("versie", "1"));
    let stale = beheer.post("/beheer/groepen/werkgroep-lantaarns", &fields).await;
    assert_eq!(stale.status, 409);
    whole(&stale.body);
}

#[db::test]
async fn teams_and_partners_come_change_and_end(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    for list in ["teams", "partners"] {
        let path = format!("/beheer/{list}");
        let added = beheer.post(&format!("{path}/nieuw"), &[("naam", "Water & Groen")]).await;
        assert_eq!(added.status, 303);
        let own = format!("{path}/water-en-groen");
        let fields = [("naam", "Water"), ("versie", "1"), ("beeindigd", "ja")];
        assert_eq!(beheer.post(&own, &fields).await.status, 303);
        assert!(beheer.get(&path).await.body.contains("gestopt"));
        assert_eq!(beheer.post(&own, &fields).await.status, 409);
        assert_eq!(beheer.get(&format!("{path}/onbekend")).await.status, 404);
    }
    let teams = villages::teams(&mut town.read().await, town.stage.tenant).await.unwrap();
    assert!(teams.iter().any(|team| team.name == "Water" && team.ended_at.is_some()));
}

#[db::test]
async fn contacts_and_channels_come_change_and_go(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let kern = town.kern("ceedorp").await;
    let mut officer = town.signed_in(Role::AreaOfficer, Scope::Of(ScopeKind::Kern, kern.id.uuid()));
    let base = "/beheer/kernen/ceedorp";
    let fields =
        [("ambt", "area_officer"), ("naam", "Kernambtenaar"), ("telefoon", "14 0345"), ("email", "fout")];
    let wrong = officer.post(&format!("{base}/contact/nieuw"), &fields).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("14 0345"));
    let added = officer.post(&format!("{base}/contact/nieuw"), &fields[..3]).await;
    assert_eq!(added.status, 303);
    assert!(town.stage.browser().get("/kernen/ceedorp").await.body.contains("14 0345"));
    let contacts = villages::officers_of(&mut town.read().await, town.stage.tenant, kern.id).await.unwrap();
    let one = contacts.iter().find(|contact| contact.label == "Kernambtenaar").unwrap();
    let path = format!("{base}/contact/{}", one.id);
    let mut changed = fields[..3].to_vec();
    changed.push(("versie", "oud"));
    assert_eq!(officer.post(&path, &changed).await.status, 409);
    let unsure = officer.post(&format!("{path}/weg"), &[]).await;
    assert_eq!(unsure.status, 400, "one tap is not enough");
    whole(&unsure.body);
    assert!(unsure.body.contains("id=\"deelweg-zeker-fout\"") && unsure.body.contains("14 0345"));
    let sure = [("zeker", "ja")];
    assert_eq!(officer.post(&format!("{path}/weg"), &sure).await.status, 303);
    assert_eq!(officer.post(&format!("{path}/weg"), &sure).await.status, 409);
    assert_eq!(officer.get(&path).await.status, 404);
    let gone = officer.post(&path, &changed).await;
    assert_eq!(gone.status, 409, "what was typed is not lost: {}", gone.body);
    whole(&gone.body);
    assert!(gone.body.contains("Iemand anders haalde dit weg") && gone.body.contains("value=\"14 0345\""));
    assert!(gone.body.contains(&format!("action=\"{base}/contact/nieuw\"")), "{}", gone.body);
    assert_eq!(value_of(&gone.body, "versie"), "");
    let channel = [("soort", "app"), ("naam", "Buurtapp"), ("adres", "https://voorbeeld.example")];
    assert_eq!(officer.post(&format!("{base}/kanaal/nieuw"), &channel).await.status, 303);
    assert!(town.stage.browser().get("/kernen/ceedorp").await.body.contains("Buurtapp"));
}

#[db::test]
async fn settings_change_words_and_refuse_pale_colours(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let version = value_of(&beheer.get("/beheer/instellingen").await.body, "versie");
    let mut fields = vec![
        ("naam", "Voorbeeldstad"),
        ("gebiedsmakelaar", "kernambtenaar"),
        ("kern", "dorp"),
        ("kernen", "dorpen"),
        ("intro", "Welkom."),
        ("versie", &*version),
    ];
    let steps = ["50", "100", "200", "300", "400", "500", "600", "700"].map(|step| format!("kleur-{step}"));
    let mut pale = fields.clone();
    pale.extend(steps.iter().map(|step| (step.as_str(), "#dddddd")));
    let refused = beheer.post("/beheer/instellingen", &pale).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(
        refused.body.contains("Stap 500 is te licht") && refused.body.contains("1,4"),
        "{}",
        refused.body
    );
    assert_eq!(beheer.post("/beheer/instellingen", &fields).await.status, 303);
    let home = town.stage.browser().get("/").await;
    assert!(home.body.contains("Hoe staat het in uw dorp?") && home.body.contains("Welkom."));
    let list = town.stage.browser().get("/kernen").await.body;
    assert!(list.contains(">Dorpen</h1>") && list.contains(">Dorpen</a>"), "one name in menu and heading");
    assert!(!list.contains("Alle dorpen"), "{list}");
    let below = town.stage.browser().get("/kernen/ceedorp").await.body;
    assert!(below.contains("href=\"/kernen\">Dorpen</a>"), "and on the way back");
    let contacts = beheer.get("/beheer/kernen/ceedorp").await.body;
    assert!(contacts.contains(">Kernambtenaar"), "a role begins with a capital: {contacts}");
    fields[4].1 = "Anders.";
    let stale = beheer.post("/beheer/instellingen", &fields).await;
    assert_eq!(stale.status, 409);
    whole(&stale.body);
    assert!(stale.body.contains("Anders.") && stale.body.contains("Welkom."));
}
