//! Where paragraphs and sentences begin and end.
//!
//! A sentence ends at a terminator that white space follows (or nothing, or, in scripts without
//! spaces, anything), unless what stands before or after it says otherwise: an abbreviation, an
//! initial, a list number, a small letter. Looking around a terminator is bounded, so the work
//! stays linear in texts that consist of nothing else.

use super::Span;
use super::abbreviations::{self, Abbreviation};

const WRAPPED_LINE: std::ops::RangeInclusive<usize> = 50..=90;
/// How many chars around a terminator are looked at; for the name of a speaker, three times as many.
const LOOK_AROUND: usize = 40;

/// The paragraphs of a body, trimmed of white space, in order; numbered from 1 by their position.
///
/// Every non-blank line is a paragraph, except hard-wrapped blocks (three or more lines in a row,
/// all but the last of 50 to 90 characters, the last no longer), which join.
pub fn paragraphs(body: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut start = 0;
    loop {
        let line_end = next_char(body, start, is_line_end).map_or(body.len(), |(at, _)| at);
        let line = trimmed(body, Span::new(start, line_end));
        if line.is_empty() {
            close_block(body, &mut block, &mut paragraphs);
        } else {
            block.push(line);
        }
        match body[line_end..].chars().next() {
            None => break,
            Some('\r') if body[line_end..].starts_with("\r\n") => start = line_end + 2,
            Some(end) => start = line_end + end.len_utf8(),
        }
    }
    close_block(body, &mut block, &mut paragraphs);
    paragraphs
}

fn close_block(body: &str, block: &mut Vec<Span>, paragraphs: &mut Vec<Span>) {
    if let [first, .., last] = block[..]
        && is_hard_wrapped(body, block)
    {
        paragraphs.push(first.cover(last));
        block.clear();
    }
    paragraphs.append(block);
}

fn is_hard_wrapped(body: &str, block: &[Span]) -> bool {
    let length = |line: &Span| line.of(body).chars().count();
    block.len() >= 3
        && block[..block.len() - 1].iter().all(|line| WRAPPED_LINE.contains(&length(line)))
        && block.last().is_some_and(|line| length(line) <= *WRAPPED_LINE.end())
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The sentences of one paragraph of `body`, trimmed, in order; together they hold all its words.
pub fn sentences(body: &str, paragraph: Span) -> Vec<Span> {
    let text = paragraph.of(body);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut position = 0;
    let mut in_guillemets = false;
    while let Some((at, c)) = next_mark(text, position) {
        position = at + c.len_utf8();
        match c {
            '«' => in_guillemets = true,
            '»' => in_guillemets = false,
            _ => {
                let mark = Mark::at(text, start, at, in_guillemets);
                position = mark.end;
                if mark.ends_sentence(text) {
                    sentences.push(Span::new(start, mark.end));
                    start = mark.end;
                }
            }
        }
    }
    sentences.push(Span::new(start, text.len()));
    sentences
        .into_iter()
        .map(|sentence| trimmed(text, sentence).shift(paragraph.start))
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    next_char(text, from, |c| matches!(c, '«' | '»') || is_terminator(c))
}

/// The first char from `from` on that `is_sought`: an ASCII mark, a control or a char beyond ASCII.
fn next_char(text: &str, from: usize, is_sought: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b' '))?;
        let c = text[at..].chars().next()?;
        if is_sought(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// One run of terminators with the quotation marks and brackets that close after it.
struct Mark {
    /// Where the sentence begins that it may end.
    sentence: usize,
    /// Its first terminator.
    start: usize,
    /// The end of its terminators.
    closers: usize,
    /// The end of what closes after them.
    end: usize,
}

impl Mark {
    fn at(text: &str, sentence: usize, start: usize, in_guillemets: bool) -> Self {
        let closers = start + prefix(&text[start..], is_terminator);
        let mut end = closers + prefix(&text[closers..], is_closer);
        let rest = &text[end..];
        let spaced = rest.trim_start_matches(['\u{a0}', '\u{202f}', ' ']);
        if in_guillemets && spaced.starts_with('»') {
            end = text.len() - spaced.len() + '»'.len_utf8();
        }
        end += footnote(&text[end..]);
        Self { sentence, start, closers, end }
    }

    fn ends_sentence(&self, text: &str) -> bool {
        let terminators = &text[self.start..self.closers];
        let closers = &text[self.closers..self.end];
        let after = &text[self.end..];
        let Some(next) = after.chars().next() else { return false };
        if terminators.chars().any(is_wide_terminator) {
            return closers.is_empty() || !matches!(next, '\u{3041}'..='\u{309f}');
        }
        let closed_quotation = closers.ends_with(['”', '’', '»', '"', '\'']);
        let run_together = closers.ends_with(['”', '»']) && (next.is_uppercase() || next == '“');
        if !next.is_whitespace() && !run_together {
            return false;
        }
        let Some(opening) = Opening::of(after) else { return false };
        if opening.letter.is_lowercase() && (closed_quotation || !opening.quoted) {
            return false;
        }
        match terminators {
            "." => self.full_stop_ends(text, closers, &opening),
            _ if terminators.starts_with("..") || terminators.contains('…') => {
                self.ellipsis_ends(text, &opening)
            }
            _ => !(closed_quotation && names_its_speaker(after)),
        }
    }

    fn full_stop_ends(&self, text: &str, closers: &str, opening: &Opening<'_>) -> bool {
        if closers.contains(['”', '"', '’', '»']) {
            return true;
        }
        let token = token_before(text, self.sentence, self.start);
        if token.is_empty() {
            return self.ellipsis_ends(text, opening);
        }
        let leads = text[self.sentence..self.start].trim_start().len() == token.len();
        if leads && token.len() <= 3 && token.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        match abbreviations::kind(token) {
            None => true,
            Some(Abbreviation::Never) => false,
            Some(Abbreviation::Number) => !opening.letter.is_numeric(),
            Some(Abbreviation::Name) => !opening.letter.is_numeric() && opening.is_function_word(),
            Some(Abbreviation::Hour) => !opening.is_day_or_zone(),
        }
    }

    /// An ellipsis that stands apart is an omission: between two sentences if the one before is
    /// complete, else inside one, unless the next word can only begin another.
    fn ellipsis_ends(&self, text: &str, opening: &Opening<'_>) -> bool {
        let before = &text[self.sentence..self.start];
        match before.chars().next_back() {
            None => false,
            Some(c) if is_opener(c) => opening.quoted,
            Some(c) if c.is_whitespace() => {
                let mut last = before.trim_end().chars().rev();
                let complete =
                    last.next().is_some_and(is_terminator) && last.next().is_some_and(char::is_alphanumeric);
                complete || (!opening.quoted && opening.is_function_word())
            }
            Some(_) => true,
        }
    }
}

/// How the text after a terminator begins: its first letter or digit, and the word that this opens.
struct Opening<'a> {
    letter: char,
    word: &'a str,
    quoted: bool,
    followed_by_dot: bool,
}

