// SPDX-License-Identifier: EUPL-1.2
//! What every page knows: the municipality, who looks, in which language, where they are.

use std::sync::Arc;

use db::tenant::TenantRow;
use kernel::calendar::ClosedDays;
use kernel::{Calendar, Ctx, Date, Role, Rule, Timestamp};
use serde::Deserialize;

use crate::session::Signed;
use crate::texts::{Arg, Terms};
use crate::{App, Input, Words};

/// A municipality as pages need it.
pub struct Municipality {
    /// Its row.
    pub row: TenantRow,
    /// Its own words.
    pub terms: Terms,
    /// What every page needs of its settings.
    pub settings: Settings,
    /// On which days it works.
    pub calendar: Arc<Calendar>,
}

impl Municipality {
    /// Reads what pages need from its row.
    pub fn new(row: TenantRow) -> Self {
        let settings: Settings = serde_json::from_str(&row.settings).unwrap_or_default();
        let terms = crate::terms::with_forms(&settings.termen);
        let calendar = Arc::new(Calendar::of(&settings.werkdagen));
        Self { row, terms: Arc::new(terms), settings, calendar }
    }
}

/// A word as the first of a heading, a menu entry or a cell.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// The words that a municipality may choose itself, by their default. Texts name them as
/// `{ $kern }`, as `{ $Kern }` where a capital belongs, and with what comes before a kern as
/// `{ $deze_kern }`: see [`crate::terms`].
pub const TERMS: [&str; 3] = ["gebiedsmakelaar", "kern", "kernen"];

/// The settings that every page needs. Slices read their own part from the same JSON.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Words that the municipality chooses itself, by the Dutch default.
    pub termen: std::collections::BTreeMap<String, String>,
    /// Eight accent colours by step (50, 100, 200, …, 700); empty for the default palette.
    pub thema: std::collections::BTreeMap<String, String>,
    /// One sentence under the name.
    pub intro: Option<String>,
    /// The municipality's own site.
    pub website: Option<String>,
    /// A public telephone number.
    pub telefoon: Option<String>,
    /// A public e-mail address.
    pub email: Option<String>,
    /// The logo, shown in the header at `/logo/{id}`.
    pub logo: Option<files::FileId>,
    /// The link to the accessibility statement in the national register.
    pub toegankelijkheid: Option<String>,
    /// How to reach the data protection officer (functionaris gegevensbescherming).
    pub fg: Option<String>,
    /// The link to the municipality's own privacy statement.
    pub privacyverklaring: Option<String>,
    /// Who made the data of the map, as its licence wants it named.
    pub kaart_bron: Option<String>,
    /// On which days the town hall is closed beside weekends and holidays.
    pub werkdagen: ClosedDays,
}

impl Settings {
    /// Whether anything says how to reach the municipality.
    pub fn has_contact(&self) -> bool {
        self.email.is_some() || self.telefoon.is_some() || self.website.is_some()
    }
}

/// One step of the breadcrumb.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its text.
    pub text: Words,
    /// Where it leads.
    pub href: String,
}

/// A message that is shown once, on the page after an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flash {
    /// Key of its text, `melding-…`.
    pub key: String,
}

/// The circumstances of a page. Templates hold one as `p`.
#[derive(Clone)]
pub struct Page {
    /// The program.
    pub app: Arc<App>,
    /// Who, when, in which language.
    pub ctx: Ctx,
    /// The municipality.
    pub place: Arc<Municipality>,
    /// Whoever is signed in.
    pub signed: Option<Arc<Signed>>,
    /// The path of the request.
    pub path: String,
    /// What the address asks.
    pub query: Input,
    /// Scheme and host, for whole links: `https://…`.
    pub origin: String,
    /// Shown once.
    pub flash: Option<Flash>,
    /// The title, without the name of the municipality.
    pub title: Words,
    /// One sentence for search engines and shared links.
    pub description: String,
    /// The way here, without Home and without this page.
    pub crumbs: Vec<Crumb>,
    /// Whether something on the form is wrong; the title then says so.
    pub wrong: bool,
    /// The address of this page in a feed reader, when it has one.
    pub feed: Option<String>,
    /// The one address of what the page shows, when it can be reached under several.
    pub canonical: Option<String>,
    /// The address of the picture that stands for this page, when it has one.
    pub image: Option<String>,
}

