//! Which sentences a rule would admit if it had one condition less.
//!
//! The conditions are those that the config writes: `any`, each list of `all`, `none`, and `with`,
//! with or without `unit`. Decided: a rule of `any` alone has no near misses but those that `none` or
//! `with` keep out, for a sentence that fulfils nothing is no near miss.

use super::{
    Admitted, Anchor, CompiledRule, Matched, SentenceEvidence, Windows, all_within, evidence_spans,
    first_within, overlap, sentence_span, sentences_among,
};
use crate::compare::topics::scan::Occurrence;
use crate::compare::topics::{Missing, Reason};
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Paragraph and sentence, both from 0, with what keeps the sentence out and what it fulfils.
pub(in super::super) type AlmostAdmitted = BTreeMap<(usize, usize), (Missing, BTreeSet<Reason>)>;

/// A rule's lists of terms, each of which must match, and where they do.
type Lists<'a> = Vec<(Missing, Vec<&'a Occurrence>)>;

impl CompiledRule {
    /// The sentences one condition short of the rule, only of those in `among` if that is given; of
    /// several conditions that a sentence lacks by different hits the first in [`Missing`].
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(in super::super) fn almost_admit(
        &self,
        matched: &Matched<'_>,
        among: Option<&Admitted>,
        stop: &Stop,
    ) -> Result<AlmostAdmitted, Stopped> {
        let admitted = self.admit(matched, among, stop)?;
        let lists = self.lists(matched);
        let none = matched.places_of(&self.none);
        let windows = Windows { article: matched.article, words: matched.words, within: self.within };
        let mut evidence = SentenceEvidence::default();
        let mut found = AlmostAdmitted::new();
        for (anchor, lacks_first) in self.almost_anchors(&lists, matched, among, stop)? {
            stop.poll()?;
            let key = (anchor.paragraph, anchor.sentence);
            if admitted.contains_key(&key) || among.is_some_and(|among| !among.contains_key(&key)) {
                continue;
            }
            let window = windows.around(&anchor);
            let mut lacking = lists.iter().filter(|(_, list)| first_within(list, window).is_none());
            let mut missing: Vec<Missing> =
                lacking.by_ref().take(2).map(|(missing, _)| missing.clone()).collect();
            let lacks_another = lacks_first && missing.first() != lists.first().map(|(first, _)| first);
            missing.extend(first_within(&none, window).map(|place| Missing::Excluded(matched.reason(place))));
            if missing.len() > 1 || lacks_another {
                continue;
            }
            missing.extend(self.lacks_evidence(matched, key, &mut evidence));
            let [missing] = missing.as_slice() else { continue };
            let part = overlap(window, sentence_span(matched.article, key));
            let places = lists.iter().flat_map(|(_, list)| all_within(list, part));
            let reasons = places.map(|place| matched.reason(place));
            let anchor = Reason { term: anchor.term, span: anchor.span };
            let (known, fulfilled) = found.entry(key).or_insert_with(|| (missing.clone(), BTreeSet::new()));
            if *missing < *known {
                *known = missing.clone();
            }
            fulfilled.extend(reasons.chain([anchor]));
        }
        Ok(found)
    }

    fn lists<'a>(&self, matched: &'a Matched<'_>) -> Lists<'a> {
        let any = (!self.any.is_empty()).then(|| (Missing::Any, matched.places_of(&self.any)));
        let all = self.all.iter().enumerate();
        any.into_iter().chain(all.map(|(at, list)| (Missing::All(at), matched.places_of(list)))).collect()
    }

    /// What windows are laid around, and whether it stands for the first list, which does not match
    /// there: hits of the first list, then of the second; figures or quotations where there are no lists.
    fn almost_anchors(
        &self,
        lists: &Lists<'_>,
        matched: &Matched<'_>,
        among: Option<&Admitted>,
        stop: &Stop,
    ) -> Result<Vec<(Anchor, bool)>, Stopped> {
        let mut anchors: Vec<(Anchor, bool)> = Vec::new();
        for (index, (_, list)) in lists.iter().take(2).enumerate() {
            anchors.extend(list.iter().map(|place| (matched.anchor(place), index == 1)));
        }
        let keeps_out = !self.units.is_empty() || !self.none.is_empty();
        let Some(with) = self.with.filter(|_| lists.is_empty() && keeps_out) else { return Ok(anchors) };
        let term: Arc<str> = with.name().into();
        for (paragraph, sentence) in sentences_among(matched.article, among) {
            stop.poll()?;
            let spans = evidence_spans(matched, (paragraph, sentence), with, &[]).into_iter();
            let anchor = |span| (Anchor { span, paragraph, sentence, term: Arc::clone(&term) }, false);
            anchors.extend(spans.map(anchor));
        }
        Ok(anchors)
    }

    /// What `with` asks for and the sentence does not hold.
    fn lacks_evidence(
        &self,
        matched: &Matched<'_>,
        key: (usize, usize),
        evidence: &mut SentenceEvidence,
    ) -> Option<Missing> {
        let with = self.with.filter(|with| !evidence.holds(matched, key, *with, &self.units))?;
        let of_other_units = !self.units.is_empty() && !evidence_spans(matched, key, with, &[]).is_empty();
        Some(if of_other_units { Missing::Unit } else { Missing::With(with) })
    }
}
