//! What a choice does: the reader's judgements with one more, or one less.

use super::Of;
use crate::compare::comparison::Passage;
use crate::compare::comparison::in_words::number;
use crate::compare::corrections::{CorrectedRow, Corrections, FigureFields, Member, What, Words};
use crate::compare::evidence::{AsOf, Figure};
use crate::compare::text::Span;
use crate::ui::model::Shared;
use crate::ui::views::Request;
use regex::Regex;
use std::sync::LazyLock;

/// Typed in place of words: nobody, or at no time.
const NONE: &str = "-";

/// What holds where a correction is taken back: the program's reading, or what somebody else corrects.
const UNCORRECTED: &str = "not corrected by you";

/// What is read of a figure and can be read otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Whose it is.
    Whose,
    /// The value, or the two ends of a range.
    Value,
    /// When it holds.
    AsOf,
    /// Who says so.
    SaidBy,
}

impl Field {
    /// All of them, in the order in which they are offered.
    pub(super) const ALL: [Self; 4] = [Self::Whose, Self::Value, Self::AsOf, Self::SaidBy];

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Whose => "whose",
            Self::Value => "value",
            Self::AsOf => "as of",
            Self::SaidBy => "said by",
        }
    }

    /// What is said where a "-" is typed.
    fn none(self) -> &'static str {
        match self {
            Self::Whose => "nobody’s",
            Self::Value => NONE,
            Self::AsOf => "at no known time",
            Self::SaidBy => "own voice",
        }
    }

    /// What a figure says there; "-" if nothing.
    pub(super) fn of(self, figure: &Figure) -> String {
        let text = match self {
            Self::Whose => figure.whose.as_ref().map(|named| named.name.clone()),
            Self::SaidBy => figure.said_by.as_ref().map(|named| named.name.clone()),
            Self::AsOf => figure.as_of.as_ref().map(|as_of| as_of.edtf.clone()),
            Self::Value => Some(written((figure.value, figure.max))),
        };
        text.unwrap_or_else(|| NONE.to_owned())
    }

    /// What was typed, as a correction; why it is none.
    fn read(self, text: &str) -> Result<FigureFields, String> {
        let named = || Some((text != NONE).then(|| text.to_owned()));
        let fields = FigureFields::default();
        Ok(match self {
            Self::Whose => FigureFields { whose: named(), ..fields },
            Self::SaidBy => FigureFields { said_by: named(), ..fields },
            Self::AsOf if text == NONE => FigureFields { as_of: Some(None), ..fields },
            Self::AsOf => {
                let as_of = AsOf::of_edtf(text).ok_or_else(|| {
                    format!("“{text}” is no date: 2021, 2021-12, 2021-12-02, 2021-12/2022-02")
                })?;
                FigureFields { as_of: Some(Some(as_of)), ..fields }
            }
            Self::Value => FigureFields { value: Some(value(text)?), ..fields },
        })
    }

    /// The same correction without this.
    fn taken_from(self, mut fields: FigureFields) -> FigureFields {
        match self {
            Self::Whose => fields.whose = None,
            Self::Value => fields.value = None,
            Self::AsOf => fields.as_of = None,
            Self::SaidBy => fields.said_by = None,
        }
        fields
    }
}

/// A value as it is typed: "125,000", or "80,000..90,000".
fn written((low, high): (f64, Option<f64>)) -> String {
    match high {
        Some(high) => format!("{}..{}", number(low), number(high)),
        None => number(low),
    }
}

/// Digits, in groups of three or not, and a decimal part.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]+|[0-9]{1,3}(?:[,_\s][0-9]{3})+)(?:\.[0-9]+)?$").expect("the expression is sound")
});
/// What is a thousand here and a thousandth part elsewhere.
static UNCLEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[1-9][0-9]{0,2}\.[0-9]{3}$").expect("the expression is sound"));

/// "125,000", "1.5" or "80,000..90,000"; what reads otherwise in other countries ("1.500") is no number.
fn value(text: &str) -> Result<(f64, Option<f64>), String> {
    let read = |text: &str| {
        let text = text.trim();
        let is_number = NUMBER.is_match(text) && !UNCLEAR.is_match(text);
        let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        plain.parse().ok().filter(|value: &f64| is_number && value.is_finite())
    };
    let range = text.split_once("..").or_else(|| text.split_once('–'));
    let value = match range {
        Some((least, most)) => read(least).zip(read(most).map(Some)),
        None => read(text).map(|value| (value, None)),
    };
    let value = value.filter(|(least, most)| most.is_none_or(|most| *least <= most));
    value.ok_or_else(|| format!("“{text}” is no number: 125000, 125,000, 1.5, or 80000..90000"))
}

