// SPDX-License-Identifier: EUPL-1.2
//! Files of a form that comes back: told what is wrong, kept, sent once, or removed; and floods of them.

use super::{a_photo, ask, hidden, stored};
use crate::town::{Town, form, migrations, whole};
use db::Db;
use files::testing::{locked_pdf, pdf};

#[db::test]
async fn a_wrong_file_is_told_and_what_is_right_is_kept(db: Db) {
    let town = Town::new(db).await;
    let mut mina = town.stage.browser();
    let huge = vec![0xff; 11 * 1024 * 1024];
    for (name, bytes, said) in [
        ("brief.docx", b"PK\x03\x04 Word".to_vec(), "brief.docx kunnen wij niet lezen"),
        ("groot.jpg", huge, "groot.jpg is te groot"),
        ("slot.pdf", locked_pdf(), "slot.pdf is beveiligd met een wachtwoord"),
    ] {
        let sent: [(&str, &str, &[u8]); 2] =
            [("bijlagen", "goed.jpg", &a_photo()), ("bijlagen", name, &bytes)];
        let answer = mina.upload_all("/vragen/nieuw", &form(&[]), &sent).await;
        whole(&answer.body);
        assert_eq!(answer.status, 400, "{name}");
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
        assert!(answer.body.contains("De tegels voor de school liggen los"), "what was typed is kept");
        assert!(answer.body.contains("Foto 1 (1 kB)"), "and the photo: {}", answer.body);
    }
    let six: Vec<(&str, &str, &[u8])> = vec![("bijlagen", "a.pdf", b"%PDF"); 6];
    let answer = mina.upload_all("/vragen/nieuw", &form(&[]), &six).await;
    assert!(answer.status == 400 && answer.body.contains("U kunt hooguit 5 bestanden meesturen"));
    assert!(town.mails().await.is_empty());
    assert_eq!(stored(&town).await, (3, 0, 3), "one for each form that came back");
}

/// The tokens of the kept files that are ticked on a page.
fn ticked(body: &str) -> Vec<String> {
    let inputs = body
        .match_indices("name=\"bewaard\" value=\"")
        .map(|(at, begin)| body[at + begin.len()..].split('>').next().unwrap());
    let ticked = inputs.filter(|input| input.contains(" checked"));
    ticked.map(|input| input.split('"').next().unwrap().to_owned()).collect()
}

#[db::test]
async fn a_form_that_comes_back_keeps_its_files_and_sends_what_is_ticked(db: Db) {
    let town = Town::new(db).await;
    let mut mina = town.stage.browser();
    let two: [(&str, &str, &[u8]); 2] =
        [("bijlagen", "a.jpg", &a_photo()), ("bijlagen", "plan.pdf", &pdf(&["Plan"]))];
    // A citizen service number: shown once more before it is sent.
    let bsn = [("tekst", "Mijn nummer is 111222333.")];
    let shown = mina.upload_all("/vragen/nieuw", &form(&bsn), &two).await;
    assert_eq!(shown.status, 200);
    whole(&shown.body);
    assert!(shown.body.contains("Deze bestanden gaan mee") && shown.body.contains("plan.pdf (PDF, een"));
    let (token, seen) = (hidden(&shown.body, "concept"), hidden(&shown.body, "gezien"));
    let ids: Vec<String> = shown
        .body
        .match_indices("name=\"bewaard\" value=\"")
        .map(|(at, begin)| shown.body[at + begin.len()..].split('"').next().unwrap().to_owned())
        .collect();
    assert_eq!((ids.len(), stored(&town).await), (2, (1, 1, 2)));
    // With another token they do not come along.
    let zeros = "0".repeat(64);
    let again = |token: &str, ids: &[String]| {
        let fields =
            [("gezien", seen.as_str()), ("concept", token)].map(|(name, value)| (name, value.to_owned()));
        let ids = ids.iter().map(|id| ("bewaard", id.clone()));
        let all: Vec<_> = fields.into_iter().chain(ids).collect();
        all
    };
    let fields = again(&zeros, &ids);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let stolen = mina.post("/vragen/nieuw", &form(&fields)).await;
    assert!(stolen.status == 400 && stolen.body.contains("bewaren wij niet meer"), "{}", stolen.body);
    // One more file; the photo is no longer ticked.
    let document = ids
        .iter()
        .find(|id| shown.body[shown.body.find(id.as_str()).unwrap()..].find("plan.pdf") < Some(200));
    let fields = again(&token, &[document.unwrap().clone()]);
    let mut fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("titel", "a"));
    let more: [(&str, &str, &[u8]); 1] = [("bijlagen", "meer.pdf", &pdf(&["Meer"]))];
    let wrong = mina.upload_all("/vragen/nieuw", &form(&fields), &more).await;
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.body.contains("meer.pdf (PDF") && hidden(&wrong.body, "concept") == token,
        "{}",
        wrong.body
    );
    let ticked = ticked(&wrong.body);
    assert_eq!(ticked.len(), 2, "the photo stays unticked: {}", wrong.body);
    let fields = again(&token, &ticked);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = mina.post("/vragen/nieuw", &form(&fields)).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let own = mina.get(done.location.strip_suffix("/ontvangst").unwrap()).await.body;
    assert!(own.contains("plan.pdf") && own.contains("meer.pdf") && !own.contains("<figure"), "{own}");
    assert_eq!(stored(&town).await, (0, 2, 2), "what was not ticked is gone");
    let twice = mina.post("/vragen/nieuw", &form(&fields)).await;
    assert_eq!(twice.location, done.location, "a second tap asks nothing anew");
    let anew: Vec<_> = fields.iter().copied().chain([("sinds", "1")]).collect();
    assert_eq!(mina.post("/vragen/nieuw", &form(&anew)).await.status, 400, "they come along once");
}

