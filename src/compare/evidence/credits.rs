//! Who is credited in a sentence: cue verbs ("said", "according to") and their subjects.
//!
//! No parser: a subject is the phrase that touches its cue, or stands before the apposition that
//! does. Where neither fits there is no subject, and nobody is credited.

use super::line::Line;
use super::names::{self, Cast, Found, NameKind};
use super::{months, not_figures};
use crate::compare::text::Span;

/// A cue in a line, and whom it credits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Credit {
    /// The first word of cue and subject together.
    pub(super) first: usize,
    /// One past their last word.
    pub(super) end: usize,
    /// The cue's words.
    pub(super) cue: (usize, usize),
    /// Who.
    pub(super) subject: Subject,
}

/// Whom a cue credits.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    /// A name or a phrase, and its words.
    Named { name: String, person: bool, first: usize, end: usize },
    /// "he", "she", "it", "they" or "who": to be resolved by whoever knows what came before.
    Pronoun(usize),
}

/// The cues of a line outside of `hidden` (its quotations), in order, each with its subject.
pub(super) fn credits(line: &Line<'_>, cast: &Cast, hidden: &[Span]) -> Vec<Credit> {
    let found = names::found(line, cast);
    let visible = |at: usize| {
        line.words.get(at).is_some_and(|word| !hidden.iter().any(|span| span.contains(word.span)))
    };
    let context = Context { line, cast, found: &found, visible: &visible };
    let mut credits: Vec<Credit> = Vec::new();
    for at in 0..line.words.len() {
        if !visible(at) {
            continue;
        }
        if let Some(end) = according(line, at) {
            credits.extend(context.right(end).map(|(subject, to)| Credit {
                first: at,
                end: to,
                cue: (at, end),
                subject,
            }));
        } else if after_dash(line, at, hidden) {
            credits.extend(context.right(at).map(|(subject, to)| Credit {
                first: at,
                end: to,
                cue: (at, at),
                subject,
            }));
        } else if is_cue(line.lower(at)) && !is_passive(line, at) {
            credits.extend(context.credit(at, credits.last()));
        }
    }
    credits
}

struct Context<'a, 'b> {
    line: &'a Line<'b>,
    cast: &'a Cast,
    found: &'a [Found],
    visible: &'a dyn Fn(usize) -> bool,
}

impl Context<'_, '_> {
    fn credit(&self, cue: usize, before: Option<&Credit>) -> Option<Credit> {
        let line = self.line;
        let opened = cue == 0
            || !(self.visible)(cue - 1)
            || line.gap(cue).contains(['”', '"', '’', '\'', '»', '“', '—']);
        if opened && !is_participle(line.lower(cue)) {
            let (subject, end) = self.right(cue + 1)?;
            return Some(Credit { first: cue, end, cue: (cue, cue + 1), subject });
        }
        if is_noun_here(line, cue) {
            return None;
        }
        let mut end = cue;
        while end > 0 && is_between(line.lower(end - 1)) && (self.visible)(end - 1) && line.is_joined(end) {
            end -= 1;
        }
        let second = matches!(line.before(end, 1), "and" | "but" | "or") || is_participle(line.lower(cue));
        let (subject, first) = match self.left(end).filter(|_| !second) {
            Some(found) => found,
            None if second => {
                (before.map(|credit| credit.subject.clone()).or_else(|| self.opening_subject(cue))?, cue)
            }
            None => {
                let follows_quote = (0..cue).any(|at| !(self.visible)(at)) && line.gap(cue).trim() == ",";
                let (subject, end) = self.right(cue + 1).filter(|_| follows_quote)?;
                return Some(Credit { first: cue, end, cue: (cue, cue + 1), subject });
            }
        };
        Some(Credit { first, end: cue + 1, cue: (cue, cue + 1), subject })
    }

