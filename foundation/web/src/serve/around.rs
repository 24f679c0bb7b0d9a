// SPDX-License-Identifier: EUPL-1.2
//! Around every answer, also one that no route gave: a number, safe headers, a count, a log line.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use kernel::caught;
use tower_http::csrf::ProtectionError;
use uuid::Uuid;

use super::answer::{self, Refusal};
use super::{counters, request};
use crate::App;

/// The number of a request: on error pages, in the header `x-request-id` and in the log.
#[derive(Clone, Copy)]
pub(super) struct RequestId(pub Uuid);

/// Asked by machines every few seconds: only in the log when it fails.
const QUIET: [&str; 3] = ["/static/{name}", "/gezond", "/metrics"];

pub(super) async fn around(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = uuid::Builder::from_random_bytes(app.entropy.bytes()).into_uuid();
    request.extensions_mut().insert(RequestId(id));
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let (asked, body) = request.into_parts();
    // Only what changes something can be refused as coming from a foreign page.
    let again = (!method.is_safe()).then(|| asked.clone());
    // A handler that panics has its page already; this is for what stands around it.
    let run = async { Ok(next.run(Request::from_parts(asked, body)).await) };
    let mut response = caught(run).await.unwrap_or_else(|error| answer::broken(&error, id));
    if let Some(asked) = again.filter(|_| response.extensions().get::<ProtectionError>().is_some()) {
        let asked = Request::from_parts(asked, Body::empty());
        response = request::handle(app.clone(), Err(Refusal::Foreign), asked).await;
    }
    number(response.headers_mut(), id);
    answer::secure(response.headers_mut());
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let (status, path) = (response.status(), path.as_ref().map_or("-", MatchedPath::as_str));
    counters::count(status.as_u16(), micros);
    if !(status.is_success() && QUIET.contains(&path)) {
        // No query, no address, no name: the path of the route, without what fills its parts.
        tracing::info!(request = %id.simple(), %method, path, status = status.as_u16(), micros, "request");
    }
    response
}

fn number(headers: &mut HeaderMap, id: Uuid) {
    if let Ok(id) = HeaderValue::from_str(&id.simple().to_string()) {
        headers.insert("x-request-id", id);
    }
}
