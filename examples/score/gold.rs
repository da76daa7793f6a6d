//! Sentences, rows, figures and speakers of articles that two people annotated.
//!
//! The articles are compared with the config that the program ships: as it is, as `--only
//! figure,suggested` would, and with a config that names no rows, whose sentences follow one
//! another more freely. Sentences are found by their text, so that the score does not depend on
//! how the program cuts one. Rows count by pairs: of two sentences of different articles, whether
//! they stand in one row; of suggested rows only the precision counts, since they are offered and
//! nothing is lost by one that is missing. Every figure is the mean of both annotators; figures and
//! speakers, who count by their surnames, are those of the first. A figure's owner is right if the name is the annotator's, or if
//! neither gives one.

use crate::outcomes::{Outcomes, f1, share};
use crate::tokens::{is_same_name, normal, plain_words};
use parallax::compare::alignment::{Settings, Ways};
use parallax::compare::articles::{Library, Outlets};
use parallax::compare::comparison::{Arrangement, Comparison, Passage, Row, Way};
use parallax::compare::evidence::Figure;
use parallax::compare::topics::Topics;
use parallax::compare::{Memo, Question, Stop, compare};
use parallax::io::{sample, store};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Gold {
    /// Article by its number.
    articles: BTreeMap<String, String>,
    /// Text by id: "000.003" is the third sentence of article 000.
    sentences: BTreeMap<String, String>,
    annotators: BTreeMap<String, Annotations>,
}

#[derive(Deserialize)]
struct Annotations {
    sentences: BTreeMap<String, Vec<String>>,
    rows: BTreeMap<String, Vec<GoldRow>>,
    figures: Vec<GoldFigure>,
    quotes: Vec<GoldQuote>,
}

#[derive(Deserialize)]
struct GoldRow {
    members: Vec<String>,
}

#[derive(Deserialize)]
struct GoldFigure {
    id: String,
    quote: String,
    value: f64,
    qualifier: String,
    whose: Option<String>,
}

#[derive(Deserialize)]
struct GoldQuote {
    id: String,
    speaker: String,
}

type Ids = BTreeSet<String>;
type Pairs = BTreeSet<(String, String)>;

/// Scores the annotated articles.
pub(crate) fn score(file: &Path, articles: &Path, outcomes: &mut Outcomes) -> Result<(), String> {
    let gold: Gold = crate::json_of(file)?;
    let compared = comparisons(articles, true, Ways::default());
    rows(&gold, &compared, "", outcomes);
    let only = Ways::only(&[Way::Figure, Way::Suggested]);
    rows(&gold, &comparisons(articles, true, only), " only figure,suggested", outcomes);
    rows(&gold, &comparisons(articles, false, only), " no row in the config", outcomes);
    let shown = shown(&gold, &compared);
    figures(&gold, &shown, outcomes);
    speakers(&gold, &shown, outcomes);
    Ok(())
}

fn comparisons(articles: &Path, named: bool, only: Ways) -> Vec<Comparison> {
    let loaded = store::load(&[articles.to_owned()], &Library::default(), &|_| {});
    let config = sample::config();
    let mut topics = config.topics;
    if !named {
        topics.iter_mut().for_each(|topic| topic.rows.clear());
    }
    let question = Question {
        library: Arc::new(loaded.library),
        outlets: Arc::new(Outlets::new(config.outlets)),
        topics: Arc::new(Topics::new(topics, config.aliases)),
        arrangement: Arrangement { rows: Settings { only, ..Settings::default() }, ..Arrangement::default() },
        ..Question::default()
    };
    let (memo, stop) = (Memo::default(), Stop::default());
    (0..question.topics.listed()).filter_map(|topic| compare(&question, topic, &memo, &stop).ok()).collect()
}

