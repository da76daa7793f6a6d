//! `parallax verify` as a shell sees it: what copies and exports carry is checked again, after the
//! articles and the documents were edited.

use crate::common::shell::{folder_of, parallax, piped};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const POST: &str = "+++\ntitle = \"Valley under water\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n+++\n\
                    Rain fell for a week. It did not stop.\n\n\
                    The army has sent 1,200 soldiers to the valley. “We have *never* seen this,” said Ada Brink_. They stay.\n";
const COURIER: &str = "+++\ntitle = \"A week of rain\"\noutlet = \"Inland Courier\"\npublished = \"2020-03-04\"\nguessed = [\"published\"]\n+++\n\
                       Some 900 soldiers fill sandbags in the valley, according to the mayor. They wait for more rain & wind.\n";
const CONFIG: &str = "articles = [\"articles\"]\n\n[[topic]]\nname = \"Soldiers\"\nany = ['soldiers']\n\n\
                      [[topic]]\nname = \"Staying\"\nany = [\"stay\", \"never\", \"wait\"]\n";
const POST_FILE: &str = "articles/the post_1/a, b.md";

fn story() -> TempDir {
    folder_of(&[(POST_FILE, POST), ("articles/courier.md", COURIER), ("config.toml", CONFIG)])
}

fn written(story: &TempDir, name: &str, line: &str) -> String {
    let came = parallax(story.path(), line);
    assert_eq!((came.code, came.err.as_str()), (0, ""));
    fs::write(story.path().join(name), &came.out).unwrap();
    came.out
}

