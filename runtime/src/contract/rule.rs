//! What a request must keep to, as data.
//!
//! The rules of a structure are a static table beside its shape. Paths are wire names, looked up among the members
//! of the structure that has the rule; a leading slash starts at the root of the request. A generator emits them so:
//!
//! ```
//! use alibabacloud_core::Limits;
//! use alibabacloud_core::plumbing::{Rule, When};
//!
//! static RULES: &[Rule] = &[
//!     Rule::required("InstanceType"),
//!     Rule::required_when("IP", When::Is("InstanceType", &["ECS", "Express", "dg", "cen"], None),
//!         "required if InstanceType is ECS, Express, dg or cen"),
//!     Rule::required_when("Role", When::Set("OwnerID"), "required if OwnerID is given"),
//!     Rule::only_when("Partition", When::Not(&When::Is("/Target.Type", &["MaxCompute"], None)),
//!         "valid only if /Target.Type is not MaxCompute").advisory(),
//!     Rule::value_when("Initialize", &["false"], Some("true"), When::Is("JobType", &["CHECK"], Some("SYNC")),
//!         "must be false if JobType is CHECK"),
//!     Rule::no_value_when("Topology", &["two_way"], Some("one_way"), When::Is("Target.Type", &["MaxCompute"], None),
//!         "two_way is invalid if Target.Type is MaxCompute").advisory(),
//!     Rule::limits("Name", Limits { max_length: Some(64), ascii: true, ..Limits::NONE }),
//!     Rule::exactly_one_of(&["JobId", "InstanceId"], "exactly one of JobId and InstanceId must be given"),
//!     Rule::ascending(&["StartTime", "EndTime"], "values for StartTime and EndTime that do not decrease")
//!         .when(When::Is("Period", &["Custom"], None)),
//! ];
//! ```
//!
//! Membership in an enumeration needs no rule: [`Field::values`](crate::plumbing::Field::values) has it.

/// One rule over the members of a structure.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The requirement.
    pub check: Check,
    /// The message for the user; empty if that of the check is enough.
    pub text: &'static str,
    /// The condition under which the rule applies; `None` for always.
    pub when: Option<When>,
    /// Shown, never enforced.
    pub advisory: bool,
}

/// What a rule asks.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// The member is required.
    Required(&'static str),
    /// The member is required, and may be empty.
    RequiredOrEmpty(&'static str),
    /// The member is required if the condition holds.
    RequiredWhen(&'static str, When),
    /// The member has a meaning only while the condition holds.
    OnlyWhen(&'static str, When),
    /// While the condition holds, the member has one of these values.
    ValueWhen {
        /// The member.
        member: &'static str,
        /// The values, as texts; letter case is ignored.
        values: &'static [&'static str],
        /// What the service assumes when the member is absent. Without it, absence breaks no rule.
        default: Option<&'static str>,
        /// The condition.
        when: When,
    },
    /// While the condition holds, none of these values is valid for the member.
    NoValueWhen {
        /// The member.
        member: &'static str,
        /// The values, as texts; letter case is ignored.
        values: &'static [&'static str],
        /// What the service assumes when the member is absent. Without it, absence breaks no rule.
        default: Option<&'static str>,
        /// The condition.
        when: When,
    },
    /// The value lies within limits.
    Limits(&'static str, Limits),
    /// Exactly one of the members is set.
    ExactlyOneOf(&'static [&'static str]),
    /// At least one of the members is set.
    AtLeastOneOf(&'static [&'static str]),
    /// At most one of the members is set.
    AtMostOneOf(&'static [&'static str]),
    /// All of the members are set, or none.
    AllOrNoneOf(&'static [&'static str]),
    /// Nothing is asked: a document that is written rather than read has this value for the member when it is absent
    /// and the condition holds. Of several, the first counts.
    Implied {
        /// The member.
        member: &'static str,
        /// The value, as JSON.
        value: &'static str,
        /// The condition.
        when: When,
    },
    /// The members that are set have the same value. Letter case is ignored.
    Equal(&'static [&'static str]),
    /// The values of the members that are set do not decrease. Two numbers are compared as numbers, others as texts.
    Ascending(&'static [&'static str]),
}