#[db::test]
async fn what_was_never_sent_is_removed(db: Db) {
    let town = Town::new(db).await;
    let mut mina = town.stage.browser();
    let one: [(&str, &str, &[u8]); 1] = [("bijlagen", "a.jpg", &a_photo())];
    let asked = ask(&town, &mut mina, &one).await;
    assert_eq!(mina.upload_all("/vragen/nieuw", &form(&[("titel", "")]), &one).await.status, 400);
    let run = async |minutes: i64| {
        let at = db::fixture::NOON.micros() + minutes * 60_000_000;
        town.stage.clock.set(kernel::Timestamp::from_micros(at));
        town.run_job("questions.sweep").await;
        stored(&town).await
    };
    assert_eq!(run(120).await, (2, 0, 2));
    assert_eq!(run(121).await, (1, 0, 1), "two hours and no more; what was sent stays");
    assert!(mina.get(&asked.own).await.body.contains("<figure"));
}

#[db::test]
async fn one_place_sends_so_many_bytes_an_hour(db: Db) {
    let town = Town::new(db).await;
    let mut flood = town.stage.browser();
    flood.from = Some("192.0.2.1".parse().unwrap());
    let bytes = vec![0; 9 * 1024 * 1024];
    let two: [(&str, &str, &[u8]); 2] = [("bijlagen", "a.bin", &bytes), ("bijlagen", "b.bin", &bytes)];
    let mut last = 0;
    for number in 0..12 {
        let answer = flood.upload_all("/vragen/nieuw", &form(&[]), &two).await;
        assert_eq!(answer.status, if number < 11 { 400 } else { 429 }, "{number}");
        last = answer.status;
    }
    assert_eq!(last, 429);
    assert_eq!(flood.post("/vragen/nieuw", &form(&[])).await.status, 303, "without files one may still ask");
    // What people do not see is filled in by machines: their files are not read.
    let machine = form(&[("website", "https://reclame.example"), ("sinds", "1")]);
    let one: [(&str, &str, &[u8]); 1] = [("bijlagen", "a.jpg", &a_photo())];
    assert_eq!(town.stage.browser().upload_all("/vragen/nieuw", &machine, &one).await.status, 400);
    assert_eq!(stored(&town).await, (0, 0, 0));
}

#[db::test]
async fn when_too_much_waits_people_are_asked_to_choose_again(db: Db) {
    let town = Town::new(db).await;
    let mut mina = town.stage.browser();
    let one: [(&str, &str, &[u8]); 1] = [("bijlagen", "a.jpg", &a_photo())];
    assert_eq!(mina.upload_all("/vragen/nieuw", &form(&[("titel", "")]), &one).await.status, 400);
    let grown = town.write(|ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.grow", "gemeente", ctx.tenant)).await?;
            let grow = "UPDATE question_file SET size = 600000000 WHERE tenant_id = $1";
            Ok(tx.run(db::sql!(grow, ctx.tenant)).await?)
        })
    });
    assert_eq!(grown.await.unwrap(), 1);
    let bsn = [("tekst", "Mijn nummer is 111222333.")];
    for fields in [form(&[("titel", "")]), form(&bsn)] {
        let answer = mina.upload_all("/vragen/nieuw", &fields, &one).await;
        whole(&answer.body);
        assert!(answer.body.contains("Kies het bestand opnieuw"), "{}", answer.body);
        assert!(!answer.body.contains("Deze bestanden gaan mee"));
    }
    assert_eq!(stored(&town).await, (1, 0, 1));
    // Who sends at once is not held up.
    ask(&town, &mut mina, &one).await;
}
