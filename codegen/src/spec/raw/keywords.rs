//! Words of fixed sets. As Rust enums they reach the schemas, so editors complete them and the check of a file's
//! form knows them.

use schemars::JsonSchema;
use serde::Deserialize;

/// Declares a set of words once: the Rust variant, its spelling in the spec, and what it means.
macro_rules! words {
    ($(#[$set:meta])* $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)* }) => {
        $(#[$set])*
        #[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
        pub enum $name { $($(#[doc = $doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// The spelling in the spec.
            #[must_use]
            pub fn keyword(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

words! {
    /// Whether calling twice is harmless.
    RawAccess {
        /// It changes nothing and may be repeated freely.
        Read = "read",
        /// It changes something.
        Write = "write",
    }
}

words! {
    /// Who wrote a file, if not a person. It is held to fewer lints; remove the line once a person has gone over the file.
    RawOrigin {
        /// `import`, from what the vendor publishes.
        Imported = "imported",
    }
}

words! {
    /// A language of texts.
    RawLanguage {
        /// English.
        En = "en",
        /// Simplified Chinese.
        ZhCn = "zh-CN",
    }
}

words! {
    /// What a call does to what the service keeps.
    RawEffectAction {
        /// It creates a record.
        Create = "create",
        /// It changes records.
        Change = "change",
        /// It removes records.
        Remove = "remove",
        /// It returns one record.
        Read = "read",
        /// It returns a list of records.
        List = "list",
    }
}

words! {
    /// What the client knows and gives for a parameter.
    RawDefaultFrom {
        /// The region of the client.
        ClientRegion = "client_region",
    }
}

words! {
    /// A part of the reference.
    RawPart {
        /// What to read first.
        Start = "start",
        /// How to do something.
        Guides = "guides",
    }
}

words! {
    /// What the generator knows and prints on a page.
    RawShown {
        /// The hosts, and the regions that each serves.
        Endpoints = "endpoints",
        /// How names, types and conditions are written in the reference.
        Notation = "notation",
        /// The fields that responses share.
        Envelope = "envelope",
        /// The current operation for each classic one.
        ClassicOperations = "classic_operations",
        /// The operations that sources name and the spec does not have.
        KnownOperations = "known_operations",
    }
}

words! {
    /// What a call is signed with.
    RawAuth {
        /// Nothing: it has no signature.
        None = "none",
        /// The key of an account or role, and nothing else.
        Ak = "ak",
        /// A bearer token, and nothing else.
        Bearer = "bearer",
    }
}

words! {
    /// What a call costs.
    RawCost {
        /// It costs nothing.
        Free = "free",
        /// It buys something.
        Purchase = "purchase",
        /// It changes what something costs that was bought before.
        PriceChange = "price_change",
        /// It starts something that is charged while it runs.
        StartsCharges = "starts_charges",
        /// It ends charges.
        EndsCharges = "ends_charges",
    }
}

words! {
    /// Which part of the HTTP request carries a parameter.
    RawPosition {
        /// The query of the address; the default.
        Query = "query",
        /// The form body.
        Form = "form",
    }
}

words! {
    /// How a list, a map or a structure travels in a request.
    RawStyle {
        /// One parameter for each entry or member, as `Tag.1.Key`; the default.
        Repeat = "repeat",
        /// One JSON text.
        Json = "json",
        /// Of a list: one text with commas between the entries.
        Comma = "comma",
    }
}

words! {
    /// How a document writes a scalar, where not as JSON has it.
    RawWrittenAs {
        /// In quotes.
        String = "string",
        /// As a number: 1 and 0 for booleans.
        Number = "number",
    }
}

words! {
    /// How a page is asked for.
    RawPagingStyle {
        /// By its number.
        Page = "page",
        /// By a token from the previous response.
        Token = "token",
    }
}

words! {
    /// How the last page is recognized without a total.
    RawLastPage {
        /// It is followed by an empty page; the default.
        Full = "full",
        /// It is not full.
        Short = "short",
    }
}

words! {
    /// A type in the words of the vendor's documents.
    RawDocumentedType {
        /// A text.
        String = "string",
        /// A whole number of 32 bits.
        Integer = "integer",
        /// A whole number of 64 bits.
        Long = "long",
        /// True or false.
        Boolean = "boolean",
        /// A number.
        Number = "number",
        /// A number with a fraction.
        Double = "double",
        /// A structure.
        Object = "object",
        /// Keys and values.
        Map = "map",
        /// Several values.
        List = "list",
        /// Anything.
        Any = "any",
    }
}

words! {
    /// What the client does with a field of the envelope.
    RawEnvelopeRole {
        /// Identifies the call to the vendor's support.
        RequestId = "request_id",
        /// Says whether the call succeeded.
        Success = "success",
        /// The code of the error.
        ErrorCode = "error_code",
        /// The message of the error.
        ErrorMessage = "error_message",
        /// The HTTP status, once more.
        HttpStatus = "http_status",
        /// Fills the placeholders of the message.
        DynamicMessage = "dynamic_message",
        /// A code beside the code.
        DynamicCode = "dynamic_code",
        /// A code of the gateway.
        Code = "code",
    }
}

words! {
    /// What sort of mistake an error code stands for.
    RawErrorKind {
        /// Too many calls.
        Throttling = "throttling",
        /// The caller is not who it says.
        Authentication = "authentication",
        /// The caller may not do this.
        Permission = "permission",
        /// What the call names does not exist.
        NotFound = "not_found",
        /// A parameter has a value that the service refuses.
        InvalidParameter = "invalid_parameter",
        /// A parameter is missing.
        MissingParameter = "missing_parameter",
        /// The state of the object does not allow it.
        StateConflict = "state_conflict",
        /// A limit of the account is reached.
        Quota = "quota",
        /// Payment stands in the way.
        Billing = "billing",
        /// The service cannot do this.
        Unsupported = "unsupported",
        /// The service failed.
        Server = "server",
        /// Nothing is known about it.
        Unknown = "unknown",
    }
}

words! {
    /// Whether and when a call may be repeated after an error.
    RawRetryClass {
        /// It would fail again.
        Never = "never",
        /// Wait longer each time.
        Backoff = "backoff",
        /// Wait until the object has left a passing state.
        Settle = "settle",
        /// Get new credentials first.
        Refresh = "refresh",
    }
}
