//! `[keys]` → [`Keymap`]: actions by name, keys by their written form, no key claimed twice.

use super::fields::{Fields, Text, entries, texts};
use super::mistakes::{Mistake, quoted};
use super::schema::nearest;
use crate::ui::keymap::{Action, BINDINGS, Conflict, KeySequence, Keymap};
use std::ops::Range;

/// Keys as the config gives them to an action, and where it says so.
struct Given {
    action: Action,
    span: Range<usize>,
    keys: Vec<(KeySequence, Range<usize>)>,
}

impl Given {
    /// Where the first of its keys stands that is `sought`, else where the action is named.
    fn place(&self, sought: impl Fn(&KeySequence) -> bool) -> Range<usize> {
        let found = self.keys.iter().find(|(keys, _)| sought(keys));
        found.map_or_else(|| self.span.clone(), |(_, span)| span.clone())
    }
}

/// The default keys, with those that the config gives to single actions instead.
pub(super) fn keymap(top: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Keymap {
    let mut all_given = Vec::new();
    let table = top.table("keys", mistakes);
    for (name, value) in table.map(entries).unwrap_or_default() {
        let keys = texts(value, |item| {
            let title = format!("{} takes a list of keys", quoted(name.get_ref()));
            mistakes.push(Mistake::new(item.span(), title, "write it as in `next-topic = [\"]\", \"tab\"]`"));
        });
        let keys = key_sequences(&keys, mistakes);
        match Action::named(name.get_ref()) {
            Some(action) => all_given.push(Given { action, span: name.span(), keys }),
            None => mistakes.push(unknown_action(&name)),
        }
    }
    let keymap = all_given.iter().fold(Keymap::default(), |keymap, given| {
        keymap.with(given.action, given.keys.iter().map(|(keys, _)| keys.clone()).collect())
    });
    for conflict in keymap.conflicts() {
        let mistake = claimed_twice(&conflict, &all_given);
        if !mistakes.iter().any(|known| known.span == mistake.span && known.other == mistake.other) {
            mistakes.push(mistake);
        }
    }
    keymap
}

fn key_sequences(texts: &[Text<'_>], mistakes: &mut Vec<Mistake>) -> Vec<(KeySequence, Range<usize>)> {
    let mut sequences = Vec::new();
    for text in texts {
        match KeySequence::parse(text.get_ref()) {
            Ok(keys) => sequences.push((keys, text.span())),
            Err(why) => {
                let help = "write a character, a name such as `enter` or `pgdn`, with `ctrl-` or `alt-` \
                            before it if need be, or two of them parted by a space";
                mistakes.push(Mistake::new(text.span(), why, help));
            }
        }
    }
    sequences
}

fn unknown_action(name: &Text<'_>) -> Mistake {
    let help = match nearest(name.get_ref(), BINDINGS.iter().map(|binding| binding.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "press `?` in the program, or see the README, for the names of all actions".to_owned(),
    };
    Mistake::new(name.span(), format!("there is no action {}", quoted(name.get_ref())), help)
}

/// A conflict as a mistake at the key that the config gives; the other side may be a default.
fn claimed_twice(conflict: &Conflict, all_given: &[Given]) -> Mistake {
    let given = |action: Action| all_given.iter().find(|given| given.action == action);
    let second = given(conflict.second).map(|given| given.place(|keys| *keys == conflict.keys));
    let clashes = |keys: &KeySequence| keys.clashes(&conflict.keys);
    let first = given(conflict.first).map(|given| match conflict.first == conflict.second {
        true => given.place(|keys| clashes(keys) && *keys != conflict.keys),
        false => given.place(clashes),
    });
    match (first, second) {
        (Some(one), Some(other)) => {
            let help = "give one of the two another key";
            let (earlier, later) = if one.start < other.start { (one, other) } else { (other, one) };
            Mistake::new(later, conflict.to_string(), help).beside(earlier, "the other")
        }
        (None, Some(span)) => default_is_claimed(span, conflict, conflict.first),
        (Some(span), None) => default_is_claimed(span, conflict, conflict.second),
        (None, None) => Mistake::new(0..0, conflict.to_string(), "this is a fault of the program"),
    }
}

fn default_is_claimed(span: Range<usize>, conflict: &Conflict, by_default: Action) -> Mistake {
    let name = by_default.name();
    let help = format!("`{name}` has its default keys: take another key here, or give `{name}` others too");
    Mistake::new(span, conflict.to_string(), help)
}