    /// The subject that ends right before the word at `end`, or before the apposition that does.
    fn left(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        if end == 0 || !(self.visible)(end - 1) {
            return None;
        }
        if matches!(line.lower(end - 1), "who" | "which") {
            let antecedent = end >= 2 && (self.visible)(end - 2) && line.words[end - 2].is_capital();
            return if antecedent { self.phrase_before(end - 1) } else { None };
        }
        if line.is_joined(end) || line.gap(end).trim() == ":" {
            return self.phrase_before(end);
        }
        if !line.gap(end).trim_start_matches('.').starts_with([',', ')', ' ']) {
            return None;
        }
        let parted = |name: &&Found| {
            name.kind == NameKind::Person && name.end == end && line.gap(name.first).contains(',')
        };
        if let Some(person) = self.found.iter().find(parted) {
            return self.named(person.first, end).map(|subject| (subject, person.first));
        }
        let apposed = (1..end).rev().filter(|at| (self.visible)(*at)).find(|at| {
            let opens = line.gap(*at).contains([',', '(', '–', '—']) && !names::is_list_gap(line, *at);
            opens && line.words[at - 1].is_capital()
        })?;
        self.phrase_before(apposed)
    }

    /// The noun phrase whose last word stands right before `end`.
    fn phrase_before(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        let mut first = end;
        while first > 0
            && end - first < 14
            && (self.visible)(first - 1)
            && (first == end || line.is_joined(first))
        {
            let word = line.lower(first - 1);
            let linked = first < end && first > 1 && line.is_joined(first - 1);
            let pair = linked
                && matches!(word, "and")
                && is_nameable(line, first)
                && line.words[first - 2].is_capital();
            let inner =
                linked && matches!(word, "of" | "for" | "at") && !line.lower(first - 2).ends_with("ed");
            if is_pronoun(word) && first == end {
                return Some((Subject::Pronoun(first - 1), first - 1));
            }
            let article = is_determiner(word);
            if !(pair || inner || article) && not_figures::is_function_word(word) || months::is_weekday(word)
            {
                break;
            }
            first -= 1;
            let goes_on = first > 1
                && line.is_joined(first)
                && (matches!(line.lower(first - 1), "of" | "for" | "at")
                    || line.lower(first - 1) == "and" && line.words[first - 2].is_capital());
            if article && !goes_on {
                break;
            }
        }
        self.named(first, end).map(|subject| (subject, first))
    }

    /// The noun phrase that begins at `first`.
    fn right(&self, first: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        if !(self.visible)(first) || !(line.is_joined(first) || first == 0) {
            return None;
        }
        if is_pronoun(line.lower(first)) {
            return Some((Subject::Pronoun(first), first + 1));
        }
        let mut end = first;
        while (self.visible)(end) && end - first < 14 && (end == first || line.is_joined(end)) {
            let word = line.lower(end);
            let lower_before = end > first && !line.words[end - 1].is_capital();
            let inner = lower_before && matches!(word, "of" | "for" | "at" | "with")
                || end > first && word == "of"
                || word == "and" && line.words.get(end + 1).is_some_and(|next| next.is_capital());
            let article = is_determiner(word)
                && (end == first || matches!(line.lower(end - 1), "of" | "for" | "at" | "with" | "and"));
            if !(inner || article) && not_figures::is_function_word(word) || months::is_weekday(word) {
                break;
            }
            end += 1;
        }
        let last_person = self
            .found
            .iter()
            .rev()
            .find(|name| name.kind == NameKind::Person && name.first >= first && name.end <= end);
        let end = last_person.map_or(end, |person| person.end);
        self.named(first, end).map(|subject| (subject, end))
    }

    /// The first name or phrase of the line, for a second verb of one subject ("visited and told").
    fn opening_subject(&self, cue: usize) -> Option<Subject> {
        let line = self.line;
        let first = self.found.iter().find(|name| {
            name.end <= cue && (self.visible)(name.first) && !after_preposition(line, name.first)
        })?;
        if let Some(pronoun) =
            (0..first.first.min(3)).find(|at| is_pronoun(line.lower(*at)) && (self.visible)(*at))
        {
            return Some(Subject::Pronoun(pronoun));
        }
        self.named(first.first, first.end)
    }

    /// What the words `first..end` name.
    fn named(&self, mut first: usize, mut end: usize) -> Option<Subject> {
        let line = self.line;
        while first < end
            && (is_determiner(line.lower(first)) || not_figures::is_function_word(line.lower(first)))
        {
            first += 1;
        }
        while first < end && not_figures::is_function_word(line.lower(end - 1)) {
            end -= 1;
        }
        if first >= end {
            return None;
        }
        let person = self
            .found
            .iter()
            .find(|name| name.kind == NameKind::Person && name.end == end && name.first >= first);
        if let Some(person) = person
            && !(first..person.first).any(|at| line.lower(at) == "and")
        {
            return Some(Subject::Named {
                name: person.name.clone(),
                person: true,
                first: person.first,
                end,
            });
        }
        if let Some(holder) = self.cast.holder(line, first, end) {
            return Some(Subject::Named { name: holder.to_owned(), person: true, first, end });
        }
        let speaks = (first..end).any(|at| is_nameable(line, at) || is_speaking_noun(line.lower(at)));
        let name = line.cover(first, end).of(line.body).to_owned();
        (speaks && name.chars().any(char::is_alphabetic)).then_some(Subject::Named {
            name,
            person: false,
            first,
            end,
        })
    }
}

