mod desk;
use kernel::*;
use std::sync::Arc;
macro_rules! f {
    ($n:literal) => {
        ($n, include_str!(concat!("../../../worlds/west-betuwe/", $n)))
    };
}
static W: web::World = web::World {
    slug: "west-betuwe",
    files: &[
        f!("kernen.json"),
        f!("teams.json"),
        f!("partners.json"),
        f!("groepen.json"),
        f!("kernagendas.json"),
        f!("voorbeeld.json"),
        f!("gemeente.json"),
    ],
};
#[derive(Clone)]
struct All(uuid::Uuid);
impl web::session::Source for All {
    fn find<'a>(
        &'a self,
        _: &'a mut db::Conn,
        _: TenantId,
        h: &'a [u8],
        _: Timestamp,
    ) -> web::slice::Hook<'a, Option<web::session::Signed>> {
        let h = h.to_vec();
        let id = self.0;
        Box::pin(async move {
            let _ = id;
            Ok(Some(web::session::Signed {
                person: Arc::new(Person {
                    id: PersonId::from_uuid(uuid::Uuid::from_u128(5)),
                    grants: vec![Grant { role: Role::Administrator, scope: Scope::All }],
                }),
                label: "Test".into(),
                session: h,
            }))
        })
    }
}
#[test]
fn dump() {
    db::fixture::on_sqlite(desk::migrations(), |db| async move {
        let stage = web::testing::Stage::new(
            db,
            desk::slices(),
            Arc::new(All(uuid::Uuid::nil())),
            web::testing::Stage::setup(),
        )
        .await;
        let ctx = stage.system();
        let own = ctx.clone();
        stage
            .app
            .db
            .write(&ctx, move |tx| {
                let ctx = own.clone();
                Box::pin(async move {
                    for s in desk::slices().iter() {
                        s.load(&ctx, tx, &W).await?;
                    }
                    tx.audit(&ctx, Audit::new("t", "g", ctx.tenant)).await?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        let mut anon = stage.browser();
        let mut b = stage.browser();
        b.cookies.insert("brink".into(), "ab".repeat(32));
        for (n, p) in [
            ("uitvoering", "/uitvoering"),
            ("filter", "/uitvoering?status=loopt&kern=varik"),
            ("kern", "/uitvoering/varik"),
            ("heukelum", "/uitvoering/heukelum"),
        ] {
            let t = std::time::Instant::now();
            let a = anon.get(p).await;
            println!("{p} {} {:?} {}", a.status, t.elapsed(), a.body.len());
            std::fs::write(format!("/tmp/dump/{n}.html"), a.body).unwrap();
        }
        let t = std::time::Instant::now();
        let a = b.get("/werk").await;
        println!("werk {} {:?}", a.status, t.elapsed());
        std::fs::write("/tmp/dump/werk.html", a.body).unwrap();
        let a = b.post("/werk/status", &[("status", "impossible")]).await;
        std::fs::write("/tmp/dump/werkfout.html", a.body).unwrap();
        for k in ["punten.csv", "toezeggingen.csv", "punten.xlsx"] {
            let a = anon.get(&format!("/uitvoering/{k}")).await;
            println!("{k} {} {}", a.status, a.body.len());
            std::fs::write(format!("/tmp/dump/{k}"), a.body).unwrap();
        }
    });
}
#[test]
fn full() {
    db::fixture::on_sqlite(desk::migrations(), |db| async move {
        use agenda::model::Status::*;
        let town = desk::Town::new(db).await;
        let long = |n: usize| {
            format!(
                "Fietsoversteek Heidensweg en Gragtdijk veiliger maken en fietspaden asfalteren nummer {n}"
            )
        };
        let mut points: Vec<desk::A> =
            (0..40).map(|n| desk::a(&long(n), [Idea, Testing, Agreed, Planned, Busy, Done][n % 6])).collect();
        for n in 0..10 {
            points.push(desk::a(&long(100 + n), Agreed));
        }
        let added = town.add(points).await;
        for (id, n) in added.iter().take(12) {
            town.promise(
                *id,
                "Een schets van de kruising laten zien aan de bewoners van de straat",
                &format!("2026-1{}-{:02}", n % 3, 10 + n),
            )
            .await;
        }
        let mut o = town.officer();
        for (id, _) in &added[40..] {
            let id = id.to_string();
            let r = o.post("/werk/status", &[("punt", id.as_str()), ("status", "impossible"), ("reden", "Dit kan niet, omdat de weg van de provincie is en er de komende vier jaar geen geld voor is op de begroting.")]).await;
            assert_eq!(r.status, 303);
        }
        std::fs::write("/tmp/dump/full.html", town.stage.browser().get("/uitvoering/aadorp").await.body)
            .unwrap();
        std::fs::write("/tmp/dump/fullmon.html", town.stage.browser().get("/uitvoering").await.body).unwrap();
    });
}
