//! Each edit as patches of the text.

use super::draft::Draft;
use super::entries::Entry;
use super::keys::{Written, changes, key, line_of};
use super::lists::changed_list;
use super::paths::set_paths;
use super::sections::{Of, Section, Sections};
use super::splice::{Patch, is_blank, leaving, line_at, line_end, line_stop, next_line, parted, patched};
use super::{Edit, EditError, Item, TermList};
use std::ops::Range;

/// The text after an edit. A byte order mark stays where it is.
pub(super) fn apply(text: &str, edit: &Edit) -> Result<String, EditError> {
    if let Some(text) = text.strip_prefix('\u{feff}') {
        return Ok(format!("\u{feff}{}", apply(text, edit)?));
    }
    let sections = Sections::of(text);
    match edit {
        Edit::AddTopic(draft) => add_topic(text, &sections, &draft.topic_text(line_end(text))),
        Edit::AddWritten(written) => add_topic(text, &sections, written),
        Edit::AddRow(topic, draft) => add_row(text, &sections, topic, draft),
        Edit::Replace(item, draft) => replace(text, &sections, item, draft),
        Edit::Rename { item, name, keep_id } => {
            let section = sections.section(item)?;
            let keeps_id = *keep_id && item.row.is_none() && section.entry("id").is_none();
            let id = keeps_id.then(|| item.topic.clone());
            let draft = Draft { id, name: Some(name.clone()), ..Draft::default() };
            Ok(patched(text, changes(text, section, &draft)))
        }
        Edit::Enable(item, on) => Ok(enable(text, sections.section(item)?, *on)),
        Edit::Move { item, up } => moved(text, &sections, item, *up),
        Edit::Delete(item) => {
            let gone = pieces(&sections, item)?;
            Ok(patched(text, gone.iter().map(|piece| (leaving(text, piece), String::new())).collect()))
        }
        Edit::AddTerm { item, list, term } => add_term(text, sections.section(item)?, *list, term),
        Edit::Paths(list, paths) => Ok(set_paths(text, &sections, *list, paths)),
        Edit::AddAlias { name, spelling } => add_alias(text, &sections, name, spelling),
    }
}

/// The runs of lines that an item has.
pub(super) fn pieces(sections: &Sections, item: &Item) -> Result<Vec<Range<usize>>, EditError> {
    match item.row {
        None => Ok(sections.runs(sections.topic(&item.topic)?)),
        Some(_) => Ok(vec![sections.section(item)?.item.clone()]),
    }
}

fn add_topic(text: &str, sections: &Sections, written: &str) -> Result<String, EditError> {
    if sections.top.iter().any(|entry| entry.key == "topic") {
        return Err(EditError::Inline("the list of topics".to_owned(), "[[topic]]"));
    }
    let last = sections.topics().checked_sub(1).and_then(|last| sections.of_topic(last).last());
    let newline = line_end(text);
    let written = written.trim_matches(['\r', '\n']).replace("\r\n", "\n").replace('\n', newline);
    Ok(behind(text, last, &written))
}

fn add_row(text: &str, sections: &Sections, topic: &str, draft: &Draft) -> Result<String, EditError> {
    let topic = sections.topic(topic)?;
    if sections.of_topic(topic).any(|section| section.entry("row").is_some()) {
        return Err(EditError::Inline("the list of rows".to_owned(), "[[topic.row]]"));
    }
    Ok(behind(text, sections.of_topic(topic).last(), &draft.row_text(line_end(text))))
}

/// The text with a new item behind a section, or at the end.
fn behind(text: &str, section: Option<&Section>, item: &str) -> String {
    let at = section.map_or(text.trim_end().len(), |section| section.item.end);
    let newline = line_end(text);
    if at == 0 {
        let last = if text.is_empty() { newline } else { "" };
        return format!("{item}{last}{text}");
    }
    let next = next_line(text, at);
    let touches = next < text.len() && !is_blank(line_at(text, next));
    let after = if touches { newline } else { "" };
    patched(text, vec![(at..at, format!("{newline}{newline}{item}{after}"))])
}

