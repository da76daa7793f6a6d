//! Quotations: what stands between quotation marks, and who is credited with it.

use super::Named;
use super::credits::{Credit, Subject, credits};
use super::line::Line;
use super::marks::{self, Marked};
use super::names::{self, Cast, NameKind};
use crate::compare::articles::Article;
use crate::compare::text::Span;

/// A quotation, or the part of it that stands in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its words, without the marks.
    pub span: Span,
    /// Who says it; none if the text near it credits nobody that we can tell.
    pub speaker: Option<Named>,
    /// The verb that credits ("said").
    pub cue: Option<Span>,
}

/// Whether the sentence begins inside a quotation that an earlier sentence of its paragraph opened.
pub fn begins_quoted(article: &Article, paragraph: usize, sentence: usize) -> bool {
    let Some(span) = article.sentences(paragraph).get(sentence) else { return false };
    let Some(whole) = article.paragraphs().get(paragraph) else { return false };
    marks::marked(article.body.as_str(), whole.span)
        .iter()
        .any(|marked| marked.outer.start < span.start && span.start < marked.inner.end)
}

/// The quotations of an article, each with its speaker, by paragraph.
#[derive(Debug, Default)]
pub(super) struct Voices {
    paragraphs: Vec<Vec<Quote>>,
}

impl Voices {
    /// Reads the whole article once, from the top: who speaks depends on what came before.
    pub(super) fn of(article: &Article, cast: &Cast) -> Self {
        let mut memory = Memory::default();
        let english = super::is_english(article);
        let paragraphs = article.paragraphs().iter().enumerate();
        Self {
            paragraphs: paragraphs
                .map(|(index, paragraph)| {
                    read(article, index, paragraph.furniture, english, cast, &mut memory)
                })
                .collect(),
        }
    }

    /// The parts of the article's quotations that stand in one sentence.
    pub(super) fn quotes(&self, article: &Article, paragraph: usize, sentence: usize) -> Vec<Quote> {
        let Some(span) = article.sentences(paragraph).get(sentence) else { return Vec::new() };
        let clip = |quote: &Quote| {
            let part = Span::new(quote.span.start.max(span.start), quote.span.end.min(span.end));
            (part.start < part.end)
                .then(|| Quote { span: trim(article.body.as_str(), part), ..quote.clone() })
        };
        self.paragraphs
            .get(paragraph)
            .into_iter()
            .flatten()
            .filter_map(clip)
            .filter(|quote| !quote.span.is_empty())
            .collect()
    }
}

