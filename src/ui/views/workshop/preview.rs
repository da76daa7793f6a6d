//! What a draft finds, as entries of a list: counts, what changes, terms, passages; `offers` adds what
//! could be added to it.
//!
//! An entry stands for what Enter does with it: a word is taken as a term, a change is made, a
//! passage is opened.

use super::Beside;
use super::lists::line_of_terms;
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Column, Comparison, Counts, Passage, Way};
use crate::compare::counted;
use crate::compare::evidence::UnitClass;
use crate::compare::tables::draft::{Draft, Glance};
use crate::compare::tables::dry_run::{DryRun, Kind};
use crate::compare::tables::few::TermCount;
use crate::compare::tables::remedies::Change;
use crate::compare::text::Span;
use crate::compare::topics::{Aliases, Reason};
use crate::ui::layout::outlet_in_words;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, column_in_short, source};
use crate::ui::widgets::{marked_words, piece};

/// The most passages that are shown of each column.
const MOST_PASSAGES: usize = 4;

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A term to be taken.
    Term(String),
    /// A change of the rule to be made, and what it is called.
    Change(Change, String),
    /// Two spellings to be joined: the one that a term holds, and the other.
    Spelling(String, String),
    /// A class of units to be taken, or taken out.
    Unit(UnitClass),
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
    pub(super) fn words_to_begin_with(&mut self, words: &[String]) {
        if words.is_empty() {
            return self.say("Type a term into “any”: what it finds stands here at once.");
        }
        self.head("Words of the passage under the cursor");
        for word in words {
            self.offer(word, Vec::new());
        }
    }

    /// The classes of units, to be chosen, and how many figures of each the passages hold.
    pub(super) fn units(&mut self, chosen: &[String], comparison: Option<&Comparison>) {
        self.head("Classes of units: enter takes one, or takes it out again");
        let passages = comparison.into_iter().flat_map(|comparison| {
            (0..comparison.columns.len()).flat_map(|column| passages_of(comparison, column))
        });
        let figures: Vec<UnitClass> =
            passages.flat_map(|of| of.figures.iter().map(|of| of.figure.unit_class)).collect();
        for (class, name) in UnitClass::ALL {
            let is_chosen = chosen.iter().any(|unit| unit == name);
            let count = figures.iter().filter(|of| **of == class).count();
            let entry = self.item(Target::Unit(class));
            let lead = piece(if is_chosen { "✓ " } else { "+ " }, Role::Key);
            let words = format!("  {} of these passages", counted(count, "figure"));
            let pieces = vec![piece(name, Role::Term), piece(words, Role::Ours)];
            self.entries.push(entry.with(lead, pieces));
        }
        self.entries.push(Entry::heading().with_space());
    }

    /// What a draft finds at a glance.
    pub(super) fn glance(&mut self, glance: &Glance) {
        let sentences = counted(glance.counts.iter().sum(), "sentence");
        let all: usize = glance.columns.iter().map(|column| column.articles.len()).sum();
        let words = format!("{sentences} · {} of {}", glance.articles, counted(all, "article"));
        self.count(words, glance.columns.iter().zip(glance.counts.iter().copied()));
        self.terms(&glance.terms);
        for (index, column) in glance.columns.iter().enumerate() {
            let (first, all) = (&glance.first[index], glance.counts[index]);
            self.column(column, first.len(), all);
            for (id, hit) in first {
                let Some(article) = glance.library.get(id) else { continue };
                self.words_of(column, article, (hit.paragraph + 1, hit.span), &hit.reasons);
            }
        }
    }

    /// What a draft finds, and what could be added to it as far as that is known.
    pub(super) fn draft(&mut self, draft: &Draft, beside: &Beside, aliases: &Aliases) {
        let comparison = &draft.comparison;
        let Counts { passages, shared_rows, articles_found, articles } = comparison.counts;
        let words = format!(
            "{} · {} · {articles_found} of {}",
            counted(passages, "passage"),
            counted(shared_rows, "shared row"),
            counted(articles, "article")
        );
        let counts = (0..comparison.columns.len()).map(|column| passages_of(comparison, column).len());
        self.count(words, comparison.columns.iter().zip(counts));
        if let Some(change) = &draft.change {
            self.change(comparison, change);
        }
        self.terms(&draft.terms);
        self.rows(comparison);
        if let Some(few) = &draft.few {
            self.few(few);
        }
        if let Some(remedies) = &beside.remedies {
            self.remedies(remedies);
        }
        if let Some(spellings) = &beside.spellings {
            self.spellings(&spellings.of_terms(&comparison.topic.rule, aliases));
        }
        if let Some(keywords) = &beside.keywords {
            self.words(keywords);
        }
        for column in 0..comparison.columns.len() {
            self.passages(comparison, column);
        }
    }

    /// How many passages each of the topic's own rows takes.
    fn rows(&mut self, comparison: &Comparison) {
        if comparison.topic.rows.is_empty() {
            return;
        }
        self.head("Passages by row");
        let mut pieces = Vec::new();
        for (index, of) in comparison.topic.rows.iter().enumerate() {
            let rows = comparison.rows.iter().filter(|row| row.way == Way::Named && row.label == of.name);
            let count: usize = rows.flat_map(|row| &row.cells).map(|cell| cell.passages().len()).sum();
            pieces.push(piece(if index > 0 { " · " } else { "" }, Role::Dim));
            pieces.push(piece(of.name.as_str(), Role::RowHead));
            pieces.push(piece(format!(" {count}"), if count == 0 { Role::Warning } else { Role::Figure }));
        }
        self.entries.push(Entry::heading().with(piece("", Role::Text), pieces));
    }

    pub(super) fn say(&mut self, words: &str) {
        self.entries.push(Entry::heading().with(piece("", Role::Text), vec![piece(words, Role::Ours)]));
    }

    pub(super) fn head(&mut self, words: &str) {
        let entry = Entry::heading().with_space();
        self.entries.push(entry.with(piece("─ ", Role::Border), vec![piece(words, Role::RowHead)]));
    }

    pub(super) fn item(&mut self, target: Target) -> Entry {
        self.targets.push(target);
        Entry::item(self.targets.len() - 1)
    }

    /// "23 passages · 3 shared rows · 4 of 5 articles", and how many each column has.
    fn count<'a>(&mut self, words: String, counts: impl Iterator<Item = (&'a Column, usize)>) {
        let mut columns = Vec::new();
        for (column, count) in counts {
            if !columns.is_empty() {
                columns.push(piece(" · ", Role::Dim));
            }
            columns.extend(column_in_short(column));
            columns.extend([piece(": ", Role::Dim), piece(count.to_string(), Role::Figure)]);
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

    /// How often each term stands in the articles, by itself.
    fn terms(&mut self, terms: &[TermCount]) {
        if terms.is_empty() {
            return;
        }
        self.head("Terms, wherever they stand");
        let mut pieces = Vec::new();
        for (index, of) in terms.iter().enumerate() {
            if index > 0 {
                pieces.push(piece(" · ", Role::Dim));
            }
            pieces.push(piece(line_of_terms([of.term.as_str()]), Role::Term));
            let role = if of.count.places == 0 { Role::Warning } else { Role::Figure };
            pieces.push(piece(format!(" {}", of.count.places), role));
        }
        self.entries.push(Entry::heading().with(piece("", Role::Text), pieces));
    }

    /// The first passages of a column.
    fn passages(&mut self, comparison: &Comparison, index: usize) {
        let passages = passages_of(comparison, index);
        let Some(column) = comparison.columns.get(index) else { return };
        let shown = passages.len().min(MOST_PASSAGES);
        self.column(column, shown, passages.len());
        for passage in passages.into_iter().take(MOST_PASSAGES) {
            let Some(article) = comparison.article(&passage.article) else { continue };
            self.words_of(column, article, (passage.paragraph, passage.span), &passage.why);
        }
    }

    /// The head of a column of which so many passages are shown, of all that it has; none if it has none.
    fn column(&mut self, column: &Column, shown: usize, all: usize) {
        let of = if shown < all { format!(" · {shown} of {all}") } else { String::new() };
        if all > 0 {
            self.head(&format!("{}{of}", outlet_in_words(column)));
        }
    }

    /// The words of a passage, what matched marked, and where they stand.
    fn words_of(
        &mut self,
        column: &Column,
        article: &Article,
        (paragraph, span): (usize, Span),
        why: &[Reason],
    ) {
        let marks = why.iter().map(|reason| (reason.span, Role::Term));
        let words = marked_words(article.body.as_str(), span, marks);
        let mut below = source(column, article);
        below.push(piece(format!(" ¶{paragraph}"), Role::Ours));
        let entry = self.item(Target::Place(article.id.clone(), span));
        let entry = entry.with(piece("", Role::Text), words).with(piece("   ", Role::Text), below);
        self.entries.push(entry);
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
