//! Citations in Markdown and other text: which words a locator is of.
//!
//! Decided: they stand before it. They are the block quotation, or the paragraph between quotation marks,
//! above the line of the source (it begins with a dash) that the locator stands in or below; else, in
//! running text, the last words between quotation marks in its paragraph. A locator in a footnote, or
//! without any of these, quotes nothing. What stands before the locator before it is that one's.

use crate::export::locator::locators;
use crate::export::verify::{At, Citation};
use std::ops::Range;

/// More paragraphs than these are not taken for one quotation.
const MOST_PARAGRAPHS: usize = 4;
const OPENING: [char; 9] = ['“', '„', '‟', '«', '‹', '‘', '‚', '"', '\''];
const CLOSING: [char; 8] = ['”', '“', '»', '›', '’', '‘', '"', '\''];
const DASHES: [&str; 4] = ["—", "–", "―", "--"];

/// Finds them, in order.
pub(super) fn citations(text: &str) -> Vec<Citation> {
    let mut from = 0;
    let mut line = (1, 0);
    let mut found = Vec::new();
    for located in locators(text) {
        let Range { start, end } = located.range;
        line = (line.0 + text[line.1..start].matches('\n').count(), start);
        let before = Before::of(text, from..start);
        let mut unique: Vec<String> = Vec::new();
        for reading in before.quotations().iter().flat_map(|quotation| readings(quotation)) {
            if !reading.is_empty() && !unique.contains(&reading) {
                unique.push(reading);
            }
        }
        found.push(Citation { at: At::Line(line.0), locator: located.locator, readings: unique });
        from = end;
    }
    found
}

/// A paragraph, without the marks of quoting before its lines.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    is_quoted: bool,
    /// Whether it follows the paragraph before within one block quotation.
    goes_on: bool,
}

/// What stands before a locator.
struct Before {
    /// The paragraph that it stands in, as far as it stands before it.
    own: Paragraph,
    /// Those above.
    above: Vec<Paragraph>,
}

impl Before {
    fn of(text: &str, range: Range<usize>) -> Self {
        let mut above: Vec<Paragraph> = Vec::new();
        let mut own = Paragraph::default();
        let mut start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        loop {
            let stop = text[start..].find('\n').map_or(text.len(), |length| start + length);
            let is_last = stop >= range.end;
            let (is_quoted, content) = content(text, start..stop.min(range.end), range.start);
            let is_blank = content.trim().is_empty();
            if (is_blank && !is_last) || is_quoted != own.is_quoted {
                let goes_on = is_quoted && own.is_quoted;
                if own.text.trim().is_empty() {
                    own = Paragraph { is_quoted, goes_on: goes_on && own.goes_on, ..own };
                } else {
                    let next = Paragraph { is_quoted, goes_on, ..Paragraph::default() };
                    above.push(std::mem::replace(&mut own, next));
                }
            }
            if !is_blank {
                if !own.text.is_empty() {
                    own.text.push('\n');
                }
                own.text += content.trim();
            }
            if is_last {
                return Self { own, above };
            }
            start = stop + 1;
        }
    }

    /// What the locator may be of, the likeliest first.
    fn quotations(&self) -> Vec<String> {
        let own = self.own.text.as_str();
        let cuts = attributions(own);
        let has_words = own.chars().any(char::is_alphanumeric);
        if !cuts.is_empty() {
            let of_cut = |cut: &usize| match own[..*cut].trim() {
                "" => self.block_above(),
                words => Some(self.with_beginning(words)),
            };
            return cuts.iter().filter_map(of_cut).collect();
        }
        if !has_words {
            return self.block_above().into_iter().collect();
        }
        if self.own.is_quoted || is_wrapped(own) {
            return vec![self.with_beginning(own)];
        }
        if own.starts_with("[^") {
            return Vec::new();
        }
        last_between_marks(own).into_iter().collect()
    }

    /// The words of the own paragraph behind those paragraphs above that belong to the same quotation.
    fn with_beginning(&self, words: &str) -> String {
        let above = match self.own.is_quoted {
            true if self.own.goes_on => quoted_group(&self.above),
            true => 0,
            false if words.starts_with(OPENING) || !words.ends_with(CLOSING) => 0,
            false => marked_group(&self.above),
        };
        self.joined(above, Some(words))
    }

