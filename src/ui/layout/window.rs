//! Scrolling over a body of which only what is near the screen has lines.
//!
//! A place is a block and a line of it, never a line counted from the top: counting would need the
//! height of everything above. All steps cost no more blocks than they pass over.

/// Blocks one below the other, each wrapped when its height is first asked for.
pub trait Body {
    /// How many blocks there are.
    fn blocks(&self) -> usize;
    /// How many lines the block at `block` takes, which may be none.
    fn height(&self, block: usize) -> usize;
}

impl<T: Body> Body for &T {
    fn blocks(&self) -> usize {
        (**self).blocks()
    }

    fn height(&self, block: usize) -> usize {
        (**self).height(block)
    }
}

/// A line of a body. The end is the first line of the block after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The index of its block.
    pub block: usize,
    /// The line, counted from the top of the block.
    pub line: usize,
}

/// The lines of a body that are on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub top: At,
    /// How many there is room for.
    pub height: usize,
}

impl Window {
    /// The line after the last.
    pub fn bottom(self, body: &impl Body) -> At {
        forward(body, self.top, self.height)
    }

    /// Moves it so that it ends no later than the body, and begins in it.
    pub fn clamp(&mut self, body: &impl Body) {
        self.top = settled(body, self.top);
        let below = lines_between(body, self.top, end(body), self.height);
        self.top = backward(body, self.top, self.height - below);
    }

    /// Moves it by as many lines, down or (negative) up, but not over an end of the body.
    pub fn scroll(&mut self, body: &impl Body, lines: isize) {
        self.top = moved(body, self.top, lines);
        self.clamp(body);
    }

    /// Whether the whole body fits.
    pub fn holds_all(self, body: &impl Body) -> bool {
        self.top <= settled(body, At::default()) && self.bottom(body) == end(body)
    }
}

/// The line after the last.
pub fn end(body: &impl Body) -> At {
    At { block: body.blocks(), line: 0 }
}

/// The same line by the name of the block that holds it; the end, if it is behind that.
pub fn settled(body: &impl Body, mut at: At) -> At {
    while at.block < body.blocks() {
        let height = body.height(at.block);
        if at.line < height {
            return at;
        }
        at = At { block: at.block + 1, line: at.line - height };
    }
    end(body)
}

/// As many lines further down, at most the end.
pub fn forward(body: &impl Body, at: At, lines: usize) -> At {
    settled(body, At { line: at.line.saturating_add(lines), ..at })
}

/// As many lines further up, at most the first.
pub fn backward(body: &impl Body, mut at: At, mut lines: usize) -> At {
    while lines > at.line {
        lines -= at.line;
        match at.block.checked_sub(1) {
            Some(block) => at = At { block, line: body.height(block) },
            None => return settled(body, At::default()),
        }
    }
    settled(body, At { line: at.line - lines, ..at })
}

/// As many lines down or (negative) up.
pub fn moved(body: &impl Body, at: At, lines: isize) -> At {
    if lines < 0 { backward(body, at, lines.unsigned_abs()) } else { forward(body, at, lines.unsigned_abs()) }
}

/// How many lines `to` stands below `from`; none if above, and never more than `most`.
pub fn lines_between(body: &impl Body, from: At, to: At, most: usize) -> usize {
    let (mut at, mut lines) = (from, 0_usize);
    while at.block < to.block && lines < most {
        lines += body.height(at.block).saturating_sub(at.line);
        at = At { block: at.block + 1, line: 0 };
    }
    if at.block == to.block {
        lines += to.line.saturating_sub(at.line);
    }
    lines.min(most)
}

/// How many lines `to` stands below or (negative) above `from`, never more than `most` either way.
pub fn offset(body: &impl Body, from: At, to: At, most: usize) -> isize {
    let most = most.min(isize::MAX as usize);
    if to < from {
        -(lines_between(body, to, from, most) as isize)
    } else {
        lines_between(body, from, to, most) as isize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    impl Body for Vec<usize> {
        fn blocks(&self) -> usize {
            self.len()
        }

        fn height(&self, block: usize) -> usize {
            self[block]
        }
    }

    proptest! {
        #[test]
        fn places_move_as_lines_counted_from_the_top_would(
            body in prop::collection::vec(0..5usize, 0..9),
            from in 0..30usize,
            by in -30..30isize,
            height in 0..12usize,
        ) {
            let all: usize = body.iter().sum();
            let counted = |at| lines_between(&body, At::default(), at, usize::MAX);
            let at = forward(&body, At::default(), from);
            prop_assert_eq!(counted(at), from.min(all));
            let there = moved(&body, at, by);
            let expected = counted(at).saturating_add_signed(by).min(all);
            prop_assert_eq!(counted(there), expected);
            prop_assert_eq!(there, settled(&body, there));
            prop_assert_eq!(offset(&body, at, there, usize::MAX), expected as isize - counted(at) as isize);
            let mut window = Window { top: there, height };
            window.clamp(&body);
            prop_assert_eq!(counted(window.top), expected.min(all.saturating_sub(height)));
            prop_assert_eq!(window.holds_all(&body), all <= height);
        }
    }
}
