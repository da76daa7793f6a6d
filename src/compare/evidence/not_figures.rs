//! Numbers that count nothing: dates, years, clock times, ages, scores, labels, and "one" the pronoun.
//!
//! Apart from the grammar because each rule here is about the words around a number, never about
//! what it is worth. A rule that is not sure lets the number through: a figure too many is dimmed
//! by its row, one too few is missed in silence.

use super::lexicon;
use super::line::Line;
use super::moments::{is_bare_age, is_clock_time, is_date, is_span_of_years, is_year, locates_in_time};
use super::numbers::{Kind, Number};
use super::{units, votes};

/// Whether `number` says how many of nothing.
pub(super) fn counts_nothing(line: &Line<'_>, number: &Number) -> bool {
    if votes::is_tally(line, number) {
        return false;
    }
    is_glued_to_marks(line, number) || is_hyphenated_label(line, number) || is_clock_time(line, number) || {
        let plain = matches!(number.kind, Kind::Count | Kind::Years) && !number.vague;
        let small = number.bare && number.max.is_none();
        plain
            && (is_street_number(line, number)
                || is_pronoun_one(line, number)
                || is_definite_few(line, number)
                || is_bare_age(line, number)
                || locates_in_time(line, number)
                || is_score(line, number)
                || is_date(line, number)
                || is_span_of_years(line, number)
                || is_verb(line, number)
                || is_of_a_phrase(line, number)
                || (small && is_year(line, number))
                || ((small || is_version(line, number)) && is_label(line, number)))
    }
}

/// Parts of addresses, numeric dates, decimals of other numbers: "9/11", "24/7", "192.168.0.1", "#3".
fn is_glued_to_marks(line: &Line<'_>, number: &Number) -> bool {
    if number.kind == Kind::Fraction || number.kind == Kind::Money {
        return false;
    }
    let before = line.gap(number.first);
    let after = line.gap(number.end);
    let opens = before.ends_with(['#', '№', '@', '_', '/', ':', '+', '=', '\\', '&'])
        || (before.ends_with(['.', '*']) && before.len() == 1);
    let continues = number.end < line.words.len()
        && after.len() == 1
        && after.starts_with(['/', ':', '@', '_', '=', '.', '\\', '&']);
    let listed = is_in_a_row_of_digits(line, number);
    let numbered = number.first == 0 && number.bare && (after.starts_with(". ") || after.starts_with(')'));
    opens || continues || numbered || listed
}

/// Phone numbers and codes: words of digits in a row, of which one begins with zero ("020 7946 0958").
fn is_in_a_row_of_digits(line: &Line<'_>, number: &Number) -> bool {
    const MOST: usize = 4;
    let digits = |at: usize| {
        let word = line.words.get(at)?;
        (!word.text.is_empty() && word.text.bytes().all(|b| b.is_ascii_digit())).then_some(word.text)
    };
    let coded = |text: &str| text.len() > 1 && text.starts_with('0');
    let joined = |at: usize| matches!(line.gap(at), " " | "-");
    let before = (1..=MOST)
        .map_while(|back| number.first.checked_sub(back).filter(|at| joined(at + 1)))
        .map_while(digits);
    let after = (number.first + 1..number.first + MOST).take_while(|at| joined(*at)).map_while(digits);
    let alone = number.end == number.first + 1;
    alone && digits(number.first).is_some_and(|own| coded(own) || before.chain(after).any(coded))
}

