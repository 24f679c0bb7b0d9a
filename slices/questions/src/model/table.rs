// SPDX-License-Identifier: EUPL-1.2
//! What may be done to a question when, and how it stands after it.

use super::{Deed as D, State as S};
use super::{Deed, State};

/// What may be done in which state, and which state follows. What is not here may not be done.
pub(super) const TABLE: &[(Deed, &[(State, State)])] = &[
    (
        D::Assign,
        &[
            (S::New, S::Assigned),
            (S::Assigned, S::Assigned),
            (S::Interim, S::Interim),
            (S::Reopened, S::Assigned),
            (S::Forwarded, S::Assigned),
        ],
    ),
    (D::Interim, &[(S::Assigned, S::Interim), (S::Interim, S::Interim), (S::Reopened, S::Interim)]),
    (
        D::Answer,
        &[
            (S::New, S::Answered),
            (S::Assigned, S::Answered),
            (S::Interim, S::Answered),
            (S::Reopened, S::Answered),
        ],
    ),
    (
        D::Forward,
        &[
            (S::New, S::Forwarded),
            (S::Assigned, S::Forwarded),
            (S::Interim, S::Forwarded),
            (S::Reopened, S::Forwarded),
        ],
    ),
    (
        D::Promote,
        &[
            (S::New, S::Answered),
            (S::Assigned, S::Answered),
            (S::Interim, S::Answered),
            (S::Reopened, S::Answered),
        ],
    ),
    (
        D::Case,
        &[
            (S::New, S::Answered),
            (S::Assigned, S::Answered),
            (S::Interim, S::Answered),
            (S::Reopened, S::Answered),
        ],
    ),
    (D::Wait, OPEN),
    (D::Resume, OPEN),
    (D::Note, EVERY),
    (D::Draft, OPEN),
    (D::Seal, EVERY),
    // Of one that somebody has only while we wait for the asker: see policy.rs.
    (
        D::Close,
        &[
            (S::New, S::Closed),
            (S::Assigned, S::Closed),
            (S::Interim, S::Closed),
            (S::Reopened, S::Closed),
            (S::Answered, S::Closed),
            (S::Forwarded, S::Closed),
        ],
    ),
    (D::Publish, &[(S::Answered, S::Answered), (S::Closed, S::Closed)]),
    (D::Unpublish, EVERY),
    (D::Read, EVERY),
    (D::Posted, EVERY),
    (D::Remind, OPEN),
    (D::Export, EVERY),
    (D::Forget, EVERY),
    (D::Shield, EVERY),
    (D::Unshield, EVERY),
    (
        D::Add,
        &[
            (S::New, S::New),
            (S::Assigned, S::Assigned),
            (S::Interim, S::Interim),
            (S::Reopened, S::Reopened),
            (S::Forwarded, S::Forwarded),
            (S::Answered, S::Answered),
            (S::Closed, S::Closed),
        ],
    ),
    (
        D::Withdraw,
        &[
            (S::New, S::Closed),
            (S::Assigned, S::Closed),
            (S::Interim, S::Closed),
            (S::Reopened, S::Closed),
            (S::Forwarded, S::Closed),
        ],
    ),
    (D::Reopen, &[(S::Answered, S::Reopened), (S::Closed, S::Reopened), (S::Forwarded, S::Reopened)]),
    (D::Consent, EVERY),
    (D::Revoke, EVERY),
    (D::Helped, &[(S::Answered, S::Closed), (S::Closed, S::Closed)]),
];

/// Where the clock runs; the state stays.
const OPEN: &[(State, State)] =
    &[(S::New, S::New), (S::Assigned, S::Assigned), (S::Interim, S::Interim), (S::Reopened, S::Reopened)];
/// Whatever the state; it stays.
const EVERY: &[(State, State)] = &[
    (S::New, S::New),
    (S::Assigned, S::Assigned),
    (S::Interim, S::Interim),
    (S::Answered, S::Answered),
    (S::Forwarded, S::Forwarded),
    (S::Closed, S::Closed),
    (S::Reopened, S::Reopened),
];
