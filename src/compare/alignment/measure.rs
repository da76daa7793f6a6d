//! What a figure counts, so far as values of two figures may be set beside each other.
//!
//! Apart from the frames, because a row may hold values that answer one question and yet cannot be
//! compared: 3,000 soldiers and two warships, a sum in dollars and one in euros.

use crate::compare::evidence::{Figure, UnitClass};
use crate::compare::text::{Span, fold_word, words};
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Nobody counts this many battalions or brigades: such "units" are people.
const MOST_FORMATIONS: f64 = 1_000.0;

/// How many words after a figure of the dead and wounded may say which of the two they are.
const REACH_OF_HARM: usize = 6;

const FORMATIONS: [&str; 14] = [
    "armi",
    "battalion",
    "brigad",
    "conting",
    "corp",
    "divis",
    "garrison",
    "group",
    "militari",
    "navi",
    "platoon",
    "regiment",
    "squadron",
    "unit",
];

const CURRENCIES: [(&str, &[&str]); 14] = [
    ("us dollar", &["$", "usd", "dollar", "buck"]),
    ("euro", &["€", "eur", "euro"]),
    ("pound", &["£", "gbp", "pound", "sterling"]),
    ("yen", &["¥", "jpy", "yen"]),
    ("yuan", &["cny", "rmb", "yuan", "renminbi"]),
    ("rouble", &["₽", "rub", "roubl", "rubl"]),
    ("hryvnia", &["₴", "uah", "hryvnia"]),
    ("rupee", &["₹", "inr", "rupe"]),
    ("won", &["₩", "krw", "won"]),
    ("lira", &["₺", "lira"]),
    ("franc", &["chf", "franc"]),
    ("shekel", &["₪", "shekel"]),
    ("krone", &["nok", "dkk", "sek", "krone", "kroner", "krona"]),
    ("peso", &["peso"]),
];

/// Names what a figure of this sentence counts: figures of one name are comparable. None if the text
/// does not say.
pub(crate) fn measure(body: &str, sentence: Span, figure: &Figure) -> Option<String> {
    let unit = figure.unit.map(|unit| stem(unit.of(body)));
    match figure.unit_class {
        UnitClass::UnderArms => {
            let formation = unit.filter(|unit| {
                FORMATIONS.binary_search(&unit.as_str()).is_ok() && figure.value < MOST_FORMATIONS
            });
            Some(formation.unwrap_or_else(|| UnitClass::UnderArms.name().to_owned()))
        }
        UnitClass::KilledAndWounded => Some(harm(body, sentence, figure, unit.as_deref()).to_owned()),
        UnitClass::Money => currency(body, figure.span, unit.as_deref()),
        UnitClass::Share => {
            let whose = figure.whose.as_ref().map_or("", |whose| whose.name.as_str());
            Some(format!("{} of {whose}", unit?))
        }
        UnitClass::People => Some(match unit? {
            unit if matches!(unit.as_str(), "peopl" | "person" | "individu" | "human") => "people".to_owned(),
            unit => unit,
        }),
        UnitClass::Equipment | UnitClass::Time | UnitClass::Other => unit,
    }
}

/// The stem of a word, folded: "soldier" for "Soldiers’".
pub(crate) fn stem(word: &str) -> String {
    let folded = fold_word(word);
    let plain = folded.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    Stemmer::new(Algorithm::English).stem(plain).to_string()
}

/// The currency of a sum; what is written with letters right before "$" is another dollar or peso.
fn currency(body: &str, span: Span, unit: Option<&str>) -> Option<String> {
    let text = span.of(body);
    if let Some(at) = text.find('$')
        && let Some(letters) = letters_before(body.get(..span.start + at)?)
    {
        return Some(format!("{letters}$"));
    }
    let lower = text.to_lowercase();
    let words: Vec<Cow<'_, str>> =
        words(&lower, Span::new(0, lower.len())).map(|word| Cow::Owned(stem(word.span.of(&lower)))).collect();
    let is_meant = |sign: &&str| {
        let alphabetic = sign.chars().all(char::is_alphabetic);
        if alphabetic { words.iter().any(|word| word == sign) } else { lower.contains(*sign) }
    };
    let said = |signs: &[&str]| signs.iter().any(|sign| is_meant(sign) || unit == Some(*sign));
    CURRENCIES.iter().find(|(_, signs)| said(signs)).map(|(name, _)| (*name).to_owned())
}

