//! The lines of a topic that one types into: those of its own rule, then those of each of its rows.
//!
//! Each line keeps what was typed, be it good or not; `read` makes the topic of them or says what is
//! wrong. Of a row the name alone is seen, with what its other lines say, until one goes there. A row
//! keeps the name that it has in the config, so that it can be renamed as the same row.

use super::lists::{line_of_lists, line_of_terms, terms};
use crate::compare::evidence::UnitClass;
use crate::compare::topics::{RowSpec, Rule, Term, TopicSpec, Unit, With, Within};
use crate::ui::keymap::Key;
use crate::ui::model::edits::RowEdit;
use crate::ui::widgets::input::InputLine;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Any,
    All,
    None,
    With,
    Unit,
    Within,
}

impl Kind {
    /// In the order of the lines.
    const ALL: [Kind; 7] =
        [Kind::Name, Kind::Any, Kind::All, Kind::None, Kind::With, Kind::Unit, Kind::Within];

    /// What the config calls it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Kind::Name => "name",
            Kind::Any => "any",
            Kind::All => "all",
            Kind::None => "none",
            Kind::With => "with",
            Kind::Unit => "unit",
            Kind::Within => "within",
        }
    }

    /// What can be typed there, for a line that is empty.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Kind::Name => "what the screen calls it; else its first term",
            Kind::Any => "one of: troops, soldier*, =US, /reg(ex|ular)/",
            Kind::All => "one of each: Russia | Moscow, border",
            Kind::None => "none of these in the same sentence",
            Kind::With => "figure or quote",
            Kind::Unit => "of figures: people under arms, troops",
            Kind::Within => "sentence, paragraph or a number of words",
        }
    }
}

/// What can be typed into the line of a new row.
pub(super) const ROW_HINT: &str = "a name for a part of it, or: Gas = gas, pipeline*";

/// A row of the form, as far as it is no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowOf {
    /// The name that it has in the config; none for a new one.
    pub(super) was: Option<String>,
    pub(super) enabled: bool,
}

/// The lines of the topic's own rule, or of a row.
pub(super) struct Group {
    /// Which row; none for the topic itself.
    pub(super) row: Option<RowOf>,
    lines: [InputLine; Kind::ALL.len()],
}

/// Where a line is: the index of its group, and its kind.
pub(super) type At = (usize, Kind);

/// The lines, and the one that is typed into.
pub(super) struct Form {
    pub(super) groups: Vec<Group>,
    at: At,
    pub(super) id: String,
}

impl Group {
    fn of(row: Option<RowOf>, name: &str, rule: &Rule) -> Self {
        let text = |kind| if kind == Kind::Name { name.to_owned() } else { written(kind, rule) };
        Self { row, lines: Kind::ALL.map(|kind| line_with(&text(kind))) }
    }

    /// The line of a kind.
    pub(super) fn line(&self, kind: Kind) -> &InputLine {
        &self.lines[kind as usize]
    }

    fn line_mut(&mut self, kind: Kind) -> &mut InputLine {
        &mut self.lines[kind as usize]
    }

    /// What the line of a kind holds.
    pub(super) fn text(&self, kind: Kind) -> &str {
        self.line(kind).text().trim()
    }

    /// Whether nothing was typed into any line.
    pub(super) fn is_empty(&self) -> bool {
        Kind::ALL.iter().all(|kind| self.text(*kind).is_empty())
    }

    /// What all lines say, in one: "Gas = gas, pipeline* · none mask".
    pub(super) fn in_short(&self) -> String {
        let mut short = self.text(Kind::Name).to_owned();
        if !self.text(Kind::Any).is_empty() {
            short.push_str(&format!(" = {}", self.text(Kind::Any)));
        }
        for kind in Kind::ALL.into_iter().skip(2).filter(|kind| !self.text(*kind).is_empty()) {
            short.push_str(&format!(" · {} {}", kind.label(), self.text(kind)));
        }
        if self.row.as_ref().is_some_and(|row| !row.enabled) {
            short.push_str(" · off");
        }
        short
    }

    /// Takes the terms that were typed behind the name ("Gas = gas") to their own line.
    fn part_name_from_terms(&mut self) {
        let text = self.text(Kind::Name).to_owned();
        let Some((name, more)) = text.split_once('=').filter(|_| self.row.is_some()) else { return };
        let mut any = terms(self.text(Kind::Any));
        any.extend(terms(more));
        *self.line_mut(Kind::Name) = line_with(name.trim());
        *self.line_mut(Kind::Any) = line_with(&line_of_terms(any.iter().map(String::as_str)));
    }
}

