//! What is shown: a line of conditions that one types, over a list of those that there are.
//!
//! The line alone is the filter: the list puts conditions into it and takes them out, and shows
//! which are there. While a word is typed the list is of what that word may become (`suggested`).
//! Nothing is in force before Enter; how much would pass is counted beside the screen.

mod suggested;

use super::Request;
use crate::compare::answers::{Ask, Asked as Question};
use crate::compare::articles::Outlets;
use crate::compare::counted;
use crate::compare::filter::{Asked, Condition, Filter, FilterError, Passing};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::list::{Lines, ListCursor};
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{PieceLine, below, frame, inside, piece, wrap_pieces, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use suggested::{Choice, choices, suggested, word_at};

/// From this width inside the frame on, in cells, the list says what its conditions mean.
const ROOM_FOR_HELP: u16 = 56;

/// What was typed, which conditions there are, and how much would pass.
pub struct State {
    typed: InputLine,
    choices: Vec<Choice>,
    /// What the word under the cursor may become; none while there is no word.
    suggested: Option<Vec<Choice>>,
    cursor: ListCursor,
    passing: Awaited<Passing>,
}

impl State {
    /// Opens with the filter in force in its line.
    pub fn new(shared: &Shared) -> Self {
        let mut state = Self {
            typed: line(&shared.settings.question.filter.filter),
            choices: choices(shared),
            suggested: None,
            cursor: ListCursor::default(),
            passing: Awaited::default(),
        };
        arrange(&mut state, shared);
        state
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.typed.takes(key);
        if taken {
            self.suggest();
        }
        taken
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place::List(self.cursor)
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        self.typed.insert(text);
        self.suggest();
    }

    /// What it waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.passing]
    }

    fn filter(&self) -> Result<Filter, FilterError> {
        self.typed.text().parse()
    }

    /// What the list shows.
    fn listed(&self) -> &[Choice] {
        self.suggested.as_deref().unwrap_or(&self.choices)
    }

    /// Finds what the word under the cursor may become.
    fn suggest(&mut self) {
        let (text, cursor) = (self.typed.text(), self.typed.cursor());
        let word = word_at(text, cursor);
        self.suggested = (!word.is_empty()).then(|| suggested(&text[word], &self.choices));
        self.cursor = ListCursor::default();
    }

    /// Puts what is under the cursor of the list in place of the word under that of the line; where
    /// there is no word, puts it into the line, or takes it out.
    fn take(&mut self, outlets: &Outlets) {
        let Some(choice) = self.listed().get(self.cursor.at) else { return };
        if self.suggested.is_some() {
            let word = word_at(self.typed.text(), self.typed.cursor());
            let text = choice.text.clone();
            self.typed.replace(word, &text);
            return self.suggest();
        }
        let (Ok(filter), Some(condition)) = (Filter::as_written(self.typed.text()), &choice.condition) else {
            return;
        };
        let own = own(&filter, condition, outlets).unwrap_or(condition);
        self.typed = line(&filter.toggled(own));
    }
}

/// A line that holds a filter, ready for the next condition.
fn line(filter: &Filter) -> InputLine {
    let space = if filter.is_empty() { "" } else { " " };
    InputLine::with(&format!("{filter}{space}")).alone()
}

/// The condition of `filter` that is `wanted` or its opposite, by whatever name of the outlet.
fn own<'a>(filter: &'a Filter, wanted: &Condition, outlets: &Outlets) -> Option<&'a Condition> {
    filter.conditions().iter().find(|own| match (&own.asked, &wanted.asked) {
        (Asked::Outlet(a), Asked::Outlet(b)) => {
            outlets.canonical(a).to_lowercase() == outlets.canonical(b).to_lowercase()
        }
        (a, b) => a == b,
    })
}

/// Takes in what was typed, another comparison or another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    if let Ok(filter) = state.filter()
        && shared.loaded
        && shared.topic_spec().is_some()
    {
        let asked = Question::Passing { topic: shared.topic, filter };
        state.passing.want(Ask { question: shared.settings.question.clone(), asked });
    }
    let inner = inside(shared.body());
    let head = head(state, shared, inner.width).len();
    let count = state.listed().len();
    state.cursor.fit(&Lines(count), below(inner, 1 + head).height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    match (action, state.filter()) {
        // While one types, tab takes what is under the cursor.
        (Action::NextTopic, _) => {
            state.take(&shared.settings.question.outlets);
            arrange(state, shared);
            Request::None
        }
        (Action::Open, Ok(filter)) => Request::Filter(filter),
        (Action::Open, Err(error)) => Request::Tell(error.to_string()),
        _ => {
            let count = state.listed().len();
            state.cursor.act(action, &Lines(count));
            Request::None
        }
    }
}

