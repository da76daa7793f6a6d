//! All layers against one library: what is in force and where, what has lost its place, and where
//! two judgements say different things.
//!
//! Apart from their application, because an anchor is found once for all topics. Decided: a figure
//! is settled field by field, so that one person may correct its value and another whose it is; rows
//! of one id must be the same in all that they say, but for passages added to a row that the config
//! names; a passage that one takes from the topic and another keeps in a row, or that two rows take,
//! is left where the program has it.

mod fields;
mod marks;
mod rows;

use super::{Anchor, CellMark, Corrections, FigureFields, JudgementId, Lost, Place, What};
use crate::compare::articles::{ArticleId, Library};
use crate::compare::text::Span;
use crate::compare::topics::Topics;
pub use marks::{Differ, Disagreement, Mark, Note, Orphan};
pub(crate) use rows::slug;
pub(super) use rows::{in_common, joined};
use std::collections::BTreeMap;

/// A passage of a row that is in force.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettledMember {
    /// Where it stands.
    pub place: Place,
    /// Those of its figures that the row is about, as written; all if none is listed.
    pub figures: Vec<String>,
}

/// A row that is in force.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledRow {
    /// The topic's id.
    pub topic: String,
    /// Its id within the topic.
    pub id: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Whether its passages stand in no other row.
    pub takes: bool,
    /// Whether it adds to a row that the config names.
    pub adds: bool,
    /// Its passages that are found, as they were put there.
    pub members: Vec<SettledMember>,
    /// Who made it.
    pub mark: Mark,
}

/// A cell that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SettledCell {
    /// As it was held; the column by its present id.
    pub(crate) cell: CellMark,
    /// Where the row's first words stand now.
    pub(crate) row_at: Option<Place>,
    /// Whether it is silent; else reviewed.
    pub(crate) silent: bool,
    pub(crate) mark: Mark,
}

/// What is settled of words of an article, by their bytes.
type AtWords<T> = BTreeMap<ArticleId, Vec<(Span, T, Mark)>>;

/// What is in force of all judgements, and what is not.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    pub(crate) rows: Vec<SettledRow>,
    /// Passages that are none of a topic.
    pub(crate) rejected: Vec<(String, Place, Mark)>,
    pub(crate) cells: Vec<SettledCell>,
    figures: AtWords<FigureFields>,
    speakers: AtWords<Option<String>>,
    notes: AtWords<String>,
    /// Where the words of each judgement stand, as far as they are found.
    places: BTreeMap<JudgementId, Vec<Place>>,
    /// What has lost its place, by judgement.
    pub orphans: Vec<Orphan>,
    /// Where judgements differ.
    pub disagreements: Vec<Disagreement>,
}

impl Settled {
    /// What of `corrections` is in force in `library` and `topics`.
    pub fn of(corrections: &Corrections, library: &Library, topics: &Topics) -> Self {
        let mut settled = Self::default();
        if corrections.is_empty() {
            return settled;
        }
        settled.settle_fields(corrections, library);
        settled.settle_rows(corrections, library, topics);
        settled.settle_cells(corrections, library);
        settled.orphans.sort();
        settled
    }

    /// What is corrected of the figure at these bytes.
    pub(crate) fn figure(&self, article: &ArticleId, span: Span) -> Option<(&FigureFields, &Mark)> {
        at(&self.figures, article, |of| of == span).next()
    }

    /// Who says the quotation at these bytes, if that is corrected.
    pub(crate) fn speaker(&self, article: &ArticleId, span: Span) -> Option<(&Option<String>, &Mark)> {
        at(&self.speakers, article, |of| of == span).next()
    }

    /// The notes on words that share text with these bytes.
    pub(crate) fn notes(&self, article: &ArticleId, span: Span) -> impl Iterator<Item = Note> {
        let notes = at(&self.notes, article, move |of| of.overlaps(span));
        notes.map(|(text, mark)| Note { text: text.clone(), mark: mark.clone() })
    }

    /// Whether words of an article are none of a topic.
    pub(crate) fn is_rejected(&self, topic: &str, article: &ArticleId, span: Span) -> bool {
        let is_it =
            |of: &str, place: &Place| of == topic && place.article == *article && place.span.overlaps(span);
        self.rejected.iter().any(|(of, place, _)| is_it(of, place))
    }

    /// Where the words of a judgement stand, as far as they are found.
    pub(crate) fn places(&self, id: JudgementId) -> &[Place] {
        self.places.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Finds the words of a judgement, of a row those of the passage at `member`; notes what is found,
    /// and what is not.
    fn find(
        &mut self,
        library: &Library,
        at: &Anchor,
        id: JudgementId,
        member: Option<usize>,
    ) -> Option<Place> {
        match at.place(library) {
            Ok(place) => {
                self.places.entry(id).or_default().push(place.clone());
                Some(place)
            }
            Err(why) => {
                self.orphans.push(Orphan { id, member, why });
                None
            }
        }
    }

    fn settle_cells(&mut self, corrections: &Corrections, library: &Library) {
        for (id, judgement) in corrections.all() {
            let (cell, silent) = match &judgement.what {
                What::Silent(cell) => (cell, true),
                What::Reviewed(cell) => (cell, false),
                _ => continue,
            };
            let row_at = cell.row_at.as_ref().and_then(|at| at.place(library).ok());
            let column = match cell.column_in(library) {
                Ok(column) => column,
                Err(why) => {
                    self.orphans.push(Orphan { id, member: None, why });
                    continue;
                }
            };
            let cell = CellMark { column, ..cell.clone() };
            let mark = corrections.mark(&[id]);
            match self.cells.iter_mut().find(|known| known.cell == cell && known.silent == silent) {
                Some(known) => known.mark = corrections.mark(&[known.mark.ids.as_slice(), &[id]].concat()),
                None => self.cells.push(SettledCell { cell, row_at, silent, mark }),
            }
        }
    }
}

impl CellMark {
    /// The present id of its column: an outlet's stays, an article's is that of the article with the
    /// same text.
    fn column_in(&self, library: &Library) -> Result<String, Lost> {
        if self.column.starts_with("outlet:") || library.get(&ArticleId::new(&self.column)).is_some() {
            return Ok(self.column.clone());
        }
        let mut same = self.texts.iter().flat_map(|text| library.of_text(*text));
        let only = same.next().filter(|_| same.next().is_none());
        only.map(|article| article.id.as_str().to_owned()).ok_or(Lost::NoColumn)
    }
}

impl Corrections {
    /// Who made these judgements, and when the first of them was made.
    pub(crate) fn mark(&self, ids: &[JudgementId]) -> Mark {
        let mut by: Vec<String> = Vec::new();
        for who in ids.iter().map(|id| self.who(*id)) {
            if !by.contains(&who) {
                by.push(who);
            }
        }
        let made = ids.iter().filter_map(|id| Some(self.get(*id)?.stamp.made)).min();
        Mark { by, made: made.unwrap_or_default(), ids: ids.to_vec() }
    }
}

fn at<'a, T>(
    known: &'a AtWords<T>,
    article: &ArticleId,
    is_it: impl Fn(Span) -> bool,
) -> impl Iterator<Item = (&'a T, &'a Mark)> {
    let of_article = known.get(article).into_iter().flatten();
    of_article.filter(move |(span, ..)| is_it(*span)).map(|(_, said, mark)| (said, mark))
}

#[cfg(test)]
mod tests;
