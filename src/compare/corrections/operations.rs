//! Changes of the reader's own judgements: pure, so that taking one back is keeping the older value.
//!
//! Only the first layer is changed, for it is the reader's own; what somebody else has judged is
//! answered by a judgement of one's own. A passage stands in one row of one's own at most, or with
//! other figures in others: what is level with one of a row's passages is level with all.

mod readings;

use super::settled::{in_common, joined, slug};
use super::{Anchor, CellMark, CorrectedRow, Corrections, Judgement, Member, Place, Stamp, What, Words};
use crate::compare::articles::Library;

/// Which judgements to leave.
type Keep<'a> = &'a dyn Fn(&What) -> bool;

/// Passages.
impl Corrections {
    /// The same with two passages of a topic level with each other, and with what was level with them.
    #[must_use]
    pub fn with_pinned(&self, topic: &str, one: Words<'_>, other: Words<'_>, stamp: &Stamp) -> Self {
        let known = [self.own_row_of(topic, one), self.own_row_of(topic, other)];
        let is_level = known[0].is_some() && known[0].map(|row| &row.id) == known[1].map(|row| &row.id);
        if is_level {
            return self.clone();
        }
        let mut members = Vec::new();
        for (words, known) in [one, other].into_iter().zip(known) {
            match known {
                Some(row) => members.extend(row.members.iter().cloned()),
                None => members.push(Member::of(words)),
            }
        }
        let members = each_once(members);
        let row = match known[0].or(known[1]) {
            Some(row) => CorrectedRow { members, ..row.clone() },
            None => CorrectedRow { takes: false, ..CorrectedRow::new(topic, None, members) },
        };
        let gone = known[0].and(known[1]).map(|row| row.id.clone());
        let is_kept = |what: &What| !matches!(what, What::Row(row) if row.topic == topic && Some(&row.id) == gone.as_ref());
        self.only(&is_kept).without_rejects(topic, &[one, other]).with_row(row, one.library, stamp)
    }

    /// The same without a passage in a row of the reader's own; a row that holds too few then goes with
    /// it. None if it is not there.
    pub fn without_member(&self, topic: &str, row: &str, words: Words<'_>) -> Option<Self> {
        let next = self.with_members_left(topic, &|of, member| of.id != row || !member.at.is_at(words));
        (next != *self).then_some(next)
    }

    /// The same with a passage in the row `to`, and in no other row of the topic; `to` is what the
    /// row holds already, `figures` are those of the passage that it is to be there for, all if none.
    #[must_use]
    pub fn with_moved(
        &self,
        to: &CorrectedRow,
        words: Words<'_>,
        figures: Vec<String>,
        stamp: &Stamp,
    ) -> Self {
        let mut row = CorrectedRow { takes: true, ..self.as_own(to) };
        match row.members.iter_mut().find(|member| member.at.is_at(words)) {
            Some(known) => known.figures = joined(&known.figures, &figures),
            None => row.members.push(Member { figures, ..Member::of(words) }),
        }
        self.without_rejects(&to.topic, &[words]).with_row(row, words.library, stamp)
    }

