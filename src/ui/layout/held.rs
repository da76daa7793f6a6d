//! What a passage says otherwise than the base column: which of its words are marked, and what the
//! line of ours says of it.

use super::figures::told;
use super::line::Inked;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::evidence::Figure;
use crate::compare::tables::against::{self, Against, Base};
use crate::compare::text::{Span, words};
use crate::ui::theme::Role;

/// Of more words than this that were cut only their number is told.
const MOST_CUT: usize = 6;

/// A passage held against the base.
#[derive(Default)]
pub(super) struct Held {
    /// The figures that differ, in value or hedge.
    pub(super) figures: Vec<Span>,
    /// The words that the base has not.
    pub(super) added: Vec<Span>,
    /// "≠ base ≥90,000", each once.
    told: Vec<String>,
    words: Vec<against::Held>,
}

impl Held {
    /// Holds a passage against what the base says in its row; nothing where that is nothing.
    pub(super) fn of(comparison: &Comparison, base: Option<&Base<'_>>, passage: &Passage) -> Self {
        let mut held = Self::default();
        let Some(base) = base else { return held };
        let in_words = |(passage, figure): (&Passage, &Figure)| {
            let read = passage.figures.iter().find(|read| read.figure == *figure);
            read.map_or_else(String::new, |read| told(comparison, passage, read))
        };
        for read in &passage.figures {
            let told = match base.against(read) {
                Against::Nothing | Against::Same => continue,
                Against::OtherHedge(of) => format!("hedge of the base: {}", in_words(of)),
                Against::OtherValue(values) => {
                    format!("≠ base {}", values.into_iter().map(in_words).collect::<Vec<_>>().join(", "))
                }
            };
            held.figures.push(read.figure.span);
            if !held.told.contains(&told) {
                held.told.push(told);
            }
        }
        held.words = base.words_against(passage);
        held.added = held.words.iter().flat_map(against::Held::added).collect();
        held
    }

    /// Adds to the line of ours what differs, and the words that were cut.
    pub(super) fn add_to(&self, line: &mut Inked, comparison: &Comparison) {
        for told in &self.told {
            line.ours(" · ", Role::Ours);
            line.ours(told, Role::Warning);
        }
        for held in &self.words {
            let Some(article) = comparison.article(&held.article) else { continue };
            let body = article.body.as_str();
            let cut: Vec<Span> = held.cut().collect();
            let count: usize = cut.iter().map(|span| words(body, *span).count()).sum();
            match (count, held.added().count()) {
                (0, 0) => {
                    line.ours(" · ", Role::Ours);
                    line.ours("words as in the base", Role::Ours);
                }
                (0, _) => {}
                (count, _) if count > MOST_CUT => {
                    line.ours(" · ", Role::Ours);
                    line.ours(&format!("{count} words of the base cut or changed"), Role::Ours);
                }
                _ => {
                    // The base's words are told in its own, but are no words of this article.
                    let told: Vec<&str> = cut.iter().map(|span| span.of(body)).collect();
                    line.ours(" · base: ", Role::Ours);
                    line.ours(&format!("“{}”", told.join("”, “")), Role::Cut);
                }
            }
        }
    }
}
