//! The first and the last line of the screen: what is compared, and what the reader should know.
//!
//! A config that cannot be used is named here until it is mended; a notice may stand before it,
//! the mark at the right stays.

mod hints;

use super::keymap::{Action, BINDINGS};
use super::model::searching::Searching;
use super::model::{Asking, Model, Shared};
use super::theme::Role;
use super::views::{Open, Tab};
use super::widgets::{Piece, piece, width_of, write_line};
use crate::compare::articles::Scope;
use crate::compare::counted;
use hints::{first_run, hint_line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The status line shows no more letters of what is searched.
const MOST_OF_A_QUERY: usize = 16;

/// Pieces of the right end of the title bar, each with the action that a click on it asks for.
type Buttons = Vec<(Piece, Option<Action>)>;

/// Draws the title bar: what is compared, how much of it, within which limits, and under which filter.
pub(super) fn draw_title(model: &Model, area: Rect, buffer: &mut Buffer) {
    let shared = &model.shared;
    let titles = titles(model);
    let right: Vec<Piece> = buttons(model, area.width).into_iter().map(|(piece, _)| piece).collect();
    // The views do not touch what stands before them.
    let room = area.width.saturating_sub(width_of(&right) + 2);
    let title = titles.iter().find(|title| width_of(title) <= room).or(titles.last());
    draw_line(shared, area, buffer, title.map_or(&[], Vec::as_slice), &right);
}

/// What a click on the title bar at this place of the screen asks for.
pub(super) fn action_at(model: &Model, area: Rect, at: Position) -> Option<Action> {
    let right = buttons(model, area.width);
    let width = |buttons: &[(Piece, Option<Action>)]| {
        buttons
            .iter()
            .fold(0, |sum: u16, (piece, _)| sum.saturating_add(width_of(std::slice::from_ref(piece))))
    };
    let mut x = area.right().saturating_sub(width(&right).min(area.width));
    for (index, (_, action)) in right.iter().enumerate() {
        let end = x.saturating_add(width(&right[index..=index]));
        if area.contains(at) && (x..end).contains(&at.x) {
            return *action;
        }
        x = end;
    }
    None
}

/// The longest form of the right end that there is room for.
fn buttons(model: &Model, width: u16) -> Buttons {
    // What limits the articles comes first, then which views there are, then the rest of the title.
    let least = titles(model).iter().map(|title| width_of(title)).min().unwrap_or(0);
    let [long, short, help] = views_and_help(model);
    let fits = |buttons: &Buttons| {
        let pieces: Vec<Piece> = buttons.iter().map(|(piece, _)| piece.clone()).collect();
        width_of(&pieces).saturating_add(least.max(width / 4)) <= width
    };
    [long, short].into_iter().find(fits).unwrap_or(help)
}

/// The views under digits, the one that is looked at marked, and the key of the help screen: the
/// longest form first.
fn views_and_help(model: &Model) -> [Buttons; 3] {
    let keymap = &model.shared.settings.keymap;
    let help = keymap.hint(&[Action::Help]);
    let present = model.open.iter().rev().find_map(Open::tab).unwrap_or(Tab::Compare);
    let mut named = Buttons::new();
    let mut short = Buttons::new();
    for (tab, action, name) in Tab::ALL {
        let (key, role) = (keymap.hint(&[action]), if tab == present { Role::Selected } else { Role::Dim });
        if !key.is_empty() {
            named.push((piece(format!("{key} "), Role::Key), Some(action)));
            short.push((piece(key, if tab == present { Role::Selected } else { Role::Key }), Some(action)));
            short.push((piece(" ", Role::Text), None));
        }
        named.extend([(piece(name, role), Some(action)), (piece("  ", Role::Text), None)]);
    }
    let with_help = |mut line: Buttons| {
        let words = [piece(help.as_str(), Role::Key), piece(" keys ", Role::Dim)];
        line.extend(words.map(|piece| (piece, Some(Action::Help))));
        line
    };
    [with_help(named), with_help(short), with_help(Buttons::new())]
}

/// What the title bar may say, from most to least: what limits the articles, and that a filter is in
/// force, is said in all.
fn titles(model: &Model) -> Vec<Vec<Piece>> {
    let shared = &model.shared;
    let name = vec![piece(" parallax", Role::Title), piece("  ", Role::Text)];
    let sample = if shared.settings.sample {
        vec![piece(" ", Role::Text), piece(" SAMPLE ", Role::Selected)]
    } else {
        Vec::new()
    };
    // The articles of the built-in sample are in no folder that could name them.
    let named = Some(shared.settings.collection.as_str()).filter(|name| !name.is_empty());
    let mut collection =
        named.map_or(Vec::new(), |name| vec![piece(" ", Role::Text), piece(name, Role::Notice)]);
    let mut limited = Vec::new();
    let limits = limits(&shared.settings.question.scope);
    if !limits.is_empty() {
        collection.extend(named.map(|_| piece(" ·", Role::Dim)));
        limited = vec![piece(" only ", Role::Warning), piece(limits.join(" · "), Role::Notice)];
    }
    let count = |by: &str, count: usize, what: &str| match shared.loaded {
        true => vec![piece(format!("{by}{}", counted(count, what)), Role::Dim)],
        false => Vec::new(),
    };
    let by = if collection.is_empty() && limited.is_empty() { " " } else { " · " };
    let articles = count(by, shared.in_scope.articles, "article");
    let outlets = count(" · ", shared.in_scope.outlets, "outlet");
    let filters = filters(model);
    let whole = filters.first().map_or(&[][..], Vec::as_slice);
    let mut titles = vec![
        [&*name, &sample, &collection, &limited, &articles, &outlets, whole].concat(),
        [&*name, &sample, &collection, &limited, &articles, whole].concat(),
        [&*name, &sample, &collection, &limited, whole].concat(),
        [&*name, &sample, &limited, whole].concat(),
        [&*sample, &limited, whole].concat(),
    ];
    titles.extend(filters.iter().skip(1).map(|shorter| [&*sample, &limited, shorter].concat()));
    titles.extend(filters.last().map(|shortest| [&*limited, shortest].concat()));
    titles
}

/// The filter in force and the key that clears it, the longest form first; none if there is none.
fn filters(model: &Model) -> Vec<Vec<Piece>> {
    let shared = &model.shared;
    let Some((filter, key)) = shared.filter_and_key() else { return Vec::new() };
    let is_reached =
        !matches!(model.open.last(), Some(Open::Words(_) | Open::Counterparts(_) | Open::NearMisses(_)));
    let form = |words: String, clears: &str| {
        let head = piece(if words.is_empty() { " filter" } else { " filter " }, Role::Warning);
        vec![head, piece(words, Role::Notice), piece(format!(" {key}"), Role::Key), piece(clears, Role::Dim)]
    };
    let clears = if is_reached { " clears " } else { " clears, not of this " };
    let mut forms = vec![form(filter.clone(), clears)];
    for most in [64, 48, 32, 24, 16] {
        if filter.chars().count() > most {
            forms.push(form(filter.chars().take(most).chain(['…']).collect(), clears));
        }
    }
    forms.extend([form(String::new(), clears), form(String::new(), " ")]);
    forms
}

/// Draws the status line: a question, a notice, what is wrong with the config, else the keys; at
/// the right what is pending, under way and wrong.
pub(super) fn draw_status(model: &Model, area: Rect, buffer: &mut Buffer) {
    let shared = &model.shared;
    let right = right_of_status(model);
    let room = area.width.saturating_sub(width_of(&right));
    if model.search.typing.is_some() {
        return draw_search(model, area, buffer);
    }
    let is_typing = model.open.last().is_some_and(Open::is_typing);
    let asking = model.asking.as_ref().filter(|asking| !(is_typing && matches!(asking, Asking::ApplyDraft)));
    let left = match (asking, &shared.notice, &shared.bad_config) {
        (Some(Asking::InitConfig { with_articles: true }), ..) => vec![piece(
            " SAMPLE has no file: write its config.toml and articles here and edit them? y/n",
            Role::Warning,
        )],
        (Some(Asking::InitConfig { with_articles: false }), ..) => {
            vec![piece(
                " There is no config file: write the sample's config.toml here and edit it? y/n",
                Role::Warning,
            )]
        }
        (Some(Asking::Replace(exporting)), ..) => {
            vec![piece(format!(" {} is there: replace it? y/n", exporting.path), Role::Warning)]
        }
        (Some(Asking::ApplyDraft), None, _) => {
            let file = shared.judging.file.as_deref().unwrap_or("the file");
            let words =
                format!(" Judgements of yours are not in {file}: apply them to what it holds now? y/n");
            vec![piece(words, Role::Warning)]
        }
        (_, Some(notice), _) => {
            let role = if notice.failed { Role::Error } else { Role::Notice };
            vec![piece(" ", Role::Text), piece(notice.text.as_str(), role)]
        }
        (None, None, Some(bad)) => vec![piece(" ", Role::Text), piece(bad.summary.as_str(), Role::Error)],
        (None, None, None) if model.visit.is_first_run && model.open.is_empty() => first_run(model, room),
        (None, None, None) => hint_line(model, room),
    };
    draw_line(shared, area, buffer, &left, &right);
}

/// Whether what is searched is searched in what lies on top.
pub(super) fn is_searched(model: &Model) -> bool {
    BINDINGS.iter().any(|row| row.action == Action::NextPassage && row.works_in(model.scope()))
}

fn right_of_status(model: &Model) -> Vec<Piece> {
    let shared = &model.shared;
    let mut right = Vec::new();
    if !model.pending.is_empty() {
        let keys: Vec<String> = model.pending.iter().map(ToString::to_string).collect();
        right.push(piece(format!(" {} …", keys.join(" ")), Role::Key));
    }
    if let Some(query) = model.search.query.as_ref().filter(|_| is_searched(model)) {
        let written: String = query.written().chars().take(MOST_OF_A_QUERY).collect();
        let more = if written.len() < query.written().len() { "…" } else { "" };
        right.push(piece(format!(" “{written}{more}” {} ", model.search.place_in_words()), Role::Key));
    }
    let is_compare = matches!(model.open.last(), None | Some(Open::Compare)) && model.search.query.is_none();
    if let Some(term) = model.compare.term_in_words(shared).filter(|_| is_compare) {
        right.push(piece(format!(" {term} "), Role::Key));
    }
    if let Some(progress) = &shared.progress {
        let of = progress.of.map_or(String::new(), |of| format!(" of {of}"));
        let done = if progress.done == 0 && progress.of.is_none() {
            String::new()
        } else {
            format!(" {}", progress.done)
        };
        right.push(piece(format!(" {}{done}{of}", progress.what), Role::Notice));
    } else if shared.is_comparing() {
        right.push(piece(" comparing", Role::Notice));
    } else if shared.waiting {
        right.push(piece(" counting", Role::Notice));
    }
    if shared.judging.hidden.is_some() {
        right.push(piece("  without your judgements", Role::Warning));
        right.push(piece(format!(" {} ", shared.settings.keymap.hint(&[Action::OwnChoice])), Role::Key));
    }
    if shared.judging.failed {
        right.push(piece("  judgements not saved ", Role::Warning));
    }
    if shared.settings.unsaved.is_some() {
        right.push(piece("  config not saved", Role::Warning));
        right.push(piece(format!(" {} ", shared.settings.keymap.hint(&[Action::SaveConfig])), Role::Key));
    }
    let wrong = shared.problems.len() + shared.mishaps.len() + shared.judging.problems.len();
    let key = shared.settings.keymap.hint(&[Action::Problems]);
    let words = match (&shared.bad_config, wrong) {
        (None, 0) => return right,
        (None, wrong) => counted(wrong, "problem"),
        (Some(_), 0) => "bad config".to_owned(),
        (Some(_), wrong) => format!("bad config · {}", counted(wrong, "problem")),
    };
    right.push(piece("  ", Role::Text));
    right.push(piece(words, Role::Warning));
    right.push(piece(format!(" {key} "), Role::Key));
    right
}

/// Draws the line that a search is typed into, and at the right where one is ("4/14").
fn draw_search(model: &Model, area: Rect, buffer: &mut Buffer) {
    let shared = &model.shared;
    let Searching { typing: Some(typing), query, fault, .. } = &model.search else { return };
    let place = match (fault, query) {
        (Some(fault), _) => piece(format!("  {fault} "), Role::Warning),
        (None, Some(_)) => piece(format!("  {} ", model.search.place_in_words()), Role::Notice),
        (None, None) => piece("  words, a number, /expression/ ", Role::Dim),
    };
    let wide = width_of(std::slice::from_ref(&place));
    // What is typed comes first; why it cannot be searched is said again when it is to be kept.
    let wide = if wide > area.width / 2 { 0 } else { wide };
    let rest = Rect { width: area.width - wide, ..area };
    typing.line.draw(" search › ", shared, rest, buffer);
    write_line(buffer, Rect { x: rest.right(), width: wide, ..area }, &[place], shared);
}

/// Draws `left` from the left and `right` at the right end, which wins where they meet.
fn draw_line(shared: &Shared, area: Rect, buffer: &mut Buffer, left: &[Piece], right: &[Piece]) {
    let wide = width_of(right).min(area.width);
    let rest = Rect { width: area.width - wide, ..area };
    write_line(buffer, rest, left, shared);
    if width_of(left) > rest.width && rest.width > 0 {
        let last = Rect { x: rest.right() - 1, width: 1, ..rest };
        write_line(buffer, last, &[piece("…", Role::Warning)], shared);
    }
    write_line(buffer, Rect { x: rest.right(), width: wide, ..area }, right, shared);
}

/// The limits that the shell put on the articles, in words.
fn limits(scope: &Scope) -> Vec<String> {
    let mut limits = Vec::new();
    if !scope.outlets.is_empty() {
        limits.push(scope.outlets.join(", "));
    }
    limits.extend(scope.from.map(|from| format!("from {from}")));
    limits.extend(scope.to.map(|to| format!("to {to}")));
    if !scope.folders.is_empty() {
        limits.push(format!("in {}", scope.folders.join(", ")));
    }
    limits
}
