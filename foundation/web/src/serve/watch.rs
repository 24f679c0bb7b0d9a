// SPDX-License-Identifier: EUPL-1.2
//! What machines ask every few seconds: does it work, and how does it go? No address, path or
//! person is in the answers.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::{bare, counters};
use crate::App;

/// Whether this process can do its work: the database answers, and the worker, if one runs here,
/// gives signs of life.
pub(super) async fn health(State(app): State<Arc<App>>) -> Response {
    let answers = match app.db.read().await {
        Ok(mut conn) => db::tenant::list(&mut conn, None, 1).await.is_ok(),
        Err(_) => false,
    };
    if !answers {
        bare(StatusCode::SERVICE_UNAVAILABLE, "geen database")
    } else if app.worker.is_silent(app.clock.now()) {
        bare(StatusCode::SERVICE_UNAVAILABLE, "de taken liggen stil")
    } else {
        bare(StatusCode::OK, "gezond")
    }
}

/// Counters in the text format of Prometheus.
pub(super) async fn metrics(State(app): State<Arc<App>>) -> Response {
    let mut text = String::from("# TYPE brink_answers_total counter\n");
    for (index, count) in counters::ANSWERS.iter().enumerate() {
        let count = count.load(Ordering::Relaxed);
        let _ = writeln!(text, "brink_answers_total{{class=\"{}xx\"}} {count}", index + 1);
    }
    let micros = counters::MICROS.load(Ordering::Relaxed);
    add(&mut text, "brink_answer_microseconds_total", "counter", micros);
    add(&mut text, "brink_kept_pages_total", "counter", counters::KEPT.load(Ordering::Relaxed));
    worker(&mut text, &app);
    queue(&mut text, &app).await;
    let mut response = Response::new(Body::from(text));
    let kind = HeaderValue::from_static("text/plain; version=0.0.4");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The worker in this process, when there is one.
fn worker(text: &mut String, app: &App) {
    if let Some(seconds) = app.worker.silence(app.clock.now()) {
        let (done, failed) = app.worker.attempts();
        add(text, "brink_worker_silent_seconds", "gauge", seconds);
        add(text, "brink_jobs_done_total", "counter", done);
        add(text, "brink_jobs_failed_total", "counter", failed);
    }
}

/// The queue, whichever process works on it. Left out when the database does not answer.
async fn queue(text: &mut String, app: &App) {
    let now = app.clock.now();
    let Ok(mut conn) = app.db.read().await else { return };
    let Ok(queue) = jobs::standing(&mut conn, now).await else { return };
    let waits = queue.since.map_or(0, |since| (now.micros() - since.micros()).max(0) / 1_000_000);
    add(text, "brink_jobs_waiting", "gauge", queue.waiting);
    add(text, "brink_jobs_waiting_seconds", "gauge", waits);
    add(text, "brink_jobs_given_up", "gauge", queue.failed);
}

fn add(text: &mut String, name: &str, kind: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "# TYPE {name} {kind}\n{name} {value}");
}
