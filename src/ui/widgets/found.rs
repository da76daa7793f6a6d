//! Marks words that are searched wherever they are drawn, also where they go on in the next line.
//!
//! Looks at what stands on the screen and not at what was meant, so that one function serves every
//! view; it changes looks only, never what stands there.

use crate::compare::search::Query;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// The text of some cells of a screen, and where each of its bytes stands.
#[derive(Default)]
struct Drawn {
    text: String,
    /// Where each cell's text begins, and the cell.
    cells: Vec<(usize, (u16, u16))>,
}

impl Drawn {
    /// Adds a line, its outer blanks left out; a line end counts as a space between words.
    fn add(&mut self, row: Rect, buffer: &Buffer) {
        let mut covered = 0;
        let mut line = Vec::new();
        for position in row.positions() {
            let symbol = buffer[position].symbol();
            if covered == 0 {
                line.push((symbol, (position.x, position.y)));
                covered = symbol.width().max(1);
            }
            covered -= 1;
        }
        let is_blank = |symbol: &str| symbol.trim().is_empty();
        let first = line.iter().position(|(symbol, _)| !is_blank(symbol)).unwrap_or(line.len());
        let end = line.iter().rposition(|(symbol, _)| !is_blank(symbol)).map_or(first, |last| last + 1);
        let goes_on =
            |text: &str| text.ends_with(|c: char| c == '-' || (!c.is_ascii() && c.is_alphanumeric()));
        let is_wide = line.get(first).is_some_and(|(symbol, _)| symbol.width() > 1);
        let is_joined = goes_on(&self.text) && (is_wide || self.text.ends_with('-'));
        if !self.text.is_empty() && !is_joined {
            self.text.push(' ');
        }
        for (symbol, at) in &line[first..end] {
            self.cells.push((self.text.len(), *at));
            self.text.push_str(symbol);
        }
    }

    fn mark(&self, query: &Query, style: Style, buffer: &mut Buffer) {
        // What was dim would be hard to read in reverse.
        let style = style.remove_modifier(Modifier::DIM);
        for place in query.places(&self.text) {
            let first = self.cells.partition_point(|(start, _)| *start < place.start);
            // A place may begin inside a cell's text, after an accent that stands alone.
            let first = match self.cells.get(first) {
                Some((start, _)) if *start == place.start => first,
                _ => first.saturating_sub(1),
            };
            for (_, at) in self.cells[first..].iter().take_while(|(start, _)| *start < place.end) {
                buffer[*at].set_style(style);
            }
        }
    }
}

/// Marks a query in every line of `area`, and in `texts`, parts of it whose lines belong together.
pub fn mark(query: &Query, area: Rect, texts: &[Rect], style: Style, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for row in area.rows() {
        let mut line = Drawn::default();
        line.add(row, buffer);
        line.mark(query, style, buffer);
    }
    for text in texts {
        let mut drawn = Drawn::default();
        for row in text.intersection(area).rows() {
            drawn.add(row, buffer);
        }
        drawn.mark(query, style, buffer);
    }
}
