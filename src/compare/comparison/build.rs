//! Groups of pieces → rows of cells, in order, with ids, spreads and counts.

use super::corrected::corrected_quotes;
use super::judged::{JudgedPassage, JudgedRow, JudgedTopic, ReadOtherwise, judge};
use super::values::compare_values;
use super::{Cell, Column, Comparison, Counts, Gap, Passage, PassageFigure, Row, Share, Way};
use crate::compare::alignment::{Group, Material, Member, Months};
use crate::compare::articles::{Article, ArticleId, Library, find};
use crate::compare::corrections::{Corrections, Mark, Place, Settled, slug};
use crate::compare::evidence::{Figure, Named, Quote};
use crate::compare::passages::{fingerprint, runs};
use crate::compare::text::Span;
use crate::compare::topics::{Reason, TopicSpec};
use crate::compare::{Problem, Stop, Stopped};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The columns, with what every row asks of them.
struct Table<'a> {
    columns: &'a [Column],
    material: Material<'a>,
    settled: &'a Settled,
    /// Where each article stands: the index of its column, and its place in it; none for a version
    /// that a newer one replaces.
    places: Vec<Option<(usize, usize)>>,
    /// The month of each column's newest article, counted as year × 12 + month − 1; none if one of
    /// them is undated.
    newest: Vec<Option<i32>>,
}

/// Puts groups into columns, and marks what the reader has judged.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(crate) fn build(
    topic: Arc<TopicSpec>,
    library: Arc<Library>,
    (kind, columns): (super::Columns, Vec<Column>),
    material: Material<'_>,
    (groups, limits): (&[Group], Vec<Problem>),
    (settled, corrections): (&Settled, &Arc<Corrections>),
    stop: &Stop,
) -> Result<Comparison, Stopped> {
    let table = Table::of(&columns, material, settled);
    let mut rows: Vec<(SortKey, Row)> = Vec::with_capacity(groups.len());
    for (index, group) in groups.iter().enumerate() {
        stop.poll()?;
        rows.extend(row(&table, index, group));
    }
    rows.sort_by_key(|(key, _)| *key);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    tell_apart(&mut rows);
    let counts = counts(&rows, material.articles.len());
    let judged = JudgedTopic::default();
    let mut built =
        Comparison { topic, library, columns, kind, rows, counts, limits, filtered: None, judged };
    judge(&mut built, (settled, corrections));
    Ok(built)
}

impl<'a> Table<'a> {
    fn of(columns: &'a [Column], material: Material<'a>, settled: &'a Settled) -> Self {
        let mut places = vec![None; material.articles.len()];
        let mut newest = Vec::with_capacity(columns.len());
        for (column, at) in columns.iter().enumerate() {
            let mut last = Some(i32::MIN);
            for (place, id) in at.articles.iter().enumerate() {
                let Some((index, article)) = find(material.articles, id) else { continue };
                places[index] = Some((column, place));
                last = last.zip(month(article)).map(|(last, month)| last.max(month));
            }
            newest.push(last);
        }
        Self { columns, material, settled, places, newest }
    }

    fn place(&self, piece: usize) -> Option<(usize, usize)> {
        self.places.get(self.material.pieces[piece].article).copied().flatten()
    }

    /// Why the column at `column` has nothing in the row of a group that speaks of `months`.
    fn gap(&self, column: usize, group: &Group, months: Option<Months>) -> Gap {
        let newest = self.newest.get(column).copied().flatten();
        let mut taken_out = group.taken_out.iter().filter_map(|piece| self.place(*piece));
        match (newest, months) {
            _ if taken_out.any(|(of, _)| of == column) => Gap::TakenOut,
            (Some(newest), Some(months)) if newest < months.first => Gap::Earlier,
            _ => Gap::NoneFound,
        }
    }
}

fn month(article: &Article) -> Option<i32> {
    let day = article.meta.published?.day;
    Some(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
}

/// Pinned first, then named, alone last; pinned and named in the reader's order; else most columns
/// first, then as in the text.
type SortKey = (Rank, usize, Reverse<usize>, (usize, usize, usize));

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Pinned,
    Named,
    Other,
    Alone,
}

impl Rank {
    fn of(way: Way) -> Self {
        match way {
            Way::Pinned => Rank::Pinned,
            Way::Named => Rank::Named,
            Way::Figure | Way::Suggested => Rank::Other,
            Way::Alone => Rank::Alone,
        }
    }
}

