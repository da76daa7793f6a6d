//! What is searched in the view on top: the query, its stops, and the one that one stands on.

use crate::compare::search::Query;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::looked::{Place, Stop};

/// The last thing searched in a view, and what is typed while one types.
#[derive(Default)]
pub struct Searching {
    /// The line that one types into, and what Esc puts back.
    pub typing: Option<Typing>,
    /// What is searched; none if nothing is.
    pub query: Option<Query>,
    /// Why what is typed cannot be searched.
    pub fault: Option<String>,
    /// Where it stands in the view on top, ascending.
    pub stops: Vec<Stop>,
    /// The index of the stop that one stands on.
    pub at: Option<usize>,
    /// Where the view stood when that was gone to.
    pub place: Option<Place>,
    /// How many views lay open when it was begun; none if it came with a result of all articles.
    pub depth: Option<usize>,
    /// Whether the stops may be those of another view, layout or comparison.
    pub is_stale: bool,
}

/// A search while it is typed.
pub struct Typing {
    /// What was typed so far.
    pub line: InputLine,
    /// Where the view stood before.
    pub before: Place,
    /// Where the cursor stood before.
    pub origin: Stop,
    /// What was searched before.
    pub old: Option<Query>,
}

impl Searching {
    /// "4/14"; "14" where one stands on none of them, "nowhere" if there are none.
    pub fn place_in_words(&self) -> String {
        match (self.at, self.stops.len()) {
            (_, 0) => "nowhere".to_owned(),
            (Some(at), all) => format!("{}/{all}", at + 1),
            (None, all) => format!("–/{all}"),
        }
    }
}
