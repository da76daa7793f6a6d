//! Groups of pieces → rows of cells, in order, with ids, spreads and counts.

use super::columns::find;
use super::{Cell, Column, Comparison, Counts, Gap, Passage, PassageFigure, Row, Spread, Way};
use crate::compare::alignment::{Group, Material, Member, Months};
use crate::compare::articles::{Article, Library};
use crate::compare::evidence::Figure;
use crate::compare::evidence::figures::Part;
use crate::compare::passages::{fingerprint, runs};
use crate::compare::topics::{Reason, TopicSpec};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where each article stands: the index of its column, and its place in it.
type Places = BTreeMap<usize, (usize, usize)>;

/// Puts groups into columns.
pub(crate) fn build(
    topic: Arc<TopicSpec>,
    library: Arc<Library>,
    (kind, columns): (super::Columns, Vec<Column>),
    material: Material<'_>,
    groups: &[Group],
) -> Comparison {
    let places = places(material.articles, &columns);
    let mut rows: Vec<(SortKey, Row)> = groups
        .iter()
        .enumerate()
        .filter_map(|(index, group)| row(&columns, &places, material, index, group))
        .collect();
    rows.sort_by_key(|(key, _)| *key);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    tell_apart(&mut rows);
    let counts = counts(&rows, material.articles.len());
    Comparison { topic, library, columns, kind, rows, counts }
}

fn places(articles: &[Arc<Article>], columns: &[Column]) -> Places {
    let mut places = Places::new();
    for (column, at) in columns.iter().enumerate() {
        for (place, id) in at.articles.iter().enumerate() {
            if let Some((article, _)) = find(articles, id) {
                places.insert(article, (column, place));
            }
        }
    }
    places
}

/// Alone last; named in the reader's order; else most columns first, then as in the text.
type SortKey = (bool, usize, Reverse<usize>, (usize, usize, usize));

fn row(
    columns: &[Column],
    places: &Places,
    material: Material<'_>,
    index: usize,
    group: &Group,
) -> Option<(SortKey, Row)> {
    let mut members: Vec<&Member> =
        group.members.iter().filter(|member| places.contains_key(&article_of(material, member))).collect();
    members.sort_by_key(|member| (places.get(&article_of(material, member)), member.piece));
    let first = *members.first()?;
    let mut by_column: BTreeMap<usize, Vec<&Member>> = BTreeMap::new();
    for member in &members {
        let (column, _) = places.get(&article_of(material, member))?;
        by_column.entry(*column).or_default().push(member);
    }
    let cell = |(at, column): (usize, &Column)| match by_column.get(&at) {
        Some(members) => Cell::Passages(passages(material, group, members)),
        None => Cell::Gap(gap(material, column, group.months)),
    };
    let cells: Vec<Cell> = columns.iter().enumerate().map(cell).collect();
    let (column, place) = *places.get(&article_of(material, first))?;
    let named = (group.way == Way::Named).then_some(index);
    let width = if named.is_some() { 0 } else { by_column.len() };
    let key =
        (group.way == Way::Alone, named.unwrap_or(usize::MAX), Reverse(width), (column, place, first.piece));
    let row = Row {
        id: id(material, group, first),
        label: group.label.clone(),
        way: group.way,
        shares: group.shares.clone(),
        spread: (group.way == Way::Figure).then(|| spread(&cells, group.months)).flatten(),
        cells,
    };
    Some((key, row))
}

fn article_of(material: Material<'_>, member: &Member) -> usize {
    material.pieces[member.piece].article
}

