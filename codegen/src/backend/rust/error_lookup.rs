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
                Self::of_error(name, family(name).map_or(CodeClass::UNKNOWN, Family::class))
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
            let known = match find(code) {
                Some(entry) => entry.origin.is_of_calls().then(|| KnownCode::Listed(entry.class()))?,
                None => KnownCode::OfFamily(family(code)?.class()),
            };
            // The gateway knows nothing of the prefix: a code with it comes from the service, which has seen the request.
            Some(if plain(code).is_some() { known.of_service() } else { known })
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

        /// What knows a code best that is not listed.
        #[derive(Clone, Copy)]
        enum Family {
            /// The family of this index.
            Named(usize),
            /// The listed code that it begins with, before a dot, by its index.
            Below(usize),
        }

        impl Family {
            fn class(self) -> CodeClass {
                match self {
                    Self::Named(index) => FAMILIES.get(index).map_or(CodeClass::UNKNOWN, |family| family.class),
                    Self::Below(index) => TABLE.get(index).map_or(CodeClass::UNKNOWN, Entry::class),
                }
            }

            fn texts(self) -> Option<&'static Texts> {
                match self {
                    Self::Named(index) => FAMILY_TEXTS.get(index),
                    Self::Below(index) => TEXTS.get(index),
                }
            }
        }

        /// The family that shares the most letters with the code. A family of its own stands before a listed code.
        fn family(name: &str) -> Option<Family> {
            let name = plain(name).unwrap_or(name);
            let named = FAMILIES.iter().enumerate().filter(|(_, family)| family.has(name));
            let named = named.map(|(index, family)| (family.shared(), 1, Family::Named(index)));
            let of_calls = TABLE.iter().enumerate().filter(|(_, entry)| entry.origin.is_of_calls());
            let below = of_calls.flat_map(|(index, entry)| {
                let spellings = entry.aliases.iter().copied().chain([entry.name]);
                let shared = spellings.filter(|spelling| is_below(name, spelling)).map(|spelling| spelling.len() + 1);
                shared.map(move |shared| (shared, 0, Family::Below(index)))
            });
            named.chain(below).max_by_key(|(shared, order, _)| (*shared, *order)).map(|(_, _, family)| family)
        }

        impl fmt::Display for ErrorCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}
