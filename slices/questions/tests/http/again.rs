// SPDX-License-Identifier: EUPL-1.2
//! Opening a question again, saying whether one was helped, and two taps on a button.

use crate::letters;
use crate::town::{Asked, BY_HAND, Town, migrations, since, whole};
use db::fixture::NOON;
use db::{Db, sql};
use kernel::{Date, Role, Scope, Timestamp};
use questions::model::State;
use web::testing::{Answer, Browser};

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

async fn own(browser: &mut Browser, asked: &Asked, act: &str, fields: &[(&str, &str)]) -> u16 {
    browser.post(&format!("{}/{act}", asked.own), fields).await.status
}

/// How often this was done.
async fn times(town: &Town, asked: &Asked, deed: &str) -> i64 {
    let (tenant, id) = (town.stage.tenant, town.question(&asked.number).await.id);
    let counted = sql!(
        "SELECT count(*) FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND deed = $3",
        tenant,
        id,
        deed
    );
    let (count,): (i64,) = town.read().await.one(counted).await.unwrap();
    count
}

#[db::test]
async fn what_was_withdrawn_in_time_and_comes_back_has_a_week_of_its_own(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut mina = town.stage.browser();
    town.on("2026-11-24");
    assert_eq!(own(&mut mina, &asked, "intrekken", &[("zeker", "ja")]).await, 303);
    town.on("2026-12-07");
    assert_eq!(own(&mut mina, &asked, "heropenen", &[("tekst", "Toch wel.")]).await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((Some(row.due), Some(row.first_due)), (day("2026-12-14"), day("2026-12-14")));
}

#[db::test]
async fn what_was_late_or_lies_in_a_letter_stays_late_when_it_comes_back(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let late = town.ask("Losse tegels", "mina@thuis.example").await;
    let by_letter = town.ask_with(&[("email", ""), ("telefoon", "0345 000 000")]).await;
    let first = town.question(&late.number).await.first_due;
    town.on("2026-11-24");
    town.done(&mut officer, &by_letter, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    town.on("2026-12-07");
    town.done(&mut officer, &late, "sluiten", &[("tekst", "Dit is dubbel.")]).await;
    assert_eq!(own(&mut mina, &late, "heropenen", &[("tekst", "Nee hoor.")]).await, 303);
    assert_eq!(own(&mut mina, &by_letter, "heropenen", &[("tekst", "Ik hoorde niets.")]).await, 303);
    for asked in [&late, &by_letter] {
        let row = town.question(&asked.number).await;
        assert_eq!((row.first_due, row.answered_on), (first, None), "{}", asked.number);
    }
    letters::post_all(&mut officer, &by_letter).await;
    let row = town.question(&by_letter.number).await;
    assert_eq!((row.heard_on, row.answered_on), (day("2026-12-07"), day("2026-12-07")));
}

#[db::test]
async fn who_has_a_question_hears_that_it_was_opened_again_or_that_it_did_not_help(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let officers =
        people::holders(&mut town.read().await, town.stage.tenant, Role::AreaOfficer).await.unwrap();
    let me = officers[0].person.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("behandelaar", &me)]).await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    let no = [("geholpen", "no"), ("tekst", "Er ligt er nog een los.")];
    assert_eq!(own(&mut mina, &asked, "geholpen", &no).await, 303);
    assert!(town.question(&asked.number).await.added_on.is_some(), "somebody reads it");
    assert!(officer.get("/werk").await.body.contains("Losse tegels"));
    let page = mina.get(&asked.own).await.body;
    whole(&page);
    assert!(page.contains("Dan kunt u uw vraag opnieuw openen"), "{page}");
    assert_eq!(own(&mut mina, &asked, "heropenen", &[("tekst", "Nog een los.")]).await, 303);
    let mut mails = town.mails().await;
    mails.retain(|mail| mail.recipient == "officier@gemeente.example");
    let mail = mails.pop().unwrap();
    assert!(mail.subject.contains("weer open") && !mail.body.contains('⟦'), "{} {}", mail.subject, mail.body);
    assert!(!mail.body.contains("tegels"), "by number alone");
    town.on("2026-11-25");
    let work = officer.get("/werk").await.body;
    whole(&work);
    assert!(work.contains("de vrager opende deze vraag opnieuw"), "{work}");
    assert_eq!(since(&work), ["2026-11-23"], "not the day by which it is due");
}

