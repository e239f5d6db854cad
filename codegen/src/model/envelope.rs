/// What the client does with a field of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EnvelopeRole {
    RequestId,
    Success,
    ErrorCode,
    ErrorMessage,
    HttpStatus,
    DynamicMessage,
    DynamicCode,
    Code,
}

impl EnvelopeRole {
    /// The word of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::RequestId => "request_id",
            Self::Success => "success",
            Self::ErrorCode => "error_code",
            Self::ErrorMessage => "error_message",
            Self::HttpStatus => "http_status",
            Self::DynamicMessage => "dynamic_message",
            Self::DynamicCode => "dynamic_code",
            Self::Code => "code",
        }
    }

    /// Whether the field has a code that says whether the call succeeded.
    #[must_use]
    pub fn is_code(self) -> bool {
        matches!(self, Self::ErrorCode | Self::Code)
    }
}
