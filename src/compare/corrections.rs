//! The reader's own judgement, laid over the program's: what was pinned together, and which empty
//! cells were checked.
//!
//! Apart from alignment, because a judgement holds whatever the program would choose, and because
//! the program's own choice must be had without it. For one session; nothing here is kept in a file.
//! Decided: a pin holds on to the exact words of an article, so that it survives another arrangement
//! and an edit elsewhere in the text; where they are gone it is kept and has no effect. A passage
//! stands in one pinned row of a topic at most: what is level with one of its passages is level with
//! all.

mod pinned;

use super::articles::{Article, ArticleId};
use super::text::Span;
pub(super) use pinned::lay_over;
use std::collections::BTreeSet;

/// What the reader has judged in this session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Rows of passages that the reader pinned level, the oldest first.
    pub pinned: Vec<PinnedRow>,
    /// Empty cells that the reader has checked.
    pub silent: BTreeSet<SilentCell>,
}

/// Passages of one topic that the reader pinned level; two at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinnedRow {
    /// The topic's id.
    pub topic: String,
    /// Its passages, as they were pinned.
    pub members: Vec<Pin>,
}

/// A passage by its words, as it was when it was pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its article.
    pub article: ArticleId,
    /// Where it began, in bytes of the body.
    pub start: usize,
    /// Its words.
    pub text: String,
}

/// An empty cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SilentCell {
    /// The topic's id.
    pub topic: String,
    /// The row's id.
    pub row: String,
    /// The column's id.
    pub column: String,
}

impl Pin {
    /// The words of `article` at `span`.
    pub fn of(article: &Article, span: Span) -> Self {
        let text = span.of(article.body.as_str()).to_owned();
        Self { article: article.id.clone(), start: span.start, text }
    }

    /// Where its words stand in `body`, nearest to where they began; none if they are gone.
    pub fn place(&self, body: &str) -> Option<Span> {
        if self.text.is_empty() {
            return None;
        }
        let at = |start: usize| Span::new(start, start + self.text.len());
        if at(self.start).of(body) == self.text {
            return Some(at(self.start));
        }
        let places = body.match_indices(self.text.as_str()).map(|(start, _)| start);
        places.min_by_key(|start| start.abs_diff(self.start)).map(at)
    }

    /// Whether its words share text with `span` of `article`.
    fn is_at(&self, article: &Article, span: Span) -> bool {
        let place = || self.place(article.body.as_str());
        self.article == article.id && place().is_some_and(|place| place.overlaps(span))
    }
}

impl Corrections {
    /// How many passages are pinned, in all topics.
    pub fn pins(&self) -> usize {
        self.pinned.iter().map(|row| row.members.len()).sum()
    }

    /// Whether two passages of a topic are pinned level.
    pub fn are_level(&self, topic: &str, one: (&Article, Span), other: (&Article, Span)) -> bool {
        let row = self.row_of(topic, one);
        row.is_some() && row == self.row_of(topic, other)
    }

    /// The same with two passages of a topic pinned level, and with what was level with them.
    pub fn with_pinned(&self, topic: &str, one: (&Article, Span), other: (&Article, Span)) -> Self {
        let mut next = self.clone();
        let known = [self.row_of(topic, one), self.row_of(topic, other)];
        let mut members = Vec::new();
        for ((article, span), known) in [one, other].into_iter().zip(known) {
            match known.and_then(|row| self.pinned.get(row)) {
                Some(row) => members.extend(row.members.iter().cloned()),
                None => members.push(Pin::of(article, span)),
            }
        }
        if known[0].is_some() && known[0] == known[1] {
            return next;
        }
        let row = PinnedRow { topic: topic.to_owned(), members };
        let (first, second) = (known[0].or(known[1]), known[0].and(known[1]));
        match first.and_then(|first| next.pinned.get_mut(first)) {
            Some(first) => *first = row,
            None => next.pinned.push(row),
        }
        if let Some(second) = second {
            next.pinned.remove(second);
        }
        next
    }

    /// The same without what is pinned of a topic at `span` of `article`; a row of which one passage
    /// is left goes with it. None if nothing is pinned there.
    pub fn without_pin(&self, topic: &str, article: &Article, span: Span) -> Option<Self> {
        let row = self.row_of(topic, (article, span))?;
        let mut next = self.clone();
        let members = &mut next.pinned.get_mut(row)?.members;
        members.retain(|pin| !pin.is_at(article, span));
        if members.len() < 2 {
            next.pinned.remove(row);
        }
        Some(next)
    }

    /// The same with a cell marked as checked, or no more.
    pub fn with_silence_toggled(&self, cell: &SilentCell) -> Self {
        let mut next = self.clone();
        if !next.silent.remove(cell) {
            next.silent.insert(cell.clone());
        }
        next
    }

