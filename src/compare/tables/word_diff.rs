//! Two texts word by word: what both say, and what one cut or changed.
//!
//! For texts of one origin alone (versions, copies, the same quotation): between independent texts
//! a difference of words is noise. Words are aligned by `similar` (Myers 1986). Decided: case and
//! accents count, for a quotation that changes them is changed; the shape of apostrophes and white
//! space do not. Some 50 µs for two sentences, so that it is made for what is looked at.

use crate::compare::text::{Span, words};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::borrow::Cow;

/// Shorter quotations ("yes, of course") are alike by chance.
pub(super) const FEWEST_WORDS: usize = 5;
/// Which share of the longer one's words must be the same, in order, for two quotations to be one.
pub(super) const LEAST_LIKENESS: f64 = 0.6;

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Both have them.
    Same,
    /// Only the base has them.
    Cut,
    /// Only the other has them.
    Added,
    /// The other has others in their place.
    Changed,
}

/// A run of words of one kind, in bytes of the two bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// Where it stands in the base; none if it was added.
    pub base: Option<Span>,
    /// Where it stands in the other; none if it was cut.
    pub other: Option<Span>,
}

impl Change {
    /// The same if the other text is the base.
    fn seen_from_the_other(self) -> Self {
        let kind = match self.kind {
            ChangeKind::Cut => ChangeKind::Added,
            ChangeKind::Added => ChangeKind::Cut,
            kind => kind,
        };
        Self { kind, base: self.other, other: self.base }
    }
}

/// A stretch of a body.
pub type Stretch<'a> = (&'a str, Span);

/// A text's words, as they are compared, and where each stands: made once where one text is held
/// against many.
pub(super) struct Words<'a> {
    pub(super) compared: Vec<Cow<'a, str>>,
    pub(super) spans: Vec<Span>,
}

impl<'a> Words<'a> {
    /// The words of a stretch.
    pub(super) fn of(stretch: Stretch<'a>) -> Self {
        Self::first_of(stretch, usize::MAX)
    }

    /// The first words of a stretch, at most `most`.
    pub(super) fn first_of((body, span): Stretch<'a>, most: usize) -> Self {
        let spans: Vec<Span> = words(body, span).take(most).map(|word| word.span).collect();
        let compared = spans.iter().map(|span| plain(span.of(body))).collect();
        Self { compared, spans }
    }

    /// From the first to the last of `count` words.
    fn cover(&self, first: usize, count: usize) -> Option<Span> {
        let last = self.spans.get((first + count).checked_sub(1)?)?;
        Some(self.spans.get(first).filter(|_| count > 0)?.cover(*last))
    }
}

fn plain(word: &str) -> Cow<'_, str> {
    match word.contains(['’', 'ʼ', '‘']) {
        true => Cow::Owned(word.replace(['’', 'ʼ', '‘'], "'")),
        false => Cow::Borrowed(word),
    }
}

/// What the other text did with the words of the base, in reading order; together the runs hold all
/// words of both. Of two texts the same is told whichever is the base: what was cut is then added.
pub fn word_diff(base: Stretch<'_>, other: Stretch<'_>) -> Vec<Change> {
    changes(&Words::of(base), &Words::of(other))
}

/// The same of words that are known already.
pub(super) fn changes(base: &Words<'_>, other: &Words<'_>) -> Vec<Change> {
    // Of several shortest ways from one to the other the algorithm finds one, which may not be the way back.
    if base.compared <= other.compared {
        one_way(base, other).collect()
    } else {
        one_way(other, base).map(Change::seen_from_the_other).collect()
    }
}

fn one_way(base: &Words<'_>, other: &Words<'_>) -> impl Iterator<Item = Change> {
    let ops = capture_diff_slices(Algorithm::Myers, &base.compared, &other.compared);
    ops.into_iter().map(move |op| {
        let (old, new) = (op.old_range(), op.new_range());
        let kind = match op {
            DiffOp::Equal { .. } => ChangeKind::Same,
            DiffOp::Delete { .. } => ChangeKind::Cut,
            DiffOp::Insert { .. } => ChangeKind::Added,
            DiffOp::Replace { .. } => ChangeKind::Changed,
        };
        Change { kind, base: base.cover(old.start, old.len()), other: other.cover(new.start, new.len()) }
    })
}

/// Which share of the longer text's words the other has in the same order, from 0 to 1; 0 if one has
/// none.
pub fn likeness(base: Stretch<'_>, other: Stretch<'_>) -> f64 {
    share(&Words::of(base), &Words::of(other), 0.0).unwrap_or_default()
}

/// The likeness of words that are known already, if it is at least `least`; where their numbers
/// alone rule that out they are not aligned.
pub(super) fn share(base: &Words<'_>, other: &Words<'_>, least: f64) -> Option<f64> {
    let (one, two) = (base.spans.len(), other.spans.len());
    let longer = one.max(two) as f64;
    if longer == 0.0 || (one.min(two) as f64) < least * longer {
        return None;
    }
    Some(same_words(base, other) as f64 / longer).filter(|share| *share >= least)
}

