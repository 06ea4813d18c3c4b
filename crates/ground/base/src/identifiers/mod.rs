//! Numbers and addresses by which people, organisations and cases are known.
//!
//! Each is a newtype that can only be made by `parse`, so a value in hand is a value that was checked.
//! Only ASCII digits count as digits.

mod bin;
mod email;
mod erdr;
mod iban;
mod iin;
mod licence;
mod phone;
mod region;

pub mod checksum;

pub use bin::{Bin, BinError};
pub use email::{Email, EmailError};
pub use erdr::{ErdrNumber, ErdrNumberError};
pub use iban::{Iban, IbanError};
pub use iin::{Iin, IinError};
pub use licence::{LicenceNumber, LicenceNumberError};
pub use phone::{Phone, PhoneError};
pub use region::{RegionCode, RegionCodeError};

/// Gives a text newtype its reading and writing: `as_str`, `Display`, `FromStr`, serde as a string,
/// and its error the trait [`crate::Coded`].
macro_rules! text_identifier {
    ($name:ident, $error:ident) => {
        impl $name {
            /// The checked value in its normal form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text)
                    .map_err(|error| serde::de::Error::custom(format_args!("{}: {error}", error.code())))
            }
        }

        impl crate::Coded for $error {
            fn code(&self) -> &'static str {
                $error::code(self)
            }
        }
    };
}
pub(crate) use text_identifier;

/// Whether the text consists of ASCII digits only (the empty text does).
fn only_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
