//! Judgements as a shell sees them: laid over what is printed, listed with where they stand, and left
//! out on request.

use crate::common::shell::{folder_of, parallax};
use std::fs;
use tempfile::TempDir;

const POST: &str = "+++\ntitle = \"Valley under water\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n+++\n\
                    It rained all night. The army has sent 1,200 soldiers to the valley, the ministry said.\n";
const COURIER: &str = "+++\ntitle = \"A week of rain\"\noutlet = \"Inland Courier\"\npublished = 2020-03-04\n+++\n\
                       Some 900 soldiers fill sandbags in the valley, according to the mayor. Nobody sleeps.\n";
const CONFIG: &str = "articles = [\"articles\"]\n\n[[topic]]\nname = \"Soldiers\"\nany = [\"soldiers\"]\n";

const REJECT: &str = "[[reject]]\ntopic = \"soldiers\"\narticle = \"courier\"\n\
                      exact = \"Some 900 soldiers fill sandbags in the valley, according to the mayor.\"\n\
                      suffix = \" Nobody sleeps.\"\nmade = 2020-03-05\n";
const FIGURE: &str = "[[figure]]\nvalue = 1100\narticle = \"post\"\nexact = \"1,200 soldiers\"\n\
                      prefix = \"The army has sent \"\nsuffix = \" to the valley\"\noutlet = \"The Harbour Post\"\n\
                      made = 2020-03-05\nby = \"Ana\"\n";

fn story(more: &[(&str, &str)]) -> TempDir {
    let files = [("articles/post.md", POST), ("articles/courier.md", COURIER), ("config.toml", CONFIG)];
    folder_of(&[&files, more].concat())
}

fn document(story: &TempDir, line: &str) -> serde_json::Value {
    let came = parallax(story.path(), line);
    assert_eq!(came.code, 0, "{}", came.err);
    serde_json::from_str(&came.out).unwrap()
}

