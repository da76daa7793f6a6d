//! config.toml: text ⇄ [`Config`], with every mistake named by line, column and caret;
//! and its edits, which keep comments ([`edit`]).
//!
//! Gives each part of the program its settings; reads no file itself (`io` brings the text, and
//! says which folders exist). The values are taken by hand from the parsed document, not by a
//! derived deserializer, because that stops at the first error.

pub mod beginning;
pub mod corrections;
pub mod edit;
mod fields;
mod keys;
mod mistakes;
mod names;
mod schema;
mod syntax;
mod terms;
mod theme;
mod topics;
mod wordings;

#[cfg(test)]
mod tests;

use crate::compare::alignment::Tightness;
use crate::compare::articles::OutletSpec;
use crate::compare::comparison::{Columns, Order};
use crate::compare::tables::wordings::WordingSpec;
use crate::compare::topics::{Aliases, TopicSpec};
use crate::ui::keymap::Keymap;
use crate::ui::theme::ThemeChoice;
use crate::ui::theme::overrides::Overrides;
use fields::Fields;
use mistakes::{Mistake, quoted};
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::de::{DeTable, DeValue};
pub use topics::{Listed, id_of};

/// The config as a whole; all of it has defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Folders and files of articles as written, relative to the config's folder; none if not said.
    pub articles: Option<Vec<String>>,
    /// Files of judgements as written, relative to the config's folder, the reader's own first; none if
    /// not said.
    pub corrections: Option<Vec<String>>,
    /// Who judges here, if said.
    pub author: Option<String>,
    /// How things are shown.
    pub view: View,
    /// The looks of single roles in place of the theme's.
    pub theme: Arc<Overrides>,
    /// Spellings that stand for each other.
    pub aliases: Aliases,
    /// Outlets in the order listed.
    pub outlets: Vec<OutletSpec>,
    /// Topics in the order listed, without those switched off.
    pub topics: Vec<TopicSpec>,
    /// All topics in the order listed, on or off.
    pub listed: Vec<Listed>,
    /// The wordings to count, in the order listed.
    pub wordings: Arc<[WordingSpec]>,
    /// What each key does.
    pub keys: Keymap,
    /// A hash of the text that it was read from (xxh3); 0 for the default.
    pub hash: u64,
}

impl Config {
    /// The line (from 1) at which each topic begins, by id.
    pub fn topic_lines(&self) -> BTreeMap<String, usize> {
        self.listed.iter().map(|topic| (topic.id.clone(), topic.line)).collect()
    }
}

/// `[view]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What a column is, if said.
    pub columns: Option<Columns>,
    /// In what order they stand.
    pub order: Order,
    /// How readily rows are suggested.
    pub tightness: Tightness,
    /// Which theme.
    pub theme: ThemeChoice,
    /// Whether the mouse is read from the start.
    pub mouse: bool,
}

/// A config that cannot be used: all that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadConfig {
    /// Every error as text with file, line, column, caret and what to do, ready to print.
    pub report: String,
    /// How many errors it holds.
    pub errors: usize,
    /// One line for a status bar: the first error with its line.
    pub summary: String,
    /// The line (from 1) of the first error.
    pub line: usize,
}

/// Reads a config. `name` is how messages call the file; `exists` says whether a listed path is there.
///
/// # Errors
/// [`BadConfig`] with every error at once.
pub fn read(text: &str, name: &str, exists: &dyn Fn(&str) -> bool) -> Result<Config, BadConfig> {
    let (mended, broken) = syntax::mend(text);
    let (document, _) = DeTable::parse_recoverable(&mended);
    let mut mistakes = Vec::new();
    let top = Fields::new(&schema::TOP, document.get_ref(), 0..0, &mut mistakes);
    let articles = articles(&top, exists, &mut mistakes);
    let corrections = corrections_of(&top, exists, &mut mistakes);
    let author = top.text("author", &mut mistakes).map(|name| name.get_ref().trim().to_owned());
    let author = author.filter(|name| !name.is_empty());
    let view = view(&top, &mut mistakes);
    let theme = Arc::new(theme::overrides(&top, &mut mistakes));
    let aliases = names::aliases(&top, &mut mistakes);
    let outlets = names::outlets(&top, &mut mistakes);
    let (topics, listed) = topics::topics(&top, text, &mut mistakes);
    let wordings = wordings::wordings(&top, text, &mut mistakes).into();
    let keys = keys::keymap(&top, &mut mistakes);
    mistakes.retain(|mistake| broken.is_empty() || !mistake.missing);
    mistakes.extend(broken);
    if !mistakes.is_empty() {
        return Err(mistakes::report(text, name, mistakes));
    }
    let hash = xxhash_rust::xxh3::xxh3_64(text.as_bytes());
    Ok(Config {
        articles,
        corrections,
        author,
        view,
        theme,
        aliases,
        outlets,
        topics,
        listed,
        wordings,
        keys,
        hash,
    })
}

