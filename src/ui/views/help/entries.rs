//! What the help screen lists: the keys of a view as they are bound, the marks, and which of them hold
//! what was typed. Apart from the screen, because it knows nothing of lines and widths.

use super::marks::marks;
use crate::compare::text::Folded;
use crate::ui::keymap::{BINDINGS, Binding, KeyScope, KeySequence};
use crate::ui::model::Shared;

/// A key, or a mark, and what it does or says.
pub(super) struct Entry {
    /// The keys as they are bound, or the mark.
    pub(super) lead: String,
    /// What it does, or says.
    pub(super) words: &'static str,
    /// The name in the config; none for a mark.
    pub(super) name: Option<&'static str>,
    /// The keys one by one.
    keys: Vec<String>,
}

/// Entries under a heading.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) entries: Vec<Entry>,
}

/// All that is listed for the view whose scope is `of`.
pub(super) fn sections(of: KeyScope, shared: &Shared) -> Vec<Section> {
    let bound = |scope: KeyScope| {
        let rows = BINDINGS.iter().filter(move |binding| binding.scopes.contains(&scope));
        rows.filter_map(|binding| bound(binding, of, shared)).collect()
    };
    let mut sections = vec![Section { heading: format!("In the {} view", of.name()), entries: bound(of) }];
    let mark = |(mark, words): (&str, _)| Entry { lead: mark.into(), words, name: None, keys: Vec::new() };
    let entries: Vec<Entry> = marks(of).map(mark).collect();
    if !entries.is_empty() {
        sections.push(Section { heading: "Marks".to_owned(), entries });
    }
    sections.push(Section { heading: "Everywhere".to_owned(), entries: bound(KeyScope::Everywhere) });
    sections
}

/// The sections with only the entries that hold every word of `typed`, whatever its case and accents;
/// of a key that is typed as it stands what it does comes first.
pub(super) fn narrowed(sections: Vec<Section>, typed: &str) -> Vec<Section> {
    let typed = typed.trim();
    let words: Vec<String> = typed.split_whitespace().map(folded).collect();
    let mut of_key = Section { heading: format!("The key {typed}"), entries: Vec::new() };
    let mut rest = Vec::new();
    for Section { heading, entries } in sections {
        let (exact, others): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.keys.iter().any(|key| key == typed));
        of_key.entries.extend(exact);
        let entries = others.into_iter().filter(|entry| entry.holds(&words)).collect();
        rest.push(Section { heading, entries });
    }
    rest.insert(0, of_key);
    rest.retain(|section| !section.entries.is_empty());
    rest
}

impl Entry {
    fn holds(&self, words: &[String]) -> bool {
        let text = folded(&format!("{} {} {}", self.lead, self.name.unwrap_or_default(), self.words));
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

fn folded(text: &str) -> String {
    Folded::of(text).text().to_ascii_lowercase()
}

/// A row of the table as it is bound; where one only types, none whose keys are all text.
fn bound(binding: &Binding, of: KeyScope, shared: &Shared) -> Option<Entry> {
    let is_text = |keys: &&KeySequence| keys.keys().iter().any(|key| key.typed().is_some());
    let all = shared.settings.keymap.keys(binding.action);
    let usable = all.iter().filter(|keys| !(of.is_typed_into() && is_text(keys)));
    let keys: Vec<String> = usable.map(ToString::to_string).collect();
    if keys.is_empty() && !all.is_empty() {
        return None;
    }
    let lead = if keys.is_empty() { "(no key)".to_owned() } else { keys.join("  ") };
    Some(Entry { lead, words: binding.help, name: Some(binding.name), keys })
}
