//! The compare view on the screen: the list of topics, headings, and the lines in the window.

use super::border::draw_border;
use super::laid::Laid;
use super::panes::Panes;
use super::topics::draw_topics;
use super::{State, cursor, term};
use crate::compare::comparison::{Comparison, Counts};
use crate::compare::evidence::is_english;
use crate::compare::tables::places::Places;
use crate::compare::{Question, counted};
use crate::ui::keymap::Action;
use crate::ui::layout::columns::Extent;
use crate::ui::layout::line::{Inked, Line};
use crate::ui::layout::window::{At, Body, Window, lines_between};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{clear, write};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::ops::Range;

/// Marks what is under the cursor, whatever the colours.
pub(super) const BAR: &str = "▌";
/// Marks the rest of the cell that the cursor is in.
const THIN_BAR: &str = "▏";

/// More outlets than this are not named where none is in scope.
const MOST_OUTLETS: usize = 8;

/// Draws the topic list and the comparison into `area` (everything but title bar and status line).
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let panes = Panes::of(shared, state.topics_hidden, area);
    if let Some(topics) = panes.topics {
        draw_topics(shared, topics, buffer);
    }
    draw_border(state, shared, &panes, buffer);
    match &state.laid {
        Some(laid) if laid.spot.is_some() => {
            let places = state.sought.known(shared);
            Drawing { laid, shared, places, inside: panes.inside }.draw(buffer);
        }
        _ => draw_message(&message(state, shared), shared, panes.inside, buffer),
    }
}

/// What stands where there is nothing to compare, and what to do about it.
fn message(state: &State, shared: &Shared) -> String {
    let question = &shared.settings.question;
    let key = |action: Action| {
        shared.settings.keymap.keys(action).first().map_or_else(String::new, ToString::to_string)
    };
    let edit = key(Action::EditConfig);
    if question.library.articles().is_empty() {
        return match &shared.progress {
            Some(progress) => format!("{}…", progress.what),
            None if !shared.loaded => "reading articles…".to_owned(),
            None if !shared.problems.is_empty() => format!(
                "There are no articles: nothing that is there could be read as one. {} says what is wrong; \
                 what is mended shows here at once.",
                key(Action::Problems)
            ),
            None => format!(
                "There are no articles. Put texts (.md or .txt) into the folders that `articles` names in \
                 config.toml ({edit} opens it), or start parallax with files and folders. What is put there \
                 shows here at once."
            ),
        };
    }
    if question.topics.specs().is_empty() {
        return format!("There are no topics. Add a [[topic]] to config.toml: {edit} opens it.");
    }
    if shared.in_scope.articles == 0 {
        return nothing_in_scope(shared);
    }
    let Some(laid) = &state.laid else {
        return match shared.failed.contains(&shared.topic) {
            true => format!("This topic could not be compared: {} says why.", key(Action::Problems)),
            false => "comparing…".to_owned(),
        };
    };
    if let Some(nothing) = shared.nothing_passes() {
        return nothing;
    }
    let comparison = &laid.layout.comparison;
    let Counts { articles, .. } =
        comparison.filtered.as_ref().map_or(comparison.counts, |filtered| filtered.whole);
    let terms = match other_languages(comparison) {
        languages if languages.is_empty() => String::new(),
        languages => format!(" There are texts in {languages}: a topic needs terms in their language."),
    };
    format!(
        "Nothing in {} matches “{}”.{terms}\n{edit} opens config.toml at its terms; {} says what almost got \
         in, {} looks for any word.\n{} goes to the next topic, {} picks one, All figures and All quotes \
         among them.",
        counted(articles, "article"),
        comparison.topic.name,
        key(Action::NearMisses),
        key(Action::Term),
        key(Action::NextTopic),
        key(Action::PickTopic)
    )
}

