// SPDX-License-Identifier: EUPL-1.2
//! Who acts, with which roles, and how far each role reaches.

use std::fmt;
use std::sync::Arc;

use uuid::Uuid;

use crate::Id;

/// Marker for the id of a person.
pub enum PersonMarker {}
/// The id of a person, unique within one municipality.
pub type PersonId = Id<PersonMarker>;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A part somebody plays. Stored by its code; screens name it through the texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$doc])* $name,)* }

        impl Role {
            /// Every role, in the order in which screens list them.
            pub const ALL: &'static [Role] = &[$(Role::$name,)*];

            /// The code under which the role is stored.
            pub const fn code(self) -> &'static str {
                match self { $(Role::$name => $code,)* }
            }

            /// The role with this code, if there is one.
            pub fn parse(code: &str) -> Option<Role> {
                match code { $($code => Some(Role::$name),)* _ => None }
            }
        }
    };
}

roles! {
    /// Inwoner.
    Resident = "resident",
    /// Lid of a group.
    Member = "member",
    /// Bestuur of a group.
    Board = "board",
    /// Gebiedsmakelaar or kernambtenaar.
    AreaOfficer = "area_officer",
    /// Beleidsmedewerker of a team.
    PolicyOfficer = "policy_officer",
    /// Teammanager.
    TeamManager = "team_manager",
    /// (Kern)wethouder.
    Alderman = "alderman",
    /// Raadslid.
    Councillor = "councillor",
    /// Somebody of a partner organisation.
    Partner = "partner",
    /// Moderator.
    Moderator = "moderator",
    /// Functioneel beheerder.
    Administrator = "administrator",
    /// Runs the platform for several municipalities.
    Operator = "operator",
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What kind of thing a grant is limited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScopeKind {
    /// One kern.
    Kern,
    /// One team of the municipality.
    Team,
    /// One group of residents.
    Group,
    /// One partner organisation.
    Partner,
}

impl ScopeKind {
    /// The code under which the kind is stored.
    pub const fn code(self) -> &'static str {
        match self {
            ScopeKind::Kern => "kern",
            ScopeKind::Team => "team",
            ScopeKind::Group => "group",
            ScopeKind::Partner => "partner",
        }
    }

    /// The kind with this code, if there is one.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Kern, Self::Team, Self::Group, Self::Partner].into_iter().find(|kind| kind.code() == code)
    }
}

/// How far one grant reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole municipality.
    All,
    /// One thing in it.
    Of(ScopeKind, Uuid),
}

/// One right that a person holds: a role within a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub scope: Scope,
}

/// A signed-in person with what they may do.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Every right in force.
    pub grants: Vec<Grant>,
    /// From whom they take over today: what is given to one of these by name is for them to see to.
    pub stands_for: Vec<PersonId>,
}

impl Person {
    /// Somebody with these rights, who takes over from nobody.
    pub fn new(id: PersonId, grants: Vec<Grant>) -> Self {
        Self { id, grants, stands_for: Vec::new() }
    }
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor without a session.
    Anonymous,
    /// A signed-in person.
    Person(Arc<Person>),
    /// Brink itself: a job, an import from the command line, the demo loader. The text names which.
    System(&'static str),
}

/// Where a subject lies, to compare with a grant's scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach(Vec<(ScopeKind, Uuid)>);

impl Reach {
    /// The municipality as a whole: only grants without a limit reach it.
    pub fn municipality() -> Self {
        Self::default()
    }

    /// Adds a thing that the subject belongs to; a grant for any one of them suffices.
    #[must_use]
    pub fn and(mut self, kind: ScopeKind, id: Uuid) -> Self {
        self.0.push((kind, id));
        self
    }

    /// A subject that lies in these kernen.
    pub fn kernen<T>(ids: impl IntoIterator<Item = Id<T>>) -> Self {
        Self(ids.into_iter().map(|id| (ScopeKind::Kern, id.uuid())).collect())
    }
}

/// Who may do an action at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody, signed in or not.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Holders of one of these roles, each within its scope.
    Roles(&'static [Role]),
}

/// One line of a slice's permission table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, such as `agenda.point.edit`. Also the name in the audit log.
    pub action: &'static str,
    /// Who may.
    pub who: Who,
}

