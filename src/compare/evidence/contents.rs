//! Where what a cue credits begins, past whoever was told, when and where: "told *reporters on
//! Monday* that it had rained".

use super::credits::{Credit, is_hidden};
use super::cues::{is_claim, is_determiner, is_participle, is_pronoun};
use super::line::Line;
use super::{lexicon, months};
use crate::compare::text::Span;

/// How far after a cue "that" is looked for past adjuncts and hearers.
const REACH: usize = 18;

/// The cue's word that tells what may follow it.
pub(super) fn verb<'a>(line: &'a Line<'_>, credit: &Credit) -> &'a str {
    line.lower(credit.cue.0)
}

/// Whether the cue says "according to".
pub(super) fn is_according(credit: &Credit) -> bool {
    credit.cue.1 > credit.cue.0 + 1
}

/// Whether the cue takes a thing or a person rather than a clause.
pub(super) fn takes_a_thing(line: &Line<'_>, credit: &Credit) -> bool {
    !is_according(credit) && lexicon::THING_CUES.begins(verb(line, credit))
}

/// The word with which what follows a cue begins, if what follows is what it credits.
pub(super) fn forward(line: &Line<'_>, credit: &Credit, hidden: &[Span]) -> Option<usize> {
    let after = credit.end;
    let is_quoted = |at: usize| line.words.get(at).is_some_and(|word| is_hidden(hidden, word.span));
    if after >= line.words.len() {
        return None;
    }
    if is_claim(line, credit.cue.0) {
        return (credit.first > 0).then_some(after);
    }
    if is_according(credit) {
        let opens = credit.first == 0 || credit.first == 1 && !line.words[0].is_digits();
        return (opens && line.gap(after).starts_with(',')).then_some(after);
    }
    if !line.is_joined(after) && !is_quoted(after) {
        return that_after_comma(line, after);
    }
    if is_quoted(after) {
        let begun = hidden.partition_point(|span| span.start <= line.words[after].span.start);
        let stops = begun.checked_sub(1).map(|last| hidden[last]);
        let whole = stops.is_some_and(|span| ends_as_a_sentence(span.of(line.body)));
        return (!whole).then_some(after);
    }
    let quoted_later = || {
        let begun = hidden.partition_point(|span| span.start < line.words[after].span.start);
        hidden.get(begun).is_some_and(|span| span.start < line.span.end)
    };
    let verb = verb(line, credit);
    let at = past_adverbs(line, after);
    if line.lower(at) == "that" {
        return Some(at);
    }
    if is_participle(verb) && !lexicon::SAYING.begins(verb) {
        return quoted_later().then_some(after);
    }
    if lexicon::THING_CUES.begins(verb) {
        return (quoted_later() || completes(line, verb, at)).then_some(after);
    }
    if lexicon::HEARER_CUES.begins(verb)
        && let Some(content) = past_hearer(line, at)
    {
        return Some(content);
    }
    if matches!(verb, "told" | "tell" | "tells" | "telling") {
        return None;
    }
    if is_adjunct_opener(line.lower(at)) {
        let prepositional = matches!(line.lower(at), "of" | "against" | "for" | "about" | "to")
            && lexicon::OF_CUES.begins(verb);
        return if prepositional { Some(at) } else { past_adjuncts(line, at) };
    }
    let states = lexicon::STATING_CUES.begins(verb);
    let joined = line.is_joined(at) || is_quoted(at);
    let begins = !matches!(line.lower(at), "and" | "but" | "or" | "so" | "little" | "upon");
    (joined && begins && (states || quoted_later())).then_some(at)
}

/// Whether a quotation is a sentence of its own, to which nothing after it belongs.
fn ends_as_a_sentence(quoted: &str) -> bool {
    quoted.trim_end_matches(['”', '"', '’', '\'']).ends_with(['.', ',', '!', '?', '…', '—'])
}

/// "that" after an insertion: "said, however, that".
fn that_after_comma(line: &Line<'_>, after: usize) -> Option<usize> {
    let inserted = line.gap(after).starts_with(", ");
    let far = line.words.len().min(after + REACH / 2);
    let at = (after..far).find(|at| line.lower(*at) == "that" && line.gap(*at).starts_with(','))?;
    inserted.then_some(at)
}

fn past_adverbs(line: &Line<'_>, mut at: usize) -> usize {
    let far = at + 6;
    let is_time = |at: usize| {
        let word = line.lower(at);
        months::is_weekday(word)
            || matches!(
                word,
                "today"
                    | "yesterday"
                    | "later"
                    | "earlier"
                    | "early"
                    | "late"
                    | "again"
                    | "also"
                    | "too"
                    | "repeatedly"
                    | "publicly"
                    | "tonight"
                    | "afterward"
                    | "afterwards"
                    | "morning"
                    | "afternoon"
                    | "evening"
                    | "night"
            )
    };
    while at < far && line.is_joined(at) && is_time(at) {
        at += 1;
    }
    at
}