fn edit(story: &TempDir, file: &str, from: &str, to: &str) {
    let path = story.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "no “{from}” in {text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// The exit code, and how many citations are exact, moved, altered and gone.
#[track_caller]
fn verdicts(folder: &Path, line: &str) -> (i32, [u64; 4]) {
    let came = parallax(folder, &format!("verify --format json {line}"));
    let json: Value = serde_json::from_str(&came.out).unwrap_or_else(|_| panic!("{came:?}"));
    (
        came.code,
        ["exact", "moved", "altered", "gone"].map(|verdict| json["counts"][verdict].as_u64().unwrap()),
    )
}

/// What is quoted for people at a terminal is exact, also a sentence out of a longer quotation.
#[test]
fn what_is_shown_can_be_checked_again() {
    let story = story();
    let figures = "\n[[topic]]\nname = \"How many\"\nany = [\"stay\", \"soldiers\"]\nwith = \"figure\"\n";
    fs::write(story.path().join("config.toml"), format!("{CONFIG}{figures}")).unwrap();
    edit(&story, POST_FILE, "They stay.", "“Nobody will stay. They must not stay,” she said.");
    for line in [
        "show gaps",
        "show gaps --format markdown",
        "show near-misses",
        "show near-misses --format markdown",
        "counterparts courier:1",
    ] {
        let name = if line.contains("markdown") { "shown.md" } else { "shown.txt" };
        let text = written(&story, name, line);
        assert!(text.contains("parallax:"), "{line}: {text}");
        let (code, [exact, ..]) = verdicts(story.path(), name);
        assert!(code == 0 && exact >= 1, "{line}: {text}");
    }
}

/// Whatever is exported is exact as it is, moved when a paragraph comes before it, and altered when a
/// word of it is another, in the document or in the article.
#[test]
fn every_export_can_be_checked_again() {
    for (name, line, altered) in [
        ("a.md", "export --format markdown", ("sent 1,200", "sent 12,000")),
        ("a.csv", "export --format csv", ("sent 1,200", "sent 12,000")),
        ("a.html", "export --format html", ("sent 1,200", "sent 12,000")),
        (
            "a.json",
            "export --format json",
            ("sent 1,200 soldiers to the valley.\"", "sent 12,000 soldiers.\""),
        ),
        ("compare.json", "compare --format json", ("sent 1,200 soldiers to the valley.\"", "sent 12,000.\"")),
        ("compare.txt", "compare", ("sent 1,200", "sent 12,000")),
    ] {
        let story = story();
        let text = written(&story, name, line);
        assert!(text.contains("[parallax:the%20post%5F1/a%2C%20b,p2,"), "{text}");
        let (code, [exact, moved, ..]) = verdicts(story.path(), name);
        assert!(code == 0 && exact >= 4 && moved == 0, "{name}: {exact}");
        edit(&story, POST_FILE, "Rain fell", "Corrected.\n\nRain fell");
        let (code, [still, moved, no, gone]) = verdicts(story.path(), name);
        assert!(code == 0 && moved >= 2 && still + moved == exact, "{name}: {still} {moved} {no} {gone}");
        edit(&story, name, altered.0, altered.1);
        let (code, [.., altered, gone]) = verdicts(story.path(), name);
        assert!(code == 1 && altered > 0 && gone == 0, "{name}: {altered} {gone}");
        fs::write(story.path().join(name), &text).unwrap();
        edit(&story, POST_FILE, "1,200", "1,300");
        let (code, [.., altered, gone]) = verdicts(story.path(), name);
        assert!(code == 1 && altered > 0 && gone == 0, "{name}: {altered} {gone}");
    }
}

#[test]
fn a_person_is_told_what_came_of_each() {
    let story = story();
    let markdown = written(&story, "export.md", "export --topic soldiers");
    let locator = |of: &str| {
        let at = markdown.find(&format!("[parallax:{of}")).unwrap();
        markdown[at..].split_inclusive(']').next().unwrap()
    };
    let (post, courier) = (locator("the"), locator("courier"));
    let notes = format!(
        "# Notes\n\nThe Courier writes of “900 soldiers … in the valley” {courier}.\n\n\
         > The army has sent\n> 12,000 soldiers to the valley.\n>\n> — The Post\n> {post}\n\nSee {post}, and {}.\n",
        post.replace("the%20post%5F1", "lost").replace("p2,", "p9,").replace("0]", "1]"),
    );
    fs::write(story.path().join("notes.md"), &notes).unwrap();
    fs::write(story.path().join("plain.md"), "Nothing here.\n").unwrap();
    let came = parallax(story.path(), "verify notes.md plain.md");
    assert_eq!((came.code, came.err.as_str()), (1, ""), "{}", came.out);
    let hash = came.out.rfind("parallax 0").unwrap();
    insta::assert_snapshot!("report", &came.out[..hash]);
}

#[test]
fn a_renamed_article_is_found_by_its_words() {
    let story = story();
    written(&story, "a.md", "export");
    fs::rename(story.path().join("articles/courier.md"), story.path().join("articles/inland.md")).unwrap();
    let came = parallax(story.path(), "verify a.md");
    assert_eq!(came.code, 0, "{}", came.out);
    assert!(
        came.out
            .contains("courier ¶1 → inland ¶1, Inland Courier, ~4 Mar 2020 (there is no article courier)"),
        "{}",
        came.out
    );
}

#[test]
fn what_cannot_be_checked_is_said_with_exit_code_2() {
    let story = story();
    fs::write(story.path().join("notes.md"), "None.").unwrap();
    fs::write(story.path().join("bad.json"), "{ no").unwrap();
    fs::write(story.path().join("picture"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for (line, expected) in [
        ("verify absent.md", "absent.md cannot be read"),
        ("verify notes.md", "no citation with a locator, `[parallax:…]`, in notes.md"),
        ("verify bad.json", "bad.json is no JSON"),
        ("verify picture", "picture is not text"),
        ("verify --config absent.toml notes.md", "no citation"),
    ] {
        let came = parallax(story.path(), line);
        assert_eq!((came.code, came.out.as_str()), (2, ""), "{line}");
        assert!(came.err.contains(expected), "{line}: {}", came.err);
    }
    let cited = "[parallax:a,p1,0-3,0123456789ab]";
    let empty = folder_of(&[("a.md", cited), ("none/x", "")]);
    for line in ["verify a.md", "verify --articles none a.md"] {
        let came = parallax(empty.path(), line);
        assert_eq!((came.code, came.out.as_str()), (2, ""), "{line}");
        assert!(
            came.err.contains("there are no articles here to check citations against"),
            "{line}: {}",
            came.err
        );
    }
}

#[test]
fn documents_come_from_standard_input_and_articles_from_where_is_said() {
    let story = story();
    let csv = written(&story, "a.csv", "export --format csv");
    let elsewhere = folder_of(&[("x", "")]);
    let articles = story.path().join("articles").display().to_string();
    let config = story.path().join("config.toml").display().to_string();
    for words in [
        vec!["verify", "-", "--articles", &articles],
        vec!["verify", "--config", &config, "-"],
        vec!["--config", &config, "verify", "-"],
        vec![articles.as_str(), "verify", "-"],
    ] {
        let came = piped(elsewhere.path(), &words, &csv);
        assert_eq!((came.code, came.err.as_str()), (0, ""), "{words:?}: {}", came.out);
        assert!(came.out.starts_with("standard input\n") && came.out.contains(" 0 moved, 0 altered, 0 gone"));
    }
}

#[test]
fn what_is_copied_from_the_sample_can_be_checked_in_it() {
    let folder = folder_of(&[]);
    let export = parallax(folder.path(), "export --topic sanctions");
    fs::write(folder.path().join("a.md"), export.out).unwrap();
    let came = parallax(folder.path(), "verify a.md");
    assert_eq!(came.code, 0, "{}", came.out);
}
