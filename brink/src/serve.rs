// SPDX-License-Identifier: EUPL-1.2
//! `brink serve` and `brink worker`.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, anyhow};
use db::{Db, Engine};
use jobs::mail::{self, Post};
use jobs::{Every, Handler, Task, Worker};
use tokio::net::TcpListener;
use web::{App, Setup};

use crate::config;
use crate::open::{self, World};
use crate::{place, slices};

/// Whether the program was told to stop.
type Stopped = tokio::sync::watch::Receiver<bool>;

/// How often the worker looks for work.
const PAUSE: Duration = Duration::from_secs(2);

/// Serves until it is told to stop.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn serve(args: config::Serve) -> Result<()> {
    let world = World::real();
    let db = open::database(&args.database.url, true).await?;
    open::ready(&db, &world).await?;
    let setup = Setup {
        base_host: args.base_host()?,
        behind_proxy: args.behind_proxy,
        page_cache_bytes: u64::from(args.page_cache_mb) * 1024 * 1024,
        ..Setup::default()
    };
    let post = if args.no_worker { None } else { Some(args.mail.post()?) };
    let listener = listen(args.listen).await?;
    run(db, &world, setup, listener, post, |listens| println!("Brink luistert op http://{listens}")).await
}

/// Takes an address to listen on.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|cause| cannot_listen(address, &cause))
}

/// Runs the website, and the worker when there is a postman; `ready` is told when it listens.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn run(
    db: Db,
    world: &World,
    setup: Setup,
    listener: TcpListener,
    post: Option<Post>,
    ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    if !web::assets::are_built() {
        eprintln!("brink: let op: gebouwd zonder opmaak; voer `cargo xtask assets` uit en bouw opnieuw");
    }
    let app = app(db.clone(), world, setup)?;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let told = |mut stopped: Stopped| async move { drop(stopped.wait_for(|stop| *stop).await) };
    let worker = post.map(|post| {
        let (worker, stopped) = (worker_of(&app, post), told(stopped.clone()));
        tokio::spawn(async move { worker.run(PAUSE, stopped).await })
    });
    // Both end at the same word: the worker need not wait for a visitor who is slow.
    tokio::spawn(async move {
        told_to_stop().await;
        stop.send_replace(true);
    });
    let plans = tokio::spawn(keep_plans(db.clone()));
    ready(listener.local_addr()?);
    let service = web::serve::service(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told(stopped)).await?;
    plans.abort();
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// Nobody but the program looks at how full the tables of a SQLite file are: at the start, and every day.
async fn keep_plans(db: Db) {
    if db.engine() == Engine::Postgres {
        return;
    }
    let mut days = tokio::time::interval(Duration::from_secs(86_400));
    loop {
        days.tick().await;
        if let Err(error) = db.analyze().await {
            tracing::warn!(%error, "the tables could not be looked at");
        }
    }
}

/// Why an address cannot be listened on, and what to do about it.
fn cannot_listen(listen: SocketAddr, cause: &std::io::Error) -> anyhow::Error {
    match cause.kind() {
        ErrorKind::AddrInUse => {
            anyhow!("op {listen} luistert al iets anders; kies een ander adres met --listen of --port")
        }
        ErrorKind::AddrNotAvailable => {
            anyhow!("{} is geen adres van deze computer; kies een ander adres met --listen", listen.ip())
        }
        ErrorKind::PermissionDenied => {
            anyhow!("brink mag niet luisteren op poort {}; kies een poort boven 1023", listen.port())
        }
        _ => anyhow!("brink kan niet luisteren op {listen}: {}", place::why(cause)),
    }
}

/// Runs jobs only.
///
/// # Errors
/// A sentence that tells what to mend.
pub async fn worker(args: config::Worker) -> Result<()> {
    let world = World::real();
    let db = open::beside(&args.database.url, &world).await?;
    worker_of(&app(db, &world, Setup::default())?, args.mail.post()?).run(PAUSE, told_to_stop()).await;
    Ok(())
}

/// The program: the slices on this database.
pub(crate) fn app(db: Db, world: &World, setup: Setup) -> Result<Arc<App>> {
    let sessions = Arc::new(people::Sessions::new(db.clone()));
    let (clock, entropy) = (world.clock.clone(), world.entropy.clone());
    let app = App::new(db, clock, entropy, slices::all(), sessions, setup).map_err(anyhow::Error::msg)?;
    Ok(Arc::new(app))
}

pub(crate) fn worker_of(app: &Arc<App>, post: Post) -> Worker {
    let mut handlers = app.handlers();
    let post = Arc::new(post);
    let send: Handler = Arc::new(move |running| {
        let post = post.clone();
        Box::pin(async move { post.send(&running).await })
    });
    handlers.insert(mail::SEND, send);
    handlers.insert(mail::FORGET, Arc::new(|running| Box::pin(mail::forget(running))));
    let mut tasks: Vec<Task> = app.slices.iter().flat_map(|slice| slice.tasks()).collect();
    tasks.push(Task { kind: mail::FORGET, every: Every::DayAt(3) });
    let (clock, entropy) = (app.clock.clone(), app.entropy.clone());
    Worker { db: app.db.clone(), clock, entropy, handlers, tasks, pulse: app.worker.clone() }
}

/// Waits for Ctrl-C or the system's request to stop.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        drop(tokio::signal::ctrl_c().await);
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
