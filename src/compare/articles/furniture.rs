//! Lines that belong to the page and not to the article: general rules, no list of phrases of one site.
//!
//! Whole paragraphs only: a caption that tells news keeps its photo credit. Decided in favour of
//! the text: a sentence of the article taken for furniture would never be matched, a line of
//! furniture taken for text is only in the way. So a rule asks for the form of a line (short,
//! without a full stop, nothing but such words) or for several signs at once.

mod signs;

use crate::compare::text::{Span, WordSet, words};
use signs::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How many paragraphs from the end an outlet's name may stand as a signature.
const SIGNATURE_ZONE: usize = 4;

/// Words of which every bar, list of picture sources, plea, disclaimer and line of thanks holds one:
/// of a phrase its longest, which is rare enough in news.
static SIGNS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    let words = [BAR_SIGNS, PICTURE_SOURCES, VIEWS].into_iter().flatten().copied();
    let phrases = [PLEAS, DISCLAIMERS, DISCLAIMERS_OF_A_PAGE, REPORTS].into_iter().flatten();
    words.chain(phrases.filter_map(|phrase| phrase.split(' ').max_by_key(|word| word.len()))).collect()
});

/// For each paragraph, whether it is furniture.
pub(super) fn furniture(body: &str, paragraphs: &[Span], title: &str, outlet: &str) -> Vec<bool> {
    let title = Line::of(title);
    let outlet = Line::of(outlet);
    let lines: Vec<Line<'_>> = paragraphs.iter().map(|span| Line::of(span.of(body))).collect();
    let mut seen = BTreeSet::new();
    let mut furniture: Vec<bool> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let near_end = index + SIGNATURE_ZONE >= lines.len();
        let stands_again = line.may_stand_once_only() && !seen.insert(&line.words);
        let repeats_title = !title.words.is_empty() && line.words == title.words;
        let signature = near_end && line.is_signature_of(&outlet);
        furniture.push(stands_again || repeats_title || signature || line.is_furniture());
    }
    spread_to_neighbours(&lines, &mut furniture);
    furniture
}

/// A label goes with the plea under it ("From the editor:"), and so does a slogan beside one.
fn spread_to_neighbours(lines: &[Line<'_>], furniture: &mut [bool]) {
    let pleas: Vec<bool> = lines.iter().map(Line::is_plea).collect();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).is_some_and(|before| pleas[before]);
        let after = pleas.get(index + 1).copied().unwrap_or(false);
        let label = after && line.is_heading(8) && line.text.ends_with(':');
        let slogan =
            (before || after) && line.is_heading(12) && line.has_any(&["newsletter", "newsletters", "app"]);
        furniture[index] |= label || slogan;
    }
}

/// A paragraph with its words folded.
struct Line<'a> {
    text: &'a str,
    /// Its first words; whoever has more is judged by what he begins with.
    words: Vec<Cow<'a, str>>,
    /// Whether one of them is a sign: most paragraphs have none, and are looked at no further.
    has_sign: bool,
}

impl<'a> Line<'a> {
    const MOST_WORDS: usize = 150;

    fn of(text: &'a str) -> Self {
        let all = words(text, Span::new(0, text.len()));
        let mut words: Vec<Cow<'_, str>> = Vec::with_capacity((text.len() / 5 + 1).min(Self::MOST_WORDS));
        words.extend(all.take(Self::MOST_WORDS).map(|word| word.folded(text)));
        let has_sign = words.iter().any(|word| SIGNS.contains(&**word));
        Self { text, words, has_sign }
    }

    fn is_furniture(&self) -> bool {
        self.words.is_empty()
            || self.is_bar()
            || self.is_page_part()
            || self.is_credit()
            || self.is_plea()
            || self.is_disclaimer()
            || self.is_pointer()
            || self.is_stamp()
    }

    /// A heading or a sentence that nobody says twice; a short answer ("Yes.") may well stand again.
    fn may_stand_once_only(&self) -> bool {
        self.is_heading(5) && !self.words.is_empty() || (6..=40).contains(&self.words.len())
    }

    /// At most so many words and no full stop: a heading, a label, a button.
    fn is_heading(&self, most_words: usize) -> bool {
        self.words.len() <= most_words && !self.text.ends_with(['.', '?', '”', '"', '’'])
    }

