//! Which words are cues: verbs and phrases that credit somebody with what is said.

use super::figures::UnitClass;
use super::lexicon::{self, WordSet};
use super::line::Line;
use super::{months, units};
use crate::compare::text::Span;
use std::sync::LazyLock;

/// How many adverbs before a cue are looked past.
const MOST_ADVERBS: usize = 12;

/// Whether the cue is passive ("was told"): its subject hears, it does not speak.
pub(super) fn is_passive(line: &Line<'_>, cue: usize) -> bool {
    let mut at = cue;
    while at > cue.saturating_sub(MOST_ADVERBS)
        && (line.before(at, 1).ends_with("ly") || matches!(line.before(at, 1), "also" | "first" | "later"))
    {
        at -= 1;
    }
    let auxiliary =
        matches!(line.before(at, 1), "was" | "were" | "is" | "are" | "been" | "be" | "being" | "to" | "not");
    let next = line.lower(cue + 1);
    let heard =
        ["accused", "blamed", "urged", "told", "asked", "warned", "praised", "criticized", "criticised"];
    let without_object = matches!(next, "of" | "to" | "for") && heard.contains(&line.lower(cue));
    let warns = line.lower(cue) == "warned" && next == "of";
    if without_object && !warns {
        return true;
    }
    let negated = line.before(at, 1).ends_with("n’t") || line.before(at, 1).ends_with("n't");
    (auxiliary || negated) && !line.lower(cue).ends_with("ing") || line.lower(cue + 1) == "by"
}

pub(super) fn according(line: &Line<'_>, at: usize) -> Option<usize> {
    let per = line.lower(at) == "per" && line.gap(at).contains(',');
    line.starts(at, "according to").then_some(at + 2).or(per.then_some(at + 1))
}

/// Whether a cue that may be a noun is one here: "the claim", "his remarks", "reports of", "United States".
pub(super) fn is_noun_here(line: &Line<'_>, cue: usize) -> bool {
    if line.lower(cue) == "put" && line.lower(cue + 1) == "it" {
        return false;
    }
    let owner = cue > 0 && line.words[cue - 1].possessive && !is_pronoun(line.lower(cue - 1));
    let owned = owner && line.is_joined(cue);
    let base =
        !line.lower(cue).ends_with("ed") && !matches!(line.lower(cue), "said" | "told" | "wrote" | "says");
    let determined =
        base && cue > 0 && is_determiner(line.before(cue, 1)) && !line.words[cue - 1].is_capital();
    let capital = |at: usize| line.words.get(at).is_some_and(|word| word.is_capital());
    let in_name = cue > 0 && capital(cue) && capital(cue - 1) && line.is_joined(cue);
    let plain = is_noun_too(line.lower(cue)) && !line.lower(cue).ends_with(['s', 'd', 'g']);
    let before = line.before(cue, 1);
    let plural =
        before.ends_with('s') || is_between(before) || (2..5).any(|back| line.before(cue, back) == "and");
    let plural =
        plural || matches!(before, "they" | "we" | "i" | "you" | "who" | "people" | "police" | "to" | "not");
    let article = matches!(before, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my");
    let determined = determined || article && line.is_joined(cue);
    let many =
        is_noun_too(line.lower(cue)) && line.lower(cue).ends_with('s') && cue > 0 && line.is_joined(cue);
    let speaker =
        cue > 0 && (is_speaking_noun(before) || line.words[cue - 1].is_capital() || is_pronoun(before));
    let speaker = speaker || is_between(before) || matches!(before, "who" | "which" | "that");
    let object =
        matches!(line.before(cue, 2), "on" | "of" | "with" | "in" | "by" | "to" | "from" | "for" | "under");
    let bare = cue > 0 && !line.words[cue - 1].is_capital() && object;
    if many && (!speaker || bare) && !follows_quotation(line, cue) {
        return true;
    }
    let singular = plain && cue > 0 && line.is_joined(cue) && !plural;
    if follows_quotation(line, cue) && !(owned || determined || in_name) && !line.is_joined(cue + 1) {
        return false;
    }
    owned || determined || in_name || singular || is_noun_too(line.lower(cue)) && !introduces(line, cue + 1)
}

/// Whether what follows a cue shows that it is a verb: a clause, a quotation, a colon.
pub(super) fn introduces(line: &Line<'_>, after: usize) -> bool {
    let clause = (after..after + 4)
        .take_while(|at| line.is_joined(*at))
        .find(|at| !is_when(line.lower(*at)))
        .is_some_and(|at| line.lower(at) == "that");
    clause || line.gap(after).contains([':', '“', '"', '‘', '«', '„'])
}

/// Whether a word may say when between a cue and "that": "charged this week that".
fn is_when(word: &str) -> bool {
    matches!(
        word,
        "this"
            | "last"
            | "on"
            | "week"
            | "month"
            | "year"
            | "today"
            | "yesterday"
            | "again"
            | "earlier"
            | "later"
    ) || months::is_weekday(word)
}

pub(super) fn is_participle(word: &str) -> bool {
    word.ends_with("ing")
}

/// Whether a quotation ends at most a short subject before a cue.
fn follows_quotation(line: &Line<'_>, cue: usize) -> bool {
    (0..5).any(|back| cue >= back && line.gap(cue - back).contains(['”', '"']))
}

/// Whether the word at `at` is a noun of what somebody says, owned and spelt out: "his claim that".
pub(super) fn is_claim(line: &Line<'_>, at: usize) -> bool {
    let owned = at > 0
        && line.is_joined(at)
        && (line.words[at - 1].possessive || matches!(line.lower(at - 1), "his" | "her" | "their"));
    owned && line.lower(at + 1) == "that" && line.is_joined(at + 1) && lexicon::CLAIMS.has(line.lower(at))
}

/// Whether a cue is one that only those who speak or write have.
pub(super) fn says(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "wrote"
            | "writes"
            | "read"
            | "reads"
            | "explained"
            | "according"
            | "replied"
            | "responded"
            | "agreed"
    )
}

