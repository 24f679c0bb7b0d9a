// SPDX-License-Identifier: EUPL-1.2
//! What the asker says after it seemed done; words that threaten; and what a partner gets.

use crate::town::{Asked, Town, migrations, whole};
use db::{Db, sql};
use kernel::{Role, Scope};
use questions::model::State;

#[db::test]
async fn what_is_said_after_the_answer_waits_for_a_colleague(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen weer vast.")]).await;
    town.on("2026-11-25");
    let add = format!("{}/aanvullen", asked.own);
    let sent = town.stage.browser().post(&add, &[("tekst", "Nee hoor, ze liggen nog los.")]).await;
    assert_eq!(sent.status, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.ended_on), (State::Answered, Some("2026-11-23".parse().unwrap())));
    let list = officer.get("/werk/vragen?stand=aangevuld").await;
    whole(&list.body);
    assert!(list.body.contains("Losse tegels") && list.body.contains("De vrager vulde aan"));
    town.done(&mut officer, &asked, "notitie", &[("tekst", "Ik bel de aannemer.")]).await;
    assert!(town.question(&asked.number).await.added_on.is_some(), "a note is not an eye on it");
    assert!(officer.get(&asked.work()).await.body.contains("Nee hoor, ze liggen nog los."));
    town.done(&mut officer, &asked, "gelezen", &[]).await;
    assert!(!officer.get("/werk/vragen?stand=aangevuld").await.body.contains("Losse tegels"));
    town.on("2026-11-26");
    assert_eq!(town.act(&mut officer, &asked, "gelezen", &[]).await.status, 409, "once");
    let own = town.stage.browser().get(&asked.own).await;
    assert!(own.body.contains("Nee hoor") && !own.body.contains("gelezen"), "the asker sees what they said");
    town.on("2026-12-22");
    assert!(!town.stage.browser().get(&asked.own).await.body.contains("/aanvullen"));
    assert_eq!(town.stage.browser().post(&add, &[("tekst", "Te laat.")]).await.status, 409);
}

