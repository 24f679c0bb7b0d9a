// SPDX-License-Identifier: EUPL-1.2
//! Everywhere that a person is named: what they take along and what they leave behind come from one
//! list, so that neither can miss what the other knows.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{PersonId, TenantId, Timestamp};

use super::point::{self, PointRow};
use crate::model::PointId;

/// The points that the person proposed, the newest first.
pub async fn proposals(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    most: u32,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(" WHERE p.tenant_id = $1 AND p.proposed_by = $2").with(tenant).with(person);
    sql.push(" ORDER BY p.number DESC LIMIT ").bind(most);
    conn.all(sql).await
}

/// A column that names a person.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Of which table.
    pub table: &'static str,
    /// Which column.
    pub column: &'static str,
    /// Under which heading the person takes along what stands there.
    pub heading: &'static str,
    /// What is taken along.
    pub taken: Taken,
    /// What becomes of it when the person leaves.
    pub left: Left,
}

/// What somebody takes along of the rows that name them.
#[derive(Clone, Copy, Debug)]
pub enum Taken {
    /// The points that they proposed, as [`proposals`] reads them.
    Proposals,
    /// A [`Line`] for each row, by this statement; with what `detail` is.
    Lines(&'static str, Detail),
}

/// What the detail of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// The code of a status.
    Status,
    /// The code of whether something can be done.
    Feasible,
    /// A date.
    Date,
}

/// What becomes of rows when the person whom they name leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// They stay and name nobody.
    Unnamed,
    /// They go: they are about the person alone.
    Deleted,
    /// Support is taken back, and the number of supporters with it; see `withdraw_support`.
    TakenBack,
}

/// Every column of this slice that names a person.
pub const NAMED: [Named; 11] = [
    Named {
        table: "point",
        column: "proposed_by",
        heading: "voorstellen",
        taken: Taken::Proposals,
        left: Left::Unnamed,
    },
    // What is not on the website is named by its number only: its words are somebody else’s.
    Named {
        table: "support",
        column: "person_id",
        heading: "steun",
        taken: Taken::Lines(
            "SELECT p.number, '' AS detail, CASE WHEN p.draft = FALSE THEN p.title ELSE '' END AS text, s.at
             FROM support s JOIN point p ON p.tenant_id = s.tenant_id AND p.id = s.point_id
             WHERE s.tenant_id = $1 AND s.person_id = $2 ORDER BY p.number",
            Detail::None,
        ),
        left: Left::TakenBack,
    },
    Named {
        table: "note",
        column: "by_person",
        heading: "berichten",
        taken: Taken::Lines(
            "SELECT p.number, '' AS detail, n.text, n.at FROM note n
             JOIN point p ON p.tenant_id = n.tenant_id AND p.id = n.point_id
             WHERE n.tenant_id = $1 AND n.by_person = $2 ORDER BY n.at, n.id",
            Detail::None,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "point",
        column: "officer_id",
        heading: "behandelt",
        taken: Taken::Lines(
            "SELECT number, '' AS detail, title AS text, touched_at AS at FROM point
             WHERE tenant_id = $1 AND officer_id = $2 ORDER BY number",
            Detail::None,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "point_event",
        column: "by_person",
        heading: "statussen",
        taken: Taken::Lines(
            "SELECT p.number, e.status AS detail, e.text, e.at FROM point_event e
             JOIN point p ON p.tenant_id = e.tenant_id AND p.id = e.point_id
             WHERE e.tenant_id = $1 AND e.by_person = $2 ORDER BY e.at, e.id",
            Detail::Status,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "assessment",
        column: "by_person",
        heading: "antwoorden",
        taken: Taken::Lines(
            "SELECT p.number, a.feasible AS detail, a.answer AS text, a.at FROM assessment a
             JOIN point p ON p.tenant_id = a.tenant_id AND p.id = a.point_id
             WHERE a.tenant_id = $1 AND a.by_person = $2 ORDER BY a.at, a.id",
            Detail::Feasible,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "promise",
        column: "by_person",
        heading: "toezeggingen",
        taken: Taken::Lines(
            "SELECT p.number, r.first_due AS detail, r.what AS text, r.made_at AS at FROM promise r
             JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
             WHERE r.tenant_id = $1 AND r.by_person = $2 ORDER BY r.made_at, r.number",
            Detail::Date,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "promise",
        column: "outcome_by_person",
        heading: "uitkomsten",
        taken: Taken::Lines(
            "SELECT p.number, r.due AS detail, r.outcome_reason AS text, coalesce(r.outcome_at, r.made_at) AS at
             FROM promise r JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
             WHERE r.tenant_id = $1 AND r.outcome_by_person = $2 ORDER BY r.outcome_at, r.number",
            Detail::Date,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "promise_move",
        column: "by_person",
        heading: "verzette_datums",
        taken: Taken::Lines(
            "SELECT p.number, m.to_due AS detail, m.reason AS text, m.at FROM promise_move m
             JOIN promise r ON r.tenant_id = m.tenant_id AND r.id = m.promise_id
             JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
             WHERE m.tenant_id = $1 AND m.by_person = $2 ORDER BY m.at, m.id",
            Detail::Date,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "agenda_import",
        column: "by_person",
        heading: "ingelezen",
        taken: Taken::Lines(
            "SELECT NULL AS number, '' AS detail, file_name AS text, at FROM agenda_import
             WHERE tenant_id = $1 AND by_person = $2 ORDER BY at, id",
            Detail::None,
        ),
        left: Left::Unnamed,
    },
    Named {
        table: "import_draft",
        column: "by_person",
        heading: "wacht_op_inlezen",
        taken: Taken::Lines(
            "SELECT NULL AS number, '' AS detail, file_name AS text, created_at AS at FROM import_draft
             WHERE tenant_id = $1 AND by_person = $2 ORDER BY created_at, id",
            Detail::None,
        ),
        left: Left::Deleted,
    },
];

db::row! {
    /// What somebody did, as they take it along.
    pub struct Line {
        /// The number of the point, when it is about one.
        pub number: Option<i64>,
        /// A code or a date; see [`Detail`].
        pub detail: String,
        /// In words.
        pub text: String,
        /// When.
        pub at: Timestamp,
    }
}

/// What somebody did, by a statement of [`NAMED`].
pub async fn lines(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    statement: &'static str,
) -> Result<Vec<Line>, DbError> {
    conn.all(Sql::new(statement).with(tenant).with(person)).await
}

/// The points that the person supports.
pub async fn supported_points(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(PointId,)>, DbError> {
    conn.all(sql!("SELECT point_id FROM support WHERE tenant_id = $1 AND person_id = $2", tenant, person))
        .await
}

/// Takes the person's id away wherever it stands; the role stays. Support is taken back before.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<(), DbError> {
    const UNNAME: &str = "UPDATE {table} SET {column} = NULL WHERE tenant_id = $1 AND {column} = $2";
    const DELETE: &str = "DELETE FROM {table} WHERE tenant_id = $1 AND {column} = $2";
    for named in NAMED {
        let statement = match named.left {
            Left::Unnamed => UNNAME,
            Left::Deleted => DELETE,
            Left::TakenBack => continue,
        };
        let mut sql = Sql::new("").with(tenant).with(person);
        sql.push(&statement.replace("{table}", named.table).replace("{column}", named.column));
        tx.run(sql).await?;
    }
    Ok(())
}
