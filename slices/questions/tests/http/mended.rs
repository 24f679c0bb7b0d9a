// SPDX-License-Identifier: EUPL-1.2
//! What is looked at before it goes public, what comes back from a partner, who sees what lies nowhere, and
//! other promises that are small.

use crate::settings::value_of;
use crate::town::{BY_HAND, Town, form, migrations, whole};
use db::{Db, sql};
use kernel::{Role, Scope};

const PUBLIC: [(&str, &str); 2] =
    [("titel", "Tegels bij de school"), ("vraag", "Wanneer worden de tegels gemaakt?")];

#[db::test]
async fn what_may_tell_about_the_asker_is_looked_at_before_it_is_public(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask_with(&[("telefoon", "06-12345678")]).await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    let with = |answer: &'static str, seen: String| {
        let mut fields: Vec<(&str, String)> = PUBLIC.map(|(name, value)| (name, value.to_owned())).into();
        fields.extend([("antwoord", answer.to_owned()), ("gezien", seen)]);
        fields
    };
    let mut send = async |answer: &'static str, seen: &str| {
        let fields = with(answer, seen.to_owned());
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        town.act(&mut officer, &asked, "openbaar", &fields).await
    };
    for refused in ["Wilhelmina Jansen belde.", "Bel 06 12 34 56 78 even.", "Haar nummer is 111222333."] {
        let answer = send(refused, "").await;
        assert_eq!(answer.status, 400, "{refused}");
        let again = value_of(&answer.body, "gezien");
        assert_eq!(again, "", "nothing was only looked at");
        assert_eq!(send(refused, "ja").await.status, 400, "{refused}");
    }
    let doubtful = "Mevrouw Jansen kreeg nieuwe tegels.";
    let warned = send(doubtful, "").await;
    whole(&warned.body);
    assert!(warned.status == 400 && warned.body.contains("een deel van de naam"), "{}", warned.body);
    let seen = value_of(&warned.body, "gezien");
    assert_eq!(send("Mevrouw Jansen woont er al lang.", &seen).await.status, 400, "these are other words");
    assert_eq!(town.stage.browser().get("/vragen/2026-0001").await.status, 404);
    assert_eq!(send(doubtful, &seen).await.status, 303);
    assert!(town.stage.browser().get("/vragen/2026-0001").await.body.contains("Mevrouw Jansen"));
}

#[db::test]
async fn words_that_changed_after_the_warning_are_looked_at_again(db: Db) {
    let town = Town::new(db).await;
    let mut browser = town.stage.browser();
    let first = form(&[("tekst", "Bel mij op 0344-123456 over de tegels.")]);
    let warned = browser.post("/vragen/nieuw", &first).await;
    assert!(warned.status == 200 && warned.body.contains("Een telefoonnummer"));
    let seen = value_of(&warned.body, "gezien");
    let other = form(&[("tekst", "Mijn nummer is 111222333, over de tegels."), ("gezien", &seen)]);
    let again = browser.post("/vragen/nieuw", &other).await;
    assert!(again.status == 200 && again.body.contains("burgerservicenummer"), "{}", again.body);
    let same = [first, vec![("gezien", seen.as_str())]].concat();
    assert_eq!(browser.post("/vragen/nieuw", &same).await.status, 303);
}

#[db::test]
async fn one_address_gets_so_many_receipts_a_day_and_no_more(db: Db) {
    let town = Town::new(db).await;
    for number in 0..20 {
        town.ask(&format!("Vraag nummer {number}"), "mina@thuis.example").await;
    }
    let more = form(&[("titel", "Nog een vraag")]);
    assert_eq!(town.stage.browser().post("/vragen/nieuw", &more).await.status, 429);
    town.ask("Een andere inwoner", "jan@thuis.example").await;
    town.on("2026-11-22");
    town.ask("Een dag later", "mina@thuis.example").await;
}