fn line_with(text: &str) -> InputLine {
    InputLine::with(text).alone()
}

impl Form {
    /// The lines of a topic and of its rows, the cursor in the topic's line of `kind`.
    pub(super) fn of(spec: &TopicSpec, rows: &[RowEdit], kind: Kind) -> Self {
        let mut groups = vec![Group::of(None, &spec.name, &spec.rule)];
        groups.extend(rows.iter().map(|RowEdit { was, enabled, row }| {
            let of = RowOf { was: was.clone(), enabled: *enabled };
            Group::of(Some(of), &row.name, &row.rule)
        }));
        let mut form = Self { groups, at: (0, kind), id: spec.id.clone() };
        form.keep_an_empty_row();
        form
    }

    /// The line that is typed into.
    pub(super) fn at(&self) -> At {
        self.at
    }

    /// The lines that are seen, in order: those of the topic, the name of each row, and the others of
    /// the row that one types into.
    pub(super) fn seen(&self) -> impl Iterator<Item = (At, &Group)> {
        let open = self.at.0;
        self.groups.iter().enumerate().flat_map(move |(index, group)| {
            let is_open = group.row.is_none() || index == open;
            let kinds = Kind::ALL.into_iter().filter(move |kind| is_open || *kind == Kind::Name);
            kinds.map(move |kind| ((index, kind), group))
        })
    }

    /// Goes to the next line that is seen, or the one before; at an end to the other.
    pub(super) fn step(&mut self, forward: bool) {
        let seen: Vec<At> = self.seen().map(|(at, _)| at).collect();
        let present = seen.iter().position(|at| *at == self.at).unwrap_or(0);
        let next = (present + if forward { 1 } else { seen.len() - 1 }) % seen.len().max(1);
        self.go_to(seen.get(next).copied().unwrap_or(self.at));
    }

    /// Goes to a line.
    pub(super) fn go_to(&mut self, at: At) {
        if let Some(group) = self.groups.get_mut(self.at.0) {
            group.part_name_from_terms();
        }
        if at.0 < self.groups.len() {
            self.at = at;
        }
    }

    /// Takes in a key as text; false if it is a command.
    pub(super) fn takes(&mut self, key: Key) -> bool {
        let (group, kind) = self.at;
        let taken = self.groups.get_mut(group).is_some_and(|group| group.line_mut(kind).takes(key));
        if taken {
            self.keep_an_empty_row();
        }
        taken
    }

    /// Takes in pasted text.
    pub(super) fn insert(&mut self, text: &str) {
        let (group, kind) = self.at;
        if let Some(group) = self.groups.get_mut(group) {
            group.line_mut(kind).insert(text);
        }
        self.keep_an_empty_row();
    }

    /// Adds a term, unless it is there: to `any` or `none` of what one types into, else to `any` of the
    /// topic; says where.
    pub(super) fn add_term(&mut self, term: &str) -> String {
        let (index, kind) = match self.at {
            at @ (_, Kind::Any | Kind::None) => at,
            _ => (0, Kind::Any),
        };
        let Some(group) = self.groups.get_mut(index) else { return String::new() };
        let mut known = terms(group.text(kind));
        if !known.iter().any(|known| known == term) {
            known.push(term.to_owned());
            *group.line_mut(kind) = line_with(&line_of_terms(known.iter().map(String::as_str)));
        }
        let name = group.text(Kind::Name);
        let of_row = if index > 0 { format!(" of the row {name}") } else { String::new() };
        format!("“{term}” is a term of {}{of_row} now", kind.label())
    }

    /// Adds a unit class to what one types into, or takes it out; figures are asked for with it.
    pub(super) fn toggle_unit(&mut self, class: UnitClass) {
        let Some(group) = self.groups.get_mut(self.at.0) else { return };
        let mut units = terms(group.text(Kind::Unit));
        match units.iter().position(|unit| unit.to_lowercase() == class.name()) {
            Some(known) => {
                units.remove(known);
            }
            None => units.push(class.name().to_owned()),
        }
        *group.line_mut(Kind::Unit) = line_with(&line_of_terms(units.iter().map(String::as_str)));
        if group.text(Kind::With).is_empty() && !units.is_empty() {
            *group.line_mut(Kind::With) = line_with(With::Figure.name());
        }
    }

