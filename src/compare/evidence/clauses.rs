//! What a cue credits somebody with in the article's own words: "said *that it had rained*", "*It
//! rained*, she said".
//!
//! No parser: a credited clause goes from its cue (from "that", past whoever was told and when) to
//! the sentence's end or to the next credit that is no part of it; or it stands before ", she said".
//! Decided: a clause that is all between marks is no entry of its own, and verbs that take a thing
//! rather than a clause ("criticised the plan") credit only with a quotation or in patterns such as
//! "accused of", since what else follows them is mostly the article's own account.

use super::credits::{Credit, is_hidden};
use super::cues::{is_determiner, is_participle, is_pronoun};
use super::line::Line;
use super::{lexicon, months};
use crate::compare::text::Span;

/// How far after a cue "that" is looked for past adjuncts and hearers.
const REACH: usize = 18;

/// The fewest words of a clause without marks.
const SHORTEST: usize = 3;

/// A clause that the article credits somebody with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) span: Span,
    /// Which of the sentence's credits it belongs to.
    pub(super) credit: usize,
    /// Whether it holds quotation marks.
    pub(super) mixed: bool,
}

/// The clauses of a sentence by its credits, sorted by where they start, the longer first;
/// `hidden` are its quotations with their marks.
pub(super) fn clauses(line: &Line<'_>, credits: &[Credit], hidden: &[Span]) -> Vec<Clause> {
    let starts: Vec<Option<usize>> =
        credits.iter().map(|credit| forward(line, credit, hidden).filter(|_| speaks(line, credit))).collect();
    let borders: Vec<Option<usize>> =
        credits.iter().zip(&starts).map(|(credit, start)| border(line, credit, *start)).collect();
    let mut found = Vec::new();
    let mut next_border = line.words.len();
    for at in (0..credits.len()).rev() {
        if let Some(start) = starts[at] {
            let end = colon_before_quotation(line, start, next_border, hidden);
            found.extend(clause(line, at, start, end, hidden));
        }
        next_border = borders[at].unwrap_or(next_border);
    }
    let mut floor = 0;
    for (at, credit) in credits.iter().enumerate() {
        if let Some((start, end)) = backward(line, credit, floor).filter(|_| starts[at].is_none()) {
            let verbs = speaks(line, credit) && !takes_a_thing(line, credit);
            found.extend(clause(line, at, start, end, hidden).filter(|_| verbs));
            floor = credit.end;
        }
        floor = borders[at].unwrap_or(floor).max(floor);
    }
    found.sort_by_key(|clause| (clause.span.start, std::cmp::Reverse(clause.span.end), clause.credit));
    found.dedup_by_key(|clause| clause.span);
    found
}

/// The words `start..end` as a clause, if they say enough outside marks or beside them.
fn clause(line: &Line<'_>, credit: usize, start: usize, end: usize, hidden: &[Span]) -> Option<Clause> {
    let words = line.words.get(start..end)?;
    let outside = words.iter().filter(|word| !is_hidden(hidden, word.span)).count();
    let mixed = outside < words.len();
    let enough = if mixed { outside > 0 && has_words(line, start, end, hidden) } else { outside >= SHORTEST };
    let span = Span::new(byte_start(line, start, hidden), byte_end(line, end, hidden));
    (enough && span.start < span.end).then_some(Clause { span, credit, mixed })
}

/// Whether more than a joint stands beside the quotations of `start..end`.
fn has_words(line: &Line<'_>, start: usize, end: usize, hidden: &[Span]) -> bool {
    let joint = |at: usize| matches!(line.lower(at), "and" | "that" | "but" | "or");
    (start..end).any(|at| !is_hidden(hidden, line.words[at].span) && !joint(at))
}

/// Where a clause begins, its opening mark or sign of currency included.
fn byte_start(line: &Line<'_>, start: usize, hidden: &[Span]) -> usize {
    let word = line.words[start].span.start;
    let begun = hidden.partition_point(|span| span.start <= word);
    let mark = begun.checked_sub(1).map(|last| hidden[last].start);
    let gap = line.gap(start);
    let gap_start = word - gap.len();
    match mark.filter(|mark| *mark >= gap_start && *mark < word) {
        Some(mark) => mark,
        None => {
            let signs = gap.trim_end_matches(['$', '£', '€', '¥', '(', '[', '#', '@', '+', '-', '−']).len();
            gap_start + signs
        }
    }
}

