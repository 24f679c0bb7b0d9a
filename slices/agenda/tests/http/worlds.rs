// SPDX-License-Identifier: EUPL-1.2
//! The pages of real points in the demo worlds say no more than their source does.

use std::sync::Arc;

use crate::desk::{migrations, slices, whole};
use db::Db;
use web::World;
use web::testing::Stage;

macro_rules! world {
    ($slug:literal) => {
        World::new(
            $slug,
            &[
                ("kernen.json", include_str!(concat!("../../../../worlds/", $slug, "/kernen.json"))),
                ("teams.json", include_str!(concat!("../../../../worlds/", $slug, "/teams.json"))),
                ("partners.json", include_str!(concat!("../../../../worlds/", $slug, "/partners.json"))),
                ("groepen.json", include_str!(concat!("../../../../worlds/", $slug, "/groepen.json"))),
                (
                    "kernagendas.json",
                    include_str!(concat!("../../../../worlds/", $slug, "/kernagendas.json")),
                ),
                ("voorbeeld.json", include_str!(concat!("../../../../worlds/", $slug, "/voorbeeld.json"))),
            ],
        )
    };
}

async fn stage(db: Db, world: World) -> Stage {
    let picture = include_bytes!("../../../../worlds/voorbeeld.png").to_vec();
    let world = Arc::new(World { picture, ..world });
    let sessions = Arc::new(people::Sessions::new(db.clone()));
    let stage = Stage::new(db, slices(), sessions, Stage::setup()).await;
    let ctx = stage.system();
    let own = ctx.clone();
    let loaded = stage.app.db.write(&ctx, move |tx| {
        let (ctx, world) = (own.clone(), world.clone());
        Box::pin(async move {
            for slice in slices() {
                slice.load(&ctx, tx, &world).await?;
            }
            tx.audit(&ctx, kernel::Audit::new("test.load", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    });
    loaded.await.unwrap();
    stage
}

/// What a municipality would say itself; no source said it.
const CLAIMS: [&str; 10] = [
    "Wij onderzoeken dit",
    "Wij zijn ermee bezig",
    "Iemand stelde dit voor",
    "Dit is afgesproken",
    "Dit is gepland",
    "Dit is klaar",
    "Dit kan niet",
    "doet dit niet",
    "Er is geen reden opgeschreven",
    "en de gemeente maakten deze lijst",
];

/// Every real point: its page quotes the source, and only that.
async fn quotes(stage: &Stage, points: usize) {
    let mut conn = stage.app.db.read().await.unwrap();
    let rows: Vec<(i64, String, Option<String>, Option<String>)> = conn
        .all(db::sql!(
            "SELECT p.number, (SELECT min(k.slug) FROM point_kern o JOIN kern k ON k.tenant_id = o.tenant_id
               AND k.id = o.kern_id WHERE o.tenant_id = p.tenant_id AND o.point_id = p.id) AS slug,
               p.source_status, p.source_planning
             FROM point p WHERE p.tenant_id = $1 AND p.example = FALSE",
            stage.tenant
        ))
        .await
        .unwrap();
    drop(conn);
    assert_eq!(rows.len(), points);
    let mut browser = stage.browser();
    for (number, kern, status, planning) in rows {
        let path = format!("/kernen/{kern}/agenda/{number}");
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        whole(&page.body);
        for claim in CLAIMS {
            assert!(!page.body.contains(claim), "{path}: {claim}");
        }
        let quoted = [(status, "In de bron staat"), (planning, "Planning in de bron")];
        for (words, before) in quoted.into_iter().filter_map(|(words, before)| Some((words?, before))) {
            assert!(page.body.contains(&format!("{before}: ‘{words}’")), "{path}: {words}");
        }
    }
}

#[db::test]
async fn points_of_west_betuwe_quote_their_source(db: Db) {
    let stage = stage(db, world!("west-betuwe")).await;
    quotes(&stage, 81).await;
    let mut browser = stage.browser();
    for path in ["/uitvoering", "/uitvoering/gellicum", "/kernen/gellicum/agenda", "/kernen/gellicum"] {
        let body = browser.get(path).await.body;
        for claim in CLAIMS {
            // The answers to status counts of the whole municipality speak of example points too.
            let own = ["Dit kan niet", "Dit is klaar", "Dit is afgesproken"].contains(&claim);
            assert!((path == "/uitvoering" && own) || !body.contains(claim), "{path}: {claim}");
        }
    }
    let dike = browser.get("/uitvoering/gellicum").await.body;
    assert_eq!(dike.matches("In de bron staat: ‘beoordeeld: voldoet aan eisen’").count(), 2, "{dike}");
}

#[db::test]
async fn points_of_buren_quote_their_source(db: Db) {
    let stage = stage(db, world!("buren")).await;
    quotes(&stage, 19).await;
    let list = stage.browser().get("/kernen/maurik/agenda").await.body;
    assert!(list.contains("Dit zijn de punten voor Maurik."), "a list that nobody adopted: {list}");
    assert!(!list.contains("en de gemeente maakten deze lijst"));
}
