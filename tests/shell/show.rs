//! `parallax show` and `parallax export` as a shell sees them: every view in every format, read by
//! parsers that are not ours, and the same bytes for the same input.

use crate::common::shell::{Came, folder_of, parallax};
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
    folder_of(&[("articles/post.md", POST), ("articles/courier.md", COURIER), ("config.toml", CONFIG)])
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
        assert_eq!((json.code, json.err.as_str()), (0, ""), "{view}");
        let document: serde_json::Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(document["show"], view.split(' ').next().unwrap());
        let records = document["reports"][0]["records"].as_array().unwrap();
        let csv = parallax(story.path(), &format!("show {view} --format csv"));
        let mut reader = csv::Reader::from_reader(csv.out.as_bytes());
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
            assert_eq!((once.code, once.err.as_str()), (0, ""), "{line}");
            assert!(!once.out.contains('\u{1b}') && once.out.ends_with('\n'), "{line}");
            assert_eq!(parallax(story.path(), &line), once, "{line}");
        }
    }
}

#[test]
fn what_figures_voices_and_words_print_is_in_the_texts() {
    let story = story();
    let records = |line: &str| -> Vec<serde_json::Value> {
        let document: serde_json::Value =
            serde_json::from_str(&parallax(story.path(), &format!("show {line} --format json")).out).unwrap();
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
        let came = parallax(story.path(), line);
        assert!(came.code == code && came.err.contains(words), "{line}: {came:?}");
    };
    check("show words /(/", 2, "cannot be looked for");
    check("show figures --topic soldier", 2, "soldiers");
    check("show why post:99", 2, "99");
    check("export --output config.toml --format json", 3, "--force replaces it");
}

#[test]
fn exports_are_read_by_parsers_that_are_not_ours() {
    let story = story();
    let came = parallax(story.path(), "export --format csv");
    assert_eq!(came.code, 0);
    let text = came.out;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert!(lines.iter().any(|line| &line[place("title")] == "'=Valley"), "a formula is made safe\n{text}");
    for line in &lines {
        let body = if &line[place("article")] == "post" { POST } else { COURIER };
        let body = body.rsplit_once("+++\n").unwrap().1;
        let at = |name: &str| line[place(name)].parse::<usize>().unwrap();
        assert_eq!(&body[at("start")..at("end")], &line[place("text")]);
    }
    let exact = parallax(story.path(), "export --format csv --exact").out;
    assert!(exact.contains(",=Valley,"), "{exact}");
    let (tags, words) = read_html(&parallax(story.path(), "export --format html").out);
    assert!(words.contains("Some 900 soldiers fill sandbags & <b>walls</b> in the valley."), "{words}");
    let is_ours = |tag: &Tag| tag.name != "script" && (tag.name != "b" || tag.attributes == ["figure"]);
    assert!(tags.iter().all(is_ours), "text became a tag");
    let cells = tags.iter().filter(|tag| tag.name == "td").count();
    assert!(cells > 1, "it is a table");
    let address = |tag: &Tag| tag.attributes.iter().any(|value| value == "https://example.org/<1>");
    assert!(tags.iter().any(address), "the address is whole");
    let json = parallax(story.path(), "export --format json --paragraph courier:1").out;
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document["topics"][0]["id"], "soldiers");
}

/// An opening tag as a parser reads it.
struct Tag {
    name: String,
    attributes: Vec<String>,
}

/// The opening tags and the text of a page; fails where the parser finds a fault, or tags that are not
/// closed in their order.
fn read_html(page: &str) -> (Vec<Tag>, String) {
    use html5gum::{Token, Tokenizer};
    const NEVER_CLOSED: [&str; 3] = ["meta", "br", "link"];
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (mut tags, mut words, mut open) = (Vec::new(), String::new(), Vec::new());
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if !tag.self_closing && !NEVER_CLOSED.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                let attributes = tag.attributes.values().map(|value| text(value)).collect();
                tags.push(Tag { name, attributes });
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name)), "it closes another"),
            Token::String(string) => words.push_str(&text(&string)),
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    (tags, words)
}

#[test]
fn the_same_inputs_give_the_same_bytes_ten_times_by_article_and_by_outlet() {
    let story = story();
    for columns in ["article", "outlet"] {
        let config = format!("{CONFIG}\n[view]\ncolumns = \"{columns}\"\n");
        std::fs::write(story.path().join(format!("{columns}.toml")), config).unwrap();
    }
    let shown = VIEWS.iter().map(|view| format!("show {view} --format json"));
    let exported = ["markdown", "csv", "json", "html"].map(|form| format!("export --format {form}"));
    for line in shown.chain(exported).chain(["compare --format json".to_owned()]) {
        for columns in ["article", "outlet"] {
            let line = format!("{line} --config {columns}.toml");
            let once = parallax(story.path(), &line);
            assert_eq!((once.code, once.err.as_str()), (0, ""), "{line}");
            for _ in 1..10 {
                assert_eq!(parallax(story.path(), &line), once, "{line}");
            }
        }
    }
}

#[test]
fn the_manual_and_completions_derive_from_the_arguments() {
    let folder = tempfile::tempdir().unwrap();
    let Came { code, out: page, .. } = parallax(folder.path(), "man");
    assert_eq!(code, 0);
    for words in [".TH parallax 1", "PARALLAX SHOW", "PARALLAX EXPORT", "counterparts"] {
        assert!(page.contains(words), "{words}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let Came { code, out: script, .. } = parallax(folder.path(), &format!("completions {shell}"));
        assert!(code == 0 && script.contains("near-misses"), "{shell}");
    }
}
