//! The kinds of changes. Each has a stable number, by which an accepted change names it.

use std::fmt;

/// What a change means to whoever uses the API or the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What worked may fail.
    Breaking,
    /// There is more than before, and what worked works.
    Additive,
    /// Only readers notice it.
    Text,
}

/// What changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// What is sent and what is returned.
    Wire,
    /// The public items of the crate.
    Rust,
    /// What is written about both.
    Text,
}

impl Severity {
    /// The word for people and other programs.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Text => "text",
        }
    }
}

impl Axis {
    /// The word for people and other programs.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Rust => "Rust",
            Self::Text => "text",
        }
    }
}

/// Declares the rules once: name, number, severity, meaning. The first letter of the number is the axis.
macro_rules! change_rules {
    ($($(#[doc = $doc:literal])* $name:ident = $number:literal $severity:ident,)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[doc = $doc])* $name,)* }

        impl Rule {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable number, as `W101`.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $number),* }
            }

            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// What the rule stands for, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),*).trim_ascii()),* }
            }
        }
    };
}

change_rules! {
    /// An operation is gone.
    OperationRemoved = "W101" Breaking,
    /// A new operation.
    OperationAdded = "W102" Additive,
    /// Calling an operation twice is harmless now, or no longer.
    AccessChanged = "W103" Breaking,
    /// Calls are signed with other credentials, or with none.
    AuthChanged = "W104" Breaking,
    /// Calls need another permission, or the spec no longer names one.
    PermissionChanged = "W105" Breaking,
    /// The permission that calls need is known now.
    PermissionKnown = "W108" Additive,
    /// A call has another effect on the bill.
    CostChanged = "W106" Breaking,
    /// How long an attempt may take, or how a call is looked up whose outcome is unknown, is another thing.
    AttemptsChanged = "W107" Additive,
    /// The members of a response are read from other objects, or in another order.
    UnwrapsChanged = "W109" Breaking,
    /// The members of a response are read from one more object, after all others.
    UnwrapsAdded = "W110" Additive,
    /// A parameter is gone.
    ParameterRemoved = "W201" Breaking,
    /// A new parameter, which calls may omit.
    ParameterAdded = "W202" Additive,
    /// A new parameter, which every call must have.
    RequiredParameterAdded = "W203" Breaking,
    /// A parameter is now required.
    ParameterRequired = "W204" Breaking,
    /// A parameter is no longer required.
    ParameterOptional = "W205" Additive,
    /// A parameter has another type.
    ParameterType = "W206" Breaking,
    /// A number of a request has more digits than before.
    ParameterTypeWidened = "W207" Additive,
    /// A parameter travels in another part of the request.
    ParameterPosition = "W208" Breaking,
    /// A list of a request is written in another way.
    ParameterStyle = "W209" Breaking,
    /// A parameter no longer accepts a value.
    ParameterValuesRemoved = "W210" Breaking,
    /// A parameter accepts more values.
    ParameterValuesAdded = "W211" Additive,
    /// A limit of a parameter is narrower.
    LimitNarrowed = "W212" Breaking,
    /// A limit of a parameter is wider.
    LimitWidened = "W213" Additive,
    /// The service assumes another value for a parameter that is absent, or the spec no longer says which.
    DefaultChanged = "W214" Breaking,
    /// The pattern, unit or format of a parameter is another one; a pattern that is new or gone is a limit.
    ParameterForm = "W215" Breaking,
    /// What the service assumes for a parameter that is absent is known now.
    DefaultKnown = "W217" Additive,
    /// The values of a text are listed now, or no longer; listed values of a number are a limit.
    ParameterValuesListed = "W216" Additive,
    /// A response no longer has a field.
    FieldRemoved = "W301" Breaking,
    /// A response has a new field.
    FieldAdded = "W302" Additive,
    /// A field of a response has another type.
    FieldType = "W303" Breaking,
    /// A number of a response can have more digits than before.
    FieldTypeWidened = "W304" Additive,
    /// A field of a response can have other values.
    FieldValues = "W305" Additive,
    /// The unit or format of a field is another one.
    FieldForm = "W306" Breaking,
    /// A field says something else of the call, or other codes mean that it succeeded.
    FieldRole = "W307" Breaking,
    /// An operation declares a new error code.
    ErrorAdded = "W401" Additive,
    /// An operation no longer declares an error code.
    ErrorRemoved = "W402" Additive,
    /// An error code has another kind, or is retried in another way.
    ErrorMeaning = "W403" Breaking,
    /// The client refuses requests that it sent before.
    RuleEnforced = "W501" Breaking,
    /// The client sends requests that it refused before.
    RuleNotEnforced = "W502" Additive,
    /// A rule that is not enforced is gone.
    AdviceRemoved = "W503" Additive,
    /// A rule that is not enforced is new or another one: the client sends what it sent, and says more of a refusal.
    AdviceAdded = "W504" Additive,
    /// Something is deprecated now, or no longer.
    Deprecation = "W601" Additive,
    /// Whether something is a secret, or must not be specified, has changed.
    MarkChanged = "W602" Additive,
    /// An operation is paged or waited for in another way, or not any more.
    FlowChanged = "W603" Breaking,
    /// An operation can be paged or waited for, or has a further goal to wait for.
    FlowAdded = "W604" Additive,
    /// A parameter no longer makes it safe to repeat a call.
    IdempotencyLost = "W605" Breaking,
    /// A parameter makes it safe to repeat a call.
    IdempotencyGained = "W606" Additive,
    /// A region has another host, or none.
    HostChanged = "W701" Breaking,
    /// A host for a region that had none.
    HostAdded = "W702" Additive,
    /// The product or its version is another one.
    ProductChanged = "W703" Breaking,
    /// The product is new.
    ProductAdded = "W704" Additive,
    /// The product is gone.
    ProductRemoved = "W705" Breaking,
    /// A public item of the crate is gone.
    ItemRemoved = "R101" Breaking,
    /// A new public item of the crate.
    ItemAdded = "R102" Additive,
    /// A public item has another signature or type.
    SignatureChanged = "R103" Breaking,
    /// A setter accepts an absent value too.
    SetterWidened = "R104" Additive,
    /// A type of the crate that programs can take apart or match whole has a new member.
    ExhaustiveAddition = "R105" Breaking,
    /// A public name stands for something else on the wire, so that programs compile and do something else.
    MeaningChanged = "R106" Breaking,
    /// The compiler insists on something that it did not insist on.
    RequirementAdded = "R201" Breaking,
    /// The compiler no longer insists on something.
    RequirementRemoved = "R202" Additive,
    /// A feature of the crate is gone.
    FeatureRemoved = "R301" Breaking,
    /// A new feature of the crate.
    FeatureAdded = "R302" Additive,
    /// An operation belongs to another feature of the crate.
    FeatureMoved = "R303" Breaking,
    /// The crate has another name.
    CrateRenamed = "R401" Breaking,
    /// A text is another one.
    TextChanged = "T101" Text,
}

impl Rule {
    #[must_use]
    pub fn axis(self) -> Axis {
        match self.number().as_bytes().first() {
            Some(b'W') => Axis::Wire,
            Some(b'R') => Axis::Rust,
            _ => Axis::Text,
        }
    }

    /// The rule of this number.
    #[must_use]
    pub fn of(number: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.number() == number)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
