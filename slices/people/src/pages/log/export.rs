// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/logboek.csv`: the whole log, or what the filter lets through, however long it is. It is
//! sent in parts, read step by step.

use std::io;

use db::audit;
use kernel::Result;
use sheet::CsvStyle;
use tokio::sync::mpsc::{Sender, channel};
use web::{Page, Reply, Visit};

use super::words::Teller;
use crate::pages::words::Places;

/// So many entries are read and sent at a time.
const STEP: u32 = 1_000;
/// So many steps may wait for a slow line.
const WAITING: usize = 2;

/// Codes for programs, and the last two in words for people.
const HEADER: [&str; 11] = [
    "tijd",
    "wie",
    "kenmerk",
    "wat",
    "soort",
    "onderwerp",
    "feiten",
    "verzoek",
    "wie_id",
    "wat_in_woorden",
    "feiten_in_woorden",
];

pub(crate) async fn export(visit: Visit) -> Result<Reply> {
    let filter = super::asked(&mut visit.read().await?, &visit, &visit.query).await?;
    let (sender, parts) = channel(WAITING);
    let page = visit.page.clone();
    tokio::spawn(async move {
        if let Err(error) = send(&page, &filter, &sender).await {
            tracing::error!(request = %page.ctx.request.simple(), %error, "the log was sent in part");
            // Breaks the answer off; when the visitor is gone there is nobody to tell.
            let _ = sender.send(Err(io::Error::other("the rest cannot be read"))).await;
        }
    });
    Ok(Reply::in_parts("text/csv; charset=utf-8", parts).download("logboek.csv"))
}

/// Sends the header and then entry after entry, the newest first, until there are no more or nobody
/// takes them.
async fn send(page: &Page, filter: &audit::Filter, sender: &Sender<io::Result<Vec<u8>>>) -> Result<()> {
    let none: [[String; HEADER.len()]; 0] = [];
    let mut part = sheet::write_csv(&HEADER, none, CsvStyle::excel());
    let places = Places::of(page, &mut page.app.db.read().await?).await?;
    let (mut before, mut is_last) = (None, false);
    while sender.send(Ok(part)).await.is_ok() && !is_last {
        // Between two steps no connection is held: the line may be slow.
        let mut conn = page.app.db.read().await?;
        let step = audit::find(&mut conn, page.ctx.tenant, filter, before, STEP).await?;
        let teller = Teller::of(page, &mut conn, &places, &step).await?;
        drop(conn);
        before = step.last().map(|row| row.id);
        is_last = step.len() < STEP as usize;
        let rows = step.into_iter().map(|row| csv_row(&teller, row));
        part = sheet::more_csv(&HEADER, rows, CsvStyle::excel());
    }
    Ok(())
}

fn csv_row(teller: &Teller<'_>, row: audit::Entry) -> [String; HEADER.len()] {
    let told = teller.tell(&row);
    [
        row.at.to_string(),
        told.who.plain().into_owned(),
        told.mark,
        row.action,
        row.subject_kind,
        row.subject.to_string(),
        row.facts,
        row.request.to_string(),
        row.actor,
        told.what,
        told.facts.plain().into_owned(),
    ]
}
