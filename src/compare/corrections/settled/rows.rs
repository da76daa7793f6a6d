//! Rows and what is taken from topics: settled passage by passage.

use super::super::{CorrectedRow, Corrections, JudgementId, Lost, Place, What};
use super::{Differ, Disagreement, Orphan, Settled, SettledMember, SettledRow};
use crate::compare::articles::Library;
use crate::compare::topics::{TopicSpec, Topics};
use std::collections::BTreeMap;

/// The part of a row's id that comes from its name.
pub(crate) fn slug(name: &str) -> String {
    name.to_lowercase().replace(char::is_whitespace, "-")
}

impl Settled {
    /// Settles rows, and what is taken from topics.
    pub(super) fn settle_rows(&mut self, corrections: &Corrections, library: &Library, topics: &Topics) {
        let spec = |topic: &str| topics.specs().iter().find(|spec| spec.id == topic);
        let mut rows: BTreeMap<(&str, &str), Vec<SettledRow>> = BTreeMap::new();
        for (id, judgement) in corrections.all() {
            let Some(topic) = judgement.what.topic() else { continue };
            let Some(spec) = spec(topic) else {
                self.orphans.push(Orphan { id, member: None, why: Lost::NoTopic });
                continue;
            };
            match &judgement.what {
                What::Row(row) => {
                    let settled = self.row(corrections, library, (id, row), spec);
                    rows.entry((&row.topic, &row.id)).or_default().push(settled);
                }
                What::Reject { at, .. } => {
                    if let Some(place) = self.find(library, at, id, None) {
                        self.reject(corrections, topic, place, id);
                    }
                }
                _ => {}
            }
        }
        self.rows = rows.into_values().filter_map(|same| self.joined(corrections, same)).collect();
        self.part_rejects_from_rows();
        self.part_rows();
        self.rows.retain(|row| row.members.len() >= row.fewest());
        self.rows.sort_by(|a, b| (a.mark.made, &a.members, &a.id).cmp(&(b.mark.made, &b.members, &b.id)));
    }

    fn row(
        &mut self,
        corrections: &Corrections,
        library: &Library,
        (id, row): (JudgementId, &CorrectedRow),
        spec: &TopicSpec,
    ) -> SettledRow {
        let mut members: Vec<SettledMember> = Vec::new();
        for (index, member) in row.members.iter().enumerate() {
            let Some(place) = self.find(library, &member.at, id, Some(index)) else { continue };
            match members.iter_mut().find(|known| known.place == place) {
                Some(known) => known.figures = joined(&known.figures, &member.figures),
                None => members.push(SettledMember { place, figures: member.figures.clone() }),
            }
        }
        SettledRow {
            topic: row.topic.clone(),
            id: row.id.clone(),
            name: row.name.clone(),
            takes: row.takes,
            adds: spec.rows.iter().any(|named| slug(&named.name) == row.id),
            members,
            mark: corrections.mark(&[id]),
        }
    }

    fn reject(&mut self, corrections: &Corrections, topic: &str, place: Place, id: JudgementId) {
        let mut known = self.rejected.iter_mut();
        match known.find(|(of, at, _)| of == topic && *at == place) {
            Some((.., mark)) => *mark = corrections.mark(&[mark.ids.as_slice(), &[id]].concat()),
            None => self.rejected.push((topic.to_owned(), place, corrections.mark(&[id]))),
        }
    }

