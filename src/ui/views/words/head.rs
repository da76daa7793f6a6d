//! What stands over the places of a term or the counts of wordings: what they are of, how many there
//! are, how many in each column; and what to do where there is nothing to show.

use super::State;
use crate::compare::comparison::Column;
use crate::compare::counted;
use crate::compare::tables::concordance::{Concordance, Count};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::column_in_short;
use crate::ui::widgets::{PieceLine, chop, piece, wrap_pieces};

/// A `[[wording]]` as one would write it.
const EXAMPLE: [&str; 3] =
    ["[[wording]]", r#"name = "The attack""#, r#"terms = [["invasion", "war"], ["special operation"]]"#];

/// The counts of columns take no more lines, however many columns there are.
const MOST_LINES_OF_COUNTS: usize = 3;

/// The heading, wrapped, and the counts of columns as far as there is room: at most half of `height`
/// lines, never none.
pub(super) fn lines(state: &State, shared: &Shared, width: u16, height: u16) -> Vec<PieceLine> {
    let most = usize::from((height / 2).max(1));
    let mut lines =
        wrap_pieces(piece(" ", Role::Text), &[piece(heading(state, shared), Role::Ours)], width.max(1));
    lines.truncate(most);
    if let Some(of) = counted_here(state) {
        let for_counts = usize::from(height / 8).min(MOST_LINES_OF_COUNTS).min(most - lines.len());
        lines.extend(counts_in(of, width, for_counts));
    }
    lines
}

/// The term whose places are shown, as far as it was looked for.
fn counted_here(state: &State) -> Option<&Concordance> {
    let shows_term = state.opened.is_none() && !state.is_ledger;
    state.of.as_deref().filter(|of| shows_term && !of.places.all().is_empty())
}

/// What is shown: the term, how often it was found, and the order.
fn heading(state: &State, shared: &Shared) -> String {
    let reversed = if state.reversed { ", reversed" } else { "" };
    let order = format!("{}{reversed}", state.order.name());
    if let Some((_, lines)) = &state.opened {
        return format!("{} · {order}", counted(lines.count(), "place"));
    }
    if state.is_ledger {
        return "how often and in how many articles; what is meant there, the places show".to_owned();
    }
    match (&shared.sought, counted_here(state)) {
        (None, _) => String::new(),
        (Some(term), Some(of)) if of.term == *term => {
            let with_places = of.counts.iter().filter(|count| count.places > 0).count();
            let (places, all) = (counted(of.places.all().len(), "place"), of.columns.len());
            format!("“{}” · {places} in {with_places} of {all} columns · {order}", term.written())
        }
        // What stands below is of the term before.
        (Some(term), _) if state.is_looking() => format!("“{}” · looking…", term.written()),
        (Some(term), _) => format!("“{}”", term.written()),
    }
}

/// The counts of all columns on at most `most` lines; how many more there are if they do not fit.
fn counts_in(of: &Concordance, width: u16, most: usize) -> Vec<PieceLine> {
    let all: Vec<(&Column, Count)> = of.columns.iter().zip(of.counts.iter().copied()).collect();
    let wrapped = |shown: usize| {
        let (named, rest) = all.split_at(shown);
        wrap_pieces(piece("   ", Role::Text), &counts(named, rest), width.max(1))
    };
    // No count takes less than four cells.
    let candidates = all.len().min(most * usize::from(width / 4));
    let fits = |shown: &usize| wrapped(*shown).len() <= most;
    let (mut fitting, mut over) = (0, candidates + 1);
    while fitting + 1 < over {
        let middle = fitting.midpoint(over);
        if fits(&middle) { fitting = middle } else { over = middle }
    }
    if fitting == 0 || most == 0 { Vec::new() } else { wrapped(fitting) }
}

/// "Gull 2 Mar 2031: 3, 1 · Tern 3 Mar 2031: 0": columns that look alike are named once.
fn counts(named: &[(&Column, Count)], rest: &[(&Column, Count)]) -> PieceLine {
    let mut pieces = PieceLine::new();
    let mut before = PieceLine::new();
    for (column, count) in named {
        let name = column_in_short(column);
        if name == before {
            pieces.push(piece(", ", Role::Dim));
        } else {
            pieces.extend((!pieces.is_empty()).then(|| piece(" · ", Role::Dim)));
            pieces.extend(name.iter().cloned());
            pieces.push(piece(": ", Role::Dim));
            before = name;
        }
        let role = if count.places > 0 { Role::Notice } else { Role::Gap };
        pieces.push(piece(count.places.to_string(), role));
    }
    if !rest.is_empty() {
        let counts: Vec<Count> = rest.iter().map(|(_, count)| *count).collect();
        let (columns, places) = (counted(rest.len(), "column"), Count::sum(&counts).places);
        pieces.push(piece(format!(" · +{columns}: {places}"), Role::Warning));
    }
    pieces
}

/// What to say and do where there is nothing to show.
pub(super) fn nothing(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let said = |text: String| wrap_pieces(piece(" ", Role::Dim), &[piece(text, Role::Dim)], width.max(1));
    let keymap = &shared.settings.keymap;
    let key = keymap.hint(&[Action::Term]);
    let failed =
        || said(format!("this could not be looked for; {} says why", keymap.hint(&[Action::Problems])));
    if state.is_ledger {
        return match state.wordings.known() {
            _ if state.wordings.has_failed() => failed(),
            None => said("counting…".to_owned()),
            Some(_) => {
                let edit = keymap.hint(&[Action::EditConfig]);
                let mut lines =
                    said(format!("The config has no wordings to count. {edit} opens it; add for example:"));
                lines.push(PieceLine::new());
                lines
                    .extend(EXAMPLE.iter().flat_map(|line| chop(&format!("   {line}"), Role::Notice, width)));
                lines
            }
        };
    }
    match &shared.sought {
        _ if state.known.has_failed() => failed(),
        None => said(format!(
            "{key} looks for a term in all columns: a word, a phrase, word*, =Word or /expression/, as in \
             topics. {} counts the wordings of the config.",
            keymap.hint(&[Action::NextLayout])
        )),
        Some(_) if state.is_looking() => said("looking…".to_owned()),
        Some(term) => {
            said(format!("“{}” was not found in any column; {key} looks for another term", term.written()))
        }
    }
}
