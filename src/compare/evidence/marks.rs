//! Quotation marks of one paragraph: what stands between them.
//!
//! A paragraph may be of any length and of nothing but marks, so no mark looks through all that
//! follows it for a partner that is not there: where marks can close is listed once ([`Closing`]).

use crate::compare::text::Span;
use std::cell::OnceCell;

/// How many apostrophes that may be plural possessives ("the boys’ ") are tried for the end of a
/// quotation in single marks; one with more of them ends at the first.
const MOST_PLURALS: usize = 64;

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
    if !text.bytes().any(|byte| !byte.is_ascii() || matches!(byte, b'"' | b'\'')) {
        return Vec::new();
    }
    let closing = Closing::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(is_mark)) {
        let open = at + next;
        let mark = text[open..].chars().next().unwrap_or('"');
        let inside = open + mark.len_utf8();
        let pair = opens(text, open, mark).then(|| closing.close(inside, mark)).flatten();
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

/// Where the marks of a paragraph can close; each list is made when first asked for.
struct Closing<'a> {
    text: &'a str,
    curly: OnceCell<[Vec<usize>; 2]>,
    straight: OnceCell<[Vec<usize>; 2]>,
    single: OnceCell<[Vec<usize>; 2]>,
    last: OnceCell<[usize; 3]>,
}

impl<'a> Closing<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            curly: OnceCell::new(),
            straight: OnceCell::new(),
            single: OnceCell::new(),
            last: OnceCell::new(),
        }
    }

    /// Where the quotation that begins at `inside` ends; none if its mark turns out to be no quotation mark.
    fn close(&self, inside: usize, mark: char) -> Option<Close> {
        match mark {
            '“' => Some(self.close_curly(inside)),
            '„' => Some(self.close_at(inside, &['“', '”']).unwrap_or(to_end(self.text))),
            '«' => Some(self.close_at(inside, &['»']).unwrap_or(to_end(self.text))),
            '»' if inside <= self.last_of_kinds()[0] => self.close_at(inside, &['«']),
            '‹' if inside <= self.last_of_kinds()[1] => self.close_at(inside, &['›']),
            '‚' if inside <= self.last_of_kinds()[2] => self.close_at(inside, &['‘', '’']),
            '»' | '‹' | '‚' => None,
            '"' => Some(self.close_straight(inside).unwrap_or(to_end(self.text))),
            _ => self.close_single(inside, mark),
        }
    }

    /// Where the last mark stands that can close '»', '‹' and '‚': after it none of them opens anything.
    fn last_of_kinds(&self) -> [usize; 3] {
        let last = |marks: &[char]| self.text.rfind(marks).unwrap_or(0);
        *self.last.get_or_init(|| [last(&['«']), last(&['›']), last(&['‘', '’'])])
    }

    fn close_at(&self, inside: usize, marks: &[char]) -> Option<Close> {
        let (at, mark) = self.text.get(inside..)?.char_indices().find(|(_, c)| marks.contains(c))?;
        Some(Close { inner_end: inside + at, outer_end: inside + at + mark.len_utf8(), open: false })
    }

    /// Curly marks nest where their count says so; otherwise a second opening mark begins anew.
    fn close_curly(&self, inside: usize) -> Close {
        let kinds = || ['“', '”'].map(|mark| self.text.match_indices(mark).map(|(at, _)| at).collect());
        let [opening, closing] = self.curly.get_or_init(kinds);
        let mut depth = 1;
        for (at, c) in self.text[inside..].char_indices() {
            let here = inside + at;
            match c {
                '“' => {
                    if from(closing, here).len() <= from(opening, here).len() {
                        return Close { inner_end: here, outer_end: here, open: false };
                    }
                    depth += 1;
                }
                '”' => depth -= 1,
                '"' if depth == 1 && from(closing, here).is_empty() => depth = 0,
                _ => {}
            }
            if depth == 0 {
                return Close { inner_end: here, outer_end: here + c.len_utf8(), open: false };
            }
        }
        to_end(self.text)
    }

    /// A straight mark opens or closes by what stands beside it; it nests where more marks close
    /// than open after it.
    fn close_straight(&self, inside: usize) -> Option<Close> {
        let text = self.text;
        let kinds = || {
            let marks = || text.match_indices(['"', '”']);
            let closing = marks().filter(|(at, _)| closes_word(text, *at, 1)).map(|(at, _)| at);
            let opening = text.match_indices('"').filter(|(at, _)| opens_word(text, *at)).map(|(at, _)| at);
            [opening.collect(), closing.collect()]
        };
        let [opening, closing] = self.straight.get_or_init(kinds);
        let (mut opened, mut depth) = (from(opening, inside).iter().peekable(), 1);
        for &at in from(closing, inside) {
            while let Some(open) = opened.next_if(|open| **open < at) {
                depth += usize::from(from(closing, *open).len() > from(opening, *open).len());
            }
            depth -= 1;
            if depth == 0 {
                let width = char_after(text, at).map_or(1, char::len_utf8);
                return Some(Close { inner_end: at, outer_end: at + width, open: false });
            }
        }
        None
    }

    /// A single mark closes before a space or a stop; an apostrophe stands inside a word or after a plural's s.
    fn close_single(&self, inside: usize, mark: char) -> Option<Close> {
        let text = self.text;
        let kinds = || ['’', '\''].map(|mark| single_closers(text, mark));
        let [curly, straight] = self.single.get_or_init(kinds);
        let (closers, width) = if mark == '‘' { (curly, '’'.len_utf8()) } else { (straight, 1) };
        let mut possessive: Option<Close> = None;
        for &at in from(closers, inside + 1).iter().take(MOST_PLURALS) {
            let plural = char_before(text, at) == Some('s') && char_after(text, at + width) == Some(' ');
            let close = Close { inner_end: at, outer_end: at + width, open: false };
            if !plural {
                let another_between = |first: &Close| text[first.outer_end..at].contains(['‘', '“', '.']);
                return Some(possessive.filter(another_between).unwrap_or(close));
            }
            possessive.get_or_insert(close);
        }
        possessive
    }
}

