//! The signs of frames, rules and bars, as rectangles within their cell.

/// What a sign is drawn as.
pub(crate) struct Drawn {
    pub(crate) parts: Vec<Part>,
    /// Whether it only shades its cell.
    pub(crate) is_shade: bool,
}

/// A rectangle within a cell.
pub(crate) enum Part {
    /// An arm of a line, from the middle to an edge.
    Arm(Edge),
    /// A dash of a broken line, of so many that are level (or upright), from 0.
    Dash { is_level: bool, index: u32, of: u32 },
    /// A level line through the cell, so many pixels above or below the middle.
    Level(i32),
    /// An upright line through the cell, so many pixels right or left of the middle.
    Upright(i32),
    /// A block: left, top, width and height in eighths of the cell.
    Block([u32; 4]),
}

/// Where an arm ends.
#[derive(Clone, Copy)]
pub(crate) enum Edge {
    Left,
    Right,
    Top,
    Foot,
}

impl Part {
    /// Left, top, width and height in pixels, in a cell of this width and height.
    pub(crate) fn in_cell(&self, (width, height): (u32, u32)) -> [u32; 4] {
        let (middle, centre) = (width / 2, height / 2);
        match *self {
            Part::Arm(Edge::Left) => [0, centre, middle + 1, 1],
            Part::Arm(Edge::Right) => [middle, centre, width - middle, 1],
            Part::Arm(Edge::Top) => [middle, 0, 1, centre + 1],
            Part::Arm(Edge::Foot) => [middle, centre, 1, height - centre],
            Part::Dash { is_level: true, index, of } => [index * width / of, centre, width / of - 1, 1],
            Part::Dash { is_level: false, index, of } => {
                [middle, index * height / of + 1, 1, height / of - 2]
            }
            Part::Upright(offset) => [middle.saturating_add_signed(offset), 0, 1, height],
            Part::Level(offset) => [0, centre.saturating_add_signed(offset), width, 1],
            Part::Block([x, y, across, down]) => {
                let (left, right) = (x * width / 8, ((x + across) * width).div_ceil(8));
                let (top, foot) = (y * height / 8, (y + down) * height / 8);
                [left, top, right - left, foot - top]
            }
        }
    }
}

/// How a sign is drawn; none if it is a letter, or any other sign that is left to the font.
pub(crate) fn drawn(text: &str) -> Option<Drawn> {
    use Edge::{Foot, Left, Right, Top};
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let arms = |edges: &[Edge]| edges.iter().map(|edge| Part::Arm(*edge)).collect();
    let dashes = |is_level, of| (0..of).map(|index| Part::Dash { is_level, index, of }).collect();
    let block = |x, y, across, down| vec![Part::Block([x, y, across, down])];
    let parts = match c {
        '─' => vec![Part::Level(0)],
        '═' => vec![Part::Level(-2), Part::Level(2)],
        '│' => arms(&[Top, Foot]),
        '┌' | '╭' => arms(&[Right, Foot]),
        '┐' | '╮' => arms(&[Left, Foot]),
        '└' | '╰' => arms(&[Right, Top]),
        '┘' | '╯' => arms(&[Left, Top]),
        '├' => arms(&[Top, Foot, Right]),
        '┤' => arms(&[Top, Foot, Left]),
        '┬' => arms(&[Left, Right, Foot]),
        '┴' => arms(&[Left, Right, Top]),
        '┼' => arms(&[Left, Right, Top, Foot]),
        '║' => vec![Part::Upright(-1), Part::Upright(1)],
        '╌' => dashes(true, 2),
        '┄' => dashes(true, 3),
        '┆' => dashes(false, 3),
        '▀' => block(0, 0, 8, 4),
        '▁'..='█' => {
            let eighths = c as u32 - '▁' as u32 + 1;
            block(0, 8 - eighths, 8, eighths)
        }
        '▉'..='▏' => block(0, 0, '▏' as u32 - c as u32 + 1, 8),
        '▐' => block(4, 0, 4, 8),
        '░' | '▒' | '▓' => block(0, 0, 8, 8),
        _ => return None,
    };
    Some(Drawn { parts, is_shade: matches!(c, '░' | '▒' | '▓') })
}
