//! Reading what another version wrote: a field that is something else than expected is as if it
//! were missing, and the others are read.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Reads a field; its default where what is there cannot be one.
///
/// # Errors
/// Only if what is read is no JSON at all.
pub fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(from: D) -> Result<T, D::Error> {
    let value = Value::deserialize(from)?;
    Ok(T::deserialize(value).unwrap_or_default())
}