/// What choosing something does.
#[derive(Clone)]
pub(super) enum Deed {
    /// The passage goes to this row.
    Move(CorrectedRow),
    /// The passage goes to a row of its own.
    Alone,
    /// The passage goes to another topic.
    Admit {
        /// The topic's id.
        topic: String,
        /// Its name.
        name: String,
    },
    /// The row joins this one.
    Merge(CorrectedRow),
    /// A passage is marked, or no more.
    Mark,
    /// The marked passages go to a row of their own.
    Split,
    /// The row gets a name.
    Rename,
    /// The passage gets a note.
    Note,
    /// Something of a figure is read otherwise.
    Reading {
        /// The figure's bytes.
        figure: Span,
        /// What of it.
        field: Field,
    },
    /// Somebody else says the quotation at these bytes.
    Speaker(Span),
}

impl Deed {
    /// Whether words are to be typed first.
    pub(super) fn needs_words(&self) -> bool {
        matches!(self, Self::Rename | Self::Note | Self::Reading { .. } | Self::Speaker(_))
    }

    /// Whether it is about what the program reads.
    pub(super) fn is_reading(&self) -> bool {
        matches!(self, Self::Reading { .. } | Self::Speaker(_))
    }

    /// What stands before the typed words.
    pub(super) fn prompt(&self) -> &'static str {
        match self {
            Self::Rename => "name",
            Self::Note => "note",
            Self::Reading { field, .. } => field.name(),
            Self::Speaker(_) => "speaker",
            _ => "",
        }
    }

    /// Tells its typed words from those for anything else, from one visit to the next.
    pub(super) fn key(&self, of: &Of) -> String {
        let whole = || of.passage.as_ref().map(|passage| passage.span);
        let span = match self {
            Self::Reading { figure, .. } => Some(*figure),
            Self::Speaker(quote) => Some(*quote),
            Self::Note => whole(),
            _ => None,
        };
        let article = of.passage.as_ref().map(|passage| &passage.article);
        match (article, span) {
            (Some(article), Some(span)) => format!("{} {article} {} {}", self.prompt(), span.start, span.end),
            _ => format!("{} {}", self.prompt(), of.row().map(|row| row.id.as_str()).unwrap_or_default()),
        }
    }

    /// What is said below the typed words, a line each.
    pub(super) fn hints(&self, of: &Of) -> Vec<String> {
        let quoted = |span: Span| {
            let article = of.passage.as_ref().map(|passage| &passage.article);
            article.map(|article| format!("of “{}”", of.comparison.text(article, span)))
        };
        let words = match self {
            Self::Rename => "enter names the row; empty: without a name",
            Self::Note => "enter keeps the note; empty: no note",
            Self::Reading { field: Field::Value, .. } => {
                "125000, or 80000..90000; empty: as the program reads it"
            }
            Self::Reading { field: Field::AsOf, .. } => {
                "2021, 2021-12, 2021-12-02 or 2021-12/2022-02; -: at no known time; empty: as the program reads it"
            }
            _ => "-: nobody; empty: as the program reads it",
        };
        let of = match self {
            Self::Reading { figure, .. } => quoted(*figure),
            Self::Speaker(quote) => quoted(*quote),
            _ => None,
        };
        of.into_iter().chain([words.to_owned()]).collect()
    }

    /// What the typed line begins with: what holds now.
    pub(super) fn known(&self, of: &Of, shared: &Shared) -> String {
        let corrections = &shared.settings.question.corrections;
        let passage = of.passage.as_ref();
        let known = match self {
            Self::Rename => of.row().filter(|row| row.judged.is_own()).map(|row| row.label.clone()),
            Self::Note => of.words().and_then(|words| note_on(corrections, words)),
            Self::Reading { figure, field } => passage.and_then(|passage| {
                let read = passage.figures.iter().find(|read| read.figure.span == *figure)?;
                Some(field.of(&read.figure))
            }),
            Self::Speaker(span) => passage.and_then(|passage| {
                let quote = passage.quotes.iter().find(|quote| quote.span == *span)?;
                quote.speaker.as_ref().map(|named| named.name.clone())
            }),
            _ => None,
        };
        known.unwrap_or_default()
    }

    /// The judgement, with the words that were typed for it.
    pub(super) fn done(&self, of: &Of, text: &str, shared: &Shared) -> Request {
        match self.judged(of, text, shared) {
            Ok((corrections, said)) => Request::correct(corrections, said),
            Err(why) => Request::Tell(why),
        }
    }

    fn judged(&self, of: &Of, text: &str, shared: &Shared) -> Result<(Corrections, String), String> {
        const GONE: &str = "the passage is no longer there";
        let (known, stamp) = (&shared.settings.question.corrections, shared.stamp());
        let library = &shared.settings.question.library;
        let topic = &of.comparison.topic.id;
        let words = || of.words().ok_or(GONE);
        let at = |span: Span| Ok::<_, String>(of.words().ok_or(GONE)?.at(span));
        Ok(match self {
            Self::Move(to) => {
                (known.with_moved(to, words()?, of.figures(), &stamp), "moved to the row".to_owned())
            }
            Self::Alone => {
                let passages = [(words()?, of.figures())];
                (known.with_split(topic, None, &passages, &stamp), "in a row of its own".to_owned())
            }
            Self::Admit { topic: to, name } => {
                let row = CorrectedRow::new(to, None, vec![Member::of(words()?)]);
                (known.with_admitted(topic, &row, words()?, &stamp), format!("moved to the topic {name}"))
            }
            Self::Merge(into) => {
                let row = of.comparison.copy_of(of.row().ok_or(GONE)?);
                (known.with_merged(into, &row, library, &stamp), "the two rows are one".to_owned())
            }
            Self::Rename if text.is_empty() && of.row().is_some_and(|row| !row.judged.is_own()) => {
                return Err("nothing was typed: the row keeps the program’s own label".to_owned());
            }
            Self::Rename => {
                let row = of.comparison.as_corrected(of.row().ok_or(GONE)?);
                let said = if text.is_empty() { "the row has no name" } else { "the row is renamed" };
                (known.with_renamed(&row, text, library, &stamp), said.to_owned())
            }
            Self::Note => {
                let said = if text.is_empty() { "no note" } else { "noted" };
                (known.with_note(words()?, text, &stamp), said.to_owned())
            }
            Self::Reading { figure, field } => {
                let at = at(*figure)?;
                let before = fields_of(known, at);
                let (fields, now) = match text {
                    "" => (field.taken_from(before), UNCORRECTED.to_owned()),
                    text => {
                        let read = field.read(text)?;
                        let now = read.value.map_or_else(|| text.to_owned(), written);
                        (before.with(&read), if text == NONE { field.none().to_owned() } else { now })
                    }
                };
                let next = known.without_figure(at).with_figure(at, &fields, &stamp);
                (next, format!("{}: {now}", field.name()))
            }
            Self::Speaker(quote) => {
                let at = at(*quote)?;
                let speaker = Some(text).filter(|text| *text != NONE).map(str::to_owned);
                let (next, now) = match text {
                    "" => (known.without_speaker(at), UNCORRECTED),
                    NONE => (known.with_speaker(at, speaker, &stamp), "nobody named"),
                    text => (known.with_speaker(at, speaker, &stamp), text),
                };
                (next, format!("speaker: {now}"))
            }
            Self::Mark | Self::Split => return Err("mark passages first".to_owned()),
        })
    }
}

