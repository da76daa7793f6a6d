//! The counterparts of passages, by column.

use super::{ByPassage, Cell, Comparison, Counterpart, Passage};
use crate::compare::alignment::{Close, Material, Ranking};
use crate::compare::articles::find;
use crate::compare::corrections::Settled;
use crate::compare::{Stop, Stopped};
use std::collections::BTreeMap;

/// For each passage that `is_sought` the closest `count` sentences of each other column.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(crate) fn counterparts(
    (material, settled): (Material<'_>, &Settled),
    comparison: &Comparison,
    (is_sought, count): (&dyn Fn(&Passage) -> bool, usize),
    stop: &Stop,
) -> Result<ByPassage, Stopped> {
    let all = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let sought = all.filter(|passage| is_sought(passage));
    // One that stands in two rows has the same counterparts in both.
    let passages: BTreeMap<_, &Passage> =
        sought.map(|passage| ((passage.article.clone(), passage.span), passage)).collect();
    if passages.is_empty() {
        return Ok(ByPassage::new());
    }
    let ranking = Ranking::of(material, stop)?;
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, column) in comparison.columns.iter().enumerate() {
        let articles = column.articles.iter().filter_map(|id| find(material.articles, id));
        columns.extend(articles.map(|(article, _)| (article, index)));
    }
    let of_passage = |passage: &Passage| {
        stop.poll()?;
        let Some((article, _)) = find(material.articles, &passage.article) else { return Ok(Vec::new()) };
        let first = material
            .pieces
            .partition_point(|piece| (piece.article, piece.hit.span.start) < (article, passage.span.start));
        let is_inside = |index: &usize| {
            let piece = &material.pieces[*index];
            piece.article == article && passage.span.contains(piece.hit.span)
        };
        let pieces: Vec<usize> = (first..material.pieces.len()).take_while(is_inside).collect();
        let own = columns.get(&article).copied();
        let column_of = |piece: usize| {
            let of = &material.pieces[piece];
            let column = columns.get(&of.article).copied().filter(|column| own != Some(*column))?;
            let article = material.articles.get(of.article)?;
            let is_rejected = settled.is_rejected(&material.topic.id, &article.id, of.hit.span);
            (!is_rejected).then_some(column)
        };
        let closest = ranking.closest(&pieces, count, &column_of).into_iter();
        let found = closest.flat_map(|(column, close)| close.into_iter().map(move |close| (column, close)));
        Ok(found.filter_map(|(column, close)| counterpart(material, &ranking, column, &close)).collect())
    };
    passages.into_iter().map(|(place, passage)| Ok((place, of_passage(passage)?))).collect()
}

fn counterpart(
    material: Material<'_>,
    ranking: &Ranking,
    column: usize,
    close: &Close,
) -> Option<Counterpart> {
    let piece = material.pieces.get(close.piece)?;
    Some(Counterpart {
        column,
        article: material.articles.get(piece.article)?.id.clone(),
        paragraph: piece.hit.paragraph + 1,
        span: piece.hit.span,
        score: close.score,
        shares: ranking.common(close.to, close.piece),
    })
}
