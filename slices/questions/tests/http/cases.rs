// SPDX-License-Identifier: EUPL-1.2
//! The way of a casus: made of a question, a talk with decisions, promises, parties, the result.

use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use questions::cases::model::State;
use questions::cases::store::casus::{self, CasusRow};
use questions::cases::{links, story};
use web::testing::{Answer, Browser};

impl Town {
    /// The casus with this number.
    pub async fn casus(&self, number: &str) -> CasusRow {
        let (mut conn, number) = (self.read().await, number.parse().unwrap());
        casus::by_number(&mut conn, self.stage.tenant, number).await.unwrap().unwrap()
    }

    /// Everything that is known of a casus.
    pub async fn file(&self, number: &str) -> story::File {
        let casus = self.casus(number).await;
        story::File::read(&mut self.read().await, self.stage.tenant, casus).await.unwrap()
    }

    /// The private page of a party.
    pub async fn party(&self, number: &str, party: usize) -> String {
        let file = self.file(number).await;
        links::party(file.casus.number(), &file.parties[party - 1])
    }

    /// Does something to a casus with the version that is there now.
    pub async fn act_casus(
        &self,
        browser: &mut Browser,
        number: &str,
        act: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let version = self.casus(number).await.revision.to_string();
        let mut all = fields.to_vec();
        all.push(("versie", &version));
        browser.post(&format!("/werk/casussen/{number}/{act}"), &all).await
    }

    /// The same, which must go well.
    pub async fn done_casus(&self, browser: &mut Browser, number: &str, act: &str, fields: &[(&str, &str)]) {
        let answer = self.act_casus(browser, number, act, fields).await;
        assert_eq!(answer.status, 303, "{act}: {}", answer.body);
    }

    /// The mail that says this; the clock stands still, so mails have no order.
    pub async fn mail(&self, words: &str) -> jobs::mail::Queued {
        let mails = self.mails().await;
        let told: Vec<&str> = mails.iter().map(|mail| mail.body.as_str()).collect();
        let found = mails.iter().find(|mail| mail.body.contains(words));
        found.unwrap_or_else(|| panic!("{words}: {told:#?}")).clone()
    }

    /// A question of Mina that became the casus `C-2026-001`.
    pub async fn begun(&self, officer: &mut Browser) -> Asked {
        let asked = self.ask("Mogen wij een jeu-de-boulesbaan?", "mina@thuis.example").await;
        let fields = [
            ("titel", "Een jeu-de-boulesbaan bij het dorpshuis"),
            ("tekst", "Buurtbewoners willen zelf een baan maken en onderhouden."),
        ];
        self.done(officer, &asked, "casus", &fields).await;
        asked
    }

    /// A talk with a decision of each kind, of which the last is a promise by this day.
    pub async fn talked(&self, officer: &mut Browser, number: &str, by: &str) {
        let team = self.team.to_string();
        let fields = [
            ("datum", "20-11-2026"),
            ("partijen", "1"),
            ("tekst", "Wij liepen samen over het veld."),
            ("besluit-soort[]", "can"),
            ("besluit-tekst[]", "De baan mag achter het dorpshuis."),
            ("besluit-reden[]", ""),
            ("besluit-wie[]", ""),
            ("besluit-datum[]", ""),
            ("besluit-soort[]", "cannot"),
            ("besluit-tekst[]", "Een overkapping."),
            ("besluit-reden[]", "Er ligt een leiding in de grond."),
            ("besluit-wie[]", ""),
            ("besluit-datum[]", ""),
            ("besluit-soort[]", "find_out"),
            ("besluit-tekst[]", "Of er een vergunning nodig is."),
            ("besluit-reden[]", ""),
            ("besluit-wie[]", &team),
            ("besluit-datum[]", by),
        ];
        self.done_casus(officer, number, "gesprek", &fields).await;
    }
}

/// The number of the casus in these tests.
pub const C: &str = "C-2026-001";

#[db::test]
async fn from_a_question_to_the_result(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.begun(&mut officer).await;
    let mail = town.mail("U hoort hier verder van").await;
    assert!(mail.subject.contains("casus") && mail.body.contains(C));
    assert_eq!(town.mails().await.len(), 2, "a receipt and this");
    let page = officer.get(&format!("/werk/casussen/{C}")).await;
    whole(&page.body);
    for told in
        ["jeu-de-boulesbaan bij het dorpshuis", "Wilhelmina Jansen", "mina@thuis.example", &asked.number]
    {
        assert!(page.body.contains(told), "{told}");
    }
    assert!(officer.get(&asked.work()).await.body.contains("/werk/casussen/C-2026-001"), "linked both ways");

    town.talked(&mut officer, C, "7-12-2026").await;
    let mail = town.mail("Wij liepen samen over het veld.").await;
    for told in [
        "Want: Er ligt een leiding in de grond.",
        "Team Wegen zoekt dit uit, uiterlijk maandag 7 december 2026",
    ] {
        assert!(mail.body.contains(told), "{told}: {}", mail.body);
    }
    let own = town.party(C, 1).await;
    assert!(mail.body.contains(&own), "the link of the party");
    let mut mina = town.stage.browser();
    for path in [own.as_str(), &asked.own] {
        let page = mina.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        whole(&page.body);
        for told in
            ["De baan mag achter het dorpshuis.", "Een overkapping.", "maandag 7 december", "een inwoner"]
        {
            assert!(page.body.contains(told), "{path}: {told}: {}", page.body);
        }
        assert!(!page.body.contains("Wilhelmina"), "no name of a resident: {path}");
    }

    let promise = town.file(C).await.promises[0].id.to_string();
    let fields =
        [("toezegging", promise.as_str()), ("datum", "14-12-2026"), ("tekst", "De vergunning duurt langer.")];
    town.done_casus(&mut officer, C, "verzetten", &fields).await;
    let page = mina.get(&own).await;
    for told in
        ["maandag 14 december", "Eerst beloofd voor maandag 7 december", "De vergunning duurt langer."]
    {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    ends(&town, &mut officer, &promise).await;
    let page = mina.get(&own).await;
    whole(&page.body);
    assert!(page.body.contains("Er is geen vergunning nodig.") && page.body.contains("kunnen het zelf"));
    assert_eq!(town.mails().await.len(), 6, "receipt, casus, talk, moved, kept, result");
    whole(&officer.get("/werk/casussen").await.body);
}

/// Comes to a result, once the promise is kept.
async fn ends(town: &Town, officer: &mut Browser, promise: &str) {
    let result = [("tekst", "U kunt beginnen. Het zand krijgt u van ons.")];
    let early = town.act_casus(officer, C, "zelf", &result).await;
    assert_eq!(early.status, 400, "a promise is open");
    whole(&early.body);
    assert!(early.body.contains("nog een toezegging open") && early.body.contains("Het zand krijgt u"));
    let fields = [("toezegging", promise), ("tekst", "Er is geen vergunning nodig.")];
    town.done_casus(officer, C, "nagekomen", &fields).await;
    town.done_casus(officer, C, "zelf", &result).await;
    let row = town.casus(C).await;
    assert_eq!((row.state, row.next_due), (State::Themselves, None));
    assert!(town.mail("Het zand krijgt u van ons.").await.body.contains("Dit is het resultaat"));
}
