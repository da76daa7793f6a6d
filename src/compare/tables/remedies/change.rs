//! One change of a rule that admits more: a term added or taken out, a condition loosened.

use crate::compare::evidence::UnitClass;
use crate::compare::topics::{Rule, Term, Unit, Within};

/// A change of a rule, by which it admits more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A term of `none` is taken out.
    TakeOut(String),
    /// A class of units is added.
    AddUnit(UnitClass),
    /// The sentence needs to hold no figure or quotation any more.
    DropWith,
    /// The window becomes the paragraph.
    Widen,
    /// A term is added to `any`.
    AddToAny(String),
    /// A term is added to the list of `all` at this index.
    AddToAll(usize, String),
    /// The list of `all` at this index is taken out.
    DropAll(usize),
}

impl Change {
    /// The rule with the change made; what cannot be made (the text is no term) changes nothing.
    pub fn made_in(&self, rule: &Rule) -> Rule {
        let mut rule = rule.clone();
        let add = |terms: &mut Vec<Term>, written: &str| {
            if let Some(term) = Term::parse(written).ok().filter(|term| !terms.contains(term)) {
                terms.push(term);
            }
        };
        match self {
            Change::TakeOut(written) => rule.none.retain(|term| term.written() != written),
            Change::AddUnit(class) => rule.unit.push(Unit::Class(*class)),
            Change::DropWith => {
                rule.with = None;
                rule.unit.clear();
            }
            Change::Widen => rule.within = Within::Paragraph,
            Change::AddToAny(written) => add(&mut rule.any, written),
            Change::AddToAll(list, written) => {
                rule.all.get_mut(*list).into_iter().for_each(|terms| add(terms, written));
            }
            Change::DropAll(list) if *list < rule.all.len() => {
                rule.all.remove(*list);
            }
            Change::DropAll(_) => {}
        }
        rule
    }

    /// What is done to `rule`, in our words: "“model” out of none".
    pub fn in_words(&self, rule: &Rule) -> String {
        let all = |list: &usize| match rule.all.len() {
            1 => "all".to_owned(),
            _ => format!("list {} of all", list + 1),
        };
        match self {
            Change::TakeOut(term) => format!("“{term}” out of none"),
            Change::AddUnit(class) => format!("“{}” to unit", class.name()),
            Change::DropWith => match rule.with {
                Some(with) if rule.unit.is_empty() => format!("no “{}” asked for any more", with.name()),
                Some(with) => format!("no “{}” and no unit asked for any more", with.name()),
                None => String::new(),
            },
            Change::Widen => "within the paragraph, not the sentence".to_owned(),
            Change::AddToAny(term) => format!("“{term}” to any"),
            Change::AddToAll(list, term) => format!("“{term}” to {}", all(list)),
            Change::DropAll(list) => {
                let terms = rule.all.get(*list).map(Vec::as_slice).unwrap_or_default();
                let terms: Vec<&str> = terms.iter().map(Term::written).collect();
                format!("without {}: {}", all(list), terms.join(" | "))
            }
        }
    }
}