fn rows(gold: &Gold, compared: &[Comparison], state: &str, outcomes: &mut Outcomes) {
    let (mut sentence_means, mut row_means, mut suggested) = (Vec::new(), Vec::new(), Vec::new());
    let topics: BTreeSet<&String> = gold.annotators.values().flat_map(|of| of.rows.keys()).collect();
    for comparison in compared.iter().filter(|comparison| topics.contains(&comparison.topic.id)) {
        let topic = &comparison.topic.id;
        let by_row: Vec<(Way, Ids)> =
            comparison.rows.iter().map(|row| (row.way, ids(gold, comparison, row))).collect();
        let found: Ids = by_row.iter().flat_map(|(_, ids)| ids.clone()).collect();
        let found_pairs: Pairs = by_row.iter().flat_map(|(_, ids)| pairs(ids)).collect();
        let of_suggested: Pairs =
            by_row.iter().filter(|(way, _)| *way == Way::Suggested).flat_map(|(_, ids)| pairs(ids)).collect();
        let (mut sentences, mut rows) = (Vec::new(), Vec::new());
        for (name, annotator) in &gold.annotators {
            let wanted: Ids = annotator
                .sentences
                .iter()
                .filter(|(_, of)| of.contains(topic))
                .map(|(id, _)| id.clone())
                .collect();
            let wanted_pairs: Pairs = annotator
                .rows
                .get(topic)
                .into_iter()
                .flatten()
                .flat_map(|row| pairs(&row.members.iter().cloned().collect()))
                .collect();
            sentences.push(f1(found.intersection(&wanted).count(), found.len(), wanted.len()));
            rows.push(f1(
                found_pairs.intersection(&wanted_pairs).count(),
                found_pairs.len(),
                wanted_pairs.len(),
            ));
            for pair in found_pairs.union(&wanted_pairs) {
                let is_right = found_pairs.contains(pair) == wanted_pairs.contains(pair);
                let detail = if found_pairs.contains(pair) { "put together" } else { "kept apart" };
                let item = format!("{topic} {} {}", pair.0, pair.1);
                outcomes.add(&format!("gold: row pairs{state}, {name}"), item, is_right, detail.to_owned());
            }
            suggested.push((of_suggested.intersection(&wanted_pairs).count(), of_suggested.len()));
        }
        let (sentence, row) = (mean(&sentences), mean(&rows));
        println!(
            "gold: {topic:15}{state} sentences P {:.3} R {:.3} F1 {:.3} | rows P {:.3} R {:.3} F1 {:.3} | {} rows",
            sentence.0,
            sentence.1,
            sentence.2,
            row.0,
            row.1,
            row.2,
            comparison.rows.len()
        );
        sentence_means.push(sentence.2);
        row_means.push(row.2);
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    println!("gold: mean{state} sentences F1 {:.3}, rows F1 {:.3}", mean(&sentence_means), mean(&row_means));
    let (right, all) = suggested.iter().fold((0, 0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let annotators = gold.annotators.len().max(1);
    println!(
        "gold: suggested pairs{state} precision {:.3} over {} pairs",
        share(right, all),
        all / annotators
    );
}

fn mean(of: &[(f64, f64, f64)]) -> (f64, f64, f64) {
    let count = of.len().max(1) as f64;
    let sum = of.iter().fold((0.0, 0.0, 0.0), |sum, each| (sum.0 + each.0, sum.1 + each.1, sum.2 + each.2));
    (sum.0 / count, sum.1 / count, sum.2 / count)
}

/// Pairs of sentences of different articles.
fn pairs(ids: &Ids) -> Pairs {
    let later = |one: &String| {
        let one = one.clone();
        ids.range(one.clone()..)
            .skip(1)
            .filter(move |other| other[..3] != one[..3])
            .cloned()
            .collect::<Vec<_>>()
    };
    ids.iter()
        .flat_map(|one| later(one).into_iter().map(|other| (one.clone(), other)).collect::<Vec<_>>())
        .collect()
}

/// The annotated sentences that a row shows.
fn ids(gold: &Gold, comparison: &Comparison, row: &Row) -> Ids {
    let passages = row.cells.iter().flat_map(|cell| cell.passages());
    passages.flat_map(|passage| of_passage(gold, comparison, passage)).map(|(id, _)| id.clone()).collect()
}

/// The annotated sentences that a passage covers.
fn of_passage<'a>(
    gold: &'a Gold,
    comparison: &Comparison,
    passage: &Passage,
) -> impl Iterator<Item = (&'a String, &'a String)> {
    let number =
        gold.articles.iter().find(|(_, name)| *name == passage.article.as_str()).map(|(number, _)| number);
    let text = normal(comparison.text(&passage.article, passage.span));
    let covers = move |sentence: &str| {
        let sentence = normal(sentence);
        let holds = |whole: &str, part: &str| part.chars().count() >= 25 && whole.contains(part);
        sentence == text || holds(&text, &sentence) || holds(&sentence, &text)
    };
    let of_article = move |id: &&String| number.is_some_and(|number| id.starts_with(number.as_str()));
    gold.sentences.iter().filter(move |(id, _)| of_article(id)).filter(move |(_, text)| covers(text))
}

/// What is shown of one annotated sentence, in any topic.
#[derive(Default)]
struct Shown {
    figures: Vec<(String, Figure)>,
    speakers: Vec<(String, bool)>,
}

fn shown<'a>(gold: &'a Gold, compared: &[Comparison]) -> BTreeMap<&'a str, Shown> {
    let mut shown: BTreeMap<&str, Shown> = BTreeMap::new();
    for comparison in compared {
        let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.passages());
        for passage in passages {
            for (id, sentence) in of_passage(gold, comparison, passage) {
                let here = shown.entry(id).or_default();
                for figure in &passage.figures {
                    let text = comparison.text(&passage.article, figure.figure.span);
                    if normal(sentence).contains(&normal(text)) {
                        here.figures.push((text.to_owned(), figure.figure.clone()));
                    }
                }
                let speakers = passage.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
                here.speakers.extend(speakers.map(|speaker| (speaker.name.clone(), speaker.guessed)));
            }
        }
    }
    shown
}

