//! Which pictures there are: of what size, in which colours, and what is typed for each.

use super::grid::{Grid, Palette};
use super::pty::{self, Pty};
use super::svg::svg;
use std::io::Result;
use std::path::Path;
use std::{fs, io};

/// One picture.
pub(crate) struct Picture {
    /// The name of its file, without `.svg`.
    pub(crate) name: &'static str,
    title: &'static str,
    /// Cells across and down.
    size: (u16, u16),
    palette: Palette,
    /// The theme of the config.
    theme: &'static str,
    /// Keys, and words that the screen shows once they have done their work, none of which a better
    /// reading of the articles would change; the first words are those of the first screen.
    steps: &'static [(&'static str, &'static str)],
}

/// The screen that all begin with.
const BEGUN: (&str, &str) = ("", "Cyberattacks");
/// Puts the hint of the first run away, which stands in place of the keys.
const KEYS: (&str, &str) = ("\x1b", "enter open ] topic");
const USUAL: Picture = Picture {
    name: "",
    title: "",
    size: (120, 36),
    palette: Palette::DARK,
    theme: "auto",
    steps: &[BEGUN, KEYS],
};

/// All of them.
pub(crate) const ALL: [Picture; 11] = [
    Picture {
        name: "compare",
        title: "Compare: what four outlets say on troop numbers, row by row",
        ..USUAL
    },
    Picture {
        name: "base",
        title: "Compare: the other outlets held against one of them",
        steps: &[BEGUN, ("b", "◆ NW (digest)")],
        ..USUAL
    },
    Picture {
        name: "matrix",
        title: "Matrix: who covers what, topic by outlet",
        size: (120, 20),
        steps: &[BEGUN, ("2", "all topics")],
        ..USUAL
    },
    Picture {
        name: "figures",
        title: "Figures: every figure of a topic, with a chart of the row under the cursor",
        size: (160, 36),
        steps: &[BEGUN, ("3", "as written")],
        ..USUAL
    },
    Picture {
        name: "voices",
        title: "Voices: who is quoted by whom",
        size: (120, 30),
        steps: &[BEGUN, ("]", "┌ NATO stance"), ("4", "“” direct, r reported")],
        ..USUAL
    },
    Picture {
        name: "words",
        title: "Words: a term in its context, across all outlets",
        size: (120, 24),
        steps: &[BEGUN, ("*", "term ›"), ("invasion\r", "as in the texts")],
        ..USUAL
    },
    Picture {
        name: "article",
        title: "Article: the whole text, with a strip of where topics fall",
        steps: &[BEGUN, ("\r", "┌ Article")],
        ..USUAL
    },
    Picture {
        name: "workshop",
        title: "A new topic: what it finds stands beside it while it is typed",
        size: (120, 30),
        steps: &[
            BEGUN,
            ("a", "┌ New topic"),
            ("gas, penalties", "any gas, penalties"),
            ("", "Terms, wherever they stand"),
        ],
        ..USUAL
    },
    Picture {
        name: "narrow",
        title: "Compare in 40 by 12 cells: columns stand below each other",
        size: (40, 12),
        steps: &[("", "─ Troop numbers"), ("\x1b", "enter open ] topic")],
        ..USUAL
    },
    Picture { name: "light", title: "Compare, on a light background", palette: Palette::LIGHT, ..USUAL },
    Picture { name: "contrast", title: "Compare, in the contrast theme", theme: "contrast", ..USUAL },
];

/// Takes a picture of the program on the config and articles that stand in `root`.
///
/// # Errors
/// If the folder that the program runs in cannot be written.
///
/// # Panics
/// If the screen does not come to show what it should.
pub(crate) fn take(picture: &Picture, program: &Path, root: &Path) -> Result<String> {
    let home = tempfile::tempdir()?;
    // The title bar has its name.
    let folder = home.path().join("ukraine");
    fs::create_dir_all(folder.join("articles"))?;
    for article in fs::read_dir(root.join("articles"))? {
        let article = article?;
        fs::copy(article.path(), folder.join("articles").join(article.file_name()))?;
    }
    let mut config = fs::read_to_string(root.join("config.toml"))?;
    for (was, wanted) in [
        ("theme = \"auto\"", format!("theme = \"{}\"", picture.theme)),
        ("order = \"date\"", "order = \"date\"\ncolumns = \"outlet\"".to_owned()),
    ] {
        if !config.contains(was) {
            return Err(io::Error::other(format!("config.toml does not say `{was}` any more")));
        }
        config = config.replacen(was, &wanted, 1);
    }
    fs::write(folder.join("config.toml"), config)?;

    let mut command = pty::command(program, &folder);
    command.arg("--fresh");
    let mut pty = Pty::start(command, picture.size.0, picture.size.1);
    pty.background = Some(picture.palette.answer());
    for (keys, words) in picture.steps {
        pty.press(keys);
        // A frame is whole once its end is told: that of a synchronised update.
        pty.until(words, |pty| pty.sent.ends_with(b"\x1b[?2026l") && shows(pty.screen(), words));
    }
    let svg = svg(&Grid::of(pty.screen(), picture.palette), picture.title);
    // Typing or not.
    pty.press("\x03");
    pty.ended();
    Ok(svg)
}

/// What is on the screen while something is still counted or looked for.
const UNDER_WAY: [&str; 7] =
    ["reading articles…", "comparing…", "compared…", "not counted yet", "counting", "looking…", "… │"];

/// Whether these words are on a line of the screen, however many blanks are between them, and nothing
/// on it is still to come.
fn shows(screen: &vt100::Screen, words: &str) -> bool {
    let contents = screen.contents();
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    contents.lines().any(|of| line(of).contains(words))
        && !UNDER_WAY.iter().any(|words| contents.contains(words))
}
