//! The values of a row of figures: which can be set beside each other, and what they span.
//!
//! Decided: the unit that most of a row's whole counts share decides what is comparable; the rest
//! stays in the row and enters no spread. A row whose counts share no unit, or two units equally,
//! has no spread and says so.

use super::judged::JudgedRow;
use super::{Cell, NoSpread, Passage, PassageFigure, Row, Spread};
use crate::compare::alignment::{Material, Months, measure};
use crate::compare::articles::{ArticleId, find};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Marks what is comparable and, if the figures are of `one_question`, what differs within one
/// article; the spread, or why there is none.
pub(super) fn compare_values(
    cells: &mut [Cell],
    months: Option<Months>,
    one_question: bool,
    material: Material<'_>,
) -> Result<Spread, NoSpread> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wholes = 0;
    let mut money = true;
    for (article, figure) in whole_figures(cells) {
        wholes += 1;
        money &= figure.unit_class == UnitClass::Money;
        if let Some(measure) = measure_of(material, article, figure) {
            *counts.entry(measure).or_default() += 1;
        }
    }
    if wholes == 0 {
        mark(cells, &|_, _| false);
        return Err(NoSpread::NoWhole);
    }
    let main = most_frequent(counts, if wholes > 1 { 2 } else { 1 });
    if wholes > 1 && main.is_none() {
        mark(cells, &|_, _| false);
        return Err(if money { NoSpread::Currencies } else { NoSpread::Units });
    }
    mark(cells, &|article, figure| {
        figure.part == Part::Whole && (wholes == 1 || measure_of(material, article, figure) == main)
    });
    if one_question {
        mark_different(cells, material);
    }
    spread(cells, months).ok_or(NoSpread::NoWhole)
}

/// What counts most of all, at least so often; none if another is as frequent.
fn most_frequent(counts: BTreeMap<String, usize>, least: usize) -> Option<String> {
    let most = counts.values().copied().max().filter(|most| *most >= least)?;
    let mut found = counts.into_iter().filter(|(_, count)| *count == most).map(|(measure, _)| measure);
    found.next().filter(|_| found.next().is_none())
}

fn measure_of(material: Material<'_>, article: &ArticleId, figure: &Figure) -> Option<String> {
    let (_, article) = find(material.articles, article)?;
    let sentences = article.sentences(article.paragraph_at(figure.span.start));
    let sentence = sentences.iter().find(|sentence| sentence.contains(figure.span))?;
    measure(article.body.as_str(), *sentence, figure)
}

fn whole_figures(cells: &[Cell]) -> impl Iterator<Item = (&ArticleId, &Figure)> {
    let passages = cells.iter().flat_map(Cell::passages);
    let figures = passages.flat_map(|passage| passage.figures.iter().map(move |figure| (passage, figure)));
    figures
        .filter(|(_, figure)| figure.of_row && figure.figure.part == Part::Whole)
        .map(|(passage, figure)| (&passage.article, &figure.figure))
}

fn passages(cells: &mut [Cell]) -> impl Iterator<Item = &mut Passage> {
    cells.iter_mut().flat_map(|cell| match cell {
        Cell::Passages(passages) => passages.iter_mut(),
        Cell::Gap(_) => [].iter_mut(),
    })
}

fn mark(cells: &mut [Cell], is_comparable: &dyn Fn(&ArticleId, &Figure) -> bool) {
    for passage in passages(cells) {
        for figure in &mut passage.figures {
            figure.comparable = figure.of_row && is_comparable(&passage.article, &figure.figure);
        }
    }
}

/// Marks the comparable figures of articles that give more than one value for one owner.
fn mark_different(cells: &mut [Cell], material: Material<'_>) {
    type Value = (u64, Option<u64>);
    let value = |figure: &Figure| -> Value { (figure.value.to_bits(), figure.max.map(f64::to_bits)) };
    let owner = |figure: &Figure| figure.whose.as_ref().map(|whose| material.party(&whose.name));
    let mut first: BTreeMap<(ArticleId, Option<String>), (Value, bool)> = BTreeMap::new();
    for passage in passages(cells) {
        for PassageFigure { figure, .. } in passage.figures.iter().filter(|figure| figure.comparable) {
            let key = (passage.article.clone(), owner(figure));
            let (known, differ) = first.entry(key).or_insert((value(figure), false));
            *differ |= *known != value(figure);
        }
    }
    for passage in passages(cells) {
        for figure in passage.figures.iter_mut().filter(|figure| figure.comparable) {
            let known = first.get(&(passage.article.clone(), owner(&figure.figure)));
            figure.differs = known.is_some_and(|(_, differ)| *differ);
        }
    }
}

impl Row {
    /// Whether two of its values that can be set beside each other differ.
    pub fn differs(&self) -> bool {
        let figures = self.cells.iter().flat_map(Cell::passages).flat_map(|passage| &passage.figures);
        let mut values = figures.filter(|read| read.comparable).map(|read| &read.figure);
        let same = |a: &Figure, b: &Figure| {
            a.value.total_cmp(&b.value) == Ordering::Equal
                && a.max.map(f64::to_bits) == b.max.map(f64::to_bits)
        };
        self.spread.is_some() && values.next().is_some_and(|first| values.any(|other| !same(first, other)))
    }

    /// The same row with these cells, which hold less than its own, of the columns at `kept`: its
    /// values span what is left.
    pub(crate) fn with_cells(&self, cells: Vec<Cell>, kept: &[usize]) -> Self {
        let narrower = |own: &Spread| {
            let left = spread(&cells, None)?;
            Some(Spread { first: own.first, last: own.last, ..left })
        };
        Self {
            id: self.id.clone(),
            label: self.label.clone(),
            way: self.way,
            shares: self.shares.clone(),
            spread: self.spread.as_ref().and_then(narrower),
            no_spread: self.no_spread,
            judged: JudgedRow { cells: self.judged.cells.of(kept), ..self.judged.clone() },
            cells,
        }
    }
}

/// From the smallest to the largest comparable value.
fn spread(cells: &[Cell], months: Option<Months>) -> Option<Spread> {
    let figures = || {
        let figures = cells.iter().flat_map(Cell::passages).flat_map(|passage| &passage.figures);
        figures.filter(|figure| figure.comparable).map(|figure| &figure.figure)
    };
    let low = figures().min_by(|a, b| a.value.total_cmp(&b.value))?;
    let top = |figure: &&Figure| figure.max.unwrap_or(figure.value);
    let high = figures().max_by(|a, b| top(a).total_cmp(&top(b)))?;
    Some(Spread {
        low: low.value,
        low_hedge: low.hedge,
        high: top(&high),
        high_hedge: high.hedge,
        first: months.map(|months| months.first),
        last: months.map(|months| months.last),
    })
}
