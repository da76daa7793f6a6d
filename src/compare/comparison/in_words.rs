//! Dates, values, spreads and spans of months in the program's own words: the same on screens and in exports.

use super::{Cell, Comparison, Passage, PassageFigure, Row};
use crate::compare::articles::Article;
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, Hedge, UnitClass};
use crate::compare::text::Span;
use jiff::civil::Date;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Behind a title, an address or other words that were guessed: a bare `?` would read as theirs.
pub const GUESSED: &str = " (guessed)";

/// The date of an article with its doubt: "~2 Mar 2031", "undated".
pub fn date(article: &Article) -> String {
    let about = if article.is_guessed("published") { "~" } else { "" };
    article.meta.published.map_or("undated".to_owned(), |published| format!("{about}{}", published.long()))
}

/// A day as one speaks of it on the day `today`: "3 March", with its year if that is another.
pub fn day(day: Date, today: Date) -> String {
    let form = match day {
        day if day == today => return "earlier today".to_owned(),
        day if day.year() == today.year() => "%-d %B",
        _ => "%-d %B %Y",
    };
    day.strftime(form).to_string()
}

/// A number as a reader of English expects it: "90,000", "1.5".
pub fn number(value: f64) -> String {
    let written = format!("{:.2}", value.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{grouped}{point}{fraction}", if value < 0.0 { "-" } else { "" })
}

/// The spread of a row: its bounds, how many of its values cannot be set beside them, and, if
/// `dated`, its months: "90,000+ … 127,000 · 2 not comparable · Nov to Feb".
pub fn spread(comparison: &Comparison, row: &Row, dated: bool) -> Option<String> {
    let figures = || row.cells.iter().flat_map(Cell::passages).flat_map(of_row);
    let Some(spread) = &row.spread else { return row.no_spread.map(|why| why.label().to_owned()) };
    let unlike = figures().filter(|(_, read)| read.figure.part == Part::Whole && !read.comparable).count();
    let written = |value: f64, hedge: Option<Hedge>, top: bool| {
        let is_bound = |(_, read): &(&Passage, &PassageFigure)| {
            let Figure { value: low, max, .. } = read.figure;
            let own = if top { max.unwrap_or(low) } else { low };
            read.comparable && own == value && read.figure.hedge == hedge
        };
        figures().find(is_bound).and_then(|(passage, read)| as_written(comparison, passage, &read.figure))
    };
    let low = bound(spread.low, spread.low_hedge, written(spread.low, spread.low_hedge, false));
    let high = bound(spread.high, spread.high_hedge, written(spread.high, spread.high_hedge, true));
    let mut parts = vec![if low == high { low } else { format!("{low} … {high}") }];
    if unlike > 0 {
        parts.push(format!("{unlike} not comparable"));
    }
    parts.extend(spread.first.zip(spread.last).filter(|_| dated).map(|(first, last)| months(first, last)));
    Some(parts.join(" · "))
}

fn of_row(passage: &Passage) -> impl Iterator<Item = (&Passage, &PassageFigure)> {
    passage.figures.iter().filter(|read| read.of_row).map(move |read| (passage, read))
}

/// A bound of a spread: "90,000+", "≤80,000", in the article's words where a bare number would not
/// say of what it is ("$40bn").
fn bound(value: f64, hedge: Option<Hedge>, as_written: Option<String>) -> String {
    let words = as_written.unwrap_or_else(|| number(value));
    match hedge {
        Some(Hedge::AtLeast) => format!("{words}+"),
        Some(hedge) => format!("{}{words}", hedge.sign()),
        None => words,
    }
}

/// Number and unit of a sum or a share as the article writes them; none for what is counted.
fn as_written(comparison: &Comparison, passage: &Passage, figure: &Figure) -> Option<String> {
    if !matches!(figure.unit_class, UnitClass::Money | UnitClass::Share) {
        return None;
    }
    let body = comparison.article(&passage.article)?.body.as_str();
    let number = figure.number;
    let beside = |unit: &Span| {
        let gap = Span::new(number.end.min(unit.end), unit.start.max(number.end));
        unit.start < number.end || gap.of(body).trim().is_empty()
    };
    let written = figure.unit.filter(beside).map_or(number, |unit| unit.cover(number));
    Some(written.of(body).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Months counted as year × 12 + month − 1: "Nov to Feb", with years where it takes a year or more.
pub fn months(first: i32, last: i32) -> String {
    let name = |month: i32| MONTHS[month.rem_euclid(12) as usize];
    let with_year = |month: i32| format!("{} {}", name(month), month.div_euclid(12));
    match last - first {
        ..=0 => with_year(first),
        1..12 => format!("{} to {}", name(first), name(last)),
        _ => format!("{} to {}", with_year(first), with_year(last)),
    }
}

/// A value with its hedge: "≥90,000", "100,000–120,000".
pub fn value(figure: &Figure) -> String {
    let sign = figure.hedge.map_or("", Hedge::sign);
    let max = figure.max.map(|max| format!("–{}", number(max))).unwrap_or_default();
    format!("{sign}{}{max}", number(figure.value))
}

/// A text of more than `most` characters cut there, with "…" behind it.
pub fn begun(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A figure's value as `body` gives it: of a vague number its words, since no number was said.
pub fn value_in(figure: &Figure, body: &str) -> String {
    match figure.part {
        Part::Vague => figure.number.of(body).split_whitespace().collect::<Vec<_>>().join(" "),
        Part::Whole | Part::PartOf | Part::Added => value(figure),
    }
}

/// The same of a figure as it stands in a comparison: a number that somebody put there was said.
pub fn value_told(comparison: &Comparison, passage: &Passage, read: &PassageFigure) -> String {
    match comparison.article(&passage.article) {
        Some(article) if !read.is_other_value() => value_in(&read.figure, article.body.as_str()),
        _ => value(&read.figure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (value, expected) in
            [(90_000.0, "90,000"), (600.0, "600"), (1.5, "1.5"), (1_234_567.25, "1,234,567.25"), (0.5, "0.5")]
        {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn bounds_say_how_sure_a_text_is() {
        let check = |value, hedge, words: Option<&str>, expected: &str| {
            assert_eq!(bound(value, hedge, words.map(str::to_owned)), expected);
        };
        check(9e4, Some(Hedge::AtLeast), None, "90,000+");
        check(8e4, Some(Hedge::UpTo), None, "≤80,000");
        check(1e5, Some(Hedge::LessThan), None, "<100,000");
        check(7.0, None, None, "7");
        check(4e10, Some(Hedge::AtLeast), Some("$40bn"), "$40bn+");
        check(0.5, Some(Hedge::Almost), Some("half"), "<~half");
    }

    #[test]
    fn months_have_years_where_they_must() {
        let month = |year: i32, month: i32| year * 12 + month - 1;
        assert_eq!(months(month(2021, 11), month(2022, 2)), "Nov to Feb");
        assert_eq!(months(month(2021, 12), month(2021, 12)), "Dec 2021");
        assert_eq!(months(month(2020, 1), month(2021, 1)), "Jan 2020 to Jan 2021");
    }
}
