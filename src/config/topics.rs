//! `[[topic]]` and `[[topic.row]]` → [`TopicSpec`].

use super::fields::{Fields, Text, no_such_choice};
use super::mistakes::{Mistake, quoted};
use super::schema::{ROW, TOPIC};
use super::terms::terms;
use crate::compare::evidence::UnitClass;
use crate::compare::text::LineNumbers;
use crate::compare::topics::{RowSpec, Rule, Term, TopicSpec, Unit, With, Within};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeValue;

/// A topic as the config lists it, switched on or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is looked for; if not, it is checked all the same.
    pub enabled: bool,
    /// Its rows in order, and whether each is switched on.
    pub rows: Vec<(RowSpec, bool)>,
    /// The line (from 1) at which it begins.
    pub line: usize,
}

/// The topics of the config that are switched on, and all that are listed.
pub(super) fn topics(
    top: &Fields<'_>,
    source: &str,
    mistakes: &mut Vec<Mistake>,
) -> (Vec<TopicSpec>, Vec<Listed>) {
    let mut topics = Vec::new();
    let mut listed = Vec::new();
    let numbers = LineNumbers::of(source);
    let mut seen: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for fields in top.tables("topic", &TOPIC, mistakes) {
        let name = fields.required_text("name", mistakes);
        let enabled = fields.flag("enabled", mistakes).unwrap_or(true);
        let rule = rule(&fields, source, mistakes);
        let rows = rows(&fields, source, mistakes);
        let Some((id, span)) = id(&fields, name.as_ref(), mistakes) else { continue };
        if let Some(first) = seen.get(&id) {
            let title = format!("two topics have the id {}", quoted(&id));
            let help = "give one of them another `id` (without one it is made from the name)";
            mistakes.push(Mistake::new(span, title, help).beside(first.clone(), "the first"));
            continue;
        }
        seen.insert(id.clone(), span);
        let name = name.map_or_else(|| id.clone(), |name| name.get_ref().trim().to_owned());
        listed.push(Listed {
            id: id.clone(),
            name: name.clone(),
            enabled,
            rows: rows.clone(),
            line: numbers.at(fields.span.start),
        });
        let rows = rows.into_iter().filter(|(_, enabled)| *enabled).map(|(row, _)| row).collect();
        topics.extend(enabled.then_some(TopicSpec { id, name, rule, rows }));
    }
    (topics, listed)
}

/// A topic's id, as given or from its name, and the bytes that say so.
fn id(
    fields: &Fields<'_>,
    name: Option<&Text<'_>>,
    mistakes: &mut Vec<Mistake>,
) -> Option<(String, Range<usize>)> {
    if fields.value("id").is_none() {
        let name = name?;
        let id = id_of(name.get_ref());
        if id.is_empty() {
            let title = format!("no id can be made from the name {}", quoted(name.get_ref()));
            mistakes.push(Mistake::new(name.span(), title, "add one, as in `id = \"troop-numbers\"`"));
            return None;
        }
        return Some((id, name.span()));
    }
    let given = fields.required_text("id", mistakes)?;
    let id = id_of(given.get_ref());
    if id == *given.get_ref() {
        return Some((id, given.span()));
    }
    let title =
        format!("{} is no id: ids are small letters, digits and single hyphens", quoted(given.get_ref()));
    let example = if id.is_empty() { "troop-numbers" } else { &id };
    mistakes.push(Mistake::new(given.span(), title, format!("write `id = \"{example}\"`")));
    None
}

