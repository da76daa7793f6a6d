//! Real articles, where they are: the project's workshop keeps some beside this repository, in
//! `../shared`, which are not ours to pass on. Elsewhere these tests say so and pass.

use parallax::compare::articles::{Library, Outlets};
use parallax::compare::comparison::{Comparison, Passage};
use parallax::compare::topics::Topics;
use parallax::compare::{Memo, Question, Stop, compare};
use parallax::export::{self, MadeBy};
use parallax::io::sample;
use parallax::io::store::load;
use rayon::ThreadPoolBuilder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder of `../shared`; none, and a word about it, where it is not there.
fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    if !path.is_dir() {
        eprintln!("skipped: there is no {}", path.display());
        return None;
    }
    Some(path)
}

/// The question that the shipped config asks of the articles in `folder`, none of which has a problem.
fn question(folder: &Path) -> Question {
    let loaded = load(&[folder.to_owned()], &Library::default(), &|_| {});
    assert_eq!(loaded.problems, [], "{}", folder.display());
    assert!(!loaded.library.articles().is_empty(), "{} holds no articles", folder.display());
    let config = sample::config();
    Question {
        library: Arc::new(loaded.library),
        outlets: Arc::new(Outlets::new(config.outlets)),
        topics: Arc::new(Topics::new(config.topics, config.aliases)),
        ..Question::default()
    }
}

/// All topics, the built-in ones among them, in this order, on so many threads.
fn compare_all(
    question: &Question,
    order: impl Iterator<Item = usize> + Send,
    threads: usize,
) -> Vec<Comparison> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (memo, stop) = (Memo::default(), Stop::default());
    let mut compared: Vec<(usize, Comparison)> = pool
        .install(|| order.map(|topic| (topic, compare(question, topic, &memo, &stop).unwrap())).collect());
    compared.sort_by_key(|(topic, _)| *topic);
    compared.into_iter().map(|(_, comparison)| comparison).collect()
}

fn json(question: &Question, comparisons: &[Comparison]) -> String {
    let made_by = MadeBy {
        version: String::new(),
        library: question.library.hash(),
        config: 0,
        filter: None,
        corrections: None,
    };
    export::json(&made_by, comparisons)
}

fn passages(comparison: &Comparison) -> impl Iterator<Item = &Passage> {
    comparison.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.passages())
}

#[test]
fn files_of_one_name_get_ids_of_their_own() {
    let Some(folder) = shared("dev/stories") else { return };
    let library = load(&[folder], &Library::default(), &|_| {}).library;
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for article in library.articles() {
        let name = article.path.rsplit(['/', '\\']).next().unwrap();
        named.entry(name).or_default().push(article.id.as_str());
    }
    let most = named.values().map(Vec::len).max();
    assert!(most >= Some(28), "no name is as common as that: {most:?}");
    for (name, mut ids) in named {
        let files = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), files, "{name}");
    }
}

#[test]
fn every_text_is_in_its_file_at_its_offsets() {
    for folder in ["articles", "dev/stories"].into_iter().filter_map(shared) {
        let question = question(&folder);
        let all = 0..question.topics.specs().len();
        let comparisons = compare_all(&question, all, 2);
        assert!(comparisons.iter().any(|comparison| comparison.counts.passages > 0), "{}", folder.display());
        for passage in comparisons.iter().flat_map(passages) {
            let article = question.library.get(&passage.article).expect("an article of the library");
            let file = std::fs::read_to_string(&article.path).expect("it was read a moment ago");
            let body = &file[file.len() - article.body.as_str().len()..];
            let paragraph = article.paragraphs()[passage.paragraph - 1].span;
            assert!(paragraph.contains(passage.span), "{} ¶{}", article.id, passage.paragraph);
            assert!(!passage.why.is_empty(), "{} ¶{} has no reason", article.id, passage.paragraph);
            let of_passage = passage.lead_in.into_iter().chain([passage.span]);
            for span in of_passage.chain(passage.why.iter().map(|reason| reason.span)) {
                let text = body.get(span.start..span.end).expect("on the borders of characters");
                assert!(!text.trim().is_empty(), "{} ¶{}", article.id, passage.paragraph);
            }
        }
        let document: serde_json::Value = serde_json::from_str(&json(&question, &comparisons)).unwrap();
        check_slices(&document, None, &question.library);
    }
}

/// Whatever of the document has `start`, `end` and `text` is exactly that slice of its article.
fn check_slices(value: &serde_json::Value, article: Option<&str>, library: &Library) {
    if let Some(items) = value.as_array() {
        items.iter().for_each(|item| check_slices(item, article, library));
    }
    let Some(fields) = value.as_object() else { return };
    let article = fields.get("article").and_then(|id| id.as_str()).or(article);
    let number = |name: &str| fields.get(name).and_then(|value| value.as_u64()).map(|value| value as usize);
    if let (Some(start), Some(end), Some(text)) = (number("start"), number("end"), fields.get("text")) {
        let id = article.expect("texts stand within passages");
        let found = library.articles().iter().find(|article| article.id.as_str() == id).expect("it is there");
        assert_eq!(found.body.as_str().get(start..end), text.as_str(), "{id} {start}..{end}");
    }
    fields.values().for_each(|field| check_slices(field, article, library));
}

#[test]
fn the_same_articles_give_the_same_bytes_on_any_number_of_threads_and_in_any_order() {
    for folder in ["articles", "dev/stories"].into_iter().filter_map(shared) {
        let topics = question(&folder).topics.specs().len();
        let on_one = question(&folder);
        let on_many = question(&folder);
        let first = json(&on_one, &compare_all(&on_one, 0..topics, 1));
        let second = json(&on_many, &compare_all(&on_many, (0..topics).rev(), 7));
        assert!(first == second, "the comparisons of {} differ", folder.display());
    }
}