    /// The block quotation, or the paragraph between marks, right above.
    fn block_above(&self) -> Option<String> {
        let last = self.above.last()?;
        if last.is_quoted {
            return Some(self.joined(quoted_group(&self.above), None));
        }
        if is_wrapped(&last.text) {
            return Some(last.text.clone());
        }
        let count = if last.text.ends_with(CLOSING) { marked_group(&self.above) } else { 0 };
        (count > 0).then(|| self.joined(count, None))
    }

    fn joined(&self, count: usize, own: Option<&str>) -> String {
        let above = &self.above[self.above.len() - count.min(self.above.len())..];
        let parts = above.iter().map(|paragraph| lead_in(&paragraph.text)).chain(own.map(lead_in));
        parts.collect::<Vec<_>>().join("\n")
    }
}

/// How many of these paragraphs, from the last, are one block quotation.
fn quoted_group(above: &[Paragraph]) -> usize {
    let before = above.iter().rev().take_while(|paragraph| paragraph.goes_on).count();
    (before + 1).min(above.len()).min(MOST_PARAGRAPHS)
}

/// How many of these paragraphs, from the last, reach back to one that begins with a quotation mark;
/// none if none does.
fn marked_group(above: &[Paragraph]) -> usize {
    let near = above.iter().rev().take(MOST_PARAGRAPHS).take_while(|paragraph| !paragraph.is_quoted);
    near.into_iter().position(|paragraph| paragraph.text.starts_with(OPENING)).map_or(0, |at| at + 1)
}

/// A line's own text behind `from`, and whether it stands in a block quotation.
fn content(text: &str, line: Range<usize>, from: usize) -> (bool, &str) {
    let whole = &text[line.clone()];
    let mut rest = whole.trim_start();
    let is_quoted = rest.starts_with('>');
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
    }
    let start = (line.end - rest.len()).max(from.min(line.end));
    (is_quoted, &text[start..line.end])
}

/// Where the line of the source may begin, the likeliest first: at the last line that begins with a dash,
/// else at a dash behind a closing quotation mark.
fn attributions(own: &str) -> Vec<usize> {
    let begins = |at: usize| DASHES.iter().any(|dash| own[at..].starts_with(dash));
    let starts = own.match_indices('\n').map(|(at, _)| at + 1);
    let lines = std::iter::once(0).chain(starts).filter(|at| begins(*at));
    let behind_mark = |(at, _): &(usize, char)| {
        let before = own[..*at].trim_end();
        begins(*at) && before.len() < *at && before.ends_with(CLOSING)
    };
    let within = own.char_indices().filter(behind_mark).map(|(at, _)| at);
    let mut cuts: Vec<usize> = lines.collect();
    cuts.reverse();
    let mut within: Vec<usize> = within.filter(|at| !cuts.contains(at)).collect();
    within.reverse();
    cuts.extend(within);
    cuts
}

fn is_wrapped(text: &str) -> bool {
    text.starts_with(OPENING) && text.ends_with(CLOSING) && text.chars().count() > 1
}

/// The lead-in as Markdown is exported, `*(words)*`, as words alone.
fn lead_in(text: &str) -> String {
    let words = text.strip_prefix("*(").and_then(|rest| rest.rsplit_once(")*"));
    match words {
        Some((words, rest)) if !rest.chars().any(char::is_alphanumeric) => format!("{words}{rest}"),
        _ => text.to_owned(),
    }
}

/// The last words between quotation marks, brackets at the end of the text aside: there the source stands.
fn last_between_marks(own: &str) -> Option<String> {
    let own = without_source(own);
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut last = None;
    for (at, c) in own.char_indices() {
        let opener = open.last().map(|(opener, _)| *opener);
        let closes = match c {
            '”' => matches!(opener, Some('“' | '„' | '”')),
            '“' => opener == Some('„'),
            '»' => opener == Some('«'),
            '"' => opener == Some('"'),
            _ => false,
        };
        if closes {
            let start = open.pop().map(|(opener, at)| at + opener.len_utf8());
            last = start.filter(|_| open.is_empty()).map(|start| own[start..at].to_owned()).or(last);
        } else if matches!(c, '“' | '„' | '«' | '"') {
            open.push((c, at));
        }
    }
    last
}

