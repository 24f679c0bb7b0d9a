// SPDX-License-Identifier: EUPL-1.2
//! What the asker says by telephone, on paper, by another mail or at the desk: a colleague writes it down,
//! and it counts as when the asker had done it on the private page.

use kernel::{Ctx, Result};
use web::form::{Choice, Field};
use web::{Form, Page, Parser, Reply, Visit};

use super::deeds::act_on;
use crate::commands;
use crate::model::{Channel, Deed, Helped};
use crate::policy;
use crate::settings::Rules;
use crate::store::question::QuestionRow;

/// What can be said, by its name in the form.
const SAID: [(&str, Deed, Option<Helped>); 8] = [
    ("add", Deed::Add, None),
    ("withdraw", Deed::Withdraw, None),
    ("reopen", Deed::Reopen, None),
    ("helped-yes", Deed::Helped, Some(Helped::Yes)),
    ("helped-partly", Deed::Helped, Some(Helped::Partly)),
    ("helped-no", Deed::Helped, Some(Helped::No)),
    ("consent", Deed::Consent, None),
    ("revoke", Deed::Revoke, None),
];

/// What came longer ago than so many days is not written down as if it came then.
const LATEST: i32 = 14;

/// The choices of the form: what the asker could do today.
pub(super) struct Spoken {
    kinds: Vec<Choice>,
    channels: Vec<Choice>,
}

impl Spoken {
    /// Those of a question; none when nothing can be said about it any more.
    pub(super) fn of(page: &Page, at: &QuestionRow) -> Self {
        let kind = |name: &'static str| Choice::new(name, page.t_of(&["vraag-zegt-", name]));
        let channel =
            |channel: Channel| Choice::new(channel.code(), page.t_of(&["kanaal-vraag-", channel.code()]));
        Self {
            kinds: open(&page.ctx, at).map(|(name, ..)| kind(name)).collect(),
            channels: Channel::DESK.map(channel).into(),
        }
    }

    /// The fields of the form, in its order.
    pub(super) fn fields<'f>(&'f self, form: &'f Form) -> Vec<Field<'f>> {
        vec![
            form.select("soort", &self.kinds),
            form.select("kanaal", &self.channels),
            form.date("ontvangen").optional(),
            form.area("tekst"),
        ]
    }
}

/// What the asker could say today, or could when what is written down now came.
fn open<'q>(
    ctx: &'q Ctx,
    at: &'q QuestionRow,
) -> impl Iterator<Item = (&'static str, Deed, Option<Helped>)> + 'q {
    let days = [ctx.today(), ctx.today().add_days(-LATEST)];
    SAID.into_iter().filter(move |(_, deed, _)| days.iter().any(|on| policy::can_ask(*on, *deed, at)))
}

/// Whether anything can be said about it.
pub(super) fn is_open(ctx: &Ctx, at: &QuestionRow) -> bool {
    ctx.actor.may_somewhere(&policy::DESK) && open(ctx, at).next().is_some()
}

pub(in crate::pages) async fn spoken(visit: Visit) -> Result<Reply> {
    let seen = super::find(&visit).await?;
    let mut parser = Parser::new(&visit.input);
    let kind = parser.choice("soort", |text| SAID.into_iter().find(|(name, ..)| *name == text));
    let channel = |code: &str| Channel::parse(code).filter(|one| Channel::DESK.contains(one));
    let channel = parser.choice("kanaal", channel).unwrap_or(Channel::Phone);
    let today = visit.ctx.today();
    let on = parser.opt_date("ontvangen").unwrap_or(today);
    if on > today {
        parser.wrong("ontvangen", "vraag-ontvangen-later");
    } else if on < today.add_days(-LATEST) || on < seen.received_on {
        parser.wrong("ontvangen", "vraag-namens-lang-geleden");
    }
    let (_, deed, helped) = kind.unwrap_or(("add", Deed::Add, None));
    // Who only says yes or no need not say why.
    let least = usize::from(matches!(deed, Deed::Add | Deed::Reopen));
    let text = parser.text("tekst", least, 5000);
    let parsed = parser.finish();
    let rules = Rules::of(&visit.place.row.settings);
    let way = (deed, Some((channel, on)));
    act_on(visit, seen, way, "melding-vraag-namens", parsed, move |ctx, permit, tx| {
        let (text, rules) = (text.clone(), rules.clone());
        Box::pin(async move {
            match deed {
                Deed::Withdraw => commands::withdraw(tx, &ctx, &permit, &text).await,
                Deed::Reopen => commands::reopen(tx, &ctx, &permit, &rules, &text).await,
                Deed::Helped => {
                    let helped = helped.unwrap_or(Helped::Yes);
                    commands::helped(tx, &ctx, &permit, helped, &text).await
                }
                Deed::Consent | Deed::Revoke => commands::consent(tx, &ctx, &permit, &text).await,
                _ => commands::add(tx, &ctx, &permit, &text).await,
            }
        })
    })
    .await
}