/// Cues that are nouns just as often: verbs only before a clause or a quotation.
pub(super) fn is_noun_too(word: &str) -> bool {
    lexicon::NOUN_CUES.has(word)
}

/// Whether a folded word credits somebody with what is said.
pub(super) fn is_cue(word: &str) -> bool {
    static CUES: LazyLock<WordSet<String>> = LazyLock::new(|| {
        let endings =
            ["ised", "ized", "ising", "izing", "ises", "izes", "ed", "ing", "es", "s", "e", "y", ""];
        let forms = |stem| endings.iter().map(move |ending| format!("{stem}{ending}"));
        let regular = lexicon::CUE_STEMS.words().flat_map(forms).filter(|form| !lexicon::NO_CUES.has(form));
        lexicon::CUE_FORMS.words().map(str::to_owned).chain(regular).collect()
    });
    CUES.contains(word)
}

pub(super) fn is_between(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ly")
        || matches!(
            word,
            "also"
                | "has"
                | "had"
                | "have"
                | "later"
                | "earlier"
                | "then"
                | "once"
                | "again"
                | "even"
                | "still"
                | "further"
                | "often"
                | "himself"
                | "herself"
                | "itself"
                | "would"
                | "will"
                | "did"
                | "does"
                | "is"
                | "was"
                | "are"
                | "were"
                | "been"
                | "afterward"
                | "afterwards"
                | "now"
                | "just"
                | "never"
                | "first"
        )
}

/// Nouns that may be credited without a name: "officials", "the report".
pub(super) fn is_speaking_noun(word: &str) -> bool {
    let people = matches!(units::class_of(word), Some(UnitClass::People | UnitClass::UnderArms));
    let singular = word.strip_suffix('s').unwrap_or(word);
    people || lexicon::SPEAKING_NOUNS.has(singular) || lexicon::TITLES.has(singular)
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "some"
            | "many"
            | "most"
            | "several"
            | "both"
            | "one"
            | "other"
            | "another"
            | "all"
            | "no"
    )
}

pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(without_verb(word), "he" | "she" | "they" | "it" | "i" | "we" | "you")
}

/// A pronoun without the verb that an apostrophe joins to it: "he" for "he’s".
pub(super) fn without_verb(word: &str) -> &str {
    word.split(['’', '\'']).next().unwrap_or(word)
}

/// How many words of [`is_between`] may part a cue from its subject.
pub(super) const MOST_BETWEEN: usize = MOST_ADVERBS;

/// Whether the word at `at` begins a name that only a dash credits with the quotation before it.
pub(super) fn after_dash(line: &Line<'_>, at: usize, hidden: &[Span]) -> bool {
    if !line.words[at].is_capital() || line.gap(at) == " " || line.words[at].hyphenated {
        return false;
    }
    let dash = line.gap(at).trim().trim_start_matches(['”', '"', '’', '»', '.']).trim();
    if !matches!(dash, "―" | "—" | "–" | "-" | "--") {
        return false;
    }
    let start = line.words[at].span.start;
    let before = hidden.partition_point(|span| span.end <= start).checked_sub(1);
    before.is_some_and(|before| start - hidden[before].end <= 12)
}
