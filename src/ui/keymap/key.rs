//! Keys and their text: what a terminal reports ⇄ what a config and the help screen say.
//!
//! Apart from the table because it knows no action. A key has one form only, so that two reports
//! of one key compare as equal.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::fmt;

/// A key with its modifiers, as a terminal reports it, in the one form that [`Key::new`] gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control, alt; shift only where the key has no capital.
    pub modifiers: KeyModifiers,
}

/// One key, or two to be pressed one after the other; written with a space ("g g").
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeySequence(Vec<Key>);

/// The keys that are written by name; where a key has two names, the first is printed.
const NAMED_KEYS: [(&str, KeyCode); 20] = [
    ("tab", KeyCode::Tab),
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("escape", KeyCode::Esc),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pageup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("pagedown", KeyCode::PageDown),
];

/// Keys that terminals send as another key, with the name of that one.
const INDISTINCT: [(char, &str); 3] = [('i', "tab"), ('m', "enter"), ('[', "esc")];

impl Key {
    /// A key in its one form: shift shows in the character where it has a capital, shift-tab is
    /// `BackTab`, and control knows no capitals.
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let mut modifiers = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let shift = modifiers.contains(KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::Tab if shift => KeyCode::BackTab,
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) if shift => KeyCode::Char(c.to_ascii_uppercase()),
            other => other,
        };
        if matches!(code, KeyCode::Char(_) | KeyCode::BackTab) {
            modifiers.remove(KeyModifiers::SHIFT);
        }
        Self { code, modifiers }
    }

    /// The key of a terminal's report; none for a release.
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        (event.kind != KeyEventKind::Release).then(|| Self::new(event.code, event.modifiers))
    }

    /// Whether this is Ctrl-C, which ends the program whatever is bound.
    pub fn is_interrupt(self) -> bool {
        self == Self::new(KeyCode::Char('c'), KeyModifiers::CONTROL)
    }

    /// The character that it types; none for keys that are commands also while one types.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// Reads "q", "ctrl-d", "alt-x", "shift-tab", "f5", "pgdn"; one character is itself, case counts.
    ///
    /// # Errors
    /// What is wrong with it, as a message for the reader.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while rest.chars().nth(1).is_some() {
            let (modifier, after) = match rest.split_once('-') {
                Some(("ctrl", after)) => (KeyModifiers::CONTROL, after),
                Some(("alt", after)) => (KeyModifiers::ALT, after),
                Some(("shift", after)) => (KeyModifiers::SHIFT, after),
                _ => break,
            };
            modifiers |= modifier;
            rest = after;
        }
        let code = code_named(rest).ok_or_else(|| unknown(text, rest))?;
        if let KeyCode::Char(c) = code
            && modifiers.contains(KeyModifiers::SHIFT)
        {
            return Err(format!("`{text}`: write the character that shift gives, as `{}`", c.to_uppercase()));
        }
        let key = Self::new(code, modifiers);
        match INDISTINCT.iter().find(|(c, _)| key.code == KeyCode::Char(*c)) {
            Some((_, same)) if key.modifiers == KeyModifiers::CONTROL => {
                Err(format!("terminals send `{text}` as `{same}`: bind that or another key"))
            }
            _ => Ok(key),
        }
    }
}

impl KeySequence {
    /// A sequence of one key.
    pub fn of(key: Key) -> Self {
        Self(vec![key])
    }

    /// Its keys, one or two.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Reads one key or two, parted by a space.
    ///
    /// # Errors
    /// What is wrong with it, as a message for the reader.
    pub fn parse(text: &str) -> Result<Self, String> {
        let keys = text.split_whitespace().map(Key::parse).collect::<Result<Vec<_>, _>>()?;
        match keys.len() {
            0 => Err("no key is named; the space bar is written `space`".to_owned()),
            1 | 2 if keys.iter().any(|key| key.is_interrupt()) => {
                Err("`ctrl-c` always quits and cannot be bound".to_owned())
            }
            1 | 2 => Ok(Self(keys)),
            _ => Err(format!("`{text}` has more than two keys")),
        }
    }