/// The states and reasons of a listing.
fn listed(story: &TempDir) -> (i32, Vec<(String, String)>) {
    let came = parallax(story.path(), "corrections --format json");
    let found: serde_json::Value = serde_json::from_str(&came.out).unwrap();
    let records = found["reports"][0]["records"].as_array().unwrap_or_else(|| panic!("{found}"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    (came.code, records.iter().map(|record| (text(&record["state"]), text(&record["why"]))).collect())
}

#[test]
fn what_is_judged_is_laid_over_and_left_out_on_request() {
    let story = story(&[("corrections.toml", &format!("{REJECT}\n{FIGURE}"))]);
    let judged = document(&story, "compare --format json");
    let plain = document(&story, "compare --format json --no-corrections");
    let passages = |of: &serde_json::Value| {
        let rows = of["topics"][0]["rows"].as_array().unwrap().iter();
        let cells = rows.flat_map(|row| row["cells"].as_array().unwrap());
        cells.flat_map(|cell| cell["passages"].as_array().unwrap()).count()
    };
    assert_eq!((passages(&judged), passages(&plain)), (1, 2));
    let figure = &judged["topics"][0]["rows"][0]["cells"][0]["passages"][0]["figures"][0];
    assert_eq!((&figure["value"], &figure["corrected"]["read"]["value"]), (&1100.into(), &1200.into()));
    assert_eq!(figure["corrected"]["by"][0], "Ana");
    assert_eq!(judged["made_by"]["corrections"]["count"], 2);
    assert!(plain["made_by"].get("corrections").is_none() && plain["topics"][0].get("corrections").is_none());
    let before = self::story(&[]);
    assert_eq!(
        parallax(story.path(), "compare --no-corrections").out,
        parallax(before.path(), "compare").out,
        "as if there were none"
    );
    assert_eq!(
        listed(&story),
        (0, vec![("in force".into(), String::new()), ("in force".into(), String::new())])
    );
    let why = parallax(story.path(), "show why post:1").out;
    assert!(why.contains("“1,200 soldiers” corrected by Ana: 1,100 (read as 1,200)"), "{why}");
    let figures = parallax(story.path(), "show figures").out;
    assert!(figures.contains("1,100 (corrected by Ana)"), "{figures}");
    let text = parallax(story.path(), "corrections").out;
    assert!(text.contains("courier:1") && text.contains("“1,200 soldiers”: 1,100"), "{text}");
}

#[test]
fn what_has_lost_its_place_is_listed_and_told_by_the_exit_code() {
    let changed = COURIER.replace("Some 900", "Some 950");
    let story =
        story(&[("corrections.toml", &format!("{REJECT}\n{FIGURE}")), ("articles/courier.md", &changed)]);
    let (code, found) = listed(&story);
    assert_eq!(code, 1);
    let why = "its words are gone from the article (courier: “Some 900 soldiers fill sandbags in the valley, according to …”)";
    assert_eq!(found[0], ("orphan".into(), why.into()));
    let came = parallax(story.path(), "compare");
    assert!(
        came.code == 0 && came.out.contains("not applied: reject by you, its words are gone"),
        "{}",
        came.out
    );
    // A renamed article of the same text, and one that was renamed and changed elsewhere.
    fs::rename(story.path().join("articles/post.md"), story.path().join("articles/moved.md")).unwrap();
    fs::write(story.path().join("articles/courier.md"), COURIER).unwrap();
    assert_eq!(listed(&story).0, 0);
    fs::write(story.path().join("articles/moved.md"), POST.replace("all night", "all day")).unwrap();
    assert_eq!(listed(&story).0, 0);
    fs::write(story.path().join("articles/moved.md"), POST.replace("Harbour Post", "Other Post")).unwrap();
    assert_eq!(listed(&story).1[0], ("orphan".into(), "its article is gone (post: “1,200 soldiers”)".into()));
}

#[test]
fn several_files_lie_over_each_other_and_none_wins_unseen() {
    let config = format!("corrections = [\"corrections.toml\", \"anna.toml\"]\n{CONFIG}");
    let theirs = FIGURE.replace("1100", "1300").replace("by = \"Ana\"\n", "");
    let files = [("config.toml", config.as_str()), ("corrections.toml", FIGURE), ("anna.toml", &theirs)];
    let story = story(&files);
    let judged = document(&story, "compare --format json");
    let figure = &judged["topics"][0]["rows"][0]["cells"][0]["passages"][0]["figures"][0];
    assert_eq!(
        (&figure["value"], figure.get("corrected")),
        (&1200.into(), None),
        "the program’s own choice stands"
    );
    let topic = &judged["topics"][0]["corrections"];
    assert_eq!(topic["disagreements"][0]["on"], "value");
    assert_eq!(topic["disagreements"][0]["by"], serde_json::json!(["Ana", "anna"]));
    let (code, found) = listed(&story);
    assert_eq!((code, found[0].0.as_str()), (1, "differs"));
    assert_eq!(found[0].1, "anna judged otherwise: a figure's value");
    let markdown = parallax(story.path(), "compare").out;
    assert!(
        markdown.contains("not agreed on: a figure's value (Ana and anna); left as the program has it"),
        "{markdown}"
    );
    fs::write(story.path().join("anna.toml"), FIGURE).unwrap();
    assert_eq!(listed(&story).0, 0, "both say the same");
    fs::remove_file(story.path().join("anna.toml")).unwrap();
    let came = parallax(story.path(), "compare");
    assert_eq!(came.code, 2);
    assert!(
        came.err.contains("there is no file `anna.toml`") && came.err.contains("config.toml:1"),
        "{}",
        came.err
    );
}

#[test]
fn what_cannot_be_read_is_named_by_line_and_hides_nothing_else() {
    let bad = REJECT.replace("made = 2020-03-05", "mode = 1\nmade = 2020-03-05");
    let story = story(&[("corrections.toml", &format!("{bad}\n{FIGURE}"))]);
    let came = parallax(story.path(), "compare");
    assert_eq!(came.code, 0);
    assert!(
        came.err.contains("there is no key `mode` in `[[reject]]`")
            && came.err.contains("corrections.toml:6:1")
    );
    assert!(came.out.contains("corrected by Ana") && came.out.contains("Some 900 soldiers"), "{}", came.out);
    assert_eq!(parallax(story.path(), "corrections").code, 1);
    let came = parallax(story.path(), "check");
    assert_eq!(came.code, 1);
    assert!(came.out.contains("1 correction in 1 file") && came.out.contains("1 problem"), "{}", came.out);
}
