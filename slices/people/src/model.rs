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
/// How many codes that are not right may be typed for an address in a day, over all its mails. Then
/// only links work: a code of six digits can be guessed, a link cannot.
pub(crate) const WRONG_PER_DAY: i64 = 10;
/// How many mails an address gets in a quarter of an hour, whoever asks. Every one of them works until
/// the quarter is over, so whoever gets no other has one that works.
pub(crate) const MAILS_PER_QUARTER: i64 = 3;
/// How often one visitor may ask for a mail to the same address in an hour.
pub(crate) const ASKS_PER_HOUR: u32 = 5;
/// When so many mails were asked for in a municipality in an hour, only known addresses get one.
pub(crate) const BUSY_PER_HOUR: i64 = 600;
/// A resident stays signed in for so long after the last visit.
pub(crate) const RESIDENT_LASTS: Duration = Duration::from_secs(30 * 86_400);
/// Whoever holds a task of the municipality stays signed in for so long after the last visit.
pub(crate) const STAFF_LASTS: Duration = Duration::from_secs(12 * 3_600);
/// They log in anew after so long, however much they do: a day of work with an evening meeting fits.
pub(crate) const STAFF_MOST: Duration = Duration::from_secs(24 * 3_600);
/// The most that browsers keep a cookie; the server decides sooner.
const COOKIE_MOST: u32 = 400 * 86_400;

/// The roles that somebody else takes over while who holds them is away: no other, and never that of an
/// administrator.
pub const COVERED: [Role; 3] = [Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager];
/// The most days of one absence, the first and the last one counted.
pub(crate) const MOST_ABSENT: i32 = 366;

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

/// Whether somebody with these rights holds such a task.
pub(crate) fn are_staff(grants: &[Grant]) -> bool {
    grants.iter().any(|grant| is_staff(grant.role))
}

/// Until when a session that began at `created` lasts after a visit at `seen`.
pub(crate) fn lasts_until(created: Timestamp, seen: Timestamp, staff: bool) -> Timestamp {
    if staff {
        seen.saturating_add(STAFF_LASTS).min(created.saturating_add(STAFF_MOST))
    } else {
        seen.saturating_add(RESIDENT_LASTS)
    }
}

/// For how many seconds the browser keeps the cookie of such a session. Sessions slide on the
/// server, so the cookie must outlive them.
pub(crate) fn cookie_seconds(grants: &[Grant]) -> u32 {
    let staff = are_staff(grants);
    if staff { u32::try_from(STAFF_MOST.as_secs()).unwrap_or(COOKIE_MOST) } else { COOKIE_MOST }
}

/// Whether a session is still in force for somebody with these rights. Rights may have been granted
/// since it began.
pub(crate) fn still_lasts(created: Timestamp, seen: Timestamp, now: Timestamp, grants: &[Grant]) -> bool {
    !are_staff(grants) || lasts_until(created, seen, true) > now
}

/// The roles among these rights that can be taken over, each once.
pub(crate) fn covered(grants: &[Grant]) -> Vec<Role> {
    COVERED.into_iter().filter(|role| grants.iter().any(|grant| grant.role == *role)).collect()
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
        assert!(still_lasts(start, start, later, &right(Role::Resident)));
        assert!(!still_lasts(start, start, later, &right(Role::AreaOfficer)));
        assert_eq!(cookie_seconds(&right(Role::Administrator)), 86_400);
    }

    #[test]
    fn staff_stay_while_they_work_and_no_longer_than_a_day() {
        let right = [Grant { role: Role::AreaOfficer, scope: Scope::All }];
        let hour = |hour: i64| Timestamp::from_micros(hour * 3_600_000_000);
        assert!(still_lasts(hour(0), hour(11), hour(22), &right));
        assert!(!still_lasts(hour(0), hour(11), hour(23), &right), "twelve hours without a visit");
        assert!(still_lasts(hour(0), hour(22), hour(23), &right));
        assert!(!still_lasts(hour(0), hour(23), hour(24), &right), "a day, whatever they did");
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
