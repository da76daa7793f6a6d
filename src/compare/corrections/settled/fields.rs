//! What figures and quotations should say, and notes: settled at the words that they are about.

use super::super::{Corrections, FigureFields, JudgementId, Place, What};
use super::{AtWords, Differ, Disagreement, Settled};
use crate::compare::articles::Library;
use std::collections::BTreeMap;

/// What several judgements say of one thing, each with its judgement.
type Said<'a, T> = Vec<(JudgementId, &'a T)>;

impl Settled {
    /// Settles figures, quotations and notes.
    pub(super) fn settle_fields(&mut self, corrections: &Corrections, library: &Library) {
        let mut figures: BTreeMap<Place, Said<'_, FigureFields>> = BTreeMap::new();
        let mut speakers: BTreeMap<Place, Said<'_, Option<String>>> = BTreeMap::new();
        for (id, judgement) in corrections.all() {
            let (What::Figure(_) | What::Quotation { .. } | What::Note { .. }) = &judgement.what else {
                continue;
            };
            let Some(at) = judgement.what.anchors().first().copied() else { continue };
            let Some(place) = self.find(library, at, id, None) else { continue };
            match &judgement.what {
                What::Figure(figure) => figures.entry(place).or_default().push((id, &figure.fields)),
                What::Quotation { speaker, .. } => speakers.entry(place).or_default().push((id, speaker)),
                What::Note { text, .. } => push(&mut self.notes, place, text.clone(), corrections, &[id]),
                _ => {}
            }
        }
        for (place, said) in figures {
            let (fields, ids) = self.figure_of(&place, &said);
            if !ids.is_empty() {
                push(&mut self.figures, place, fields, corrections, &ids);
            }
        }
        for (place, said) in speakers {
            let said: Vec<_> = said.into_iter().map(|(id, speaker)| (id, Some(speaker))).collect();
            let (speaker, ids) = self.agreed(&place, Differ::Speaker, &said);
            if let Some(speaker) = speaker {
                push(&mut self.speakers, place, speaker, corrections, &ids);
            }
        }
    }

    /// What all say of a figure, field by field, and which judgements that is from.
    fn figure_of(
        &mut self,
        place: &Place,
        said: &Said<'_, FigureFields>,
    ) -> (FigureFields, Vec<JudgementId>) {
        macro_rules! field {
            ($field:ident, $on:expr) => {{
                let said: Vec<_> = said.iter().map(|(id, fields)| (*id, fields.$field.as_ref())).collect();
                self.agreed(place, $on, &said)
            }};
        }
        let before = self.disagreements.len();
        let (mut value, mut hedge) = (field!(value, Differ::Value), field!(hedge, Differ::Hedge));
        if self.disagreements.len() > before {
            // One person's number with another's hedge is what neither says.
            (value, hedge) = Default::default();
        }
        let (whose, as_of) = (field!(whose, Differ::Whose), field!(as_of, Differ::AsOf));
        let said_by = field!(said_by, Differ::SaidBy);
        let mut from = [value.1, hedge.1, whose.1, as_of.1, said_by.1].concat();
        let fields = FigureFields {
            whose: whose.0,
            value: value.0,
            hedge: hedge.0,
            as_of: as_of.0,
            said_by: said_by.0,
        };
        from.sort();
        from.dedup();
        (fields, from)
    }

    /// What all say who say something, and who they are; nothing if two of them differ.
    fn agreed<T: Clone + PartialEq>(
        &mut self,
        place: &Place,
        on: Differ,
        said: &[(JudgementId, Option<&T>)],
    ) -> (Option<T>, Vec<JudgementId>) {
        let given: Vec<(JudgementId, &T)> =
            said.iter().filter_map(|(id, said)| Some((*id, (*said)?))).collect();
        let ids: Vec<JudgementId> = given.iter().map(|(id, _)| *id).collect();
        let Some((_, first)) = given.first() else { return (None, Vec::new()) };
        if given.iter().all(|(_, said)| said == first) {
            return (Some((*first).clone()), ids);
        }
        self.disagreements.push(Disagreement { on, topic: None, place: Some(place.clone()), between: ids });
        (None, Vec::new())
    }
}

fn push<T>(known: &mut AtWords<T>, place: Place, said: T, corrections: &Corrections, ids: &[JudgementId]) {
    known.entry(place.article).or_default().push((place.span, said, corrections.mark(ids)));
}
