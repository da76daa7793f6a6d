//! What a passage says otherwise than the base column: its figures and hedges, and, where both are
//! of one origin, its words.
//!
//! Each passage is held against the base's passages of its row alone, so that the order of columns
//! changes nothing; what they say is gathered once for all that is held against it. Decided: figures
//! of one row are held against each other where the row asks one question, and in other rows only if
//! both texts name the same owner or neither names one; words are compared only between versions and
//! copies of one text and within the same quotation, for between independent texts a difference of
//! words is noise. Words behind which the base goes on alike are no addition: only its passage ends.

use super::word_diff::{Change, ChangeKind, Words, changes, likeness_of_same_quotation, share, word_diff};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Comparison, Passage, PassageFigure, Row, Way};
use crate::compare::evidence::{Figure, QuoteKind};
use crate::compare::text::{Span, fold_word};

/// Which share of words two passages must have in common to be copies of one text.
const COPY: f64 = 0.8;
/// The same for versions, which their address makes known as such.
const VERSION: f64 = 0.4;

/// What the base says in one row.
pub struct Base<'a> {
    comparison: &'a Comparison,
    /// Whether all figures of the row answer one question.
    one_question: bool,
    /// Its figures that compare, each with its passage.
    figures: Vec<(&'a Passage, &'a Figure)>,
    /// Its passages with their words.
    passages: Vec<(&'a Passage, Words<'a>)>,
}

/// How a figure stands to those of the base in its row; those of the base with their passages.
#[derive(Clone, Debug, PartialEq)]
pub enum Against<'a> {
    /// The base has no figure that it could be held against, or it cannot be compared.
    Nothing,
    /// The base gives the same value, as sure of it.
    Same,
    /// The base gives the same value with another hedge.
    OtherHedge((&'a Passage, &'a Figure)),
    /// The base gives only other values, each once.
    OtherValue(Vec<(&'a Passage, &'a Figure)>),
}

/// Words of a passage that are of one origin with words of the base.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The base's article.
    pub article: ArticleId,
    /// What the passage did with the base's words.
    pub changes: Vec<Change>,
}

impl<'a> Base<'a> {
    /// What the column of the index `base` says in a row; none where that is nothing.
    pub fn of(comparison: &'a Comparison, row: &'a Row, base: usize) -> Option<Self> {
        let passages = row.cells.get(base).map_or(&[][..], Cell::passages);
        if passages.is_empty() {
            return None;
        }
        let figures =
            passages.iter().flat_map(|passage| passage.figures.iter().map(move |read| (passage, read)));
        let compare = figures.filter(|(_, read)| read.of_row && read.comparable);
        let words =
            |passage: &'a Passage| Some((passage, Words::of(stretch(comparison, passage, passage.span)?)));
        Some(Self {
            comparison,
            one_question: row.way == Way::Figure,
            figures: compare.map(|(passage, read)| (passage, &read.figure)).collect(),
            passages: passages.iter().filter_map(words).collect(),
        })
    }

    /// Holds a figure of another column's passage in the row against it.
    pub fn against(&self, read: &PassageFigure) -> Against<'a> {
        if !(read.of_row && read.comparable) {
            return Against::Nothing;
        }
        let is_same = |a: &Figure, b: &Figure| (a.value, a.max) == (b.value, b.max);
        let compares = |of: &Figure| self.one_question || owner(of) == owner(&read.figure);
        let base: Vec<_> = self.figures.iter().copied().filter(|(_, of)| compares(of)).collect();
        if base.is_empty() {
            return Against::Nothing;
        }
        let same: Vec<_> = base.iter().copied().filter(|(_, of)| is_same(of, &read.figure)).collect();
        match same.first() {
            Some(_) if same.iter().any(|(_, of)| of.hedge == read.figure.hedge) => Against::Same,
            Some(first) => Against::OtherHedge(*first),
            None => {
                let mut values: Vec<(&Passage, &Figure)> = Vec::new();
                for (passage, figure) in base {
                    let is_known = |(_, known): &(&Passage, &Figure)| {
                        is_same(known, figure) && known.hedge == figure.hedge
                    };
                    if !values.iter().any(is_known) {
                        values.push((passage, figure));
                    }
                }
                Against::OtherValue(values)
            }
        }
    }

    /// The words of a passage that are of one origin with the base's, held against them.
    pub fn words_against(&self, passage: &Passage) -> Vec<Held> {
        let comparison = self.comparison;
        let Some(own) = stretch(comparison, passage, passage.span) else { return Vec::new() };
        let own_words = Words::of(own);
        let url = |id: &ArticleId| comparison.article(id).and_then(|article| article.meta.url.as_ref());
        let alike = self.passages.iter().filter_map(|(of, words)| {
            let is_version = of.article != passage.article
                && url(&of.article).is_some_and(|of| Some(of) == url(&passage.article));
            Some((share(words, &own_words, if is_version { VERSION } else { COPY })?, of, words))
        });
        if let Some((_, of, words)) = alike.max_by(|a, b| a.0.total_cmp(&b.0)) {
            let mut changes = changes(words, &own_words);
            if let Some(base) = comparison.article(&of.article) {
                leave_out_what_goes_on(&mut changes, base, of, own);
            }
            return vec![Held { article: of.article.clone(), changes }];
        }
        direct(passage).into_iter().filter_map(|span| self.quotation_against(passage, span)).collect()
    }

    /// A quotation held against the base's most like it, if that is the same one.
    fn quotation_against(&self, passage: &Passage, span: Span) -> Option<Held> {
        let own = stretch(self.comparison, passage, span)?;
        let quotations =
            self.passages.iter().flat_map(|(of, _)| direct(of).into_iter().map(move |span| (*of, span)));
        let same = quotations.filter_map(|(of, span)| {
            let base = stretch(self.comparison, of, span)?;
            Some((likeness_of_same_quotation(base, own)?, of, base))
        });
        let (_, of, base) = same.max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Held { article: of.article.clone(), changes: word_diff(base, own) })
    }
}