fn row(table: &Table<'_>, index: usize, group: &Group) -> Option<(SortKey, Row)> {
    let material = table.material;
    let mut members: Vec<&Member> =
        group.members.iter().filter(|member| table.place(member.piece).is_some()).collect();
    members.sort_by_key(|member| (table.place(member.piece), member.piece));
    let first = *members.first()?;
    let mut by_column: BTreeMap<usize, Vec<&Member>> = BTreeMap::new();
    for member in &members {
        let (column, _) = table.place(member.piece)?;
        by_column.entry(column).or_default().push(member);
    }
    let width = by_column.len();
    let mut held: BTreeMap<usize, Vec<Passage>> =
        by_column.into_iter().map(|(column, members)| (column, passages(table, group, &members))).collect();
    let months = months(group, held.values().flatten());
    let cell = |column: usize| match held.remove(&column) {
        Some(passages) => Cell::Passages(passages),
        None => Cell::Gap(table.gap(column, group, months)),
    };
    let mut cells: Vec<Cell> = (0..table.columns.len()).map(cell).collect();
    let (column, place) = table.place(first.piece)?;
    let (order, width) = match group.way {
        Way::Pinned | Way::Named => (index, 0),
        Way::Figure | Way::Suggested | Way::Alone => (0, width),
    };
    let key = (Rank::of(group.way), order, Reverse(width), (column, place, first.piece));
    let of_figures = group.way == Way::Figure || group.corrected.is_some() && group.months.is_some();
    let compared = compare_values(&mut cells, months, of_figures, material);
    let spread = of_figures.then_some(compared);
    let row = Row {
        id: id(table, group),
        label: group.label.clone(),
        way: group.way,
        shares: group.shares.clone(),
        no_spread: spread.as_ref().and_then(|spread| spread.as_ref().err()).copied(),
        spread: spread.and_then(Result::ok),
        judged: judged_row(table, group),
        cells,
    };
    Some((key, row))
}

/// The months that a row of figures speaks of, as its figures are read by now.
fn months<'a>(group: &Group, passages: impl Iterator<Item = &'a Passage>) -> Option<Months> {
    let figures: Vec<&PassageFigure> =
        passages.flat_map(|passage| &passage.figures).filter(|read| read.of_row).collect();
    let is_other = |read: &&&PassageFigure| {
        read.corrected.as_ref().is_some_and(|other| other.own.as_of != read.figure.as_of)
    };
    if group.months.is_none() && group.way != Way::Figure || !figures.iter().any(|read| is_other(&read)) {
        return group.months;
    }
    figures.into_iter().filter_map(|read| Months::of(&read.figure)).reduce(Months::cover)
}

fn article_of(material: Material<'_>, member: &Member) -> usize {
    material.pieces[member.piece].article
}

fn judged_row(table: &Table<'_>, group: &Group) -> JudgedRow {
    let Some(row) = group.corrected.and_then(|row| table.settled.rows.get(row)) else {
        return JudgedRow::default();
    };
    let (mark, id) = (Some(row.mark.clone()), Some(row.id.clone()));
    JudgedRow { mark, id, adds: row.adds, takes: row.takes, ..JudgedRow::default() }
}

/// Who put words into the group of a row.
fn put(table: &Table<'_>, group: &Group, article: &ArticleId, span: Span) -> Option<Mark> {
    let row = table.settled.rows.get(group.corrected?)?;
    let is_it = |at: &Place| at.article == *article && at.span.overlaps(span);
    row.members.iter().any(|member| is_it(&member.place)).then(|| row.mark.clone())
}

fn passages(table: &Table<'_>, group: &Group, members: &[&Member]) -> Vec<Passage> {
    let (material, settled) = (table.material, table.settled);
    let mut passages = Vec::new();
    for of_article in members.chunk_by(|a, b| article_of(material, a) == article_of(material, b)) {
        let Some(article) = material.articles.get(article_of(material, of_article[0])) else { continue };
        let pieces: Vec<usize> = of_article.iter().map(|member| member.piece).collect();
        let mut rest = of_article;
        for run in runs(material.pieces, &pieces) {
            let (inside, after) = rest.split_at(run.pieces.len().min(rest.len()));
            rest = after;
            let follows = run.pieces.first().is_some_and(|first| material.pieces[*first].follows);
            let mut shares: Vec<Share> = inside.iter().flat_map(|member| &member.shares).copied().collect();
            shares.sort_by_key(|share| (share.span, share.term));
            shares.dedup();
            let figures =
                inside.iter().flat_map(|member| figures(table, group, &article.id, member)).collect();
            let quotes = run.quotes.into_iter().map(|quote| with_full_name(material, quote)).collect();
            let (quotes, voices) = corrected_quotes(settled, material, &article.id, quotes);
            let notes = settled.notes(&article.id, run.span).collect();
            let put = put(table, group, &article.id, run.span);
            let judged = JudgedPassage { put, notes, voices, not_agreed: Vec::new() };
            let why = match group.way {
                Way::Named => with_row_reasons(material, &run.pieces, run.why),
                _ => run.why,
            };
            passages.push(Passage {
                article: article.id.clone(),
                paragraph: run.paragraph,
                span: run.span,
                lead_in: run.lead_in,
                follows,
                why,
                figures,
                quotes,
                odd_dates: run.odd_dates,
                shares,
                judged,
            });
        }
    }
    passages
}