    /// The row that all say who speak of this id; none if they differ.
    fn joined(&mut self, corrections: &Corrections, same: Vec<SettledRow>) -> Option<SettledRow> {
        let ids: Vec<JudgementId> = same.iter().flat_map(|row| row.mark.ids.clone()).collect();
        let mut rows = same.into_iter();
        let mut first = rows.next()?;
        for other in rows {
            let sorted = |row: &SettledRow| {
                let mut members = row.members.clone();
                members.sort();
                members
            };
            if first.adds {
                let new = other.members.into_iter().filter(|member| !first.members.contains(member));
                let new: Vec<SettledMember> = new.collect();
                first.members.extend(new);
            } else if (&first.name, first.takes, sorted(&first)) != (&other.name, other.takes, sorted(&other))
            {
                self.disagreements.push(Disagreement {
                    on: Differ::Row,
                    topic: Some(first.topic),
                    place: first.members.first().map(|member| member.place.clone()),
                    between: ids,
                });
                return None;
            }
        }
        first.mark = corrections.mark(&ids);
        Some(first)
    }

    /// Leaves passages that are taken from their topic and kept in a row of it where the program has
    /// them.
    fn part_rejects_from_rows(&mut self) {
        let mut kept = Vec::new();
        for (topic, place, mark) in std::mem::take(&mut self.rejected) {
            let mut between = mark.ids.clone();
            for row in self.rows.iter_mut().filter(|row| row.topic == topic) {
                let before = row.members.len();
                row.members.retain(|member| !member.place.overlaps(&place));
                if row.members.len() < before {
                    between.extend(&row.mark.ids);
                }
            }
            if between.len() == mark.ids.len() {
                kept.push((topic, place, mark));
            } else {
                let (topic, place) = (Some(topic), Some(place));
                self.disagreements.push(Disagreement { on: Differ::Topic, topic, place, between });
            }
        }
        self.rejected = kept;
    }

    /// Leaves passages that two rows take where the program has them.
    fn part_rows(&mut self) {
        let mut contested: Vec<(usize, SettledMember)> = Vec::new();
        let taking: Vec<usize> = (0..self.rows.len()).filter(|row| self.rows[*row].takes).collect();
        for (at, &one) in taking.iter().enumerate() {
            for &other in &taking[at + 1..] {
                let [one_row, other_row] = [&self.rows[one], &self.rows[other]];
                if one_row.topic != other_row.topic {
                    continue;
                }
                for (member, theirs) in one_row.members.iter().flat_map(|member| {
                    other_row
                        .members
                        .iter()
                        .filter(|theirs| member.is_contested(theirs))
                        .map(move |theirs| (member, theirs))
                }) {
                    contested.push((one, member.clone()));
                    contested.push((other, theirs.clone()));
                    let between = [one_row.mark.ids.as_slice(), &other_row.mark.ids].concat();
                    let (topic, place) = (Some(one_row.topic.clone()), Some(member.place.clone()));
                    self.disagreements.push(Disagreement { on: Differ::Member, topic, place, between });
                }
            }
        }
        for (row, member) in contested {
            self.rows[row].members.retain(|known| *known != member);
        }
    }
}

impl SettledRow {
    fn fewest(&self) -> usize {
        if self.takes || self.adds { 1 } else { 2 }
    }
}

impl SettledMember {
    /// Whether two rows cannot both take these: the same words, and the same figures of them.
    fn is_contested(&self, other: &SettledMember) -> bool {
        self.place.overlaps(&other.place) && in_common(&self.figures, &other.figures)
    }
}

/// Whether two lists of a passage's figures have one in common; a list of none means all.
pub(in crate::compare::corrections) fn in_common(figures: &[String], others: &[String]) -> bool {
    figures.is_empty() || others.is_empty() || figures.iter().any(|figure| others.contains(figure))
}

/// The figures of two lists, each once; a list of none means all.
pub(in crate::compare::corrections) fn joined(figures: &[String], others: &[String]) -> Vec<String> {
    if figures.is_empty() || others.is_empty() {
        return Vec::new();
    }
    let new = others.iter().filter(|figure| !figures.contains(figure));
    figures.iter().chain(new).cloned().collect()
}

impl Place {
    /// Whether both share text.
    pub(crate) fn overlaps(&self, other: &Place) -> bool {
        self.article == other.article && self.span.overlaps(other.span)
    }
}
