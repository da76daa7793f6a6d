//! `[aliases]` and `[[outlet]]`: names and their spellings, each of which may stand for one only.

use super::fields::{Fields, Text, entries, texts};
use super::mistakes::{Mistake, quoted};
use super::schema::OUTLET;
use crate::compare::articles::OutletSpec;
use crate::compare::topics::Aliases;
use std::collections::BTreeMap;
use std::ops::Range;

/// The groups of spellings, in the order of the file, each headed by its name.
pub(super) fn aliases(top: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Aliases {
    let mut taken = Taken::default();
    let mut groups = Vec::new();
    let table = top.table("aliases", mistakes);
    for (number, (name, value)) in table.map(entries).unwrap_or_default().into_iter().enumerate() {
        let others = texts(value, |item| {
            let title = format!("{} takes a list of other spellings", quoted(name.get_ref()));
            mistakes.push(Mistake::new(item.span(), title, "write it as in `Kyiv = [\"Kiev\"]`"));
        });
        let spellings: Vec<Text<'_>> = std::iter::once(name).chain(others).collect();
        for spelling in &spellings {
            if !spelling.get_ref().contains(char::is_alphanumeric) {
                let title =
                    format!("{} is no spelling: it holds no letter or digit", quoted(spelling.get_ref()));
                mistakes.push(Mistake::new(spelling.span(), title, "write a name, or leave it out"));
            } else if let Some(first) = taken.by_another(spelling, number) {
                let title = format!("{} stands in two groups of aliases", quoted(spelling.get_ref()));
                let help = "keep it in one group, or make one group of the two";
                mistakes.push(Mistake::new(spelling.span(), title, help).beside(first, "here too"));
            }
        }
        groups.push(spellings.iter().map(|spelling| spelling.get_ref().trim().to_owned()).collect());
    }
    Aliases::new(groups)
}

/// The outlets in the order of the file.
pub(super) fn outlets(top: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Vec<OutletSpec> {
    let mut taken = Taken::default();
    let mut outlets = Vec::new();
    for (number, fields) in top.tables("outlet", &OUTLET, mistakes).into_iter().enumerate() {
        let name = fields.required_text("name", mistakes);
        let aliases = fields.texts("aliases", mistakes);
        let short = fields.value("short").and_then(|_| fields.required_text("short", mistakes));
        for spelling in name.iter().chain(&aliases) {
            if let Some(first) = taken.by_another(spelling, number) {
                let title = format!("two outlets have the name {}", quoted(spelling.get_ref()));
                let help = "make one `[[outlet]]` of the two, or take the name from one of them";
                mistakes.push(Mistake::new(spelling.span(), title, help).beside(first, "here too"));
            }
        }
        let owned = |text: &Text<'_>| text.get_ref().trim().to_owned();
        let Some(name) = name else { continue };
        let aliases = aliases.iter().map(owned).collect();
        outlets.push(OutletSpec { name: owned(&name), aliases, short: short.as_ref().map(owned) });
    }
    outlets
}

/// Spellings (case folded, but for those in capitals only) with the number of the group that has
/// them and where.
#[derive(Default)]
struct Taken(BTreeMap<String, (usize, Range<usize>)>);

impl Taken {
    /// Where another group than `group` has `spelling`; else the spelling is noted for this one.
    fn by_another(&mut self, spelling: &Text<'_>, group: usize) -> Option<Range<usize>> {
        let written = spelling.get_ref().trim();
        let in_capitals = !written.chars().any(char::is_lowercase);
        let folded = if in_capitals { written.to_owned() } else { written.to_lowercase() };
        let (owner, place) = self.0.entry(folded).or_insert_with(|| (group, spelling.span()));
        (*owner != group).then(|| place.clone())
    }
}
