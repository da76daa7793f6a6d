//! What a suggested row is called: words as they stand in the text, where they read as a phrase.
//!
//! Apart from the cue, because the best evidence is not always the best name. Decided: a cue that
//! gives no readable name makes no row, since a reader would not see what the row is about.

use super::super::Material;
use super::super::content::without_possessive;
use super::super::measure::stem;
use super::features::{Family, Feature, Place};
use crate::compare::text::{Span, fold_word, words};

/// How many words of a common run stand in a label.
const LONGEST_RUN: usize = 8;

/// How many words a phrase may have with those around it that all passages share.
const LONGEST_PHRASE: usize = 5;

/// Function words, folded: no label begins or ends with one.
const FUNCTION_WORDS: &str = "a about after against all also although an and any are as at be because \
    been before being both but by can could did do does during each for from had has have he her his \
    how i if in into is it its just may might more most must my no nor not of on one only or other our \
    over own says she should so some such than that the their them then there these they this those \
    through to too under until up upon very was we were what when where whether which while who whom \
    whose why will with within without would you your";

/// Words after which a noun stands, folded.
const BEFORE_NOUNS: &str = "a an the his her its their our my your this that these those of in on for with \
    no any some every each by over about against from under between during into through without";

/// The name of a row by what all of `places` hold: a name in full, a noun, or a phrase with the words
/// around it that the places have in common. None if it does not read well.
pub(super) fn label(material: Material<'_>, feature: &Feature, places: &[Place]) -> Option<String> {
    match feature.family {
        Family::Pair => None,
        Family::Name => Some(feature.written.clone()).filter(|name| !is_shouted(name)),
        Family::Word => {
            let is_noun = feature.chains.iter().flat_map(|(_, places)| places).any(|place| {
                let before = before(material, *place);
                before.last().is_some_and(|word| is_of(BEFORE_NOUNS, word.of(material.body(place.piece))))
            });
            places.iter().find_map(|place| noun(material, *place)).filter(|_| is_noun)
        }
        Family::Phrase => phrase(material, places).filter(|_| !is_title(material, places)),
    }
}

/// The first words of what passages say in the same words, those of a quotation if they are of one.
pub(super) fn of_run(material: Material<'_>, place: Place) -> Option<String> {
    let body = material.body(place.piece);
    let quotes = &material.pieces[place.piece].evidence.quotes;
    let of_quote = quotes.iter().filter_map(|quote| common(quote.span, place.span));
    let longest = of_quote.max_by_key(|span| span.len());
    let span = longest.filter(|span| span.len() * 2 >= place.span.len()).unwrap_or(place.span);
    let all: Vec<Span> = words(body, span).map(|word| word.span).collect();
    let shown = &all[..all.len().min(LONGEST_RUN)];
    let shown = trimmed(body, shown, all.len() > LONGEST_RUN);
    let text = shown.first()?.cover(*shown.last()?).of(body);
    let plain: String = text.chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(if all.len() > LONGEST_RUN { format!("{plain} …") } else { plain })
}

/// A run without the function words at its end; one that goes on keeps those at its start.
fn trimmed<'a>(body: &str, run: &'a [Span], goes_on: bool) -> &'a [Span] {
    let is_function = |span: &Span| is_of(FUNCTION_WORDS, span.of(body));
    let end = run.iter().rposition(|span| !is_function(span)).map_or(0, |last| last + 1);
    if goes_on || end < run.len() { &run[..end] } else { run }
}

fn common(one: Span, other: Span) -> Option<Span> {
    let (start, end) = (one.start.max(other.start), one.end.min(other.end));
    (start < end).then(|| Span::new(start, end))
}

fn noun(material: Material<'_>, place: Place) -> Option<String> {
    let written = without_possessive(place.span.of(material.body(place.piece)));
    let folded = fold_word(written);
    let is_verbal = folded.ends_with("ed") || folded.ends_with("ing") || folded.ends_with("ly");
    (!is_verbal && !is_shouted(written)).then(|| written.to_owned())
}