fn replace(text: &str, sections: &Sections, item: &Item, draft: &Draft) -> Result<String, EditError> {
    let section = sections.section(item)?;
    let mut text = patched(text, changes(text, section, draft));
    let id = draft.id.clone().or_else(|| match (&draft.name, section.entry("id")) {
        (Some(name), None) => Some(crate::config::topics::id_of(name)),
        _ => None,
    });
    let topic = id.filter(|_| item.row.is_none()).unwrap_or_else(|| item.topic.clone());
    if let Some(rows) = draft.rows.as_ref().filter(|_| item.row.is_none()) {
        text = replace_rows(text, &topic, rows)?;
    }
    Ok(text)
}

/// Makes the rows of a topic these: those that are no longer named go, new ones come, all in order.
fn replace_rows(
    mut text: String,
    topic: &str,
    rows: &[(Option<String>, Draft)],
) -> Result<String, EditError> {
    for name in row_names(&text, topic)? {
        if !rows.iter().any(|(was, _)| was.as_ref() == Some(&name)) {
            text = apply(&text, &Edit::Delete(Item::row(topic, name)))?;
        }
    }
    // Rows are known by their places meanwhile: two may change names with each other.
    let known = row_names(&text, topic)?;
    for (was, draft) in rows {
        let place = known.iter().position(|name| Some(name) == was.as_ref());
        text = match (was, place) {
            (Some(was), Some(place)) => changed_row(&text, topic, (place, was), draft)?,
            (Some(was), None) => return Err(EditError::NoSuch(format!("row {was} of the topic {topic}"))),
            (None, _) => apply(&text, &Edit::AddRow(topic.to_owned(), draft.clone()))?,
        };
    }
    for (place, (was, draft)) in rows.iter().enumerate() {
        let Some(name) = draft.name.as_ref().or(was.as_ref()) else { continue };
        let now = row_names(&text, topic)?.iter().position(|row| row == name.trim()).unwrap_or(place);
        for _ in place..now {
            text = apply(&text, &Edit::Move { item: Item::row(topic, name), up: true })?;
        }
    }
    Ok(text)
}

/// The names of the rows of a topic that have a heading, in order.
fn row_names(text: &str, topic: &str) -> Result<Vec<String>, EditError> {
    let sections = Sections::of(text);
    let of_topic = sections.topic(topic)?;
    let rows = sections.of_topic(of_topic).filter(|section| matches!(section.of, Of::Row(..)));
    Ok(rows.filter_map(|row| row.text("name")).collect())
}

/// The text with other values in the row at `place`.
fn changed_row(
    text: &str,
    topic: &str,
    (place, name): (usize, &String),
    draft: &Draft,
) -> Result<String, EditError> {
    let sections = Sections::of(text);
    let of_topic = sections.topic(topic)?;
    let mut rows = sections.of_topic(of_topic).filter(|section| matches!(section.of, Of::Row(..)));
    let missing = || EditError::NoSuch(format!("row {name} of the topic {topic}"));
    Ok(patched(text, changes(text, rows.nth(place).ok_or_else(missing)?, draft)))
}

/// Switches on by taking `enabled = false` away, if nothing else stands on its line.
fn enable(text: &str, section: &Section, on: bool) -> String {
    if let Some(entry) = section.entry("enabled").filter(|_| on) {
        let stop = line_stop(text, entry.value.span.end);
        if text[entry.value.span.end..stop].trim().is_empty() {
            return patched(text, vec![(line_of(text, entry), String::new())]);
        }
    }
    patched(text, changes(text, section, &Draft { enabled: Some(on), ..Draft::default() }))
}

