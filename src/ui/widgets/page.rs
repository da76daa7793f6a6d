//! A page in the making: heads, and facts under their names.

use super::{Piece, PieceLine, piece, wrap_pieces};
use crate::ui::theme::Role;

/// Lines in the making, at their width.
pub struct Page {
    /// The lines so far.
    pub lines: Vec<PieceLine>,
    /// What they may take, in cells.
    pub width: u16,
    /// How wide the names of facts are, in cells.
    names: usize,
}

impl Page {
    /// An empty page of this width, with room for names of so many cells.
    pub fn new(width: u16, names: usize) -> Self {
        Self { lines: Vec::new(), width, names }
    }

    /// A head, set off from what stands above it.
    pub fn head(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(PieceLine::new());
        }
        self.lines.push(vec![piece(format!(" {text}"), Role::RowHead)]);
    }

    /// A fact under its name; one without a name goes on with the fact above it.
    pub fn fact(&mut self, name: &str, pieces: impl AsRef<[Piece]>) {
        let lead = piece(format!("   {name:<names$} ", names = self.names), Role::Ours);
        self.lines.extend(wrap_pieces(lead, pieces.as_ref(), self.width));
    }

    /// A sentence of ours that stands under no name.
    pub fn words(&mut self, text: impl Into<String>) {
        let words = [piece(text, Role::Ours)];
        self.lines.extend(wrap_pieces(piece("   ", Role::Ours), &words, self.width));
    }
}