fn trim(body: &str, span: Span) -> Span {
    let text = span.of(body);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// What earlier sentences leave for later ones.
#[derive(Default)]
struct Memory {
    /// The person last named as a subject or credited: whom "he" or "she" means.
    person: Option<String>,
    /// Whoever was last credited: whom "they" or "it" means.
    anyone: Option<String>,
    /// The speaker of the paragraph before, if it had but one.
    voice: Option<String>,
    /// Whether the paragraph before left its quotation open.
    open: bool,
    /// Whether the paragraph before ended with a colon.
    colon: bool,
}

/// The quotations of one paragraph.
fn read(
    article: &Article,
    index: usize,
    furniture: bool,
    english: bool,
    cast: &Cast,
    memory: &mut Memory,
) -> Vec<Quote> {
    let body = article.body.as_str();
    let Some(paragraph) = article.paragraphs().get(index).map(|paragraph| paragraph.span) else {
        return Vec::new();
    };
    let marked = marks::marked(body, paragraph);
    let unknown = |marked: &Marked| Quote { span: marked.inner, speaker: None, cue: None };
    if furniture || !english {
        return marked.iter().map(unknown).collect();
    }
    let hidden: Vec<Span> = marked.iter().map(|marked| marked.outer).collect();
    let mut quotes: Vec<Quote> = marked.iter().map(unknown).collect();
    let continued = memory.open && marks::begins_with_mark(paragraph.of(body));
    let before = memory.voice.clone();
    let sentences = article.sentences(index);
    let mut says = Vec::new();
    for sentence in sentences {
        let line = Line::of(body, *sentence);
        let found = credits(&line, cast, &hidden);
        says.push(found.into_iter().filter_map(|credit| resolve(&line, credit, memory)).collect::<Vec<_>>());
        remember(&line, cast, &hidden, says.last().map_or(&[][..], Vec::as_slice), memory);
    }
    for (at, piece) in marked.iter().enumerate() {
        let near = |offset: usize| {
            sentences.iter().position(|sentence| sentence.start <= offset && offset <= sentence.end)
        };
        let (first, last) = (near(piece.inner.start), near(piece.inner.end));
        let credit = last
            .and_then(|last| after(body, &says[last], piece, &hidden))
            .or_else(|| first.and_then(|first| before_piece(&says[first], piece)));
        let later =
            || last.and_then(|last| says[last].iter().find(|said| said.span.start >= piece.outer.end));
        let inherited = || {
            let alone = first.is_some_and(|first| stands_alone(body, sentences[first], &hidden));
            let earlier =
                at.checked_sub(1).and_then(|earlier| quotes[earlier].speaker.clone()).filter(|_| alone);
            let name = earlier.map(|named| named.name);
            let whole = alone
                && at == 0
                && (continued || memory.colon || hidden.len() == 1 && near(piece.outer.start) == Some(0));
            name.or_else(|| before.clone().filter(|_| whole))
        };
        match credit.or_else(later) {
            Some(said) => {
                quotes[at].speaker = Some(said.who.clone());
                quotes[at].cue = Some(said.cue).filter(|cue| !cue.is_empty());
            }
            None => quotes[at].speaker = inherited().map(|name| Named { name, span: None }),
        }
    }
    finish(body, paragraph, &marked, &quotes, &says, memory);
    quotes
}

/// A credit with its speaker resolved, in bytes.
struct Said {
    who: Named,
    person: bool,
    cue: Span,
    span: Span,
    /// Whether it only says by way of whom ("according to").
    reported: bool,
    /// Whether the speaker was only carried over from another verb.
    carried: bool,
}

fn resolve(line: &Line<'_>, credit: Credit, memory: &Memory) -> Option<Said> {
    let (who, person, carried) = match credit.subject {
        Subject::Named { name, person, first, end } => {
            let span = line.cover(first, end);
            (Named { name, span: Some(span) }, person, first < credit.first)
        }
        Subject::Pronoun(at) => {
            let personal = matches!(line.lower(at), "he" | "she");
            let name = if personal { memory.person.clone() } else { memory.anyone.clone() };
            (Named { name: name?, span: None }, personal, false)
        }
    };
    Some(Said {
        who,
        person,
        reported: credit.cue.1 > credit.cue.0 + 1,
        cue: line.cover(credit.cue.0, credit.cue.1),
        span: line.cover(credit.first, credit.end),
        carried,
    })
}

/// Keeps whom a later pronoun may mean: whoever is credited, else the first person that is no object.
fn remember(line: &Line<'_>, cast: &Cast, hidden: &[Span], says: &[Said], memory: &mut Memory) {
    if let Some(said) = says.last() {
        memory.anyone = Some(said.who.name.clone());
    }
    if let Some(said) = says.iter().find(|said| said.person) {
        memory.person = Some(said.who.name.clone());
        return;
    }
    let outside = |span: Span| !hidden.iter().any(|hidden| hidden.contains(span));
    let persons: Vec<_> = names::found(line, cast)
        .into_iter()
        .filter(|name| {
            name.kind == NameKind::Person
                && outside(line.cover(name.first, name.end))
                && !line.words[name.end - 1].possessive
        })
        .collect();
    let subject =
        persons.iter().find(|name| !super::credits::after_preposition(line, name.first)).or(persons.first());
    if let Some(person) = subject {
        memory.person = Some(person.name.clone());
    }
}

/// The credit that follows a quotation at once: “…,” X said.
fn after<'a>(body: &str, says: &'a [Said], piece: &Marked, hidden: &[Span]) -> Option<&'a Said> {
    let said = says.iter().find(|said| said.span.start >= piece.outer.end)?;
    let between = Span::new(piece.outer.end, said.span.start);
    let near = between.of(body).split_whitespace().count() <= 2
        && !hidden.iter().any(|other| between.contains(*other));
    let stop = piece.inner.of(body).ends_with([',', '?', '!', '…', '—', '–', '.', ';'])
        || between.of(body).trim_start().starts_with(',');
    (near && stop && !said.carried).then_some(said)
}

/// The nearest credit that stands before a quotation in the sentence where it begins.
fn before_piece<'a>(says: &'a [Said], piece: &Marked) -> Option<&'a Said> {
    let earlier = || says.iter().rev().filter(|said| said.cue.end <= piece.outer.start);
    earlier().find(|said| !said.reported).or_else(|| earlier().next())
}

/// Whether a sentence has no words outside its quotations.
fn stands_alone(body: &str, sentence: Span, hidden: &[Span]) -> bool {
    let line = Line::of(body, sentence);
    line.words.iter().all(|word| hidden.iter().any(|span| span.contains(word.span)))
}

fn finish(
    body: &str,
    paragraph: Span,
    marked: &[Marked],
    quotes: &[Quote],
    says: &[Vec<Said>],
    memory: &mut Memory,
) {
    memory.open = marked.last().is_some_and(|last| last.open);
    memory.colon = paragraph.of(body).ends_with(':');
    let mut names: Vec<&String> =
        quotes.iter().filter_map(|quote| quote.speaker.as_ref()).map(|named| &named.name).collect();
    names.extend(says.iter().flatten().filter(|_| quotes.is_empty()).map(|said| &said.who.name));
    let last = names.last().map(|name| (*name).clone());
    names.dedup();
    memory.voice = if memory.open || memory.colon || names.len() == 1 { last } else { None };
}