/// A condition on the members of a request.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// The parameter at the path has one of the values, ignoring letter case; an absent one counts as the default
    /// in the third place. Booleans are `true` and `false`, numbers are in decimal. Of a list, one element suffices.
    Is(&'static str, &'static [&'static str], Option<&'static str>),
    /// The parameter at the path is set.
    Set(&'static str),
    /// The parameter at the path is not set.
    Unset(&'static str),
    /// The condition does not hold.
    Not(&'static When),
    /// All of them hold.
    All(&'static [When]),
    /// At least one of them holds.
    Any(&'static [When]),
}

/// Limits of a value; of a list, `min_items` and `max_items` are about the list and the others about each element. Breaking one is
/// advice, since services accept more than they document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The minimum of a number.
    pub min: Option<f64>,
    /// The maximum of a number.
    pub max: Option<f64>,
    /// The bound that a number is greater than.
    pub exclusive_min: Option<f64>,
    /// The bound that a number is less than.
    pub exclusive_max: Option<f64>,
    /// The minimum number of characters.
    pub min_length: Option<u64>,
    /// The maximum number of characters.
    pub max_length: Option<u64>,
    /// The minimum number of elements of a list or map, if it has any.
    pub min_items: Option<u64>,
    /// The maximum number of elements of a list or map.
    pub max_items: Option<u64>,
    /// The maximum number of bytes of a text in UTF-8.
    pub max_bytes: Option<u64>,
    /// ASCII characters only.
    pub ascii: bool,
    /// A regular expression for the whole text. Documented, not checked: a matcher would outweigh the rest of this crate.
    pub pattern: &'static str,
    /// The valid values, as texts; empty if there is no such list.
    pub values: &'static [&'static str],
}

impl Limits {
    /// No limits, to start from.
    pub const NONE: Self = Self {
        min: None,
        max: None,
        exclusive_min: None,
        exclusive_max: None,
        min_length: None,
        max_length: None,
        min_items: None,
        max_items: None,
        max_bytes: None,
        ascii: false,
        pattern: "",
        values: &[],
    };
}

impl Rule {
    /// The member is required.
    pub const fn required(member: &'static str) -> Self {
        Self::new(Check::Required(member), "required")
    }

    /// The member is required, and may be empty.
    pub const fn required_or_empty(member: &'static str) -> Self {
        Self::new(Check::RequiredOrEmpty(member), "required")
    }

    /// The member is required if the condition holds.
    pub const fn required_when(member: &'static str, when: When, text: &'static str) -> Self {
        Self::new(Check::RequiredWhen(member, when), text)
    }

    /// The member has a meaning only while the condition holds.
    pub const fn only_when(member: &'static str, when: When, text: &'static str) -> Self {
        Self::new(Check::OnlyWhen(member, when), text)
    }

    /// While the condition holds, the member, or the default in its place, has one of the values.
    pub const fn value_when(
        member: &'static str,
        values: &'static [&'static str],
        default: Option<&'static str>,
        when: When,
        text: &'static str,
    ) -> Self {
        Self::new(Check::ValueWhen { member, values, default, when }, text)
    }

    /// While the condition holds, neither the member nor the default in its place has one of the values.
    pub const fn no_value_when(
        member: &'static str,
        values: &'static [&'static str],
        default: Option<&'static str>,
        when: When,
        text: &'static str,
    ) -> Self {
        Self::new(Check::NoValueWhen { member, values, default, when }, text)
    }

    /// The value lies within the limits. Advisory.
    pub const fn limits(member: &'static str, limits: Limits) -> Self {
        Self::new(Check::Limits(member, limits), "").advisory()
    }

    /// Exactly one of the members is set.
    pub const fn exactly_one_of(members: &'static [&'static str], text: &'static str) -> Self {
        Self::new(Check::ExactlyOneOf(members), text)
    }

    /// At least one of the members is set.
    pub const fn at_least_one_of(members: &'static [&'static str], text: &'static str) -> Self {
        Self::new(Check::AtLeastOneOf(members), text)
    }

    /// At most one of the members is set.
    pub const fn at_most_one_of(members: &'static [&'static str], text: &'static str) -> Self {
        Self::new(Check::AtMostOneOf(members), text)
    }

    /// All of the members are set, or none.
    pub const fn all_or_none_of(members: &'static [&'static str], text: &'static str) -> Self {
        Self::new(Check::AllOrNoneOf(members), text)
    }

    /// A document is written with this value, as JSON, for the member when it is absent and the condition holds.
    pub const fn implied(member: &'static str, value: &'static str, when: When) -> Self {
        Self::new(Check::Implied { member, value, when }, "")
    }

    /// The members that are set have the same value.
    pub const fn equal(members: &'static [&'static str], text: &'static str) -> Self {
        Self::new(Check::Equal(members), text)
    }

    /// The values of the members that are set do not decrease.
    pub const fn ascending(members: &'static [&'static str], text: &'static str) -> Self {
        Self::new(Check::Ascending(members), text)
    }

    /// The rule with this message for the user.
    #[must_use]
    pub const fn told(self, text: &'static str) -> Self {
        Self { text, ..self }
    }

    /// The rule applies only while the condition holds.
    #[must_use]
    pub const fn when(self, when: When) -> Self {
        Self { when: Some(when), ..self }
    }

    /// The rule is shown and never enforced.
    #[must_use]
    pub const fn advisory(self) -> Self {
        Self { advisory: true, ..self }
    }

    const fn new(check: Check, text: &'static str) -> Self {
        Self { check, text, when: None, advisory: false }
    }
}
