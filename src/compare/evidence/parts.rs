//! How a figure stands to others: a part of one, added to one or planned, or an order of magnitude.
//!
//! Only words that touch the figure, or a verb of intent in its own clause, decide: a figure that
//! is taken for a count of its own enters a spread, where it can be seen to differ.

use super::figure::{Part, UnitClass};
use super::frame::Words;
use super::line::Line;
use super::numbers::{Kind, Number};
use super::quantities::quantity;

/// How many words before a figure its verb of intent may stand.
const REACH: usize = 10;

/// How `number` stands to other figures; `words` are those of its figure, `class` is what it counts.
pub(super) fn part(line: &Line<'_>, number: &Number, words: Words, class: UnitClass) -> Part {
    if number.vague {
        Part::Vague
    } else if class == UnitClass::Time {
        Part::Whole
    } else if is_part_of(line, number, words) {
        Part::PartOf
    } else if matches!(number.kind, Kind::Percent | Kind::Fraction) {
        Part::Whole
    } else if is_added(line, number, words) || is_planned(line, words) {
        Part::Added
    } else {
        Part::Whole
    }
}

/// "21,000 of whom", "of whom 21,000", "including 40", "3 of the 15".
fn is_part_of(line: &Line<'_>, number: &Number, words: Words) -> bool {
    let refers_back = |word: &str| matches!(word, "whom" | "which" | "them" | "those" | "these");
    let of_these =
        |at: usize| line.lower(at) == "of" && line.is_joined(at) && refers_back(line.lower(at + 1));
    let share = matches!(number.kind, Kind::Percent | Kind::Fraction);
    let of_counted = |at: usize| {
        let definite = matches!(line.lower(at + 1), "the" | "its" | "their" | "those" | "these" | "all");
        !share && line.lower(at) == "of" && line.is_joined(at) && definite && quantity(line, at + 2).is_some()
    };
    let first = words.first;
    let before = |back: usize| line.before(first, back);
    let of_before = before(2) == "of" && refers_back(before(1)) && (share || line.is_joined(first));
    let among = (before(1) == "including" && line.is_joined(first) && before(2) != "and")
        || (before(1) == "them" && before(2) == "among");
    (!share && (of_these(number.end) || of_these(words.end)))
        || of_counted(number.end)
        || of_counted(words.end)
        || (!share && (of_before || among))
}

/// "another 130,000", "5,000 more", "an additional 200".
fn is_added(line: &Line<'_>, number: &Number, words: Words) -> bool {
    let adds = |word: &str| matches!(word, "another" | "additional" | "further" | "extra");
    let adds_after = |word: &str| {
        matches!(word, "more" | "additional" | "further" | "extra" | "others" | "reinforcements")
    };
    let at = number.end;
    let after = line.is_joined(at)
        && adds_after(line.lower(at))
        && !matches!(line.lower(at + 1), "than" | "or")
        && line.before(at, 1) != "or";
    let end = words.end;
    let times = matches!(line.before(end, 1), "times" | "percent");
    let after_unit =
        line.is_joined(end) && line.lower(end) == "more" && line.lower(end + 1) != "than" && !times;
    adds(line.before(words.first, 1)) || adds(line.before(number.first, 1)) || after || after_unit
}

/// "plans to send 5,000", "could deploy up to 175,000", "will hire 40".
fn is_planned(line: &Line<'_>, words: Words) -> bool {
    let from = words.first.saturating_sub(REACH);
    let begins = |at: &usize| {
        line.gap(*at).contains([',', ';', ':', '–', '—', '(', '”', '"'])
            || matches!(
                line.lower(*at),
                "that" | "which" | "who" | "while" | "but" | "because" | "after" | "with"
            )
    };
    let clause = (from..words.first).rev().find(begins).unwrap_or(from);
    (clause..words.first).any(|at| is_intent(line, at, words.first))
}

/// Whether the word at `at` looks ahead, and a verb of doing follows it before the word at `limit`.
fn is_intent(line: &Line<'_>, at: usize, limit: usize) -> bool {
    let modal = matches!(line.lower(at), "will" | "would" | "could" | "may" | "might" | "shall" | "to");
    if !modal || line.words[at].is_capital() {
        return false;
    }
    let infinitive = line.lower(at) == "to";
    if infinitive && !is_plan(line.before(at, 1)) {
        return false;
    }
    let verb = (at + 1..limit.min(at + 4)).find(|next| is_doing(line.lower(*next)));
    verb.is_some_and(|verb| (at + 1..=verb).all(|next| !matches!(line.lower(next), "have" | "not" | "to")))
}

fn is_plan(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "plans"
            | "planned"
            | "planning"
            | "intends"
            | "intend"
            | "intended"
            | "wants"
            | "want"
            | "wanted"
            | "hopes"
            | "hope"
            | "hoped"
            | "aims"
            | "aim"
            | "aimed"
            | "expects"
            | "expect"
            | "expected"
            | "ready"
            | "prepared"
            | "preparing"
            | "going"
            | "set"
            | "due"
            | "vowed"
            | "promised"
            | "pledged"
            | "threatened"
            | "threatens"
            | "proposed"
            | "proposes"
            | "offered"
            | "agreed"
            | "decided"
            | "likely"
            | "scheduled"
            | "ordered"
    )
}

fn is_doing(word: &str) -> bool {
    matches!(
        word,
        "send"
            | "sent"
            | "deploy"
            | "deployed"
            | "mobilise"
            | "mobilize"
            | "mobilised"
            | "mobilized"
            | "add"
            | "recruit"
            | "hire"
            | "move"
            | "mass"
            | "amass"
            | "build"
            | "buy"
            | "spend"
            | "cut"
            | "create"
            | "launch"
            | "increase"
            | "raise"
            | "reach"
            | "grow"
            | "rise"
            | "involve"
            | "use"
            | "commit"
            | "provide"
            | "deliver"
            | "order"
            | "withdraw"
            | "pull"
            | "invest"
            | "pay"
            | "donate"
            | "give"
            | "lend"
            | "cost"
            | "kill"
            | "displace"
            | "lose"
            | "evacuate"
            | "admit"
            | "accept"
            | "supply"
            | "station"
            | "base"
            | "bring"
            | "open"
            | "close"
            | "join"
    )
}
