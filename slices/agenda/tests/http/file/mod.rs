// SPDX-License-Identifier: EUPL-1.2
//! Files to import, and the kernen that they name.

use agenda::commands::{self, Choice, Undone};
use agenda::import::{self, Mapping, Options, Plan, Report};
use agenda::model::ImportId;
use agenda::policy;
use agenda::store::point::{self, PointRow};
use db::{Db, Sql};
use kernel::slug::slug;
use villages::model::place::Place;
use villages::store::kern::{self, FullKern};
use villages::{Kern, Phase};

use crate::desk::Town;

/// 165 points of nine municipalities.
pub const REAL: &str = include_str!("../../../../../worlds/import/kernagenda_points.csv");
/// The kernen of West Betuwe.
pub const WEST_BETUWE: &str = include_str!("../../../../../worlds/west-betuwe/kernen.json");
/// The kernen of Buren.
pub const BUREN: &str = include_str!("../../../../../worlds/buren/kernen.json");

/// Aadorp and Beekdorp, each with an agenda, and the kernen of a world beside them.
pub async fn town_with(db: Db, kernen: &str) -> Town {
    let town = Town::new(db).await;
    let kernen: Vec<serde_json::Value> = serde_json::from_str(kernen).unwrap();
    let names: Vec<String> = kernen.iter().map(|kern| kern["naam"].as_str().unwrap().to_owned()).collect();
    add_kernen(&town, names).await;
    town
}

/// Adds kernen.
pub async fn add_kernen(town: &Town, names: Vec<String>) {
    town.write(move |ctx, tx| {
        let names = names.clone();
        Box::pin(async move {
            let kernen: Vec<FullKern> =
                names.iter().map(|name| FullKern { kern: new_kern(ctx.id(), name), area: None }).collect();
            kern::add(tx, ctx.tenant, &kernen).await?;
            tx.audit(&ctx, kernel::Audit::new("test.kernen", "kern", kernen[0].kern.id)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

fn new_kern(id: villages::KernId, name: &str) -> Kern {
    Kern { phase: Phase::Execution, ..Kern::new(id, name, slug(name), Place { lon: 5.2, lat: 51.8 }) }
}

/// A second passes, so that what happens next comes later in every story.
pub fn later(town: &Town) {
    let now = kernel::ctx::Clock::now(&*town.stage.clock);
    town.stage.clock.set(now.saturating_add(std::time::Duration::from_secs(1)));
}

/// Imports a file whose columns name themselves.
pub async fn import_text(town: &Town, text: &str, choice: Choice) -> Report {
    later(town);
    import_bytes(town, text.as_bytes().to_vec(), Options { choice, ..Options::default() }).await.unwrap()
}

/// Imports a file.
pub async fn import_bytes(town: &Town, bytes: Vec<u8>, options: Options) -> kernel::Result<Report> {
    import::from_file(&town.stage.app.db, &town.stage.system(), bytes, "punten.csv", &options).await
}

/// What a file says.
pub async fn plan(town: &Town, text: &str, mapping: Option<Mapping>) -> Plan {
    let table = import::read_table(text.as_bytes().to_vec(), "punten.csv").await.unwrap();
    let mapping = mapping.unwrap_or_else(|| Mapping::guess(&table.header, None));
    import::plan(&mut town.read().await, town.stage.tenant, "punten.csv", &table, &mapping).await.unwrap()
}

/// Undoes an import.
pub async fn undo(town: &Town, id: ImportId) -> kernel::Result<Undone> {
    later(town);
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let permit = policy::may_import(&ctx)?;
            commands::undo_import(tx, &ctx, &permit, id).await
        })
    })
    .await
}

/// How many rows a table has in the municipality.
pub async fn count(town: &Town, table: &str) -> usize {
    let mut sql = Sql::new("");
    sql.push(&format!("SELECT count(*) AS n FROM {table} WHERE tenant_id = ")).bind(town.stage.tenant);
    let (rows,): (i64,) = town.read().await.one(sql).await.unwrap();
    usize::try_from(rows).unwrap()
}

/// The point with this title.
pub async fn titled(town: &Town, title: &str) -> PointRow {
    let sql = db::sql!("SELECT id FROM point WHERE tenant_id = $1 AND title = $2", town.stage.tenant, title);
    let mut conn = town.read().await;
    let (id,) = conn.one(sql).await.unwrap();
    point::by_id(&mut conn, town.stage.tenant, id).await.unwrap().unwrap()
}
