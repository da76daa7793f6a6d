//! What was typed, and where it stands in a text.

use super::amount::Amount;
use crate::compare::articles::Article;
use crate::compare::text::{Folded, Span};
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;
use std::fmt::Write;

/// Something to be searched: words as they are typed, a `/regular expression/`, or a number.
///
/// Words are found whatever their case and accents, also inside other words; a space stands for any
/// white space, a hyphen for any, straight quotation marks for all. A leading `/` makes an
/// expression, in which nothing is folded; the `/` at its end may be missing, for it is typed last. A
/// backslash before a leading `/` makes that literal. A number is found in every spelling of its
/// value; its digits as such only where they are no part of another number.
#[derive(Clone, Debug)]
pub struct Query {
    written: String,
    regex: Regex,
    is_expression: bool,
    amount: Option<Amount>,
}

/// Queries are the same if they are written alike.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Query {}

impl Query {
    /// Reads what was typed; none if that is blank.
    ///
    /// # Errors
    /// What is wrong with an expression, in one line.
    pub fn parse(written: &str) -> Result<Option<Self>, String> {
        if written.trim().is_empty() || written == "/" || written == "//" {
            return Ok(None);
        }
        let expression = written.strip_prefix('/');
        let (pattern, amount) = match expression {
            Some(rest) => (without_closing(rest).to_owned(), None),
            None => {
                let literal = written.strip_prefix('\\').filter(|rest| rest.starts_with('/'));
                (pattern_of(literal.unwrap_or(written)), Amount::read(written))
            }
        };
        let is_expression = expression.is_some();
        let built = RegexBuilder::new(&pattern).multi_line(is_expression).build();
        let regex = built.map_err(|error| why(&error))?;
        Ok(Some(Self { written: written.to_owned(), regex, is_expression, amount }))
    }

    /// As it was typed.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is a regular expression.
    pub fn is_expression(&self) -> bool {
        self.is_expression
    }

    /// As a term of a topic is written: an expression with its closing slash.
    pub fn as_term(&self) -> String {
        let is_open = self.is_expression && !(self.written.len() > 1 && self.written.ends_with('/'));
        format!("{}{}", self.written.trim(), if is_open { "/" } else { "" })
    }

    /// Whether it is a number, found in every spelling.
    pub fn is_number(&self) -> bool {
        self.amount.is_some()
    }

    /// The number that it asks for, if it asks for one.
    pub(super) fn amount(&self) -> Option<&Amount> {
        self.amount.as_ref()
    }

    /// Where it stands in a text, ascending and apart, in bytes.
    pub fn places(&self, text: &str) -> Vec<Span> {
        let mut places = if self.is_expression { self.matches(text) } else { self.words(text) };
        if let Some(amount) = &self.amount {
            places.retain(|place| is_whole_number(text, *place));
            places.extend(amount.places(text, Span::new(0, text.len())));
        }
        apart(places)
    }

    /// Where it stands in the paragraphs of an article, ascending and apart; never across two.
    pub fn places_in(&self, article: &Article) -> Vec<Span> {
        let text = article.body.as_str();
        let mut places = if self.is_expression {
            let of = |paragraph: Span| {
                self.matches(paragraph.of(text)).into_iter().map(move |place| place.shift(paragraph.start))
            };
            article.paragraphs().iter().flat_map(|paragraph| of(paragraph.span)).collect()
        } else {
            self.words(text)
        };
        if let Some(amount) = &self.amount {
            places.retain(|place| is_whole_number(text, *place));
            if amount.may_stand_in(text) {
                let paragraphs = article.paragraphs().iter().enumerate();
                let may = paragraphs.filter(|(_, paragraph)| amount.may_stand_in(paragraph.span.of(text)));
                let sentences = may.flat_map(|(index, _)| article.sentences(index));
                places.extend(sentences.flat_map(|sentence| amount.places(text, *sentence)));
            }
        }
        let mut places = apart(places);
        places.retain(|place| {
            let paragraph = article.paragraphs().get(article.paragraph_at(place.start));
            paragraph.is_some_and(|paragraph| paragraph.span.contains(*place))
        });
        places
    }

