// SPDX-License-Identifier: EUPL-1.2
//! Contacts of a kern and the accounts that they belong to.

use crate::common;
use crate::common::{Town, VOORBEELDSTAD, migrations, whole};
use kernel::{Audit, PersonId, Role, Scope, ScopeKind};
use villages::Contact;

const FORM: &str = "/beheer/kernen/ceedorp/contact/nieuw";

async fn of_kern(town: &Town, slug: &str) -> Vec<Contact> {
    let kern = town.kern(slug).await.id;
    villages::officers_of(&mut town.read().await, town.stage.tenant, kern).await.unwrap()
}

async fn here(town: &Town, slug: &str) -> Scope {
    Scope::Of(ScopeKind::Kern, town.kern(slug).await.id.uuid())
}

async fn erase(town: &Town, person: PersonId) {
    let ctx = town.stage.system();
    town.write(&ctx, move |ctx, tx| {
        Box::pin(async move {
            for slice in common::slices().iter().rev() {
                slice.erase(&ctx, tx, person).await?;
            }
            Ok(tx.audit(&ctx, Audit::new("test.erase", "persoon", person)).await?)
        })
    })
    .await;
}

async fn exported(town: &Town, person: PersonId) -> String {
    let ctx = town.stage.system();
    let parts = common::slices()[1].export(&ctx, &mut town.read().await, person).await.unwrap();
    format!("{parts:?}")
}

#[db::test]
async fn a_contact_made_by_hand_goes_with_the_account_of_its_address(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let jan = town.person("Jan", Role::AreaOfficer, Scope::All).await;
    let mut beheer = town.administrator();
    for slug in ["aadorp", "ceedorp"] {
        let fields = [("ambt", "area_officer"), ("naam", "Jan Jansen"), ("telefoon", "06 12345678")];
        let fields = [fields.as_slice(), &[("email", "jan@voorbeeld.example")]].concat();
        let form = format!("/beheer/kernen/{slug}/contact/nieuw");
        assert_eq!(beheer.post(&form, &fields).await.status, 303);
    }
    let all = exported(&town, jan).await;
    assert!(all.contains("06 12345678") && all.contains("Aadorp") && all.contains("Ceedorp"), "{all}");
    erase(&town, jan).await;
    for slug in ["aadorp", "ceedorp"] {
        let page = town.stage.browser().get(&format!("/kernen/{slug}")).await.body;
        assert!(!page.contains("Jan Jansen") && !page.contains("06 12345678"), "{slug}");
    }
}

#[db::test]
async fn the_address_goes_where_somebody_else_is_shown_with_it(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let jan = town.person("Jan", Role::AreaOfficer, Scope::All).await;
    let els = town.person("Els", Role::AreaOfficer, Scope::All).await.to_string();
    let fields = [("ambt", "area_officer"), ("persoon", &*els), ("naam", "Els Elzinga")];
    let fields = [fields.as_slice(), &[("email", "jan@voorbeeld.example")]].concat();
    assert_eq!(town.administrator().post(FORM, &fields).await.status, 303);
    erase(&town, jan).await;
    let left = of_kern(&town, "ceedorp").await;
    let els = left.iter().find(|contact| contact.label == "Els Elzinga").unwrap();
    assert_eq!(els.email, None);
}