/// The phrase at the first place, with the words before and after it that all places have.
fn phrase(material: Material<'_>, places: &[Place]) -> Option<String> {
    let first = *places.first()?;
    let body = material.body(first.piece);
    let core: Vec<Span> = words(body, first.span).map(|word| word.span).collect();
    let same = |around: &dyn Fn(Place) -> Vec<Span>| {
        let own = around(first);
        let alike = |index: &usize| {
            let wanted = own.get(*index).map(|span| stem(span.of(body)));
            places.iter().all(|place| {
                around(*place).get(*index).map(|span| stem(span.of(material.body(place.piece)))) == wanted
            })
        };
        let count = (0..own.len()).take_while(alike).count();
        own[..count].to_vec()
    };
    let mut found = same(&|place| before(material, place).into_iter().rev().collect());
    found.truncate(LONGEST_PHRASE - 2);
    found.reverse();
    found.extend(&core);
    let after = same(&|place| after(material, place));
    found.extend(after.into_iter().take(LONGEST_PHRASE.saturating_sub(found.len())));
    let is_function = |span: &Span| is_of(FUNCTION_WORDS, span.of(body));
    let start = found.iter().position(|span| !is_function(span))?;
    let end = found.iter().rposition(|span| !is_function(span))? + 1;
    let found = &found[start..end];
    let written = without_possessive(found.first()?.cover(*found.last()?).of(body));
    reads_well(body, found).then(|| written.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether every place has the phrase in capitals: an office or a name says who, and not what.
fn is_title(material: Material<'_>, places: &[Place]) -> bool {
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    places.iter().all(|place| {
        let text = place.span.of(material.body(place.piece));
        text.split([' ', '-']).all(is_capital)
    })
}

/// Whether a phrase neither begins nor ends in an adverb, nor ends in a verb of the past.
fn reads_well(body: &str, phrase: &[Span]) -> bool {
    let folded =
        |span: Option<&Span>| span.map_or(String::new(), |span| fold_word(span.of(body)).into_owned());
    let (first, last) = (folded(phrase.first()), folded(phrase.last()));
    let is_adverb = |word: &str| word.ends_with("ly") && word.len() > 5;
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || word.ends_with("illion");
    phrase.len() > 1
        && !is_adverb(&first)
        && !is_adverb(&last)
        && !is_number(&first)
        && !last.ends_with("ed")
        && !last.ends_with("ing")
}

/// The words of the sentence before a place, the nearest last, so far as no sign parts them.
fn before(material: Material<'_>, place: Place) -> Vec<Span> {
    let body = material.body(place.piece);
    let sentence = material.pieces[place.piece].hit.span;
    let all: Vec<Span> = words(body, Span::new(sentence.start, place.span.start.max(sentence.start)))
        .map(|word| word.span)
        .collect();
    let mut start = place.span.start;
    let mut found: Vec<Span> = Vec::new();
    for word in all.into_iter().rev().take(LONGEST_PHRASE) {
        if !is_unparted(body, word.end, start) {
            break;
        }
        start = word.start;
        found.push(word);
    }
    found.reverse();
    found
}

/// The words of the sentence after a place, so far as no sign parts them.
fn after(material: Material<'_>, place: Place) -> Vec<Span> {
    let body = material.body(place.piece);
    let sentence = material.pieces[place.piece].hit.span;
    let mut end = place.span.end;
    let mut found: Vec<Span> = Vec::new();
    for word in words(body, Span::new(end, sentence.end.max(end))).take(LONGEST_PHRASE) {
        if !is_unparted(body, end, word.span.start) {
            break;
        }
        end = word.span.end;
        found.push(word.span);
    }
    found
}

fn is_unparted(body: &str, from: usize, to: usize) -> bool {
    body.get(from..to).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'))
}

fn is_of(list: &str, word: &str) -> bool {
    let folded = fold_word(word);
    list.split(' ').any(|listed| listed == folded)
}

/// Whether a word is in capitals as a dateline is; short ones are abbreviations.
fn is_shouted(word: &str) -> bool {
    word.len() > 5 && !word.contains(char::is_lowercase)
}
