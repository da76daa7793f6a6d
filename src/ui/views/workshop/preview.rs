//! What a draft finds, as entries of a list: counts, terms, words that could be added, passages.
//!
//! An entry stands for what Enter does with it: a word is taken as a term, a passage is opened.

use super::lists::line_of_terms;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Comparison, Counts, Passage};
use crate::compare::counted;
use crate::compare::tables::draft::Draft;
use crate::compare::tables::dry_run::{DryRun, Kind};
use crate::compare::tables::few::Few;
use crate::compare::tables::keyness::Keywords;
use crate::compare::text::Span;
use crate::ui::layout::outlet_in_words;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, column_in_short, source};
use crate::ui::widgets::{Piece, marked_words, piece};

/// The most words that are offered.
const MOST_WORDS: usize = 12;
/// The most passages that are shown of each column.
const MOST_PASSAGES: usize = 4;

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A term to be taken.
    Term(String),
    /// A passage to be opened.
    Place(ArticleId, Span),
}

/// A list as it is made.
#[derive(Default)]
pub(super) struct Preview {
    pub(super) entries: Vec<Entry>,
    /// What entries stand for, by their index.
    pub(super) targets: Vec<Target>,
}

impl Preview {
    /// Words to begin with, as long as nothing is looked for.
    pub(super) fn of_words(words: &[String]) -> Self {
        let mut preview = Self::default();
        if words.is_empty() {
            preview.say("Type a term into “any”: what it finds stands here at once.");
            return preview;
        }
        preview.head("Words of the passage under the cursor");
        for word in words {
            preview.offer(word, Vec::new());
        }
        preview
    }

    /// What a draft finds.
    pub(super) fn of(draft: &Draft, keywords: Option<&Keywords>) -> Self {
        let mut preview = Self::default();
        preview.count(draft);
        if let Some(change) = &draft.change {
            preview.change(&draft.comparison, change);
        }
        preview.terms(draft);
        if let Some(few) = &draft.few {
            preview.few(few);
        }
        if let Some(keywords) = keywords {
            preview.words(keywords);
        }
        for column in 0..draft.comparison.columns.len() {
            preview.passages(&draft.comparison, column);
        }
        preview
    }

    fn say(&mut self, words: &str) {
        self.entries.push(Entry::heading().with(piece("", Role::Text), vec![piece(words, Role::Ours)]));
    }

    fn head(&mut self, words: &str) {
        let entry = Entry::heading().with_space();
        self.entries.push(entry.with(piece("─ ", Role::Border), vec![piece(words, Role::RowHead)]));
    }

    fn item(&mut self, target: Target) -> Entry {
        self.targets.push(target);
        Entry::item(self.targets.len() - 1)
    }

    fn offer(&mut self, word: &str, of: Vec<Piece>) {
        let entry = self.item(Target::Term(word.to_owned()));
        let pieces = [vec![piece(word, Role::Term)], of].concat();
        self.entries.push(entry.with(piece("+ ", Role::Key), pieces));
    }

    /// "23 passages · 3 shared rows · 4 of 5 articles", and how many each column has.
    fn count(&mut self, draft: &Draft) {
        let comparison = &draft.comparison;
        let Counts { passages, shared_rows, articles_found, articles } = comparison.counts;
        let words = format!(
            "{} · {} · {articles_found} of {}",
            counted(passages, "passage"),
            counted(shared_rows, "shared row"),
            counted(articles, "article")
        );
        let mut columns = Vec::new();
        for (index, column) in comparison.columns.iter().enumerate() {
            if index > 0 {
                columns.push(piece(" · ", Role::Dim));
            }
            columns.extend(column_in_short(column));
            let count = passages_of(comparison, index).len().to_string();
            columns.extend([piece(": ", Role::Dim), piece(count, Role::Figure)]);
        }
        let entry = Entry::heading().with(piece("", Role::Text), vec![piece(words, Role::RowHead)]);
        self.entries.push(entry.with(piece("", Role::Text), columns));
    }

