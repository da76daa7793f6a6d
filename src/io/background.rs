//! What the terminal answers when it is asked for its background (OSC 11), found among the keys.
//!
//! The answer comes as input does, so the thread that reads the keys is who finds it, and no key
//! that is typed meanwhile is lost. Decided: an answer that comes late still counts and is never
//! taken for keys; after [`NO_LONGER`] nothing is taken for an answer any more.

use crate::ui::theme::Background;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::time::{Duration, Instant};

/// Asks for the colour of the background. The bell at the end is also the end of the answer: unlike
/// the other end that there is, it cannot be torn in two on the way.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x07";
/// How long the first frame waits for the answer.
pub(super) const LIMIT: Duration = Duration::from_millis(50);
/// After this long nothing is an answer: a terminal far away takes a second at most.
const NO_LONGER: Duration = Duration::from_secs(5);
/// The longest answer, in characters: `11;rgba:` and four parts of four digits.
const LONGEST: usize = 28;

/// Where in an answer the input is, if it is.
#[derive(Debug)]
pub(super) struct Answer {
    /// Until when there may be one; none once it was there, or where nobody asked.
    until: Option<Instant>,
    /// The keys that may be the beginning of it.
    held: Vec<KeyEvent>,
}

/// What a key turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It and those held back before it are keys.
    Keys(Vec<KeyEvent>),
    /// It may belong to an answer.
    Unsure,
    /// The answer is whole; none in it if it tells no colour.
    Whole(Option<Background>),
}

impl Answer {
    /// Waits for an answer if one was asked for.
    pub(super) fn new(asked: bool) -> Self {
        Self { until: asked.then(|| Instant::now() + NO_LONGER), held: Vec::new() }
    }

    /// Takes in a key.
    pub(super) fn take_in(&mut self, key: KeyEvent) -> Found {
        if self.until.is_none_or(|until| Instant::now() > until) {
            self.until = None;
            return self.let_go(key);
        }
        let is_alt = key.modifiers.contains(KeyModifiers::ALT);
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        let is_end = matches!(
            (key.code, is_alt, is_control),
            (KeyCode::Char('\\'), true, _) | (KeyCode::Char('g'), _, true)
        );
        match key.code {
            // Escape and a bracket reach us as one key.
            KeyCode::Char(']') if is_alt && !is_control && self.held.is_empty() => {}
            _ if self.held.is_empty() => return self.let_go(key),
            KeyCode::Char(_) if is_end => {
                self.until = None;
                let text = self.text();
                self.held.clear();
                return Found::Whole(background(&text));
            }
            KeyCode::Char(_) if !is_alt && !is_control && self.held.len() < LONGEST => {}
            _ => return self.let_go(key),
        }
        self.held.push(key);
        let text = self.text();
        let is_beginning = "11;rgb".starts_with(&text) || text.starts_with("11;rgb");
        if is_beginning { Found::Unsure } else { Found::Keys(std::mem::take(&mut self.held)) }
    }

    fn let_go(&mut self, key: KeyEvent) -> Found {
        let mut keys = std::mem::take(&mut self.held);
        keys.push(key);
        Found::Keys(keys)
    }

    /// What was held back, without what it began with.
    fn text(&self) -> String {
        let character = |key: &KeyEvent| if let KeyCode::Char(c) = key.code { Some(c) } else { None };
        self.held.iter().skip(1).filter_map(character).collect()
    }
}

/// The background of `11;rgb:ffff/ffff/dddd`: each part has one to four digits.
fn background(answer: &str) -> Option<Background> {
    let colour = answer.strip_prefix("11;rgb")?.trim_start_matches('a').strip_prefix(':')?;
    let part = |digits: &str| {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        let value = u32::from_str_radix(digits, 16).ok()?;
        u8::try_from((value * 255).checked_div(most)?).ok()
    };
    let parts: Vec<u8> = colour.split('/').take(3).map(part).collect::<Option<_>>()?;
    Some(Background::of(parts.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(c: char, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), modifiers)
    }

    /// What comes of these keys: `⎋]` is the beginning of an answer, `⌂` its end.
    fn check(asked: bool, typed: &str, keys: &str, expected: Option<Option<Background>>) {
        let mut answer = Answer::new(asked);
        let (mut let_through, mut found) = (String::new(), None);
        for c in typed.chars() {
            let key = match c {
                '⎋' => key(']', KeyModifiers::ALT),
                '⌂' => key('g', KeyModifiers::CONTROL),
                '∖' => key('\\', KeyModifiers::ALT),
                c => key(c, KeyModifiers::NONE),
            };
            match answer.take_in(key) {
                Found::Keys(keys) => let_through.extend(keys.iter().filter_map(|key| key.code.as_char())),
                Found::Unsure => {}
                Found::Whole(background) => found = Some(background),
            }
        }
        assert_eq!((let_through.as_str(), found), (keys, expected), "{typed}");
    }

    #[test]
    fn an_answer_is_found_among_keys() {
        use Background::{Dark, Light};
        check(true, "⎋11;rgb:ffff/ffff/ffff⌂", "", Some(Some(Light)));
        check(true, "⎋11;rgb:1e1e/1e1e/1e1e∖", "", Some(Some(Dark)));
        check(true, "⎋11;rgba:fd/f6/e3/ff⌂", "", Some(Some(Light)));
        check(true, "⎋11;rgb:0/0/8⌂", "", Some(Some(Dark)));
        check(true, "jj⎋11;rgb:ff/ff/ff⌂k", "jjk", Some(Some(Light)));
        check(true, "⎋11;rgb:what⌂q", "q", Some(None));
        check(true, "⎋11;rgb:ff/ff⌂", "", Some(None));
    }

    #[test]
    fn keys_stay_keys() {
        check(true, "]11;rgb:ff", "]11;rgb:ff", None);
        check(true, "⎋j", "]j", None);
        check(true, "⎋11;x", "]11;x", None);
        check(true, "⎋q", "]q", None);
        check(false, "⎋11;rgb:ff/ff/ff⌂", "]11;rgb:ff/ff/ffg", None);
        let endless = format!("⎋11;rgb:{}", "f".repeat(40));
        check(true, &endless, &format!("]11;rgb:{}", "f".repeat(40)), None);
        let twice = "⎋11;rgb:0/0/0⌂⎋11;rgb:f/f/f⌂";
        check(true, twice, "]11;rgb:f/f/fg", Some(Some(Background::Dark)));
    }
}
