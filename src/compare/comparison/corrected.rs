//! Figures and quotations as readers say that they should be read.

use super::judged::Voice;
use crate::compare::articles::ArticleId;
use crate::compare::corrections::{FigureFields, Settled};
use crate::compare::evidence::{Figure, Named, Quote};

/// A figure that says what it should say.
pub(super) fn as_corrected(own: &Figure, fields: &FigureFields) -> Figure {
    let named = |name: &Option<String>| name.clone().map(Named::inferred);
    let (value, max) = fields.value.unwrap_or((own.value, own.max));
    Figure {
        value,
        max,
        hedge: fields.hedge.unwrap_or(own.hedge),
        whose: fields.whose.as_ref().map_or_else(|| own.whose.clone(), named),
        as_of: fields.as_of.clone().unwrap_or_else(|| own.as_of.clone()),
        said_by: fields.said_by.as_ref().map_or_else(|| own.said_by.clone(), named),
        ..own.clone()
    }
}

/// Quotations with the speakers that they should have, and whose speaker is another then.
pub(super) fn corrected_quotes(
    settled: &Settled,
    article: &ArticleId,
    quotes: Vec<Quote>,
) -> (Vec<Quote>, Vec<Voice>) {
    let mut voices = Vec::new();
    let corrected = |quote: Quote| match settled.speaker(article, quote.span) {
        Some((speaker, mark)) => {
            voices.push(Voice { span: quote.span, own: quote.speaker, mark: mark.clone() });
            Quote { speaker: speaker.clone().map(Named::inferred), ..quote }
        }
        None => quote,
    };
    let quotes = quotes.into_iter().map(corrected).collect();
    (quotes, voices)
}
