//! Quotations as readers say that they should be read, by the names that all articles give.

use super::judged::Voice;
use crate::compare::alignment::Material;
use crate::compare::articles::ArticleId;
use crate::compare::corrections::Settled;
use crate::compare::evidence::{Named, Quote};

/// Quotations with the speakers that they should have, and whose speaker is another then.
pub(super) fn corrected_quotes(
    settled: &Settled,
    material: Material<'_>,
    article: &ArticleId,
    quotes: Vec<Quote>,
) -> (Vec<Quote>, Vec<Voice>) {
    let mut voices = Vec::new();
    let corrected = |quote: Quote| match settled.speaker(article, quote.span) {
        Some((speaker, mark)) => {
            voices.push(Voice { span: quote.span, own: quote.speaker, mark: mark.clone() });
            Quote { speaker: speaker.as_ref().map(|name| Named::inferred(material.canonical(name))), ..quote }
        }
        None => quote,
    };
    let quotes = quotes.into_iter().map(corrected).collect();
    (quotes, voices)
}