/// The judgement that these passages of a row make one of their own.
pub(super) fn split(of: &Of, passages: &[Passage], shared: &Shared) -> Request {
    let Some(row) = of.row() else { return Request::Close };
    let all: usize = row.cells.iter().map(|cell| cell.passages().len()).sum();
    if passages.is_empty() {
        return Request::Tell("mark a passage first: enter marks".to_owned());
    }
    if passages.len() == all {
        return Request::Tell("all are marked: one at least stays in the row".to_owned());
    }
    let comparison = &of.comparison;
    let words = passages
        .iter()
        .filter_map(|passage| Some((comparison.words(passage)?, comparison.figures_of(row, passage))));
    let words: Vec<(Words<'_>, Vec<String>)> = words.collect();
    let known = &shared.settings.question.corrections;
    let next = known.with_split(&comparison.topic.id, None, &words, &shared.stamp());
    Request::correct(next, "in a row of their own")
}

/// The reader's own note on a passage.
fn note_on(corrections: &Corrections, words: Words<'_>) -> Option<String> {
    corrections.own().iter().find_map(|judgement| match &judgement.what {
        What::Note { at, text } if at.is_exactly(words) => Some(text.clone()),
        _ => None,
    })
}

/// What the reader's own judgement says of a figure; nothing if there is none.
fn fields_of(corrections: &Corrections, words: Words<'_>) -> FigureFields {
    let fields = corrections.own().iter().find_map(|judgement| match &judgement.what {
        What::Figure(figure) if figure.at.is_exactly(words) => Some(figure.fields.clone()),
        _ => None,
    });
    fields.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_are_written_here_and_nowhere_otherwise() {
        let check = |text: &str, expected: Option<(f64, Option<f64>)>| {
            assert_eq!(value(text).ok(), expected, "{text}");
        };
        check("125000", Some((125_000.0, None)));
        check("125,000", Some((125_000.0, None)));
        check("1 234 567.5", Some((1_234_567.5, None)));
        check("1.5", Some((1.5, None)));
        check("80,000..90,000", Some((80_000.0, Some(90_000.0))));
        check("80–90", Some((80.0, Some(90.0))));
        check("1,5", None);
        check("1.500", None);
        check("0.125", Some((0.125, None)));
        check("12a4", None);
        check("45 men", None);
        check("١٢٣", None);
        check("90..80", None);
        check("12,34", None);
        check("many", None);
        check("-", None);
        check("", None);
    }
}
