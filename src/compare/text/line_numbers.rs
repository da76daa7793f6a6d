//! The number of the line that a byte stands in, for messages that name a place.

/// Where the lines of a text end, so that the lines of many places are found in one reading of it.
pub struct LineNumbers {
    line_ends: Vec<usize>,
}

impl LineNumbers {
    /// Reads through `text` once.
    pub fn of(text: &str) -> Self {
        Self { line_ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// The line (from 1) that holds the byte at `offset`; the last one for what lies behind the text.
    pub fn at(&self, offset: usize) -> usize {
        self.line_ends.partition_point(|end| *end < offset) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_its_own_end() {
        let lines = LineNumbers::of("a\n\nbc");
        let found: Vec<usize> = (0..7).map(|offset| lines.at(offset)).collect();
        assert_eq!(found, [1, 1, 2, 3, 3, 3, 3]);
    }
}
