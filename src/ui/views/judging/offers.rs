//! What can be chosen for a judgement: rows, topics, passages, what was read.

use super::Of;
use super::deed::{Deed, Field};
use crate::compare::comparison::in_words::begun;
use crate::compare::comparison::{Cell, Passage, Row, Way};
use crate::compare::text::Span;
use crate::ui::keymap::Action;
use crate::ui::layout::outlet_in_words;
use crate::ui::model::Shared;
use crate::ui::views::Task;

/// The most characters of a passage that a line shows.
const MOST_CHARACTERS: usize = 160;

/// Something that can be chosen.
pub(super) struct Offer {
    /// What it is called, as what is typed is held against it.
    pub(super) label: String,
    /// What stands beside it.
    pub(super) beside: String,
    /// What choosing it does.
    pub(super) deed: Deed,
    /// The passage that it stands for, of a split.
    pub(super) passage: Option<Passage>,
    /// Whether it is marked from the beginning, of a split.
    pub(super) is_marked: bool,
}

impl Offer {
    fn new(label: impl Into<String>, beside: impl Into<String>, deed: Deed) -> Self {
        Self { label: label.into(), beside: beside.into(), deed, passage: None, is_marked: false }
    }
}

/// What can be chosen for a task; none where only words are asked for.
///
/// # Errors
/// Why the task makes no sense here, as a sentence for the reader.
pub(super) fn offers(task: Task, of: &Of, shared: &Shared) -> Result<Vec<Offer>, String> {
    let row = of.row().ok_or("no row is under the cursor")?;
    match task {
        Task::Note => Ok(Vec::new()),
        Task::Rename if row.way == Way::Alone => {
            Err("what stands in one article alone is no row, and has no name".to_owned())
        }
        Task::Rename if row.is_of_config() => {
            let key = shared.settings.keymap.hint(&[Action::EditTopic]);
            Err(format!("the config names this row: {key} changes it there"))
        }
        Task::Rename => Ok(Vec::new()),
        Task::Move => Ok(targets(of, row, shared)),
        Task::Split => passages(of, row),
        Task::Merge => rows(of, row),
        Task::Correct => readings(of),
    }
}

/// The rows of the topic beside this one; what stands alone is none.
fn others<'a>(of: &'a Of, row: &Row) -> impl Iterator<Item = &'a Row> {
    of.comparison.rows.iter().filter(|other| other.way != Way::Alone && other.id != row.id)
}

/// Where a passage can be moved: rows of its topic, a row of its own, other topics.
fn targets(of: &Of, row: &Row, shared: &Shared) -> Vec<Offer> {
    let comparison = &of.comparison;
    let mut offers: Vec<Offer> = others(of, row)
        .map(|other| Offer::new(&*other.label, "row", Deed::Move(comparison.as_corrected(other))))
        .collect();
    if row.way != Way::Alone {
        offers.push(Offer::new("a row of its own", "new row", Deed::Alone));
    }
    let topics = &shared.settings.question.topics;
    let listed = topics.specs().iter().take(topics.listed());
    offers.extend(listed.filter(|topic| topic.id != comparison.topic.id).map(|topic| {
        let deed = Deed::Admit { topic: topic.id.clone(), name: topic.name.clone() };
        Offer::new(&*topic.name, "topic: taken from this one, put there", deed)
    }));
    offers
}

fn rows(of: &Of, row: &Row) -> Result<Vec<Offer>, String> {
    if row.way == Way::Alone {
        return Err("what stands in one article alone is no row: move it to one".to_owned());
    }
    let merge = |other: &Row| Deed::Merge(of.comparison.as_corrected(other));
    let offers: Vec<Offer> =
        others(of, row).map(|other| Offer::new(&*other.label, "row", merge(other))).collect();
    if offers.is_empty() { Err("there is no other row to join it with".to_owned()) } else { Ok(offers) }
}

fn passages(of: &Of, row: &Row) -> Result<Vec<Offer>, String> {
    if row.way == Way::Alone {
        return Err("it stands in no row with others: there is nothing to part it from".to_owned());
    }
    let mut offers = vec![Offer::new("make a row of the marked passages", "enter marks", Deed::Split)];
    for (index, cell) in row.cells.iter().enumerate() {
        let outlet = of.comparison.columns.get(index).map(outlet_in_words).unwrap_or_default();
        for passage in cell.passages() {
            let label = words_of(of, passage, passage.span);
            offers.push(Offer {
                passage: Some(passage.clone()),
                is_marked: of
                    .passage
                    .as_ref()
                    .is_some_and(|at| at.article == passage.article && at.span == passage.span),
                ..Offer::new(label, format!("{outlet} ¶{}", passage.paragraph), Deed::Mark)
            });
        }
    }
    let all = row.cells.iter().map(Cell::passages).map(<[_]>::len).sum::<usize>();
    if all < 2 { Err("the row holds one passage alone".to_owned()) } else { Ok(offers) }
}

fn readings(of: &Of) -> Result<Vec<Offer>, String> {
    let Some(passage) = &of.passage else { return Err("no passage is under the cursor".to_owned()) };
    let mut offers = Vec::new();
    for read in &passage.figures {
        let text = words_of(of, passage, read.figure.span);
        for field in Field::ALL {
            let deed = Deed::Reading { figure: read.figure.span, field };
            let own = read.corrected.as_ref().map(|read| field.of(&read.own));
            let now = field.of(&read.figure);
            let beside = match own.filter(|own| *own != now) {
                Some(own) => format!("✎ the program reads: {own} · of “{text}”"),
                None => format!("of “{text}”"),
            };
            offers.push(Offer::new(format!("{}: {now}", field.name()), beside, deed));
        }
    }
    for quote in &passage.quotes {
        let text = words_of(of, passage, quote.span);
        let speaker = quote.speaker.as_ref().map_or("not found", |named| &named.name);
        let beside = format!("of “{text}”");
        offers.push(Offer::new(format!("speaker: {speaker}"), beside, Deed::Speaker(quote.span)));
    }
    if offers.is_empty() {
        return Err("no figure and no quotation was read in this passage".to_owned());
    }
    Ok(offers)
}

/// The beginning of some words of a passage's article.
fn words_of(of: &Of, passage: &Passage, span: Span) -> String {
    begun(of.comparison.text(&passage.article, span), MOST_CHARACTERS)
}
