//! What readers have judged, as it stands in a comparison: beside everything that a judgement has
//! changed, who changed it and what the program has there.
//!
//! Apart from the rest of the model, so that every literal of a row or passage needs one field more,
//! not six. Here too is what a judgement about something in a comparison holds on to.

use super::{Cell, Comparison, Gap, Passage, Row, Way};
use crate::compare::articles::ArticleId;
use crate::compare::corrections::{
    Anchor, CellMark, CorrectedRow, Corrections, Differ, Disagreement, JudgementId, Lost, Mark, Member, Note,
    Orphan, Place, Settled, Words,
};
use crate::compare::evidence::{Figure, Named};
use crate::compare::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Sum;
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// What is judged of a passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JudgedPassage {
    /// Who put it into its row; none if the program did.
    pub put: Option<Mark>,
    /// The notes on it.
    pub notes: Vec<Note>,
    /// Those of its quotations whose speaker is corrected.
    pub voices: Vec<Voice>,
    /// What readers do not agree on of its figures and quotations, and whose judgements those are: it
    /// is as the program reads it.
    pub not_agreed: Vec<(Differ, Mark)>,
}

/// A quotation whose speaker is corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The quotation's bytes.
    pub span: Span,
    /// Who says it as the program reads it.
    pub own: Option<Named>,
    /// Who corrected it.
    pub mark: Mark,
}

/// A figure that somebody reads otherwise than the program.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOtherwise {
    /// What the program reads.
    pub own: Figure,
    /// Who corrected it.
    pub mark: Mark,
}

/// What is judged of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JudgedRow {
    /// Who made it, or added to it; none if all of it is the program's.
    pub mark: Option<Mark>,
    /// Its id within the topic as judgements name it, if somebody made it or added to it.
    pub id: Option<String>,
    /// Whether passages were added to a row that the config names.
    pub adds: bool,
    /// Whether its passages stand in no other row.
    pub takes: bool,
    /// Which of its cells were looked at, by the index of the column.
    pub cells: JudgedCells,
}

/// Cells that were looked at, by the index of the column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JudgedCells {
    /// Reviewed as they are.
    pub reviewed: BTreeMap<usize, Mark>,
    /// Reviewed once, but they held something else then; or checked, but a text was not there then.
    pub changed: BTreeMap<usize, Mark>,
    /// Empty and checked.
    pub silent: BTreeMap<usize, Mark>,
}

/// What is judged of a topic, beside what its rows hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JudgedTopic {
    /// The judgements that it was made with.
    pub with: Arc<Corrections>,
    /// Passages that were taken from it, in this scope: article and bytes, and by whom.
    pub rejected: Vec<(ArticleId, Span, Mark)>,
    /// Judgements about it that have lost their place.
    pub orphans: Vec<Orphan>,
    /// Where judgements about it differ.
    pub disagreements: Vec<Disagreement>,
}

/// How much of a column is judged, in the rows of one topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JudgedColumn {
    /// Its passages that were taken from the topic.
    pub taken: usize,
    /// Its passages that were put where they stand, noted on, or read otherwise; once a row.
    pub changed: usize,
    /// Its cells with passages that were reviewed as they are.
    pub reviewed: usize,
    /// All its cells with passages.
    pub cells: usize,
    /// Its empty cells that were checked.
    pub silent: usize,
}

impl Sum for JudgedColumn {
    fn sum<I: Iterator<Item = Self>>(columns: I) -> Self {
        columns.fold(Self::default(), |sum, of| Self {
            taken: sum.taken + of.taken,
            changed: sum.changed + of.changed,
            reviewed: sum.reviewed + of.reviewed,
            cells: sum.cells + of.cells,
            silent: sum.silent + of.silent,
        })
    }
}

impl Passage {
    /// Whether somebody put it into its row, or wrote a note on it.
    pub fn is_put_or_noted(&self) -> bool {
        self.judged.put.is_some() || !self.judged.notes.is_empty()
    }

    /// Whether somebody reads a figure or a speaker of it otherwise than the program.
    pub fn is_read_otherwise(&self) -> bool {
        !self.judged.voices.is_empty() || self.figures.iter().any(|read| read.corrected.is_some())
    }
}

