//! The views, one file each: its state, its update and its drawing together.
//!
//! A view gets `&Shared`, owns its cursor, scroll and folds, and answers with a [`Request`]; it
//! imports neither another view nor `update`. `open.rs` alone knows all of them.

pub mod article;
pub mod compare;
pub mod counterparts;
pub mod export;
pub mod figures;
pub mod filter;
pub mod help;
pub mod judgements;
pub mod judging;
pub mod matrix;
pub mod near_misses;
pub mod palette;
pub mod problems;
pub mod search;
mod setting;
pub mod topics;
pub mod unsaved;
pub mod voices;
pub mod why;
pub mod words;
pub mod workshop;

mod open;
mod request;

use super::keymap::Action;

pub use open::Open;
pub use request::{Focus, Request, Task};
pub use setting::Setting;

/// The views that stand beside each other, each under a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What each says on one point.
    Compare,
    /// Who covers what.
    Matrix,
    /// Where figures differ.
    Figures,
    /// Who is quoted.
    Voices,
    /// In which words.
    Words,
}

impl Tab {
    /// All of them in the order of their digits, with the action that goes there and the name.
    pub const ALL: [(Tab, Action, &'static str); 5] = [
        (Tab::Compare, Action::GoToCompare, "Compare"),
        (Tab::Matrix, Action::GoToMatrix, "Matrix"),
        (Tab::Figures, Action::GoToFigures, "Figures"),
        (Tab::Voices, Action::GoToVoices, "Voices"),
        (Tab::Words, Action::GoToWords, "Words"),
    ];

    /// The one that `action` goes to.
    pub fn of(action: Action) -> Option<Self> {
        Self::ALL.iter().find(|(_, to, _)| *to == action).map(|(tab, ..)| *tab)
    }
}
