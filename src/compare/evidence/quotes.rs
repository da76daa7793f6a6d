//! Quotations: what stands between quotation marks, and who is credited with it.

use super::Named;
use super::cast::Cast;
use super::credits::{Credit, Subject, after_preposition, credits, is_hidden};
use super::line::Line;
use super::marks::{self, Marked};
use super::names::{self, Found, NameKind};
use crate::compare::articles::Article;
use crate::compare::text::Span;

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
    /// Whether it stands between marks.
    pub kind: QuoteKind,
    /// Its words; without the marks if it is direct.
    pub span: Span,
    /// Who says it; none if the text near it credits nobody that we can tell.
    pub speaker: Option<Named>,
    /// The verb that credits ("said").
    pub cue: Option<Span>,
}

/// How many credits after a quotation are looked at for its own.
const MOST_CREDITS: usize = 32;

/// The quotations of an article, each with its speaker, by paragraph, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Voices {
    paragraphs: Vec<Vec<Quote>>,
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

    /// The parts of a paragraph's quotations that stand in `sentence`.
    pub(super) fn quotes(&self, body: &str, paragraph: usize, sentence: Span) -> Vec<Quote> {
        let Some(all) = self.paragraphs.get(paragraph) else { return Vec::new() };
        let first = all.partition_point(|quote| quote.span.end <= sentence.start);
        let here = all[first..].iter().take_while(|quote| quote.span.start < sentence.end);
        let clip = |quote: &Quote| {
            let part = Span::new(quote.span.start.max(sentence.start), quote.span.end.min(sentence.end));
            Quote { span: trim(body, part), ..quote.clone() }
        };
        here.map(clip).filter(|quote| !quote.span.is_empty()).collect()
    }
}