impl JudgedRow {
    /// Whether somebody made the row itself.
    pub fn is_own(&self) -> bool {
        self.mark.is_some() && !self.adds
    }
}

impl JudgedCells {
    /// The same for the columns at `kept`, in this order.
    pub(crate) fn of(&self, kept: &[usize]) -> Self {
        let only = |marks: &BTreeMap<usize, Mark>| {
            let here =
                kept.iter().enumerate().filter_map(|(at, column)| Some((at, marks.get(column)?.clone())));
            here.collect()
        };
        Self { reviewed: only(&self.reviewed), changed: only(&self.changed), silent: only(&self.silent) }
    }
}

impl Comparison {
    /// All judgements that bear on what it shows, or on what it does not show.
    pub fn held_judgements(&self) -> BTreeSet<JudgementId> {
        let mut held: BTreeSet<JudgementId> = BTreeSet::new();
        let mut add = |mark: &Mark| held.extend(&mark.ids);
        self.judged.rejected.iter().for_each(|(.., mark)| add(mark));
        for row in &self.rows {
            row.judged.mark.iter().for_each(&mut add);
            let JudgedCells { reviewed, changed: _, silent } = &row.judged.cells;
            reviewed.values().chain(silent.values()).for_each(&mut add);
            for passage in row.cells.iter().flat_map(Cell::passages) {
                passage.judged.notes.iter().for_each(|note| add(&note.mark));
                passage.judged.voices.iter().for_each(|voice| add(&voice.mark));
                passage
                    .figures
                    .iter()
                    .filter_map(|read| read.corrected.as_ref())
                    .for_each(|read| add(&read.mark));
            }
        }
        held
    }

    /// How many of its cells with passages were reviewed, and how many there are.
    pub fn reviewed(&self) -> (usize, usize) {
        let full = |row: &Row| row.cells.iter().filter(|cell| !cell.passages().is_empty()).count();
        let reviewed = |row: &Row| {
            let is_full =
                |column: &&usize| row.cells.get(**column).is_some_and(|cell| !cell.passages().is_empty());
            row.judged.cells.reviewed.keys().filter(is_full).count()
        };
        (self.rows.iter().map(reviewed).sum(), self.rows.iter().map(full).sum())
    }

    /// How much of the column at `column` is judged.
    pub fn judged_in(&self, column: usize) -> JudgedColumn {
        let mut found = JudgedColumn::default();
        let Some(of) = self.columns.get(column).filter(|_| !self.judged.with.is_empty()) else {
            return found;
        };
        found.taken =
            self.judged.rejected.iter().filter(|(article, ..)| of.articles.contains(article)).count();
        for row in &self.rows {
            let passages = row.cells.get(column).map_or(&[][..], Cell::passages);
            let is_changed = |passage: &&Passage| passage.is_put_or_noted() || passage.is_read_otherwise();
            found.changed += passages.iter().filter(is_changed).count();
            found.cells += usize::from(!passages.is_empty());
            let is_reviewed = !passages.is_empty() && row.judged.cells.reviewed.contains_key(&column);
            found.reviewed += usize::from(is_reviewed);
            found.silent += usize::from(row.judged.cells.silent.contains_key(&column));
        }
        found
    }