/// Groups of Ceedorp with these addresses, written as a world may bring them.
async fn groups_with(town: &Town, addresses: [&'static str; 2]) {
    let kern = town.kern("ceedorp").await.id.to_string();
    for (name, address) in ["Raad van Ceedorp", "Werkgroep Groen"].into_iter().zip(addresses) {
        let fields = [("naam", name), ("soort", "dorpsraad"), ("kern", &*kern), ("email", address)];
        assert_eq!(town.administrator().post("/beheer/groepen/nieuw", &fields).await.status, 303);
        let ctx = town.stage.system();
        town.write(&ctx, move |ctx, tx| {
            Box::pin(async move {
                let text = "UPDATE resident_group SET email = $2 WHERE tenant_id = $1 AND name = $3";
                tx.run(db::sql!(text, ctx.tenant, address, name)).await?;
                Ok(tx.audit(&ctx, Audit::new("test.group", "gemeente", ctx.tenant)).await?)
            })
        })
        .await;
    }
}

#[db::test]
async fn an_address_that_is_erased_leaves_the_groups_too(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let jan = town.person("Jan", Role::Resident, Scope::All).await;
    groups_with(&town, ["Els@Voorbeeld.example", "JAN@voorbeeld.example"]).await;
    let page = town.stage.browser().get("/kernen/ceedorp").await.body;
    assert!(page.contains("mailto:Els@Voorbeeld.example") && page.contains("mailto:JAN@"), "{page}");
    let version = async || {
        let groups = villages::groups(&mut town.read().await, town.stage.tenant).await.unwrap();
        groups.into_iter().find(|group| group.name == "Raad van Ceedorp").unwrap().version
    };
    let before = version().await;

    // Nobody logs in with the one; the other is of an account.
    let fields = [("email", "els@voorbeeld.example"), ("waarom", "gevraagd"), ("zeker", "ja")];
    let answer = town.administrator().post("/beheer/wissen", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(version().await, before + 1, "who was editing the group sees that it changed");
    let page = town.stage.browser().get("/kernen/ceedorp").await.body;
    assert!(page.contains("Raad van Ceedorp") && !page.contains("Els@"), "{page}");
    let all = exported(&town, jan).await;
    assert!(all.contains("Werkgroep Groen") && !all.contains("Raad van Ceedorp"), "{all}");
    erase(&town, jan).await;
    let page = town.stage.browser().get("/kernen/ceedorp").await.body;
    assert!(page.contains("Werkgroep Groen") && !page.contains("JAN@"), "{page}");
}

#[db::test]
async fn a_contact_is_chosen_among_those_with_the_right(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (own, other) = (here(&town, "ceedorp").await, here(&town, "aadorp").await);
    let jan = town.person("Jan", Role::AreaOfficer, own).await;
    let wim = town.person("Wim", Role::Alderman, Scope::All).await.to_string();
    let ria = town.person("Ria", Role::AreaOfficer, other).await.to_string();
    let mut beheer = town.administrator();
    let form = beheer.get(FORM).await.body;
    whole(&form);
    assert!(
        form.contains(">Jan</option>") && form.contains(">Wim</option>") && !form.contains(">Ria</option>")
    );
    let fields = |person| [("ambt", "area_officer"), ("persoon", person), ("naam", "Onze man")];
    for wrong in [&wim, &ria, "geen id"] {
        let answer = beheer.post(FORM, &fields(wrong)).await;
        assert_eq!(answer.status, 400, "{wrong}");
        whole(&answer.body);
        assert!(answer.body.contains("id=\"contact-persoon-fout\"") && answer.body.contains("Onze man"));
    }
    let own = jan.to_string();
    assert_eq!(beheer.post(FORM, &fields(&own)).await.status, 303);
    let contacts = of_kern(&town, "ceedorp").await;
    let one = contacts.iter().find(|contact| contact.label == "Onze man").unwrap();
    assert_eq!(one.person_id, Some(jan));
    assert!(exported(&town, jan).await.contains("Onze man"));

    // Whoever lost the right stays to be chosen where they stand, until somebody changes it.
    town.withdraw(jan).await;
    let path = format!("/beheer/kernen/ceedorp/contact/{}", one.id);
    let form = beheer.get(&path).await.body;
    assert!(form.contains("Jan (heeft hier geen recht meer)</option>"), "{form}");
    let version = common::value_of(&form, "versie");
    let mut again = fields(&own).to_vec();
    again.push(("versie", &version));
    assert_eq!(beheer.post(&path, &again).await.status, 303);
    again[1].1 = "";
    let version = common::value_of(&beheer.get(&path).await.body, "versie");
    again[3].1 = &version;
    assert_eq!(beheer.post(&path, &again).await.status, 303);
    assert!(of_kern(&town, "ceedorp").await.iter().all(|contact| contact.person_id != Some(jan)));
}

#[db::test]
async fn two_people_who_choose_another_account_see_both(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let jan = town.person("Jan", Role::AreaOfficer, Scope::All).await.to_string();
    let els = town.person("Els", Role::AreaOfficer, Scope::All).await.to_string();
    let mut beheer = town.administrator();
    let fields = [("ambt", "area_officer"), ("persoon", &*jan), ("naam", "Gebiedsmakelaar")];
    assert_eq!(beheer.post(FORM, &fields).await.status, 303);
    let contacts = of_kern(&town, "ceedorp").await;
    let one = contacts.iter().find(|contact| contact.label == "Gebiedsmakelaar").unwrap();
    let path = format!("/beheer/kernen/ceedorp/contact/{}", one.id);
    let late = [("ambt", "area_officer"), ("persoon", &*els), ("naam", "Gebiedsmakelaar"), ("versie", "oud")];
    let both = beheer.post(&path, &late).await;
    assert_eq!(both.status, 409);
    whole(&both.body);
    let table = both.body.split("</table>").next().unwrap();
    assert!(table.contains(">Jan</td>") && table.contains(">Els</td>"), "{table}");
}

#[db::test]
async fn beheer_says_when_the_page_does_not_show_who_holds_the_right(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let path = "/beheer/kernen/ceedorp";
    let mut beheer = town.administrator();
    let page = beheer.get(path).await.body;
    assert!(!page.contains("heeft hier"), "the demo matches: {page}");

    let own = here(&town, "ceedorp").await;
    let known = of_kern(&town, "ceedorp").await;
    let shown = known.iter().find(|contact| contact.office == villages::Office::AreaOfficer).unwrap();
    town.withdraw(shown.person_id.unwrap()).await;
    let page = beheer.get(path).await.body;
    whole(&page);
    assert!(page.contains("Op de pagina staat nog Gebiedsmakelaar 3"), "{page}");
    assert!(page.contains(&format!("href=\"{path}/contact/{}\">Pas dit contact aan", shown.id)));

    let jan = town.person("Jan", Role::AreaOfficer, own).await;
    let page = beheer.get(path).await.body;
    assert!(page.contains("Jan heeft hier het recht van Gebiedsmakelaar, maar staat nog niet"), "{page}");
    beheer.post(&format!("{path}/contact/{}/weg", shown.id), &[("zeker", "ja")]).await;
    let page = beheer.get(path).await.body;
    assert!(page.contains("Op de pagina staat nog niemand."), "{page}");
    let link = format!("{FORM}?ambt=area_officer&#38;persoon={jan}");
    assert!(page.contains(&link), "{page}");
    let form = beheer.get(&link.replace("&#38;", "&")).await.body;
    assert!(
        form.contains("value=\"area_officer\" checked")
            && form.contains(&format!("value=\"{jan}\" selected"))
    );

    let person = jan.to_string();
    let fields = [("ambt", "area_officer"), ("persoon", &*person), ("naam", "Onze man")];
    assert_eq!(beheer.post(FORM, &fields).await.status, 303);
    assert!(!beheer.get(path).await.body.contains("heeft hier"));
}

#[db::test]
async fn who_stands_there_by_hand_may_be_the_one(db: db::Db) {
    let town = Town::empty(db).await;
    let mut beheer = town.administrator();
    let kern = [("naam", "Aadorp"), ("plek", "52.05, 5.15"), ("fase", "1")];
    assert_eq!(beheer.post("/beheer/kernen/nieuw", &kern).await.status, 303);
    let form = "/beheer/kernen/aadorp/contact/nieuw";
    assert_eq!(beheer.post(form, &[("ambt", "area_officer"), ("naam", "Balie")]).await.status, 303);
    let own = here(&town, "aadorp").await;
    town.person("Jan", Role::AreaOfficer, own).await;
    let page = beheer.get("/beheer/kernen/aadorp").await.body;
    whole(&page);
    assert!(page.contains("Wel staat er Balie, zonder account.") && page.contains("Kies dan het account"));
}
