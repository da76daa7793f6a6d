//! Anything by a few letters of its name: commands, topics, rows, columns, articles.
//!
//! Its items are gathered when it opens and not changed under the reader's fingers; what has gone
//! meanwhile is told when it is chosen.

use super::{Focus, Request, Tab};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Row, Way, in_words};
use crate::compare::text::Span;
use crate::ui::keymap::{Action, BINDINGS, Key, KeyScope};
use crate::ui::layout::by_hand::Places;
use crate::ui::layout::outlet_in_words;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::fuzzy::ranked;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::list::{Lines, ListCursor};
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{below, frame, inside, piece, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;

/// What was typed, what there is, and where the cursor is.
pub struct State {
    typed: InputLine,
    items: Vec<Item>,
    /// The indices of the items that match, best first.
    found: Vec<usize>,
    cursor: ListCursor,
}

/// Something that can be gone to.
struct Item {
    /// What is matched and shown.
    name: String,
    /// What it is, and its key if it is a command.
    kind: String,
    target: Target,
}

/// Where an item leads.
#[derive(Clone)]
enum Target {
    Command(Action),
    Topic(usize),
    /// The id of a topic that is switched off.
    Off(String),
    /// A row of the topic at this index.
    Row(usize, String),
    /// A column: an outlet's first.
    Column(String),
    Hidden(String),
    Article(ArticleId),
}

impl State {
    /// Everything that can be gone to from a view whose keys are those of `scope`.
    pub fn new(shared: &Shared, scope: KeyScope) -> Self {
        let items = items(shared, scope);
        let found = (0..items.len()).collect();
        let mut state = Self { typed: InputLine::default(), items, found, cursor: ListCursor::default() };
        arrange(&mut state, shared);
        state
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.typed.takes(key);
        if taken {
            self.look();
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
        self.look();
    }

    fn look(&mut self) {
        self.found =
            ranked(self.typed.text(), self.items.iter().map(|item| (item.name.as_str(), item.kind.as_str())));
        self.cursor.select(&Lines(self.found.len()), 0);
    }
}

fn items(shared: &Shared, scope: KeyScope) -> Vec<Item> {
    let keymap = &shared.settings.keymap;
    let mut items = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| binding.works_in(scope)) {
        let keys = keymap.hint(&[binding.action]);
        let kind = if keys.is_empty() { "command".to_owned() } else { format!("command  {keys}") };
        let name = format!("{}: {}", binding.name, binding.help);
        items.push(Item { name, kind, target: Target::Command(binding.action) });
    }
    let item = |name: String, kind: &str, target| Item { name, kind: kind.to_owned(), target };
    let row = |topic: usize, row: &Row, kind: &str| {
        item(row.label.clone(), kind, Target::Row(topic, row.id.clone()))
    };
    let is_shared = |row: &&Row| row.way != Way::Alone;
    for (index, spec) in shared.settings.question.topics.specs().iter().enumerate() {
        items.push(item(spec.name.clone(), "topic", Target::Topic(index)));
    }
    for (id, name) in &shared.settings.off.topics {
        items.push(item(format!("switch on {name}"), "topic, off", Target::Off(id.clone())));
    }
    if let Some(comparison) = shared.comparison() {
        items.extend(comparison.rows.iter().filter(is_shared).map(|of| row(shared.topic, of, "row")));
        let (places, mut known) = (Places::of(&comparison.columns, shared.by_hand()), BTreeSet::new());
        let columns = places.order.iter().filter_map(|index| comparison.columns.get(*index));
        for column in columns.filter(|column| known.insert(&column.outlet)) {
            items.push(item(column.outlet.clone(), "outlet", Target::Column(column.id.clone())));
        }
        for hidden in places.hidden {
            let column = &comparison.columns[hidden.column];
            let title = column.title.as_ref().map(|title| format!(" · {title}")).unwrap_or_default();
            let name = format!("show {}{title}", outlet_in_words(column));
            items.push(item(name, "hidden column", Target::Hidden(column.id.clone())));
        }
    }
    let others = shared.comparisons.iter().enumerate().filter(|(topic, _)| *topic != shared.topic);
    for (topic, comparison) in others.filter_map(|(topic, known)| Some((topic, known.as_ref()?))) {
        let kind = format!("row · {}", comparison.topic.name);
        items.extend(comparison.rows.iter().filter(is_shared).map(|of| row(topic, of, &kind)));
    }
    for article in shared.settings.question.library.articles() {
        let meta = &article.meta;
        let unsure = if article.is_guessed("outlet") { "?" } else { "" };
        let outlet = shared.settings.question.outlets.canonical(&meta.outlet);
        let name = format!("{} · {outlet}{unsure} · {}", meta.title, in_words::date(article));
        items.push(item(name, "article", Target::Article(article.id.clone())));
    }
    items
}

/// Takes in another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    state.cursor.fit(&Lines(state.found.len()), inside(shared.body()).height.saturating_sub(1));
}

