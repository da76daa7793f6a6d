//! Who is credited in a sentence: cue verbs ("said", "according to") and their subjects.
//!
//! Where no phrase fits a cue there is no subject, and nobody is credited.

use super::cast::Cast;
use super::cues::{
    MOST_BETWEEN, according, after_dash, is_between, is_claim, is_cue, is_determiner, is_noun_here,
    is_participle, is_passive, is_pronoun, is_speaking_noun, says,
};
use super::lexicon;
use super::line::Line;
use super::names::Found;
use super::not_figures::is_function_word;
use super::subjects::{Subject, Subjects};
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

/// The cues of a line outside of `hidden` (its quotations, in order), in order, each with its
/// subject; `found` are the line's names.
pub(super) fn credits(line: &Line<'_>, cast: &Cast, found: &[Found], hidden: &[Span]) -> Vec<Credit> {
    let subjects = Subjects::new(line, cast, found, hidden);
    let mut credits: Vec<Credit> = Vec::new();
    for at in 0..line.words.len() {
        if !subjects.is_visible(at) {
            continue;
        }
        let leading = |cue_end: usize| {
            let (subject, end) = subjects.right(cue_end)?;
            Some(Credit { first: at, end, cue: (at, cue_end), subject })
        };
        if let Some(end) = according(line, at) {
            credits.extend(leading(end));
        } else if after_dash(line, at, hidden) {
            credits.extend(leading(at));
        } else if is_claim(line, at) {
            credits.extend(claim(&subjects, at));
        } else if is_cue(line.lower(at)) && !is_passive(line, at) {
            credits.extend(credit(&subjects, at, credits.last()).filter(|credit| is_apt(line, credit)));
        }
    }
    credits
}

/// Whether a subject that is no usual speaker has a cue that only speakers have: "the painting said".
fn is_apt(line: &Line<'_>, credit: &Credit) -> bool {
    let denied = matches!(line.before(credit.first, 1), "did" | "does" | "do" | "has" | "have" | "would")
        && matches!(line.before(credit.first, 2), "nor" | "neither");
    if denied {
        return false;
    }
    match &credit.subject {
        Subject::Named(phrase)
            if matches!(&*phrase.name.to_lowercase(), "neither" | "none" | "nobody" | "nothing") =>
        {
            false
        }
        Subject::Named(phrase) => phrase.apt || says(line.lower(credit.cue.0)),
        Subject::Pronoun(_) => true,
    }
}

/// Whose a claim is: "Ana Silva’s claim that", "his claim that".
fn claim(subjects: &Subjects<'_, '_>, noun: usize) -> Option<Credit> {
    let before = noun.checked_sub(1)?;
    let cue = (noun, noun + 1);
    if matches!(subjects.line.lower(before), "his" | "her" | "their") {
        return Some(Credit { first: before, end: noun + 1, cue, subject: Subject::Pronoun(before) });
    }
    let (subject, first) = subjects.phrase_before(noun)?;
    Some(Credit { first, end: noun + 1, cue, subject })
}

/// Whether nothing follows a subject that its verb could govern: ", said Ana Silva." and ", said Ana Silva, who".
fn closes(line: &Line<'_>, credit: &Credit) -> bool {
    let named = matches!(&credit.subject, Subject::Named(phrase) if phrase.apt);
    let gap = line.gap(credit.end).trim_start_matches([')', '”', '"']);
    let owner = credit.end.checked_sub(1).is_some_and(|last| line.words[last].possessive);
    named && !owner && (credit.end == line.words.len() || gap.starts_with([',', '.', ';']))
}