/// Whose a figure is, as the text names it.
fn owner(figure: &Figure) -> Option<String> {
    figure.whose.as_ref().map(|whose| fold_word(&whose.name).into_owned())
}

fn stretch<'a>(comparison: &'a Comparison, passage: &Passage, span: Span) -> Option<(&'a str, Span)> {
    Some((comparison.article(&passage.article)?.body.as_str(), span)).filter(|(_, span)| !span.is_empty())
}

fn direct(of: &Passage) -> Vec<Span> {
    let quotes = of.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    quotes.map(|quote| quote.span).collect()
}

/// Takes what was added at the ends as said by the base as well, as far as the text around the base's
/// passage `of` goes on with the very words.
fn leave_out_what_goes_on(changes: &mut Vec<Change>, base: &Article, of: &Passage, (own, _): (&str, Span)) {
    let body = base.body.as_str();
    let added = |change: Option<&Change>| change.filter(|of| of.kind == ChangeKind::Added)?.other;
    if let Some(added) = added(changes.last()) {
        let words = Words::of((own, added));
        let after = Words::first_of((body, Span::new(of.span.end, body.len())), words.spans.len());
        let same = words.compared.iter().zip(&after.compared).take_while(|(own, base)| own == base).count();
        changes.pop();
        changes.extend(same_then(&words, same, &after));
    }
    if let Some(added) = added(changes.first()) {
        let words = Words::of((own, added));
        let first = of.paragraph.saturating_sub(2);
        let start = base.paragraphs().get(first).map_or(of.span.start, |paragraph| paragraph.span.start);
        let before = Words::of((body, Span::new(start.min(of.span.start), of.span.start)));
        let both = words.compared.iter().rev().zip(before.compared.iter().rev());
        let same = both.take_while(|(own, base)| own == base).count();
        let (own, all) = (words.spans.len(), before.spans.len());
        let rest = run(&words.spans[..own - same]).map(|other| Change {
            kind: ChangeKind::Added,
            base: None,
            other: Some(other),
        });
        let kept = run(&words.spans[own - same..]).zip(run(&before.spans[all - same..]));
        let kept =
            kept.map(|(other, base)| Change { kind: ChangeKind::Same, base: Some(base), other: Some(other) });
        changes.splice(..1, rest.into_iter().chain(kept));
    }
}

/// The first `same` words as said by both, the others as added.
fn same_then(words: &Words<'_>, same: usize, base: &Words<'_>) -> impl Iterator<Item = Change> + use<> {
    let kept = run(&words.spans[..same]).zip(run(&base.spans[..same]));
    let kept =
        kept.map(|(other, base)| Change { kind: ChangeKind::Same, base: Some(base), other: Some(other) });
    let rest = run(&words.spans[same..]);
    let rest = rest.map(|other| Change { kind: ChangeKind::Added, base: None, other: Some(other) });
    kept.into_iter().chain(rest)
}