/// Takes in an action.
pub fn update(state: &mut State, action: Action) -> Request {
    if state.cursor.act(action, &Lines(state.found.len())) {
        return Request::None;
    }
    let chosen = state.found.get(state.cursor.at).and_then(|index| state.items.get(*index));
    match (action, chosen) {
        (Action::Open, Some(item)) => request(&item.target),
        (Action::Open, None) => Request::Tell(format!("nothing is called “{}”", state.typed.text())),
        _ => Request::None,
    }
}

fn request(target: &Target) -> Request {
    let show = |topic, focus| Request::Show { tab: Tab::Compare, topic, focus };
    match target.clone() {
        Target::Command(action) => Request::Act(action),
        Target::Topic(topic) => Request::Topic(topic),
        Target::Off(id) => Request::EnableTopic(id),
        Target::Row(topic, row) => show(Some(topic), Focus { row: Some(row), ..Focus::default() }),
        Target::Column(column) => show(None, Focus { column: Some(column), ..Focus::default() }),
        Target::Hidden(column) => Request::ShowColumn(column),
        Target::Article(article) => Request::OpenArticle { article, at: Span::default() },
    }
}

/// Takes in a click: what stands there is gone to.
pub fn click(state: &State, shared: &Shared, at: Position) -> Request {
    let clicked = rows(state, inside(shared.body())).find(|(row, _)| row.contains(at));
    let item = clicked.and_then(|(_, index)| state.items.get(*state.found.get(index)?));
    item.map_or(Request::None, |item| request(&item.target))
}

/// The lines of the list: where, and which of the matches.
fn rows(state: &State, inner: Rect) -> impl Iterator<Item = (Rect, usize)> {
    let list = below(inner, 1);
    let seen = state.cursor.seen(&Lines(state.found.len()));
    list.rows().zip(seen).map(|(row, at)| (row, at.block))
}

/// Draws input line and list into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let place = match state.found.len() {
        0 => "nothing".to_owned(),
        found => format!("{}/{found}", state.cursor.at + 1),
    };
    let inner = frame(shared, area, buffer, "Go to anything", &place);
    if inner.is_empty() {
        return;
    }
    state.typed.draw(": ", shared, inner, buffer);
    if state.found.is_empty() {
        write_line(
            buffer,
            below(inner, 1),
            &[piece("nothing is called so; backspace widens", Role::Dim)],
            shared,
        );
    }
    for (row, index) in rows(state, inner) {
        let Some(item) = state.found.get(index).and_then(|index| state.items.get(*index)) else {
            continue;
        };
        let under_cursor = index == state.cursor.at;
        let (mark, role) = if under_cursor { ("▌", Role::Selected) } else { (" ", Role::Text) };
        let kind = piece(format!("  {}", item.kind), Role::Dim);
        let line = [piece(mark, Role::Cursor), piece(item.name.as_str(), role), kind];
        write_line(buffer, row, &line, shared);
    }
}
