//! The topic language of DESIGN.md, sentence by sentence: terms, then rules, then laws.

mod laws;
mod rules;
mod short;
mod terms;

use super::*;
use crate::compare::Stop;
use crate::compare::articles::{Article, ArticleId, Body, Meta};
use crate::compare::evidence::Reading;
use serde::Deserialize;
use std::sync::Arc;

/// A rule as the config writes it.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Written {
    any: Vec<String>,
    all: Vec<Vec<String>>,
    none: Vec<String>,
    with: Option<String>,
    unit: Vec<String>,
    within: Option<toml::Value>,
    row: Vec<Written>,
}

fn article(body: &str) -> Article {
    Article::new(ArticleId::new("a"), "a.md".into(), String::new(), Meta::default(), 0, Body::new(body))
}

fn reading(body: &str) -> Reading {
    Reading::of(Arc::new(article(body)))
}

fn term(written: &str) -> Term {
    Term::parse(written).unwrap_or_else(|error| panic!("{written:?}: {error}"))
}

fn terms(written: &[String]) -> Vec<Term> {
    written.iter().map(|written| term(written)).collect()
}

fn rule(written: &Written) -> Rule {
    let class =
        |name: &String| UnitClass::ALL.iter().find(|(_, known)| known == name).map(|(class, _)| *class);
    let unit = |name: &String| class(name).map_or_else(|| Unit::Word(name.clone()), Unit::Class);
    Rule {
        any: terms(&written.any),
        all: written.all.iter().map(|list| terms(list)).collect(),
        none: terms(&written.none),
        with: written.with.as_ref().map(|with| if with == "quote" { With::Quote } else { With::Figure }),
        unit: written.unit.iter().map(unit).collect(),
        within: match &written.within {
            None => Within::default(),
            Some(toml::Value::String(name)) if name == "paragraph" => Within::Paragraph,
            Some(toml::Value::Integer(words)) => {
                Within::Words(usize::try_from(*words).expect("not negative"))
            }
            Some(_) => Within::Sentence,
        },
    }
}

/// A topic from the keys of a `[[topic]]`, rows as `[[row]]`.
fn topic(id: &str, written: &str) -> TopicSpec {
    let written: Written = toml::from_str(written).unwrap_or_else(|error| panic!("{error}"));
    let row = |row: &Written| RowSpec { name: String::new(), rule: rule(row) };
    TopicSpec {
        id: id.into(),
        name: id.into(),
        rule: rule(&written),
        rows: written.row.iter().map(row).collect(),
    }
}

fn aliases(groups: &[&[&str]]) -> Aliases {
    Aliases::new(groups.iter().map(|group| group.iter().map(|name| (*name).to_owned()).collect()).collect())
}

/// What each topic matches in a text.
fn all_hits(topics: &Topics, body: &str) -> Vec<Vec<Hit>> {
    let matches = topics.matches(&reading(body), &Stop::default()).expect("not stopped");
    matches.iter().map(|hits| hits.iter().map(|hit| Hit::clone(hit)).collect()).collect()
}

fn hits(written: &str, groups: &[&[&str]], body: &str) -> Vec<Hit> {
    let topics = Topics::new(vec![topic("t", written)], aliases(groups));
    all_hits(&topics, body).remove(0)
}
