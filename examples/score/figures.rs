//! Figures of short texts.
//!
//! `figures.json` (NumHG): a text and the number of it that a headline used. Right is a figure
//! whose number stands where the marked one does and has its value, or that value times the scale
//! word that the figure holds. Marked ranks and years, which are no figures to this program, and
//! numbers inside of other words ("Boeing737") are printed apart. `quantities.json` (quantulum3, Microsoft Recognizers-Text): right is
//! a figure that overlaps the marked one and has its value as value, maximum or their mean; kinds
//! that news does not write (ordinals, ages, temperatures) are printed apart.

use crate::outcomes::Outcomes;
use crate::tokens::{article, evidence};
use parallax::compare::evidence::Figure;
use parallax::compare::text::Span;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
struct Headlines {
    items: Vec<Headline>,
}

#[derive(Deserialize)]
struct Headline {
    date: Option<String>,
    text: String,
    headline_figure: String,
    source_surface: Option<String>,
    surface_in_text: bool,
}

/// Scores NumHG.
pub(crate) fn headlines(file: &Path, outcomes: &mut Outcomes) -> Result<(), String> {
    let data: Headlines = crate::json_of(file)?;
    for (index, item) in data.items.iter().enumerate() {
        let Some(surface) = item.source_surface.as_deref().filter(|_| item.surface_in_text) else { continue };
        let article = article(&index.to_string(), &item.text, item.date.as_deref());
        let body = article.body.as_str();
        let figures = figures(&article);
        let places = places(body, surface);
        let values: Vec<f64> = [surface, &item.headline_figure].into_iter().filter_map(value).collect();
        let of = |figure: &&Figure| places.iter().any(|place| place.overlaps(figure.number));
        let is_right = figures.iter().filter(of).any(|figure| has_value(figure, &values, body));
        let near = places.first().map_or("", |place| context(body, *place));
        let found: Vec<String> = figures.iter().filter(of).map(|figure| shown(figure, body)).collect();
        let kind = match () {
            () if places.is_empty() => "figures.json: inside a word",
            () if places.iter().all(|place| is_rank_or_year(body, *place)) => "figures.json: ranks, years",
            () => "figures.json",
        };
        outcomes.add(kind, format!("{index} {surface}"), is_right, format!("{found:?} in “{near}”"));
    }
    outcomes.print_share("figures.json");
    outcomes.print_share("figures.json: ranks, years");
    outcomes.print_share("figures.json: inside a word");
    Ok(())
}

fn figures(article: &std::sync::Arc<parallax::compare::articles::Article>) -> Vec<Figure> {
    evidence(article).iter().flat_map(|evidence| evidence.figures.clone()).collect()
}

/// Where a number stands by itself, whatever its case: "7" not in "17", "7,000" or "7.5".
fn places(body: &str, surface: &str) -> Vec<Span> {
    let (lower, surface) = (body.to_ascii_lowercase(), surface.to_ascii_lowercase());
    let glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone = |at: &usize| {
        let (before, after) = (&lower[..*at], &lower[at + surface.len()..]);
        let mut next = after.chars();
        let more = next.next().filter(|c| matches!(c, ',' | '.')).is_some()
            && next.next().is_some_and(|c| c.is_ascii_digit());
        let mut last = before.chars().rev();
        let less = last.next().filter(|c| matches!(c, ',' | '.')).is_some()
            && last.next().is_some_and(|c| c.is_ascii_digit());
        let letters = surface.starts_with(char::is_alphabetic) && glued(after.chars().next());
        !glued(before.chars().next_back())
            && !after.starts_with(|c: char| c.is_ascii_digit())
            && !letters
            && !more
            && !less
    };
    lower
        .match_indices(&surface)
        .map(|(at, _)| at)
        .filter(alone)
        .map(|at| Span::new(at, at + surface.len()))
        .collect()
}

/// Whether a marked number only names a place in an order or in time: "second", "7th", "No. 2",
/// a year, "9/11".
fn is_rank_or_year(body: &str, place: Span) -> bool {
    const RANKS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let (surface, after) = (place.of(body).to_lowercase(), &body[place.end..]);
    let is_year = surface.len() == 4 && surface.parse().is_ok_and(|year: u32| (1500..2100).contains(&year));
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| after.starts_with(ending));
    let is_numbered = body[..place.start].trim_end().ends_with("No.");
    let is_day = surface.contains('/') || surface == "911";
    RANKS.contains(&&*surface) || is_year || is_ordinal || is_numbered || is_day
}