/// A text without the brackets that it ends with, closed or not.
fn without_source(own: &str) -> &str {
    let text = own.trim_end();
    let mut depth = usize::from(!text.ends_with(')'));
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth <= 1 => {
                return if text[..at].contains(['”', '“', '"', '»']) { &text[..at] } else { own };
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    own
}

/// The ways in which a quotation can be read: with or without the marks around it, and with or without
/// the backslashes of Markdown.
fn readings(quotation: &str) -> Vec<String> {
    let unescaped = unescaped(quotation);
    [unescaped.as_str(), quotation]
        .iter()
        .flat_map(|text| [unwrapped(text), text.trim()])
        .map(str::to_owned)
        .collect()
}

fn unwrapped(text: &str) -> &str {
    let text = text.trim();
    if !is_wrapped(text) {
        return text;
    }
    let mut chars = text.chars();
    chars.next();
    chars.next_back();
    chars.as_str().trim()
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
        if c == '\\' {
            out.extend(chars.next_if(char::is_ascii_punctuation));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCATOR: &str = "[parallax:a,p1,0-3,000000000001]";

    /// The likeliest quotation of each locator, which stands as `@` in the text.
    #[track_caller]
    fn check(text: &str, expected: &[Option<&str>]) {
        let found = citations(&text.replace('@', LOCATOR));
        let found: Vec<Option<&str>> =
            found.iter().map(|of| of.readings.first().map(String::as_str)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_copied_and_exported_is_read() {
        check(
            "“Ten ships.”\n— The Post, “Fleets”, ~2 Mar 2031, ¶1\n~ ? not sure: published\n@\n",
            &[Some("Ten ships.")],
        );
        check(
            "“A.”\n— P, “F”\n@\n\n“B said: “C,” so.”\n— P, “F”\n@\n",
            &[Some("A."), Some("B said: “C,” so.")],
        );
        check("“Ten.”\n— P\n@\n“Six.”\n— P\n@", &[Some("Ten."), Some("Six.")]);
        check("“Ten ships.\n\nThey left.”\n— P\n@", &[Some("Ten ships.\nThey left.")]);
        check("> Ten \\*ships\\*.\n>\n> — P, “F” (a:1)\n> @\n", &[Some("Ten *ships*.")]);
        check(
            "> *(They came.)*\n>\n> Ten ships\n> lay there.\n>\n> — P (a:1)\n> @\n",
            &[Some("They came.\nTen ships\nlay there.")],
        );
        check("> A.\n>\n> — P\n> @\n\n> B.\n>\n> — P\n> @\n\n- *none found*: P\n", &[Some("A."), Some("B.")]);
        check("> “Ten,” he said.\n>\n> — P @", &[Some("“Ten,” he said.")]);
    }

    #[test]
    fn what_people_and_mail_make_of_it_is_read() {
        check("> > “Ten\n> > ships.” — The Post,\n> > “Fleets”, ¶1 @", &[Some("Ten\nships.")]);
        check("“Ten ships.” — The Post, “Fleets”, 2 Mar 2031 @ is what it said.", &[Some("Ten ships.")]);
        check("“Ten ships.”\n-- The Post\n@", &[Some("Ten ships.")]);
        check("“Ten ships.”\n@", &[Some("Ten ships.")]);
        check("> Ten ships. @", &[Some("Ten ships.")]);
        check("> Ten ships.\n\n(@)", &[Some("Ten ships.")]);
        check("\"Ten ships.\"\n\n@", &[Some("Ten ships.")]);
    }

    #[test]
    fn in_running_text_the_last_words_between_marks_are_meant() {
        check("So “six” came, and “ten ships” @ lay there.", &[Some("ten ships")]);
        check("It says \"no\" and \"ten ships\" (@).", &[Some("ten ships")]);
        check("It says “ten ships” (The Post, “Fleets”, p. 2, @).", &[Some("ten ships")]);
        check("It says “ten ships” (The Post, “Fleets”) @.", &[Some("ten ships")]);
        check("„Zehn Schiffe“ @ und «dix» @", &[Some("Zehn Schiffe"), Some("dix")]);
        check("It says “he told us: “ten” ships” @", &[Some("he told us: “ten” ships")]);
        check("“Six.”\n\nIt says so @.", &[None]);
        check("“Six” @ and so on @.", &[Some("Six"), None]);
        check("Ten.[^1]\n\n[^1]: The Post, “Fleets” @", &[None]);
        check("@ begins", &[None]);
    }

    #[test]
    fn lines_are_counted() {
        let found = citations(&format!("a\n{LOCATOR} {LOCATOR}\n\n{LOCATOR}"));
        let lines: Vec<At> = found.into_iter().map(|of| of.at).collect();
        assert_eq!(lines, [At::Line(2), At::Line(2), At::Line(4)]);
    }
}
