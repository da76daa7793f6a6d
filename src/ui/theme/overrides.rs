//! How a reader writes the look of a role: words such as `bold yellow`, `214`, `#ffcc00 on black`.

use super::Role;
use super::colours::NAMES;
use ratatui::style::{Color, Modifier};
use std::collections::BTreeMap;
use std::ops::Range;

/// The looks that the reader gives to single roles.
pub type Overrides = BTreeMap<Role, Override>;

/// A look in place of a role's own: what is not named is the terminal's default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// The colour of the letters.
    pub fg: Option<Color>,
    /// The colour behind them.
    pub bg: Option<Color>,
    /// What marks them beside that.
    pub modifier: Modifier,
}

/// A word that means nothing where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadWord {
    /// Its bytes in what was written; all of it where there is no word.
    pub at: Range<usize>,
    /// What is wrong with it, to be read after it.
    pub why: &'static str,
}

/// The words that are neither colours nor `on`.
const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

/// What a word of a look is.
enum Word {
    Attribute(Modifier),
    /// None is the terminal's default.
    Colour(Option<Color>),
    On,
}

impl Override {
    /// Reads words parted by white space.
    ///
    /// # Errors
    /// The first word that means nothing where it stands.
    pub fn parse(written: &str) -> Result<Self, BadWord> {
        let mut look = Self::default();
        let mut taken = [false, false];
        let mut words = words_of(written).peekable();
        if words.peek().is_none() {
            return Err(BadWord { at: 0..written.len(), why: "says nothing" });
        }
        while let Some((at, word)) = words.next() {
            let (at, colour, is_behind) = match Word::of(word) {
                None => return Err(BadWord { at, why: "is no colour and no attribute" }),
                Some(Word::Attribute(modifier)) => {
                    look.modifier |= modifier;
                    continue;
                }
                Some(Word::Colour(colour)) => (at, colour, false),
                Some(Word::On) => match words.next().map(|(at, word)| (at, Word::of(word))) {
                    Some((at, Some(Word::Colour(colour)))) => (at, colour, true),
                    _ => return Err(BadWord { at, why: "stands before no colour" }),
                },
            };
            if std::mem::replace(&mut taken[usize::from(is_behind)], true) {
                return Err(BadWord { at, why: "is a second colour" });
            }
            *(if is_behind { &mut look.bg } else { &mut look.fg }) = colour;
        }
        Ok(look)
    }

    /// All words that a look may hold beside numbers and `#rrggbb`.
    pub fn words() -> impl Iterator<Item = &'static str> + Clone {
        let attributes = ATTRIBUTES.iter().map(|(name, _)| *name);
        let colours = NAMES.iter().map(|(name, _)| *name);
        attributes.chain(colours).chain(["default", "on"])
    }
}

impl Word {
    fn of(word: &str) -> Option<Self> {
        let named = |(name, _): &&(&str, Color)| *name == word;
        if let Some((_, modifier)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            Some(Self::Attribute(*modifier))
        } else if let Some((_, colour)) = NAMES.iter().find(named) {
            Some(Self::Colour(Some(*colour)))
        } else {
            match word {
                "on" => Some(Self::On),
                "default" => Some(Self::Colour(None)),
                _ => numbered(word).map(|colour| Self::Colour(Some(colour))),
            }
        }
    }
}

/// `#rrggbb`, or an index from 0 to 255.
fn numbered(word: &str) -> Option<Color> {
    match word.strip_prefix('#') {
        Some(digits) => {
            let is_whole = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_whole)?;
            let [_, red, green, blue] = number.to_be_bytes();
            Some(Color::Rgb(red, green, blue))
        }
        None => {
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            word.parse().ok().filter(|_| is_number).map(Color::Indexed)
        }
    }
}

/// The words with the bytes at which they stand.
fn words_of(written: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut end = 0;
    written.split_whitespace().map(move |word| {
        let rest = written.get(end..).unwrap_or_default();
        let start = end + (rest.len() - rest.trim_start().len());
        end = start + word.len();
        (start..end, word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_read_word_by_word() {
        #[track_caller]
        fn check(written: &str, fg: Option<Color>, bg: Option<Color>, modifier: Modifier) {
            assert_eq!(Override::parse(written), Ok(Override { fg, bg, modifier }), "{written}");
        }
        let (none, plain) = (None, Modifier::empty());
        check("bold yellow", Some(Color::Yellow), none, Modifier::BOLD);
        check("  yellow   bold ", Some(Color::Yellow), none, Modifier::BOLD);
        check("#ffcc00 on black", Some(Color::Rgb(255, 204, 0)), Some(Color::Black), plain);
        check("underlined 214", Some(Color::Indexed(214)), none, Modifier::UNDERLINED);
        check("on 0 dim italic", none, Some(Color::Indexed(0)), Modifier::DIM | Modifier::ITALIC);
        check("white on bright-black reversed", Some(Color::Gray), Some(Color::DarkGray), Modifier::REVERSED);
        check("default", none, none, plain);
        check("crossed-out default on default", none, none, Modifier::CROSSED_OUT);
    }

    #[test]
    fn what_means_nothing_is_named_where_it_stands() {
        #[track_caller]
        fn check(written: &str, at: &str, why: &str) {
            let bad = Override::parse(written).expect_err(written);
            assert_eq!((&written[bad.at], bad.why), (at, why), "{written}");
        }
        let unknown = "is no colour and no attribute";
        check("bold yelow", "yelow", unknown);
        check("256", "256", unknown);
        check("+5", "+5", unknown);
        check("#fff", "#fff", unknown);
        check("#ggffff", "#ggffff", unknown);
        check("#+fffff", "#+fffff", unknown);
        check("Bold", "Bold", unknown);
        check("red blue", "blue", "is a second colour");
        check("red on blue on green", "green", "is a second colour");
        check("red on", "on", "stands before no colour");
        check("on bold red", "on", "stands before no colour");
        check("", "", "says nothing");
        check("  ", "  ", "says nothing");
    }

    #[test]
    fn every_word_is_read() {
        for word in Override::words().filter(|word| *word != "on") {
            assert!(Override::parse(word).is_ok(), "{word}");
        }
    }
}