#[db::test]
async fn what_a_partner_had_can_be_closed_and_opened_again_from_that_day(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-10-01");
    let asked = town.ask("Een volle container", "mina@thuis.example").await;
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let partner = town.partner.to_string();
    let fields = [("partner", partner.as_str()), ("tekst", "Zij legen hem."), BY_HAND[0], BY_HAND[1]];
    town.done(&mut officer, &asked, "doorsturen", &fields).await;
    assert!(mina.get(&asked.own).await.body.contains(&format!("{}/heropenen", asked.own)), "nothing happens");
    town.on("2026-11-23");
    town.done(&mut officer, &asked, "sluiten", &[("tekst", "Hij is geleegd.")]).await;
    assert_eq!(town.question(&asked.number).await.ended_on, day("2026-11-23"));
    let page = mina.get(&asked.own).await.body;
    whole(&page);
    assert!(page.contains("Bent u geholpen?"), "{page}");
    assert_eq!(own(&mut mina, &asked, "heropenen", &[("tekst", "Weer vol.")]).await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.partner_id), (State::Reopened, None));
}

#[db::test]
async fn two_taps_do_one_thing_and_say_so(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let version = town.question(&asked.number).await.revision.to_string();
    let draft = [("tekst", "Ze lig"), ("versie", "0")];
    for _ in 0..2 {
        let saved = officer.post(&format!("{}/concept", asked.work()), &draft).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
    }
    let version = (version.parse::<i64>().unwrap() + 1).to_string();
    let answer = [("tekst", "Ze liggen vast."), ("versie", version.as_str())];
    for _ in 0..2 {
        let sent = officer.post(&format!("{}/antwoord", asked.work()), &answer).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    assert_eq!(times(&town, &asked, "answer").await, 1);
    let later = officer
        .post(
            &format!("{}/concept", asked.work()),
            &[("tekst", "Ze lig"), ("opmerking", "Goed zo?"), ("versie", "0")],
        )
        .await;
    assert_eq!(later.status, 409, "the remark was not kept");
    let other = [("tekst", "Ze liggen los."), ("versie", version.as_str())];
    let other = officer.post(&format!("{}/antwoord", asked.work()), &other).await;
    assert_eq!(other.status, 409, "other words were not sent");
    for (act, deed, fields) in [
        ("geholpen", "helped", [("geholpen", "partly"), ("tekst", "Bijna.")]),
        ("heropenen", "reopen", [("tekst", "Nog een los."), ("x", "")]),
        ("intrekken", "withdraw", [("zeker", "ja"), ("tekst", "")]),
    ] {
        for _ in 0..2 {
            assert_eq!(own(&mut mina, &asked, act, &fields).await, 303, "{act}");
        }
        assert_eq!(times(&town, &asked, deed).await, 1, "{act}");
    }
}

const PUBLIC: [(&str, &str); 3] = [
    ("titel", "Tegels bij de school"),
    ("vraag", "Wanneer liggen de tegels vast?"),
    ("antwoord", "Ze liggen vast sinds maandag."),
];
const IDEA: [(&str, &str); 2] = [("titel", "Een bankje bij de school"), ("tekst", "Een bankje voor ouders.")];

/// Taps twice on the button of one form; each time the page says this. Returns the version that was sent.
async fn tap(
    (town, asked): (&Town, &Asked),
    browser: &mut Browser,
    (act, says): (&str, &str),
    fields: &[(&str, &str)],
) -> String {
    let version = town.question(&asked.number).await.revision.to_string();
    for _ in 0..2 {
        let answer = late(asked, browser, act, &version, fields).await;
        assert_eq!(answer.status, 303, "{act}: {}", answer.body);
        let page = browser.get(&answer.location).await.body;
        assert!(page.contains(says), "{act}: {page}");
    }
    version
}

/// Sends a form with this version of the question.
async fn late(
    asked: &Asked,
    browser: &mut Browser,
    act: &str,
    version: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let form = [fields, &[("versie", version)]].concat();
    browser.post(&format!("{}/{act}", asked.work()), &form).await
}

#[db::test]
async fn a_second_tap_of_a_colleague_says_what_the_first_said(db: Db) {
    let town = Town::new(db).await;
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (me, team) = (me.to_string(), town.team.to_string());
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let at = (&town, &asked);
    let mut to = vec![("kern", "aadorp"), ("ook", "aadorp"), ("ook", "beekdorp"), ("team", team.as_str())];
    to.extend([("thema", "Wegen en verkeer"), ("behandelaar", me.as_str())]);
    tap(at, &mut officer, ("toewijzen", "De vraag is toegewezen."), &to).await;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school?")]).await;
    tap(at, &mut officer, ("verder", "De tijd loopt weer."), &[]).await;
    assert_eq!(own(&mut town.stage.browser(), &asked, "aanvullen", &[("tekst", "De Wilg.")]).await, 303);
    tap(at, &mut officer, ("gelezen", "De aanvulling is gelezen."), &[]).await;
    town.done(&mut officer, &asked, "afschermen", &[("tekst", "Een bedreiging.")]).await;
    tap(at, &mut officer, ("tonen", "De woorden staan er weer."), &[]).await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    tap(at, &mut officer, ("openbaar", "De vraag en het antwoord staan op de website."), &PUBLIC).await;
    tap(at, &mut officer, ("niet-openbaar", "De vraag staat niet meer op de website."), &[]).await;
    tap(at, &mut officer, ("prive", "De vraag is privé."), &[]).await;
    for deed in ["assign", "resume", "read", "unshield", "publish", "unpublish", "seal"] {
        assert_eq!(times(&town, &asked, deed).await, 1, "{deed}");
    }
    let idea = town.ask("Een bankje", "jan@thuis.example").await;
    tap((&town, &idea), &mut officer, ("voorstel", "Het voorstel staat op de kernagenda."), &IDEA).await;
    assert_eq!(times(&town, &idea, "promote").await, 1);
    assert_eq!(town.stage.browser().get("/kernen/aadorp/agenda/2").await.status, 404, "one proposal");
}

#[db::test]
async fn another_person_team_text_or_minute_is_no_second_tap(db: Db) {
    let town = Town::new(db).await;
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let (me, team) = (me.to_string(), town.team.to_string());
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let to = [("kern", "aadorp"), ("team", team.as_str())];
    let version = tap((&town, &asked), &mut officer, ("toewijzen", "De vraag is toegewezen."), &to).await;
    for other in [("behandelaar", me.as_str()), ("ook", "beekdorp"), ("thema", "Wegen en verkeer")] {
        let answer = late(&asked, &mut officer, "toewijzen", &version, &[to[0], to[1], other]).await;
        assert_eq!(answer.status, 409, "{other:?}");
        whole(&answer.body);
        let chosen = |rest: &str| rest[..rest.find('>').unwrap()].ends_with("ed");
        let value = format!("value=\"{}\"", other.1);
        let mut kept = answer.body.split(&value).skip(1);
        assert!(kept.any(chosen), "{other:?} is kept: {}", answer.body);
    }
    assert_eq!(late(&asked, &mut boss, "toewijzen", &version, &to).await.status, 409, "somebody else");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    let says = "De vraag en het antwoord staan op de website.";
    let published = tap((&town, &asked), &mut officer, ("openbaar", says), &PUBLIC).await;
    let other = [PUBLIC[0], PUBLIC[1], ("antwoord", "Ze liggen vast sinds dinsdag.")];
    let answer = late(&asked, &mut officer, "openbaar", &published, &other).await;
    assert!(answer.status == 409 && answer.body.contains("sinds dinsdag."), "{}", answer.body);
    assert_eq!(late(&asked, &mut boss, "openbaar", &published, &PUBLIC).await.status, 409, "somebody else");
    town.done(&mut boss, &asked, "openbaar", &other).await;
    let answer = late(&asked, &mut officer, "openbaar", &published, &PUBLIC).await;
    assert_eq!(answer.status, 409, "it is not what stands there now");
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + 61_000_000));
    assert_eq!(late(&asked, &mut officer, "toewijzen", &version, &to).await.status, 409, "a minute later");
}