/// Two neighbours change places; what stands between them stays where it is.
fn moved(text: &str, sections: &Sections, item: &Item, up: bool) -> Result<String, EditError> {
    let beside = |index: usize, count: usize| {
        if up { index.checked_sub(1) } else { Some(index + 1).filter(|next| *next < count) }
    };
    let pair = match item.row {
        None => {
            let topic = sections.topic(&item.topic)?;
            beside(topic, sections.topics()).map(|other| (sections.runs(topic), sections.runs(other)))
        }
        Some(_) => {
            let section = sections.section(item)?;
            let Of::Row(topic, row) = section.of else { return Ok(text.to_owned()) };
            let other = beside(row, sections.rows(topic)).map(|other| Of::Row(topic, other));
            let other = sections.all.iter().find(|section| Some(section.of) == other);
            other.map(|other| (vec![section.item.clone()], vec![other.item.clone()]))
        }
    };
    let Some((one, other)) = pair else { return Ok(text.to_owned()) };
    Ok(patched(text, [put(text, &one, &other), put(text, &other, &one)].concat()))
}

/// Puts the pieces of one item together in the first place of another; its other places are cleared.
fn put(text: &str, pieces: &[Range<usize>], places: &[Range<usize>]) -> Vec<Patch> {
    let Some((first, rest)) = places.split_first() else { return Vec::new() };
    let newline = line_end(text);
    let pieces: Vec<&str> = pieces.iter().map(|piece| &text[piece.clone()]).collect();
    let item = pieces.join(&newline.repeat(2));
    let cleared = rest.iter().map(|place| (leaving(text, place), String::new()));
    std::iter::once((first.clone(), parted(text, first, &item))).chain(cleared).collect()
}

fn add_term(text: &str, section: &Section, list: TermList, term: &str) -> Result<String, EditError> {
    let texts = |key: &str| -> Vec<String> {
        let texts = section.entry(key).map(|entry| entry.value.texts()).unwrap_or_default();
        texts.into_iter().map(|(_, text)| text).collect()
    };
    let with = |mut terms: Vec<String>| {
        if !terms.iter().any(|known| known == term) {
            terms.push(term.to_owned());
        }
        Some(terms)
    };
    let draft = match list {
        TermList::Any => Draft { any: with(texts("any")), ..Draft::default() },
        TermList::None => Draft { none: with(texts("none")), ..Draft::default() },
        TermList::All(index) => {
            let lists = section.entry("all").map(|entry| entry.value.lists()).unwrap_or_default();
            let texts = lists.iter().map(|list| list.texts().into_iter().map(|(_, text)| text).collect());
            let mut all: Vec<Vec<String>> = texts.collect();
            match all.get_mut(index) {
                Some(list) => *list = with(std::mem::take(list)).unwrap_or_default(),
                None => all.push(vec![term.to_owned()]),
            }
            Draft { all: Some(all), ..Draft::default() }
        }
    };
    Ok(patched(text, changes(text, section, &draft)))
}

fn add_alias(text: &str, sections: &Sections, name: &str, spelling: &str) -> Result<String, EditError> {
    if sections.top.iter().any(|entry| entry.key == "aliases") {
        return Err(EditError::Inline("the list of aliases".to_owned(), "[aliases]"));
    }
    let section = sections.all.iter().find(|section| section.of == Of::Aliases);
    let has = |entry: &&Entry, sought: &str| {
        entry.key == sought || entry.value.texts().iter().any(|(_, text)| text == sought)
    };
    let groups = || section.into_iter().flat_map(|section| &section.keys);
    let group =
        groups().find(|group| has(group, name)).or_else(|| groups().find(|group| has(group, spelling)));
    let newline = line_end(text);
    if let Some(group) = group {
        let mut spellings: Vec<String> = group.value.texts().into_iter().map(|(_, text)| text).collect();
        for new in [name, spelling] {
            if group.key != new && !spellings.iter().any(|known| known == new) {
                spellings.push(new.to_owned());
            }
        }
        let new = changed_list(text, &group.value, &spellings);
        return Ok(patched(text, new.map(|new| (group.value.span.clone(), new)).into_iter().collect()));
    }
    let line = format!("{} = {}", key(name), Written::List(vec![spelling.to_owned()]).text(newline));
    let Some(section) = section else {
        return Ok(behind(text, None, &format!("[aliases]{newline}{line}")));
    };
    let last = section
        .keys
        .last()
        .map_or(section.heading_line(text).end, |last| line_stop(text, last.value.span.end));
    Ok(patched(text, vec![(last..last, format!("{newline}{line}"))]))
}