    /// The matches of an expression; a line end counts as a space.
    fn matches(&self, text: &str) -> Vec<Span> {
        let found = self
            .regex
            .find_iter(&in_one_line(text))
            .map(|found| Span::new(found.start(), found.end()))
            .collect::<Vec<_>>();
        found.into_iter().filter(|found| !found.is_empty()).collect()
    }

    /// The places of words as typed, folded.
    fn words(&self, text: &str) -> Vec<Span> {
        let folded = Folded::of(text);
        let found = self.regex.find_iter(folded.text());
        found.map(|found| unfolded(&folded, text, Span::new(found.start(), found.end()))).collect()
    }
}

fn without_closing(expression: &str) -> &str {
    match expression.strip_suffix('/') {
        Some(inner) if !inner.ends_with('\\') => inner,
        _ => expression,
    }
}

/// The pattern that finds words in a folded text.
fn pattern_of(words: &str) -> String {
    let folded = Folded::of(words);
    let mut pattern = String::from("(?i-u)");
    let mut was_space = false;
    for c in folded.text().chars() {
        match c {
            _ if c.is_whitespace() => {
                if !was_space {
                    pattern.push_str("(?u:\\s+)");
                }
            }
            '-' | '‐' | '‑' | '–' => pattern.push_str("(?u:[-‐‑–])"),
            '"' => pattern.push_str("(?u:[\"“”„«»])"),
            _ if c.is_ascii() => pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
            _ => {
                // Writing into a string cannot fail.
                let _ = write!(pattern, "(?u:\\x{{{:x}}})", u32::from(c));
            }
        }
        was_space = c.is_whitespace();
    }
    pattern
}

/// The range of the text that a range of its folded form stands for, whole characters.
fn unfolded(folded: &Folded<'_>, text: &str, found: Span) -> Span {
    let start = folded.original(found.start);
    let last = folded.text()[found.start..found.end].char_indices().next_back().map_or(0, |(at, _)| at);
    let last = folded.original(found.start + last);
    let after = text[last..].chars().next().map_or(last, |c| last + c.len_utf8());
    Span::new(start, folded.original(found.end).max(after))
}

/// Line ends as spaces, so that expressions match hard-wrapped text, too; as long as the text.
fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether digits at `place` are no part of a longer number.
fn is_whole_number(text: &str, place: Span) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_mark = |c: Option<char>| matches!(c, Some('.' | ','));
    let (mut before, mut after) = (text[..place.start].chars().rev(), text[place.end..].chars());
    let goes_on =
        |first: Option<char>, second: Option<char>| is_digit(first) || (is_mark(first) && is_digit(second));
    !goes_on(before.next(), before.next()) && !goes_on(after.next(), after.next())
}

/// Ascending; of places that overlap the first and longest.
fn apart(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    places.retain(|place| {
        let is_apart = place.start >= end;
        if is_apart {
            end = place.end;
        }
        is_apart
    });
    places
}

