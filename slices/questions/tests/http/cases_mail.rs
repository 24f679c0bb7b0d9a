// SPDX-License-Identifier: EUPL-1.2
//! A party answers our mail by mail: colleagues find a message, with its files, and nobody else reads it.

use crate::cases::C;
use crate::town::{Town, migrations, whole};
use db::{Db, sql};
use files::testing::{pdf, photo, two_halves};
use kernel::{Error, Role};
use web::Attached;
use web::slice::MailAnswer;
use web::testing::Browser;

/// Hands an answer over as `brink mail` does.
pub(crate) async fn answer(
    town: &Town,
    token: &str,
    text: &str,
    files: Vec<Attached>,
) -> kernel::Result<bool> {
    let answer = MailAnswer { text: text.into(), files, ..MailAnswer::default() };
    let slice = crate::town::slices().pop().unwrap();
    slice.answered(&town.stage.app, &town.stage.system(), token, &answer).await
}

/// The token in the address of the newest mail to somebody.
pub(crate) async fn token(town: &Town, to: &str) -> String {
    let mails = town.mails().await;
    let thread = mails.iter().rfind(|mail| mail.recipient == to).and_then(|mail| mail.thread.clone());
    thread.unwrap().strip_prefix("voorbeeldstad.").unwrap().to_owned()
}

/// The casus of Mina with the group De Wilg, and what the group answers with.
async fn with_group(town: &Town, officer: &mut Browser) -> String {
    town.begun(officer).await;
    let group = [("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example")];
    town.done_casus(officer, C, "meedoen", &group).await;
    token(town, "bestuur@wilg.example").await
}

#[db::test]
async fn an_answer_by_mail_is_a_message_that_colleagues_read(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let group = with_group(&town, &mut officer).await;
    assert!(group.starts_with("c-2026-001-2-") && group == group.to_lowercase(), "{group}");
    let (before, path) = (town.mails().await.len(), format!("/werk/casussen/{C}"));
    let files = vec![
        Attached::of("IMG_1.jpg", photo(&two_halves(40, 30), 1)).await.unwrap(),
        Attached::of("Plan.pdf", pdf(&["Plan"])).await.unwrap(),
    ];
    assert!(answer(&town, &group, "Wij hebben al een aannemer, Kees Bouw.", files).await.unwrap());
    assert_eq!(town.mails().await.len(), before, "nobody is told: it may name people");

    let page = officer.get(&path).await.body;
    whole(&page);
    for told in ["Kees Bouw", "Bericht", "De Wilg", "Nieuw bericht", "Foto 1", "Plan.pdf"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let (_, mut far) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let hrefs: Vec<String> =
        page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().into()).collect();
    let mut links: Vec<&String> = hrefs.iter().filter(|href| href.contains("/bestand/")).collect();
    links.dedup();
    assert_eq!(links.len(), 2, "{links:?}");
    for link in links {
        assert_eq!(officer.get(link).await.status, 200, "{link}");
        assert_eq!(far.get(link).await.status, 404, "{link}");
        assert_ne!(town.stage.browser().get(link).await.status, 200, "{link}");
    }
    let mut mina = town.stage.browser();
    let own = mina.get(&town.party(C, 2).await).await.body;
    whole(&own);
    assert!(own.contains("Kees Bouw"), "who said it finds it back");
    assert!(!mina.get(&town.party(C, 1).await).await.body.contains("Kees Bouw"), "others do not");

    for list in ["/werk", "/werk/casussen?stand=bericht"] {
        let list = officer.get(list).await.body;
        whole(&list);
        assert!(list.contains(C), "{list}");
    }
    assert!(officer.get("/werk").await.body.contains("stuurde een bericht"));
    town.done_casus(&mut officer, C, "gelezen", &[]).await;
    assert!(!officer.get("/werk").await.body.contains("stuurde een bericht"));
    assert!(!officer.get("/werk/casussen?stand=bericht").await.body.contains(C));
    let again = town.act_casus(&mut officer, C, "gelezen", &[]).await;
    assert_eq!(again.status, 409, "there is nothing to read");
}

#[db::test]
async fn a_wrong_key_or_too_late_changes_nothing(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let group = with_group(&town, &mut officer).await;
    let (number, key) = group.rsplit_once('-').unwrap();
    let page_key = town.party(C, 2).await.rsplit('/').next().unwrap().to_owned();
    for bad in [
        format!("{number}-{}", "0".repeat(key.len())),
        format!("{number}-{page_key}"),
        format!("c-2026-001-1-{key}"),
        format!("c-2026-002-1-{key}"),
    ] {
        let refused = answer(&town, &bad, "Dit hoort hier niet.", Vec::new()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{bad}");
    }
    for foreign in ["c-", "c-2026-001", "c-2026-001-2"] {
        assert!(!answer(&town, foreign, "Dit hoort hier niet.", Vec::new()).await.unwrap(), "{foreign}");
    }
    let own = format!("/casus/{C}/2/{key}");
    assert_eq!(town.stage.browser().get(&own).await.status, 404, "a key for mail opens no page");
    town.done_casus(&mut officer, C, "kan-niet", &[("tekst", "Er ligt een leiding.")]).await;
    town.on("2026-12-19");
    assert!(answer(&town, &group, "Jammer.", Vec::new()).await.unwrap(), "four weeks after the result");
    town.on("2026-12-20");
    let late = answer(&town, &group, "Dit hoort hier niet.", Vec::new()).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "and a day");
    town.on("2026-12-19");
    let leave = format!("{}/vertrek", town.party(C, 2).await);
    assert_eq!(town.stage.browser().post(&leave, &[("zeker", "ja")]).await.status, 303);
    let gone = answer(&town, &group, "Dit hoort hier niet.", Vec::new()).await;
    assert!(matches!(gone, Err(Error::NotFound)), "who left says nothing any more");
    let page = officer.get(&format!("/werk/casussen/{C}")).await.body;
    assert!(page.contains("Jammer.") && !page.contains("hoort hier niet"), "{page}");
}

