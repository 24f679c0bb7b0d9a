// SPDX-License-Identifier: EUPL-1.2
//! The list of promises: its order, its pages, its filters, and the counts that lead to it.

use crate::desk::{Town, a, day, migrations, whole};
use agenda::model::{Outcome, Status};
use agenda::store::monitor::{self, Wanted};
use db::Db;
use db::fixture::NOON;
use kernel::{Cursor, Page, PageSize, Timestamp};

const LIST: &str = "/uitvoering/toezeggingen";

/// Seven promises in the order of the list, and one on a concept. The first was moved twice.
const WHAT: [&str; 7] = [
    "Over tijd",
    "Net over tijd",
    "Komt nog",
    "Gewijzigd gisteren",
    "Te laat gedaan",
    "Nagekomen",
    "Vervallen",
];

async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    let team = town.team;
    let points = vec![
        a("Bankje", Status::Busy).text(|text| text.theme = Some("Groen".into())),
        a("Fietspad", Status::Planned).in_beekdorp().text(|text| text.team_id = Some(team)),
        a("Geheim", Status::Agreed).text(|text| text.draft = true),
    ];
    let added = town.add(points).await;
    let (bench, path) = (added[0].0, added[1].0);
    // They end on four days, in another order than that of their numbers.
    let mut ended = Vec::new();
    for (what, due, outcome, ago) in [
        ("Vervallen", "2026-12-01", Outcome::Dropped, 9),
        ("Gewijzigd gisteren", "2026-12-01", Outcome::Changed, 1),
        ("Nagekomen", "2026-11-30", Outcome::Kept, 5),
        ("Te laat gedaan", "2026-11-12", Outcome::Late, 2),
    ] {
        ended.push((town.promise(path, what, due).await, outcome, ago));
    }
    for (number, outcome, ago) in ended {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() - ago * 86_400_000_000));
        town.close(number, outcome).await;
        town.stage.clock.set(NOON);
    }
    town.promise(bench, "Komt nog", "2026-12-24").await;
    let moved = town.promise(bench, "Over tijd", "2026-10-01").await;
    town.promise(path, "Net over tijd", "2026-11-20").await;
    town.promise(added[2].0, "Iets geheims", "2026-10-01").await;
    for (ago, to, why) in [(30, "30-10-2026", "Het hout was op."), (29, "1-11-2026", "Het regende.")] {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() - ago * 86_400_000_000));
        let path = format!("/kernen/aadorp/agenda/1/toezeggingen/{moved}/datum");
        assert_eq!(town.officer().post(&path, &[("datum", to), ("reden", why)]).await.status, 303);
    }
    town.stage.clock.set(NOON);
    town
}

/// The promises of a page, in its order.
fn listed(body: &str) -> Vec<&str> {
    let rows = body.split("<tbody").nth(1).unwrap_or_default().split("scope=\"row\">").skip(1);
    rows.map(|row| row.split("</a>").next().unwrap().rsplit('>').next().unwrap()).collect()
}