    /// A passage as judgements name it; none if its article is not here.
    pub fn words(&self, passage: &Passage) -> Option<Words<'_>> {
        Words::of(&self.library, &passage.article, passage.span)
    }

    /// A row as one of the reader's own would be that held the same: what a passage is moved to, what
    /// is merged into or renamed. A row of the reader's is itself; to a row that the config names one
    /// adds.
    pub fn as_corrected(&self, row: &Row) -> CorrectedRow {
        let topic = &self.topic.id;
        let known = row.judged.id.as_ref().and_then(|id| self.judged.with.own_row(topic, id));
        if let Some(known) = known {
            return known.clone();
        }
        let id = row.id.strip_prefix(topic.as_str()).and_then(|id| id.strip_prefix('/')).unwrap_or(&row.id);
        if row.is_of_config() {
            let id = row.judged.id.clone().unwrap_or_else(|| id.to_owned());
            return CorrectedRow { topic: topic.clone(), id, name: None, takes: true, members: Vec::new() };
        }
        self.copy_of(row)
    }

    /// A new row of one's own with all that a row holds, which it takes from there.
    pub fn copy_of(&self, row: &Row) -> CorrectedRow {
        let passages = row.cells.iter().flat_map(Cell::passages);
        let members = passages.filter_map(|passage| self.member(row, passage)).collect();
        // What a label says that the program suggested need not hold of what is added; a question's does.
        let name = matches!(row.way, Way::Named | Way::Figure).then(|| row.label.clone());
        CorrectedRow::new(&self.topic.id, name, members)
    }

    /// A passage as a member of a row like the one that it stands in: with those of its figures that
    /// the row is about.
    pub fn member(&self, row: &Row, passage: &Passage) -> Option<Member> {
        let words = self.words(passage)?;
        Some(Member { figures: self.figures_of(row, passage), ..Member::of(words) })
    }

    /// Those figures of a passage that its row is about, as the article writes them; none where the
    /// row is about all that is said.
    pub fn figures_of(&self, row: &Row, passage: &Passage) -> Vec<String> {
        if !row.compares_figures() {
            return Vec::new();
        }
        let of_row = passage.figures.iter().filter(|read| read.of_row);
        of_row.map(|read| self.text(&passage.article, read.figure.span).to_owned()).collect()
    }

    /// A cell as judgements name it: if it is looked at already, as the reader's own judgement does.
    /// None if it is not there.
    pub fn cell_mark(&self, row: usize, column: usize) -> Option<CellMark> {
        let row = self.rows.get(row)?;
        let cell = row.cells.get(column)?;
        let JudgedCells { reviewed, changed, silent } = &row.judged.cells;
        let marks = [silent, changed, reviewed].into_iter().filter_map(|marks| marks.get(&column));
        let own = marks.flat_map(|mark| &mark.ids).filter(|id| id.layer == 0);
        let known = own.filter_map(|id| self.judged.with.get(*id)?.what.cell()).next();
        let named = |known: Option<&String>, now: &String| known.unwrap_or(now).clone();
        Some(CellMark {
            topic: self.topic.id.clone(),
            row: named(known.map(|known| &known.row), &row.id),
            row_at: self.first_words(row),
            column: named(known.map(|known| &known.column), &self.columns.get(column)?.id),
            texts: self.texts_of(column),
            held: (!cell.passages().is_empty()).then(|| self.hash_of(cell)),
        })
    }

    /// Hashes of all texts of a column, also of those that a filter hides, sorted.
    fn texts_of(&self, column: usize) -> Vec<u64> {
        let column = self.columns.get(column);
        let articles = column.into_iter().flat_map(|column| column.articles.iter().chain(&column.hidden));
        let texts = articles.filter_map(|id| Some(self.article(id)?.text_hash()));
        texts.collect::<BTreeSet<u64>>().into_iter().collect()
    }

    /// The first words of a row: of its first passage the figure that the row is about, else all.
    fn first_words(&self, row: &Row) -> Option<Anchor> {
        let first = row.cells.iter().flat_map(Cell::passages).next()?;
        let figure = first.figures.iter().find(|read| read.of_row).filter(|_| row.way == Way::Figure);
        let span = figure.map_or(first.span, |read| read.figure.span);
        Some(Anchor::of(self.article(&first.article)?, span))
    }

    /// A hash of what a cell holds.
    fn hash_of(&self, cell: &Cell) -> u64 {
        let mut hasher = Xxh3::new();
        for passage in cell.passages() {
            hasher.update(passage.article.as_str().as_bytes());
            hasher.update(&[0]);
            hasher.update(self.text(&passage.article, passage.span).as_bytes());
            hasher.update(&[0]);
        }
        hasher.digest()
    }
}