/// Where a clause ends whose last word is the one before `end`, its closing mark included.
fn byte_end(line: &Line<'_>, end: usize, hidden: &[Span]) -> usize {
    let gap = line.gap(end);
    let gap_end = line.words.get(end).map_or(line.span.end, |word| word.span.start);
    let last = gap_end - gap.len();
    let begun = hidden.partition_point(|span| span.start < last);
    if let Some(mark) = begun.checked_sub(1).map(|at| hidden[at].end)
        && mark > last
        && mark <= gap_end
    {
        return mark;
    }
    last + gap.chars().take_while(|c| matches!(c, '%' | ')' | ']')).map(char::len_utf8).sum::<usize>()
}

/// Whether the cue is one that introduces what somebody says, and no noun or heading.
fn speaks(line: &Line<'_>, credit: &Credit) -> bool {
    let (first, end) = credit.cue;
    first < end && !matches!(line.lower(first), "per" | "sings" | "sang" | "laughed")
}

/// The cue's word that tells what may follow it.
fn verb<'a>(line: &'a Line<'_>, credit: &Credit) -> &'a str {
    line.lower(credit.cue.0)
}

fn is_according(credit: &Credit) -> bool {
    credit.cue.1 > credit.cue.0 + 1
}

fn begins_with_any(word: &str, stems: &lexicon::Lexicon) -> bool {
    stems.words().any(|stem| word.starts_with(stem))
}

fn takes_a_thing(line: &Line<'_>, credit: &Credit) -> bool {
    !is_according(credit) && begins_with_any(verb(line, credit), &lexicon::THING_CUES)
}

