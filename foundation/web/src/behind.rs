// SPDX-License-Identifier: EUPL-1.2
//! A page without a visitor: what a job needs to write texts and links into a mail.

use std::sync::Arc;

use db::Conn;
use kernel::{Ctx, Error, Result};

use crate::page::Municipality;
use crate::{App, Input, Page, Words};

impl Page {
    /// The page of a job, in the municipality and language of `ctx`. Its links lead to the
    /// municipality's first host name.
    ///
    /// # Errors
    /// When the municipality has no host name, or the database does not answer.
    pub async fn behind(app: &Arc<App>, conn: &mut Conn, ctx: Ctx) -> Result<Self> {
        let hosts = db::tenant::hosts(conn, ctx.tenant).await?;
        let host =
            hosts.into_iter().next().ok_or_else(|| Error::internal("a municipality without a host"))?;
        let row = db::tenant::by_host(conn, &host).await?.ok_or(Error::NotFound)?;
        let place = Arc::new(Municipality::new(row));
        let mut ctx = ctx;
        ctx.calendar = place.calendar.clone();
        let scheme = if app.setup.secure_cookies { "https" } else { "http" };
        let port = app.setup.link_port.map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self {
            app: app.clone(),
            ctx,
            place,
            signed: None,
            path: String::new(),
            query: Input::default(),
            origin: format!("{scheme}://{host}{port}"),
            flash: None,
            title: Words::default(),
            description: String::new(),
            crumbs: Vec::new(),
            wrong: false,
            feed: None,
            canonical: None,
            image: None,
        })
    }
}