fn trim(body: &str, span: Span) -> Span {
    let text = span.of(body);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// What earlier sentences leave for later ones.
#[derive(Debug, Default)]
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

/// The quotations of one paragraph, of which `marked` are the marks.
fn read(article: &Article, index: usize, marked: &[Marked], cast: &Cast, memory: &mut Memory) -> Vec<Quote> {
    let body = article.body.as_str();
    let Some(paragraph) = article.paragraphs().get(index) else { return Vec::new() };
    let mut quotes: Vec<Quote> = marked
        .iter()
        .map(|marked| Quote { kind: QuoteKind::Direct, span: marked.inner, speaker: None, cue: None })
        .collect();
    if paragraph.furniture || !super::is_english(article) {
        return quotes;
    }
    let paragraph = paragraph.span;
    let hidden: Vec<Span> = marked.iter().map(|marked| marked.outer).collect();
    let continued = memory.open && marks::begins_with_mark(paragraph.of(body));
    let before = memory.voice.clone();
    let sentences: Vec<Sentence> = article
        .sentences(index)
        .iter()
        .map(|span| Sentence::read(body, *span, cast, &hidden, memory))
        .collect();
    let near = |offset: usize| {
        let at = sentences.partition_point(|sentence| sentence.span.end < offset);
        sentences.get(at).filter(|sentence| sentence.span.start <= offset).map(|sentence| (at, sentence))
    };
    for (at, piece) in marked.iter().enumerate() {
        let (first, last) = (near(piece.inner.start), near(piece.inner.end));
        let credit = last
            .and_then(|(_, last)| after(body, &last.says, piece, &hidden))
            .or_else(|| first.and_then(|(_, first)| before_piece(&first.says, piece)));
        let later = || last.and_then(|(_, last)| credits_after(&last.says, piece).next());
        let inherited = || {
            let alone = first.is_some_and(|(_, first)| first.stands_alone);
            let earlier =
                at.checked_sub(1).and_then(|earlier| quotes[earlier].speaker.clone()).filter(|_| alone);
            let name = earlier.map(|named| named.name);
            let opens = || hidden.len() == 1 && near(piece.outer.start).is_some_and(|(at, _)| at == 0);
            let whole = alone && at == 0 && (continued || memory.colon || opens());
            name.or_else(|| before.clone().filter(|_| whole))
        };
        match credit.or_else(later) {
            Some(said) => {
                let cue = Some(said.cue).filter(|cue| !cue.is_empty());
                quotes[at].speaker = Some(said.who.clone());
                quotes[at].cue = cue;
            }
            None => quotes[at].speaker = inherited().map(Named::inferred),
        }
    }
    finish(body, paragraph, marked, &quotes, &sentences, memory);
    quotes
}

/// A sentence as its paragraph's quotations ask of it.
struct Sentence {
    span: Span,
    /// Its credits, by their cues.
    says: Vec<Said>,
    /// Whether it has no words outside quotations.
    stands_alone: bool,
}

impl Sentence {
    fn read(body: &str, span: Span, cast: &Cast, hidden: &[Span], memory: &mut Memory) -> Self {
        if !super::is_readable(span) {
            return Self { span, says: Vec::new(), stands_alone: false };
        }
        let line = Line::of(body, span);
        let found = names::found(&line, cast);
        let credits = credits(&line, cast, &found, hidden);
        let says: Vec<Said> =
            credits.into_iter().filter_map(|credit| resolve(&line, credit, memory)).collect();
        remember(&line, &found, hidden, &says, memory);
        let stands_alone = line.words.iter().all(|word| is_hidden(hidden, word.span));
        Self { span, says, stands_alone }
    }
}

/// A credit with its speaker resolved, in bytes.
struct Said {
    who: Named,
    person: bool,
    cue: Span,
    span: Span,
    /// Where its cue, or the name that a dash credits, begins.
    from: usize,
    /// Whether it only says by way of whom ("according to").
    reported: bool,
    /// Whether the speaker was only carried over from another verb.
    carried: bool,
}

fn resolve(line: &Line<'_>, credit: Credit, memory: &Memory) -> Option<Said> {
    let (who, person, carried) = match credit.subject {
        Subject::Named { name, person, first, end } => {
            let span = line.cover(first, end);
            (Named::at(name, span), person, first < credit.first)
        }
        Subject::Pronoun(at) => {
            let personal = matches!(line.lower(at), "he" | "she");
            let name = if personal { memory.person.clone() } else { memory.anyone.clone() };
            (Named::inferred(name?), personal, false)
        }
    };
    Some(Said {
        who,
        person,
        reported: credit.cue.1 > credit.cue.0 + 1,
        cue: line.cover(credit.cue.0, credit.cue.1),
        from: line.words.get(credit.cue.0).map_or(line.span.end, |word| word.span.start),
        span: line.cover(credit.first, credit.end),
        carried,
    })
}

/// Keeps whom a later pronoun may mean: whoever is credited, else the first person that is no object.
fn remember(line: &Line<'_>, found: &[Found], hidden: &[Span], says: &[Said], memory: &mut Memory) {
    if let Some(said) = says.last() {
        memory.anyone = Some(said.who.name.clone());
    }
    if let Some(said) = says.iter().find(|said| said.person) {
        memory.person = Some(said.who.name.clone());
        return;
    }
    let mut persons = found.iter().filter(|name| {
        name.kind == NameKind::Person
            && !is_hidden(hidden, line.cover(name.first, name.end))
            && !line.words[name.end - 1].possessive
    });
    let first = persons.clone().next();
    let subject = persons.find(|name| !after_preposition(line, name.first)).or(first);
    if let Some(person) = subject {
        memory.person = Some(person.name.clone());
    }
}

/// The credit that follows a quotation at once: “…,” X said.
fn after<'a>(body: &str, says: &'a [Said], piece: &Marked, hidden: &[Span]) -> Option<&'a Said> {
    let said = credits_after(says, piece).next()?;
    let between = Span::new(piece.outer.end, said.span.start);
    let next = hidden.partition_point(|other| other.start < between.start);
    let near = between.of(body).split_whitespace().take(3).count() <= 2
        && hidden.get(next).is_none_or(|other| !between.contains(*other));
    let stop = piece.inner.of(body).ends_with([',', '?', '!', '…', '—', '–', '.', ';'])
        || between.of(body).trim_start().starts_with(',');
    (near && stop && !said.carried).then_some(said)
}

/// The nearest credit that stands before a quotation in the sentence where it begins.
fn before_piece<'a>(says: &'a [Said], piece: &Marked) -> Option<&'a Said> {
    let begun = &says[..says.partition_point(|said| said.from < piece.outer.start)];
    let earlier = || begun.iter().rev().filter(|said| said.cue.end <= piece.outer.start);
    earlier().take(MOST_CREDITS).find(|said| !said.reported).or_else(|| earlier().next())
}

/// The credits that begin, cue and subject, after a quotation.
fn credits_after<'a>(says: &'a [Said], piece: &Marked) -> impl Iterator<Item = &'a Said> {
    let end = piece.outer.end;
    let begun = says.partition_point(|said| said.from < end);
    says[begun..].iter().take(MOST_CREDITS).filter(move |said| said.span.start >= end)
}

fn finish(
    body: &str,
    paragraph: Span,
    marked: &[Marked],
    quotes: &[Quote],
    sentences: &[Sentence],
    memory: &mut Memory,
) {
    memory.open = marked.last().is_some_and(|last| last.open);
    memory.colon = paragraph.of(body).ends_with(':');
    let mut names: Vec<&String> =
        quotes.iter().filter_map(|quote| quote.speaker.as_ref()).map(|named| &named.name).collect();
    if quotes.is_empty() {
        names.extend(sentences.iter().flat_map(|sentence| &sentence.says).map(|said| &said.who.name));
    }
    let last = names.last().map(|name| (*name).clone());
    names.dedup();
    memory.voice = if memory.open || memory.colon || names.len() == 1 { last } else { None };
}