/// Whether a TOML text holds any of our tables or keys, so that a stranger's `./config.toml` is passed over.
pub fn is_ours(text: &str) -> bool {
    let (mended, _) = syntax::mend(text);
    let (document, _) = DeTable::parse_recoverable(&mended);
    // Other programs have a lone `theme = "…"` at the top.
    let is_ours = |name: &str, value: &DeValue<'_>| name != "theme" || value.is_table();
    document.get_ref().iter().any(|(key, value)| {
        schema::TOP.key(key.get_ref()).is_some() && is_ours(key.get_ref(), value.get_ref())
    })
}

fn articles(
    top: &Fields<'_>,
    exists: &dyn Fn(&str) -> bool,
    mistakes: &mut Vec<Mistake>,
) -> Option<Vec<String>> {
    top.value("articles")?;
    let paths = top.texts("articles", mistakes);
    for path in paths.iter().filter(|path| !exists(path.get_ref())) {
        let title = format!("there is no file or folder {}", quoted(path.get_ref()));
        let help = "make it, or mend the path: it counts from the folder of this file";
        mistakes.push(Mistake::new(path.span(), title, help));
    }
    Some(paths.iter().map(|path| (*path.get_ref()).to_owned()).collect())
}

/// The files of judgements; the first need not be there, for it is written.
fn corrections_of(
    top: &Fields<'_>,
    exists: &dyn Fn(&str) -> bool,
    mistakes: &mut Vec<Mistake>,
) -> Option<Vec<String>> {
    top.value("corrections")?;
    let paths = top.texts("corrections", mistakes);
    for path in paths.iter().skip(1).filter(|path| !exists(path.get_ref())) {
        let title = format!("there is no file {}", quoted(path.get_ref()));
        let help = "mend the path, which counts from the folder of this file, or take it out of the list";
        mistakes.push(Mistake::new(path.span(), title, help));
    }
    if let Some(empty) = paths.iter().find(|path| path.get_ref().trim().is_empty()) {
        mistakes.push(Mistake::new(
            empty.span(),
            "a file of `corrections` has no name",
            "name it, or take it out",
        ));
    }
    Some(paths.iter().map(|path| (*path.get_ref()).to_owned()).collect())
}

fn view(top: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> View {
    const COLUMNS: [(&str, Columns); 2] = [("article", Columns::Article), ("outlet", Columns::Outlet)];
    const ORDER: [(&str, Order); 3] =
        [("date", Order::Date), ("name", Order::Name), ("listed", Order::Listed)];
    const THEME: [(&str, ThemeChoice); 5] = [
        ("auto", ThemeChoice::Auto),
        ("dark", ThemeChoice::Dark),
        ("light", ThemeChoice::Light),
        ("mono", ThemeChoice::Mono),
        ("contrast", ThemeChoice::Contrast),
    ];
    let Some(value) = top.table("view", mistakes) else { return View::default() };
    let Some(table) = value.get_ref().as_table() else { return View::default() };
    let fields = Fields::new(&schema::VIEW, table, value.span(), mistakes);
    View {
        columns: fields.choice("columns", &COLUMNS, mistakes),
        order: fields.choice("order", &ORDER, mistakes).unwrap_or_default(),
        tightness: tightness(&fields, mistakes).unwrap_or_default(),
        theme: fields.choice("theme", &THEME, mistakes).unwrap_or_default(),
        mouse: fields.flag("mouse", mistakes).unwrap_or_default(),
    }
}

fn tightness(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<Tightness> {
    let number = fields.whole_number("tightness", mistakes)?;
    let tightness = number.get_ref().and_then(|number| Tightness::new(u8::try_from(number).ok()?));
    if tightness.is_none() {
        let help = "write 2 (strict), 3, or 4 (loose): how many sentences a suggested row holds on average";
        mistakes.push(Mistake::new(number.span(), "`tightness` is out of range", help));
    }
    tightness
}
