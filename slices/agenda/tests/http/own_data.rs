// SPDX-License-Identifier: EUPL-1.2
//! What somebody takes along of the agendas, and what they leave behind unnamed: everywhere that a
//! person is named is known to both.

use std::collections::BTreeSet;

use crate::desk::{Town, migrations};
use agenda::store::personal::{Left, NAMED};
use db::{Db, Sql};
use kernel::{Audit, PersonId, Role, Scope};
use web::Slice;
use web::testing::Browser;

const POINT: &str = "/kernen/aadorp/agenda/1";

/// A colleague who did everything that one can do.
async fn busy(town: &Town) -> PersonId {
    let (person, mut browser) =
        town.colleague("Jo Jansen", "Makelaar", Role::Administrator, Scope::All).await;
    let fields = [("titel", "Een schommel"), ("tekst", "Dat willen alle kinderen.")];
    done(&mut browser, "/kernen/aadorp/agenda/voorstel", &fields).await;
    let (me, team) = (person.to_string(), town.team.to_string());
    let officer = move || people::NewGrant {
        person,
        role: Role::AreaOfficer,
        scope: Scope::All,
        reason: "Test".into(),
    };
    let grant = town.write(move |ctx, tx| Box::pin(async move { people::grant(tx, &ctx, officer()).await }));
    grant.await.unwrap();
    done(&mut browser, &format!("{POINT}/steun"), &[("steun", "ja")]).await;
    done(&mut browser, &format!("{POINT}/berichten"), &[("tekst", "We kwamen kijken."), ("openbaar", "ja")])
        .await;
    let answer = [
        ("haalbaar", "yes"),
        ("eigenaar", "municipality"),
        ("team", team.as_str()),
        ("antwoord", "Dat kan."),
        ("status", "agreed"),
        ("versie", "1"),
    ];
    done(&mut browser, &format!("{POINT}/antwoord"), &answer).await;
    let promise = [("wat", "Een schets maken"), ("eigenaar", "municipality"), ("datum", "2026-12-01")];
    done(&mut browser, &format!("{POINT}/toezeggingen"), &promise).await;
    let moved = [("datum", "2026-12-15"), ("reden", "De tekenaar is ziek.")];
    done(&mut browser, &format!("{POINT}/toezeggingen/1/datum"), &moved).await;
    let closed = [("uitkomst", "dropped"), ("reden", "Er is al een schets.")];
    done(&mut browser, &format!("{POINT}/toezeggingen/1/uitkomst"), &closed).await;
    let version = town.version(1).await;
    let officer = [("titel", "Een schommel"), ("behandelaar", me.as_str()), ("versie", version.as_str())];
    done(&mut browser, &format!("{POINT}/bewerken"), &officer).await;
    let file = "kern,titel,status\nAadorp,Een bankje,loopt\n".as_bytes();
    for name in ["punten.csv", "wacht.csv"] {
        let sent = browser.upload("/beheer/import", &[], ("bestand", name, file)).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        if name == "punten.csv" {
            let columns = [("kolom-0", "kern"), ("kolom-1", "titel"), ("kolom-2", "status")];
            done(&mut browser, &sent.location, &columns).await;
        }
    }
    person
}

async fn done(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) {
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
}

