// SPDX-License-Identifier: EUPL-1.2
//! Where points lie: the names of their kernen and the addresses that follow from them, for lists
//! of many points.

use std::collections::{BTreeMap, HashMap};

use db::Conn;
use kernel::{Result, TenantId};
use villages::KernId;

use crate::links;
use crate::model::PointId;
use crate::store::point;

/// So many points are asked for in one statement.
const MOST: usize = 5_000;

/// The kernen of several points.
pub(crate) struct Places {
    names: BTreeMap<KernId, (String, String)>,
    of: HashMap<PointId, Vec<KernId>>,
}

impl Places {
    /// Reads them in two statements, however many points there are.
    pub(crate) async fn read(conn: &mut Conn, tenant: TenantId, points: &[PointId]) -> Result<Self> {
        let names = villages::kern_names(conn, tenant).await?;
        let mut places = Self { names, of: HashMap::new() };
        places.add(conn, tenant, points).await?;
        Ok(places)
    }

    /// Adds more points.
    pub(crate) async fn add(&mut self, conn: &mut Conn, tenant: TenantId, points: &[PointId]) -> Result<()> {
        // An import may touch more points than one statement takes values.
        for some in points.chunks(MOST) {
            for (point, kern) in point::kernen_of(conn, tenant, some).await? {
                self.of.entry(point).or_default().push(kern);
            }
        }
        for kernen in self.of.values_mut() {
            kernen.sort_by_key(|kern| self.names.get(kern).map(|(_, name)| name));
            kernen.dedup();
        }
        Ok(())
    }

    /// Name in addresses and name of every kern.
    pub(crate) fn names(&self) -> &BTreeMap<KernId, (String, String)> {
        &self.names
    }

    /// The kernen of a point.
    pub(crate) fn kernen(&self, point: PointId) -> &[KernId] {
        self.of.get(&point).map_or(&[], Vec::as_slice)
    }

    /// Their names, as words.
    pub(crate) fn words(&self, point: PointId) -> String {
        self.join(self.kernen(point))
    }

    /// The names of these kernen, as words.
    pub(crate) fn join(&self, kernen: &[KernId]) -> String {
        let names = kernen.iter().filter_map(|kern| self.names.get(kern)).map(|(_, name)| name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }

    /// The name in addresses of the kern under which a point has its one address: the first of its
    /// kernen by name. Its page can be reached under the others too, and then says which is the one.
    pub(crate) fn slug(&self, point: PointId) -> Option<&str> {
        let kern = self.kernen(point).first()?;
        self.names.get(kern).map(|(slug, _)| slug.as_str())
    }

    /// The one address of a point; empty for one that lies nowhere.
    pub(crate) fn href(&self, point: PointId, number: i64) -> String {
        self.slug(point).map(|slug| links::point(slug, number)).unwrap_or_default()
    }
}