/// Marks the cells that were looked at, and lists what of the topic is judged beside them.
pub(super) fn judge(comparison: &mut Comparison, (settled, with): (&Settled, &Arc<Corrections>)) {
    if with.is_empty() {
        return;
    }
    let topic = comparison.topic.id.clone();
    comparison.judged.with = Arc::clone(with);
    let is_compared = |article: &ArticleId| comparison.columns.iter().any(|of| of.articles.contains(article));
    let rejected =
        settled.rejected.iter().filter(|(of, place, _)| *of == topic && is_compared(&place.article));
    comparison.judged.rejected =
        rejected.map(|(_, place, mark)| (place.article.clone(), place.span, mark.clone())).collect();
    let is_of =
        |id: &JudgementId| with.get(*id).is_some_and(|of| of.what.topic().is_none_or(|of| of == topic));
    comparison.judged.orphans = settled.orphans.iter().filter(|orphan| is_of(&orphan.id)).cloned().collect();
    let concerned = settled.disagreements.iter().filter(|of| match (&of.topic, &of.place) {
        (Some(of), _) => *of == topic,
        (None, Some(place)) => tell_not_agreed(&mut comparison.rows, place, (of.on, with.mark(&of.between))),
        (None, None) => true,
    });
    comparison.judged.disagreements = concerned.cloned().collect();
    for of in settled.cells.iter().filter(|of| of.cell.topic == topic) {
        let Some(column) = comparison.columns.iter().position(|column| column.id == of.cell.column) else {
            continue;
        };
        let Some(row) = row_of(comparison, &of.cell.row, of.row_at.as_ref()) else {
            let lost = of.mark.ids.iter().map(|id| Orphan { id: *id, member: None, why: Lost::NoRow });
            comparison.judged.orphans.extend(lost);
            continue;
        };
        let held = comparison.rows[row]
            .cells
            .get(column)
            .map(|cell| (!cell.passages().is_empty()).then(|| comparison.hash_of(cell)));
        let is_as_read = !of.silent || of.cell.knew(&comparison.texts_of(column));
        let cells = &mut comparison.rows[row].judged.cells;
        match held {
            // Nobody has checked all texts as they are now.
            Some(None) if !is_as_read => {
                cells.changed.insert(column, of.mark.clone());
            }
            Some(None) if of.silent => {
                cells.changed.remove(&column);
                cells.silent.insert(column, of.mark.clone());
                comparison.rows[row].cells[column] = Cell::Gap(Gap::Silent);
            }
            Some(held) if !of.silent => {
                let of_state = if held == of.cell.held { &mut cells.reviewed } else { &mut cells.changed };
                of_state.insert(column, of.mark.clone());
            }
            _ => {}
        }
    }
    comparison.judged.orphans.sort();
}

/// Tells the passages that hold `place` what readers do not agree on there; false if there is none.
fn tell_not_agreed(rows: &mut [Row], place: &Place, what: (Differ, Mark)) -> bool {
    let passages = rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| match cell {
        Cell::Passages(passages) => passages.iter_mut(),
        Cell::Gap(_) => [].iter_mut(),
    });
    let mut is_here = false;
    for passage in passages.filter(|of| of.article == place.article && of.span.overlaps(place.span)) {
        passage.judged.not_agreed.push(what.clone());
        is_here = true;
    }
    is_here
}

/// The row of this id, else the only one that holds the words which it began with.
fn row_of(comparison: &Comparison, id: &str, at: Option<&Place>) -> Option<usize> {
    let by_id = comparison.rows.iter().position(|row| row.id == id);
    by_id.or_else(|| {
        let place = at?;
        let holds = |row: &Row| {
            let mut passages = row.cells.iter().flat_map(Cell::passages);
            passages.any(|passage| {
                let of_row = passage.figures.iter().filter(|read| read.of_row && row.way == Way::Figure);
                let is_figure = of_row.clone().any(|read| read.figure.span.overlaps(place.span));
                let is_here = passage.article == place.article && passage.span.overlaps(place.span);
                is_here && (row.way != Way::Figure || is_figure)
            })
        };
        let mut rows =
            comparison.rows.iter().enumerate().filter(|(_, row)| holds(row)).map(|(index, _)| index);
        rows.next().filter(|_| rows.next().is_none())
    })
}