    /// The units that are typed where one types.
    pub(super) fn units(&self) -> Vec<String> {
        let line = self.groups.get(self.at.0).map_or("", |group| group.text(Kind::Unit));
        terms(line).iter().map(|unit| unit.to_lowercase()).collect()
    }

    /// Puts another rule in the place of the one that the topic's lines make: only what differs is
    /// written anew.
    pub(super) fn set_rule(&mut self, before: &Rule, rule: &Rule) {
        let Some(topic) = self.groups.first_mut() else { return };
        for kind in Kind::ALL.into_iter().skip(1) {
            let text = written(kind, rule);
            if text != written(kind, before) {
                *topic.line_mut(kind) = line_with(&text);
            }
        }
    }

    /// Whether nothing was typed that could be looked for.
    pub(super) fn looks_for_nothing(&self) -> bool {
        let topic = self.groups.first();
        topic.is_none_or(|topic| {
            [Kind::Any, Kind::All, Kind::With].iter().all(|kind| topic.text(*kind).is_empty())
        })
    }

    /// The row that one types into, if it is one and not the empty one at the end.
    fn present_row(&mut self) -> Option<usize> {
        let index = self.at.0;
        self.groups.get(index).filter(|group| group.row.is_some() && !group.is_empty()).map(|_| index)
    }

    /// Takes the row out that one types into; false if one types into none.
    pub(super) fn delete_row(&mut self) -> bool {
        let Some(index) = self.present_row() else { return false };
        self.groups.remove(index);
        self.keep_an_empty_row();
        self.at = (index.min(self.groups.len() - 1), Kind::Name);
        true
    }

    /// Switches the row on or off that one types into; none if one types into none.
    pub(super) fn toggle_row(&mut self) -> Option<bool> {
        let index = self.present_row()?;
        let row = self.groups.get_mut(index)?.row.as_mut()?;
        row.enabled = !row.enabled;
        Some(row.enabled)
    }

    /// Moves the row that one types into; false if one types into none, or it stands at that end.
    pub(super) fn move_row(&mut self, up: bool) -> bool {
        let Some(index) = self.present_row() else { return false };
        let other = if up { index - 1 } else { index + 1 };
        if self.groups.get(other).is_none_or(|group| group.row.is_none() || group.is_empty()) {
            return false;
        }
        self.groups.swap(index, other);
        self.at.0 = other;
        true
    }

    fn keep_an_empty_row(&mut self) {
        if !self.groups.last().is_some_and(|group| group.row.is_some() && group.is_empty()) {
            let row = RowOf { was: None, enabled: true };
            self.groups.push(Group::of(Some(row), "", &Rule::default()));
        }
    }
}

/// The rows of a topic as the config has them: those that are on, and at their places those that are
/// off.
pub(super) fn rows_of(on: &[RowSpec], off: &[(usize, RowSpec)]) -> Vec<RowEdit> {
    let edit = |row: &RowSpec, enabled| RowEdit { was: Some(row.name.clone()), enabled, row: row.clone() };
    let mut rows: Vec<RowEdit> = on.iter().map(|row| edit(row, true)).collect();
    for (place, row) in off {
        rows.insert((*place).min(rows.len()), edit(row, false));
    }
    rows
}

/// What stands in the line of `kind` for a rule.
fn written(kind: Kind, rule: &Rule) -> String {
    let line = |terms: &[Term]| line_of_terms(terms.iter().map(Term::written));
    match kind {
        Kind::Any => line(&rule.any),
        Kind::None => line(&rule.none),
        Kind::All => {
            let list = |terms: &Vec<Term>| terms.iter().map(|term| term.written().to_owned()).collect();
            line_of_lists(&rule.all.iter().map(list).collect::<Vec<Vec<String>>>())
        }
        Kind::With => rule.with.map_or("", With::name).to_owned(),
        Kind::Unit => line_of_terms(rule.unit.iter().map(Unit::name)),
        Kind::Within => match rule.within {
            Within::Sentence => String::new(),
            Within::Paragraph => "paragraph".to_owned(),
            Within::Words(words) => words.to_string(),
        },
        Kind::Name => String::new(),
    }
}
