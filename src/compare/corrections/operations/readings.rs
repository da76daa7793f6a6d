//! What was read otherwise, noted, and looked at.

use crate::compare::corrections::{
    CellMark, Corrections, FigureCorrection, FigureFields, JudgementId, Stamp, What, Words,
};

/// What was read, and what was looked at.
impl Corrections {
    /// The same with a figure read otherwise; what an earlier correction says beside it stays.
    #[must_use]
    pub fn with_figure(&self, words: Words<'_>, fields: &FigureFields, stamp: &Stamp) -> Self {
        let is_it = |what: &What| matches!(what, What::Figure(figure) if figure.at.is_exactly(words));
        let known = self.own().iter().find_map(|judgement| match &judgement.what {
            What::Figure(figure) if is_it(&judgement.what) => Some(figure.fields.clone()),
            _ => None,
        });
        let fields = known.unwrap_or_default().with(fields);
        let next = self.only(&|what| !is_it(what));
        if fields.is_empty() {
            return next;
        }
        next.and(What::Figure(FigureCorrection { at: words.anchor(), fields }), stamp)
    }

    /// The same with a figure as the program reads it.
    #[must_use]
    pub fn without_figure(&self, words: Words<'_>) -> Self {
        self.only(&|what| !matches!(what, What::Figure(figure) if figure.at.is_exactly(words)))
    }

    /// The same with somebody else saying a quotation; nobody if none.
    #[must_use]
    pub fn with_speaker(&self, words: Words<'_>, speaker: Option<String>, stamp: &Stamp) -> Self {
        let quotation = What::Quotation { at: words.anchor(), speaker };
        self.without_speaker(words).and(quotation, stamp)
    }

    /// The same with the speaker of a quotation as the program reads it.
    #[must_use]
    pub fn without_speaker(&self, words: Words<'_>) -> Self {
        self.only(&|what| !matches!(what, What::Quotation { at, .. } if at.is_exactly(words)))
    }

    /// The same with this note on a passage in place of the reader's own; with none if it is empty.
    #[must_use]
    pub fn with_note(&self, words: Words<'_>, text: &str, stamp: &Stamp) -> Self {
        let next = self.only(&|what| !matches!(what, What::Note { at, .. } if at.is_exactly(words)));
        match text.trim() {
            "" => next,
            text => next.and(What::note(words.anchor(), text), stamp),
        }
    }

    /// The same with a cell marked as checked, or no more; a mark that lapsed is made anew.
    #[must_use]
    pub fn with_silence_toggled(&self, cell: &CellMark, stamp: &Stamp) -> Self {
        let next = self.only(&|what| !matches!(what, What::Silent(of) if of.is_of(cell)));
        if self.is_silent(cell) { next } else { next.and(What::Silent(cell.clone()), stamp) }
    }

    /// The same with a cell marked as reviewed as it is, or no more.
    #[must_use]
    pub fn with_review_toggled(&self, cell: &CellMark, stamp: &Stamp) -> Self {
        let next = self.only(&|what| !matches!(what, What::Reviewed(of) if of.is_of(cell)));
        if self.is_reviewed(cell) { next } else { next.and(What::Reviewed(cell.clone()), stamp) }
    }

    /// The same without one of the reader's own judgements; none if it is another's.
    pub fn without(&self, id: JudgementId) -> Option<Self> {
        let own = self.layers.first().filter(|_| id.layer == 0 && self.get(id).is_some())?;
        let mut own = own.clone();
        own.judgements.remove(id.index);
        Some(self.with_own(own))
    }
}
