//! Quotations: what stands between quotation marks or is told in the article's words, and who is
//! credited with it.
//!
//! Ranges of one sentence may nest: a credited clause holds the quotations in it. Decided: a
//! quotation has its speaker from a credit that touches it or from the clause around it; from one
//! farther off, or from the paragraph before, it is a guess.

use super::Named;
use super::cast::Cast;
use super::marks::{self, Marked};
use super::speakers::{Memory, Said, Sentence};
use super::transcript;
use crate::compare::articles::Article;
use crate::compare::text::Span;
use std::cmp::Reverse;

/// How somebody's words stand in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// Between quotation marks.
    #[default]
    Direct,
    /// A credited clause in the article's words with a quotation in it, which stands for itself as well.
    Mixed,
    /// A credited clause in the article's words alone.
    Reported,
}

impl QuoteKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Reported => "reported",
        }
    }
}

/// A quotation, or the part of it that stands in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Whose words it is in: the speaker’s, the article’s, or both.
    pub kind: QuoteKind,
    /// Its words; without the marks if it is direct.
    pub span: Span,
    /// Who says it; none if the text near it credits nobody that we can tell.
    pub speaker: Option<Named>,
    /// The verb that credits ("said").
    pub cue: Option<Span>,
}

impl Quote {
    /// Whether it stands between quotation marks.
    pub fn is_direct(&self) -> bool {
        self.kind == QuoteKind::Direct
    }
}

/// How many credits after a quotation are looked at for its own.
const MOST_CREDITS: usize = 32;

/// How many words may part a credit from a quotation that it introduces for sure.
const MOST_BETWEEN: usize = 4;

/// The quotations of one paragraph.
#[derive(Debug, Default)]
struct Voiced {
    /// Those between marks, which do not overlap.
    direct: Vec<Quote>,
    /// The credited clauses, sentence by sentence.
    clauses: Vec<Quote>,
}

/// The quotations of an article, each with its speaker, by paragraph, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Voices {
    paragraphs: Vec<Voiced>,
    memory: Memory,
}

impl Voices {
    /// How many paragraphs have been read.
    pub(super) fn paragraphs(&self) -> usize {
        self.paragraphs.len()
    }

    /// Reads the next paragraph, whose marks are `marked`: from the top on, for who speaks depends
    /// on what came before.
    pub(super) fn read_next(&mut self, article: &Article, marked: &[Marked], cast: &Cast) {
        let quotes = read(article, self.paragraphs.len(), marked, cast, &mut self.memory);
        self.paragraphs.push(quotes);
    }

    /// The quotations of a paragraph that stand in `sentence`, or the parts of them that do, by
    /// where they start, the longer first.
    pub(super) fn quotes(&self, body: &str, paragraph: usize, sentence: Span) -> Vec<Quote> {
        let Some(Voiced { direct, clauses }) = self.paragraphs.get(paragraph) else { return Vec::new() };
        let first = direct.partition_point(|quote| quote.span.end <= sentence.start);
        let direct = direct[first..].iter().take_while(|quote| quote.span.start < sentence.end);
        let first = clauses.partition_point(|quote| quote.span.start < sentence.start);
        let clauses = clauses[first..].iter().take_while(|quote| quote.span.start < sentence.end);
        let clip = |quote: &Quote| {
            let part = Span::new(quote.span.start.max(sentence.start), quote.span.end.min(sentence.end));
            Quote { span: trim(body, part), ..quote.clone() }
        };
        let here = direct.chain(clauses).map(clip);
        let mut here: Vec<Quote> = here.filter(|quote| !quote.span.is_empty()).collect();
        here.sort_by_key(|quote| (quote.span.start, Reverse(quote.span.end)));
        here
    }
}

