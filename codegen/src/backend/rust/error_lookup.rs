//! How a code is looked up: among the listed codes, and among the families of those that are not listed.

use proc_macro2::TokenStream;
use quote::quote;

/// The order of codes, and what makes one of a text.
pub(super) fn comparisons() -> TokenStream {
    quote! {
        impl PartialOrd for ErrorCode {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for ErrorCode {
            fn cmp(&self, other: &Self) -> Ordering {
                compare_names(self.as_str(), other.as_str())
            }
        }

        impl FromStr for ErrorCode {
            type Err = Infallible;

            fn from_str(name: &str) -> Result<Self, Infallible> {
                Ok(Self::from(name))
            }
        }

        impl AsRef<str> for ErrorCode {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    }
}

/// What finds a code or its family by name, and prints the name.
pub(super) fn classifier() -> TokenStream {
    quote! {
        impl From<&str> for ErrorCode {
            /// Takes the name of a code or another spelling of it; anything else is [`ErrorCode::Unlisted`].
            fn from(name: &str) -> Self {
                let family = || family(name).and_then(|index| FAMILIES.get(index));
                Self::of_error(name, family().map_or(CodeClass::UNKNOWN, |family| family.class))
            }
        }

        impl From<String> for ErrorCode {
            fn from(name: String) -> Self {
                Self::from(name.as_str())
            }
        }

        impl From<&String> for ErrorCode {
            fn from(name: &String) -> Self {
                Self::from(name.as_str())
            }
        }

        /// The one place that says what a code means: the runtime asks it about errors, and [`ErrorCode`] agrees.
        pub(crate) fn classify(code: &str) -> Option<KnownCode> {
            match find(code) {
                Some(entry) => entry.origin.is_of_calls().then(|| KnownCode::Listed(entry.class())),
                None => FAMILIES.get(family(code)?).map(|family| KnownCode::OfFamily(family.class)),
            }
        }

        /// The entry of this name or other spelling.
        fn find(name: &str) -> Option<&'static Entry> {
            let of_a_call = |entry: &&Entry| entry.origin.is_of_calls();
            named(name).or_else(|| plain(name).and_then(named).filter(of_a_call))
        }

        fn named(name: &str) -> Option<&'static Entry> {
            let is_it = |spelling: &&str| spelling.eq_ignore_ascii_case(name);
            TABLE.iter().find(|entry| is_it(&entry.name) || entry.aliases.iter().any(is_it))
        }

        /// The name without the prefix of the service, if it has one.
        fn plain(name: &str) -> Option<&str> {
            PREFIXES.iter().find_map(|prefix| {
                let (before, rest) = name.split_at_checked(prefix.len())?;
                before.eq_ignore_ascii_case(prefix).then_some(rest)
            })
        }

        /// The index of the family that knows the code best.
        fn family(name: &str) -> Option<usize> {
            let name = plain(name).unwrap_or(name);
            FAMILIES.iter().position(|family| family.has(name))
        }

        impl fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}