fn credit(subjects: &Subjects<'_, '_>, cue: usize, before: Option<&Credit>) -> Option<Credit> {
    let line = subjects.line;
    let opened = cue == 0
        || !subjects.is_visible(cue - 1)
        || line.gap(cue).contains(['”', '"', '’', '\'', '»', '“', '—']);
    let hears = matches!(line.lower(cue), "told" | "tells" | "tell");
    let inverted = || {
        let (subject, end) = subjects.right(cue + 1).filter(|_| !hears)?;
        Some(Credit { first: cue, end, cue: (cue, cue + 1), subject })
    };
    if opened && !is_participle(line.lower(cue)) {
        return inverted();
    }
    if is_noun_here(line, cue) {
        return None;
    }
    let signed = line.gap(cue).trim() == "," && matches!(line.lower(cue), "said" | "says");
    if signed && let Some(credit) = inverted().filter(|credit| closes(line, credit)) {
        return Some(credit);
    }
    let mut end = cue;
    while end > cue.saturating_sub(MOST_BETWEEN)
        && is_between(line.lower(end - 1))
        && subjects.is_visible(end - 1)
        && line.is_joined(end)
    {
        end -= 1;
    }
    if (end..cue).any(|at| line.lower(at) == "never") || is_only_meant(line, cue) {
        return None;
    }
    let second = matches!(line.before(end, 1), "and" | "but" | "or") || is_participle(line.lower(cue));
    let base = line.before(end, 1) == "or" && !line.lower(cue).ends_with(['d', 's', 'g']);
    if second && base {
        return None;
    }
    if second && is_of_noun(line, cue) {
        let speaks = is_speaking_noun(line.before(cue, 1));
        let subject = subjects.named(cue - 1, cue).filter(|_| speaks)?;
        return Some(Credit { first: cue - 1, end: cue + 1, cue: (cue, cue + 1), subject });
    }
    if second {
        let from = before.map_or(0, |credit| credit.end.max(credit.cue.1));
        let shared = || before.map(|credit| credit.subject.clone());
        let resumes = is_participle(line.lower(cue)) && line.gap(cue).starts_with(',');
        let subject = match subjects.opening_subject(cue, from) {
            Some(Subject::Pronoun(at)) if before.is_none() || !resumes => Some(Subject::Pronoun(at)),
            opening => shared().or(opening),
        };
        return Some(Credit { first: cue, end: cue + 1, cue: (cue, cue + 1), subject: subject? });
    }
    if let Some((subject, first)) = subjects.left(end) {
        return Some(Credit { first, end: cue + 1, cue: (cue, cue + 1), subject });
    }
    let quoted = subjects.first_hidden < cue || matches!(line.lower(cue), "said" | "says");
    let parted = line.gap(cue).trim() == "," && !is_pronoun(line.lower(cue + 1));
    if quoted && parted { inverted() } else { None }
}

/// Whether a participle says more of the thing right before it, not what the sentence's subject does:
/// "signs urging", unlike "a statement saying", which is whoever's makes it.
fn is_of_noun(line: &Line<'_>, cue: usize) -> bool {
    let Some(noun) = cue.checked_sub(1).map(|before| &line.words[before]) else { return false };
    is_participle(line.lower(cue))
        && line.is_joined(cue)
        && !noun.is_capital()
        && !is_between(&noun.lower)
        && !is_pronoun(&noun.lower)
        && !is_function_word(&noun.lower)
        && !lexicon::STATEMENT_NOUNS.has(&noun.lower)
        && (noun.lower.ends_with('s') || is_determiner(line.before(cue, 2)))
}

/// Whether a participle tells what somebody may or will not do: "intent on declaring", "without saying".
fn is_only_meant(line: &Line<'_>, cue: usize) -> bool {
    let back = |back: usize| line.before(cue, back);
    is_participle(line.lower(cue))
        && match back(1) {
            "without" | "against" | "from" => true,
            "on" => matches!(back(2), "intent" | "bent" | "keen" | "set" | "focused" | "planned" | "plans"),
            "of" => matches!(back(2), "instead" | "short" | "capable" | "out" | "possibility"),
            _ => false,
        }
}