/// The word with which what follows a cue begins, if what follows is what it credits.
fn forward(line: &Line<'_>, credit: &Credit, hidden: &[Span]) -> Option<usize> {
    let after = credit.end;
    let is_quoted = |at: usize| line.words.get(at).is_some_and(|word| is_hidden(hidden, word.span));
    if after >= line.words.len() {
        return None;
    }
    if is_according(credit) {
        let opens = credit.first == 0 || credit.first == 1 && !line.words[0].is_digits();
        return (opens && line.gap(after).starts_with(',')).then_some(after);
    }
    if !line.is_joined(after) && !is_quoted(after) {
        return that_after_comma(line, after);
    }
    if is_quoted(after) {
        let stops = hidden.iter().find(|span| span.contains(line.words[after].span));
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
    if begins_with_any(verb, &lexicon::THING_CUES) {
        return (quoted_later() || completes(line, verb, at)).then_some(after);
    }
    if begins_with_any(verb, &lexicon::HEARER_CUES)
        && let Some(content) = past_hearer(line, at)
    {
        return Some(content);
    }
    if matches!(verb, "told" | "tell" | "tells" | "telling") {
        return None;
    }
    if is_adjunct_opener(line.lower(at)) {
        let prepositional = matches!(line.lower(at), "of" | "against" | "for" | "about" | "to")
            && begins_with_any(verb, &lexicon::OF_CUES);
        return if prepositional { Some(at) } else { past_adjuncts(line, at) };
    }
    let states = begins_with_any(verb, &lexicon::STATING_CUES);
    let joined = line.is_joined(at) || is_quoted(at);
    (joined && (states || quoted_later())).then_some(at)
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

fn is_adjunct_opener(word: &str) -> bool {
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
        while end < far && !closes(end) && line.is_joined(end + 1) {
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
    (passed && at < line.words.len() && line.is_joined(at) && !is_adjunct_opener(line.lower(at)))
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
        let content = next < line.words.len() && line.is_joined(next);
        return content.then(|| {
            if is_adjunct_opener(line.lower(next)) { past_adjuncts(line, next).unwrap_or(next) } else { next }
        });
    }
    let subject = |at: &usize| {
        let capital = line.words[*at].is_capital() && !line.words[at - 1].is_capital();
        is_pronoun(line.lower(*at))
            || matches!(line.lower(*at), "there" | "we" | "i" | "to" | "about" | "of")
            || (capital || is_determiner(line.lower(*at)))
                && !super::not_figures::is_function_word(line.lower(at - 1))
    };
    (at + 1..far).take_while(|at| line.is_joined(*at)).find(subject)
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
    let far = line.words.len().min(at + 12);
    (at..far).take_while(|at| line.is_joined(*at)).any(|at| links.contains(&line.lower(at)))
}

/// Where the content of an earlier credit ends because of this one; none where this one is a part of it.
fn border(line: &Line<'_>, credit: &Credit, start: Option<usize>) -> Option<usize> {
    let first = credit.first;
    if first == 0 {
        return Some(0);
    }
    let conjunction = matches!(
        line.lower(first - 1),
        "and" | "but" | "while" | "whereas" | "though" | "although" | "as" | "yet"
    );
    let parts = |at: usize| line.gap(at).contains([',', ';', '—', '–', '”', '"']);
    let shared = first == credit.cue.0;
    if conjunction && (shared || parts(first - 1)) {
        return Some(first - 1);
    }
    let trailing = start.is_none() || is_participle(verb(line, credit)) || line.gap(first).contains(';');
    (trailing && (parts(first) || is_according(credit))).then_some(first)
}

/// A clause ends where a colon leads over to a quotation.
fn colon_before_quotation(line: &Line<'_>, start: usize, end: usize, hidden: &[Span]) -> usize {
    let quoted = |at: usize| is_hidden(hidden, line.words[at].span);
    let opens = |at: &usize| !quoted(at - 1) && quoted(*at) && line.gap(*at).contains(':');
    (start + 1..end).find(opens).unwrap_or(end)
}

/// The words before a credit that stands after, or within, what it credits: "…, she said".
fn backward(line: &Line<'_>, credit: &Credit, floor: usize) -> Option<(usize, usize)> {
    let first = credit.first;
    let parted = line.gap(first).contains(',') || is_according(credit) && line.is_joined(first);
    if first == 0 || !parted || line.gap(first).contains(['.', ';']) {
        return None;
    }
    let opener = |at: usize| {
        matches!(line.lower(at), "but" | "and" | "however" | "still" | "yet" | "meanwhile" | "while")
    };
    let start = if opener(floor) { floor + 1 } else { floor };
    (start < first).then_some((start, first))
}

#[cfg(test)]
mod tests {
    use super::super::cast::Cast;
    use super::super::credits::credits;
    use super::super::{marks, names};
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        let line = Line::of(text, Span::new(0, text.len()));
        let hidden: Vec<Span> = marks::marked(text, line.span).iter().map(|marked| marked.outer).collect();
        let cast = Cast::default();
        let credits = credits(&line, &cast, &names::found(&line, &cast), &hidden);
        clauses(&line, &credits, &hidden).iter().map(|clause| (clause.span.of(text), clause.mixed)).collect()
    }

    #[test]
    fn clauses_follow_or_precede_their_cues() {
        let check = |text: &str, expected: &[&str]| {
            let clauses: Vec<&str> = found(text).iter().map(|(text, _)| *text).collect();
            assert_eq!(clauses, expected, "{text}");
        };
        check("Ana Silva said that the ships had left.", &["that the ships had left"]);
        check("Ana Silva said the ships had left.", &["the ships had left"]);
        check("Ana Silva said on Monday that the ships had left.", &["that the ships had left"]);
        check("Ana Silva said in a statement the ships had left.", &["the ships had left"]);
        check("Ana Silva said, however, that the ships had left.", &["that the ships had left"]);
        check("Ana Silva told reporters the ships had left.", &["the ships had left"]);
        check("Ana Silva told the port authority that the ships had left.", &["that the ships had left"]);
        check("The ships had left, the ministry said on Monday.", &["The ships had left"]);
        check("The ships had left, said Ana Silva.", &["The ships had left"]);
        check("The ships had left, according to the ministry.", &["The ships had left"]);
        check("According to the ministry, the ships had left.", &["the ships had left"]);
        check("Ana Silva accused Peru of sinking ships.", &["Peru of sinking ships"]);
        check("Ana Silva warned of heavy storms ahead.", &["of heavy storms ahead"]);
        check("Ana Silva vowed to sail again.", &["to sail again"]);
        check(
            "Ana Silva said the ships had left, but Juan Rojas said they had sunk.",
            &["the ships had left", "they had sunk"],
        );
        check(
            "Ana Silva said the ships had left, adding that more would follow.",
            &["the ships had left", "that more would follow"],
        );
        check("Ana Silva said the price was $40.", &["the price was $40"]);
        check("Ana Silva criticised the storm.", &[]);
        check("Ana Silva said so.", &[]);
        check("Ana Silva showed the ship to her guests.", &[]);
        check("The ships had left on Monday.", &[]);
    }

    #[test]
    fn clauses_with_marks_are_mixed_and_quotations_alone_are_none() {
        let check = |text: &str, expected: &[(&str, bool)]| assert_eq!(found(text), expected, "{text}");
        check("Ana Silva said that it was “a storm”.", &[("that it was “a storm”", true)]);
        check("Ana Silva called the ships “coffins.”", &[("the ships “coffins.”", true)]);
        check("It was “a storm” without end, Ana Silva said.", &[("It was “a storm” without end", true)]);
        check("“We will sail,” Ana Silva said.", &[]);
        check("Ana Silva said: “We will sail.”", &[]);
        check("Ana Silva said they would sail: “We will.”", &[("they would sail", false)]);
    }
}
