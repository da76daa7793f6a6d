//! Every judgement, those first that have lost their place or are not agreed on: one can go to each,
//! and take one's own back.
//!
//! Asked for anew after every change, and beside the screen, since cells are looked for in the
//! comparisons of all topics. It lists what is in the files also while the program's own choice is
//! shown.

use super::{Focus, Request, Tab};
use crate::compare::Question;
use crate::compare::answers::{Ask, Asked};
use crate::compare::comparison::Cell;
use crate::compare::corrections::{Corrections, JudgementId, Place, What};
use crate::compare::counted;
use crate::compare::tables::judgements::{Judged, Judgements, State as Stands};
use crate::export::show::judgements::{said, why};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, EntryList, draw_waiting};
use crate::ui::widgets::looked::Looked;
use crate::ui::widgets::{frame, inside, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// What was found, and where the cursor is.
#[derive(Default)]
pub struct State {
    known: Awaited<Judgements>,
    /// What the list was made from, and for which width.
    laid: Option<(Arc<Judgements>, u16)>,
    /// Its entries stand for the judgements of the answer that is laid out.
    list: EntryList,
}

impl State {
    /// What is seen, to be looked through; none while nothing is known.
    pub fn looked(&mut self) -> Option<Box<dyn Looked + '_>> {
        self.laid.as_ref()?;
        Some(self.list.looked())
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    fn present(&self) -> Option<&Judged> {
        self.laid.as_ref()?.0.lines.get(self.list.at()?)
    }
}

/// Takes in other judgements, articles or another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    let question =
        Question { corrections: Arc::clone(shared.judgements()), ..shared.settings.question.clone() };
    state.known.want(Ask { question, asked: Asked::Judgements });
    let Some(answer) = state.known.known() else { return };
    let inner = inside(shared.body());
    let is_same = |(laid, width): &(Arc<Judgements>, u16)| Arc::ptr_eq(laid, answer) && *width == inner.width;
    if !state.laid.as_ref().is_some_and(is_same) {
        let before = state.present().map(|line| &line.judgement);
        let at = answer.lines.iter().position(|line| before == Some(&line.judgement));
        state.list.fill(entries(answer, shared), inner.width, at);
        state.laid = Some((Arc::clone(answer), inner.width));
    }
    state.list.fit(inner.height);
}

fn entries(answer: &Judgements, shared: &Shared) -> Vec<Entry> {
    let mut lines: Vec<(usize, &Judged)> = answer.lines.iter().enumerate().collect();
    lines.sort_by_key(|(_, line)| (line.state(), line.id));
    let mut entries = Vec::new();
    for of_state in lines.chunk_by(|(_, a), (_, b)| a.state() == b.state()) {
        let Some((_, first)) = of_state.first() else { continue };
        let heading = match first.state() {
            Stands::Orphan => "Not in force: what it was said of is not found",
            Stands::Partly => "In force in part: some of its passages are not found",
            Stands::Differs => "Not in force: not agreed on",
            Stands::Changed => "Not in force: the cell holds something else by now",
            Stands::InForce => "In force",
        };
        let role = if first.state() == Stands::InForce { Role::RowHead } else { Role::Warning };
        let count = piece(format!(" · {}", of_state.len()), Role::Ours);
        let heading = Entry::heading().with(piece("─ ", Role::Border), vec![piece(heading, role), count]);
        entries.push(heading);
        entries.extend(of_state.iter().map(|(index, line)| item(*index, line, shared)));
        entries.push(Entry::heading().with_space());
    }
    if answer.lines.is_empty() {
        let key = |action| shared.settings.keymap.hint(&[action]);
        let (reject, note, help) = (key(Action::Reject), key(Action::Note), key(Action::Help));
        let words = format!(
            "Nothing is judged yet. On a passage {reject} takes it out of its topic, {note} writes a note; {help} \
             there lists the others."
        );
        entries.push(Entry::heading().with(piece("", Role::Text), vec![piece(words, Role::Ours)]));
    }
    entries
}

