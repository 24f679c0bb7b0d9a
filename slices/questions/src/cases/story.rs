// SPDX-License-Identifier: EUPL-1.2
//! The story of a casus in words: for the parties what they are told, for colleagues all of it. Who reads
//! it outside never reads the name of a resident.

use db::Conn;
use kernel::{Date, Result, TenantId};
use uuid::Uuid;
use web::{Page, Words};

use super::model::{Deed, Outcome, PartyKind, PromiseId, TalkState};
use super::store::casus::{self, CasusRow};
use super::store::deed::{self, DeedRow};
use super::store::party::{self, PartyRow};
use super::store::promise::{self, PromiseRow};
use super::store::talk::{self, DecisionRow, PresentRow, TalkRow};
use crate::model::{Channel, QuestionId};
use crate::pages::attachments::Shown;

/// Everything that is known of a casus.
pub struct File {
    /// The casus.
    pub casus: CasusRow,
    /// Who takes part or did.
    pub parties: Vec<PartyRow>,
    /// The talks.
    pub talks: Vec<TalkRow>,
    /// Who was there.
    pub presents: Vec<PresentRow>,
    /// What was decided.
    pub decisions: Vec<DecisionRow>,
    /// What was promised.
    pub promises: Vec<PromiseRow>,
    /// What was done.
    pub deeds: Vec<DeedRow>,
}

impl File {
    /// Reads it, in six statements.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn read(conn: &mut Conn, tenant: TenantId, casus: CasusRow) -> Result<Self> {
        Ok(Self {
            parties: party::of(conn, tenant, casus.id).await?,
            talks: talk::of(conn, tenant, casus.id).await?,
            presents: talk::presents(conn, tenant, casus.id).await?,
            decisions: talk::decisions(conn, tenant, casus.id).await?,
            promises: promise::of(conn, tenant, casus.id).await?,
            deeds: deed::story(conn, tenant, casus.id).await?,
            casus,
        })
    }

    /// The casus that was made of a question; none when it was forgotten.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn of_question(
        conn: &mut Conn,
        tenant: TenantId,
        question: QuestionId,
    ) -> Result<Option<Self>> {
        match casus::of_question(conn, tenant, question).await? {
            Some(row) if row.forgotten_at.is_none() => Ok(Some(Self::read(conn, tenant, row).await?)),
            _ => Ok(None),
        }
    }

    /// The talks that are planned.
    pub fn planned(&self) -> impl Iterator<Item = &TalkRow> {
        self.talks.iter().filter(|talk| talk.state == TalkState::Planned)
    }

    /// The promises that are open.
    pub fn open(&self) -> impl Iterator<Item = &PromiseRow> {
        self.promises.iter().filter(|promise| promise.outcome.is_none())
    }

    /// Who asked the question of which the casus was made, as long as they take part: the first party.
    pub fn asker(&self) -> Option<&PartyRow> {
        self.first().filter(|party| party.is_here())
    }

    /// The same, also after they left: what they sent may still be there.
    pub fn first(&self) -> Option<&PartyRow> {
        let first = self.parties.first().filter(|_| self.casus.question_id.is_some());
        first.filter(|party| party.number == 1)
    }

    /// What the parties may read, the oldest first.
    pub fn told(&self) -> Vec<&DeedRow> {
        self.deeds.iter().filter(|row| row.deed.is_told()).collect()
    }
}

/// One step.
pub struct Step {
    /// Which row of the story.
    pub id: Uuid,
    /// The day and the time.
    pub when: String,
    /// What was done.
    pub what: String,
    /// Which party it concerns, or which promise.
    pub about: Words,
    /// What was said with it.
    pub text: Words,
    /// Who was at the talk.
    pub who: Words,
    /// What was decided in the talk.
    pub decisions: Vec<Decision>,
    /// A moved date: from and to.
    pub moved: Option<(Date, Date)>,
    /// In which function.
    pub by: String,
    /// Whether it is told to nobody else.
    pub internal: bool,
    /// What came with it.
    pub(crate) files: Vec<Shown>,
}

/// A decision, in words.
pub struct Decision {
    /// The code of its kind.
    pub kind: &'static str,
    /// What it is about.
    pub text: Words,
    /// Why not; empty where it can.
    pub reason: Words,
    /// Who finds out, by when at first.
    pub promise: Option<(Words, Date)>,
}

/// A promise, in words.
pub struct Promised {
    /// Which.
    pub id: PromiseId,
    /// What.
    pub what: Words,
    /// By whom.
    pub whom: Words,
    /// The dates that were promised before, each with why it moved.
    pub before: Vec<(Date, Words)>,
    /// The date that is promised now.
    pub due: Date,
    /// So many days it is late, when it is.
    pub late: Option<i32>,
    /// What became of it: the code, the day and the words.
    pub outcome: Option<(Outcome, Date, Words)>,
}

/// The steps, the oldest first: all of them for colleagues, and for a party what everybody is told and what
/// it said itself.
pub fn steps(page: &Page, file: &File, reader: Option<&PartyRow>) -> Vec<Step> {
    let own = |row: &DeedRow| row.deed == Deed::Say && row.party_id == reader.map(|party| party.id);
    let read = file.deeds.iter().filter(|row| reader.is_none() || row.deed.is_told() || own(row));
    read.map(|row| step(page, file, row, reader.is_none())).collect()
}

