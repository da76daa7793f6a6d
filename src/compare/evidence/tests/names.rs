//! Names of sentences: what they are, and what only looks like them.

use super::*;
use crate::compare::evidence::names::NameKind;

fn names_of(text: &str) -> Vec<String> {
    let kind = |kind| match kind {
        NameKind::Party => "party",
        NameKind::Person => "person",
        NameKind::Other => "other",
    };
    let names = all(text).into_iter().flat_map(|evidence| evidence.names);
    names.map(|name| format!("{} {}", kind(name.kind), name.named.name)).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(names_of(text), expected, "{text}");
}

#[test]
fn a_party_in_the_name_of_a_thing_is_not_that_party() {
    check("The Peru Herald closed.", &["other Peru Herald"]);
    check("The Bank of Chile closed.", &["other Bank", "other Chile"]);
    check("The Central Bank of Chile closed.", &["other Central Bank", "party Chile"]);
    check("The Lima Bridge closed.", &["other Lima Bridge"]);
    check("The Peruvian Army left.", &["party Peru"]);
    check("They left Mexico City.", &["party Mexico"]);
    check("The Marshall Islands joined.", &["party Marshall Islands"]);
}

#[test]
fn persons_may_be_called_like_titles_and_places() {
    check("Ann King left.", &["person Ann King"]);
    check("Rep. Ann King left.", &["person Ann King"]);
    check("Mr. Jordan left.", &["person Jordan"]);
    check("James Jordan met King Hussein.", &["person James Jordan", "person Hussein"]);
    check("President of Peru", &["party Peru"]);
    check("Ana Silva III left.", &["person Ana Silva III"]);
    check("Late Monday it left on Twitter Sunday.", &["other Twitter"]);
    check("They met on Monday Ana Silva’s aide.", &["person Ana Silva"]);
}

#[test]
fn a_dateline_names_nobody() {
    check("LIMA, Peru (AP) — Chile left.", &["party Chile"]);
    check("LIMA — Chile left.", &["party Chile"]);
    check("Lima left — Chile stayed.", &["party Peru", "party Chile"]);
}