#[db::test]
async fn what_is_about_no_kern_is_seen_by_every_officer_until_a_team_has_it(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask_with(&[("titel", "Over de hele gemeente"), ("kern", "")]).await;
    let mut officer = town.officer().await;
    let (_, mut other) = town.colleague("Buur", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let (_, mut policy) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    for browser in [&mut officer, &mut other] {
        assert!(browser.get("/werk/vragen").await.body.contains("Over de hele gemeente"));
        assert!(browser.get("/werk").await.body.contains("Over de hele gemeente"));
        assert_eq!(browser.get(&asked.work()).await.status, 200);
    }
    assert_eq!(policy.get(&asked.work()).await.status, 404);
    assert!(!policy.get("/werk/vragen").await.body.contains("Over de hele gemeente"));
    town.on("2026-11-24");
    let both = ["buur@gemeente.example", "officier@gemeente.example"];
    assert_eq!(town.mailed_by("questions.reminders").await, both, "nobody looked at it yet");
    let team = town.team.to_string();
    town.done(&mut other, &asked, "toewijzen", &[("kern", ""), ("team", &team)]).await;
    assert_eq!(officer.get(&asked.work()).await.status, 404, "now it is of the team");
    assert_eq!(policy.get(&asked.work()).await.status, 200);
}

#[db::test]
async fn a_draft_survives_forwarding_and_who_reopened_can_be_put_off_again(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Een volle container", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let (partner, team) = (town.partner.to_string(), town.team.to_string());
    let to_team = [("kern", "aadorp"), ("team", team.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &to_team).await;
    for day in ["1-12-2026", "2-12-2026"] {
        town.done(&mut officer, &asked, "procesantwoord", &[("tekst", "Wij wachten."), ("datum", day)]).await;
    }
    let path = format!("{}/concept", asked.work());
    assert_eq!(officer.post(&path, &[("tekst", "Ze komen morgen."), ("versie", "0")]).await.status, 303);
    town.on("2026-11-24");
    let fields = [("partner", partner.as_str()), ("tekst", "Zij legen hem."), BY_HAND[0], BY_HAND[1]];
    town.done(&mut officer, &asked, "doorsturen", &fields).await;
    town.on("2026-11-25");
    town.done(&mut officer, &asked, "toewijzen", &to_team).await;
    assert!(officer.get(&asked.work()).await.body.contains("Ze komen morgen."));
    let third = [("tekst", "Nog langer."), ("datum", "10-12-2026")];
    assert_eq!(town.act(&mut officer, &asked, "procesantwoord", &third).await.status, 400);
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Hij is leeg.")]).await;
    town.on("2026-11-27");
    let reopen = format!("{}/heropenen", asked.own);
    assert_eq!(town.stage.browser().post(&reopen, &[("tekst", "Hij is weer vol.")]).await.status, 303);
    town.on("2026-11-28");
    town.done(&mut officer, &asked, "procesantwoord", &third).await;
    assert_eq!(town.question(&asked.number).await.interims, 3, "figures count them all");
}

#[db::test]
async fn the_newest_steps_of_a_long_story_are_shown(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let id = town.question(&asked.number).await.id;
    let many = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.story", "vraag", id)).await?;
            for number in 0..510_i64 {
                let at = kernel::Timestamp::from_micros(ctx.now().micros() + number);
                tx.run(sql!(
                    "INSERT INTO question_deed (tenant_id, id, question_id, at, by_role, deed, state, text)
                     VALUES ($1, $2, $3, $4, 'asker', 'add', 'new', $5)",
                    ctx.tenant,
                    ctx.id::<()>().uuid(),
                    id,
                    at,
                    format!("Aanvulling nummer {number}.")
                ))
                .await?;
            }
            Ok(())
        })
    });
    many.await.unwrap();
    town.on("2026-11-22");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    for body in [officer.get(&asked.work()).await.body, town.stage.browser().get(&asked.own).await.body] {
        whole(&body);
        assert!(
            body.contains("Ze liggen vast.") && body.contains("Vraag ontvangen"),
            "the end and the beginning"
        );
        assert!(body.contains("nog meer stappen"));
        assert!(body.contains("Aanvulling nummer 11.") && !body.contains("Aanvulling nummer 10."));
    }
}

#[db::test]
async fn the_page_of_the_asker_speaks_to_them(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    town.on("2026-12-03");
    let mut mina = town.stage.browser();
    let late = mina.get(&asked.own).await.body;
    whole(&late);
    assert!(late.contains("Wij beloofden u een antwoord op maandag 30 november."), "{late}");
    assert!(!late.contains("Het antwoord komt uiterlijk") && late.contains("Dat spijt ons"));
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school?")]).await;
    let own = mina.get(&asked.own).await.body;
    assert!(own.contains("Vraag aan u") && !own.contains("De vrager"), "{own}");
    assert!(officer.get(&asked.work()).await.body.contains("Vraag aan de vrager"));
}

#[db::test]
async fn a_public_answer_moves_with_its_question_to_another_kern(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    town.done(&mut boss, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    let fields = [PUBLIC[0], PUBLIC[1], ("antwoord", "In december liggen ze vast.")];
    town.done(&mut boss, &asked, "openbaar", &fields).await;
    let reopen = format!("{}/heropenen", asked.own);
    assert_eq!(town.stage.browser().post(&reopen, &[("tekst", "Ze liggen los.")]).await.status, 303);
    let team = town.team.to_string();
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "beekdorp"), ("thema", "Anders"), ("team", &team)])
        .await;
    let found = "SELECT context FROM search_document WHERE tenant_id = $1 AND id = $2";
    let id = town.question(&asked.number).await.id;
    let (kern,): (String,) = town.read().await.one(sql!(found, town.stage.tenant, id)).await.unwrap();
    assert_eq!(kern, "Beekdorp");
}