fn trim(body: &str, span: Span) -> Span {
    let text = span.of(body);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// The quotations of one paragraph, of which `marked` are the marks.
fn read(article: &Article, index: usize, marked: &[Marked], cast: &Cast, memory: &mut Memory) -> Voiced {
    let body = article.body.as_str();
    let Some(paragraph) = article.paragraphs().get(index) else { return Voiced::default() };
    let unread =
        |marked: &Marked| Quote { kind: QuoteKind::Direct, span: marked.inner, speaker: None, cue: None };
    if paragraph.furniture || !super::is_english(article) {
        return Voiced { direct: marked.iter().map(unread).collect(), clauses: Vec::new() };
    }
    let text = paragraph.span.of(body);
    let hidden: Vec<Span> = marked.iter().map(|marked| marked.outer).collect();
    let before = Before {
        voice: memory.voice.clone(),
        continued: memory.open && marks::begins_with_mark(text),
        introduced: memory.colon,
    };
    let sentences: Vec<Sentence> = article
        .sentences(index)
        .iter()
        .map(|span| Sentence::read(body, *span, cast, &hidden, memory))
        .collect();
    let mut direct: Vec<Quote> = Vec::new();
    for piece in marked {
        let quote = direct_quote(body, piece, &sentences, &hidden, &before, direct.last());
        direct.push(quote);
    }
    let clauses: Vec<Quote> = match transcript::speaker(body, paragraph.span, cast) {
        Some((name, label)) => spoken(body, &sentences, &name, label, marked),
        None => sentences.iter().flat_map(clause_quotes).collect(),
    };
    memory.open = marked.last().is_some_and(|last| last.open);
    memory.colon = text.ends_with(':');
    memory.voice = only_voice(&direct, &sentences, memory.open || memory.colon);
    Voiced { direct, clauses }
}

/// What the paragraph before leaves for a quotation that nobody is credited with.
struct Before {
    /// Its speaker, if it had but one.
    voice: Option<String>,
    /// Whether its quotation goes on here.
    continued: bool,
    /// Whether it ended with a colon.
    introduced: bool,
}

fn clause_quotes(sentence: &Sentence) -> impl Iterator<Item = Quote> {
    sentence.clauses.iter().map(|clause| {
        let said = &sentence.says[clause.credit];
        let kind = if clause.mixed { QuoteKind::Mixed } else { QuoteKind::Reported };
        Quote { kind, span: clause.span, speaker: said.who.clone(), cue: Some(said.cue) }
    })
}

/// The sentences of a paragraph that a transcript gives to one speaker, after the `label` with the name.
fn spoken(body: &str, sentences: &[Sentence], name: &str, label: Span, marked: &[Marked]) -> Vec<Quote> {
    let spoken = |sentence: &Sentence| {
        let from = body
            .get(label.end..sentence.span.end)?
            .strip_prefix(':')
            .map_or(sentence.span.start, |_| label.end + 1);
        let span = trim(body, Span::new(from.max(sentence.span.start), sentence.span.end));
        let begun = marked.partition_point(|piece| piece.outer.start < span.end);
        let mixed = begun > 0 && marked[begun - 1].outer.end > span.start;
        let kind = if mixed { QuoteKind::Mixed } else { QuoteKind::Reported };
        let speaker = Some(Named::at(name, label));
        (!span.is_empty()).then_some(Quote { kind, span, speaker, cue: None })
    };
    sentences.iter().filter_map(spoken).collect()
}

/// A quotation between marks with its speaker; `last` is the one before it in the paragraph.
fn direct_quote(
    body: &str,
    piece: &Marked,
    sentences: &[Sentence],
    hidden: &[Span],
    before: &Before,
    last: Option<&Quote>,
) -> Quote {
    let near = |offset: usize| {
        let at = sentences.partition_point(|sentence| sentence.span.end < offset);
        sentences.get(at).filter(|sentence| sentence.span.start <= offset)
    };
    let (begins, ends) = (near(piece.inner.start), near(piece.inner.end));
    let signed = || ends.and_then(|ends| signed(sentences, ends, piece));
    let touching = ends.and_then(|ends| after(body, &ends.says, piece, hidden)).or_else(signed);
    let around = || begins.and_then(|begins| around(begins, piece));
    let earlier = || begins.and_then(|begins| before_piece(&begins.says, piece));
    let later = || ends.and_then(|ends| credits_after(&ends.says, piece).next());
    let named_so =
        || begins.and_then(|begins| begins.namer.clone().filter(|_| is_name(body, begins.span, piece)));
    let credit = (touching.or_else(around).map(|said| (said, false)))
        .or_else(|| earlier().map(|said| (said, !introduces(body, said, piece))))
        .or_else(|| if named_so().is_some() { None } else { later().map(|said| (said, true)) });
    let (speaker, cue) = match credit {
        _ if begins.is_some_and(|begins| is_heading(body, begins.span, piece)) => (None, None),
        Some((said, guessed)) => {
            let who = said.who.clone().map(|who| if guessed { who.as_guess() } else { who });
            (who, Some(said.cue).filter(|cue| !cue.is_empty()))
        }
        None if named_so().is_some() => (named_so(), None),
        None => {
            let alone = begins.is_some_and(|begins| begins.stands_alone);
            let opens = sentences.first().is_some_and(|first| first.span.start + 8 >= piece.outer.start);
            let earlier = || credited_before(sentences, piece);
            let only = opens && hidden.len() == 1;
            (if alone { earlier().or_else(|| inherited(before, last, only)) } else { None }, None)
        }
    };
    Quote { kind: QuoteKind::Direct, span: piece.inner, speaker, cue }
}

/// Whether a quotation is the first of its sentence and what something is called there: "as a “storm”".
fn is_name(body: &str, sentence: Span, piece: &Marked) -> bool {
    let before = Span::new(sentence.start, piece.outer.start.max(sentence.start)).of(body).trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    matches!(last, "as" | "a" | "an" | "the") && !before.contains(['“', '"'])
}

/// Whether a quotation is the heading of a work or a programme: all its longer words in capitals,
/// after "on" or "in".
fn is_heading(body: &str, sentence: Span, piece: &Marked) -> bool {
    let before = Span::new(sentence.start, piece.outer.start.max(sentence.start)).of(body).trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let text = piece.inner.of(body).trim_end_matches([',', '.']);
    let words = || text.split_whitespace();
    matches!(last, "on" | "in" | "of")
        && (2..=8).contains(&words().take(9).count())
        && words().all(|word| word.len() < 4 || word.starts_with(char::is_uppercase))
        && words().filter(|word| word.starts_with(char::is_uppercase)).take(2).count() == 2
        && !text.ends_with(['!', '?', '…'])
}

/// Who is credited last before a quotation in its paragraph, in the sentence before it.
fn credited_before(sentences: &[Sentence], piece: &Marked) -> Option<Named> {
    let at = sentences.partition_point(|sentence| sentence.span.end <= piece.outer.start);
    let said = sentences.get(at.checked_sub(1)?)?.says.last()?;
    Some(Named { span: None, ..said.who.clone()? })
}

/// Whose a quotation is that nobody is credited with: of whoever spoke last.
fn inherited(before: &Before, last: Option<&Quote>, only: bool) -> Option<Named> {
    if let Some(last) = last {
        let speaker = last.speaker.clone()?;
        return Some(Named { span: None, ..speaker });
    }
    let voice = before.voice.clone()?;
    let named = Named::inferred(voice);
    match before.continued || before.introduced {
        true => Some(named),
        false => only.then(|| named.as_guess()),
    }
}

/// The credit that follows a quotation at once: “…,” X said.
fn after<'a>(body: &str, says: &'a [Said], piece: &Marked, hidden: &[Span]) -> Option<&'a Said> {
    let said = credits_after(says, piece).next()?;
    let between = Span::new(piece.outer.end, said.span.start);
    let next = hidden.partition_point(|other| other.start < between.start);
    let joint = |word: &str| matches!(word, "however" | "but" | "while" | "although" | "though" | "whereas");
    let words = || between.of(body).split_whitespace().take(3);
    let near = words().count() <= 2
        && !words().any(joint)
        && hidden.get(next).is_none_or(|other| !between.contains(*other));
    let stop = piece.inner.of(body).ends_with([',', '?', '!', '…', '—', '–', '.', ';'])
        || between.of(body).trim_start().starts_with(',');
    (near && stop && !said.carried).then_some(said)
}