/// "Mk-41", "Peru-1", "555-0199", "5,000-word", "four-star", "two-party".
fn is_hyphenated_label(line: &Line<'_>, number: &Number) -> bool {
    const BEFORE: &[&str] = &[
        "mid", "some", "an", "a", "about", "around", "over", "under", "nearly", "almost", "one", "minus",
        "half",
    ];
    const ABOUT_FORM: &[&str] = &[
        "word", "page", "star", "step", "sided", "way", "part", "line", "on", "by", "to", "and", "party",
        "hand", "level", "in", "tier", "fold", "run", "hit", "volume", "set",
    ];
    const ABOUT_TWO: &[&str] =
        &["state", "nation", "country", "child", "person", "game", "round", "shot", "term"];
    let first = &line.words[number.first];
    if first.hyphenated && number.kind != Kind::Fraction {
        return !BEFORE.contains(&line.before(number.first, 1));
    }
    let Some(next) = line.words.get(number.end).filter(|next| next.hyphenated) else { return false };
    if number.kind != Kind::Count || next.is_digits() {
        return number.kind == Kind::Count;
    }
    let counted =
        matches!(&*next.lower, "strong" | "plus" | "odd" | "member" | "man" | "person" | "people" | "seat");
    let measured = units::class_of(&next.lower).is_some() || units::is_measure(&next.lower);
    let about_form = ABOUT_FORM.contains(&&*next.lower)
        || (number.value <= 2.0 && !first.is_digits() && ABOUT_TWO.contains(&&*next.lower));
    about_form || (!counted && !measured)
}

/// "one of them", "no one", "one day", "one people": a count only before a noun that is counted singly.
fn is_pronoun_one(line: &Line<'_>, number: &Number) -> bool {
    if number.end != number.first + 1 || line.lower(number.first) != "one" {
        return false;
    }
    let next = line.lower(number.end);
    let counted = line.is_joined(number.end)
        && (units::class_of(next).is_some() || units::is_killing(next))
        && !next.ends_with('s');
    let vague = matches!(
        next,
        "day"
            | "night"
            | "morning"
            | "evening"
            | "weekend"
            | "people"
            | "thing"
            | "way"
            | "time"
            | "side"
            | "hand"
            | "step"
            | "party"
            | "reason"
            | "example"
            | "point"
            | "another"
            | "family"
            | "nation"
            | "country"
            | "kind"
            | "part"
            | "expert"
            | "analyst"
            | "official"
            | "leader"
            | "head"
            | "option"
    );
    let before = line.before(number.first, 1);
    !counted
        || vague
        || matches!(
            before,
            "no" | "any" | "every" | "the" | "this" | "that" | "which" | "number" | "day" | "only" | "of"
        )
}

/// "the two leaders", "these three": a reference back, not a count.
fn is_definite_few(line: &Line<'_>, number: &Number) -> bool {
    let few = number.value == 2.0 && number.max.is_none() && !line.words[number.first].is_digits();
    let before = line.before(number.first, 1);
    let definite = matches!(before, "the" | "these" | "those" | "both" | "other" | "which" | "us" | "you");
    few && definite && line.is_joined(number.first)
}

/// "won 3-2", but not "a 51–49 vote": votes are counted.
fn is_score(line: &Line<'_>, number: &Number) -> bool {
    let dashed = |at: usize| {
        matches!(line.gap(at), "-" | "–" | "‑") && line.words.get(at).is_some_and(|word| word.is_digits())
    };
    if number.max.is_none() {
        return number.first > 0
            && (dashed(number.end) || (dashed(number.first) && line.words[number.first - 1].is_digits()));
    }
    let has_dash = (number.first + 1..number.end).any(dashed);
    let next = line.lower(number.end);
    let counted = line.is_joined(number.end)
        && !next.is_empty()
        && !is_function_word(next)
        && !matches!(next, "win" | "victory" | "defeat" | "loss" | "draw" | "lead");
    let bare = (number.first..number.end)
        .all(|at| super::numerals::digits(line.words[at].text).is_some_and(|digits| digits.bare));
    let years = bare && (1400.0..2200.0).contains(&number.value);
    has_dash && (years || (bare && number.value < 100.0 && !counted))
}

/// "Orbit 2.0": decimals with neither scale nor unit.
fn is_version(line: &Line<'_>, number: &Number) -> bool {
    number.end == number.first + 1 && number.unit.is_none() && line.words[number.first].text.contains('.')
}

