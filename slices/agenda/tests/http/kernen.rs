// SPDX-License-Identifier: EUPL-1.2
//! What the agenda makes of a kern that is new, and of one that ended.

use crate::desk::{Town, a, migrations, whole};
use agenda::import::{Options, from_file};
use agenda::model::Status;
use db::Db;
use kernel::{Role, Scope};

async fn ended(db: Db) -> Town {
    let town = Town::new(db).await;
    town.add(vec![a("Bankje bij de Aa", Status::Agreed), a("Lantaarns", Status::Done).in_beekdorp()]).await;
    let mut beheer = town.signed_in(Role::Administrator, Scope::All);
    let next = town.beekdorp.to_string();
    let fields = [("reden", "Samen met Beekdorp."), ("opvolger", &*next)];
    assert_eq!(beheer.post("/beheer/kernen/aadorp/einde", &fields).await.status, 303);
    town
}

#[db::test]
async fn what_was_agreed_can_still_be_read(db: Db) {
    let town = ended(db).await;
    let mut visitor = town.stage.browser();
    for path in ["/kernen/aadorp", "/kernen/aadorp/agenda", "/kernen/aadorp/agenda/1", "/uitvoering/aadorp"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        whole(&answer.body);
    }
    let monitor = visitor.get("/uitvoering").await;
    whole(&monitor.body);
    assert!(monitor.body.contains("Aadorp (gestopt)"), "its points count, so it stands in the ranking");
    let list = visitor.get("/api/v1/kernen").await;
    assert!(list.body.contains("beekdorp") && !list.body.contains("aadorp"));
    let one = visitor.get("/api/v1/kernen/aadorp").await;
    assert!(one.body.contains("\"beeindigdOp\":\"2026-11-21\""), "{}", one.body);
}

#[db::test]
async fn nothing_new_begins(db: Db) {
    let town = ended(db).await;
    let mut beheer = town.signed_in(Role::Administrator, Scope::All);
    let proposal = [("titel", "Nieuw bankje"), ("tekst", "Een bankje bij de haven.")];
    let way = "/kernen/aadorp/agenda/voorstel";
    assert_eq!(beheer.get(way).await.status, 409);
    let refused = beheer.post(way, &proposal).await;
    assert_eq!(refused.status, 409);
    whole(&refused.body);
    assert!(refused.body.contains("niet meer apart op de website"));
    let agenda = beheer.get("/kernen/aadorp/agenda").await;
    assert!(!agenda.body.contains("/voorstel") && !agenda.body.contains("/punt\""));
    let new = beheer.get("/beheer/agendas/nieuw").await;
    assert!(new.body.contains("Beekdorp") && !new.body.contains("Aadorp"));
    let csv = "kern;titel;status\nAadorp;Nieuw bankje;afgesproken\n";
    let ctx = town.stage.system();
    let options = Options { dry_run: true, ..Options::default() };
    let db = &town.stage.app.db;
    let report = from_file(db, &ctx, csv.as_bytes().to_vec(), "punten.csv", &options).await.unwrap();
    assert_eq!(report.wrong(), 1, "a file cannot begin it either");
}

#[db::test]
async fn a_kern_without_an_agenda_shows_who_may_make_the_first(db: Db) {
    let town = Town::new(db).await;
    let mut beheer = town.signed_in(Role::Administrator, Scope::All);
    let fields = [("naam", "Ceedorp"), ("plek", "51.8, 5.3"), ("fase", "1")];
    assert_eq!(beheer.post("/beheer/kernen/nieuw", &fields).await.status, 303);
    let way = "/kernen/ceedorp/agenda";
    let page = town.stage.browser().get("/kernen/ceedorp").await.body;
    assert!(page.contains("Er is nog geen kernagenda.") && !page.contains("Bekijk de hele kernagenda"));
    let visitor = town.stage.browser().get(way).await;
    whole(&visitor.body);
    assert!(!visitor.body.contains("/voorstel") && !visitor.body.contains("/beheer/agendas/nieuw"));
    assert!(beheer.get(way).await.body.contains("href=\"/beheer/agendas/nieuw\""));
    assert_eq!(beheer.get("/kernen/ceedorp/agenda/voorstel").await.status, 409, "before anything is typed");
    let tenant = town.stage.tenant;
    let kern = villages::kern_by_slug(&mut town.read().await, tenant, "ceedorp").await.unwrap().unwrap();
    let id = kern.id.to_string();
    let agenda = [("kernen", &*id), ("titel", "Kernagenda Ceedorp"), ("staat", "adopted"), ("stand", "2026")];
    let made = beheer.post("/beheer/agendas/nieuw", &agenda).await;
    assert_eq!((made.status, &*made.location), (303, way));
    let next = beheer.get(way).await;
    assert!(next.body.contains("/punt\"") && next.body.contains("/voorstel"), "the next step is on the page");
}
