//! Where front matter ends and the body begins.

use crate::compare::text::Span;

/// The line around front matter.
pub(super) const FENCE: &str = "+++";

/// Where front matter and body of a text stand.
pub(super) struct Parts {
    /// What stands between the fences; of what is never closed the lines that look like TOML.
    pub(super) front: Option<Span>,
    /// Whether front matter that begins ends as well.
    pub(super) closed: bool,
    /// The first byte of the body.
    pub(super) body: usize,
}

impl Parts {
    /// The parts of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut lines = Lines { text, position: 0 };
        if !lines.next().is_some_and(|line| is_fence(line.of(text))) {
            return Self { front: None, closed: true, body: 0 };
        }
        let start = lines.position;
        let mut readable = start;
        let mut still_readable = true;
        while let Some(line) = lines.next() {
            if is_fence(line.of(text)) {
                let front = Span::new(start, line.start);
                return Self { front: Some(front), closed: true, body: lines.position };
            }
            still_readable &= looks_like_toml(line.of(text));
            if still_readable {
                readable = lines.position;
            }
        }
        Self { front: Some(Span::new(start, readable)), closed: false, body: readable }
    }
}

struct Lines<'a> {
    text: &'a str,
    position: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = &self.text[self.position..];
        if rest.is_empty() {
            return None;
        }
        let start = self.position;
        self.position += rest.find('\n').map_or(rest.len(), |at| at + 1);
        Some(Span::new(start, self.position))
    }
}

/// Whether a text begins with a line `---` and closes it with another one, as YAML front matter does.
pub(super) fn begins_with_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    lines.next() == Some("---")
        && lines.next().is_some_and(|line| line.contains(':'))
        && lines.any(|line| line == "---")
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == FENCE
}

fn looks_like_toml(line: &str) -> bool {
    let key = line.split('=').next().unwrap_or_default().trim();
    let is_key =
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"'));
    line.starts_with('#') || (line.contains('=') && is_key)
}
