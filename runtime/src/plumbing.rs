//! What only generated code uses, and tools that know operations by their metadata.
//!
//! It is public because generated crates are other crates, and hidden because people have no use for it. It follows no
//! semantic versioning: any release may change it, and a generated crate works with the release of this crate that its
//! generator was made for, and names it exactly.

mod enumeration;
mod file_url;
mod identifier;

pub use crate::call::client::Core;
pub use crate::call::outcome::{read_raw_response, read_response};
pub use crate::call::typed::{TypedRequest, forget_token, send, send_owned};
pub use crate::codec::decode::{Loaded, from_json, from_json_str};
pub use crate::codec::encode::flatten::{Pairs, flatten, flatten_tree};
#[cfg(feature = "serde")]
pub use crate::codec::encode::serde_form::{deserialize, deserialize_enum, deserialize_response, serialize};
pub use crate::codec::encode::to_json::{to_json, to_json_with_secrets};
pub use crate::codec::validate::{refusals, validate};
pub use crate::contract::builder_state::{Empty, Given, Missing, Whole};
pub use crate::contract::code_class::CodeClass;
pub use crate::contract::debug::{debug, equal};
pub use crate::contract::document::{AnyDocument, ReportedConflict, extend_keyed, keyed};
pub use crate::contract::element::Element;
pub use crate::contract::envelope::Envelope;
pub use crate::contract::from_text::FromText;
pub use crate::contract::identifier::Identifier;
pub use crate::contract::into_list::{Converted, Copied, Optional, Present, Texts};
pub use crate::contract::known_code::{CodeFamily, KnownCode, is_below};
pub use crate::contract::open_enum::{Enumeration, Generated, value_of};
pub use crate::contract::operation::{Operation, Service};
pub use crate::contract::placement::{Placement, Unplaced, place};
pub use crate::contract::rule::{Check, Rule, When};
pub use crate::contract::shape::{DocumentFormat, Field, ScalarFormat, Shape};
pub use crate::contract::structure::{
    ElementKind, List, ListMut, Map, MapKey, MapMut, Member, SetText, Structure, StructureMut, Value, ValueMut,
};
pub use crate::contract::time::{TimeFormat, TimeUnit};
pub use crate::contract::unlisted::{class_of, compare_names, hash_name, unlisted_code};
pub use crate::enumeration;
pub use crate::error::{CallError, classified_code, present};
pub use crate::faces::mode::Async;
#[cfg(feature = "blocking")]
pub use crate::faces::mode::Blocking;
pub use crate::flows::page::{PageCursor, PageStep, PagedRequest, Paging};
pub use crate::flows::wait::{Action, UntypedPoll, UntypedWait, WaitClient, WaitTable};
pub use crate::ground::percent::{encode, encode_pairs};
pub use crate::http::endpoints::Endpoints;
pub use crate::http::upload::{Upload, UploadBody};
pub use crate::id_type;
