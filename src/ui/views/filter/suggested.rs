//! Which conditions there are, and which of them the word that is typed may become.

use crate::compare::counted;
use crate::compare::filter::{Asked, Condition, NAMES};
use crate::compare::topics::Term;
use crate::ui::model::Shared;
use crate::ui::widgets::fuzzy::ranked;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// A condition of the list, or the beginning of one.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// None where a value is still to be typed.
    pub(super) condition: Option<Condition>,
    /// What is put into the line: a condition and a space, or a name that waits for its value.
    pub(super) text: String,
    /// What it admits, and of how many articles.
    pub(super) help: String,
    /// The words by which it is found.
    found_by: String,
}

impl Choice {
    fn of(condition: Condition, help: String, other_name: &str) -> Self {
        let text = condition.to_string();
        let found_by = format!("{} {other_name}", text.replace('"', ""));
        Self { condition: Some(condition), text: text + " ", help, found_by }
    }

    /// As the list shows it.
    pub(super) fn name(&self) -> &str {
        self.text.trim_end()
    }
}

/// The conditions that take no typing: of rows, of passages, of articles, then the outlets, those
/// with most articles first.
pub(super) fn choices(shared: &Shared) -> Vec<Choice> {
    let question = &shared.settings.question;
    let in_scope = question.library.articles().iter();
    let in_scope: Vec<_> =
        in_scope.filter(|article| question.scope.admits(article, &question.outlets)).collect();
    let articles = |count: usize| counted(count, "article");
    let new = in_scope.iter().filter(|article| shared.news.new.contains(&article.id)).count();
    let undated = in_scope.iter().filter(|article| article.meta.published.is_none()).count();
    let plain = [
        (Asked::Differ, None),
        (Asked::Shared, None),
        (Asked::Gaps, None),
        (Asked::Figure, None),
        (Asked::Quote, None),
        (Asked::New, Some(new)),
        (Asked::Undated, Some(undated)),
    ];
    let mut choices: Vec<Choice> = Vec::new();
    for (asked, count) in plain {
        let condition = Condition::that(asked);
        let name = condition.to_string();
        let help = NAMES.iter().find(|(known, ..)| *known == name).map_or("", |(.., help)| help);
        let help = count.map_or(help.to_owned(), |count| format!("{help}: {}", articles(count)));
        choices.push(Choice::of(condition, help, ""));
    }
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    for article in &in_scope {
        *outlets.entry(question.outlets.canonical(&article.meta.outlet)).or_default() += 1;
    }
    let mut outlets: Vec<(&str, usize)> = outlets.into_iter().collect();
    outlets.sort_by_key(|(_, count)| Reverse(*count));
    choices.extend(outlets.into_iter().map(|(name, count)| {
        let short = question.outlets.short(name);
        let written = if question.outlets.canonical(short) == name { short } else { name };
        let other_name = if written == name { "" } else { name };
        Choice::of(Condition::that(Asked::Outlet(written.to_owned())), articles(count), other_name)
    }));
    choices
}

/// The word of `text` that the cursor stands in, before or behind: its bytes, none between words. Spaces
/// between quotation marks part no words.
pub(super) fn word_at(text: &str, cursor: usize) -> Range<usize> {
    let (mut start, mut is_quoted) = (0, false);
    for (at, c) in text.char_indices() {
        is_quoted ^= c == '"';
        if c.is_whitespace() && !is_quoted {
            if cursor <= at {
                return start..at;
            }
            start = at + c.len_utf8();
        }
    }
    start..text.len()
}

/// What `word` may become, the likeliest first: what has a word that begins so, filter words before
/// outlets, then what is like it; at last the passages with it.
pub(super) fn suggested(word: &str, choices: &[Choice]) -> Vec<Choice> {
    let (not, positive) = word.strip_prefix('-').map_or(("", word), |rest| ("-", rest));
    let sought = positive.replace('"', "").to_lowercase();
    let all: Vec<Choice> = beginnings(not.is_empty()).chain(choices.iter().cloned()).collect();
    let is_outlet = |choice: &Choice| {
        choice.condition.as_ref().is_some_and(|condition| matches!(condition.asked, Asked::Outlet(_)))
    };
    let begins = |choice: &Choice| {
        let found_by = choice.found_by.to_lowercase();
        let starts = found_by.char_indices().scan(false, |inside, (at, c)| {
            let was_inside = std::mem::replace(inside, c.is_alphanumeric());
            Some((at, was_inside))
        });
        starts.filter(|(_, was_inside)| !was_inside).any(|(at, _)| found_by[at..].starts_with(&sought))
    };
    let names = all.iter().map(|choice| (choice.found_by.as_str(), ""));
    let mut found: Vec<&Choice> = ranked(&sought, names).into_iter().map(|index| &all[index]).collect();
    found.sort_by_key(|choice| (!begins(choice), is_outlet(choice)));
    let text = Term::parse(positive).ok().filter(|_| !positive.contains([':', '"']));
    let text = text.map(|term| Choice::of(Condition::that(Asked::Text(term)), help_of("text"), ""));
    let with_sign = |choice: Choice| Choice { text: format!("{not}{}", choice.text), ..choice };
    found.into_iter().cloned().chain(text).map(with_sign).collect()
}

/// The names that wait for a value that only the reader knows.
fn beginnings(all: bool) -> impl Iterator<Item = Choice> {
    let names: &[&str] = if all { &["from", "to", "text"] } else { &["text"] };
    names.iter().map(|name| {
        let text = format!("{name}:");
        Choice { condition: None, found_by: (*name).to_owned(), text, help: help_of(name) }
    })
}

fn help_of(name: &str) -> String {
    NAMES.iter().find(|(known, ..)| *known == name).map_or("", |(.., help)| help).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_under_the_cursor_is_found() {
        // The cursor stands at `|`.
        let check = |line: &str, expected: &str| {
            let cursor = line.find('|').unwrap();
            let text = line.replace('|', "");
            assert_eq!(&text[word_at(&text, cursor)], expected, "{line}");
        };
        check("|", "");
        check("figure AP|", "AP");
        check("figure| AP", "figure");
        check("fig|ure AP", "figure");
        check("figure |AP", "AP");
        check("figure | AP", "");
        check("figure |", "");
        check("outlet:\"The Po|", "outlet:\"The Po");
        check("outlet:\"The Post\"| quote", "outlet:\"The Post\"");
    }

    #[test]
    fn what_begins_so_comes_first() {
        let outlet = |short: &str, name: &str| {
            Choice::of(Condition::that(Asked::Outlet(short.to_owned())), String::new(), name)
        };
        let mut all: Vec<Choice> = [Asked::Gaps, Asked::Figure, Asked::New]
            .map(|asked| Choice::of(Condition::that(asked), String::new(), ""))
            .into();
        all.extend([outlet("Coast Daily", "Coast Daily"), outlet("AP", "The Agency Press")]);
        let check = |word: &str, expected: &[&str]| {
            let found = suggested(word, &all);
            assert_eq!(found.iter().map(Choice::name).collect::<Vec<_>>(), expected, "{word}");
        };
        check("AP", &["outlet:AP", "gaps", "text:AP"]);
        check("-ap", &["-outlet:AP", "-gaps", "-text:ap"]);
        check("press", &["outlet:AP", "text:press"]);
        check("outlet:", &["outlet:\"Coast Daily\"", "outlet:AP"]);
        check("outlet:\"coast d", &["outlet:\"Coast Daily\""]);
        check("fig", &["figure", "text:fig"]);
        check("text:bor", &[]);
        check("fro", &["from:", "text:fro"]);
    }
}