impl Actor {
    /// The person, when somebody is signed in.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Actor::Person(person) => Some(person),
            _ => None,
        }
    }

    /// The persons for whom the actor acts today: themselves first, and from whom they take over; empty
    /// for visitors and for Brink itself. What they may do follows from rights, not from this.
    pub fn persons(&self) -> impl Iterator<Item = PersonId> {
        let person = self.person();
        let stands_for = person.map_or(&[][..], |person| &person.stands_for);
        person.map(|person| person.id).into_iter().chain(stands_for.iter().copied())
    }

    /// Whether something that names this person is for the actor to see to: it is them, or they take over
    /// from that person today. False where nobody is named.
    pub fn acts_for(&self, named: Option<PersonId>) -> bool {
        named.is_some_and(|named| self.persons().any(|person| person == named))
    }

    /// The rights of the actor; empty for visitors and for Brink itself.
    pub fn grants(&self) -> &[Grant] {
        self.person().map_or(&[], |person| &person.grants)
    }

    /// Whether the actor holds the role anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.grants().iter().any(|grant| grant.role == role)
    }

    /// Whether the rule allows this actor on a subject that lies in `reach`.
    pub fn may(&self, rule: &Rule, reach: &Reach) -> bool {
        self.check(rule, |scope| match scope {
            Scope::All => true,
            Scope::Of(kind, id) => reach.0.contains(&(kind, id)),
        })
    }

    /// Whether the rule allows this actor somewhere: the first, coarse check of a route.
    pub fn may_somewhere(&self, rule: &Rule) -> bool {
        self.check(rule, |_| true)
    }

    fn check(&self, rule: &Rule, covers: impl Fn(Scope) -> bool) -> bool {
        match (self, rule.who) {
            (Actor::System(_), _) | (_, Who::Anyone) => true,
            (Actor::Anonymous, _) => false,
            (Actor::Person(_), Who::SignedIn) => true,
            (Actor::Person(person), Who::Roles(roles)) => {
                person.grants.iter().any(|grant| roles.contains(&grant.role) && covers(grant.scope))
            }
        }
    }

    /// The ids of the things of one kind that a role of this actor is limited to, or `None`
    /// when the role holds for the whole municipality.
    pub fn limited_to(&self, role: Role, kind: ScopeKind) -> Option<Vec<Uuid>> {
        let mut ids = Vec::new();
        for grant in self.grants().iter().filter(|grant| grant.role == role) {
            match grant.scope {
                Scope::All => return None,
                Scope::Of(of, id) if of == kind => ids.push(id),
                Scope::Of(..) => {}
            }
        }
        Some(ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDIT: Rule = Rule { action: "t.edit", who: Who::Roles(&[Role::AreaOfficer]) };

    fn officer(scope: Scope) -> Actor {
        let grants = vec![Grant { role: Role::AreaOfficer, scope }];
        Actor::Person(Arc::new(Person::new(PersonId::from_uuid(Uuid::nil()), grants)))
    }

    #[test]
    fn who_takes_over_acts_for_both_and_for_nobody_else() {
        let id = |number| PersonId::from_uuid(Uuid::from_u128(number));
        let person = Person { stands_for: vec![id(2)], ..Person::new(id(1), Vec::new()) };
        let actor = Actor::Person(Arc::new(person));
        assert_eq!(actor.persons().collect::<Vec<_>>(), [id(1), id(2)]);
        assert!(actor.acts_for(Some(id(1))) && actor.acts_for(Some(id(2))));
        assert!(!actor.acts_for(Some(id(3))) && !actor.acts_for(None));
        for nobody in [Actor::Anonymous, Actor::System("job")] {
            assert!(nobody.persons().next().is_none() && !nobody.acts_for(Some(id(1))));
        }
    }

    #[test]
    fn a_grant_reaches_its_kern_and_no_other() {
        let (mine, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let actor = officer(Scope::Of(ScopeKind::Kern, mine));
        assert!(actor.may(&EDIT, &Reach::default().and(ScopeKind::Kern, mine)));
        assert!(!actor.may(&EDIT, &Reach::default().and(ScopeKind::Kern, other)));
        assert!(!actor.may(&EDIT, &Reach::municipality()));
        assert!(actor.may_somewhere(&EDIT));
    }

    #[test]
    fn the_same_id_of_another_kind_does_not_count() {
        let id = Uuid::from_u128(1);
        let actor = officer(Scope::Of(ScopeKind::Kern, id));
        assert!(!actor.may(&EDIT, &Reach::default().and(ScopeKind::Team, id)));
    }

    #[test]
    fn visitors_may_only_what_everybody_may() {
        let open = Rule { action: "t.read", who: Who::Anyone };
        assert!(Actor::Anonymous.may(&open, &Reach::municipality()));
        assert!(!Actor::Anonymous.may_somewhere(&EDIT));
        assert!(!Actor::Anonymous.may_somewhere(&Rule { action: "t", who: Who::SignedIn }));
    }

    #[test]
    fn role_codes_are_unique_and_round_trip() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.code()), Some(*role));
        }
        assert_eq!(Role::parse("koning"), None);
    }
}