fn passages(material: Material<'_>, group: &Group, members: &[&Member]) -> Vec<Passage> {
    let mut passages = Vec::new();
    for of_article in members.chunk_by(|a, b| article_of(material, a) == article_of(material, b)) {
        let Some(article) = material.articles.get(article_of(material, of_article[0])) else { continue };
        let pieces: Vec<usize> = of_article.iter().map(|member| member.piece).collect();
        let mut rest = of_article;
        for run in runs(material.pieces, &pieces) {
            let (inside, after) = rest.split_at(run.pieces.len().min(rest.len()));
            rest = after;
            let figures = inside.iter().flat_map(|member| figures(material, member)).collect();
            let why = match group.way {
                Way::Named => with_row_reasons(material, &run.pieces, run.why),
                _ => run.why,
            };
            passages.push(Passage {
                article: article.id.clone(),
                paragraph: run.paragraph,
                span: run.span,
                lead_in: run.lead_in,
                why,
                figures,
                quotes: run.quotes,
            });
        }
    }
    passages
}

fn figures<'a>(material: Material<'a>, member: &'a Member) -> impl Iterator<Item = PassageFigure> + 'a {
    let evidence = &material.pieces[member.piece].evidence;
    evidence.figures.iter().enumerate().map(|(index, figure)| PassageFigure {
        figure: figure.clone(),
        of_row: member.figures.binary_search(&index).is_ok(),
    })
}

fn with_row_reasons(material: Material<'_>, pieces: &[usize], why: Vec<Reason>) -> Vec<Reason> {
    let of_row = |piece: &usize| material.pieces[*piece].hit.row.iter().flat_map(|(_, reasons)| reasons);
    let mut why = why;
    why.extend(pieces.iter().flat_map(of_row).cloned());
    why.sort_by(|a, b| (a.span, &a.term).cmp(&(b.span, &b.term)));
    why.dedup();
    why
}

/// Why a column has nothing in a row that speaks of `months`.
fn gap(material: Material<'_>, column: &Column, months: Option<Months>) -> Gap {
    let month = |id| {
        let (_, article) = find(material.articles, id)?;
        let day = article.meta.published?.day;
        Some(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    };
    let precedes = |first: i32| column.articles.iter().all(|id| month(id).is_some_and(|month| month < first));
    match months {
        Some(months) if precedes(months.first) => Gap::Earlier,
        _ => Gap::NoneFound,
    }
}

/// The values that the row is about; parts of other figures, added ones and vague ones do not count.
fn spread(cells: &[Cell], months: Option<Months>) -> Option<Spread> {
    let figures = || {
        let passages = cells.iter().flat_map(Cell::passages);
        let of_row = passages.flat_map(|passage| &passage.figures).filter(|figure| figure.of_row);
        of_row.map(|figure| &figure.figure).filter(|figure| figure.part == Part::Whole)
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

/// From topic and row name if named, else from the first passage's article and words.
fn id(material: Material<'_>, group: &Group, first: &Member) -> String {
    let topic = &material.topic.id;
    if group.way == Way::Named {
        return format!("{topic}/{}", group.label.to_lowercase().replace(char::is_whitespace, "-"));
    }
    let piece = &material.pieces[first.piece];
    let Some(article) = material.articles.get(piece.article) else { return topic.clone() };
    let body = article.body.as_str();
    let figure = first.figures.first().and_then(|index| piece.evidence.figures.get(*index));
    let words = match (group.way, figure) {
        (Way::Figure, Some(figure)) => format!("{}\u{1f}{}", piece.hit.span.of(body), figure.number.of(body)),
        _ => piece.hit.span.of(body).to_owned(),
    };
    format!("{topic}/{:016x}", fingerprint(&article.id, &words))
}

/// Ids are unique: of equal ones the second becomes "…-2".
fn tell_apart(rows: &mut [Row]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let count = seen.entry(row.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            row.id = format!("{}-{count}", row.id);
        }
    }
}

fn counts(rows: &[Row], articles: usize) -> Counts {
    let mut passages = BTreeSet::new();
    let mut found = BTreeSet::new();
    let mut shared_rows = 0;
    for row in rows {
        shared_rows += usize::from(row.is_shared());
        for passage in row.cells.iter().flat_map(Cell::passages) {
            passages.insert((passage.article.clone(), passage.span));
            found.insert(passage.article.clone());
        }
    }
    Counts { passages: passages.len(), shared_rows, articles_found: found.len(), articles }
}
