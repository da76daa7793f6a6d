//! What keeps a sentence out, in our words.

use crate::compare::comparison::{Row, Way};
use crate::compare::text::fold_word;
use crate::compare::topics::{CloseWord, Missing, Rule, Term, TopicSpec, Unit, With, Within};

/// Of more terms than this a condition says the first.
const MOST_TERMS: usize = 8;

/// What a sentence lacks that would fulfil `rule` of `topic` otherwise: "no term of any in the
/// sentence: gas, oil".
pub(in crate::compare::tables) fn lacking(missing: &Missing, rule: &Rule, topic: &TopicSpec) -> String {
    let place = place(rule.within);
    match missing {
        Missing::Taken(row) => {
            let name = topic.rows.get(*row).map_or("", |row| &row.name);
            format!("fulfils this row, but “{name}” stands before it in the config and takes it")
        }
        Missing::Excluded(reason) => format!("excluded by “{}”, a term of none, {place}", reason.term),
        Missing::Unit => format!("states figures, but none of {}", units(&rule.unit)),
        Missing::With(With::Figure) if rule.unit.is_empty() => "states no figure".to_owned(),
        Missing::With(With::Figure) => format!("states no figure of {}", units(&rule.unit)),
        Missing::With(With::Quote) => "holds no quotation between marks".to_owned(),
        Missing::Any => format!("no term of any {place}: {}", terms(&rule.any)),
        Missing::All(list) => {
            let which =
                if rule.all.len() > 1 { format!("list {} of all", list + 1) } else { "all".to_owned() };
            format!(
                "no term of {which} {place}: {}",
                rule.all.get(*list).map_or_else(String::new, |all| terms(all))
            )
        }
    }
}

/// Where a passage of the topic stands instead: "stands in the figure row “Norland · ships”".
pub(super) fn standing(row: &Row) -> String {
    match row.way {
        Way::Alone => "stands in no row".to_owned(),
        Way::Named => format!("stands in the row “{}”", row.label),
        Way::Figure | Way::Suggested | Way::Pinned => {
            format!("stands in the {} row “{}”", row.way.name(), row.label)
        }
    }
}

/// How a word is off a term: "“Norladn” is 1 letter off Norland"; "… off “kiev”, which the term Kyiv
/// matches".
pub(super) fn off(word: &str, close: &CloseWord) -> String {
    let letters =
        if close.distance == 1 { "1 letter".to_owned() } else { format!("{} letters", close.distance) };
    if fold_word(&close.term) == close.form {
        format!("“{word}” is {letters} off {}", close.term)
    } else {
        format!("“{word}” is {letters} off “{}”, which the term {} matches", close.form, close.term)
    }
}

fn place(within: Within) -> String {
    match within {
        Within::Sentence => "in the sentence".to_owned(),
        Within::Paragraph => "in the paragraph".to_owned(),
        Within::Words(words) => format!("within {words} words"),
    }
}

fn terms(terms: &[Term]) -> String {
    let mut written = terms.iter().take(MOST_TERMS).map(Term::written).collect::<Vec<_>>().join(", ");
    if terms.len() > MOST_TERMS {
        written += &format!(" and {} more", terms.len() - MOST_TERMS);
    }
    written
}

fn units(units: &[Unit]) -> String {
    units.iter().map(Unit::name).collect::<Vec<_>>().join(" or ")
}
