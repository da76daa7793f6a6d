//! Words in texts of several scripts: those that put no spaces between words are cut from the others.

use crate::compare::articles::Article;
use crate::compare::text::{Span, Word, words};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The words of an article's paragraphs, cut when first asked for: while its topics are matched,
/// search and windows ask for the same ones.
pub(super) struct Words<'a> {
    article: &'a Article,
    known: RefCell<BTreeMap<usize, Rc<Vec<Span>>>>,
}

impl<'a> Words<'a> {
    /// The words of `article`, none of them cut yet.
    pub(super) fn new(article: &'a Article) -> Self {
        Self { article, known: RefCell::default() }
    }

    /// The article.
    pub(super) fn article(&self) -> &'a Article {
        self.article
    }

    /// The words of the paragraph at `index` (from 0), in order; none if there is no such paragraph.
    pub(super) fn of(&self, index: usize) -> Rc<Vec<Span>> {
        let cut = || {
            let paragraph = self.article.paragraphs().get(index).map(|paragraph| paragraph.span);
            Rc::new(word_spans(self.article.body.as_str(), paragraph.unwrap_or_default()))
        };
        Rc::clone(self.known.borrow_mut().entry(index).or_insert_with(cut))
    }
}

/// The words of `within`, besides cut where a script without spaces meets another ("の|NATO|加盟").
pub(super) fn word_spans(text: &str, within: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    for Word { span, .. } in words(text, within) {
        let word = span.of(text);
        if word.is_ascii() || !word.contains(is_unspaced_char) {
            spans.push(span);
        } else {
            spans.extend(runs(word).into_iter().map(|run| run.shift(span.start)));
        }
    }
    spans
}

/// The runs of chars of `word` that are all, or none, of a script without spaces; marks and
/// invisible chars stay with what they follow.
fn runs(word: &str) -> Vec<Span> {
    let mut runs: Vec<(bool, Span)> = Vec::new();
    for (at, c) in word.char_indices() {
        let (unspaced, end) = (is_unspaced_char(c), at + c.len_utf8());
        match runs.last_mut() {
            Some((same, run)) if *same == unspaced || !c.is_alphanumeric() => run.end = end,
            _ => runs.push((unspaced, Span::new(at, end))),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// Whether a char is of a script that puts no spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese.
pub(super) fn is_unspaced_char(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_scripts_meet() {
        for (text, expected) in [
            ("the NATO’s é", "the|NATO’s|é"),
            ("のNATO加盟を", "の|NATO|加盟を"),
            ("北京。上海", "北京|上海"),
            ("나토는", "나토는"),
        ] {
            let spans = word_spans(text, Span::new(0, text.len()));
            let found: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}
