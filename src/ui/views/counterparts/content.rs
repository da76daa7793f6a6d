//! The passage and its counterparts as entries of a list.

use super::is_level;
use crate::compare::answers::Counterparts;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Column, Counterpart};
use crate::compare::corrections::Corrections;
use crate::compare::tables::dispersion::passages_of;
use crate::compare::text::Span;
use crate::ui::layout::{CORRECTED, Signs};
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, source};
use crate::ui::widgets::{Piece, marked_words, piece, signs};

/// The entries, which stand for what was found: the passage, the columns in the order of their closest
/// sentence, and in one those that have none.
pub(super) fn entries(answer: &Counterparts, corrections: &Corrections) -> Vec<Entry> {
    let mut entries = vec![own(answer)];
    let mut best: Vec<(usize, &[Counterpart])> = Vec::new();
    for of_column in answer.found.chunk_by(|a, b| a.column == b.column) {
        let first = best.last().map_or(0, |(first, before)| first + before.len());
        best.push((first, of_column));
    }
    let score = |of_column: &[Counterpart]| of_column.first().map_or(0.0, |first| first.score);
    best.sort_by(|(_, a), (_, b)| score(b).total_cmp(&score(a)));
    for (index, of_column) in best {
        let Some(first) = of_column.first() else { continue };
        let Some(column) = answer.comparison.columns.get(first.column) else { continue };
        entries.push(heading(answer, column, first));
        for (rank, found) in of_column.iter().enumerate() {
            let level = is_level(answer, corrections, found);
            entries.push(item(answer, column, Entry::item(index + rank), (rank + 1, found), level));
        }
    }
    entries.extend(columns_without(answer));
    entries
}

/// The passage itself, with what the counterparts take up.
fn own(answer: &Counterparts) -> Entry {
    let Some(passage) = &answer.passage else {
        let gone = "these words are no passage of the topic any more";
        return Entry::heading().with(piece("", Role::Text), vec![piece(gone, Role::Warning)]);
    };
    let Some(article) = answer.comparison.article(&passage.article) else { return Entry::heading() };
    let column = answer.comparison.column_of(&passage.article);
    let mut head = column.map_or_else(Vec::new, |column| source(column, article));
    head.push(piece(format!(" · ¶{}", passage.paragraph), Role::Dim));
    head.extend(signs(signs_at(answer, &passage.article, passage.span)));
    let mut shared: Vec<Span> =
        answer.found.iter().flat_map(|found| &found.shares).flat_map(|common| &common.own).copied().collect();
    shared.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let body = article.body.as_str();
    let mut entry = Entry::heading().with(piece("", Role::Text), head);
    if let Some(lead_in) = passage.lead_in {
        entry = entry.with(piece("┆ ", Role::Ours), vec![piece(lead_in.of(body), Role::LeadIn)]);
    }
    let words = marked_words(body, passage.span, shared.into_iter().map(|span| (span, Role::Share)));
    entry.with(piece("", Role::Text), words)
}

/// What is judged of the passages that hold these bytes, in any row.
fn signs_at(answer: &Counterparts, article: &ArticleId, span: Span) -> Signs {
    let of_article = passages_of(&answer.comparison, article);
    let here = of_article.filter(|(passage, _)| passage.span.overlaps(span));
    here.map(|(passage, row)| Signs::of_passage(row, passage)).fold(Signs::default(), Signs::and)
}

fn heading(answer: &Counterparts, column: &Column, first: &Counterpart) -> Entry {
    let heading = Entry::heading().with_space();
    let pieces = match answer.comparison.article(&first.article).filter(|_| column.articles.len() == 1) {
        Some(article) => source(column, article),
        None => vec![piece(column.outlet.as_str(), Role::ColumnHead)],
    };
    let title: Vec<Piece> = column
        .title
        .iter()
        .flat_map(|title| [piece(" · ", Role::Dim), piece(title.as_str(), Role::Dim)])
        .collect();
    heading.with(piece("─ ", Role::Border), [pieces, title].concat())
}

/// "1  its words", and below, in our words, where it stands and what both share.
fn item(
    answer: &Counterparts,
    column: &Column,
    entry: Entry,
    (rank, found): (usize, &Counterpart),
    level: bool,
) -> Entry {
    let Some(article) = answer.comparison.article(&found.article) else { return entry };
    let mut shared: Vec<Span> = found.shares.iter().flat_map(|common| &common.other).copied().collect();
    shared.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let marks = shared.into_iter().map(|span| (span, Role::Share));
    let words = marked_words(article.body.as_str(), found.span, marks);
    let mut below = if column.articles.len() > 1 { source(column, article) } else { Vec::new() };
    if !below.is_empty() {
        below.push(piece(" · ", Role::Dim));
    }
    let terms: Vec<&str> = found.shares.iter().map(|common| common.term.as_str()).collect();
    below.push(piece(format!("¶{}", found.paragraph), Role::Ours));
    below.extend(signs(signs_at(answer, &found.article, found.span)));
    below.push(piece(format!(" · shares: {}", terms.join(", ")), Role::Ours));
    below.extend(level.then(|| piece(format!(" · {CORRECTED} pinned level"), Role::Judged)));
    let lead = format!("{rank}  ");
    let indent = " ".repeat(lead.len());
    entry.with(piece(lead, Role::Dim), words).with(piece(indent, Role::Text), below)
}

/// The other columns that have nothing like the passage.
fn columns_without(answer: &Counterparts) -> Option<Entry> {
    let own = answer.passage.as_ref().map(|passage| &passage.article);
    let mut has: Vec<bool> = vec![false; answer.comparison.columns.len()];
    answer.found.iter().for_each(|found| {
        if let Some(has) = has.get_mut(found.column) {
            *has = true;
        }
    });
    let without = answer
        .comparison
        .columns
        .iter()
        .zip(has)
        .filter(|(column, has)| !has && own.is_none_or(|own| !column.articles.contains(own)));
    let mut pieces: Vec<Piece> = Vec::new();
    for (column, _) in without {
        if !pieces.is_empty() {
            pieces.push(piece("; ", Role::Ours));
        }
        let only = column.articles.first().filter(|_| column.articles.len() == 1);
        match only.and_then(|id| answer.comparison.article(id)) {
            Some(article) => pieces.extend(source(column, article)),
            None => pieces.push(piece(column.outlet.as_str(), Role::ColumnHead)),
        }
    }
    own.filter(|_| !pieces.is_empty())?;
    let lead = vec![piece("─ nothing like it on this topic: ", Role::Ours)];
    Some(Entry::heading().with_space().with(piece("", Role::Text), [lead, pieces].concat()))
}