#[db::test]
async fn words_that_threaten_are_read_only_by_who_chooses_to(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Jullie zijn prutsers", "boos@thuis.example").await;
    town.stage.browser().post(&format!("{}/aanvullen", asked.own), &[("tekst", "Ik weet u te vinden")]).await;
    let mut officer = town.officer().await;
    assert_eq!(town.act(&mut officer, &asked, "afschermen", &[("tekst", "")]).await.status, 400, "a reason");
    town.colleague("Beheer", Role::Administrator, Scope::All).await;
    town.done(&mut officer, &asked, "afschermen", &[("tekst", "Bedreigt een collega.")]).await;
    let told = town.mails().await.pop().unwrap();
    assert_eq!(told.recipient, "beheer@gemeente.example", "nobody has it yet");
    assert!(told.body.contains(&asked.number) && !told.body.contains("Bedreigt"), "{}", told.body);
    let page = officer.get(&asked.work()).await.body;
    whole(&page);
    for hidden in ["prutsers", "Ik weet u te vinden", "De tegels voor de school"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    assert!(page.contains("Bedreigt een collega."));
    let list = officer.get("/werk/vragen").await.body;
    assert!(!list.contains("prutsers") && list.contains("Afgeschermd"));
    let shown = officer.get(&format!("{}?toon=ja", asked.work())).await.body;
    assert!(shown.contains("prutsers") && shown.contains("Ik weet u te vinden"));
    let own = town.stage.browser().get(&asked.own).await.body;
    assert!(own.contains("prutsers") && !own.contains("Bedreigt"), "the asker does not notice");
    let (_, mut policy) = town.colleague("Beleid", Role::PolicyOfficer, Scope::All).await;
    assert_eq!(town.act(&mut policy, &asked, "tonen", &[]).await.status, 403);
    town.done(&mut officer, &asked, "tonen", &[]).await;
    assert!(officer.get("/werk/vragen").await.body.contains("prutsers"));
}

#[db::test]
async fn a_partner_with_a_mailbox_gets_the_question_and_who_asked_only_when_chosen(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let partner = town.partner;
    let id = partner.to_string();
    let message = "De container is vol.\n\nAadorp, Schoolstraat";
    let fields = [("partner", id.as_str()), ("tekst", "Zij legen hem deze week."), ("bericht", message)];
    let without = town.ask("Een volle container", "mina@thuis.example").await;
    let form = officer.get(&without.work()).await.body;
    assert!(
        form.contains("Een volle container\n\nDe tegels voor de school liggen los."),
        "as it was asked: {form}"
    );
    let told = town.act(&mut officer, &without, "doorsturen", &fields).await;
    assert_eq!(told.status, 400, "nothing went out and nobody passed it on");
    whole(&told.body);
    assert!(
        told.body.contains("Geef de vraag eerst zelf door") && told.body.contains("De container is vol.")
    );
    assert_eq!(town.question(&without.number).await.state, State::New);
    let by_hand = [fields[0], fields[1], fields[2], ("zelf", "ja"), ("vrager", "ja")];
    town.done(&mut officer, &without, "doorsturen", &by_hand).await;
    let told = town.mails().await;
    assert!(told.iter().any(|mail| mail.body.contains("Wij gaven door wie u bent")), "also by hand");
    let mails = |mails: Vec<jobs::mail::Queued>| -> Vec<String> {
        let to_partner = mails.into_iter().filter(|mail| mail.recipient == "loket@afval.example");
        to_partner.map(|mail| mail.body).collect()
    };
    assert!(mails(town.mails().await).is_empty());
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let sql = "UPDATE partner SET email = 'loket@afval.example' WHERE tenant_id = $1 AND id = $2";
            tx.audit(&ctx, kernel::Audit::new("test.partner", "partner", partner)).await?;
            Ok(tx.run(sql!(sql, ctx.tenant, partner)).await?)
        })
    })
    .await
    .unwrap();
    let first = town.ask("Nog een volle container", "mina@thuis.example").await;
    town.done(&mut officer, &first, "doorsturen", &fields).await;
    let second = town.ask("Een derde volle container", "mina@thuis.example").await;
    let with = [fields[0], fields[1], fields[2], ("vrager", "ja")];
    town.done(&mut officer, &second, "doorsturen", &with).await;
    let bodies = mails(town.mails().await);
    assert_eq!(bodies.len(), 2);
    let about = |asked: &Asked| bodies.iter().find(|body| body.contains(&asked.number)).unwrap();
    for asked in [&first, &second] {
        let body = about(asked);
        assert!(body.contains("De container is vol."), "{body}");
        assert!(body.contains("Aadorp, Schoolstraat"), "{body}");
        let key = asked.own.rsplit('/').next().unwrap();
        assert!(!body.contains(key), "the private page is the asker's");
    }
    assert!(!about(&first).contains("mina@") && !about(&first).contains("Wilhelmina"));
    assert!(about(&second).contains("mina@thuis.example") && about(&second).contains("Wilhelmina Jansen"));
}

#[db::test]
async fn what_the_partner_reads_names_nobody_unless_it_is_meant_to(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let id = town.partner.to_string();
    let fields = [("partner", id.as_str()), ("tekst", "Zij legen hem deze week.")];
    let third = town.ask("Een vierde volle container", "mina@thuis.example").await;
    for (words, refused) in [
        ("Groet, Wilhelmina Jansen", "Haal dat weg."),
        ("De container bij Jansen is vol.", "Mogen anderen dit lezen?"),
    ] {
        let named = [fields[0], fields[1], ("zelf", "ja"), ("bericht", words)];
        let answer = town.act(&mut officer, &third, "doorsturen", &named).await;
        assert_eq!(answer.status, 400, "{words}");
        whole(&answer.body);
        assert!(answer.body.contains(refused), "{words}: {}", answer.body);
    }
    let named =
        [fields[0], fields[1], ("zelf", "ja"), ("vrager", "ja"), ("bericht", "Groet, Wilhelmina Jansen")];
    town.done(&mut officer, &third, "doorsturen", &named).await;
}