/// Draws line, count and list into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, "Filter", "");
    if inner.is_empty() {
        return;
    }
    state.typed.draw("only › ", shared, inner, buffer);
    let head = head(state, shared, inner.width);
    for (row, line) in below(inner, 1).rows().zip(&head) {
        write_line(buffer, row, line, shared);
    }
    let filter = Filter::as_written(state.typed.text()).unwrap_or_default();
    let listed = state.listed();
    let widest = listed.iter().map(|choice| choice.name().chars().count()).max();
    let has_help = inner.width >= ROOM_FOR_HELP;
    let list = below(inner, 1 + head.len());
    for (row, at) in list.rows().zip(state.cursor.seen(&Lines(listed.len()))) {
        let Some(choice) = listed.get(at.block) else { continue };
        let (bar, role) =
            if at.block == state.cursor.at { ("▌", Role::Selected) } else { (" ", Role::Text) };
        let outlets = &shared.settings.question.outlets;
        let mark = match choice.condition.as_ref().and_then(|condition| own(&filter, condition, outlets)) {
            Some(own) if own.not => "- ",
            Some(_) => "● ",
            None => "· ",
        };
        let is_counted =
            choice.condition.as_ref().is_some_and(|condition| matches!(condition.asked, Asked::Outlet(_)));
        let pad = if has_help { widest.unwrap_or(0) } else { 0 };
        let help = if has_help || is_counted { format!("  {}", choice.help) } else { String::new() };
        let name = choice.name().to_owned();
        let gap = " ".repeat(pad.saturating_sub(name.chars().count()));
        let line =
            [piece(bar, Role::Cursor), piece(mark, Role::Key), piece(name, role), piece(gap, Role::Text)];
        write_line(buffer, row, &[&line[..], &[piece(help, Role::Dim)]].concat(), shared);
    }
}

/// What stands between line and list: what is wrong with the line, or how much would pass, and what
/// can be typed besides.
fn head(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let said = match state.filter() {
        Err(error) => vec![piece(error.to_string(), Role::Error)],
        Ok(filter) => passing(state, &filter, shared),
    };
    let mut lines = wrap_pieces(piece(" ", Role::Text), &said, width);
    let tab = match &state.suggested {
        None => "tab marks",
        Some(suggested) if suggested.is_empty() => "nothing to suggest",
        Some(_) => "tab takes",
    };
    let empties = if width < ROOM_FOR_HELP { "" } else { ", ctrl-u empties" };
    let keys = format!("{tab}, enter puts in force{empties}");
    lines.extend(wrap_pieces(piece(" ", Role::Text), &[piece(keys, Role::Dim)], width));
    if inside(shared.body()).height > 12 {
        let besides = "typed besides: from:2021-12 to:2022-01 text:\"two words\"; - before one asks for its \
                       opposite; of several outlets any, of all else everything must hold";
        lines.extend(wrap_pieces(piece(" ", Role::Text), &[piece(besides, Role::Dim)], width));
        lines.push(PieceLine::new());
    }
    lines
}

/// "12 of 65 passages · 4 of 9 rows on Sanctions", and the outlets that nobody has heard of.
fn passing(state: &State, filter: &Filter, shared: &Shared) -> PieceLine {
    let question = &shared.settings.question;
    let topic = shared.topic_spec().map_or("", |spec| spec.name.as_str());
    let mut said = Vec::new();
    if let Some(Passing { passages, of_passages, rows, of_rows }) = state.passing.known().map(|known| **known)
    {
        let (of_passages, of_rows) = (counted(of_passages, "passage"), counted(of_rows, "row"));
        let words = format!("{passages} of {of_passages} · {rows} of {of_rows} on {topic}");
        said.push(piece(words, if passages == 0 { Role::Warning } else { Role::Notice }));
    } else if state.passing.has_failed() {
        said.push(piece("this could not be counted", Role::Warning));
    } else {
        said.push(piece("counting…", Role::Dim));
    }
    for name in filter.unknown_outlets(question.library.articles(), &question.outlets) {
        said.push(piece(format!(" · no article is of an outlet “{name}”"), Role::Warning));
    }
    if filter.asks_for_new() && shared.news.new.is_empty() {
        said.push(piece(" · no article came since the last visit", Role::Warning));
    }
    said
}
