//! `[theme]` → [`Overrides`]: roles by name, each with the look that it is to have.

use super::fields::{Fields, Text, as_text, entries};
use super::mistakes::{Mistake, alternatives, quoted};
use super::schema::nearest;
use crate::ui::theme::Role;
use crate::ui::theme::overrides::{BadWord, Override, Overrides};
use std::ops::Range;

/// The looks that the config gives to single roles.
pub(super) fn overrides(top: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Overrides {
    let mut overrides = Overrides::new();
    if let Some(name) = top.value("theme").and_then(as_text) {
        let help = "the name of a theme belongs under `[view]`, the looks of roles under `[theme]`";
        mistakes.push(Mistake::new(name.span(), "`theme` takes a table here, not a string", help));
        return overrides;
    }
    let table = top.table("theme", mistakes);
    for (name, value) in table.map(entries).unwrap_or_default() {
        let role = Role::ALL.iter().find(|role| role.name() == *name.get_ref());
        if role.is_none() {
            mistakes.push(unknown_role(&name));
        }
        let Some(written) = as_text(value) else {
            let title = format!("{} takes a look as a string", quoted(name.get_ref()));
            mistakes.push(Mistake::new(value.span(), title, "write it as in `term = \"bold yellow\"`"));
            continue;
        };
        match (role, Override::parse(written.get_ref())) {
            (Some(role), Ok(look)) => {
                overrides.insert(*role, look);
            }
            (None, Ok(_)) => {}
            (_, Err(bad)) => mistakes.push(bad_word(&written, &bad)),
        }
    }
    overrides
}

fn unknown_role(name: &Text<'_>) -> Mistake {
    let names: Vec<String> = Role::ALL.iter().map(|role| role.name()).collect();
    let help = match nearest(name.get_ref(), names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("what is known here: {}", alternatives(names.iter().map(String::as_str))),
    };
    Mistake::new(name.span(), format!("there is no role {}", quoted(name.get_ref())), help)
}

fn bad_word(written: &Text<'_>, bad: &BadWord) -> Mistake {
    let word = written.get_ref().get(bad.at.clone()).unwrap_or_default();
    let help = match nearest(word, Override::words()) {
        Some(near) if near != word => format!("did you mean `{near}`?"),
        _ => "write names of colours, numbers from 0 to 255 or `#rrggbb`, `on` before the one behind the \
              letters, and `bold`, `dim`, `italic`, `underlined`, `reversed`, `crossed-out`"
            .to_owned(),
    };
    Mistake::new(place(written, &bad.at), format!("{} {}", quoted(word), bad.why), help)
}

/// Where bytes of a string stand in the file; the whole of one that is not written as it reads.
fn place(written: &Text<'_>, at: &Range<usize>) -> Range<usize> {
    let span = written.span();
    if span.len() != written.get_ref().len() + 2 || at.is_empty() {
        return span;
    }
    span.start + 1 + at.start..span.start + 1 + at.end
}
