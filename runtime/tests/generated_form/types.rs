//! A structure and an enumeration.

use alibabacloud_core::plumbing::{Field, Member, Rule, Shape, Structure, When};
use alibabacloud_core::{self as core, IntoParameter, Json, Secret, UnlistedValue};

/// Which way a task runs.
#[derive(Clone)]
#[non_exhaustive]
pub enum Direction {
    /// From source to destination.
    Forward,
    /// From destination to source.
    Reverse,
    /// A value that is not listed here.
    Unlisted(UnlistedValue),
}

impl Direction {
    pub const ONE_WAY: &'static [Self] = &[Self::Forward];
}

core::plumbing::enumeration!(Direction { Forward = "Forward", Reverse = "Reverse" });

/// Where a task reads from.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct SourceEndpoint {
    /// How the database is reached.
    pub instance_type: Option<String>,
    /// The address. Required when `InstanceType` is `ECS` or `Express`.
    pub ip: Option<String>,
    /// The password of the account.
    pub password: Option<Secret>,
    /// A structure that holds itself is boxed.
    pub fallback: Option<Box<SourceEndpoint>>,
}

impl SourceEndpoint {
    /// All members absent.
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn instance_type(mut self, value: impl IntoParameter<String>) -> Self {
        self.instance_type = value.into_parameter();
        self
    }

    #[must_use]
    pub fn ip(mut self, value: impl IntoParameter<String>) -> Self {
        self.ip = value.into_parameter();
        self
    }

    #[must_use]
    pub fn password(mut self, value: impl IntoParameter<Secret>) -> Self {
        self.password = value.into_parameter();
        self
    }
}

impl Structure for SourceEndpoint {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape {
            name: "SourceEndpoint",
            fields: &[Field::new("InstanceType"), Field::new("IP"), Field::new("Password"), Field::new("Fallback")],
            rules: &[Rule::required_when(
                "IP",
                When::Is("InstanceType", &["ECS", "Express"], None),
                "required when InstanceType is ECS or Express",
            )],
        };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        Some(match index {
            0 => &self.instance_type,
            1 => &self.ip,
            2 => &self.password,
            3 => &self.fallback,
            _ => return None,
        })
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        Some(match index {
            0 => &mut self.instance_type,
            1 => &mut self.ip,
            2 => &mut self.password,
            3 => &mut self.fallback,
            _ => return None,
        })
    }
}

impl std::fmt::Debug for SourceEndpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        core::plumbing::debug(self, f)
    }
}

impl PartialEq for SourceEndpoint {
    fn eq(&self, other: &Self) -> bool {
        core::plumbing::equal(self, other)
    }
}

/// A label.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Tag {
    pub key: Option<String>,
    pub value: Option<String>,
    pub weights: core::IndexMap<String, i64>,
    pub extra: Option<Json>,
    pub direction: Option<Direction>,
}

impl Structure for Tag {
    fn shape(&self) -> &'static Shape {
        static SHAPE: Shape = Shape {
            name: "Tag",
            fields: &[
                Field::new("Key"),
                Field::new("Value"),
                Field::new("Weights"),
                Field::new("Extra"),
                Field::new("Direction").open_enum::<Direction>(),
            ],
            rules: &[],
        };
        &SHAPE
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        Some(match index {
            0 => &self.key,
            1 => &self.value,
            2 => &self.weights,
            3 => &self.extra,
            4 => &self.direction,
            _ => return None,
        })
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        Some(match index {
            0 => &mut self.key,
            1 => &mut self.value,
            2 => &mut self.weights,
            3 => &mut self.extra,
            4 => &mut self.direction,
            _ => return None,
        })
    }
}

impl std::fmt::Debug for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        core::plumbing::debug(self, f)
    }
}

impl PartialEq for Tag {
    fn eq(&self, other: &Self) -> bool {
        core::plumbing::equal(self, other)
    }
}
