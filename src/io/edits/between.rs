//! Which changes lead from one text of the config to another: those that were made, as far as they are
//! known, else such as are read off both texts.
//!
//! Apart from making changes, because here there is nothing but two texts: an earlier visit has left
//! them, or changes were taken back before they could be written. Decided: what is read off counts only
//! if it leads to the same text byte for byte, so that no guess is ever written.

use super::edited;
use crate::config::{self, Config, Listed};
use crate::ui::model::edits::{RowEdit, TopicEdit};

/// The changes that lead from `base` to `ours`: as many of those that were `made` as lead there, else
/// those that are read off; none if no such changes are known, or none are needed.
pub(in crate::io) fn between(base: &str, ours: &str, mut made: Vec<TopicEdit>) -> Vec<TopicEdit> {
    let lead_there = |edits: &[TopicEdit]| edited(base, "", edits).is_ok_and(|text| text == ours);
    if let Some(count) = (0..=made.len()).rev().find(|count| lead_there(&made[..*count])) {
        made.truncate(count);
        return made;
    }
    let read = |text| config::read(text, "", &|_| true).ok();
    let Some((base, ours)) = read(base).zip(read(ours)) else { return Vec::new() };
    Some(read_off(&base, &ours)).filter(|edits| lead_there(edits)).unwrap_or_default()
}

fn read_off(base: &Config, ours: &Config) -> Vec<TopicEdit> {
    let was = |id: &str| base.listed.iter().find(|topic| topic.id == id);
    let is = |id: &str| ours.listed.iter().any(|topic| topic.id == id);
    let (gone, kept): (Vec<&Listed>, Vec<&Listed>) = base.listed.iter().partition(|topic| !is(&topic.id));
    let mut edits: Vec<TopicEdit> = gone.iter().map(|topic| TopicEdit::Delete(topic.id.clone())).collect();
    let mut order: Vec<&str> = kept.iter().map(|topic| topic.id.as_str()).collect();
    for topic in &ours.listed {
        let was = was(&topic.id);
        if was.is_none() {
            order.push(&topic.id);
        }
        if was.is_some_and(|was| was.enabled != topic.enabled) {
            edits.push(TopicEdit::Enable(topic.id.clone(), topic.enabled));
        }
        edits.extend(save(topic, was, base, ours));
    }
    for (place, topic) in ours.listed.iter().enumerate() {
        let at = order.iter().position(|id| *id == topic.id).unwrap_or(place);
        for at in (place..at).rev() {
            order.swap(at, at + 1);
            edits.push(TopicEdit::Move { topic: topic.id.clone(), up: true });
        }
    }
    edits.extend(aliases(base, ours));
    edits
}

/// The change that makes a topic what it is; none if it is so already, or is not read off.
fn save(topic: &Listed, was: Option<&Listed>, base: &Config, ours: &Config) -> Option<TopicEdit> {
    let spec = |config: &Config| config.topics.iter().find(|spec| spec.id == topic.id).cloned();
    let (before, now) = (spec(base), spec(ours)?);
    if was.is_some_and(|was| was.rows == topic.rows) && before.is_none_or(|before| before == now) {
        return None;
    }
    let row_was = |name: &str| was.is_some_and(|was| was.rows.iter().any(|(row, _)| row.name == name));
    let rows = topic.rows.iter().map(|(row, enabled)| RowEdit {
        was: Some(row.name.clone()).filter(|name| row_was(name)),
        enabled: *enabled,
        row: row.clone(),
    });
    let changes = was.map(|was| was.id.clone());
    Some(TopicEdit::Save { topic: now, rows: rows.collect(), changes })
}

/// The spellings that a name has and had not.
fn aliases(base: &Config, ours: &Config) -> Vec<TopicEdit> {
    let mut edits = Vec::new();
    for group in ours.aliases.groups() {
        let Some((name, spellings)) = group.split_first() else { continue };
        let was = base.aliases.groups().iter().find(|of| of.first() == Some(name));
        let new = spellings.iter().filter(|spelling| was.is_none_or(|was| !was.contains(spelling)));
        edits.extend(new.map(|spelling| TopicEdit::Alias { name: name.clone(), spelling: spelling.clone() }));
    }
    edits
}
