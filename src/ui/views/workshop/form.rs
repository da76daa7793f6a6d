//! The fields of a topic as lines that one types into, and the topic that they make.
//!
//! Each line keeps what was typed, be it good or not; what is wrong with it is said beside it, and
//! the topic is compared as soon as all lines are good.

use super::lists::{line_of_lists, line_of_terms, lists, terms};
use crate::compare::evidence::UnitClass;
use crate::compare::topics::{RowSpec, Rule, Term, TopicSpec, Unit, With, Within};
use crate::ui::keymap::Key;
use crate::ui::widgets::input::InputLine;
use std::collections::BTreeSet;

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
    Row,
}

impl Kind {
    /// Those that make a rule.
    const OF_RULE: [Kind; 6] = [Kind::Any, Kind::All, Kind::None, Kind::With, Kind::Unit, Kind::Within];

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
            Kind::Row => "row",
        }
    }

    /// What can be typed there, for a line that is empty.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Kind::Name => "what the screen calls it",
            Kind::Any => "one of: troops, soldier*, =US, /reg(ex|ular)/",
            Kind::All => "one of each: Russia | Moscow, border",
            Kind::None => "none of these in the same sentence",
            Kind::With => "figure or quote",
            Kind::Unit => "of figures: people under arms, troops",
            Kind::Within => "sentence, paragraph or a number of words",
            Kind::Row => "a name = its terms: Gas = gas, pipeline*",
        }
    }
}

/// A line.
pub(super) struct Field {
    pub(super) kind: Kind,
    pub(super) line: InputLine,
    /// The row that it was made from, whose other conditions stay.
    row: Option<RowSpec>,
}

/// The lines, and the one that is typed into.
pub(super) struct Form {
    fields: Vec<Field>,
    at: usize,
    id: String,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The index of the line.
    pub(super) field: usize,
    pub(super) words: String,
}

impl Form {
    /// The lines of a topic, the cursor in the line of `kind`.
    pub(super) fn of(spec: &TopicSpec, kind: Kind) -> Self {
        let field = |kind, text: &str| Field { kind, line: InputLine::with(text).alone(), row: None };
        let of_rule = Kind::OF_RULE.map(|kind| field(kind, &written(kind, &spec.rule)));
        let mut fields = vec![field(Kind::Name, &spec.name)];
        fields.extend(of_rule);
        for row in &spec.rows {
            let any = line_of_terms(row.rule.any.iter().map(Term::written));
            let line = format!("{} = {any}", row.name);
            fields.push(Field { row: Some(row.clone()), ..field(Kind::Row, &line) });
        }
        let at = fields.iter().position(|field| field.kind == kind).unwrap_or(0);
        let mut form = Self { fields, at, id: spec.id.clone() };
        form.keep_an_empty_row();
        form
    }

    pub(super) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The index of the line that is typed into.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes to the next line, or the one before; at an end to the other.
    pub(super) fn step(&mut self, forward: bool) {
        let count = self.fields.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
    }

    /// Goes to the line at `index`.
    pub(super) fn go_to(&mut self, index: usize) {
        self.at = index.min(self.fields.len().saturating_sub(1));
    }

    /// Takes in a key as text; false if it is a command.
    pub(super) fn takes(&mut self, key: Key) -> bool {
        let taken = self.fields.get_mut(self.at).is_some_and(|field| field.line.takes(key));
        if taken {
            self.keep_an_empty_row();
        }
        taken
    }

