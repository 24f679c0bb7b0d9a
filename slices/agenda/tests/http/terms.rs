// SPDX-License-Identifier: EUPL-1.2
//! The pages of agendas in a municipality that calls a kern a dorp.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::{Db, tenant};
use kernel::{Audit, Role, Scope};

#[db::test]
async fn pages_say_welk_dorp_and_dit_dorp(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Een fietspad", Status::Agreed).in_both()]).await;
    town.write(|ctx, tx| {
        Box::pin(async move {
            let words = r#"{"termen":{"kern":"dorp","kernen":"dorpen","lidwoord":"het"}}"#;
            tenant::set_settings(tx, ctx.tenant, words).await?;
            Ok(tx.audit(&ctx, Audit::new("test.words", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    let mut browser = town.signed_in(Role::Administrator, Scope::All);
    let mut all = String::new();
    for path in [
        "/kernen/aadorp/agenda",
        "/kernen/aadorp/agenda/1",
        "/kernen/aadorp/agenda/1/bewerken",
        "/voorstel",
        "/uitvoering",
        "/uitvoering/toezeggingen",
        "/werk",
        "/beheer/agendas/nieuw",
        "/beheer/voorstellen",
        "/beheer/logboek",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        whole(&page.body);
        let text = page.body.replace(['.', '?', ',', '<'], " ");
        for wrong in ["deze dorp ", " de dorp ", "elke dorp ", "nieuwe dorp ", ">Kern ", " kernen "] {
            assert!(!text.contains(wrong), "{wrong}: {path}: {text}");
        }
        all.push_str(&page.body);
    }
    for right in ["Voor welk dorp is uw idee?", "Over welke dorpen gaat dit?", "Samen in de dorpen", ">Dorp<"]
    {
        assert!(all.contains(right), "{right}");
    }
    // What other programs read keeps its name.
    assert!(browser.get("/uitvoering/punten.csv").await.body.contains(";Kernen;"));
}
