//! Numbers that count nothing: dates, years, clock times, ages, scores, labels, and "one" the pronoun.
//!
//! Apart from the grammar because each rule here is about the words around a number, never about
//! what it is worth. A rule that is not sure lets the number through: a figure too many is dimmed
//! by its row, one too few is missed in silence.

use super::lexicon;
use super::line::Line;
use super::months;
use super::numbers::{Kind, Number};
use super::units;

/// Whether `number` says how many of nothing.
pub(super) fn counts_nothing(line: &Line<'_>, number: &Number) -> bool {
    is_glued_to_marks(line, number) || is_hyphenated_label(line, number) || is_clock_time(line, number) || {
        let plain = number.kind == Kind::Count && !number.vague;
        let small = number.bare && number.max.is_none();
        plain
            && (is_pronoun_one(line, number)
                || is_definite_few(line, number)
                || is_age(line, number)
                || locates_in_time(line, number)
                || is_score(line, number)
                || is_date(line, number)
                || is_span_of_years(line, number)
                || (small && (is_year(line, number) || is_label(line, number))))
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
    let numbered = number.first == 0 && number.bare && (after.starts_with(". ") || after.starts_with(')'));
    opens || continues || numbered
}

/// "Mk-41", "Russia-1", "555-0199", "5,000-word", "four-star", "45-year-old".
fn is_hyphenated_label(line: &Line<'_>, number: &Number) -> bool {
    let first = &line.words[number.first];
    if first.hyphenated && number.kind != Kind::Fraction {
        let before = line.before(number.first, 1);
        return !matches!(
            before,
            "mid" | "some" | "an" | "a" | "about" | "around" | "over" | "under" | "nearly" | "almost" | "one"
        );
    }
    let Some(next) = line.words.get(number.end).filter(|next| next.hyphenated) else { return false };
    if next.is_digits() || matches!(line.lower(number.end + 1), "old" | "olds") {
        return number.kind == Kind::Count;
    }
    let counted = matches!(&*next.lower, "strong" | "plus" | "odd" | "member" | "man" | "person" | "people");
    let measured = units::class_of(&next.lower).is_some() || units::is_measure(&next.lower);
    let about_form = matches!(
        &*next.lower,
        "word"
            | "page"
            | "star"
            | "step"
            | "sided"
            | "way"
            | "part"
            | "story"
            | "storey"
            | "level"
            | "line"
            | "hit"
            | "bed"
            | "room"
            | "on"
            | "by"
            | "to"
            | "and"
            | "party"
            | "state"
            | "nation"
            | "country"
            | "shot"
            | "game"
            | "run"
            | "hand"
            | "foot"
            | "round"
            | "volume"
    );
    number.kind == Kind::Count && !counted && (about_form || !measured)
}

/// "9:30", "8 p.m.", "five o’clock", "0600 GMT".
fn is_clock_time(line: &Line<'_>, number: &Number) -> bool {
    let next = line.lower(number.end);
    let letters: String = next.chars().filter(|c| *c != '.').collect();
    let spelled = line.is_joined(number.end)
        && matches!(
            letters.as_str(),
            "am" | "pm" | "gmt" | "utc" | "oclock" | "o’clock" | "o'clock" | "noon" | "hrs"
        );
    let parted = matches!(next, "a" | "p") && line.lower(number.end + 1) == "m";
    number.kind == Kind::Count && (spelled || parted)
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

/// "aged 45", "a 45-year-old", "Ann Lee, 45, said".
fn is_age(line: &Line<'_>, number: &Number) -> bool {
    if line.lower(number.end) == "years" && line.lower(number.end + 1) == "old" {
        return true;
    }
    if matches!(line.before(number.first, 1), "aged" | "age" | "ages") {
        return true;
    }
    let bound = matches!(line.lower(number.end), "or" | "and")
        && matches!(line.lower(number.end + 1), "older" | "younger");
    if bound && line.is_joined(number.end) {
        return true;
    }
    let apposed = number.first > 0
        && number.bare
        && (1.0..=120.0).contains(&number.value)
        && line.gap(number.first).trim() == ","
        && line.gap(number.end).starts_with([',', '.', ')', ';'])
        && line.words[number.first - 1].is_capital();
    apposed && !months::is_month(line.before(number.first, 1))
}

/// "eight years ago", "the last two weeks": a time when, not a length of time.
fn locates_in_time(line: &Line<'_>, number: &Number) -> bool {
    let unit = line.lower(number.end);
    if units::class_of(unit) != Some(super::UnitClass::Time) || !line.is_joined(number.end) {
        return false;
    }
    let after = line.lower(number.end + 1);
    let before = line.before(number.first, 1);
    let since = line.is_joined(number.end + 1)
        && matches!(after, "after" | "before" | "earlier" | "from" | "prior" | "on");
    since
        || matches!(
            before,
            "last"
                | "past"
                | "next"
                | "first"
                | "final"
                | "previous"
                | "coming"
                | "recent"
                | "following"
                | "within"
        )
}

/// "won 3-2", "a 51–49 vote".
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
        && !matches!(next, "win" | "victory" | "defeat" | "loss" | "vote" | "draw" | "lead");
    let bare = (number.first..number.end)
        .all(|at| super::numerals::digits(line.words[at].text).is_some_and(|digits| digits.bare));
    let years = bare && (1400.0..2200.0).contains(&number.value);
    has_dash && (years || (bare && number.value < 100.0 && !counted))
}

/// Days beside a month or a weekday, and numeric dates.
fn is_date(line: &Line<'_>, number: &Number) -> bool {
    if number.end != number.first + 1 && number.max.is_none() {
        return false;
    }
    let digits = line.words[number.first].is_digits();
    let fits = number.value >= 1.0 && number.value <= 31.0 && digits;
    let month_after = months::is_month_name(line, number.end)
        || (line.lower(number.end) == "of" && months::is_month_name(line, number.end + 1));
    let back = number.first.wrapping_sub(1);
    let month_before =
        number.first > 0 && months::is_month_name(line, back) && line.gap(number.first).len() <= 2;
    let second_day = number.first > 1
        && matches!(line.before(number.first, 1), "and" | "or" | "to")
        && months::is_month_name(line, number.first.wrapping_sub(3))
        && line.words[number.first - 2].is_digits();
    let weekday_before = number.first > 0 && months::is_weekday(line.before(number.first, 1)) && number.bare;
    let month_later = fits
        && matches!(line.lower(number.end), "and" | "or" | "to")
        && months::is_month_name(line, number.end + 2);
    fits && (month_after || month_before || weekday_before || second_day || month_later)
}

/// A bare four-digit number that a reader takes for a year.
fn is_year(line: &Line<'_>, number: &Number) -> bool {
    let word = line.words[number.first].text;
    if word.len() != 4 || !(1000.0..2200.0).contains(&number.value) || number.kind != Kind::Count {
        return false;
    }
    let hedged = super::hedges::hedge_before(line, number.first)
        .is_some_and(|(first, _)| number.first - first > 1 && !matches!(line.before(number.first, 1), "to"));
    let in_time = matches!(
        line.before(number.first, 1),
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "during"
            | "before"
            | "after"
            | "early"
            | "late"
            | "mid"
            | "of"
            | "from"
            | "year"
            | "the"
            | "and"
    );
    let before_month = number.first > 0 && months::is_month_name(line, number.first - 1);
    let counts = |at: usize| {
        units::class_of(line.lower(at)).is_some() && is_many(line.lower(at)) && !line.words[at].is_capital()
    };
    let counted = (number.end..number.end + 3)
        .take_while(|at| line.is_joined(*at) && !is_function_word(line.lower(*at)))
        .any(counts);
    before_month || !(hedged || (counted && !in_time))
}

/// Whether a noun may stand after a count above one.
fn is_many(noun: &str) -> bool {
    noun.ends_with('s')
        || noun.ends_with("men")
        || matches!(
            noun,
            "people" | "personnel" | "children" | "police" | "aircraft" | "military" | "staff" | "dead"
        )
}

/// Two years: "from 2007 to 2014", "between 1978 and 1995".
fn is_span_of_years(line: &Line<'_>, number: &Number) -> bool {
    let year =
        |at: usize| line.words[at].text.len() == 4 && line.words[at].text.bytes().all(|b| b.is_ascii_digit());
    let years = number.max.is_some_and(|max| max < 2200.0)
        && number.value >= 1400.0
        && year(number.first)
        && year(number.end - 1);
    let counted = line.is_joined(number.end)
        && units::class_of(line.lower(number.end)).is_some()
        && is_many(line.lower(number.end));
    years && !counted
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
    let next = line.lower(number.end);
    let counted = line.is_joined(number.end)
        && !next.is_empty()
        && !is_function_word(next)
        && next.starts_with(char::is_lowercase);
    let name_before = before.is_capital() && number.first > 1 && gap.is_empty();
    name_before && !counted && !before.possessive
}

/// Whether a word can neither be nor describe what is counted.
pub(super) fn is_function_word(word: &str) -> bool {
    lexicon::FUNCTION_WORDS.has(word)
}