    /// What the change of a topic gains, loses and moves.
    fn change(&mut self, comparison: &Comparison, change: &DryRun) {
        let count = |kind| change.changes.iter().filter(|of| of.kind == kind).count();
        let counts = [Kind::Gained, Kind::Lost, Kind::Moved].map(|kind| (kind, count(kind)));
        let told = counts.iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> = told.map(|(kind, count)| format!("{count} {}", kind.name())).collect();
        if told.is_empty() {
            return self.head("Nothing is gained, lost or moved");
        }
        self.head(&told.join(" · "));
        for of in &change.changes {
            let (mark, role) = match of.kind {
                Kind::Gained => ("+ ", Role::Added),
                Kind::Lost => ("− ", Role::Cut),
                Kind::Moved => ("~ ", Role::Differs),
            };
            let entry = self.item(Target::Place(of.article.clone(), of.span));
            let words = piece(comparison.text(&of.article, of.span), Role::Text);
            let mut below = format!("{} ¶{}", of.outlet, of.paragraph);
            if of.kind == Kind::Moved {
                let rows = |labels: &[String]| match labels {
                    [] => "no row".to_owned(),
                    labels => labels.join(", "),
                };
                below.push_str(&format!(" · from {} to {}", rows(&of.from), rows(&of.to)));
            }
            let entry = entry.with(piece(mark, role), vec![words]);
            self.entries.push(entry.with(piece("   ", Role::Text), vec![piece(below, Role::Ours)]));
        }
    }

    /// Why there are so few passages.
    fn few(&mut self, few: &Few) {
        if few.excluded.is_empty() && few.nearest.is_empty() {
            return;
        }
        self.head("Why so few");
        for of in &few.excluded {
            let sentences = counted(of.sentences, "sentence");
            self.say(&format!("{sentences} would fit, but: {}", of.condition));
        }
        for of in &few.nearest {
            let counts = format!("  {} · looks like “{}”, which stands nowhere", of.places, of.term);
            self.offer(&of.word, vec![piece(counts, Role::Ours)]);
        }
    }

    /// How often each term stands in the articles, by itself.
    fn terms(&mut self, draft: &Draft) {
        if draft.terms.is_empty() {
            return;
        }
        self.head("Terms, wherever they stand");
        let mut pieces = Vec::new();
        for (index, of) in draft.terms.iter().enumerate() {
            if index > 0 {
                pieces.push(piece(" · ", Role::Dim));
            }
            pieces.push(piece(line_of_terms([of.term.as_str()]), Role::Term));
            let role = if of.count.places == 0 { Role::Warning } else { Role::Figure };
            pieces.push(piece(format!(" {}", of.count.places), role));
        }
        self.entries.push(Entry::heading().with(piece("", Role::Text), pieces));
    }

    /// The words that stand in the passages more than elsewhere.
    fn words(&mut self, keywords: &Keywords) {
        if keywords.words.is_empty() {
            return;
        }
        self.head("Words these passages have more than the rest (log-likelihood G²)");
        for word in keywords.words.iter().take(MOST_WORDS) {
            let counts =
                format!("  {} here, {} elsewhere · G² {:.0}", word.inside, word.outside, word.keyness);
            self.offer(&word.words, vec![piece(counts, Role::Ours)]);
        }
    }

    /// The first passages of a column.
    fn passages(&mut self, comparison: &Comparison, index: usize) {
        let passages = passages_of(comparison, index);
        let Some(column) = comparison.columns.get(index).filter(|_| !passages.is_empty()) else { return };
        let shown = passages.len().min(MOST_PASSAGES);
        let of =
            if shown < passages.len() { format!(" · {shown} of {}", passages.len()) } else { String::new() };
        self.head(&format!("{}{of}", outlet_in_words(column)));
        for passage in passages.into_iter().take(MOST_PASSAGES) {
            let Some(article) = comparison.article(&passage.article) else { continue };
            let marks = passage.why.iter().map(|reason| (reason.span, Role::Term));
            let words = marked_words(article.body.as_str(), passage.span, marks);
            let mut below = source(column, article);
            below.push(piece(format!(" ¶{}", passage.paragraph), Role::Ours));
            let entry = self.item(Target::Place(passage.article.clone(), passage.span));
            let entry = entry.with(piece("", Role::Text), words).with(piece("   ", Role::Text), below);
            self.entries.push(entry);
        }
    }
}

/// The passages of a column, each once, as in the texts.
fn passages_of(comparison: &Comparison, column: usize) -> Vec<&Passage> {
    let cells = comparison.rows.iter().filter_map(|row| row.cells.get(column));
    let mut passages: Vec<&Passage> = cells.flat_map(Cell::passages).collect();
    passages.sort_by_key(|passage| (&passage.article, passage.span));
    passages.dedup_by_key(|passage| (&passage.article, passage.span));
    passages
}
