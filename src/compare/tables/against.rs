//! What a passage says otherwise than the base column: its figures and hedges, and, where both are
//! of one origin, its words.
//!
//! Each passage is held against the base's passages of its row alone, so that the order of columns
//! changes nothing. Decided: words are compared only between versions and copies of one text and
//! within the same quotation; between independent texts a difference of words is noise.

use super::word_diff::{Change, ChangeKind, likeness, likeness_of_same_quotation, word_diff};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Passage, PassageFigure};
use crate::compare::evidence::{Figure, QuoteKind};
use crate::compare::text::Span;

/// Which share of words two passages must have in common to be copies of one text.
const COPY: f64 = 0.8;
/// The same for versions, which their address makes known as such.
const VERSION: f64 = 0.4;

/// How a figure stands to those of the base in its row.
#[derive(Clone, Debug, PartialEq)]
pub enum Against<'a> {
    /// The base has no figure that it could be held against, or it cannot be compared.
    Nothing,
    /// The base gives the same value, as sure of it.
    Same,
    /// The base gives the same value with another hedge.
    OtherHedge(&'a Figure),
    /// The base gives only other values, each once.
    OtherValue(Vec<&'a Figure>),
}

/// Words of a passage that are of one origin with words of the base.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The base's article.
    pub article: ArticleId,
    /// What the passage did with the base's words.
    pub changes: Vec<Change>,
}

/// Holds a figure against the base's `passages` of its row.
pub fn against<'a>(passages: &'a [Passage], read: &PassageFigure) -> Against<'a> {
    let figures = passages.iter().flat_map(|passage| &passage.figures);
    let base: Vec<&Figure> =
        figures.filter(|read| read.of_row && read.comparable).map(|read| &read.figure).collect();
    if !(read.of_row && read.comparable) || base.is_empty() {
        return Against::Nothing;
    }
    let is_same = |a: &Figure, b: &Figure| (a.value, a.max) == (b.value, b.max);
    let same: Vec<&Figure> = base.iter().copied().filter(|of| is_same(of, &read.figure)).collect();
    match same.first() {
        Some(_) if same.iter().any(|of| of.hedge == read.figure.hedge) => Against::Same,
        Some(first) => Against::OtherHedge(first),
        None => {
            let mut values: Vec<&Figure> = Vec::new();
            for figure in base {
                if !values.iter().any(|known| is_same(known, figure) && known.hedge == figure.hedge) {
                    values.push(figure);
                }
            }
            Against::OtherValue(values)
        }
    }
}

/// The words of a passage that are of one origin with the base's `passages` of its row, held
/// against them.
pub fn words_against(comparison: &Comparison, passages: &[Passage], passage: &Passage) -> Vec<Held> {
    let stretch = |id: &ArticleId, span: Span| {
        Some((comparison.article(id)?.body.as_str(), span)).filter(|(_, span)| !span.is_empty())
    };
    let Some(own) = stretch(&passage.article, passage.span) else { return Vec::new() };
    let url = |id: &ArticleId| comparison.article(id).and_then(|article| article.meta.url.clone());
    let alike = passages.iter().filter_map(|of| {
        let base = stretch(&of.article, of.span)?;
        let is_version = of.article != passage.article
            && url(&of.article).is_some_and(|of| Some(of) == url(&passage.article));
        let share = likeness(base, own);
        (share >= if is_version { VERSION } else { COPY }).then_some((share, of, base))
    });
    if let Some((_, of, base)) = alike.max_by(|a, b| a.0.total_cmp(&b.0)) {
        return vec![Held { article: of.article.clone(), changes: word_diff(base, own) }];
    }
    let direct = |of: &Passage| -> Vec<Span> {
        let quotes = of.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        quotes.map(|quote| quote.span).collect()
    };
    let mut held = Vec::new();
    for span in direct(passage) {
        let Some(own) = stretch(&passage.article, span) else { continue };
        let same = passages.iter().flat_map(|of| direct(of).into_iter().map(move |span| (of, span)));
        let same = same.filter_map(|(of, span)| {
            let base = stretch(&of.article, span)?;
            Some((likeness_of_same_quotation(base, own)?, of, base))
        });
        if let Some((_, of, base)) = same.max_by(|a, b| a.0.total_cmp(&b.0)) {
            held.push(Held { article: of.article.clone(), changes: word_diff(base, own) });
        }
    }
    held
}

impl Held {
    /// The words that the base has not, in bytes of the passage's article.
    pub fn added(&self) -> impl Iterator<Item = Span> + '_ {
        let new = self.changes.iter().filter(|change| change.kind != ChangeKind::Same);
        new.filter_map(|change| change.other)
    }

    /// The words that the passage has not, in bytes of the base's article.
    pub fn cut(&self) -> impl Iterator<Item = Span> + '_ {
        let old = self.changes.iter().filter(|change| change.kind != ChangeKind::Same);
        old.filter_map(|change| change.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::evidence::{Hedge, UnitClass};

    fn figure(value: f64, hedge: Option<Hedge>) -> PassageFigure {
        let figure = Figure {
            span: Span::default(),
            number: Span::default(),
            value,
            max: None,
            hedge,
            unit_class: UnitClass::Equipment,
            unit: None,
            whose: None,
            place: None,
            as_of: None,
            said_by: None,
            part: Default::default(),
        };
        PassageFigure { figure, of_row: true, comparable: true, differs: false }
    }

    fn passage(figures: Vec<PassageFigure>) -> Passage {
        Passage { figures, ..Passage::of_words(ArticleId::new("a"), 1, Span::default()) }
    }

    #[test]
    fn a_figure_is_held_against_all_that_the_base_gives() {
        #[track_caller]
        fn check(base: &[(f64, Option<Hedge>)], own: (f64, Option<Hedge>), expected: &str) {
            // Each in a passage of its own, in both orders: neither may matter.
            let mut passages: Vec<Passage> =
                base.iter().map(|(value, hedge)| passage(vec![figure(*value, *hedge)])).collect();
            for _ in 0..2 {
                let read = figure(own.0, own.1);
                let told = match against(&passages, &read) {
                    Against::Nothing => "nothing".to_owned(),
                    Against::Same => "same".to_owned(),
                    Against::OtherHedge(of) => format!("hedge {}", of.hedge.map_or("none", Hedge::name)),
                    Against::OtherValue(values) => {
                        let mut values: Vec<f64> = values.iter().map(|of| of.value).collect();
                        values.sort_by(f64::total_cmp);
                        format!("values {values:?}")
                    }
                };
                assert_eq!(told, expected);
                passages.reverse();
            }
        }
        let (about, least) = (Some(Hedge::About), Some(Hedge::AtLeast));
        check(&[], (40.0, None), "nothing");
        check(&[(40.0, None)], (40.0, None), "same");
        check(&[(40.0, about), (45.0, None)], (45.0, None), "same");
        check(&[(40.0, about)], (40.0, least), "hedge about");
        check(&[(40.0, None)], (40.0, least), "hedge none");
        check(&[(40.0, None), (45.0, None), (40.0, None)], (50.0, None), "values [40.0, 45.0]");
    }

    #[test]
    fn what_cannot_be_compared_is_held_against_nothing() {
        let base = [passage(vec![figure(40.0, None)])];
        for (of_row, comparable) in [(false, true), (true, false)] {
            let read = PassageFigure { of_row, comparable, ..figure(50.0, None) };
            assert_eq!(against(&base, &read), Against::Nothing);
        }
    }
}