    fn has_any(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&&**word))
    }

    fn has(&self, phrase: &str) -> bool {
        (0..self.words.len()).any(|at| begins(&self.words[at..], phrase))
    }

    fn begins(&self, phrase: &str) -> bool {
        begins(&self.words, phrase)
    }

    /// "Share: Facebook Twitter Email", "Share this article", "12 comments".
    fn is_bar(&self) -> bool {
        self.has_sign
            && self.is_heading(12)
            && self.has_any(BAR_SIGNS)
            && self.words.iter().all(|word| {
                BAR_SIGNS.contains(&&**word)
                    || BAR_FILLERS.contains(&&**word)
                    || word.bytes().all(|b| b.is_ascii_digit())
            })
    }

    /// "Skip to content", "Advertisement", "Content is protected".
    fn is_page_part(&self) -> bool {
        if self.words.len() > 8 {
            return false;
        }
        let bare = match self.words.as_slice() {
            [first, rest @ ..] if first == "error" => rest.join(" "),
            words => words.join(" "),
        };
        PAGE_PARTS.contains(&&*bare) || self.is_heading(8) && bare.starts_with("skip to ")
    }

    /// "Photo: Jo Fox", "(Photo by Jo Fox via Getty Images)", "AFP/Getty Images" and nothing else.
    fn is_credit(&self) -> bool {
        if !self.is_heading(14) && self.words.len() > 6 {
            return false;
        }
        let inner = self.text.trim_start_matches(['(', '[']);
        let label = self.words.first().is_some_and(|word| CREDIT_LABELS.contains(&&**word));
        let rest = inner.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
        let marked = inner.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 2)
            || ["by ", "credit", "courtesy "].iter().any(|mark| rest.starts_with(mark));
        let sources = self.has_sign
            && self.has_any(PICTURE_SOURCES)
            && self
                .words
                .iter()
                .all(|word| PICTURE_SOURCES.contains(&&**word) || CREDIT_FILLERS.contains(&&**word));
        label && marked || sources
    }

    /// Two signs of asking the reader for something, in the words of one who speaks to the reader.
    fn is_plea(&self) -> bool {
        let orders = self.words.first().is_some_and(|word| PLEA_VERBS.contains(&&**word));
        let needed = if orders && self.words.len() <= 30 { 1 } else { 2 };
        self.has_sign
            && !self.text.starts_with(['“', '"', '‘'])
            && (needed == 1 || self.speaks_to_reader())
            && PLEAS.iter().filter(|phrase| self.has(phrase)).take(needed).count() == needed
    }

    /// "us" in small letters: folded, it is the name of a country as well.
    fn speaks_to_reader(&self) -> bool {
        self.has_any(&["you", "your", "our"])
            || self.text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "us")
    }

    /// Whose views these are not, whose rights are reserved, who translated by machine.
    fn is_disclaimer(&self) -> bool {
        if !self.has_sign {
            return false;
        }
        let views = self.has_any(VIEWS);
        let expressed =
            self.has_any(&["expressed", "expresses", "express", "reflect", "reflects", "represent"]);
        let holders =
            ["site", "website", "author", "authors", "publisher", "editors", "editorial", "columnist"];
        let of_site = views && expressed && self.has_any(&holders) && self.has_any(&["not", "own", "solely"]);
        let of_page = self.speaks_to_reader() || self.has_any(&["this"]);
        let has_one_of = |phrases: &[&str]| phrases.iter().any(|phrase| self.has(phrase));
        of_site || has_one_of(DISCLAIMERS) || of_page && has_one_of(DISCLAIMERS_OF_A_PAGE)
    }

    /// "Read more: …", "Read the rest here.", "Follow Jo Fox on Twitter", a bare address.
    fn is_pointer(&self) -> bool {
        let one_address = self.text.starts_with("http") && !self.text.contains(char::is_whitespace);
        let labelled = POINTER_LABELS.iter().any(|label| self.begins(label) && self.is_labelled_by(label));
        let rest = (self.begins("read the") || self.begins("click here")) && self.words.len() <= 12;
        let here = self.has_any(&["here", "more"]) && rest;
        let follow = self.begins("follow") && self.words.len() <= 20;
        let followed =
            follow && (self.text.contains('@') || self.has_any(&["twitter", "facebook", "instagram"]));
        let staff = self.has_sign && self.words.len() <= 40 && REPORTS.iter().any(|report| self.has(report));
        one_address || labelled || here || followed || staff
    }

    /// Whether a colon follows `label`, or a word or two more: "Read more: …", "More from the Post: …".
    fn is_labelled_by(&self, label: &str) -> bool {
        let before_colon = self.text.split_once(':').map(|(before, _)| before.split_whitespace().count());
        before_colon.is_some_and(|count| count <= label.split(' ').count() + 2)
    }

    /// "Updated 3:15 PM, Dec. 2", "By Jo Fox", "(Reuters)".
    fn is_stamp(&self) -> bool {
        let dated = self.is_heading(14) && STAMPS.iter().any(|stamp| self.begins(stamp));
        let byline = self.text.strip_prefix("By ").or_else(|| self.text.strip_prefix("BY "));
        let is_name = |word: &str| {
            word.starts_with(char::is_uppercase)
                || matches!(word, "and" | "for" | "of" | "de" | "van" | "von" | "|")
        };
        let by_names = byline.is_some_and(|names| names.split_whitespace().all(is_name));
        (dated && self.text.contains(|c: char| c.is_ascii_digit())) || (by_names && self.is_heading(12))
    }

    /// The outlet's name, or an agency's, with hardly a word beside it.
    fn is_signature_of(&self, outlet: &Line<'_>) -> bool {
        let own = !outlet.words.is_empty() && self.words.starts_with(&outlet.words);
        let extra = self.words.len().saturating_sub(if own { outlet.words.len() } else { 1 });
        let agency = self.words.first().is_some_and(|word| AGENCIES.contains(&&**word));
        (own || agency) && extra <= 1 && self.is_heading(8)
    }
}

fn begins(words: &[Cow<'_, str>], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|word| words.next().is_some_and(|own| own == word))
}

#[cfg(test)]
mod tests;
