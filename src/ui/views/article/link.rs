//! How a second article follows the first, or the first the second, and by what.
//!
//! Decided: the topmost of what is seen decides, and what belongs together stands on the same line
//! of the screen, so that it can be read across. A row links best, because it is what the
//! comparison says; else names and figures that two paragraphs share; else only how far each is
//! read, which is no more than a guess and is called so.

use super::marks::Own;
use super::pane::{Going, Pane};
use crate::compare::tables::paragraph_links::ParagraphLink;
use crate::compare::text::Span;
use crate::ui::keymap::Action;
use crate::ui::layout::window::At;
use crate::ui::model::Shared;

/// By what two articles that are side by side stand where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// A row of the present topic.
    Row,
    /// What two paragraphs share, the rarest first.
    Shared(Vec<String>),
    /// How far each is read.
    Position,
    /// Each scrolls by itself.
    None,
}

impl Link {
    /// What the frame says of it.
    pub(super) fn words(&self, shared: &Shared) -> String {
        match self {
            Link::Row => "linked by row".to_owned(),
            Link::Shared(shares) => format!("linked by {}", shares.join(", ")),
            Link::Position => "linked by position".to_owned(),
            Link::None => format!("not linked ({})", shared.settings.keymap.hint(&[Action::ToggleLink])),
        }
    }
}

/// Scrolls `follower` to where it stands level with `leader`; `links` say where the paragraphs of
/// the leader lead, once that is known. Of what would lead against the way that the leader goes the
/// next is taken, and where there is nothing else the follower stays.
pub(super) fn follow(
    leader: &Pane,
    follower: &mut Pane,
    links: Option<&[Option<ParagraphLink>]>,
    going: Option<Going>,
) -> Link {
    for (here, there) in by_row(leader, follower) {
        if follower.put(there, leader.line_of(here), going) {
            return Link::Row;
        }
    }
    for (here, there, shares) in by_paragraph(leader, follower, links.unwrap_or_default()) {
        if follower.put(there, leader.line_of(here), going) {
            return Link::Shared(shares);
        }
    }
    by_position(leader, follower, going);
    Link::Position
}

/// The passages of the leader on the screen that share a row with the follower, from the top, each
/// with the first of the follower in that row.
fn by_row(leader: &Pane, follower: &Pane) -> Vec<(Span, Span)> {
    let in_row = |row: &String| follower.marks.own().iter().find(|own| own.rows.contains(row));
    let pair = |own: &Own| Some((own.passage.span, own.rows.iter().find_map(in_row)?.passage.span));
    leader.seen_own().filter_map(pair).collect()
}

/// The paragraphs of the leader on the screen that lead somewhere, from the top, and where.
fn by_paragraph(
    leader: &Pane,
    follower: &Pane,
    links: &[Option<ParagraphLink>],
) -> Vec<(Span, Span, Vec<String>)> {
    let Some((from, to)) = leader.article().zip(follower.article()) else { return Vec::new() };
    let link = |index: usize| {
        let link = links.get(index)?.as_ref()?;
        let here = from.paragraphs().get(index)?.span;
        let there = to.paragraphs().get(link.paragraph)?.span;
        Some((here, there, link.shares.clone()))
    };
    leader.seen_paragraphs().into_iter().filter_map(link).collect()
}

/// As far from the beginning as the leader, of what does not fit on the screen.
fn by_position(leader: &Pane, follower: &mut Pane, going: Option<Going>) {
    let length = |pane: &Pane| pane.article().map_or(0, |article| article.body.as_str().len());
    match leader.at_ends() {
        // All of it is seen, wherever the other stands.
        (true, true) => {}
        (true, false) => follower.window.top = At::default(),
        (false, true) => {
            follower.scroll(Action::End);
        }
        (false, false) => {
            let seen = leader.seen().unwrap_or_default();
            let hidden = length(leader).saturating_sub(seen.len()).max(1) as u128;
            let to_hide = length(follower).saturating_sub(follower.seen().unwrap_or_default().len());
            let start = (seen.start as u128 * to_hide as u128 / hidden) as usize;
            follower.put(Span::new(start, start), 0, going);
        }
    }
}
