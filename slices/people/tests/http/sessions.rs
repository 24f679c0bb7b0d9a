// SPDX-License-Identifier: EUPL-1.2
//! How long somebody stays signed in, and what becomes of a form that is sent after that.

use std::time::Duration;

use db::Db;
use db::fixture::NOON;
use kernel::Role;
use web::testing::Stage;

use crate::login::minutes;
use crate::{migrations, person, signed_in, stage};

/// Waits until the visit of this moment is noted, which happens in a task of its own.
async fn noted(stage: &Stage) {
    let now = stage.system().now();
    let there = async {
        loop {
            let visit = db::sql!(
                "SELECT 1 FROM session WHERE tenant_id = $1 AND last_seen_at = $2",
                stage.tenant,
                now
            );
            if stage.app.db.read().await.unwrap().exists(visit).await.unwrap() {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), there).await.expect("the visit is noted");
}

#[db::test]
async fn residents_stay_30_days_after_their_last_visit(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "inwoner", Role::Resident).await;
    let mut resident = signed_in(&stage, who).await;
    stage.clock.set(NOON.saturating_add(minutes(29 * 24 * 60)));
    assert_eq!(resident.get("/mijn").await.status, 200);
    noted(&stage).await;
    stage.clock.set(NOON.saturating_add(minutes(58 * 24 * 60)));
    assert_eq!(resident.get("/mijn").await.status, 200);
    stage.clock.set(NOON.saturating_add(minutes(120 * 24 * 60)));
    assert_eq!(resident.get("/mijn").await.status, 303);
}

#[db::test]
async fn staff_stay_while_they_work_but_no_longer_than_a_day(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let (mut busy, mut idle) = (signed_in(&stage, who).await, signed_in(&stage, who).await);
    for hour in [11, 20, 23] {
        stage.clock.set(NOON.saturating_add(minutes(hour * 60)));
        assert_eq!(busy.get("/mijn").await.status, 200, "after {hour} hours");
        noted(&stage).await;
    }
    assert_eq!(idle.get("/mijn").await.status, 303, "more than twelve hours without a visit");
    stage.clock.set(NOON.saturating_add(minutes(24 * 60)));
    assert_eq!(busy.get("/mijn").await.status, 303, "a day, whatever they did");
}

#[db::test]
async fn a_form_that_comes_too_late_leads_back_to_its_page_and_is_told_to_be_lost(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let mut browser = signed_in(&stage, who).await;
    stage.clock.set(NOON.saturating_add(minutes(13 * 60)));
    browser.referer = Some("/mijn?taal=nl".into());
    let answer = browser.post("/mijn", &[("naam", "Lang getypt"), ("taal", "nl")]).await;
    assert_eq!(answer.status, 303);
    let page = browser.get(&answer.location).await.body;
    assert!(page.contains("Wat u net verstuurde, is niet bewaard"), "{page}");
    // Where a form stood that only takes what is sent: to the nearest page above it.
    browser.referer = None;
    let answer = browser.post("/mijn/uitloggen-elders", &[]).await;
    assert!(answer.location.contains("verder=%2Fmijn&"), "{}", answer.location);
    let fields = [("persoon", who.to_string()), ("verder", "/mijn".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/inloggen/als", &fields).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/mijn"));
    assert_eq!(browser.get("/mijn").await.status, 200);
    assert!(!stage.browser().get("/inloggen?verder=%2Fmijn").await.body.contains("niet bewaard"));
}