fn is_nameable(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at).is_some_and(|word| word.is_capital())
}

/// Whether the name at `at` is the object of a preposition.
pub(super) fn after_preposition(line: &Line<'_>, at: usize) -> bool {
    let mut at = at;
    while at > 0
        && line.is_joined(at)
        && (is_determiner(line.lower(at - 1))
            || line.words[at - 1].is_capital()
            || matches!(
                line.lower(at - 1),
                "eastern" | "western" | "northern" | "southern" | "former" | "neighboring" | "neighbouring"
            ))
    {
        at -= 1;
    }
    let object = matches!(
        line.before(at, 1),
        "of" | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "by"
            | "for"
            | "with"
            | "about"
            | "into"
            | "over"
            | "under"
            | "near"
            | "along"
            | "across"
            | "around"
            | "against"
            | "toward"
            | "towards"
            | "between"
            | "through"
            | "inside"
            | "outside"
            | "within"
            | "behind"
            | "beyond"
            | "via"
            | "among"
            | "like"
            | "than"
            | "as"
            | "after"
            | "following"
    );
    let speaking_as = line.before(at, 1) == "as" && !matches!(line.before(at, 2), "such" | "well" | "same");
    object && line.is_joined(at) && !speaking_as
}

pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it")
}

fn is_determiner(word: &str) -> bool {
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

fn is_between(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ly")
        || matches!(
            word,
            "also"
                | "has"
                | "had"
                | "have"
                | "later"
                | "then"
                | "once"
                | "again"
                | "even"
                | "still"
                | "further"
                | "often"
                | "then-"
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

/// Whether a cue that may be a noun is one here: "the claim", "his remarks", "reports of".
fn is_noun_here(line: &Line<'_>, cue: usize) -> bool {
    let owned = cue > 0 && line.words[cue - 1].possessive && line.is_joined(cue);
    let base =
        !line.lower(cue).ends_with("ed") && !matches!(line.lower(cue), "said" | "told" | "wrote" | "says");
    let determined = base && cue > 0 && is_determiner(line.before(cue, 1)) && !is_nameable(line, cue - 1);
    owned || determined || is_noun_too(line.lower(cue)) && !introduces(line, cue + 1)
}

/// Nouns that may be credited without a name: "officials", "the report".
fn is_speaking_noun(word: &str) -> bool {
    use super::figures::UnitClass;
    let people = matches!(super::units::class_of(word), Some(UnitClass::People | UnitClass::UnderArms));
    let source = matches!(
        word.strip_suffix('s').unwrap_or(word),
        "source"
            | "report"
            | "statement"
            | "ministry"
            | "ministrie"
            | "government"
            | "authoritie"
            | "authority"
            | "study"
            | "studie"
            | "survey"
            | "poll"
            | "letter"
            | "article"
            | "paper"
            | "newspaper"
            | "campaign"
            | "company"
            | "companie"
            | "critic"
            | "court"
            | "document"
            | "memo"
            | "agency"
            | "agencie"
            | "department"
            | "office"
            | "organization"
            | "organisation"
            | "group"
            | "committee"
            | "commission"
            | "council"
            | "party"
            | "bank"
            | "union"
            | "team"
            | "embassy"
            | "post"
            | "message"
            | "note"
            | "website"
            | "outlet"
            | "media"
            | "network"
            | "hacker"
            | "opponent"
            | "ally"
            | "allie"
            | "observer"
            | "economist"
            | "historian"
            | "author"
            | "editorial"
            | "columnist"
            | "lawsuit"
            | "complaint"
            | "indictment"
            | "filing"
            | "order"
            | "ruling"
            | "data"
            | "estimate"
            | "figure"
            | "record"
            | "piece"
            | "release"
            | "email"
            | "tweet"
            | "administration"
            | "military"
            | "intelligence"
            | "prosecutor"
            | "investigator"
            | "aide"
            | "adviser"
            | "advisor"
            | "insider"
            | "colleague"
            | "relative"
            | "neighbor"
            | "neighbour"
            | "chant"
            | "sign"
            | "narrator"
            | "institute"
            | "firm"
            | "university"
    );
    people || source || names::is_title(word.strip_suffix('s').unwrap_or(word))
}

/// Whether the cue is passive ("was told"): its subject hears, it does not speak.
fn is_passive(line: &Line<'_>, cue: usize) -> bool {
    let mut at = cue;
    while at > 0
        && (line.before(at, 1).ends_with("ly") || matches!(line.before(at, 1), "also" | "first" | "later"))
    {
        at -= 1;
    }
    let auxiliary =
        matches!(line.before(at, 1), "was" | "were" | "is" | "are" | "been" | "be" | "being" | "to" | "not");
    auxiliary && !line.lower(cue).ends_with("ing") || line.lower(cue + 1) == "by"
}

fn according(line: &Line<'_>, at: usize) -> Option<usize> {
    let per = line.lower(at) == "per" && line.gap(at).contains(',');
    line.starts(at, "according to").then_some(at + 2).or(per.then_some(at + 1))
}

/// Whether the word at `at` begins a name that only a dash credits with the quotation before it.
fn after_dash(line: &Line<'_>, at: usize, hidden: &[Span]) -> bool {
    let gap = line.gap(at).trim();
    let dash = gap.trim_start_matches(['”', '"', '’', '»', '.']).trim();
    let closed = hidden
        .iter()
        .any(|span| span.end <= line.words[at].span.start && line.words[at].span.start - span.end <= 12);
    closed && matches!(dash, "―" | "—" | "–" | "-" | "--") && line.words[at].is_capital()
}

/// Whether what follows a cue shows that it is a verb: a clause, a quotation, a colon.
fn introduces(line: &Line<'_>, after: usize) -> bool {
    line.lower(after) == "that" || line.gap(after).contains([':', '“', '"', '‘', '«', '„'])
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ing")
}

/// Cues that are nouns just as often: verbs only before a clause or a quotation.
fn is_noun_too(word: &str) -> bool {
    matches!(
        word,
        "claim"
            | "claims"
            | "report"
            | "reports"
            | "estimate"
            | "estimates"
            | "demand"
            | "demands"
            | "call"
            | "calls"
            | "comment"
            | "comments"
            | "note"
            | "notes"
            | "promise"
            | "promises"
            | "warning"
            | "saying"
            | "question"
            | "questions"
            | "charge"
            | "charges"
            | "charged"
            | "pledge"
            | "pledges"
            | "post"
            | "posts"
            | "tweet"
            | "tweets"
            | "state"
            | "states"
            | "answer"
            | "answers"
            | "reply"
            | "replies"
            | "show"
            | "shows"
            | "argument"
            | "mean"
            | "means"
            | "meaning"
            | "put"
            | "posted"
            | "asking"
            | "labels"
            | "label"
            | "forecast"
            | "forecasts"
            | "hope"
            | "hopes"
            | "fear"
            | "fears"
            | "found"
            | "find"
            | "finds"
            | "showed"
            | "continued"
            | "began"
            | "read"
            | "reads"
            | "offered"
    )
}

/// Whether a folded word credits somebody with what is said.
fn is_cue(word: &str) -> bool {
    const REGULAR: &[&str] = &[
        "add",
        "admit",
        "advis",
        "affirm",
        "alleg",
        "announc",
        "answer",
        "argu",
        "ask",
        "assert",
        "assur",
        "blast",
        "boast",
        "brand",
        "call",
        "caution",
        "charg",
        "claim",
        "comment",
        "complain",
        "conced",
        "conclud",
        "condemn",
        "confess",
        "confirm",
        "contend",
        "counter",
        "critici",
        "declar",
        "declin",
        "defend",
        "demand",
        "denounc",
        "deni",
        "describ",
        "disclos",
        "dismiss",
        "dubb",
        "emphasi",
        "estimat",
        "exclaim",
        "explain",
        "express",
        "forecast",
        "fear",
        "hint",
        "hope",
        "impl",
        "indicat",
        "inform",
        "insist",
        "joke",
        "jok",
        "label",
        "lament",
        "maintain",
        "mention",
        "muse",
        "mus",
        "not",
        "observ",
        "offer",
        "opin",
        "pledg",
        "point",
        "post",
        "predict",
        "press",
        "proclaim",
        "promis",
        "propos",
        "question",
        "quipp",
        "reaffirm",
        "recall",
        "recount",
        "reiterat",
        "relat",
        "remark",
        "remember",
        "repeat",
        "repli",
        "report",
        "respond",
        "retort",
        "reveal",
        "slamm",
        "stat",
        "stress",
        "suggest",
        "summari",
        "testifi",
        "thank",
        "threaten",
        "tout",
        "tweet",
        "urg",
        "voic",
        "liken",
        "blam",
        "hail",
        "identif",
        "identifi",
        "chant",
        "shout",
        "yell",
        "characteri",
        "referenc",
        "compar",
        "scold",
        "encourag",
        "cri",
        "plead",
        "mutter",
        "boast",
        "marvel",
        "theori",
        "vow",
        "warn",
        "whisper",
        "wonder",
        "continu",
        "accus",
        "mock",
        "prais",
        "acknowledg",
        "believ",
    ];
    const FORMS: &[&str] = &[
        "sings",
        "sang",
        "rated",
        "laughed",
        "identifies",
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "tell",
        "telling",
        "wrote",
        "writes",
        "write",
        "writing",
        "thinks",
        "think",
        "thought",
        "believe",
        "argue",
        "warn",
        "insist",
        "suggest",
        "urge",
        "note",
        "deny",
        "denies",
        "read",
        "reads",
        "put",
        "spoke",
        "found",
        "finds",
        "show",
        "shows",
        "showed",
        "knows",
        "means",
        "calls",
        "stating",
        "noting",
        "denying",
        "replies",
        "reply",
        "implies",
        "dubbed",
        "slammed",
        "quipped",
        "testifies",
        "began",
        "quoted",
        "feels",
        "felt",
        "joked",
        "feel",
        "replied",
        "denied",
        "testified",
        "implied",
        "recalled",
    ];
    if FORMS.contains(&word) {
        return true;
    }
    let stem = ["ised", "ized", "ising", "izing", "ises", "izes", "ed", "ing", "es", "s", "e", "y", ""]
        .iter()
        .find_map(|ending| {
            let stem = word.strip_suffix(ending)?;
            REGULAR.contains(&stem).then_some(stem)
        });
    let only_past = matches!(
        word,
        "not"
            | "post"
            | "press"
            | "point"
            | "offer"
            | "relat"
            | "stat"
            | "related"
            | "relates"
            | "relate"
            | "points"
            | "offers"
            | "presses"
            | "posts"
            | "mus"
            | "muse"
            | "hope"
            | "thank"
            | "thanks"
            | "fear"
            | "urg"
            | "add"
            | "answer"
            | "label"
            | "press-"
            | "advis"
            | "impl"
            | "opin"
            | "repeat"
            | "mock"
            | "defending"
            | "pressing"
            | "pressed"
            | "express"
            | "declining"
            | "declined"
            | "decline"
            | "declines"
    );
    stem.is_some() && !only_past
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Article, ArticleId, Body, Meta};

    fn speakers(text: &str) -> Vec<String> {
        let article = Article::new(
            ArticleId::new("a"),
            String::new(),
            String::new(),
            Meta::default(),
            0,
            Body::new(text),
        );
        let cast = Cast::of(&article);
        let line = Line::of(text, Span::new(0, text.len()));
        let name = |credit: Credit| match credit.subject {
            Subject::Named { name, .. } => name,
            Subject::Pronoun(at) => line.words[at].text.to_owned(),
        };
        credits(&line, &cast, &[]).into_iter().map(name).collect()
    }

    #[test]
    fn cues_credit_their_subjects() {
        let check = |text: &str, expected: &[&str]| assert_eq!(speakers(text), expected, "{text}");
        check("The harbour will close, Mayor Ana Silva said.", &["Ana Silva"]);
        check("Ana Silva, the mayor of Porto, said that it will close.", &["Ana Silva"]);
        check("It will close, according to port officials.", &["port officials"]);
        check("Peru and Chile estimate that 40 boats are missing.", &["Peru and Chile"]);
        check(
            "A spokesman for the Peruvian government told reporters that it would close.",
            &["spokesman for the Peruvian government"],
        );
        check("She said that it would close.", &["She"]);
        check("Reporters were told to leave.", &[]);
        check("The estimates of costs vary.", &[]);
    }
}