#[db::test]
async fn what_slips_most_comes_first_and_each_line_says_what_became_of_it(db: Db) {
    let town = town(db).await;
    let page = town.stage.browser().get(LIST).await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    assert_eq!(listed(&page.body), WHAT);
    assert!(!page.body.contains("geheim"), "what is on a concept is nobody's business");
    let row = |what: &str| {
        let from = page.body.find(&format!(">{what}</a>")).unwrap();
        page.body[from..].split("</tr>").next().unwrap().to_owned()
    };
    let first = row("Over tijd");
    for words in ["bij punt 1: Bankje", "Aadorp", "Gemeente", "<del", "2 keer verzet", "20 dagen te laat"] {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert!(first.contains("Verzet: Het regende.") && first.contains("utrecht-status-badge--error"));
    let kept = row("Nagekomen");
    for words in ["utrecht-status-badge--success", "Klaar op", "Daarom.", "Beekdorp"] {
        assert!(kept.contains(words), "{words}: {kept}");
    }
    assert!(!row("Vervallen").contains("Klaar op") && !row("Komt nog").contains("dagen te laat"));
    whole(&town.stage.browser().get("/uitvoering/toezeggingen?taal=en").await.body);
}

#[db::test]
async fn the_counts_of_the_monitor_lead_to_what_they_count(db: Db) {
    let town = town(db).await;
    let mut browser = town.stage.browser();
    for (monitor, counts) in
        [("/uitvoering", [2, 1, 1, 1, 1, 1].as_slice()), ("/uitvoering/beekdorp", &[1, 1, 1, 1, 1])]
    {
        let body = browser.get(monitor).await.body;
        whole(&body);
        let hrefs: Vec<String> = body
            .split("href=\"")
            .filter(|rest| rest.starts_with("/uitvoering/toezeggingen?") && rest.contains("uitkomst="))
            .map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"))
            .collect();
        let mut found = Vec::new();
        for href in &hrefs {
            let path = href.split('#').next().unwrap();
            found.push(listed(&browser.get(path).await.body).len());
        }
        assert_eq!(found, counts, "{monitor}: {hrefs:?}");
    }
    assert!(browser.get("/").await.body.contains("/uitvoering/toezeggingen?uitkomst=over-tijd#lijst"));
    let kern = browser.get("/kernen/aadorp").await.body;
    assert!(kern.contains("/uitvoering/toezeggingen?kern=aadorp"), "{kern}");
}

#[db::test]
async fn filters_of_the_list_combine_and_go_along_into_the_file(db: Db) {
    let town = town(db).await;
    let mut browser = town.stage.browser();
    for (query, wanted) in [
        ("uitkomst=over-tijd", &WHAT[..2]),
        ("uitkomst=over-tijd&kern=aadorp", &WHAT[..1]),
        ("uitkomst=open", &WHAT[2..3]),
        ("uitkomst=gewijzigd&kern=aadorp", &[]),
        ("uitkomst=te-laat", &["Te laat gedaan"]),
        ("uitkomst=nagekomen", &["Nagekomen"]),
        ("uitkomst=vervallen", &["Vervallen"]),
        ("thema=Groen", &["Over tijd", "Komt nog"]),
        ("woorden=fietspad&uitkomst=over-tijd", &["Net over tijd"]),
        ("team=wegen&uitkomst=over-tijd", &["Net over tijd"]),
        ("tijd=te-laat", &WHAT[..2]),
        ("uitkomst=verzonnen&kern=nergens", &WHAT),
    ] {
        let page = browser.get(&format!("{LIST}?{query}")).await.body;
        whole(&page);
        assert_eq!(listed(&page), wanted, "{query}");
        let file = browser.get(&format!("{LIST}.csv?{query}")).await.body;
        assert_eq!(file.lines().count(), wanted.len() + 1, "{query}: {file}");
    }
    let page = browser.get(&format!("{LIST}?uitkomst=over-tijd&kern=aadorp")).await.body;
    assert!(page.contains("<option value=\"over-tijd\" selected>"), "{page}");
    assert!(page.contains("<option value=\"aadorp\" selected>"));
    assert!(page.contains("toezeggingen.xlsx?uitkomst=over-tijd") && page.contains("1 toezegging past"));
    let none = browser.get(&format!("{LIST}?uitkomst=gewijzigd&kern=aadorp")).await.body;
    assert!(none.contains("Geen toezegging past bij uw keuze.") && !none.contains("<table"), "{none}");
    assert_eq!(browser.get(&format!("{LIST}?na=onzin")).await.status, 200);
}

#[db::test]
async fn its_pages_have_no_gaps_and_no_doubles(db: Db) {
    let town = town(db).await;
    let (mut conn, tenant, today) = (town.read().await, town.stage.tenant, day("2026-11-21"));
    let mut turn = async |at: Option<&Cursor>| -> Page<String> {
        let size = PageSize::new(2);
        let wanted = Wanted::default();
        let page = monitor::in_order(&mut conn, tenant, &wanted, today, at, size).await.unwrap();
        page.map(|row| row.what)
    };
    let (mut forward, mut at, mut back) = (Vec::new(), None, None);
    loop {
        let page = turn(at.as_ref()).await;
        forward.extend(page.items);
        back = page.previous.or(back);
        at = page.next;
        if at.is_none() {
            break;
        }
    }
    assert_eq!(forward, WHAT);
    let mut before = Vec::new();
    while let Some(cursor) = back {
        let page = turn(Some(&cursor)).await;
        before.splice(0..0, page.items);
        back = page.previous;
    }
    assert_eq!(before, WHAT[..6], "the pages before the last one");
}

#[db::test]
async fn nothing_promised_says_what_will_stand_here(db: Db) {
    let town = Town::new(db).await;
    let page = town.stage.browser().get(LIST).await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    assert!(page.body.contains("Er is nog niets toegezegd."), "{}", page.body);
}
