//! The binding table: what each key does, where, by what name. Dispatch, the help screen, the
//! config's checks and the README's table derive from it.

mod action;
mod key;
mod table;

pub use action::{Action, KeyScope};
pub use key::{Key, KeySequence};
pub use table::{BINDINGS, Binding};

use std::collections::BTreeMap;
use std::fmt;

/// Which keys ask for which action; the default is the table's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    keys: BTreeMap<Action, Vec<KeySequence>>,
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They ask for this.
    Action(Action),
    /// They begin a sequence.
    Prefix,
    /// Nothing.
    None,
}

/// Keys that two actions claim in one scope, so that one could never be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The action that stands first in the table.
    pub first: Action,
    /// The other; the same where an action's own keys are in each other's way.
    pub second: Action,
    /// The keys of the second, which equal the first's, begin with them or begin them.
    pub keys: KeySequence,
    /// Where.
    pub scope: KeyScope,
}

impl Default for Keymap {
    fn default() -> Self {
        let parsed = |keys: &[&str]| keys.iter().filter_map(|text| KeySequence::parse(text).ok()).collect();
        Self { keys: BINDINGS.iter().map(|binding| (binding.action, parsed(binding.keys))).collect() }
    }
}

impl Keymap {
    /// The same keymap, with these keys and no others for `action`; with none it cannot be asked for.
    #[must_use]
    pub fn with(mut self, action: Action, keys: Vec<KeySequence>) -> Self {
        self.keys.insert(action, keys);
        self
    }

    /// The keys that ask for `action`, in the order given.
    pub fn keys(&self, action: Action) -> &[KeySequence] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// What `pressed` means in `scope`, bindings of [`KeyScope::Everywhere`] included.
    pub fn lookup(&self, scope: KeyScope, pressed: &[Key]) -> Lookup {
        let mut found = Lookup::None;
        for binding in BINDINGS.iter().filter(|binding| binding.works_in(scope)) {
            for keys in self.keys(binding.action) {
                if keys.keys() == pressed {
                    return Lookup::Action(binding.action);
                }
                if keys.keys().starts_with(pressed) {
                    found = Lookup::Prefix;
                }
            }
        }
        found
    }

