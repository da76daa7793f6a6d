//! The topic that the lines of a form make, or what is wrong with them.

use super::form::{At, Form, Group, Kind};
use super::lists::{lists, terms};
use crate::compare::evidence::UnitClass;
use crate::compare::topics::{RowSpec, Rule, Term, TopicSpec, Unit, With, Within};
use crate::ui::model::edits::RowEdit;
use std::collections::BTreeSet;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The line.
    pub(super) at: At,
    pub(super) words: String,
}

/// A topic, and all of its rows, also those that are off.
pub(super) type Read = (TopicSpec, Vec<RowEdit>);

impl Form {
    /// The topic that the lines make.
    ///
    /// # Errors
    /// What is wrong with which line. A topic without a name is none: it takes that of its first term.
    pub(super) fn read(&self) -> Result<Read, Vec<Fault>> {
        let mut faults = Vec::new();
        let (mut rule, mut name) = (Rule::default(), String::new());
        let (mut rows, mut names) = (Vec::new(), BTreeSet::new());
        for (index, group) in self.groups.iter().enumerate() {
            let mut fault =
                |kind, words: &str| faults.push(Fault { at: (index, kind), words: words.to_owned() });
            let Some(row) = &group.row else {
                rule = self::rule(group, &mut fault);
                let first = rule.any.iter().chain(rule.all.iter().flatten()).next().map(Term::written);
                let typed = Some(group.text(Kind::Name)).filter(|name| !name.is_empty());
                name = typed.or(first).unwrap_or_default().to_owned();
                continue;
            };
            if group.is_empty() {
                continue;
            }
            let mut of_row = self::rule(group, &mut fault);
            let typed = group.text(Kind::Name);
            let (name, more) = typed.split_once('=').unwrap_or((typed, ""));
            of_row.any.extend(parsed(&terms(more), &mut |words| fault(Kind::Name, words)));
            let looks_for_nothing = of_row.any.is_empty() && of_row.all.is_empty() && of_row.with.is_none();
            if name.trim().is_empty() {
                fault(Kind::Name, "write a name for the row");
            } else if !names.insert(name.trim().to_owned()) {
                fault(Kind::Name, "another row has this name");
            } else if looks_for_nothing {
                fault(Kind::Name, "write its terms below, or behind a “=”");
            }
            let spec = RowSpec { name: name.trim().to_owned(), rule: of_row };
            rows.push(RowEdit { was: row.was.clone(), enabled: row.enabled, row: spec });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let on = rows.iter().filter(|row| row.enabled).map(|row| row.row.clone()).collect();
        Ok((TopicSpec { id: self.id.clone(), name, rule, rows: on }, rows))
    }
}

fn rule(group: &Group, fault: &mut dyn FnMut(Kind, &str)) -> Rule {
    let mut of = |kind: Kind, list: Vec<String>| parsed(&list, &mut |words| fault(kind, words));
    let mut rule = Rule {
        any: of(Kind::Any, terms(group.text(Kind::Any))),
        none: of(Kind::None, terms(group.text(Kind::None))),
        all: lists(group.text(Kind::All)).into_iter().map(|list| of(Kind::All, list)).collect(),
        unit: units(group.text(Kind::Unit)),
        ..Rule::default()
    };
    let with = group.text(Kind::With);
    rule.with = [With::Figure, With::Quote].into_iter().find(|known| known.name() == with);
    if rule.with.is_none() && !with.is_empty() {
        fault(Kind::With, "write “figure” or “quote”, or nothing");
    }
    match within(group.text(Kind::Within)) {
        Some(within) => rule.within = within,
        None => fault(Kind::Within, "write “sentence”, “paragraph” or a number of words"),
    }
    if !rule.unit.is_empty() && rule.with != Some(With::Figure) {
        fault(Kind::Unit, "needs “figure” in the line above");
    }
    rule
}

fn parsed(written: &[String], fault: &mut dyn FnMut(&str)) -> Vec<Term> {
    let mut terms = Vec::new();
    for text in written {
        match Term::parse(text) {
            Ok(term) => terms.push(term),
            Err(why) => fault(&format!("“{text}” {why}")),
        }
    }
    terms
}

fn units(text: &str) -> Vec<Unit> {
    let unit = |written: String| {
        let class = UnitClass::ALL.iter().find(|(_, name)| *name == written.to_lowercase());
        class.map_or(Unit::Word(written), |(class, _)| Unit::Class(*class))
    };
    terms(text).into_iter().map(unit).collect()
}

fn within(text: &str) -> Option<Within> {
    match (text, text.parse()) {
        ("" | "sentence", _) => Some(Within::Sentence),
        ("paragraph", _) => Some(Within::Paragraph),
        (_, Ok(words)) if words > 0 => Some(Within::Words(words)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::rows_of;
    use super::*;

    /// A form with these lines typed, of the group at the index.
    fn typed(lines: &[(usize, Kind, &str)]) -> Form {
        let mut form = Form::of(&TopicSpec::default(), &[], Kind::Name);
        for (group, kind, text) in lines {
            form.go_to((*group, *kind));
            form.insert(text);
        }
        form
    }

    fn term(written: &str) -> Term {
        Term::parse(written).expect("the example is a term")
    }

    fn row(name: &str, any: &str) -> RowSpec {
        RowSpec { name: name.into(), rule: Rule { any: vec![term(any)], ..Rule::default() } }
    }

    #[test]
    fn lines_make_a_topic() {
        let form = typed(&[
            (0, Kind::Any, "gas, /oil(s)?/"),
            (0, Kind::All, "Russia | Moscow"),
            (0, Kind::None, "gas mask"),
            (0, Kind::With, "figure"),
            (0, Kind::Unit, "money, euros"),
            (0, Kind::Within, "7"),
            (1, Kind::Name, "Prices = price, cost*"),
            (2, Kind::Name, "Talks"),
            (2, Kind::All, "talk* | met"),
            (2, Kind::With, "quote"),
            (2, Kind::Within, "paragraph"),
        ]);
        let (topic, rows) = form.read().unwrap();
        assert_eq!(topic.name, "gas", "the first term, as long as no name is written");
        let rule = &topic.rule;
        assert_eq!(rule.any, [term("gas"), term("/oil(s)?/")]);
        assert_eq!(rule.all, [vec![term("Russia"), term("Moscow")]]);
        assert_eq!((rule.with, rule.within), (Some(With::Figure), Within::Words(7)));
        assert_eq!(rule.unit, [Unit::Class(UnitClass::Money), Unit::Word("euros".to_owned())]);
        assert_eq!(
            topic.rows[0],
            RowSpec {
                name: "Prices".into(),
                rule: Rule { any: vec![term("price"), term("cost*")], ..Rule::default() }
            }
        );
        let talks = &topic.rows[1].rule;
        assert_eq!((talks.with, talks.within), (Some(With::Quote), Within::Paragraph));
        assert_eq!(talks.all, [vec![term("talk*"), term("met")]]);
        assert!(rows.iter().all(|row| row.was.is_none() && row.enabled));
        assert!(form.groups.last().is_some_and(Group::is_empty), "room for one more row");
        assert_eq!(form.groups[1].in_short(), "Prices = price, cost*");
        assert_eq!(form.groups[2].in_short(), "Talks · all talk* | met · with quote · within paragraph");
    }

    #[test]
    fn a_topic_comes_back_as_it_was_with_what_is_off() {
        let rule = Rule { any: vec![term("a"), term("b, c")], within: Within::Paragraph, ..Rule::default() };
        let (first, last) = (row("X", "x"), row("Z", "z"));
        let spec = TopicSpec { id: "ab".into(), name: "A and B".into(), rule, rows: vec![first, last] };
        let rows = rows_of(&spec.rows, &[(1, row("Y", "y")), (3, row("Å", "å"))]);
        let names: Vec<(&str, bool)> = rows.iter().map(|row| (row.row.name.as_str(), row.enabled)).collect();
        assert_eq!(names, [("X", true), ("Y", false), ("Z", true), ("Å", false)]);
        assert_eq!(Form::of(&spec, &rows, Kind::Any).read(), Ok((spec, rows)));
    }

    #[test]
    fn rows_are_renamed_moved_switched_and_taken_out() {
        let spec =
            TopicSpec { rows: vec![row("X", "x"), row("Y", "y"), row("Z", "z")], ..TopicSpec::default() };
        let mut form = Form::of(&spec, &rows_of(&spec.rows, &[]), Kind::Any);
        form.go_to((2, Kind::Any));
        assert!(form.move_row(true) && !form.move_row(true), "above the first row is the topic");
        form.go_to((1, Kind::Name));
        form.insert("ears");
        assert_eq!(form.toggle_row(), Some(false));
        form.go_to((3, Kind::Within));
        assert!(!form.move_row(false), "below the last row is the empty one");
        assert!(form.delete_row());
        form.go_to((0, Kind::Any));
        assert!(!form.delete_row() && form.toggle_row().is_none() && !form.move_row(false));
        form.insert("t");
        let (topic, rows) = form.read().unwrap();
        let told: Vec<_> =
            rows.iter().map(|row| (row.was.as_deref(), row.row.name.as_str(), row.enabled)).collect();
        assert_eq!(told, [(Some("Y"), "Years", false), (Some("X"), "X", true)]);
        assert_eq!(topic.rows, [row("X", "x")]);
    }

    #[test]
    fn what_is_wrong_is_said_of_its_line() {
        #[track_caller]
        fn check(lines: &[(usize, Kind, &str)], at: At, words: &str) {
            let faults = typed(lines).read().expect_err("the example is wrong");
            assert_eq!(faults, [Fault { at, words: words.to_owned() }]);
        }
        use Kind::*;
        check(&[(0, Any, "!")], (0, Any), "“!” holds no letter or digit");
        check(&[(0, With, "figures")], (0, With), "write “figure” or “quote”, or nothing");
        check(&[(0, Unit, "money")], (0, Unit), "needs “figure” in the line above");
        check(&[(0, Within, "0")], (0, Within), "write “sentence”, “paragraph” or a number of words");
        check(&[(1, Name, "Gas")], (1, Name), "write its terms below, or behind a “=”");
        check(&[(1, Any, "gas")], (1, Name), "write a name for the row");
        check(&[(1, Name, "A = x"), (2, Name, "A = y")], (2, Name), "another row has this name");
        check(&[(1, Name, "A"), (1, All, "x, !")], (1, All), "“!” holds no letter or digit");
    }
}
