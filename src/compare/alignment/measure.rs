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
    ("us dollar", &["us$", "$", "usd", "dollar", "buck"]),
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

/// Names what a figure counts: figures of one name are comparable. None if the text does not say.
pub(crate) fn measure(body: &str, figure: &Figure) -> Option<String> {
    let unit = figure.unit.map(|unit| stem(unit.of(body)));
    match figure.unit_class {
        UnitClass::UnderArms => {
            let formation = unit.filter(|unit| {
                FORMATIONS.binary_search(&unit.as_str()).is_ok() && figure.value < MOST_FORMATIONS
            });
            Some(formation.unwrap_or_else(|| UnitClass::UnderArms.name().to_owned()))
        }
        UnitClass::KilledAndWounded => Some(harm(body, figure, unit.as_deref()).to_owned()),
        UnitClass::Money => Some(currency(figure.span.of(body), unit.as_deref())?.to_owned()),
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
pub(super) fn stem(word: &str) -> String {
    let folded = fold_word(word);
    let plain = folded.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    Stemmer::new(Algorithm::English).stem(plain).to_string()
}

fn currency(text: &str, unit: Option<&str>) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words: Vec<Cow<'_, str>> =
        words(&lower, Span::new(0, lower.len())).map(|word| Cow::Owned(stem(word.span.of(&lower)))).collect();
    let dollars = ["a$", "c$", "nz$", "hk$", "s$"].iter().find(|sign| lower.contains(*sign));
    if let Some(other) = dollars.filter(|_| !lower.contains("us$")) {
        return Some(other);
    }
    let is_meant = |sign: &&str| {
        let alphabetic = sign.chars().all(char::is_alphabetic);
        if alphabetic { words.iter().any(|word| word == sign) } else { lower.contains(*sign) }
    };
    let said = |signs: &[&str]| signs.iter().any(|sign| is_meant(sign) || unit == Some(*sign));
    CURRENCIES.iter().find(|(_, signs)| said(signs)).map(|(name, _)| *name)
}

/// Which harm a figure counts: its unit says so, or the words right after or before it.
fn harm(body: &str, figure: &Figure, unit: Option<&str>) -> &'static str {
    let of_stem = |stem: &str| match stem {
        "dead" | "death" | "kill" | "fatal" | "die" | "corps" | "bodi" | "toll" => Some("killed"),
        "wound" | "injur" | "injuri" | "hurt" => Some("wounded"),
        "casualti" | "victim" | "loss" => Some("killed and wounded"),
        _ => None,
    };
    let in_words = |text: &str, reach: usize| {
        words(text, Span::new(0, text.len())).take(reach).find_map(|word| of_stem(&stem(word.span.of(text))))
    };
    let after = || in_words(body.get(figure.span.end..)?, REACH_OF_HARM);
    let within = || in_words(figure.span.of(body), usize::MAX);
    let before = || {
        let word = body.get(..figure.span.start)?.split_whitespace().next_back()?;
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
        let reading = Reading::of(Arc::new(article));
        let evidence = reading.evidence(0, 0);
        evidence.figures.iter().map(|figure| measure(text, figure)).collect()
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
        same("At least 20 people were killed.", "The blast left 23 dead.", true);
        same("At least 20 people were killed.", "Some 23 people were injured.", false);
    }
}
