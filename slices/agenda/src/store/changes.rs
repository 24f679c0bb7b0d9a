// SPDX-License-Identifier: EUPL-1.2
//! The newest public events over all kinds, each kind read by its own index.

use db::{Conn, DbError, Sql};
use kernel::{TenantId, Timestamp};
use uuid::Uuid;
use web::slice::ChangeQuery;

use crate::model::PointId;

db::row! {
    /// Something that happened to a point.
    pub struct ChangeRow {
        /// `status`, `note`, `answer`, `promise`, `move` or `outcome`.
        pub kind: String,
        /// The status, or `joined` when another point was added; the outcome.
        pub code: String,
        /// The id of what tells it.
        pub id: Uuid,
        /// To which point.
        pub point_id: PointId,
        /// When.
        pub at: Timestamp,
        /// What was said with it.
        pub text: String,
        /// Why a promise came to its outcome; empty for all else.
        pub reason: String,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

/// One kind of event: what to select, and which columns tell when and of which point.
struct Kind {
    select: &'static str,
    at: &'static str,
    point: &'static str,
}

const KINDS: [Kind; 6] = [
    Kind {
        select: "SELECT 'status' AS kind, e.id, e.point_id, e.at AS at, e.text AS text, '' AS reason, e.example,
              CASE WHEN e.other_point IS NOT NULL AND e.status <> 'merged' THEN 'joined' ELSE e.status END AS code
            FROM point_event e JOIN point p ON p.tenant_id = e.tenant_id AND p.id = e.point_id
            WHERE p.draft = FALSE AND e.precision = 'day' AND e.tenant_id = ",
        at: "e.at",
        point: "e.point_id",
    },
    Kind {
        select: "SELECT 'note' AS kind, '' AS code, e.id, e.point_id, e.at AS at, e.text AS text, '' AS reason, e.example
            FROM note e JOIN point p ON p.tenant_id = e.tenant_id AND p.id = e.point_id
            WHERE p.draft = FALSE AND e.public = TRUE AND e.tenant_id = ",
        at: "e.at",
        point: "e.point_id",
    },
    // A status that was given with the answer tells it already, in the same words.
    Kind {
        select: "SELECT 'answer' AS kind, '' AS code, e.id, e.point_id, e.at AS at, e.answer AS text, '' AS reason,
              e.example
            FROM assessment e JOIN point p ON p.tenant_id = e.tenant_id AND p.id = e.point_id
            WHERE p.draft = FALSE AND NOT EXISTS (SELECT 1 FROM point_event s WHERE s.tenant_id = e.tenant_id
              AND s.point_id = e.point_id AND s.at = e.at AND s.text = e.answer) AND e.tenant_id = ",
        at: "e.at",
        point: "e.point_id",
    },
    Kind {
        select: "SELECT 'promise' AS kind, '' AS code, e.id, e.point_id, e.made_at AS at, e.what AS text,
              '' AS reason, e.example
            FROM promise e JOIN point p ON p.tenant_id = e.tenant_id AND p.id = e.point_id
            WHERE p.draft = FALSE AND e.tenant_id = ",
        at: "e.made_at",
        point: "e.point_id",
    },
    Kind {
        select: "SELECT 'move' AS kind, '' AS code, e.id, r.point_id, e.at AS at, e.reason AS text, '' AS reason,
              e.example
            FROM promise_move e JOIN promise r ON r.tenant_id = e.tenant_id AND r.id = e.promise_id
            JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
            WHERE p.draft = FALSE AND e.tenant_id = ",
        at: "e.at",
        point: "r.point_id",
    },
    Kind {
        select: "SELECT 'outcome' AS kind, e.outcome AS code, e.id, e.point_id, e.outcome_at AS at, e.what AS text,
              e.outcome_reason AS reason, e.example
            FROM promise e JOIN point p ON p.tenant_id = e.tenant_id AND p.id = e.point_id
            WHERE p.draft = FALSE AND e.outcome_at IS NOT NULL AND e.tenant_id = ",
        at: "e.outcome_at",
        point: "e.point_id",
    },
];

/// The newest events of which the day is known, at most `query.limit` of each kind.
pub async fn list(conn: &mut Conn, tenant: TenantId, query: &ChangeQuery) -> Result<Vec<ChangeRow>, DbError> {
    let mut rows = Vec::new();
    for kind in &KINDS {
        let mut sql = Sql::new(kind.select);
        sql.bind(tenant);
        if let Some(kern) = query.kern {
            sql.push(" AND ").push(kind.point);
            sql.push(" IN (SELECT k.point_id FROM point_kern k WHERE k.tenant_id = $1 AND k.kern_id = ");
            sql.bind(kern).push(")");
        }
        if let Some(subject) = query.subject {
            sql.push(" AND p.id = ").bind(subject);
        }
        if let Some(after) = query.after {
            sql.push(" AND ").push(kind.at).push(" > ").bind(after);
        }
        sql.push(" ORDER BY ").push(kind.at).push(" DESC LIMIT ").bind(query.limit);
        rows.extend(conn.all::<ChangeRow>(sql).await?);
    }
    Ok(rows)
}
