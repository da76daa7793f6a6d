//! `parallax init` as a shell sees it, where there are articles: the config that it writes is good, and its
//! topics find what its comments say.

use crate::common::shell::{folder_of, parallax};
use std::fs;
use std::path::{Path, PathBuf};

const POST: &str = "+++\ntitle = \"Valley under water\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n+++\n\
    The river rose past the willow gauge. Soldiers filled sandbags along the northern dyke of the river.\n\n\
    More sandbags reached the northern dyke as the river swelled. The Harbour Ferry stood still at the old quay.\n\n\
    A baker sold warm rolls. The choir sang. The choir rehearsed hymns. The choir bowed. The river fell.\n";
const COURIER: &str = "+++\ntitle = \"A week of rain\"\noutlet = \"Inland Courier\"\npublished = 2020-03-04\n+++\n\
    The river took a barn. Sandbags held the northern dyke against the river. Sandbags ran short.\n\n\
    The Harbour Ferry lay idle. At the old quay nobody waited for the Harbour Ferry.\n\n\
    A cyclist went home. Rain drummed on tin roofs. The river went down. The river is brown.\n";

/// For each topic of a config that `init` wrote, what its comment says it finds: passages, articles, outlets.
fn told(config: &str) -> Vec<(String, [usize; 3])> {
    let mut told = Vec::new();
    for (comment, topic) in config.split("\n\n").filter_map(|block| block.split_once("\n[[topic]]\nname = "))
    {
        let words: Vec<&str> = comment.split(|c: char| !c.is_alphanumeric()).collect();
        let numbers: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
        let outlets = if comment.contains("outlet") { numbers[3] } else { 1 };
        let name = topic.lines().next().unwrap().trim_matches('"');
        told.push((name.to_owned(), [numbers[0], numbers[1], outlets]));
    }
    told
}

/// Writes a config into a folder of articles and holds it against what the program then finds.
fn check(folder: &Path) -> Vec<String> {
    let came = parallax(folder, "init");
    assert_eq!((came.code, came.err.as_str()), (0, ""), "{}", folder.display());
    let config = fs::read_to_string(folder.join("config.toml")).unwrap();
    let checked = parallax(folder, "check");
    assert_eq!((checked.code, checked.err.as_str()), (0, ""), "{}{config}", checked.out);
    let told = told(&config);
    let listed = parallax(folder, "compare --format json");
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let topics = listed["topics"].as_array().unwrap();
    assert_eq!(topics.len(), told.len(), "{config}");
    for (topic, (name, counts)) in topics.iter().zip(&told) {
        assert_eq!(topic["name"], name.as_str());
        assert_eq!(found(topic), *counts, "{name}: {config}");
    }
    assert_eq!(parallax(folder, "init").code, 2, "nothing is overwritten");
    told.into_iter().map(|(name, _)| name).collect()
}

/// Passages, articles and outlets of a topic in JSON.
fn found(topic: &serde_json::Value) -> [usize; 3] {
    let outlet_of = |column: &serde_json::Value| {
        let columns = topic["columns"].as_array().unwrap();
        columns.iter().find(|of| of["id"] == *column).map(|of| of["outlet"].to_string()).unwrap()
    };
    let (mut passages, mut articles, mut outlets) = (Vec::new(), Vec::new(), Vec::new());
    for cell in topic["rows"].as_array().unwrap().iter().flat_map(|row| row["cells"].as_array().unwrap()) {
        for passage in cell["passages"].as_array().unwrap() {
            passages.push(format!("{}:{}-{}", passage["article"], passage["start"], passage["end"]));
            articles.push(passage["article"].to_string());
            outlets.push(outlet_of(&cell["column"]));
        }
    }
    [passages, articles, outlets].map(|mut all| {
        all.sort();
        all.dedup();
        all.len()
    })
}

#[test]
fn articles_that_are_there_get_a_config_with_topics() {
    for files in [
        ["post.md", "courier.md"],
        ["articles/post.md", "articles/courier.md"],
        ["a/post.md", "b/courier.md"],
    ] {
        let folder = folder_of(&[(files[0], POST), (files[1], COURIER)]);
        let topics = check(folder.path());
        assert!(
            ["Sandbags", "Harbour Ferry"].iter().all(|name| topics.contains(&(*name).to_owned())),
            "{topics:?}"
        );
        assert!(!topics.iter().any(|name| name == "River" || name == "Choir"), "{topics:?}");
        let config = fs::read_to_string(folder.path().join("config.toml")).unwrap();
        for expected in ["Dunning 1993", "river (", "name = \"The Harbour Post\"", "is the program's guess"] {
            assert!(config.replace("\n# ", " ").contains(expected), "{expected}: {config}");
        }
        assert!(!config.contains("choir"), "{config}");
    }
}

#[test]
fn a_folder_is_named_as_well() {
    let folder = folder_of(&[("my texts/post.md", POST), ("my texts/courier.md", COURIER)]);
    let outside = folder_of(&[]);
    fs::rename(folder.path().join("my texts"), outside.path().join("texts")).unwrap();
    let came = parallax(outside.path(), "init texts");
    assert_eq!(came.code, 0, "{}", came.err);
    let lines: Vec<&str> = came.out.lines().collect();
    assert!(
        lines[0].starts_with("Wrote texts/config.toml for the 2 articles that are here, with "),
        "{lines:?}"
    );
    assert_eq!(lines.last(), Some(&"To begin: cd texts && parallax"));
}

/// Real articles, where they are: see `tests/stages/shared.rs`.
#[test]
fn real_articles_get_topics_that_two_outlets_share() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.is_dir() {
        eprintln!("skipped: there is no {}", shared.display());
        return;
    }
    let stories = fs::read_dir(shared.join("dev/stories")).unwrap().map(|story| story.unwrap().path());
    let mut stories: Vec<PathBuf> = stories.filter(|story| story.is_dir()).collect();
    stories.sort();
    stories.push(shared.join("articles"));
    for story in stories {
        let folder = tempfile::tempdir().unwrap();
        for article in fs::read_dir(&story).unwrap().map(|article| article.unwrap().path()) {
            fs::copy(&article, folder.path().join(article.file_name().unwrap())).unwrap();
        }
        let topics = check(folder.path());
        assert!(topics.len() >= 3, "{}: {topics:?}", story.display());
    }
}