impl<'a> Opening<'a> {
    /// None where no word follows soon, or the first thing that follows is another terminator.
    fn of(after: &'a str) -> Option<Self> {
        let mut quoted = false;
        for (at, c) in after.char_indices().take(LOOK_AROUND) {
            if c.is_alphanumeric() {
                let length = prefix_bounded(&after[at..], |c| c.is_alphanumeric());
                let word = &after[at..at + length];
                let followed_by_dot = after[at + length..].starts_with('.');
                return Some(Self { letter: c, word, quoted, followed_by_dot });
            }
            if is_terminator(c) {
                return None;
            }
            quoted |= matches!(c, '“' | '"' | '‘' | '«' | '„' | '\'');
        }
        None
    }

    fn is_function_word(&self) -> bool {
        !self.followed_by_dot && abbreviations::opens_sentences(self.word)
    }

    fn is_day_or_zone(&self) -> bool {
        let zone = self.word.len() <= 4 && self.word.len() > 1 && self.word.chars().all(char::is_uppercase);
        zone || abbreviations::is_day_or_month(self.word)
    }
}

/// "“Who knows?” Ms Example asked": one to four capitalised words and a verb of saying go on with the sentence.
fn names_its_speaker(after: &str) -> bool {
    let near = after.char_indices().nth(3 * LOOK_AROUND).map_or(after, |(end, _)| &after[..end]);
    for (names, word) in near.split_whitespace().take(6).enumerate() {
        let bare = word.trim_end_matches([',', '.', ':']);
        if names > 0 && abbreviations::is_verb_of_saying(bare) {
            return true;
        }
        if !bare.chars().next().is_some_and(char::is_uppercase) || bare.len() + 1 < word.len() {
            return false;
        }
    }
    false
}

fn token_before(text: &str, from: usize, at: usize) -> &str {
    let before = &text[from..at];
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’');
    let kept = before.chars().rev().take(LOOK_AROUND).take_while(|c| is_part(*c));
    &before[before.len() - kept.map(char::len_utf8).sum::<usize>()..]
}

fn footnote(after: &str) -> usize {
    let Some(inside) = after.strip_prefix('[') else { return 0 };
    let digits = prefix_bounded(inside, |c| c.is_ascii_digit());
    if digits > 0 && inside[digits..].starts_with(']') { digits + 2 } else { 0 }
}

fn prefix(text: &str, holds: fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}

fn prefix_bounded(text: &str, holds: fn(char) -> bool) -> usize {
    text.chars().take(LOOK_AROUND).take_while(|c| holds(*c)).map(char::len_utf8).sum()
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '።' | '։')
        || is_wide_terminator(c)
}

fn is_wide_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | ')' | ']' | '}' | '»' | '›' | '」' | '』' | '）' | '】' | '》')
}

fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '(' | '[' | '{' | '«' | '„' | '‹' | '「' | '『' | '（')
}

#[cfg(test)]
mod tests;