#[db::test]
async fn what_was_undone_or_reads_otherwise_is_no_second_tap(db: Db) {
    let town = Town::new(db).await;
    let (mut officer, mut mina) = (town.officer().await, town.stage.browser());
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let at = (&town, &asked);
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school?")]).await;
    let resumed = tap(at, &mut officer, ("verder", "De tijd loopt weer."), &[]).await;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "En welke kant?")]).await;
    assert_eq!(
        late(&asked, &mut officer, "verder", &resumed, &[]).await.status,
        409,
        "the clock stands still"
    );
    assert_eq!(own(&mut mina, &asked, "aanvullen", &[("tekst", "De Wilg.")]).await, 303);
    let read = tap(at, &mut officer, ("gelezen", "De aanvulling is gelezen."), &[]).await;
    assert_eq!(own(&mut mina, &asked, "aanvullen", &[("tekst", "De linker kant.")]).await, 303);
    assert_eq!(late(&asked, &mut officer, "gelezen", &read, &[]).await.status, 409, "this was not read");
    let says = "Het voorstel staat op de kernagenda.";
    let promoted = tap(at, &mut officer, ("voorstel", says), &IDEA).await;
    for other in [[IDEA[0], ("tekst", "Een bankje voor kinderen.")], [("titel", "Twee bankjes"), IDEA[1]]] {
        let answer = late(&asked, &mut officer, "voorstel", &promoted, &other).await;
        assert_eq!(answer.status, 409);
        assert!(other.iter().all(|(_, typed)| answer.body.contains(typed)), "{}", answer.body);
    }
}

