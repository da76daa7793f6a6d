//! A word cursor in a text, and the words that are selected with it: to be copied, sought, or made a
//! topic of.
//!
//! By words and not by letters, since terms are words; within one paragraph once something is
//! selected, since what is cited has one paragraph's number.

use super::pane::Pane;
use super::text::{Text, floor};
use crate::compare::articles::Article;
use crate::compare::text::screen::glyphs;
use crate::compare::text::{Span, words};
use crate::compare::topics::Term;
use crate::ui::keymap::Action;
use crate::ui::layout::window::{At, backward, forward};

/// To find the word before another no more than so many bytes are looked at.
const LOOKED_BACK: usize = 1024;

/// The word under the cursor, and the one that the selection began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Selection {
    /// The word under the cursor.
    pub(super) head: Span,
    /// Where the selection began; none while the word is all that is selected.
    anchor: Option<Span>,
}

impl Selection {
    /// Whether more than the word under the cursor is being selected.
    pub(super) fn is_begun(self) -> bool {
        self.anchor.is_some()
    }

    /// The bytes from its first word to its last.
    pub(super) fn span(self) -> Span {
        self.anchor.map_or(self.head, |anchor| anchor.cover(self.head))
    }
}

impl Pane {
    /// Puts a word cursor on the first word that is seen of what the cursor stands on, else on the first
    /// that is seen; with one, begins to select from there, or selects no more. False if no word is seen.
    pub(super) fn select(&mut self) -> bool {
        if let Some(selection) = &mut self.selection {
            selection.anchor = if selection.anchor.is_none() { Some(selection.head) } else { None };
            return true;
        }
        let Some((text, seen)) = self.text.as_ref().zip(self.seen()) else { return false };
        let body = text.article.body.as_str();
        let first = |span: Span| words(body, span).map(|word| word.span).next();
        let of_cursor = seen.overlaps(self.at).then(|| Span::new(self.at.start.max(seen.start), self.at.end));
        let head = of_cursor.and_then(first).or_else(|| first(seen));
        self.selection = head.map(|head| Selection { head: whole(&text.article, head), anchor: None });
        self.selection.is_some()
    }

    /// What is selected, with the number of its paragraph (from 1).
    pub(super) fn selected(&self) -> Option<(usize, Span)> {
        let (article, selection) = self.article().zip(self.selection)?;
        Some((article.paragraph_at(selection.head.start) + 1, selection.span()))
    }

    /// What is selected as a term: a phrase, or, where marks stand between its words, an expression.
    pub(super) fn selected_term(&self) -> Option<Term> {
        let (_, span) = self.selected()?;
        term(self.article()?.body.as_str(), span)
    }

    /// Moves the word cursor; false if it stands at an end already.
    pub(super) fn move_word(&mut self, action: Action) -> bool {
        let Some((text, selection)) = self.text.as_ref().zip(self.selection) else { return false };
        let (article, head) = (&*text.article, selection.head);
        let page = self.window.height.saturating_sub(1).max(1);
        let next = match action {
            Action::NextWord => next(article, head),
            Action::PreviousWord => before(article, head),
            Action::Top => edge(article, false),
            Action::End => edge(article, true),
            Action::Down => by_lines(text, head, 1, true),
            Action::Up => by_lines(text, head, 1, false),
            Action::HalfPageDown => by_lines(text, head, (page / 2).max(1), true),
            Action::HalfPageUp => by_lines(text, head, (page / 2).max(1), false),
            Action::PageDown => by_lines(text, head, page, true),
            Action::PageUp => by_lines(text, head, page, false),
            _ => None,
        };
        let Some(next) = next else { return false };
        let next = match selection.anchor {
            Some(anchor) => within(article, anchor, next),
            None => next,
        };
        self.selection = Some(Selection { head: next, ..selection });
        self.bring(next);
        next != head
    }

    /// Lets the word cursor follow to what the cursor was put on; what is selected grows, within its
    /// paragraph.
    pub(super) fn select_there(&mut self) {
        let Some((text, selection)) = self.text.as_ref().zip(self.selection) else { return };
        let Some(word) = words(text.article.body.as_str(), self.at).next() else { return };
        let head = whole(&text.article, word.span);
        let is_here = |anchor: &Span| within(&text.article, *anchor, head) == head;
        self.selection = Some(Selection { head, anchor: selection.anchor.filter(is_here) });
    }
}

/// The whole word of which `part` was cut.
fn whole(article: &Article, part: Span) -> Span {
    let paragraph = paragraph(article, part.start);
    let start = looked_back(article, paragraph, part.start);
    let mut words = words(article.body.as_str(), Span::new(start, paragraph.end)).map(|word| word.span);
    words.find(|word| word.end > part.start).unwrap_or(part)
}

fn paragraph(article: &Article, offset: usize) -> Span {
    article.paragraphs().get(article.paragraph_at(offset)).map_or(Span::default(), |known| known.span)
}

fn next(article: &Article, head: Span) -> Option<Span> {
    let own = article.paragraph_at(head.start);
    let rest = article.paragraphs().get(own..)?.iter().map(|paragraph| paragraph.span);
    let parts = rest.map(|span| Span::new(span.start.max(head.end), span.end));
    let body = article.body.as_str();
    parts.into_iter().find_map(|part| words(body, part).next()).map(|word| word.span)
}

