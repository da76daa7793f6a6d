//! What was found as entries of a list, how much it is, and what to try where nothing was found.

use super::State;
use crate::compare::articles::Article;
use crate::compare::comparison::in_words::{self, GUESSED};
use crate::compare::counted;
use crate::compare::evidence::{Figure, Named};
use crate::compare::search::{Found, FoundPlace, Query};
use crate::compare::text::Span;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, source};
use crate::ui::widgets::{Piece, PieceLine, marked_words, piece, wrap_pieces};

/// Of a sentence no more than so many bytes before the first place and after it are shown.
const AROUND: usize = 400;

/// The entries, which stand for the places: under each article its sentences.
pub(super) fn entries(found: &Found, shared: &Shared) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut of = None;
    for (index, place) in found.places.iter().enumerate() {
        let Some(article) = found.library.get(&place.article) else { continue };
        if of.replace(&place.article) != Some(&place.article) {
            entries.push(heading(found, place, article));
        }
        entries.push(item(index, place, article));
    }
    let left_out = found.count.places > found.places.iter().map(|place| place.hits.len()).sum();
    if left_out && found.is_whole() {
        let key = shared.settings.keymap.hint(&[Action::Search]);
        let words = format!(
            "only the first {} are listed; {key} goes on typing",
            counted(found.places.len(), "sentence")
        );
        entries.push(
            Entry::heading().with_space().with(piece("", Role::Text), vec![piece(words, Role::Warning)]),
        );
    }
    entries
}

/// "─ The Associated Press · ~2 Dec 2021 † · Tensions grow".
fn heading(found: &Found, place: &FoundPlace, article: &Article) -> Entry {
    let mut pieces =
        found.columns.get(place.column).map(|column| source(column, article)).unwrap_or_default();
    pieces.push(piece(format!(" · {}", article.meta.title), Role::Dim));
    pieces.extend(article.is_guessed("title").then(|| piece(GUESSED, Role::Doubt)));
    Entry::heading().with(piece("─ ", Role::Border), pieces)
}

/// The sentence with its places marked; of a number, below it, what the text says of it.
fn item(index: usize, place: &FoundPlace, article: &Article) -> Entry {
    let lead = piece(format!("¶{} ", place.paragraph), Role::Ours);
    let mut entry = Entry::item(index).with(lead, words(place, article));
    for figure in &place.figures {
        entry = entry.with(piece("   = ", Role::Ours), told(figure, article));
    }
    entry
}

fn words(place: &FoundPlace, article: &Article) -> Vec<Piece> {
    let body = article.body.as_str();
    let first = place.hits.first().copied().unwrap_or(place.sentence);
    let from = body.ceil_char_boundary(first.start.saturating_sub(AROUND)).max(place.sentence.start);
    let to = body.floor_char_boundary((first.end + AROUND).min(place.sentence.end)).max(first.end);
    let mut pieces = Vec::new();
    pieces.extend(place.furniture.then(|| piece("furniture · ", Role::Way)));
    pieces.extend((from > place.sentence.start).then(|| piece("…", Role::Ours)));
    let marks = place.hits.iter().map(|hit| (*hit, Role::Found));
    let words = marked_words(body, Span::new(from, to), marks).into_iter();
    let plain =
        |(text, role)| (text, if place.furniture && role == Role::Text { Role::Furniture } else { role });
    pieces.extend(words.map(plain));
    pieces.extend((to < place.sentence.end).then(|| piece("…", Role::Ours)));
    pieces
}

/// "≥90,000 troops · of Russia · says Ukraine and the U.S.".
fn told(figure: &Figure, article: &Article) -> Vec<Piece> {
    let ours = |text: String| piece(text, Role::Ours);
    let body = article.body.as_str();
    let unit = figure.unit.map(|unit| format!(" {}", unit.of(body))).unwrap_or_default();
    let mut pieces = vec![ours(format!("{}{unit}", in_words::value_in(figure, body)))];
    pieces.extend(figure.whose.as_ref().map(|whose| ours(format!(" · of {}", whose.doubted()))));
    let said_by = figure.said_by.as_ref().map(Named::doubted);
    pieces.push(ours(said_by.map_or(" · own voice".to_owned(), |name| format!(" · says {name}"))));
    pieces
}

/// How much was found: "14 places in 4 of 5 articles".
pub(super) fn said(state: &State, shared: &Shared) -> Piece {
    if let Some(fault) = &state.fault {
        return piece(fault.as_str(), Role::Warning);
    }
    match state.found() {
        Some(found) => {
            let count = found.count;
            let articles = counted(found.articles, "article");
            let so_far = if found.is_whole() {
                String::new()
            } else {
                format!(", {} looked through so far", found.looked)
            };
            let words =
                format!("{} in {} of {articles}{so_far}", counted(count.places, "place"), count.articles);
            piece(words, Role::Ours)
        }
        None if state.query.is_some() && state.known.has_failed() => {
            let key = shared.settings.keymap.hint(&[Action::Problems]);
            piece(format!("this could not be looked for: {key} says why"), Role::Warning)
        }
        None if state.query.is_some() => piece("looking…", Role::Ours),
        None => piece("", Role::Ours),
    }
}

/// What was looked for and what to try, where there is no list.
pub(super) fn nothing(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let articles = counted(shared.in_scope.articles, "article");
    let words = match (&state.query, state.found()) {
        (None, _) => vec![
            format!(
                "Looks through {articles}, also inside words and in furniture, whatever case and accents."
            ),
            "A number is found in every spelling: 125000 is also 125,000 and 125 thousand.".to_owned(),
            "/expression/ is a regular expression, with case and accents as written.".to_owned(),
        ],
        (Some(query), Some(_)) => tries(query, &articles, shared),
        (Some(_), None) => Vec::new(),
    };
    words
        .into_iter()
        .flat_map(|words| wrap_pieces(piece(" ", Role::Dim), &[piece(words, Role::Dim)], width))
        .collect()
}

fn tries(query: &Query, articles: &str, shared: &Shared) -> Vec<String> {
    let written = query.written();
    let keymap = &shared.settings.keymap;
    let mut words = vec![format!("“{written}” stands nowhere in {articles}.")];
    if query.is_expression() {
        words.push("An expression is taken as written: (?i) before it passes over case.".to_owned());
    } else if query.is_number() {
        words.push("No number of this value, however it is spelled, was read. Dates, years and labels are found as written only.".to_owned());
    } else {
        words.push("It was looked for anywhere, also inside words, whatever case and accents. Try fewer letters or words.".to_owned());
    }
    let key = keymap.hint(&[Action::Term]);
    words.push(format!("{key} looks for a term with its other forms and aliases."));
    words
}