/// Those of `places` (ascending) that are not before `start`.
fn from(places: &[usize], start: usize) -> &[usize] {
    &places[places.partition_point(|at| *at < start)..]
}

fn to_end(text: &str) -> Close {
    Close { inner_end: text.len(), outer_end: text.len(), open: true }
}

fn single_closers(text: &str, mark: char) -> Vec<usize> {
    let places = text.match_indices(mark).map(|(at, _)| at);
    places.filter(|at| closes_word(text, *at, mark.len_utf8())).collect()
}

/// Whether the straight mark at `at` stands after a space and right before a word.
fn opens_word(text: &str, at: usize) -> bool {
    let before = char_before(text, at).is_some_and(char::is_whitespace);
    before && char_after(text, at + 1).is_some_and(char::is_alphanumeric)
}

/// Whether the mark of `width` bytes at `at` stands right after something and before no letter.
fn closes_word(text: &str, at: usize, width: usize) -> bool {
    let before = char_before(text, at).is_some_and(|c| !c.is_whitespace());
    let after = char_after(text, at + width).is_none_or(|c| !c.is_alphanumeric());
    before && after
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
        check("\"She called it \"odd,\" and left,\" he said.", &["She called it \"odd,\" and left,"]);
        check("\"It is \"odd,\" he said. \"Very.\"", &["It is \"odd,", "Very."]);
        check("He said: “This goes on.", &["This goes on."]);
        check("a 6' 2\" door", &[]);
        check("Said ‹the »mayor‚ nobody.", &[]);
        check(&format!("‘{}’", "boys’ ".repeat(MOST_PLURALS + 1)), &["boys"]);
    }
}
