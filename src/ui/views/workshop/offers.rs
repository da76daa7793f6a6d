//! What could be added to a draft, as entries of its list: what would admit what almost got in,
//! spellings of its names, words that its passages have more than the rest.

use super::preview::{Preview, Target};
use crate::compare::comparison::Comparison;
use crate::compare::counted;
use crate::compare::tables::few::Few;
use crate::compare::tables::keyness::Keywords;
use crate::compare::tables::remedies::{Place, Remedies};
use crate::compare::tables::spellings::Spelling;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::source;
use crate::ui::widgets::{Piece, marked_words, piece};

/// The most words that are offered.
const MOST_WORDS: usize = 12;
/// The most changes that are offered.
const MOST_CHANGES: usize = 8;

impl Preview {
    /// Why there are so few passages.
    pub(super) fn few(&mut self, few: &Few) {
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

    /// What would admit what almost got in: the change, then the first sentences that it is about.
    pub(super) fn remedies(&mut self, found: &Remedies) {
        if found.remedies.is_empty() {
            return;
        }
        self.head("Almost in: enter on a line with + makes the change");
        let rule = &found.comparison.topic.rule;
        for remedy in found.remedies.iter().take(MOST_CHANGES) {
            let words = remedy.change.in_words(rule);
            let entry = self.item(Target::Change(remedy.change.clone(), words.clone()));
            let sentences = counted(remedy.sentences, "sentence");
            let why = piece(format!("  {sentences} · {}", remedy.lacks), Role::Ours);
            self.entries.push(entry.with(piece("+ ", Role::Key), vec![piece(words, Role::Term), why]));
            for place in &remedy.places {
                self.almost(&found.comparison, place);
            }
        }
        let more = found.remedies.len().saturating_sub(MOST_CHANGES) + found.more;
        if more > 0 {
            self.say(&format!("and {} that would admit no more", counted(more, "change")));
        }
    }

    /// A sentence that almost got in.
    fn almost(&mut self, comparison: &Comparison, place: &Place) {
        let Some(article) = comparison.article(&place.article) else { return };
        let marks = place.marks.iter().map(|span| (*span, Role::Term));
        let words = marked_words(article.body.as_str(), place.span, marks);
        let column = comparison.column_of(&place.article);
        let mut below = column.map(|column| source(column, article)).unwrap_or_default();
        below.push(piece(format!(" ¶{}", place.paragraph), Role::Ours));
        let entry = self.item(Target::Place(place.article.clone(), place.span));
        let entry = entry.with(piece("  ", Role::Text), words).with(piece("     ", Role::Text), below);
        self.entries.push(entry);
    }

    /// Spellings that may be of a name that a term holds.
    pub(super) fn spellings(&mut self, pairs: &[(&Spelling, &Spelling)]) {
        if pairs.is_empty() {
            return;
        }
        self.head("Other spellings, by their letters and neighbours: enter writes them into [aliases]");
        for (held, other) in pairs.iter().take(MOST_CHANGES) {
            let count = |of: &Spelling| {
                format!("{} in {}", counted(of.places, "place"), counted(of.articles, "article"))
            };
            let words = format!("  {} · like “{}”: {}", count(other), held.written, count(held));
            let target = Target::Spelling(held.written.clone(), other.written.clone());
            let entry = self.item(target);
            let pieces = vec![piece(other.written.as_str(), Role::Term), piece(words, Role::Ours)];
            self.entries.push(entry.with(piece("+ ", Role::Key), pieces));
        }
    }

    /// The words that stand in the passages more than elsewhere.
    pub(super) fn words(&mut self, keywords: &Keywords) {
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

    pub(super) fn offer(&mut self, word: &str, of: Vec<Piece>) {
        let entry = self.item(Target::Term(word.to_owned()));
        let pieces = [vec![piece(word, Role::Term)], of].concat();
        self.entries.push(entry.with(piece("+ ", Role::Key), pieces));
    }
}