fn before(article: &Article, head: Span) -> Option<Span> {
    let own = article.paragraph_at(head.start);
    article.paragraphs().get(..=own)?.iter().rev().find_map(|paragraph| {
        last(article, Span::new(paragraph.span.start, paragraph.span.end.min(head.start)))
    })
}

/// The last word of a part of a paragraph, which may be very long.
fn last(article: &Article, part: Span) -> Option<Span> {
    let last = |from| words(article.body.as_str(), Span::new(from, part.end)).last();
    // A word of more bytes than were looked at is found from the beginning.
    let found = last(looked_back(article, part, part.end)).or_else(|| last(part.start));
    found.map(|word| word.span)
}

/// A beginning in `part`, not far before `offset`, that parts no word.
fn looked_back(article: &Article, part: Span, offset: usize) -> usize {
    let body = article.body.as_str();
    let near = floor(body, offset.saturating_sub(LOOKED_BACK)).max(part.start);
    let space = || body[near..offset].find(char::is_whitespace).map(|at| near + at);
    if near == part.start { near } else { space().unwrap_or(part.start) }
}

/// The first word of an article, or the last.
fn edge(article: &Article, is_last: bool) -> Option<Span> {
    let mut spans = article.paragraphs().iter().map(|paragraph| paragraph.span);
    let first = |span| words(article.body.as_str(), span).next().map(|word| word.span);
    if is_last { spans.rev().find_map(|span| last(article, span)) } else { spans.find_map(first) }
}

/// `wanted`, if it stands in the paragraph of `anchor`, else that one's last word or first.
fn within(article: &Article, anchor: Span, wanted: Span) -> Span {
    let own = paragraph(article, anchor.start);
    if own.contains(wanted) {
        return wanted;
    }
    let first = || words(article.body.as_str(), own).next().map(|word| word.span);
    let found = if wanted.start < own.start { first() } else { last(article, own) };
    found.unwrap_or(anchor)
}

/// The word that stands so many lines further down or up, as far from the left as can be; of fewer
/// lines the last.
fn by_lines(text: &Text, head: Span, lines: usize, down: bool) -> Option<Span> {
    let body = text.article.body.as_str();
    let width = |from: usize, to: usize| {
        glyphs(body, Span::new(from, to.max(from))).iter().map(|glyph| glyph.width).sum::<u16>()
    };
    let mut at = text.line_at(head.start);
    let x = text.source(at).map_or(0, |source| width(source.start, head.start));
    let (mut found, mut left) = (None, lines);
    while left > 0 {
        let next = if down { forward(text, at, 1) } else { backward(text, at, 1) };
        if next == at {
            break;
        }
        at = next;
        let words = begun_in(text, at);
        if let Some((source, words)) = words.filter(|(_, words)| !words.is_empty()) {
            let far = |word: &Span| width(source.start, word.start).abs_diff(x);
            found = words.into_iter().min_by_key(far);
            left -= 1;
        }
    }
    found
}

/// A line of the text, and the words that begin in it.
fn begun_in(text: &Text, at: At) -> Option<(Span, Vec<Span>)> {
    let source = text.source(at)?;
    let article = &*text.article;
    let all = words(article.body.as_str(), Span::new(source.start, paragraph(article, source.start).end));
    let begun = all.map(|word| word.span).take_while(|word| word.start < source.end);
    // A word too long for a line begins in the line above.
    Some((source, begun.filter(|word| whole(article, *word) == *word).collect()))
}

/// Words as a term; none if they are no words.
fn term(body: &str, span: Span) -> Option<Term> {
    let text = span.of(body);
    let found: Vec<Span> = words(body, span).map(|word| word.span).collect();
    let is_parted = |pair: &[Span]| {
        let between = Span::new(pair[0].end, pair[1].start).of(body);
        between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑'))
    };
    let parts = text.split_whitespace();
    let written = match found.windows(2).all(is_parted) {
        true => parts.collect::<Vec<_>>().join(" "),
        false => format!("/{}/", parts.map(regex::escape).collect::<Vec<_>>().join(r"\s+")),
    };
    Term::parse(&written).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta};

    fn article(body: &str) -> Article {
        let (id, body) = (ArticleId::new("a"), Body::new(body));
        Article::new(id, String::new(), String::new(), Meta::default(), 1, body)
    }

    #[test]
    fn words_are_walked_forth_and_back_over_paragraphs() {
        let long = format!("{} end", "ä".repeat(3 * LOOKED_BACK));
        for body in ["Grey ships lie\n\nat anchor.\n\n—\n\nNets.", &long] {
            let article = article(body);
            let all: Vec<Span> =
                words(article.body.as_str(), Span::new(0, body.len())).map(|w| w.span).collect();
            let forth = std::iter::successors(edge(&article, false), |word| next(&article, *word));
            assert_eq!(forth.collect::<Vec<_>>(), all);
            let back = std::iter::successors(edge(&article, true), |word| before(&article, *word));
            let mut back: Vec<Span> = back.collect();
            back.reverse();
            assert_eq!(back, all);
        }
    }

    #[test]
    fn a_selection_is_a_phrase_or_where_marks_part_it_an_expression() {
        let check = |words: &str, expected: &str| {
            let term = term(words, Span::new(0, words.len()));
            assert_eq!(term.as_ref().map(Term::written), Some(expected));
        };
        check("ships", "ships");
        check("grey\nships", "grey ships");
        check("anti-tank guns", "anti-tank guns");
        check("Kyiv, said", r"/Kyiv,\s+said/");
        assert_eq!(term("—", Span::new(0, 3)), None);
    }
}
