// SPDX-License-Identifier: EUPL-1.2
//! The server: from request to handler to answer, the same way for every route.

mod answer;
mod around;
mod back;
mod bare;
mod fixed;
mod request;
#[cfg(test)]
mod tests;
mod watch;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, get, on};
use kernel::Error;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use self::answer::Refusal;
use crate::route::{Route, UPLOAD_PATIENCE};
use crate::{App, Routes, Setup, Slice};

/// Every route of the program, with who may use it: those of the slices, and what every site has.
pub fn routes(slices: &[Arc<dyn Slice>], setup: &Setup) -> Routes {
    let mut all = Routes(slices.iter().flat_map(|slice| slice.routes().0).collect());
    all.0.extend(fixed::routes(setup).0);
    all
}

/// The service that answers HTTP.
pub fn service(app: Arc<App>) -> Router {
    let mut by_path: BTreeMap<&'static str, Vec<Route>> = BTreeMap::new();
    for route in routes(&app.slices, &app.setup).0 {
        by_path.entry(route.path).or_default().push(route);
    }
    let mut router = Router::new()
        .route("/static/{name}", get(fixed::file))
        .route("/gezond", get(watch::health))
        .route("/metrics", get(watch::metrics));
    for (path, routes) in by_path {
        router = router.route(path, methods(routes));
    }
    router
        .fallback(unknown)
        .with_state(app.clone())
        .layer(CsrfLayer::new())
        // Without Brotli: for pages made anew it takes several megabytes for each request at a time.
        .layer(CompressionLayer::new().no_br())
        // A last resort, with an empty answer: each route gives up earlier, with a page.
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, UPLOAD_PATIENCE * 2))
        .layer(axum::middleware::from_fn_with_state(app, around::around))
}

fn methods(routes: Vec<Route>) -> MethodRouter<Arc<App>> {
    let mut methods = MethodRouter::new();
    for route in routes {
        let filter = if route.method == Method::POST { MethodFilter::POST } else { MethodFilter::GET };
        let route = Arc::new(route);
        let handler = move |State(app): State<Arc<App>>, request: Request| {
            let route = route.clone();
            async move { request::handle(app, Ok(route), request).await }
        };
        methods = methods.merge(on(filter, handler));
    }
    // axum adds the header Allow: it knows the methods of this address.
    methods.fallback(|State(app): State<Arc<App>>, request: Request| async move {
        request::handle(app, Err(Refusal::Method), request).await
    })
}

async fn unknown(State(app): State<Arc<App>>, request: Request) -> Response {
    request::handle(app, Err(Refusal::Address), request).await
}

/// What the program counts about itself, for `/metrics`.
pub(crate) mod counters {
    use std::sync::atomic::{AtomicU64, Ordering};

    /// Answers by class of status: 1xx to 5xx.
    pub static ANSWERS: [AtomicU64; 5] = [const { AtomicU64::new(0) }; 5];
    /// Time spent on them, in microseconds.
    pub static MICROS: AtomicU64 = AtomicU64::new(0);
    /// Answers from kept pages.
    pub static KEPT: AtomicU64 = AtomicU64::new(0);

    pub fn count(status: u16, micros: u64) {
        let class = usize::from((status / 100).clamp(1, 5) - 1);
        ANSWERS[class].fetch_add(1, Ordering::Relaxed);
        MICROS.fetch_add(micros, Ordering::Relaxed);
    }
}

/// An empty answer with this status.
pub(crate) fn bare(status: StatusCode, text: &'static str) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response
}

/// The status that an error has.
pub(crate) fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::Invalid(_) => StatusCode::BAD_REQUEST,
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