/// The capitals that end a text and say whose "$" comes next, none if it is that of the US.
fn letters_before(text: &str) -> Option<&str> {
    let letters = &text[text.trim_end_matches(char::is_alphabetic).len()..];
    let is_code = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    match letters {
        "US" | "USD" => None,
        "AU" | "AUD" => Some("A"),
        "CA" | "CAD" => Some("C"),
        letters => is_code.then_some(letters),
    }
}

/// Which harm a figure counts: its unit says so, or the words of its sentence right after or before it.
fn harm(body: &str, sentence: Span, figure: &Figure, unit: Option<&str>) -> &'static str {
    let of_stem = |stem: &str| match stem {
        "dead" | "death" | "kill" | "fatal" | "die" | "corps" | "bodi" | "toll" => Some("killed"),
        "wound" | "injur" | "injuri" | "hurt" => Some("wounded"),
        "casualti" | "victim" | "loss" => Some("killed and wounded"),
        _ => None,
    };
    let in_words = |text: &str, reach: usize| {
        words(text, Span::new(0, text.len())).take(reach).find_map(|word| of_stem(&stem(word.span.of(text))))
    };
    let after = || in_words(body.get(figure.span.end..sentence.end)?, REACH_OF_HARM);
    let within = || in_words(figure.span.of(body), usize::MAX);
    let before = || {
        let word = body.get(sentence.start..figure.span.start)?.split_whitespace().next_back()?;
        of_stem(&stem(word.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    unit.and_then(of_stem).or_else(within).or_else(before).or_else(after).unwrap_or("killed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Article, ArticleId, Body, Meta};
    use crate::compare::evidence::Reading;
    use std::sync::Arc;

    fn measures(text: &str) -> Vec<Option<String>> {
        let body = Body::new(text);
        let article =
            Article::new(ArticleId::new("a"), String::new(), String::new(), Meta::default(), 0, body);
        let sentence = article.sentences(0)[0];
        let reading = Reading::of(Arc::new(article));
        let evidence = reading.evidence(0, 0);
        evidence.figures.iter().map(|figure| measure(text, sentence, figure)).collect()
    }

    #[test]
    fn lists_can_be_searched() {
        assert!(FORMATIONS.is_sorted());
    }

    #[test]
    fn what_is_counted_decides_what_is_comparable() {
        let same = |one: &str, other: &str, expected: bool| {
            let (one_, other_) = (measures(one), measures(other));
            let found = one_.first().zip(other_.first());
            let same = found.is_some_and(|(one, other)| one.is_some() && one == other);
            assert_eq!(same, expected, "{one} {one_:?} and {other} {other_:?}");
        };
        same("Norway has 9,000 soldiers.", "About 9,500 Norwegian troops came.", true);
        same("Norway has 9,000 soldiers.", "Norway sent 3 battalions.", false);
        same("Norway has 9,000 soldiers.", "Norway sent 8,000 units.", true);
        same("Norway sent 12 tanks.", "Norway sent 2 ships.", false);
        same("Norway sent a dozen tanks.", "Only one tank came, of 11 tanks.", true);
        same("It cost $4 million.", "They paid 5 million dollars.", true);
        same("It cost $4 million.", "It cost €4 million.", false);
        same("It cost $4 million.", "It cost US$4 million.", true);
        same("It cost $4 million.", "It costs$4 million.", true);
        same("It cost $4 million.", "It cost R$4 million.", false);
        same("It cost $4 million.", "It cost MX$4 million.", false);
        same("It cost A$4 million.", "It cost AU$4 million.", true);
        same("At least 20 people were killed.", "The death toll rose to 12. The injured wait.", true);
        same("At least 20 people were killed.", "The blast left 23 dead.", true);
        same("At least 20 people were killed.", "Some 23 people were injured.", false);
    }
}