    /// Whether pressing one of the two may be taken for the other: they are equal, or one begins
    /// with the other.
    pub fn clashes(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

fn code_named(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_whitespace() && !c.is_control()).then_some(KeyCode::Char(c));
    }
    if let Some(number) = name.strip_prefix('f').and_then(|digits| digits.parse::<u8>().ok()) {
        return (1..=12).contains(&number).then_some(KeyCode::F(number));
    }
    NAMED_KEYS.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

fn unknown(text: &str, name: &str) -> String {
    let near = NAMED_KEYS
        .iter()
        .map(|(known, _)| (strsim::damerau_levenshtein(known, &name.to_lowercase()), *known))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    match near {
        Some((_, known)) => format!("`{text}` is no key; did you mean `{known}`?"),
        None => format!("`{text}` is no key; write `x`, `ctrl-x`, `alt-x`, `tab`, `pgdn`, `f5` and the like"),
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "ctrl-"), (KeyModifiers::ALT, "alt-"), (KeyModifiers::SHIFT, "shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match NAMED_KEYS.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => f.write_str(name),
            None => match self.code {
                KeyCode::Char(c) => write!(f, "{c}"),
                KeyCode::F(number) => write!(f, "f{number}"),
                KeyCode::BackTab => f.write_str("shift-tab"),
                other => write!(f, "{other:?}"),
            },
        }
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, &str>) {
        let printed = KeySequence::parse(text).map(|keys| keys.to_string());
        match (printed, expected) {
            (Ok(printed), Ok(expected)) => assert_eq!(printed, expected, "{text:?}"),
            (Err(message), Err(part)) => assert!(message.contains(part), "{text:?}: {message}"),
            (got, expected) => panic!("{text:?} gives {got:?}, not {expected:?}"),
        }
    }

    #[test]
    fn keys_are_read_and_printed_back() {
        for text in [
            "q",
            "G",
            "?",
            "é",
            "-",
            "ctrl-d",
            "ctrl--",
            "alt-x",
            "tab",
            "shift-tab",
            "enter",
            "esc",
            "space",
            "pgdn",
            "<",
            "up",
            "shift-up",
            "ctrl-alt-f5",
            "g g",
            "g /",
            "\\",
        ] {
            check(text, Ok(text));
        }
        check("return", Ok("enter"));
        check("pagedown  escape", Ok("pgdn esc"));
        check("ctrl-X", Ok("ctrl-x"));
    }

    #[test]
    fn what_is_no_key_is_explained() {
        check("", Err("`space`"));
        check("entre", Err("did you mean `enter`"));
        check("f13", Err("is no key"));
        check("supercalifragilistic", Err("`ctrl-x`"));
        check("a b c", Err("more than two"));
        check("ctrl-c", Err("always quits"));
        check("g ctrl-c", Err("always quits"));
        check("ctrl-i", Err("as `tab`"));
        check("shift-a", Err("as `A`"));
    }

    #[test]
    fn one_key_has_one_form() {
        let shift = KeyModifiers::SHIFT;
        assert_eq!(Key::new(KeyCode::BackTab, shift), Key::parse("shift-tab").unwrap());
        assert_eq!(Key::new(KeyCode::Tab, shift), Key::parse("shift-tab").unwrap());
        assert_eq!(Key::new(KeyCode::Char('G'), shift), Key::parse("G").unwrap());
        assert_eq!(Key::new(KeyCode::Char('g'), shift), Key::parse("G").unwrap());
        assert_eq!(
            Key::new(KeyCode::Char('D'), shift | KeyModifiers::CONTROL),
            Key::parse("ctrl-d").unwrap()
        );
    }

    #[test]
    fn a_prefix_clashes() {
        let keys = |text| KeySequence::parse(text).unwrap();
        assert!(keys("g").clashes(&keys("g g")));
        assert!(keys("g g").clashes(&keys("g")));
        assert!(keys("q").clashes(&keys("q")));
        assert!(!keys("g g").clashes(&keys("g /")));
    }
}
