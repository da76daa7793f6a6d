//! `parallax show` and `parallax export` as a shell sees them: every view in every format, read by
//! parsers that are not ours, and the same bytes for the same input.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const POST: &str = "+++\ntitle = \"=Valley\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n\
                    url = \"https://example.org/<1>\"\n+++\n\
                    The army has sent 1,200 soldiers to the valley. “We have never seen such a flood here,” said Ada Brink.\n";
const COURIER: &str = "+++\ntitle = \"A week of rain\"\noutlet = \"Inland Courier\"\npublished = 2020-03-04\n\
                       guessed = [\"published\"]\n+++\n\
                       Some 900 soldiers fill sandbags & <b>walls</b> in the valley. Ada Brink said soldiers came late.\n";
const CONFIG: &str = "articles = [\"articles\"]\n\n[[topic]]\nname = \"Soldiers\"\nany = [\"soldiers\", \"flood\"]\n\n\
                      [[wording]]\nname = \"Water\"\nterms = [[\"flood\"], [\"sandbags\", \"walls\"]]\n";

fn story() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/post.md"), POST).unwrap();
    fs::write(folder.path().join("articles/courier.md"), COURIER).unwrap();
    fs::write(folder.path().join("config.toml"), CONFIG).unwrap();
    folder
}

fn parallax(folder: &Path, line: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("parallax").unwrap();
    let command = command.current_dir(folder).env("HOME", folder).env("XDG_CONFIG_HOME", folder.join("none"));
    let output = command.args(line.split_whitespace()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const VIEWS: [&str; 11] = [
    "matrix",
    "omissions",
    "gaps",
    "timeline",
    "figures",
    "voices",
    "words soldiers",
    "wordings",
    "near-misses",
    "why post:1",
    "article post",
];

#[test]
fn every_view_is_printed_in_every_format_the_same_way_twice() {
    let story = story();
    for view in VIEWS {
        let json = parallax(story.path(), &format!("show {view} --format json"));
        assert_eq!((json.0, json.2.as_str()), (0, ""), "{view}");
        let document: serde_json::Value = serde_json::from_str(&json.1).unwrap();
        assert_eq!(document["show"], view.split(' ').next().unwrap());
        let records = document["reports"][0]["records"].as_array().unwrap();
        let csv = parallax(story.path(), &format!("show {view} --format csv"));
        let mut reader = csv::Reader::from_reader(csv.1.as_bytes());
        let width = reader.headers().unwrap().len();
        let lines: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        let all: usize = document["reports"]
            .as_array()
            .unwrap()
            .iter()
            .map(|of| of["records"].as_array().unwrap().len())
            .sum();
        assert_eq!(lines.len(), all, "{view}");
        if let Some(first) = records.first() {
            assert_eq!(width, first.as_object().unwrap().len() + 3, "{view}: and three for the origin");
        }
        for form in ["text", "markdown", "json", "csv"] {
            let line = format!("show {view} --format {form}");
            let once = parallax(story.path(), &line);
            assert_eq!((once.0, once.2.as_str()), (0, ""), "{line}");
            assert!(!once.1.contains('\u{1b}') && once.1.ends_with('\n'), "{line}");
            assert_eq!(parallax(story.path(), &line), once, "{line}");
        }
    }
}

#[test]
fn what_figures_voices_and_words_print_is_in_the_texts() {
    let story = story();
    let records = |line: &str| -> Vec<serde_json::Value> {
        let document: serde_json::Value =
            serde_json::from_str(&parallax(story.path(), &format!("show {line} --format json")).1).unwrap();
        document["reports"][0]["records"].as_array().unwrap().clone()
    };
    let check = |line: &str, field: &str, expected: &[&str]| {
        let found = records(line);
        let told: Vec<&str> = found.iter().map(|record| record[field].as_str().unwrap()).collect();
        assert_eq!(told, expected, "{line}");
        for record in &found {
            let body = if record["article"] == "post" { POST } else { COURIER };
            let body = body.rsplit_once("+++\n").unwrap().1;
            let at = |field: &str| record[field].as_u64().unwrap() as usize;
            assert_eq!(&body[at("start")..at("end")], record[field].as_str().unwrap(), "{line}");
        }
    };
    check("figures", "text", &["1,200 soldiers", "Some 900 soldiers"]);
    check("words soldiers", "hit", &["soldiers", "soldiers", "soldiers"]);
    let voices = records("voices");
    let direct = voices.iter().find(|of| of["kind"] == "direct").unwrap();
    assert_eq!((&direct["speaker"], &direct["cue"]), (&"Ada Brink".into(), &"said".into()));
}

#[test]
fn what_cannot_be_shown_is_named() {
    let story = story();
    let check = |line: &str, code: i32, words: &str| {
        let (found, _, err) = parallax(story.path(), line);
        assert!(found == code && err.contains(words), "{line}: {found} {err}");
    };
    check("show words /(/", 2, "cannot be looked for");
    check("show figures --topic soldier", 2, "soldiers");
    check("show why post:99", 2, "99");
    check("export --output config.toml --format json", 3, "--force replaces it");
}

#[test]
fn exports_are_read_by_parsers_that_are_not_ours() {
    let story = story();
    let (code, text, _) = parallax(story.path(), "export --format csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(code, 0);
    assert!(lines.iter().any(|line| &line[place("title")] == "'=Valley"), "a formula is made safe\n{text}");
    for line in &lines {
        let body = if &line[place("article")] == "post" { POST } else { COURIER };
        let body = body.rsplit_once("+++\n").unwrap().1;
        let at = |name: &str| line[place(name)].parse::<usize>().unwrap();
        assert_eq!(&body[at("start")..at("end")], &line[place("text")]);
    }
    let (_, exact, _) = parallax(story.path(), "export --format csv --exact");
    assert!(exact.contains(",=Valley,"), "{exact}");
    let (_, html, _) = parallax(story.path(), "export --format html");
    assert!(html.contains("&amp; &lt;b&gt;walls&lt;/b&gt;") && !html.contains("<script"), "{html}");
    assert!(html.contains("https://example.org/&lt;1&gt;"), "{html}");
    let (_, json, _) = parallax(story.path(), "export --format json --paragraph courier:1");
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["topics"][0]["id"], "soldiers");
    for form in ["markdown", "csv", "json", "html"] {
        let line = format!("export --format {form}");
        assert_eq!(parallax(story.path(), &line), parallax(story.path(), &line), "{line}");
    }
}

#[test]
fn the_manual_and_completions_derive_from_the_arguments() {
    let folder = tempfile::tempdir().unwrap();
    let (code, page, _) = parallax(folder.path(), "man");
    assert_eq!(code, 0);
    for words in [".TH parallax 1", "PARALLAX SHOW", "PARALLAX EXPORT", "counterparts"] {
        assert!(page.contains(words), "{words}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let (code, script, _) = parallax(folder.path(), &format!("completions {shell}"));
        assert!(code == 0 && script.contains("near-misses"), "{shell}");
    }
}
