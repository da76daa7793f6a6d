//! Lists of strings, changed within their text: what stays keeps its quotation marks, its place on
//! its line and its comment.

use super::entries::{Held, Value};
use super::keys::{Written, string};

use super::splice::line_end;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use toml::de::DeTable;

/// The text of a list of strings that is to hold `new`; none if it does.
pub(super) fn changed_list(text: &str, value: &Value, new: &[String]) -> Option<String> {
    let old = value.texts();
    if old.iter().map(|(_, text)| text).eq(new) {
        return None;
    }
    let write = |item: &String| string(item);
    Some(
        List::of(text, value, old).changed(new, &write, &|| Written::List(new.to_vec()).text(line_end(text))),
    )
}

/// The text of a list of lists of strings that is to hold `new`; none if it does.
pub(super) fn changed_lists(text: &str, value: &Value, new: &[Vec<String>]) -> Option<String> {
    let strings = |value: &Value| value.texts().into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let lists = value.lists();
    let old: Vec<(Range<usize>, Vec<String>)> =
        lists.iter().map(|list| (list.span.clone(), strings(list))).collect();
    if old.iter().map(|(_, list)| list).eq(new) {
        return None;
    }
    if old.len() == new.len() && matches!(value.held, Held::List(_)) {
        let mut out = text[value.span.clone()].to_owned();
        for (list, new) in lists.iter().zip(new).rev() {
            let at = list.span.start - value.span.start..list.span.end - value.span.start;
            if let Some(changed) = changed_list(text, list, new) {
                out.replace_range(at, &changed);
            }
        }
        return Some(out);
    }
    let write = |list: &Vec<String>| Written::List(list.clone()).text(line_end(text));
    Some(
        List::of(text, value, old)
            .changed(new, &write, &|| Written::Lists(new.to_vec()).text(line_end(text))),
    )
}

/// A list in its text: its items, and what stands between them.
struct List<'a, T> {
    /// From the bracket to the first item; empty where a lone string stands for a list of one.
    head: &'a str,
    items: Vec<(&'a str, T)>,
    /// What stands behind each item, the closing bracket left out.
    tails: Vec<&'a str>,
    newline: &'static str,
}

impl<'a, T: Clone + Ord + std::hash::Hash> List<'a, T> {
    fn of(text: &'a str, value: &Value, items: Vec<(Range<usize>, T)>) -> Self {
        let is_list = matches!(value.held, Held::List(_));
        let (open, close) = match is_list {
            true => (value.span.start + 1, value.span.end - 1),
            false => (value.span.start, value.span.end),
        };
        let starts = items.iter().skip(1).map(|(at, _)| at.start).chain([close]);
        let tails = items.iter().zip(starts).map(|((at, _), next)| &text[at.end..next]).collect();
        let head = &text[open..items.first().map_or(close, |(at, _)| at.start)];
        let items = items.into_iter().map(|(at, item)| (&text[at], item)).collect();
        Self { head, items, tails, newline: line_end(text) }
    }

    /// The list with `new` in it, written from scratch by `afresh` if it is of a form that cannot be
    /// changed in place.
    fn changed(&self, new: &[T], write: &dyn Fn(&T) -> String, afresh: &dyn Fn() -> String) -> String {
        let old: Vec<T> = self.items.iter().map(|(_, item)| item.clone()).collect();
        let mut out = Out { list: self, text: format!("[{}", self.head), ends_as_before: false };
        for op in capture_diff_slices(Algorithm::Myers, &old, new) {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    (old_index..old_index + len).for_each(|at| out.keep(at))
                }
                DiffOp::Delete { old_index, old_len, .. } => {
                    (old_index..old_index + old_len).for_each(|at| out.drop(at));
                }
                DiffOp::Insert { new_index, new_len, old_index } => {
                    out.insert(old_index, &new[new_index..new_index + new_len], write);
                }
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    out.insert(old_index, &new[new_index..new_index + new_len], write);
                    (old_index..old_index + old_len).for_each(|at| out.drop(at));
                }
            }
        }
        let changed = format!("{}]", out.text);
        let expected = afresh();
        if means(&changed) == means(&expected) { changed } else { expected }
    }

    /// Whether each item has a line of its own, and then how far it is moved in.
    fn indent(&self) -> Option<&'a str> {
        let parts = self.tails.len().saturating_sub(1);
        let own_lines =
            self.head.contains('\n') && self.tails.iter().take(parts).all(|tail| tail.contains('\n'));
        own_lines.then(|| self.head.rsplit('\n').next().unwrap_or_default())
    }
}