fn first(gold: &Gold) -> Option<&Annotations> {
    gold.annotators.values().next()
}

fn figures(gold: &Gold, shown: &BTreeMap<&str, Shown>, outcomes: &mut Outcomes) {
    let Some(annotator) = first(gold) else { return };
    let key = |id: &str, value: f64| (id.to_owned(), format!("{value}"));
    let counted = annotator.figures.iter().filter(|figure| figure.qualifier != "fraction");
    let wanted: BTreeMap<_, &GoldFigure> = counted
        .filter(|figure| shown.contains_key(figure.id.as_str()))
        .map(|figure| (key(&figure.id, figure.value), figure))
        .collect();
    let found: BTreeMap<_, &(String, Figure)> = shown
        .iter()
        .flat_map(|(id, shown)| shown.figures.iter().map(move |figure| (key(id, figure.1.value), figure)))
        .filter(|(_, (_, figure))| figure.value >= 1.0)
        .collect();
    let both = wanted.keys().filter(|key| found.contains_key(*key)).count();
    let (precision, recall, f1) = f1(both, found.len(), wanted.len());
    println!("gold: figures P {precision:.3} R {recall:.3} F1 {f1:.3} over {} annotated", wanted.len());
    for (key, figure) in &wanted {
        let item = format!("{} {}", key.0, figure.quote);
        outcomes.add("gold: figures found", item.clone(), found.contains_key(key), String::new());
        let Some((_, of_ours)) = found.get(key) else { continue };
        let (ours, theirs) =
            (of_ours.whose.as_ref().map(|named| named.name.as_str()), figure.whose.as_deref());
        let is_right = match (ours, theirs) {
            (Some(ours), Some(theirs)) => is_same_name(ours, theirs),
            (None, theirs) => theirs.is_none_or(|theirs| theirs.starts_with("all ")),
            (Some(_), None) => false,
        };
        outcomes.add("gold: whose", item, is_right, format!("got {ours:?} for {theirs:?}"));
    }
    for (key, (text, _)) in found.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
        outcomes.add("gold: figures not annotated", format!("{} {text}", key.0), false, String::new());
    }
    outcomes.print_share("gold: whose");
}

fn speakers(gold: &Gold, shown: &BTreeMap<&str, Shown>, outcomes: &mut Outcomes) {
    let Some(annotator) = first(gold) else { return };
    let mut by_sentence: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for quote in &annotator.quotes {
        by_sentence.entry(&quote.id).or_default().push(&quote.speaker);
    }
    for (id, wanted) in by_sentence {
        let Some(shown) = shown.get(id) else { continue };
        let given: Vec<&String> = shown.speakers.iter().map(|(name, _)| name).collect();
        for speaker in &wanted {
            let is_right = given.iter().any(|name| is_same_surname(name, speaker));
            outcomes.add("gold: speakers", format!("{id} {speaker}"), is_right, format!("got {given:?}"));
        }
        for (name, guessed) in &shown.speakers {
            let kind = if *guessed { "gold: right if guessed" } else { "gold: right if unmarked" };
            let is_right = wanted.iter().any(|wanted| is_same_surname(name, wanted));
            outcomes.add(kind, format!("{id} {name}"), is_right, format!("is {wanted:?}"));
        }
    }
    for measure in ["gold: speakers", "gold: right if unmarked", "gold: right if guessed"] {
        outcomes.print_share(measure);
    }
}

fn is_same_surname(one: &str, other: &str) -> bool {
    plain_words(one).last() == plain_words(other).last()
}