/// Whether one of `hidden` (in order, apart from each other) holds `span`.
pub(super) fn is_hidden(hidden: &[Span], span: Span) -> bool {
    let begun = hidden.partition_point(|hidden| hidden.start <= span.start);
    begun.checked_sub(1).is_some_and(|last| hidden[last].contains(span))
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::super::subjects::Subject;
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
            Subject::Named(phrase) => phrase.name,
            Subject::Pronoun(at) => line.words[at].text.to_owned(),
        };
        let found = names::found(&line, &cast);
        credits(&line, &cast, &found, &[]).into_iter().map(name).collect()
    }

    #[test]
    fn cues_credit_their_subjects() {
        let check = |text: &str, expected: &[&str]| assert_eq!(speakers(text), expected, "{text}");
        check("The harbour will close, Mayor Ana Silva said.", &["Ana Silva"]);
        check("Ana Silva, the mayor of Porto, said that it will close.", &["Ana Silva"]);
        check("It will close, according to port officials.", &["port officials"]);
        check("Peru and Chile estimate that 40 boats are missing.", &["Peru and Chile"]);
        check("Peru and the U.K. estimate that 40 boats are missing.", &["Peru and the U.K."]);
        check("This month Lima accused its neighbours of theft.", &["Lima"]);
        check("Late last year Lima said so.", &["Lima"]);
        check("Yesterday Lima said so.", &["Lima"]);
        check("The month’s report said so.", &["month’s report"]);
        check(
            "A spokesman for the Peruvian government told reporters that it would close.",
            &["spokesman for the Peruvian government"],
        );
        check("Captains in the port of Lima said that it would close.", &["Captains in the port of Lima"]);
        check("In Lima officials said that it would close.", &["Lima officials"]);
        check("A lawyer for Ana Silva said that it would close.", &["lawyer for Ana Silva"]);
        check("Minister of State Ana Silva said that it would close.", &["Ana Silva"]);
        check("Ana Silva, R-Ohio, said that it would close.", &["Ana Silva"]);
        check("Ana Silva (D-Me.) said that it would close.", &["Ana Silva"]);
        check("Ana Silva, Democrat of Ohio, said that it would close.", &["Ana Silva"]);
        check("Ana Silva, 45, said that it would close.", &["Ana Silva"]);
        check("Ana Silva’s claim that it would close was wrong.", &["Ana Silva"]);
        check("Her claim that it would close was wrong.", &["Her"]);
        check("The claim that it would close was wrong.", &[]);
        check("A Lima newspaper report that it would close was wrong.", &[]);
        check("Ana Silva left and said that it would close.", &["Ana Silva"]);
        check("When Ana Silva left, I sat down and said that it would close.", &["I"]);
        check("The old painting said it all.", &["old painting"]);
        check("The old painting suggested that it would close.", &[]);
        check("LIMA — The mayor, Ana Silva, said that it would close.", &["Ana Silva"]);
        check("LIMA — Two cities sued, saying that it would close.", &[]);
        check("Ana Silva, R-Ohio, the mayor, said that it would close.", &["Ana Silva"]);
        check("The port, an old harbour, will close, said Ana Silva, the mayor.", &["Ana Silva"]);
        check(
            "Two people briefed on the matter said that it would close.",
            &["Two people briefed on the matter"],
        );
        check("They met Ana Silva’s aides, who left, and said that it would close.", &["They"]);
        check("Chile charged this week that it would close.", &["Chile"]);
        check("The charges this week that he faces are old.", &[]);
        check(
            "Ana Silva said that Chile broke a rule that they would not close it, claiming that it lied.",
            &["Ana Silva", "Ana Silva"],
        );
        check("Officers accused of theft were urged to leave.", &[]);
        check("“It will close,” said Rep. Ana Silva, D-Me.", &["Ana Silva"]);
        check("It will close, said Ana M. Silva.", &["Ana M. Silva"]);
        check("Ana Silva (R-Ohio), who said that it would close, left.", &["Ana Silva"]);
        check("Sheriff Ana Silva of Lake County, Mont., who said that it would close, left.", &["Ana Silva"]);
        check("The historian Ana Silva of Porto College said that it would close.", &["Ana Silva"]);
        check("A spokesman for Ana Silva of Porto said so.", &["spokesman for Ana Silva of Porto"]);
        check("Ana Silva earlier said that it would close.", &["Ana Silva"]);
        check("Officials interviewed by The Herald said so.", &["Officials interviewed by The Herald"]);
        check("It will close, according to a notice published on Monday.", &["notice"]);
        check("It will close, according to current and former captains.", &["current and former captains"]);
        check("It is a harbour Peruvian officials say is old.", &["Peruvian officials"]);
        check("On Monday, the mayor, Ana Silva, said Mr. Rojas’s aide had left.", &["Ana Silva"]);
        check("Nor did Ana Silva say that it would close.", &[]);
        check("Ana Silva never said that it would close.", &[]);
        check("Neither said that it would close.", &[]);
        check("Ana Silva left without saying that it would close.", &[]);
        check("Ana Silva was intent on declaring that it would close.", &[]);
        check("Two sailors held signs urging the mayor to leave.", &["signs"]);
        check("Ana Silva signed a petition urging the mayor to leave.", &[]);
        check("Ana Silva read out a statement saying that it would close.", &["Ana Silva"]);
        check("Ana Silva pushed back, saying that it would close.", &["Ana Silva"]);
        check("Ana Silva signaled that it would close.", &["Ana Silva"]);
        check(
            "Lawyers for both Juan Rojas Jr. and Ana Silva said so.",
            &["Lawyers for both Juan Rojas Jr. and Ana Silva"],
        );
        check("It will close, as Ana Silva put it.", &["Ana Silva"]);
        check("Ana Silva put the plan away.", &[]);
        check("Sailors gave voice to the old songs.", &[]);
        check("Ana Silva’s infamous remark about the port is old.", &[]);
        check("People close to the port office said so.", &["People close to the port office"]);
        check("It was meant to calm nervous officials said to be ill.", &[]);
        check("Ana Silva hasn’t said that it would close.", &[]);
        check("He was held on criminal charges that may change.", &[]);
        check("She denied her alleged role in it.", &["She"]);
        check("She said that it would close.", &["She"]);
        check("Reporters were told to leave.", &[]);
        check("The estimates of costs vary.", &[]);
        check("The United States “will” help.", &[]);
    }
}
