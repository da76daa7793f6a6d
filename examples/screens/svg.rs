//! A grid of cells as a picture in SVG: no script, no font of its own, and the same bytes for the
//! same cells.
//!
//! Letters are text, every run at its own cell and as long as its cells, so that whatever font is
//! there, columns stay columns. Lines and blocks of frames, bars and underlines are drawn, for in few
//! fonts they meet.

use super::grid::{Glyph, Grid, Look};
use super::lines::{Drawn, drawn};
use parallax::ui::theme::colours::Rgb;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A cell in pixels: most monospaced letters are three fifths as wide as high.
const CELL: (u32, u32) = (9, 19);
const FONT_SIZE: u32 = 15;
/// From the top of a cell to the foot of its letters, in pixels.
const BASELINE: u32 = 14;
/// Around the screen, in pixels.
const MARGIN: u32 = 12;
const FONTS: &str =
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/// The picture of a screen; `title` says what it is of.
pub(crate) fn svg(grid: &Grid, title: &str) -> String {
    let width = u32::from(grid.width) * CELL.0 + 2 * MARGIN;
    let height = grid.lines.len() as u32 * CELL.1 + 2 * MARGIN;
    let mut picture = Picture::default();
    for (line, y) in grid.lines.iter().zip((MARGIN..).step_by(CELL.1 as usize)) {
        picture.line(line, y);
    }
    let (ground, title) = (hex(grid.background), escaped(title));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{title}</title>\n<style>\n\
         text{{font:{FONT_SIZE}px {FONTS}}}\npath{{shape-rendering:crispEdges}}\n{}</style>\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{ground}\" stroke=\"#808080\"/>\n",
        picture.classes(),
        width - 1,
        height - 1,
    );
    for ((layer, colour), path) in &picture.paths {
        let opacity = if *layer == Layer::Shade { " fill-opacity=\".4\"" } else { "" };
        let _ = writeln!(svg, "<path fill=\"{}\"{opacity} d=\"{path}\"/>", hex(*colour));
    }
    svg + &picture.texts + "</svg>\n"
}

/// What lies over what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Behind,
    Shade,
    Drawn,
}

#[derive(Default)]
struct Picture {
    paths: BTreeMap<(Layer, Rgb), String>,
    texts: String,
    /// The looks of texts in the order in which they came: colour, bold, italic.
    looks: Vec<(Rgb, bool, bool)>,
}

impl Picture {
    fn line(&mut self, line: &[Glyph], y: u32) {
        for glyphs in line.chunk_by(|one, next| one.look.behind == next.look.behind) {
            if let Some(colour) = glyphs[0].look.behind {
                self.rectangle(Layer::Behind, colour, left(&glyphs[0]), y, cells(glyphs) * CELL.0, CELL.1);
            }
        }
        for glyphs in line.chunk_by(|one, next| one.look == next.look) {
            if glyphs[0].look.underlined {
                let (colour, width) = (glyphs[0].look.letters, cells(glyphs) * CELL.0);
                self.rectangle(Layer::Drawn, colour, left(&glyphs[0]), y + BASELINE + 2, width, 1);
            }
            for run in glyphs.chunk_by(|one, next| one.text == next.text && drawn(&one.text).is_some()) {
                if let Some(drawn) = drawn(&run[0].text) {
                    self.drawn(&drawn, run, y);
                }
            }
            for run in runs(glyphs) {
                self.text(run, y);
            }
        }
    }

    fn drawn(&mut self, drawn: &Drawn, run: &[Glyph], y: u32) {
        let layer = if drawn.is_shade { Layer::Shade } else { Layer::Drawn };
        let colour = run[0].look.letters;
        for part in &drawn.parts {
            let [x, top, width, height] = part.in_cell(CELL);
            // Parts that fill a cell's width go through the whole run.
            if width == CELL.0 {
                self.rectangle(layer, colour, left(&run[0]), y + top, cells(run) * CELL.0, height);
            } else {
                for glyph in run {
                    self.rectangle(layer, colour, left(glyph) + x, y + top, width, height);
                }
            }
        }
    }

    fn rectangle(&mut self, layer: Layer, colour: Rgb, x: u32, y: u32, width: u32, height: u32) {
        let path = self.paths.entry((layer, colour)).or_default();
        let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
    }

    fn text(&mut self, run: &[Glyph], y: u32) {
        let text: String = run.iter().map(|glyph| glyph.text.as_str()).collect();
        let Look { letters, bold, italic, .. } = run[0].look;
        let look = (letters, bold, italic);
        let class = self.looks.iter().position(|of| *of == look).unwrap_or_else(|| {
            self.looks.push(look);
            self.looks.len() - 1
        });
        let (x, y, length) = (left(&run[0]), y + BASELINE, cells(run) * CELL.0);
        let squeezed = if is_plain(&run[0].text) { "" } else { " lengthAdjust=\"spacingAndGlyphs\"" };
        let _ = writeln!(
            self.texts,
            "<text class=\"l{class}\" x=\"{x}\" y=\"{y}\" textLength=\"{length}\"{squeezed}>{}</text>",
            escaped(&text),
        );
    }

    fn classes(&self) -> String {
        let class = |(index, (letters, bold, italic)): (usize, &(Rgb, bool, bool))| {
            let bold = if *bold { ";font-weight:bold" } else { "" };
            let italic = if *italic { ";font-style:italic" } else { "" };
            format!(".l{index}{{fill:{}{bold}{italic}}}\n", hex(*letters))
        };
        self.looks.iter().enumerate().map(class).collect()
    }
}

/// The runs of letters: parted where two blanks follow each other, and a sign that fonts may lack, or
/// make wider than a letter, by itself.
fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    let is_blank = |glyph: &Glyph| glyph.text.trim().is_empty();
    let joined = move |one: &Glyph, next: &Glyph| {
        is_plain(&one.text) && is_plain(&next.text) && !(is_blank(one) && is_blank(next))
    };
    let parts = glyphs.chunk_by(joined).map(move |run| {
        let start = run.iter().take_while(|glyph| is_blank(glyph)).count();
        let end = run.len() - run[start..].iter().rev().take_while(|glyph| is_blank(glyph)).count();
        &run[start..end]
    });
    parts.filter(|run| run.first().is_some_and(|glyph| drawn(&glyph.text).is_none()))
}

/// Whether every monospaced font has it, one cell wide.
fn is_plain(text: &str) -> bool {
    let plain =
        |c: char| matches!(c, ' '..='~' | '\u{a1}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…');
    text.chars().all(plain)
}

fn left(glyph: &Glyph) -> u32 {
    MARGIN + u32::from(glyph.x) * CELL.0
}

fn cells(glyphs: &[Glyph]) -> u32 {
    glyphs.iter().map(|glyph| u32::from(glyph.width)).sum()
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
