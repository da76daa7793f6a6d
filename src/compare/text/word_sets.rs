//! Sets and maps of words that are asked for every word of a text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of words; for lists of ours, and for maps that a user's own config fills.
pub type WordSet<T> = HashSet<T, BuildHasherDefault<WordHash>>;

/// What is known of words; for lists of ours, and for maps that a user's own config fills.
pub type WordMap<T, V> = HashMap<T, V, BuildHasherDefault<WordHash>>;

/// The hash of the Rust compiler (FxHash, "rustc-hash"), four or eight bytes at a time: no words of a text
/// are kept under it, so nobody can choose words that collide.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordHash(u64);

impl WordHash {
    fn add(&mut self, bytes: u64) {
        self.0 = (self.0.rotate_left(5) ^ bytes).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHash {
    fn finish(&self) -> u64 {
        // The product's high bits are its best ones, and a table looks at the low ones.
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        let length = bytes.len() as u64;
        if let Some(last) = bytes.last_chunk::<8>() {
            bytes.as_chunks::<8>().0.iter().for_each(|eight| self.add(u64::from_le_bytes(*eight)));
            self.add(u64::from_le_bytes(*last).wrapping_add(length));
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            self.add((u64::from(first) << 32 | u64::from(last)).wrapping_add(length));
        } else {
            self.add(bytes.iter().fold(length, |all, byte| all << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }
}