#[db::test]
async fn a_second_tap_of_who_gave_a_question_away_shows_nothing_of_it(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let (_, mut near) = town.colleague("Buur", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let team = town.team.to_string();
    let to = [("kern", "beekdorp"), ("team", team.as_str())];
    let version = tap((&town, &asked), &mut officer, ("toewijzen", "De vraag is toegewezen."), &to).await;
    let back = [("kern", "aadorp"), ("team", team.as_str())];
    assert_eq!(officer.get(&asked.work()).await.status, 404);
    assert_eq!(late(&asked, &mut officer, "toewijzen", &version, &back).await.status, 404);
    assert_eq!(late(&asked, &mut near, "toewijzen", &version, &to).await.status, 404, "who did not do it");
}

#[db::test]
async fn nobody_promises_an_answer_on_a_day_on_which_nobody_works(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    for (free, works) in [("2026-12-06", "maandag 7 december"), ("2026-12-25", "maandag 28 december")] {
        let fields = [("tekst", "Wij zoeken het uit."), ("datum", free)];
        let answer = town.act(&mut officer, &asked, "procesantwoord", &fields).await;
        assert_eq!(answer.status, 400, "{free}");
        whole(&answer.body);
        assert!(
            answer.body.contains(works) && answer.body.contains("Wij zoeken het uit."),
            "{}",
            answer.body
        );
    }
    let version = town.question(&asked.number).await.revision.to_string();
    let at = |date: &'static str| {
        [("tekst", "Wij zoeken het uit."), ("datum", date), ("versie", version.as_str())]
    };
    let path = format!("{}/procesantwoord", asked.work());
    for (date, status) in [("2026-12-07", 303), ("2026-12-07", 303), ("2026-12-08", 409)] {
        let answer = officer.post(&path, &at(date)).await;
        assert_eq!(answer.status, status, "{date}: another date is no second tap");
    }
    assert_eq!(Some(town.question(&asked.number).await.due), day("2026-12-07"));
}

#[db::test]
async fn what_helped_several_readers_stands_first_and_who_said_so_is_kept_nowhere(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let mut numbers = Vec::new();
    for title in ["Over de zandbak", "Over het plein"] {
        let asked = town.ask(title, "mina@thuis.example").await;
        town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &town.team.to_string())])
            .await;
        town.done(&mut officer, &asked, "antwoord", &[("tekst", "Het komt in mei.")]).await;
        let fields = [("titel", title), ("vraag", "Wanneer komt er zand?"), ("antwoord", "In mei komt het.")];
        town.done(&mut officer, &asked, "openbaar", &fields).await;
        numbers.push(asked.number);
    }
    let thank = format!("/vragen/{}/hielp", numbers[0]);
    let thanks = |host: u8| {
        let mut reader = town.stage.browser();
        reader.from = Some(format!("192.0.2.{host}").parse().unwrap());
        reader
    };
    for host in [1, 2, 2, 2] {
        assert_eq!(thanks(host).post(&thank, &[]).await.status, 303);
    }
    let often = "Vaak gevraagd";
    let pages = ["/vragen", "/kernen/aadorp/vragen"];
    town.on("2026-11-24");
    for page in pages {
        assert!(!officer.get(page).await.body.contains(often), "two readers are not often: {page}");
    }
    assert_eq!(thanks(3).post(&thank, &[]).await.status, 303);
    for page in pages {
        let body = officer.get(page).await.body;
        whole(&body);
        let part = body.split(often).nth(1).unwrap_or_default();
        assert!(part.contains(&numbers[0]), "{page}: {body}");
        let part = part.split("id=\"antwoorden\"").next().unwrap();
        assert!(!part.contains(&numbers[1]), "{page}: {part}");
    }
    assert_eq!(thanks(4).post("/vragen/2026-0999/hielp", &[]).await.status, 404);
    assert!(officer.get(&format!("/vragen/{}", numbers[0])).await.body.contains("Dit antwoord hielp mij"));
}
