// SPDX-License-Identifier: EUPL-1.2
//! Beheer of agendas, points and rules, through HTTP.

use crate::desk::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};

const NEW: &str = "/beheer/agendas/nieuw";
const RULES: &str = "/beheer/spelregels";

/// The addresses of the agendas in the list.
fn listed(body: &str) -> Vec<String> {
    let links = body.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    let of_agenda = |link: &&str| link.starts_with("/beheer/agendas/") && *link != NEW;
    links.filter(of_agenda).map(str::to_owned).collect()
}

#[db::test]
async fn an_agenda_is_made_and_changed(db: Db) {
    let town = Town::new(db).await;
    let mut browser = town.officer();
    let first = listed(&browser.get("/beheer/agendas").await.body).remove(0);
    whole(&browser.get(NEW).await.body);
    let kern = town.aadorp.to_string();
    let fields = [("kernen", kern.as_str()), ("titel", "Agenda twee"), ("staat", "adopted")];
    let wrong = browser.post(NEW, &fields).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("Agenda twee"), "{}", wrong.body);
    let years = [fields.as_slice(), &[("stand", "2026"), ("van", "vorig"), ("tot", "nu")]].concat();
    let wrong = browser.post(NEW, &years).await;
    for field in ["Eerste jaar", "Laatste jaar"] {
        let message = format!("Vul bij ‘{field}’ een getal in van 1900 tot en met 2200<");
        assert!(wrong.body.contains(&message), "{field}: {}", wrong.body);
    }
    let fields = [fields.as_slice(), &[("stand", "2026")]].concat();
    assert_eq!(browser.post(NEW, &fields).await.status, 303);
    let list = browser.get("/beheer/agendas").await.body;
    whole(&list);
    assert!(list.contains("versie 2") && list.contains("Vervangen"), "{list}");
    let change = [("titel", "Mijn titel"), ("staat", "replaced"), ("stand", "2026"), ("versie", "1")];
    let late = browser.post(&first, &change).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(late.body.contains("Mijn titel") && late.body.contains("Vervangen"), "{}", late.body);
    let change = [("titel", "Mijn titel"), ("staat", "replaced"), ("stand", "2026"), ("versie", "2")];
    assert_eq!(browser.post(&first, &change).await.status, 303);
}

#[db::test]
async fn the_rules_are_changed(db: Db) {
    let town = Town::new(db).await;
    assert_eq!(town.officer().get(RULES).await.status, 403);
    let mut browser = town.signed_in(Role::Administrator, Scope::All);
    whole(&browser.get(RULES).await.body);
    let rest = [("tot", "1 maart"), ("jaren", "4"), ("stil", "90"), ("waarschuw", "14")];
    let rest = [rest.as_slice(), &[("versie", "01-01/12-31/4/90/14")]].concat();
    let wrong = browser.post(RULES, &[rest.as_slice(), &[("van", "31-2")]].concat()).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("31-2"), "{}", wrong.body);
    let field = "Eerste dag waarop inwoners iets kunnen voorstellen";
    assert!(wrong.body.contains(&format!("De dag bij ‘{field}’ bestaat niet.")), "{}", wrong.body);
    let good = [rest.as_slice(), &[("van", "1-2")]].concat();
    assert_eq!(browser.post(RULES, &good).await.status, 303);
    let page = browser.get("/kernen/aadorp/agenda").await.body;
    assert!(page.contains("U kunt nu geen nieuw punt voorstellen."), "{page}");
    let mut other = good.clone();
    other[1] = ("jaren", "5");
    let late = browser.post(RULES, &other).await;
    assert_eq!(late.status, 409, "somebody was first");
    whole(&late.body);
    for text in [
        "Iemand was u voor",
        ">4</td>",
        ">5</td>",
        "name=\"jaren\" type=\"text\" autocomplete=\"off\" value=\"5\"",
    ] {
        assert!(late.body.contains(text), "{text}: {}", late.body);
    }
}

#[db::test]
async fn staff_put_a_point_on_their_own_agenda(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer();
    let form = format!("{}/punt", listed(&officer.get("/beheer/agendas").await.body).remove(0));
    assert!(officer.get("/kernen/aadorp/agenda").await.body.contains(&form));
    whole(&officer.get(&form).await.body);
    let kern = town.aadorp.to_string();
    let fields = [("kernen", kern.as_str()), ("titel", "Een bankje"), ("status", "planned")];
    let made = officer.post(&form, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let page = officer.get(&made.location).await.body;
    assert!(page.contains("Een bankje") && page.contains("Gepland"), "{page}");
    let mut all = town.signed_in(Role::Administrator, Scope::All);
    for link in listed(&all.get("/beheer/agendas").await.body) {
        let own = form.starts_with(&link);
        assert_eq!(officer.get(&link).await.status, if own { 200 } else { 403 });
        assert_eq!(officer.get(&format!("{link}/punt")).await.status, if own { 200 } else { 403 });
    }
}

#[db::test]
async fn on_a_shared_agenda_an_officer_puts_points_only_in_their_own_kern(db: Db) {
    let town = Town::new(db).await;
    let (own, other) = (town.aadorp.to_string(), town.beekdorp.to_string());
    let fields = [("kernen", own.as_str()), ("kernen", &other), ("titel", "Agenda van twee")];
    let fields = [fields.as_slice(), &[("staat", "adopted"), ("stand", "2026")]].concat();
    let made = town.signed_in(Role::Administrator, Scope::All).post(NEW, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let mut officer = town.officer();
    let list = officer.get("/beheer/agendas").await.body;
    let shared = list.split("<tr").find(|row| row.contains("Agenda van twee")).unwrap();
    let form = format!("{}/punt", listed(shared).remove(0));
    let page = officer.get(&form).await.body;
    whole(&page);
    assert!(page.contains(&format!("value=\"{own}\"")) && !page.contains(&other), "{page}");
    let fields = [("kernen", other.as_str()), ("titel", "Een bankje"), ("status", "planned")];
    for kernen in [vec![("kernen", other.as_str())], vec![("kernen", &own), ("kernen", &other)]] {
        let refused = officer.post(&form, &[&fields[1..], &kernen].concat()).await;
        assert_eq!(refused.status, 400, "{}", refused.body);
        whole(&refused.body);
        assert!(refused.body.contains("id=\"punt-kernen-fout\""), "{}", refused.body);
    }
    let good = [fields[1], fields[2], ("kernen", own.as_str())];
    let made = officer.post(&form, &good).await;
    assert_eq!((made.status, made.location.as_str()), (303, "/kernen/aadorp/agenda/1"), "{}", made.body);
    let form = town.signed_in(Role::Administrator, Scope::All).get(&form).await.body;
    assert!(form.contains(&own) && form.contains(&other), "who may in both chooses: {form}");
}