    /// Every pair of actions that claim the same keys, or keys of which one begin the other, in
    /// one scope; in the order of the table.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for (index, first) in BINDINGS.iter().enumerate() {
            for second in &BINDINGS[index..] {
                let Some(scope) = first.shared_scope(second) else { continue };
                let same = first.action == second.action;
                for keys in self.keys(second.action) {
                    let clash = |other: &KeySequence| other.clashes(keys) && !(same && other == keys);
                    if self.keys(first.action).iter().any(clash) {
                        let keys = keys.clone();
                        conflicts.push(Conflict { first: first.action, second: second.action, keys, scope });
                    }
                }
            }
        }
        conflicts
    }

    /// The first key of each action, joined by "/", as hints show them ("j/k"); empty if none is bound.
    pub fn hint(&self, actions: &[Action]) -> String {
        let first = |action: &Action| self.keys(*action).first().map(ToString::to_string);
        actions.iter().filter_map(first).collect::<Vec<_>>().join("/")
    }

    /// The whole table in Markdown, for the README.
    pub fn markdown_table(&self) -> String {
        let mut table =
            String::from("| Keys | What they do | Where | Name in `[keys]` |\n|---|---|---|---|\n");
        for binding in BINDINGS {
            let code = |keys: &KeySequence| format!("`{}`", keys.to_string().replace('|', "\\|"));
            let keys: Vec<_> = self.keys(binding.action).iter().map(code).collect();
            let scopes: Vec<_> = binding.scopes.iter().map(|scope| scope.name()).collect();
            table += &format!(
                "| {} | {} | {} | `{}` |\n",
                keys.join(" "),
                binding.help,
                scopes.join(", "),
                binding.name
            );
        }
        table
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second, keys) = (self.first.name(), self.second.name(), &self.keys);
        let place = match self.scope {
            KeyScope::Everywhere => "everywhere".to_owned(),
            scope => format!("in the {} view", scope.name()),
        };
        if self.first == self.second {
            write!(f, "`{keys}` of `{first}` and another of its keys begin alike {place}")
        } else {
            write!(f, "`{keys}` of `{second}` is also, or begins like, a key of `{first}` {place}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(text: &str) -> KeySequence {
        KeySequence::parse(text).unwrap()
    }

    fn lookup(keymap: &Keymap, scope: KeyScope, text: &str) -> Lookup {
        keymap.lookup(scope, keys(text).keys())
    }

    #[test]
    fn the_table_holds_every_action_once_by_a_kebab_case_name() {
        let names: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.name).collect();
        let actions: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.action).collect();
        assert_eq!((names.len(), actions.len()), (BINDINGS.len(), BINDINGS.len()));
        for binding in BINDINGS {
            let kebab = binding
                .name
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(kebab, "{}", binding.name);
            assert_eq!(Action::named(binding.name), Some(binding.action));
            assert!(!binding.help.is_empty() && !binding.scopes.is_empty(), "{}", binding.name);
        }
    }

    #[test]
    fn every_default_is_read_and_printed_back() {
        for binding in BINDINGS {
            assert!(!binding.keys.is_empty(), "{}", binding.name);
            for text in binding.keys {
                assert_eq!(KeySequence::parse(text).map(|keys| keys.to_string()).as_deref(), Ok(*text));
            }
        }
    }

    #[test]
    fn every_key_works_wherever_the_table_lists_it() {
        for binding in BINDINGS {
            for (scope, text) in
                binding.scopes.iter().flat_map(|s| binding.keys.iter().map(move |k| (*s, *k)))
            {
                let found = lookup(&Keymap::default(), scope, text);
                assert_eq!(found, Lookup::Action(binding.action), "{text} in {scope:?}");
            }
        }
    }

    #[test]
    fn the_defaults_do_not_conflict() {
        assert_eq!(Keymap::default().conflicts(), []);
    }

    #[test]
    fn conflicts_are_found_across_everywhere_and_by_prefix() {
        let changed = |action, text| Keymap::default().with(action, vec![keys(text)]);
        let check = |keymap: Keymap, first, second, scope| {
            let conflicts = keymap.conflicts();
            let found = conflicts.iter().any(|c| (c.first, c.second, c.scope) == (first, second, scope));
            assert!(found, "{conflicts:?}");
        };
        check(changed(Action::Fold, "q"), Action::Fold, Action::Quit, KeyScope::Compare);
        check(changed(Action::Quit, "g"), Action::Top, Action::Quit, KeyScope::Compare);
        check(changed(Action::Help, "q"), Action::Help, Action::Quit, KeyScope::Everywhere);
        let own = Keymap::default().with(Action::Top, vec![keys("g"), keys("g g")]);
        check(own, Action::Top, Action::Top, KeyScope::Compare);
    }

    #[test]
    fn other_scopes_may_use_the_same_key() {
        let keymap = Keymap::default().with(Action::Details, vec![keys("z")]);
        assert_eq!(keymap.conflicts(), []);
        assert_eq!(lookup(&keymap, KeyScope::Article, "z"), Lookup::Action(Action::Details));
        assert_eq!(lookup(&keymap, KeyScope::Compare, "z"), Lookup::Action(Action::Fold));
    }

    #[test]
    fn lookup_knows_scopes_sequences_and_rebinding() {
        let keymap = Keymap::default();
        assert_eq!(lookup(&keymap, KeyScope::Help, "q"), Lookup::Action(Action::Quit));
        assert_eq!(lookup(&keymap, KeyScope::Help, "z"), Lookup::None);
        assert_eq!(lookup(&keymap, KeyScope::Article, "g"), Lookup::Prefix);
        assert_eq!(lookup(&keymap, KeyScope::Article, "g g"), Lookup::Action(Action::Top));
        let keymap = keymap.with(Action::Quit, vec![keys("Q")]);
        assert_eq!(lookup(&keymap, KeyScope::Compare, "q"), Lookup::None);
        assert_eq!(lookup(&keymap, KeyScope::Compare, "Q"), Lookup::Action(Action::Quit));
        assert_eq!(keymap.clone().with(Action::Quit, vec![keys("q")]), Keymap::default());
    }
}
