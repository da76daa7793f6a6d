//! The counterparts of one paragraph, for people; `json` has them for other programs.

use super::{Locator, citation};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Counterpart, Passage};
use crate::compare::text::Span;
use crate::compare::text::screen::safe;
use std::fmt::Write;

/// A passage with its counterparts in the other columns of its comparison.
#[derive(Clone, Copy, Debug)]
pub struct WithCounterparts<'a> {
    /// Where both stand.
    pub comparison: &'a Comparison,
    /// The passage.
    pub passage: &'a Passage,
    /// Its counterparts, by column, the closest first.
    pub counterparts: &'a [Counterpart],
}

/// Topic, passage and counterparts as text, made safe for a terminal; the articles' words stand in
/// quotation marks, each in one line below its source, and their locator and what both share follow.
pub fn counterparts_text(found: &[WithCounterparts<'_>]) -> String {
    let mut out = String::new();
    for WithCounterparts { comparison, passage, counterparts } in found {
        let words = |article: &ArticleId, span: Span| in_one_line(comparison.text(article, span));
        let _ = writeln!(out, "{} · {}:{}", comparison.topic.name, passage.article, passage.paragraph);
        let _ = writeln!(out, "{}", source(comparison, &passage.article));
        if let Some(lead_in) = passage.lead_in {
            let _ = writeln!(out, "(“{}”)", words(&passage.article, lead_in));
        }
        let _ = writeln!(out, "“{}”", words(&passage.article, passage.span));
        let _ = writeln!(out, "{}", locator(comparison, &passage.article, passage.span));
        if counterparts.is_empty() {
            let _ = writeln!(out, "\n  nothing like it in another column");
        }
        let mut above = None;
        for counterpart in *counterparts {
            let Counterpart { column, article, paragraph, score, .. } = counterpart;
            if above.replace((column, article)) != Some((column, article)) {
                let _ = writeln!(out, "\n  {}", source(comparison, article));
            }
            let said = words(article, counterpart.span);
            let shares: Vec<String> =
                counterpart.shares.iter().map(|common| in_one_line(&common.term)).collect();
            let _ = writeln!(out, "  {score:.2} {article}:{paragraph} “{said}”");
            let _ = writeln!(out, "       {}", locator(comparison, article, counterpart.span));
            let _ = writeln!(out, "       shares: {}", shares.join(", "));
        }
        out.push('\n');
    }
    safe(&out).into_owned()
}

fn source(comparison: &Comparison, id: &ArticleId) -> String {
    comparison.article(id).map(|article| citation::heading(comparison, article)).unwrap_or_default()
}

fn locator(comparison: &Comparison, id: &ArticleId, span: Span) -> String {
    comparison.article(id).map(|article| Locator::of(article, span).to_string()).unwrap_or_default()
}

/// An article's words without its line ends, so that no line of theirs looks like one of ours.
fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
