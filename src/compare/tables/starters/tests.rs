use super::*;
use crate::compare::articles::{ArticleId, Body, Library, Meta};

/// A question of articles: outlet and body.
fn question(articles: &[(&str, &str)]) -> Question {
    let article = |(index, (outlet, body)): (usize, &(&str, &str))| {
        let meta = Meta { outlet: (*outlet).to_owned(), ..Meta::default() };
        let id = ArticleId::new(&format!("a{index}"));
        Arc::new(Article::new(id, String::new(), String::new(), meta, index as u64, Body::new(body)))
    };
    Question {
        library: Arc::new(Library::new(articles.iter().enumerate().map(article).collect())),
        ..Question::default()
    }
}

/// Two outlets on a flood: sandbags and a ferry in both, a choir in one, the river everywhere.
fn flood() -> [(&'static str, &'static str); 2] {
    [
        (
            "The Post",
            "The river rose past the willow gauge. Soldiers filled sandbags along the northern dyke of the river.\n\n\
             More sandbags reached the northern dyke as the river swelled. The Harbour Ferry stood still at the old quay.\n\n\
             A baker sold warm rolls. The choir sang. The choir rehearsed hymns. The choir bowed. The river fell.",
        ),
        (
            "Inland Courier",
            "The river took a barn. Sandbags held the northern dyke against the river. Sandbags ran short.\n\n\
             The Harbour Ferry lay idle. At the old quay nobody waited for the Harbour Ferry.\n\n\
             A cyclist went home. Rain drummed on tin roofs. The river went down. The river is brown.",
        ),
    ]
}

#[test]
fn what_two_outlets_share_is_offered_with_what_it_finds() {
    let found = starters(&question(&flood()), &Stop::default()).unwrap();
    assert_eq!((found.articles, found.outlets), (2, 2));
    let topics: BTreeMap<&str, &Starter> =
        found.topics.iter().map(|topic| (topic.term.as_str(), topic)).collect();
    let terms: Vec<&&str> = topics.keys().collect();
    let sandbags = topics.get("sandbags").unwrap_or_else(|| panic!("{terms:?}"));
    assert_eq!((sandbags.articles, sandbags.outlets), (2, 2));
    let ferry = topics.get("Harbour Ferry").unwrap_or_else(|| panic!("{terms:?}"));
    assert_eq!((ferry.passages, ferry.articles, ferry.outlets), (2, 2, 2));
    for not in ["choir", "river", "Harbour", "Ferry"] {
        assert!(!topics.contains_key(not), "{not}: {terms:?}");
    }
    assert_eq!(found.everywhere.first().map(|(word, _)| word.as_str()), Some("river"));
}

#[test]
fn of_one_outlet_what_it_repeats_is_offered() {
    let one = flood().map(|(_, body)| ("The Post", body));
    let found = starters(&question(&one), &Stop::default()).unwrap();
    assert_eq!(found.outlets, 1);
    assert!(found.topics.iter().all(|topic| topic.outlets == 1) && !found.topics.is_empty());
}

#[test]
fn nothing_is_offered_of_nothing() {
    assert_eq!(starters(&question(&[]), &Stop::default()).unwrap(), Starters::default());
    let stop = Stop::default();
    stop.raise();
    assert!(starters(&question(&flood()), &stop).is_err());
}

#[test]
fn the_same_articles_give_the_same_topics() {
    let [first, second] = [(); 2].map(|()| starters(&question(&flood()), &Stop::default()).unwrap());
    assert_eq!(first, second);
}