/// Every column of the tables of this slice in which the person stands. On SQLite, where the schema
/// can be asked in one way; the columns are the same on PostgreSQL.
async fn named_in(town: &Town, person: PersonId) -> BTreeSet<(String, String)> {
    let mut conn = town.read().await;
    // Not tables of this slice, and not about persons.
    const OTHERS: &str = "SELECT m.name AS name, c.name AS field FROM sqlite_master m, pragma_table_info(m.name) c \
        WHERE m.type = 'table' AND c.type = 'BLOB' AND c.name NOT IN ('tenant_id', 'id', 'bytes')";
    let columns: Vec<(String, String)> = conn.all(Sql::new(OTHERS)).await.unwrap();
    let mut found = BTreeSet::new();
    for (table, column) in columns {
        let mut sql = Sql::new("").with(town.stage.tenant).with(person);
        sql.push(&format!("SELECT 1 AS one FROM {table} WHERE tenant_id = $1 AND {column} = $2 LIMIT 1"));
        let has_tenant = "SELECT 1 AS one FROM pragma_table_info($1) WHERE name = 'tenant_id'";
        if conn.exists(Sql::new(has_tenant).with(table.as_str())).await.unwrap()
            && conn.exists(sql).await.unwrap()
        {
            found.insert((table, column));
        }
    }
    found
}

/// Tables of other slices, which have an export of their own.
const ELSEWHERE: [&str; 3] = ["person_grant", "audit_entry", "session"];

#[test]
fn every_place_that_names_a_person_is_taken_along_and_unnamed() {
    db::fixture::on_sqlite(migrations(), |db| async move {
        let town = Town::new(db).await;
        let person = busy(&town).await;
        let mut found = named_in(&town, person).await;
        found.retain(|(table, _)| !ELSEWHERE.contains(&table.as_str()));
        let known: BTreeSet<(String, String)> =
            NAMED.iter().map(|named| (named.table.to_owned(), named.column.to_owned())).collect();
        assert_eq!(found, known, "the person stands in these columns, and the list knows those");
        erase(&town, person).await;
        let mut left = named_in(&town, person).await;
        left.retain(|(table, _)| !ELSEWHERE.contains(&table.as_str()));
        assert_eq!(left, BTreeSet::new());
    });
}

async fn erase(town: &Town, person: PersonId) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            agenda::slice().erase(&ctx, tx, person).await?;
            Ok(tx.audit(&ctx, Audit::new("test.erase", "persoon", person)).await?)
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn each_place_has_something_to_take_along(db: Db) {
    let town = Town::new(db).await;
    let person = busy(&town).await;
    let facts = agenda::slice().export(&town.stage.system(), &mut town.read().await, person).await.unwrap();
    let of = |heading: &str| &facts.iter().find(|(name, _)| *name == heading).unwrap().1;
    for named in NAMED {
        assert!(!of(named.heading).as_array().unwrap().is_empty(), "{}", named.heading);
    }
    assert_eq!(of("toezeggingen")[0]["tekst"], "Een schets maken");
    assert_eq!(of("toezeggingen")[0]["datum"], "2026-12-01");
    assert_eq!(of("verzette_datums")[0]["datum"], "2026-12-15");
    assert_eq!(of("antwoorden")[0]["haalbaar"], "ja");
    assert_eq!(of("ingelezen")[0]["tekst"], "punten.csv");
    assert_eq!(of("wacht_op_inlezen")[0]["tekst"], "wacht.csv");
    let statuses: Vec<_> = of("statussen").as_array().unwrap().iter().map(|one| &one["status"]).collect();
    assert!(statuses.contains(&&"idee".into()) && statuses.contains(&&"afgesproken".into()), "{statuses:?}");
    assert!(facts.iter().all(|(_, value)| !value.to_string().contains("null")), "{facts:?}");
    erase(&town, person).await;
    let facts = agenda::slice().export(&town.stage.system(), &mut town.read().await, person).await.unwrap();
    assert!(facts.iter().all(|(_, value)| value.as_array().unwrap().is_empty()), "{facts:?}");
    // What was contributed stays.
    let page = town.stage.browser().get(POINT).await.body;
    assert!(page.contains("We kwamen kijken.") && page.contains("Dat kan."), "{page}");
    let row = agenda::store::point::by_number(&mut town.read().await, town.stage.tenant, 1).await.unwrap();
    assert_eq!(row.unwrap().supporters, 0, "support is taken back");
    assert!(NAMED.iter().any(|named| named.left == Left::TakenBack));
}
