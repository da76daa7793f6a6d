//! Where the list of topics and the comparison stand on the screen.

use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;
use crate::ui::layout::wrap::width_of;
use crate::ui::model::Shared;
use ratatui::layout::Rect;

/// Below this width, in cells, columns stand one below the other and nothing is framed.
const STACKED_BELOW: u16 = 60;
/// Below this width the list of topics gives its place to the columns.
const NO_TOPICS_BELOW: u16 = 80;
/// From this height inside the pane on there is room for headlines.
pub(super) const TALL: u16 = 40;
/// The most lines of a heading, however high the pane.
const MOST_HEAD_LINES: u16 = 12;

/// The areas of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panes {
    /// The framed list of topics, if it is shown.
    pub(super) topics: Option<Rect>,
    /// The comparison with its frame; in a stack the first line is its title.
    pub(super) comparison: Rect,
    /// What is inside the frame.
    pub(super) inside: Rect,
    /// Whether columns stand one below the other.
    pub(super) stacked: bool,
}

impl Panes {
    pub(super) fn of(shared: &Shared, topics_hidden: bool, area: Rect) -> Self {
        if area.width < STACKED_BELOW {
            let height = area.height.saturating_sub(1);
            let inside = Rect { y: area.y + area.height - height, height, ..area };
            return Self { topics: None, comparison: area, inside, stacked: true };
        }
        let shows_topics = !topics_hidden && has_room_for_topics(area);
        let width = if shows_topics { topics_width(shared, area.width) } else { 0 };
        let comparison = Rect { x: area.x + width, width: area.width - width, ..area };
        let inside = Rect {
            x: comparison.x + 1,
            y: comparison.y + area.height.min(1),
            width: comparison.width - 2,
            height: area.height.saturating_sub(2),
        };
        let topics = (width > 0).then_some(Rect { width, ..area });
        Self { topics, comparison, inside, stacked: false }
    }

    /// The most lines of a heading: half of the pane, so that passages have the rest.
    pub(super) fn most_head_lines(&self) -> usize {
        usize::from((self.inside.height / 2).clamp(1, MOST_HEAD_LINES))
    }
}

/// Whether the list of topics can be shown in `area`.
pub(super) fn has_room_for_topics(area: Rect) -> bool {
    area.width >= NO_TOPICS_BELOW
}

/// Wide enough for the longest name and its count, but no more than a sixth of the screen.
fn topics_width(shared: &Shared, width: u16) -> u16 {
    let names = shared.settings.question.topics.specs().iter();
    let name_width = |name: &str| width_of(&glyphs(name, Span::new(0, name.len())));
    let longest = names.map(|topic| name_width(&topic.name)).max().unwrap_or(0);
    longest.saturating_add(9).clamp(20, (width / 6).max(20))
}