/// Words with which what says when, where or to whom begins.
pub(super) fn is_adjunct_opener(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "to"
            | "during"
            | "through"
            | "via"
            | "from"
            | "by"
            | "after"
            | "before"
            | "as"
            | "with"
            | "when"
            | "while"
            | "of"
            | "about"
            | "for"
            | "against"
            | "over"
            | "into"
            | "last"
            | "this"
            | "next"
            | "ahead"
            | "days"
            | "hours"
            | "minutes"
            | "weeks"
            | "months"
            | "moments"
            | "following"
            | "outside"
            | "inside"
            | "amid"
    )
}

/// Where what is said begins after "in a statement on Monday", "at a news conference (that)".
fn past_adjuncts(line: &Line<'_>, mut at: usize) -> Option<usize> {
    let far = line.words.len().min(at + REACH);
    let that = (at..far)
        .take_while(|at| line.is_joined(*at) || line.gap(*at) == ", ")
        .find(|at| line.lower(*at) == "that");
    if let Some(that) = that.filter(|that| !line.lower(that - 1).ends_with("ing")) {
        return Some(that);
    }
    let mut passed = false;
    while at < far && is_adjunct_opener(line.lower(at)) && (line.is_joined(at) || !passed) {
        let mut end = at + 1;
        let closes = |end: usize| {
            let word = line.lower(end);
            lexicon::STATEMENT_NOUNS.has(word) || months::is_weekday(word) || months::is_month(word)
        };
        while end < far
            && (!closes(end) || closes(end + 1) && line.is_joined(end + 1))
            && line.is_joined(end + 1)
        {
            end += 1;
        }
        if end >= far || !closes(end) {
            return None;
        }
        at = end + 1;
        while line.words.get(at).is_some_and(|word| word.is_digits()) && line.is_joined(at) {
            at += 1;
        }
        at = past_adverbs(line, at);
        passed = true;
    }
    let described = line.lower(at).ends_with("ed")
        || line.lower(at).ends_with("ing")
        || matches!(line.lower(at), "sent" | "seen" | "ago" | "shortly");
    (passed
        && !described
        && at < line.words.len()
        && line.is_joined(at)
        && !is_adjunct_opener(line.lower(at)))
    .then_some(at)
}

/// Where what is said begins after whoever is told: "told *reporters* (that) it had rained".
fn past_hearer(line: &Line<'_>, at: usize) -> Option<usize> {
    let far = line.words.len().min(at + REACH);
    let joined = |at: &usize| line.is_joined(*at) || line.gap(*at) == ", ";
    let opens = |at: &usize| matches!(line.lower(*at), "that" | "whether" | "how" | "why");
    let open = (at + 1..far).take_while(joined).find(opens);
    if let Some(open) = open {
        return Some(open);
    }
    if matches!(
        line.lower(at),
        "him" | "her" | "them" | "me" | "us" | "you" | "reporters" | "journalists" | "lawmakers"
    ) {
        let next = past_adverbs(line, at + 1);
        if next >= line.words.len() || !line.is_joined(next) {
            return None;
        }
        let adjunct = is_adjunct_opener(line.lower(next)) && line.lower(next) != "to";
        return if adjunct { past_adjuncts(line, next) } else { Some(next) };
    }
    let subject = |at: &usize| {
        let capital = line.words[*at].is_capital() && !line.words[at - 1].is_capital();
        is_pronoun(line.lower(*at))
            || matches!(line.lower(*at), "there" | "to")
            || (capital || is_determiner(line.lower(*at)))
                && !super::not_figures::is_function_word(line.lower(at - 1))
    };
    (at + 1..far).take_while(|at| line.is_joined(*at)).find(subject)
}

/// Whether what follows a cue counts only with a quotation in it.
pub(super) fn needs_marks(line: &Line<'_>, credit: &Credit) -> bool {
    let (verb, at) = (verb(line, credit), past_adverbs(line, credit.end));
    let completed = line.lower(at) == "that" || completes(line, verb, at);
    let told = lexicon::HEARER_CUES.begins(verb) || lexicon::OF_CUES.begins(verb);
    let states = told || lexicon::STATING_CUES.begins(verb);
    let participle = is_participle(verb) && !lexicon::SAYING.begins(verb);
    let thing = lexicon::THING_CUES.begins(verb);
    let inserted = line.gap(credit.end).contains(',');
    !(completed || inserted || is_according(credit) || is_claim(line, credit.cue.0))
        && (participle || thing || !states)
}

/// Whether a verb that takes a thing is completed so that it says something: "accused Peru of …".
fn completes(line: &Line<'_>, verb: &str, at: usize) -> bool {
    let links: &[&str] = match verb.get(..4).unwrap_or(verb) {
        "accu" => &["of"],
        "blam" => &["for", "on"],
        "call" => &["for", "on"],
        "urge" | "urgi" | "enco" => &["to"],
        "desc" | "dism" | "hail" | "deno" | "char" | "brand" | "labe" | "port" => &["as"],
        "like" | "comp" => &["to"],
        _ => return false,
    };
    let far = line.words.len().min(if verb.starts_with("call") { at + 1 } else { at + 12 });
    (at..far).take_while(|at| line.is_joined(*at)).any(|at| links.contains(&line.lower(at)))
}
