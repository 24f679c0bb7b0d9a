// SPDX-License-Identifier: EUPL-1.2
//! temporary
mod common;
use common::{Town, WEST_BETUWE, migrations};
#[test]
fn dump() {
    db::fixture::on_sqlite(migrations(), |db| async move {
        let town = Town::new(db, &WEST_BETUWE).await;
        let mut b = town.administrator();
        for (n, p) in [("home", "/"), ("kernen", "/kernen"), ("kern", "/kernen/heukelum"), ("varik","/kernen/varik"), ("bkern", "/beheer/kernen/heukelum"), ("groep", "/beheer/groepen/nieuw"), ("groepen","/beheer/groepen"), ("inst", "/beheer/instellingen"), ("volg", "/kernen/asperen/volgen"), ("feed", "/kernen/asperen/feed.atom")] {
            let a = b.get(p).await;
            std::fs::write(format!("/tmp/vdump/{n}.html"), a.body).unwrap();
        }
        let a = b.post("/beheer/kernen/heukelum", &[("naam", "Heukelom"), ("fase", "2"), ("intro", "Mooi."), ("versie", "9")]).await;
        std::fs::write("/tmp/vdump/conflict.html", a.body).unwrap();
        let a = b.post("/kernen/asperen/volgen", &[("email", "x")]).await;
        std::fs::write("/tmp/vdump/volgfout.html", a.body).unwrap();
    });
}