/// The last line of what the engine says, which names the fault.
fn why(error: &regex::Error) -> String {
    let told = error.to_string();
    let last = told.lines().last().unwrap_or_default().trim();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn query(written: &str) -> Query {
        Query::parse(written).unwrap().unwrap()
    }

    #[track_caller]
    fn check(written: &str, text: &str, expected: &[&str]) {
        let found = query(written).places(text);
        let found: Vec<&str> = found.into_iter().map(|place| place.of(text)).collect();
        assert_eq!(found, expected, "{written} in {text}");
    }

    #[test]
    fn words_are_found_anywhere_whatever_case_and_accents() {
        check("ship", "Ships, flagships, a SHIP.", &["Ship", "ship", "SHIP"]);
        check("kyiv", "Kyïv and KYIV", &["Kyïv", "KYIV"]);
        check("Київ", "у києві, Київ і КИЇВ", &["Київ", "КИЇВ"]);
        check("cafe", "a cafe\u{301} and a café", &["cafe\u{301}", "café"]);
        check("strasse", "Hauptstraße", &["straße"]);
        check("s", "ß", &["ß"]);
        check("l'est", "l’Est", &["l’Est"]);
        check("at the door", "at the\n  door", &["at the\n  door"]);
        check("\"we", "“We and \"we", &["“We", "\"we"]);
        check("mid-march", "mid–March", &["mid–March"]);
        check("U.S.", "the U.S. and the UxSx", &["U.S."]);
        check("aa", "aaaa a", &["aa", "aa"]);
        check("co-op", "co\u{ad}-op", &["co\u{ad}-op"]);
        check("한국", "대한국", &["한국"]);
    }

    #[test]
    fn a_slash_makes_an_expression_and_a_backslash_takes_that_back() {
        check("/gas|oil/", "gas, Gas and oil", &["gas", "oil"]);
        check("/gas|oi", "gas, oil", &["gas", "oi"]);
        check("/(?i)gas/", "gas, Gas", &["gas", "Gas"]);
        check("/^t.+e$/", "the door\ntake", &["the door\ntake"]);
        check("/a*/", "baab", &["aa"]);
        check(r"/a\/b/", "a/b", &["a/b"]);
        check(r"\/b", "a/b", &["/b"]);
        assert_eq!(Query::parse("  "), Ok(None));
        assert_eq!(Query::parse("/"), Ok(None));
        assert_eq!(Query::parse("/(gas/").unwrap_err(), "unclosed group");
        assert!(Query::parse(&format!("/{}/", "a{1000}".repeat(1000))).is_err());
    }

    #[test]
    fn a_number_is_found_in_every_spelling() {
        let text = "Some 125,000 troops, 125 thousand men, 0.125 million; one hundred and twenty-five thousand; \
                    125000 and 125k, but 1125000, 125,001, 125 and 125,000,000.";
        let spelled = [
            "125,000",
            "125 thousand",
            "0.125 million",
            "one hundred and twenty-five thousand",
            "125000",
            "125k",
        ];
        for written in ["125000", "125,000", "125 thousand", "125k", "0.125m"] {
            check(written, text, &spelled);
        }
        check(
            "1.5m",
            "1.5 million, one and a half million, 1,500,000 and 1.5",
            &["1.5 million", "one and a half million", "1,500,000"],
        );
        check("40%", "40 percent, 40 ships, 40%", &["40 percent", "40%"]);
        check("40", "40 percent, 40 ships, 140, 4.40 and 40,000", &["40 percent", "40"]);
        check("24", "two dozen ships, 24 boats", &["two dozen", "24"]);
        check("6", "half a dozen ships", &["half a dozen"]);
        check("60", "50 to 60 ships", &["50 to 60"]);
        check("2014", "in 2014 and 12014", &["2014"]);
        check("one", "1 ship and one boat", &["one"]);
        check("two thousand", "2,000 ships, two thousand boats", &["2,000", "two thousand"]);
        check("5 ships", "5 ships, five ships", &["5 ships"]);
    }

    proptest! {
        #[test]
        fn what_is_found_reads_as_what_was_typed(
            text in "[a-cA-CéÉß ’'\u{301}\n]{0,40}",
            written in "[a-cA-Cé']{1,3}",
        ) {
            let fold = |text: &str| Folded::of(text).text().to_ascii_lowercase();
            let found = query(&written).places(&text);
            for place in &found {
                prop_assert!(fold(place.of(&text)).contains(&fold(&written)), "{:?}", place.of(&text));
            }
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert_eq!(found.is_empty(), !fold(&text).contains(&fold(&written)));
        }

        #[test]
        fn no_spelling_of_a_value_is_passed_over_unread(
            digits in 1_u32..1000,
            zeros in 0_u32..7,
            noise in "[a-z ]{0,12}",
        ) {
            let value = f64::from(digits) * 10_f64.powi(zeros as i32);
            let grouped = crate::compare::comparison::in_words::number(value);
            let mut spelled = vec![grouped.clone(), format!("{digits}{}", "0".repeat(zeros as usize))];
            spelled.push(format!("{} million", value / 1e6));
            spelled.push(format!("{} thousand", value / 1e3));
            for spelling in spelled {
                let text = format!("{noise} {spelling} ships {noise}");
                let span = Span::new(0, text.len());
                let is_read = crate::compare::evidence::values(&text, span).iter().any(|read| read.value == value);
                if is_read {
                    prop_assert!(!query(&grouped).places(&text).is_empty(), "{text} for {grouped}");
                }
            }
        }
    }
}
