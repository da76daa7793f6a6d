//! A screen as cells with colours: what a terminal shows, all its attributes resolved.

use parallax::ui::theme::colours::{BACKGROUNDS, Rgb, rgb};
use ratatui::style::Color;

/// How cells look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) letters: Rgb,
    /// What is behind them; none if it is the terminal's own.
    pub(crate) behind: Option<Rgb>,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underlined: bool,
}

/// What stands in one or two cells.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// The first cell, from 0.
    pub(crate) x: u16,
    /// Cells: 1 or 2.
    pub(crate) width: u16,
    pub(crate) text: String,
    pub(crate) look: Look,
}

/// A whole screen.
pub(crate) struct Grid {
    /// Cells across.
    pub(crate) width: u16,
    /// Line by line; every cell is covered.
    pub(crate) lines: Vec<Vec<Glyph>>,
    pub(crate) background: Rgb,
}

/// The colours of a terminal that nobody has set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Palette {
    background: Rgb,
    letters: Rgb,
}

impl Palette {
    /// Light letters on a dark grey.
    pub(crate) const DARK: Self = Self { background: BACKGROUNDS[0][1], letters: [229; 3] };
    /// Black letters on white.
    pub(crate) const LIGHT: Self = Self { background: BACKGROUNDS[1][0], letters: [0; 3] };

    /// What the terminal says of its background when it is asked (OSC 11).
    pub(crate) fn answer(self) -> &'static str {
        if self == Self::LIGHT { "\x1b]11;rgb:ffff/ffff/ffff\x07" } else { "\x1b]11;rgb:1e1e/1e1e/1e1e\x07" }
    }

    fn of(self, colour: vt100::Color) -> Option<Rgb> {
        match colour {
            vt100::Color::Default => None,
            vt100::Color::Idx(index) => rgb(Color::Indexed(index)),
            vt100::Color::Rgb(red, green, blue) => Some([red, green, blue]),
        }
    }

    fn look(self, cell: &vt100::Cell) -> Look {
        let (letters, behind) = (self.of(cell.fgcolor()), self.of(cell.bgcolor()));
        let (letters, behind) = if cell.inverse() {
            (Some(behind.unwrap_or(self.background)), Some(letters.unwrap_or(self.letters)))
        } else {
            (letters, behind)
        };
        let letters = letters.unwrap_or(self.letters);
        Look {
            letters: if cell.dim() { faint(letters, behind.unwrap_or(self.background)) } else { letters },
            behind,
            bold: cell.bold(),
            italic: cell.italic(),
            underlined: cell.underline(),
        }
    }
}

/// What is dim is drawn two thirds as strong, as many terminals do.
fn faint(letters: Rgb, behind: Rgb) -> Rgb {
    std::array::from_fn(|part| ((2 * u16::from(letters[part]) + u16::from(behind[part])) / 3) as u8)
}

impl Grid {
    /// What an emulator's screen shows in a terminal of these colours.
    pub(crate) fn of(screen: &vt100::Screen, palette: Palette) -> Self {
        let (height, width) = screen.size();
        let line = |y: u16| {
            let cells = (0..width.get()).filter_map(|x| Some((x, screen.cell(y, x)?)));
            let glyphs = cells.filter(|(_, cell)| !cell.is_wide_continuation());
            glyphs.map(|(x, cell)| glyph(x, cell, palette)).collect()
        };
        let lines = (0..height.get()).map(line).collect();
        Self { width: width.get(), lines, background: palette.background }
    }
}

fn glyph(x: u16, cell: &vt100::Cell, palette: Palette) -> Glyph {
    let text = if cell.has_contents() { cell.contents() } else { " " };
    Glyph { x, width: if cell.is_wide() { 2 } else { 1 }, text: text.to_owned(), look: palette.look(cell) }
}
