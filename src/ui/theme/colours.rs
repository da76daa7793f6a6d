//! What colours are to an eye: their red, green and blue, how well one is read on another, how far
//! two are apart, and how they look to who does not see red or green.
//!
//! Apart because it knows no role: the themes are checked with it, and a wished colour that a
//! terminal has not is replaced by the nearest.

use super::Depth;
use ratatui::style::Color;

/// Red, green and blue, from 0 to 255 each.
pub type Rgb = [u8; 3];

/// The palette that xterm comes with, which stands for the readers' own.
const XTERM: [Rgb; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The 16 colours in the order of their numbers, by the names that the config knows them by.
pub const NAMES: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The backgrounds that text must be read on: black and a dark grey; white and a warm white.
pub const BACKGROUNDS: [[Rgb; 2]; 2] = [[[0, 0, 0], [30, 30, 30]], [[255, 255, 255], [253, 246, 227]]];

/// How a colour is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// With all three kinds of cones.
    Usual,
    /// Without those for long waves: protanopia.
    Protanopia,
    /// Without those for middle waves: deuteranopia.
    Deuteranopia,
}

/// Red, green and blue of a colour, in the palette that xterm comes with; none for the terminal's
/// default.
pub fn rgb(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index) => Some(indexed(index)),
        Color::Reset => None,
        named => NAMES.iter().zip(XTERM).find(|((_, name), _)| *name == named).map(|(_, rgb)| rgb),
    }
}

/// The colours from 16 on are a cube of six steps each way, then 24 greys.
fn indexed(index: u8) -> Rgb {
    let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match (XTERM.get(usize::from(index)), index.checked_sub(232)) {
        (Some(named), _) => *named,
        (None, Some(grey)) => [8 + 10 * grey; 3],
        (None, None) => {
            let cube = index - 16;
            [cube / 36, cube / 6 % 6, cube % 6].map(step)
        }
    }
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How bright a colour is, from 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// How far two colours are apart to this sight: the distance in CIE L\*a\*b\* (CIE 1976, D65), in
/// which 2.3 is just noticed.
///
/// The sights are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
/// Visualization and Computer Graphics 15(6), 2009, at severity 1.0.
pub fn distance(one: Rgb, other: Rgb, sight: Sight) -> f64 {
    let (one, other) = (lab(seen(linear(one), sight)), lab(seen(linear(other), sight)));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// The colour nearest to this one that a terminal of this depth has.
pub fn nearest(colour: Color, depth: Depth) -> Color {
    let Some(wanted) = rgb(colour) else { return colour };
    let distance = |colour: &Color| rgb(*colour).map_or(f64::MAX, |rgb| distance(wanted, rgb, Sight::Usual));
    let nearer = |one: &Color, other: &Color| distance(one).total_cmp(&distance(other));
    let found = match (depth, colour) {
        (Depth::None, _) => None,
        (Depth::Sixteen, Color::Indexed(_) | Color::Rgb(..)) => {
            NAMES.iter().map(|(_, colour)| *colour).min_by(nearer)
        }
        // The first 16 are the reader's own and may be anything: not they.
        (Depth::Many, Color::Rgb(..)) => (16..=255).map(Color::Indexed).min_by(nearer),
        _ => Some(colour),
    };
    found.unwrap_or(Color::Reset)
}

fn linear(colour: Rgb) -> [f64; 3] {
    colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn seen(linear: [f64; 3], sight: Sight) -> [f64; 3] {
    let matrix = match sight {
        Sight::Usual => return linear,
        Sight::Protanopia => [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        Sight::Deuteranopia => {
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        }
    };
    times(matrix, linear).map(|part| part.clamp(0.0, 1.0))
}

fn lab(linear: [f64; 3]) -> [f64; 3] {
    /// From linear sRGB to XYZ, each divided by that of white.
    const TO_XYZ: [[f64; 3]; 3] = [
        [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883],
    ];
    const SMALL: f64 = 216.0 / 24389.0;
    let root = |part: f64| if part > SMALL { part.cbrt() } else { (24389.0 / 27.0 * part + 16.0) / 116.0 };
    let [x, y, z] = times(TO_XYZ, linear).map(root);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        #[track_caller]
        fn check(one: Rgb, other: Rgb, expected: f64) {
            let found = contrast(one, other);
            assert!((found - expected).abs() < 0.005, "{one:?} {other:?}: {found}");
            assert!((contrast(other, one) - found).abs() < 1e-12);
        }
        // The first is by definition; the others are what the usual checkers say of them.
        check([0, 0, 0], [255, 255, 255], 21.0);
        check([0x77, 0x77, 0x77], [255, 255, 255], 4.48);
        check([0x76, 0x76, 0x76], [255, 255, 255], 4.54);
        check([255, 0, 0], [255, 255, 255], 4.00);
        check([0, 0, 255], [255, 255, 255], 8.59);
    }

    #[test]
    fn an_index_is_the_colour_that_xterm_gives_it() {
        #[track_caller]
        fn check(index: u8, expected: Rgb) {
            assert_eq!(rgb(Color::Indexed(index)), Some(expected), "{index}");
        }
        check(1, [205, 0, 0]);
        check(16, [0, 0, 0]);
        check(22, [0, 95, 0]);
        check(75, [95, 175, 255]);
        check(231, [255, 255, 255]);
        check(232, [8, 8, 8]);
        check(255, [238, 238, 238]);
        assert_eq!(rgb(Color::Reset), None);
        assert_eq!(rgb(Color::LightBlue), Some([92, 92, 255]));
    }

    #[test]
    fn a_colour_that_a_terminal_has_not_becomes_the_nearest() {
        #[track_caller]
        fn check(colour: Color, depth: Depth, expected: Color) {
            assert_eq!(nearest(colour, depth), expected, "{colour:?} {depth:?}");
        }
        let gold = Color::Rgb(255, 204, 0);
        check(gold, Depth::Rgb, gold);
        check(gold, Depth::Many, Color::Indexed(220));
        check(gold, Depth::Sixteen, Color::Yellow);
        check(gold, Depth::None, Color::Reset);
        check(Color::Indexed(214), Depth::Many, Color::Indexed(214));
        check(Color::Indexed(196), Depth::Sixteen, Color::LightRed);
        check(Color::Rgb(10, 10, 10), Depth::Sixteen, Color::Black);
        check(Color::Rgb(225, 225, 230), Depth::Sixteen, Color::Gray);
        check(Color::Cyan, Depth::Sixteen, Color::Cyan);
        check(Color::Reset, Depth::Sixteen, Color::Reset);
    }

    #[test]
    fn who_sees_no_red_or_green_confuses_what_others_tell_apart() {
        let (red, green) = ([205, 0, 0], [110, 110, 0]);
        let far = distance(red, green, Sight::Usual);
        assert!(far > 60.0, "{far}");
        assert!(distance(red, green, Sight::Deuteranopia) < far / 2.0);
        assert!(distance([0, 0, 0], [255, 255, 255], Sight::Protanopia) > 99.0);
        for sight in [Sight::Usual, Sight::Protanopia, Sight::Deuteranopia] {
            assert!(distance(red, red, sight) < 1e-9);
            let grey = distance([127; 3], [127, 127, 128], sight);
            assert!(grey < 1.0, "greys stay grey: {grey}");
        }
    }
}
