//! Where front matter ends and the body begins.

use crate::compare::text::Span;

/// The line around front matter.
pub(super) const FENCE: &str = "+++";

/// The line around front matter in YAML, which is not read.
const YAML_FENCE: &str = "---";

/// Where front matter and body of a text stand.
pub(super) struct Parts {
    /// What stands between the fences; of what is never closed the lines that look like TOML.
    pub(super) front: Option<Span>,
    /// Whether front matter that begins ends as well.
    pub(super) closed: bool,
    /// Whether it is in YAML, which is not read; `front` is none then.
    pub(super) is_yaml: bool,
    /// The first byte of the body.
    pub(super) body: usize,
}

impl Parts {
    /// The parts of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut lines = Lines { text, position: 0 };
        if !lines.next().is_some_and(|line| is_fence(line.of(text))) {
            let body = after_yaml(text);
            return Self { front: None, closed: true, is_yaml: body.is_some(), body: body.unwrap_or(0) };
        }
        let start = lines.position;
        let mut readable = start;
        let mut still_readable = true;
        while let Some(line) = lines.next() {
            if is_fence(line.of(text)) {
                let front = Span::new(start, line.start);
                return Self { front: Some(front), closed: true, is_yaml: false, body: lines.position };
            }
            still_readable &= looks_like_toml(line.of(text));
            if still_readable {
                readable = lines.position;
            }
        }
        Self { front: Some(Span::new(start, readable)), closed: false, is_yaml: false, body: readable }
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

/// Whether a text may begin with front matter in YAML all the same: with a line `---`, a line with a
/// colon, and another `---`.
pub(super) fn may_begin_with_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    lines.next() == Some(YAML_FENCE)
        && lines.next().is_some_and(|line| line.contains(':'))
        && lines.any(|line| line == YAML_FENCE)
}

/// Where the body begins after front matter in YAML: lines of `key: value`, of lists, of blocks that
/// are further in and of comments, between lines `---`. None where a line between them is anything
/// else, for a text may begin with a rule.
fn after_yaml(text: &str) -> Option<usize> {
    let mut lines = Lines { text, position: 0 };
    let opens = lines.next()?.of(text);
    if opens.trim_start_matches('\u{feff}').trim_end() != YAML_FENCE {
        return None;
    }
    let mut has_key = false;
    while let Some(line) = lines.next() {
        let line = line.of(text).trim_end();
        if line == YAML_FENCE {
            return has_key.then_some(lines.position);
        }
        let begins = is_yaml_key(line);
        let goes_on = line.is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ");
        if !begins && !(goes_on && (has_key || line.starts_with('#'))) {
            return None;
        }
        has_key |= begins;
    }
    None
}

/// Whether a line is `key: value` or `key:`, its key one word, between quotation marks or not.
fn is_yaml_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let key = key.trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    !key.is_empty() && key.chars().all(is_word) && (value.is_empty() || value.starts_with([' ', '\t']))
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