fn run(spans: &[Span]) -> Option<Span> {
    Some(spans.first()?.cover(*spans.last()?))
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
    use crate::compare::articles::{Body, Library, Meta};
    use crate::compare::evidence::{Hedge, Named, UnitClass};
    use std::sync::Arc;

    fn row(way: Way, base: Vec<Passage>) -> Row {
        Row {
            id: String::new(),
            label: String::new(),
            way,
            shares: Vec::new(),
            cells: vec![Cell::Passages(base)],
            spread: None,
            no_spread: None,
            judged: Default::default(),
        }
    }

    fn comparison(library: Library) -> Comparison {
        Comparison { library: Arc::new(library), ..Comparison::default() }
    }

    fn held<'a>(comparison: &'a Comparison, row: &'a Row, read: &PassageFigure) -> Against<'a> {
        Base::of(comparison, row, 0).map_or(Against::Nothing, |base| base.against(read))
    }

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
        PassageFigure { figure, of_row: true, comparable: true, differs: false, corrected: None }
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
                let (comparison, row) = (comparison(Library::default()), row(Way::Figure, passages.clone()));
                let told = match held(&comparison, &row, &read) {
                    Against::Nothing => "nothing".to_owned(),
                    Against::Same => "same".to_owned(),
                    Against::OtherHedge((_, of)) => format!("hedge {}", of.hedge.map_or("none", Hedge::name)),
                    Against::OtherValue(values) => {
                        let mut values: Vec<f64> = values.iter().map(|(_, of)| of.value).collect();
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
        let base = row(Way::Figure, vec![passage(vec![figure(40.0, None)])]);
        for (of_row, comparable) in [(false, true), (true, false)] {
            let read = PassageFigure { of_row, comparable, ..figure(50.0, None) };
            assert_eq!(held(&comparison(Library::default()), &base, &read), Against::Nothing);
        }
    }

    #[test]
    fn figures_of_different_owners_are_held_against_each_other_only_where_the_row_asks_one_question() {
        #[track_caller]
        fn check(way: Way, base: Option<&str>, own: Option<&str>, compares: bool) {
            let of = |value: f64, whose: Option<&str>| {
                let mut read = figure(value, None);
                read.figure.whose = whose.map(Named::inferred);
                read
            };
            let row = row(way, vec![passage(vec![of(40.0, base)])]);
            let told = held(&comparison(Library::default()), &row, &of(50.0, own)) != Against::Nothing;
            assert_eq!(told, compares, "{way:?} {base:?} {own:?}");
        }
        check(Way::Named, Some("Norland"), Some("NORLAND"), true);
        check(Way::Named, None, None, true);
        check(Way::Named, Some("Norland"), Some("Sudland"), false);
        check(Way::Suggested, Some("Norland"), None, false);
        check(Way::Pinned, None, Some("Norland"), false);
        check(Way::Figure, Some("Norland"), None, true);
    }

    #[test]
    fn what_the_base_says_behind_its_passage_is_not_added() {
        #[track_caller]
        fn check(base: &str, passage_of_base: &str, own: &str, expected: &[&str]) {
            let article = |id: &str, text: &str| {
                let meta = Meta { url: Some("https://example.org/1".into()), ..Meta::default() };
                let (path, folder) = (format!("{id}.md"), String::new());
                Arc::new(Article::new(ArticleId::new(id), path, folder, meta, 0, Body::new(text)))
            };
            let library = Library::new(vec![article("a", base), article("b", own)]);
            let comparison = comparison(library);
            let start = base.find(passage_of_base).unwrap();
            let span = Span::new(start, start + passage_of_base.len());
            let row = row(Way::Named, vec![Passage::of_words(ArticleId::new("a"), 1, span)]);
            let own_passage = Passage::of_words(ArticleId::new("b"), 1, Span::new(0, own.len()));
            let held = Base::of(&comparison, &row, 0).unwrap().words_against(&own_passage);
            let added: Vec<&str> = held.iter().flat_map(Held::added).map(|span| span.of(own)).collect();
            assert_eq!(added, expected, "{own}");
        }
        let base = "Ice lay. The old ferry left at noon. Nobody knows why it did.";
        let passage = "The old ferry left at noon.";
        check(base, passage, "The old ferry left at noon. Nobody knows why it did.", &[]);
        check(base, passage, "The old ferry left at noon. Nobody knows more.", &["more"]);
        check(base, passage, "Ice lay. The old ferry left at noon.", &[]);
        check(base, passage, "Thick ice lay. The old ferry left at noon.", &["Thick ice"]);
        check(base, passage, "The old grey ferry left at noon.", &["grey"]);
    }
}
