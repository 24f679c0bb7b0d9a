// SPDX-License-Identifier: EUPL-1.2
//! For tests through HTTP, in process: a program with one municipality, and a browser that keeps
//! its cookies. Slices turn it on with `web = { workspace = true, features = ["testing"] }` under
//! `[dev-dependencies]`.
//!
//! With `#[db::test]` above it, this is a whole test:
//!
//! ```
//! # use std::sync::Arc;
//! # use web::{Slice, session::NoSessions, testing::Stage};
//! # fn slices() -> Vec<Arc<dyn Slice>> { Vec::new() }
//! async fn home_answers(db: db::Db) {
//!     let stage = Stage::new(db, slices(), Arc::new(NoSessions), Stage::setup()).await;
//!     let mut browser = stage.browser();
//!     assert_eq!(browser.get("/").await.status, 200);
//! }
//! ```
#![allow(clippy::expect_used, reason = "tests fail by panicking")]

mod handed;
pub mod language;

pub use handed::Handed;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use db::Db;
use db::fixture::NOON;
use db::tenant::{self, NewTenant};
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Audit, Ctx, TenantId};
use tower::ServiceExt;

use crate::session::Source;
use crate::{App, Setup, Slice, serve};

/// The host of the municipality of the test.
pub const HOST: &str = "voorbeeldstad.localhost";

/// A running program: fixed clock at [`NOON`], seeded chance, one municipality "Voorbeeldstad".
pub struct Stage {
    /// The program.
    pub app: Arc<App>,
    /// Its clock, to be set.
    pub clock: Arc<FixedClock>,
    /// The municipality.
    pub tenant: TenantId,
}

impl Stage {
    /// How tests run unless they say otherwise: a demo over HTTP.
    pub fn setup() -> Setup {
        Setup { secure_cookies: false, demo_login: true, dev_post: true, ..Setup::default() }
    }

    /// Starts the program on a migrated database and adds the municipality, a demo.
    pub async fn new(db: Db, slices: Vec<Arc<dyn Slice>>, sessions: Arc<dyn Source>, setup: Setup) -> Self {
        let clock = Arc::new(FixedClock::new(NOON));
        let entropy = Arc::new(Entropy::seeded(1));
        let app = App::new(db, clock.clone(), entropy, slices, sessions, setup).expect("the texts parse");
        let mut stage =
            Self { app: Arc::new(app), clock, tenant: TenantId::from_uuid(uuid::Uuid::from_u128(1)) };
        stage.tenant = stage.municipality("voorbeeldstad", true).await;
        stage
    }

    /// Adds a municipality at `<slug>.localhost`.
    pub async fn municipality(&self, slug: &'static str, demo: bool) -> TenantId {
        let new_id = self.app.ctx(self.tenant, Actor::System("test")).id();
        let ctx = self.app.ctx(new_id, Actor::System("test"));
        let work = ctx.clone();
        let added = self.app.db.write(&ctx, move |tx| {
            let ctx = work.clone();
            Box::pin(async move {
                let hosts = [format!("{slug}.localhost")];
                let new = NewTenant { slug, name: slug, hosts: &hosts, settings: "{}", demo };
                tenant::add(tx, &ctx, &new).await?;
                tx.audit(&ctx, Audit::new("test.tenant", "gemeente", ctx.tenant)).await?;
                Ok(())
            })
        });
        added.await.expect("a new municipality");
        new_id
    }

    /// The circumstances of Brink itself in the municipality.
    pub fn system(&self) -> Ctx {
        self.app.ctx(self.tenant, Actor::System("test"))
    }

    /// A new browser without cookies, at [`HOST`].
    pub fn browser(&self) -> Browser {
        self.browser_at(HOST)
    }

    /// A new browser at another host.
    pub fn browser_at(&self, host: &str) -> Browser {
        let (service, host) = (serve::service(self.app.clone()), host.to_owned());
        Browser { service, host, cookies: BTreeMap::new(), referer: None, from: None }
    }
}

/// A browser that keeps cookies and does not follow redirects.
pub struct Browser {
    service: Router,
    host: String,
    /// The cookies it keeps, by name.
    pub cookies: BTreeMap<String, String>,
    /// The path of the page that it says it comes from; none when it does not say.
    pub referer: Option<String>,
    /// The address of its visitor on the network, when the program shall know it.
    pub from: Option<IpAddr>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where a redirect leads; empty for none.
    pub location: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

impl Browser {
    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path);
        self.send(request, Body::empty()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form)).await
    }

    /// Sends a form with one file, in the field `name`.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        self.upload_all(path, fields, &[file]).await
    }

    /// Sends a form with files: the field, the name and the bytes of each.
    pub async fn upload_all(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        const EDGE: &str = "----brinktest";
        let mut body = Vec::new();
        // Files come first: what follows one that is too large must not be lost.
        for (name, file, bytes) in files {
            let head = format!(
                "--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(&[head.as_bytes(), bytes, b"\r\n"].concat());
        }
        for (name, value) in fields {
            let part =
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let request = Request::post(path).header(header::CONTENT_TYPE, kind);
        self.send(request, Body::from(body)).await
    }

    /// Sends a body of any kind, however broken.
    pub async fn post_raw(&mut self, path: &str, kind: &str, body: impl Into<Vec<u8>>) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, kind);
        self.send(request, Body::from(body.into())).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let mut request = request;
        if let Some(path) = &self.referer {
            request = request.header(header::REFERER, format!("http://{}{path}", self.host));
        }
        if let Some(address) = self.from {
            request = request.extension(ConnectInfo(SocketAddr::from((address, 4_000))));
        }
        let request = request
            .header(header::HOST, &self.host)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookies.join("; "))
            .body(body)
            .expect("a request");
        let response = self.service.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        self.keep(&parts.headers);
        let location = parts.headers.get(header::LOCATION).and_then(|v| v.to_str().ok());
        Answer {
            status: parts.status.as_u16(),
            location: location.unwrap_or_default().to_owned(),
            headers: parts.headers.clone(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