#[db::test]
async fn what_a_party_sent_goes_when_it_is_erased(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let group = with_group(&town, &mut officer).await;
    let mina = town.stage.browser().get(&town.party(C, 1).await).await;
    assert_eq!(mina.status, 200);
    let photo = || async { Attached::of("a.jpg", photo(&two_halves(40, 30), 1)).await.unwrap() };
    assert!(answer(&town, &group, "Een geheim van de Wilg.", vec![photo().await]).await.unwrap());
    let rows = || async {
        let sql = "SELECT (SELECT count(*) FROM casus_file WHERE tenant_id = $1) AS a,
            (SELECT count(*) FROM file WHERE tenant_id = $1) AS b,
            (SELECT count(*) FROM casus_deed WHERE tenant_id = $1 AND text LIKE '%geheim%') AS c";
        let counts: (i64, i64, i64) = town.read().await.one(sql!(sql, town.stage.tenant)).await.unwrap();
        counts
    };
    assert_eq!(rows().await, (1, 1, 1));
    let erased = town.write(|ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "gemeente", ctx.tenant)).await?;
            crate::town::slices().pop().unwrap().erase_address(&ctx, tx, "bestuur@wilg.example").await
        })
    });
    assert_eq!(erased.await.unwrap(), 1);
    assert_eq!(rows().await, (0, 0, 0));
    assert_eq!(town.file(C).await.casus.forgotten_at, None, "Mina still takes part");
}

#[db::test]
async fn a_party_speaks_on_its_page_and_can_leave_nothing_behind(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    with_group(&town, &mut officer).await;
    let (own, mut mina) = (town.party(C, 1).await, town.stage.browser());
    let page = mina.get(&own).await.body;
    whole(&page);
    assert!(page.contains("Zeg iets tegen de gemeente"), "{page}");
    let say = format!("{own}/bericht");
    let empty = mina.post(&say, &[("tekst", " ")]).await;
    assert_eq!(empty.status, 400);
    whole(&empty.body);
    for _ in 0..2 {
        assert_eq!(
            mina.post(&say, &[("tekst", "Een geheim van Mina.")]).await.status,
            303,
            "a second tap too"
        );
    }
    let said = |body: &str| body.matches("Een geheim van Mina.").count();
    assert_eq!(said(&mina.get(&own).await.body), 1, "who said it reads it");
    assert_eq!(said(&town.stage.browser().get(&town.party(C, 2).await).await.body), 0, "the others do not");
    assert_eq!(said(&officer.get(&format!("/werk/casussen/{C}")).await.body), 1);
    assert!(town.casus(C).await.added_on.is_some(), "it stands on the worklist");
    let strange = format!("/casus/{C}/1/{}/bericht", "0".repeat(32));
    assert_eq!(mina.post(&strange, &[("tekst", "Hallo.")]).await.status, 404);
    let gone = mina.post(&format!("{own}/vertrek"), &[("zeker", "ja"), ("wis", "ja")]).await;
    assert_eq!(gone.status, 303);
    assert_eq!(said(&officer.get(&format!("/werk/casussen/{C}")).await.body), 0);
    assert_eq!(mina.post(&say, &[("tekst", "Nog iets.")]).await.status, 404);
}

#[db::test]
async fn who_left_is_erased_with_what_they_sent(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let group = with_group(&town, &mut officer).await;
    assert!(answer(&town, &group, "De groep blijft.", Vec::new()).await.unwrap());
    let (own, mut mina) = (town.party(C, 1).await, town.stage.browser());
    assert_eq!(mina.post(&format!("{own}/bericht"), &[("tekst", "Een geheim van Mina.")]).await.status, 303);
    assert_eq!(mina.post(&format!("{own}/vertrek"), &[("zeker", "ja")]).await.status, 303);
    let page = |body: String| body.contains("Een geheim van Mina.");
    assert!(page(officer.get(&format!("/werk/casussen/{C}")).await.body), "it stays with the casus");
    let erased = town.write(|ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "gemeente", ctx.tenant)).await?;
            crate::town::slices().pop().unwrap().erase_address(&ctx, tx, "mina@thuis.example").await
        })
    });
    assert_eq!(erased.await.unwrap(), 1);
    assert!(!page(officer.get(&format!("/werk/casussen/{C}")).await.body), "by address, as by number");
    // A colleague erases what a party sent that left without a question of its own.
    let second = format!("{}/vertrek", town.party(C, 2).await);
    assert_eq!(mina.post(&second, &[("zeker", "ja")]).await.status, 303);
    let group = |body: String| body.contains("De groep blijft.");
    assert!(group(officer.get(&format!("/werk/casussen/{C}")).await.body));
    assert_eq!(town.act_casus(&mut officer, C, "vertrek", &[("partij", "2")]).await.status, 400);
    town.done_casus(&mut officer, C, "vertrek", &[("partij", "2"), ("wis", "ja")]).await;
    assert!(!group(officer.get(&format!("/werk/casussen/{C}")).await.body));
    let casus = town.casus(C).await;
    assert_eq!(casus.forgotten_at, None, "Mina took part too: it was not the group’s alone");
    assert!(casus.title.contains("boules"), "{}", casus.title);
}
