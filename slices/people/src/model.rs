// SPDX-License-Identifier: EUPL-1.2
//! Pure rules: what a role can be limited to, how long a log-in lasts, which address one may be
//! sent back to.

use std::time::Duration;

use kernel::{Grant, Role, Scope, ScopeKind, Timestamp};
use uuid::Uuid;
use web::session;

/// How long a code and a link work.
pub(crate) const CODE_LASTS: Duration = Duration::from_secs(15 * 60);
/// How often a code may be typed.
pub(crate) const ATTEMPTS: i64 = 5;
/// How many mails an address gets in one hour.
pub(crate) const MAILS_PER_HOUR: i64 = 5;
/// A resident stays signed in for so long after the last visit.
pub(crate) const RESIDENT_LASTS: Duration = Duration::from_secs(30 * 86_400);
/// Whoever holds a task of the municipality logs in anew after so long.
pub(crate) const STAFF_LASTS: Duration = Duration::from_secs(12 * 3_600);
/// The most that browsers keep a cookie; the server decides sooner.
const COOKIE_MOST: u32 = 400 * 86_400;

/// What a role is limited to, or `None` when it holds for the whole municipality.
pub fn limited_by(role: Role) -> Option<ScopeKind> {
    match role {
        Role::AreaOfficer | Role::Alderman => Some(ScopeKind::Kern),
        Role::PolicyOfficer | Role::TeamManager => Some(ScopeKind::Team),
        Role::Member | Role::Board => Some(ScopeKind::Group),
        Role::Partner => Some(ScopeKind::Partner),
        Role::Resident | Role::Councillor | Role::Moderator | Role::Administrator | Role::Operator => None,
    }
}

/// Whether a role that can be limited may also hold for the whole municipality.
pub fn may_be_everywhere(role: Role) -> bool {
    !matches!(limited_by(role), Some(ScopeKind::Group | ScopeKind::Partner))
}

/// Whether a role is a task of the municipality or of a partner, for which one logs in every day.
pub fn is_staff(role: Role) -> bool {
    !matches!(role, Role::Resident | Role::Member | Role::Board)
}

/// How long a session with these rights lasts.
pub(crate) fn session_lasts(grants: &[Grant]) -> Duration {
    if grants.iter().any(|grant| is_staff(grant.role)) { STAFF_LASTS } else { RESIDENT_LASTS }
}

/// For how many seconds the browser keeps the cookie of such a session. A resident's session
/// slides on the server, so the cookie must outlive it.
pub(crate) fn cookie_seconds(grants: &[Grant]) -> u32 {
    if session_lasts(grants) == STAFF_LASTS {
        u32::try_from(STAFF_LASTS.as_secs()).unwrap_or(COOKIE_MOST)
    } else {
        COOKIE_MOST
    }
}

/// Whether a session that began at `created` is still in force for somebody with these rights.
/// Rights may have been granted since it began.
pub(crate) fn still_lasts(created: Timestamp, now: Timestamp, grants: &[Grant]) -> bool {
    let staff = session_lasts(grants) == STAFF_LASTS;
    !staff || created.saturating_add(STAFF_LASTS) > now
}

/// Six digits from random bytes.
pub(crate) fn code(random: [u8; 32]) -> String {
    let number = random[..8].iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// What is stored instead of a code. The id of the attempt makes equal codes differ.
pub(crate) fn code_hash(attempt: Uuid, code: &str) -> Vec<u8> {
    session::hash(&[attempt.as_bytes(), code.as_bytes()].concat())
}

/// The digits of what somebody typed as a code.
pub(crate) fn digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// A path on this site that one may be sent back to, or nothing. Browsers read `//host`, `/\host`
/// and a tab after the slash as another site.
pub(crate) fn local_path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('/')?;
    let safe = !rest.starts_with('/')
        && !text.contains('\\')
        && !text.chars().any(|c| c.is_control() || c.is_whitespace())
        && text.len() <= 500;
    safe.then_some(text)
}

/// A right as it is stored.
pub(crate) fn grant_of(role: &str, kind: &str, id: Uuid) -> Option<Grant> {
    let role = Role::parse(role)?;
    if kind == "all" {
        return Some(Grant { role, scope: Scope::All });
    }
    Some(Grant { role, scope: Scope::Of(ScopeKind::parse(kind)?, id) })
}

/// How a scope is stored: kind and id.
pub(crate) fn scope_parts(scope: Scope) -> (&'static str, Uuid) {
    match scope {
        Scope::All => ("all", Uuid::nil()),
        Scope::Of(kind, id) => (kind.code(), id),
    }
}

/// The role that a Dutch word in a world's files names.
pub(crate) fn role_of_word(word: &str) -> Option<Role> {
    Some(match word {
        "inwoner" => Role::Resident,
        "lid" => Role::Member,
        "bestuur" => Role::Board,
        "gebiedsmakelaar" | "kernambtenaar" => Role::AreaOfficer,
        "beleidsmedewerker" => Role::PolicyOfficer,
        "teammanager" => Role::TeamManager,
        "wethouder" => Role::Alderman,
        "raadslid" => Role::Councillor,
        "partner" => Role::Partner,
        "moderator" => Role::Moderator,
        "beheerder" => Role::Administrator,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_sent_back_to_this_site_only() {
        for good in ["/", "/mijn", "/kernen/tricht?a=b&c=d#x", "/zoeken?q=a%20b"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "mijn",
            "//boef.example",
            "/\\boef.example",
            "https://boef.example",
            "/\t/boef.example",
            "/a\n",
        ] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
        assert_eq!(local_path(&format!("/{}", "a".repeat(500))), None);
    }

    #[test]
    fn codes_have_six_digits() {
        assert_eq!(code([0; 32]), "000000");
        assert_eq!(code([255; 32]).len(), 6);
        assert_eq!(digits(" 123 456 "), "123456");
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_ne!(code_hash(one, "123456"), code_hash(other, "123456"));
    }

    #[test]
    fn a_task_shortens_the_session_also_when_granted_later() {
        let right = |role| vec![Grant { role, scope: Scope::All }];
        let (start, later) = (Timestamp::from_micros(0), Timestamp::from_micros(13 * 3_600_000_000));
        assert!(still_lasts(start, later, &right(Role::Resident)));
        assert!(!still_lasts(start, later, &right(Role::AreaOfficer)));
        assert_eq!(cookie_seconds(&right(Role::Administrator)), 43_200);
    }

    #[test]
    fn rights_round_trip_through_storage() {
        for scope in [Scope::All, Scope::Of(ScopeKind::Team, Uuid::from_u128(7))] {
            let (kind, id) = scope_parts(scope);
            assert_eq!(grant_of("partner", kind, id), Some(Grant { role: Role::Partner, scope }));
        }
        assert_eq!(grant_of("koning", "all", Uuid::nil()), None);
        assert_eq!(grant_of("partner", "land", Uuid::nil()), None);
    }
}
