//! The keys that work in the view beneath, from the binding table as the config has changed it,
//! and what the marks of the compare view say.

use super::Request;
use crate::ui::keymap::{Action, BINDINGS, Binding, KeyScope, KeySequence};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Pager, PieceLine, draw_pages, inside, piece, wrap_pieces};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the marks of the compare view say; the README says it at more length.
const MARKS: [(&str, &str); 24] = [
    ("● ·", "a column that has something in this row, one that has not"),
    ("┄ “grey ships”", "a suggested row, and what its passages share"),
    ("═ “grey ships”", "a row that somebody pinned, and what its passages share"),
    ("underlined words", "why it is here: what the row shares; bold where a term matched"),
    ("bold, slanted, dim", "a figure of the row; how sure the text is of it; a figure of another row"),
    ("~2 Dec 2021", "the date was guessed by whoever added the article"),
    ("?", "behind a name: guessed, by whoever added the article or by a rule"),
    ("†", "a machine translation"),
    ("de: read for …", "texts in this language are not read for figures, names and speakers"),
    ("~ ≥ ≤", "before a value: about; at least or more than; up to"),
    ("< <~", "before a value: less than; almost"),
    ("≠ 127,000 ¶18", "the same article gives another value there"),
    (
        "(part) (added)",
        "behind a value: a part of another figure; added to one, or planned; not in the spread",
    ),
    ("(vague)", "behind a value: only an order of magnitude; not in the spread"),
    ("(not comparable)", "behind a value: it counts something else than most of the row"),
    ("own voice", "the article credits nobody with it, as far as was found"),
    ("quotes, cites", "whose words stand between marks; who is reported in other words"),
    ("is a Sunday", "a date in the text that does not fit its weekday"),
    ("none found", "no rule matched here; that is not to say it is silent"),
    ("earlier", "published before the time that the row speaks of"),
    ("▌ ▏ ┆", "the cursor; the rest of its cell; in an article: a passage of another topic"),
    ("+2 ▸ ◂ 1", "columns that do not fit: go there to bring them in"),
    (
        "new, +2, changed",
        "an article, or so many passages of new ones, since the last visit; not what it was",
    ),
    ("+7 months", "so much later than the column before it"),
];

/// Of which view the keys are listed, and how far the list is scrolled.
pub struct State {
    of: KeyScope,
    pager: Pager,
}

impl State {
    /// The keys of the view whose scope is `of`.
    pub fn new(of: KeyScope) -> Self {
        Self { of, pager: Pager::default() }
    }
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let inner = inside(shared.body());
    let lines = lines(state.of, shared, inner.width).len();
    state.pager.act(action, lines, inner.height);
    Request::None
}

/// Draws the list into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let lines = lines(state.of, shared, inside(area).width);
    let title = format!("Keys · {}", state.of.name());
    draw_pages(shared, area, buffer, &title, &state.pager, &lines);
}

fn lines(of: KeyScope, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let own = |binding: &&Binding| binding.scopes.contains(&of);
    let everywhere = |binding: &&Binding| binding.scopes.contains(&KeyScope::Everywhere);
    let mut lines = vec![vec![piece(format!(" In the {} view", of.name()), Role::RowHead)]];
    lines.extend(BINDINGS.iter().filter(own).flat_map(|binding| line(binding, of, shared, width)));
    if of == KeyScope::Compare {
        lines.push(PieceLine::new());
        lines.push(vec![piece(" Marks", Role::RowHead)]);
        let mark = |(mark, words): &(&str, &str)| {
            let lead = piece(format!(" {mark:<20} "), Role::Key);
            wrap_pieces(lead, &[piece(*words, Role::Notice)], width)
        };
        lines.extend(MARKS.iter().flat_map(mark));
    }
    lines.push(PieceLine::new());
    lines.push(vec![piece(" Everywhere", Role::RowHead)]);
    lines.extend(BINDINGS.iter().filter(everywhere).flat_map(|binding| line(binding, of, shared, width)));
    if of == KeyScope::Topics {
        let typing = "While you type, only enter, esc, arrows and keys with ctrl are commands.";
        lines.push(PieceLine::new());
        lines.extend(wrap_pieces(piece(" ", Role::Dim), &[piece(typing, Role::Dim)], width));
    }
    lines
}

fn line(binding: &Binding, of: KeyScope, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let types =
        |keys: &&KeySequence| of == KeyScope::Topics && keys.keys().iter().any(|key| key.typed().is_some());
    let keys = shared.settings.keymap.keys(binding.action).iter().filter(|keys| !types(keys));
    let keys: Vec<String> = keys.map(ToString::to_string).collect();
    let keys = if keys.is_empty() { "(no key)".to_owned() } else { keys.join("  ") };
    let lead = piece(format!(" {keys:<20} "), Role::Key);
    let name = piece(format!("  {}", binding.name), Role::Dim);
    let pieces = match width {
        90.. => vec![piece(format!("{:<48}", binding.help), Role::Notice), name],
        60.. => vec![piece(binding.help, Role::Notice), name],
        _ => vec![piece(binding.help, Role::Notice)],
    };
    wrap_pieces(lead, &pieces, width)
}