/// A menu entry as the layout shows it.
pub struct MenuLink {
    /// Where it leads.
    pub href: &'static str,
    /// Its text.
    pub text: String,
    /// `page`, `true` or empty, for `aria-current`.
    pub current: &'static str,
}

impl Page {
    /// This page with a title.
    #[must_use]
    pub fn titled(&self, title: impl Into<Words>) -> Self {
        Self { title: title.into(), ..self.clone() }
    }

    /// Adds a step to the breadcrumb.
    #[must_use]
    pub fn crumb(mut self, text: impl Into<Words>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { text: text.into(), href: href.into() });
        self
    }

    /// Says what the page is about in one sentence.
    #[must_use]
    pub fn about(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Names the picture that stands for the page where it is shared.
    #[must_use]
    pub fn with_image(mut self, href: impl Into<String>) -> Self {
        self.image = Some(href.into());
        self
    }

    /// Names the page's feed.
    #[must_use]
    pub fn with_feed(mut self, href: impl Into<String>) -> Self {
        self.feed = Some(href.into());
        self
    }

    /// Names the one address of what the page shows.
    #[must_use]
    pub fn with_canonical(mut self, href: impl Into<String>) -> Self {
        self.canonical = Some(href.into());
        self
    }

    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.ta(key, &[])
    }

    /// A text whose key is put together, such as `["status-", code]`.
    pub fn t_of(&self, parts: &[&str]) -> String {
        self.t(&parts.concat())
    }

    /// A text that names one value.
    pub fn t1(&self, key: &str, name: &str, value: impl ToArg) -> String {
        self.ta(key, &[(name, value.to_arg())])
    }

    /// A text that names two values.
    pub fn t2(&self, key: &str, one: &str, a: impl ToArg, two: &str, b: impl ToArg) -> String {
        self.ta(key, &[(one, a.to_arg()), (two, b.to_arg())])
    }

    /// A text that names several values.
    pub fn ta(&self, key: &str, args: &[Arg<'_>]) -> String {
        self.app.texts.get(self.ctx.locale, &self.place.terms, key, args)
    }

    /// A text that is stored: in Dutch, whoever presses the button, as what is typed is.
    pub fn stored_text(&self, key: &str, args: &[Arg<'_>]) -> String {
        self.app.texts.get(kernel::Locale::Nl, &self.place.terms, key, args)
    }

    /// Whether there is such a text.
    pub fn has_text(&self, key: &str) -> bool {
        self.app.texts.has(self.ctx.locale, key)
    }

    /// "donderdag 3 december", with the year when it is another one.
    pub fn day(&self, date: impl AsDate) -> String {
        date.as_date().long_near(self.ctx.locale, self.ctx.today())
    }

    /// "3 dec 2026".
    pub fn short_day(&self, date: impl AsDate) -> String {
        date.as_date().short(self.ctx.locale)
    }

    /// "over 3 dagen".
    pub fn relative(&self, date: impl AsDate) -> String {
        date.as_date().relative(self.ctx.locale, self.ctx.today())
    }

    /// The day of a moment in the municipality's zone.
    pub fn day_of(&self, at: &Timestamp) -> Date {
        at.date_in(self.ctx.calendar.zone())
    }

    /// "donderdag 3 december 2026 om 14.05 uur".
    pub fn moment(&self, at: &Timestamp) -> String {
        at.format_long(self.ctx.locale, self.ctx.calendar.zone())
    }

    /// A number with separators.
    pub fn number(&self, number: &i64) -> String {
        kernel::number::thousands(*number)
    }

    /// A mark of who is signed in, so that drafts on a shared device stay apart; empty for visitors.
    pub fn whose(&self) -> String {
        let id = |signed: &Arc<Signed>| signed.person.id.uuid().simple().to_string().split_off(20);
        self.signed.as_ref().map(id).unwrap_or_default()
    }

    /// The title of the window: what is wrong first, and short enough for a tab (70 characters).
    pub fn window_title(&self) -> String {
        let start = if self.wrong { format!("{} ", self.t("titel-fout")) } else { String::new() };
        let end = format!(" – {}", self.place.row.name);
        let room = 70_usize.saturating_sub(start.chars().count() + end.chars().count());
        let title = self.title.plain();
        if title.chars().count() <= room {
            return format!("{start}{title}{end}");
        }
        let kept: String = title.chars().take(room.saturating_sub(1)).collect();
        format!("{start}{}…{end}", kept.trim_end())
    }

    /// The language code for `lang`.
    pub fn lang(&self) -> &'static str {
        self.ctx.locale.code()
    }

    /// Whether the actor may do this somewhere: decides whether a link is shown at all.
    pub fn may(&self, rule: &Rule) -> bool {
        self.ctx.actor.may_somewhere(rule)
    }

    /// Whether somebody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.signed.is_some()
    }

    /// The name of a role in the municipality's words.
    pub fn role(&self, role: Role) -> String {
        self.t(&format!("rol-{}", role.code().replace('_', "-")))
    }

    /// The main menu for this actor.
    pub fn menu(&self) -> Vec<MenuLink> {
        self.links(&self.app.menu)
    }

    /// The entries of Beheer for this actor.
    pub fn admin_menu(&self) -> Vec<MenuLink> {
        self.links(&self.app.admin)
    }

    fn links(&self, items: &[crate::MenuItem]) -> Vec<MenuLink> {
        let shown = items.iter().filter(|item| self.may(item.rule));
        shown
            .map(|item| MenuLink {
                href: item.href,
                text: self.t(item.key),
                current: self.current(item.href),
            })
            .collect()
    }

    fn current(&self, href: &str) -> &'static str {
        if self.path == href {
            "page"
        } else if href != "/" && self.path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')) {
            "true"
        } else {
            ""
        }
    }

    /// This page's address in the other language.
    pub fn other_language(&self) -> String {
        let code = if self.ctx.locale == kernel::Locale::Nl { "en" } else { "nl" };
        format!("{}?{}", self.path, self.query.query_with("taal", code))
    }

    /// The address of a built file.
    pub fn asset(&self, name: &str) -> String {
        crate::assets::href(name)
    }

    /// The address of the municipality's palette; it changes with the palette.
    pub fn theme_href(&self) -> String {
        format!("/thema.css?v={}", crate::theme::mark(&self.place.settings.thema))
    }
}

/// A date, by value or by reference: templates give now one and now the other.
pub trait AsDate {
    /// The date.
    fn as_date(&self) -> Date;
}

impl AsDate for Date {
    fn as_date(&self) -> Date {
        *self
    }
}

impl<T: AsDate + ?Sized> AsDate for &T {
    fn as_date(&self) -> Date {
        (**self).as_date()
    }
}

/// A value that a text can name.
pub trait ToArg {
    /// As Fluent takes it.
    fn to_arg(&self) -> fluent_bundle::FluentValue<'static>;
}

macro_rules! to_arg {
    ($($type:ty),*) => {$(
        impl ToArg for $type {
            fn to_arg(&self) -> fluent_bundle::FluentValue<'static> {
                fluent_bundle::FluentValue::from(self.clone())
            }
        }
    )*};
}
to_arg!(i64, i32, u32, usize, u16, u8, String);

impl ToArg for str {
    fn to_arg(&self) -> fluent_bundle::FluentValue<'static> {
        fluent_bundle::FluentValue::from(self.to_owned())
    }
}

impl<T: ToArg + ?Sized> ToArg for &T {
    fn to_arg(&self) -> fluent_bundle::FluentValue<'static> {
        (**self).to_arg()
    }
}