    /// Takes in pasted text.
    pub(super) fn insert(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.line.insert(text);
        }
        self.keep_an_empty_row();
    }

    /// Adds a term to `any`, unless it is there.
    pub(super) fn add_term(&mut self, term: &str) {
        let Some(field) = self.fields.iter_mut().find(|field| field.kind == Kind::Any) else { return };
        let mut known = terms(field.line.text());
        if !known.iter().any(|known| known == term) {
            known.push(term.to_owned());
            field.line = InputLine::with(&line_of_terms(known.iter().map(String::as_str))).alone();
        }
    }

    /// Puts another rule in the place of the one that the lines make: only what differs is written anew.
    pub(super) fn set_rule(&mut self, before: &Rule, rule: &Rule) {
        for field in self.fields.iter_mut().filter(|field| Kind::OF_RULE.contains(&field.kind)) {
            let text = written(field.kind, rule);
            if text != written(field.kind, before) {
                field.line = InputLine::with(&text).alone();
            }
        }
    }

    /// Whether nothing was typed that could be looked for.
    pub(super) fn looks_for_nothing(&self) -> bool {
        [Kind::Any, Kind::All, Kind::With].iter().all(|kind| self.text(*kind).is_empty())
    }

    fn text(&self, kind: Kind) -> &str {
        let field = self.fields.iter().find(|field| field.kind == kind);
        field.map_or("", |field| field.line.text().trim())
    }

    fn keep_an_empty_row(&mut self) {
        let last_is_empty = self
            .fields
            .last()
            .is_some_and(|field| field.kind == Kind::Row && field.line.text().trim().is_empty());
        if !last_is_empty {
            self.fields.push(Field { kind: Kind::Row, line: InputLine::default().alone(), row: None });
        }
    }

    /// The topic that the lines make.
    ///
    /// # Errors
    /// What is wrong with which line. A topic without a name is none: it takes that of its first term.
    pub(super) fn topic(&self) -> Result<TopicSpec, Vec<Fault>> {
        let mut faults = Vec::new();
        let rule = self.rule(&mut faults);
        let rows = self.rows(&mut faults);
        let first = rule.any.iter().chain(rule.all.iter().flatten()).next().map(Term::written);
        let name = match self.text(Kind::Name) {
            "" => first.unwrap_or_default().to_owned(),
            name => name.to_owned(),
        };
        if faults.is_empty() { Ok(TopicSpec { id: self.id.clone(), name, rule, rows }) } else { Err(faults) }
    }

    fn rule(&self, faults: &mut Vec<Fault>) -> Rule {
        let mut rule = Rule::default();
        for (index, field) in self.fields.iter().enumerate() {
            let text = field.line.text().trim();
            let mut fault = |words: String| faults.push(Fault { field: index, words });
            match field.kind {
                Kind::Any => rule.any = parsed(&terms(text), &mut fault),
                Kind::None => rule.none = parsed(&terms(text), &mut fault),
                Kind::All => rule.all = lists(text).iter().map(|list| parsed(list, &mut fault)).collect(),
                Kind::With => rule.with = with(text, &mut fault),
                Kind::Unit => rule.unit = units(text),
                Kind::Within => rule.within = within(text, &mut fault),
                Kind::Name | Kind::Row => {}
            }
        }
        let unit = self.fields.iter().position(|field| field.kind == Kind::Unit);
        if let Some(field) = unit.filter(|_| !rule.unit.is_empty() && rule.with != Some(With::Figure)) {
            faults.push(Fault { field, words: "needs “figure” in the line above".to_owned() });
        }
        rule
    }

    fn rows(&self, faults: &mut Vec<Fault>) -> Vec<RowSpec> {
        let mut rows: Vec<RowSpec> = Vec::new();
        let mut names = BTreeSet::new();
        for (index, field) in self.fields.iter().enumerate() {
            let text = field.line.text().trim();
            if field.kind != Kind::Row || text.is_empty() {
                continue;
            }
            let mut fault = |words: &str| faults.push(Fault { field: index, words: words.to_owned() });
            let (name, any) = text.split_once('=').unwrap_or((text, ""));
            let (name, any) = (name.trim().to_owned(), terms(any));
            let kept = field.row.clone().map(|row| row.rule).unwrap_or_default();
            let looks_for_more = !kept.all.is_empty() || kept.with.is_some();
            if name.is_empty() {
                fault("write a name before the “=”");
            } else if !names.insert(name.clone()) {
                fault("another row has this name");
            } else if any.is_empty() && !looks_for_more {
                fault("write its terms behind a “=”");
            }
            let any = parsed(&any, &mut |words| fault(&words));
            rows.push(RowSpec { name, rule: Rule { any, ..kept } });
        }
        rows
    }
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
        Kind::Name | Kind::Row => String::new(),
    }
}

fn parsed(written: &[String], fault: &mut dyn FnMut(String)) -> Vec<Term> {
    let mut terms = Vec::new();
    for text in written {
        match Term::parse(text) {
            Ok(term) => terms.push(term),
            Err(why) => fault(format!("“{text}” {why}")),
        }
    }
    terms
}

