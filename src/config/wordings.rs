//! `[[wording]]` → [`WordingSpec`]: one thing, and the ways to word it.

use super::fields::Fields;
use super::mistakes::{Mistake, quoted};
use super::schema::WORDING;
use super::terms::terms;
use crate::compare::tables::wordings::WordingSpec;
use std::collections::BTreeMap;
use std::ops::Range;

/// The wordings in the order of the file.
pub(super) fn wordings(top: &Fields<'_>, source: &str, mistakes: &mut Vec<Mistake>) -> Vec<WordingSpec> {
    let mut wordings = Vec::new();
    let mut seen: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for fields in top.tables("wording", &WORDING, mistakes) {
        let mut lists = Vec::new();
        for (list, texts) in fields.text_lists("terms", mistakes) {
            if texts.is_empty() {
                let title = "an empty list in `terms` can never be found";
                mistakes.push(Mistake::new(list.span(), title, "fill it, or leave it out"));
            }
            lists.push(terms(&texts, source, mistakes));
        }
        let name = fields.required_text("name", mistakes);
        if lists.is_empty() {
            let title = "a wording needs `terms`";
            let help =
                r#"list the alternatives, as in `terms = [["invasion", "war"], ["special operation"]]`"#;
            mistakes.push(Mistake::new(fields.span.clone(), title, help).missing());
        }
        let Some(name) = name else { continue };
        let text = name.get_ref().trim().to_owned();
        if let Some(first) = seen.get(&text) {
            let title = format!("two wordings have the name {}", quoted(&text));
            let help = "rename one, or put the terms of both into one";
            mistakes.push(Mistake::new(name.span(), title, help).beside(first.clone(), "the first"));
            continue;
        }
        seen.insert(text.clone(), name.span());
        wordings.push(WordingSpec { name: text, terms: lists });
    }
    wordings
}
