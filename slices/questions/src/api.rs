// SPDX-License-Identifier: EUPL-1.2
//! Open data about questions, under `/api/v1/vragen`: public answers, and how fast answers come. The
//! first lines of the comments on handlers and fields are in Dutch: they are texts of `openapi.json`.

use db::Conn;
use kernel::{Error, Result};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::api::{self, Links, Params, Probleem};
use web::{Page, Reply, Visit};

use crate::clock::Counting;
use crate::figures::{Figures, SMALL};
use crate::links;
use crate::model::Number;
use crate::pages::Names;
use crate::report;
use crate::settings::Rules;
use crate::store::also;
use crate::store::public::{self as store, PublicRow, Wanted};

#[derive(OpenApi)]
#[openapi(
    paths(list, one, figures),
    tags((name = "vragen", description = "Vragen van inwoners met een openbaar antwoord"))
)]
struct Description;

/// What this slice adds to the description of the API.
pub(crate) fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// Een vraag met een openbaar antwoord, in woorden die de gemeente koos. Wie het vroeg, staat er niet bij.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Vraag {
    /// Nummer.
    #[schema(example = "2026-0012")]
    nummer: String,
    /// Waar het over gaat.
    onderwerp: String,
    /// De vraag.
    vraag: String,
    /// Het antwoord.
    antwoord: String,
    /// Onderwerp waar de vraag bij hoort; leeg als er geen is.
    thema: String,
    /// Korte namen van de kernen waar de vraag over gaat.
    kernen: Vec<String>,
    /// Het team dat antwoordde; leeg als dat niet bekend is.
    team: String,
    /// De dag van het antwoord.
    #[schema(format = Date)]
    beantwoord_op: Option<String>,
    /// Sinds wanneer het openbaar is, in UTC.
    #[schema(format = DateTime)]
    gepubliceerd_op: String,
    /// Dit is verzonnen voor een voorbeeld.
    voorbeeld: bool,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    links: Links,
}

/// Een deel van de openbare antwoorden, het nieuwste eerst.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Vragen {
    /// De vragen.
    vragen: Vec<Vraag>,
    /// Welk deel dit is.
    pagina: i64,
    /// Hoeveel er in een deel staan.
    pagina_grootte: i64,
    /// Adressen van de andere delen.
    #[serde(rename = "_links")]
    links: Links,
}

/// Hoe het ging met de vragen van het afgelopen jaar. Bij minder dan tien staat er niets: dat zou iets
/// vertellen over één vrager.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Maat {
    /// Van elke honderd vragers hoorden er zoveel op tijd iets, naar beneden afgerond.
    op_tijd_procent: Option<usize>,
    /// De helft van de antwoorden kwam binnen zoveel dagen.
    mediaan_dagen: Option<i32>,
    /// Negen van de tien antwoorden kwamen binnen zoveel dagen.
    negen_van_tien_dagen: Option<i32>,
    /// Hoe vaak de gemeente zei dat het langer duurt, met een nieuwe datum.
    procesantwoorden: Option<i64>,
    /// Hoeveel vragen opnieuw open gingen.
    heropend: Option<i64>,
    /// Van elke honderd die het zeiden, waren er zoveel geholpen, naar beneden afgerond.
    geholpen_procent: Option<usize>,
    /// Hoeveel vragen nog op de gemeente wachten.
    wachten: Option<usize>,
}

impl Maat {
    fn of(figures: &Figures) -> Self {
        let (mediaan_dagen, negen_van_tien_dagen) = figures.public_days();
        let is_many = figures.judged >= SMALL;
        Self {
            op_tijd_procent: figures.public_share(),
            mediaan_dagen,
            negen_van_tien_dagen,
            procesantwoorden: is_many.then_some(figures.interims),
            heropend: is_many.then_some(figures.reopened),
            geholpen_procent: (figures.rated >= SMALL).then(|| figures.helped * 100 / figures.rated),
            wachten: is_many.then_some(figures.waiting),
        }
    }
}

/// Hoe snel inwoners van een kern iets hoorden.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Kerncijfer {
    /// Korte naam van de kern.
    kern: String,
    /// De cijfers van de kern.
    #[serde(flatten)]
    maat: Maat,
}

/// Hoe snel inwoners in het afgelopen jaar iets hoorden.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Cijfers {
    /// De dag waarop de cijfers zijn opgemaakt.
    #[schema(format = Date)]
    stand_per: String,
    /// Binnen zoveel dagen belooft de gemeente een antwoord.
    termijn_dagen: u16,
    /// Of alle dagen tellen (`kalenderdagen`) of alleen werkdagen (`werkdagen`).
    telling: &'static str,
    /// De cijfers van de gemeente.
    #[serde(flatten)]
    maat: Maat,
    /// Hetzelfde per kern.
    kernen: Vec<Kerncijfer>,
    /// Adressen van wat hierbij hoort.
    #[serde(rename = "_links")]
    links: Links,
}

