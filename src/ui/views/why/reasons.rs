//! Which rule a passage fulfils, by which words, and how its row came about.

use crate::compare::articles::Article;
use crate::compare::comparison::{Comparison, Passage, Row, Share, Way};
use crate::compare::text::Span;
use crate::compare::topics::{Rule, Term, Unit, With, Within};
use crate::ui::theme::Role;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::{Piece, piece};

/// What the config asks for.
pub(super) fn rule(page: &mut Page, rule: &Rule) {
    let terms = |terms: &[Term]| terms.iter().map(Term::written).collect::<Vec<_>>().join(" | ");
    let mut fact = |name: &str, text: String| page.fact(name, vec![piece(text, Role::Notice)]);
    if !rule.any.is_empty() {
        fact("any", terms(&rule.any));
    }
    for list in &rule.all {
        fact("all", terms(list));
    }
    if !rule.none.is_empty() {
        fact("none", terms(&rule.none));
    }
    match rule.with {
        Some(With::Figure) => fact("with", "figure".to_owned()),
        Some(With::Quote) => fact("with", "quote".to_owned()),
        None => {}
    }
    if !rule.unit.is_empty() {
        fact("unit", rule.unit.iter().map(Unit::name).collect::<Vec<_>>().join(" | "));
    }
    match rule.within {
        Within::Sentence => {}
        Within::Paragraph => fact("within", "paragraph".to_owned()),
        Within::Words(words) => fact("within", format!("{words} words")),
    }
}

/// What the words are that a reason names: a kind of evidence that the rule asks for, or a term.
pub(super) fn role(term: &str) -> Role {
    match term {
        "figure" => Role::Figure,
        "quote" => Role::Quote,
        _ => Role::Term,
    }
}

/// The terms that matched, and where.
pub(super) fn matched(page: &mut Page, article: &Article, passage: &Passage) {
    for reasons in passage.why.chunk_by(|left, right| left.span == right.span) {
        let span = reasons[0].span;
        let terms: Vec<&str> = reasons.iter().map(|reason| &*reason.term).collect();
        let role = role(terms[0]);
        let (name, found) = if role == Role::Term { ("term", "  matched ") } else { ("with", "  found ") };
        let pieces = vec![
            piece(terms.join(" | "), Role::Notice),
            piece(found, Role::Ours),
            piece(span.of(article.body.as_str()), role),
            bytes(span),
        ];
        page.fact(name, pieces);
    }
}

/// How the row came about, what it shares and where this passage says so.
pub(super) fn row(page: &mut Page, comparison: &Comparison, row: &Row, passage: &Passage) {
    let (role, how) = match row.way {
        Way::Named if row.judged.is_own() => {
            (Role::RowHead, "somebody put its passages together, under this name")
        }
        Way::Pinned if row.judged.takes => (Role::Suggested, "somebody put its passages together"),
        Way::Named => (Role::RowHead, "the config names this row, and its rule matches"),
        Way::Figure => (
            Role::RowHead,
            "its figures agree in unit, and in owner or the very value; no place or time conflicts",
        ),
        Way::Suggested => (Role::Suggested, "a suggestion: its passages share what stands below, no more"),
        Way::Pinned => (Role::Suggested, "its passages were pinned level"),
        Way::Alone => (Role::RowHead, "nothing was found to stand beside it"),
    };
    if !row.label.is_empty() {
        page.fact("label", vec![piece(row.label.as_str(), role)]);
    }
    page.fact("way", vec![piece(row.way.name(), Role::Notice), piece(format!("  {how}"), Role::Ours)]);
    if let Some(mark) = &row.judged.mark {
        page.fact("by", vec![piece(format!("{}, {}", mark.who(), mark.made), Role::Notice)]);
    }
    if passage.follows {
        let how = "it leans on the passage before it, which stands in this row; by itself it might not";
        page.fact("follows", vec![piece(how, Role::Ours)]);
    }
    if row.way != Way::Alone {
        shares(page, comparison, row, passage);
    }
    let named = comparison.topic.rows.iter().find(|named| row.way == Way::Named && named.name == row.label);
    if let Some(named) = named {
        rule(page, &named.rule);
    }
}

fn shares(page: &mut Page, comparison: &Comparison, row: &Row, passage: &Passage) {
    for (index, term) in row.shares.iter().enumerate() {
        let mut pieces = vec![piece(term.as_str(), Role::Notice)];
        let here: Vec<&Share> = passage.shares.iter().filter(|share| share.term == index).collect();
        match here.is_empty() {
            true if row.way == Way::Named => {}
            true => pieces.push(piece("  no words found here that say so", Role::Dim)),
            false => pieces.push(piece("  here ", Role::Ours)),
        }
        for (index, share) in here.iter().enumerate() {
            if index > 0 {
                pieces.push(piece(", ", Role::Ours));
            }
            pieces.push(piece(comparison.text(&passage.article, share.span), Role::Share));
            pieces.push(bytes(share.span));
        }
        page.fact("shares", pieces);
    }
}

/// Where words stand: "  bytes 12–18".
pub(super) fn bytes(span: Span) -> Piece {
    piece(format!("  bytes {}–{}", span.start, span.end), Role::Dim)
}