/// One step, for colleagues or for who reads it outside.
pub fn step(page: &Page, file: &File, row: &DeedRow, inside: bool) -> Step {
    let what = page.t_of(&["casusdaad-", row.deed.code()]);
    let on_day = matches!(row.deed, Deed::Plan | Deed::CallOff | Deed::Talk);
    let what = match row.due {
        _ if row.deed == Deed::Posted && row.channel == Some(Channel::Phone) => {
            page.t("casusdaad-posted-gebeld")
        }
        Some(day) if on_day => page.t2("casus-gesprek-op", "wat", what, "datum", page.day(day)),
        Some(day) if row.deed == Deed::Consult => {
            page.t2("casus-antwoord-voor", "wat", what, "datum", page.day(day))
        }
        _ => what,
    };
    let party = row.party_id.and_then(|id| file.parties.iter().find(|party| party.id == id));
    let promise = row.promise_id.and_then(|id| file.promises.iter().find(|promise| promise.id == id));
    let about = match (party, promise) {
        (Some(party), _) if row.deed != Deed::Start => party_words(page, party, inside),
        (_, Some(promise)) => page.in_dutch(&promise.what),
        _ => Words::default(),
    };
    let talk = row.talk_id.filter(|_| row.deed == Deed::Talk);
    let talk = talk.and_then(|id| file.talks.iter().find(|talk| talk.id == id));
    Step {
        id: row.id,
        when: page.moment(&row.at),
        what,
        about,
        text: page.in_dutch(talk.map_or(&row.text, |talk| &talk.said)),
        who: talk.map(|talk| present(page, file, talk, inside)).unwrap_or_default(),
        decisions: talk.map(|talk| decisions(page, file, talk)).unwrap_or_default(),
        moved: row.was.zip(row.due),
        by: by(page, &row.by_role),
        internal: !row.deed.is_told(),
        files: Vec::new(),
    }
}

/// A function or a team, as it was called then; a colleague without a function is named nowhere outside.
pub fn by_function(page: &Page, function: &str) -> Words {
    if function.is_empty() { page.t("partij-een-colleague").into() } else { page.in_dutch(function) }
}

/// Who a party is: for colleagues its name, for others only where it is no resident.
pub fn party_words(page: &Page, party: &PartyRow, inside: bool) -> Words {
    let may_name = inside || party.is_named();
    match party.name.as_str() {
        name if may_name && !name.is_empty() && party.kind == PartyKind::Colleague => page.in_dutch(name),
        name if may_name && !name.is_empty() => name.into(),
        _ => page.t_of(&["partij-een-", party.kind.code()]).into(),
    }
}

/// Who was at a talk: parties by name, colleagues by function, residents outside by their number.
fn present(page: &Page, file: &File, talk: &TalkRow, inside: bool) -> Words {
    let here = || file.presents.iter().filter(|row| row.talk_id == talk.id);
    let parties: Vec<&PartyRow> =
        here().filter_map(|row| file.parties.iter().find(|party| Some(party.id) == row.party_id)).collect();
    let mut words: Vec<Words> = Vec::new();
    let residents = parties.iter().filter(|party| !party.is_named()).count();
    if !inside && residents > 0 {
        words.push(page.t1("casus-inwoners", "aantal", residents).into());
    }
    let named = parties.iter().filter(|party| inside || party.is_named());
    words.extend(named.map(|party| party_words(page, party, inside)));
    words.extend(here().filter(|row| row.party_id.is_none()).map(|row| by_function(page, &row.function)));
    Words::join(words, ", ")
}

fn decisions(page: &Page, file: &File, talk: &TalkRow) -> Vec<Decision> {
    let of_talk = file.decisions.iter().filter(|decision| decision.talk_id == talk.id);
    of_talk
        .map(|row| {
            let promise = file.promises.iter().find(|promise| promise.decision_id == row.id);
            Decision {
                kind: row.kind.code(),
                text: page.in_dutch(&row.text),
                reason: page.in_dutch(&row.reason),
                promise: promise.map(|one| (by_function(page, &one.whom), one.first_due)),
            }
        })
        .collect()
}

/// The promises in words: open ones first, of those what is due first.
pub fn promises(page: &Page, file: &File) -> Vec<Promised> {
    let mut rows: Vec<&PromiseRow> = file.promises.iter().collect();
    rows.sort_by_key(|row| (row.outcome.is_some(), row.due));
    rows.into_iter().map(|row| promised(page, file, row)).collect()
}

fn promised(page: &Page, file: &File, row: &PromiseRow) -> Promised {
    let own = || file.deeds.iter().filter(|deed| deed.promise_id == Some(row.id));
    let moves = own().filter(|deed| deed.deed == Deed::Move);
    let last = own().find(|deed| matches!(deed.deed, Deed::Keep | Deed::Cancel));
    let came = last.map(|deed| page.in_dutch(&deed.text)).unwrap_or_default();
    Promised {
        id: row.id,
        what: page.in_dutch(&row.what),
        whom: by_function(page, &row.whom),
        before: moves.filter_map(|deed| Some((deed.was?, page.in_dutch(&deed.text)))).collect(),
        due: row.due,
        late: Some(row.days_late(page.ctx.today())).filter(|days| *days > 0),
        outcome: row.outcome.zip(row.outcome_on).map(|(outcome, on)| (outcome, on, came)),
    }
}

/// The function of who did something.
fn by(page: &Page, role: &str) -> String {
    match role {
        crate::store::deed::ASKER => page.t("casus-door-partij"),
        role => crate::pages::by(page, role),
    }
}
