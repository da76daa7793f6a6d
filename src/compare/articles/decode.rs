//! Bytes to text: encodings, byte order marks, and what is no text at all.

/// Why some bytes are not an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There are no bytes, or only white space.
    Empty,
    /// The bytes are a picture, an archive or another binary format.
    Binary,
}

/// Decodes a file: UTF-8, UTF-16 with a byte order mark, else the encoding that its bytes suggest.
///
/// A byte order mark is dropped; nothing else is altered. The second value names the encoding
/// where it was guessed, for a [`crate::compare::Problem`] that says so.
///
/// # Errors
/// [`NotText`] if the bytes hold no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), NotText> {
    let _ = bytes;
    todo!()
}