/// Whether all words of the shorter text stand in the other in the same order, one right after the
/// other, and there are at least `least` of them.
pub fn is_contained(base: Stretch<'_>, other: Stretch<'_>, least: usize) -> bool {
    let (base, other) = (Words::of(base), Words::of(other));
    let (short, long) = if base.spans.len() <= other.spans.len() { (&base, &other) } else { (&other, &base) };
    let count = short.compared.len();
    count >= least.max(1) && long.compared.windows(count).any(|window| *window == short.compared[..])
}

/// Which share of words two quotations have in common if they are the same one: so many words in
/// order that chance is out of the question, or one within the other; none if they are not.
pub fn likeness_of_same_quotation(base: Stretch<'_>, other: Stretch<'_>) -> Option<f64> {
    let share = likeness(base, other);
    let is_long = words(other.0, other.1).nth(FEWEST_WORDS - 1).is_some();
    let is_same = (share >= LEAST_LIKENESS && is_long) || is_contained(base, other, FEWEST_WORDS);
    is_same.then_some(share)
}

fn same_words(base: &Words<'_>, other: &Words<'_>) -> usize {
    let ops = capture_diff_slices(Algorithm::Myers, &base.compared, &other.compared);
    let same = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. }));
    same.map(|op| op.old_range().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> Stretch<'_> {
        (text, Span::new(0, text.len()))
    }

    #[track_caller]
    fn check(base: &str, other: &str, expected: &[(ChangeKind, &str, &str)]) {
        let changes = word_diff(whole(base), whole(other));
        let told: Vec<_> = changes
            .iter()
            .map(|of| (of.kind, of.base.map_or("", |at| at.of(base)), of.other.map_or("", |at| at.of(other))))
            .collect();
        assert_eq!(told, expected, "{base} | {other}");
    }

    #[test]
    fn runs_of_words_are_kept_cut_added_or_changed() {
        use ChangeKind::{Added, Changed, Cut, Same};
        check("", "", &[]);
        check("We mend nets.", "We  mend\nnets", &[(Same, "We mend nets", "We  mend\nnets")]);
        check("We’ll see", "We'll see", &[(Same, "We’ll see", "We'll see")]);
        check(
            "We mend old nets",
            "We mend nets",
            &[(Same, "We mend", "We mend"), (Cut, "old", ""), (Same, "nets", "nets")],
        );
        check("We mend", "We mend nets", &[(Same, "We mend", "We mend"), (Added, "", "nets")]);
        check("We mend nets", "They mend nets", &[(Changed, "We", "They"), (Same, "mend nets", "mend nets")]);
        check("café", "cafe", &[(Changed, "café", "cafe")]);
    }

    #[test]
    fn likeness_counts_the_words_in_common() {
        #[track_caller]
        fn check(base: &str, other: &str, expected: f64, contained: bool) {
            assert!((likeness(whole(base), whole(other)) - expected).abs() < 1e-9, "{base} | {other}");
            assert_eq!(is_contained(whole(base), whole(other), 2), contained, "{base} | {other}");
        }
        check("a b c d", "a b c d", 1.0, true);
        check("a b c d", "a b c", 0.75, true);
        check("a b c d", "a b x d", 0.75, false);
        check("a", "a", 1.0, false);
        check("", "", 0.0, false);
        check("a b", "c d", 0.0, false);
    }

    proptest! {
        #[test]
        fn all_words_of_both_are_told_and_what_is_same_is(base in "[abc ]{0,24}", other in "[abc ]{0,24}") {
            let changes = word_diff(whole(&base), whole(&other));
            let told = |text: &str, span: fn(&Change) -> Option<Span>| -> Vec<String> {
                let spans = changes.iter().filter_map(span);
                spans.flat_map(|at| at.of(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
            };
            let all = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(told(&base, |of| of.base), all(&base));
            prop_assert_eq!(told(&other, |of| of.other), all(&other));
            for change in changes.iter().filter(|of| of.kind == ChangeKind::Same) {
                let [left, right] = [change.base.unwrap().of(&base), change.other.unwrap().of(&other)];
                prop_assert_eq!(all(left), all(right));
            }
        }

        #[test]
        fn what_one_cut_the_other_added(base in "[abc ]{0,24}", other in "[abc ]{0,24}") {
            let there = word_diff(whole(&base), whole(&other));
            let back = word_diff(whole(&other), whole(&base));
            let back: Vec<Change> = back.into_iter().map(Change::seen_from_the_other).collect();
            prop_assert_eq!(there, back);
        }

        #[test]
        fn likeness_is_the_same_both_ways(base in "[abc ]{0,24}", other in "[abc ]{0,24}") {
            let [one, two] = [likeness(whole(&base), whole(&other)), likeness(whole(&other), whole(&base))];
            prop_assert!((one - two).abs() < 1e-9 && (0.0..=1.0).contains(&one));
        }
    }
}
