//! Numbers that say when: dates, years, clock times, ages in an apposition, times counted from another.
//!
//! Apart from the other numbers that count nothing because these rules need the calendar's words.
//! Decided: a length of time is a figure ("for 47 years", "almost a decade after"), and so is an age
//! with its unit ("a 7,000-year-old pot", "aged 88"); a bare "eight years after" only says when.

use super::figure::UnitClass;
use super::line::Line;
use super::not_figures::{is_function_word, is_many};
use super::numbers::{Kind, Number};
use super::{hedges, months, units};

/// "9:30", "8 p.m.", "five o’clock", "0600 GMT".
pub(super) fn is_clock_time(line: &Line<'_>, number: &Number) -> bool {
    let next = line.lower(number.end);
    let letters: String = next.chars().filter(|c| *c != '.').collect();
    let spelled = line.is_joined(number.end)
        && matches!(
            letters.as_str(),
            "am" | "pm" | "gmt" | "utc" | "oclock" | "o’clock" | "o'clock" | "noon"
        );
    let military = next == "hrs" && line.words[number.first].text.len() == 4;
    let parted = matches!(next, "a" | "p") && line.lower(number.end + 1) == "m";
    number.kind == Kind::Count && (spelled || military || parted)
}

/// "those 21 or older", "ages 5 and 7", "Ann Lee, 45, said": no unit says what they count.
pub(super) fn is_bare_age(line: &Line<'_>, number: &Number) -> bool {
    let bound = matches!(line.lower(number.end), "or" | "and")
        && matches!(line.lower(number.end + 1), "older" | "younger" | "over" | "under" | "up");
    let second =
        line.before(number.first, 1) == "and" && matches!(line.before(number.first, 3), "ages" | "aged");
    if (bound && line.is_joined(number.end)) || line.before(number.first, 1) == "ages" || second {
        return true;
    }
    let next = line.lower(number.end);
    let unitless = number.bare && (!line.is_joined(number.end) || is_function_word(next));
    let at = line.before(number.first, 1) == "at" && number.value < 18.0;
    let limit = matches!(line.before(number.first, 1), "over" | "under" | "above" | "below")
        && units::class_of(line.before(number.first, 2)) == Some(UnitClass::People);
    if unitless && line.is_joined(number.first) && number.value < 110.0 && (at || limit) {
        return true;
    }
    let commas = line.gap(number.first).trim_start_matches(['.', '”', '"']).trim() == ","
        && line.gap(number.end).starts_with([',', '.', ')', ';']);
    let before = number.first.checked_sub(1).map(|at| &line.words[at]);
    let named = before.is_some_and(|word| word.is_capital());
    let enclosed = line.gap(number.end).starts_with(',')
        && before.is_some_and(|word| !word.is_digits())
        && !line.words.get(number.end).is_some_and(|word| word.is_digits());
    let both = line.before(number.first, 1) == "both" && unitless;
    let fits = number.bare
        && (1.0..=120.0).contains(&number.value)
        && !months::is_month(line.before(number.first, 1));
    let now = matches!(line.before(number.first, 1), "now" | "then")
        && line.gap(number.first - 1).trim() == ","
        && line.gap(number.end).starts_with(',');
    fits && (both || now || (commas && (named || enclosed)))
}

/// Whether the number whose first word, hedge included, is the one at `first` is an age: "aged 45".
pub(super) fn follows_age(line: &Line<'_>, first: usize) -> bool {
    let before = |back: usize| line.before(first, back);
    let stated = matches!(before(1), "was" | "is" | "turned" | "being" | "i'm" | "i’m");
    let who = matches!(before(2), "he" | "she" | "i" | "who" | "only") || line.lower(first + 1) == "when";
    let died = before(1) == "at" && (1..=8).any(|back| units::is_killing(before(back)));
    let ranges =
        matches!(before(1), "of" | "between" | "from") && matches!(before(2), "age" | "aged" | "ages");
    let as_young = matches!((before(2), before(1)), ("young" | "old", "as") | ("younger" | "older", "than"));
    line.is_joined(first)
        && (matches!(before(1), "aged" | "age") || (stated && who) || died || ranges || as_young)
}

/// "the last two weeks", "eight years after": a time when, not a length of time.
pub(super) fn locates_in_time(line: &Line<'_>, number: &Number) -> bool {
    let is_time = match number.kind {
        Kind::Years => true,
        _ => units::class_of(line.lower(number.end)) == Some(UnitClass::Time) && line.is_joined(number.end),
    };
    let after = line.lower(number.end + usize::from(number.kind != Kind::Years));
    let hedged = hedges::hedge_before(line, number.first).is_some();
    let counted_from = matches!(after, "after" | "before" | "since" | "earlier" | "from" | "prior" | "on");
    if is_time && counted_from && !hedged && line.before(number.first, 1) != "for" {
        return true;
    }
    is_time
        && matches!(
            line.before(number.first, 1),
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

/// Days beside a month or a weekday, and numeric dates.
pub(super) fn is_date(line: &Line<'_>, number: &Number) -> bool {
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
pub(super) fn is_year(line: &Line<'_>, number: &Number) -> bool {
    let word = line.words[number.first].text;
    if word.len() != 4 || !(1000.0..2200.0).contains(&number.value) || number.kind != Kind::Count {
        return false;
    }
    let hedged = hedges::hedge_before(line, number.first)
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
    let reached = hedges::hedge_before(line, number.first).is_some_and(|(first, _)| {
        matches!(line.before(first, 1), "until" | "till" | "since" | "by" | "to" | "through")
    });
    if (1900.0..2100.0).contains(&number.value) && (!hedged || reached) {
        return true;
    }
    let counts = |at: usize| {
        units::class_of(line.lower(at)).is_some() && is_many(line.lower(at)) && !line.words[at].is_capital()
    };
    let counted = (number.end..number.end + 3)
        .take_while(|at| line.is_joined(*at) && !is_function_word(line.lower(*at)))
        .any(counts);
    before_month || !(hedged || (counted && !in_time))
}

/// Two years: "from 2007 to 2014", "between 1978 and 1995".
pub(super) fn is_span_of_years(line: &Line<'_>, number: &Number) -> bool {
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