/// "Frank Five Fingers", "the Lima Nine", "number seven", "a year or two", "911": part of a name or phrase.
fn is_of_a_phrase(line: &Line<'_>, number: &Number) -> bool {
    let (first, end) = (number.first, number.end);
    let capital = |at: usize| line.words.get(at).is_some_and(|word| word.is_capital());
    let named = first > 0
        && !line.words[first].is_digits()
        && capital(first)
        && capital(first - 1)
        && line.gap(first) == " ";
    let joined = |at: &usize| line.is_joined(*at) && !is_function_word(line.lower(*at));
    let noun =
        (end..end + 3).take_while(joined).any(|at| line.lower(at).ends_with('s') || is_many(line.lower(at)));
    let of_name = named && (!noun || (capital(end) && units::class_of(line.lower(end)).is_none()));
    let or_two = line.before(first, 1) == "or"
        && units::class_of(line.before(first, 2)).is_some()
        && matches!(
            line.before(first, 3),
            "a" | "an" | "one" | "next" | "coming" | "past" | "last" | "first" | "another"
        );
    let emergency =
        matches!(line.words[first].text, "911" | "999") && number.bare && !is_many_known(line.lower(end));
    let index = number.bare && line.lower(end) == "index" && line.is_joined(end);
    of_name || or_two || emergency || index || is_by_hand(line, number) || line.before(first, 1) == "number"
}

/// "count them on two hands", "with both hands", "on two legs".
fn is_by_hand(line: &Line<'_>, number: &Number) -> bool {
    let limb = matches!(line.lower(number.end), "hand" | "hands" | "feet" | "legs");
    let by = matches!(line.before(number.first, 1), "on" | "with" | "in");
    limb && by && number.value <= 2.0 && !line.words[number.first].is_digits() && line.is_joined(number.end)
}

/// "to zero in on", "zero tolerance".
fn is_verb(line: &Line<'_>, number: &Number) -> bool {
    let idiom = matches!(line.lower(number.end), "in" | "tolerance" | "sum" | "hour");
    number.value == 0.0 && !line.words[number.first].is_digits() && idiom
}

/// Whether a plural noun of the lists.
fn is_many_known(noun: &str) -> bool {
    units::class_of(noun).is_some() && is_many(noun)
}

/// Whether a noun may stand after a count above one.
pub(super) fn is_many(noun: &str) -> bool {
    noun.ends_with('s')
        || noun.ends_with("men")
        || matches!(
            noun,
            "people" | "personnel" | "children" | "police" | "aircraft" | "military" | "staff" | "dead"
        )
}

/// "12 Orchard Street", "1600 Elm Ave.".
fn is_street_number(line: &Line<'_>, number: &Number) -> bool {
    const STREETS: &[&str] = &[
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "drive",
        "lane",
        "boulevard",
        "blvd",
        "highway",
        "terrace",
    ];
    let named = |at: &usize| line.is_joined(*at) && line.words[*at].is_capital();
    let mut after = (number.end..number.end + 4).take_while(named).skip(1);
    number.bare && number.max.is_none() && after.any(|at| STREETS.contains(&line.lower(at)))
}

/// "Article 5", "Boeing 737", "No. 10", "page 12".
fn is_label(line: &Line<'_>, number: &Number) -> bool {
    let Some(before) = number.first.checked_sub(1).and_then(|at| line.words.get(at)) else { return false };
    let gap = line.gap(number.first).trim();
    if !(gap.is_empty() || gap == ".") {
        return false;
    }
    if lexicon::LABELS.has(&before.lower)
        && (gap.is_empty() || matches!(&*before.lower, "no" | "nos" | "vol" | "fig"))
    {
        return before.lower != "day" && before.lower != "week" || before.is_capital();
    }
    let is_word = |at: &usize| line.is_joined(*at) && !is_function_word(line.lower(*at));
    let lower = line.words.get(number.end).is_some_and(|word| word.text.starts_with(char::is_lowercase))
        && !is_version(line, number);
    let name_before = before.is_capital() && number.first > 1 && gap.is_empty();
    let many = (number.end..number.end + 4).take_while(is_word).any(|at| is_many_known(line.lower(at)));
    let counted = is_word(&number.end) && (lower || many);
    let acronym = before.text.len() <= 3
        && before.text.chars().all(char::is_uppercase)
        && !matches!(before.text, "A" | "I")
        && !line.words.get(number.end).is_some_and(|next| next.hyphenated);
    name_before && !before.possessive && if acronym { !many } else { !counted }
}

/// Whether a word can neither be nor describe what is counted.
pub(super) fn is_function_word(word: &str) -> bool {
    lexicon::FUNCTION_WORDS.has(word)
}
