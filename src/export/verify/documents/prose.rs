//! Citations in Markdown and other text: which words a locator is of.
//!
//! Decided: they stand before it. They are the block quotation, or the paragraph between quotation marks,
//! above the line of the source (it begins with a dash) that the locator stands in or below; else, in
//! running text, the last words between quotation marks in its paragraph. A locator in a footnote is of
//! what stands so before the footnote's number; one without any of these quotes nothing. What stands
//! before the locator before it is that one's.

use super::html::without_entities;
use super::marks::last_between_marks;
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
        let mut before = Before::of(text, from..start);
        if let Some(number) = footnote(&before.own.text) {
            let at = text.find(number).filter(|at| !text[at + number.len()..].starts_with(':'));
            before = at.map_or_else(Before::default, |at| Before::of(text, 0..at));
        }
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
    /// How many marks of quoting (`>`) stand before its lines.
    depth: usize,
    /// Whether it follows the paragraph before within one block quotation.
    goes_on: bool,
}

/// What stands before a locator.
#[derive(Debug, Default)]
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
            let (depth, content) = content(text, start..stop.min(range.end), range.start);
            let is_blank = content.trim().is_empty();
            if (is_blank && !is_last) || depth != own.depth {
                let goes_on = depth > 0 && depth == own.depth;
                if own.text.trim().is_empty() {
                    own = Paragraph { depth, goes_on: goes_on && own.goes_on, ..own };
                } else {
                    let next = Paragraph { depth, goes_on, ..Paragraph::default() };
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
        if !cuts.is_empty() {
            let of_cut = |cut: &usize| match own[..*cut].trim() {
                "" => self.block_above(),
                words => self.with_beginning(words),
            };
            return cuts.iter().flat_map(of_cut).collect();
        }
        if !own.chars().any(char::is_alphanumeric) {
            return self.block_above();
        }
        if self.own.depth > 0 || is_wrapped(own) {
            return self.with_beginning(own);
        }
        last_between_marks(own).into_iter().map(str::to_owned).collect()
    }

    /// The words of the own paragraph behind those paragraphs above that may belong to the same quotation,
    /// then without the first of these.
    fn with_beginning(&self, words: &str) -> Vec<String> {
        let above = match self.own.depth {
            0 if words.starts_with(OPENING) || !words.ends_with(CLOSING) => 0,
            0 => marked_group(&self.above),
            _ if self.own.goes_on => quoted_group(&self.above),
            _ => 0,
        };
        (0..=above).rev().map(|count| self.joined(count, Some(words))).collect()
    }

    /// The block quotation, or the paragraph between marks, right above.
    fn block_above(&self) -> Vec<String> {
        let Some(last) = self.above.last() else { return Vec::new() };
        let count = match last.depth {
            0 if is_wrapped(&last.text) => 1,
            0 if last.text.ends_with(CLOSING) => marked_group(&self.above),
            0 => 0,
            _ => quoted_group(&self.above),
        };
        (1..=count).rev().map(|count| self.joined(count, None)).collect()
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
    let near = above.iter().rev().take(MOST_PARAGRAPHS).take_while(|paragraph| paragraph.depth == 0);
    near.into_iter().position(|paragraph| paragraph.text.starts_with(OPENING)).map_or(0, |at| at + 1)
}

/// How many marks of quoting stand before a line, and its own text behind `from`.
fn content(text: &str, line: Range<usize>, from: usize) -> (usize, &str) {
    let mut rest = text[line.clone()].trim_start();
    let mut depth = 0;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
        depth += 1;
    }
    let start = (line.end - rest.len()).max(from.min(line.end));
    (depth, &text[start..line.end])
}

/// The number of the footnote, `[^1]`, that a paragraph ends in.
fn footnote(own: &str) -> Option<&str> {
    let line = own.lines().rev().find(|line| line.starts_with("[^"))?;
    line.split_inclusive(']').next().filter(|number| line[number.len()..].starts_with(':'))
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

/// The ways in which a quotation can be read: with or without the marks around it, and with or without
/// the backslashes and entities of Markdown.
fn readings(quotation: &str) -> Vec<String> {
    let unescaped = unescaped(quotation);
    let plain = without_entities(&unescaped);
    [unescaped.as_str(), quotation]
        .into_iter()
        .chain(Some(plain.as_str()).filter(|plain| *plain != unescaped))
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
        check("> Anna wrote:\n> > “Ten.”\n> > — The Post\n> > @", &[Some("Ten.")]);
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
        check("It says “ten ships” (The Post, “Fleets”, p. 2, @).", &[Some("ten ships")]);
        check("„Zehn Schiffe“ @ und ‘dix’ @", &[Some("Zehn Schiffe"), Some("dix")]);
        check("“Six.”\n\nIt says so @.", &[None]);
        check("“Six” @ and so on @.", &[Some("Six"), None]);
        check("@ begins", &[None]);
    }

    #[test]
    fn a_footnote_is_of_what_stands_before_its_number() {
        check("It says “six”, then “ten”.[^1] “One.”\n\n[^1]: The Post, “Fleets” @", &[Some("ten")]);
        check("> Ten ships.[^a]\n\n[^b]: None.\n[^a]: The Post @", &[Some("Ten ships.")]);
        check("It says so.[^1]\n\n[^1]: “Fleets” @", &[None]);
        check("[^1]: The Post, “Fleets” @", &[None]);
    }

    #[test]
    fn lines_are_counted() {
        let found = citations(&format!("a\n{LOCATOR} {LOCATOR}\n\n{LOCATOR}"));
        let lines: Vec<At> = found.into_iter().map(|of| of.at).collect();
        assert_eq!(lines, [At::Line(2), At::Line(2), At::Line(4)]);
    }
}
