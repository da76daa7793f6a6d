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

/// Reads a list, of which what cannot be read is left out; one thing where a version that knew one
/// alone wrote it.
///
/// # Errors
/// Only if what is read is no JSON at all.
pub fn list_or_one<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    let values = match Value::deserialize(from)? {
        Value::Array(values) => values,
        one => vec![one],
    };
    Ok(values.into_iter().filter_map(|value| T::deserialize(value).ok()).collect())
}
