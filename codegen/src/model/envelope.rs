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