/// That no article is within the limits of the command line: which these are, and which would do.
fn nothing_in_scope(shared: &Shared) -> String {
    let Question { library, scope, outlets, .. } = &shared.settings.question;
    let articles = library.articles();
    let limits = [
        (!scope.outlets.is_empty(), "--outlet"),
        (scope.from.is_some(), "--from"),
        (scope.to.is_some(), "--to"),
        (!scope.folders.is_empty(), "--folder"),
    ];
    let limits: Vec<&str> = limits.into_iter().filter(|(is_set, _)| *is_set).map(|(_, name)| name).collect();
    let names: BTreeSet<&str> =
        articles.iter().map(|article| outlets.canonical(&article.meta.outlet)).collect();
    let mut named: Vec<&str> = names.iter().copied().take(MOST_OUTLETS).collect();
    if names.len() > MOST_OUTLETS {
        named.push("…");
    }
    let days: Vec<_> =
        articles.iter().filter_map(|article| article.meta.published).map(|published| published.day).collect();
    let dates = days.iter().min().zip(days.iter().max());
    let dates = dates.map_or("they are undated".to_owned(), |(first, last)| format!("{first} to {last}"));
    format!(
        "None of the {} is in scope. Start parallax without {}, or with others.\nThe outlets: {}. The dates: \
         {dates}.",
        counted(articles.len(), "article"),
        limits.join(" and "),
        named.join(", ")
    )
}

/// The languages of the articles in scope but for English, by their codes.
fn other_languages(comparison: &Comparison) -> String {
    let articles = comparison.columns.iter().flat_map(|column| &column.articles);
    let others = articles.filter_map(|id| comparison.article(id)).filter(|article| !is_english(article));
    let languages: BTreeSet<&str> = others.filter_map(|article| article.meta.language.as_deref()).collect();
    languages.into_iter().collect::<Vec<_>>().join(", ")
}

fn draw_message(text: &str, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let width = area.width.saturating_sub(2).min(72);
    let lines: Vec<Line> = text.lines().flat_map(|words| Inked::of(words, Role::Text).lines(width)).collect();
    for (line, y) in lines.iter().zip(area.top().saturating_add(u16::from(area.height > 4))..area.bottom()) {
        put(buffer, (area.x + 1, y), area.right(), line, shared);
    }
}

/// Draws a line from `at` on, up to but not into the column `end`.
pub(super) fn put(buffer: &mut Buffer, at: (u16, u16), end: u16, line: &Line, shared: &Shared) {
    let (mut x, y) = at;
    for piece in &line.pieces {
        let over = piece.also.map(|role| shared.style(role)).unwrap_or_default();
        x = write(buffer, (x, y), end, &piece.text, shared.style(piece.role).patch(over));
    }
}

/// The lines of a layout that are in the window.
struct Drawing<'a> {
    laid: &'a Laid,
    shared: &'a Shared,
    /// Where the term stands that is sought.
    places: Option<&'a Places>,
    inside: Rect,
}