    fn row_of(&self, topic: &str, (article, span): (&Article, Span)) -> Option<usize> {
        let holds = |row: &PinnedRow| {
            row.topic == topic && row.members.iter().any(|member| member.is_at(article, span))
        };
        self.pinned.iter().position(holds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Body, Meta};

    const BODY: &str = "Ships came. Ships left. Ships came.";

    fn article(id: &str, body: &str) -> Article {
        let meta = Meta::default();
        Article::new(ArticleId::new(id), String::new(), String::new(), meta, 0, Body::new(body))
    }

    #[test]
    fn a_pin_follows_its_words() {
        #[track_caller]
        fn check(start: usize, text: &str, body: &str, expected: Option<(usize, usize)>) {
            let pin = Pin { article: ArticleId::new("a"), start, text: text.to_owned() };
            let place = pin.place(body).map(|span| (span.start, span.end));
            assert_eq!(place, expected, "{text:?} from {start} in {body:?}");
        }
        check(0, "Ships came.", BODY, Some((0, 11)));
        check(24, "Ships came.", BODY, Some((24, 35)));
        check(14, "Ships came.", BODY, Some((24, 35)));
        check(500, "Ships came.", BODY, Some((24, 35)));
        check(0, "Ships sank.", BODY, None);
        check(1, "left", "é left", Some((3, 7)));
        check(0, "", BODY, None);
    }

    /// The members of all rows after pins of sentences, told by article and number from 1.
    fn pinned(steps: &[(&str, usize, &str, usize)]) -> (Corrections, Vec<String>) {
        let sentence = |number: usize| [Span::new(0, 11), Span::new(12, 23), Span::new(24, 35)][number - 1];
        let mut corrections = Corrections::default();
        for (one, first, other, second) in steps {
            let (one, other) = (article(one, BODY), article(other, BODY));
            let (one, other) = ((&one, sentence(*first)), (&other, sentence(*second)));
            corrections = corrections.with_pinned("ships", one, other);
            assert!(corrections.are_level("ships", one, other));
            assert!(!corrections.are_level("fares", one, other), "another topic");
        }
        let shown = shown(&corrections);
        (corrections, shown)
    }

    fn shown(corrections: &Corrections) -> Vec<String> {
        let member = |pin: &Pin| format!("{}{}", pin.article, pin.start / 12 + 1);
        let row = |row: &PinnedRow| row.members.iter().map(member).collect::<Vec<_>>().join(" ");
        corrections.pinned.iter().map(row).collect()
    }

    #[test]
    fn what_is_pinned_is_level_with_all_of_its_row() {
        assert_eq!(pinned(&[("a", 1, "b", 2)]).1, ["a1 b2"]);
        assert_eq!(pinned(&[("a", 1, "b", 2), ("a", 1, "c", 1)]).1, ["a1 b2 c1"]);
        assert_eq!(pinned(&[("a", 1, "b", 2), ("c", 1, "a", 1)]).1, ["c1 a1 b2"]);
        assert_eq!(pinned(&[("a", 1, "b", 2), ("a", 2, "b", 1)]).1, ["a1 b2", "a2 b1"]);
        let joined = [("a", 1, "b", 2), ("c", 2, "d", 1), ("e", 1, "f", 1), ("b", 2, "d", 1)];
        assert_eq!(pinned(&joined).1, ["a1 b2 c2 d1", "e1 f1"]);
        let backwards = [("a", 1, "b", 2), ("c", 2, "d", 1), ("d", 1, "b", 2)];
        assert_eq!(pinned(&backwards).1, ["c2 d1 a1 b2"]);
        assert_eq!(pinned(&[("a", 1, "b", 2), ("b", 2, "a", 1)]).1, ["a1 b2"]);
    }

    #[test]
    fn a_row_of_one_is_no_row() {
        let (two, _) = pinned(&[("a", 1, "b", 2)]);
        let (a, b) = (article("a", BODY), article("b", BODY));
        let off = |from: &Corrections, article, start| {
            from.without_pin("ships", article, Span::new(start, start + 5))
        };
        assert_eq!(off(&two, &a, 0), Some(Corrections::default()));
        assert_eq!(off(&two, &a, 24), None, "another sentence of the same words");
        let (three, _) = pinned(&[("a", 1, "b", 2), ("a", 1, "c", 1)]);
        assert_eq!(off(&three, &b, 12).as_ref().map(shown), Some(vec!["a1 c1".to_owned()]));
        assert_eq!(three.without_pin("fares", &b, Span::new(12, 17)), None);
    }

    #[test]
    fn a_checked_cell_is_taken_back_by_the_same_key() {
        let cell = SilentCell { topic: "ships".into(), row: "ships/1".into(), column: "a".into() };
        let once = Corrections::default().with_silence_toggled(&cell);
        assert!(once.silent.contains(&cell));
        assert_eq!(once.with_silence_toggled(&cell), Corrections::default());
    }
}