fn figures<'a>(
    table: &'a Table<'a>,
    group: &'a Group,
    article: &'a ArticleId,
    member: &'a Member,
) -> impl Iterator<Item = PassageFigure> + 'a {
    let material = table.material;
    let evidence = &material.pieces[member.piece].evidence;
    evidence.figures.iter().enumerate().map(move |(index, figure)| {
        let in_full =
            |figure: Figure| Figure { said_by: figure.said_by.map(|by| in_full(material, by)), ..figure };
        let own = in_full(figure.clone());
        let (figure, corrected) = match table.settled.figure(article, own.span) {
            Some((fields, mark)) => {
                let read = in_full(fields.read_into(&own));
                (read, Some(Box::new(ReadOtherwise { own, mark: mark.clone() })))
            }
            None => (own, None),
        };
        let is_of_another =
            corrected.as_ref().is_some_and(|read| is_of_another(material, group, &read.own, &figure));
        let of_row = member.figures.binary_search(&index).is_ok() && !is_of_another;
        PassageFigure { figure, of_row, comparable: false, differs: false, corrected }
    })
}

/// Whether a figure of a row that the program made answers another question once it is corrected: it is
/// of somebody who owns none of the row's figures, or of a time that conflicts with all that the row speaks of.
fn is_of_another(material: Material<'_>, group: &Group, own: &Figure, now: &Figure) -> bool {
    if group.way != Way::Figure || group.corrected.is_some() {
        return false;
    }
    let party = |figure: &Figure| figure.whose.as_ref().map(|whose| material.party(&whose.name));
    let of_member = |member: &Member| {
        let figures = &material.pieces[member.piece].evidence.figures;
        member.figures.iter().filter_map(|index| party(&figures[*index])).collect::<Vec<_>>()
    };
    let owners: Vec<String> = group.members.iter().flat_map(of_member).collect();
    let has_other_owner = !owners.is_empty() && party(now).is_some_and(|now| !owners.contains(&now));
    let time = group.months.zip(Months::of(now).filter(|_| own.as_of != now.as_of));
    let has_other_time = time.is_some_and(|(row, of)| !row.is_near(of));
    has_other_owner || has_other_time
}

/// A quotation whose speaker is called as in all articles of the comparison.
fn with_full_name(material: Material<'_>, quote: Quote) -> Quote {
    Quote { speaker: quote.speaker.map(|speaker| in_full(material, speaker)), ..quote }
}

/// Whoever speaks, by the one name that all articles of the comparison give: where the text stands
/// stays as it is.
fn in_full(material: Material<'_>, named: Named) -> Named {
    Named { name: material.canonical(&named.name), ..named }
}

fn with_row_reasons(material: Material<'_>, pieces: &[usize], why: Vec<Reason>) -> Vec<Reason> {
    let of_row = |piece: &usize| material.pieces[*piece].hit.row.iter().flat_map(|(_, reasons)| reasons);
    let mut why = why;
    why.extend(pieces.iter().flat_map(of_row).cloned());
    why.sort_by(|a, b| (a.span, &a.term).cmp(&(b.span, &b.term)));
    why.dedup();
    why
}

/// From topic and its own id if it is the reader's, or its name if named, else from the article and
/// words of the passage that is first in the text.
fn id(table: &Table<'_>, group: &Group) -> String {
    let material = table.material;
    let topic = &material.topic.id;
    if let Some(row) = group.corrected.and_then(|row| table.settled.rows.get(row)) {
        return format!("{topic}/{}", row.id);
    }
    if group.way == Way::Named {
        return format!("{topic}/{}", slug(&group.label));
    }
    let Some(first) = group.members.iter().min_by_key(|member| member.piece) else { return topic.clone() };
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

/// Ids are unique: of equal ones the second becomes "…-2", or the next that is free.
fn tell_apart(rows: &mut [Row]) {
    let mut taken: HashSet<String> = HashSet::with_capacity(rows.len());
    let mut counts: HashMap<String, usize> = HashMap::new();
    for row in rows {
        if taken.insert(row.id.clone()) {
            continue;
        }
        let count = counts.entry(row.id.clone()).or_insert(1);
        loop {
            *count += 1;
            let id = format!("{}-{count}", row.id);
            if taken.insert(id.clone()) {
                row.id = id;
                break;
            }
        }
    }
}

/// What these rows hold, of so many articles in scope.
pub(crate) fn counts(rows: &[Row], articles: usize) -> Counts {
    let mut passages = HashSet::new();
    let mut found = HashSet::new();
    let mut shared_rows = 0;
    for row in rows {
        shared_rows += usize::from(row.is_shared());
        for passage in row.cells.iter().flat_map(Cell::passages) {
            passages.insert((&passage.article, passage.span));
            found.insert(&passage.article);
        }
    }
    Counts { passages: passages.len(), shared_rows, articles_found: found.len(), articles }
}