/// Whether a figure has one of `values`, or one that a scale word of its own multiplies (decades,
/// dozens, hundreds and so on).
fn has_value(figure: &Figure, values: &[f64], body: &str) -> bool {
    let has_word = figure.number.of(body).contains(char::is_alphabetic);
    let scales: &[f64] = if has_word { &[1.0, 10.0, 12.0, 1e2, 1e3, 1e6, 1e9, 1e12] } else { &[1.0, 1e3] };
    let found = [Some(figure.value), figure.max];
    let is_one = |found: f64| {
        values.iter().any(|value| {
            scales.iter().any(|scale| is_equal(found, value * scale) || is_equal(found * scale, *value))
        })
    };
    found.into_iter().flatten().any(is_one)
}

fn is_equal(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * one.abs().max(other.abs()).max(1.0)
}

/// The value of digits or of a number word below a hundred.
fn value(text: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let text = text.trim().to_lowercase();
    let digits = text.replace(',', "").parse().ok();
    let small = |word: &str| WORDS.iter().position(|known| *known == word).map(|at| at as f64);
    let tens = |word: &str| TENS.iter().position(|known| *known == word).map(|at| (at + 2) as f64 * 10.0);
    let joined = || text.split_once(['-', ' ']).and_then(|(ten, one)| Some(tens(ten)? + small(one)?));
    digits.or_else(|| small(&text)).or_else(|| tens(&text)).or_else(joined)
}

fn shown(figure: &Figure, body: &str) -> String {
    format!("{} = {}", figure.span.of(body), figure.value)
}

fn context(body: &str, place: Span) -> &str {
    let floor = |at: usize| (0..=at).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(0);
    &body[floor(place.start.saturating_sub(40))..floor((place.end + 30).min(body.len()))]
}

#[derive(Deserialize)]
struct Quantities {
    items: Vec<Quantity>,
}

#[derive(Deserialize)]
struct Quantity {
    kind: String,
    text: String,
    figures: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    surface: String,
    value: Value,
    start: usize,
    end: usize,
}

/// Scores quantities, a share a kind.
pub(crate) fn quantities(file: &Path, outcomes: &mut Outcomes) -> Result<(), String> {
    let data: Quantities = crate::json_of(file)?;
    let mut kinds = BTreeSet::new();
    let mut unmarked = 0;
    for (index, item) in data.items.iter().enumerate() {
        let article = article(&index.to_string(), &item.text, None);
        let body = article.body.as_str();
        let figures = figures(&article);
        let measure = format!("quantities.json: {}", item.kind);
        for marked in &item.figures {
            let place = bytes(body, marked);
            let wanted = readings(&marked.value);
            let of = |figure: &&Figure| figure.span.overlaps(place);
            let mean = |figure: &Figure| figure.max.map(|max| (figure.value + max) / 2.0);
            let is_right = figures.iter().filter(of).any(|figure| {
                let found = [Some(figure.value), figure.max, mean(figure)];
                found.into_iter().flatten().any(|found| wanted.iter().any(|wanted| is_equal(found, *wanted)))
            });
            let found: Vec<String> = figures.iter().map(|figure| shown(figure, body)).collect();
            let item = format!("{index}@{} {} = {}", marked.start, marked.surface, marked.value);
            outcomes.add(&measure, item, is_right, format!("{found:?} in “{body}”"));
        }
        let is_marked =
            |figure: &Figure| item.figures.iter().any(|marked| bytes(body, marked).overlaps(figure.span));
        unmarked += figures.iter().filter(|figure| !is_marked(figure)).count();
        kinds.insert(measure);
    }
    for measure in &kinds {
        outcomes.print_share(measure);
    }
    println!("{:34} {unmarked}", "quantities.json: found, not marked");
    Ok(())
}

/// The bytes of a marked quantity, whose offsets count characters.
fn bytes(body: &str, marked: &Marked) -> Span {
    let at = |count: usize| body.char_indices().nth(count).map_or(body.len(), |(at, _)| at);
    Span::new(at(marked.start), at(marked.end))
}

/// The numbers of a value: itself, or the bounds of "(20,30)" and the digits of "22%".
fn readings(value: &Value) -> Vec<f64> {
    match value {
        Value::Number(number) => number.as_f64().into_iter().collect(),
        Value::String(text) => text
            .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')))
            .filter_map(|part| part.parse().ok())
            .collect(),
        _ => Vec::new(),
    }
}