/// What a list says, so that two ways to write it can be held against each other.
fn means(value: &str) -> Option<Vec<Vec<String>>> {
    let document = format!("x = {value}");
    let document = DeTable::parse(&document).ok()?;
    let value = Value::of(document.get_ref().get("x")?);
    let texts = |list: &&Value| list.texts().into_iter().map(|(_, text)| text).collect();
    Some(value.lists().iter().map(texts).collect())
}

/// The list as it is written anew.
struct Out<'a, T> {
    list: &'a List<'a, T>,
    text: String,
    /// Whether the last item of the old list was kept, and nothing was written since.
    ends_as_before: bool,
}

impl<T: Clone + Ord + std::hash::Hash> Out<'_, T> {
    fn keep(&mut self, at: usize) {
        self.text += self.list.items[at].0;
        self.text += self.list.tails[at];
        self.ends_as_before = at + 1 == self.list.items.len();
    }

    /// Leaves an item out, with what stands behind it if it has a line of its own.
    fn drop(&mut self, at: usize) {
        let tail = self.list.tails[at];
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        match tail.split_once('\n') {
            Some((_, rest)) if self.text[..kept].ends_with('\n') => {
                self.text.truncate(kept);
                self.text += rest;
            }
            Some((line, rest)) => {
                self.text.truncate(kept);
                let comment = line.trim_end_matches('\r').trim_start_matches([',', ' ', '\t']);
                if !comment.is_empty() {
                    self.text += &format!(" {comment}");
                }
                self.text += self.list.newline;
                self.text += rest;
            }
            // A comment may end the line before.
            None if at + 1 == self.list.items.len() && self.text[..kept].ends_with('\n') => {}
            None if at + 1 == self.list.items.len() => {
                self.text.truncate(self.text.trim_end().trim_end_matches(',').len());
                self.text += &tail.replacen(',', "", 1);
            }
            None => {}
        }
    }

    /// New items before the one that was at `at`, or at the end.
    fn insert(&mut self, at: usize, new: &[T], write: &dyn Fn(&T) -> String) {
        let indent = self.list.indent();
        let between = indent.map_or(", ".to_owned(), |indent| format!(",{}{indent}", self.list.newline));
        // What only changes its place keeps its quotation marks.
        let known = |item: &T| {
            self.list.items.iter().find(|(_, old)| old == item).map(|(text, _)| (*text).to_owned())
        };
        let items = new.iter().map(|item| known(item).unwrap_or_else(|| write(item)));
        let items = items.collect::<Vec<_>>().join(&between);
        if at < self.list.items.len() {
            self.text += &format!("{items}{between}");
        } else if self.ends_as_before {
            self.append(&items, indent);
        } else {
            let is_first = self.text.trim_end().ends_with(['[', ',']) || self.list.items.is_empty();
            self.text += &format!("{}{items}", if is_first { "" } else { ", " });
        }
        self.ends_as_before = false;
    }

    /// New items behind the last one, before what closes the list.
    fn append(&mut self, items: &str, indent: Option<&str>) {
        let tail = self.list.tails.last().copied().unwrap_or_default();
        self.text.truncate(self.text.len() - tail.len());
        let Some((indent, (line, rest))) = indent.zip(tail.split_once('\n')) else {
            self.text += &format!(", {items}{tail}");
            return;
        };
        let line = line.trim_end_matches('\r');
        let had_comma = line.split('#').next().is_some_and(|before| before.contains(','));
        let (comment, comma) =
            if had_comma { (line.replacen(',', "", 1), ",") } else { (line.to_owned(), "") };
        let newline = self.list.newline;
        self.text += &format!(",{comment}{newline}{indent}{items}{comma}{newline}{rest}");
    }
}
