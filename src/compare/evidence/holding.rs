//! Verbs by which somebody has, sends or pays what a figure counts, and where their subjects end.

use super::currencies;
use super::figure::UnitClass;
use super::frame::Words;
use super::lexicon::Lexicon;
use super::line::Line;
use super::owners::is_commanded;

/// How many words before a figure the verb that governs it may stand.
const REACH: usize = 14;

/// How many words a verb may have before its main one: "has reportedly been planning to send".
const CHAIN: usize = 8;

/// Where the verb begins that governs the figure at `words`, auxiliaries included; none if none does.
pub(super) fn governing(line: &Line<'_>, words: Words, class: UnitClass) -> Option<usize> {
    let from = words.first.saturating_sub(REACH);
    let mut verb = None;
    for at in (from..words.first).rev() {
        if parts(line, at + 1) || is_clause_word(line.lower(at)) {
            return None;
        }
        if (at_hand(line.lower(at), class) && !is_object_of_of(line, at))
            || (has(line.lower(at)) && is_plain_object(line, at + 1, words.first))
        {
            verb = Some(at);
            break;
        }
        let another = matches!(line.lower(at), "him" | "her" | "them" | "us" | "me");
        let commits = line.lower(at) == "to" && line.before(at, 1).starts_with("commit");
        if another || (bars(line.lower(at)) && !commits && !is_commanded(class)) {
            return None;
        }
    }
    let mut first = verb?;
    let least = first.saturating_sub(CHAIN);
    while first > least && line.is_joined(first) && is_chained(line, first) {
        first -= 1;
    }
    Some(first)
}

/// Whether only white space or a currency's sign parts the word at `at` from the one before.
pub(super) fn touches(line: &Line<'_>, at: usize) -> bool {
    line.is_joined(at) || line.gap(at).trim_end_matches(currencies::is_sign).trim().is_empty()
}

/// Whether a participle only describes the noun after it: "of deployed troops".
fn is_object_of_of(line: &Line<'_>, at: usize) -> bool {
    line.before(at, 1) == "of" && line.lower(at).ends_with("ed")
}

/// Whether the gap before the word at `at` ends the clause.
fn parts(line: &Line<'_>, at: usize) -> bool {
    line.gap(at).contains([';', '–', '—', '(', ')', ':'])
}

fn is_clause_word(word: &str) -> bool {
    CLAUSE_WORDS.has(word)
}

/// Prepositions after which no direct object of a verb before them stands.
fn bars(word: &str) -> bool {
    matches!(word, "for" | "on" | "to" | "at" | "about" | "against" | "by" | "than" | "as" | "over" | "after")
}

fn has(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "having")
}

/// Whether nothing but what may describe it stands between "has", before `from`, and a figure.
fn is_plain_object(line: &Line<'_>, from: usize, to: usize) -> bool {
    let plain = |at: usize| {
        let word = line.lower(at);
        touches(line, at) && !bars(word) && !word.ends_with("ed") && !word.ends_with("ing") && word != "been"
    };
    to - from <= 4 && (from..to).all(plain) && touches(line, to)
}

/// Whether the word before `at` belongs to the verb there.
fn is_chained(line: &Line<'_>, at: usize) -> bool {
    let word = line.before(at, 1);
    let accused = matches!(word, "of" | "with")
        && matches!(line.before(at, 2), "accused" | "suspected" | "convicted" | "charged");
    accused || (word.len() > 4 && word.ends_with("ly")) || CHAINED.has(word)
}

/// Whether a folded word is a verb by which its subject has or moves what is counted by `class`.
pub(super) fn at_hand(word: &str, class: UnitClass) -> bool {
    let moved = || MOVED.has(word);
    let paid = || PAID.has(word);
    HELD.has(word)
        || match class {
            UnitClass::Money => paid(),
            UnitClass::Share => paid() || moved() || SCORED.has(word),
            _ => moved(),
        }
}

static CLAUSE_WORDS: Lexicon =
    Lexicon::of("while whereas but that which who whose because when if although since until");

/// What may stand within a verb before its main word.
static CHAINED: Lexicon = Lexicon::of(
    "has have had having is are was were be been being will would could can may might must should also \
     already now then once still to plans planned planning wants wanted intends expected ready able \
     preparing prepared agreed began begun started continues continued threatened pledged promised \
     offered decided managed refused said believed thought known reported estimated accused suspected \
     convicted charged",
);

/// Verbs of having and getting, whatever is had.
static HELD: Lexicon = Lexicon::of(
    "amass amassed amassing boasts bought buy buying buys collect collected command commanded commands \
     employ employed employs gain gained gains gather gathered gathering gathers gave get gets give given \
     got held hold holding holds keep keeps kept lose loses losing lost maintain maintains ordered own \
     owned owning owns possess possessed possesses provide provided provides receive received receives \
     sell selling sells sold supplied supplies supply win winning wins won",
);

/// Verbs of sending and raising, of what can be commanded.
static MOVED: Lexicon = Lexicon::of(
    "armed assembled assembling bring bringing brought build built concentrated concentrating delivered \
     deploy deployed deploying deploys dispatched dispatching donated fielded fields fire fired hire \
     hired hiring launch launched launching mass massed massing mobilise mobilised mobilising mobilize \
     mobilized mobilizing move moved moves moving placed position positioned positioning pull pulled \
     pulling put recruit recruited recruiting redeployed rotated send sending sends sent shipped station \
     stationed stationing streaming trained training transferred withdraw withdrawing withdrawn withdrew",
);

/// Verbs of paying and taking, of sums.
static PAID: Lexicon = Lexicon::of(
    "allocated approved awarded borrow borrowed commit commits committed contribute contributed convert \
     converted converting demand demanded donate donated earn earned earns embezzled forfeit invest \
     invested laundered lend lent made make makes misuse misused outraising owe owed owes paid pay paying \
     pays pledged raise raised raises raising repaid repay requested save saved spend spending spends \
     spent stole stolen transferred",
);

/// Verbs of a share of votes.
static SCORED: Lexicon = Lexicon::of("beat defeated drew finished polled scored takes took unseated");