async fn shown(page: &Page, conn: &mut Conn, rows: Vec<PublicRow>) -> Result<Vec<Vraag>> {
    let names = Names::read(conn, page.ctx.tenant).await?;
    let also = also::of(conn, page.ctx.tenant, rows.iter().map(|row| row.question_id)).await?;
    let one = |row: PublicRow| {
        let number = row.number().to_string();
        let other = also.get(&row.question_id).into_iter().flatten();
        let kernen = row.kern_id.iter().chain(other).filter_map(|kern| names.kernen.get(kern));
        let own = web::url("/api/v1/vragen/{nummer}", &[&number]);
        Vraag {
            kernen: kernen.map(|(slug, _)| slug.clone()).collect(),
            beantwoord_op: row.answered_on.map(|day| day.to_string()),
            gepubliceerd_op: row.published_at.to_string(),
            links: api::links(page, [("self", own), ("pagina", links::public(row.number()))]),
            nummer: number,
            team: row.team,
            onderwerp: row.title,
            vraag: row.question,
            antwoord: row.answer,
            thema: row.theme,
            voorbeeld: row.example,
        }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Openbare antwoorden
///
/// Vragen van inwoners met een openbaar antwoord, het nieuwste eerst.
#[utoipa::path(
    get, path = "/api/v1/vragen", tag = "vragen", operation_id = "vragen",
    params(
        ("kern" = Option<String>, Query, description = "Alleen over deze kern, met de korte naam", example = "tricht"),
        ("gewijzigdNa" = Option<String>, Query, description = "Alleen wat na dit moment openbaar werd: een moment in UTC, of een dag"),
        ("pagina" = Option<i64>, Query, minimum = 1, maximum = 500, description = "Welk deel"),
        ("paginaGrootte" = Option<i64>, Query, minimum = 1, maximum = 100, description = "Hoeveel in een deel; gewoonlijk 50")
    ),
    responses(
        (status = 200, description = "De vragen", body = Vragen),
        (status = 400, description = "De aanvraag klopt niet", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn list(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = villages::kern_names(&mut conn, tenant).await?;
    let mut params = Params::new(&visit.query, &["kern", "gewijzigdNa"]);
    let wanted = Wanted {
        kern: params
            .optional("kern", |slug| names.iter().find(|(_, (one, _))| one == slug).map(|(id, _)| *id)),
        after: params.moment("gewijzigdNa"),
        ..Wanted::default()
    };
    let paging = params.paging();
    params.finish()?;
    let mut rows = store::list(&mut conn, tenant, &wanted, (paging.skip(), paging.read())).await?;
    let more = api::has_more(&mut rows, paging.size);
    api::public(&Vragen {
        vragen: shown(&visit, &mut conn, rows).await?,
        pagina: paging.page,
        pagina_grootte: paging.size,
        links: api::paging(&visit, paging, more),
    })
}

/// Eén openbaar antwoord
///
/// Een vraag van een inwoner met het openbare antwoord.
#[utoipa::path(
    get, path = "/api/v1/vragen/{nummer}", tag = "vragen", operation_id = "vraag",
    params(("nummer" = String, Path, description = "Nummer van de vraag", example = "2026-0012")),
    responses(
        (status = 200, description = "De vraag", body = Vraag),
        (status = 404, description = "Niet gevonden", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn one(visit: Visit) -> Result<Reply> {
    let number: Number = visit.param_as("nummer")?;
    let mut conn = visit.read().await?;
    let row = store::by_number(&mut conn, visit.ctx.tenant, number).await?.ok_or(Error::NotFound)?;
    api::public(&shown(&visit, &mut conn, vec![row]).await?.pop().ok_or(Error::NotFound)?)
}

/// Hoe snel antwoorden komen
///
/// Hoe veel vragers in het afgelopen jaar op tijd iets hoorden, in de gemeente en per kern; hoe vaak het langer duurde, en of vragers geholpen waren.
#[utoipa::path(
    get, path = "/api/v1/vragen/cijfers", tag = "vragen", operation_id = "vraagcijfers",
    responses(
        (status = 200, description = "De cijfers", body = Cijfers),
        (status = 400, description = "De aanvraag klopt niet", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn figures(visit: Visit) -> Result<Reply> {
    Params::new(&visit.query, &[]).finish()?;
    let mut conn = visit.read().await?;
    let report = report::of_today(&mut conn, &visit.ctx).await?;
    let rules = Rules::of(&visit.place.row.settings);
    let kernen = villages::kernen(&mut conn, visit.ctx.tenant).await?;
    let of_kern =
        |kern: villages::Kern| Kerncijfer { maat: Maat::of(&report.of_kern(Some(kern.id))), kern: kern.slug };
    api::public(&Cijfers {
        stand_per: report.on.to_string(),
        termijn_dagen: rules.termijn,
        telling: match rules.telling {
            Counting::Calendar => "kalenderdagen",
            Counting::Working => "werkdagen",
        },
        maat: Maat::of(&report.all),
        kernen: kernen.into_iter().map(of_kern).collect(),
        links: api::links(&visit, [("self", visit.path.clone()), ("pagina", links::PUBLIC.to_owned())]),
    })
}