impl Drawing<'_> {
    fn draw(&self, buffer: &mut Buffer) {
        let layout = &self.laid.layout;
        self.draw_heads(buffer);
        let bottom = self.laid.window.bottom(layout);
        for block in self.laid.window.top.block..layout.blocks().min(bottom.block + 1) {
            self.draw_block(block, buffer);
        }
        self.draw_bar(buffer);
        self.draw_stuck_head(buffer);
    }

    /// The head of the row that begins above the window, over the window's first line.
    fn draw_stuck_head(&self, buffer: &mut Buffer) {
        let stuck = cursor::stuck_head(&self.laid.layout, self.laid.window);
        let Some(head) = stuck.and_then(|block| self.laid.layout.block(block).head.first()) else { return };
        let y = self.inside.y.saturating_add(self.laid.layout.head_height() as u16);
        clear(Rect { y, height: 1, ..self.inside }, buffer);
        self.put(Extent { x: 0, width: self.inside.width }, y, head, buffer);
    }

    /// The rows of the screen on which these lines of the block at `block` stand, each with its
    /// line; those that are not in the window are left out.
    fn seen(&self, block: usize, lines: Range<usize>) -> impl Iterator<Item = (usize, u16)> + use<> {
        let Window { top, height } = self.laid.window;
        let hidden = if block == top.block { top.line } else { 0 };
        let above = lines_between(&self.laid.layout, top, At { block, line: 0 }, height);
        let first = usize::from(self.inside.y) + self.laid.layout.head_height() + above;
        let bottom = usize::from(self.inside.bottom()).min(first - above + height);
        let lines = if block < top.block { 0..0 } else { lines.start.max(hidden)..lines.end };
        let rows = lines.map(move |line| (line, first + line - hidden));
        rows.take_while(move |(_, y)| *y < bottom).map(|(line, y)| (line, y as u16))
    }

    fn put(&self, extent: Extent, y: u16, line: &Line, buffer: &mut Buffer) {
        let x = self.inside.x + extent.x;
        let end = (x + extent.width).min(self.inside.right());
        put(buffer, (x, y), end, line, self.shared);
        if let Some(places) = self.places {
            term::mark((places, &self.laid.layout.comparison), line, (x, y), end, self.shared, buffer);
        }
    }

    fn draw_rules(&self, y: u16, buffer: &mut Buffer) {
        let plan = &self.laid.layout.plan;
        let of_held = plan.rule_of_held();
        for x in &plan.rules {
            let rule = if Some(*x) == of_held { "║" } else { "│" };
            let at = (self.inside.x + x, y);
            write(buffer, at, self.inside.right(), rule, self.shared.style(Role::Border));
        }
    }

    fn draw_heads(&self, buffer: &mut Buffer) {
        let layout = &self.laid.layout;
        let rows = (self.inside.top()..self.inside.bottom()).take(layout.head_height());
        for (index, y) in rows.enumerate() {
            self.draw_rules(y, buffer);
            for (head, extent) in layout.heads.iter().zip(&layout.plan.columns) {
                self.put(*extent, y, &head[index], buffer);
            }
            if let Some(extent) = layout.plan.values.filter(|_| index == 0) {
                self.put(extent, y, &layout.head_of_values, buffer);
            }
        }
    }

    fn draw_block(&self, index: usize, buffer: &mut Buffer) {
        let block = self.laid.layout.block(index);
        let whole = Extent { x: 0, width: self.inside.width };
        let below_head = block.head.len();
        self.put_lines(index, 0, &block.head, whole, buffer);
        for (_, y) in self.seen(index, below_head..block.height) {
            self.draw_rules(y, buffer);
        }
        for cell in &block.cells {
            self.put_lines(index, cell.top, &cell.lines, cell.extent, buffer);
        }
        if let Some(extent) = self.laid.layout.plan.values {
            self.put_lines(index, below_head, &block.values, extent, buffer);
        }
    }

    /// Draws lines of which the first is the one at `top` in its block.
    fn put_lines(&self, block: usize, top: usize, lines: &[Line], extent: Extent, buffer: &mut Buffer) {
        for (line, y) in self.seen(block, top..top + lines.len()) {
            self.put(extent, y, &lines[line - top], buffer);
        }
    }

    /// The bar beside what is under the cursor, and beside the heading of its column; thin beside
    /// the rest of its cell in the row, so that the cursor is seen wherever a part of the row is.
    fn draw_bar(&self, buffer: &mut Buffer) {
        let Some(spot) = self.laid.spot else { return };
        let Some((_, cell, slot)) = cursor::at(&self.laid.layout, spot) else { return };
        let next = cell.slots.get(spot.slot + 1).map(|slot| slot.lines.start);
        let (mut of_cell, mut of_slot) = (slot.lines.clone(), slot.lines.clone());
        if self.laid.is_in_row() {
            of_cell = cell.top..cell.top + cell.lines.len();
            of_slot.end = next.unwrap_or(of_cell.end);
        }
        let heads = self.inside.top()..self.inside.top() + u16::from(self.laid.layout.head_height() > 0);
        let x = self.inside.x + cell.extent.x.saturating_sub(1);
        let seen = self.seen(spot.block, of_cell);
        let seen = seen.map(|(line, y)| (y, if of_slot.contains(&line) { BAR } else { THIN_BAR }));
        for (y, bar) in heads.map(|y| (y, BAR)).chain(seen) {
            write(buffer, (x, y), self.inside.right(), bar, self.shared.style(Role::Cursor));
        }
    }
}