/// The name that only a dash parts from a quotation, where it was read as the next sentence.
fn signed<'a>(sentences: &'a [Sentence], ends: &Sentence, piece: &Marked) -> Option<&'a Said> {
    let next = sentences.partition_point(|sentence| sentence.span.start <= ends.span.start);
    let said = sentences.get(next)?.says.first()?;
    let whole = ends.span.end <= piece.outer.end;
    (whole && said.cue.is_empty() && said.from < sentences[next].span.start + MOST_BETWEEN * 2)
        .then_some(said)
}

/// The credit of the shortest clause that holds a quotation.
fn around<'a>(sentence: &'a Sentence, piece: &Marked) -> Option<&'a Said> {
    let clauses = sentence.clauses.iter().take(MOST_CREDITS);
    let holding = clauses.filter(|clause| clause.mixed && clause.span.contains(piece.inner));
    holding.min_by_key(|clause| clause.span.len()).map(|clause| &sentence.says[clause.credit])
}

/// The nearest credit that stands before a quotation in the sentence where it begins.
fn before_piece<'a>(says: &'a [Said], piece: &Marked) -> Option<&'a Said> {
    let begun = &says[..says.partition_point(|said| said.from < piece.outer.start)];
    let earlier = || begun.iter().rev().filter(|said| said.cue.end <= piece.outer.start);
    earlier().take(MOST_CREDITS).find(|said| !said.according).or_else(|| earlier().next())
}

/// Whether a credit leads over to a quotation: its cue stands close before it.
fn introduces(body: &str, said: &Said, piece: &Marked) -> bool {
    let between = Span::new(said.cue.end, piece.outer.start.max(said.cue.end)).of(body);
    between.ends_with([':']) || between.split_whitespace().take(MOST_BETWEEN + 1).count() <= MOST_BETWEEN
}

/// The credits that begin, cue and subject, after a quotation.
fn credits_after<'a>(says: &'a [Said], piece: &Marked) -> impl Iterator<Item = &'a Said> {
    let end = piece.outer.end;
    let begun = says.partition_point(|said| said.from < end);
    says[begun..].iter().take(MOST_CREDITS).filter(move |said| said.span.start >= end)
}

/// The speaker of a paragraph that has but one, or whose last quotation goes on.
fn only_voice(direct: &[Quote], sentences: &[Sentence], goes_on: bool) -> Option<String> {
    let mut names: Vec<&String> =
        direct.iter().filter_map(|quote| quote.speaker.as_ref()).map(|named| &named.name).collect();
    if direct.is_empty() {
        let says = sentences.iter().flat_map(|sentence| &sentence.says);
        names.extend(says.filter_map(|said| said.who.as_ref()).map(|named| &named.name));
    }
    let last = names.last().map(|name| (*name).clone());
    names.dedup();
    if goes_on || names.len() == 1 { last } else { None }
}
