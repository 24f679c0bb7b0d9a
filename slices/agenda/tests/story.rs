// SPDX-License-Identifier: EUPL-1.2
//! The story of a point tells no more than is known.

mod desk;

use agenda::model::{Precision, Status};
use desk::{A, Town, a, migrations};

#[db::test]
async fn a_date_is_as_exact_as_the_source(db: db::Db) {
    let town = Town::new(db).await;
    let known = [
        (Precision::Day, "zaterdag 22 november 2025"),
        (Precision::Year, "2025"),
        (Precision::Unknown, "Datum niet bekend"),
    ];
    for (precision, words) in known {
        let point = A { precision, ..a("Bankje", Status::Agreed).ago(364) };
        let (_, number) = town.add(vec![point]).await[0];
        let page = town.stage.browser().get(&format!("/kernen/aadorp/agenda/{number}")).await.body;
        let said = page.split("kp-story__when\">").nth(1).and_then(|rest| rest.split("</p>").next());
        assert_eq!(said, Some(words), "{precision:?}");
    }
}
