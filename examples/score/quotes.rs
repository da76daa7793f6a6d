//! Voices of news articles (PolNeAR): direct and mixed attributions.
//!
//! The content of an attribution is found if at least half of its words stand, in their order, in
//! the ranges that the program gives of its paragraph. Its source is right if the name given with
//! most of these words is that of the annotated source; where that is a pronoun, if a name is given
//! that stands in the same paragraph or one of the three before it, which says no more than that it
//! is plausible. Attributions without a source, and those whose content is not found, count as
//! wrong sources only if the annotation has one. Guesses are counted apart.

use crate::outcomes::Outcomes;
use crate::tokens::{is_same_name, normal, places_in_order, plain_words, tokens};
use parallax::compare::articles::front_matter::{Source, article};
use parallax::compare::articles::{Article, ArticleId};
use parallax::compare::evidence::{Quote, Reading};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Attributions {
    items: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    doc: String,
    kind: String,
    content: String,
    source: String,
    paragraph: String,
}

/// An article read whole: the quotations of every paragraph.
struct Read {
    article: Arc<Article>,
    quotes: Vec<Vec<Quote>>,
}

/// Scores PolNeAR.
pub(crate) fn score(file: &Path, articles: &Path, outcomes: &mut Outcomes) -> Result<(), String> {
    let data: Attributions = crate::json_of(file)?;
    let mut read: BTreeMap<&str, Read> = BTreeMap::new();
    for (index, item) in data.items.iter().enumerate() {
        if !read.contains_key(item.doc.as_str()) {
            let text = crate::text_of(&articles.join(&item.doc))?;
            read.insert(&item.doc, read_whole(&item.doc, text));
        }
        one(index, item, &read[item.doc.as_str()], outcomes);
    }
    for measure in [
        "quotes: content, direct",
        "quotes: content, mixed",
        "quotes: content",
        "quotes: source",
        "quotes: source, named",
        "quotes: source, pronoun",
        "quotes: right if unmarked",
        "quotes: right if guessed",
    ] {
        outcomes.print_share(measure);
    }
    Ok(())
}

fn read_whole(doc: &str, text: String) -> Read {
    let id = ArticleId::new(doc);
    let none = String::new();
    let (article, _) =
        article(Source { id, path: doc.to_owned(), folder: none.clone(), folder_name: none, text });
    let article = Arc::new(article);
    let reading = Reading::of(article.clone());
    let of_paragraph = |paragraph: usize| {
        let sentences = 0..article.sentences(paragraph).len();
        sentences.flat_map(|at| reading.evidence(paragraph, at).quotes.clone()).collect()
    };
    let quotes = (0..article.paragraphs().len()).map(of_paragraph).collect();
    Read { article, quotes }
}

fn one(index: usize, item: &Attribution, read: &Read, outcomes: &mut Outcomes) {
    let body = read.article.body.as_str();
    let wanted = normal(&item.paragraph);
    let paragraphs = read.article.paragraphs();
    let is_here =
        |text: &str| text == wanted || (text.len() > 40 && (wanted.contains(text) || text.contains(&wanted)));
    let at = paragraphs.iter().position(|paragraph| is_here(&normal(paragraph.span.of(body))));
    let content = plain_words(&item.content);
    let mut found = (Vec::new(), None);
    if let Some(at) = at {
        found = covered(body, &read.article, at, &read.quotes[at], &content);
    }
    let (covered, quote) = found;
    let is_found = covered.len() * 2 >= content.len().max(1);
    let name = format!("{index} {}: {}", item.source, first_words(&item.content));
    let detail = || format!("{} of {} words in {}", covered.len(), content.len(), item.doc);
    outcomes.add(&format!("quotes: content, {}", item.kind), name.clone(), is_found, detail());
    outcomes.add("quotes: content", name.clone(), is_found, detail());
    if item.source.is_empty() {
        return;
    }
    let speaker = quote.and_then(|quote| quote.speaker.as_ref());
    let is_pronoun = is_pronoun(&item.source);
    let is_right = speaker.is_some_and(|speaker| match is_pronoun {
        true => stands_near(&read.article, at.unwrap_or(0), &speaker.name),
        false => is_same_name(&speaker.name, &item.source),
    });
    let given = speaker.map_or("nobody", |speaker| &speaker.name);
    let detail = || format!("got {given} in {}", item.doc);
    let kind = if is_pronoun { "quotes: source, pronoun" } else { "quotes: source, named" };
    outcomes.add("quotes: source", name.clone(), is_right, detail());
    outcomes.add(kind, name.clone(), is_right, detail());
    if let Some(speaker) = speaker {
        let kind = if speaker.guessed { "quotes: right if guessed" } else { "quotes: right if unmarked" };
        outcomes.add(kind, name, is_right, detail());
    }
}

/// Which words of the paragraph at `at` are of the content and stand in quotations, and the
/// quotation that holds most of them, the narrowest of equals.
fn covered<'a>(
    body: &str,
    article: &Article,
    at: usize,
    quotes: &'a [Quote],
    content: &[String],
) -> (Vec<usize>, Option<&'a Quote>) {
    let paragraph = article.paragraphs()[at].span;
    let tokens = tokens(paragraph.of(body));
    let words: Vec<String> = tokens.iter().map(|(word, _)| word.clone()).collect();
    let places = places_in_order(content, &words);
    let within = |quote: &Quote, place: usize| {
        let start = tokens[place].1.start + paragraph.start;
        quote.span.start <= start && start < quote.span.end
    };
    let covered: Vec<usize> =
        places.iter().copied().filter(|place| quotes.iter().any(|quote| within(quote, *place))).collect();
    let held = |quote: &&Quote| {
        let count = places.iter().filter(|place| within(quote, **place)).count();
        (count, quote.speaker.is_some(), std::cmp::Reverse(quote.span.len()))
    };
    let most = quotes.iter().max_by_key(held).filter(|quote| held(quote).0 > 0);
    (covered, most)
}

fn is_pronoun(source: &str) -> bool {
    const PRONOUNS: [&str; 9] = ["he", "she", "it", "they", "i", "we", "who", "him", "her"];
    PRONOUNS.contains(&source.to_lowercase().as_str())
}

fn stands_near(article: &Article, at: usize, name: &str) -> bool {
    let Some(last) = plain_words(name).pop() else { return false };
    let near = &article.paragraphs()[at.saturating_sub(3)..=at];
    near.iter().any(|paragraph| plain_words(paragraph.span.of(article.body.as_str())).contains(&last))
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}
