// SPDX-License-Identifier: EUPL-1.2
//! A certificate says who won and why, so that somebody who trusts neither the engine nor whoever
//! ran it can check the outcome. [`make`] writes it, [`verify`] reads it next to the ballots. The
//! format stands field by field in `docs/tally/certificate.md`.
//!
//! The verifier shares no code with what counts. It looks for nothing: it follows the winners in
//! their order and checks sums and inequalities in whole numbers. Why that is enough, for Equal
//! Shares:
//!
//! **One run.** Let everybody begin with a share s, and let round k buy a project at price qₖ per
//! mark; per unit of utility that is ρₖ = qₖ / worth. Checked is: (1) each supporter pays
//! min(what they have, qₖ × mark), together exactly the cost; (2) at least one of them pays
//! qₖ × mark in full, so a lower price would raise less: ρₖ is the price that the definition asks;
//! (3) ρₖ is not below ρₖ₋₁; (4) nothing else was cheaper.
//!
//! **Nothing else was cheaper.** At the price ρ supporters of a rival raise f(ρ), the sum of
//! min(what they have, ρ × worth × mark), which does not fall when ρ or their money rises. If
//! f(ρ) is less than the cost, the price of the rival is above ρ. Money only falls from round to
//! round, and by (3) prices only rise. So if with the money of round j and the price of round k the
//! sum is still less than the cost, it is in all rounds from j to k: one argument for many rounds.
//! The certificate says where arguments begin anew. When the sum is exactly the cost and somebody
//! could pay ρ × worth × mark in full, the rival has the same price; that is allowed in an argument
//! for one round, when what was bought goes first in the order for ties. After the last round the
//! price is as high as one likes: all that supporters have is less than the cost, so nothing was
//! left that could be bought.
//!
//! **Many steps at once.** Add1 runs once for each step. Say that the steps from a to b buy the same
//! projects in the same order, and that in each purchase the same people pay all they have. Then
//! what everybody has and pays is a straight line in the share, so it is known between a and b when
//! it is known at both. Checked is at both ends (1), (2) with somebody who pays in full at both, (3),
//! and for each supporter that they have at most the full price at both ends, or at least the full
//! price at both: a straight line that is on one side of 0 at both ends is so in between. For (4) the
//! sum of minima is no straight line, but it is at most the line that one gets by fixing who pays all
//! they have. The verifier fixes that as it is at end a, or if that does not do, at end b; where this
//! line is below the cost at both ends, the sum is in between. So two runs prove a thousand steps as
//! well as one.
//!
//! **When shares stopped growing.** Runs follow on each other from step 0. In none before the
//! outcome is the budget exceeded, and each leaves a project that has support and fits (with the
//! exhaustiveness stop) or that has support and did not win (without it). The outcome leaves none, or
//! the run of the next step, proven as well, costs more than the budget. Where the runs of all
//! steps would be too long, there is no certificate: part of a proof proves no outcome.
//!
//! Greedy is proven by the order in which it looks at projects, whose scores must not rise; Phragmén
//! by the loads after each purchase, where every other project gives at least as high a load.
//!
//! A certificate does not show that the ballots are genuine, nor that these are the settings that
//! were published: compare [`Verified::settings`].

mod ballots;
mod digest;
mod format;
mod make;
mod verify;
mod wrong;

pub use digest::digest;
pub use format::MOST_BYTES;
pub use make::{Certificate, Unproven, can_be_made, make};
pub use verify::{Steps, Verified, verify};
pub use wrong::{Form, Gap, Senseless, Wrong};