/// The id that is made from a name: small letters and digits of any script, each run of anything
/// else one hyphen.
pub fn id_of(name: &str) -> String {
    let lower = name.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// The rows of a topic, each with whether it is switched on.
fn rows(topic: &Fields<'_>, source: &str, mistakes: &mut Vec<Mistake>) -> Vec<(RowSpec, bool)> {
    let mut rows = Vec::new();
    let mut seen: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for fields in topic.tables("row", &ROW, mistakes) {
        let rule = rule(&fields, source, mistakes);
        let enabled = fields.flag("enabled", mistakes).unwrap_or(true);
        let Some(text) = fields.required_text("name", mistakes) else { continue };
        let name = text.get_ref().trim().to_owned();
        if let Some(first) = seen.get(&name) {
            let title = format!("two rows of this topic have the name {}", quoted(&name));
            let help = "rename one, or put the terms of both into one row";
            mistakes.push(Mistake::new(text.span(), title, help).beside(first.clone(), "the first"));
            continue;
        }
        seen.insert(name.clone(), text.span());
        rows.push((RowSpec { name, rule }, enabled));
    }
    rows
}

fn rule(fields: &Fields<'_>, source: &str, mistakes: &mut Vec<Mistake>) -> Rule {
    let any = terms(&fields.texts("any", mistakes), source, mistakes);
    let none = terms(&fields.texts("none", mistakes), source, mistakes);
    let all = all(fields, source, mistakes);
    const WITH: [(&str, With); 2] = [("figure", With::Figure), ("quote", With::Quote)];
    let with = fields.choice("with", &WITH, mistakes);
    let unit = units(fields, mistakes);
    let within = within(fields, mistakes).unwrap_or_default();
    if let Some(value) = fields.value("unit")
        && (with == Some(With::Quote) || fields.value("with").is_none())
    {
        let title = "`unit` says which figures count, and no figure is asked for";
        mistakes.push(
            Mistake::new(value.span(), title, "add `with = \"figure\"`, or leave `unit` out").missing(),
        );
    }
    if !["any", "all", "with"].iter().any(|key| says_something(fields, key)) {
        let title = "nothing is looked for here: neither `any` nor `all` nor `with` is given";
        let help = "add terms, as in `any = [\"troops\", \"soldiers\"]`";
        mistakes.push(Mistake::new(fields.span.clone(), title, help).missing());
    }
    Rule { any, all, none, with, unit, within }
}

/// Whether `key` is given, be it wrongly, and is no empty list.
fn says_something(fields: &Fields<'_>, key: &str) -> bool {
    fields.value(key).is_some_and(|value| !value.get_ref().as_array().is_some_and(|array| array.is_empty()))
}

fn all(fields: &Fields<'_>, source: &str, mistakes: &mut Vec<Mistake>) -> Vec<Vec<Term>> {
    let mut all = Vec::new();
    for (list, texts) in fields.text_lists("all", mistakes) {
        if list.get_ref().as_array().is_some_and(|list| list.is_empty()) {
            let title = "an empty list in `all` can never match";
            mistakes.push(Mistake::new(list.span(), title, "fill it, or leave it out"));
        }
        all.push(terms(&texts, source, mistakes));
    }
    all
}

fn units(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Vec<Unit> {
    let mut units = Vec::new();
    for text in fields.texts("unit", mistakes) {
        let written = text.get_ref().trim().to_lowercase();
        let class = UnitClass::ALL.iter().find(|(_, name)| *name == written);
        match class {
            Some((class, _)) => units.push(Unit::Class(*class)),
            None if is_one_word(&written) => units.push(Unit::Word(text.get_ref().trim().to_owned())),
            None => {
                let mut mistake = no_such_choice("unit", &text, UnitClass::ALL.iter().map(|(_, name)| *name));
                mistake.help.push_str(", or one word, as in `troops`");
                mistakes.push(mistake);
            }
        }
    }
    units
}

fn is_one_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !text.contains(char::is_whitespace)
}

fn within(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<Within> {
    const NAMED: [(&str, Within); 2] = [("sentence", Within::Sentence), ("paragraph", Within::Paragraph)];
    let value = fields.value("within")?;
    let DeValue::Integer(number) = value.get_ref() else {
        let text = fields.text("within", mistakes)?;
        let chosen = NAMED.iter().find(|(name, _)| name == text.get_ref()).map(|(_, within)| *within);
        if chosen.is_none() {
            let mut mistake = no_such_choice("within", &text, NAMED.iter().map(|(name, _)| *name));
            mistake.help.push_str(", or a number of words without quotation marks, as in `within = 7`");
            mistakes.push(mistake);
        }
        return chosen;
    };
    let words = usize::from_str_radix(number.as_str(), number.radix()).ok().filter(|words| *words > 0);
    if words.is_none() {
        let title = format!("`within` cannot be {}", quoted(number.as_str()));
        mistakes.push(Mistake::new(value.span(), title, "write how many words, 1 or more"));
    }
    words.map(Within::Words)
}
