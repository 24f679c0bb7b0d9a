// SPDX-License-Identifier: EUPL-1.2
//! A form that did not arrive gives back what was written in it, and one that takes too long has a page.

use std::time::Duration;

use kernel::{Person, PersonId, TenantId, Timestamp};

use super::*;
use crate::session::{self, Signed, Source};
use crate::slice::Hook;

/// Two people, whose tokens are of ones and of twos.
struct Colleagues;

impl Source for Colleagues {
    fn find<'a>(
        &'a self,
        _: &'a mut db::Conn,
        _: TenantId,
        hash: &'a [u8],
        _: Timestamp,
    ) -> Hook<'a, Option<Signed>> {
        let number = [1_u8, 2].into_iter().find(|number| session::hash(&[*number; 32]) == hash);
        let signed = number.map(|number| Signed {
            person: Arc::new(Person::new(
                PersonId::from_uuid(kernel::uuid::Uuid::from_u128(number.into())),
                Vec::new(),
            )),
            label: "Colleague".into(),
            session: hash.to_vec(),
        });
        Box::pin(async { Ok(signed) })
    }
}

static NOBODY: Rule = Rule { action: "test.nobody", who: Who::Roles(&[]) };

/// Forms that fail.
struct Failing;

impl Slice for Failing {
    fn name(&self) -> &'static str {
        "failing"
    }

    fn routes(&self) -> Routes {
        let mut routes = Routes::new()
            .post("/brief", &SIGNED, letter)
            .post("/zaal", &ANYONE, letter)
            .shared()
            .post("/open", &ANYONE, letter)
            .post("/stuk", &SIGNED, super::broken)
            .post("/traag", &SIGNED, slow)
            .upload("/foto", &NOBODY, super::broken)
            .get("/traag", &ANYONE, slow);
        for route in routes.0.iter_mut().filter(|route| route.path == "/traag") {
            route.patience = Duration::from_millis(20);
        }
        routes
    }

    fn texts(&self) -> Vec<(Locale, &'static str)> {
        Small.texts()
    }
}

async fn slow(_: Visit) -> Result<Reply> {
    std::future::pending().await
}

async fn desk(db: db::Db, posts_per_minute: u32) -> Stage {
    let setup = Setup { posts_per_minute, behind_proxy: true, ..Stage::setup() };
    Stage::new(db, vec![Arc::new(Failing)], Arc::new(Colleagues), setup).await
}

fn colleague(stage: &Stage, number: u8) -> crate::testing::Browser {
    let mut browser = stage.browser();
    browser.cookies.insert("brink".into(), session::to_text(&[number; 32]));
    browser.from = Some([10, 0, 0, 1].into());
    browser
}

const WRITTEN: [(&str, &str); 3] =
    [("tekst", "Het bruggetje is stuk,\nen <b>gevaarlijk</b>."), ("status", "agreed"), ("versie", "17")];

#[db::test]
async fn what_was_written_comes_back_when_it_could_not_be_stored(db: db::Db) {
    let stage = desk(db, 3).await;
    let mut browser = colleague(&stage, 1);
    for (path, status) in [("/stuk", 500), ("/traag", 503), ("/brief", 303), ("/brief", 429)] {
        let answer = browser.post(path, &WRITTEN).await;
        assert_eq!(answer.status, status, "{path}");
        if status != 303 {
            let back = "Het bruggetje is stuk,\nen &#60;b&#62;gevaarlijk&#60;/b&#62;.</blockquote>";
            assert!(answer.body.contains(back), "{path}: {}", answer.body);
            assert_eq!(answer.body.matches("<blockquote").count(), 1, "what was chosen is no text");
            // Who was cut off may have been stored after all.
            let says = if status == 429 { "Het is niet bewaard." } else { "Wij weten niet zeker" };
            assert!(answer.body.contains(says), "{path}: {}", answer.body);
        }
    }
    // A colleague behind the same address is not held up.
    assert_eq!(colleague(&stage, 2).post("/brief", &WRITTEN).await.status, 303);
}

#[db::test]
async fn a_whole_room_sends_ten_times_as_much_and_gets_back_what_is_too_much(db: db::Db) {
    let stage = desk(db, 1).await;
    let mut room = stage.browser();
    room.from = Some([10, 0, 0, 1].into());
    for number in 0..11 {
        let answer = room.post("/zaal", &WRITTEN).await;
        assert_eq!(answer.status, if number < 10 { 303 } else { 429 });
        let back = answer
            .body
            .contains("Het bruggetje is stuk,\nen &#60;b&#62;gevaarlijk&#60;/b&#62;.</blockquote>");
        assert_eq!(back, number == 10, "{}", answer.body);
    }
    assert_eq!(room.post("/open", &WRITTEN).await.status, 303, "other forms are counted apart");
    assert_eq!(room.post("/open", &WRITTEN).await.status, 429);
}

#[db::test]
async fn what_takes_too_long_has_a_page_and_a_number(db: db::Db) {
    let stage = desk(db, 60).await;
    let answer = stage.browser().get("/traag").await;
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("De website is even niet bereikbaar"), "{}", answer.body);
    let number = answer.headers["x-request-id"].to_str().unwrap();
    assert!(answer.body.contains(number) && !answer.body.contains("<blockquote"));
}

#[db::test]
async fn of_who_may_not_send_a_file_none_is_read(db: db::Db) {
    let stage = desk(db, 60).await;
    let mut browser = colleague(&stage, 1);
    let refused = browser.post("/foto", &WRITTEN).await;
    assert!(refused.status == 403 && refused.body.contains("Het bruggetje is stuk"), "{}", refused.body);
    let large = "veel te lang ".repeat(200_000);
    let refused = browser.post("/foto", &[("tekst", &*large)]).await;
    assert!(refused.status == 403 && !refused.body.contains("veel te lang"), "it is not even read");
}