/// What it says, and below where, by whom and when, and why it is not in force.
fn item(index: usize, line: &Judged, shared: &Shared) -> Entry {
    let what = &line.judgement.what;
    let kind = piece(format!("{}  ", what.kind()), Role::Key);
    let mut below = vec![
        piece(line.mark.who(), Role::Notice),
        piece(format!(", {}", line.judgement.stamp.made), Role::Ours),
    ];
    if let Some(topic) = what.topic() {
        let specs = shared.settings.question.topics.specs();
        let name = specs.iter().find(|spec| spec.id == topic).map_or(topic, |spec| &spec.name);
        below.push(piece(format!(" · {name}"), Role::Ours));
    }
    let mut places = String::new();
    for (place, paragraph) in &line.places {
        let by = if places.is_empty() { " · " } else { ", " };
        places.push_str(&format!("{by}{} ¶{paragraph}", short(place, shared)));
    }
    below.push(piece(places, Role::Ours));
    let indent = piece("   ", Role::Text);
    let entry =
        Entry::item(index).with(kind, vec![piece(said(line), Role::Text)]).with(indent.clone(), below);
    match why(line, shared.judgements()) {
        Some(why) => entry.with(indent, vec![piece(why, Role::Warning)]),
        None => entry,
    }
}

/// How a heading calls the outlet of an article.
fn short(place: &Place, shared: &Shared) -> String {
    let question = &shared.settings.question;
    let article = question.library.get(&place.article);
    article.map_or_else(
        || place.article.to_string(),
        |article| question.outlets.short(question.outlets.canonical(&article.meta.outlet)).to_owned(),
    )
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if state.list.act(action) {
        return Request::None;
    }
    match (action, state.present()) {
        (Action::Open | Action::Reject, None) => Request::Tell("no judgement is under the cursor".to_owned()),
        (Action::Open, Some(line)) => go_to(line, shared),
        (Action::Reject, Some(line)) if line.id.layer > 0 => {
            let who = line.mark.who();
            Request::Tell(format!("{who} judged so, in a file of their own: only that can take it back"))
        }
        // While the program's own choice is shown nothing is changed, and that is said.
        (Action::Reject, Some(_)) if shared.judging.hidden.is_some() => {
            Request::correct(Corrections::default(), "removed")
        }
        (Action::Reject, Some(line)) => {
            let known = &shared.settings.question.corrections;
            // The list may still stand for what was judged before.
            let index = known.own().iter().position(|of| *of == line.judgement);
            match index.and_then(|index| known.without(JudgementId { layer: 0, index })) {
                Some(next) => Request::correct(next, format!("{} removed", line.judgement.what.kind())),
                None => Request::Tell("this is taken back already: the list is being made anew".to_owned()),
            }
        }
        _ => Request::None,
    }
}

/// Goes to what a judgement is about: where it stands in a comparison, else in the article.
fn go_to(line: &Judged, shared: &Shared) -> Request {
    let what = &line.judgement.what;
    let specs = shared.settings.question.topics.specs();
    let topic = what.topic().and_then(|topic| specs.iter().position(|spec| spec.id == topic));
    let place = line.places.first().map(|(place, _)| place);
    let passage = place.map(|place| (place.article.clone(), place.span));
    let focus = Focus { passage, ..Focus::default() };
    match (what, place) {
        (What::Row(_), Some(_)) => Request::Show { tab: Tab::Compare, topic, focus },
        (What::Silent(cell) | What::Reviewed(cell), _) if topic.is_some() => {
            let (column, row) = (Some(cell.column.clone()), Some(cell.row.clone()));
            Request::Show { tab: Tab::Compare, topic, focus: Focus { column, row, passage: None } }
        }
        (_, Some(place)) => match is_compared(place, shared) && !matches!(what, What::Reject { .. }) {
            true => Request::Show { tab: Tab::Compare, topic: None, focus },
            false => Request::OpenArticle { article: place.article.clone(), at: place.span },
        },
        (_, None) => Request::Tell("what it was said of is not found: there is nothing to go to".to_owned()),
    }
}

/// Whether words stand in the comparison of the present topic.
fn is_compared(place: &Place, shared: &Shared) -> bool {
    let rows = shared.comparison().map(|comparison| comparison.rows.as_slice()).unwrap_or_default();
    let mut passages = rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    passages.any(|passage| passage.article == place.article && passage.span.overlaps(place.span))
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let title = format!("What is judged · {}", counted(shared.judgements().len(), "judgement"));
    let inner = frame(shared, area, buffer, &title, &state.list.place());
    match &state.laid {
        Some(_) => state.list.draw(shared, inner, buffer),
        None => draw_waiting(state.known.has_failed(), shared, inner, buffer),
    }
}
