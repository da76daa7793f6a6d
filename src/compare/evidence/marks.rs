//! Quotation marks of one paragraph: what stands between them.

use crate::compare::text::Span;

/// What stands between two marks of a paragraph, or between a mark and the paragraph's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// Its bytes without the marks.
    pub(super) inner: Span,
    /// Its bytes with them.
    pub(super) outer: Span,
    /// Whether it ends with the paragraph, its closing mark missing.
    pub(super) open: bool,
}

/// The outermost quotations of `paragraph`, in order.
pub(super) fn marked(body: &str, paragraph: Span) -> Vec<Marked> {
    let text = paragraph.of(body);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(is_mark)) {
        let open = at + next;
        let mark = text[open..].chars().next().unwrap_or('"');
        let inside = open + mark.len_utf8();
        let pair = opens(text, open, mark).then(|| close(text, inside, mark)).flatten();
        let Some(Close { inner_end, outer_end, open: unclosed }) = pair else {
            at = inside;
            continue;
        };
        let inner = trimmed(text, inside, inner_end);
        if !inner.is_empty() {
            let outer = Span::new(open, outer_end).shift(paragraph.start);
            found.push(Marked { inner: inner.shift(paragraph.start), outer, open: unclosed });
        }
        at = outer_end.max(inside);
    }
    found
}

/// Whether a paragraph begins with an opening mark: so goes on a quotation that the one before left open.
pub(super) fn begins_with_mark(text: &str) -> bool {
    text.starts_with(is_mark)
}

struct Close {
    inner_end: usize,
    outer_end: usize,
    open: bool,
}

fn is_mark(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '«' | '»' | '„' | '‚' | '‹')
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let inner = Span::new(start, end.max(start)).of(text);
    let lead = inner.len() - inner.trim_start().len();
    Span::new(start + lead, start + lead + inner.trim().len())
}

fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|before| before.chars().next_back())
}

fn char_after(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|after| after.chars().next())
}

/// Whether the mark at `at` can open a quotation where it stands.
fn opens(text: &str, at: usize, mark: char) -> bool {
    let before = char_before(text, at);
    let after = char_after(text, at + mark.len_utf8());
    let free = before.is_none_or(|c| !c.is_alphanumeric());
    match mark {
        '"' => free && after.is_some_and(|c| !c.is_whitespace()),
        '\'' | '‘' => {
            let spaced = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | ':'));
            spaced
                && after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '…'))
                && !is_elision(&text[at + mark.len_utf8()..])
        }
        '»' => free && after.is_some_and(char::is_alphanumeric) && before.is_none_or(char::is_whitespace),
        _ => true,
    }
}

/// Words that begin with an apostrophe: "’em", "’til", "’90s".
fn is_elision(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    matches!(word.as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n" | "bout" | "s")
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Where the quotation that begins at `inside` ends; none if its mark turns out to be no quotation mark.
fn close(text: &str, inside: usize, mark: char) -> Option<Close> {
    match mark {
        '“' => Some(close_curly(text, inside)),
        '„' => Some(close_at(text, inside, &['“', '”']).unwrap_or(to_end(text))),
        '«' => Some(close_at(text, inside, &['»']).unwrap_or(to_end(text))),
        '»' => close_at(text, inside, &['«']),
        '‹' => close_at(text, inside, &['›']),
        '‚' => close_at(text, inside, &['‘', '’']),
        '"' => Some(close_straight(text, inside).unwrap_or(to_end(text))),
        _ => close_single(text, inside, mark),
    }
}

fn to_end(text: &str) -> Close {
    Close { inner_end: text.len(), outer_end: text.len(), open: true }
}

fn close_at(text: &str, inside: usize, marks: &[char]) -> Option<Close> {
    let (at, mark) = text.get(inside..)?.char_indices().find(|(_, c)| marks.contains(c))?;
    Some(Close { inner_end: inside + at, outer_end: inside + at + mark.len_utf8(), open: false })
}

/// Curly marks nest where their count says so; otherwise a second opening mark begins anew.
fn close_curly(text: &str, inside: usize) -> Close {
    let mut depth = 1;
    for (at, c) in text[inside..].char_indices() {
        let here = inside + at;
        match c {
            '“' => {
                let rest = &text[here..];
                let (opened, closed) = (rest.matches('“').count(), rest.matches(['”']).count());
                if closed <= opened {
                    return Close { inner_end: here, outer_end: here, open: false };
                }
                depth += 1;
            }
            '”' => depth -= 1,
            '"' if depth == 1 && !text[here + 1..].contains('”') => depth = 0,
            _ => {}
        }
        if depth == 0 {
            return Close { inner_end: here, outer_end: here + c.len_utf8(), open: false };
        }
    }
    to_end(text)
}

fn close_straight(text: &str, inside: usize) -> Option<Close> {
    let closes = |at: usize| {
        let before = char_before(text, at).is_some_and(|c| !c.is_whitespace());
        let after = char_after(text, at + 1).is_none_or(|c| !c.is_alphanumeric());
        before && after
    };
    let at = text[inside..].match_indices(['"', '”']).map(|(at, _)| inside + at).find(|at| closes(*at))?;
    let width = char_after(text, at).map_or(1, char::len_utf8);
    Some(Close { inner_end: at, outer_end: at + width, open: false })
}

/// A single mark closes before a space or a stop; an apostrophe stands inside a word or after a plural's s.
fn close_single(text: &str, inside: usize, mark: char) -> Option<Close> {
    let closing = if mark == '‘' { '’' } else { '\'' };
    let candidates = text[inside..].match_indices(closing).map(|(at, _)| inside + at).filter(|at| {
        let before = char_before(text, *at).is_some_and(|c| !c.is_whitespace());
        let after = char_after(text, at + closing.len_utf8()).is_none_or(|c| !c.is_alphanumeric());
        before && after && *at > inside
    });
    let mut possessive = None;
    for at in candidates {
        let plural =
            char_before(text, at) == Some('s') && char_after(text, at + closing.len_utf8()) == Some(' ');
        let close = Close { inner_end: at, outer_end: at + closing.len_utf8(), open: false };
        if !plural {
            return Some(
                possessive
                    .filter(|first: &Close| {
                        text[first.outer_end..at].contains('‘')
                            || text[first.outer_end..at].contains(['“', '.'])
                    })
                    .unwrap_or(close),
            );
        }
        possessive.get_or_insert(close);
    }
    possessive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_enclose_what_is_quoted() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> =
                marked(text, Span::new(0, text.len())).iter().map(|marked| marked.inner.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“We are ready,” she said. “Come.”", &["We are ready,", "Come."]);
        check("\"We are ready,\" she said of the \"plan\".", &["We are ready,", "plan"]);
        check("She called it ‘a mistake’ and the boys’ fault.", &["a mistake"]);
        check("It’s the dogs’ dinner, isn’t it?", &[]);
        check("Rock 'n' roll of the '90s wasn't 'dead', they say.", &["dead"]);
        check("„Wir gehen“, sagte er. «On y va», dit-elle.", &["Wir gehen", "On y va"]);
        check("“She called it “odd” yesterday,” he said.", &["She called it “odd” yesterday,"]);
        check("“One, “Two.”", &["One,", "Two."]);
        check("He said: “This goes on.", &["This goes on."]);
        check("a 6' 2\" door", &[]);
    }
}