fn with(text: &str, fault: &mut dyn FnMut(String)) -> Option<With> {
    let found = [With::Figure, With::Quote].into_iter().find(|with| with.name() == text);
    if found.is_none() && !text.is_empty() {
        fault("write “figure” or “quote”, or nothing".to_owned());
    }
    found
}

fn units(text: &str) -> Vec<Unit> {
    let unit = |written: String| {
        let class = UnitClass::ALL.iter().find(|(_, name)| *name == written.to_lowercase());
        class.map_or(Unit::Word(written), |(class, _)| Unit::Class(*class))
    };
    terms(text).into_iter().map(unit).collect()
}

fn within(text: &str, fault: &mut dyn FnMut(String)) -> Within {
    match (text, text.parse()) {
        ("" | "sentence", _) => Within::Sentence,
        ("paragraph", _) => Within::Paragraph,
        (_, Ok(words)) if words > 0 => Within::Words(words),
        _ => {
            fault("write “sentence”, “paragraph” or a number of words".to_owned());
            Within::Sentence
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(lines: &[(Kind, &str)]) -> Form {
        let mut form = Form::of(&TopicSpec::default(), Kind::Name);
        for (kind, text) in lines {
            let at = form.fields.iter().rposition(|field| field.kind == *kind).unwrap_or(0);
            form.go_to(at);
            form.insert(text);
        }
        form
    }

    fn term(written: &str) -> Term {
        Term::parse(written).expect("the example is a term")
    }

    #[test]
    fn lines_make_a_topic() {
        let form = typed(&[
            (Kind::Any, "gas, /oil(s)?/"),
            (Kind::All, "Russia | Moscow"),
            (Kind::None, "gas mask"),
            (Kind::With, "figure"),
            (Kind::Unit, "money, euros"),
            (Kind::Within, "7"),
            (Kind::Row, "Prices = price, cost*"),
        ]);
        let topic = form.topic().unwrap();
        assert_eq!(topic.name, "gas", "the first term, as long as no name is written");
        let rule = &topic.rule;
        assert_eq!(rule.any, [term("gas"), term("/oil(s)?/")]);
        assert_eq!(rule.all, [vec![term("Russia"), term("Moscow")]]);
        assert_eq!((rule.with, rule.within), (Some(With::Figure), Within::Words(7)));
        assert_eq!(rule.unit, [Unit::Class(UnitClass::Money), Unit::Word("euros".to_owned())]);
        assert_eq!(topic.rows[0].name, "Prices");
        assert_eq!(topic.rows[0].rule.any, [term("price"), term("cost*")]);
        assert_eq!(form.fields.last().map(|field| field.line.text()), Some(""), "room for one more row");
    }

    #[test]
    fn a_topic_comes_back_as_it_was() {
        let rule = Rule { any: vec![term("a"), term("b, c")], within: Within::Paragraph, ..Rule::default() };
        let row = Rule { any: vec![term("x")], none: vec![term("y")], ..Rule::default() };
        let spec = TopicSpec {
            id: "ab".into(),
            name: "A and B".into(),
            rule,
            rows: vec![RowSpec { name: "X".into(), rule: row }],
        };
        assert_eq!(Form::of(&spec, Kind::Any).topic(), Ok(spec), "what no line shows of a row stays");
    }

    #[test]
    fn what_is_wrong_is_said_of_its_line() {
        #[track_caller]
        fn check(lines: &[(Kind, &str)], kind: Kind, words: &str) {
            let form = typed(lines);
            let faults = form.topic().expect_err("the example is wrong");
            let found: Vec<(Kind, &str)> =
                faults.iter().map(|fault| (form.fields[fault.field].kind, fault.words.as_str())).collect();
            assert_eq!(found, [(kind, words)]);
        }
        check(&[(Kind::Any, "!")], Kind::Any, "“!” holds no letter or digit");
        check(&[(Kind::With, "figures")], Kind::With, "write “figure” or “quote”, or nothing");
        check(&[(Kind::Unit, "money")], Kind::Unit, "needs “figure” in the line above");
        check(&[(Kind::Within, "0")], Kind::Within, "write “sentence”, “paragraph” or a number of words");
        check(&[(Kind::Row, "Gas")], Kind::Row, "write its terms behind a “=”");
        check(&[(Kind::Row, "= gas")], Kind::Row, "write a name before the “=”");
        check(&[(Kind::Row, "A = x"), (Kind::Row, "A = y")], Kind::Row, "another row has this name");
    }
}