    /// The same with passages of a row in a row of their own, and in no other; of none nothing changes.
    #[must_use]
    pub fn with_split(
        &self,
        topic: &str,
        name: Option<String>,
        passages: &[(Words<'_>, Vec<String>)],
        stamp: &Stamp,
    ) -> Self {
        let Some((Words { library, .. }, _)) = passages.first() else { return self.clone() };
        let member = |(words, figures): &(Words<'_>, Vec<String>)| Member {
            figures: figures.clone(),
            ..Member::of(*words)
        };
        let row = CorrectedRow::new(topic, name, passages.iter().map(member).collect());
        self.with_row(row, library, stamp)
    }

    /// The same with all passages of two rows in the first, and in no other row.
    #[must_use]
    pub fn with_merged(
        &self,
        into: &CorrectedRow,
        from: &CorrectedRow,
        library: &Library,
        stamp: &Stamp,
    ) -> Self {
        let (into, from) = (self.as_own(into), self.as_own(from));
        let members = each_once(into.members.iter().chain(&from.members).cloned().collect());
        let row = CorrectedRow { takes: true, members, ..into };
        let is_other =
            |what: &What| !matches!(what, What::Row(of) if of.topic == from.topic && of.id == from.id);
        self.only(&is_other).with_row(row, library, stamp)
    }

    /// The same with another name for a row, whose passages stay in it from now on.
    #[must_use]
    pub fn with_renamed(&self, row: &CorrectedRow, name: &str, library: &Library, stamp: &Stamp) -> Self {
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        self.with_row(CorrectedRow { name, ..self.as_own(row) }, library, stamp)
    }

    /// The reader's own row of this id as it is by now; the row as it is given if there is none.
    fn as_own(&self, row: &CorrectedRow) -> CorrectedRow {
        self.own_row(&row.topic, &row.id).unwrap_or(row).clone()
    }

    /// The same with a row as it is here, in place of the reader's own of this id; what it takes stands
    /// in no other row of the reader's.
    fn with_row(&self, row: CorrectedRow, library: &Library, stamp: &Stamp) -> Self {
        let is_it = |what: &What| matches!(what, What::Row(of) if of.topic == row.topic && of.id == row.id);
        // A row is as old as its beginning.
        let begun = self.own().iter().find(|known| is_it(&known.what)).map(|known| known.stamp.clone());
        let stamp = begun.unwrap_or_else(|| stamp.clone());
        let placed = |member: &Member| member.at.place(library).ok();
        let taken: Vec<(&Member, Option<Place>)> =
            row.members.iter().filter(|_| row.takes).map(|member| (member, placed(member))).collect();
        let is_taken = |member: &Member| {
            let place = placed(member);
            let is_same = |(own, at): &(&Member, Option<Place>)| {
                let share_text =
                    at.as_ref().zip(place.as_ref()).is_some_and(|(one, other)| one.overlaps(other));
                (share_text || own.at == member.at) && in_common(&own.figures, &member.figures)
            };
            taken.iter().any(is_same)
        };
        self.with_members_left(&row.topic, &|of, member| of.id == row.id || !is_taken(member))
            .only(&|what| !is_it(what))
            .and(What::Row(row.clone()), &stamp)
    }

    /// The same without a passage in a topic, or in any row of the reader's own there.
    #[must_use]
    pub fn with_rejected(&self, topic: &str, words: Words<'_>, stamp: &Stamp) -> Self {
        let next = self.without_members(topic, &[words]).without_rejects(topic, &[words]);
        next.and(What::Reject { topic: topic.to_owned(), at: words.anchor() }, stamp)
    }

    /// The same with what the reader took from a topic back in it; none if nothing was taken there.
    pub fn without_reject(&self, topic: &str, words: Words<'_>) -> Option<Self> {
        let next = self.without_rejects(topic, &[words]);
        (next != *self).then_some(next)
    }

    /// The same with a passage taken from one topic and put into a row of another.
    #[must_use]
    pub fn with_admitted(&self, from: &str, to: &CorrectedRow, words: Words<'_>, stamp: &Stamp) -> Self {
        self.with_rejected(from, words, stamp).with_moved(to, words, Vec::new(), stamp)
    }
}

/// What is known.
impl Corrections {
    /// How many passages stand in the reader's own rows, in all topics.
    pub fn own_members(&self) -> usize {
        self.own_rows().map(|row| row.members.len()).sum()
    }

    /// The reader's own row of this id in a topic.
    pub fn own_row(&self, topic: &str, id: &str) -> Option<&CorrectedRow> {
        self.own_rows().find(|row| row.topic == topic && row.id == id)
    }

    /// The reader's own row that holds a passage.
    pub fn own_row_of(&self, topic: &str, words: Words<'_>) -> Option<&CorrectedRow> {
        let holds = |row: &&CorrectedRow| row.members.iter().any(|member| member.at.is_at(words));
        self.own_rows().filter(|row| row.topic == topic).find(holds)
    }

    /// Whether two passages of a topic stand in one of the reader's own rows.
    pub fn are_level(&self, topic: &str, one: Words<'_>, other: Words<'_>) -> bool {
        let row = |words| self.own_row_of(topic, words).map(|row| &row.id);
        row(one).is_some() && row(one) == row(other)
    }

    /// Whether the reader has marked a cell as reviewed while it held what it holds.
    pub fn is_reviewed(&self, cell: &CellMark) -> bool {
        let is_it = |of: &CellMark| of.is_of(cell) && of.held == cell.held;
        self.own().iter().any(|known| matches!(&known.what, What::Reviewed(of) if is_it(of)))
    }

    /// Whether the reader has marked a cell as checked, with all its texts there.
    pub fn is_silent(&self, cell: &CellMark) -> bool {
        let is_it = |of: &CellMark| of.is_of(cell) && of.knew(&cell.texts);
        self.own().iter().any(|known| matches!(&known.what, What::Silent(of) if is_it(of)))
    }

    fn own_rows(&self) -> impl Iterator<Item = &CorrectedRow> {
        self.own().iter().filter_map(|judgement| judgement.what.row())
    }

    fn without_members(&self, topic: &str, words: &[Words<'_>]) -> Self {
        let is_taken = |member: &Member| words.iter().any(|words| member.at.is_at(*words));
        self.with_members_left(topic, &|_, member| !is_taken(member))
    }

    /// The same with those passages in the reader's rows of a topic that are to be left; rows that
    /// then hold too few go.
    fn with_members_left(&self, topic: &str, is_left: &dyn Fn(&CorrectedRow, &Member) -> bool) -> Self {
        let mut own = self.own_layer();
        own.judgements.retain_mut(|judgement| match &mut judgement.what {
            What::Row(row) if row.topic == topic => {
                let known = row.clone();
                row.members.retain(|member| is_left(&known, member));
                row.members.len() == known.members.len() || row.members.len() >= row.fewest()
            }
            _ => true,
        });
        self.with_own(own)
    }

    fn without_rejects(&self, topic: &str, words: &[Words<'_>]) -> Self {
        let is_at = |at: &Anchor| words.iter().any(|words| at.is_at(*words));
        self.only(&|what| !matches!(what, What::Reject { topic: of, at } if of == topic && is_at(at)))
    }

    fn only(&self, keep: Keep<'_>) -> Self {
        let mut own = self.own_layer();
        own.judgements.retain(|judgement| keep(&judgement.what));
        self.with_own(own)
    }

    fn and(&self, what: What, stamp: &Stamp) -> Self {
        let mut own = self.own_layer();
        own.judgements.push(Judgement { stamp: stamp.clone(), what });
        own.sort();
        self.with_own(own)
    }
}

/// Members of a row, each passage once: about all of its figures if one of them is.
fn each_once(members: Vec<Member>) -> Vec<Member> {
    let mut each: Vec<Member> = Vec::new();
    for member in members {
        match each.iter_mut().find(|known| known.at == member.at) {
            Some(known) => known.figures = joined(&known.figures, &member.figures),
            None => each.push(member),
        }
    }
    each
}

impl CorrectedRow {
    /// A row of these passages, which it takes from all others; its id is made of them, and stays.
    pub fn new(topic: &str, name: Option<String>, members: Vec<Member>) -> Self {
        let mut hasher = xxhash_rust::xxh3::Xxh3::new();
        for member in &members {
            let at = [member.at.article.as_str(), &member.at.prefix, &member.at.exact];
            for words in at.into_iter().chain(member.figures.iter().map(String::as_str)) {
                hasher.update(words.as_bytes());
                hasher.update(&[0]);
            }
        }
        let id = format!("row-{:08x}", hasher.digest() >> 32);
        Self { topic: topic.to_owned(), id, name, takes: true, members }
    }

    /// A row that the config names, to which passages are added.
    pub fn in_config(topic: &str, name: &str) -> Self {
        Self { topic: topic.to_owned(), id: slug(name), name: None, takes: true, members: Vec::new() }
    }

    /// How many passages it must hold to be a row: of passages pinned level, two.
    pub(super) fn fewest(&self) -> usize {
        if self.takes { 1 } else { 2 }
    }
}

impl Member {
    /// A passage with all its figures.
    pub fn of(words: Words<'_>) -> Self {
        Self { at: words.anchor(), figures: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
